//! `gkreport parse`: figures and text out.

use super::guard::written;
use super::inputs::{Inputs, Outputs};
use super::many::{self, Plan};
use super::message::{Nothing, Tally};
use super::output::{self, Output};
use super::pool::End;
use super::{Outcome, form, message};
use crate::cli::{ParseArgs, ParseFormatName};
use gkreport::Report;
use gkreport::emit::{ByteOrderMark, JsonLayout, ParseFormat, Shape, Spans, parse_writer, table_schema};
use gkreport::finding::Language;
use std::io::Write as _;
use std::path::PathBuf;

/// Reads each input and writes out what it says.
pub(super) fn run(args: &ParseArgs, language: Language) -> anyhow::Result<Outcome> {
    refuse_what_does_not_fit(args, language)?;
    let inputs = Inputs::new(
        &args.inputs,
        Outputs::new(args.output.path.iter().chain(&args.schema).map(PathBuf::as_path)),
        language,
    )?;
    if args.format == ParseFormatName::Docx {
        return form::run(args, inputs, language);
    }
    let at_once = inputs.answered_at_once;
    let (renderer, mut writer) = parse_writer(format(args, inputs.is_single(), language));
    let mut output = Output::open(args.output.path.as_deref())?;
    let schema = args.schema.as_deref().map(|path| Output::open(Some(path))).transpose()?;
    let cannot = |error| output::cannot_write(args.output.path.as_deref(), error);
    let mut outcome = Outcome::Clean;
    let mut tally = Tally::default();
    let plan = Plan { threads: args.inputs.reading.threads, limits: args.inputs.reading.limits.limits(), language };
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
    if let Some(mut schema) = schema {
        let written = table_schema(args.shape.map_or(Shape::Long, Shape::from), &mut schema);
        written.map_err(|error| output::cannot_write(args.schema.as_deref(), error))?;
        schema.finish()?;
    }
    message::tally(&tally, language);
    Ok(outcome)
}

/// The format asked for, with what was chosen for it.
fn format(args: &ParseArgs, single: bool, language: Language) -> ParseFormat {
    let spans = if args.spans { Spans::Include } else { Spans::Omit };
    let mark = if args.bom { ByteOrderMark::Write } else { ByteOrderMark::Omit };
    let shape = args.shape.map(Shape::from);
    match args.format {
        ParseFormatName::Json if single => ParseFormat::Json { layout: JsonLayout::Pretty, spans },
        ParseFormatName::Json | ParseFormatName::Ndjson => ParseFormat::Json { layout: JsonLayout::Line, spans },
        ParseFormatName::Csv => ParseFormat::Csv { shape: shape.unwrap_or(Shape::Long), mark },
        #[cfg(feature = "parquet")]
        ParseFormatName::Parquet => ParseFormat::Parquet { shape: shape.unwrap_or(Shape::Wide) },
        // The form is no table of cells: it was written before this is asked.
        ParseFormatName::Xlsx | ParseFormatName::Docx => ParseFormat::Xlsx { shape, language },
    }
}

/// Why no other format has a table schema beside it.
const SCHEMA: (&str, &str) = (
    "--schema 只用于 --format csv：其他格式自带类型，或由 gkreport schema 说明",
    "--schema is for --format csv: other formats have their types in them, or `gkreport schema` tells them",
);

/// An option that means nothing for the format is a mistake, not a wish to be passed over.
fn refuse_what_does_not_fit(args: &ParseArgs, language: Language) -> anyhow::Result<()> {
    use ParseFormatName::{Csv, Docx, Json, Ndjson, Xlsx};
    let binary = match args.format {
        Xlsx => Some("xlsx"),
        Docx => Some("docx"),
        #[cfg(feature = "parquet")]
        ParseFormatName::Parquet => Some("parquet"),
        Json | Ndjson | Csv => None,
    };
    let place = |path: &Option<PathBuf>| path.clone().filter(|path| !output::is_dash(path));
    let wrong = match args.format {
        _ if args.schema.is_some() && args.format != Csv => SCHEMA,
        Csv if args.schema.is_some() && place(&args.schema) == place(&args.output.path) => {
            ("--schema 和 -o 不能是同一个文件", "--schema and -o cannot be the same file")
        }
        Json | Ndjson if args.bom => (
            "--bom 只用于 --format csv：JSON 不得带字节顺序标记",
            "--bom is for --format csv: JSON must not start with a byte order mark",
        ),
        _ if args.bom && binary.is_some() => {
            ("--bom 只用于 --format csv：其他格式不需要", "--bom is for --format csv: no other format has need of it")
        }
        _ if args.spans && (binary.is_some() || args.format == Csv) => (
            "--spans 只用于 --format json 或 ndjson：长表的每一行已有位置、原文和状态",
            "--spans is for --format json or ndjson: each row of the long shape has its place, text and status already",
        ),
        Json | Ndjson if args.shape.is_some() => (
            "--shape 只用于 --format csv、xlsx 或 parquet：JSON 没有行列之分",
            "--shape is for --format csv, xlsx or parquet: JSON has no rows",
        ),
        Docx if args.shape.is_some() => ("--shape 不用于 --format docx", "--shape means nothing for --format docx"),
        _ => {
            let refuse = |format| output::refuse_terminal(args.output.path.as_deref(), format, language);
            return binary.map_or(Ok(()), refuse);
        }
    };
    anyhow::bail!(language.pick(wrong.0, wrong.1).to_owned())
}
