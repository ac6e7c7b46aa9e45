//! Dialogues a counsellor can read and correct: each file in `tests/transcripts/` is played, and must come out word for
//! word. `LOTSE_UPDATE_TRANSCRIPTS=1 cargo test transcripts` writes down what comes out now.

use std::path::Path;

use lotse::id::ChannelKind;
use lotse::intake::step::Mode;

use crate::support::chat::Chat;

/// Plays the person's lines of a transcript: `> text`, continued by lines indented with two spaces, or `> [button]`.
fn play(script: &str) -> String {
    let head: Vec<&str> = script.lines().take_while(|line| line.starts_with('#')).collect();
    let says = |word: &str| head.iter().any(|line| line.contains(word));
    let channel = if says("Matrix") { ChannelKind::Matrix } else { ChannelKind::Telegram };
    let mode = match () {
        () if says("minimal") => Mode::Minimal,
        () if says("signpost") => Mode::Signpost,
        () => Mode::Full,
    };
    let mut chat = Chat::new(channel, mode);
    let mut lines = script.lines().peekable();
    while let Some(line) = lines.next() {
        let Some(said) = line.strip_prefix("> ") else { continue };
        let mut said = said.to_owned();
        while let Some(more) = lines.peek().and_then(|line| line.strip_prefix("  ")) {
            if more.starts_with('[') {
                break;
            }
            said.push('\n');
            said.push_str(more);
            lines.next();
        }
        match said.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            Some(label) => chat.tap(label),
            None => chat.write(&said),
        }
    }
    format!("{}\n\n{}\n", head.join("\n"), chat.transcript.trim_end())
}

#[test]
fn every_transcript_comes_out_word_for_word() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/transcripts");
    let update = std::env::var_os("LOTSE_UPDATE_TRANSCRIPTS").is_some();
    let mut played = 0;
    let mut wrong = Vec::new();
    for entry in std::fs::read_dir(&folder).expect("tests/transcripts") {
        let path = entry.expect("an entry").path();
        if path.extension().is_none_or(|ending| ending != "txt") {
            continue;
        }
        let script = std::fs::read_to_string(&path).expect("a transcript");
        let now = play(&script);
        played += 1;
        if update {
            std::fs::write(&path, &now).expect("a writable transcript");
        } else if now != script {
            let line = now.lines().zip(script.lines()).take_while(|(a, b)| a == b).count() + 1;
            wrong.push(format!("{}:{line}", path.display()));
        }
    }
    assert!(played >= 5, "only {played} transcripts found");
    assert!(wrong.is_empty(), "these read differently now: {wrong:#?}");
}
