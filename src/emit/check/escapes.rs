//! Tests only: text that tries everything, in every place a format takes from a page, stays text in every format.

use super::writer::{CheckOptions, Colour, Statistics};
use super::{CheckFormat, check_writer};
use crate::check::check;
use crate::emit::plain::harmless;
use crate::finding::{Bilingual, Language};
use crate::rules::RULES;
use crate::rules::testing::sound;
use crate::statute::Edition::E2021;
use crate::summary::{Input, Summary};
use quick_xml::events::Event;
use serde_json::Value;
use std::path::PathBuf;

const HOSTILE: [&str; 12] = [
    "\u{1b}[31m5\u{1b}]0;x\u{7}",
    "\u{9b}2J\u{202e}5\u{2066}\u{2028}",
    "\r\n::error::x\r::add-mask::5",
    "::stop-commands::x",
    "##[add-mask]5",
    "=HYPERLINK(\"http://x\",\"5\")",
    "@SUM(1)\t+1",
    "</failure>]]><b a='\"'>&amp;<!--",
    "\"5\" 'six', \"\"\\",
    "[点击](http://x) {0} \\",
    "100%0A%25,line=1:",
    "\u{fffe}\u{ffff}\u{0}\u{7f}5",
];

/// Two findings that hold the text wherever text can stand, and an input that failed.
fn written(format: CheckFormat, text: &str) -> String {
    let mut report = sound(E2021)
        .set("disputes.review.total", "998")
        .without_section(crate::statute::sections::SectionKind::Overview)
        .build();
    let mut checked = check(&report);
    report.source.name = text.to_owned();
    if let Some(issuer) = &mut report.issuer {
        text.clone_into(&mut issuer.value);
    }
    let span = checked.findings[1].at.expect("a place");
    report.source.text.replace_range(span.start..span.end, text);
    report.lines = crate::span::LineIndex::new(&report.source.text);
    for finding in &mut checked.findings {
        finding.message = Bilingual::new(text, text);
        finding.help = Some(Bilingual::new(text, text));
        for operand in finding.equation.iter_mut().flat_map(|sum| sum.left.iter_mut().chain(&mut sum.right)) {
            operand.value = None;
            (operand.raw, operand.label) = (text.to_owned(), text.to_owned());
        }
        if let Some(span) = &mut finding.at {
            span.end = span.start + text.len();
        }
    }
    let options = CheckOptions {
        language: Language::En,
        colour: Colour::None,
        fail_on: Some(crate::finding::Severity::Error),
        statistics: Statistics::Show,
        rules: RULES.to_vec(),
        root: PathBuf::from("/"),
    };
    let (mut writer, mut out, mut summary) = (check_writer(format, &options), Vec::new(), Summary::default());
    let (input, findings) = (Input::new(&report, checked.judged), report.located(&checked.findings));
    summary.add(&input, &findings);
    writer.start(&mut out).expect("memory can be written to");
    writer.add(&input, &findings, &mut out).expect("memory can be written to");
    writer.failed(text, text, &mut out).expect("memory can be written to");
    writer.finish(&summary, &mut out).expect("memory can be written to");
    String::from_utf8(out).expect("UTF-8")
}

fn everything() -> impl Iterator<Item = (CheckFormat, &'static str, String)> {
    // A workbook's texts are read back in tests of its own.
    let texts = CheckFormat::ALL.into_iter().filter(|format| !format.is_binary());
    let pairs = texts.flat_map(|format| HOSTILE.map(|text| (format, text)));
    pairs.map(|(format, text)| (format, text, written(format, text)))
}

fn json(format: CheckFormat, text: &str) -> Value {
    serde_json::from_str(&written(format, text)).expect("valid JSON")
}

#[test]
fn nothing_steers_a_terminal() {
    for (format, text, said) in everything() {
        assert_eq!(harmless(&said), said, "{format:?}: {text:?}");
    }
}

#[test]
fn nothing_commands_a_build_server() {
    for (format, text, said) in everything() {
        let commands = said.lines().filter(|line| line.trim_start().starts_with("::")).count();
        let own = if format == CheckFormat::Github { 3 } else { 0 };
        assert_eq!(commands, own, "{format:?}: {text:?}\n{said}");
        let old = said.lines().any(|line| line.contains("##[") && !line.starts_with("::"));
        assert!(!old, "{format:?}: {text:?}\n{said}");
    }
}

#[test]
fn no_annotation_has_more_properties_than_it_was_given() {
    for text in HOSTILE {
        for line in written(CheckFormat::Github, text).lines().filter(|line| line.starts_with("::")) {
            let (properties, _) = line[2..].split_once("::").expect("a command");
            let (_, properties) = properties.split_once(' ').expect("properties");
            for property in properties.split(',') {
                let (key, value) = property.split_once('=').expect("a property");
                assert!(["file", "line", "col", "endColumn", "title"].contains(&key), "{line}");
                assert!(!value.contains([':', ',']), "{line}");
            }
            assert_eq!(properties.matches(",line=").count(), usize::from(properties.contains("col=")), "{line}");
        }
    }
}

#[test]
fn no_cell_is_a_formula() {
    for text in HOSTILE {
        let said = written(CheckFormat::Csv, text);
        let rows: Vec<_> = csv::Reader::from_reader(said.as_bytes()).into_records().collect();
        assert_eq!(rows.len(), 2);
        for row in rows {
            let row = row.expect("a well-formed row");
            for at in [0, 1, 8] {
                assert!(!row[at].starts_with(['=', '+', '-', '@', '\t', '\r', ' ']), "{:?}", &row[at]);
                assert!(!row[at].is_empty());
            }
        }
    }
    assert!(written(CheckFormat::Csv, "-7").contains("'-7,"));
}

#[test]
fn no_text_is_markup() {
    for text in HOSTILE {
        let said = written(CheckFormat::Junit, text);
        let mut reader = quick_xml::Reader::from_str(&said);
        let mut names = std::collections::BTreeMap::<String, usize>::new();
        loop {
            match reader.read_event().unwrap_or_else(|error| panic!("{text:?}: {error}\n{said}")) {
                Event::Eof => break,
                Event::Start(tag) | Event::Empty(tag) => {
                    assert!(tag.attributes().all(|attribute| attribute.is_ok()), "{said}");
                    *names.entry(tag.name().as_ref().to_owned()).or_default() += 1;
                }
                Event::Comment(_) | Event::CData(_) | Event::PI(_) => panic!("{said}"),
                _ => {}
            }
        }
        let known = ["error", "failure", "testcase", "testsuite", "testsuites"];
        assert_eq!(names.keys().map(String::as_str).collect::<Vec<_>>(), known, "{said}");
        assert_eq!((names["failure"], names["error"]), (2, 1));
        assert!(!said.contains(['\u{fffe}', '\u{ffff}']));
    }
}

#[test]
fn json_keeps_the_text_exactly() {
    for text in HOSTILE {
        let value = json(CheckFormat::Json, text);
        assert_eq!(value["findings"][1]["message"], text);
        assert_eq!(value["findings"][1]["related"][0]["raw"], text);
        assert_eq!((&value["inputs"][0]["source"], &value["failed"][0]["message"]), (&text.into(), &text.into()));
        let lines = written(CheckFormat::Ndjson, text);
        let lines: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
        assert_eq!((lines.len(), &lines[1]["message"]), (3, &text.into()));
        assert_eq!(json(CheckFormat::Gitlab, text).as_array().map(Vec::len), Some(3));
    }
}

#[test]
fn no_message_of_sarif_is_a_link_or_has_a_place_to_fill_in() {
    let value = json(CheckFormat::Sarif, "[点击](http://x) {0} \\");
    let run = &value["runs"][0];
    for message in [
        &run["results"][0]["message"],
        &run["results"][1]["relatedLocations"][0]["message"],
        &run["invocations"][0]["toolExecutionNotifications"][0]["message"],
    ] {
        let text = message["text"].as_str().expect("a text");
        assert!(text.contains("\\[点击\\](http://x) {{0}} \\\\"), "{text}");
    }
    let uri = run["artifacts"][0]["location"]["uri"].as_str().expect("a URI");
    assert!(uri.starts_with("%5B%E7%82%B9") && uri.bytes().all(|byte| byte.is_ascii_graphic()), "{uri}");
}
