//! Everything that is tested through public names, in one binary.

// `cfg(test)` tells clippy that these helpers, too, are tests and may unwrap.
#[cfg(test)]
mod migrations;
#[cfg(test)]
mod store;
