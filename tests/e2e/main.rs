//! Tests against real servers on loopback.
//!
//! `cfg(test)` on each module tells clippy that helpers may fail loudly, too.

#[cfg(test)]
mod bot;
#[cfg(test)]
mod channel_matrix;

#[cfg(test)]
#[path = "../support/desk.rs"]
mod desk;
#[cfg(test)]
#[path = "../support/late_keys.rs"]
mod late_keys;
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
