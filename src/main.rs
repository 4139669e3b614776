//! `gkreport`: the command line of the library. Parses the arguments, runs one command, turns the outcome into an
//! exit code.

mod cli;
mod run;

use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    let cli = cli::Cli::parse();
    let language = run::message::language(cli.language);
    match run::run(cli, language) {
        Ok(outcome) => ExitCode::from(outcome.code()),
        // Whoever reads the output has seen enough: that is no error.
        Err(error) if run::output::is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            run::message::error(&error, language);
            ExitCode::from(run::Outcome::Failed.code())
        }
    }
}
