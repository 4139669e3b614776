//! A `<select>`: of its options the page shows the one that is chosen, or the first.

use super::attributes::Attributes;
use std::ops::Range;

/// A `<select>` being read.
#[derive(Debug)]
pub(super) struct Choice {
    /// Its number among the elements.
    pub(super) serial: usize,
    /// Whether it shows several options at once, so that nobody can say which of them is meant.
    pub(super) is_list: bool,
    options: Vec<(bool, Vec<Piece>)>,
}

/// A piece of an option's text.
#[derive(Debug, Clone)]
pub(super) enum Piece {
    /// As it stands in the source.
    Text(Range<usize>),
    /// What a character reference decodes to.
    Reference(String, Range<usize>),
}

impl Piece {
    /// Where it begins in the source.
    pub(super) const fn start(&self) -> usize {
        let (Self::Text(range) | Self::Reference(_, range)) = self;
        range.start
    }
}

impl Choice {
    /// One without options yet.
    pub(super) fn new(serial: usize, attributes: &Attributes) -> Self {
        let is_list = attributes.has("multiple") || attributes.number("size").is_some_and(|size| size > 1);
        Self { serial, is_list, options: Vec::new() }
    }

    /// Takes the start tag of an option.
    pub(super) fn option(&mut self, attributes: &Attributes) {
        self.options.push((attributes.has("selected"), Vec::new()));
    }

    /// Takes text; before the first option there is none.
    pub(super) fn push(&mut self, piece: Piece) {
        if let Some((_, pieces)) = self.options.last_mut() {
            pieces.push(piece);
        }
    }

    /// The text of the chosen option: the last that says so, or the first of all.
    pub(super) fn chosen(mut self) -> Vec<Piece> {
        let at = self.options.iter().rposition(|(is_chosen, _)| *is_chosen).unwrap_or(0);
        if self.options.is_empty() { Vec::new() } else { self.options.swap_remove(at).1 }
    }
}
