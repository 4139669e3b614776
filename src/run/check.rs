//! `gkreport check`: findings out, and an exit code.

use super::archive::Shelf;
use super::inputs::{self, Inputs, Outputs};
use super::many::{self, Plan};
use super::message::Nothing;
use super::output::Output;
use super::pool::End;
use super::settings::Settings;
use super::targets::Targets;
use super::{Outcome, baseline, message};
use crate::cli::shown;
use crate::cli::{CheckArgs, ColourChoice};
use anyhow::Context as _;
use gkreport::Report;
use gkreport::baseline::{Baseline, Known};
use gkreport::check;
use gkreport::emit::Leaf;
use gkreport::finding::{Finding, Language, Severity, Spot};
use gkreport::rules::{Rule, Terms};
use gkreport::series::{Brief, Record, Series, SeriesSummary};
use gkreport::summary::{Expected, Input, Summary};
use std::fs::File;
use std::io::{Read as _, Write as _};
use std::path::Path;

/// Reads and checks each input; years are compared as soon as the issuer changes.
pub(super) fn run(args: &CheckArgs, colour: ColourChoice, language: Language) -> anyhow::Result<Outcome> {
    let settings = Settings::load(args, language)?;
    if args.show_settings {
        return show(&settings, language);
    }
    let files = settings.formats.iter().filter_map(|target| target.path.as_deref()).chain(args.output.path.as_deref());
    let written = Outputs::new(files);
    if let Some(path) = settings.baseline.as_deref().filter(|path| written.hold(path)) {
        anyhow::bail!(inputs::written(path, language));
    }
    if let Some(path) = args.expect.as_deref().filter(|path| written.hold(path)) {
        anyhow::bail!(inputs::written(path, language));
    }
    let expected = args.expect.as_deref().map(|path| expected(path, language)).transpose()?.unwrap_or_default();
    let known = baseline::read(settings.baseline.as_deref(), language)?;
    let files = settings.formats.iter().filter_map(|target| target.path.as_deref());
    let files = files.chain(args.output.path.as_deref()).chain(args.write_baseline.as_deref());
    let inputs = Inputs::new(&args.inputs, Outputs::new(files), language)?;
    let at_once = inputs.answered_at_once;
    let targets = Targets::open(&settings, args.output.path.as_deref(), colour, language)?;
    let mut desk = Desk {
        language,
        fail_on: settings.fail_on,
        known,
        all: args.write_baseline.is_some().then(Baseline::default),
        targets,
        summary: Summary::default(),
        expected,
        outcome: Outcome::Clean,
    };
    let mut years = Years::new(&settings.rules);
    let (rules, terms, wanted) = (settings.rules.clone(), settings.terms, years.are_wanted(inputs.is_single()));
    let leaves = settings.formats.iter().any(|target| target.format.shows_reports());
    let leaves = if leaves { Leaves::Kept } else { Leaves::Dropped };
    let plan = Plan { threads: args.inputs.reading.threads, limits: args.inputs.reading.limits.limits(), language };
    let end = many::each(
        inputs,
        &plan,
        move |report| Judged::new(&report, &rules, terms, wanted, leaves),
        |answer| {
            match answer.result {
                Ok(judged) => {
                    years.take(judged.kept.as_ref(), &mut desk)?;
                    desk.take(judged)?;
                }
                Err(why) => desk.fail(&answer.name, &message::unread(&answer.name, &why, language))?,
            }
            if at_once { desk.targets.flush() } else { Ok(()) }
        },
    )?;
    if end == End::Interrupted {
        desk.outcome = Outcome::Interrupted;
    }
    desk.summary.series = years.finish(&mut desk)?;
    desk.summary.absent = desk.expected.absent();
    message::absent(&desk.summary.absent, language);
    if let (Some(path), Some(all)) = (&args.write_baseline, &desk.all) {
        baseline::write(all, path, language)?;
    }
    desk.targets.finish(&desk.summary)?;
    Ok(desk.outcome)
}

/// A report, checked: all that is left of it once its thread goes on to the next.
struct Judged {
    input: Input,
    findings: Vec<Finding<Spot>>,
    nothing: Option<Nothing>,
    leaf: Option<Leaf>,
    kept: Option<Kept>,
}

/// What is kept of a report to compare it with others.
enum Kept {
    /// Its record, written down.
    Record { brief: Brief, record: Vec<u8> },
    /// Nothing: there are no others.
    Alone,
}

impl Judged {
    fn new(report: &Report, rules: &[&'static Rule], terms: Terms, wanted: Across, leaves: Leaves) -> Self {
        let checked = check::check_with(report, rules, terms);
        let kept = match wanted {
            Across::Years => {
                Record::new(report).map(|record| Kept::Record { brief: record.brief(), record: record.to_bytes() })
            }
            Across::Alone => Record::is_kept_of(report).then_some(Kept::Alone),
            Across::Nothing => None,
        };
        let findings = report.located(&checked.findings);
        let leaf = (leaves == Leaves::Kept).then(|| Leaf::new(report));
        Self { input: Input::new(report, checked.judged), findings, nothing: Nothing::of(report), leaf, kept }
    }
}

/// Whether what a page shows of a report is kept.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Leaves {
    Kept,
    Dropped,
}

/// What reports are compared with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Across {
    /// Those of other years.
    Years,
    /// None, because it is the only one: a record takes a page a sixteenth of its instructions.
    Alone,
    /// None, because no rule asks.
    Nothing,
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
    expected: Expected,
    outcome: Outcome,
}

impl Desk {
    /// Takes in a report and what was found in it.
    fn take(&mut self, judged: Judged) -> anyhow::Result<()> {
        let Judged { input, mut findings, nothing, leaf, .. } = judged;
        // What is no report at all is not counted as one, and has no faults a report has.
        if let Some(nothing) = nothing.filter(Nothing::is_no_report) {
            self.summary.nothing += 1;
            self.outcome = Outcome::Failed;
            return self.targets.failed(&input.source, &message::nothing_found(&input.source, nothing, self.language));
        }
        self.judge(&mut findings);
        self.expected.saw(input.issuer.as_deref(), &input.source);
        self.summary.add(&input, &findings);
        if let Some(leaf) = leaf {
            self.targets.look(leaf);
        }
        self.targets.add(&input, &findings)?;
        if let Some(nothing) = nothing {
            self.outcome = Outcome::Failed;
            self.targets.failed(&input.source, &message::nothing_found(&input.source, nothing, self.language))?;
        }
        Ok(())
    }

    /// Takes in a finding across years.
    fn take_across(&mut self, finding: Finding<Spot>) -> anyhow::Result<()> {
        let mut findings = vec![finding];
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
    fn judge(&mut self, findings: &mut Vec<Finding<Spot>>) {
        if let Some(all) = &mut self.all {
            all.add(findings, self.language);
            // From now on all of them are known.
            self.summary.muted += std::mem::take(findings).len();
        }
        self.summary.muted += self.known.mute(findings);
        if self.fail_on.is_some_and(|from| findings.iter().any(|finding| finding.severity >= from)) {
            self.outcome = self.outcome.max(Outcome::Findings);
        }
    }
}

/// The rules across years, and the records they need; nothing where no such rule was asked for.
struct Years(Option<(Series, Shelf)>);

impl Years {
    fn new(rules: &[&'static Rule]) -> Self {
        let series = Series::new(rules);
        Self(series.is_wanted().then(|| (series, Shelf::default())))
    }

    const fn are_wanted(&self, is_single: bool) -> Across {
        match self.0 {
            None => Across::Nothing,
            Some(_) if is_single => Across::Alone,
            Some(_) => Across::Years,
        }
    }

    /// Takes in the next report; what is wrong with those of another issuer before it is told first.
    fn take(&mut self, kept: Option<&Kept>, desk: &mut Desk) -> anyhow::Result<()> {
        let Some((series, shelf)) = &mut self.0 else { return Ok(()) };
        match kept {
            Some(Kept::Record { brief, record }) => {
                series.turn_to(*brief, shelf, &mut |finding| desk.take_across(finding))?;
                let at = shelf.put(record)?;
                series.add(*brief, at);
            }
            Some(Kept::Alone) => series.count_alone(),
            None => series.leave_out(),
        }
        Ok(())
    }

    fn finish(self, desk: &mut Desk) -> anyhow::Result<Option<SeriesSummary>> {
        let Some((series, mut shelf)) = self.0 else { return Ok(None) };
        series.finish(&mut shelf, &mut |finding| desk.take_across(finding)).map(Some)
    }
}

/// The organs that are due.
pub(super) fn expected(path: &Path, language: Language) -> anyhow::Result<Expected> {
    /// Every organ of the country and more.
    const LONGEST: u64 = 64 << 20;
    let words = || format!("{} {}", language.pick("无法读取名单", "cannot read the list"), shown(path));
    let mut text = String::new();
    File::open(path).and_then(|file| file.take(LONGEST).read_to_string(&mut text)).with_context(words)?;
    Ok(Expected::new(&text))
}

fn show(settings: &Settings, language: Language) -> anyhow::Result<Outcome> {
    let mut output = Output::open(None)?;
    output.write_all(settings.describe(language)?.as_bytes())?;
    output.finish()?;
    Ok(Outcome::Clean)
}
