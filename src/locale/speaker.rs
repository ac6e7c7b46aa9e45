//! What every part of the catalogue needs to say something.

use super::facts::Facts;
use super::foreign::Foreign;
use super::meaning::Heard;
use super::texts::{Broken, Line, Texts};
use crate::directory::Directory;
use crate::intake::dialogue::Form;

/// A text, or the sentence that broke.
pub(super) type Said = Result<String, Broken>;

/// Someone who says things in German, in one form of address, knowing one directory.
#[derive(Clone, Copy)]
pub(super) struct Speaker<'a> {
    pub(super) texts: &'a Texts,
    pub(super) foreign: &'a Foreign,
    pub(super) heard: &'a Heard,
    pub(super) facts: &'a Facts,
    pub(super) directory: &'a Directory,
    pub(super) form: Form,
}

impl Speaker<'_> {
    /// The words of a sentence.
    pub(super) fn text(&self, line: &Line) -> Said {
        self.texts.format(line, self.form)
    }

    /// The words of a sentence without arguments.
    pub(super) fn word(&self, id: &'static str) -> Said {
        self.text(&Line::new(id))
    }

    /// "A, B und C", where `last` names the sentence that joins the last two.
    pub(super) fn list(&self, parts: &[String], last: &'static str) -> Said {
        match parts {
            [] => Ok(String::new()),
            [only] => Ok(only.clone()),
            [head @ .., tail] => {
                self.text(&Line::new(last).with("head", head.join(", ")).with("last", tail.clone()))
            }
        }
    }
}
