//! The sentences of one language, parsed, and one sentence with its arguments.

use std::borrow::Cow;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::intake::dialogue::Form;

/// The files under `locales/` do not make a catalogue. A mistake in the program, found by its tests.
#[derive(Debug, thiserror::Error)]
pub enum LocaleError {
    #[error("locales/{file}: not valid Fluent ({mistakes} mistakes)")]
    Syntax { file: String, mistakes: usize },
    #[error("locales/{file}: a sentence is there twice")]
    Duplicate { file: String },
    #[error("locales/{tag}: not a language tag")]
    Tag { tag: String },
    #[error(transparent)]
    Broken(#[from] Broken),
}

/// A sentence that cannot be shown: it is missing, or one of its arguments is. Names the sentence and nothing else, so
/// that it may be logged.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the sentence \"{id}\" cannot be shown")]
pub struct Broken {
    pub id: String,
}

/// A sentence by its name in the Fluent files, with its arguments.
pub(super) struct Line {
    id: Cow<'static, str>,
    args: FluentArgs<'static>,
}

impl Line {
    /// The sentence of that name.
    pub(super) fn new(id: impl Into<Cow<'static, str>>) -> Self {
        Self { id: id.into(), args: FluentArgs::new() }
    }

    /// A sentence out of a family: `relation-` and `wants_out` make `relation-wants-out`.
    pub(super) fn of(family: &str, member: &str) -> Self {
        Self::new(format!("{family}-{}", member.replace('_', "-")))
    }

    /// Tells the sentence something.
    #[must_use]
    pub(super) fn with(mut self, name: &'static str, value: impl Into<FluentValue<'static>>) -> Self {
        self.args.set(name, value);
        self
    }
}

/// The sentences of one language.
pub(super) struct Texts {
    bundle: FluentBundle<FluentResource>,
}

impl Texts {
    /// Parses the files of a language, given as name and content.
    ///
    /// `isolating` puts invisible direction marks around arguments. Languages written from right to left need them:
    /// without, the groups of a telephone number change places.
    pub(super) fn parse(tag: &str, isolating: bool, files: &[(&str, &str)]) -> Result<Self, LocaleError> {
        let language: LanguageIdentifier =
            tag.parse().map_err(|_| LocaleError::Tag { tag: tag.to_owned() })?;
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        bundle.set_use_isolating(isolating);
        for (name, source) in files {
            let file = format!("{tag}/{name}");
            let resource = FluentResource::try_new((*source).to_owned()).map_err(|(_, mistakes)| {
                LocaleError::Syntax { file: file.clone(), mistakes: mistakes.len() }
            })?;
            bundle.add_resource(resource).map_err(|_| LocaleError::Duplicate { file })?;
        }
        Ok(Self { bundle })
    }

    /// The words of a sentence in this form. Where "Du" words it no differently, there is one wording for both.
    pub(super) fn format(&self, line: &Line, form: Form) -> Result<String, Broken> {
        let broken = || Broken { id: line.id.clone().into_owned() };
        let message = self.bundle.get_message(&line.id).ok_or_else(broken)?;
        let du = match form {
            Form::Sie => None,
            Form::Du => message.get_attribute("du").map(|attribute| attribute.value()),
        };
        let pattern = du.or_else(|| message.value()).ok_or_else(broken)?;
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(&line.args), &mut errors).into_owned();
        if errors.is_empty() { Ok(text) } else { Err(broken()) }
    }

    /// An attribute that lists words, separated by commas; empty if the sentence has none.
    pub(super) fn also(&self, line: &Line) -> Vec<String> {
        let attribute = self.bundle.get_message(&line.id).and_then(|message| message.get_attribute("also"));
        let Some(attribute) = attribute else { return Vec::new() };
        let words = self.bundle.format_pattern(attribute.value(), None, &mut Vec::new());
        words.split(',').map(|word| word.trim().to_owned()).collect()
    }
}
