//! A report as one JSON object (`gkreport/1`): what it says of itself, sections, tables by statutory key, coverage.
//!
//! The structs are the shape, and their schema is derived from them. Figures are JSON numbers with exactly the report's
//! digits. A cell that is not known is `null`, and `problems` says why.

use super::cells::{Places, Problem, problems};
use super::figures::FigureTold;
use super::tables::{NoTables, Tables};
use crate::Report;
use crate::emit::json::{JsonLayout, write_json};
use crate::emit::place::PlaceTold;
use crate::report::{Coverage, Section};
use crate::source::{DecidedBy, MediaType};
use crate::statute::Edition;
use crate::statute::sections::SectionKind;
use schemars::JsonSchema;
use serde::Serialize;
use std::io;

/// Whether each cell's place is written beside its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spans {
    /// Values only.
    Omit,
    /// A map `spans` from cell key to place, text and status.
    Include,
}

/// What these objects call their shape.
#[derive(Debug, Default, Serialize, JsonSchema)]
#[schemars(inline)]
enum Named {
    #[default]
    #[serde(rename = "gkreport/1")]
    First,
}

/// A report.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "parse")]
pub(in crate::emit) struct Parsed<'r> {
    schema: Named,
    source: SourceTold<'r>,
    title: Option<&'r str>,
    issuer: Option<&'r str>,
    year: Option<i32>,
    edition: Option<Edition>,
    period: Option<Period<'r>>,
    #[schemars(regex(pattern = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"))]
    published: Option<&'r str>,
    sections: Vec<SectionTold<'r>>,
    #[serde(flatten)]
    tables: Tables<'r>,
    /// Figures told in sentences, with their places.
    figures: Vec<FigureTold<'r>>,
    coverage: Coverage,
    problems: Vec<Problem<'r>>,
    /// Always null: why an input could not be read stands in the line of one that could not.
    error: (),
    /// With --spans: the place of every cell, by its key.
    #[serde(skip_serializing_if = "Option::is_none")]
    spans: Option<Places<'r>>,
}

/// The input a report was read from.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(inline)]
struct SourceTold<'r> {
    path: &'r str,
    media_type: MediaType,
    encoding: &'r str,
    encoding_decided_by: DecidedBy,
    encoding_declared: Option<&'r str>,
    #[schemars(regex(pattern = r"^[0-9a-f]{64}$"))]
    sha256: &'r str,
}

/// First and last day.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(inline)]
struct Period<'r> {
    #[schemars(regex(pattern = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"))]
    from: &'r str,
    #[schemars(regex(pattern = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"))]
    to: &'r str,
}

/// A statutory section.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "section")]
struct SectionTold<'r> {
    kind: SectionKind,
    heading: &'r str,
    /// Where the heading stands, from 1.
    line: Option<usize>,
    /// In a file without lines.
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<PlaceTold>,
    text: &'r str,
}

/// An input that could not be read: the keys of a report, all but its name and the reason null.
#[derive(Debug, Default, Serialize, JsonSchema)]
#[schemars(rename = "unread")]
pub(in crate::emit) struct UnreadLine<'a> {
    schema: Named,
    source: UnreadSource<'a>,
    title: (),
    issuer: (),
    year: (),
    edition: (),
    period: (),
    published: (),
    sections: (),
    #[serde(flatten)]
    tables: NoTables,
    figures: (),
    coverage: (),
    problems: (),
    error: &'a str,
}

/// The input, as it was named.
#[derive(Debug, Default, Serialize, JsonSchema)]
#[schemars(inline)]
struct UnreadSource<'a> {
    path: &'a str,
    media_type: (),
    encoding: (),
    encoding_decided_by: (),
    encoding_declared: (),
    sha256: (),
}

impl<'a> UnreadLine<'a> {
    fn new(path: &'a str, error: &'a str) -> Self {
        Self { source: UnreadSource { path, ..UnreadSource::default() }, error, ..Self::default() }
    }
}

/// Writes a report.
pub(super) fn write(report: &Report, spans: Spans, layout: JsonLayout, out: &mut dyn io::Write) -> io::Result<()> {
    write_json(&Parsed::new(report, spans), layout, out)
}

/// Writes, on one line, that an input could not be read, and why.
pub(super) fn write_unread(source: &str, why: &str, out: &mut dyn io::Write) -> io::Result<()> {
    write_json(&UnreadLine::new(source, why), JsonLayout::Line, out)
}

impl<'r> Parsed<'r> {
    fn new(report: &'r Report, spans: Spans) -> Self {
        let encoding = &report.source.encoding;
        Self {
            schema: Named::First,
            source: SourceTold {
                path: &report.source.name,
                media_type: report.source.media_type,
                encoding: &encoding.name,
                encoding_decided_by: encoding.decided_by,
                encoding_declared: encoding.declared.as_deref(),
                sha256: &report.source.sha256,
            },
            title: report.title.as_ref().map(|title| title.value.as_str()),
            issuer: report.issuer.as_ref().map(|issuer| issuer.value.as_str()),
            year: report.year.as_ref().map(|year| year.value),
            edition: report.edition,
            period: report.period.as_ref().map(|period| Period { from: &period.value.0, to: &period.value.1 }),
            published: report.published.as_ref().map(|published| published.value.as_str()),
            sections: report.sections.iter().map(|section| SectionTold::new(report, section)).collect(),
            tables: Tables(report),
            figures: report.figures.iter().map(|figure| FigureTold::new(report, figure)).collect(),
            coverage: report.coverage(),
            problems: problems(report),
            error: (),
            spans: (spans == Spans::Include).then_some(Places(report)),
        }
    }
}

impl<'r> SectionTold<'r> {
    fn new(report: &Report, section: &'r Section) -> Self {
        let line = report.lined(section.heading_span).map(|place| place.line);
        let place = report.position(section.heading_span).map(PlaceTold::from);
        Self { kind: section.kind, heading: &section.heading, line, place, text: &section.text }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{sound, with_gaps};
    use crate::statute::Edition::{E2008, E2019, E2021};
    use serde_json::{Map, Value, json};

    fn text(report: &Report, spans: Spans) -> String {
        let mut out = Vec::new();
        write(report, spans, JsonLayout::Line, &mut out).expect("memory can be written to");
        String::from_utf8(out).expect("JSON is UTF-8")
    }

    fn value(report: &Report, spans: Spans) -> Value {
        serde_json::from_str(&text(report, spans)).expect("valid JSON")
    }

    #[test]
    fn every_cell_stands_under_its_statutory_key() {
        for edition in [E2008, E2019, E2021] {
            let report = sound(edition).build();
            let value = value(&report, Spans::Omit);
            for table in &report.tables {
                for (index, cell) in table.iter() {
                    let key = table.form.key(index);
                    let found = value.pointer(&format!("/{}", key.replace('.', "/"))).expect("the key is there");
                    assert_eq!(found.to_string(), cell.value.expect("every cell is read").to_string(), "{key}");
                }
            }
        }
    }

    #[test]
    fn keys_stand_in_the_order_of_the_contract() {
        let value = value(&sound(E2021).build(), Spans::Include);
        let keys: Vec<_> = value.as_object().expect("an object").keys().map(String::as_str).collect();
        assert_eq!(
            keys,
            [
                "schema",
                "source",
                "title",
                "issuer",
                "year",
                "edition",
                "period",
                "published",
                "sections",
                "disclosure",
                "applications",
                "disputes",
                "statistics",
                "figures",
                "coverage",
                "problems",
                "error",
                "spans"
            ]
        );
        assert_eq!(value["period"], json!({"from": "2024-01-01", "to": "2024-12-31"}));
        assert_eq!(value["sections"][2]["kind"], "applications");
        assert_eq!(value["source"]["encoding_decided_by"], "valid");
    }

    #[test]
    fn an_input_that_failed_has_the_keys_of_a_report() {
        let mut out = Vec::new();
        write_unread("none.html", "no such file", &mut out).expect("memory can be written to");
        let unread: Value = serde_json::from_slice(&out).expect("valid JSON");
        let report = value(&sound(E2021).build(), Spans::Omit);
        let keys = |value: &Value| value.as_object().map(|all| all.keys().cloned().collect::<Vec<_>>());
        assert_eq!(keys(&unread), keys(&report));
        assert_eq!(keys(&unread["source"]), keys(&report["source"]));
        assert_eq!((&unread["source"]["path"], &unread["error"]), (&json!("none.html"), &json!("no such file")));
        assert_eq!(report["error"], Value::Null);
    }

    #[test]
    fn amounts_keep_every_digit() {
        let report = sound(E2021).set("disclosure.administrative_fees.amount", "123456789012345.12345678").build();
        assert!(text(&report, Spans::Omit).contains(r#""amount":123456789012345.12345678}"#));
        let report = sound(E2021).set("disclosure.administrative_fees.amount", "96171.60").build();
        assert!(text(&report, Spans::Omit).contains(r#""amount":96171.6}"#));
    }

    #[test]
    fn what_is_not_known_is_null_and_listed() {
        let report = with_gaps();
        let value = value(&report, Spans::Omit);
        assert_eq!(value["disputes"]["review"]["other"], Value::Null);
        assert_eq!(value["disclosure"], Value::Null);
        assert!(value.get("spans").is_none());
        let line = |key| report.cell(key).and_then(|cell| cell.span).map(|span| report.place(span).line);
        assert_eq!(
            value["problems"],
            json!([
                {"table": "disclosure", "status": "missing"},
                {"cell": "disputes.review.upheld", "status": "ambiguous", "line": line("disputes.review.upheld"),
                 "raw": report.cell("disputes.review.upheld").map(|cell| &cell.raw), "candidates": [3, null]},
                {"cell": "disputes.review.other", "status": "unreadable", "line": line("disputes.review.other"),
                 "raw": "若干"},
                {"cell": "disputes.review.total", "status": "blank", "line": line("disputes.review.total"), "raw": ""},
            ])
        );
    }

    #[test]
    fn places_cut_the_text_they_speak_of() {
        let report = sound(E2019).set("disputes.review.other", "７件").build();
        let value = value(&report, Spans::Include);
        let span = &value["spans"]["disputes.review.other"];
        let at = |key: &str| span[key].as_u64().and_then(|at| usize::try_from(at).ok()).expect("a place");
        let line = report.lines.line_span(&report.source.text, at("line")).of(&report.source.text);
        assert_eq!(line.chars().skip(at("column") - 1).take(2).collect::<String>(), "７件");
        assert_eq!((&span["status"], &span["aligned_by"]), (&json!("read"), &json!("labels")));
        assert_eq!(value["spans"].as_object().map(Map::len), Some(198));
    }

    #[test]
    fn figures_of_sentences_fill_the_statistics_and_are_listed() {
        let text = "某县2016年政府信息公开工作年度报告\n一、概述\n工作平稳有序，各项任务均已完成。\n二、依申请公开情况\n\
                    收到政府信息公开申请40件，其中当面申请10件，占25%。\n三、收费及减免情况\n未收费。\n";
        let report = crate::read("report.txt", text.as_bytes()).expect("text is read");
        let value = value(&report, Spans::Include);
        assert_eq!(value["edition"], "2008");
        assert_eq!(value["statistics"], json!({"requests": {"total": {"value": 40}, "in_person": {"value": 10}}}));
        assert_eq!(value["spans"]["statistics.requests.total.value"]["origin"], "prose");
        assert_eq!(value["problems"], json!([]));
        assert_eq!(
            value["figures"][1],
            json!({
                "key": "statistics.requests.in_person.value", "value": 10, "counter": "件", "precision": "exact",
                "origin": "prose", "subject": "当面申请", "raw": "10件", "line": 5, "column": 21, "sentence_line": 5,
                "part_of": 0, "share": 25
            })
        );
    }
}
