//! The JSON Schema (2020-12) of what `parse` and `check` write as JSON and line by line.
//!
//! The keys of the statutory tables, sections and rules come from where they are defined. Objects may gain keys in
//! later versions, so none but the tables forbids what it does not describe.

use super::{JsonLayout, write_json};
use crate::finding::Severity;
use crate::report::Coverage;
use crate::rules::{RULES, Relations};
use crate::statute::sections::SECTIONS;
use crate::statute::{Form, TableKind};
use serde_json::{Map, Value, json};
use std::io;

/// Writes the schema.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn write(out: &mut dyn io::Write) -> io::Result<()> {
    let outputs = ["parse", "unread", "check", "finding_line", "summary_line"].map(reference);
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "gkreport",
        "description": "parse writes `parse` (ndjson and several inputs: one a line, \
                        `unread` for an input that could not be read); check writes `check` as json, \
                        and `finding_line`s closed by a `summary_line` as ndjson.",
        "anyOf": outputs,
        "$defs": definitions(),
    });
    write_json(&schema, JsonLayout::Pretty, out)
}

fn definitions() -> Value {
    let mut all = json!({
        "parse": parse(),
        "unread": described(object(&[
            ("schema", json!({"const": "gkreport/1"})),
            ("source", object(&[("path", text())])),
            ("error", text()),
        ]), "parse's line for an input that could not be read"),
        "section": object(&[
            ("kind", json!({"type": "string", "examples": section_kinds()})),
            ("heading", text()),
            ("line", natural()),
            ("text", text()),
        ]),
        "problem": problem(),
        "place": object(&[
            ("line", nullable(natural())),
            ("column", nullable(natural())),
            ("raw", text()),
            ("status", status()),
            ("aligned_by", described(text(), "What placed the figure: labels, order, sums, …")),
            ("origin", described(text(), "Where the figure stands: table or prose.")),
        ]),
        "coverage": counts(&Coverage::default().fields().map(|(name, _)| name).collect::<Vec<_>>()),
        "relations": counts(&Relations::default().fields().map(|(name, _)| name)),
        "check": check(),
        "input": input(),
        "failed": described(object(&[("source", text()), ("message", text())]),
            "An input that could not be read, or that held nothing to check"),
        "tool": object(&[("name", json!({"const": env!("CARGO_PKG_NAME")})), ("version", text())]),
        "skipped": object(&[
            ("rule", code()),
            ("relation", text()),
            ("reason", text()),
            ("cells", array(text())),
        ]),
        "finding": finding(),
        "suspect": object(&[
            ("cell", text()),
            ("read", nullable(text())),
            ("expected", text()),
            ("reading", nullable(text())),
        ]),
        "summary": summary(),
        "finding_line": {"allOf": [object(&[("type", json!({"const": "finding"}))]), reference("finding")]},
        "summary_line": summary_line(),
    });
    for form in TableKind::ALL.into_iter().flat_map(TableKind::forms) {
        all[table_name(form)] = table(form);
    }
    all
}

fn parse() -> Value {
    let mut keys = vec![
        ("schema", json!({"const": "gkreport/1"})),
        (
            "source",
            object(&[
                ("path", text()),
                ("media_type", json!({"enum": ["text/plain", "text/html"]})),
                ("encoding", text()),
                ("encoding_decided_by", json!({"enum": ["bom", "valid", "declared", "detected"]})),
                ("encoding_declared", nullable(text())),
                ("sha256", json!({"type": "string", "pattern": "^[0-9a-f]{64}$"})),
            ]),
        ),
        ("title", nullable(text())),
        ("issuer", nullable(text())),
        ("year", nullable(json!({"type": "integer"}))),
        ("edition", nullable(text())),
        ("period", nullable(object(&[("from", date()), ("to", date())]))),
        ("published", nullable(date())),
        ("sections", array(reference("section"))),
    ];
    for kind in TableKind::ALL {
        let forms = kind.forms().iter().map(|form| reference(table_name(form)));
        let none = json!({"type": "null"});
        keys.push((kind.key(), json!({"anyOf": forms.chain([none]).collect::<Vec<_>>()})));
    }
    keys.push(("coverage", reference("coverage")));
    keys.push(("problems", array(reference("problem"))));
    let mut parse = object(&keys);
    if parse["properties"]["statistics"].is_null() {
        parse["properties"]["statistics"] = described(json!({}), "The statistics of the 2008 edition");
    }
    let figures = array(json!({"type": "object", "additionalProperties": {}}));
    parse["properties"]["figures"] = described(figures, "Figures told in sentences, with their places");
    let spans = json!({"type": "object", "additionalProperties": reference("place")});
    parse["properties"]["spans"] = described(spans, "With --spans: the place of every cell, by its key");
    parse
}

fn section_kinds() -> Vec<&'static str> {
    SECTIONS.iter().map(|section| section.kind.key()).collect()
}

/// A table's figures, nested along the keys of its rows. A figure that is not known is null.
fn table(form: &Form) -> Value {
    let mut table = object(&[]);
    for cell in form.cells() {
        let (row, column) = (form.row_of(cell), form.column_of(cell));
        let mut at = &mut table;
        for key in row.key.split('.') {
            if at["properties"][key].is_null() {
                at["properties"][key] = object(&[]);
            }
            at = &mut at["properties"][key];
        }
        let label = format!("{} · {}", row.full_label(), column.label);
        at["properties"][column.key] = described(nullable(json!({"type": "number"})), &label);
    }
    closed(&mut table);
    table
}

/// Forbids keys that are not described, here and two levels below: as deep as rows have keys.
fn closed(table: &mut Value) {
    let mut open = vec![table];
    while let Some(object) = open.pop() {
        object["additionalProperties"] = json!(false);
        let inner = object["properties"].as_object_mut().into_iter().flat_map(Map::values_mut);
        open.extend(inner.filter(|inner| inner["type"] == "object"));
    }
}

fn require(object: &mut Value, key: &str, schema: Value) {
    object["properties"][key] = schema;
    if let Some(required) = object["required"].as_array_mut() {
        required.push(key.into());
    }
}

fn table_name(form: &Form) -> String {
    let editions: Vec<_> = form.editions.iter().map(|edition| edition.key()).collect();
    format!("{}_{}", form.table.key(), editions.join("_"))
}

fn problem() -> Value {
    let number = nullable(json!({"type": "number"}));
    json!({
        "description": "A table that was not found, or a cell without a number",
        "type": "object",
        "properties": {
            "table": text(),
            "cell": text(),
            "status": status(),
            "line": nullable(natural()),
            "raw": text(),
            "candidates": array(number),
        },
        "required": ["status"],
        "oneOf": [{"required": ["table"]}, {"required": ["cell", "line", "raw"]}],
    })
}

fn check() -> Value {
    object(&[
        ("schema", json!({"const": "gkreport-check/1"})),
        ("tool", reference("tool")),
        ("inputs", array(reference("input"))),
        ("failed", array(reference("failed"))),
        ("findings", array(reference("finding"))),
        ("summary", reference("summary")),
    ])
}

fn input() -> Value {
    let rules = counts(&["rules_run", "rules_skipped"]);
    object(&[
        ("source", text()),
        ("issuer", nullable(text())),
        ("year", nullable(json!({"type": "integer"}))),
        ("edition", nullable(text())),
        ("coverage", json!({"allOf": [reference("coverage"), reference("relations"), rules]})),
        ("skipped", described(array(reference("skipped")), "Sums that could not be judged, and why")),
    ])
}

fn finding() -> Value {
    let sum = || described(nullable(text()), "A decimal number, as text");
    let mut related = object(&[
        ("cell", nullable(text())),
        ("line", nullable(natural())),
        ("column", nullable(natural())),
        ("raw", text()),
    ]);
    related["properties"]["source"] = described(text(), "Where that is another file than the finding's");
    object(&[
        ("code", code()),
        ("name", text()),
        ("severity", json!({"enum": [Severity::Note, Severity::Warning, Severity::Error]})),
        ("source", text()),
        ("line", described(nullable(natural()), "From 1; null where something is absent")),
        ("column", described(nullable(natural()), "In code points, from 1")),
        ("message", text()),
        ("cells", array(text())),
        ("left", sum()),
        ("right", sum()),
        ("delta", sum()),
        ("suspect", nullable(reference("suspect"))),
        ("related", array(related)),
        (
            "fingerprint",
            described(
                json!({"type": "string", "pattern": "^[0-9a-f]{32}$"}),
                "The same for the same mistake, whatever the path, the line and the wording",
            ),
        ),
    ])
}

fn summary() -> Value {
    let mut summary = counts(&["errors", "warnings", "notes", "reports", "unreadable", "muted"]);
    let by_rule = json!({"type": "object", "additionalProperties": natural()});
    require(&mut summary, "by_rule", described(by_rule, "Findings of each rule that has any"));
    let series = counts(&["reports", "years", "copies", "left_out", "doubtful"]);
    let series = described(nullable(series), "What was compared across years; null where no rule asked for it");
    require(&mut summary, "series", series);
    summary
}

fn summary_line() -> Value {
    let own = object(&[
        ("type", json!({"const": "summary"})),
        ("coverage", json!({"allOf": [reference("coverage"), reference("relations")]})),
        ("failed", array(reference("failed"))),
        ("schema", json!({"const": "gkreport-check/1"})),
        ("tool", reference("tool")),
    ]);
    json!({"allOf": [own, reference("summary")]})
}

// Not inlined, these few: the schema is written out once a run at most, and they are called some two hundred times.

#[inline(never)]
fn object(keys: &[(&str, Value)]) -> Value {
    let properties: Map<_, _> = keys.iter().map(|(key, schema)| ((*key).to_owned(), schema.clone())).collect();
    let required: Vec<_> = keys.iter().map(|(key, _)| *key).collect();
    json!({"type": "object", "properties": properties, "required": required})
}

fn counts(keys: &[&'static str]) -> Value {
    let keys: Vec<_> = keys.iter().map(|key| (*key, natural())).collect();
    object(&keys)
}

#[inline(never)]
fn nullable(schema: Value) -> Value {
    object_of([("anyOf", Value::Array(vec![schema, json!({"type": "null"})]))])
}

#[inline(never)]
fn array(items: Value) -> Value {
    object_of([("type", "array".into()), ("items", items)])
}

fn object_of<const N: usize>(entries: [(&str, Value); N]) -> Value {
    Value::Object(entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
}

#[inline(never)]
fn described(mut schema: Value, description: &str) -> Value {
    schema["description"] = json!(description);
    schema
}

fn reference(name: impl AsRef<str>) -> Value {
    json!({"$ref": format!("#/$defs/{}", name.as_ref())})
}

fn code() -> Value {
    json!({"enum": RULES.iter().map(|rule| rule.code).collect::<Vec<_>>()})
}

fn status() -> Value {
    json!({"enum": ["read", "blank", "ambiguous", "unreadable", "missing"]})
}

#[inline(never)]
fn text() -> Value {
    json!({"type": "string"})
}

#[inline(never)]
fn date() -> Value {
    json!({"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"})
}

#[inline(never)]
fn natural() -> Value {
    json!({"type": "integer", "minimum": 0})
}
