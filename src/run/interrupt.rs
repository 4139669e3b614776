//! Signals that ask a run to end: Ctrl-C, SIGTERM, SIGHUP.
//!
//! Where inputs are taken one after another ([`Ends::Well`]), the first signal asks the run to end with what is done and
//! the second ends it at once; elsewhere the first one does. Whichever it is, no temporary file is left behind, and the
//! exit code is what a shell calls the end by that signal.

use super::temporary;
use std::sync::atomic::{AtomicBool, AtomicU8, Ordering};

/// How the first signal ends a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ends {
    /// It looks at [`asked`] now and then.
    Well,
    /// It does not.
    AtOnce,
}

/// The signal that came, 0 where none did.
static SIGNAL: AtomicU8 = AtomicU8::new(0);
static WELL: AtomicBool = AtomicBool::new(false);

/// From now on signals are taken care of. Where they cannot be, they end the program as they end any other.
pub(super) fn watch(ends: Ends) {
    static ONCE: std::sync::Once = std::sync::Once::new();
    if ends == Ends::Well {
        WELL.store(true, Ordering::SeqCst);
    }
    ONCE.call_once(system::watch);
}

/// Whether the run was asked to end.
pub(super) fn asked() -> bool {
    system::ask();
    SIGNAL.load(Ordering::SeqCst) != 0
}

/// The exit code of a run that was asked to end.
pub(super) fn exit_code() -> u8 {
    128 + SIGNAL.load(Ordering::SeqCst)
}

/// Lets writes past a limit on file sizes (`ulimit -f`) fail, as those to a full disk do, instead of ending the program.
pub(crate) fn survive_full_files() {
    system::survive_full_files();
}

/// A signal came.
fn take(signal: u8) {
    let first = SIGNAL.swap(signal, Ordering::SeqCst) == 0;
    if !(first && WELL.load(Ordering::SeqCst)) {
        temporary::forget();
        std::process::exit(exit_code().into());
    }
}

#[cfg(unix)]
mod system {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM, SIGXFSZ};
    use signal_hook::iterator::Signals;
    use std::sync::Arc;
    use std::sync::atomic::AtomicBool;

    pub(super) fn watch() {
        let Ok(mut signals) = Signals::new([SIGINT, SIGTERM, SIGHUP]) else { return };
        let handle = signals.handle();
        let waiting = std::thread::Builder::new().name("signals".to_owned()).spawn(move || {
            for signal in signals.forever() {
                super::take(u8::try_from(signal).unwrap_or_default());
            }
        });
        // With nobody to wait for them, signals must do what they do by themselves.
        if waiting.is_err() {
            handle.close();
        }
    }

    /// A thread waits for signals; nothing is to be asked.
    pub(super) const fn ask() {}

    pub(super) fn survive_full_files() {
        // Any handler will do; where none can be set the signal ends the program, as it ends any other.
        let _ = signal_hook::flag::register(SIGXFSZ, Arc::new(AtomicBool::new(false)));
    }
}

#[cfg(not(unix))]
mod system {
    use signal_hook::consts::{SIGINT, SIGTERM};
    use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
    use std::sync::{Arc, LazyLock};

    static CAME: LazyLock<Arc<AtomicUsize>> = LazyLock::new(Arc::default);

    pub(super) fn watch() {
        let second = Arc::new(AtomicBool::new(false));
        for signal in [SIGINT, SIGTERM] {
            // In this order, so that the second of them ends the program.
            let _ = signal_hook::flag::register_conditional_shutdown(signal, 128 + signal, Arc::clone(&second));
            let _ = signal_hook::flag::register(signal, Arc::clone(&second));
            let _ = signal_hook::flag::register_usize(signal, Arc::clone(&CAME), usize::try_from(signal).unwrap_or(2));
        }
    }

    pub(super) fn ask() {
        let came = CAME.swap(0, Ordering::SeqCst);
        if came != 0 {
            super::take(u8::try_from(came).unwrap_or(2));
        }
    }

    pub(super) const fn survive_full_files() {}
}
