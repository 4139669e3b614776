//! The labels of all forms, found in the letters of a text at once.
//!
//! Taken: [`Letters`]. Given: every label that stands in them, the longest at each place, and whether it stands by itself
//! (nothing but spaces, breaks, marks, numerals or another label beside it) or inside other words, as in a sentence.

use super::letters::Letters;
use super::signs::{is_bar, is_rule, note_before};
use crate::statute::{Form, TableKind, all_forms};
use crate::text::{Matcher, fold, is_han, is_numeral};
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

/// What a label names in a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    /// The row at this position.
    Row(usize),
    /// The column at this position.
    Column(usize),
    /// Rows or columns together.
    Group,
}

/// A label of some form, in the letters.
#[derive(Debug, Clone)]
pub(super) struct Hit {
    /// Which label.
    label: usize,
    /// The letters it takes.
    pub letters: Range<usize>,
    /// Whether it stands by itself.
    pub alone: bool,
    /// Whether it is one of several labels in a row that a rule under it makes the head of what follows.
    pub heads: bool,
}

struct Vocabulary {
    /// The labels, each with its number.
    matcher: Matcher<usize>,
    /// For each label the forms it is of, and as what.
    roles: Vec<Vec<(&'static Form, Role)>>,
}

static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| {
    let mut labels: BTreeMap<String, Vec<(&'static Form, Role)>> = BTreeMap::new();
    for form in all_forms() {
        let rows = form.rows.iter().enumerate().map(|(at, row)| (Role::Row(at), row.label, row.variants));
        let columns =
            form.columns.iter().enumerate().map(|(at, column)| (Role::Column(at), column.label, column.variants));
        let groups = form.groups.iter().map(|group| (Role::Group, group.label, group.variants));
        for (role, label, variants) in rows.chain(columns).chain(groups) {
            for wording in std::iter::once(&label).chain(variants) {
                let roles = labels.entry(fold(wording)).or_default();
                if !roles.contains(&(form, role)) {
                    roles.push((form, role));
                }
            }
        }
    }
    let (labels, roles): (Vec<String>, _) = labels.into_iter().filter(|(label, _)| !label.is_empty()).unzip();
    let matcher = Matcher::new(labels.iter().enumerate().map(|(at, label)| (label, at)), |one, _| one);
    Vocabulary { matcher, roles }
});

impl Hit {
    /// What the label names in the forms of a table.
    pub(super) fn roles(&self, table: TableKind) -> impl Iterator<Item = (&'static Form, Role)> + Clone {
        VOCABULARY.roles[self.label].iter().copied().filter(move |(form, _)| form.table == table)
    }

    /// What the label names in a form.
    pub(super) fn roles_in(&self, form: &'static Form) -> impl Iterator<Item = Role> {
        VOCABULARY.roles[self.label].iter().filter(move |(other, _)| *other == form).map(|(_, role)| *role)
    }

    /// The one table that has this label, where there is just one.
    pub(super) fn only_table(&self) -> Option<TableKind> {
        let roles = &VOCABULARY.roles[self.label];
        let table = roles.first()?.0.table;
        roles.iter().all(|(form, _)| form.table == table).then_some(table)
    }

    /// How many letters it has.
    pub(super) fn len(&self) -> usize {
        self.letters.len()
    }
}

/// The labels in a text's letters, in order.
pub(super) fn hits(text: &str, letters: &Letters) -> Vec<Hit> {
    let mut hits: Vec<Hit> = VOCABULARY
        .matcher
        .find(letters.folded())
        .map(|found| Hit {
            label: found.value,
            letters: Letters::of_byte(found.range.start)..Letters::of_byte(found.range.end),
            alone: false,
            heads: false,
        })
        .map(|hit| within_cell(text, letters, hit))
        .collect();
    for at in 0..hits.len() {
        let Range { start, end } = hits[at].letters;
        let before = text[..letters.start(start)].chars().next_back();
        let behind = text[letters.end(end - 1)..].chars().next();
        let follows = at > 0 && hits[at - 1].letters.end == start;
        let leads = hits.get(at + 1).is_some_and(|next| next.letters.start == end);
        let free = |c: Option<char>| c.is_none_or(|c| !is_han(c) || is_numeral(c));
        // A label begins its cell; behind a comma, a full stop or a bracket a sentence goes on, behind a mark of numbering
        // only where a number stands before it.
        let mut back = text[..letters.start(start)].chars().rev();
        let in_sentence = match back.next() {
            Some('，' | ',' | '。' | '；' | ';' | '(' | '（') => true,
            Some('、') => !back.next().is_some_and(|c| is_numeral(c) || c.is_ascii_digit()),
            _ => false,
        };
        hits[at].alone = (follows || free(before) && !in_sentence) && (leads || free(behind));
    }
    heads(text, letters, &mut hits);
    leave_sentences(text, letters, &mut hits);
    leave_notes(text, letters, &mut hits);
    hits
}

/// Drops the labels in brackets behind a label, which explain it: `其他对外管理服务事项（指行政许可以外的事项）`.
fn leave_notes(text: &str, letters: &Letters, hits: &mut Vec<Hit>) {
    let mut end = 0;
    hits.retain(|hit| {
        let is_inside = letters.start(hit.letters.start) < end;
        let behind = text[letters.end(hit.letters.end - 1)..].trim_start_matches(' ');
        if let Some(note) = note_before(behind).filter(|_| !is_inside) {
            end = text.len() - behind.len() + note.len();
        }
        !is_inside
    });
}

/// Drops the labels of lines that tell figures in words: `予以公开36件，部分公开13件。` is no row.
fn leave_sentences(text: &str, letters: &Letters, hits: &mut Vec<Hit>) {
    let mut line = 0..0;
    let mut tells = false;
    hits.retain(|hit| {
        let start = letters.start(hit.letters.start);
        if !line.contains(&start) {
            let from = text[..start].rfind('\n').map_or(0, |end| end + 1);
            line = from..start + text[start..].find('\n').map_or(text.len() - start, |end| end + 1);
            tells = tells_in_words(&text[line.clone()]);
        }
        !tells
    });
}

/// Whether a line is a sentence that counts: commas and stops outside brackets, and a figure with what it counts at it.
fn tells_in_words(line: &str) -> bool {
    /// Characters of the longest line that is one paragraph; a longer one may hold a whole page.
    const PARAGRAPH: usize = 800;
    /// What is counted.
    const COUNTED: [char; 10] = ['件', '条', '项', '次', '起', '宗', '人', '份', '%', '％'];
    let counts = |(at, byte): (usize, u8)| byte.is_ascii_digit() && line[at + 1..].starts_with(COUNTED);
    let is_long = || line.len() > PARAGRAPH && line.chars().nth(PARAGRAPH).is_some();
    // Rows of tables count nothing.
    if !line.bytes().enumerate().any(counts) || is_long() || line.contains(|c: char| is_bar(c) || c == '\t') {
        return false;
    }
    let (mut depth, mut stops, mut explains, mut before) = (0_usize, false, false, ' ');
    for c in line.chars() {
        match c {
            '(' | '（' => depth += 1,
            ')' | '）' => depth = depth.saturating_sub(1),
            '，' | '。' | '；' => stops |= depth == 0,
            '为' | '系' => explains |= depth == 0 && matches!(before, '件' | '条' | '项' | '次'),
            _ => {}
        }
        before = c;
    }
    stops || explains
}

/// A label that is whole where its cell ends does not go on in the next: `商业企业 | 法人—科研机构`.
fn within_cell(text: &str, letters: &Letters, hit: Hit) -> Hit {
    let ends = |&at: &usize| {
        let (end, start) = (letters.end(at - 1), letters.start(at));
        let between = text.get(end..start).unwrap_or("");
        between.contains(|c: char| is_bar(c) || matches!(c, '\t' | ',')) || letters.are_parted(end, start)
    };
    let Some(end) = (hit.letters.start + 1..hit.letters.end).find(ends) else { return hit };
    let own = letters.slice(hit.letters.start..end);
    let roles = &VOCABULARY.roles;
    let whole = VOCABULARY.matcher.find(own).next().filter(|found| found.range.end == own.len());
    match whole.filter(|found| roles[found.value].iter().any(|role| roles[hit.label].contains(role))) {
        Some(found) => Hit { label: found.value, letters: hit.letters.start..end, ..hit },
        None => hit,
    }
}

/// Finds the labels that stand side by side over a rule, without a figure among them.
fn heads(text: &str, letters: &Letters, hits: &mut [Hit]) {
    let mut at = 0;
    while at < hits.len() {
        let start = letters.start(hits[at].letters.start);
        let end = start + text[start..].find('\n').unwrap_or(text.len() - start);
        let same = hits[at..].iter().take_while(|hit| letters.start(hit.letters.start) < end).count().max(1);
        let under = text[end..].trim_start().lines().next().unwrap_or("");
        let figures =
            || text[start..end].split(is_bar).any(|cell| cell.trim().starts_with(|c: char| c.is_ascii_digit()));
        if same > 1 && under.contains(is_bar) && is_rule(under) && !figures() {
            hits[at..at + same].iter_mut().for_each(|hit| hit.heads = true);
        }
        at += same;
    }
}
