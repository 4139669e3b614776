//! Naming against a brute-force oracle that knows nothing of forms, relations or residuals.

use super::*;
use crate::check::check;
use crate::rules::testing::{Builder, sound};
use crate::statute::Edition::{self, E2019, E2021};
use std::collections::BTreeMap;

/// A small generator: the same figures in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: u64) -> i64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        i64::try_from((self.0 >> 33) % bound).expect("small")
    }

    /// Mostly noughts and small counts, now and then a large one, as reports have them.
    fn count(&mut self) -> i64 {
        match self.below(10) {
            0..=4 => 0,
            5..=8 => self.below(12),
            _ => self.below(900),
        }
    }
}

/// The figures of sections three and four: rows of seven, and three rows of five.
#[derive(Clone)]
struct Figures {
    applications: Vec<[i64; 7]>,
    disputes: Vec<[i64; 5]>,
}

/// 0 is section three, 1 section four; then row and column.
type At = (usize, usize, usize);

impl Figures {
    fn random(edition: Edition, random: &mut Random) -> Self {
        let rows = TableKind::Applications.form(edition).rows.len();
        let mut applications = vec![[0; 7]; rows];
        for column in 0..6 {
            for row in &mut applications[2..rows - 2] {
                row[column] = random.count();
            }
            let handled = applications[2..rows - 2].iter().map(|row| row[column]).sum::<i64>();
            let forward = random.below(5);
            let over = random.below(9).min(handled + forward);
            applications[rows - 2][column] = handled;
            applications[rows - 1][column] = forward;
            applications[1][column] = over;
            applications[0][column] = handled + forward - over;
        }
        for row in &mut applications {
            row[6] = row[..6].iter().sum();
        }
        let mut disputes = vec![[0; 5]; 3];
        for row in &mut disputes {
            row[..4].fill_with(|| random.count());
            row[4] = row[..4].iter().sum();
        }
        Self { applications, disputes }
    }

    fn holds(&self) -> bool {
        let rows = self.applications.len();
        self.applications.iter().all(|row| row[..6].iter().sum::<i64>() == row[6])
            && self.disputes.iter().all(|row| row[..4].iter().sum::<i64>() == row[4])
            && (0..7).all(|column| {
                let of = |row: usize| self.applications[row][column];
                of(0) + of(1) == of(rows - 2) + of(rows - 1) && (2..rows - 2).map(of).sum::<i64>() == of(rows - 2)
            })
    }

    fn at(&mut self, (table, row, column): At) -> &mut i64 {
        if table == 0 { &mut self.applications[row][column] } else { &mut self.disputes[row][column] }
    }

    fn places(&self) -> Vec<At> {
        let three = (0..self.applications.len()).flat_map(|row| (0..7).map(move |column| (0, row, column)));
        three.chain((0..3).flat_map(|row| (0..5).map(move |column| (1, row, column)))).collect()
    }

    fn builder(&self, edition: Edition) -> Builder {
        let mut figures = self.clone();
        let places = self.places();
        let set = |builder: Builder, &at: &At| builder.set(&key(edition, at), &figures.at(at).to_string());
        places.iter().fold(sound(edition), set)
    }

    /// Every change of one cell to a count up to `most` after which everything holds.
    fn mended_by(&self, most: i64) -> Vec<(At, i64)> {
        let mut tried = self.clone();
        let mut found = Vec::new();
        for at in self.places() {
            let read = *tried.at(at);
            for value in 0..=most {
                *tried.at(at) = value;
                if tried.holds() {
                    found.push((at, value));
                }
            }
            *tried.at(at) = read;
        }
        found
    }
}

fn key(edition: Edition, (table, row, column): At) -> String {
    let kind = if table == 0 { TableKind::Applications } else { TableKind::Disputes };
    let form = kind.form(edition);
    format!("{}.{}.{}", kind.key(), form.rows[row].key, form.columns[column].key)
}

fn named(report: &Report) -> Vec<(String, Decimal)> {
    let causes = locate(report).into_iter().filter_map(|explanation| match explanation.cause {
        Cause::OneCell(suspect) => Some((suspect.cell, suspect.expected)),
        _ => None,
    });
    causes.collect()
}

fn wrong_value(random: &mut Random, right: i64, most: u64) -> i64 {
    loop {
        let value = random.below(most);
        if value != right {
            return value;
        }
    }
}

#[test]
fn each_cell_of_the_matrix_is_named_with_the_only_value_that_mends_it() {
    for (edition, cells) in [(E2019, 161), (E2021, 175)] {
        let random = &mut Random(7);
        let right = Figures::random(edition, random);
        assert!(right.holds());
        let places: Vec<_> = right.places().into_iter().filter(|at| at.0 == 0).collect();
        assert_eq!(places.len(), cells);
        let builder = right.builder(edition);
        for at in places {
            let mut wrong = right.clone();
            let value = *wrong.at(at);
            *wrong.at(at) = wrong_value(random, value, 60);
            assert_eq!(wrong.mended_by(value.max(200)), [(at, value)]);
            let report = builder.clone().set(&key(edition, at), &wrong.at(at).to_string()).build();
            assert_eq!(named(&report), [(key(edition, at), Decimal::from(value))]);
        }
    }
}

#[test]
fn a_random_error_in_a_random_matrix_is_named() {
    let random = &mut Random(11);
    for round in 0..1_000 {
        let edition = if round % 2 == 0 { E2019 } else { E2021 };
        let mut figures = Figures::random(edition, random);
        let builder = figures.builder(edition);
        assert_eq!(locate(&builder.build()), [], "a sound matrix raises nothing");
        let rows = figures.applications.len() as u64;
        let at = (
            0,
            usize::try_from(random.below(rows)).expect("a row"),
            usize::try_from(random.below(7)).expect("a column"),
        );
        let right = *figures.at(at);
        let wrong = wrong_value(random, right, 1_000);
        let report = builder.set(&key(edition, at), &wrong.to_string()).build();
        assert_eq!(named(&report), [(key(edition, at), Decimal::from(right))]);
        let findings = check(&report).findings;
        assert!((2..=3).contains(&findings.len()));
        assert!(
            findings.iter().all(|finding| finding.suspect.as_ref().is_some_and(|one| one.cell == key(edition, at)))
        );
    }
}

/// Damages `errors` cells and hides `hidden` others in each of a thousand reports; gives how many cells were named.
fn blame(seed: u64, errors: usize, hidden: usize, most: u64) -> usize {
    let random = &mut Random(seed);
    let mut count = 0;
    for round in 0..1_000 {
        let edition = if round % 2 == 0 { E2019 } else { E2021 };
        let mut figures = Figures::random(edition, random);
        let mut builder = figures.builder(edition);
        let places = figures.places();
        let mut damaged = BTreeMap::new();
        while damaged.len() < errors {
            let at = places[usize::try_from(random.below(places.len() as u64)).expect("a place")];
            let right = *figures.at(at);
            let wrong = wrong_value(random, right, most);
            if damaged.insert(key(edition, at), Decimal::from(right)).is_none() {
                builder = builder.set(&key(edition, at), &wrong.to_string());
            }
        }
        for _ in 0..hidden {
            let at = places[usize::try_from(random.below(places.len() as u64)).expect("a place")];
            builder = builder.set(&key(edition, at), "若干");
        }
        for (cell, expected) in named(&builder.build()) {
            assert_eq!(damaged.get(&cell), Some(&expected), "an innocent cell blamed: {cell}, damaged: {damaged:?}");
            count += 1;
        }
    }
    count
}

#[test]
fn two_errors_never_blame_a_third_cell() {
    // Errors of any size, then of one or two only, which coincide far more often.
    assert!(blame(13, 2, 0, 1_000) > 0, "two errors that share no sum are named");
    blame(17, 2, 0, 3);
}

#[test]
fn nor_do_they_where_cells_are_not_known() {
    let named = blame(19, 1, 3, 1_000);
    assert!(named > 500, "{named}");
    for hidden in [1, 8, 40] {
        blame(23, 2, hidden, 1_000);
    }
}

#[test]
fn three_errors_blame_no_fourth_cell() {
    blame(31, 3, 0, 1_000);
    blame(37, 4, 2, 1_000);
}

#[test]
fn what_the_sums_cannot_see() {
    let corners = [("granted", "natural_person", 1), ("granted", "total", 1), ("partially_granted", "total", -1)];
    let shift = |builder: Builder, (row, column, by): (&str, &str, i64)| {
        let key = format!("applications.{row}.{column}");
        let value = builder.build().value(&key).expect("a number") + Decimal::from(by);
        builder.set(&key, &value.to_string())
    };
    // Three corners of a rectangle look like the fourth; all four look right.
    let three = corners.into_iter().fold(sound(E2021), shift);
    assert_eq!(named(&three.build())[0].0, "applications.partially_granted.natural_person");
    let four = shift(three, ("partially_granted", "natural_person", -1));
    assert_eq!(locate(&four.build()), []);
}

#[test]
fn errors_that_share_no_sum_are_named_each() {
    let right = sound(E2021).build();
    let keys = ["applications.granted.natural_person", "applications.carried_over.other_organization"];
    let report = sound(E2021).set(keys[0], "500").set(keys[1], "600").build();
    let expected = keys.map(|key| (key.to_owned(), right.value(key).expect("a number")));
    assert_eq!(named(&report), [expected[1].clone(), expected[0].clone()]);
    // Two outcomes: (row 1, column 2) and (row 2, column 1) would do as well as far as groups tell.
    let report = sound(E2021).set(keys[0], "500").set("applications.partially_granted.total", "600").build();
    let causes: Vec<_> = locate(&report).into_iter().map(|explanation| explanation.cause).collect();
    assert_eq!(causes, [Cause::SeveralCells]);
    assert!(check(&report).findings.iter().all(|finding| finding.suspect.is_none() && finding.help.is_some()));
}

#[test]
fn a_row_of_disputes_has_one_sum_only_so_none_is_chosen() {
    let report = sound(E2021)
        .set("disputes.review.upheld", "3")
        .set("disputes.review.corrected", "1")
        .set("disputes.review.other", "0")
        .set("disputes.review.pending", "2")
        .set("disputes.review.total", "5")
        .build();
    let findings = check(&report).findings;
    assert_eq!(findings[0].suspect, None);
    let help = findings[0].help.as_ref().expect("the cells that could be it");
    assert_eq!(
        help.en,
        "if only one cell is wrong, it may be: 行政复议/结果维持 3→2, 行政复议/结果纠正 1→0, 行政复议/尚未审结 2→1, 行政复议/总计 5→6"
    );
}

#[test]
fn a_row_spread_wrongly_over_its_columns() {
    let mut builder = sound(E2021);
    let right = builder.build();
    for (column, by) in [("natural_person", -2), ("commercial_enterprise", 1), ("other_organization", 1)] {
        let key = format!("applications.new_received.{column}");
        builder = builder.set(&key, &(right.value(&key).expect("a number") + Decimal::from(by)).to_string());
    }
    let rows = |builder: &Builder| {
        let found = locate(&builder.build());
        let [Explanation { cause: Cause::OneRow(rows), relations, .. }] = found.as_slice() else { panic!("{found:?}") };
        (rows.clone(), relations.len())
    };
    let all = vec!["本年新收".to_owned(), "上年结转".to_owned(), "结转下年度".to_owned()];
    assert_eq!(rows(&builder), (all, 3));
    // What would fall below nought is no explanation: a row of noughts that balances in the three columns is not it.
    let mut none_over = builder;
    for column in ["natural_person", "commercial_enterprise", "other_organization", "total"] {
        let [over, new] = ["carried_over", "new_received"].map(|row| format!("applications.{row}.{column}"));
        let now = none_over.build();
        let sum = [&over, &new].into_iter().filter_map(|key| now.value(key)).sum::<Decimal>();
        none_over = none_over.set(&over, "0").set(&new, &sum.to_string());
    }
    let over = none_over.build();
    let row = ["research_institution", "public_interest_organization", "legal_service_organization"];
    let rest =
        row.iter().filter_map(|column| over.value(&format!("applications.carried_over.{column}"))).sum::<Decimal>();
    let total = over.value("applications.new_received.total").expect("a number") - rest;
    none_over = none_over.set("applications.carried_over.total", &rest.to_string());
    none_over = none_over.set("applications.new_received.total", &total.to_string());
    assert_eq!(rows(&none_over).0, ["本年新收", "结转下年度"]);
    let help = check(&none_over.build()).findings[0].help.clone().expect("a word of help");
    assert!(help.zh.ends_with("可能的行：本年新收、结转下年度"), "{}", help.zh);
}

#[test]
fn figures_that_slipped_down_a_column() {
    let report = sound(E2021).build();
    let keys = ["granted", "partially_granted"].map(|row| format!("applications.{row}.total"));
    let [one, other] = keys.each_ref().map(|key| report.value(key).expect("a number").to_string());
    assert_ne!(one, other);
    let report = sound(E2021).set(&keys[0], &other).set(&keys[1], &one).build();
    let found = locate(&report);
    let [Explanation { cause: Cause::OneColumn(columns), .. }] = found.as_slice() else { panic!("{found:?}") };
    assert!(columns.contains(&"总计".to_owned()), "{columns:?}");
}

#[test]
fn a_blank_and_a_total_left_out() {
    let key = "applications.denied.state_secret.natural_person";
    let right = sound(E2021).build().value(key);
    let report = sound(E2021).set(key, "").build();
    let findings = check(&report).findings;
    let suspect = findings.iter().find_map(|finding| finding.suspect.as_ref()).expect("the blank");
    assert_eq!(
        (suspect.cell.as_str(), suspect.read, Some(suspect.expected), suspect.reading),
        (key, None, right, None)
    );
    assert_eq!(locate(&sound(E2021).set("applications.carried_forward.total", "").build()), []);
}

#[test]
fn figures_no_report_can_hold() {
    let huge = "9".repeat(27);
    let report = sound(E2021).set("applications.granted.total", &huge).build();
    assert_eq!(named(&report), []);
    let below = sound(E2021).set("applications.granted.total", "0.5").build();
    check(&below);
}
