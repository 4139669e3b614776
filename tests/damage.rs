//! Damaged reports: what is read must still be true, whatever was lost; how much is read is not asked.

use crate::support::damage::Damage;
use crate::support::hand::Hand;
use crate::support::marks::{cut, resolve};
use crate::support::page::Page;
use crate::support::runner::{Effort, judge, read, try_run};
use crate::support::shapes::{Loses, SHAPES, Shape};
use crate::support::truth::{Blanks, Case};

/// Reads damaged reports in every layout.
fn survives(name: &str, blanks: Blanks, damaged: impl Fn(&Shape, &Case) -> Option<String>) {
    let mut failures = Vec::new();
    for shape in SHAPES {
        let name = format!("{name} {}", shape.name);
        let outcome = try_run(&name, Effort::Few, blanks, |case| {
            let Some(marked) = damaged(shape, &case) else { return Ok(()) };
            let rendered = resolve(&marked);
            let report = read(&name, &rendered, rendered.text.as_bytes())?;
            judge(&name, &case.truth, &rendered, &report)?;
            Ok(())
        });
        failures.extend(outcome.err());
    }
    assert!(failures.is_empty(), "{} layouts fail:\n{}", failures.len(), failures.join("\n"));
}

fn befallen(damage: Damage) -> impl Fn(&Shape, &Case) -> Option<String> {
    move |shape, case| {
        // Where a layout drops blank cells, a label or figure that moves past one leaves the very text of another sound
        // report: `A 0 0 B 0` may have been `A 0 – B 0 0` as well.
        let moves = matches!(damage, Damage::SwapCells | Damage::DropLabel);
        if moves && shape.loses != Loses::Nothing && case.truth.has_blanks() {
            return None;
        }
        let mut page = Page::new(case, shape.layout, Hand::default());
        damage.befall(&mut page, shape.loses).then(|| (shape.pen)(&page))
    }
}

#[test]
fn a_row_is_gone() {
    survives("row gone", Blanks::Sometimes, befallen(Damage::DropRow));
}

#[test]
fn a_label_is_gone() {
    survives("label gone", Blanks::Sometimes, befallen(Damage::DropLabel));
}

#[test]
#[ignore = "not mended yet: in one layout, a bar before each cell, a label that changed places with its figure takes it"]
fn two_cells_have_changed_places() {
    survives("cells swapped", Blanks::Sometimes, befallen(Damage::SwapCells));
}

#[test]
fn blank_cells_are_gone() {
    let befallen = befallen(Damage::DropBlanks);
    // In a drawn table a row that lost a cell is ruled to its end: the page states the figures under other names.
    survives("blanks gone", Blanks::Always, |shape, case| {
        befallen(shape, case).filter(|_| !shape.name.ends_with("boxes"))
    });
}

#[test]
fn two_rows_have_become_one() {
    survives("rows merged", Blanks::Sometimes, befallen(Damage::MergeRows));
}

#[test]
fn the_end_is_missing() {
    survives("cut off", Blanks::Sometimes, |shape, case| {
        let page = Page::new(case, shape.layout, Hand::default());
        let share = 50 + page.dice(0xc07).below(950);
        let mut left = cut(&(shape.pen)(&page), share);
        if shape.loses == Loses::Borders {
            // Half a line of aligned columns would be a line with blanks to anyone.
            left.truncate(left.rfind('\n').map_or(0, |at| at + 1));
        }
        Some(left)
    });
}

#[test]
fn the_end_is_missing_within_a_figure() {
    let mut failures = Vec::new();
    for shape in SHAPES {
        let name = format!("figure cut off {}", shape.name);
        let outcome = try_run(&name, Effort::Few, Blanks::Sometimes, |case| {
            let page = Page::new(&case, shape.layout, Hand::default());
            let mut rendered = resolve(&(shape.pen)(&page));
            let long: Vec<_> = rendered.figures.iter().filter(|(_, place)| place.len() > 1).collect();
            let Some((_, place)) = long.get(page.dice(0xf16).below(long.len().max(1))) else { return Ok(()) };
            let mut end = place.start + 1;
            while !rendered.text.is_char_boundary(end) {
                end += 1;
            }
            rendered.text.truncate(end);
            rendered.figures.retain(|(_, place)| place.end <= end);
            let report = read(&name, &rendered, rendered.text.as_bytes())?;
            judge(&name, &case.truth, &rendered, &report)?;
            Ok(())
        });
        failures.extend(outcome.err());
    }
    assert!(failures.is_empty(), "{} layouts fail:\n{}", failures.len(), failures.join("\n"));
}
