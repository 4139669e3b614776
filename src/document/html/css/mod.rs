//! What of an element is displayed: the page's own style sheets, `style`, and the tag itself.
//!
//! cssparser gives tokens, rules and error handling as the standard has them. The selectors are matched here: the
//! `selectors` crate answers yes or no over a tree, while a page is read in one go and a third answer is needed, that
//! only a browser can tell. Then the text is kept and said to be obscured ([`Shown::Obscured`]), never joined in silence.

mod cascade;
mod look;
mod selector;
mod sheet;
#[cfg(test)]
mod tests;
mod values;

pub(super) use look::{Look, Shown, Styles};
pub(super) use selector::{Facts, Step};
