//! The table of [`super`], tried.

use std::collections::BTreeMap;

use super::super::words::Words;
use super::*;

fn finds(phrase: &str, text: &str) -> bool {
    let lists = BTreeMap::from([("kind".to_owned(), vec!["sohn".to_owned(), "*tochter".to_owned()])]);
    let signs = BTreeMap::from([("x".to_owned(), vec![phrase.to_owned()])]);
    !Lexicon::new(&lists, &signs).unwrap().find(&Words::new(text)).is_empty()
}

#[test]
fn items_match_as_the_table_says() {
    for (phrase, text) in [
        ("verprügelt", "VERPRUEGELT"),
        ("verprügelt", "verprugelt!"),
        ("nazi*", "Nazisymbole"),
        ("*gruppe", "Whatsappgruppe"),
        ("*kreuz*", "Hakenkreuze"),
        ("~selbstmord", "selbsmord"),
        ("~selbstmord", "seblstmord"),
        ("~selbstmord", "selbstmort"),
        ("~selbstmord", "selbsttmord"),
        ("mein <kind>", "mein Sohn"),
        ("meine <kind>", "Meine Stieftochter"),
        ("will .. raus", "ich will da endlich wieder raus"),
        ("will (so|ganz)? raus", "will raus"),
        ("(a|b c) d", "a d"),
        ("(a|b c) d", "b c d"),
        ("a .. b?", "a"),
        ("a .. b?", "a c d e f g h i j k. b"),
        ("x (b c)? d", "x d"),
        ("x (b c)? d", "x b c d"),
        ("^ hilfe", "Bitte. Hilfe!"),
        ("sterben", "steeeerben"),
        ("habs", "hab's"),
    ] {
        assert!(finds(phrase, text), "{phrase:?} in {text:?}");
    }
}

#[test]
fn items_do_not_match_more_than_the_table_says() {
    for (phrase, text) in [
        ("nazi", "nazis"),
        ("will .. raus", "ich will nicht. Er ging raus"),
        ("will .. raus", "will a b c d e f g h i raus"),
        ("will raus", "will. Raus"),
        ("^ hilfe", "bitte hilfe"),
        ("~selbstmord", "selbstlob"),
    ] {
        assert!(!finds(phrase, text), "{phrase:?} in {text:?}");
    }
}

#[test]
fn a_phrase_that_cannot_be_read_is_named() {
    let signs = |phrase: &str| BTreeMap::from([("x".to_owned(), vec![phrase.to_owned()])]);
    let read = |phrase: &str| Lexicon::new(&BTreeMap::new(), &signs(phrase)).err();
    assert_eq!(read("<x>"), Some(PhraseError::UnknownList("x".to_owned())));
    assert_eq!(read(".. a"), Some(PhraseError::NoBeginning(".. a".to_owned())));
    assert_eq!(read("(a|b"), Some(PhraseError::Bracket("(a|b".to_owned())));
}
