//! Ctrl-C: the first asks the run to end with what is done, the second ends it at once.

use std::process;
use std::sync::atomic::{AtomicBool, Ordering};

/// What a shell calls the exit of a program that Ctrl-C ended.
pub(super) const EXIT_CODE: u8 = 130;

static ASKED: AtomicBool = AtomicBool::new(false);

/// From now on Ctrl-C asks. For runs over many inputs: one that reads a single file is simply ended by it.
pub(super) fn watch() {
    // Where it cannot be watched, Ctrl-C ends the program as it ends any other.
    let _ = ctrlc::set_handler(|| {
        if ASKED.swap(true, Ordering::SeqCst) {
            process::exit(EXIT_CODE.into());
        }
    });
}

/// Whether Ctrl-C was pressed.
pub(super) fn asked() -> bool {
    ASKED.load(Ordering::SeqCst)
}
