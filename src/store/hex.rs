//! Bytes as text: for the key file, for transaction ids and for hashes inside sealed JSON.

use std::fmt::Write as _;

/// Two lowercase digits a byte.
pub(super) fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}

/// Reads what [`encode`] wrote; `None` for anything else.
pub(super) fn decode(text: &str) -> Option<Vec<u8>> {
    let pairs = text.as_bytes().chunks_exact(2);
    if !pairs.remainder().is_empty() {
        return None;
    }
    pairs
        .map(|pair| {
            <[u8; 2]>::try_from(pair).ok().and_then(|[high, low]| Some((digit(high)? << 4) | digit(low)?))
        })
        .collect()
}

/// Reads exactly 32 bytes; `None` for anything else.
pub(super) fn decode_32(text: &str) -> Option<[u8; 32]> {
    let bytes = zeroize::Zeroizing::new(decode(text)?);
    bytes.as_slice().try_into().ok()
}

fn digit(ascii: u8) -> Option<u8> {
    char::from(ascii).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thirty_two_bytes_read_back_and_nothing_else_does() {
        let bytes: [u8; 32] = std::array::from_fn(|i| u8::try_from(i * 8).unwrap());
        assert_eq!(decode_32(&encode(&bytes)), Some(bytes));
        for bad in ["", "00", &"0".repeat(63), &"g".repeat(64), &"ä".repeat(32), &"0".repeat(66)] {
            assert_eq!(decode_32(bad), None, "{bad}");
        }
    }
}
