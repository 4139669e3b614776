//! Leaves out the points of a list inside a section that are numbered as sections are.
//!
//! `一、总体情况` may hold `一、加强领导。…`, `二、主动公开情况。…`, `三、…` before `二、主动公开政府信息情况`. The list begins with 一 behind a section's
//! heading, its points go on in their line, and behind it comes a heading to itself with the number that follows the section's.
//! Without all three nothing is left out: numbers of sections restart and repeat.

use super::heading::Candidate;
use crate::document::Document;
use crate::document::lines::Line;
use crate::text::numbering::{Level, decoration, leading};

/// The candidates that are no points of such a list.
pub(super) fn without_points(document: &Document<'_>, lines: &[Line], candidates: Vec<Candidate>) -> Vec<Candidate> {
    let mut points: Vec<usize> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let (mut section, mut in_list) = (None, false);
    let mut next = 0;
    for line in lines {
        let number = number(document.slice(&line.range));
        let of_line = candidates[next..].iter().take_while(|one| one.heading.start < line.range.end).count();
        let own = &candidates[next..next + of_line];
        let is_heading = own.first().is_some_and(|one| !one.glued && one.level == Level::Top);
        match number {
            Some(number) if is_heading => {
                if in_list && section.is_some_and(|section| section + 1 == number) {
                    points.append(&mut open);
                }
                open.clear();
                (section, in_list) = (Some(number), false);
            }
            Some(0) if section.is_some() => in_list = true,
            _ => {}
        }
        open.extend((next..next + of_line).filter(|&at| in_list && candidates[at].glued));
        next += of_line;
    }
    let mut at = 0..;
    candidates.into_iter().filter(|_| at.next().is_none_or(|at| points.binary_search(&at).is_err())).collect()
}

/// The number of the first level that a line begins with, from 一 to 十; 一 is 0.
fn number(text: &str) -> Option<usize> {
    let text = &text[decoration(text)..];
    let first = text.chars().next()?;
    let first = "一二三四五六七八九十".chars().position(|numeral| numeral == first)?;
    (leading(text).0 == Level::Top).then_some(first)
}
