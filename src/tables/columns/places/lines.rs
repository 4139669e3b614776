//! The lines of a text that figures stand on: whose they are, from column to column, and what heads them.
//!
//! A table may be written in pieces, each under its own head and with columns of its own widths: a new head after a row begins a
//! new piece. Figures of a row may stand on several lines beside its wrapped label, as long as they stand beside each other.
//! Refused: a line of figures that no label stands in or around, or in which the labels of two rows begin.

use super::super::super::cells::Holds;
use super::super::super::ground::{Ground, Kind, Token};
use super::super::super::rows::{Owner, Words};
use super::super::super::stacks;
use crate::statute::Frame;
use std::collections::BTreeMap;
use std::ops::Range;
use unicode_width::UnicodeWidthChar;

/// A figure (or word) on its line: from column to column.
#[derive(Debug, Clone)]
pub(super) struct Place {
    pub from: usize,
    pub to: usize,
    pub text: Range<usize>,
    pub holds: Holds,
}

impl Place {
    pub(super) const fn meets(&self, other: &Self) -> bool {
        self.from < other.to && other.from < self.to
    }
}

/// A piece of the table.
#[derive(Debug, Default)]
pub(super) struct Piece {
    /// The figures of each of its rows, those without any too.
    pub rows: BTreeMap<usize, Vec<Place>>,
    /// Names of columns that stand whole, each with the column.
    pub headings: Vec<(usize, Place)>,
    /// All words above the first row, line by line.
    pub above: Vec<Vec<Place>>,
}

/// The lines of a table.
#[derive(Debug, Default)]
pub(super) struct Places {
    pub pieces: Vec<Piece>,
    /// Where the label of each row begins, with its number.
    pub labels: BTreeMap<usize, usize>,
}

/// Where every figure stands, and whose it is; `None` where a figure is nobody's.
pub(super) fn places(ground: &Ground<'_, '_>, width: fn(char) -> usize) -> Option<Places> {
    let mut found = Places { pieces: vec![Piece::default()], ..Places::default() };
    let mut numbers = Numbers::default();
    let one_line = ground.frame == Frame::OneLine;
    for tokens in ground.tokens.split(|token| token.kind == Kind::Break) {
        let Some(first) = tokens.first() else { continue };
        let start = ground.document.text[..first.text.start].rfind(['\n', '\u{c}']).map_or(0, |at| at + 1);
        let line = Line { ground, tokens, start, width };
        let cells = line.cells();
        let has_rows = found.pieces.last().is_some_and(|piece| !piece.rows.is_empty());
        if has_rows && cells.is_empty() && line.is_head() {
            found.pieces.push(Piece::default());
        }
        let piece = found.pieces.last_mut()?;
        if cells.is_empty() && piece.rows.is_empty() && (one_line || line.owners().next().is_none()) {
            piece.above.push(line.runs());
        }
        let known = found.labels.len();
        for token in tokens {
            match token.kind {
                Kind::Words { owner: Owner::Heading(column), .. } => piece.headings.push((column, line.place(token))),
                Kind::Words { owner: Owner::Label(row), .. } => {
                    found.labels.entry(row).or_insert_with(|| line.label_start(token));
                    if !one_line {
                        piece.rows.entry(row).or_default();
                    }
                }
                _ => {}
            }
        }
        if cells.is_empty() {
            continue;
        }
        // Of two rows that begin here nothing says whose the figures are.
        if found.labels.len() > known + 1 {
            return None;
        }
        // A figure belongs to the nearest label before it.
        let owner = match line.owners().next_back() {
            Some((_, owner)) => owner,
            None if one_line => 0,
            None => around(ground, start)?,
        };
        let mut figures: Vec<Place> = cells.into_iter().map(|token| line.place(token)).collect();
        numbers.take(ground, owner, &found.labels, &mut figures);
        // Any other figure before its label has lost its place.
        let label = line.owners().next_back().map_or(0, |(token, _)| token.text.start);
        let piece = found.pieces.iter_mut().rev().find(|piece| one_line || piece.rows.contains_key(&owner))?;
        let row = piece.rows.entry(owner).or_default();
        let touches = |figure: &Place| row.iter().any(|other| other.from <= figure.to && figure.from <= other.to);
        if figures.iter().any(|figure| figure.text.start < label || touches(figure)) {
            return None;
        }
        row.extend(figures);
        row.sort_by_key(|place| place.from);
    }
    (numbers.are_alike() && found.is_aligned()).then_some(found)
}

impl Places {
    /// Whether most figures stand apart by more than one space: only then a place says something.
    fn is_aligned(&self) -> bool {
        let rows = self.pieces.iter().flat_map(|piece| piece.rows.values());
        let gaps: Vec<usize> = rows.flat_map(|row| row.windows(2)).map(|pair| pair[1].from - pair[0].to).collect();
        gaps.iter().filter(|&&gap| gap > 1).count() * 2 >= gaps.len()
    }
}

/// A line of the text.
struct Line<'l, 'd, 's> {
    ground: &'l Ground<'d, 's>,
    tokens: &'l [Token],
    start: usize,
    width: fn(char) -> usize,
}

impl<'l> Line<'l, '_, '_> {
    /// The labels in it, and their notes, with the rows they are of.
    fn owners(&self) -> impl DoubleEndedIterator<Item = (&'l Token, usize)> + use<'l> {
        self.tokens.iter().filter_map(|token| match token.kind {
            Kind::Words { owner: Owner::Label(line) | Owner::Note(line), .. } => Some((token, line)),
            _ => None,
        })
    }

    /// Whether it names columns and nothing else.
    fn is_head(&self) -> bool {
        let named = |token: &&Token| matches!(token.kind, Kind::Words { owner: Owner::Heading(_), .. });
        self.owners().next().is_none() && self.tokens.iter().filter(named).nth(1).is_some()
    }

    /// What stands in it as cells: figures and marks; a word, too, behind a figure or well behind the label.
    fn cells(&self) -> Vec<&'l Token> {
        let ground = self.ground;
        let is_figure = |token: &Token| matches!(token.kind, Kind::Figure | Kind::Mark);
        let figure = self.tokens.iter().find(|token| is_figure(token)).map(|token| token.text.end);
        let label = self.owners().next_back().map(|(token, _)| token.text.end);
        let is_word = |token: &Token| match token.kind {
            Kind::Odd => true,
            Kind::Words { owner: Owner::Foreign, .. } => !ground.is_idle(ground.slice(&token.text)),
            _ => false,
        };
        let stands = |token: &Token| {
            let well = |label: usize| {
                let between = ground.slice(&(label..token.text.start.max(label)));
                let width: usize =
                    between.chars().filter(|c| c.is_whitespace()).map(|c| c.width_cjk().unwrap_or(0)).sum();
                width > 1 || token.kind == Kind::Odd && token.text.start >= label
            };
            // A piece of a figure alone on its line is some row's, or before all figures of it.
            let torn = token.kind == Kind::Odd && ground.slice(&token.text).contains(|c: char| c.is_ascii_digit());
            let leads = torn && label.is_none();
            figure.map_or(torn, |figure| figure < token.text.start || leads) || label.is_some_and(well)
        };
        self.tokens.iter().filter(|token| is_figure(token) || is_word(token) && stands(token)).collect()
    }

    fn columns(&self, range: &Range<usize>) -> usize {
        self.ground.slice(range).chars().map(self.width).sum()
    }

    fn place(&self, token: &Token) -> Place {
        let from = self.columns(&(self.start..token.text.start));
        let holds = if matches!(token.kind, Kind::Figure | Kind::Mark) { Holds::Figure } else { Holds::Odd };
        Place { from, to: from + self.columns(&token.text), text: token.text.clone(), holds }
    }

    /// Where a label begins, with the number at it.
    fn label_start(&self, token: &Token) -> usize {
        let before = self.ground.slice(&(self.start..token.text.start));
        let space = before.char_indices().rev().find(|(_, c)| c.is_whitespace());
        self.columns(&(self.start..self.start + space.map_or(0, |(at, c)| at + c.len_utf8())))
    }

    /// What stands between its spaces.
    fn runs(&self) -> Vec<Place> {
        let text = &self.ground.document.text[self.start..];
        let line = &text[..text.find(['\n', '\u{c}']).unwrap_or(text.len())];
        let place = |run: stacks::Run| Place {
            from: run.columns.start,
            to: run.columns.end,
            text: self.start + run.text.start..self.start + run.text.end,
            holds: Holds::Odd,
        };
        stacks::runs(line, self.width).into_iter().map(place).collect()
    }
}

/// The numbers of labels that stand before them, as figures of their own: of all labels that have one, or of none.
#[derive(Default)]
struct Numbers {
    apart: usize,
    others: usize,
}

impl Numbers {
    /// Takes a label's number from the figures of its row.
    fn take(
        &mut self,
        ground: &Ground<'_, '_>,
        line: usize,
        labels: &BTreeMap<usize, usize>,
        figures: &mut Vec<Place>,
    ) {
        let (Some(number), Some(&label)) = (ground.lines[line].number, labels.get(&line)) else { return };
        let is_number = |first: &Place| first.to <= label && ground.slice(&first.text) == number.to_string();
        if figures.first().is_some_and(is_number) {
            figures.remove(0);
            self.apart += 1;
        } else {
            self.others += 1;
        }
    }

    const fn are_alike(&self) -> bool {
        self.apart == 0 || self.others == 0
    }
}

/// The line of the form whose label stands above and below a place.
fn around(ground: &Ground<'_, '_>, at: usize) -> Option<usize> {
    let mut inside = (0..ground.lines.len()).filter(|&line| {
        let own = |words: &&Words| matches!(words.owner, Owner::Label(other) | Owner::Note(other) if other == line);
        let mut words = ground.words.iter().filter(own);
        let first = words.next().map(|words| words.text.start);
        first.is_some_and(|first| first < at) && words.next_back().is_some_and(|last| last.text.start > at)
    });
    inside.next().filter(|_| inside.next().is_none())
}
