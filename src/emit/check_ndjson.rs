//! Findings for programs that read line by line: one JSON object a finding, and last one of type `summary`.

use super::check_json::{finding, summary, tool};
use super::{CheckWriter, JsonLayout, write_json};
use crate::Report;
use crate::check::{Checked, Summary};
use crate::finding::Language;
use serde_json::{Map, Value, json};
use std::io;

/// Writes the findings as they come, and the totals last.
#[derive(Debug)]
pub(super) struct Ndjson {
    language: Language,
    failed: Vec<Value>,
}

impl Ndjson {
    pub(super) const fn new(language: Language) -> Self {
        Self { language, failed: Vec::new() }
    }
}

impl CheckWriter for Ndjson {
    fn add(&mut self, report: &Report, checked: &Checked, out: &mut dyn io::Write) -> io::Result<()> {
        for found in &checked.findings {
            let value = typed("finding", finding(report, found, self.language));
            write_json(&value, JsonLayout::Line, out)?;
        }
        Ok(())
    }

    fn failed(&mut self, source: &str, why: &str, _: &mut dyn io::Write) -> io::Result<()> {
        self.failed.push(json!({"source": source, "message": why}));
        Ok(())
    }

    fn finish(&mut self, total: &Summary, out: &mut dyn io::Write) -> io::Result<()> {
        let mut value = typed("summary", summary(total));
        let mut coverage = json!(total.coverage);
        coverage["relations_held"] = json!(total.relations_held);
        coverage["relations_broken"] = json!(total.relations_broken);
        coverage["relations_skipped"] = json!(total.skipped.len());
        value.insert("coverage".to_owned(), coverage);
        value.insert("failed".to_owned(), std::mem::take(&mut self.failed).into());
        value.insert("schema".to_owned(), "gkreport-check/1".into());
        value.insert("tool".to_owned(), tool());
        write_json(&value, JsonLayout::Line, out)
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
