//! The Table Schema (frictionlessdata.io) of a csv: what each column holds, for readers that would guess otherwise.
//!
//! ```json
//! {"fields": [{"name": "value", "type": "number", "title": "数值"}], "missingValues": [""]}
//! ```

use super::shape::Shape;
use super::typed::{Column, Kind};
use crate::emit::json::{JsonLayout, write_json};
use serde::Serialize;
use std::io;

#[derive(Serialize)]
struct TableSchema {
    #[serde(rename = "$schema")]
    profile: &'static str,
    fields: Vec<Field>,
    /// An empty field is nothing, in columns of words as well.
    #[serde(rename = "missingValues")]
    missing_values: [&'static str; 1],
}

#[derive(Serialize)]
struct Field {
    name: &'static str,
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    format: Option<&'static str>,
    title: String,
}

/// Writes the table schema of a shape.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn table_schema(shape: Shape, out: &mut dyn io::Write) -> io::Result<()> {
    let schema = TableSchema {
        profile: "https://datapackage.org/profiles/2.0/tableschema.json",
        fields: shape.columns().iter().map(field).collect(),
        missing_values: [""],
    };
    write_json(&schema, JsonLayout::Pretty, out)
}

fn field(column: &Column) -> Field {
    let kind = match column.kind {
        Kind::Text => "string",
        Kind::Whole => "integer",
        Kind::Decimal => "number",
        Kind::Day => "date",
    };
    Field { name: column.name, kind, format: (column.kind == Kind::Day).then_some("%Y-%m-%d"), title: column.title() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    #[test]
    fn every_column_of_the_csv_is_described_in_its_order() {
        for shape in Shape::ALL {
            let mut out = Vec::new();
            table_schema(shape, &mut out).expect("memory can be written to");
            let schema: Value = serde_json::from_slice(&out).expect("JSON");
            let fields = schema["fields"].as_array().expect("a list");
            let names: Vec<_> = fields.iter().filter_map(|field| field["name"].as_str()).collect();
            assert_eq!(names, shape.header());
            let of = |name: &str| fields.iter().find(|field| field["name"] == name).cloned();
            let year = json!({"name": "year", "type": "integer", "title": "年度"});
            assert_eq!(of("year"), Some(year));
        }
    }
}
