//! What of an element is displayed: the page's own style sheets, `style`, and the tag itself.
//!
//! cssparser gives tokens, rules and error handling as the standard has them. The selectors are matched here: the
//! `selectors` crate answers yes or no over a tree, while a page is read in one go and a third answer is needed, that
//! only a browser can tell. Then the text is kept and said to be obscured ([`Shown::Obscured`]), never joined in silence.
//!
//! A sheet is read by `reader` into rules of `selector`s and declarations (`property`, `values`); `cascade` says which
//! of them win over an element, `look` what becomes of its text.

mod cascade;
mod colours;
mod compound;
mod effects;
mod lengths;
mod look;
mod media;
mod property;
mod reader;
mod said;
mod selector;
mod sheet;
mod sheets;
mod styles;
#[cfg(test)]
mod tests;
mod value;
mod values;

pub(super) use look::{Look, Shown, Spot};
pub(super) use selector::{Facts, Step};
pub(super) use styles::{Known, Styles};
