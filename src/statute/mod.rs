//! The law as constants: editions, tables, rows, columns, labels with their variants, and the sums they imply.
//!
//! Everything that spells a statutory label or knows a sum is derived from here: the readers, the rules, JSON keys, CSV
//! headers and the docs. A new edition is a new table of constants, not new code.
//!
//! Sources: 政府信息公开条例 (国务院令第492号) art. 31, 32 ([`Edition::E2008`]); 政府信息公开条例 (国务院令第711号) art. 20, 49, 50; 国办公开办函〔2019〕60号 ([`Edition::E2019`]);
//! 国办公开办函〔2021〕30号 ([`Edition::E2021`]).

mod applications;
mod disclosure;
mod disputes;
mod edition;
mod form;
mod habits;
mod keys;
mod printed;
pub mod sections;
mod shape;
pub mod statistics;

pub use edition::{Edition, TableKind};
pub use form::{Along, CellEquation, CellIndex, Form};
pub use habits::{Frame, Habits, Least};
pub use keys::CellKey;
pub use printed::{Head, Print};
pub use shape::{Column, Group, Relation, Row, Terms};

impl TableKind {
    /// The forms this table has, newest first.
    pub const fn forms(self) -> &'static [&'static Form] {
        match self {
            Self::Disclosure => DISCLOSURE,
            Self::Applications => APPLICATIONS,
            Self::Disputes => DISPUTES,
            Self::Statistics => STATISTICS,
        }
    }

    /// The form that `edition` prescribes.
    pub fn form(self, edition: Edition) -> &'static Form {
        let forms = self.forms();
        forms.iter().find(|form| form.editions.contains(&edition)).unwrap_or(&forms[0])
    }
}

/// Forms of each table, newest first.
static DISCLOSURE: &[&Form] = &[&disclosure::EDITION_2021, &disclosure::EDITION_2019];
static APPLICATIONS: &[&Form] = &[&applications::EDITION_2021, &applications::EDITION_2019];
static DISPUTES: &[&Form] = &[&disputes::FORM];
static STATISTICS: &[&Form] = &[&statistics::FORM];

/// Every form of every table.
pub fn all_forms() -> impl Iterator<Item = &'static Form> {
    TableKind::ALL.into_iter().flat_map(TableKind::forms).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_have_the_cells_the_law_prescribes() {
        let count = |kind: TableKind, edition| kind.form(edition).len();
        assert_eq!(count(TableKind::Disclosure, Edition::E2021), 10);
        assert_eq!(count(TableKind::Disclosure, Edition::E2019), 22);
        assert_eq!(count(TableKind::Applications, Edition::E2021), 175);
        assert_eq!(count(TableKind::Applications, Edition::E2019), 161);
        assert_eq!(count(TableKind::Disputes, Edition::E2021), 15);
        assert_eq!(count(TableKind::Disputes, Edition::E2019), 15);
        assert_eq!(count(TableKind::Statistics, Edition::E2008), 59);
    }

    #[test]
    fn a_wording_names_one_row_of_its_group_and_one_column() {
        let words = |label: &'static str, variants: &'static [&'static str]| {
            std::iter::once(&label).chain(variants).map(|word| crate::text::fold(word)).collect::<Vec<_>>()
        };
        // The annex calls the results of reviews and of litigation alike; the rows around them tell them apart.
        for form in all_forms().filter(|form| !form.habits.is_annex) {
            let rows = form.rows.iter().map(|row| (row.groups, words(row.label, row.variants)));
            let columns = form.columns.iter().map(|column| (&[][..], words(column.label, column.variants)));
            for lines in [rows.collect::<Vec<_>>(), columns.collect()] {
                for (at, (groups, words)) in lines.iter().enumerate() {
                    let others = lines[at + 1..].iter().filter(|(other, _)| other == groups);
                    for word in others.flat_map(|(_, others)| others) {
                        assert!(!words.contains(word), "{:?}: {word}", form.table);
                    }
                }
            }
        }
    }

    #[test]
    fn cell_keys_are_unique_and_found_again() {
        for form in all_forms() {
            for cell in form.cells() {
                let key = form.key(cell);
                assert_eq!(form.cell_of_key(&key), Some(cell), "{key}");
            }
        }
    }

    #[test]
    fn every_sum_names_cells_that_exist() {
        for form in all_forms() {
            for equation in form.equations() {
                assert!(!equation.left.is_empty() && !equation.right.is_empty());
            }
        }
        // 7 balances, 25 row sums, 7 outcome sums; 23 row sums in the earlier form.
        assert_eq!(TableKind::Applications.form(Edition::E2021).equations().len(), 39);
        assert_eq!(TableKind::Applications.form(Edition::E2019).equations().len(), 37);
        assert_eq!(TableKind::Disputes.form(Edition::E2021).equations().len(), 3);
        assert_eq!(TableKind::Statistics.form(Edition::E2008).equations().len(), 7);
    }
}
