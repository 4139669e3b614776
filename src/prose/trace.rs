//! What was made of each clause that counts something, for people who look into a reading.

use super::clauses::Clause;
use super::sense::Found;
use super::token::Kind;
use crate::report::Figure;
use crate::span::Span;
use crate::statute::Edition;

/// A clause, its words with their classes, and what came of it.
#[derive(Debug, Clone)]
pub struct Seen {
    /// Where the clause stands in the source.
    pub span: Span,
    /// Its words: the text and its classes, `number`, `percent` or `?` for what is not known.
    pub words: Vec<(String, String)>,
    /// The frame it fits, with the cell it means in the report's edition.
    pub means: Vec<(&'static str, String)>,
    /// Why it fits none.
    pub why: Option<&'static str>,
}

impl Seen {
    pub(super) fn new(clause: &Clause, text: &str, span: Span, found: &Found, edition: Edition) -> Self {
        let words = clause.tokens.iter().map(|token| {
            let class = match &token.kind {
                Kind::Word(classes) => classes.names(),
                Kind::Number(_) => "number".to_owned(),
                Kind::Percent(..) => "percent".to_owned(),
                Kind::Mark(_) | Kind::Unknown => "?".to_owned(),
            };
            (text[token.range.clone()].to_owned(), class)
        });
        let means = found.iter().flatten().map(|frame| {
            let cells = frame
                .means(edition)
                .first()
                .map_or_else(String::new, |cells| cells.iter().map(|cell| cell.text()).collect::<Vec<_>>().join(" + "));
            (frame.name, cells)
        });
        Self { span, words: words.collect(), means: means.collect(), why: found.as_ref().err().copied() }
    }

    /// Takes back what a clause seemed to mean, where what else was told left its figures without a cell.
    pub(super) fn settle(&mut self, figures: &[Figure]) {
        let is_in = |figure: &&Figure| self.span.start <= figure.span.start && figure.span.end <= self.span.end;
        let mut own = figures.iter().filter(is_in).peekable();
        let had_cells = self.means.iter().any(|(_, cells)| !cells.is_empty());
        if had_cells && own.peek().is_some() && own.all(|figure| figure.means.is_empty()) {
            self.means.clear();
            self.why = Some("what is told beside it leaves open what it is");
        }
    }
}
