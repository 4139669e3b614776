//! `gkreport check`: findings out, and an exit code.

use super::output::Output;
use super::{Outcome, input};
use crate::cli::{CheckArgs, CheckFormat};
use gkreport::check::{self, Summary};
use gkreport::emit::check_human;
use gkreport::emit::check_json::CheckJson;
use gkreport::finding::{Language, Severity};

/// Reads and checks each input before the next is read.
pub(super) fn run(args: &CheckArgs, language: Language) -> anyhow::Result<Outcome> {
    let inputs = input::list(&args.inputs.paths, language)?;
    let mut output = Output::open(args.output.path.as_deref())?;
    let colour = output.colour();
    let mut outcome = Outcome::Clean;
    let mut summary = Summary::default();
    let mut json = CheckJson::default();
    for path in &inputs {
        let Some(report) = input::read(path, language) else {
            outcome = Outcome::Failed;
            continue;
        };
        let checked = check::check(&report);
        let found = if checked.count(Severity::Error) > 0 { Outcome::Findings } else { Outcome::Clean };
        outcome = outcome.max(found).max(input::judge_coverage(&report, language));
        summary.add(&report, &checked);
        match args.format {
            CheckFormat::Human => check_human::findings(&report, &checked, language, colour, &mut output)?,
            CheckFormat::Json => json.add(&report, &checked, language),
        }
    }
    match args.format {
        CheckFormat::Human => check_human::summary(&summary, language, &mut output)?,
        CheckFormat::Json => json.finish(&summary, &mut output)?,
    }
    output.finish()?;
    Ok(outcome)
}
