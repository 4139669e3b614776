//! Findings for programs: one JSON object for a whole run (`gkreport-check/1`).
//!
//! Numbers of findings are strings, exactly as the report's decimals; places are 1-based; what a finding has not is
//! `null`. Inputs and findings come in the order the reports were added.

use super::{CheckWriter, JsonLayout, write_json};
use crate::Report;
use crate::check::{Checked, Summary, fingerprint};
use crate::finding::{Finding, Language, Misreading, Operand, Quoted, Suspect};
use serde_json::{Value, json};
use std::io;

/// Gathers the reports of a run.
#[derive(Debug)]
pub struct CheckJson {
    language: Language,
    inputs: Vec<Value>,
    failed: Vec<Value>,
    findings: Vec<Value>,
}

impl CheckJson {
    /// With messages in this language.
    pub const fn new(language: Language) -> Self {
        Self { language, inputs: Vec::new(), failed: Vec::new(), findings: Vec::new() }
    }
}

impl CheckWriter for CheckJson {
    fn add(&mut self, report: &Report, checked: &Checked, _: &mut dyn io::Write) -> io::Result<()> {
        self.inputs.push(input(report, checked));
        self.findings.extend(checked.findings.iter().map(|found| finding(report, found, self.language)));
        Ok(())
    }

    fn failed(&mut self, source: &str, why: &str, _: &mut dyn io::Write) -> io::Result<()> {
        self.failed.push(json!({"source": source, "message": why}));
        Ok(())
    }

    fn finish(&mut self, summary: &Summary, out: &mut dyn io::Write) -> io::Result<()> {
        let value = json!({
            "schema": "gkreport-check/1",
            "tool": tool(),
            "inputs": std::mem::take(&mut self.inputs),
            "failed": std::mem::take(&mut self.failed),
            "findings": std::mem::take(&mut self.findings),
            "summary": self::summary(summary),
        });
        write_json(&value, JsonLayout::Pretty, out)
    }
}

/// Name and version of this program.
pub(super) fn tool() -> Value {
    json!({"name": env!("CARGO_PKG_NAME"), "version": env!("CARGO_PKG_VERSION")})
}

/// The totals of a run.
pub(super) fn summary(summary: &Summary) -> Value {
    let Summary { errors, warnings, notes, reports, muted, unreadable, by_rule, .. } = summary;
    json!({
        "errors": errors,
        "warnings": warnings,
        "notes": notes,
        "reports": reports,
        "unreadable": unreadable,
        "muted": muted,
        "by_rule": by_rule,
    })
}

fn input(report: &Report, checked: &Checked) -> Value {
    let mut coverage = json!(report.coverage());
    coverage["relations_held"] = json!(checked.relations_held);
    coverage["relations_broken"] = json!(checked.relations_broken);
    coverage["relations_skipped"] = json!(checked.skipped.len());
    coverage["rules_run"] = json!(checked.rules_run);
    coverage["rules_skipped"] = json!(checked.rules_skipped);
    json!({
        "source": report.source.name,
        "issuer": report.issuer.as_ref().map(|issuer| &issuer.value),
        "year": report.year.as_ref().map(|year| year.value),
        "edition": report.edition,
        "coverage": coverage,
        "skipped": checked.skipped,
    })
}

/// One finding.
pub(super) fn finding(report: &Report, finding: &Finding, language: Language) -> Value {
    let place = finding.span.map(|span| report.place(span));
    let equation = finding.equation.as_ref();
    json!({
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity,
        "source": report.source.name,
        "line": place.map(|place| place.line),
        "column": place.map(|place| place.column),
        "message": finding.message.get(language),
        "cells": finding.operands().map(|operand| &operand.cell).collect::<Vec<_>>(),
        "left": equation.map(|equation| equation.left_sum.normalize().to_string()),
        "right": equation.map(|equation| equation.right_sum.normalize().to_string()),
        "delta": equation.map(|equation| equation.delta().normalize().to_string()),
        "suspect": finding.suspect.as_ref().map(suspect),
        "related": finding
            .operands()
            .map(|operand| related(report, operand))
            .chain(finding.places.iter().map(|quoted| quotation(report, quoted)))
            .collect::<Vec<_>>(),
        "fingerprint": fingerprint(report, finding),
    })
}

fn related(report: &Report, operand: &Operand) -> Value {
    let place = operand.span.map(|span| report.place(span));
    json!({
        "cell": operand.cell,
        "line": place.map(|place| place.line),
        "column": place.map(|place| place.column),
        "raw": operand.raw,
    })
}

fn suspect(suspect: &Suspect) -> Value {
    json!({
        "cell": suspect.cell,
        "read": suspect.read.map(|read| read.normalize().to_string()),
        "expected": suspect.expected.normalize().to_string(),
        "reading": suspect.reading.map(Misreading::key),
    })
}

fn quotation(report: &Report, quoted: &Quoted) -> Value {
    let place = report.place(quoted.span);
    json!({"cell": null, "line": place.line, "column": place.column, "raw": quoted.text})
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::check;
    use crate::rules::testing::sound;
    use crate::statute::Edition::E2019;

    fn emitted(reports: &[Report]) -> Value {
        let (mut json, mut summary) = (CheckJson::new(Language::Zh), Summary::default());
        for report in reports {
            let checked = check(report);
            json.add(report, &checked, &mut io::sink()).expect("nothing is written yet");
            summary.add(report, &checked);
        }
        let mut out = Vec::new();
        json.finish(&summary, &mut out).expect("memory can be written to");
        assert_eq!(out.last(), Some(&b'\n'));
        serde_json::from_slice(&out).expect("valid JSON")
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
                "by_rule": {"GK005": 1}})
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
