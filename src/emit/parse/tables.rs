//! The statutory tables of a report as JSON: nested along the statute's keys, `null` where a figure is not known.
//!
//! Keys, their order and their schema come from the forms; no table is named here.

use crate::Report;
use crate::emit::json::Decimal;
use crate::number::Quantity;
use crate::report::Table;
use crate::statute::{Form, TableKind};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};
use serde_json::{Map, Value, json};
use std::borrow::Cow;

/// Every table by its key; `null` where it was not found.
#[derive(Debug)]
pub(super) struct Tables<'r>(pub &'r Report);

impl Serialize for Tables<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let table = |kind: TableKind| self.0.table(kind).map(table).transpose();
        let mut tables = Vec::new();
        for kind in TableKind::ALL {
            tables.push((kind.key(), table(kind).map_err(serde::ser::Error::custom)?));
        }
        serializer.collect_map(tables)
    }
}

/// No table: of an input that could not be read.
#[derive(Debug, Default)]
pub(super) struct NoTables;

impl Serialize for NoTables {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(TableKind::ALL.map(|kind| (kind.key(), ())))
    }
}

impl JsonSchema for NoTables {
    fn schema_name() -> Cow<'static, str> {
        "no_tables".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let keys = TableKind::ALL.map(TableKind::key);
        let properties: Map<_, _> = keys.iter().map(|key| ((*key).to_owned(), json!({"type": "null"}))).collect();
        json_schema!({"type": "object", "properties": properties, "required": keys})
    }
}

/// A table's figures. What a report tells in sentences and does not tell is absent: nothing prescribes it.
fn table(table: &Table) -> serde_json::Result<Map<String, Value>> {
    let mut rows = Map::new();
    for (index, cell) in table.iter().filter(|(_, cell)| table.is_stated(cell)) {
        let mut row = &mut rows;
        for key in table.form.row_of(index).key.split('.') {
            let entry = row.entry(key).or_insert_with(|| Value::Object(Map::new()));
            let Value::Object(inner) = entry else { unreachable!("no key of the statute is both a row and a group") };
            row = inner;
        }
        let figure = serde_json::to_value(cell.value.map(Decimal))?;
        row.insert(table.form.column_of(index).key.to_owned(), figure);
    }
    Ok(rows)
}

impl JsonSchema for Tables<'_> {
    fn schema_name() -> Cow<'static, str> {
        "tables".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut properties = Map::new();
        for kind in TableKind::ALL {
            let mut any = Vec::new();
            for form in kind.forms() {
                let name = name(form);
                any.push(json!({"$ref": format!("#/$defs/{name}")}));
                generator.definitions_mut().insert(name, form_schema(form));
            }
            any.push(json!({"type": "null"}));
            properties.insert(kind.key().to_owned(), json!({"anyOf": any}));
        }
        let required: Vec<_> = TableKind::ALL.into_iter().map(TableKind::key).collect();
        json_schema!({"type": "object", "properties": properties, "required": required})
    }
}

fn name(form: &Form) -> String {
    let editions: Vec<_> = form.editions.iter().map(|edition| edition.key()).collect();
    format!("{}_{}", form.table.key(), editions.join("_"))
}

/// A form's keys, and none besides; where sentences may tell the figures, none is required.
fn form_schema(form: &Form) -> Value {
    let mut table = object();
    for cell in form.cells() {
        let (row, column) = (form.row_of(cell), form.column_of(cell));
        let mut at = &mut table;
        for key in row.key.split('.') {
            at = at["properties"].as_object_mut().expect("`object` makes one").entry(key).or_insert_with(object);
        }
        let label = format!("{} · {}", row.full_label(), column.label);
        let number = match column.quantity {
            Quantity::Count | Quantity::Change => "integer",
            Quantity::Amount => "number",
        };
        at["properties"][column.key] = json!({"description": label, "type": [number, "null"]});
    }
    table
}

fn object() -> Value {
    json!({"type": "object", "properties": {}, "additionalProperties": false})
}
