//! Effects that leave the text in its place and take it from the eye: filters, transforms, clipping; and generated content.
//!
//! What surely hides is [`Value::Marked`], what may hide or turns a figure about [`Value::Distorted`], what only shifts it
//! [`Value::Moved`]. A function nobody knows is none: browsers drop the whole declaration.

use super::colours::is_picture;
use super::lengths::FAR;
use super::value::Value;
use cssparser::Token;

/// Less than this much of it nobody sees.
const UNSEEN: f32 = 0.05;
/// Less than this much of it is hard to see.
const FAINT: f32 = 0.2;

/// How much is left of what is shown in part: its opacity, its size.
pub(super) fn part(tokens: &[Token]) -> Value {
    match tokens.first() {
        Some(Token::Number { value, .. } | Token::Percentage { unit_value: value, .. }) => faint(*value),
        Some(Token::Function(_)) => Value::Unknown,
        _ => Value::Plain,
    }
}

fn faint(part: f32) -> Value {
    match part {
        _ if part < UNSEEN => Value::Marked,
        _ if part < FAINT => Value::Distorted,
        _ => Value::Plain,
    }
}

/// Degrees by which figures may be turned and still be what they are.
const LEGIBLE: f32 = 95.0;

/// The functions of a value, each with its numbers; `None` where other things stand in it.
fn functions<'t>(tokens: &'t [Token]) -> Vec<(String, Vec<&'t Token<'t>>)> {
    let mut all: Vec<(String, Vec<&Token>)> = Vec::new();
    for token in tokens {
        match token {
            Token::Function(name) => all.push((name.to_ascii_lowercase(), Vec::new())),
            Token::Comma => {}
            token => {
                if let Some((_, inside)) = all.last_mut() {
                    inside.push(token);
                }
            }
        }
    }
    all
}

fn number(token: &Token) -> Option<f32> {
    match token {
        Token::Number { value, .. } | Token::Dimension { value, .. } => Some(*value),
        Token::Percentage { unit_value, .. } => Some(*unit_value),
        _ => None,
    }
}

/// The gravest of several.
fn gravest(all: impl Iterator<Item = Value>) -> Value {
    let grave = |value: &Value| match value {
        Value::Marked => 4,
        Value::Distorted => 3,
        Value::Unknown => 2,
        Value::Moved => 1,
        _ => 0,
    };
    all.max_by_key(grave).unwrap_or(Value::Plain)
}

/// `filter`.
pub(super) fn filter(tokens: &[Token]) -> Value {
    if tokens.iter().any(is_picture) {
        return Value::Distorted;
    }
    gravest(functions(tokens).into_iter().map(|(name, inside)| {
        let first = inside.first().and_then(|token| number(token));
        match (&*name, first) {
            ("opacity", Some(part)) => faint(part),
            ("blur", Some(radius)) if radius > 0.5 => Value::Distorted,
            ("brightness" | "contrast", Some(part)) if !(0.3..=3.0).contains(&part) => Value::Distorted,
            ("drop-shadow", _) => Value::Distorted,
            ("opacity" | "blur" | "brightness" | "contrast", None) if !inside.is_empty() => Value::Unknown,
            // `grayscale` and the like change colours.
            _ => Value::Plain,
        }
    }))
}

/// `transform`.
pub(super) fn transform(tokens: &[Token]) -> Value {
    gravest(functions(tokens).into_iter().map(|(name, inside)| {
        let numbers: Option<Vec<f32>> = inside.iter().map(|token| number(token)).collect();
        let Some(numbers) = numbers else { return Value::Unknown };
        match (&*name, &numbers[..]) {
            ("scale", [both]) => scaled(&[*both]),
            ("scale" | "scale3d", [x, y, ..]) => scaled(&[*x, *y]),
            ("scalex" | "scaley", [one]) => scaled(&[*one]),
            ("matrix", [x, b, c, y, right, down]) => matrix([*x, *b, *c, *y], *right, *down),
            ("matrix3d", [x, b, _, _, c, y, _, _, _, _, _, _, right, down, ..]) => {
                matrix([*x, *b, *c, *y], *right, *down)
            }
            ("rotate" | "rotatez", _) => turned(&inside, LEGIBLE),
            // What turns out of the screen grows thin.
            ("rotatex" | "rotatey", _) => turned(&inside, LEGIBLE / 2.0),
            ("rotate3d" | "skew" | "skewx" | "skewy", _) if numbers.iter().any(|one| *one != 0.0) => Value::Distorted,
            ("translate" | "translatex" | "translatey" | "translate3d", _) => moved(&inside),
            _ => Value::Plain,
        }
    }))
}

/// `scale`, and the functions of its name.
pub(super) fn scale(tokens: &[Token]) -> Value {
    scaled(&tokens.iter().filter_map(number).collect::<Vec<_>>())
}

fn scaled(sides: &[f32]) -> Value {
    gravest(sides.iter().map(|side| if *side < 0.0 { Value::Distorted } else { faint(*side) }))
}

fn matrix([x, b, c, y]: [f32; 4], right: f32, down: f32) -> Value {
    if (x * y - b * c).abs() < UNSEEN * UNSEEN {
        return Value::Marked;
    }
    let shift = if right == 0.0 && down == 0.0 { Value::Plain } else { shifted([right, down].into_iter()) };
    gravest([scaled(&[x, y]), shift].into_iter())
}

/// `rotate`, and the functions of its name: a quarter of a turn is legible.
pub(super) fn rotate(tokens: &[Token]) -> Value {
    turned(&tokens.iter().collect::<Vec<_>>(), LEGIBLE)
}

fn turned(inside: &[&Token], most: f32) -> Value {
    gravest(inside.iter().map(|token| match token {
        Token::Dimension { value, unit, .. } => {
            let turn = match &*unit.to_ascii_lowercase() {
                "turn" => value * 360.0,
                "rad" => value.to_degrees(),
                "grad" => value * 0.9,
                _ => *value,
            };
            let turn = turn.rem_euclid(360.0);
            if turn > most && turn < 360.0 - most { Value::Distorted } else { Value::Plain }
        }
        // About which axis it turns.
        Token::Number { value, .. } if *value != 0.0 => Value::Distorted,
        Token::Ident(word) if !word.eq_ignore_ascii_case("none") => Value::Distorted,
        _ => Value::Plain,
    }))
}

/// `translate`, and the functions of its name.
pub(super) fn translate(tokens: &[Token]) -> Value {
    moved(&tokens.iter().collect::<Vec<_>>())
}

fn moved(inside: &[&Token]) -> Value {
    shifted(inside.iter().filter_map(|token| match super::lengths::length(std::slice::from_ref(*token)) {
        Value::Length(pixels) => Some(pixels),
        _ => None,
    }))
}

fn shifted(by: impl Iterator<Item = f32>) -> Value {
    const STEP: f32 = 3.0;
    gravest(by.map(|pixels| match pixels.abs() {
        far if far >= FAR => Value::Distorted,
        near if near >= STEP => Value::Moved,
        _ => Value::Plain,
    }))
}

/// `clip`, `clip-path`: `rect(0,0,0,0)`, `rect(1px 1px 1px 1px)`, `inset(50%)`, `circle(0)`.
pub(super) fn clip(tokens: &[Token]) -> Value {
    if let [Token::Ident(_)] | [] = tokens {
        return Value::Plain;
    }
    let Some((name, inside)) = functions(tokens).into_iter().next() else { return Value::Distorted };
    let all = |least: f32, most: f32| {
        let within = |token: &&Token| number(token).is_some_and(|number| (least..=most).contains(&number));
        !inside.is_empty() && inside.iter().all(within)
    };
    let percents = inside.iter().all(|token| matches!(token, Token::Percentage { .. }));
    match &*name {
        "rect" if all(-1.0, 1.0) => Value::Marked,
        "inset" if all(0.0, 0.0) => Value::Plain,
        "inset" if percents && all(0.5, 100.0) => Value::Marked,
        "circle" | "ellipse" if inside.first().and_then(|token| number(token)).is_some_and(|radius| radius <= 0.0) => {
            Value::Marked
        }
        _ => Value::Distorted,
    }
}

/// What is laid before or behind an element: a box of its own, or what may be read as a part of a figure.
pub(super) fn content(tokens: &[Token]) -> Value {
    let may_count = |c: char| c.is_alphanumeric() || "-\u{2212}\u{2013}.+%‰".contains(c);
    let shows = |token: &Token| match token {
        Token::QuotedString(text) => text.chars().any(may_count),
        Token::Function(_) => true,
        _ => false,
    };
    match tokens {
        [Token::Ident(word)] if ["none", "normal"].iter().any(|known| word.eq_ignore_ascii_case(known)) => Value::Plain,
        _ if tokens.iter().any(is_picture) => Value::Distorted,
        _ if tokens.iter().any(shows) => Value::Marked,
        _ => Value::Boxed,
    }
}
