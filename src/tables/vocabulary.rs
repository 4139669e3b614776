//! Page text → the statutory label it is, or nothing.
//!
//! A label matches exactly after folding, or by its beginning or a unique stretch of it (wrapped cells), or within an
//! edit distance that stays strictly nearer to it than to any other label of its table: 予已公开 is 予以公开,
//! 不以公开 is nothing, because 不予公开 is as near.

mod compiled;
mod entries;
mod labels;

use crate::statute::TableKind;
use entries::{Words, most_edits};

/// What a label stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Role {
    /// A row, by key.
    Row(&'static str),
    /// A column, by key.
    Column(&'static str),
    /// A label over several rows or columns.
    Group,
}

/// A label recognised: its table and its role there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Hit {
    /// The table whose label it is.
    pub table: TableKind,
    /// What it stands for.
    pub role: Role,
}

/// How a text came to be a label, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Quality {
    /// Equal after folding.
    Exact,
    /// Equal but for this many characters.
    Near(usize),
    /// A stretch of the label that no other label of the table has.
    Part,
}

impl Hit {
    /// Whether it is the other: `==` for the compiler.
    const fn is(self, other: Self) -> bool {
        let keys = match (self.role, other.role) {
            (Role::Group, Role::Group) => Some(("", "")),
            (Role::Row(key), Role::Row(other)) | (Role::Column(key), Role::Column(other)) => Some((key, other)),
            _ => None,
        };
        let Some((key, other_key)) = keys else { return false };
        let (key, other_key) = (key.as_bytes(), other_key.as_bytes());
        let mut same = self.table as u8 == other.table as u8 && key.len() == other_key.len();
        let mut at = 0;
        while same && at < key.len() {
            same = key[at] == other_key[at];
            at += 1;
        }
        same
    }
}

/// What a text may stand for; several hits where tables share a wording (总计).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Match {
    /// All roles the text has.
    pub hits: &'static [Hit],
    /// How it matched.
    pub quality: Quality,
}

impl Match {
    /// The row it stands for in `table`.
    pub fn row(&self, table: TableKind) -> Option<&'static str> {
        self.rows(table).next()
    }

    /// Every row it may stand for in `table`: review and litigation have results of one name.
    pub fn rows(&self, table: TableKind) -> impl Iterator<Item = &'static str> {
        self.hits.iter().filter_map(move |hit| match hit.role {
            Role::Row(key) if hit.table == table => Some(key),
            _ => None,
        })
    }

    /// The column it stands for in `table`.
    pub fn column(&self, table: TableKind) -> Option<&'static str> {
        self.hits.iter().find_map(|hit| match hit.role {
            Role::Column(key) if hit.table == table => Some(key),
            _ => None,
        })
    }

    /// Whether it heads several rows or columns of `table`, in one form at least.
    pub fn is_group(&self, table: TableKind) -> bool {
        self.hits.contains(&Hit { table, role: Role::Group })
    }

    /// The one table it belongs to, where it belongs to one only and not by a mere stretch.
    pub fn table(&self) -> Option<TableKind> {
        let first = self.hits.first()?.table;
        (self.quality != Quality::Part && self.hits.iter().all(|hit| hit.table == first)).then_some(first)
    }
}

/// Longest folded text that can be a label; longer ones are sentences.
const MAX_LABEL: usize = 60;
/// Four bytes a character at most, and white space between: a longer text is a sentence.
const MAX_BYTES: usize = MAX_LABEL * 12;

/// The label `text` is, whatever its layout, in a stretch of `table`; `None` for anything else.
pub(super) fn lookup(text: &str, table: TableKind) -> Option<Match> {
    lookup_known(text, lookup_exact(text), table)
}

/// The label `text` is to the letter, alone or behind the labels it stands under; cheaper than [`lookup`].
pub(super) fn lookup_exact(text: &str) -> Option<Match> {
    if text.len() > MAX_BYTES { None } else { entries::exact(text) }
}

/// As [`lookup`], for a text known to be this label to the letter, or none.
pub(super) fn lookup_known(text: &str, label: Option<Match>, table: TableKind) -> Option<Match> {
    // Three bytes a character at least: a longer text may be too long for a label.
    if label.is_some() && text.len() <= MAX_LABEL * 3 {
        return label;
    }
    if text.len() > MAX_BYTES {
        return None;
    }
    let words = Words::new(text, MAX_LABEL, most_edits(MAX_LABEL)).filter(|words| words.length >= 2)?;
    label.or_else(|| entries::near(&words, table)).or_else(|| entries::part(&words, table))
}

/// Labels of `table` that stand whole inside a text in which several ran together.
pub(super) fn labels_inside(text: &str, table: TableKind) -> Vec<Role> {
    let words = if text.len() > MAX_BYTES { None } else { Words::new(text, usize::MAX, usize::MAX) };
    words.map(|words| entries::inside(&words, table)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statute::all_forms;

    fn row(text: &str, table: TableKind) -> Option<&'static str> {
        lookup(text, table).and_then(|found| found.row(table))
    }

    #[test]
    fn wordings_met_in_reports() {
        let applications = TableKind::Applications;
        for (text, key) in [
            ("一、本年新收政府信息公开申请数最", "new_received"),
            ("（一）予已公开", "granted"),
            ("三、本年度办理结果（一）予以公开", "granted"),
            ("（三）不予公开 1.属于国家秘密", "denied.state_secret"),
            ("二、上年結轉政府信息公開申請數量", "carried_over"),
            ("5.属于三类内部事务信", "denied.internal_affairs"),
            ("6.属于四类过程性信息", "denied.process_information"),
            ("（七）合计", "handled_total"),
            ("求缴纳费用、行政机关不再处理", "other_handling.fee_overdue"),
            ("（二）部分公开（区分处理的，只计这一情", "partially_granted"),
        ] {
            assert_eq!(row(text, applications), Some(key), "{text}");
        }
    }

    #[test]
    fn what_two_labels_share_is_neither() {
        for text in ["不以公开", "行政机关不再处理其政府信息公开申请", "政府信息公开申请数量", "情况", "属于", "办法"]
        {
            assert_eq!(row(text, TableKind::Applications), None, "{text}");
        }
    }

    #[test]
    fn no_label_of_the_law_is_near_another() {
        for form in all_forms() {
            for label in form.rows.iter().map(|row| row.label) {
                let found = lookup(label, form.table).expect("a statutory label is found");
                assert_eq!(found.quality, Quality::Exact, "{label}");
            }
        }
    }

    #[test]
    fn shared_wordings_name_no_table() {
        assert_eq!(lookup("总计", TableKind::Disputes).expect("a label").table(), None);
        assert_eq!(lookup("行政强制", TableKind::Disclosure).expect("a label").table(), Some(TableKind::Disclosure));
    }
}
