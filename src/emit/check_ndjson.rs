//! Findings for programs that read line by line: one JSON object a finding, and last one of type `summary`.

use super::check_json::{finding, summary, tool};
use super::plain::escape_json;
use super::spill::Spill;
use super::{CheckWriter, JsonLayout, write_json};
use crate::finding::{Finding, Language, Spot};
use crate::summary::{Input, Summary};
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
    fn add(&mut self, _: &Input, findings: &[Finding<Spot>], out: &mut dyn io::Write) -> io::Result<()> {
        self.series(findings, out)
    }

    fn series(&mut self, findings: &[Finding<Spot>], out: &mut dyn io::Write) -> io::Result<()> {
        for found in findings {
            let value = typed("finding", finding(found, self.language));
            write_json(&value, JsonLayout::Line, out)?;
        }
        Ok(())
    }

    fn failed(&mut self, source: &str, why: &str, _: &mut dyn io::Write) -> io::Result<()> {
        self.failed.push_json_line(&json!({"source": source, "message": why}))
    }

    fn finish(&mut self, total: &Summary, out: &mut dyn io::Write) -> io::Result<()> {
        let mut value = typed("summary", summary(total));
        let counts = total.coverage.fields().chain(total.relations.fields());
        let coverage: Map<_, _> = counts.map(|(name, count)| (name.to_owned(), count.into())).collect();
        value.insert("coverage".to_owned(), coverage.into());
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
