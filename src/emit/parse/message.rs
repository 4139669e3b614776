//! The Parquet schema of a shape as its message type, in words that every Parquet tool reads.
//!
//! The wide shape's keys are nested along their dots, so that a cell is asked for as it is called:
//! `applications.denied.state_secret.total`. Every column may be null, and the order is the statute's.

use super::shape::Shape;
use super::typed::{Kind, PRECISION, SCALE};
use std::fmt::Write as _;

/// A node of the schema.
#[derive(Debug)]
pub(in crate::emit) enum Node {
    /// A column: its place in the flat shape, whose order differs where a group is met again, and what it holds.
    Leaf(#[cfg_attr(not(feature = "parquet"), expect(dead_code, reason = "only a file has fields"))] usize, Kind),
    /// Columns by their names.
    Group(Vec<(&'static str, Node)>),
}

/// The message type of a shape.
pub(in crate::emit) fn message_type(shape: Shape) -> String {
    let mut text = "message gkreport {\n".to_owned();
    write(&tree(shape), 1, &mut text);
    text.push_str("}\n");
    text
}

/// The columns of a shape, nested.
pub(in crate::emit) fn tree(shape: Shape) -> Vec<(&'static str, Node)> {
    let mut root = Vec::new();
    for (at, column) in shape.columns().iter().enumerate() {
        let mut parts: Vec<_> = column.name.split('.').collect();
        let leaf = parts.pop().unwrap_or_default();
        let mut group = &mut root;
        for part in parts {
            let inside = position(group, part).unwrap_or_else(|| {
                group.push((part, Node::Group(Vec::new())));
                group.len() - 1
            });
            let Node::Group(inner) = &mut group[inside].1 else { unreachable!("no key is both a figure and a group") };
            group = inner;
        }
        group.push((leaf, Node::Leaf(at, column.kind)));
    }
    root
}

fn position(group: &[(&'static str, Node)], name: &str) -> Option<usize> {
    group.iter().position(|(known, _)| *known == name)
}

fn write(group: &[(&'static str, Node)], depth: usize, text: &mut String) {
    let indent = "  ".repeat(depth);
    for (name, node) in group {
        // Nothing is lost: a String takes all that is written to it.
        let _ = match node {
            Node::Leaf(_, kind) => writeln!(text, "{indent}optional {};", physical(*kind, name)),
            Node::Group(inner) => {
                let _ = writeln!(text, "{indent}optional group {name} {{");
                write(inner, depth + 1, text);
                writeln!(text, "{indent}}}")
            }
        };
    }
}

fn physical(kind: Kind, name: &str) -> String {
    match kind {
        Kind::Text => format!("binary {name} (STRING)"),
        Kind::Whole => format!("int64 {name}"),
        Kind::Decimal => format!("fixed_len_byte_array({BYTES}) {name} (DECIMAL({PRECISION},{SCALE}))"),
        Kind::Day => format!("int32 {name} (DATE)"),
    }
}

/// Bytes that a signed number of [`PRECISION`] digits takes.
pub(in crate::emit) const BYTES: usize = 9;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decimal_takes_no_byte_more_than_its_digits_need() {
        let most = 10_i128.pow(PRECISION) - 1;
        let bits = |bytes: usize| 1_i128 << (bytes * 8 - 1);
        assert!((bits(BYTES - 1)..bits(BYTES)).contains(&most));
    }

    #[test]
    fn cells_are_nested_as_they_are_called() {
        let text = message_type(Shape::Wide);
        for line in [
            "  optional binary source (STRING);",
            "  optional int64 year;",
            "  optional int32 published (DATE);",
            "      optional fixed_len_byte_array(9) amount (DECIMAL(20,6));",
        ] {
            assert!(text.lines().any(|one| one == line), "{line}\n{text}");
        }
    }

    #[test]
    fn each_column_of_the_flat_shape_is_nested_once() {
        fn leaves(group: &[(&'static str, Node)], above: &str, all: &mut Vec<(usize, String)>) {
            for (name, node) in group {
                match node {
                    Node::Leaf(at, _) => all.push((*at, format!("{above}{name}"))),
                    Node::Group(inner) => leaves(inner, &format!("{above}{name}."), all),
                }
            }
        }
        for shape in Shape::ALL {
            let mut all = Vec::new();
            leaves(&tree(shape), "", &mut all);
            all.sort();
            assert_eq!(all.iter().map(|(at, _)| *at).collect::<Vec<_>>(), (0..all.len()).collect::<Vec<_>>());
            assert_eq!(all.into_iter().map(|(_, name)| name).collect::<Vec<_>>(), shape.header());
        }
    }
}
