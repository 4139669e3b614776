//! `gkreport parse`: figures and text out.

use super::guard::written;
use super::inputs::{Inputs, Outputs};
use super::many::{self, Plan};
use super::message::{Nothing, Tally};
use super::output::{self, Output};
use super::pool::End;
use super::{Outcome, form, message};
use crate::cli::{ParseArgs, ParseFormatName, ShapeName};
use gkreport::Report;
use gkreport::emit::{ByteOrderMark, JsonLayout, ParseFormat, Shape, Spans, parse_writer};
use gkreport::finding::Language;
use std::io::Write as _;

/// Reads each input and writes out what it says.
pub(super) fn run(args: &ParseArgs, language: Language) -> anyhow::Result<Outcome> {
    refuse_what_does_not_fit(args, language)?;
    let inputs = Inputs::new(&args.inputs, Outputs::new(args.output.path.as_deref().into_iter()), language)?;
    if args.format == ParseFormatName::Docx {
        return form::run(args, inputs, language);
    }
    let at_once = inputs.answered_at_once;
    let (renderer, mut writer) = parse_writer(format(args, inputs.is_single(), language));
    let mut output = Output::open(args.output.path.as_deref())?;
    let cannot = |error| output::cannot_write(args.output.path.as_deref(), error);
    let mut outcome = Outcome::Clean;
    let mut tally = Tally::default();
    let plan = Plan { threads: args.inputs.threads, limits: args.inputs.limits.limits(), language };
    let make = move |report: Report| (renderer.render(&report), Nothing::of(&report));
    let end = many::each(inputs, &plan, make, |answer| {
        match answer.result {
            Ok((piece, nothing)) => {
                tally.read += 1;
                if let Some(nothing) = nothing {
                    message::nothing_found(&answer.name, nothing, language);
                    tally.empty += 1;
                    outcome = Outcome::Failed;
                }
                let piece = piece?;
                written(|| writer.add(piece, &mut output)).map_err(cannot)?;
            }
            Err(why) => {
                tally.unread += 1;
                outcome = Outcome::Failed;
                let why = message::unread(&answer.name, &why, language);
                written(|| writer.failed(&answer.name, &why, &mut output)).map_err(cannot)?;
            }
        }
        if at_once {
            output.flush().map_err(cannot)?;
        }
        Ok(())
    })?;
    if end == End::Interrupted {
        outcome = Outcome::Interrupted;
    }
    written(|| writer.finish(&mut output)).map_err(cannot)?;
    output.finish()?;
    message::tally(&tally, language);
    Ok(outcome)
}

/// The format asked for, with what was chosen for it.
fn format(args: &ParseArgs, single: bool, language: Language) -> ParseFormat {
    let spans = if args.spans { Spans::Include } else { Spans::Omit };
    let mark = if args.bom { ByteOrderMark::Write } else { ByteOrderMark::Omit };
    let shape = args.shape.map(|shape| match shape {
        ShapeName::Long => Shape::Long,
        ShapeName::Wide => Shape::Wide,
    });
    match args.format {
        ParseFormatName::Json if single => ParseFormat::Json { layout: JsonLayout::Pretty, spans },
        ParseFormatName::Json | ParseFormatName::Ndjson => ParseFormat::Json { layout: JsonLayout::Line, spans },
        ParseFormatName::Csv => ParseFormat::Csv { shape: shape.unwrap_or(Shape::Long), mark },
        // The form is no table of cells: it was written before this is asked.
        ParseFormatName::Xlsx | ParseFormatName::Docx => ParseFormat::Xlsx { shape, language },
    }
}

/// An option that means nothing for the format is a mistake, not a wish to be passed over.
fn refuse_what_does_not_fit(args: &ParseArgs, language: Language) -> anyhow::Result<()> {
    use ParseFormatName::{Csv, Docx, Json, Ndjson, Xlsx};
    let wrong = match args.format {
        Json | Ndjson if args.bom => (
            "--bom 只用于 --format csv：JSON 不得带字节顺序标记",
            "--bom is for --format csv: JSON must not start with a byte order mark",
        ),
        Xlsx if args.bom => {
            ("--bom 只用于 --format csv：xlsx 不需要", "--bom is for --format csv: xlsx has no need of it")
        }
        Csv | Xlsx if args.spans => (
            "--spans 只用于 --format json 或 ndjson：长表的每一行已有位置、原文和状态",
            "--spans is for --format json or ndjson: each row of the long shape has its place, text and status already",
        ),
        Json | Ndjson if args.shape.is_some() => (
            "--shape 只用于 --format csv 或 xlsx：JSON 没有行列之分",
            "--shape is for --format csv or xlsx: JSON has no rows",
        ),
        Docx if args.bom || args.spans || args.shape.is_some() => (
            "--bom、--spans、--shape 不用于 --format docx",
            "--bom, --spans and --shape mean nothing for --format docx",
        ),
        Docx => return output::refuse_terminal(args.output.path.as_deref(), "docx", language),
        Xlsx => return output::refuse_terminal(args.output.path.as_deref(), "xlsx", language),
        _ => return Ok(()),
    };
    anyhow::bail!(language.pick(wrong.0, wrong.1).to_owned())
}
