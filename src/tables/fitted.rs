//! Groups → the form they fit: which edition's table it is.
//!
//! A label that only one form has tells it; where labels do not, the form whose rows align at least cost is the table's.

use super::assign::{Assignment, assign};
use super::evidence::Evidence;
use super::groups::Grouped;
use super::vocabulary::{Match, Role};
use super::words::Word;
use crate::document::Document;
use crate::statute::{Form, TableKind};

/// A form, its rows aligned with the groups.
pub(super) struct Fitted {
    /// The form.
    pub form: &'static Form,
    /// The ways its rows may be groups.
    pub assignment: Assignment,
    /// What the alignment costs, less what the form's own labels are worth.
    pub cost: i64,
}

/// What a label that only one form has is worth against the cost of an alignment.
const OWN_LABEL: i64 = 60;
/// A form that leads by less than this is not told for sure.
pub(super) const CLEAR_LEAD: i64 = 20;

/// The forms of a table that may be this one's, the likeliest first.
pub(super) fn fitted(
    document: &Document<'_>,
    table: TableKind,
    grouped: &Grouped,
    evidence: &[Vec<Evidence>],
) -> Vec<Fitted> {
    let forms = table.forms();
    // Labels tell forms apart; where there is one, nothing is to be told.
    let labels = if forms.len() > 1 { labels(document, table, &grouped.words) } else { Vec::new() };
    let worth = |form: &Form| OWN_LABEL * i64::try_from(own_labels(form, &labels)).unwrap_or(i64::MAX / OWN_LABEL);
    let mut worths: Vec<(usize, i64)> = forms.iter().map(|form| worth(form)).enumerate().collect();
    worths.sort_by_key(|(_, worth)| std::cmp::Reverse(*worth));
    let mut fitted: Vec<(usize, Fitted)> = Vec::with_capacity(forms.len());
    for (at, worth) in worths {
        // An alignment costs nothing at best: a form that is led clearly even so need not be aligned.
        if fitted.iter().any(|(_, other)| -worth - other.cost >= CLEAR_LEAD) {
            continue;
        }
        let assignment = assign(forms[at], &grouped.groups, evidence);
        let cost = i64::from(assignment.cost) - worth;
        fitted.push((at, Fitted { form: forms[at], assignment, cost }));
    }
    // Of equals the newest comes first.
    fitted.sort_by_key(|(at, fitted)| (fitted.cost, *at));
    fitted.into_iter().map(|(_, fitted)| fitted).collect()
}

/// Labels of the table found among its words.
fn labels(document: &Document<'_>, table: TableKind, words: &[Word]) -> Vec<Role> {
    let mut labels: Vec<Role> = Vec::new();
    for word in words {
        // 其他 may be a column, a row, or a piece of another label, and 其他处理 is a row of one form and a heading of the
        // other: they tell nothing.
        let telling =
            |found: &Match| !found.is_group(table) && (found.row(table).is_none() || found.column(table).is_none());
        let hits = word.near(document, table).filter(telling).map(|found| found.hits).unwrap_or_default();
        for hit in hits.iter().filter(|hit| hit.table == table) {
            if !labels.contains(&hit.role) {
                labels.push(hit.role);
            }
        }
    }
    labels
}

/// How many of the labels found belong to this form and to no other.
fn own_labels(form: &Form, labels: &[Role]) -> usize {
    let has = |form: &Form, role: &Role| match role {
        Role::Row(key) => form.row_index(key).is_some(),
        Role::Column(key) => form.column_index(key).is_some(),
        Role::Group => false,
    };
    let others = || form.table.forms().iter().filter(|other| **other != form);
    labels.iter().filter(|role| has(form, role) && !others().any(|other| has(other, role))).count()
}
