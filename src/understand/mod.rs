//! What free German text means: which kind of advice, whether someone is in danger, what would identify
//! a person, who is meant, which language, which place.
//!
//! Each is a pure function from `&str` to a typed answer, in time linear in the text, and each is also a
//! command (`lotse classify`, `anonymise`, `locate`), so that an operator can try it. Nothing here knows
//! the dialogue, a channel, or a sentence a person reads.

pub mod addressed;
pub mod anonymise;
pub mod capacity;
pub mod concern;
pub mod crisis;
pub mod language;
mod learnt;
#[cfg(test)]
mod material;
pub mod normalise;
pub mod phrase;
pub mod place;
pub mod plight;
pub mod remark;
pub mod telling;
mod words;
