//! One sealed value: version ‖ key id ‖ nonce ‖ XChaCha20-Poly1305 ciphertext.
//!
//! The associated data name table, column and row, so that a value opens only where it was put: whoever can write
//! to the database cannot show one person's words to another by moving bytes. The row is named by something known
//! before it is inserted (a hash, a channel's name, a random token).
//!
//! The nonce is random: with 24 bytes, two equal ones need not be feared however much is sealed with one key.

use chacha20poly1305::aead::{AeadInPlace, KeyInit};
use chacha20poly1305::{Tag, XChaCha20Poly1305, XNonce};

use super::error::StoreError;

const VERSION: u8 = 1;
const NONCE: usize = 24;
const TAG: usize = 16;
/// Version and key id.
const HEAD: usize = 1 + 4;

/// Where a sealed value lives.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub table: &'static str,
    pub column: &'static str,
    pub row: &'a [u8],
}

impl Place<'_> {
    /// Length-prefixed, so that no two places give the same bytes.
    fn associated_data(&self) -> Vec<u8> {
        let parts = [&[VERSION][..], self.table.as_bytes(), self.column.as_bytes(), self.row];
        let mut data = Vec::with_capacity(64 + self.row.len());
        for part in parts {
            data.extend_from_slice(&(part.len() as u64).to_be_bytes());
            data.extend_from_slice(part);
        }
        data
    }

    /// The error for a value that opens here but breaks a rule.
    pub(super) fn broken(&self, what: &'static str) -> StoreError {
        StoreError::Row { table: self.table, column: self.column, what }
    }

    fn refused(&self) -> StoreError {
        StoreError::Sealed { table: self.table, column: self.column }
    }
}

/// A key that seals and opens. The cipher wipes its key when dropped.
pub(super) struct Sealer {
    id: u32,
    cipher: XChaCha20Poly1305,
}

impl Sealer {
    /// A sealer with the key of that id; the id is written into each sealed value, so that keys can be changed.
    pub(super) fn new(id: u32, key: &[u8; 32]) -> Self {
        Self { id, cipher: XChaCha20Poly1305::new(key.into()) }
    }

    /// Seals `plain` for this place and no other.
    pub(super) fn seal(&self, place: Place<'_>, plain: &[u8]) -> Result<Vec<u8>, StoreError> {
        let mut nonce = [0; NONCE];
        getrandom::fill(&mut nonce).map_err(StoreError::Random)?;
        let mut sealed = Vec::with_capacity(HEAD + NONCE + plain.len() + TAG);
        sealed.push(VERSION);
        sealed.extend_from_slice(&self.id.to_be_bytes());
        sealed.extend_from_slice(&nonce);
        sealed.extend_from_slice(plain);
        let (_, body) = sealed.split_at_mut(HEAD + NONCE);
        // Fails only for more than 256 GiB of text.
        let tag = self
            .cipher
            .encrypt_in_place_detached(XNonce::from_slice(&nonce), &place.associated_data(), body)
            .map_err(|_| place.refused())?;
        sealed.extend_from_slice(&tag);
        Ok(sealed)
    }

    /// Opens what was sealed for this place.
    pub(super) fn open(&self, place: Place<'_>, sealed: &[u8]) -> Result<Vec<u8>, StoreError> {
        self.try_open(place, sealed).ok_or_else(|| place.refused())
    }

    fn try_open(&self, place: Place<'_>, sealed: &[u8]) -> Option<Vec<u8>> {
        let (version, rest) = sealed.split_first()?;
        let (id, rest) = rest.split_first_chunk::<4>()?;
        let (nonce, rest) = rest.split_first_chunk::<NONCE>()?;
        let (body, tag) = rest.split_last_chunk::<TAG>()?;
        if *version != VERSION || u32::from_be_bytes(*id) != self.id {
            return None;
        }
        let mut plain = body.to_vec();
        self.cipher
            .decrypt_in_place_detached(
                XNonce::from_slice(nonce),
                &place.associated_data(),
                &mut plain,
                Tag::from_slice(tag),
            )
            .ok()?;
        Some(plain)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn place(row: &[u8]) -> Place<'_> {
        Place { table: "people", column: "sealed", row }
    }

    proptest! {
        #[test]
        fn what_is_sealed_opens_in_its_place_and_is_not_seen(
            plain in proptest::collection::vec(any::<u8>(), 0..300),
            row in proptest::collection::vec(any::<u8>(), 0..40),
            key: [u8; 32],
        ) {
            let with = Sealer::new(1, &key);
            let sealed = with.seal(place(&row), &plain).unwrap();
            prop_assert_eq!(with.open(place(&row), &sealed).unwrap(), plain.clone());
            if plain.len() > 8 {
                prop_assert!(!sealed.windows(plain.len()).any(|window| window == plain));
            }
        }

        #[test]
        fn any_changed_byte_is_refused(
            plain in proptest::collection::vec(any::<u8>(), 0..60),
            at: proptest::sample::Index,
            flip in 1..=u8::MAX,
        ) {
            let with = Sealer::new(1, &[7; 32]);
            let mut sealed = with.seal(place(b"row"), &plain).unwrap();
            let at = at.index(sealed.len());
            sealed[at] ^= flip;
            prop_assert!(with.open(place(b"row"), &sealed).is_err());
        }

        #[test]
        fn any_cut_is_refused(plain in proptest::collection::vec(any::<u8>(), 0..60), cut: proptest::sample::Index) {
            let with = Sealer::new(1, &[7; 32]);
            let sealed = with.seal(place(b"row"), &plain).unwrap();
            let cut = cut.index(sealed.len());
            prop_assert!(with.open(place(b"row"), &sealed[..cut]).is_err());
        }
    }

    #[test]
    fn another_place_or_key_is_refused_by_name() {
        let with = Sealer::new(1, &[7; 32]);
        let sealed = with.seal(place(b"row"), b"words").unwrap();
        let moved = [
            Place { row: b"other", ..place(b"row") },
            Place { column: "other", ..place(b"row") },
            Place { table: "peoplesealed", column: "", row: b"row" },
        ];
        for moved in moved {
            let error = with.open(moved, &sealed).unwrap_err();
            assert!(error.to_string().starts_with(&format!("{}.{}:", moved.table, moved.column)), "{error}");
        }
        assert!(Sealer::new(1, &[8; 32]).open(place(b"row"), &sealed).is_err());
        assert!(Sealer::new(2, &[7; 32]).open(place(b"row"), &sealed).is_err());
    }

    #[test]
    fn the_same_words_never_look_the_same() {
        let with = Sealer::new(1, &[7; 32]);
        assert_ne!(with.seal(place(b"row"), b"words").unwrap(), with.seal(place(b"row"), b"words").unwrap());
    }
}
