//! What holds of the anonymiser whatever people write: properties over messages spliced from those of the development
//! lists, and the numbers that must stay readable beside any other.
//!
//! `PROPTEST_CASES=200000 cargo test --no-default-features --test it spliced` is the long run.

use std::sync::LazyLock;

use lotse::directory::Directory;
use lotse::locale::{Catalogue, Facts};
use lotse::understand::anonymise::{Anonymiser, Cast, Masked};
use proptest::prelude::*;

static ANONYMISER: LazyLock<Anonymiser> = LazyLock::new(|| {
    let catalogue = Catalogue::german(Facts::default()).expect("the German locale is complete");
    let directory = Directory::built_in().expect("the built-in directory is sound");
    Anonymiser::new(catalogue.placeholders().clone(), directory.place_names())
});

fn masked(text: &str) -> Masked {
    ANONYMISER.anonymise(text, &mut Cast::default())
}

/// What people write, in pieces: marked details whole, everything else word by word.
static PIECES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let lists = [
        include_str!("data/anonymise_built_with.tsv"),
        include_str!("data/anonymise_by_a_third_hand.tsv"),
        include_str!("data/anonymise_by_a_fourth_hand.tsv"),
        include_str!("data/anonymise_by_a_seventh_hand.tsv"),
        include_str!("data/anonymise_by_families.tsv"),
    ];
    let rows = lists.iter().flat_map(|list| list.lines().filter(|row| !row.starts_with('#')));
    let mut pieces: Vec<String> = Vec::new();
    for (_, marked) in rows.filter_map(|row| row.split_once('\t')) {
        for piece in marked.split('⟦') {
            let (detail, plain) = piece.split_once('⟧').unwrap_or(("", piece));
            pieces.extend(detail.split_once('|').map(|(_, detail)| detail.replace("\\n", "\n")));
            pieces.extend(plain.split_whitespace().map(str::to_owned));
        }
    }
    pieces.sort_unstable();
    pieces.dedup();
    pieces
});

/// A message of such pieces, with what stands between words, and what is put into them to dodge.
fn spliced() -> impl Strategy<Value = String> {
    let between = prop::sample::select(vec![
        " ", " ", " ", " ", ", ", ". ", "\n", " und ", "-", "", "\u{200b}", "/", ": ", " (", ") ", "\u{308}",
        "_", "..", " @ ",
    ]);
    let piece = prop_oneof![
        8 => any::<prop::sample::Index>().prop_map(|index| index.get(&PIECES).clone()),
        1 => any::<prop::sample::Index>().prop_map(|index| index.get(&PIECES).to_uppercase()),
        1 => "[0-9a-zäöß .@:/°?*-]{1,9}",
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec((piece, between), 1..14).prop_map(|pieces| {
        pieces.into_iter().flat_map(|(piece, between)| [piece, between.to_owned()]).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// In bounds and apart, the rest of the text letter by letter, nothing of what was masked where it stood, and the
    /// second time nothing new.
    #[test]
    fn a_spliced_message_is_masked_soundly(text in spliced()) {
        let masked = masked(&text);
        let chars: Vec<char> = text.chars().collect();
        let (mut at, mut expected) = (0, String::new());
        for (span, word) in masked.spans.iter().zip(&masked.words) {
            prop_assert!(at <= span.start && span.start < span.end && span.end <= chars.len());
            expected.extend(&chars[at..span.start]);
            expected.push_str(word);
            at = span.end;
        }
        expected.extend(&chars[at..]);
        prop_assert_eq!(masked.spans.len(), masked.words.len());
        prop_assert_eq!(masked.text.as_str(), expected.as_str());
        let again = self::masked(&expected);
        prop_assert_eq!(again.text.as_str(), expected.as_str());
        prop_assert!(again.spans.is_empty());
    }
}

#[test]
fn the_numbers_everyone_must_be_able_to_read_stay_beside_any_other() {
    let public = ["110", "112", "116 117", "116117", "116 111", "0800 111 0 111", "08000 116 016"];
    let others = [
        "0171 2345678",
        "03834/77810",
        "+49 171 2345678",
        "null eins sieben eins zwei drei vier fünf sechs",
        "Kennzeichen HRO AB 12",
        "kennzeichen hro ab 1234",
        "Aktenzeichen 123 Js 4567/23",
        "Kundennummer 8812345",
        "Lindenstraße 4",
        "geb. am 3.4.2001",
        "DE89 3704 0044 0532 0130 00",
        "54.0887, 12.1405",
        "insta: lena.kr08",
    ];
    let mut lost = Vec::new();
    for public in public {
        for other in others {
            for text in [
                format!("{other}, {public}"),
                format!("{other} oder {public}"),
                format!("{other} und {public} gerufen"),
                format!("{public}, {other}"),
                format!("erst {public} und dann {other}"),
                format!("{public}\n{other}"),
                format!("{other}\n{public}"),
                format!("Notruf {public}. Meine Nummer: {other}"),
            ] {
                if !masked(&text).text.as_str().contains(public) {
                    lost.push(format!("{text:?} -> {:?}", masked(&text).text.as_str()));
                }
            }
        }
    }
    assert!(lost.is_empty(), "{} lost:\n{}", lost.len(), lost.join("\n"));
}
