//! The labels of all forms in one array, which the compiler fills.

use super::{Hit, Role};
use crate::statute::{Column, Form, Group, Row, TableKind};

/// How many labels the forms have, those that are alike among them.
pub(super) const LABELS: usize = {
    let mut count = 0;
    while label(count).is_some() {
        count += 1;
    }
    count
};

/// The labels as printed, and what each stands for.
pub(super) static ALL: [(&str, Hit); LABELS] = {
    let mut all = [("", Hit { table: TableKind::Disclosure, role: Role::Group }); LABELS];
    let mut at = 0;
    while let Some(label) = label(at) {
        all[at] = label;
        at += 1;
    }
    all
};

/// Bytes of all labels, and so more than all their characters.
pub(super) const BYTES: usize = {
    let (mut at, mut bytes) = (0, 0);
    while at < LABELS {
        bytes += ALL[at].0.len();
        at += 1;
    }
    bytes
};

/// A label as its form prints it, and what it stands for: rows, columns and groups, form by form.
const fn label(mut at: usize) -> Option<(&'static str, Hit)> {
    let mut kind = 0;
    while kind < TableKind::ALL.len() {
        let table = TableKind::ALL[kind];
        let mut form = 0;
        while form < table.forms().len() {
            match label_of(table.forms()[form], &mut at) {
                Some((text, role)) => return Some((text, Hit { table, role })),
                None => form += 1,
            }
        }
        kind += 1;
    }
    None
}

/// The label of a form at this place; where it has fewer, the place among those of the next one.
const fn label_of(form: &'static Form, at: &mut usize) -> Option<(&'static str, Role)> {
    let (mut row, mut column, mut group) = (0, 0, 0);
    while row < form.rows.len() {
        let Row { key, label, variants, .. } = &form.rows[row];
        if let Some(text) = wording(label, variants, at) {
            return Some((text, Role::Row(key)));
        }
        row += 1;
    }
    while column < form.columns.len() {
        let Column { key, label, variants, .. } = &form.columns[column];
        if let Some(text) = wording(label, variants, at) {
            return Some((text, Role::Column(key)));
        }
        column += 1;
    }
    while group < form.groups.len() {
        let Group { label, variants } = &form.groups[group];
        if let Some(text) = wording(label, variants, at) {
            return Some((text, Role::Group));
        }
        group += 1;
    }
    None
}

/// A label or one of its variants; the place behind them where they are fewer.
const fn wording(label: &'static str, variants: &[&'static str], at: &mut usize) -> Option<&'static str> {
    match *at {
        0 => Some(label),
        number if number <= variants.len() => Some(variants[number - 1]),
        _ => {
            *at -= 1 + variants.len();
            None
        }
    }
}
