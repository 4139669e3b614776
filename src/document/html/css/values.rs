//! Declarations → what they say of whether and how text is shown.
//!
//! Of the hundreds of properties only those are read that take text from a page, strike it, raise it or colour it. A
//! value that only a browser can work out (`var(…)`, a picture for a background) is [`Value::Unknown`].
//! `display:/**/none !important` is `(Display, Marked, important)`.

use cssparser::{CowRcStr, Delimiter, ParseError, Parser, Token, color};

/// What a declaration is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Property {
    Display,
    Visibility,
    Opacity,
    FontSize,
    Position,
    Left,
    Right,
    Top,
    Bottom,
    MarginLeft,
    MarginTop,
    Indent,
    Clip,
    Overflow,
    Height,
    Line,
    Raise,
    MsoRaise,
    Colour,
    Ground,
}

impl Property {
    /// How many there are.
    pub(super) const COUNT: usize = Self::Ground as usize + 1;

    fn named(name: &str) -> Option<Self> {
        const NAMES: [(&str, Property); 23] = [
            ("display", Property::Display),
            ("visibility", Property::Visibility),
            ("opacity", Property::Opacity),
            ("font-size", Property::FontSize),
            ("font", Property::FontSize),
            ("position", Property::Position),
            ("left", Property::Left),
            ("right", Property::Right),
            ("top", Property::Top),
            ("bottom", Property::Bottom),
            ("margin-left", Property::MarginLeft),
            ("margin-top", Property::MarginTop),
            ("text-indent", Property::Indent),
            ("clip", Property::Clip),
            ("clip-path", Property::Clip),
            ("overflow", Property::Overflow),
            ("height", Property::Height),
            ("text-decoration", Property::Line),
            ("text-decoration-line", Property::Line),
            ("vertical-align", Property::Raise),
            ("mso-text-raise", Property::MsoRaise),
            ("color", Property::Colour),
            ("background-color", Property::Ground),
        ];
        let name = if name.eq_ignore_ascii_case("background") { "background-color" } else { name };
        NAMES.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, property)| *property)
    }
}

/// What it says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Value {
    /// Nothing that takes text away.
    Plain,
    /// What the property can do to text, it does: `display:none`, `font-size:0`, `vertical-align:super`.
    Marked,
    /// `visibility:collapse`.
    Collapsed,
    /// A size told as a part of the size around it.
    Relative,
    /// A colour.
    Colour(Rgb),
    /// No colour at all.
    Clear,
    /// As the element around it.
    Inherited,
    /// Only a browser can tell.
    Unknown,
}

/// Red, green and blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Rgb(pub(super) u8, pub(super) u8, pub(super) u8);

impl Rgb {
    /// What a page is painted on.
    pub(super) const WHITE: Self = Self(255, 255, 255);

    /// Whether nobody could read text of one colour on the other.
    pub(super) fn is_like(self, other: Self) -> bool {
        const BARELY: u16 = 48;
        let apart = |one: u8, two: u8| u16::from(one.abs_diff(two));
        apart(self.0, other.0) + apart(self.1, other.1) + apart(self.2, other.2) <= BARELY
    }
}

/// A declaration that says something of text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Declaration {
    pub(super) property: Property,
    pub(super) value: Value,
    pub(super) important: bool,
}

/// Reads the declarations of a block or a `style` attribute.
pub(super) fn declarations(input: &mut Parser) -> Vec<Declaration> {
    let mut found = Vec::new();
    while !input.is_exhausted() {
        let one = input.parse_until_after(Delimiter::Semicolon, |input| -> Result<_, ParseError<()>> {
            let name = input.expect_ident_cloned()?;
            input.expect_colon()?;
            let Some(property) = Property::named(&name) else { return Ok(None) };
            Ok(declaration(property, &name, input))
        });
        // What a browser drops is dropped.
        found.extend(one.ok().flatten());
    }
    found
}

/// The declaration an attribute of the HTML of old makes (`color="white"`, `bgcolor`).
pub(super) fn presentational(property: Property, value: &str) -> Declaration {
    let value = value.trim();
    let mut input = Parser::new(value);
    let mut colour = colour(&tokens(&mut input));
    if colour == Value::Unknown {
        // Authors leave the # out.
        colour = color::parse_hash_color(value.as_bytes())
            .map_or(Value::Unknown, |(r, g, b, _)| Value::Colour(Rgb(r, g, b)));
    }
    Declaration { property, value: colour, important: false }
}

fn declaration(property: Property, name: &str, input: &mut Parser) -> Option<Declaration> {
    let tokens = tokens(input);
    let important =
        matches!(&tokens[..], [.., Token::Delim('!'), Token::Ident(word)] if word.eq_ignore_ascii_case("important"));
    let tokens = &tokens[..tokens.len() - if important { 2 } else { 0 }];
    if tokens.is_empty() {
        return None;
    }
    let shorthand = name.eq_ignore_ascii_case("font");
    let value = match word(tokens) {
        Some("inherit" | "unset") => Value::Inherited,
        _ if tokens.iter().any(is_substituted) => Value::Unknown,
        _ if shorthand => font_size(tokens),
        word => value(property, tokens, word),
    };
    Some(Declaration { property, value, important })
}

/// The tokens of a value; what stands inside a function follows its name.
fn tokens<'i>(input: &mut Parser<'i>) -> Vec<Token<'i>> {
    let mut all = Vec::new();
    while let Ok(token) = input.next().cloned() {
        let opens = matches!(token, Token::Function(_) | Token::ParenthesisBlock);
        all.push(token);
        if opens {
            let inside = input.parse_nested_block(|input| Ok::<_, ParseError<()>>(tokens(input)));
            all.extend(inside.unwrap_or_default());
        }
    }
    all
}

/// Whether a value stands elsewhere in the style sheet, or in the page's script.
fn is_substituted(token: &Token) -> bool {
    matches!(token, Token::Function(name) if ["var", "env", "expression", "attr"].iter().any(|known| name.eq_ignore_ascii_case(known)))
}

/// The value's only word.
fn word<'t>(tokens: &'t [Token]) -> Option<&'t str> {
    match tokens {
        [Token::Ident(word)] => Some(word),
        _ => None,
    }
}

fn value(property: Property, tokens: &[Token], word: Option<&str>) -> Value {
    let is = |known: &str| word.is_some_and(|word| word.eq_ignore_ascii_case(known));
    let marked = |marked: bool| if marked { Value::Marked } else { Value::Plain };
    match property {
        Property::Display => marked(is("none")),
        Property::Visibility if is("collapse") => Value::Collapsed,
        Property::Visibility => marked(is("hidden")),
        Property::Opacity => match tokens.first() {
            Some(Token::Number { value, .. } | Token::Percentage { unit_value: value, .. }) => marked(*value < 0.05),
            _ => Value::Unknown,
        },
        Property::FontSize => tokens.first().map_or(Value::Unknown, size),
        Property::Position => marked(is("absolute") || is("fixed") || is("relative") || is("sticky")),
        Property::Left
        | Property::Right
        | Property::Top
        | Property::Bottom
        | Property::MarginLeft
        | Property::MarginTop
        | Property::Indent => marked(tokens.first().is_some_and(is_far)),
        Property::Clip => marked(is_clipped(tokens)),
        Property::Overflow => marked(is("hidden") || is("clip")),
        Property::Height => marked(tokens.first().is_some_and(is_nothing)),
        Property::Line => marked(holds(tokens, "line-through")),
        Property::Raise => marked(is("super") || tokens.first().is_some_and(is_above)),
        Property::MsoRaise => marked(tokens.first().is_some_and(is_above)),
        Property::Colour => colour(tokens),
        Property::Ground => ground(tokens),
    }
}

fn holds(tokens: &[Token], word: &str) -> bool {
    tokens.iter().any(|token| matches!(token, Token::Ident(known) if known.eq_ignore_ascii_case(word)))
}

fn size(token: &Token) -> Value {
    /// Pixels, or points, that nobody can read.
    const TINY: f32 = 1.5;
    match token {
        Token::Dimension { value, unit, .. } if matches!(&**unit, "px" | "pt" | "PX" | "PT") => {
            if *value < TINY {
                Value::Marked
            } else {
                Value::Plain
            }
        }
        Token::Dimension { value, .. } | Token::Number { value, .. } | Token::Percentage { unit_value: value, .. }
            if *value <= 0.0 =>
        {
            Value::Marked
        }
        Token::Dimension { unit, .. } if !matches!(&**unit, "em" | "ex" | "ch" | "EM") => Value::Plain,
        Token::Dimension { .. } | Token::Percentage { .. } => Value::Relative,
        Token::Ident(word) if word.eq_ignore_ascii_case("smaller") || word.eq_ignore_ascii_case("larger") => {
            Value::Relative
        }
        Token::Ident(_) => Value::Plain,
        Token::Function(_) => Value::Unknown,
        _ => Value::Plain,
    }
}

/// The size in the shorthand `font`, which is its only length before the family.
fn font_size(tokens: &[Token]) -> Value {
    let length = |token: &&Token| match token {
        Token::Dimension { .. } | Token::Percentage { .. } => true,
        Token::Number { value, .. } => *value == 0.0,
        _ => false,
    };
    tokens.iter().find(length).map_or(Value::Plain, size)
}

/// Whether a place is so far to the left or above that no screen shows it.
fn is_far(token: &Token) -> bool {
    match token {
        Token::Dimension { value, unit, .. } if matches!(&**unit, "em" | "rem") => *value <= -60.0,
        Token::Dimension { value, .. } | Token::Number { value, .. } => *value <= -999.0,
        Token::Percentage { unit_value, .. } => *unit_value <= -1.0,
        _ => false,
    }
}

fn is_nothing(token: &Token) -> bool {
    matches!(token, Token::Dimension { value, .. } | Token::Number { value, .. } if *value <= 0.0)
}

fn is_above(token: &Token) -> bool {
    match token {
        Token::Dimension { value, .. } => *value > 0.0,
        Token::Percentage { unit_value, .. } => *unit_value > 0.0,
        _ => false,
    }
}

/// `rect(0,0,0,0)`, `rect(1px 1px 1px 1px)`, `inset(50%)`, `inset(100%)`.
fn is_clipped(tokens: &[Token]) -> bool {
    let [Token::Function(name), rest @ ..] = tokens else { return false };
    let mut lengths = rest.iter().filter(|token| !matches!(token, Token::Comma));
    if name.eq_ignore_ascii_case("rect") {
        return lengths.all(
            |token| matches!(token, Token::Dimension { value, .. } | Token::Number { value, .. } if *value <= 1.0),
        );
    }
    name.eq_ignore_ascii_case("inset")
        && lengths.all(|token| matches!(token, Token::Percentage { unit_value, .. } if *unit_value >= 0.5))
}

fn colour(tokens: &[Token]) -> Value {
    match tokens {
        [Token::Ident(word)] => match color::parse_named_color(word) {
            Ok((red, green, blue)) => Value::Colour(Rgb(red, green, blue)),
            Err(()) if word.eq_ignore_ascii_case("transparent") => Value::Clear,
            // `windowtext` and the like are what the reader's screen makes legible.
            Err(()) => Value::Plain,
        },
        [Token::Hash(digits) | Token::IDHash(digits)] => hash(digits),
        [Token::Function(name), rest @ ..] if name.to_ascii_lowercase().starts_with("rgb") => function(rest),
        _ => Value::Unknown,
    }
}

fn hash(digits: &CowRcStr) -> Value {
    match color::parse_hash_color(digits.as_bytes()) {
        Ok((_, _, _, alpha)) if alpha < 0.05 => Value::Clear,
        Ok((red, green, blue, _)) => Value::Colour(Rgb(red, green, blue)),
        Err(()) => Value::Unknown,
    }
}

fn function(tokens: &[Token]) -> Value {
    let part = |token: &Token| match token {
        Token::Number { value, .. } => Some(*value),
        Token::Percentage { unit_value, .. } => Some(unit_value * 255.0),
        _ => None,
    };
    let parts: Vec<f32> = tokens.iter().filter_map(part).collect();
    let byte = |part: f32| color::clamp_floor_256_f32(part);
    match parts[..] {
        [_, _, _, alpha] if alpha < 0.05 => Value::Clear,
        [red, green, blue] | [red, green, blue, _] => Value::Colour(Rgb(byte(red), byte(green), byte(blue))),
        _ => Value::Unknown,
    }
}

/// The colour of a background; a picture is of no colour that is known.
fn ground(tokens: &[Token]) -> Value {
    if tokens.iter().any(|token| matches!(token, Token::UnquotedUrl(_) | Token::BadUrl(_))) {
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
