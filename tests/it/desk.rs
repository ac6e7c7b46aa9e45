//! What the desk promises, over a real store: nothing lost, nothing doubled, nothing said to the wrong people.

mod again;
mod answers;
mod bars;
mod burst;
mod closed;
mod crash;
mod data;
mod discreet;
mod handing;
mod limits;
mod lost;
mod numbers;
mod presence;
mod relayed;
mod reminders;
mod removed;
mod reopened;
mod returning;
mod rooms;
mod secrecy;
mod several;
mod staff;
mod taken_back;
mod talk;
mod tallies;
mod templates;
