//! `gkreport diff`: one issuer's two reports, or two folders paired by issuer.
//!
//! Of folders the old one is read first, and of each report only who it is of is kept; each new report is then compared on
//! the thread that read it, with its old one, which is read again. So no folder is ever in memory.

use super::guard::written;
use super::input::{self, Unread};
use super::inputs::{self, Input, Inputs, Outputs};
use super::many::{self, Plan};
use super::message::Nothing;
use super::output::{self, Output, is_dash};
use super::pool::End;
use super::{Outcome, message};
use crate::cli::shown;
use crate::cli::{ColourChoice, DiffArgs, DiffFormatName, InputArgs};
use gkreport::Report;
use gkreport::comparison::{Comparison, Found, Mark, Register};
use gkreport::emit::{DiffAnswer, DiffFormat, Unpaired, Why, write_diff};
use gkreport::finding::Language;
use gkreport::limits::Limits;
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Compares, and writes what changed.
pub(super) fn run(args: &DiffArgs, colour: ColourChoice, language: Language) -> anyhow::Result<Outcome> {
    let path = args.output.path.as_deref();
    let format = format(args.format);
    if format == DiffFormat::Xlsx {
        output::refuse_terminal(path, "xlsx", language)?;
    }
    let outputs = Outputs::new(path.into_iter());
    if let Some(named) = [&args.old, &args.new].into_iter().find(|named| outputs.hold(named)) {
        anyhow::bail!(inputs::written(named, language));
    }
    if is_dash(&args.old) && is_dash(&args.new) {
        anyhow::bail!(language.pick("标准输入只能读一次", "standard input can be read once only"));
    }
    let folders = [&args.old, &args.new].map(|path| path.is_dir());
    if folders[0] != folders[1] {
        anyhow::bail!(language.pick(
            "一边是文件夹而另一边不是：请给出两份报告，或两个文件夹",
            "one is a folder and the other is not: name two reports, or two folders",
        ));
    }
    let fail_on_change = args.fail_on_change;
    let limits = args.reading.limits.limits();
    let found = if folders[0] {
        Folders::compare(args, &outputs, language)?
    } else {
        Some(two(&args.old, &args.new, &limits, language))
    };
    let Some((pairs, unpaired)) = found else { return Ok(Outcome::Interrupted) };
    let failed = unpaired.iter().any(|one| matches!(one.reason, Why::Unread | Why::Several));
    if pairs.is_empty() && failed && !folders[0] {
        return Ok(Outcome::Failed);
    }
    let changed = pairs.iter().any(Comparison::is_change) || unpaired.iter().any(|one| one.reason != Why::Unread);
    let silent = path.is_none() && format == DiffFormat::Human && message::quiet() > 1;
    let mut output = if silent { Output::Nowhere } else { Output::open(path)? };
    let colour = output.colour(colour);
    let answer = DiffAnswer { pairs, unpaired, folders: folders[0], language, colour };
    written(|| write_diff(&answer, format, &mut output)).map_err(|error| output::cannot_write(path, error))?;
    output.finish()?;
    Ok(match (failed, changed && fail_on_change) {
        (true, _) => Outcome::Failed,
        (false, true) => Outcome::Findings,
        (false, false) => Outcome::Clean,
    })
}

const fn format(name: DiffFormatName) -> DiffFormat {
    match name {
        DiffFormatName::Human => DiffFormat::Human,
        DiffFormatName::Csv => DiffFormat::Csv,
        DiffFormatName::Json => DiffFormat::Json,
        DiffFormatName::Xlsx => DiffFormat::Xlsx,
    }
}

type Answer = (Vec<Comparison>, Vec<Unpaired>);

/// Two reports.
fn two(old: &Path, new: &Path, limits: &Limits, language: Language) -> Answer {
    let read = |path: &Path| {
        let input = if is_dash(path) { Input::Stdin } else { Input::File(path.to_owned()) };
        let name = input.name();
        match input::read(input, limits, |report| report) {
            Ok(report) => match Nothing::of(&report) {
                Some(nothing) => Err((name.clone(), message::nothing_found(&name, nothing, language))),
                None => Ok(report),
            },
            Err(why) => Err((name.clone(), message::unread(&name, &why, language))),
        }
    };
    // Both are read, so that both are told of.
    match (read(old), read(new)) {
        (Ok(old), Ok(new)) => (vec![Comparison::new(&old, &new)], Vec::new()),
        (old, new) => {
            let unread = [old.err(), new.err()].into_iter().flatten();
            (Vec::new(), unread.map(|(source, why)| unread_input(source, why)).collect())
        }
    }
}

fn unread_input(source: String, why: String) -> Unpaired {
    Unpaired { source, issuer: None, reason: Why::Unread, message: Some(why) }
}

/// Two folders, as they are compared.
struct Folders {
    pairs: Vec<Comparison>,
    unpaired: Vec<Unpaired>,
    /// Old reports that have a pair, by what messages call them.
    taken: HashSet<String>,
    language: Language,
}

/// What became of a new report.
enum Made {
    Nothing(String, Nothing),
    Compared(Box<Comparison>),
    /// Its issuer, and why it was compared with none.
    Alone(String, Option<String>, Why),
    /// The old report could not be read again.
    Unread(String, Unread),
}

impl Folders {
    /// Compares them; nothing where the run was interrupted.
    fn compare(args: &DiffArgs, outputs: &Outputs, language: Language) -> anyhow::Result<Option<Answer>> {
        let limits = args.reading.limits.limits();
        let plan = Plan { threads: args.reading.threads, limits, language };
        let [old, new] = [&args.old, &args.new].map(|path| shown(path));
        let inputs = |path: &PathBuf| {
            let args = InputArgs {
                paths: vec![path.clone()],
                files_from: None,
                null_separated: false,
                reading: args.reading.clone(),
            };
            Inputs::new(&args, outputs.clone(), language)
        };
        let mut folders = Self { pairs: Vec::new(), unpaired: Vec::new(), taken: HashSet::new(), language };
        let (mut register, mut issuers) = (Register::default(), Vec::new());
        let mark = move |report: Report| {
            let issuer = report.issuer.as_ref().map(|issuer| issuer.value.clone());
            (Mark::new(&report, &old), issuer, Nothing::of(&report))
        };
        let end = many::each(inputs(&args.old)?, &plan, mark, |answer| {
            match answer.result {
                Ok((_, _, Some(nothing))) => folders.nothing(answer.name, nothing),
                Ok((mark, issuer, None)) => {
                    issuers.push((answer.name.clone(), issuer));
                    register.add(mark, answer.name);
                }
                Err(why) => folders.unread(answer.name, &why),
            }
            Ok(())
        })?;
        if end == End::Interrupted {
            return Ok(None);
        }
        let register = Arc::new(register);
        let known = Arc::clone(&register);
        let make = move |report: Report| Self::make(&report, &new, &known, &limits);
        let end = many::each(inputs(&args.new)?, &plan, make, |answer| {
            match answer.result {
                Ok(made) => folders.take(made),
                Err(why) => folders.unread(answer.name, &why),
            }
            Ok(())
        })?;
        if end == End::Interrupted {
            return Ok(None);
        }
        for (source, issuer) in issuers.into_iter().filter(|(source, _)| !folders.taken.contains(source)) {
            folders.unpaired.push(Unpaired { source, issuer, reason: Why::Gone, message: None });
        }
        folders.unpaired.sort_by_key(|unpaired| unpaired.reason);
        Ok(Some((folders.pairs, folders.unpaired)))
    }

    /// Compares a new report with its old one; on any thread.
    fn make(report: &Report, folder: &str, register: &Register, limits: &Limits) -> Made {
        let source = report.source.name.clone();
        if let Some(nothing) = Nothing::of(report) {
            return Made::Nothing(source, nothing);
        }
        let issuer = || report.issuer.as_ref().map(|issuer| issuer.value.clone());
        match register.find(&Mark::new(report, folder)) {
            Found::None => Made::Alone(source, issuer(), Why::New),
            Found::Several => Made::Alone(source, issuer(), Why::Several),
            Found::One(old) => {
                match input::read(Input::File(PathBuf::from(old)), limits, |old| Comparison::new(&old, report)) {
                    Ok(comparison) => Made::Compared(Box::new(comparison)),
                    Err(why) => Made::Unread(old.to_owned(), why),
                }
            }
        }
    }

    fn take(&mut self, made: Made) {
        match made {
            Made::Nothing(source, nothing) => self.nothing(source, nothing),
            Made::Unread(source, why) => self.unread(source, &why),
            Made::Alone(source, issuer, reason) => {
                self.unpaired.push(Unpaired { source, issuer, reason, message: None });
            }
            // A second report of one issuer has the same old one: which is meant is not told.
            Made::Compared(pair) if !self.taken.insert(pair.old.source.clone()) => {
                let (source, issuer) = (pair.new.source.clone(), pair.new.issuer.clone());
                self.unpaired.push(Unpaired { source, issuer, reason: Why::Several, message: None });
            }
            Made::Compared(pair) => self.pairs.push(*pair),
        }
    }

    fn nothing(&mut self, source: String, nothing: Nothing) {
        let why = message::nothing_found(&source, nothing, self.language);
        self.unpaired.push(unread_input(source, why));
    }

    fn unread(&mut self, source: String, why: &Unread) {
        let why = message::unread(&source, why, self.language);
        self.unpaired.push(unread_input(source, why));
    }
}
