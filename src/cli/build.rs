//! The command line, built: the variables that stand for options, and the help below it.
//!
//! A run builds the one command it needs, with help in no language. What people are shown is built whole, in theirs.

use super::{
    CheckArgs, Cli, CompletionsArgs, DiffArgs, ExplainArgs, ParseArgs, RulesArgs, SchemaArgs, ShowArgs, SumArgs, help,
    wording,
};
use clap::builder::FalseyValueParser;
use clap::{ArgAction, Args, Command, CommandFactory as _};
use gkreport::finding::Language;

/// The whole command line, in one language.
pub(crate) fn full(language: Language) -> Command {
    let mut command = command().after_help(help::below(language));
    command.build();
    wording::in_language(command, language)
}

/// The command line as a run needs it: only the command typed is built, with help in no language.
pub(super) fn command() -> Command {
    with_variables(Cli::command())
        .mut_subcommand("parse", |command| command.defer(typed::<ParseArgs>))
        .mut_subcommand("check", |command| command.defer(typed::<CheckArgs>))
        .mut_subcommand("sum", |command| command.defer(typed::<SumArgs>))
        .mut_subcommand("diff", |command| command.defer(typed::<DiffArgs>))
        .mut_subcommand("show", |command| command.defer(typed::<ShowArgs>))
        .mut_subcommand("rules", |command| command.defer(typed::<RulesArgs>))
        .mut_subcommand("explain", |command| command.defer(typed::<ExplainArgs>))
        .mut_subcommand("schema", |command| command.defer(typed::<SchemaArgs>))
        .mut_subcommand("completions", |command| command.defer(typed::<CompletionsArgs>))
}

fn typed<A: Args>(command: Command) -> Command {
    with_variables(A::augment_args(command))
}

/// Lets a variable stand for each option: `GKREPORT_FAIL_ON` for `--fail-on`.
fn with_variables(command: Command) -> Command {
    command.mut_args(|arg| {
        let Some(name) = arg.get_long() else { return arg };
        let variable = format!("GKREPORT_{}", name.to_uppercase().replace('-', "_"));
        let arg = arg.env(variable).hide_env(true);
        // `1` and `yes` mean what they say, not only `true`.
        if matches!(arg.get_action(), ArgAction::SetTrue) { arg.value_parser(FalseyValueParser::new()) } else { arg }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Arg;

    #[test]
    fn every_option_has_its_variable() {
        let mut whole = command();
        whole.build();
        let commands = whole.get_subcommands().filter(|command| command.get_name() != "help");
        let options: Vec<&Arg> =
            commands.flat_map(Command::get_arguments).filter(|arg| arg.get_long().is_some()).collect();
        assert!(options.len() > 30);
        for option in options.into_iter().filter(|option| !["help", "version"].contains(&option.get_id().as_str())) {
            let variable = option.get_env().and_then(|name| name.to_str()).unwrap_or_default();
            assert!(variable.starts_with("GKREPORT_"), "{option}");
        }
    }
}
