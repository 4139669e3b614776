//! Colours: of text, and of what it is painted on.
//!
//! Names, `#fff`, `rgb()`, `hsl()`; what a browser must mix or convert is [`Value::Unknown`].

use super::value::{Rgb, Value};
use cssparser::{CowRcStr, Token, color};

/// A colour of text.
pub(super) fn colour(tokens: &[Token]) -> Value {
    match tokens {
        [Token::Ident(word)] => match color::parse_named_color(word) {
            Ok((red, green, blue)) => Value::Colour(Rgb(red, green, blue)),
            Err(()) if word.eq_ignore_ascii_case("transparent") => Value::Clear,
            // `windowtext` and the like are what the reader's screen makes legible.
            Err(()) => Value::Plain,
        },
        [Token::Hash(digits) | Token::IDHash(digits)] => hash(digits),
        [Token::Function(name), rest @ ..] if name.to_ascii_lowercase().starts_with("rgb") => function(rest, false),
        [Token::Function(name), rest @ ..] if name.to_ascii_lowercase().starts_with("hsl") => function(rest, true),
        _ => Value::Unknown,
    }
}

/// The colour that an attribute of the HTML of old names: whatever stands there, the standard makes a colour of it.
pub(super) fn of_old(value: &str) -> Value {
    let value = value.trim();
    if value.is_empty() || value.eq_ignore_ascii_case("transparent") {
        return Value::Inherited;
    }
    if let Ok((red, green, blue)) = color::parse_named_color(value) {
        return Value::Colour(Rgb(red, green, blue));
    }
    if let Some((red, green, blue, _)) = short(value) {
        return Value::Colour(Rgb(red, green, blue));
    }
    let digit = |c: char| c.to_digit(16).unwrap_or(0) as u8;
    let mut digits: Vec<u8> = value.trim_start_matches('#').chars().take(128).map(digit).collect();
    let third = digits.len().div_ceil(3).max(1);
    digits.resize(third * 3, 0);
    let thirds: Vec<&[u8]> = digits.chunks(third).map(|part| &part[third.saturating_sub(8)..]).collect();
    let idle = thirds.iter().map(|part| part.iter().take_while(|digit| **digit == 0).count()).min().unwrap_or(0);
    let skipped = idle.min(thirds[0].len().saturating_sub(2));
    let byte = |part: &[u8]| part[skipped..].iter().take(2).fold(0, |byte, digit| byte * 16 + digit);
    Value::Colour(Rgb(byte(thirds[0]), byte(thirds[1]), byte(thirds[2])))
}

/// `#fff`
fn short(value: &str) -> Option<(u8, u8, u8, f32)> {
    let digits = value.strip_prefix('#').filter(|digits| digits.len() == 3)?;
    color::parse_hash_color(digits.as_bytes()).ok()
}

fn hash(digits: &CowRcStr) -> Value {
    match color::parse_hash_color(digits.as_bytes()) {
        Ok((_, _, _, alpha)) if alpha < 0.05 => Value::Clear,
        Ok((red, green, blue, _)) => Value::Colour(Rgb(red, green, blue)),
        Err(()) => Value::Unknown,
    }
}

fn function(tokens: &[Token], is_hsl: bool) -> Value {
    let whole = if is_hsl { 1.0 } else { 255.0 };
    let part = |(at, token): (usize, &Token)| match token {
        Token::Number { value, .. } | Token::Dimension { value, .. } => Some(*value),
        Token::Percentage { unit_value, .. } => Some(if at < 3 { unit_value * whole } else { *unit_value }),
        _ => None,
    };
    let said = tokens.iter().filter(|token| !matches!(token, Token::Comma | Token::Delim('/')));
    let parts: Option<Vec<f32>> = said.enumerate().map(part).collect();
    let byte = |part: f32| color::clamp_floor_256_f32(part);
    match parts.as_deref() {
        Some([_, _, _, alpha]) if *alpha < 0.05 => Value::Clear,
        Some([hue, rich, light] | [hue, rich, light, _]) if is_hsl => {
            // How the standard turns them into red, green and blue.
            let part = |of: f32| {
                let turn = (of + hue / 30.0).rem_euclid(12.0);
                let reach = rich * light.min(1.0 - light);
                byte(255.0 * (light - reach * (turn - 3.0).min(9.0 - turn).clamp(-1.0, 1.0)))
            };
            Value::Colour(Rgb(part(0.0), part(8.0), part(4.0)))
        }
        Some([red, green, blue] | [red, green, blue, _]) => Value::Colour(Rgb(byte(*red), byte(*green), byte(*blue))),
        _ => Value::Unknown,
    }
}

/// The colour of a background; a picture is of no colour that is known.
pub(super) fn ground(tokens: &[Token]) -> Value {
    if tokens.iter().any(is_picture) {
        return Value::Unknown;
    }
    let start = tokens.iter().position(|token| {
        let one = std::slice::from_ref(token);
        match token {
            Token::Ident(_) => !matches!(colour(one), Value::Plain),
            Token::Hash(_) | Token::IDHash(_) | Token::Function(_) => true,
            _ => false,
        }
    });
    match start.map(|start| &tokens[start..]) {
        None => Value::Clear,
        Some([one @ (Token::Ident(_) | Token::Hash(_) | Token::IDHash(_)), ..]) => colour(std::slice::from_ref(one)),
        Some(rest) => colour(rest),
    }
}

/// Whether a token is a picture, or begins one.
pub(super) fn is_picture(token: &Token) -> bool {
    match token {
        Token::UnquotedUrl(_) | Token::BadUrl(_) => true,
        Token::Function(name) => {
            let name = name.to_ascii_lowercase();
            ["gradient", "image", "image-set", "cross-fade", "element", "paint", "url"]
                .iter()
                .any(|end| name.ends_with(end))
        }
        _ => false,
    }
}
