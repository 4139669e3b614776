//! Findings for programs that read line by line: one JSON object a finding, and last one of type `summary`.

use super::CheckWriter;
use super::check_json::{finding, summary, tool};
use super::json::{JsonLayout, write_json};
use super::plain::escape_json;
use super::spill::Spill;
use crate::check::Summary;
use crate::finding::Language;
use crate::told::{Input, Told};
use serde_json::{Map, Value, json};
use std::io;

/// Writes the findings as they come, and the totals last.
#[derive(Debug)]
pub(super) struct Ndjson {
    language: Language,
    failed: Spill,
}

impl Ndjson {
    pub(super) fn new(language: Language) -> Self {
        Self { language, failed: Spill::new() }
    }
}

impl CheckWriter for Ndjson {
    fn add(&mut self, _: &Input, findings: &[Told], out: &mut dyn io::Write) -> io::Result<()> {
        self.series(findings, out)
    }

    fn series(&mut self, findings: &[Told], out: &mut dyn io::Write) -> io::Result<()> {
        for told in findings {
            let value = typed("finding", finding(told, self.language));
            write_json(&value, JsonLayout::Line, out)?;
        }
        Ok(())
    }

    fn failed(&mut self, source: &str, why: &str, _: &mut dyn io::Write) -> io::Result<()> {
        self.failed.push_json_line(&json!({"source": source, "message": why}))
    }

    fn finish(&mut self, total: &Summary, out: &mut dyn io::Write) -> io::Result<()> {
        let mut value = typed("summary", summary(total));
        let mut coverage = json!(total.coverage);
        coverage["relations_held"] = json!(total.relations_held);
        coverage["relations_broken"] = json!(total.relations_broken);
        coverage["relations_skipped"] = json!(total.relations_skipped());
        value.insert("coverage".to_owned(), coverage);
        let last = json!({"schema": "gkreport-check/1", "tool": tool()});
        // However many inputs failed, they are not gathered in memory.
        let (first, last) = (serde_json::to_string(&value)?, serde_json::to_string(&last)?);
        write!(out, "{},\"failed\":[", escape_json(first.strip_suffix('}').unwrap_or(&first)))?;
        self.failed.pour(out)?;
        writeln!(out, "],{}", escape_json(last.strip_prefix('{').unwrap_or(&last)))
    }
}

/// The object with its type in front.
fn typed(kind: &str, value: Value) -> Map<String, Value> {
    let mut object = Map::new();
    object.insert("type".to_owned(), kind.into());
    if let Value::Object(rest) = value {
        object.extend(rest);
    }
    object
}
