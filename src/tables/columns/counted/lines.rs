//! How many lines stand between labels, figures and the next label.

use super::super::super::ground::{Ground, Kind};
use super::super::super::rows::Owner;
use super::super::super::signs::is_furniture;
use crate::text::{fold, is_numeral};
use std::ops::Range;

/// The figures behind a label, each with its distance from it in lines.
pub(super) struct Counted {
    /// The line of the form.
    pub line: usize,
    /// Distance and place.
    pub items: Vec<(usize, Range<usize>)>,
    /// Lines with a bar, until something else stands.
    pub bars: usize,
    /// Lines to the next label of the form, where nothing stands between.
    pub gap: Option<usize>,
    /// Whether something stands among its figures that is none.
    pub spoilt: bool,
}

/// Counts the lines between labels; `None` where something else stands beside a figure.
pub(super) fn count(ground: &Ground<'_, '_>) -> Option<Vec<Counted>> {
    let mut found: Vec<Counted> = Vec::new();
    // The line the last label ended on, and whether other words came since.
    let (mut at, mut label_at, mut open) = (0, 0, false);
    let (mut alone, mut barred, mut beside) = (true, false, false);
    let mut number: Option<u32> = None;
    for token in &ground.tokens {
        // Words behind a bar are no cell of the line before.
        if matches!(token.kind, Kind::Words { .. })
            && std::mem::take(&mut barred)
            && let Some(last) = found.last_mut().filter(|_| open)
        {
            last.bars = last.bars.saturating_sub(1);
        }
        // The number of a label has the label behind it; alone it may be a figure with a point.
        if !matches!(token.kind, Kind::Break | Kind::Tab | Kind::Bar)
            && let Some(number) = number.take()
            && let Some(last) = found.last_mut().filter(|_| open)
        {
            let is_own = matches!(token.kind, Kind::Words { owner: Owner::Label(line) | Owner::Again(line) | Owner::Note(line), .. }
                if ground.lines[line].number == Some(number));
            last.spoilt |= !is_own;
        }
        // What stands beside a figure is in its cell.
        if let Some((_, cell)) = found.last_mut().and_then(|last| last.items.last_mut()).filter(|_| open && beside)
            && matches!(token.kind, Kind::Figure | Kind::Mark | Kind::Odd | Kind::Words { owner: Owner::Foreign, .. })
        {
            cell.end = token.text.end;
            continue;
        }
        beside = open && matches!(token.kind, Kind::Figure | Kind::Mark);
        match token.kind {
            Kind::Break => {
                (at, alone, barred) = (at + 1, true, false);
                // A page's foot takes lines that are nobody's.
                if is_furniture(line_behind(ground, token.text.end)) {
                    return None;
                }
            }
            Kind::Numeral => number = number_of(ground.slice(&token.text)),
            Kind::Words { owner: owner @ (Owner::Label(line) | Owner::Again(line)), .. } => {
                // A label may go on in other lines; where it begins anew it is there once more.
                let words = fold(ground.slice(&token.text));
                let begins =
                    at > label_at && words.chars().nth(1).is_some() && ground.lines[line].label.starts_with(&words);
                if owner == Owner::Again(line) || begins || found.last().is_none_or(|last| last.line != line) {
                    if let Some(last) = found.last_mut().filter(|_| open) {
                        last.gap = last.gap.or(Some(at - label_at));
                    }
                    found.push(Counted { line, items: Vec::new(), bars: 0, gap: None, spoilt: false });
                }
                (label_at, open, alone) = (at, true, false);
            }
            Kind::Words { owner: Owner::Note(_), .. } => (label_at, alone) = (at, false),
            Kind::Words { owner, .. } => {
                let words = ground.slice(&token.text);
                // A number beyond nine is no item's.
                if let Some(last) = found.last_mut().filter(|_| open && is_numeral_beyond_nine(words)) {
                    last.spoilt = true;
                }
                let idle = ground.is_idle(words);
                if let Some(last) = found.last_mut().filter(|_| open) {
                    // Groups and numerals lead to the next label; other words end the counting.
                    last.gap = last.gap.or((idle || owner == Owner::Group).then_some(at - label_at));
                }
                (open, alone) = (false, false);
            }
            Kind::Figure | Kind::Mark if open => {
                if !std::mem::replace(&mut alone, false) {
                    return None;
                }
                if let Some(last) = found.last_mut() {
                    last.items.push((at - label_at, token.text.clone()));
                }
            }
            Kind::Bar if open && at > label_at => {
                if !std::mem::replace(&mut barred, true)
                    && let Some(last) = found.last_mut()
                {
                    last.bars += 1;
                }
            }
            Kind::Figure | Kind::Odd => {
                if let Some(last) = found.last_mut() {
                    last.spoilt = true;
                }
                open = false;
            }
            _ => {}
        }
    }
    // What stands behind the table ends its last line as a label does.
    if let Some(last) = found.last_mut().filter(|_| open && ground.is_followed()) {
        // A bracket may be all that is left of the words there.
        let begins = |c: char| c.is_whitespace() && c != '\n' || matches!(c, '（' | '(' | '《' | '“' | '【');
        let is_ended = ground.slice(&ground.text).trim_end_matches(begins).ends_with('\n');
        last.gap = last.gap.or(Some(at + usize::from(!is_ended) - label_at));
    }
    (!found.is_empty()).then_some(found)
}

fn number_of(numeral: &str) -> Option<u32> {
    numeral.trim_end_matches(|c: char| !c.is_ascii_digit()).parse().ok()
}

fn is_numeral_beyond_nine(words: &str) -> bool {
    words.chars().all(is_numeral) && words.contains(['十', '百', '千', '万'])
}

fn line_behind<'d>(ground: &Ground<'d, '_>, at: usize) -> &'d str {
    ground.slice(&(at..ground.text.end)).split('\n').next().unwrap_or("")
}
