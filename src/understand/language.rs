//! Whether a first message is written in a language other than German.

/// A language Lotse can answer with one fixed line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Language {
    English,
    Ukrainian,
    Russian,
    Arabic,
    Polish,
    Persian,
    Turkish,
    Vietnamese,
}
