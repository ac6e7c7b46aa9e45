//! What staff are told of who is there, and of canned answers: one of everything.

use jiff::civil::{Date, date};
use lotse::handoff::reminder::Informed;
use lotse::handoff::say::{Days, NoHandOn, Presence, PresenceSay, StaffSay, TemplateSay};
use lotse::id::QueueId;

use super::samples::{catalogue, code, directory};

const FIRST: Date = date(2026, 12, 23);
const LAST: Date = date(2027, 1, 3);
const ANNA: &str = "@anna:example.org";

pub(super) fn says() -> Vec<StaffSay> {
    let (away, lks) = (Days { from: FIRST, until: LAST }, QueueId::new("lks"));
    let unknown = NoHandOn::Unknown { queues: vec![lks.clone(), QueueId::new("jump")] };
    let mut all: Vec<StaffSay> = vec![
        TemplateSay::List { code: None, listed: Vec::new() }.into(),
        TemplateSay::Unknown { names: Vec::new() }.into(),
        TemplateSay::Unknown { names: vec!["gespraech".to_owned(), "dauert".to_owned()] }.into(),
        PresenceSay::OnDuty { members: vec![ANNA.to_owned(), "@ben:example.org".to_owned()] }.into(),
        PresenceSay::WrongDay.into(),
        PresenceSay::NoSubstitute(unknown).into(),
        PresenceSay::NoSubstitute(NoHandOn::NoRoom { queue: lks.clone() }).into(),
        PresenceSay::NoSubstitute(NoHandOn::Closed { queue: lks.clone(), until: LAST }).into(),
        StaffSay::NotHandedOn { code: code(), why: NoHandOn::Closed { queue: lks.clone(), until: LAST } },
        PresenceSay::NotAway.into(),
        PresenceSay::StandsIn { queue: lks.clone(), away }.into(),
        PresenceSay::StandsInNoMore { queue: lks.clone() }.into(),
        PresenceSay::Now(nobody()).into(),
        PresenceSay::Now(Presence {
            on_duty: vec![(ANNA.to_owned(), None), ("@ben:example.org".to_owned(), Some(FIRST))],
            closed_until: Some(LAST),
            away: Some(away),
            stand_in: Some(lks.clone()),
            stands_in_for: vec![(QueueId::new("jump"), LAST)],
        })
        .into(),
    ];
    for code in [None, Some(code())] {
        let listed = vec![("gespraech".to_owned(), "fragt nach einem Weg".to_owned())];
        all.push(TemplateSay::List { code: code.clone(), listed }.into());
        let (name, title) = ("gespraech".to_owned(), "fragt nach einem Weg".to_owned());
        all.push(
            TemplateSay::Shown { code, name, title, text: "Guten Tag,\n\nwann passt es?".to_owned() }.into(),
        );
    }
    for open in [Vec::new(), vec![code(), code()]] {
        let by = ANNA.to_owned();
        for informed in [Informed::Nobody, Informed::Operator, Informed::Service(lks.clone())] {
            let (by, open) = (by.clone(), open.clone());
            all.push(PresenceSay::Away { by, away, informed, open }.into());
        }
        all.push(PresenceSay::Back { by: Some(by), open: open.clone() }.into());
        all.push(PresenceSay::Back { by: None, open }.into());
    }
    all
}

fn nobody() -> Presence {
    Presence {
        on_duty: Vec::new(),
        closed_until: None,
        away: None,
        stand_in: None,
        stands_in_for: Vec::new(),
    }
}

fn said(say: impl Into<StaffSay>) -> String {
    catalogue().staff(&say.into(), &directory())
}

#[test]
fn a_slip_in_a_day_is_seen_in_what_is_said_back() {
    let away = Days { from: FIRST, until: LAST };
    let told = said(PresenceSay::Away {
        by: ANNA.to_owned(),
        away,
        informed: Informed::Operator,
        open: vec![code()],
    });
    let days = "von Mittwoch, 23. Dezember 2026, bis Sonntag, 3. Januar 2027";
    assert!(
        told.starts_with(&format!("Die ganze Stelle ist als abwesend eingetragen {days}, von {ANNA}.")),
        "{told}"
    );
    assert!(told.contains("BDF-234") && told.contains("nur mit Zustimmung der Person"), "{told}");
    let on_duty = vec![(ANNA.to_owned(), Some(LAST))];
    let told = said(PresenceSay::Now(Presence { on_duty, ..nobody() }));
    assert_eq!(told, format!("Im Dienst: {ANNA} (bis Sonntag, 3. Januar 2027)"));
}

#[test]
fn a_text_that_is_only_shown_does_not_look_like_one_that_was_sent() {
    let text = "Guten Tag,\n\nwann passt es?".to_owned();
    let (name, title) = ("gespraech".to_owned(), "fragt".to_owned());
    let told = said(TemplateSay::Shown { code: Some(code()), name, title, text });
    assert_eq!(
        told,
        "Fertiger Text gespraech: fragt. Noch nichts gesendet.\n\n» Guten Tag,\n»\n» wann passt es?\n\n\
         So an die Person: !senden BDF-234 gespraech"
    );
}
