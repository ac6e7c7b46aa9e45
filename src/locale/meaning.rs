//! What a short text means where it answers nothing that is open: the words of a button of another question, a yes, a number, a
//! wish to stop, a call, a feeling. By its words alone; whether it is meant so, the dialogue decides.
//!
//! Only the whole text counts here too, and every word of it: "lasst mich in Ruhe" is a wish, "die Nachbarn lassen mich nicht in
//! Ruhe" is somebody's story.

use std::collections::{HashMap, HashSet};

use super::label;
use super::reply::{Folded, digits, fold};
use super::speaker::Speaker;
use super::texts::{Broken, Line, Texts};
use crate::id::CaseCode;
use crate::intake::ask::Answers;
use crate::intake::dialogue::Form;
use crate::intake::input::Meaning;
use crate::intake::question::Choice;

/// Words as they are compared, in both ways people write umlauts without them.
struct Listed(HashSet<String>);

impl Listed {
    fn new(texts: &Texts, id: &'static str) -> Result<Self, Broken> {
        let list = texts.format(&Line::new(id), Form::Sie)?;
        Ok(Self(list.split(',').flat_map(both_ways).collect()))
    }

    fn has(&self, said: &Folded) -> bool {
        self.0.contains(&said.plain) || self.0.contains(&said.with_e)
    }

    fn has_word(&self, word: &str) -> bool {
        self.0.contains(word)
    }
}

fn both_ways(text: &str) -> [String; 2] {
    [fold(text, "").collect(), fold(text, "e").collect()]
}

/// What texts are held against that answer nothing, folded once.
pub(super) struct Heard {
    labels: HashMap<String, Choice>,
    aliases: HashMap<String, Choice>,
    /// How the label begins that names a case.
    to_a_case: String,
    stop: Listed,
    stopping: [Listed; 2],
    thanks: Listed,
    unsure: Listed,
    call: Listed,
    numbers: [Listed; 2],
    feelings: [Listed; 2],
    feeling_phrases: Listed,
    feeling_signs: Vec<String>,
}

impl Heard {
    pub(super) fn new(texts: &Texts) -> Result<Self, Broken> {
        let (mut labels, mut aliases) = (HashMap::new(), HashMap::new());
        for choice in Choice::labelled() {
            let Some(line) = label::line(&choice) else { continue };
            for form in [Form::Sie, Form::Du] {
                let label = texts.format(&line, form)?;
                // "Ich schreibe beruflich (Schule, Jugendarbeit …)": nobody types what stands in brackets.
                let short = label.split(" (").next().unwrap_or(&label).to_owned();
                for name in [label, short].iter().flat_map(|name| both_ways(name)) {
                    labels.entry(name).or_insert_with(|| choice.clone());
                }
            }
            let others = texts.also(&line).into_iter().filter(|name| name.contains(' '));
            for name in others.flat_map(|name| both_ways(&name)) {
                aliases.entry(name).or_insert_with(|| choice.clone());
            }
        }
        let to_a_case = texts.format(&Line::new("label-case").with("code", ""), Form::Sie)?;
        let signs = texts.format(&Line::new("reply-feeling-signs"), Form::Sie)?;
        let listed = |id| Listed::new(texts, id);
        Ok(Self {
            labels,
            aliases,
            to_a_case: fold(&to_a_case, "").collect(),
            stop: listed("reply-stop")?,
            stopping: [listed("reply-stopping")?, listed("reply-stopping-words")?],
            thanks: listed("reply-thanks")?,
            unsure: listed("reply-unsure")?,
            call: listed("reply-call")?,
            numbers: [listed("reply-calling")?, listed("reply-calling-words")?],
            feelings: [listed("reply-feelings")?, listed("reply-feeling-words")?],
            feeling_phrases: listed("reply-feeling-phrases")?,
            feeling_signs: signs.split(", ").map(str::to_owned).collect(),
        })
    }

    /// The choice whose very words these are.
    fn label(&self, said: &Folded) -> Option<Choice> {
        let found = self.labels.get(&said.plain).or_else(|| self.labels.get(&said.with_e));
        let of_a_case = || {
            let code = said.plain.strip_prefix(self.to_a_case.as_str())?;
            CaseCode::parse(code.trim()).map(Choice::Case)
        };
        found.cloned().or_else(of_a_case)
    }

    fn alias(&self, said: &Folded) -> Option<Choice> {
        self.aliases.get(&said.plain).or_else(|| self.aliases.get(&said.with_e)).cloned()
    }

    /// Whether a text is made of nothing but such words, with one of the first list among them.
    fn is_made_of(said: &Folded, [needed, others]: &[Listed; 2]) -> bool {
        let is_made = |said: &str| {
            let mut words = said.split(' ');
            said.split(' ').any(|word| needed.has_word(word))
                && words.all(|word| needed.has_word(word) || others.has_word(word))
        };
        is_made(&said.plain) || is_made(&said.with_e)
    }

    fn is_a_feeling(&self, text: &str, said: &Folded) -> bool {
        // Without a letter: a face that weeps.
        if said.is_empty() {
            return self.feeling_signs.iter().any(|sign| text.contains(sign.as_str()));
        }
        self.feeling_phrases.has(said) || Self::is_made_of(said, &self.feelings)
    }
}

impl Speaker<'_> {
    /// What a short text means.
    pub(super) fn meaning(&self, text: &str, answers: &Answers) -> Result<Meaning, Broken> {
        let (said, heard) = (Folded::new(text), self.heard);
        let choice = self.choice_for(text, answers)?;
        // Right after something was sent it answers nothing, and says nothing to anybody.
        let again = choice.is_none() || choice == answers.chosen;
        if answers.chosen.is_some() && again && self.is_one_of(&said, "reply-noted")? {
            return Ok(Meaning::Noted);
        }
        if let Some(choice) = choice {
            return Ok(Meaning::Choice(choice));
        }
        // Before the button of that name, which stands at one question only.
        if heard.unsure.has(&said) {
            return Ok(Meaning::Unsure);
        }
        if let Some(choice) = heard.label(&said) {
            return Ok(Meaning::Label(choice));
        }
        // "-1" is no number of a list.
        if let Some(number) = digits(&said.plain).filter(|_| !text.trim_start().starts_with('-')) {
            return Ok(Meaning::Number(number));
        }
        Ok(if heard.stop.has(&said) || Heard::is_made_of(&said, &heard.stopping) {
            Meaning::Stop
        } else if heard.thanks.has(&said) {
            Meaning::Thanks
        } else if heard.call.has(&said) {
            Meaning::Call
        } else if self.is_one_of(&said, "reply-yes")? {
            Meaning::Yes
        } else if self.is_one_of(&said, "reply-no")? {
            Meaning::No
        } else if Heard::is_made_of(&said, &heard.numbers) {
            Meaning::Numbers
        } else if heard.is_a_feeling(text, &said) {
            Meaning::Feeling
        } else {
            heard.alias(&said).map_or(Meaning::Words, Meaning::Alias)
        })
    }
}
