//! `gkreport parse`: figures and text out.

use super::output::Output;
use super::{Outcome, input, message};
use crate::cli::{ParseArgs, ParseFormat};
use gkreport::emit::JsonLayout;
use gkreport::emit::parse_csv::{ByteOrderMark, CsvWriter};
use gkreport::emit::parse_json::{self, Spans};
use gkreport::finding::Language;

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
    let inputs = input::list(&args.inputs.paths, language)?;
    let mut output = Output::open(args.output.path.as_deref())?;
    let mut outcome = Outcome::Clean;
    let limits = args.inputs.limits.limits();
    let mut read = |path| {
        let report = input::read(path, &limits, language);
        let one = report.as_ref().map_or(Outcome::Failed, |report| input::judge_coverage(report, language));
        outcome = outcome.max(one);
        report
    };
    match args.format {
        ParseFormat::Json => {
            let layout = if inputs.len() == 1 { JsonLayout::Pretty } else { JsonLayout::Line };
            let spans = if args.spans { Spans::Include } else { Spans::Omit };
            for report in inputs.iter().filter_map(|path| read(path)) {
                parse_json::write(&report, spans, layout, &mut output)?;
            }
        }
        ParseFormat::Csv => {
            let mark = if args.bom { ByteOrderMark::Write } else { ByteOrderMark::Omit };
            let mut csv = CsvWriter::new(&mut output, mark)?;
            for report in inputs.iter().filter_map(|path| read(path)) {
                csv.add(&report)?;
            }
            csv.finish()?;
        }
    }
    output.finish()?;
    Ok(outcome)
}
