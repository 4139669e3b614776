//! `gkreport`: the command line of the library. Parses the arguments, runs one command, turns the outcome into an
//! exit code.

mod cli;
mod run;

use std::ffi::OsString;
use std::process::ExitCode;

fn main() -> ExitCode {
    run::survive_full_files();
    let words: Vec<OsString> = std::env::args_os().collect();
    let language = cli::language(&words);
    let cli = match cli::parse(&words, language) {
        Ok(cli) => cli,
        Err(shown) => return ExitCode::from(shown.show(&words)),
    };
    run::message::be_quiet(cli.quiet);
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
