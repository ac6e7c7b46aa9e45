//! `lotse run`: the bot on the configured channels, until a signal ends it.

use std::path::Path;
#[cfg(feature = "matrix")]
use std::path::PathBuf;
use std::sync::Arc;

use tokio::sync::{mpsc, watch};
use tokio::task::JoinSet;

use super::configured::{directory, load_whole};
use super::seat::{Seated, catalogue, seat};
use super::{Failed, stop};
use crate::config::Config;
use crate::desk::lifecycle::Office;
use crate::directory::Directory;
use crate::id::ChannelKind;
use crate::locale::Catalogue;
use crate::store::Store;

/// Runs until told to stop.
pub fn run(path: Option<&Path>) -> Result<(), Failed> {
    let config = load_whole(path)?;
    let directory = directory(&config)?;
    let queues: Vec<_> = directory.queues().iter().map(|queue| queue.id.clone()).collect();
    let wrong = config.check_queues(&queues);
    if !wrong.is_empty() {
        return Err(Failed::wrong(wrong));
    }
    if config.telegram.is_none() && config.matrix.is_none() {
        let remedy = "neither [telegram] nor [matrix] is configured: nobody could write; add one of them";
        return Err(Failed::wrong([remedy]));
    }
    stop::until_stopped(|stop| async move {
        let opened = Opened::open(&config, directory).await?;
        let mut channels = Channels::new(stop);
        let started = channels.start(path, &config, &opened).await;
        if started.is_ok() {
            channels.finished().await;
        }
        opened.close().await;
        started
    })
}

/// The desk over its store, which nobody else can open meanwhile.
pub(super) struct Opened {
    pub(super) catalogue: Arc<Catalogue>,
    pub(super) store: Arc<Store>,
    pub(super) office: Office,
    end: watch::Sender<bool>,
}

impl Opened {
    /// Opens store and desk.
    pub(super) async fn open(config: &Config, directory: Directory) -> Result<Self, Failed> {
        let catalogue = catalogue(config)?;
        let Seated { store, desk } = seat(config, directory, Arc::clone(&catalogue)).await?;
        let (end, ended) = watch::channel(false);
        let office = Office::open(desk, ended).await.map_err(anyhow::Error::from)?;
        Ok(Self { catalogue, store, office, end })
    }

    /// Only when no channel hands in any more does the desk write down the rest and end.
    pub(super) async fn close(self) {
        self.end.send_replace(true);
        self.office.close().await;
    }
}

#[cfg(feature = "matrix")]
async fn caught_up(channel: &crate::channel::matrix::Matrix) {
    let _ = channel.ready().wait_for(|ready| *ready).await;
}

/// Follows `[matrix.staff]` when told by SIGHUP that it was changed. A configuration with a mistake in it changes nothing.
#[cfg(feature = "matrix")]
async fn relist(
    path: Option<PathBuf>,
    channel: Arc<crate::channel::matrix::Matrix>,
    desk: crate::desk::ports::DeskHandle,
    mut stop: watch::Receiver<bool>,
) {
    let Some(mut hangups) = stop::hangups() else { return };
    loop {
        tokio::select! {
            () = hangups.next() => {}
            _ = stop.wait_for(|stop| *stop) => return,
        }
        let read = load_whole(path.as_deref());
        let lists = read.and_then(|config| config.matrix.as_ref().map(super::channels::staff).transpose());
        match lists {
            Ok(Some(lists)) => {
                tracing::info!("the lists of staff are read again");
                tokio::select! {
                    () = channel.relist(lists, &desk) => {}
                    _ = stop.wait_for(|stop| *stop) => return,
                }
            }
            // The mistakes name keys and no values.
            Ok(None) => {
                tracing::error!("[matrix] is gone from the configuration; the lists stay as they are");
            }
            Err(failed) => tracing::error!(%failed, "the lists of staff stay as they are"),
        }
    }
}

/// The channels of this run.
struct Channels {
    stop: watch::Receiver<bool>,
    running: JoinSet<()>,
    /// Held by each channel until it is up; none is left when all are.
    starting: Option<mpsc::Sender<()>>,
    all_up: mpsc::Receiver<()>,
}

impl Channels {
    fn new(stop: watch::Receiver<bool>) -> Self {
        let (starting, all_up) = mpsc::channel(1);
        Self { stop, running: JoinSet::new(), starting: Some(starting), all_up }
    }

    /// Starts every configured channel. None of them needs its server yet: the order of starts does not matter.
    #[cfg_attr(
        not(feature = "matrix"),
        expect(unused_variables, reason = "only Matrix reads the configuration again")
    )]
    async fn start(
        &mut self,
        path: Option<&Path>,
        config: &Config,
        Opened { catalogue, store, office, .. }: &Opened,
    ) -> Result<(), Failed> {
        #[cfg(feature = "telegram")]
        if let Some(telegram) = &config.telegram {
            let channel = Arc::new(super::channels::telegram(telegram, catalogue)?);
            office.hire(ChannelKind::Telegram, channel.clone()).await;
            let (desk, stop) = (office.handle(), self.stop.clone());
            self.running.spawn(async move { channel.run(desk, stop).await });
        }
        #[cfg(feature = "matrix")]
        if let Some(matrix) = &config.matrix {
            let settings = super::channels::matrix(matrix, catalogue)?;
            let channel = super::channels::connect(settings, &office.handle(), store).await?;
            let (desk, stop, hiring) = (office.handle(), self.stop.clone(), office.hiring());
            let starting = self.starting.clone();
            self.running.spawn(relist(
                path.map(Path::to_path_buf),
                channel.clone(),
                desk.clone(),
                stop.clone(),
            ));
            self.running.spawn(async move {
                let running = channel.run(desk, stop);
                tokio::pin!(running);
                // The courier comes when the channel has caught up, so that what the server already has is known by
                // its echo and not sent again.
                tokio::select! {
                    () = caught_up(&channel) => {}
                    () = &mut running => return,
                }
                hiring.hire(ChannelKind::Matrix, channel.clone()).await;
                drop(starting);
                running.await;
            });
        }
        Ok(())
    }

    /// Says so once every channel is up, and waits until all have ended, as they do when told to stop.
    async fn finished(&mut self) {
        self.starting = None;
        let mut told = false;
        loop {
            let ended = tokio::select! {
                _ = self.all_up.recv(), if !told => {
                    told = true;
                    if !*self.stop.borrow() {
                        stop::ready();
                    }
                    continue;
                }
                ended = self.running.join_next() => ended,
            };
            let Some(ended) = ended else { return };
            if ended.is_err() {
                tracing::error!("a channel ended in a panic; the others go on");
            }
        }
    }
}
