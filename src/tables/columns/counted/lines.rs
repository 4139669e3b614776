//! How many lines stand between labels, figures and the next label.

use super::super::super::ground::{Ground, Kind};
use super::super::super::rows::Owner;
use super::super::super::signs::is_furniture;
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
}

/// Counts the lines between labels; `None` where something else stands beside a figure.
pub(super) fn count(ground: &Ground<'_, '_>) -> Option<Vec<Counted>> {
    let mut found: Vec<Counted> = Vec::new();
    // The line the last label ended on, and whether other words came since.
    let (mut at, mut label_at, mut open) = (0, 0, false);
    let (mut alone, mut barred) = (true, false);
    for token in &ground.tokens {
        // Words behind a bar are no cell of the line before.
        if matches!(token.kind, Kind::Words { .. })
            && std::mem::take(&mut barred)
            && let Some(last) = found.last_mut().filter(|_| open)
        {
            last.bars = last.bars.saturating_sub(1);
        }
        match token.kind {
            Kind::Break => {
                (at, alone, barred) = (at + 1, true, false);
                // A page's foot takes lines that are nobody's.
                if is_furniture(line_behind(ground, token.text.end)) {
                    return None;
                }
            }
            Kind::Words { owner: Owner::Label(line), .. } => {
                if found.last().is_none_or(|last| last.line != line) {
                    if let Some(last) = found.last_mut().filter(|_| open) {
                        last.gap = last.gap.or(Some(at - label_at));
                    }
                    found.push(Counted { line, items: Vec::new(), bars: 0, gap: None });
                }
                (label_at, open, alone) = (at, true, false);
            }
            Kind::Words { owner: Owner::Note(_), .. } => (label_at, alone) = (at, false),
            Kind::Words { owner, .. } => {
                let idle = ground.is_idle(ground.slice(&token.text));
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
            Kind::Figure if !found.is_empty() => return None,
            Kind::Odd if open => return None,
            _ => {}
        }
    }
    // What stands behind the table ends its last line as a label does.
    if let Some(last) = found.last_mut().filter(|_| open && ground.is_followed()) {
        last.gap = last.gap.or(Some(at - label_at));
    }
    (!found.is_empty()).then_some(found)
}

fn line_behind<'d>(ground: &Ground<'d, '_>, at: usize) -> &'d str {
    ground.slice(&(at..ground.text.end)).split('\n').next().unwrap_or("")
}
