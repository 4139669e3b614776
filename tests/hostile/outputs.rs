//! What must hold for every output: it steers no terminal, commands no build server, and is no formula.

use gkreport::Report;
use gkreport::check::Checked;
use gkreport::document::Document;
use gkreport::emit::{
    ByteOrderMark, CheckFormat, CheckOptions, Colour, JsonLayout, ParseFormat, Shape, Spans, Statistics, check_writer,
    parse_writer, show,
};
use gkreport::finding::{Language, Severity};
use gkreport::limits::Limits;
use gkreport::rules::RULES;
use gkreport::summary::{Input, Summary};
use std::io;
use std::path::PathBuf;

/// Writes a report and its findings in every format, and looks at what came out.
///
/// # Panics
/// Where something of the page is more than text.
pub fn assert_guarded(report: &Report, checked: &Checked) {
    // A workbook is no text; its own tests read it back.
    for format in CheckFormat::ALL.into_iter().filter(|format| *format != CheckFormat::Xlsx) {
        let text = check_output(format, report, checked);
        guarded(format.key(), &text);
        match format {
            CheckFormat::Csv => no_formulas(&text, |field| field.parse::<f64>().is_ok()),
            CheckFormat::Json | CheckFormat::Sarif | CheckFormat::Gitlab => is_json(&text),
            CheckFormat::Ndjson => text.lines().for_each(is_json),
            CheckFormat::Junit => is_xml_text(&text),
            _ => {}
        }
    }
    let json = parse_output(ParseFormat::Json { layout: JsonLayout::Pretty, spans: Spans::Include }, report);
    guarded("parse json", &json);
    is_json(&json);
    for shape in Shape::ALL {
        let csv = parse_output(ParseFormat::Csv { shape, mark: ByteOrderMark::Omit }, report);
        guarded("parse csv", &csv);
        no_formulas(&csv, |field| field.parse::<f64>().is_ok());
    }
    shown(report);
}

fn shown(report: &Report) {
    let document = Document::new(&report.source, &Limits::default()).expect("it was read before");
    guarded("show text", &written(|out| show::text(&document, out)));
    guarded("show blocks", &written(|out| show::blocks(report, &document, out)));
    guarded("show sections", &written(|out| show::sections(report, out)));
    guarded("show tables", &written(|out| show::tables(report, Language::Zh, out)));
    let stretches = gkreport::trace_tables(&document);
    guarded("show stretches", &written(|out| show::stretches(report, &stretches, Language::En, out)));
}

fn parse_output(format: ParseFormat, report: &Report) -> String {
    written(|out| {
        let (renderer, mut writer) = parse_writer(format);
        writer.add(renderer.render(report)?, out)?;
        writer.finish(out)
    })
}

fn check_output(format: CheckFormat, report: &Report, checked: &Checked) -> String {
    let options = CheckOptions {
        language: Language::Zh,
        colour: Colour::None,
        fail_on: Some(Severity::Error),
        statistics: Statistics::Show,
        rules: RULES.to_vec(),
        root: PathBuf::from("/"),
    };
    let (input, findings) = (Input::new(report, checked.judged.clone()), report.located(&checked.findings));
    let mut summary = Summary::default();
    summary.add(&input, &findings);
    written(|out| {
        let mut writer = check_writer(format, &options);
        writer.start(out)?;
        writer.add(&input, &findings, out)?;
        writer.finish(&summary, out)
    })
}

fn written(write: impl FnOnce(&mut dyn io::Write) -> io::Result<()>) -> String {
    let mut out = Vec::new();
    write(&mut out).expect("memory can be written to");
    String::from_utf8(out).expect("UTF-8")
}

/// Requires that nothing steers a terminal or commands a build server.
fn guarded(what: &str, text: &str) {
    let steers = |c: char| {
        (c.is_control() && !matches!(c, '\n' | '\t')) || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    if let Some(at) = text.find(steers) {
        panic!("{what} steers the terminal: {:?}", text[at..].chars().take(20).collect::<String>());
    }
    for line in text.lines() {
        let own = what == CheckFormat::Github.key()
            && ["error", "warning", "notice"].iter().any(|level| line.starts_with(&format!("::{level} ")));
        assert!(own || !line.trim_start().starts_with("::"), "{what} commands: {line}");
        assert!(!line.contains("##["), "{what} commands: {line}");
    }
}

/// Requires that no field is a formula; numbers may have a sign.
fn no_formulas(text: &str, is_number: impl Fn(&str) -> bool) {
    let mut rows = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    for row in rows.records() {
        for field in &row.expect("rows of one length") {
            let formula = field.starts_with(['=', '+', '-', '@', '\t', '\r']);
            assert!(!formula || is_number(field), "a formula: {field:?}");
        }
    }
}

fn is_json(text: &str) {
    if let Err(error) = serde_json::from_str::<serde_json::Value>(text) {
        panic!("{error}: {text}");
    }
}

/// Requires well-formed XML without the characters it excludes.
fn is_xml_text(text: &str) {
    assert!(!text.contains(['\u{fffe}', '\u{ffff}']));
    let mut reader = quick_xml::Reader::from_str(text);
    loop {
        match reader.read_event() {
            Ok(quick_xml::events::Event::Eof) => break,
            Ok(_) => {}
            Err(error) => panic!("{error}: {text}"),
        }
    }
}
