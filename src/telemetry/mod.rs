//! What the program tells its operator while it runs: lines on stderr, free of personal data.
//!
//! matrix-sdk logs user and room ids from INFO on and carries them in span fields into the lines of other crates;
//! hyper and sqlx log addresses and statements. So only our own targets pass, events and spans alike, and no setting
//! can widen that: `LOTSE_LOG` (or `RUST_LOG`) chooses how much *our* code says, nothing else. Spans of others are
//! never even created, so nothing of theirs can enclose a line of ours. Records of the `log` crate (teloxide's) have
//! no logger to go to.

mod crash;
mod level;

use std::io;

use tracing::level_filters::LevelFilter;
use tracing::{Metadata, Subscriber};
use tracing_subscriber::filter::FilterFn;
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::layer::SubscriberExt;

pub use crash::forbid_core_dumps;

/// How log lines look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum LogFormat {
    /// For people.
    #[default]
    Text,
    /// One JSON object a line, for collectors.
    Json,
}

/// Starts logging to stderr and replaces the panic message. Call it once, first thing in `main`. `usual` is the level
/// when the environment wishes for none.
pub fn start(format: LogFormat, usual: &str) {
    let wish = ["LOTSE_LOG", "RUST_LOG"].into_iter().find_map(|name| std::env::var(name).ok());
    let level = level::for_us(wish.as_deref().unwrap_or(usual));
    // Not `init()`: that could install a logger for the `log` crate, if some dependency switched the feature on.
    // A second call keeps the first subscriber.
    let _ = match format {
        LogFormat::Text => tracing::subscriber::set_global_default(text(level, io::stderr)),
        LogFormat::Json => tracing::subscriber::set_global_default(json(level, io::stderr)),
    };
    crash::replace_panic_message(format);
}

fn text<W>(level: LevelFilter, writer: W) -> impl Subscriber + Send + Sync
where
    W: for<'w> MakeWriter<'w> + Send + Sync + 'static,
{
    let lines = tracing_subscriber::fmt::layer().with_ansi(false).with_writer(writer);
    tracing_subscriber::registry().with(allow_list(level)).with(lines)
}

fn json<W>(level: LevelFilter, writer: W) -> impl Subscriber + Send + Sync
where
    W: for<'w> MakeWriter<'w> + Send + Sync + 'static,
{
    let lines = tracing_subscriber::fmt::layer().json().with_writer(writer);
    tracing_subscriber::registry().with(allow_list(level)).with(lines)
}

/// The one filter, for the whole registry and not for a layer: what it refuses does not exist.
fn allow_list(level: LevelFilter) -> FilterFn<impl Fn(&Metadata<'_>) -> bool + Send + Sync + 'static> {
    FilterFn::new(move |metadata| is_ours(metadata.target()) && *metadata.level() <= level)
        .with_max_level_hint(level)
}

/// `lotse` and its modules; not a crate whose name merely begins so.
fn is_ours(target: &str) -> bool {
    target.strip_prefix("lotse").is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use super::*;

    /// What was written, shared with the subscriber.
    #[derive(Clone, Default)]
    struct Page(Arc<Mutex<Vec<u8>>>);

    impl io::Write for Page {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap().extend_from_slice(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    impl<'w> MakeWriter<'w> for Page {
        type Writer = Self;

        fn make_writer(&'w self) -> Self {
            self.clone()
        }
    }

    impl Page {
        fn text(&self) -> String {
            String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
        }
    }

    const PLANT: &str = "@plant:example.org";

    /// Everything the libraries do around and inside our own lines.
    fn noise() {
        let foreign = tracing::error_span!(target: "matrix_sdk::client", "sync", user_id = PLANT);
        let _inside = foreign.enter();
        tracing::error!(target: "matrix_sdk", room = PLANT, "{PLANT}");
        tracing::error!(target: "lotse_lookalike", "{PLANT}");
        tracing::trace!(target: "hyper::proto", "{PLANT}");
        let own = tracing::info_span!(target: "lotse::desk", "commit", row = 7);
        let _own = own.enter();
        let deeper = tracing::info_span!(target: "sqlx::query", "statement", text = PLANT);
        let _deeper = deeper.enter();
        tracing::info!(target: "lotse::desk", "committed");
        tracing::debug!(target: "lotse", "detail");
    }

    #[test]
    fn no_setting_lets_other_crates_speak() {
        for wish in
            ["trace", "matrix_sdk=trace,hyper=trace,sqlx=trace,lotse=trace", "debug,lotse_lookalike=trace"]
        {
            for format in [LogFormat::Text, LogFormat::Json] {
                let page = Page::default();
                let level = level::for_us(wish);
                match format {
                    LogFormat::Text => tracing::subscriber::with_default(text(level, page.clone()), noise),
                    LogFormat::Json => tracing::subscriber::with_default(json(level, page.clone()), noise),
                }
                let text = page.text();
                assert!(text.contains("committed") && text.contains("detail"), "{wish}: {text}");
                assert!(text.contains("row"), "our own span is shown: {text}");
                assert!(!text.contains("plant"), "{wish}: {text}");
                assert!(!text.contains("matrix_sdk") && !text.contains("sqlx"), "{wish}: {text}");
                assert_eq!(text.lines().count(), 2, "{text}");
            }
        }
    }

    #[test]
    fn the_level_of_our_own_lines_can_be_chosen() {
        let page = Page::default();
        tracing::subscriber::with_default(text(level::for_us("info"), page.clone()), noise);
        assert!(page.text().contains("committed") && !page.text().contains("detail"));
        let page = Page::default();
        tracing::subscriber::with_default(text(level::for_us("lotse=off"), page.clone()), noise);
        assert_eq!(page.text(), "");
    }

    #[test]
    fn every_json_line_is_one_object() {
        let page = Page::default();
        tracing::subscriber::with_default(json(LevelFilter::TRACE, page.clone()), noise);
        for line in page.text().lines() {
            assert!(serde_json::from_str::<serde_json::Value>(line).unwrap().is_object());
        }
    }
}
