//! The JSON Schema (2020-12) of what the commands write as JSON and line by line.
//!
//! Derived from the structs that are written, and the statutory tables from the statute. Objects may gain keys in later
//! versions, so none but the tables forbids what it does not describe.

use crate::emit::check::{FindingLine, Run, SummaryLine};
use crate::emit::diff::Compared;
use crate::emit::json::{JsonLayout, write_json};
use crate::emit::parse::{Parsed, UnreadLine};
use crate::emit::sum::Added;
use schemars::generate::SchemaSettings;
use serde_json::{Value, json};
use std::io;

/// Writes the schema.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn write(out: &mut dyn io::Write) -> io::Result<()> {
    write_json(&schema(), JsonLayout::Pretty, out)
}

fn schema() -> Value {
    let mut generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let outputs = [
        generator.subschema_for::<Parsed<'_>>(),
        generator.subschema_for::<UnreadLine<'_>>(),
        generator.subschema_for::<Run<'_>>(),
        generator.subschema_for::<FindingLine<'_>>(),
        generator.subschema_for::<SummaryLine<'_>>(),
        generator.subschema_for::<Added<'_>>(),
        generator.subschema_for::<Compared<'_>>(),
    ];
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "gkreport",
        "description": "parse writes `parse` (ndjson and several inputs: one a line, `unread` for an input that could not be \
                        read); check writes `check` as json, and `finding_line`s closed by a `summary_line` as ndjson; \
                        sum writes `sum`, diff `diff`.",
        "anyOf": outputs,
        "$defs": generator.take_definitions(true),
    })
}

/// The schema of a line of `parse`: a report, or an input that could not be read.
pub(super) fn of_parse() -> Value {
    let mut generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let lines = [generator.subschema_for::<Parsed<'_>>(), generator.subschema_for::<UnreadLine<'_>>()];
    json!({"anyOf": lines, "$defs": generator.take_definitions(true)})
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_schema_that_is_kept_is_the_one_that_is_written() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/gkreport.schema.json");
        let mut written = Vec::new();
        write(&mut written).expect("memory can be written to");
        let written = String::from_utf8(written).expect("UTF-8");
        if std::env::var_os("GKREPORT_UPDATE").is_some_and(|value| value == "1") {
            std::fs::write(path, &written).expect("the file");
        }
        let kept = std::fs::read_to_string(path).unwrap_or_default().replace("\r\n", "\n");
        assert!(kept == written, "{path} differs; GKREPORT_UPDATE=1 rewrites it");
    }
}
