//! The shipped program and the Matrix channel against real servers on loopback.
//!
//! One Synapse serves the whole run; accounts and rooms of their own keep the tests apart, so that they run beside each
//! other. It ends with this process.

mod channel_matrix;
mod chat;
mod world;

mod away;
mod crash;
mod deleting;
mod demo;
mod leak;
mod on_matrix;
mod on_telegram;
mod plants;
mod postgres;
mod rooms;

#[path = "../support/bot_api.rs"]
#[expect(dead_code, reason = "the other tests and the benchmarks use what is not used here")]
mod bot_api;
#[path = "../support/desk.rs"]
mod desk;
#[path = "../support/lotse.rs"]
mod lotse_process;
#[path = "../support/matrix_client.rs"]
mod matrix_client;
#[path = "../support/synapse.rs"]
mod synapse;
