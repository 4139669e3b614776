//! Two random reports beside each other, written and read: every cell that changed, and no other.

use crate::support::hand::Hand;
use crate::support::runner::{Effort, run};
use crate::support::shapes::shape;
use crate::support::truth::{Blanks, Case};
use gkreport::Report;
use gkreport::comparison::Comparison;
use gkreport::report::Known;
use proptest::prelude::*;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

fn read(case: &Case) -> Report {
    gkreport::read("a", shape("html_table").render(case, Hand::default()).text.as_bytes()).expect("it is read")
}

#[test]
fn every_cell_that_changed_is_told_and_no_other() {
    run("changes", Effort::Full, Blanks::Sometimes, |case| {
        let mut changed = case.clone();
        let mut due = BTreeMap::new();
        let mut seed = case.seed;
        for table in &mut changed.truth.tables {
            let form = table.form;
            for (at, cell) in table.cells.iter_mut().enumerate() {
                // A few of a hundred cells, each to something else.
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                if (seed >> 33) % 100 < 7 {
                    let old = cell.unwrap_or_default();
                    let new = old + Decimal::from((seed >> 40) % 50 + 1);
                    *cell = Some(new);
                    due.insert(form.key(at), (old, new));
                }
            }
        }
        let (old, new) = (read(&case), read(&changed));
        let comparison = Comparison::new(&old, &new);
        let told: BTreeMap<_, _> = comparison
            .changes
            .all
            .iter()
            .map(|change| (change.form.key(change.cell), (change.old.addend(), change.new.addend())))
            .collect();
        let due: BTreeMap<_, _> = due.into_iter().map(|(key, (old, new))| (key, (Some(old), Some(new)))).collect();
        prop_assert_eq!(told, due);
        prop_assert!(!Comparison::new(&new, &new).is_change());
        Ok(())
    });
}

#[test]
fn a_figure_that_cannot_be_read_is_no_change() {
    run("torn changes", Effort::Few, Blanks::Never, |case| {
        let text = shape("html_table").render(&case, Hand::default()).text;
        // Between two cells: of half a figure nobody could tell that it is one.
        let end = text[..text.floor_char_boundary(text.len() / 2)].rfind("</td>").map_or(0, |at| at + "</td>".len());
        let torn = gkreport::read("torn", &text.as_bytes()[..end]).expect("half");
        let comparison = Comparison::new(&read(&case), &torn);
        for change in &comparison.changes.all {
            prop_assert_eq!((change.delta(), change.new), (None, Known::Not));
        }
        Ok(())
    });
}
