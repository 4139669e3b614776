//! Lengths in pixels, as far as it matters whether text is there: about as large as a browser makes them.

use super::value::Value;
use cssparser::Token;

/// Pixels in the size a page is set in where nothing says otherwise.
pub(super) const USUAL: f32 = 16.0;
/// Farther to the left or above than this no screen shows text.
pub(super) const FAR: f32 = 900.0;
/// A box as narrow as this cuts figures off.
pub(super) const CLIPS: f32 = 6.0;
/// Letters drawn together by as much lie on each other.
pub(super) const OVERLAPS: f32 = 4.0;
/// A part of what is around, for lack of its size.
const ALL_OF_IT: f32 = 1000.0;

/// The first length of a value, in pixels.
pub(super) fn length(tokens: &[Token]) -> Value {
    tokens.first().map_or(Value::Unknown, one)
}

/// The first length of a value of which it counts what it is measured by.
pub(super) fn measured(tokens: &[Token]) -> Value {
    match tokens.first() {
        Some(Token::Percentage { unit_value, .. }) => Value::Part(*unit_value),
        Some(Token::Dimension { value, unit, .. }) if unit.eq_ignore_ascii_case("em") => Value::Ems(*value),
        _ => length(tokens),
    }
}

/// From line to line: a number, and a part, are of the letters' size.
pub(super) fn line_height(tokens: &[Token]) -> Value {
    match tokens.first() {
        Some(Token::Number { value, .. } | Token::Percentage { unit_value: value, .. }) => Value::Ems(*value),
        _ => measured(tokens),
    }
}

/// About how many pixels a value is, whatever it is measured by.
pub(super) fn about(value: Value) -> Option<f32> {
    match value {
        Value::Length(pixels) => Some(pixels),
        Value::Part(part) => Some(part * ALL_OF_IT),
        Value::Ems(sizes) => Some(sizes * USUAL),
        _ => None,
    }
}

/// The length of a value that takes most text away: of the four of `margin`, the least.
pub(super) fn least(tokens: &[Token]) -> Value {
    let lengths = tokens.iter().map(one);
    lengths
        .reduce(|one, two| match (one, two) {
            (Value::Length(one), Value::Length(two)) => Value::Length(one.min(two)),
            (Value::Plain, other) | (other, Value::Plain) => other,
            _ => Value::Unknown,
        })
        .unwrap_or(Value::Unknown)
}

fn one(token: &Token) -> Value {
    match token {
        Token::Number { value, .. } => Value::Length(*value),
        Token::Percentage { unit_value, .. } => Value::Length(unit_value * ALL_OF_IT),
        Token::Dimension { value, unit, .. } => Value::Length(value * pixels(unit)),
        Token::Function(_) => Value::Unknown,
        _ => Value::Plain,
    }
}

fn pixels(unit: &str) -> f32 {
    match &*unit.to_ascii_lowercase() {
        "pt" => 4.0 / 3.0,
        "pc" | "em" | "rem" | "ic" | "lh" | "rlh" => USUAL,
        "ex" | "ch" => USUAL / 2.0,
        "cm" => 37.8,
        "mm" => 3.78,
        "q" => 0.945,
        "in" => 96.0,
        "vw" | "vh" | "vmin" | "vmax" => ALL_OF_IT / 100.0,
        _ => 1.0,
    }
}

/// The size of letters.
pub(super) fn size(token: &Token) -> Value {
    match token {
        Token::Dimension { value, unit, .. } if unit.eq_ignore_ascii_case("em") => Value::Relative(*value),
        Token::Dimension { value, unit, .. } if unit.eq_ignore_ascii_case("ex") || unit.eq_ignore_ascii_case("ch") => {
            Value::Relative(value / 2.0)
        }
        Token::Percentage { unit_value, .. } => Value::Relative(*unit_value),
        Token::Ident(word) if word.eq_ignore_ascii_case("smaller") => Value::Relative(0.83),
        Token::Ident(word) if word.eq_ignore_ascii_case("larger") => Value::Relative(1.2),
        Token::Ident(word) => named(word).map_or(Value::Plain, Value::Length),
        token => one(token),
    }
}

fn named(word: &str) -> Option<f32> {
    const NAMES: [(&str, f32); 8] = [
        ("xx-small", 9.0),
        ("x-small", 10.0),
        ("small", 13.0),
        ("medium", USUAL),
        ("large", 18.0),
        ("x-large", 24.0),
        ("xx-large", 32.0),
        ("xxx-large", 48.0),
    ];
    NAMES.iter().find(|(known, _)| known.eq_ignore_ascii_case(word)).map(|(_, pixels)| *pixels)
}

/// The size in the shorthand `font`, which is its only length before the family.
pub(super) fn font_size(tokens: &[Token]) -> Value {
    let length = |token: &&Token| match token {
        Token::Dimension { .. } | Token::Percentage { .. } => true,
        Token::Number { value, .. } => *value == 0.0,
        _ => false,
    };
    tokens.iter().find(length).map_or(Value::Plain, size)
}
