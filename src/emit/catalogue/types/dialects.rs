//! Types in the words of DuckDB and of Spark. Every name is quoted: some are words of SQL.

use super::shape::Type;
use crate::emit::parse::typed::{Kind, PRECISION, SCALE};

/// A struct of names and types: the `columns` of DuckDB's readers, and a literal of Python.
pub(super) fn duckdb(fields: &[(String, Type)]) -> String {
    let field = |(name, kind): &(String, Type)| format!("'{name}': '{}'", DUCKDB.kind(kind));
    format!("{{{}}}", fields.iter().map(field).collect::<Vec<_>>().join(", "))
}

/// The columns of a table, as Spark's DDL has them.
pub(super) fn spark(fields: &[(String, Type)]) -> String {
    let field = |(name, kind): &(String, Type)| format!("`{name}` {}", SPARK.kind(kind));
    fields.iter().map(field).collect::<Vec<_>>().join(", ")
}

/// How a dialect calls its types.
struct Dialect {
    text: &'static str,
    /// What stands before and behind the types inside a type.
    brackets: [&'static str; 2],
    /// Between a name and its type.
    colon: &'static str,
    quote: char,
    list: fn(&str) -> String,
}

const DUCKDB: Dialect =
    Dialect { text: "VARCHAR", brackets: ["(", ")"], colon: " ", quote: '"', list: |inner| format!("{inner}[]") };
const SPARK: Dialect =
    Dialect { text: "STRING", brackets: ["<", ">"], colon: ": ", quote: '`', list: |inner| format!("ARRAY<{inner}>") };

impl Dialect {
    fn kind(&self, kind: &Type) -> String {
        let Self { text, brackets: [open, close], colon, quote, list } = self;
        match kind {
            Type::Null | Type::Plain(Kind::Text) => (*text).to_owned(),
            Type::Plain(Kind::Whole) => "BIGINT".to_owned(),
            Type::Plain(Kind::Decimal) => format!("DECIMAL({PRECISION},{SCALE})"),
            Type::Plain(Kind::Day) => "DATE".to_owned(),
            Type::Double => "DOUBLE".to_owned(),
            Type::List(inner) => list(&self.kind(inner)),
            Type::Map(inner) => format!("MAP{open}{text}, {}{close}", self.kind(inner)),
            Type::Struct(fields) => {
                let field = |(name, kind): &(String, Type)| format!("{quote}{name}{quote}{colon}{}", self.kind(kind));
                format!("STRUCT{open}{}{close}", fields.iter().map(field).collect::<Vec<_>>().join(", "))
            }
        }
    }
}
