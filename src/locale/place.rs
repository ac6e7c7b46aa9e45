//! What is said about where somebody lives: asking back after a misspelt name, other Länder, several districts at once.

use super::speaker::{Said, Speaker};
use super::texts::{Broken, Line};
use crate::id::Ags;
use crate::intake::say::Where;
use crate::understand::place::{Land, key};

/// More Länder than these in one sentence help nobody.
const LANDS_TOLD: usize = 3;

/// More places than these after a misspelt name help nobody.
const NAMES_TOLD: usize = 5;

impl Speaker<'_> {
    /// "Meinen Sie Güstrow im Landkreis Rostock?" A name that the district's own contains is not said twice.
    pub(super) fn sure(&self, ags: Ags, place: Option<&str>) -> Said {
        let district = self.district(ags)?;
        let known = self.directory.district(ags);
        let repeats = |place: &&str| known.is_some_and(|known| key(&known.name).contains(&key(place)));
        let Some(place) = place.filter(|place| !place.is_empty() && !repeats(place)) else {
            return self.text(&Line::new("ask-district-sure").with("district", district));
        };
        let within = known.and_then(|known| known.within.clone());
        let line = match within {
            Some(within) => Line::new("ask-district-sure-place").with("within", within),
            None => Line::new("ask-district-sure-place-in").with("district", district),
        };
        self.text(&line.with("place", place.to_owned()))
    }

    /// What is said of a place that the own words name.
    pub(super) fn told_where(&self, told: Where) -> Said {
        let (id, district, other) = match told {
            Where::Noted(district) => ("where-noted", district, None),
            Where::Told(district) => ("where-told", district, None),
            Where::Several => return self.word("where-several"),
            Where::Differs { chosen, told } => ("where-differs", told, Some(chosen)),
            Where::OrOutside(district) => ("where-or-outside", district, None),
        };
        let line = Line::new(id).with("district", self.district(district)?);
        match other {
            Some(other) => self.text(&line.with("chosen", self.district(other)?)),
            None => self.text(&line),
        }
    }

    /// Which district is meant; after a misspelt name with the places that come near it.
    pub(super) fn which(&self, names: &[(Ags, String)]) -> Said {
        if names.is_empty() {
            return self.word("ask-district-which");
        }
        let lines: Vec<String> = names
            .iter()
            .take(NAMES_TOLD)
            .map(|(ags, name)| {
                let line = Line::new("district-which-line").with("place", name.clone());
                self.text(&line.with("district", self.district(*ags)?))
            })
            .collect::<Result<_, Broken>>()?;
        self.text(&Line::new("ask-district-which-name").with("names", lines.join("\n")))
    }

    /// In one of several districts, and that it makes no difference.
    pub(super) fn districts_noted(&self, districts: &[Ags]) -> Said {
        self.text(&Line::new("districts-noted").with("districts", self.districts(districts)?))
    }

    /// The names of districts one of which is meant.
    pub(super) fn districts(&self, districts: &[Ags]) -> Said {
        let names: Vec<String> =
            districts.iter().map(|ags| self.district(*ags)).collect::<Result<_, Broken>>()?;
        self.list(&names, "list-or")
    }

    /// What there is outside: the other Land's own centre, and whom everybody in Germany can turn to.
    pub(super) fn outside(&self, lands: &[Land]) -> Said {
        let centre = &self.directory.other_land().name;
        // A name nobody has confirmed is told to nobody.
        let german: Vec<Land> = lands.iter().copied().filter(|land| *land != Land::Abroad).collect();
        let there = match german.as_slice() {
            [] if lands.contains(&Land::Abroad) => self.word("outside-abroad")?,
            lands @ [_, ..] if lands.len() <= LANDS_TOLD && centre.mark.is_confirmed() => {
                let names: Vec<String> =
                    lands.iter().map(|land| self.land(*land)).collect::<Result<_, Broken>>()?;
                let centres: Vec<String> = names
                    .iter()
                    .map(|name| self.centre_of(&centre.value, name))
                    .collect::<Result<_, Broken>>()?;
                let places: Vec<String> =
                    lands.iter().map(|land| self.in_land(*land)).collect::<Result<_, Broken>>()?;
                let line = Line::new("outside-land").with("where", self.list(&places, "list-or")?);
                self.text(&line.with("centre", self.list(&centres, "list-or")?))?
            }
            _ if centre.mark.is_confirmed() => {
                self.text(&Line::new("outside-somewhere").with("centre", centre.value.clone()))?
            }
            _ => self.word("outside-only")?,
        };
        let nationwide = self.help_lines(self.directory.nationwide(), None)?;
        self.text(&Line::new("ask-outside").with("there", there).with("nationwide", nationwide))
    }

    /// Where it is, on the card of somebody outside.
    pub(super) fn outside_card(&self, lands: &[Land]) -> Said {
        if lands.is_empty() || lands.len() > LANDS_TOLD || lands.contains(&Land::Abroad) {
            return self.word("card-outside");
        }
        let names: Vec<String> = lands.iter().map(|land| self.land(*land)).collect::<Result<_, Broken>>()?;
        self.text(&Line::new("card-outside-in").with("lands", self.list(&names, "list-or")?))
    }

    fn land(&self, land: Land) -> Said {
        self.text(&Line::of("land", &land.as_str().to_lowercase()))
    }

    fn in_land(&self, land: Land) -> Said {
        let line = Line::new("outside-in").with("land", self.land(land)?);
        self.text(&line.with("code", land.as_str().to_owned()))
    }

    fn centre_of(&self, centre: &str, land: &str) -> Said {
        self.text(
            &Line::new("outside-centre").with("centre", centre.to_owned()).with("land", land.to_owned()),
        )
    }
}
