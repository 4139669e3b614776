//! Findings for programs: one JSON object for a whole run (`gkreport-check/1`).
//!
//! Numbers of findings are strings, exactly as the report's decimals; places are 1-based; what a finding has not is
//! `null`. Inputs and findings come in the order they were added; inputs are written as they come, the rest is kept
//! aside ([`Spill`]) until its turn.

use super::CheckWriter;
use super::spill::{Spill, indented, item, list_end};
use crate::finding::{Equation, Finding, Language, Misreading, Operand, Quoted, Spot, Suspect};
use crate::fingerprint::fingerprint;
use crate::report::Coverage;
use crate::rules::{Relations, RuleState, Skipped};
use crate::statute::Edition;
use crate::summary::{Input, Summary};
use serde::Serialize;
use serde_json::{Value, json};
use std::io;

/// Writes the inputs of a run as they come, then what was found in them.
#[derive(Debug)]
pub(super) struct CheckJson {
    language: Language,
    /// Inputs written.
    inputs: usize,
    failed: Spill,
    findings: Spill,
}

impl CheckJson {
    /// With messages in this language.
    pub(super) fn new(language: Language) -> Self {
        Self { language, inputs: 0, failed: Spill::new(), findings: Spill::new() }
    }
}

impl CheckWriter for CheckJson {
    fn start(&mut self, out: &mut dyn io::Write) -> io::Result<()> {
        let tool = indented(&tool(), 1)?;
        write!(out, "{{\n  \"schema\": \"gkreport-check/1\",\n  \"tool\": {tool},\n  \"inputs\": [")
    }

    fn add(&mut self, input: &Input, findings: &[Finding<Spot>], out: &mut dyn io::Write) -> io::Result<()> {
        out.write_all(item(&self::input(input), self.inputs, 1)?.as_bytes())?;
        self.inputs += 1;
        self.series(findings, out)
    }

    fn series(&mut self, findings: &[Finding<Spot>], _: &mut dyn io::Write) -> io::Result<()> {
        findings.iter().try_for_each(|found| self.findings.push_json(&finding(found, self.language), 1))
    }

    fn failed(&mut self, source: &str, why: &str, _: &mut dyn io::Write) -> io::Result<()> {
        self.failed.push_json(&json!({"source": source, "message": why}), 1)
    }

    fn finish(&mut self, summary: &Summary, out: &mut dyn io::Write) -> io::Result<()> {
        write!(out, "{},\n  \"failed\": ", list_end(self.inputs, 1))?;
        self.failed.pour_list(1, out)?;
        write!(out, ",\n  \"findings\": ")?;
        self.findings.pour_list(1, out)?;
        writeln!(out, ",\n  \"summary\": {}\n}}", indented(&self::summary(summary), 1)?)
    }
}

/// Name and version of this program.
pub(super) fn tool() -> Value {
    json!({"name": env!("CARGO_PKG_NAME"), "version": env!("CARGO_PKG_VERSION")})
}

/// The totals of a run.
pub(super) fn summary(summary: &Summary) -> Value {
    let Summary { errors, warnings, notes, reports, muted, unreadable, by_rule, series, .. } = summary;
    json!({
        "errors": errors,
        "warnings": warnings,
        "notes": notes,
        "reports": reports,
        "unreadable": unreadable,
        "muted": muted,
        "by_rule": by_rule,
        "series": series,
    })
}

/// An input as it is written; not by way of a [`Value`], which is slow to build: there is one for every report.
#[derive(Serialize)]
struct Read<'i> {
    source: &'i str,
    issuer: Option<&'i str>,
    year: Option<i32>,
    edition: Option<Edition>,
    coverage: Covered<'i>,
    skipped: &'i [Skipped],
}

#[derive(Serialize)]
struct Covered<'i> {
    #[serde(flatten)]
    cells: Coverage,
    #[serde(flatten)]
    relations: &'i Relations,
    rules_run: usize,
    rules_skipped: usize,
}

fn input(input: &Input) -> Read<'_> {
    let judged = &input.judged;
    Read {
        source: &input.source,
        issuer: input.issuer.as_deref(),
        year: input.year,
        edition: input.edition,
        coverage: Covered {
            cells: input.coverage,
            relations: &judged.relations,
            rules_run: judged.count(RuleState::Run),
            rules_skipped: judged.count(RuleState::Skipped),
        },
        skipped: &judged.skipped,
    }
}

/// One finding.
pub(super) fn finding(finding: &Finding<Spot>, language: Language) -> Value {
    let equation = finding.equation.as_ref();
    let (line, column) = place(&finding.at);
    json!({
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity,
        "source": &*finding.at.source,
        "line": line,
        "column": column,
        "message": finding.message.get(language),
        "cells": finding.operands().map(|operand| &operand.cell).collect::<Vec<_>>(),
        "left": equation.map(|equation| equation.left_sum.normalize().to_string()),
        "right": equation.map(|equation| equation.right_sum.normalize().to_string()),
        "delta": equation.map(Equation::delta).map(|delta| delta.normalize().to_string()),
        "suspect": finding.suspect.as_ref().map(suspect),
        "related": finding
            .operands()
            .map(|operand| related(finding, operand))
            .chain(finding.places.iter().map(quotation))
            .collect::<Vec<_>>(),
        "fingerprint": fingerprint(finding),
    })
}

fn place(spot: &Spot) -> (Option<usize>, Option<usize>) {
    spot.region.map(|region| (region.start.line, region.start.column)).unzip()
}

/// A cell, with its source where that is not the finding's.
fn related(finding: &Finding<Spot>, operand: &Operand<Spot>) -> Value {
    let (line, column) = place(&operand.at);
    let mut value = json!({"cell": operand.cell, "line": line, "column": column, "raw": operand.raw});
    if operand.at.source != finding.at.source {
        value["source"] = json!(&*operand.at.source);
    }
    value
}

fn suspect(suspect: &Suspect<Spot>) -> Value {
    json!({
        "cell": suspect.cell,
        "read": suspect.read.map(|read| read.normalize().to_string()),
        "expected": suspect.expected.normalize().to_string(),
        "reading": suspect.reading.map(Misreading::key),
    })
}

fn quotation(quoted: &Quoted<Spot>) -> Value {
    let (line, column) = place(&quoted.at);
    json!({"cell": null, "line": line, "column": column, "raw": quoted.text})
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Report;
    use crate::emit::testing::written;
    use crate::rules::testing::sound;
    use crate::statute::Edition::E2019;

    fn emitted(reports: &[Report]) -> Value {
        let text = written(&mut CheckJson::new(Language::Zh), reports);
        assert!(text.ends_with("}\n"));
        let value: Value = serde_json::from_str(&text).expect("valid JSON");
        // Written in pieces, it looks as if written at once.
        assert_eq!(text, serde_json::to_string_pretty(&value).expect("JSON") + "\n");
        value
    }

    #[test]
    fn a_broken_sum_is_told_in_full() {
        let report = sound(E2019).set("disputes.review.total", "1,234").build();
        let value = emitted(std::slice::from_ref(&report));
        let finding = &value["findings"][0];
        assert_eq!(finding["code"], "GK401");
        assert_eq!(finding["severity"], "error");
        assert_eq!(finding["right"], "1234");
        assert_eq!(finding["suspect"], Value::Null);
        assert_eq!(finding["cells"][4], "disputes.review.total");
        assert_eq!(finding["related"][4]["raw"], "1,234");
        let line = finding["line"].as_u64().and_then(|line| usize::try_from(line).ok()).expect("a line");
        let column = finding["column"].as_u64().and_then(|column| usize::try_from(column).ok()).expect("a column");
        let text = report.lines.line_span(&report.source.text, line).of(&report.source.text);
        assert!(text.chars().skip(column - 1).collect::<String>().starts_with("1,234"));
        let keys: Vec<_> = finding.as_object().expect("an object").keys().map(String::as_str).collect();
        assert_eq!(
            keys,
            [
                "code",
                "name",
                "severity",
                "source",
                "line",
                "column",
                "message",
                "cells",
                "left",
                "right",
                "delta",
                "suspect",
                "related",
                "fingerprint"
            ]
        );
    }

    #[test]
    fn the_one_cell_that_explains_a_sum_is_its_suspect() {
        let key = "applications.denied.state_secret.natural_person";
        let value = emitted(&[sound(E2019).set(key, "1065").build()]);
        let right = sound(E2019).build().value(key).expect("a number").to_string();
        let expected = json!({"cell": key, "read": "1065", "expected": right, "reading": null});
        assert_eq!((&value["findings"][0]["suspect"], &value["findings"][1]["suspect"]), (&expected, &expected));
    }

    #[test]
    fn inputs_say_what_was_covered() {
        let value = emitted(&[sound(E2019).build(), sound(E2019).set("disputes.review.total", "").build()]);
        assert_eq!(value["schema"], "gkreport-check/1");
        assert_eq!(value["inputs"][0]["edition"], "2019");
        assert_eq!(value["inputs"][0]["year"], 2020);
        assert_eq!(value["inputs"][0]["coverage"]["cells_read"], 198);
        assert_eq!(value["inputs"][0]["coverage"]["relations_held"], 40);
        assert_eq!(value["inputs"][1]["coverage"]["cells_blank"], 1);
        assert_eq!(value["inputs"][1]["coverage"]["relations_skipped"], 1);
        assert_eq!(value["inputs"][1]["skipped"][0]["reason"], "blank_total");
        assert_eq!(
            value["summary"],
            json!({"errors": 0, "warnings": 1, "notes": 0, "reports": 2, "unreadable": 0, "muted": 0,
                "by_rule": {"GK005": 1}, "series": null})
        );
        assert_eq!(value["findings"][0]["left"], Value::Null);
    }

    #[test]
    fn what_is_absent_has_no_place() {
        let value = emitted(&[sound(E2019).without_table(crate::statute::TableKind::Disputes).build()]);
        let finding = &value["findings"][0];
        assert_eq!(
            (&finding["code"], &finding["line"], &finding["column"]),
            (&json!("GK003"), &Value::Null, &Value::Null)
        );
        assert_eq!(finding["cells"], json!([]));
    }
}
