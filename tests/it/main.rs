//! Everything that needs more than one module, in one binary, so that it links once.

mod telemetry;
mod tidy;
mod understand;
