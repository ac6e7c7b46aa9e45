//! Sets of what may be known of a word, one bit each.

/// Makes a type of such a set with a constant for each member: `bits! { Flags: u32 { FIRST = 0; LAST = 1; } }`.
macro_rules! bits {
    ($(#[$of:meta])* $set:ident: $of_bits:ty { $($(#[$doc:meta])* $name:ident = $bit:expr;)* }) => {
        $(#[$of])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
        pub(super) struct $set($of_bits);

        impl $set {
            pub(super) const NONE: Self = Self(0);
            /// Every member.
            #[cfg(test)]
            pub(super) const ALL: Self = Self(<$of_bits>::MAX);

            $($(#[$doc])* pub(super) const $name: Self = Self(1 << $bit);)*

            pub(super) const fn with(self, other: Self) -> Self {
                Self(self.0 | other.0)
            }

            /// Whether it has any of these.
            pub(super) const fn any(self, of: Self) -> bool {
                self.0 & of.0 != 0
            }
        }
    };
}

pub(super) use bits;
