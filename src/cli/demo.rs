//! `lotse demo`: the whole dialogue in this terminal, with a store that is gone afterwards.

use std::sync::Arc;

use anyhow::Context;

use super::{Failed, stop};
use crate::channel::terminal;
use crate::desk::clock::SystemClock;
use crate::desk::lifecycle::Office;
use crate::desk::{Desk, Settings};
use crate::directory::Directory;
use crate::handoff::retention::Retention;
use crate::id::{ChannelKind, QueueId};
use crate::intake::step::Mode;
use crate::locale::{Catalogue, Facts};
use crate::store::Store;

/// Plays person, bot and centres until the input ends.
pub fn run(directory: Directory) -> Result<(), Failed> {
    let queues: Vec<QueueId> = directory.queues().iter().map(|queue| queue.id.clone()).collect();
    stop::until_stopped(|stop| async move {
        let folder = Folder::new()?;
        let url = format!("sqlite:{}", folder.0.join("demo.db").display());
        let store = Store::open(&url, &folder.0.join("demo.key")).await.map_err(anyhow::Error::from)?;
        let catalogue = Arc::new(Catalogue::german(facts()).map_err(anyhow::Error::from)?);
        let settings = Settings {
            retention: Retention::default(),
            telegram_mode: Mode::Full,
            queues_with_room: queues.iter().cloned().collect(),
            rooms_on: ChannelKind::Terminal,
            operator_room: true,
            // One plays the person oneself, and nobody waits.
            answer_pause: 0,
            gather_pause: 0,
        };
        // The name of the folder is unique to this run, and so is what is named after it.
        let run = folder.0.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let (terminal, typing) =
            terminal::open(catalogue.terminal(), queues, run).map_err(anyhow::Error::from)?;
        let desk =
            Desk::new(Arc::new(store), catalogue, Arc::new(directory), settings, Arc::new(SystemClock));
        let (end, ended) = tokio::sync::watch::channel(false);
        let office = Office::open(desk, ended).await.map_err(anyhow::Error::from)?;
        let courier = office.hire(ChannelKind::Terminal, terminal.clone()).await;
        let settled = async || courier.settled().await;
        let talked = terminal.talk(typing, office.handle(), settled, stop).await;
        drop(courier);
        end.send_replace(true);
        office.close().await;
        Ok(talked.map_err(anyhow::Error::from)?)
    })
}

/// The demo's operator, so that nobody takes it for a real one.
fn facts() -> Facts {
    let Retention { draft_hours, open_days, closed_days } = Retention::default();
    Facts {
        operator: "Demo auf diesem Rechner".to_owned(),
        contact: "demo@example.org".to_owned(),
        privacy_url: "https://example.org/datenschutz".to_owned(),
        hosting: "dieser Rechner".to_owned(),
        draft_hours,
        open_days,
        closed_days,
        ..Facts::default()
    }
}

/// A folder of this run's own, open to this user alone, and removed with all that is in it.
struct Folder(std::path::PathBuf);

impl Folder {
    fn new() -> anyhow::Result<Self> {
        let mut random = [0; 8];
        getrandom::fill(&mut random).map_err(|_| anyhow::anyhow!("no randomness from the system"))?;
        let name = format!("lotse-demo-{:016x}", u64::from_ne_bytes(random));
        let path = std::env::temp_dir().join(name);
        let mut builder = std::fs::DirBuilder::new();
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(&path).context("no temporary folder can be made")?;
        Ok(Self(path))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // Sealed rows without their key, at worst: a folder that cannot be removed tells nothing.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
