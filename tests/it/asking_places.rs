//! What the dialogue makes of a place: it confirms what was misspelt, asks no more than needed, keeps only the district.

use lotse::id::{Ags, ChannelKind, QueueId};
use lotse::intake::dialogue::{AnswerWish, Given, Relation};
use lotse::intake::question::Choice;
use lotse::intake::say::{Say, Where};
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
    assert!(chat.heard(|say| matches!(say, Say::AskOutside { lands } if lands.is_empty())));

    // What was named stands on the card.
    let mut chat = at_place();
    chat.write("Berlin");
    chat.write("1");
    chat.choose(Choice::Answer(AnswerWish::Here));
    assert!(chat.transcript.contains("Landkreis oder Stadt: Berlin (außerhalb)"), "{}", chat.transcript);

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

/// Told first, agreed to, used, and the first kind of advice that is proposed.
fn told(story: &str) -> Chat {
    let mut chat = Chat::new(ChannelKind::Telegram, Mode::Full);
    chat.write(story);
    chat.choose(Choice::Agree);
    chat.choose(Choice::UseStory);
    let proposed = chat.offered();
    let concern = proposed.iter().find(|choice| matches!(choice, Choice::Concern(_))).expect("a proposal");
    chat.choose(concern.clone());
    chat
}

#[test]
fn a_place_told_plainly_is_taken_and_can_be_corrected() {
    let mut chat = told("Ich wohne in Grimmen. Die Nazis aus meiner Klasse haben mich geschlagen.");
    assert!(chat.heard(|say| matches!(say, Say::Where(Where::Noted(Ags(13_073))))), "{:?}", chat.said);
    assert_eq!(chat.dialogue.draft.district, Given::Said(Ags(13_073)));
    assert_eq!(chat.dialogue.stage, Stage::Answer);
    chat.write("nein, in Wismar");
    assert_eq!(chat.dialogue.draft.district, Given::Said(Ags(13_074)), "{}", chat.transcript);
    chat.choose(Choice::Answer(AnswerWish::Here));
    chat.choose(Choice::Send);
    assert!(chat.inputs <= 7, "six after the first message");

    // The question that was not asked can be gone back to.
    let mut chat = told("Mein Bruder wurde in Pasewalk verprügelt, es waren Nazis aus der Nachbarschaft.");
    assert_eq!(chat.dialogue.draft.district, Given::Said(Ags(13_075)), "{}", chat.transcript);
    chat.write("zurück");
    assert_eq!(chat.dialogue.stage, Stage::District);
}

#[test]
fn a_place_only_named_is_proposed_with_one_yes() {
    let story = "In Ludwigslust laufen so viele Nazis herum, ich habe Angst und wurde beschimpft.";
    let mut chat = told(story);
    assert!(chat.heard(|say| matches!(say, Say::Where(Where::Told(Ags(13_076))))), "{}", chat.transcript);
    assert!(chat.dialogue.draft.district.is_open());
    chat.write("ja");
    assert_eq!(chat.dialogue.draft.district, Given::Said(Ags(13_076)));
    chat.choose(Choice::Answer(AnswerWish::Here));
    chat.choose(Choice::Send);
    assert_eq!(chat.inputs, 7, "six after the first message");

    let mut chat = told(story);
    chat.write("nein");
    assert_eq!(chat.dialogue.stage, Stage::District);
    chat.choose(Choice::District(Ags(13_003)));
    assert_eq!(chat.dialogue.draft.district, Given::Said(Ags(13_003)), "asked once, and not again");
    assert_eq!(chat.dialogue.stage, Stage::Answer);
}

#[test]
fn several_places_are_asked_apart() {
    let mut chat = told("Ich wohne in Demmin und der Angriff von den Nazis war in Schwerin.");
    assert!(chat.heard(|say| *say == Say::Where(Where::Several)), "{}", chat.transcript);
    chat.choose(Choice::District(Ags(13_004)));
    assert_eq!(chat.dialogue.draft.district, Given::Said(Ags(13_004)));
    assert_eq!(chat.dialogue.stage, Stage::Answer);
}

#[test]
fn another_district_than_the_words_name_is_asked_about_once() {
    let mut chat = at_place();
    chat.choose(Choice::District(Ags(13_003)));
    chat.write("In Grimmen hängen seit Wochen solche Plakate an der Schule");
    chat.choose(Choice::Done);
    let differs =
        |say: &Say| matches!(say, Say::Where(Where::Differs { chosen: Ags(13_003), told: Ags(13_073) }));
    assert!(chat.heard(differs), "{}", chat.transcript);
    chat.choose(Choice::District(Ags(13_073)));
    assert_eq!(chat.dialogue.draft.district, Given::Said(Ags(13_073)));
    assert_eq!(chat.dialogue.stage, Stage::Answer);
    chat.choose(Choice::Answer(AnswerWish::Here));
    assert_eq!(chat.dialogue.stage, Stage::Summary, "asked once");
}

#[test]
fn a_place_is_corrected_before_it_was_asked_for_and_what_else_is_said_is_kept() {
    for correction in ["falsch, stralsund", "ne doch eher stralsund", "Nein, ich meine Stralsund"] {
        let mut chat = Chat::new(ChannelKind::Telegram, Mode::Full);
        chat.write("/start");
        chat.choose(Choice::Agree);
        chat.write("Mein Sohn wurde von Nazis verprügelt, wir wohnen bei Wismar");
        chat.write(correction);
        assert_eq!(chat.dialogue.draft.district, Given::Said(Ags(13_073)), "{}", chat.transcript);
        assert_eq!(chat.dialogue.draft.words.len(), 1, "{}", chat.transcript);
    }
    let mut chat = at_place();
    chat.choose(Choice::District(Ags(13_074)));
    chat.write("Nein, Nazis in Wolgast");
    assert_eq!(chat.dialogue.draft.district, Given::Said(Ags(13_075)), "{}", chat.transcript);
    assert_eq!(chat.dialogue.draft.words.len(), 1, "not lost: {}", chat.transcript);
}

#[test]
fn a_place_that_was_wrong_is_changed_in_a_sentence() {
    let summary = |text: &str| {
        let mut chat = at_place();
        chat.write("Wismar");
        chat.choose(Choice::Answer(AnswerWish::Here));
        chat.write(text);
        chat
    };
    for text in ["ne quatsch, ich meine güstrow", "Nein falsch, nicht Wismar sondern Güstrow", "sorry 18273"]
    {
        let chat = summary(text);
        assert_eq!(chat.dialogue.draft.district, Given::Said(Ags(13_072)), "{}", chat.transcript);
        assert!(chat.dialogue.draft.words.is_empty(), "{text}");
        assert_eq!(chat.dialogue.stage, Stage::Summary, "{text}");
        let mut chat = at_place();
        chat.write("Wismar");
        chat.write(text);
        assert_eq!(chat.dialogue.draft.district, Given::Said(Ags(13_072)), "{}", chat.transcript);
        assert_eq!(chat.dialogue.stage, Stage::Words, "{text}");
    }
    // A bare name may be a correction: that is asked.
    let chat = summary("Güstrow");
    assert_eq!(chat.dialogue.stage, Stage::DistrictWhich(vec![Ags(13_074), Ags(13_072)]));
    let mut chat = summary("landkreis ändern");
    assert_eq!(chat.dialogue.stage, Stage::District);
    chat.write("Güstrow");
    assert_eq!(chat.dialogue.draft.district, Given::Said(Ags(13_072)));
    // What tells more is somebody's story.
    let mut chat = at_place();
    chat.write("Wismar");
    chat.write("Nee, in Wolgast war gestern eine Demo von Nazis");
    assert_eq!(chat.dialogue.draft.district, Given::Said(Ags(13_074)));
    assert_eq!(chat.dialogue.draft.words.len(), 1);
}

#[test]
fn a_name_that_is_elsewhere_too_is_asked_with_the_one_that_is_here() {
    let mut chat = at_place();
    chat.write("neustadt");
    assert!(chat.heard(|say| *say == Say::Where(Where::OrOutside(Ags(13_076)))), "{}", chat.transcript);
}
