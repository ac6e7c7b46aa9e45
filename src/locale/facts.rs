//! What the texts say truthfully from the configuration.

use crate::id::QueueId;

/// Who is responsible under data protection law, and where people can turn about it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Controller {
    pub name: String,
    pub data_protection_officer: String,
    pub authority: String,
    /// For the requests of which queues; empty: for all else.
    pub queues: Vec<QueueId>,
}

/// The operator's answers to what a person asks before writing: who runs this, where, for how long is what kept.
///
/// Everything here is public; nothing of it is a secret or concerns a person who writes.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// Who runs Lotse, as people should read it.
    pub operator: String,
    /// How to reach the operator: an e-mail address or a telephone number.
    pub contact: String,
    /// Where the privacy text stands in full.
    pub privacy_url: String,
    /// Where and by whom the server is hosted.
    pub hosting: String,
    /// The controllers (GDPR Art. 4(7)). Empty: the operator alone is responsible.
    pub controllers: Vec<Controller>,
    /// Lotse's Matrix address, if that channel is configured.
    pub matrix_address: Option<String>,
    /// Lotse's Telegram name, if that channel is configured.
    pub telegram_address: Option<String>,
    /// Hours after which a request that was not sent is forgotten.
    pub draft_hours: u32,
    /// Days after which an open request is deleted at the latest.
    pub open_days: u32,
    /// Days after which a closed request is deleted at the latest.
    pub closed_days: u32,
}
