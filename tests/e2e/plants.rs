//! Looking for planted strings in files and file names: as they are, and in the forms in which programs write them.

use std::collections::BTreeSet;
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::read::{GzDecoder, GzEncoder, ZlibDecoder, ZlibEncoder};
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
        Self { what, needles: forms(text.as_bytes()).chain(utf16(text)).chain(as_escapes(text)).collect() }
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
    let escaped = |wide: bool| {
        bytes.iter().fold(Vec::new(), |mut text, byte| {
            match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => text.push(*byte),
                b' ' if wide => text.push(b'+'),
                _ => text.extend(format!("%{byte:02X}").into_bytes()),
            }
            text
        })
    };
    let in_urls = [escaped(false), escaped(true), escaped(false).to_ascii_lowercase()];
    [bytes.to_vec(), hex.to_uppercase().into_bytes(), hex.into_bytes()]
        .into_iter()
        .chain(in_urls)
        .chain(inner.collect::<Vec<_>>())
}

/// As JSON and Rust's debug format write what is not ASCII.
fn as_escapes(text: &str) -> [Vec<u8>; 2] {
    let json = text.encode_utf16().map(|unit| match u8::try_from(unit) {
        Ok(byte) if byte.is_ascii() => char::from(byte).to_string(),
        _ => format!("\\u{unit:04x}"),
    });
    let bytes = text
        .bytes()
        .map(|byte| if byte.is_ascii() { char::from(byte).to_string() } else { format!("\\x{byte:02x}") });
    [json.collect::<String>().into_bytes(), bytes.collect::<String>().into_bytes()]
}

fn utf16(text: &str) -> [Vec<u8>; 2] {
    let units: Vec<u16> = text.encode_utf16().collect();
    [
        units.iter().flat_map(|unit| unit.to_le_bytes()).collect(),
        units.iter().flat_map(|unit| unit.to_be_bytes()).collect(),
    ]
}

/// All plants, by the two bytes with which they begin: files are read once, however many plants there are.
struct Herbarium<'a>(Vec<Vec<(&'static str, &'a [u8])>>);

impl<'a> Herbarium<'a> {
    fn new(plants: &'a [Plant]) -> Self {
        let mut by_beginning = vec![Vec::new(); usize::from(u16::MAX) + 1];
        for plant in plants {
            for needle in &plant.needles {
                by_beginning[place(needle[0], needle[1])].push((plant.what, needle.as_slice()));
            }
        }
        Self(by_beginning)
    }

    /// Which plants are in these bytes.
    fn in_bytes(&self, bytes: &[u8]) -> BTreeSet<&'static str> {
        let mut found = BTreeSet::new();
        let (mut at, mut before) = (0, None);
        for byte in bytes {
            if let Some(before) = before {
                let here = &self.0[place(before, *byte)];
                found.extend(
                    here.iter()
                        .filter(|(_, needle)| bytes[at - 1..].starts_with(needle))
                        .map(|(what, _)| *what),
                );
            }
            (at, before) = (at + 1, Some(*byte));
        }
        found
    }
}

fn place(first: u8, second: u8) -> usize {
    usize::from(u16::from_be_bytes([first, second]))
}

/// Where plants are found below a directory, in contents and in names: plant and file.
pub fn find(plants: &[Plant], below: &Path) -> Vec<(&'static str, PathBuf)> {
    let plants = Herbarium::new(plants);
    let mut found = Vec::new();
    for file in files(below) {
        let bytes = fs::read(&file).unwrap();
        let mut here = plants.in_bytes(&bytes);
        here.extend(unpacked(&bytes).iter().flat_map(|bytes| plants.in_bytes(bytes)));
        here.extend(plants.in_bytes(file.strip_prefix(below).unwrap().as_os_str().as_encoded_bytes()));
        found.extend(here.into_iter().map(|what| (what, file.clone())));
    }
    found
}

/// Which plants are in a text.
pub fn find_in(plants: &[Plant], text: &str) -> BTreeSet<&'static str> {
    Herbarium::new(plants).in_bytes(text.as_bytes())
}

/// What stands in compressed streams (zlib, gzip) anywhere in these bytes, as far as they can be unpacked.
fn unpacked(bytes: &[u8]) -> Vec<Vec<u8>> {
    let begins = bytes.windows(3).enumerate().filter_map(|(at, head)| match head {
        [0x78, 0x01 | 0x5e | 0x9c | 0xda, _] => Some((at, true)),
        [0x1f, 0x8b, 8] => Some((at, false)),
        _ => None,
    });
    let unpack = |(at, is_zlib): (usize, bool)| {
        let mut plain = Vec::new();
        let rest = &bytes[at..];
        // What comes before a stream breaks off is looked at, too.
        let _ = if is_zlib {
            ZlibDecoder::new(rest).take(UNPACKED).read_to_end(&mut plain)
        } else {
            GzDecoder::new(rest).take(UNPACKED).read_to_end(&mut plain)
        };
        plain
    };
    begins.map(unpack).filter(|plain| plain.len() >= 8).collect()
}

/// As much of a stream is looked at.
const UNPACKED: u64 = 1 << 20;

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
fn a_stream_without_an_end_is_looked_at_as_far_as_it_goes() {
    let mut packed = Vec::new();
    let plain = "Grünkohl-Ölmühle, ".repeat(2000);
    ZlibEncoder::new(plain.as_bytes(), Compression::none()).read_to_end(&mut packed).unwrap();
    packed.truncate(packed.len() / 2);
    assert!(unpacked(&packed).iter().any(|bytes| bytes.starts_with(&plain.as_bytes()[..100])));
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
    let packed = |gzip: bool| {
        let (plain, level) = (format!("davor {text} danach"), Compression::default());
        let mut packed = Vec::new();
        let read = if gzip {
            GzEncoder::new(plain.as_bytes(), level).read_to_end(&mut packed)
        } else {
            ZlibEncoder::new(plain.as_bytes(), level).read_to_end(&mut packed)
        };
        assert!(read.is_ok());
        packed
    };
    let forms: [Vec<u8>; 12] = [
        format!("davor {text} danach").into_bytes(),
        text.bytes().flat_map(|byte| format!("{byte:02X}").into_bytes()).collect(),
        wide(false),
        wide(true),
        base64("").into_bytes(),
        base64("x").into_bytes(),
        base64("xy").into_bytes(),
        "davor Gr%C3%BCnkohl-%C3%96lm%C3%BChle".into(),
        "Gr\\u00fcnkohl-\\u00d6lm\\u00fchle".into(),
        "Gr\\xc3\\xbcnkohl-\\xc3\\x96lm\\xc3\\xbchle".into(),
        [b"head x".to_vec(), packed(false)].concat(),
        packed(true),
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
