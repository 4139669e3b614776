//! How a run ended, and the exit code that says so.

use super::interrupt;

/// How a run ended; the worst of its inputs decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Outcome {
    /// Every input was read and no error was found.
    Clean,
    /// Errors were found.
    Findings,
    /// An input could not be read, or held nothing to check.
    Failed,
    /// A signal came before all was done.
    Interrupted,
}

impl Outcome {
    /// The exit code.
    pub(crate) fn code(self) -> u8 {
        match self {
            Self::Clean => 0,
            Self::Findings => 1,
            Self::Failed => 2,
            Self::Interrupted => interrupt::exit_code(),
        }
    }

    /// How a run ends that is to end well whatever its inputs were (`--exit-zero`).
    pub(super) fn forgiven(self, forgiven: bool) -> Self {
        if forgiven && self != Self::Interrupted { Self::Clean } else { self }
    }
}
