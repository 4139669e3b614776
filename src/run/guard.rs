//! A panic while one input is read is that input's misfortune, not the run's.

use std::cell::RefCell;
use std::io;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;

thread_local! {
    /// `Some` while guarded: what the panic said, empty until there is one.
    static SAID: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Does the work; where it panics, gives what the panic said and where.
///
/// # Errors
/// The panic's message.
pub(super) fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let default = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            let caught = SAID.with_borrow_mut(|said| said.as_mut().map(|said| *said = info.to_string()).is_some());
            if !caught {
                default(info);
            }
        }));
    });
    SAID.set(Some(String::new()));
    // Nothing the work shares outlives it: it reads bytes and gives a report.
    let result = panic::catch_unwind(AssertUnwindSafe(work));
    let said = SAID.take().unwrap_or_default();
    result.map_err(|_| said.replace('\n', " "))
}

/// Writes something; a writer that panics has failed to write.
pub(super) fn written<T>(work: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
    guarded(work).unwrap_or_else(|said| Err(io::Error::other(said)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_told_and_the_next_work_is_done() {
        let said = guarded(|| -> usize { panic!("no such row") }).expect_err("a panic");
        assert!(said.contains("no such row") && said.contains("guard.rs"), "{said}");
        assert_eq!(guarded(|| 7), Ok(7));
    }
}
