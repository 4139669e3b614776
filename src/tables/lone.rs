//! A number alone on a line below a row that stands on its label's line, as all others do: one of a page, a line or the next heading.
//!
//! Such a row keeps no figure from below, unless its own sum bears that out. Where rows are broken over lines as a rule nothing is told.

use super::cells::{Holds, Run, Slot, Walk};
use super::ground::Ground;
use super::padding::breaks_its_sum;
use super::rows::Owner;
use super::signs::{is_bar, is_lone};

/// Where the figures of a row stand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stands {
    /// On its label's line.
    Beside,
    /// On its label's line but for the last one, which no other stands beside; `closed` where cells end behind the label.
    Lone {
        closed: bool,
    },
    Elsewhere,
}

/// Leaves over the figures that have come to a row from below it.
pub(super) fn leave(ground: &Ground<'_, '_>, walk: &mut Walk) {
    let stands: Vec<Stands> = walk.runs.iter().map(|run| stands(ground, run)).collect();
    let count = |wanted: fn(&Stands) -> bool| stands.iter().filter(|stands| wanted(stands)).count();
    let (beside, lone) =
        (count(|stands| *stands == Stands::Beside), count(|stands| matches!(stands, Stands::Lone { .. })));
    for (run, stands) in walk.runs.iter().zip(&stands) {
        let Stands::Lone { closed } = stands else { continue };
        if (*closed && beside > 0 || beside > lone)
            && let Some(part) = run.slots.iter().rfind(|slot| is_filled(slot)).and_then(|slot| slot.cell.parts.first())
        {
            walk.left.push((Some(run.line), part.clone()));
        }
    }
}

fn is_filled(slot: &Slot) -> bool {
    slot.holds != Holds::Nothing
}

fn stands(ground: &Ground<'_, '_>, run: &Run) -> Stands {
    let starts: Vec<usize> = run
        .slots
        .iter()
        .filter(|slot| is_filled(slot))
        .filter_map(|slot| Some(ground.document.trim(slot.cell.parts.first()?).start))
        .collect();
    let Some((&last, others)) = starts.split_last() else { return Stands::Elsewhere };
    let before = &ground.words[..ground.words.partition_point(|words| words.text.start < starts[0])];
    let is_own =
        |owner| matches!(owner, Owner::Label(line) | Owner::Note(line) | Owner::Again(line) if line == run.line);
    let Some(label) = before.iter().rfind(|words| is_own(words.owner)).map(|words| words.text.end) else {
        return Stands::Elsewhere;
    };
    let text = &ground.document.text;
    let breaks = |from: usize, to: usize| text.get(from..to).is_none_or(|between| between.contains('\n'));
    if !breaks(label, last) {
        return Stands::Beside;
    }
    let due = &ground.lines[run.line].cells;
    let number =
        ground.text_of(&run.slots.iter().rfind(|slot| is_filled(slot)).map_or(&[][..], |slot| &slot.cell.parts));
    let is_number = is_lone(number.trim()) && number.trim() != "0";
    let is_told = || due.len() > 1 && run.slots.len() == due.len() && !breaks_its_sum(ground, due, &run.slots);
    if others.iter().any(|&other| breaks(label, other)) || !is_number || is_told() {
        return Stands::Elsewhere;
    }
    let rest = text[label..].lines().next().unwrap_or("");
    Stands::Lone { closed: rest.contains(|c: char| c == '\t' || is_bar(c)) }
}
