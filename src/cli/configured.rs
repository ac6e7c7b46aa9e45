//! What several commands begin with: the configuration and the directory it names.

use std::io::ErrorKind;
use std::path::Path;

use super::Failed;
use crate::config::{Config, ConfigProblem, DirectoryConfig, Partial};
use crate::directory::Directory;
use crate::directory::check::Problem;
use crate::directory::places::{self, OwnPlaces};

/// The file that is read if none is named and this one exists.
const USUAL_FILE: &str = "lotse.toml";

/// Reads the named file, or `lotse.toml` if it exists, and the environment.
pub fn load(path: Option<&Path>) -> Result<Config, Vec<ConfigProblem>> {
    Config::load(path.or(usual_file()), environment())
}

/// As [`load`], as far as that goes.
pub(super) fn load_partly(path: Option<&Path>) -> Partial {
    Partial::load(path.or(usual_file()), environment())
}

pub(super) fn usual_file() -> Option<&'static Path> {
    let usual = Path::new(USUAL_FILE);
    usual.exists().then_some(usual)
}

/// A variable that is not Unicode cannot be one of ours.
fn environment() -> impl Iterator<Item = (String, String)> {
    std::env::vars_os()
        .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
}

/// As [`load`], and refuses what this program was built without.
pub fn load_whole(path: Option<&Path>) -> Result<Config, Failed> {
    let config = load(path).map_err(Failed::wrong)?;
    let missing = not_built_in(&config);
    if missing.is_empty() { Ok(config) } else { Err(Failed::Wrong(missing)) }
}

/// Configured things whose Cargo feature is switched off.
pub(super) fn not_built_in(config: &Config) -> Vec<String> {
    [
        ("telegram", config.telegram.is_some(), cfg!(feature = "telegram"), "telegram"),
        ("matrix", config.matrix.is_some(), cfg!(feature = "matrix"), "matrix"),
        (
            "store.url",
            config.store.url.expose().starts_with("postgres"),
            cfg!(feature = "postgres"),
            "postgres",
        ),
    ]
    .into_iter()
    .filter(|(_, wanted, built_in, _)| *wanted && !built_in)
    .map(|(key, _, _, feature)| {
        format!(
            "{key}: needs a program built with the feature {feature}; build it without --no-default-features"
        )
    })
    .collect()
}

/// The directory the configuration names, or the built-in one, with the operator's own places.
///
/// # Errors
/// All mistakes in it.
pub fn directory(config: &Config) -> Result<Directory, Failed> {
    let DirectoryConfig { file, places } = &config.directory;
    if file.is_none() && places.is_none() {
        return Directory::built_in().map_err(Failed::wrong);
    }
    let toml = file.as_ref().map(|file| read("directory.file", file)).transpose()?;
    let list = places.as_ref().map(|file| read("directory.places", file)).transpose()?;
    let own = list.as_ref().map(|list| OwnPlaces { file: "directory.places", list });
    Directory::read(toml.as_deref(), own).map_err(|problems| {
        // Without a file of the operator's the data are the built-in ones.
        let of_file = |problem: &Problem| toml.is_some() && !problem.at.starts_with("directory.places");
        Failed::wrong(problems.iter().map(|problem| {
            let key = if of_file(problem) { "directory.file: " } else { "" };
            format!("{key}{problem}")
        }))
    })
}

/// What of the names of places is doubtful; what cannot be read is a mistake of [`directory`].
pub(super) fn doubtful_places(config: &Config) -> Vec<String> {
    let list = config.directory.places.as_ref().and_then(|file| std::fs::read_to_string(file).ok());
    places::doubts(list.as_ref().map(|list| OwnPlaces { file: "directory.places", list }))
}

fn read(key: &str, file: &Path) -> Result<String, Failed> {
    std::fs::read_to_string(file).map_err(|error| {
        let (found, remedy) = match error.kind() {
            ErrorKind::InvalidData => ("is not UTF-8".to_owned(), "save the file as UTF-8"),
            kind => (format!("cannot be read ({kind})"), "correct the path or leave the key out"),
        };
        Failed::wrong([format!("{key}: names a file that {found}; {remedy}")])
    })
}
