//! Canned answers as data: what is shipped promises nothing, and every mistake in them is found.

use lotse::directory::template::Template;
use lotse::id::CaseCode;
use lotse::intake::dialogue::Form;

use super::*;

/// The built-in file with more behind its last template.
fn with(more: &str) -> String {
    let places = "# --- Places";
    assert!(BUILT_IN.contains(places));
    BUILT_IN.replacen(places, &format!("{more}\n{places}"), 1)
}

fn entry(name: &str, more: &str) -> String {
    format!("[[template]]\nname = \"{name}\"\ntitle = \"fragt nach\"\ntext = \"Guten Tag\"\n{more}\n")
}

fn found(more: &str) -> Vec<String> {
    let problems = Directory::parse(&with(more)).err().unwrap_or_default();
    problems.iter().map(ToString::to_string).collect()
}

#[test]
fn what_is_shipped_is_there_for_everyone_and_holds_no_contact_and_no_loud_word() {
    let directory = directory();
    for queue in directory.queues() {
        for concern in Concern::ALL.into_iter().map(Some).chain([None]) {
            let fitting: Vec<&Template> =
                directory.templates(&queue.id).filter(|template| template.is_for(concern)).collect();
            assert!(fitting.len() >= 3, "{} {concern:?}", queue.id);
            let forms =
                fitting.into_iter().flat_map(|template| [(template, Form::Sie), (template, Form::Du)]);
            for (template, form) in forms {
                let text = template.filled(form, CaseCode::parse("BDF-234").as_ref(), &queue.name);
                let formal = text.contains(" Sie ") || text.contains(" Ihre");
                assert_eq!(formal, form == Form::Sie, "{}: {text}", template.name);
                let digits: Vec<&str> = text
                    .split(|c: char| !c.is_ascii_digit())
                    .filter(|word| !word.is_empty() && !["110", "112", "234"].contains(word))
                    .collect();
                assert!(digits.is_empty(), "{}: {digits:?}", template.name);
                assert!(!text.contains(['!', '{', '}', '@']), "{text}");
                assert_eq!(text, text.trim());
            }
        }
    }
}

#[test]
fn a_template_is_found_where_it_belongs_and_filled() {
    let more = [
        entry("treffen", "queues = [\"lks\"]\nconcerns = [\"opferberatung\"]"),
        entry("treffen", "queues = [\"lks\"]\nconcerns = [\"elternberatung\"]")
            .replace("Tag", "Abend {code} {service}"),
        entry("treffen", "queues = [\"jump\"]"),
    ]
    .concat();
    let directory = Directory::parse(&with(&more)).expect("the file is right");
    let (lks, jump) = (QueueId::new("lks"), QueueId::new("jump"));
    let text =
        |queue: &QueueId, concern| directory.template(queue, "treffen", concern).map(|t| t.text.as_str());
    assert_eq!(text(&lks, Some(Concern::Opferberatung)), Some("Guten Tag"));
    assert_eq!(text(&lks, Some(Concern::Elternberatung)), Some("Guten Abend {code} {service}"));
    // Of two, none is meant surely; of one, it is.
    assert_eq!(text(&lks, None), None);
    assert_eq!(text(&jump, Some(Concern::Elternberatung)), Some("Guten Tag"));
    assert_eq!(text(&QueueId::new("dia"), None), None);
    let template = directory.template(&lks, "treffen", Some(Concern::Elternberatung)).expect("a template");
    assert_eq!(
        template.filled(Form::Sie, CaseCode::parse("BDF-234").as_ref(), "LKS"),
        "Guten Abend BDF-234 LKS"
    );
    assert_eq!(template.filled(Form::Sie, None, "LKS"), "Guten Abend {code} LKS");
}

#[test]
fn every_mistake_in_templates_is_found_at_once_with_its_remedy() {
    let long = "x".repeat(1501);
    let more = [
        entry("eins", "queues = [\"lkss\"]"),
        entry("zwei", "concerns = [\"kummer\"]"),
        entry("drei", "").replace("Guten Tag", " "),
        entry("vier", "").replace("Guten Tag", &long),
        entry("fuenf", "").replace("Guten Tag", "Guten Tag {name}"),
        entry("Sechs", ""),
        entry("bdf-234", ""),
        entry("sieben", "").replace("fragt nach", " "),
        entry("gespraech", "queues = [\"lks\"]"),
        entry("acht", "wer = \"alle\""),
        entry("ein-name-den-niemand-mehr-tippen-mag", ""),
    ]
    .concat();
    let found = found(&more);
    for expected in [
        "template eins: no queue is called \"lkss\"",
        "template zwei: unknown variant `kummer`",
        "template drei: the text is empty",
        "template vier: the text has 1501 characters",
        "template fuenf: there is no such placeholder",
        "template Sechs: the name is no plain word",
        "template bdf-234: the name looks like a case code",
        "template sieben: the title is no short line",
        "template gespraech: comes twice for the same room and concern",
        "template acht: unknown field `wer`",
        "template ein-name-den-niemand-mehr-tippen-mag: the name is too long",
    ] {
        assert!(found.iter().any(|problem| problem.contains(expected)), "{expected}\nis not in\n{found:#?}");
    }
    assert_eq!(found.len(), 11, "{found:#?}");
    assert!(found.iter().all(|problem| problem.contains("; ")), "each names a remedy: {found:#?}");
}

#[test]
fn a_directory_needs_no_templates() {
    let start = BUILT_IN.find("[[template]]").expect("templates");
    let end = BUILT_IN.find("# --- Places").expect("places");
    let without = format!("{}{}", &BUILT_IN[..start], &BUILT_IN[end..]);
    let directory = Directory::parse(&without).expect("the file is right");
    assert_eq!(directory.templates(&QueueId::new("lks")).count(), 0);
}
