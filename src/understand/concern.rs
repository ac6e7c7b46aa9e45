//! The five kinds of advice, and which of them a text is likely to need.

use serde::{Deserialize, Serialize};

/// A kind of advice the network gives. The serialised names are the field's own terms and part of the
/// outside contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Concern {
    /// For people attacked, threatened or insulted, their relatives, friends and witnesses.
    Opferberatung,
    /// For parents and other relatives of a young person drifting into the scene.
    Elternberatung,
    /// For the loosely involved and the doubting, and for professionals on their behalf.
    Distanzierungsberatung,
    /// For people inside the scene who want out.
    Ausstiegsberatung,
    /// For places, groups, institutions, schools, clubs, companies, municipalities.
    MobileBeratung,
}

impl Concern {
    /// All kinds, in the order in which a menu offers them.
    pub const ALL: [Self; 5] = [
        Self::Opferberatung,
        Self::Elternberatung,
        Self::Distanzierungsberatung,
        Self::Ausstiegsberatung,
        Self::MobileBeratung,
    ];

    /// The identifier used in data, JSON and buttons.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Opferberatung => "opferberatung",
            Self::Elternberatung => "elternberatung",
            Self::Distanzierungsberatung => "distanzierungsberatung",
            Self::Ausstiegsberatung => "ausstiegsberatung",
            Self::MobileBeratung => "mobile_beratung",
        }
    }

    /// The kind of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|concern| concern.as_str() == name)
    }
}
