//! desk
pub mod ports;
