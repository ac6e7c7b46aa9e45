//! The dangers a whole conversation told of.

use serde::{Deserialize, Serialize};

use super::Crisis;

/// None, one or both dangers: staff must miss neither.
///
/// What was stored when only one could be held (`null` or its name) is still read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "Stored", into = "Stored")]
pub struct Dangers {
    suicidality: bool,
    acute_danger: bool,
}

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Stored {
    All(Vec<Crisis>),
    One(Option<Crisis>),
}

impl Dangers {
    /// Takes a danger in beside those known.
    pub fn add(&mut self, crisis: Crisis) {
        match crisis {
            Crisis::Suicidality => self.suicidality = true,
            Crisis::AcuteDanger => self.acute_danger = true,
        }
    }

    /// Both together.
    #[must_use]
    pub fn and(mut self, others: Self) -> Self {
        others.iter().for_each(|crisis| self.add(crisis));
        self
    }

    pub fn is_empty(self) -> bool {
        self == Self::default()
    }

    pub fn has(self, crisis: Crisis) -> bool {
        match crisis {
            Crisis::Suicidality => self.suicidality,
            Crisis::AcuteDanger => self.acute_danger,
        }
    }

    /// The one that is answered first: someone may be at the door.
    pub(super) fn worst(self) -> Option<Crisis> {
        if self.acute_danger { Some(Crisis::AcuteDanger) } else { self.iter().next() }
    }

    /// Those there are, the danger to the person's own life first.
    pub fn iter(self) -> impl Iterator<Item = Crisis> {
        [Crisis::Suicidality, Crisis::AcuteDanger].into_iter().filter(move |crisis| self.has(*crisis))
    }
}

impl<I: IntoIterator<Item = Crisis>> From<I> for Dangers {
    fn from(dangers: I) -> Self {
        let mut all = Self::default();
        dangers.into_iter().for_each(|crisis| all.add(crisis));
        all
    }
}

impl From<Stored> for Dangers {
    fn from(stored: Stored) -> Self {
        match stored {
            Stored::All(all) => all.into(),
            Stored::One(one) => one.into(),
        }
    }
}

impl From<Dangers> for Stored {
    /// What an earlier version could hold is written as that version wrote it.
    fn from(dangers: Dangers) -> Self {
        let all: Vec<Crisis> = dangers.iter().collect();
        match all.as_slice() {
            [] => Self::One(None),
            [one] => Self::One(Some(*one)),
            _ => Self::All(all),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_stored_before_is_read_and_both_are_kept() {
        for (stored, dangers) in [
            ("null", Dangers::default()),
            (r#""suicidality""#, Dangers::from([Crisis::Suicidality])),
            (r#""acute_danger""#, Dangers::from([Crisis::AcuteDanger])),
            (r#"["suicidality","acute_danger"]"#, Dangers::from([Crisis::AcuteDanger, Crisis::Suicidality])),
        ] {
            assert_eq!(serde_json::from_str::<Dangers>(stored).ok(), Some(dangers), "{stored}");
            assert_eq!(serde_json::to_string(&dangers).ok().as_deref(), Some(stored));
        }
    }
}
