//! The shipped program and the Matrix channel against real servers on loopback.
//!
//! One Synapse serves the whole run; accounts and rooms of their own keep the tests apart, so that they run beside each
//! other. It ends with this process.
//!
//! `cfg(test)` on each module tells clippy that helpers may fail loudly, too.

#[cfg(test)]
mod abuse;
#[cfg(test)]
mod away;
#[cfg(test)]
mod bot;
#[cfg(test)]
mod changed;
#[cfg(test)]
mod channel_matrix;
#[cfg(test)]
mod chat;
#[cfg(test)]
mod check;
#[cfg(test)]
mod crash;
#[cfg(test)]
mod deleting;
#[cfg(test)]
mod demo;
#[cfg(test)]
mod farewell;
#[cfg(test)]
mod handing;
#[cfg(test)]
mod leak;
#[cfg(test)]
mod on_matrix;
#[cfg(test)]
mod on_telegram;
#[cfg(test)]
mod overdue;
#[cfg(test)]
mod plants;
#[cfg(test)]
mod postgres;
#[cfg(test)]
mod race;
#[cfg(test)]
mod restoring;
#[cfg(test)]
mod returning;
#[cfg(test)]
mod rooms;
#[cfg(test)]
mod setting_up;
#[cfg(test)]
mod talk;
#[cfg(test)]
mod world;

#[cfg(test)]
#[path = "../support/bot_api.rs"]
#[expect(dead_code, reason = "the other tests and the benchmarks use what is not used here")]
mod bot_api;
#[cfg(test)]
#[path = "../support/desk.rs"]
mod desk;
#[cfg(test)]
#[path = "../support/late_keys.rs"]
mod late_keys;
#[cfg(test)]
#[path = "../support/lotse.rs"]
mod lotse_process;
#[cfg(test)]
#[path = "../support/matrix_client.rs"]
mod matrix_client;
#[cfg(test)]
#[path = "../support/synapse.rs"]
mod synapse;

/// Shows our own log lines of a failing test if `LOTSE_TEST_LOG` is set.
pub fn show_logs() {
    use tracing_subscriber::layer::{Layer as _, SubscriberExt as _};
    use tracing_subscriber::util::SubscriberInitExt as _;
    if std::env::var_os("LOTSE_TEST_LOG").is_none() {
        return;
    }
    let ours = tracing_subscriber::filter::filter_fn(|meta| meta.target().starts_with("lotse"));
    let lines = tracing_subscriber::fmt::layer().with_test_writer().with_filter(ours);
    tracing_subscriber::registry().with(lines).try_init().ok();
}
