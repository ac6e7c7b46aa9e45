//! The loop behind `locate`, `classify` and `anonymise`: one text a line in, one JSON object a line out, in order and
//! at once, so that another program can hold a conversation with it.

use std::io::{BufRead, ErrorKind, Write};

use anyhow::Context;
use serde::Serialize;

/// Answers every line until the input ends, empty lines too. Bytes that are no UTF-8 are replaced. If the reader goes
/// away, so do we, quietly.
pub(super) fn answer<A: Serialize>(
    mut input: impl BufRead,
    mut output: impl Write,
    answer: impl Fn(&str) -> A,
) -> anyhow::Result<()> {
    let mut line = Vec::new();
    loop {
        line.clear();
        if input.read_until(b'\n', &mut line).context("the standard input cannot be read")? == 0 {
            return Ok(());
        }
        let bytes = line.strip_suffix(b"\n").unwrap_or(&line);
        let bytes = bytes.strip_suffix(b"\r").unwrap_or(bytes);
        let text = String::from_utf8_lossy(bytes);
        let mut json = serde_json::to_vec(&answer(&text)).context("the answer has no form in JSON")?;
        json.push(b'\n');
        match output.write_all(&json).and_then(|()| output.flush()) {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => return Ok(()),
            written => written.context("the standard output cannot be written")?,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn echo(input: &[u8]) -> String {
        let mut output = Vec::new();
        answer(input, &mut output, str::to_owned).expect("memory can be read and written");
        String::from_utf8(output).expect("JSON is UTF-8")
    }

    #[test]
    fn every_line_has_its_answer_in_order() {
        assert_eq!(echo(b""), "");
        assert_eq!(echo(b"\n"), "\"\"\n");
        assert_eq!(echo(b"a\r\n\nb"), "\"a\"\n\"\"\n\"b\"\n");
        assert_eq!(echo(b"M\xfcritz\n"), "\"M\u{fffd}ritz\"\n");
    }

    #[test]
    fn a_reader_that_went_away_is_no_failure() {
        struct Gone;
        impl Write for Gone {
            fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
                Err(ErrorKind::BrokenPipe.into())
            }
            fn flush(&mut self) -> std::io::Result<()> {
                Ok(())
            }
        }
        assert!(answer(&b"a\nb\n"[..], Gone, str::to_owned).is_ok());
    }
}
