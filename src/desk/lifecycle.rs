//! Opening and closing the desk together with its couriers.

use std::sync::Arc;

use tokio::sync::{mpsc, watch};
use tokio::task::JoinHandle;

use super::clock::Clock;
use super::outbox::{Courier, Report};
use super::ports::{Carrier, DeskHandle};
use super::task::Desk;
use crate::id::ChannelKind;
use crate::store::StoreError;

/// How many batches may wait for the desk. A channel hands in one at a time, so a handful is plenty.
const WAITING_BATCHES: usize = 8;

/// A running desk: where channels get their handle and their courier.
pub struct Office {
    handle: DeskHandle,
    clock: Arc<dyn Clock>,
    hires: mpsc::Sender<(ChannelKind, Courier)>,
    reports: mpsc::UnboundedSender<Report>,
    desk: JoinHandle<()>,
}

impl Office {
    /// Reads back what was left unsent and starts the desk. It works until `stop` holds `true`.
    pub async fn open(mut desk: Desk, stop: watch::Receiver<bool>) -> Result<Self, StoreError> {
        desk.recover().await?;
        let (handle, requests) = DeskHandle::pair(WAITING_BATCHES);
        let (hires, new_couriers) = mpsc::channel(WAITING_BATCHES);
        let (reports, reported) = mpsc::unbounded_channel();
        let clock = Arc::clone(&desk.clock);
        let desk = tokio::spawn(desk.run(requests, new_couriers, reported, stop));
        Ok(Self { handle, clock, hires, reports, desk })
    }

    /// A way to the desk for a channel.
    pub fn handle(&self) -> DeskHandle {
        self.handle.clone()
    }

    /// The means to start a courier later, from another task.
    pub fn hiring(&self) -> Hiring {
        Hiring { clock: Arc::clone(&self.clock), hires: self.hires.clone(), reports: self.reports.clone() }
    }

    /// Starts a channel's courier. To be called when the channel has caught up with what happened while the program was
    /// down, so that letters the server already has are recognised by their echo.
    pub async fn hire(&self, channel: ChannelKind, carrier: Arc<dyn Carrier>) -> Courier {
        self.hiring().hire(channel, carrier).await
    }

    /// Waits until the desk has written down everything it took.
    pub async fn close(self) {
        let Self { handle, hires, reports, desk, .. } = self;
        drop((handle, hires, reports));
        if desk.await.is_err() {
            tracing::error!("the desk ended in a panic");
        }
    }
}

/// Starts a courier for the desk. To be dropped when that is done: the desk waits at its end for whoever could still
/// report.
pub struct Hiring {
    clock: Arc<dyn Clock>,
    hires: mpsc::Sender<(ChannelKind, Courier)>,
    reports: mpsc::UnboundedSender<Report>,
}

impl Hiring {
    /// As [`Office::hire`].
    pub async fn hire(self, channel: ChannelKind, carrier: Arc<dyn Carrier>) -> Courier {
        let (courier, _) = Courier::start(carrier, self.clock, self.reports);
        // The desk takes hires as long as it runs; after that nothing is to be carried.
        let _ = self.hires.send((channel, courier.clone())).await;
        courier
    }
}
