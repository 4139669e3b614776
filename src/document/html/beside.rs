//! What an element displays that is no text: pictures, controls, what fields hold.
//!
//! Where it stands alone in a cell, the cell is not blank; where it may be a figure, the cell is not read. A picture that
//! only keeps others apart displays nothing.

use super::attributes::Attributes;
use super::tag::Tag;
use crate::text::is_han;

/// Pixels of a picture that only keeps others apart.
const SPACER: u32 = 3;

/// What a cell displays beside its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Beside {
    /// Something that is no figure, but without which the cell would be blank: a note's number, struck text, a button.
    Covered,
    /// What may be a figure or a part of one: a picture.
    Picture,
}

impl Beside {
    /// What an element displays beside the text in it; `behind` its start tag may stand a script, or a button's words.
    pub(super) fn of(name: &[u8], tag: Tag, attributes: &Attributes, behind: &str) -> Option<Self> {
        let is_spacer =
            ["width", "height"].iter().any(|side| attributes.number(side).is_some_and(|side| side <= SPACER));
        match tag {
            Tag::Picture | Tag::Foreign if !is_spacer => Some(Self::Picture),
            Tag::Raw if name == b"iframe" || (name == b"script" && writes(behind)) => Some(Self::Picture),
            Tag::Unseen if attributes.has_shadow() => Some(Self::Picture),
            Tag::Control => (!shows_words_alone(behind)).then_some(Self::Covered),
            Tag::Field if attributes.get("type").is_some_and(|kind| !kind.eq_ignore_ascii_case("hidden")) => {
                Some(Self::Covered)
            }
            Tag::Unseen | Tag::Raw if shows_something(name) => Some(Self::Covered),
            _ => None,
        }
    }
}

/// Whether a script or a style puts something into an element that may be empty itself: a template's, one of a site's own making
/// (`<count-to>`), a sign that is a letter of some font (`<i class=…>`), a picture behind it.
pub(super) fn is_filled_in(name: &[u8], tag: Tag, attributes: &Attributes) -> bool {
    let is_sign = name == b"i" && attributes.get("class").is_some_and(|class| !class.trim().is_empty());
    // Most styles have no bracket: to look for the words in each is 1 % of a page's instructions.
    let has_background = |style: &str| style.contains('(') && style.contains("background") && style.contains("url(");
    let is_before_picture = !tag.is_table_part() && attributes.get("style").is_some_and(has_background);
    attributes.has_binding() || name.contains(&b'-') || is_sign || is_before_picture
}

/// Whether a button shows words and nothing that may be a figure or a picture (`编辑`): then it says nothing of its cell.
fn shows_words_alone(behind: &str) -> bool {
    /// Bytes in which such a button ends.
    const SHORT: usize = 200;
    let window = &behind.as_bytes()[..behind.len().min(SHORT)];
    let Some(end) = memchr::memmem::find(window, b"</button") else { return false };
    let words = behind[..end].trim();
    !words.is_empty() && words.chars().all(|c| c.is_whitespace() || (is_han(c) && !is_figure(c)))
}

/// Whether a character is a Chinese figure.
fn is_figure(c: char) -> bool {
    "零〇一二三四五六七八九十百千万亿两".contains(c)
}

/// Whether a script writes into the page where it stands.
fn writes(script: &str) -> bool {
    let end = memchr::memmem::find(script.as_bytes(), b"</").unwrap_or(script.len());
    memchr::memmem::find(&script.as_bytes()[..end], b"document.write").is_some()
}

/// Whether an element whose content is not shown shows something of its own.
fn shows_something(name: &[u8]) -> bool {
    matches!(name, b"object" | b"video" | b"audio" | b"meter" | b"progress" | b"canvas")
}
