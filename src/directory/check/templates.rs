//! Whether canned answers can be found by their names and sent as they stand.

use super::Problem;
use crate::directory::file::DataFile;
use crate::directory::template::{CODE, SERVICE, Template};

/// The longest text: what a telephone shows on two screens. Whoever has more to say writes to the person themselves.
const LONGEST_TEXT: usize = 1500;
/// The longest title: a line in the list.
const LONGEST_TITLE: usize = 80;
/// The longest name that one still types.
const LONGEST_NAME: usize = 32;

/// Names, references and texts of all canned answers.
pub(super) fn templates(file: &DataFile, found: &mut Vec<Problem>) {
    for (place, template) in file.templates.iter().enumerate() {
        let at = format!("template {}", template.name);
        name(&at, &template.name, found);
        references(file, &at, template, found);
        text(&at, template, found);
        let same = |other: &&Template| other.name == template.name && other.meets(template);
        if file.templates.iter().take(place).any(|other| same(&other)) {
            let remedy = "give each a name of its own, or queues or concerns that do not meet";
            found.push(Problem::new(at, "comes twice for the same room and concern", remedy));
        }
    }
}

fn name(at: &str, name: &str, found: &mut Vec<Problem>) {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if name.is_empty() || !name.chars().all(plain) {
        found.push(Problem::new(
            at,
            "the name is no plain word",
            "use small letters a to z, digits and hyphens",
        ));
    }
    if name.chars().count() > LONGEST_NAME {
        let remedy = format!("shorten it to {LONGEST_NAME} characters");
        found.push(Problem::new(at, "the name is too long to be typed", remedy));
    }
    // "bdf-234" would be a case, and "bdf-2" a mistyped one.
    let bare: Vec<char> = name.chars().filter(|c| *c != '-').collect();
    let letters = bare.iter().take_while(|c| c.is_alphabetic()).count();
    if letters == 3 && bare.get(letters).is_some_and(char::is_ascii_digit) {
        let remedy = "begin it with a word of more than three letters";
        found.push(Problem::new(at, "the name looks like a case code", remedy));
    }
}

fn references(file: &DataFile, at: &str, template: &Template, found: &mut Vec<Problem>) {
    for id in template.queues.iter().filter(|id| !file.queue_ids.contains(id)) {
        let what = format!("no queue is called \"{id}\"");
        found.push(Problem::new(at, what, "name one of the [[queue]]s"));
    }
}

fn text(at: &str, template: &Template, found: &mut Vec<Problem>) {
    let title = template.title.trim();
    if title.is_empty() || title.chars().count() > LONGEST_TITLE || title.contains('\n') {
        let remedy = format!("say in one line of at most {LONGEST_TITLE} characters what it is for");
        found.push(Problem::new(at, "the title is no short line", remedy));
    }
    for text in template.texts().map(str::trim) {
        one_text(at, text, found);
    }
}

fn one_text(at: &str, text: &str, found: &mut Vec<Problem>) {
    if text.is_empty() {
        found.push(Problem::new(at, "the text is empty", "write what the person shall read"));
    }
    let length = text.chars().count();
    if length > LONGEST_TEXT {
        let what = format!("the text has {length} characters");
        found.push(Problem::new(at, what, format!("shorten it to {LONGEST_TEXT}")));
    }
    let rest = text.replace(CODE, "").replace(SERVICE, "");
    if rest.contains(['{', '}']) {
        let remedy = format!("there are {CODE} and {SERVICE}; write no other braces");
        found.push(Problem::new(at, "there is no such placeholder", remedy));
    }
}
