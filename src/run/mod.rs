//! One file per command, and what they share: reading inputs, opening the output, words for people.

mod archive;
mod baseline;
mod check;
mod explain;
mod guard;
mod input;
mod inputs;
mod interrupt;
mod many;
pub(crate) mod message;
pub(crate) mod output;
mod parse;
mod pool;
mod progress;
mod rules;
mod self_description;
mod settings;
mod show;
mod targets;

use crate::cli::{Cli, Command};
use gkreport::finding::Language;

/// How a run ended; the worst of its inputs decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Outcome {
    /// Every input was read and no error was found.
    Clean,
    /// Errors were found.
    Findings,
    /// An input could not be read, or held nothing to check.
    Failed,
    /// Ctrl-C came before all was done.
    Interrupted,
}

impl Outcome {
    /// The exit code.
    pub(crate) const fn code(self) -> u8 {
        match self {
            Self::Clean => 0,
            Self::Findings => 1,
            Self::Failed => 2,
            Self::Interrupted => interrupt::EXIT_CODE,
        }
    }
}

/// Runs the command.
pub(crate) fn run(cli: Cli, language: Language) -> anyhow::Result<Outcome> {
    match cli.command {
        Command::Parse(args) => parse::run(&args, language),
        Command::Check(args) => check::run(&args, language),
        Command::Show(args) => show::run(&args, language),
        Command::Rules(args) => rules::run(&args, language),
        Command::Explain(args) => explain::run(&args, language),
        Command::Schema => self_description::schema(),
        Command::Completions(args) => self_description::completions(&args),
        Command::Man => self_description::man(),
    }
}
