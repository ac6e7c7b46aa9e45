//! The messages the models learn from. Only tests come here.

use std::sync::LazyLock;

use super::learnt::train::writer;

/// A message somebody wrote for this, and what is right for it.
pub struct Message {
    /// Who wrote it. Hands, not messages, are kept apart when a model is tried.
    pub hand: String,
    /// Kinds of advice or other fields, joined by `|` where each will do; `?` where nobody said.
    pub concern: String,
    pub crisis: String,
    pub text: String,
}

/// All files here. None of them holds a text of the hands that are held out, which are in `tests/it/data/`.
pub const FILES: &[&str] = &[
    include_str!("old.tsv"),
    include_str!("A.tsv"),
    include_str!("B.tsv"),
    include_str!("C.tsv"),
    include_str!("D.tsv"),
    include_str!("E.tsv"),
    include_str!("F.tsv"),
    include_str!("G.tsv"),
    include_str!("J.tsv"),
    include_str!("K.tsv"),
    include_str!("L.tsv"),
    include_str!("M.tsv"),
    include_str!("N.tsv"),
    include_str!("P.tsv"),
    include_str!("Q.tsv"),
    include_str!("R.tsv"),
    include_str!("S.tsv"),
    include_str!("T.tsv"),
    include_str!("U.tsv"),
    include_str!("V.tsv"),
    include_str!("W.tsv"),
    include_str!("X.tsv"),
    include_str!("Y.tsv"),
    include_str!("Z.tsv"),
    include_str!("O.tsv"),
    include_str!("AA.tsv"),
    include_str!("AB.tsv"),
    include_str!("AC.tsv"),
    include_str!("AD.tsv"),
    include_str!("AE.tsv"),
    include_str!("AF.tsv"),
    include_str!("AG.tsv"),
    include_str!("AH.tsv"),
    include_str!("AI.tsv"),
    include_str!("AK.tsv"),
    include_str!("AL.tsv"),
    include_str!("AM.tsv"),
    include_str!("AN.tsv"),
    include_str!("AO.tsv"),
    include_str!("AP.tsv"),
    include_str!("AQ.tsv"),
    include_str!("AR.tsv"),
    include_str!("AS.tsv"),
    include_str!("AT.tsv"),
    include_str!("AU.tsv"),
    include_str!("AV.tsv"),
    include_str!("AW.tsv"),
    include_str!("AX.tsv"),
    include_str!("AY.tsv"),
    include_str!("CE.tsv"),
    include_str!("CF.tsv"),
    include_str!("places.tsv"),
    include_str!("everyday.tsv"),
];

/// Who wrote messages as a service gets them, with a danger in every fourth to tenth, rather than hard pairs or one sort alone: what a
/// model is worth in everyday use is counted on these.
const NATURAL: [&str; 9] = ["A", "F", "G", "J", "P", "AK", "AL", "AP", "AR"];

/// Whether the message is one of those.
pub fn is_natural(message: &Message) -> bool {
    NATURAL.contains(&writer(&message.hand))
}

pub static MESSAGES: LazyLock<Vec<Message>> =
    LazyLock::new(|| FILES.iter().flat_map(|file| read(file)).collect());

/// Reads lines `hand⇥concern⇥crisis⇥text`; `#` begins a remark.
pub fn read(tsv: &str) -> Vec<Message> {
    tsv.lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .map(|line| {
            let mut fields = line.splitn(4, '\t').map(str::to_owned);
            let mut next = || fields.next().unwrap_or_else(|| panic!("a field is missing: {line:?}"));
            Message { hand: next(), concern: next(), crisis: next(), text: next().replace("\\n", "\n") }
        })
        .collect()
}
