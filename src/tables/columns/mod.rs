//! The ways a converter may have written a table's columns: one file each, and this list.
//!
//! A hypothesis takes the [`Ground`] of one table and gives every [`Placement`] of its figures that it can account for. It
//! places nothing that its layout does not show, and leaves to the judge which placement is believed.

mod bars;
mod boxes;
mod commas;
mod counted;
mod filled;
mod glued;
mod grids;
mod places;
mod runs;
mod stream;
mod tabs;
mod tokens;

use super::ground::Ground;
use super::headings;
use super::placement::Placement;
use crate::report::AlignedBy;

/// A way to cut a table into cells.
type Hypothesis = fn(&Ground<'_, '_>) -> Vec<Placement>;

/// All that see cells or figures, the plainest first.
const HYPOTHESES: &[Hypothesis] = &[grids::cut, boxes::cut, bars::cut, tabs::cut, commas::cut, tokens::cut];

/// Every placement of a table's figures that some layout accounts for.
pub(super) fn placements(ground: &Ground<'_, '_>) -> Vec<Placement> {
    if ground.has_labels_behind() {
        return Vec::new();
    }
    // Where cells are told apart, text tells nothing that they do not.
    let in_grid = grids::holds(ground);
    let ways: &[Hypothesis] = if in_grid && grids::hold_all(ground) { &[grids::cut] } else { HYPOTHESES };
    let mut placements: Vec<Placement> = ways.iter().flat_map(|cut| cut(ground)).collect();
    // What was seen in every cell, counting and measuring can only say again.
    let seen = placements.iter().any(|placement| !placement.soft && placement.is_full());
    if !in_grid && !seen {
        placements.extend(counted::cut(ground).into_iter().chain(places::cut(ground)));
    }
    if placements.is_empty() {
        placements = runs::cut(ground);
    }
    // Where cells stand under their names, their order tells nothing that the names do not.
    let is_named =
        |placement: &Placement| placement.by_rows && placement.by == AlignedBy::Headings && placement.is_whole();
    if placements.iter().any(is_named) || commas::part_figures(ground) {
        placements.retain(|placement| placement.by_rows);
    }
    if headings::are_of_others(ground) || headings::outnumber_labels(ground) {
        placements.clear();
    }
    placements.retain(|placement| headings::agree(ground, placement));
    // Only a heading tells a column where headings stand in another order.
    let by_heading = |placement: &Placement| placement.by == AlignedBy::Headings;
    if !placements.iter().all(by_heading) && !headings::in_order(ground) {
        placements.retain(by_heading);
    }
    placements
}
