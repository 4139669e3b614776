//! `gkreport check`: findings out, and an exit code.

use super::output::Output;
use super::settings::Settings;
use super::targets::Targets;
use super::{Outcome, baseline, input};
use crate::cli::CheckArgs;
use gkreport::Report;
use gkreport::baseline::{Baseline, Known};
use gkreport::check::{self, Checked, Summary};
use gkreport::finding::Language;
use gkreport::told::{self, Input, Told};
use std::io::Write as _;

/// Reads and checks each input before the next is read.
pub(super) fn run(args: &CheckArgs, language: Language) -> anyhow::Result<Outcome> {
    let settings = Settings::load(args, language)?;
    if args.show_settings {
        return show(&settings, language);
    }
    let known = baseline::read(settings.baseline.as_deref(), language)?;
    let inputs = input::list(&args.inputs.paths, language)?;
    let targets = Targets::open(&settings, args.output.path.as_deref(), language)?;
    let all = args.write_baseline.is_some().then(Baseline::default);
    let mut run = Run { settings: &settings, language, known, all, targets, summary: Summary::default() };
    let mut outcome = Outcome::Clean;
    for path in &inputs {
        let one = match input::read_or_why(path, language) {
            Ok(report) => {
                let checked = check::check_with(&report, &settings.rules);
                run.take(&report, &checked)?
            }
            Err(why) => run.fail(&path.to_string_lossy(), &why)?,
        };
        outcome = outcome.max(one);
    }
    if let (Some(path), Some(all)) = (&args.write_baseline, &run.all) {
        baseline::write(all, path, language)?;
    }
    run.targets.finish(&run.summary)?;
    Ok(outcome)
}

/// What a run gathers, one input after the other.
struct Run<'s> {
    settings: &'s Settings,
    language: Language,
    known: Known,
    /// The findings that are to be known from now on, where a baseline is written.
    all: Option<Baseline>,
    targets: Targets,
    summary: Summary,
}

impl Run<'_> {
    /// Takes in a report and what was found in it.
    fn take(&mut self, report: &Report, checked: &Checked) -> anyhow::Result<Outcome> {
        let input = Input::new(report, checked);
        let mut findings = told::tell(report, checked);
        let mut outcome = self.judge(&mut findings);
        self.summary.add(&input, &findings);
        self.targets.add(&input, &findings)?;
        if let Some(why) = input::nothing_to_check(report, self.language) {
            outcome = Outcome::Failed;
            self.targets.failed(&report.source.name, &why)?;
        }
        Ok(outcome)
    }

    /// Takes in an input that could not be read.
    fn fail(&mut self, name: &str, why: &str) -> anyhow::Result<Outcome> {
        self.summary.unreadable += 1;
        self.targets.failed(name, why)?;
        Ok(Outcome::Failed)
    }

    /// Takes the known findings out, and says what the others come to.
    fn judge(&mut self, findings: &mut Vec<Told>) -> Outcome {
        if let Some(all) = &mut self.all {
            all.add(findings, self.language);
            // From now on all of them are known.
            self.summary.muted += std::mem::take(findings).len();
        }
        self.summary.muted += self.known.mute(findings);
        let fails = |from| findings.iter().any(|told| told.severity >= from);
        if self.settings.fail_on.is_some_and(fails) { Outcome::Findings } else { Outcome::Clean }
    }
}

fn show(settings: &Settings, language: Language) -> anyhow::Result<Outcome> {
    let mut output = Output::open(None)?;
    output.write_all(settings.describe(language)?.as_bytes())?;
    output.finish()?;
    Ok(Outcome::Clean)
}
