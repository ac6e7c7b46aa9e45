//! Tests against real servers on loopback.

mod channel_matrix;

#[path = "../support/desk.rs"]
mod desk;
#[path = "../support/matrix_client.rs"]
mod matrix_client;
#[path = "../support/synapse.rs"]
mod synapse;
