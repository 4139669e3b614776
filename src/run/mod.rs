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
mod outcome;
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
pub(crate) use outcome::Outcome;

use crate::cli::{Cli, Command};
use gkreport::finding::Language;

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
