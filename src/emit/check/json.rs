//! Findings for programs: one JSON object for a whole run (`gkreport-check/1`).
//!
//! Inputs and findings come in the order they were added; inputs are written as they come, the rest is kept aside
//! ([`Spill`]) until its turn.

use super::shape::{Failed, Found, InputRead, Tool, Totals};
use super::writer::CheckWriter;
use crate::emit::spill::{Spill, indented, item, list_end};
use crate::finding::{Finding, Language, Spot};
use crate::summary::{Input, Summary};
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
        let tool = indented(&Tool::THIS, 1)?;
        write!(out, "{{\n  \"schema\": \"gkreport-check/1\",\n  \"tool\": {tool},\n  \"inputs\": [")
    }

    fn add(&mut self, input: &Input, findings: &[Finding<Spot>], out: &mut dyn io::Write) -> io::Result<()> {
        out.write_all(item(&InputRead::new(input), self.inputs, 1)?.as_bytes())?;
        self.inputs += 1;
        self.series(findings, out)
    }

    fn series(&mut self, findings: &[Finding<Spot>], _: &mut dyn io::Write) -> io::Result<()> {
        findings.iter().try_for_each(|finding| self.findings.push_json(&Found::new(finding, self.language), 1))
    }

    fn failed(&mut self, source: &str, why: &str, _: &mut dyn io::Write) -> io::Result<()> {
        self.failed.push_json(&Failed { source, message: why }, 1)
    }

    fn finish(&mut self, summary: &Summary, out: &mut dyn io::Write) -> io::Result<()> {
        write!(out, "{},\n  \"failed\": ", list_end(self.inputs, 1))?;
        self.failed.pour_list(1, out)?;
        write!(out, ",\n  \"findings\": ")?;
        self.findings.pour_list(1, out)?;
        writeln!(out, ",\n  \"summary\": {}\n}}", indented(&Totals::new(summary), 1)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Report;
    use crate::emit::check::testing::written;
    use crate::rules::testing::sound;
    use crate::statute::Edition::E2019;
    use serde_json::{Value, json};

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
