//! The German Länder, as far as a place can lie in one of them.

use serde::{Deserialize, Serialize};

/// Another Land than the directory's, or a place outside Germany.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Land {
    BW,
    BY,
    BE,
    BB,
    HB,
    HH,
    HE,
    MV,
    NI,
    NW,
    RP,
    SL,
    SN,
    ST,
    SH,
    TH,
    /// Outside Germany.
    Abroad,
}

impl Land {
    /// All of them, in the order of their codes in the data (ISO 3166-2:DE), abroad last.
    pub const ALL: [Self; 17] = [
        Self::BW,
        Self::BY,
        Self::BE,
        Self::BB,
        Self::HB,
        Self::HH,
        Self::HE,
        Self::MV,
        Self::NI,
        Self::NW,
        Self::RP,
        Self::SL,
        Self::SN,
        Self::ST,
        Self::SH,
        Self::TH,
        Self::Abroad,
    ];

    /// The code used in the data.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::BW => "BW",
            Self::BY => "BY",
            Self::BE => "BE",
            Self::BB => "BB",
            Self::HB => "HB",
            Self::HH => "HH",
            Self::HE => "HE",
            Self::MV => "MV",
            Self::NI => "NI",
            Self::NW => "NW",
            Self::RP => "RP",
            Self::SL => "SL",
            Self::SN => "SN",
            Self::ST => "ST",
            Self::SH => "SH",
            Self::TH => "TH",
            Self::Abroad => "XX",
        }
    }

    /// The Land of that code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|land| land.as_str() == code)
    }

    /// How people write it, the usual name first; nothing for abroad.
    pub fn names(self) -> &'static [&'static str] {
        match self {
            Self::BW => &["Baden-Württemberg", "BaWü"],
            Self::BY => &["Bayern", "Freistaat Bayern"],
            Self::BE => &["Berlin"],
            Self::BB => &["Brandenburg", "Land Brandenburg"],
            Self::HB => &["Bremen"],
            Self::HH => &["Hamburg"],
            Self::HE => &["Hessen"],
            Self::MV => &["Mecklenburg-Vorpommern"],
            Self::NI => &["Niedersachsen"],
            Self::NW => &["Nordrhein-Westfalen", "NRW"],
            Self::RP => &["Rheinland-Pfalz"],
            Self::SL => &["Saarland"],
            Self::SN => &["Sachsen", "Freistaat Sachsen"],
            Self::ST => &["Sachsen-Anhalt"],
            Self::SH => &["Schleswig-Holstein", "Holstein"],
            Self::TH => &["Thüringen", "Freistaat Thüringen"],
            Self::Abroad => &[],
        }
    }
}

/// A set of Länder.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lands(u32);

impl Lands {
    /// Outside the directory's Land, nobody knows where.
    pub const SOMEWHERE: Self = Self(1 << 31);

    pub fn of(land: Land) -> Self {
        Self(1 << (land as u32))
    }

    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The Länder that are known, in the order of [`Land::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Land> {
        Land::ALL.into_iter().filter(move |land| self.0 & Self::of(*land).0 != 0)
    }
}
