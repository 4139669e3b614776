//! JSON as every format writes it: harmless for whoever looks at it, one value a line or indented.

use super::plain;
use crate::statute::Edition;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};
use std::borrow::Cow;
use std::io;

/// How a JSON value is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JsonLayout {
    /// Indented, for one value a file.
    Pretty,
    /// One value a line.
    Line,
}

/// Writes one JSON value and a line break.
///
/// Characters that could steer a terminal are escaped, all of them, not only those JSON asks for; the values stay.
pub(super) fn write_json(value: &impl Serialize, layout: JsonLayout, out: &mut dyn io::Write) -> io::Result<()> {
    let text = match layout {
        JsonLayout::Pretty => serde_json::to_string_pretty(value)?,
        JsonLayout::Line => serde_json::to_string(value)?,
    };
    out.write_all(plain::escape_json(&text).as_bytes())?;
    out.write_all(b"\n")
}

/// Which report something is told of.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(inline)]
pub(super) struct ReportTold<'a> {
    pub source: &'a str,
    pub issuer: Option<&'a str>,
    pub year: Option<i32>,
    pub edition: Option<Edition>,
}

/// A figure as a JSON number, with its own digits; no detour over floating point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Decimal(pub rust_decimal::Decimal);

impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let digits = self.0.normalize().to_string();
        let number: serde_json::Number = digits.parse().map_err(serde::ser::Error::custom)?;
        number.serialize(serializer)
    }
}

impl JsonSchema for Decimal {
    fn schema_name() -> Cow<'static, str> {
        "decimal".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "number"})
    }
}
