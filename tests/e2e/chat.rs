//! A person in a chat with Lotse, on either platform, and the words of a whole dialogue.

use std::time::Duration;

use matrix_sdk::ruma::{OwnedRoomId, UserId};

use crate::bot_api::{BotApi, Sent};
use crate::matrix_client::Person;
use crate::synapse::Synapse;

/// Longer than anything takes, restarts included; reached only by a failing test.
const DEADLINE: Duration = Duration::from_mins(1);

/// What a person says, and what of the answer shows that it was understood.
pub type Turn = (&'static str, &'static str);

/// The queue to which [`DIALOGUE`] leads.
pub const QUEUE: &str = "rz-vorpommern-greifswald";

/// What the person tells in [`DIALOGUE`], message by message.
pub const OWN_WORDS: [&str; 2] =
    ["Unser Sohn hört nur noch Rechtsrock.", "Wir wünschen uns ein Gespräch, gern bald."];

/// From the first word to the receipt, by words alone.
pub const DIALOGUE: [Turn; 10] = [
    ("Guten Tag", "Einverstanden, weiter"),
    ("einverstanden", "In welcher Rolle schreiben Sie"),
    ("Mutter", "Distanzierungsberatung"),
    ("Elternberatung", "In welchem Landkreis"),
    ("Vorpommern-Greifswald", "Was möchten Sie der Stelle sagen"),
    (OWN_WORDS[0], "das ist notiert"),
    (OWN_WORDS[1], "Bisher sind es 2 Nachrichten"),
    ("Fertig", "Möchten Sie eine Antwort"),
    ("Antwort hier im Chat", SUMMARY_ENDS),
    ("Absenden", "Ihr Fall-Code: "),
];

const SUMMARY_BEGINS: &str = "— Anfang der Anfrage —";
pub const SUMMARY_ENDS: &str = "— Ende der Anfrage —";

/// A person at their device.
pub trait Chat {
    async fn say(&mut self, text: &str);

    /// Waits for a message with these words after those heard before, and returns all of it, choices included
    /// (numbered, as Matrix shows them).
    ///
    /// # Panics
    /// If it does not come.
    async fn hears(&mut self, words: &str) -> String;

    /// Everything Lotse has said in this chat, as far as it was listened to.
    fn transcript(&self) -> String;

    /// Walks through these turns; returns the last answer.
    async fn walk(&mut self, turns: &[Turn]) -> String {
        let mut last = String::new();
        for (say, hear) in turns {
            self.say(say).await;
            last = self.hears(hear).await;
        }
        last
    }
}

/// A person's private chat on Telegram.
pub struct OnTelegram<'a> {
    pub api: &'a BotApi,
    pub chat: i64,
    heard: usize,
}

impl<'a> OnTelegram<'a> {
    pub fn new(api: &'a BotApi, chat: i64) -> Self {
        Self { api, chat, heard: 0 }
    }

    /// Taps a button and waits for the answer.
    pub async fn tap(&mut self, button: &str, words: &str) -> String {
        self.api.tap(self.chat, button);
        self.hears(words).await
    }
}

fn shown(sent: &Sent) -> String {
    let labels =
        sent.buttons.iter().flatten().zip(1..).map(|((label, _), number)| format!("\n{number} – {label}"));
    std::iter::once(sent.text.clone()).chain(labels).collect()
}

impl Chat for OnTelegram<'_> {
    async fn say(&mut self, text: &str) {
        self.api.send_text(self.chat, text);
    }

    async fn hears(&mut self, words: &str) -> String {
        let (api, chat, from) = (self.api, self.chat, self.heard);
        let look = api.wait_for(DEADLINE * 2, |world| {
            let messages = world.transcript(chat).iter().enumerate().skip(from);
            let mut messages = messages.map(|(at, sent)| (at, shown(sent)));
            messages.find(|(_, text)| text.contains(words))
        });
        let Ok((at, text)) = tokio::time::timeout(DEADLINE, look).await else {
            panic!("waited in vain for {words:?} after message {from}; heard:\n{}", self.transcript());
        };
        self.heard = at + 1;
        text
    }

    fn transcript(&self) -> String {
        self.api.transcript(self.chat).iter().map(shown).collect::<Vec<_>>().join("\n---\n")
    }
}

/// A person's encrypted direct room on Matrix.
pub struct OnMatrix {
    pub person: Person,
    pub room: OwnedRoomId,
    messages: Vec<String>,
    heard: usize,
}

impl OnMatrix {
    /// Opens an encrypted direct room with Lotse, which must be running, and waits until it has joined.
    pub async fn meet(synapse: &Synapse, name: &str, lotse: &UserId) -> Self {
        let mut person = Person::new(synapse, name, true).await;
        let room = person.make_direct(lotse).await;
        person.until_joined(&room, lotse).await;
        Self { person, room, messages: Vec::new(), heard: 0 }
    }
}

impl Chat for OnMatrix {
    async fn say(&mut self, text: &str) {
        self.person.say(&self.room, text).await;
    }

    async fn hears(&mut self, words: &str) -> String {
        let listen = async {
            loop {
                let unheard = &self.messages[self.heard..];
                if let Some(at) = unheard.iter().position(|text| text.contains(words)) {
                    return self.heard + at;
                }
                for heard in self.person.hear().await {
                    assert!(
                        heard.encrypted && heard.room == self.room,
                        "only encrypted, only here: {heard:?}"
                    );
                    self.messages.push(heard.body);
                }
            }
        };
        let Ok(at) = tokio::time::timeout(DEADLINE, listen).await else {
            panic!("waited in vain for {words:?}; heard:\n{}", self.transcript());
        };
        self.heard = at + 1;
        self.messages[at].clone()
    }

    fn transcript(&self) -> String {
        self.messages.join("\n---\n")
    }
}

/// The case code in a receipt.
pub fn code_in(receipt: &str) -> String {
    let (_, after) = receipt.split_once("Fall-Code: ").expect("a code");
    after.chars().take(7).collect()
}

/// The card in a summary.
pub fn card_in(summary: &str) -> &str {
    let (_, after) = summary.split_once(SUMMARY_BEGINS).expect("the beginning of the card");
    after.split_once(SUMMARY_ENDS).expect("the end of the card").0.trim()
}
