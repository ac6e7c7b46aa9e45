//! The integration tests, in one binary: linking the stack once is what takes the time.

mod telemetry;
