//! Page text → the statutory label it is, or nothing.
//!
//! A label matches exactly after folding, or by its beginning or a unique stretch of it (wrapped cells), or within an
//! edit distance that stays strictly nearer to it than to any other label of its table: 予已公开 is 予以公开,
//! 不以公开 is nothing, because 不予公开 is as near.

use crate::statute::label::fold;
use crate::statute::{TableKind, all_forms};
use std::collections::HashMap;
use std::sync::LazyLock;

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

/// What a text may stand for; several hits where tables share a wording (总计).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Match {
    /// All roles the text has.
    pub hits: Vec<Hit>,
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
/// Shortest stretch taken for a part of a label.
const MIN_PART: usize = 4;

struct Vocabulary {
    exact: HashMap<String, Vec<Hit>>,
    entries: Vec<Entry>,
}

struct Entry {
    folded: String,
    length: usize,
    hits: Vec<Hit>,
}

static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(Vocabulary::new);

/// The label `text` is, whatever its layout, in a stretch of `table`; `None` for anything else.
pub(super) fn lookup(text: &str, table: TableKind) -> Option<Match> {
    // Four bytes a character at most, and white space between: a longer text is a sentence.
    if text.len() > MAX_LABEL * 12 {
        return None;
    }
    lookup_folded(&fold(text), table)
}

/// The label `text` is to the letter, alone or behind the labels it stands under; cheaper than [`lookup`].
pub(super) fn lookup_exact(text: &str) -> Option<Match> {
    if text.len() > MAX_LABEL * 12 {
        return None;
    }
    let folded = fold(text);
    let vocabulary = &*VOCABULARY;
    vocabulary.exact(&folded).or_else(|| vocabulary.after_groups(&folded))
}

/// As [`lookup`], for a text already folded.
fn lookup_folded(folded: &str, table: TableKind) -> Option<Match> {
    let length = folded.chars().count();
    if !(2..=MAX_LABEL).contains(&length) {
        return None;
    }
    let vocabulary = &*VOCABULARY;
    vocabulary
        .exact(folded)
        .or_else(|| vocabulary.after_groups(folded))
        .or_else(|| vocabulary.near(folded, length, table))
        .or_else(|| vocabulary.part(folded, length, table))
}

/// Labels of `table` that stand whole inside a text in which several ran together.
pub(super) fn labels_inside(text: &str, table: TableKind) -> Vec<Role> {
    let folded = if text.len() > MAX_LABEL * 12 { String::new() } else { fold(text) };
    let inside = |entry: &&Entry| entry.length >= MIN_PART && folded.contains(entry.folded.as_str());
    let hits = VOCABULARY.entries.iter().filter(inside).flat_map(|entry| &entry.hits);
    hits.filter(|hit| hit.table == table).map(|hit| hit.role).collect()
}

impl Vocabulary {
    fn new() -> Self {
        let mut exact: HashMap<String, Vec<Hit>> = HashMap::new();
        let mut add = |label: &str, hit: Hit| {
            let hits = exact.entry(fold(label)).or_default();
            if !hits.contains(&hit) {
                hits.push(hit);
            }
        };
        for form in all_forms() {
            let table = form.table;
            let rows = form.rows.iter().map(|row| (row.label, row.variants, Role::Row(row.key)));
            let columns = form.columns.iter().map(|column| (column.label, column.variants, Role::Column(column.key)));
            let groups = form.groups.iter().map(|group| (group.label, group.variants, Role::Group));
            for (label, variants, role) in rows.chain(columns).chain(groups) {
                for label in std::iter::once(&label).chain(variants) {
                    add(label, Hit { table, role });
                }
            }
        }
        let mut entries: Vec<Entry> = exact
            .iter()
            .map(|(folded, hits)| Entry { folded: folded.clone(), length: folded.chars().count(), hits: hits.clone() })
            .collect();
        entries.sort_by(|a, b| a.folded.cmp(&b.folded));
        Self { exact, entries }
    }

    fn exact(&self, folded: &str) -> Option<Match> {
        self.exact.get(folded).map(|hits| Match { hits: hits.clone(), quality: Quality::Exact })
    }

    /// A row label with the group labels it stands under in the same cell (本年度办理结果予以公开).
    fn after_groups(&self, folded: &str) -> Option<Match> {
        let mut rest = folded;
        loop {
            let is_group = |entry: &&Entry| {
                entry.hits.iter().any(|hit| hit.role == Role::Group) && rest.starts_with(entry.folded.as_str())
            };
            let group = self.entries.iter().filter(is_group).max_by_key(|entry| entry.length)?;
            rest = &rest[group.folded.len()..];
            if let Some(found) = self.exact(rest) {
                return Some(found);
            }
        }
    }

    /// The labels that may stand on one page with those of `table`: no report has tables of 2008 and later ones.
    fn entries_beside(&self, table: TableKind) -> impl Iterator<Item = &Entry> {
        let old = |kind: TableKind| kind == TableKind::Statistics;
        self.entries.iter().filter(move |entry| entry.hits.iter().any(|hit| old(hit.table) == old(table)))
    }

    fn near(&self, folded: &str, length: usize, table: TableKind) -> Option<Match> {
        if length < 4 {
            return None;
        }
        let limit = match length {
            4..=7 => 1,
            8..=14 => 2,
            _ => length / 6,
        };
        let mut best: Option<(usize, &Entry)> = None;
        let mut runner_up = usize::MAX;
        for entry in self.entries_beside(table).filter(|entry| entry.length.abs_diff(length) <= limit + 1) {
            let distance = strsim::levenshtein(folded, &entry.folded);
            match best {
                Some((least, nearest)) if distance >= least => {
                    if entry.hits != nearest.hits {
                        runner_up = runner_up.min(distance);
                    }
                }
                _ => {
                    if let Some((least, nearest)) = best
                        && nearest.hits != entry.hits
                    {
                        runner_up = least;
                    }
                    best = Some((distance, entry));
                }
            }
        }
        let (distance, entry) = best?;
        (distance <= limit && distance < runner_up)
            .then(|| Match { hits: entry.hits.clone(), quality: Quality::Near(distance) })
    }

    fn part(&self, folded: &str, length: usize, table: TableKind) -> Option<Match> {
        if length < MIN_PART {
            return None;
        }
        let mut found: Vec<Hit> = Vec::new();
        for entry in self.entries_beside(table).filter(|entry| entry.length > length && entry.folded.contains(folded)) {
            found.extend(entry.hits.iter().copied().filter(|hit| !matches!(hit.role, Role::Group)));
        }
        let first = *found.first()?;
        found.iter().all(|hit| *hit == first).then(|| Match { hits: vec![first], quality: Quality::Part })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
