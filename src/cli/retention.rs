//! `lotse retention`: what has had its time, counted without the lock and without the key; and forgetting it, as a running bot
//! does every ten minutes.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use super::configured::{directory, load, load_whole};
use super::key::say;
use super::seat::{Seated, catalogue, failed, retention, seat};
use super::{Failed, RetentionCommand, stop};
use crate::desk::clock::{Clock, SystemClock};
use crate::desk::{LETTER_ROW_KEPT, STORY_HELD, TAKEN_BACK_KEPT};
use crate::handoff::retention::Retention;
use crate::store::{Due, LAST_WORD_KEPT, Store, StoreError, Swept};

/// How long an undecryptable message on Matrix waits for its key before its sender is told.
pub(super) const GRACE: Duration = Duration::from_mins(1);

/// Does it.
///
/// # Errors
/// Of configuration, directory and store; with [`RetentionCommand::Run`] also while another instance runs.
pub fn run(path: Option<&Path>, command: RetentionCommand) -> Result<(), Failed> {
    stop::until_stopped(|_| async {
        match command {
            RetentionCommand::Due => due(path).await,
            RetentionCommand::Run => forget(path).await,
        }
    })
}

async fn due(path: Option<&Path>) -> Result<(), Failed> {
    let config = load(path).map_err(Failed::wrong)?;
    let due = Store::due(config.store.url.expose(), SystemClock.now()).await.map_err(failed)?;
    let due = due.ok_or_else(|| {
        Failed::wrong([
            "store.url: names a database that does not exist yet; correct it, or start the bot once",
        ])
    })?;
    let Due { people, unsent, open_cases, closed_cases, letters, parked, taken_back, barred, consultations } =
        due;
    print(&[
        (people, "dialogues, with the address for answers"),
        (unsent, "letters to those and to forgotten people that have not left"),
        (open_cases, "open cases"),
        (closed_cases, "closed cases"),
        (letters, "rows of letters that were given up"),
        (parked, "inputs that could not be handled"),
        (taken_back, "names of letters taken back"),
        (barred, "notes that a service refuses an account"),
        (consultations, "questions of one service to another"),
    ])?;
    let Retention { draft_hours, open_days, closed_days } = retention(&config);
    say(&format!(
        "kept: drafts {draft_hours} hours, open cases {open_days} days, closed cases {closed_days} days"
    ))
}

async fn forget(path: Option<&Path>) -> Result<(), Failed> {
    let config = load_whole(path)?;
    let directory = directory(&config)?;
    let seated = seat(&config, directory, catalogue(&config)?).await;
    let Seated { store, mut desk } = seated.map_err(|refused| match refused {
        Failed::Otherwise(error) if matches!(error.downcast_ref(), Some(StoreError::InUse { .. })) => {
            Failed::Otherwise(error.context("a running bot forgets by itself every ten minutes"))
        }
        other => other,
    })?;
    desk.recover().await.map_err(failed)?;
    let swept = desk.sweep().await;
    drop(desk);
    if let Some(store) = Arc::into_inner(store) {
        store.close().await.map_err(failed)?;
    }
    let Swept { people, cases, letters, parked } = swept.map_err(failed)?;
    print(&[
        (people, "dialogues forgotten, with the address for answers"),
        (cases, "cases forgotten; what is left of them in a room goes when the bot runs"),
        (letters, "rows of letters that were given up"),
        (parked, "inputs that could not be handled"),
    ])
}

fn print(counts: &[(u64, &str)]) -> Result<(), Failed> {
    counts.iter().try_for_each(|(count, what)| say(&format!("{count:>6}  {what}")))
}

/// What is kept and for how long, as README tells it: the rows of its table.
pub fn table(retention: Retention) -> Vec<[String; 2]> {
    let Retention { draft_hours, open_days, closed_days } = retention;
    let draft = format!("{draft_hours} hours (`retention.draft_hours`)");
    let minutes = STORY_HELD.as_mins();
    let (rows, names) = (LETTER_ROW_KEPT.as_hours(), TAKEN_BACK_KEPT.as_hours());
    let table: &[(&str, String)] = &[
        ("a first message sent before consent", format!("{minutes} minutes, in memory only")),
        ("an unfinished dialogue", format!("{draft} after the last word")),
        (
            "which numbers were named to somebody in danger, without their words",
            "with the dialogue, as long as that or its case is kept".to_owned(),
        ),
        (
            "what was taken out of a person's words",
            "with the unfinished dialogue or message, until it is sent".to_owned(),
        ),
        (
            "a message on Matrix whose key has not come, encrypted as it came",
            format!("until its key comes, {} seconds at most while the bot runs on Matrix", GRACE.as_secs()),
        ),
        ("a message passed on, or an answer", "until it has arrived, at most as long as its case".to_owned()),
        (
            "a last word to somebody of whom nothing else is kept, with the address of the chat",
            format!("until it has arrived, at most {} days", LAST_WORD_KEPT.as_hours() / 24),
        ),
        (
            "an open case, a contact left for it, and what is needed to answer it",
            format!(
                "{open_days} days (`retention.open_days`) at most after it was sent, opened again, or kept on at the \
                 person's wish"
            ),
        ),
        (
            "a closed case",
            format!(
                "{closed_days} days (`retention.closed_days`) after it was closed, and never longer than an open one"
            ),
        ),
        (
            "a return code, as a keyed hash, if the person asked for one",
            "until it is used or replaced, or its person is forgotten".to_owned(),
        ),
        (
            "a question of one service to another",
            format!(
                "{draft} until it is sent, then as long as the case it is about; without a case {open_days} days \
                 (`retention.open_days`), from an answer on {closed_days} days (`retention.closed_days`)"
            ),
        ),
        (
            "the row of a letter that was given up: when, to whom on which channel, not what",
            format!("{rows} hours"),
        ),
        (
            "that a service refuses an account, as a keyed hash of both",
            format!("{open_days} days (`retention.open_days`)"),
        ),
        ("that a letter to a room was taken back (its random name, the queue)", format!("{names} hours")),
        (
            "how many requests there were, each fact counted by itself, without the case",
            "for good".to_owned(),
        ),
        ("an input that could not be handled, sealed for the operator", draft.clone()),
        (
            "what the platform calls the messages in a person's chat, sealed, from consent on, for `weg`",
            format!(
                "47 hours at most on Telegram, which deletes no older ones, elsewhere {open_days} days \
                 (`retention.open_days`) at most; never longer than their person"
            ),
        ),
        (
            "the direct room with a person on Matrix: their account and the keys, sealed in `matrix.data_dir`",
            "until the person leaves it, or nothing else of them is kept and it is a day old".to_owned(),
        ),
        (
            "the accounts of listed staff, sealed, so that it is noticed who left",
            "while they are listed".to_owned(),
        ),
        (
            "who is on duty, and until when a service is away, sealed",
            "until they say otherwise, the day is over, or they are not listed any more".to_owned(),
        ),
        ("voice messages, photos, files, contacts, locations", "never downloaded, never stored".to_owned()),
    ];
    table.iter().map(|(what, kept)| [(*what).to_owned(), kept.clone()]).collect()
}
