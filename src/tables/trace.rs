//! What the reader made of a document, told so that a person can follow it: the first thing to look at when a table was
//! not read.

use super::attempts;
use super::rows::Owner;
use crate::document::{Document, TextRange};
use crate::report::Status;
use crate::span::Span;
use crate::statute::TableKind;

/// One stretch of the document that has labels of one table.
#[derive(Debug, Clone)]
pub struct Stretch {
    /// The table its labels are of.
    pub table: TableKind,
    /// From its first label to its last figure.
    pub span: Span,
    /// Whether it stands under the title of another report, or the caption of another body or time.
    pub is_others: bool,
    /// The layouts that were believed.
    pub ways: Vec<String>,
    /// The layouts that were not, with the reason.
    pub refused: Vec<(String, &'static str)>,
    /// The lines of the form that stand, in the form's order.
    pub lines: Vec<LineTrace>,
    /// Labels of lines that do not stand.
    pub missing: Vec<String>,
}

/// One line of a table.
#[derive(Debug, Clone)]
pub struct LineTrace {
    /// Where its label stands.
    pub span: Span,
    /// Its label as the form has it.
    pub label: String,
    /// Its label as the page has it.
    pub words: String,
    /// Its cells, `·` for a blank, `?` where it is not known.
    pub values: Vec<String>,
}

/// Follows the reader through a document.
pub(crate) fn stretches(document: &Document<'_>, year: Option<i32>, others: &[TextRange]) -> Vec<Stretch> {
    attempts(document, year, others)
        .into_iter()
        .map(|attempt| {
            let ground = &attempt.ground;
            let (mut lines, mut missing) = (Vec::new(), Vec::new());
            for (at, line) in ground.lines.iter().enumerate() {
                let own: Vec<_> = ground.words.iter().filter(|words| words.owner == Owner::Label(at)).collect();
                let Some(first) = own.first() else {
                    missing.push(line.label.clone());
                    continue;
                };
                let value = |cell: &usize| {
                    let cell = &attempt.verdict.cells[*cell];
                    match cell.status {
                        Status::Read => cell.value.map(|value| value.to_string()).unwrap_or_default(),
                        Status::Blank => "·".to_owned(),
                        Status::Unreadable => format!("!{}", cell.raw),
                        Status::Ambiguous | Status::Missing => "?".to_owned(),
                    }
                };
                lines.push(LineTrace {
                    span: document.span(&first.text),
                    label: line.label.clone(),
                    words: own.iter().map(|words| document.slice(&words.text)).collect(),
                    values: line.cells.iter().map(value).collect(),
                });
            }
            Stretch {
                table: ground.form.table,
                span: document.span(&ground.text),
                is_others: attempt.is_others,
                ways: attempt.verdict.ways,
                refused: attempt.verdict.refused,
                lines,
                missing,
            }
        })
        .collect()
}
