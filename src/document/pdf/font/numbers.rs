//! Numbers of a font's dictionary, as many as a font may have.

use hayro_syntax::object::{Array, Object};

/// Widths that are told of a font.
pub(super) const MOST_WIDTHS: usize = 100_000;

/// A number.
pub(super) fn number(object: &Object<'_>) -> Option<f64> {
    if let Object::Number(number) = object { Some(number.as_f64()) } else { None }
}

/// The numbers of an array, others left out.
pub fn numbers(array: &Array<'_>) -> Vec<f64> {
    array.iter::<Object<'_>>().take(MOST_WIDTHS).filter_map(|object| number(&object)).collect()
}
