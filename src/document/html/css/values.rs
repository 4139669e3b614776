//! Declarations → what they say of whether and how text is shown.
//!
//! A value that only a browser can work out (`var(…)`, a picture for a background) is [`Value::Unknown`]; what a browser
//! does not understand it drops, and so do we. `display:/**/none !important` is `(Display, Marked, important)`.

use super::colours;
use super::effects;
use super::lengths;
use super::property::Property;
use super::value::Value;
use cssparser::{Delimiter, ParseError, Parser, Token};

/// Brackets inside each other that a value may have.
const DEEPEST: usize = 16;

/// A declaration that says something of text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Declaration {
    pub(super) property: Property,
    pub(super) value: Value,
    pub(super) important: bool,
}

/// Reads the declarations of a `style` attribute.
pub(super) fn declarations(input: &mut Parser) -> Vec<Declaration> {
    let mut found = Vec::new();
    while !input.is_exhausted() {
        let one = input.parse_until_after(Delimiter::Semicolon, |input| -> Result<_, ParseError<()>> {
            let name = input.expect_ident_cloned()?;
            input.expect_colon()?;
            Ok(declaration(&name, input))
        });
        // What a browser drops is dropped.
        found.extend(one.ok().into_iter().flatten());
    }
    found
}

/// What follows the colon of a declaration; nothing where it is dropped, or says nothing of text.
pub(super) fn declaration(name: &str, input: &mut Parser) -> Vec<Declaration> {
    if name.eq_ignore_ascii_case("all") {
        return all(&tokens(input, 0));
    }
    let Some(property) = Property::named(name) else { return Vec::new() };
    let tokens = tokens(input, 0);
    let (tokens, important) = without_important(&tokens);
    let value = match word(tokens) {
        _ if tokens.is_empty() => None,
        Some("inherit" | "unset") => Some(Value::Inherited),
        Some("revert" | "revert-layer") => Some(Value::Unknown),
        Some("initial") if property != Property::Colour => Some(Value::Plain),
        _ if tokens.iter().any(is_substituted) && property != Property::Content => Some(Value::Unknown),
        _ if name.eq_ignore_ascii_case("font") => Some(lengths::font_size(tokens)),
        _ if name.to_ascii_lowercase().starts_with("margin") => Some(lengths::least(tokens)),
        word => value(property, tokens, word),
    };
    value.map(|value| Declaration { property, value, important }).into_iter().collect()
}

/// `all: initial` sets whatever there is.
fn all(tokens: &[Token]) -> Vec<Declaration> {
    let (tokens, important) = without_important(tokens);
    let value = match word(tokens).map(str::to_ascii_lowercase).as_deref() {
        Some("initial") => Value::Plain,
        Some("inherit" | "unset") => Value::Inherited,
        _ => Value::Unknown,
    };
    // Direction is the one thing that `all` leaves.
    let others = |property: &Property| !matches!(property, Property::Direction | Property::Bidi);
    Property::every().filter(others).map(|property| Declaration { property, value, important }).collect()
}

fn without_important<'t, 'i>(tokens: &'t [Token<'i>]) -> (&'t [Token<'i>], bool) {
    match tokens {
        [rest @ .., Token::Delim('!'), Token::Ident(word)] if word.eq_ignore_ascii_case("important") => (rest, true),
        _ => (tokens, false),
    }
}

/// The declaration an attribute of the HTML of old makes (`color="white"`, `bgcolor`).
pub(super) fn presentational(property: Property, value: &str) -> Declaration {
    Declaration { property, value: colours::of_old(value), important: false }
}

/// The tokens of a value; what stands inside a function follows its name.
fn tokens<'i>(input: &mut Parser<'i>, depth: usize) -> Vec<Token<'i>> {
    let mut all = Vec::new();
    while let Ok(token) = input.next().cloned() {
        let opens = matches!(token, Token::Function(_) | Token::ParenthesisBlock);
        all.push(token);
        if opens && depth < DEEPEST {
            let inside = input.parse_nested_block(|input| Ok::<_, ParseError<()>>(tokens(input, depth + 1)));
            all.extend(inside.unwrap_or_default());
        }
    }
    all
}

/// Whether a value stands elsewhere in the style sheet, or in the page's script.
fn is_substituted(token: &Token) -> bool {
    matches!(token, Token::Function(name) if ["var", "env", "expression", "attr", "if"].iter().any(|known| name.eq_ignore_ascii_case(known)))
}

/// The value's only word.
fn word<'t>(tokens: &'t [Token]) -> Option<&'t str> {
    match tokens {
        [Token::Ident(word)] => Some(word),
        _ => None,
    }
}

fn value(property: Property, tokens: &[Token], word: Option<&str>) -> Option<Value> {
    let is = |known: &str| word.is_some_and(|word| word.eq_ignore_ascii_case(known));
    let marked = |marked: bool| if marked { Value::Marked } else { Value::Plain };
    let lies = |words: &[&str]| {
        if tokens.is_empty() || words.iter().any(|known| is(known)) { Value::Plain } else { Value::Unknown }
    };
    Some(match property {
        Property::Display => return display(tokens),
        Property::Visibility if is("collapse") => Value::Collapsed,
        Property::Visibility => return one_of(tokens, &["hidden"], &["visible"]),
        Property::ContentVisibility => return one_of(tokens, &["hidden"], &["visible", "auto"]),
        Property::Opacity | Property::Zoom => effects::part(tokens),
        Property::Filter => effects::filter(tokens),
        Property::Transform => effects::transform(tokens),
        Property::Scale => effects::scale(tokens),
        Property::Rotate => effects::rotate(tokens),
        Property::Translate => effects::translate(tokens),
        Property::Blend => lies(&["normal"]),
        Property::Mask | Property::Animation => lies(&["none"]),
        Property::Security => if is("none") { Value::Plain } else { Value::Distorted },
        Property::FontSize => tokens.first().map_or(Value::Unknown, lengths::size),
        Property::Family => family(tokens),
        Property::Position => {
            return one_of(tokens, &["absolute", "fixed"], &["static", "sticky"])
                .or_else(|| one_of(tokens, &["relative"], &[]).map(|_| Value::Moved));
        }
        Property::Left | Property::Right | Property::Top | Property::Bottom => lengths::measured(tokens),
        Property::MarginLeft
        | Property::MarginRight
        | Property::MarginTop
        | Property::Indent
        | Property::Spacing
        | Property::Width
        | Property::Height
        | Property::MostWidth
        | Property::MostHeight => lengths::length(tokens),
        Property::LineHeight => lengths::line_height(tokens),
        Property::Padding => marked(tokens.iter().any(|token| matches!(token, Token::Dimension { value, .. } | Token::Percentage { unit_value: value, .. } if *value > 0.0))),
        Property::Level => marked(matches!(tokens.first(), Some(Token::Number { value, .. }) if *value < 0.0)),
        Property::Float => return one_of(tokens, &["left", "right", "inline-start", "inline-end"], &["none"]),
        Property::Order => marked(tokens.iter().any(|token| matches!(token, Token::Number { value, .. } if *value != 0.0))),
        Property::Flow => {
            const BACK: [&str; 4] = ["row-reverse", "column-reverse", "wrap-reverse", "reverse"];
            let is_back = BACK.iter().any(|known| holds(tokens, known));
            if !is_back && (holds(tokens, "column") || holds(tokens, "wrap")) { Value::Lined } else { marked(is_back) }
        }
        Property::Wrap => marked(holds(tokens, "wrap") || holds(tokens, "wrap-reverse")),
        Property::Direction => return one_of(tokens, &["rtl"], &["ltr"]),
        Property::Bidi => marked(is("bidi-override") || is("isolate-override")),
        Property::Clip | Property::ClipPath => effects::clip(tokens),
        Property::Overflow => marked(holds(tokens, "hidden") || holds(tokens, "clip")),
        Property::Line => marked(holds(tokens, "line-through")),
        Property::Raise => raise(tokens),
        Property::MsoRaise => marked(is_above(tokens)),
        Property::Variant => variant(tokens),
        Property::Colour | Property::Fill => colours::colour(tokens),
        Property::Paint => paint(tokens),
        Property::Ground => colours::ground(tokens),
        Property::Border => {
            let is_none = matches!(tokens.first(), Some(Token::Number { value, .. }) if *value == 0.0);
            marked(!is_none && !holds(tokens, "none"))
        }
        Property::Image => marked(tokens.iter().any(colours::is_picture)),
        Property::Content => effects::content(tokens),
    })
}

/// Words that do what the property can do, and words that do not; others are dropped.
fn one_of(tokens: &[Token], marks: &[&str], others: &[&str]) -> Option<Value> {
    let word = word(tokens)?;
    let among = |words: &[&str]| words.iter().any(|known| word.eq_ignore_ascii_case(known));
    if among(marks) {
        Some(Value::Marked)
    } else {
        (among(others) || word.eq_ignore_ascii_case("initial")).then_some(Value::Plain)
    }
}

fn holds(tokens: &[Token], word: &str) -> bool {
    tokens.iter().any(|token| matches!(token, Token::Ident(known) if known.eq_ignore_ascii_case(word)))
}

fn display(tokens: &[Token]) -> Option<Value> {
    const LINED: [&str; 7] = ["block", "table", "list-item", "flow-root", "table-row-group", "-webkit-box", "flow"];
    const BOXES: [&str; 9] = [
        "inline-block",
        "inline-table",
        "table-cell",
        "table-column",
        "table-column-group",
        "-webkit-inline-box",
        "ruby-base",
        "ruby",
        "math",
    ];
    const FLEX: [&str; 4] = ["flex", "inline-flex", "-webkit-flex", "-webkit-inline-flex"];
    // What a browser shows before or behind what stands around it.
    const ELSEWHERE: [&str; 4] = ["table-header-group", "table-footer-group", "table-caption", "ruby-text"];
    let any = |words: &[&str]| words.iter().any(|word| holds(tokens, word));
    match tokens {
        _ if holds(tokens, "none") => (tokens.len() == 1).then_some(Value::Marked),
        _ if holds(tokens, "table-row") => Some(Value::Row),
        _ if any(&FLEX) => Some(Value::Flex),
        _ if any(&["grid", "inline-grid"]) => Some(Value::Grid),
        _ if any(&ELSEWHERE) => Some(Value::Moved),
        _ if any(&LINED) => Some(Value::Lined),
        _ if any(&BOXES) => Some(Value::Boxed),
        _ => any(&["inline", "contents", "run-in", "initial"]).then_some(Value::Plain),
    }
}

/// Families whose figures are signs.
fn family(tokens: &[Token]) -> Value {
    const SIGNS: [&str; 5] = ["wingdings", "webdings", "marlett", "dingbats", "mt extra"];
    let name = match tokens.first() {
        Some(Token::Ident(name) | Token::QuotedString(name)) => name.to_ascii_lowercase(),
        _ => return Value::Plain,
    };
    if SIGNS.iter().any(|signs| name.contains(signs)) { Value::Distorted } else { Value::Plain }
}

fn is_above(tokens: &[Token]) -> bool {
    match tokens.first() {
        Some(Token::Dimension { value, .. }) => *value > 0.0,
        Some(Token::Percentage { unit_value, .. }) => *unit_value > 0.0,
        _ => false,
    }
}

/// Above the line, or, where the letters are smaller than those around, beside it.
fn raise(tokens: &[Token]) -> Value {
    if holds(tokens, "super") || is_above(tokens) {
        return Value::Marked;
    }
    let beside = ["sub", "top", "text-top", "bottom", "text-bottom"].iter().any(|word| holds(tokens, word));
    if beside { Value::Moved } else { Value::Plain }
}

fn variant(tokens: &[Token]) -> Value {
    let is_feature = |token: &Token| matches!(token, Token::QuotedString(tag) if ["sups", "subs", "sinf", "ordn", "frac"].contains(&&**tag));
    let is_set = ["super", "sub", "ordinal", "diagonal-fractions"].iter().any(|word| holds(tokens, word));
    // Whether the font has such signs is not known.
    if is_set || tokens.iter().any(is_feature) { Value::Distorted } else { Value::Plain }
}

/// What shows letters without a colour: a shadow, a stroke, a background cut to their shape.
fn paint(tokens: &[Token]) -> Value {
    let plain = matches!(word(tokens), Some(word) if !word.eq_ignore_ascii_case("text"));
    if plain { Value::Plain } else { Value::Marked }
}
