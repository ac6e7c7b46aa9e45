//! Everything that needs more than one module, in one binary, so that it links once.

// `cfg(test)` tells clippy that the helpers in these, too, are tests and may unwrap.
#[cfg(test)]
mod telemetry;
#[cfg(test)]
mod tidy;
mod understand;
