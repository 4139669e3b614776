//! `gkreport sum`: the parts added up and, where a whole is named, compared with it.

use super::guard::written;
use super::inputs::{self, Input, Inputs, Outputs};
use super::many::{self, Plan};
use super::message::Nothing;
use super::output::{self, Output, is_dash};
use super::pool::End;
use super::{Outcome, check, input, message};
use crate::cli::{ColourChoice, SumArgs, SumFormatName};
use gkreport::Report;
use gkreport::emit::{SumAnswer, SumFormat, has_form, write_sum};
use gkreport::finding::Language;
use gkreport::sum::{self, LeftOut, Part, Reason, Sum, Whole};
use std::collections::HashMap;
use std::path::Path;

/// Adds the parts up and writes what they come to.
pub(super) fn run(args: &SumArgs, colour: ColourChoice, language: Language) -> anyhow::Result<Outcome> {
    let path = args.output.path.as_deref();
    let format = format(args.format);
    match format {
        SumFormat::Xlsx => output::refuse_terminal(path, "xlsx", language)?,
        SumFormat::Docx => output::refuse_terminal(path, "docx", language)?,
        SumFormat::Human | SumFormat::Csv | SumFormat::Json => {}
    }
    let outputs = Outputs::new(path.into_iter());
    if let Some(named) = args.whole.iter().chain(&args.expect).find(|named| outputs.hold(named)) {
        anyhow::bail!(inputs::written(named, language));
    }
    let whole_is_stdin = args.whole.as_deref().is_some_and(is_dash);
    let stdin_again = args.inputs.paths.is_empty() && args.inputs.files_from.is_none();
    let mut others = args.inputs.paths.iter().chain(&args.inputs.files_from);
    if whole_is_stdin && (stdin_again || others.any(|path| is_dash(path))) {
        anyhow::bail!(language.pick("标准输入只能读一次", "standard input can be read once only"));
    }
    let expected = args.expect.as_deref().map(|list| check::expected(list, language)).transpose()?;
    let mut expected = expected.unwrap_or_default();
    let inputs = Inputs::new(&args.inputs, outputs, language)?;
    let Some(whole) = args.whole.as_deref().map_or(Some(None), |whole| read_whole(whole, args, language).map(Some))
    else {
        return Ok(Outcome::Failed);
    };
    let whole = whole.as_ref().map(Whole::new);
    let plan = Plan { threads: args.inputs.reading.threads, limits: args.inputs.reading.limits.limits(), language };
    let mut parts = Parts::new(whole.as_ref().map(Whole::figures), language);
    let make = |report: Report| (Part::new(&report), Nothing::of(&report));
    let end = many::each(inputs, &plan, make, |answer| {
        match answer.result {
            Ok((part, nothing)) => parts.add(part, nothing),
            Err(why) => {
                parts.leave_out(answer.name.clone(), Reason::Unread, message::unread(&answer.name, &why, language));
            }
        }
        Ok(())
    })?;
    let sum = Sum::new(parts.all, parts.left_out, whole.as_ref().map(Whole::figures));
    if format == SumFormat::Docx && !has_form(sum.edition) {
        anyhow::bail!(super::form::no_form("", language));
    }
    let silent = path.is_none() && format == SumFormat::Human && message::quiet() > 1;
    let mut output = if silent { Output::Nowhere } else { Output::open(path)? };
    for part in &sum.parts {
        expected.saw(part.issuer.as_deref(), &part.source);
    }
    let absent = expected.absent();
    let compared = whole.as_ref().map(|whole| sum::compare(&sum, whole));
    let answer = SumAnswer {
        sum: &sum,
        whole: whole.as_ref().zip(compared.as_ref()),
        absent: &absent,
        language,
        colour: output.colour(colour),
    };
    written(|| write_sum(&answer, format, &mut output)).map_err(|error| output::cannot_write(path, error))?;
    output.finish()?;
    Ok(match compared {
        _ if end == End::Interrupted => Outcome::Interrupted,
        _ if sum.lost().next().is_some() || !absent.is_empty() || sum.parts.is_empty() => Outcome::Failed,
        Some(compared) if !compared.differences.is_empty() => Outcome::Findings,
        _ => Outcome::Clean,
    })
}

/// The parts as they come, and what is none.
struct Parts {
    all: Vec<Part>,
    left_out: Vec<LeftOut>,
    /// Hashes of what was added, with what it is called.
    seen: HashMap<String, String>,
    /// Hash of the whole.
    whole: Option<String>,
    language: Language,
}

impl Parts {
    fn new(whole: Option<&Part>, language: Language) -> Self {
        let whole = whole.map(|whole| whole.sha256.clone());
        Self { all: Vec::new(), left_out: Vec::new(), seen: HashMap::new(), whole, language }
    }

    /// A report: a part, unless it holds no table, is the whole itself, or was added before.
    fn add(&mut self, part: Part, nothing: Option<Nothing>) {
        let source = part.source.to_string();
        let because = |zh: String, en: String| self.language.pick(zh, en);
        if let Some(nothing) = nothing {
            let why = message::nothing_found(&source, nothing, self.language);
            self.leave_out(source, Reason::NoTable, why);
        } else if self.whole.as_ref() == Some(&part.sha256) {
            let why = because(format!("{source} 就是总体的报告"), format!("{source} is the report of the whole"));
            self.leave_out(source, Reason::Whole, why);
        } else if let Some(first) = self.seen.get(&part.sha256) {
            let why = because(format!("{source} 与 {first} 完全相同"), format!("{source} is the same file as {first}"));
            self.leave_out(source, Reason::SameFile, why);
        } else {
            self.seen.insert(part.sha256.clone(), source);
            self.all.push(part);
        }
    }

    fn leave_out(&mut self, source: String, reason: Reason, why: String) {
        self.left_out.push(LeftOut { source, reason, why });
    }
}

const fn format(name: SumFormatName) -> SumFormat {
    match name {
        SumFormatName::Human => SumFormat::Human,
        SumFormatName::Csv => SumFormat::Csv,
        SumFormatName::Json => SumFormat::Json,
        SumFormatName::Xlsx => SumFormat::Xlsx,
        SumFormatName::Docx => SumFormat::Docx,
    }
}

/// The report of the whole; nothing, once people have been told why, where there is none.
fn read_whole(path: &Path, args: &SumArgs, language: Language) -> Option<Report> {
    let input = if is_dash(path) { Input::Stdin } else { Input::File(path.to_owned()) };
    let name = input.name();
    match input::read(input, &args.inputs.reading.limits.limits(), |report| report) {
        Ok(report) => match Nothing::of(&report) {
            Some(nothing) => {
                message::nothing_found(&name, nothing, language);
                None
            }
            None => Some(report),
        },
        Err(why) => {
            message::unread(&name, &why, language);
            None
        }
    }
}
