//! Sums of reports made by hand: blanks, what is not known, editions, and who is absent.

use super::*;
use crate::report::Known;
use crate::rules::testing::{Builder, sound};
use crate::statute::Edition::{E2019, E2021};
use crate::statute::TableKind::{Applications, Disclosure, Disputes};

const CELL: &str = "applications.granted.total";

fn part(builder: &Builder, name: &str) -> Part {
    let mut report = builder.build();
    name.clone_into(&mut report.source.name);
    Part::new(&report)
}

fn cell<'s>(sum: &'s Sum, key: &str) -> &'s SumCell {
    let found = sum.tables.iter().find_map(|table| table.form.cell_of_key(key).map(|at| &table.cells[at]));
    found.expect("a cell of the sum")
}

fn sum_of(values: &[&str]) -> Sum {
    let parts = values.iter().map(|value| part(&sound(E2021).set(CELL, value), value)).collect();
    Sum::new(parts, Vec::new(), None)
}

#[test]
fn a_blank_counts_as_nought_and_what_is_not_read_as_nothing() {
    for (values, value, standing) in [
        (&["3", "4"][..], Some(7), Standing::Complete),
        (&["3", ""], Some(3), Standing::Complete),
        (&["", "—"], None, Standing::Blank),
        (&["3", "若干", "4"], Some(7), Standing::Incomplete),
        (&["若干"], None, Standing::Incomplete),
    ] {
        let sum = sum_of(values);
        let cell = cell(&sum, CELL);
        assert_eq!((cell.value, cell.standing()), (value.map(Decimal::from), standing), "{values:?}");
    }
    assert_eq!(cell(&sum_of(&["3", "若干", "4"]), CELL).not_known, [1]);
}

#[test]
fn a_part_without_a_table_is_missing_from_every_cell_of_it() {
    let parts = vec![part(&sound(E2021), "a"), part(&sound(E2021).without_table(Disputes), "b")];
    let sum = Sum::new(parts, Vec::new(), None);
    let table = sum.table(Disputes).expect("one part has it");
    assert_eq!(table.without, [1]);
    assert!(table.cells.iter().all(|cell| cell.not_known == [1]));
    assert!(sum.table(Applications).expect("both have it").cells.iter().all(|cell| cell.not_known.is_empty()));
}

#[test]
fn parts_of_another_edition_add_what_both_editions_ask() {
    let parts = || vec![part(&sound(E2021), "a"), part(&sound(E2019), "b"), part(&sound(E2021), "c")];
    let sum = Sum::new(parts(), Vec::new(), None);
    assert_eq!(sum.edition, E2021);
    assert_eq!(cell(&sum, "applications.granted.natural_person").standing(), Standing::Complete);
    // Its one row tells nothing of the three.
    assert_eq!(cell(&sum, "applications.other_handling.other.total").not_known, [1]);
    assert_eq!(cell(&sum, "disclosure.rules.issued").not_known, [1]);
    let old = Sum::new(parts(), Vec::new(), Some(&parts()[1]));
    let whole = cell(&old, "applications.other_handling.total");
    let three: Decimal = ["correction_overdue", "fee_overdue", "other"]
        .iter()
        .map(|row| {
            cell(&Sum::new(parts(), Vec::new(), None), &format!("applications.other_handling.{row}.total")).value
        })
        .map(Option::unwrap_or_default)
        .sum();
    let one = parts()[1].known(old.table(Applications).expect("it is there").form, 0);
    assert!(matches!(one, Known::Read(_)));
    let form = Applications.form(E2019);
    let own = parts()[1].known(form, form.cell_of_key("applications.other_handling.total").expect("a cell"));
    assert_eq!(whole.value, Some(three + own.value().expect("it is read")));
    assert!(old.table(Disclosure).is_some());
}

#[test]
fn parts_of_one_name_and_year_and_those_of_other_years_are_told() {
    let named = |name: &str, year| part(&sound(E2021).issuer(Some(name)).year(Some(year)), name);
    let parts = vec![
        named("某县民政局", 2024),
        named("某县财政局", 2024),
        named("某县 民政局", 2024),
        named("某县民政局", 2023),
    ];
    let sum = Sum::new(parts, Vec::new(), None);
    assert_eq!(
        sum.alike().map(|(one, other)| (one.name(), other.name())).collect::<Vec<_>>(),
        [("某县民政局", "某县 民政局")]
    );
    assert_eq!(sum.of_other_years().count(), 1);
}

#[test]
fn each_report_answers_for_one_name_the_exact_one_first() {
    let named = |name: Option<&str>, file: &str| part(&sound(E2021).issuer(name), file);
    let parts =
        [named(Some("某县民政局"), "1.txt"), named(Some("某县财政局"), "2.txt"), named(None, "x/城关镇2024.html")];
    assert_eq!(absent(&["民政局", "某县财政局", "城关镇"], &parts), [""; 0]);
    assert_eq!(absent(&["民政局", "某县民政局", "水务局", "局"], &parts), ["民政局", "水务局", "局"]);
}

#[test]
fn what_the_whole_says_decides_only_where_both_sides_are_known() {
    for (parts, whole, agrees) in [
        (&["3", "4"][..], "7", Some(true)),
        (&["3", "4"], "8", Some(false)),
        (&["0", ""], "", Some(true)),
        (&["3", ""], "", Some(false)),
        (&["3", "若干"], "8", None),
        (&["3", "若干"], "3", None),
        (&["3", "若干"], "2", Some(false)),
        (&["3", "4"], "若干", None),
    ] {
        let report = sound(E2021).set(CELL, whole).build();
        let held = Whole::new(&report);
        let compared = compare(&sum_of(parts), &held);
        let differs = compared.differences.iter().any(|one| one.form.key(one.cell) == CELL);
        let is_exceeded = compared.findings.iter().flat_map(|finding| &finding.cells).any(|cell| cell.cell == CELL);
        let total: usize = Applications.form(E2021).len() + Disclosure.form(E2021).len() + Disputes.form(E2021).len();
        assert_eq!(compared.agree + compared.differences.len() + compared.not_compared, total);
        assert_eq!(differs, agrees == Some(false), "{parts:?} {whole}");
        let more: i64 = parts.iter().filter_map(|part| part.parse::<i64>().ok()).sum();
        assert_eq!(is_exceeded, differs && more > whole.parse().unwrap_or(0), "{parts:?} {whole}");
    }
}
