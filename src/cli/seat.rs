//! From the configuration to a desk over its store, without channels.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Failed, files};
use crate::config::{Config, RetentionConfig};
use crate::desk::clock::SystemClock;
use crate::desk::{Desk, Settings};
use crate::directory::Directory;
use crate::handoff::retention::Retention;
use crate::id::{ChannelKind, QueueId};
use crate::intake::step::Mode;
use crate::locale::{Catalogue, Controller, Facts};
use crate::store::{Store, StoreError};

/// A desk at which nobody works yet. Its store is locked: no other instance can open it.
pub(super) struct Seated {
    pub(super) store: Arc<Store>,
    pub(super) desk: Desk,
}

/// The sentences, with the facts of this configuration.
pub(super) fn catalogue(config: &Config) -> Result<Arc<Catalogue>, Failed> {
    Ok(Arc::new(Catalogue::german(facts(config)).map_err(anyhow::Error::from)?))
}

/// Opens the store and puts a desk over it.
///
/// # Errors
/// Of the store, and if files that hold secrets are open to other accounts.
pub(super) async fn seat(
    config: &Config,
    directory: Directory,
    catalogue: Arc<Catalogue>,
) -> Result<Seated, Failed> {
    let open = files::open_to_others(config);
    if !open.is_empty() {
        return Err(Failed::wrong(open));
    }
    let store = Store::open(config.store.url.expose(), &config.store.key_file).await.map_err(failed)?;
    let store = Arc::new(store);
    let settings = Settings {
        retention: retention(config),
        telegram_mode: config.telegram.as_ref().map_or(Mode::Full, |telegram| telegram.mode),
        queues_with_room: config
            .matrix
            .as_ref()
            .map(|matrix| matrix.rooms.keys().cloned().collect())
            .unwrap_or_default(),
        rooms_on: ChannelKind::Matrix,
        answer_pause: config.desk.answer_seconds,
        gather_pause: config.desk.gather_seconds,
        operator_room: config.matrix.as_ref().is_some_and(|matrix| matrix.operator_room.is_some()),
    };
    let desk = Desk::new(Arc::clone(&store), catalogue, Arc::new(directory), settings, Arc::new(SystemClock));
    Ok(Seated { store, desk })
}

/// What an error of the store means for the command.
pub(super) fn failed(error: StoreError) -> Failed {
    if error.is_configuration() { Failed::wrong([error]) } else { Failed::Otherwise(error.into()) }
}

/// What the sentences say about this configuration.
fn facts(config: &Config) -> Facts {
    let operator = &config.operator;
    let said = |value: &Option<String>| value.clone().unwrap_or_default();
    Facts {
        operator: said(&operator.name),
        contact: said(&operator.contact),
        privacy_url: said(&operator.privacy_url),
        hosting: said(&operator.hosting),
        controllers: controllers(config),
        matrix_address: config.matrix.as_ref().map(|matrix| matrix.user.clone()),
        telegram_address: None,
        draft_hours: config.retention.draft_hours,
        open_days: config.retention.open_days,
        closed_days: config.retention.closed_days,
    }
}

/// Who is responsible: the operator's controller, and those of the queues for which it is another one, each named once. What
/// is not told in full, `lotse check` names.
fn controllers(config: &Config) -> Vec<Controller> {
    let operator = &config.operator;
    let facts = operator
        .controller
        .as_ref()
        .zip(operator.data_protection_officer.as_ref())
        .zip(operator.authority.as_ref());
    let of_all = facts.map(|((name, officer), authority)| Controller {
        name: name.clone(),
        data_protection_officer: officer.clone(),
        authority: authority.clone(),
        queues: Vec::new(),
    });
    let mut controllers: Vec<Controller> = of_all.into_iter().collect();
    for (queue, name) in &config.carriers.controller {
        let fact = |table: &BTreeMap<QueueId, String>| table.get(queue).cloned().unwrap_or_default();
        let data_protection_officer = fact(&config.carriers.data_protection_officer);
        let authority = fact(&config.carriers.authority);
        let known = controllers.iter_mut().find(|known| {
            !known.queues.is_empty()
                && (&known.name, &known.data_protection_officer, &known.authority)
                    == (name, &data_protection_officer, &authority)
        });
        if let Some(known) = known {
            known.queues.push(queue.clone());
        } else {
            let (name, queues) = (name.clone(), vec![queue.clone()]);
            controllers.push(Controller { name, data_protection_officer, authority, queues });
        }
    }
    controllers
}

/// How long things are kept in this configuration.
pub(super) fn retention(config: &Config) -> Retention {
    let RetentionConfig { draft_hours, open_days, closed_days } = config.retention;
    Retention { draft_hours, open_days, closed_days }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::dialogue::Form;
    use crate::intake::say::Say;

    /// The privacy text in full under this configuration.
    fn privacy(text: &str) -> String {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lotse.toml");
        std::fs::write(&path, text).unwrap();
        let config = Config::load(Some(&path), std::iter::empty());
        let config = config.unwrap_or_else(|problems| panic!("{problems:?}"));
        let say = Say::Privacy { channel: ChannelKind::Matrix };
        catalogue(&config).unwrap().render(&say, Form::Sie, &Directory::built_in().unwrap())
    }

    #[test]
    fn the_privacy_text_follows_the_configuration() {
        let text = privacy(
            "[operator]\nname = \"Betrieb\"\ncontact = \"k@b\"\nprivacy_url = \"https://b\"\nhosting = \"Rechenzentrum\"\n\
             controller = \"Verein\"\ndata_protection_officer = \"ds@verein\"\nauthority = \"Landesaufsicht\"\n\
             [carriers.controller]\nrz-rostock = \"Akademie\"\nrz-vorpommern-ruegen = \"Akademie\"\nlks = \"Amt\"\n\
             [carriers.data_protection_officer]\nrz-rostock = \"ds@akademie\"\nrz-vorpommern-ruegen = \"ds@akademie\"\nlks = \"ds@amt\"\n\
             [carriers.authority]\nrz-rostock = \"Kirche\"\nrz-vorpommern-ruegen = \"Kirche\"\nlks = \"Land\"\n\
             [retention]\ndraft_hours = 12\nopen_days = 30\nclosed_days = 3\n",
        );
        for part in [
            "Verantwortlich: Verein. Datenschutz: ds@verein. Beschwerden: Landesaufsicht\n",
            "Für Anfragen an Regionalzentrum",
            ": Akademie. Datenschutz: ds@akademie. Beschwerden: Kirche\n",
            ": Amt. Datenschutz: ds@amt. Beschwerden: Land\n",
            "Betrieb, Kontakt: k@b",
            "Rechenzentrum",
            "https://b",
            "12 Stunden",
            "30 Tagen",
            "3 Tagen",
        ] {
            assert!(text.contains(part), "{part} in {text}");
        }
        assert_eq!(
            text.matches("Akademie.").count(),
            1,
            "one carrier is named once for all its services: {text}"
        );
    }

    #[test]
    fn without_a_controller_the_operator_is_responsible() {
        let text = privacy("[operator]\nname = \"Betrieb\"\ncontroller = \"Verein\"\n");
        assert!(text.contains("Verantwortlich: Betrieb\n"), "{text}");
    }
}
