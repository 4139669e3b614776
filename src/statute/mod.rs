//! The law as constants: editions, tables, rows, columns, labels with their variants, and the sums they imply.
//!
//! Everything that spells a statutory label or knows a sum is derived from here: the readers, the rules, JSON keys, CSV
//! headers and the docs. A new edition is a new table of constants, not new code.
//!
//! Sources: 政府信息公开条例 (国务院令第492号) art. 31, 32 ([`Edition::E2008`]); 政府信息公开条例 (国务院令第711号) art. 20, 49, 50; 国办公开办函〔2019〕60号 ([`Edition::E2019`]);
//! 国办公开办函〔2021〕30号 ([`Edition::E2021`]).

mod applications;
mod derived;
mod disclosure;
mod disputes;
mod form;
pub mod sections;
pub mod statistics;

pub use form::{Along, CellIndex, Column, Equation, Form, Frame, Group, Habits, Least, Relation, Row, Terms};

use serde::Serialize;

/// One legal edition of the report's format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub enum Edition {
    /// Reports for 2008 to 2018 (政府信息公开条例, 国务院令第492号).
    #[serde(rename = "2008")]
    E2008,
    /// Reports for 2019 and 2020 (国办公开办函〔2019〕60号).
    #[serde(rename = "2019")]
    E2019,
    /// Reports for 2021 and later (国办公开办函〔2021〕30号).
    #[serde(rename = "2021")]
    E2021,
}

impl Edition {
    /// The edition's name in every output: the first report year it is for.
    pub const fn key(self) -> &'static str {
        match self {
            Self::E2008 => "2008",
            Self::E2019 => "2019",
            Self::E2021 => "2021",
        }
    }

    /// The edition a report for `year` is due in; `None` before 2008.
    pub const fn of_year(year: i32) -> Option<Self> {
        match year {
            2008..=2018 => Some(Self::E2008),
            2019 | 2020 => Some(Self::E2019),
            2021.. => Some(Self::E2021),
            _ => None,
        }
    }
}

/// One of the statutory tables: three since 2019, one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TableKind {
    /// Section two: the figures of 第二十条.
    Disclosure,
    /// Section three: applications received and handled.
    Applications,
    /// Section four: administrative review and litigation.
    Disputes,
    /// The figures of a report for 2008 to 2018, from its annex or its sentences.
    Statistics,
}

impl TableKind {
    /// All tables in the report's order.
    pub const ALL: [Self; 4] = [Self::Disclosure, Self::Applications, Self::Disputes, Self::Statistics];

    /// The tables a report of `edition` is expected to have, in the report's order.
    pub const fn of_edition(edition: Edition) -> &'static [Self] {
        match edition {
            Edition::E2008 => &[Self::Statistics],
            Edition::E2019 | Edition::E2021 => &[Self::Disclosure, Self::Applications, Self::Disputes],
        }
    }

    /// The key in cell keys, JSON and CSV.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Disclosure => "disclosure",
            Self::Applications => "applications",
            Self::Disputes => "disputes",
            Self::Statistics => "statistics",
        }
    }

    /// The table's name in a reader's words: Chinese.
    pub const fn title_zh(self) -> &'static str {
        match self {
            Self::Disclosure => "第二十条各表",
            Self::Applications => "收到和处理政府信息公开申请情况表",
            Self::Disputes => "政府信息公开行政复议、行政诉讼情况表",
            Self::Statistics => "政府信息公开情况统计",
        }
    }

    /// The table's name in a reader's words: English.
    pub const fn title_en(self) -> &'static str {
        match self {
            Self::Disclosure => "article 20 tables",
            Self::Applications => "applications matrix",
            Self::Disputes => "review and litigation table",
            Self::Statistics => "statistics",
        }
    }

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

    #[test]
    fn parts_and_wholes_of_the_statistics_are_rows() {
        let form = TableKind::Statistics.form(Edition::E2008);
        let together =
            statistics::TOGETHER.iter().flat_map(|(one, apart)| apart.iter().map(move |other| (*one, *other)));
        for (part, whole) in statistics::WITHIN.iter().copied().chain(together) {
            assert!(form.row_index(part).is_some() && form.row_index(whole).is_some(), "{part} {whole}");
        }
    }
}
