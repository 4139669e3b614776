//! What a form calls its rows, columns and groups, folded once.
//!
//! Every stretch of a page that may be a table asks for these words; a form has the same ones wherever it stands.

use super::lines::{Line, lines};
use crate::statute::{Form, Frame, all_forms};
use crate::text::fold;
use std::sync::{LazyLock, OnceLock};

/// A name of a form, and which one it is of those that are to stand in order; of a group's name nothing.
pub(super) type Name = (String, Option<usize>);

/// The words of a form.
pub(super) struct Wordings {
    /// What its columns are called, and its groups.
    pub columns: Vec<Name>,
    /// What its rows are called, and its groups.
    pub rows: Vec<Name>,
    /// What columns are called in other editions of the form, and never in this one.
    pub others: Vec<Name>,
    /// All of them, the longest first.
    pub all: Vec<String>,
    /// Rows that are called as another one is, each with that one and the wording.
    pub twins: Vec<(usize, usize, String)>,
}

/// The lines of a form, however it is turned.
pub(super) struct Turned {
    /// The lines in each of its frames.
    frames: Vec<(Frame, Vec<Line>)>,
    /// The labels of its groups, one behind the other.
    pub groups: String,
}

/// What is known of a form once somebody has asked.
struct Known {
    form: &'static Form,
    wordings: OnceLock<Wordings>,
    turned: OnceLock<Turned>,
}

/// The words of a form.
pub(super) fn of(form: &'static Form) -> &'static Wordings {
    known(form).wordings.get_or_init(|| Wordings::of(form))
}

/// The lines of a form.
pub(super) fn turned(form: &'static Form) -> &'static Turned {
    known(form).turned.get_or_init(|| Turned::of(form))
}

fn known(form: &'static Form) -> &'static Known {
    static FORMS: LazyLock<Vec<Known>> = LazyLock::new(|| {
        let known = |form| Known { form, wordings: OnceLock::new(), turned: OnceLock::new() };
        all_forms().map(known).collect()
    });
    #[expect(clippy::expect_used, reason = "there are no forms but these")]
    FORMS.iter().find(|known| known.form == form).expect("a form of the law")
}

impl Turned {
    fn of(form: &'static Form) -> Self {
        let frames = form.habits.frames.iter().map(|&frame| (frame, lines(form, frame))).collect();
        let groups: Vec<String> = form.groups.iter().map(|group| fold(group.label)).collect();
        Self { frames, groups: groups.join(" ") }
    }

    /// The lines in a frame that the form may have.
    pub(super) fn lines(&self, frame: Frame) -> &[Line] {
        self.frames.iter().find(|(other, _)| *other == frame).map_or(&[], |(_, lines)| lines)
    }
}

impl Wordings {
    fn of(form: &'static Form) -> Self {
        let spelt = |label: &str, variants: &[&str], which: Option<usize>| -> Vec<Name> {
            std::iter::once(&label).chain(variants).map(|name| (fold(name), which)).collect()
        };
        let groups: Vec<Name> = form.groups.iter().flat_map(|group| spelt(group.label, group.variants, None)).collect();
        let columns = form.columns.iter().enumerate();
        let columns: Vec<Name> = columns
            .flat_map(|(at, column)| spelt(column.label, column.variants, Some(at)))
            .chain(groups.clone())
            .collect();
        let rows = form.rows.iter().enumerate();
        let rows: Vec<Name> =
            rows.flat_map(|(at, row)| spelt(row.label, row.variants, Some(at))).chain(groups).collect();
        let row = |(name, row): &Name| row.map(|row| (name.clone(), row));
        let own: Vec<(String, usize)> = rows.iter().filter_map(row).collect();
        let twins = own.iter().flat_map(|(name, row)| {
            let others = own.iter().filter(move |(other, at)| other == name && at != row);
            others.map(move |(_, other)| (*row, *other, name.clone()))
        });
        let twins = twins.collect();
        let mut all: Vec<String> = rows.iter().chain(&columns).map(|(name, _)| name.clone()).collect();
        all.sort_by_key(|name| std::cmp::Reverse(name.len()));
        all.dedup();
        let siblings = form.table.forms().iter().filter(|other| other.columns != form.columns);
        let named =
            siblings.flat_map(|other| other.columns).flat_map(|column| spelt(column.label, column.variants, None));
        let is_own = |name: &str| columns.iter().any(|(own, _)| own.contains(name));
        let others = named.filter(|(name, _)| !is_own(name)).collect();
        Self { columns, rows, others, all, twins }
    }
}
