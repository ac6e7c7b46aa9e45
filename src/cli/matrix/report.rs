//! `lotse matrix status` and `lotse matrix verify`: how things are, line by line, in the operator's words.

use std::io::{Write, stdout};

use anyhow::{Context, anyhow};

use super::hands::{failed, open, with_desk};
use crate::channel::matrix::{Flaw, Keeper, NotDone, RoomReport, SelfReport, Settings};
use crate::cli::Failed;
use crate::config::Config;
use crate::directory::Directory;
use crate::id::QueueId;

/// Prints how device, rooms and staff are.
///
/// # Errors
/// If something is wrong, or could not be looked at.
pub(super) fn status(config: &Config, directory: &Directory, settings: Settings) -> Result<(), Failed> {
    let file = settings.recovery_key_file.exists();
    with_desk(config, directory, async move |desk, key| {
        let keeper = Keeper::look(settings.clone(), &desk, &key).await;
        let keeper = keeper.map_err(|error| failed("matrix", &error))?;
        let ourselves = keeper.ourselves().await.map_err(|error| failed("matrix", &error))?;
        let mut lines = of_ourselves(&ourselves, file);
        for (queue, room) in &settings.rooms {
            let name = format!("matrix.rooms.{queue}");
            lines.extend(of_room(&name, queue, keeper.report(queue, room).await)?);
        }
        if let Some(room) = &settings.operator_room {
            let nobody = QueueId::new("");
            lines.extend(of_room("matrix.operator_room", &nobody, keeper.report_operator(room).await)?);
        }
        if settings.rooms.is_empty() {
            lines.push(Line::Note(
                "matrix.rooms: no room is configured; `lotse matrix rooms` makes them".into(),
            ));
        }
        print(&lines)
    })
}

/// Mends our identity as far as that goes, and prints how it is.
///
/// # Errors
/// If others cannot tell that the device is ours.
pub(super) fn verify(config: &Config, directory: &Directory, settings: Settings) -> Result<(), Failed> {
    let recovery_key_file = settings.recovery_key_file.clone();
    with_desk(config, directory, async move |desk, key| {
        let keeper = open(settings.clone(), &desk, &key).await?;
        let ourselves = keeper.ourselves().await.map_err(|error| failed("matrix", &error))?;
        print(&of_ourselves(&ourselves, recovery_key_file.exists()))
    })
}

/// A line of a report.
enum Line {
    Fine(String),
    Note(String),
    Wrong(String),
}

fn print(lines: &[Line]) -> Result<(), Failed> {
    let mut out = stdout().lock();
    let mut wrong = 0;
    for line in lines {
        let (mark, text) = match line {
            Line::Fine(text) => ("", text),
            Line::Note(text) => ("note: ", text),
            Line::Wrong(text) => {
                wrong += 1;
                ("wrong: ", text)
            }
        };
        writeln!(out, "{mark}{text}").context("stdout cannot be written")?;
    }
    out.flush().context("stdout cannot be written")?;
    match wrong {
        0 => Ok(()),
        1 => Err(Failed::Otherwise(anyhow!("1 thing is wrong"))),
        _ => Err(Failed::Otherwise(anyhow!("{wrong} things are wrong"))),
    }
}

fn of_ourselves(found: &SelfReport, recovery_key_file: bool) -> Vec<Line> {
    let verify = "run `lotse matrix verify`";
    let mut lines = vec![Line::Fine(format!("device: {}", found.device))];
    if let Some(fingerprint) = &found.fingerprint {
        let fingerprint = in_fours(fingerprint);
        lines.push(Line::Fine(format!("fingerprint: {fingerprint} (compare it with what clients show)")));
    }
    lines.push(if found.signed {
        Line::Fine("cross-signing: the device is signed by the account's identity".into())
    } else {
        Line::Wrong(format!("cross-signing: the device is not signed, so that staff see a warning; {verify}"))
    });
    lines.push(if found.keys {
        Line::Fine("identity: its private keys are here".into())
    } else {
        Line::Wrong(format!(
            "identity: its private keys are not here; put the recovery key into matrix.recovery_key_file and {verify}"
        ))
    });
    lines.push(match (found.secret_storage, recovery_key_file) {
        (true, true) => Line::Fine("recovery: secret storage is set up, the key file is there".into()),
        (false, _) => Line::Wrong(format!("recovery: there is no secret storage; {verify}")),
        (true, false) => Line::Wrong(format!(
            "recovery: matrix.recovery_key_file is gone; restore it from your copy, or {verify}, which makes a new key"
        )),
    });
    lines
}

/// As clients show a fingerprint.
fn in_fours(fingerprint: &str) -> String {
    let letters: Vec<char> = fingerprint.chars().collect();
    letters.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

fn of_room(key: &str, queue: &QueueId, report: Result<RoomReport, NotDone>) -> Result<Vec<Line>, Failed> {
    let report = report.map_err(|error| failed(key, &error))?;
    let has = |flaw: &Flaw| report.flaws.contains(flaw);
    let mut lines = Vec::new();
    if !has(&Flaw::NotJoined) {
        let encrypted = if has(&Flaw::NotEncrypted) { "not encrypted" } else { "encrypted" };
        let members = report.members;
        let history = &report.history;
        lines.push(Line::Fine(format!(
            "{key}: joined, {encrypted}, history for: {history}, members: {members}"
        )));
    }
    lines.extend(report.flaws.iter().map(|flaw| {
        let text = format!("{key}: {}", explain(queue, flaw));
        if flaw.is_note() { Line::Note(text) } else { Line::Wrong(text) }
    }));
    Ok(lines)
}

/// What is the matter with a room, and the remedy.
pub(super) fn explain(queue: &QueueId, flaw: &Flaw) -> String {
    match flaw {
        Flaw::NotJoined => "the bot is not in the room; invite it, or make a new one".into(),
        Flaw::NotEncrypted => "the room is not encrypted; switch encryption on in its settings".into(),
        Flaw::Federated => {
            "the room is federated, which cannot be changed: other servers may keep copies of what is not encrypted; a room \
             made by `lotse matrix rooms` is not"
                .into()
        }
        Flaw::History(who) => format!(
            "history is for {who:?}: who joins later could be shown what was said before; let members see it since they \
             joined"
        ),
        Flaw::JoinRule(rule) => format!("the room is open ({rule}); let in only who is invited"),
        Flaw::Guests => "guests may join; switch that off".into(),
        Flaw::Stranger(user) => format!(
            "{user} is in the room or invited and not on matrix.staff.{queue}; list them, or let somebody with the power remove \
             them"
        ),
        Flaw::Missing(user) => {
            format!("{user} is listed, and neither in the room nor invited; `lotse matrix rooms` invites them")
        }
        Flaw::NotInvited(user) => format!(
            "{user} could not be invited; see that the account exists and is on the room's server, or let somebody with the \
             power invite them"
        ),
        Flaw::Banned(user) => format!("{user} is listed and banned from the room; lift the ban, or take them off the list"),
        Flaw::MayOpenUp(user) => format!("{user} may invite others or change what keeps the room closed"),
        Flaw::Unsigned(user, 1) => {
            format!("{user} has a device that is not verified; commands from it do not count")
        }
        Flaw::Unsigned(user, devices) => {
            format!("{user} has {devices} devices that are not verified; commands from them do not count")
        }
        Flaw::NoDevice(user) => format!("{user} has no device that can read encrypted messages; they should log in once"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_reads_as_in_clients() {
        assert_eq!(in_fours("abcdefghij"), "abcd efgh ij");
    }

    #[test]
    fn what_the_room_can_live_with_is_a_note() {
        let flaws = vec![Flaw::Federated, Flaw::Missing("@anna:x".into())];
        let report = RoomReport { members: 1, history: "joined".into(), flaws };
        let lines = of_room("matrix.rooms.lks", &QueueId::new("lks"), Ok(report)).unwrap();
        assert!(matches!(lines.as_slice(), [Line::Fine(_), Line::Note(_), Line::Wrong(_)]));
    }
}
