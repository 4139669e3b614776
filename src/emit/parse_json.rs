//! A report as one JSON object (`gkreport/1`): what it says of itself, sections, tables by statutory key, coverage.
//!
//! Tables are nested along the statute's keys (`applications.denied.state_secret.total`); figures are JSON numbers with
//! exactly the report's digits. A cell that is not known is `null`, and `problems` says why.

use super::{JsonLayout, write_json};
use crate::Report;
use crate::report::{Cell, Figure, Section, Status, Table};
use crate::statute::{CellIndex, TableKind};
use rust_decimal::Decimal;
use serde_json::{Map, Number, Value, json};
use std::io;

/// Whether each cell's place is written beside its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spans {
    /// Values only.
    Omit,
    /// A map `spans` from cell key to place, text and status.
    Include,
}

/// Writes a report.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn write(report: &Report, spans: Spans, layout: JsonLayout, out: &mut dyn io::Write) -> io::Result<()> {
    let source = &report.source;
    let encoding = &source.encoding;
    let mut value = json!({
        "schema": "gkreport/1",
        "source": {
            "path": source.name,
            "media_type": source.media_type,
            "encoding": encoding.name,
            "encoding_decided_by": encoding.decided_by,
            "encoding_declared": encoding.declared,
            "sha256": source.sha256,
        },
        "title": report.title.as_ref().map(|title| &title.value),
        "issuer": report.issuer.as_ref().map(|issuer| &issuer.value),
        "year": report.year.as_ref().map(|year| year.value),
        "edition": report.edition,
        "period": report.period.as_ref().map(|period| json!({"from": period.value.0, "to": period.value.1})),
        "published": report.published.as_ref().map(|published| &published.value),
        "sections": report.sections.iter().map(|section| self::section(report, section)).collect::<Vec<_>>(),
    });
    for kind in TableKind::ALL {
        value[kind.key()] = report.table(kind).map_or(Value::Null, table);
    }
    value["figures"] = report.figures.iter().map(|figure| self::figure(report, figure)).collect();
    value["coverage"] = json!(report.coverage());
    value["problems"] = problems(report);
    if spans == Spans::Include {
        value["spans"] = self::spans(report);
    }
    write_json(&value, layout, out)
}

/// Writes, on one line, that an input could not be read, and why.
///
/// # Errors
/// Where `out` cannot be written to.
pub(super) fn write_unread(source: &str, why: &str, out: &mut dyn io::Write) -> io::Result<()> {
    let value = json!({"schema": "gkreport/1", "source": {"path": source}, "error": why});
    write_json(&value, JsonLayout::Line, out)
}

fn section(report: &Report, section: &Section) -> Value {
    json!({
        "kind": section.kind,
        "heading": section.heading,
        "line": report.place(section.heading_span).line,
        "text": section.text,
    })
}

fn table(table: &Table) -> Value {
    let mut rows = Map::new();
    // What a report for 2008 to 2018 does not tell is absent: nothing prescribes it.
    let told = |cell: &Cell| table.form.table != TableKind::Statistics || cell.status != Status::Missing;
    for (index, cell) in table.iter().filter(|(_, cell)| told(cell)) {
        let mut row = &mut rows;
        for key in table.form.row_of(index).key.split('.') {
            let entry = row.entry(key).or_insert_with(|| Value::Object(Map::new()));
            let Value::Object(inner) = entry else { unreachable!("no key of the statute is both a row and a group") };
            row = inner;
        }
        row.insert(table.form.column_of(index).key.to_owned(), number(cell.value));
    }
    Value::Object(rows)
}

/// A figure told in a sentence.
fn figure(report: &Report, figure: &Figure) -> Value {
    let place = report.place(figure.span);
    json!({
        "key": figure.key(),
        "value": number(Some(figure.value)),
        "counter": figure.counter,
        "precision": figure.precision,
        "origin": "prose",
        "subject": figure.subject,
        "raw": figure.raw,
        "line": place.line,
        "column": place.column,
        "sentence_line": report.place(figure.sentence).line,
        "part_of": figure.part_of.map(|part| part.whole),
        "share": figure.share.as_ref().map(|share| number(Some(share.percent))),
    })
}

/// The decimal with its own digits; no detour over floating point.
fn number(value: Option<Decimal>) -> Value {
    let number = value.and_then(|value| value.normalize().to_string().parse::<Number>().ok());
    number.map_or(Value::Null, Value::Number)
}

/// The cells without a number, and the tables that were not found.
fn problems(report: &Report) -> Value {
    let mut problems = Vec::new();
    for kind in report.kinds() {
        let Some(table) = report.table(kind) else {
            problems.push(json!({"table": kind.key(), "status": Status::Missing}));
            continue;
        };
        let told = |cell: &Cell| kind != TableKind::Statistics || cell.status != Status::Missing;
        for (index, cell) in table.iter().filter(|(_, cell)| cell.status != Status::Read && told(cell)) {
            let mut problem = json!({
                "cell": table.form.key(index),
                "status": cell.status,
                "line": cell.span.map(|span| report.place(span).line),
                "raw": cell.raw,
            });
            if cell.status == Status::Ambiguous {
                problem["candidates"] = cell.candidates.iter().copied().map(number).collect();
            }
            problems.push(problem);
        }
    }
    Value::Array(problems)
}

fn spans(report: &Report) -> Value {
    let cells = report.tables.iter().flat_map(|table| table.iter().map(move |entry| (table, entry)));
    cells.map(|(table, entry)| span(report, table, entry)).collect::<Map<_, _>>().into()
}

fn span(report: &Report, table: &Table, (index, cell): (CellIndex, &Cell)) -> (String, Value) {
    let place = cell.span.map(|span| report.place(span));
    let value = json!({
        "line": place.map(|place| place.line),
        "column": place.map(|place| place.column),
        "raw": cell.raw,
        "status": cell.status,
        "aligned_by": cell.aligned_by,
        "origin": cell.aligned_by.origin(),
    });
    (table.form.key(index), value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::sound;
    use crate::statute::Edition::{E2008, E2019, E2021};

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
                "spans"
            ]
        );
        assert_eq!(value["period"], json!({"from": "2024-01-01", "to": "2024-12-31"}));
        assert_eq!(value["sections"][2]["kind"], "applications");
        assert_eq!(value["source"]["encoding_decided_by"], "valid");
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
        let report = sound(E2021)
            .set("disputes.review.other", "若干")
            .set("disputes.review.total", "")
            .ambiguous("disputes.review.upheld", &[Some(3), None])
            .without_table(TableKind::Disclosure)
            .build();
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
