//! kill -9, and what was sent while Lotse was down: nothing lost, nothing doubled in the centre's room.

use std::time::Duration;

use crate::chat::{Chat, DIALOGUE, OWN_WORDS, OnMatrix, OnTelegram, Turn, code_in};
use crate::world::World;

const SOON: Duration = Duration::from_secs(30);

/// When in a turn the program is killed.
#[derive(Clone, Copy, Debug)]
enum Moment {
    /// At once after the person has written: the update may or may not be fetched.
    Written,
    /// The update is acknowledged, so it must be committed; the answer may be on its way.
    Acknowledged,
    /// The answer has just reached the server; the program may not know it yet.
    Answered,
}

#[tokio::test]
async fn killed_at_twenty_moments_on_telegram_every_dialogue_reaches_its_one_card() {
    let mut world = World::start("kill").await;
    let early =
        (0..DIALOGUE.len()).map(|turn| if turn % 2 == 0 { Moment::Written } else { Moment::Acknowledged });
    let moments = early.enumerate().chain((0..DIALOGUE.len()).map(|turn| (turn, Moment::Answered)));
    let mut codes = Vec::new();
    for (number, (fatal, moment)) in moments.enumerate() {
        let mut person = OnTelegram::new(&world.api, 600 + i64::try_from(number).unwrap());
        let mut heard = person.walk(&DIALOGUE[..fatal]).await;
        let (say, hear): Turn = DIALOGUE[fatal];
        person.say(say).await;
        match moment {
            Moment::Written => {}
            Moment::Acknowledged => {
                world.api.wait_for(SOON, |world| (world.unacknowledged() == 0).then_some(())).await;
            }
            Moment::Answered => heard = person.hears(hear).await,
        }
        world.lotse.kill().await;
        world.lotse.start().await;
        if !matches!(moment, Moment::Answered) {
            heard = person.hears(hear).await;
        }
        if fatal + 1 < DIALOGUE.len() {
            heard = person.walk(&DIALOGUE[fatal + 1..]).await;
        }
        let code = code_in(&heard);
        world.card(&code).await;
        let story = world.story(&code).await.body;
        for words in OWN_WORDS {
            assert_eq!(story.matches(words).count(), 1, "turn {fatal}, {moment:?}: {story}");
        }
        codes.push(code);
    }
    assert_eq!(codes.len(), 20);
    assert_one_card_each(&mut world, &codes).await;
    world.lotse.stop().await;
}

#[tokio::test]
async fn killed_in_every_turn_on_matrix_the_dialogue_reaches_its_one_card() {
    let mut world = World::start("kill-matrix").await;
    let mut person = OnMatrix::meet(world.synapse, "person-kill-matrix", &world.bot).await;
    let mut heard = String::new();
    for (turn, (say, hear)) in DIALOGUE.into_iter().enumerate() {
        person.say(say).await;
        // In turns: killed while it works, and as soon as the answer is there.
        if turn % 2 == 0 {
            world.lotse.kill().await;
            world.lotse.start().await;
        }
        heard = person.hears(hear).await;
        if turn % 2 == 1 {
            world.lotse.kill().await;
            world.lotse.start().await;
        }
    }
    let code = code_in(&heard);
    world.card(&code).await;
    let story = world.story(&code).await.body;
    for words in OWN_WORDS {
        assert_eq!(story.matches(words).count(), 1, "{story}");
    }
    assert_one_card_each(&mut world, &[code]).await;
    world.lotse.stop().await;
}

#[tokio::test]
async fn thirty_messages_sent_while_down_are_all_in_the_card_in_order() {
    let mut world = World::start("down").await;
    let mut person = OnMatrix::meet(world.synapse, "person-down", &world.bot).await;
    person.walk(&DIALOGUE[..5]).await;
    world.lotse.kill().await;
    let sentence = |number: u32| format!("Das ist der {number}. Satz von dreißig.");
    for number in 1..=30 {
        person.say(&sentence(number)).await;
    }
    world.lotse.start().await;
    person.hears("Bisher sind es 30 Nachrichten").await;
    let code = code_in(&person.walk(&DIALOGUE[7..]).await);
    let story = world.story(&code).await;
    let told: Vec<&str> =
        story.body.lines().filter(|line| line.contains("Satz von dreißig")).map(str::trim).collect();
    // A person's own words are marked line by line.
    let expected: Vec<String> = (1..=30).map(|number| format!("» {}", sentence(number))).collect();
    assert_eq!(told, expected);
    world.lotse.stop().await;
}

async fn assert_one_card_each(world: &mut World, codes: &[String]) {
    let cards = world.all_cards().await;
    assert_eq!(cards.len(), codes.len(), "{}", cards.join("\n---\n"));
    for code in codes {
        let of_it = cards.iter().filter(|card| card.contains(&format!("Fall-Code: {code}\n"))).count();
        assert_eq!(of_it, 1, "{code}");
    }
}
