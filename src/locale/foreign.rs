//! The few fixed lines for someone who does not write German.

use super::speaker::Said;
use super::texts::{Broken, Line, LocaleError, Texts};
use crate::directory::Directory;
use crate::intake::dialogue::Form;
use crate::understand::language::Language;

/// Each language with its tag, whether it is written from right to left, and its file.
const LANGUAGES: [(Language, &str, bool, &str); 8] = [
    (Language::English, "en", false, include_str!("../../locales/en/hello.ftl")),
    (Language::Ukrainian, "uk", false, include_str!("../../locales/uk/hello.ftl")),
    (Language::Russian, "ru", false, include_str!("../../locales/ru/hello.ftl")),
    (Language::Arabic, "ar", true, include_str!("../../locales/ar/hello.ftl")),
    (Language::Polish, "pl", false, include_str!("../../locales/pl/hello.ftl")),
    (Language::Persian, "fa", true, include_str!("../../locales/fa/hello.ftl")),
    (Language::Turkish, "tr", false, include_str!("../../locales/tr/hello.ftl")),
    (Language::Vietnamese, "vi", false, include_str!("../../locales/vi/hello.ftl")),
];

/// The first lines in other languages.
pub(super) struct Foreign(Vec<(Language, Texts)>);

impl Foreign {
    /// Parses all of them.
    pub(super) fn parse() -> Result<Self, LocaleError> {
        LANGUAGES
            .into_iter()
            .map(|(language, tag, right_to_left, file)| {
                Ok((language, Texts::parse(tag, right_to_left, &[("hello.ftl", file)])?))
            })
            .collect::<Result<_, LocaleError>>()
            .map(Self)
    }

    /// What someone reads who wrote in this language. The advice for victims is named only if the directory has a
    /// confirmed telephone number for it.
    pub(super) fn hello(&self, language: Language, directory: &Directory) -> Said {
        let mut lines = vec![Line::new("hello"), Line::new("danger")];
        let phone = directory.foreign_language_queue().and_then(|queue| queue.contact.phone.as_ref());
        if let Some(phone) = phone.filter(|phone| phone.mark.is_confirmed()) {
            lines.push(Line::new("phone").with("phone", phone.value.clone()));
        }
        let texts = self.0.iter().find(|(known, _)| *known == language).map(|(_, texts)| texts);
        let texts = texts.ok_or_else(|| Broken { id: "hello".to_owned() })?;
        let said: Vec<String> =
            lines.iter().map(|line| texts.format(line, Form::Sie)).collect::<Result<_, Broken>>()?;
        Ok(said.join("\n"))
    }
}
