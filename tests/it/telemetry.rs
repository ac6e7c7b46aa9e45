//! What a whole process leaves on stderr, with everything switched on.

use std::process::Command;

use lotse::telemetry::{LogFormat, forbid_core_dumps, start};

const PLANT: &str = "plant-4711";

/// The other half of the test below, run in a process of its own: the panic message and the subscriber are global.
#[test]
#[ignore = "run by nothing_foreign_reaches_stderr in a process of its own"]
fn child() {
    start(LogFormat::Text, "info");
    // As root a container may refuse either call; then the hint to the operator is all we have.
    let forbidden = forbid_core_dumps();
    tracing::error!(target: "matrix_sdk::sync", "{PLANT}");
    tracing::info!(target: "lotse::desk", forbidden, "our own line");
    let broken = std::thread::spawn(|| panic!("what a person wrote: {PLANT}")).join();
    assert!(broken.is_err());
}

#[test]
fn nothing_foreign_reaches_stderr() {
    let output = Command::new(std::env::current_exe().unwrap())
        .args(["telemetry::child", "--exact", "--ignored", "--nocapture"])
        .env("RUST_LOG", "trace,matrix_sdk=trace")
        .env("RUST_BACKTRACE", "full")
        .output()
        .unwrap();
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{stderr}");
    assert!(stderr.contains("our own line"), "{stderr}");
    assert!(stderr.contains("a bug stopped a task at tests/it/telemetry.rs:"), "{stderr}");
    assert!(!stderr.contains(PLANT), "{stderr}");
    #[cfg(target_os = "linux")]
    assert!(stderr.contains("forbidden=true"), "{stderr}");
}
