//! Two of a service's staff reach for the same case.

use matrix_sdk::ruma::OwnedRoomId;

use crate::chat::{Chat, DIALOGUE, OnTelegram, code_in};
use crate::synapse::Synapse;
use crate::world::{Staff, World};

/// How somebody takes a case.
#[derive(Clone, Copy, Debug)]
enum Way {
    Sign,
    Word,
}

#[tokio::test]
async fn of_two_who_take_a_case_at_once_one_has_it_and_both_see_who() {
    let mut world = World::prepare(Synapse::shared(), "race").await;
    let mut colleague = world.add_colleague().await;
    world.enter().await;
    let races = [(Way::Sign, Way::Sign), (Way::Word, Way::Word), (Way::Word, Way::Sign)];
    for (chat, (one, other)) in (1_001..).zip(races) {
        let code = code_in(&OnTelegram::new(&world.api, chat).walk(&DIALOGUE).await);
        let card = world.card(&code).await.id;
        assert_eq!(colleague.card(&world.centre, &code).await.id, card);
        tokio::join!(
            take(&world.staff, &world.centre, (&code, &card), one),
            take(&colleague, &world.centre, (&code, &card), other),
        );
        let winner = winner(&mut world.staff, &world.centre, &code).await;
        assert_eq!(self::winner(&mut colleague, &world.centre, &code).await, winner, "{one:?}, {other:?}");
        let mut person = OnTelegram::new(&world.api, chat);
        person.hears("ist angenommen").await;
        // Whoever lost the race answers nobody without a second thought.
        let (has, has_not) = if winner == world.staff.person.user_id.as_str() {
            (&mut world.staff, &mut colleague)
        } else {
            (&mut colleague, &mut world.staff)
        };
        has_not.say(&world.centre, &format!("!antwort {code} Hier ist die Falsche.")).await;
        let asked = has_not.hears(&world.centre, "Noch nichts gesendet").await.body;
        assert!(asked.contains(&winner), "{asked}");
        has.say(&world.centre, &format!("!antwort {code} Hier ist die Richtige.")).await;
        person.hears("Hier ist die Richtige").await;
        assert!(!person.transcript().contains("die Falsche"));
        let times = person.transcript().matches("ist angenommen").count();
        assert_eq!(times, 1, "the person hears of one claim: {one:?}, {other:?}");
    }
    world.lotse.stop().await;
}

async fn take(staff: &Staff, room: &OwnedRoomId, (code, card): (&str, &str), way: Way) {
    match way {
        Way::Sign => staff.react(room, card, "✅").await,
        Way::Word => staff.say(room, &format!("!annehmen {code}")).await,
    }
}

/// Who has a case, as somebody in the room is told of both tries.
async fn winner(staff: &mut Staff, room: &OwnedRoomId, code: &str) -> String {
    let won = format!("{code} ist angenommen von ");
    let said = staff.hears(room, &won).await.body;
    let (_, who) = said.split_once(&won).expect("just heard");
    let winner = who.split(". ").next().expect("a name").to_owned();
    staff.hears(room, &format!("{code} hat schon {winner} angenommen")).await;
    let claims = staff.transcript(room).into_iter().filter(|body| body.contains(&won)).count();
    assert_eq!(claims, 1, "{code} is claimed once");
    winner
}
