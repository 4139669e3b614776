//! `gkreport check`: findings out, and an exit code.

use super::output::Output;
use super::settings::Settings;
use super::targets::Targets;
use super::{Outcome, baseline, input};
use crate::cli::CheckArgs;
use gkreport::baseline::Baseline;
use gkreport::check::{self, Checked, Summary};
use gkreport::finding::{Language, Severity};
use std::io::Write as _;

/// Reads and checks each input before the next is read.
pub(super) fn run(args: &CheckArgs, language: Language) -> anyhow::Result<Outcome> {
    let settings = Settings::load(args, language)?;
    if args.show_settings {
        return show(&settings, language);
    }
    let known = baseline::read(settings.baseline.as_deref(), language)?;
    let inputs = input::list(&args.inputs.paths, language)?;
    let mut targets = Targets::open(&settings, args.output.path.as_deref(), language)?;
    let mut outcome = Outcome::Clean;
    let mut summary = Summary::default();
    let mut all = Baseline::default();
    let limits = args.inputs.limits.limits();
    for path in &inputs {
        let report = match input::read_or_why(path, &limits, language) {
            Ok(report) => report,
            Err(why) => {
                outcome = Outcome::Failed;
                summary.unreadable += 1;
                targets.failed(&path.to_string_lossy(), &why)?;
                continue;
            }
        };
        let mut checked = check::check_with(&report, &settings.rules);
        if args.write_baseline.is_some() {
            all.add(&report, &checked, language);
            // From now on all of them are known.
            checked.muted += std::mem::take(&mut checked.findings).len();
        }
        known.mute(&report, &mut checked);
        outcome = outcome.max(judge(&checked, settings.fail_on));
        summary.add(&report, &checked);
        targets.add(&report, &checked)?;
        if let Some(why) = input::nothing_to_check(&report, language) {
            outcome = Outcome::Failed;
            targets.failed(&report.source.name, &why)?;
        }
    }
    if let Some(path) = &args.write_baseline {
        baseline::write(&all, path, language)?;
    }
    targets.finish(&summary)?;
    Ok(outcome)
}

/// What the findings add to the outcome.
fn judge(checked: &Checked, fail_on: Option<Severity>) -> Outcome {
    let fails = |from| checked.findings.iter().any(|finding| finding.severity >= from);
    if fail_on.is_some_and(fails) { Outcome::Findings } else { Outcome::Clean }
}

fn show(settings: &Settings, language: Language) -> anyhow::Result<Outcome> {
    let mut output = Output::open(None)?;
    output.write_all(settings.describe(language)?.as_bytes())?;
    output.finish()?;
    Ok(Outcome::Clean)
}
