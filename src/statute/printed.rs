//! How the official form prints each table: what stands over its columns, and how its rows are set.
//!
//! Constants; whoever draws a form makes rows and merged cells of them.

use super::TableKind;

/// How a table is printed.
#[derive(Debug, PartialEq, Eq)]
pub enum Print {
    /// A block for each item of the law: its name, then a line of columns' names behind this word, then its rows.
    Blocks {
        /// What stands before the columns' names.
        head: &'static str,
    },
    /// Rows below each other, the labels they belong to at their left, names over the columns.
    Matrix {
        /// What stands over the labels.
        corner: &'static str,
        /// What stands over all columns.
        over: &'static str,
        /// What stands over some of them, by the keys of the first and the last.
        group: (&'static str, &'static str, &'static str),
    },
    /// All rows behind each other in one line, under their labels.
    OneLine,
}

impl TableKind {
    /// How the form prints it; the statistics of the 2008 edition have no form.
    pub const fn print(self) -> Option<&'static Print> {
        match self {
            Self::Disclosure => Some(&Print::Blocks { head: "信息内容" }),
            Self::Applications => Some(&Print::Matrix {
                corner: "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
                over: "申请人情况",
                group: ("法人或其他组织", "commercial_enterprise", "other_organization"),
            }),
            Self::Disputes => Some(&Print::OneLine),
            Self::Statistics => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statute::{Edition, all_forms};

    #[test]
    fn what_stands_over_columns_is_known_to_the_forms() {
        for form in all_forms() {
            let labels: Vec<_> = form.groups.iter().map(|group| group.label).collect();
            match form.table.print() {
                Some(Print::Blocks { head }) => assert!(labels.contains(head)),
                Some(Print::Matrix { corner, over, group: (label, first, last) }) => {
                    assert!([corner, over, label].iter().all(|one| labels.contains(one)));
                    assert!([first, last].iter().all(|key| form.column_index(key).is_some()));
                }
                Some(Print::OneLine) => {}
                None => assert_eq!(form.editions, [Edition::E2008]),
            }
        }
    }
}
