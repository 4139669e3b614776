//! `gkreport parse`: figures and text out.

use super::inputs::Inputs;
use super::many::{self, Plan};
use super::message::Nothing;
use super::output::Output;
use super::pool::End;
use super::{Outcome, message};
use crate::cli::{ParseArgs, ParseFormat};
use gkreport::Report;
use gkreport::emit::JsonLayout;
use gkreport::emit::parse_csv::{ByteOrderMark, CsvWriter};
use gkreport::emit::parse_json::{self, Spans};
use gkreport::finding::Language;
use std::io::Write as _;

/// Reads each input and writes it out before the next is read.
pub(super) fn run(args: &ParseArgs, language: Language) -> anyhow::Result<Outcome> {
    match args.format {
        ParseFormat::Json if args.bom => anyhow::bail!(message::pick(
            language,
            "--bom 只用于 --format csv：JSON 不得带字节顺序标记",
            "--bom is for --format csv: JSON must not start with a byte order mark",
        )),
        ParseFormat::Csv if args.spans => anyhow::bail!(message::pick(
            language,
            "--spans 只用于 --format json：csv 的每一行已有位置、原文和状态",
            "--spans is for --format json: each row of csv has its place, text and status already",
        )),
        _ => {}
    }
    let inputs = Inputs::new(&args.inputs, language)?;
    let at_once = inputs.answered_at_once;
    let mut output = Output::open(args.output.path.as_deref())?;
    let mut outcome = Outcome::Clean;
    let layout = if inputs.is_single() { JsonLayout::Pretty } else { JsonLayout::Line };
    let spans = if args.spans { Spans::Include } else { Spans::Omit };
    let plan = Plan { threads: args.inputs.threads, limits: args.inputs.limits.limits(), language };
    let mark = if args.bom { ByteOrderMark::Write } else { ByteOrderMark::Omit };
    let mut csv = match args.format {
        ParseFormat::Csv => Some(CsvWriter::new(Vec::new(), mark)?),
        ParseFormat::Json => None,
    };
    let make = move |report: Report| {
        let mut bytes = Vec::new();
        parse_json::write(&report, spans, layout, &mut bytes).map(|()| (bytes, report))
    };
    let end = many::each(inputs, &plan, make, |answer| {
        match answer.result {
            Ok(made) => {
                let (bytes, report) = made?;
                match &mut csv {
                    Some(csv) => csv.add(&report)?,
                    None => output.write_all(&bytes)?,
                }
                if let Some(nothing) = Nothing::of(&report) {
                    message::nothing_found(&answer.name, nothing, language);
                    outcome = Outcome::Failed;
                }
            }
            Err(why) => {
                message::unread(&answer.name, &why, language);
                outcome = Outcome::Failed;
            }
        }
        if at_once {
            output.flush()?;
        }
        Ok(())
    })?;
    if let Some(csv) = csv {
        output.write_all(&csv.into_inner()?)?;
    }
    if end == End::Interrupted {
        outcome = Outcome::Interrupted;
    }
    output.finish()?;
    Ok(outcome)
}
