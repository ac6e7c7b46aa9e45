//! Looking for planted strings in files and file names: as they are, and in the forms in which programs write them.

use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::path::{Path, PathBuf};

use matrix_sdk::ruma::serde::Base64;
use matrix_sdk::ruma::serde::base64::{Standard, UrlSafe};

/// A string that must not be found.
pub struct Plant {
    pub what: &'static str,
    needles: Vec<Vec<u8>>,
}

impl Plant {
    /// A text, in every form of [`forms`].
    pub fn text(what: &'static str, text: &str) -> Self {
        assert!(text.len() >= 8, "a shorter plant is found by chance: {what}");
        Self { what, needles: forms(text.as_bytes()).chain(utf16(text)).collect() }
    }

    /// A number: its digits, and its eight bytes in either order.
    pub fn number(what: &'static str, number: i64) -> Self {
        let mut plant = Self::text(what, &number.to_string());
        plant.needles.extend([number.to_le_bytes().to_vec(), number.to_be_bytes().to_vec()]);
        plant
    }
}

/// The bytes, in hexadecimal and in Base64 at each of the three places at which a text can begin within it.
fn forms(bytes: &[u8]) -> impl Iterator<Item = Vec<u8>> {
    let hex = bytes.iter().fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"));
    let inner = (0..3).flat_map(|shift| {
        let shifted = [&b"\0\0\0"[..shift], bytes].concat();
        // Digits that also hold bits of a neighbour are left out at either end.
        let (from, to) = ((shift * 8).div_ceil(6), shifted.len() * 8 / 6);
        let standard = Base64::<Standard, _>::new(shifted.clone()).encode();
        let url_safe = Base64::<UrlSafe, _>::new(shifted).encode();
        [standard, url_safe].map(|text| text.as_bytes()[from..to].to_vec())
    });
    [bytes.to_vec(), hex.to_uppercase().into_bytes(), hex.into_bytes()]
        .into_iter()
        .chain(inner.collect::<Vec<_>>())
}

fn utf16(text: &str) -> [Vec<u8>; 2] {
    let units: Vec<u16> = text.encode_utf16().collect();
    [
        units.iter().flat_map(|unit| unit.to_le_bytes()).collect(),
        units.iter().flat_map(|unit| unit.to_be_bytes()).collect(),
    ]
}

/// All plants, by how they begin: files are read once, however many plants there are.
struct Herbarium<'a>(HashMap<[u8; 2], Vec<(&'static str, &'a [u8])>>);

impl<'a> Herbarium<'a> {
    fn new(plants: &'a [Plant]) -> Self {
        let mut by_beginning = HashMap::<_, Vec<_>>::new();
        for plant in plants {
            for needle in &plant.needles {
                by_beginning.entry([needle[0], needle[1]]).or_default().push((plant.what, needle.as_slice()));
            }
        }
        Self(by_beginning)
    }

    /// Which plants are in these bytes.
    fn in_bytes(&self, bytes: &[u8]) -> BTreeSet<&'static str> {
        let mut found = BTreeSet::new();
        for (at, pair) in bytes.windows(2).enumerate() {
            for (what, needle) in self.0.get(pair).into_iter().flatten() {
                if bytes[at..].starts_with(needle) {
                    found.insert(*what);
                }
            }
        }
        found
    }
}

/// Where plants are found below a directory, in contents and in names: plant and file.
pub fn find(plants: &[Plant], below: &Path) -> Vec<(&'static str, PathBuf)> {
    let plants = Herbarium::new(plants);
    let mut found = Vec::new();
    for file in files(below) {
        let mut here = plants.in_bytes(&fs::read(&file).unwrap());
        here.extend(plants.in_bytes(file.strip_prefix(below).unwrap().as_os_str().as_encoded_bytes()));
        found.extend(here.into_iter().map(|what| (what, file.clone())));
    }
    found
}

/// All files below a directory.
pub fn files(below: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(below).unwrap() {
        let entry = entry.unwrap();
        if entry.file_type().unwrap().is_dir() {
            files.extend(self::files(&entry.path()));
        } else {
            files.push(entry.path());
        }
    }
    files
}

#[test]
fn the_search_finds_a_plant_in_every_form() {
    let text = "Grünkohl-Ölmühle";
    let wide = |swap: bool| -> Vec<u8> {
        let units = text.encode_utf16();
        units.flat_map(|unit| if swap { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
    };
    let base64 =
        |before: &str| Base64::<Standard, _>::new(format!("{before}{text}, danach").into_bytes()).encode();
    let forms: [Vec<u8>; 7] = [
        format!("davor {text} danach").into_bytes(),
        text.bytes().flat_map(|byte| format!("{byte:02X}").into_bytes()).collect(),
        wide(false),
        wide(true),
        base64("").into_bytes(),
        base64("x").into_bytes(),
        base64("xy").into_bytes(),
    ];
    let plants = [Plant::text("text", text), Plant::number("number", 7_391_846_205_713)];
    for (at, form) in forms.iter().enumerate() {
        let directory = tempfile::tempdir().unwrap();
        fs::create_dir(directory.path().join("deep")).unwrap();
        fs::write(directory.path().join("deep/file"), form).unwrap();
        let found = find(&plants, directory.path());
        assert_eq!(found.iter().map(|(what, _)| *what).collect::<Vec<_>>(), ["text"], "form {at}");
    }
    let directory = tempfile::tempdir().unwrap();
    fs::write(directory.path().join("7391846205713.json"), "").unwrap();
    fs::write(directory.path().join("other"), 7_391_846_205_713_i64.to_le_bytes()).unwrap();
    assert_eq!(find(&plants, directory.path()).len(), 2, "in a name, and as a number");
}
