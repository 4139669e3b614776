//! `gkreport check`: findings out, and an exit code.

use super::archive::Shelf;
use super::output::Output;
use super::settings::Settings;
use super::targets::Targets;
use super::{Outcome, baseline, input};
use crate::cli::CheckArgs;
use gkreport::Report;
use gkreport::baseline::{Baseline, Known};
use gkreport::check::{self, Checked, Summary};
use gkreport::finding::{Language, Severity};
use gkreport::rules::Rule;
use gkreport::series::{Record, Series, SeriesSummary};
use gkreport::told::{self, Input, Told};
use std::io::Write as _;

/// Reads and checks each input before the next is read; years are compared as soon as the issuer changes.
pub(super) fn run(args: &CheckArgs, language: Language) -> anyhow::Result<Outcome> {
    let settings = Settings::load(args, language)?;
    if args.show_settings {
        return show(&settings, language);
    }
    let known = baseline::read(settings.baseline.as_deref(), language)?;
    let inputs = input::list(&args.inputs.paths, language)?;
    let targets = Targets::open(&settings, args.output.path.as_deref(), language)?;
    let mut desk = Desk {
        language,
        fail_on: settings.fail_on,
        known,
        all: args.write_baseline.is_some().then(Baseline::default),
        targets,
        summary: Summary::default(),
        outcome: Outcome::Clean,
    };
    let mut years = Years::new(&settings.rules)?;
    for path in &inputs {
        match input::read_or_why(path, language) {
            Ok(report) => {
                let checked = check::check_with(&report, &settings.rules);
                years.take(&report, &mut desk)?;
                desk.take(&report, &checked)?;
            }
            Err(why) => desk.fail(&path.to_string_lossy(), &why)?,
        }
    }
    desk.summary.series = years.finish(&mut desk)?;
    if let (Some(path), Some(all)) = (&args.write_baseline, &desk.all) {
        baseline::write(all, path, language)?;
    }
    desk.targets.finish(&desk.summary)?;
    Ok(desk.outcome)
}

/// Where everything a run finds arrives, in input order.
struct Desk {
    language: Language,
    fail_on: Option<Severity>,
    known: Known,
    /// The findings that are to be known from now on, where a baseline is written.
    all: Option<Baseline>,
    targets: Targets,
    summary: Summary,
    outcome: Outcome,
}

impl Desk {
    /// Takes in a report and what was found in it.
    fn take(&mut self, report: &Report, checked: &Checked) -> anyhow::Result<()> {
        let input = Input::new(report, checked);
        let mut findings = told::tell(report, checked);
        self.judge(&mut findings);
        self.summary.add(&input, &findings);
        self.targets.add(&input, &findings)?;
        if let Some(why) = input::nothing_to_check(report, self.language) {
            self.outcome = Outcome::Failed;
            self.targets.failed(&report.source.name, &why)?;
        }
        Ok(())
    }

    /// Takes in a finding across years.
    fn take_across(&mut self, told: Told) -> anyhow::Result<()> {
        let mut findings = vec![told];
        self.judge(&mut findings);
        self.summary.found(&findings);
        self.targets.series(&findings)
    }

    /// Takes in an input that could not be read.
    fn fail(&mut self, name: &str, why: &str) -> anyhow::Result<()> {
        self.summary.unreadable += 1;
        self.outcome = Outcome::Failed;
        self.targets.failed(name, why)
    }

    /// Takes the known findings out, and adds what the others come to.
    fn judge(&mut self, findings: &mut Vec<Told>) {
        if let Some(all) = &mut self.all {
            all.add(findings, self.language);
            // From now on all of them are known.
            self.summary.muted += std::mem::take(findings).len();
        }
        self.summary.muted += self.known.mute(findings);
        if self.fail_on.is_some_and(|from| findings.iter().any(|told| told.severity >= from)) {
            self.outcome = self.outcome.max(Outcome::Findings);
        }
    }
}

/// The rules across years, and the records they need; nothing where no such rule was asked for.
struct Years(Option<(Series, Shelf)>);

impl Years {
    fn new(rules: &[&'static Rule]) -> anyhow::Result<Self> {
        let series = Series::new(rules);
        Ok(Self(if series.is_wanted() { Some((series, Shelf::new()?)) } else { None }))
    }

    /// Takes in the next report; what is wrong with those of another issuer before it is told first.
    fn take(&mut self, report: &Report, desk: &mut Desk) -> anyhow::Result<()> {
        let Some((series, shelf)) = &mut self.0 else { return Ok(()) };
        let Some(record) = Record::new(report) else {
            series.leave_out();
            return Ok(());
        };
        series.turn_to(&record, shelf, &mut |told| desk.take_across(told))?;
        let at = shelf.put(&record)?;
        series.add(&record, at);
        Ok(())
    }

    fn finish(self, desk: &mut Desk) -> anyhow::Result<Option<SeriesSummary>> {
        let Some((series, mut shelf)) = self.0 else { return Ok(None) };
        series.finish(&mut shelf, &mut |told| desk.take_across(told)).map(Some)
    }
}

fn show(settings: &Settings, language: Language) -> anyhow::Result<Outcome> {
    let mut output = Output::open(None)?;
    output.write_all(settings.describe(language)?.as_bytes())?;
    output.finish()?;
    Ok(Outcome::Clean)
}
