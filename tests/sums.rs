//! Sums of random reports, in a layout that keeps every cell: what parts come to is the whole, and who is wrong is named.

use crate::support::hand::Hand;
use crate::support::shapes::shape;
use crate::support::truth::{Blanks, Case, Truth, cases};
use gkreport::Report;
use gkreport::report::Known;
use gkreport::statute::TableKind;
use gkreport::sum::{Cause, How, Part, Standing, Sum, Whole, compare};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use rust_decimal::Decimal;

/// Checks a property of three random reports in the same forms.
fn run(blanks: Blanks, property: impl Fn(Vec<Case>) -> Result<(), TestCaseError>) {
    let config = Config {
        cases: 24,
        failure_persistence: None,
        max_shrink_iters: 60,
        max_global_rejects: 20_000,
        ..Config::default()
    };
    let forms = |case: &Case| case.truth.tables.iter().map(|table| table.form.editions).collect::<Vec<_>>();
    let three = proptest::collection::vec(cases(blanks), 3)
        .prop_filter("one edition", move |three| three.iter().all(|case| forms(case) == forms(&three[0])));
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[16; 32]);
    TestRunner::new_with_rng(config, rng).run(&three, property).unwrap_or_else(|failure| panic!("{failure}"));
}

fn read(case: &Case) -> Report {
    gkreport::read("whole", shape("html_table").render(case, Hand::default()).text.as_bytes()).expect("it is read")
}

fn part(case: &Case, at: usize) -> Part {
    let text = shape("html_table").render(case, Hand::default()).text;
    Part::new(&gkreport::read(&format!("part {at}"), text.as_bytes()).expect("it is read"))
}

fn sum(cases: &[Case]) -> Sum {
    Sum::new(cases.iter().enumerate().map(|(at, case)| part(case, at)).collect(), Vec::new(), None)
}

/// What reports come to, blank where all are.
fn whole(cases: &[Case]) -> Case {
    let mut whole = cases[0].clone();
    for (at, table) in whole.truth.tables.iter_mut().enumerate() {
        for (cell, value) in table.cells.iter_mut().enumerate() {
            let all = cases.iter().filter_map(|case| case.truth.tables[at].cells[cell]);
            *value = all.reduce(|one, other| one + other);
        }
    }
    whole
}

fn figures(truth: &Truth, table: TableKind) -> Vec<Decimal> {
    truth.table(table).cells.iter().map(|cell| cell.unwrap_or_default()).collect()
}

#[test]
fn what_the_parts_come_to_is_the_whole() {
    run(Blanks::Sometimes, |cases| {
        let (sum, whole) = (sum(&cases), whole(&cases));
        for table in &whole.truth.tables {
            let added = sum.table(table.form.table).expect("every table is there");
            prop_assert_eq!(added.form, table.form);
            for (cell, added) in added.iter() {
                let due = table.cells[cell].map_or(Known::Blank, Known::Read);
                prop_assert_eq!(added.known(), due, "{}", table.form.key(cell));
            }
        }
        let report = read(&whole);
        let compared = compare(&sum, &Whole::new(&report));
        prop_assert_eq!((compared.differences.len(), compared.findings.len()), (0, 0));
        prop_assert_eq!(compared.not_compared, 0);
        Ok(())
    });
}

#[test]
fn a_part_left_out_of_the_whole_is_named() {
    run(Blanks::Never, |cases| {
        let report = read(&whole(&cases[..2]));
        let compared = compare(&sum(&cases), &Whole::new(&report));
        let table = TableKind::Applications;
        let left = figures(&cases[2].truth, table);
        let unlike = cases[..2].iter().all(|case| figures(&case.truth, table) != left);
        if left.iter().filter(|value| !value.is_zero()).count() >= 2 && unlike {
            let differences = compared.differences.iter().filter(|one| one.form.table == table);
            for one in differences {
                prop_assert_eq!(&one.cause, &Cause::Part(2, How::LeftOut));
                prop_assert_eq!(one.delta(), left[one.cell]);
            }
            prop_assert!(compared.findings.iter().any(|finding| finding.code == "GK908"));
        }
        Ok(())
    });
}

#[test]
fn a_part_with_one_wrong_cell_is_named_with_the_cell() {
    run(Blanks::Never, |mut cases| {
        let report = read(&whole(&cases));
        let at = (cases[0].seed % 3) as usize;
        let seed = cases[at].seed / 3;
        let table = &mut cases[at].truth.tables[1];
        let cell = (seed % table.cells.len() as u64) as usize;
        let key = table.form.key(cell);
        *table.cells[cell].as_mut().expect("no cell is blank") += Decimal::from(7);
        let compared = compare(&sum(&cases), &Whole::new(&report));
        prop_assert_eq!(compared.differences.len(), 1);
        let one = &compared.differences[0];
        prop_assert_eq!((one.form.key(one.cell), one.delta(), one.standing), (key, 7.into(), Standing::Complete));
        prop_assert_eq!(&one.cause, &Cause::Part(at, How::WrongBySums));
        Ok(())
    });
}

#[test]
fn a_part_that_is_torn_is_named_and_its_figures_are_not_nought() {
    run(Blanks::Never, |cases| {
        let report = read(&whole(&cases));
        let text = shape("html_table").render(&cases[1], Hand::default()).text;
        let torn = gkreport::read("torn", &text.as_bytes()[..text.floor_char_boundary(text.len() / 2)]);
        let torn = Part::new(&torn.expect("half a page is read"));
        let sum = Sum::new(vec![part(&cases[0], 0), torn, part(&cases[2], 2)], Vec::new(), None);
        let compared = compare(&sum, &Whole::new(&report));
        prop_assert_eq!(compared.differences.len(), 0);
        prop_assert!(compared.not_compared > 0);
        for table in &sum.tables {
            prop_assert!(table.cells.iter().all(|cell| cell.not_known.is_empty() || cell.not_known == [1]));
        }
        Ok(())
    });
}
