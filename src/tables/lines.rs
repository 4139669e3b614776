//! A form turned one way → its lines: the labels that open each, and the cells that follow them.
//!
//! As the form has it, a line is a row; where the table is turned it is a column; where all rows stand behind each other
//! there is one line for all. Whoever reads lines need not know which.

use super::vocabulary::Role;
use crate::statute::{CellIndex, Form, Frame};
use crate::text::fold;

/// A line of a form.
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// What opens it; `None` where every label of the form together does.
    pub opened_by: Option<Role>,
    /// Its label, folded.
    pub label: String,
    /// What its label may go on with.
    pub note: String,
    /// Labels of groups that may stand before it.
    pub group: String,
    /// Labels of all groups it lies in.
    pub within: String,
    /// How many groups it lies in.
    pub depth: usize,
    /// What it counts together with the rows around it, as the form's keys say.
    pub family: &'static str,
    /// Its number inside its group, where it has one.
    pub number: Option<u32>,
    /// Its cells, in order.
    pub cells: Vec<CellIndex>,
}

/// The lines of a form in a frame.
pub(super) fn lines(form: &'static Form, frame: Frame) -> Vec<Line> {
    match frame {
        Frame::Rows => rows(form),
        Frame::OneLine => vec![Line { opened_by: None, cells: form.cells().collect(), ..Line::named("", &[]) }],
        Frame::Transposed => {
            let line = |(at, column): (usize, &'static crate::statute::Column)| Line {
                opened_by: Some(Role::Column(at)),
                cells: (0..form.rows.len()).filter_map(|row| form.cell_at(row, at)).collect(),
                ..Line::named(column.label, column.variants)
            };
            form.columns.iter().enumerate().map(line).collect()
        }
    }
}

fn rows(form: &'static Form) -> Vec<Line> {
    let mut above: &[&str] = &[];
    let mut lines = Vec::new();
    for (at, row) in form.rows.iter().enumerate() {
        let group = row.groups.iter().filter(|group| !above.contains(group)).map(|group| fold(group)).collect();
        above = row.groups;
        lines.push(Line {
            opened_by: Some(Role::Row(at)),
            group,
            within: row.groups.iter().map(|group| fold(group)).collect(),
            depth: row.groups.len(),
            family: row.key.split_once('.').map_or("", |(family, _)| family),
            cells: row.columns.iter().filter_map(|&column| form.cell_at(at, column)).collect(),
            ..Line::named(row.label, row.variants)
        });
    }
    lines
}

impl Line {
    /// A line's label; what a shorter wording leaves out of it is a note.
    fn named(label: &str, variants: &[&str]) -> Self {
        let whole = fold(label);
        let shorter =
            variants.iter().map(|variant| fold(variant)).filter(|variant| whole.starts_with(variant.as_str()));
        let main = shorter.filter(|variant| *variant != whole).min_by_key(String::len).unwrap_or_else(|| whole.clone());
        let number = label.split_once('.').and_then(|(number, _)| number.parse().ok());
        let note = whole[main.len()..].to_owned();
        Self {
            opened_by: None,
            label: main,
            note,
            group: String::new(),
            within: String::new(),
            depth: 0,
            family: "",
            number,
            cells: Vec::new(),
        }
    }
}
