//! How far a run over many inputs is, on stderr, where that is a terminal.
//!
//! There is one bar, and whatever else is written to a terminal goes past it ([`aside`]).

use gkreport::finding::Language;
use indicatif::{ProgressBar, ProgressStyle};
use std::io::{self, IsTerminal as _};
use std::sync::OnceLock;
use std::time::Duration;

static BAR: OnceLock<ProgressBar> = OnceLock::new();

/// How far a run is.
pub(super) struct Progress {
    bar: Option<&'static ProgressBar>,
    failed: usize,
}

impl Progress {
    /// Starts the bar, of this length where the number of inputs is known.
    pub(super) fn start(count: Option<usize>, language: Language) -> Self {
        if io::stderr().is_terminal() {
            let words =
                language.pick("{spinner} 已处理 {pos}{msg} · {elapsed}", "{spinner} {pos} done{msg} · {elapsed}");
            let full =
                language.pick("{wide_bar} {pos}/{len}{msg} · 剩余 {eta}", "{wide_bar} {pos}/{len}{msg} · {eta} left");
            let bar = count.map_or_else(ProgressBar::new_spinner, |count| ProgressBar::new(count as u64));
            let template = if count.is_some() { full } else { words };
            // A template that is no template leaves the library's own style.
            if let Ok(style) = ProgressStyle::with_template(template) {
                bar.set_style(style);
            }
            bar.enable_steady_tick(Duration::from_millis(100));
            // A second run in one process there is not.
            let _ = BAR.set(bar);
        }
        Self { bar: BAR.get(), failed: 0 }
    }

    /// One more input is done.
    pub(super) fn step(&mut self, read: bool, language: Language) {
        let Some(bar) = self.bar else { return };
        bar.inc(1);
        if !read {
            self.failed += 1;
            let words = language.pick("未能读取", "not read");
            bar.set_message(format!(", {} {words}", self.failed));
        }
    }

    /// Takes the bar away.
    pub(super) fn finish(self) {
        if let Some(bar) = self.bar {
            bar.finish_and_clear();
        }
    }
}

/// Writes something to the terminal past the bar.
pub(super) fn aside<T>(write: impl FnOnce() -> T) -> T {
    match BAR.get() {
        Some(bar) => bar.suspend(write),
        None => write(),
    }
}
