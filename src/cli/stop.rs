//! How a running command is told to end: the first SIGTERM or SIGINT asks, the second insists.

use std::future::Future;

use anyhow::Context;
use tokio::sync::watch;

use super::Failed;

/// Runs `work` until it ends by itself or after a signal.
///
/// The receiver turns `true` at the first signal: channels stop taking, the desk commits, couriers finish their letter.
/// At the second one everything is dropped where it stands; the outbox carries on from there at the next start.
pub fn until_stopped<F, W>(work: F) -> Result<(), Failed>
where
    F: FnOnce(watch::Receiver<bool>) -> W,
    W: Future<Output = Result<(), Failed>>,
{
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().context("no runtime")?;
    let result = runtime.block_on(async {
        let mut signals = Signals::listen()?;
        let (ask, stop) = watch::channel(false);
        let work = work(stop);
        tokio::pin!(work);
        tokio::select! {
            result = &mut work => return result,
            () = signals.next() => {},
        }
        tracing::info!("stopping; a second signal stops at once");
        ask.send_replace(true);
        tokio::select! {
            result = &mut work => result,
            () = signals.next() => Err(Failed::Otherwise(anyhow::anyhow!("stopped at once by a second signal"))),
        }
    });
    // A thread that waits for the keyboard must not hold up the end.
    runtime.shutdown_background();
    result
}

/// Says that the channels are up. Supervisors and tests wait for this word.
pub fn ready() {
    tracing::info!("ready");
}

/// SIGHUP, by which a running program is told to read something again.
pub struct Hangups {
    #[cfg(unix)]
    signal: tokio::signal::unix::Signal,
}

/// Takes SIGHUP from now on; `None` where there is no such signal or it cannot be heard.
pub fn hangups() -> Option<Hangups> {
    #[cfg(unix)]
    return tokio::signal::unix::signal(tokio::signal::unix::SignalKind::hangup())
        .ok()
        .map(|signal| Hangups { signal });
    #[cfg(not(unix))]
    None
}

impl Hangups {
    /// Waits for the next one.
    pub async fn next(&mut self) {
        #[cfg(unix)]
        if self.signal.recv().await.is_some() {
            return;
        }
        std::future::pending::<()>().await;
    }
}

struct Signals {
    #[cfg(unix)]
    terminate: tokio::signal::unix::Signal,
    #[cfg(unix)]
    interrupt: tokio::signal::unix::Signal,
}

impl Signals {
    #[cfg(unix)]
    fn listen() -> anyhow::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};
        Ok(Self {
            terminate: signal(SignalKind::terminate()).context("SIGTERM cannot be heard")?,
            interrupt: signal(SignalKind::interrupt()).context("SIGINT cannot be heard")?,
        })
    }

    #[cfg(unix)]
    async fn next(&mut self) {
        tokio::select! {
            _ = self.terminate.recv() => {},
            _ = self.interrupt.recv() => {},
        }
    }

    #[cfg(not(unix))]
    #[expect(clippy::unnecessary_wraps, reason = "the same signature as on Unix")]
    fn listen() -> anyhow::Result<Self> {
        Ok(Self {})
    }

    #[cfg(not(unix))]
    async fn next(&mut self) {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_that_ends_by_itself_gives_its_own_result() {
        assert!(until_stopped(|_| async { Ok(()) }).is_ok());
        let failed = until_stopped(|_| async { Err(Failed::wrong(["x"])) });
        assert!(matches!(failed, Err(Failed::Wrong(_))));
    }
}
