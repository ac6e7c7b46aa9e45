//! Which events were taken already: a platform may tell the same one twice, and so does a batch of which only a part was
//! taken.
//!
//! In memory only, since before consent not even the id of a message may be kept: after a crash in the middle of a batch
//! that was taken piece by piece, its first pieces are taken once more.

use std::collections::{HashSet, VecDeque};

use super::ports::Event;
use crate::id::ChannelKind;

/// How many are remembered: more than a batch holds, from every channel.
const REMEMBERED: usize = 4_096;

/// What tells an event from all others.
pub(super) type Name = (ChannelKind, String);

#[derive(Default)]
pub(super) struct Seen {
    names: HashSet<Name>,
    oldest_first: VecDeque<Name>,
}

impl Seen {
    pub(super) fn contains(&self, name: &Name) -> bool {
        self.names.contains(name)
    }

    pub(super) fn remember(&mut self, name: Name) {
        if !self.names.insert(name.clone()) {
            return;
        }
        self.oldest_first.push_back(name);
        if self.oldest_first.len() > REMEMBERED
            && let Some(oldest) = self.oldest_first.pop_front()
        {
            self.names.remove(&oldest);
        }
    }
}

/// The name of an event, if its platform gives it one.
pub(super) fn name(event: &Event, rooms_on: ChannelKind) -> Option<Name> {
    let (channel, id) = match event {
        Event::Person { from, id, .. } => (from.channel, id),
        Event::Staff(said) => (rooms_on, &said.event),
        Event::StaffJoined { id, .. } => (rooms_on, id),
        Event::Echo { .. }
        | Event::Room { .. }
        | Event::StaffRemoved { .. }
        | Event::Poison { .. }
        | Event::Alarm(_) => return None,
    };
    (!id.is_empty()).then(|| (channel, id.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_so_many_are_remembered_and_the_oldest_go_first() {
        let mut seen = Seen::default();
        let name = |number: usize| (ChannelKind::Matrix, number.to_string());
        for number in 0..=REMEMBERED {
            seen.remember(name(number));
            seen.remember(name(number));
        }
        assert!(!seen.contains(&name(0)));
        assert!(seen.contains(&name(1)) && seen.contains(&name(REMEMBERED)));
        assert!(!seen.contains(&(ChannelKind::Telegram, "1".to_owned())));
        assert_eq!((seen.names.len(), seen.oldest_first.len()), (REMEMBERED, REMEMBERED));
    }
}
