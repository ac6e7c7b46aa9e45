//! What the store promises, over SQLite and, when `LOTSE_TEST_POSTGRES` holds an address, over PostgreSQL alike.

mod files;
mod postgres;
mod sample;
mod shared;
mod world;
