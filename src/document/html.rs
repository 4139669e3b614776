//! A page → the text a browser would show, in blocks, each stretch led back into the markup.
//!
//! Takes any markup, however broken, and gives what is seen: scripts, hidden elements, menus of choices are left out,
//! white space collapses, every block-level tag and `<br>` ends a line, tables become grids. One pass over the
//! tokens, no tree: what the HTML standard's tree builder would do about omitted and stray tags is done where it
//! changes the visible text or a table. The page's own styles decide what is displayed ([`css`]). Refuses only absurd amounts
//! ([`Passed`]: only the caller knows what the input is called).
//!
//! `<td>规章</td><td>2<b>4</b></td>` is the text `规章`, `24`; the second cell's span cuts `2<b>4` from the page.

mod again;
mod attributes;
mod beside;
mod choice;
mod covers;
mod css;
mod elements;
mod flow;
mod order;
mod page;
mod pieces;
mod placed;
mod table;
mod tag;
#[cfg(test)]
mod tests;
mod tokens;

use super::{Document, Passed};
use crate::limits::Limits;
use html5gum::Tokenizer;

pub(super) use again::page;

/// Reads a page.
pub(super) fn document<'s>(source: &'s str, limits: &Limits) -> Result<Document<'s>, Passed> {
    let mut page = page::Page::new(source, *limits);
    let mut tokenizer = Tokenizer::new_with_emitter(source, tokens::Tokens::new(source, &mut page));
    // The emitter yields nothing but a limit that was passed; reading from a string cannot fail.
    if let Some(Ok(passed)) = tokenizer.next() {
        return Err(passed);
    }
    drop(tokenizer);
    page.finish()
}
