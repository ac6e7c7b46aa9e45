//! What is left behind when the program breaks: the place of the bug, and neither words nor memory of people.

use std::io::Write;
use std::panic::Location;

use super::LogFormat;

/// Replaces the panic message. The usual one prints the payload, and a payload can quote what someone wrote.
///
/// Written past the log level: a bug is always told.
pub(super) fn replace_panic_message(format: LogFormat) {
    std::panic::set_hook(Box::new(move |panic| {
        // A closed stderr must not make a second panic out of the first.
        let _ = writeln!(std::io::stderr(), "{}", describe(format, panic.location()));
    }));
}

fn describe(format: LogFormat, location: Option<&Location<'_>>) -> String {
    let (file, line) = location.map_or(("unknown", 0), |at| (at.file(), at.line()));
    match format {
        LogFormat::Text => format!("ERROR lotse::panic: a bug stopped a task at {file}:{line}"),
        LogFormat::Json => serde_json::json!({
            "level": "ERROR",
            "target": "lotse::panic",
            "fields": { "message": "a bug stopped a task", "file": file, "line": line },
        })
        .to_string(),
    }
}

/// Keeps the system from writing the memory of this process into a core file, and on Linux from handing it to a
/// collector or a debugger of the same account.
///
/// Returns whether that worked; where it did not, the operator must switch core dumps off (`ulimit -c 0`, systemd's
/// `LimitCORE=0`).
pub fn forbid_core_dumps() -> bool {
    #[cfg(unix)]
    {
        use nix::sys::resource::{Resource, setrlimit};
        let limited = setrlimit(Resource::RLIMIT_CORE, 0, 0).is_ok();
        // The limit alone does not stop a core_pattern that pipes to a program.
        #[cfg(target_os = "linux")]
        let limited = nix::sys::prctl::set_dumpable(false).is_ok() && limited;
        limited
    }
    #[cfg(not(unix))]
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_told_by_its_place() {
        let here = Location::caller();
        let text = describe(LogFormat::Text, Some(here));
        assert!(text.ends_with(&format!("{}:{}", here.file(), here.line())), "{text}");
        let json: serde_json::Value = serde_json::from_str(&describe(LogFormat::Json, Some(here))).unwrap();
        assert_eq!(json["fields"]["line"], here.line());
        assert!(describe(LogFormat::Text, None).contains("unknown:0"));
    }
}
