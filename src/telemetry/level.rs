//! How much our own code says, from the usual environment variable.

use tracing::level_filters::LevelFilter;

/// The level the directives wish for us: that of `lotse=…` or `lotse::…=…`, else the one without a target, else INFO.
/// Directives for other crates are ignored; a filter that people have in their shell for something else must not fail
/// the start.
pub(super) fn for_us(directives: &str) -> LevelFilter {
    let mut general = None;
    let mut ours = None;
    for directive in directives.split(',').map(str::trim).filter(|directive| !directive.is_empty()) {
        match directive.split_once('=') {
            None => general = directive.parse().ok().or(general),
            Some((target, level)) if super::is_ours(target.trim()) => {
                ours = level.trim().parse().ok().or(ours);
            }
            Some(_) => {}
        }
    }
    ours.or(general).unwrap_or(LevelFilter::INFO)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_level_is_taken_from_the_directives() {
        for (directives, level) in [
            ("", LevelFilter::INFO),
            ("debug", LevelFilter::DEBUG),
            ("matrix_sdk=trace", LevelFilter::INFO),
            ("warn,lotse=trace", LevelFilter::TRACE),
            ("lotse=error, debug", LevelFilter::ERROR),
            ("lotse::desk=debug", LevelFilter::DEBUG),
            ("nonsense", LevelFilter::INFO),
            ("lotse", LevelFilter::INFO),
            ("off", LevelFilter::OFF),
        ] {
            assert_eq!(for_us(directives), level, "{directives}");
        }
    }
}
