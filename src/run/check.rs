//! `gkreport check`: findings out, and an exit code.

use super::inputs::Inputs;
use super::many::{self, Plan};
use super::message::Nothing;
use super::output::Output;
use super::pool::End;
use super::settings::Settings;
use super::targets::Targets;
use super::{Outcome, baseline, message};
use crate::cli::CheckArgs;
use gkreport::Report;
use gkreport::baseline::{Baseline, Known};
use gkreport::check::{self, Summary};
use gkreport::finding::Language;
use gkreport::rules::Rule;
use gkreport::told::{self, Input, Told};
use std::io::Write as _;

/// Reads and checks each input.
pub(super) fn run(args: &CheckArgs, language: Language) -> anyhow::Result<Outcome> {
    let settings = Settings::load(args, language)?;
    if args.show_settings {
        return show(&settings, language);
    }
    let known = baseline::read(settings.baseline.as_deref(), language)?;
    let inputs = Inputs::new(&args.inputs, language)?;
    let at_once = inputs.answered_at_once;
    let targets = Targets::open(&settings, args.output.path.as_deref(), language)?;
    let all = args.write_baseline.is_some().then(Baseline::default);
    let rules = settings.rules.clone();
    let mut run = Run { settings: &settings, language, known, all, targets, summary: Summary::default() };
    let mut outcome = Outcome::Clean;
    let plan = Plan { threads: args.inputs.threads, limits: args.inputs.limits.limits(), language };
    let end = many::each(
        inputs,
        &plan,
        move |report| Judged::new(&report, &rules),
        |answer| {
            let one = match answer.result {
                Ok(judged) => run.take(judged)?,
                Err(why) => run.fail(&answer.name, &message::unread(&answer.name, &why, language))?,
            };
            outcome = outcome.max(one);
            if at_once { run.targets.flush() } else { Ok(()) }
        },
    )?;
    if end == End::Interrupted {
        outcome = Outcome::Interrupted;
    }
    if let (Some(path), Some(all)) = (&args.write_baseline, &run.all) {
        baseline::write(all, path, language)?;
    }
    run.targets.finish(&run.summary)?;
    Ok(outcome)
}

/// A report, checked: all that is left of it once its thread goes on to the next.
struct Judged {
    input: Input,
    findings: Vec<Told>,
    nothing: Option<Nothing>,
}

impl Judged {
    fn new(report: &Report, rules: &[&'static Rule]) -> Self {
        let checked = check::check_with(report, rules);
        let input = Input::new(report, &checked);
        Self { input, findings: told::tell(report, &checked), nothing: Nothing::of(report) }
    }
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
    fn take(&mut self, judged: Judged) -> anyhow::Result<Outcome> {
        let Judged { input, mut findings, nothing } = judged;
        let mut outcome = self.judge(&mut findings);
        self.summary.add(&input, &findings);
        self.targets.add(&input, &findings)?;
        if let Some(nothing) = nothing {
            outcome = Outcome::Failed;
            self.targets.failed(&input.source, &message::nothing_found(&input.source, nothing, self.language))?;
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
