//! `lotse demo` from a pipe.

use crate::chat::{DIALOGUE, OWN_WORDS, code_in};
use crate::lotse_process::run_to_end;

#[test]
fn the_demo_from_a_pipe_prints_the_card_in_its_room_and_ends_well() {
    let directory = tempfile::tempdir().unwrap();
    let mut lines: Vec<&str> = DIALOGUE.iter().map(|(say, _)| *say).collect();
    lines.extend(["> !annehmen", "> !antwort Wir sind am Montag da."]);
    let (code, stdout, stderr) = run_to_end(&["demo"], directory.path(), &(lines.join("\n") + "\n"));
    assert_eq!(code, Some(0), "{stderr}\n{stdout}");
    for (say, hear) in DIALOGUE {
        assert!(stdout.contains(hear), "after {say:?}, {hear:?} is missing in:\n{stdout}");
    }
    let case = code_in(stdout.split_once("Ihre Anfrage ist abgesendet").expect("a receipt").1);
    let (_, sent) = stdout.rsplit_once("Absenden").expect("the last word before the card");
    let (_, room) = sent.split_once("Raum rz-vorpommern-greifswald").expect("the room");
    assert!(room.contains(&format!("│ Fall-Code: {case}")), "the card in its room:\n{room}");
    assert!(OWN_WORDS.iter().all(|words| room.contains(words)), "{room}");
    assert!(room.contains("Wir sind am Montag da."), "staff can be played:\n{room}");
    assert!(!stdout.contains('\u{1b}'), "no colour in a pipe");
}
