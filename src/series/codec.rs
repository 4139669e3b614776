//! What serde cannot derive of a record: a form is written as its place in the statute, a number in as few bytes as it has.
//!
//! Only this program reads what it wrote, in the same run, so there is no version.

use crate::statute::{Form, TableKind};
use rust_decimal::Decimal;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// What is written down of a value.
pub(super) fn bytes(value: &impl Serialize) -> Vec<u8> {
    postcard::to_allocvec(value).expect("every list knows its length, and memory takes what is written")
}

/// Writes a form down as its table and its place among the forms of that.
pub(super) fn write_form<S: Serializer>(form: &'static Form, serializer: S) -> Result<S::Ok, S::Error> {
    let at = form.table.forms().iter().position(|one| *one == form);
    (form.table, at).serialize(serializer)
}

/// Reads a form back.
pub(super) fn read_form<'d, D: Deserializer<'d>>(deserializer: D) -> Result<&'static Form, D::Error> {
    let (table, at) = <(TableKind, Option<usize>)>::deserialize(deserializer)?;
    let form = at.and_then(|at| table.forms().get(at));
    form.copied().ok_or_else(|| D::Error::custom("no form of this table"))
}

/// A number as its digits and how many of them stand behind the point: two bytes for most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Exact(pub Decimal);

impl Serialize for Exact {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (self.0.mantissa(), self.0.scale()).serialize(serializer)
    }
}

impl<'d> Deserialize<'d> for Exact {
    fn deserialize<D: Deserializer<'d>>(deserializer: D) -> Result<Self, D::Error> {
        let (mantissa, scale) = <(i128, u32)>::deserialize(deserializer)?;
        Decimal::try_from_i128_with_scale(mantissa, scale).map(Self).map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back_and_differ_where_they_are_not_equal() {
        let mut seen = std::collections::BTreeMap::new();
        for text in
            ["0", "-1", "1", "127", "128", "0.5", "5", "50", "123456789012345.67", "-79228162514264337593543950335"]
        {
            let value = Exact(text.parse().expect("a number"));
            let written = bytes(&value);
            assert_eq!(postcard::from_bytes(&written), Ok(value), "{text}");
            assert_eq!(seen.insert(written, text), None);
        }
    }
}
