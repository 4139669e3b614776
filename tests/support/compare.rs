//! A report as read against the truth: what is wrong, what was read, and whether it was read where it stands.
//!
//! Wrong is a number that is not the cell's, a number where the page has none, and a blank where it has one. A cell left
//! ambiguous, unreadable or missing is not wrong, it is only not read.

use super::marks::Rendered;
use super::truth::Truth;
use gkreport::Report;
use gkreport::report::{AlignedBy, Cell, Status};
use rust_decimal::Decimal;

/// What a comparison came to.
#[derive(Debug, Default)]
pub struct Outcome {
    /// What is wrong, one line each.
    pub wrong: Vec<String>,
    /// Cells read, or rightly found blank.
    pub read: usize,
    /// Cells there are to read.
    pub expected_readable: usize,
}

/// Compares every cell of the truth and of the report.
pub fn compare(truth: &Truth, report: &Report) -> Outcome {
    let mut outcome = Outcome::default();
    let mut known = Vec::new();
    for (_, key, value) in truth.cells() {
        outcome.expected_readable += 1;
        match verdict(report.cell(&key), value) {
            Verdict::Right => outcome.read += 1,
            Verdict::Unread => {}
            Verdict::Wrong(what) => outcome.wrong.push(format!("{key}: {what}")),
        }
        known.push(key);
    }
    for table in &report.tables {
        let same = report.tables.iter().filter(|other| other.form.table == table.form.table).count();
        if same > 1 {
            outcome.wrong.push(format!("{} tables are {}", same, table.form.table.key()));
        }
        for (at, cell) in table.iter().filter(|(_, cell)| cell.status == Status::Read) {
            let key = table.form.key(at);
            if !known.contains(&key) {
                outcome.wrong.push(format!("{key}: {:?} was read, but the report has no such cell", cell.value));
            }
        }
    }
    outcome
}

/// What is to be said of one cell.
#[derive(Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Read as it is, or rightly blank.
    Right,
    /// Not claimed to be known.
    Unread,
    /// Claimed to be what it is not.
    Wrong(String),
}

/// Judges one cell.
pub fn verdict(cell: Option<&Cell>, truth: Option<Decimal>) -> Verdict {
    let Some(cell) = cell else { return Verdict::Unread };
    match (cell.status, truth) {
        (Status::Read, Some(value)) if cell.value == Some(value) => Verdict::Right,
        (Status::Blank, None) => Verdict::Right,
        // Nothing stands there and the sums say that nothing lacks: as much as a damaged page can tell of a lost 0.
        (Status::Blank, Some(value)) if value.is_zero() && cell.aligned_by == AlignedBy::Sums => Verdict::Unread,
        (Status::Read | Status::Blank, _) => {
            let shown = |value: Option<Decimal>| value.map_or_else(|| "blank".to_owned(), |value| value.to_string());
            Verdict::Wrong(format!(
                "is {}, was found {:?} as {} ({:?}, by {:?})",
                shown(truth),
                cell.status,
                shown(cell.value),
                cell.raw,
                cell.aligned_by
            ))
        }
        (Status::Ambiguous | Status::Unreadable | Status::Missing, _) => Verdict::Unread,
    }
}

/// What is wrong with the places of the cells read: each span must cut the source where that very cell's figure was
/// written, and show its raw text.
pub fn misplaced(truth: &Truth, rendered: &Rendered, report: &Report) -> Vec<String> {
    if report.source.text != rendered.text {
        return vec!["the decoded text is not the text that was written".to_owned()];
    }
    let mut wrong = Vec::new();
    for (id, key, _) in truth.cells() {
        let Some(cell) = report.cell(&key).filter(|cell| cell.status == Status::Read) else { continue };
        if let Err(what) = shows_raw(cell, &report.source.text) {
            wrong.push(format!("{key}: {what}"));
            continue;
        }
        let span = cell.span.expect("shows_raw has seen it");
        let within = |range: &std::ops::Range<usize>| span.start <= range.start && range.end <= span.end;
        let own = |(figure, range): &(usize, std::ops::Range<usize>)| {
            *figure == id && range.start <= span.start && span.end <= range.end
        };
        // With a note before or behind it, in the same cell: `0 （含3件上年结转）`.
        let mut noted = rendered.figures.iter().filter(|(_, range)| within(range));
        let has_note = noted.next().is_some_and(|(figure, _)| *figure == id) && noted.next().is_none();
        if !has_note && !rendered.figures.iter().any(own) {
            let place = report.place(span);
            wrong.push(format!("{key}: {:?} at {}:{} is another cell's", cell.raw, place.line, place.column));
        }
    }
    wrong
}

/// Whether a cell's span cuts its raw text out of the source, markup aside.
///
/// # Errors
/// Says what is wrong.
pub fn shows_raw(cell: &Cell, source: &str) -> Result<(), String> {
    let Some(span) = cell.span else { return Err("was read, but nowhere".to_owned()) };
    let Some(cut) = source.get(span.start..span.end) else {
        return Err(format!("{span:?} does not lie on character boundaries"));
    };
    let tagged = cut.contains(['<', '&']);
    let same = if tagged { tidy(&without_markup(cut)) == tidy(&cell.raw) } else { cut == cell.raw };
    if same && !cut.is_empty() {
        Ok(())
    } else {
        Err(format!("its span shows {cut:?}, its raw text is {:?}", cell.raw))
    }
}

/// Drops tags and comments, and puts characters in place of their entities.
pub fn without_markup(markup: &str) -> String {
    let mut out = String::new();
    let mut rest = markup;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        rest = rest[at..].find('>').map_or("", |end| &rest[at + end + 1..]);
    }
    out.push_str(rest);
    out.replace("&nbsp;", "\u{a0}").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

/// White space as a browser shows it.
fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
