//! GK8: the page itself, beside what it reports — words somebody else put there, an address that is not the government's,
//! text that got scrambled on the way, numbers of citizens, and changes nobody has accepted.
//!
//! Takes the page's visible text. Precision goes before recall: a report that tells of the fight against gambling, names
//! the lottery or spells one traditional name is as it should be.

mod address;
mod hijacked;
mod lures;
mod made_up;
mod personal_data;
mod scrambled;
mod spotted;
mod tracked;

pub(super) use address::FOREIGN_DOMAIN;
pub(super) use hijacked::HIJACKED_TEXT;
pub(super) use personal_data::PERSONAL_DATA;
pub(super) use scrambled::SCRAMBLED_TEXT;
pub(super) use tracked::TRACKED_CHANGES;

use crate::Report;
use crate::document::TextRange;
use crate::finding::Quoted;

/// Most places a finding carries, so that a page of nothing else stays small.
const PLACES: usize = 1_000;

/// The words at these ranges of the visible text, each with its place.
fn quoted(report: &Report, ranges: impl IntoIterator<Item = TextRange>) -> Vec<Quoted> {
    let text = report.visible_text();
    let quote = |range: TextRange| Quoted {
        text: text.get(range.clone()).unwrap_or("").to_owned(),
        at: Some(report.visible_span(&range)),
    };
    ranges.into_iter().take(PLACES).map(quote).collect()
}

/// The sentence around a range, and no more than `reach` characters on either side.
fn around<'t>(text: &'t str, range: &TextRange, reach: usize) -> (&'t str, &'t str) {
    let is_end = |c: char| matches!(c, '。' | '；' | '！' | '？' | '\n' | '|');
    let before = text.get(..range.start).unwrap_or("");
    let near = before.char_indices().rev().take(reach).take_while(|&(_, c)| !is_end(c)).last();
    let behind = text.get(range.end..).unwrap_or("");
    let far = behind.char_indices().take(reach).take_while(|&(_, c)| !is_end(c)).last();
    (near.map_or("", |(at, _)| &before[at..]), far.map_or("", |(at, c)| &behind[..at + c.len_utf8()]))
}
