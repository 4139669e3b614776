//! Why there is no document: a limit that was passed, or a file that cannot be read.
//!
//! Whoever reads knows what went wrong, and not of which input; the name is added once, where the document was asked for.

use crate::error::Refused;
use crate::limits::{Limit, Limits};
use crate::source::budget::Spent;

/// A limit that was passed, before it is known of which input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Passed {
    pub(super) what: Limit,
    pub(super) found: Option<usize>,
    pub(super) limit: usize,
}

impl Passed {
    pub(super) fn time(limits: &Limits) -> Self {
        let limit = limits.time.map_or(0, |time| time.as_secs() as usize);
        Self { what: Limit::Time, found: None, limit }
    }

    pub(super) fn of(self, name: &str) -> crate::Error {
        crate::Error::Limit { name: name.to_owned(), what: self.what, found: self.found, limit: self.limit }
    }
}

/// Why there is no document, before it is known of which input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unread {
    Passed(Passed),
    Refused(Refused),
}

impl Unread {
    pub(super) fn of(self, name: &str) -> crate::Error {
        match self {
            Self::Passed(passed) => passed.of(name),
            Self::Refused(what) => crate::Error::Refused { name: name.to_owned(), what },
        }
    }
}

impl From<Passed> for Unread {
    fn from(passed: Passed) -> Self {
        Self::Passed(passed)
    }
}

impl From<Refused> for Unread {
    fn from(what: Refused) -> Self {
        Self::Refused(what)
    }
}

impl From<Spent> for Unread {
    fn from(Spent(limit): Spent) -> Self {
        Self::Passed(Passed { what: Limit::Unpacked, found: None, limit })
    }
}
