//! Lotse takes the first contact with the advice network "Demokratie und Toleranz" in Mecklenburg-Vorpommern.
//!
//! People write anonymously on Telegram or Matrix, in German. Lotse finds out what it is about and which district,
//! shows exactly what it will pass on, and puts the anonymised request into the right centre's queue, an encrypted
//! Matrix room.
//!
//! # How it is built
//!
//! ```text
//!  person ── Telegram ─┐                                                    ┌─ Telegram / Matrix DM ── person
//!  person ── Matrix DM ┼─ channel ─▶ desk ── step() ──▶ one transaction ──▶ outbox ─▶ couriers
//!  staff ─ Matrix room ┤   Inputs    load   pure core   state+cursor+outbox   └─ centre's Matrix room ── staff
//!  terminal ───────────┘
//! ```
//!
//! The core is pure: [`intake`] (the dialogue), [`understand`] (what German text means), [`directory`] (who advises
//! where) and [`handoff`] (the life of a request). The shell around it knows the world: [`desk`] owns all writes,
//! [`channel`] speaks with the platforms, [`store`] keeps sealed rows, [`locale`] turns values into sentences.
//!
//! # What always holds
//!
//! * Nothing in the core names tokio, sqlx, teloxide, matrix-sdk, fluent or a clock (`tests/it/tidy.rs`).
//! * An input is acknowledged to its platform only after it is committed, in one transaction with the platform's
//!   cursor, the new dialogue, the request and the messages to send.
//! * Only couriers send, from rows of the outbox, the oldest first for each recipient.
//! * A person's platform id appears in no room, log, metric, file name or plain column. Before consent nothing but the
//!   lookup hash, the stage, which numbers were named in danger, and unsent rows exists.
//! * A request is built only with a [`Consent`](intake::consent::Consent) and from
//!   [`Anonymised`](understand::anonymise::Anonymised) text. What was taken out of it is kept with the draft alone, shown to
//!   nobody but the person, and gone once the draft is sent.
//! * What outlives a case are counts of single facts, never of several together ([`tally`](handoff::tally)), and no small
//!   one is shown ([`suppression`](handoff::suppression)).
//! * Every sentence a person reads is in `locales/`.

pub mod channel;
pub mod cli;
pub mod config;
pub mod desk;
pub mod directory;
pub mod handoff;
pub mod id;
pub mod intake;
pub mod locale;
pub mod store;
pub mod telemetry;
pub mod understand;
