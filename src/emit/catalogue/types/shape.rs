//! Types as all readers have them, and how they follow from a JSON Schema.
//!
//! A value may be null everywhere, so what may be null is no type of its own; where a schema offers several objects (the
//! forms of two editions, a line for an input that failed) they become one, with the keys of all.

use crate::emit::catalogue::schema::of_parse;
use crate::emit::parse::Shape;
use crate::emit::parse::typed::Kind;
use serde_json::{Map, Value};

/// A type.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Type {
    /// Nothing but null was described.
    Null,
    Plain(Kind),
    /// A number that is no figure of a report: a place on a page.
    Double,
    List(Box<Type>),
    Map(Box<Type>),
    Struct(Vec<(String, Type)>),
}

/// The fields of a row of the csv or of a line.
pub(super) fn fields(shape: Shape) -> Vec<(String, Type)> {
    match shape {
        Shape::Long => shape.columns().iter().map(|one| (one.name.to_owned(), Type::Plain(one.kind))).collect(),
        Shape::Wide => {
            let schema = of_parse();
            match read(&schema, &schema["$defs"]) {
                Type::Struct(fields) => fields,
                other => unreachable!("a line is an object, not {other:?}"),
            }
        }
    }
}

fn read(schema: &Value, definitions: &Value) -> Type {
    if let Some(name) = schema["$ref"].as_str().and_then(|path| path.strip_prefix("#/$defs/")) {
        return read(&definitions[name], definitions);
    }
    if let Some(all) = schema["anyOf"].as_array().or(schema["oneOf"].as_array()) {
        return all.iter().map(|one| read(one, definitions)).fold(Type::Null, merge);
    }
    let is = |kind: &str| {
        schema["type"] == kind || schema["type"].as_array().is_some_and(|all| all.iter().any(|one| one == kind))
    };
    if is("object") {
        let Some(properties) = schema["properties"].as_object() else {
            return Type::Map(Box::new(read(&schema["additionalProperties"], definitions)));
        };
        let field = |(name, schema): (&String, &Value)| (name.clone(), read(schema, definitions));
        return Type::Struct(properties.iter().map(field).collect());
    }
    if is("array") {
        return Type::List(Box::new(read(&schema["items"], definitions)));
    }
    let is_day = || schema["pattern"].as_str().is_some_and(|pattern| pattern == DAY);
    match schema {
        _ if is("integer") => Type::Plain(Kind::Whole),
        _ if is("number") && schema["format"] == "double" => Type::Double,
        _ if is("number") => Type::Plain(Kind::Decimal),
        _ if is("string") && is_day() => Type::Plain(Kind::Day),
        _ if is("string") || has(schema, "const") || has(schema, "enum") => Type::Plain(Kind::Text),
        _ => Type::Null,
    }
}

/// How the structs that are written describe a day.
const DAY: &str = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$";

fn has(schema: &Value, key: &str) -> bool {
    schema.as_object().is_some_and(|schema: &Map<_, _>| schema.contains_key(key))
}

/// The type of what may be either.
fn merge(one: Type, other: Type) -> Type {
    match (one, other) {
        (Type::Null, known) | (known, Type::Null) => known,
        (Type::Struct(mut fields), Type::Struct(others)) => {
            for (name, kind) in others {
                match fields.iter_mut().find(|(known, _)| *known == name) {
                    Some((_, known)) => *known = merge(std::mem::replace(known, Type::Null), kind),
                    None => fields.push((name, kind)),
                }
            }
            Type::Struct(fields)
        }
        (one, other) => {
            assert_eq!(one, other, "a key has one type");
            one
        }
    }
}
