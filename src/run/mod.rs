//! One file per command, and what they share: reading inputs, opening the output, words for people.

mod archive;
mod baseline;
mod check;
mod diff;
mod explain;
mod folder;
mod form;
mod guard;
mod input;
mod inputs;
mod interrupt;
mod many;
pub(crate) mod message;
pub(crate) mod name;
pub(crate) mod output;
mod parse;
mod pool;
mod progress;
mod rules;
mod self_description;
mod settings;
mod show;
mod sum;
mod system;
mod targets;
mod temporary;

pub(crate) use interrupt::survive_full_files;

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
}

impl Outcome {
    /// How a run ends that is to end well whatever its inputs were (`--exit-zero`).
    fn forgiven(self, forgiven: bool) -> Self {
        if forgiven && self != Self::Interrupted { Self::Clean } else { self }
    }
}

/// Runs the command.
pub(crate) fn run(cli: Cli, language: Language) -> anyhow::Result<Outcome> {
    let colour = cli.color.unwrap_or_default();
    match cli.command {
        Command::Parse(args) => parse::run(&args, language).map(|outcome| outcome.forgiven(args.exit_zero)),
        Command::Check(args) => check::run(&args, colour, language).map(|outcome| outcome.forgiven(args.exit_zero)),
        Command::Sum(args) => sum::run(&args, colour, language),
        Command::Diff(args) => diff::run(&args, colour, language),
        Command::Show(args) => show::run(&args, language),
        Command::Rules(args) => rules::run(&args, language),
        Command::Explain(args) => explain::run(&args, language),
        Command::Schema(args) => self_description::schema(&args),
        Command::Completions(args) => self_description::completions(&args, language),
        Command::Man => self_description::man(language),
    }
}
