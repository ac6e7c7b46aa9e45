//! What the dialogue makes of a place: it confirms what was misspelt, asks no more than needed, keeps only the district.

use lotse::id::{Ags, ChannelKind, QueueId};
use lotse::intake::dialogue::{AnswerWish, Given, Relation};
use lotse::intake::question::Choice;
use lotse::intake::say::Say;
use lotse::intake::stage::Stage;
use lotse::intake::step::Mode;
use lotse::understand::concern::Concern;
use lotse::understand::place::Land;

use crate::support::chat::Chat;

/// At the question for the place, of a municipality that asks for mobile advice.
fn at_place() -> Chat {
    let mut chat = Chat::new(ChannelKind::Telegram, Mode::Full);
    chat.write("/start");
    for choice in
        [Choice::Agree, Choice::Relation(Relation::Municipality), Choice::Concern(Concern::MobileBeratung)]
    {
        chat.choose(choice);
    }
    chat
}

#[test]
fn a_misspelt_place_is_confirmed_and_its_name_is_not_kept() {
    let mut chat = at_place();
    chat.write("Pasewlak");
    let asked =
        |say: &Say| matches!(say, Say::AskDistrictSure { place: Some(place), .. } if place == "Pasewalk");
    assert!(chat.heard(asked), "{:?}", chat.said);
    assert!(chat.dialogue.draft.district.is_open(), "nothing is taken without a yes");
    assert!(!format!("{:?}", chat.dialogue).contains("Pasew"), "only the district is kept");
    chat.write("ja");
    assert_eq!(chat.dialogue.draft.district, Given::Said(Ags(13_075)));

    let mut chat = at_place();
    chat.write("Pasewlak");
    chat.write("nein");
    assert_eq!(chat.dialogue.stage, Stage::District);
    assert!(chat.dialogue.draft.district.is_open());
}

#[test]
fn districts_with_one_way_are_not_asked_apart_until_the_ways_part() {
    let mut chat = at_place();
    chat.write("18182");
    assert!(chat.heard(|say| matches!(say, Say::DistrictsNoted(districts) if districts.len() == 2)));
    assert_eq!(chat.dialogue.draft.districts(), [Ags(13_003), Ags(13_072)]);
    chat.choose(Choice::Answer(AnswerWish::Here));
    assert_eq!(chat.dialogue.stage, Stage::Summary);
    assert!(chat.transcript.contains("Rostock oder Landkreis Rostock"), "{}", chat.transcript);

    let mut chat = at_place();
    chat.write("17337");
    assert_eq!(chat.dialogue.stage, Stage::DistrictWhich(vec![Ags(13_071), Ags(13_075)]));
}

#[test]
fn a_place_outside_is_named_with_what_there_is_and_one_can_go_on() {
    let mut chat = at_place();
    chat.write("Prenzlau");
    assert!(chat.heard(|say| matches!(say, Say::AskOutside { lands } if lands == &[Land::BB])));
    assert!(chat.transcript.contains("Landes-Demokratiezentrum Brandenburg"), "{}", chat.transcript);
    assert!(chat.transcript.contains("116 006"), "the nationwide contacts");
    chat.choose(Choice::OutsideGoOn);
    assert!(chat.dialogue.draft.outside);

    let mut chat = at_place();
    chat.write("Schönberg");
    chat.choose(Choice::Elsewhere);
    assert_eq!(chat.dialogue.stage, Stage::Outside);

    // Without naming the place, from the list.
    let mut chat = at_place();
    chat.choose(Choice::Elsewhere);
    assert_eq!(chat.dialogue.stage, Stage::Outside);
    chat.choose(Choice::OutsideGoOn);
    assert!(chat.dialogue.draft.outside);
}

#[test]
fn own_words_and_a_small_place_bring_one_hint() {
    let hint = |say: &Say| matches!(say, Say::SmallPlace);
    let mut chat = at_place();
    chat.write("Bibow");
    assert!(chat.heard(hint), "{:?}", chat.said);
    assert!(chat.dialogue.draft.small_place && !format!("{:?}", chat.dialogue).contains("Bibow"));
    chat.write("Bei uns im Ort hängen seit Wochen Plakate.");
    chat.choose(Choice::Done);
    assert!(!chat.heard(hint), "once is enough");

    let mut chat = at_place();
    chat.write("Rostock");
    assert!(!chat.heard(hint));
}

#[test]
fn a_service_without_a_room_is_named_with_its_contact_before_sending() {
    let mut chat = at_place();
    chat.rooms.remove(&QueueId::new("rz-rostock"));
    chat.write("Rostock");
    chat.choose(Choice::Answer(AnswerWish::Here));
    let told = |say: &Say| {
        matches!(say, Say::NoRoom { wanted, instead: Some(instead) }
            if wanted.as_str() == "rz-rostock" && instead.as_str() == "lks")
    };
    assert!(chat.heard(told), "{:?}", chat.said);
    assert!(chat.transcript.contains("rostock@akademie.nordkirche.de"), "{}", chat.transcript);

    let mut chat = at_place();
    chat.rooms.clear();
    chat.write("Rostock");
    chat.choose(Choice::Answer(AnswerWish::Here));
    assert!(chat.heard(|say| matches!(say, Say::NoRoom { instead: None, .. })));
}

#[test]
fn who_else_comes_into_question_is_told_before_sending() {
    let mut chat = Chat::new(ChannelKind::Telegram, Mode::Full);
    chat.write("/start");
    for choice in [
        Choice::Agree,
        Choice::Relation(Relation::Company),
        Choice::Concern(Concern::MobileBeratung),
        Choice::District(Ags(13_073)),
        Choice::Answer(AnswerWish::Here),
    ] {
        chat.choose(choice);
    }
    for part in ["Betriebliches Beratungsteam (für Betriebe; Angebot nicht bestätigt)", "staatliches Amt"] {
        assert!(chat.transcript.contains(part), "{part} in {}", chat.transcript);
    }
}
