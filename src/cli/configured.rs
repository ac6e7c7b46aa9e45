//! What several commands begin with: the configuration and the directory it names.

use std::path::Path;

use super::Failed;
use crate::config::{Config, ConfigProblem, DirectoryConfig};
use crate::directory::Directory;
use crate::directory::places::OwnPlaces;

/// The file that is read if none is named and this one exists.
const USUAL_FILE: &str = "lotse.toml";

/// Reads the named file, or `lotse.toml` if it exists, and the environment.
pub fn load(path: Option<&Path>) -> Result<Config, Vec<ConfigProblem>> {
    let usual = Path::new(USUAL_FILE);
    let path = path.or_else(|| usual.exists().then_some(usual));
    // A variable that is not Unicode cannot be one of ours.
    let env = std::env::vars_os()
        .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)));
    Config::load(path, env)
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
    Directory::read(toml.as_deref(), own).map_err(Failed::wrong)
}

fn read(key: &str, file: &Path) -> Result<String, Failed> {
    std::fs::read_to_string(file).map_err(|error| {
        Failed::wrong([format!(
            "{key}: names a file that cannot be read ({}); correct the path or leave the key out",
            error.kind()
        )])
    })
}
