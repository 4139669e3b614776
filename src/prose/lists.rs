//! Lists of parts inside a sentence: where one opens, what it divides, and where it ends.
//!
//! `收到12件，其中当面5件，网络7件；办结12件`: the list opens at 其中, its whole is 12件, and it ends where the next statement
//! begins. A bracket has a list of its own (`3042篇（其中微信1741篇）`).

use super::clause;
use super::running::Stretch;
use crate::report::Listing;

/// A list being read.
#[derive(Debug, Clone)]
pub(super) struct List {
    /// Its number in the report.
    pub number: usize,
    /// Whether it says to be complete.
    pub listing: Listing,
    /// Figures it may divide: each part belongs to the last of its counter.
    pub wholes: Vec<usize>,
    /// Whether something came that is no part, so that nobody knows what what follows belongs to.
    pub broken: bool,
}

/// What holds inside one sentence.
#[derive(Debug, Default)]
pub(super) struct State {
    /// The list outside brackets.
    outer: Option<List>,
    /// The bracket that is open, by its place, and the list in it.
    inner: Option<(usize, Option<List>)>,
    /// Where the number before ends.
    pub previous: usize,
    /// Where the figures of this sentence begin among the report's.
    pub first: usize,
}

impl State {
    /// The state before a sentence that begins at `previous`, when the report has this many figures.
    pub fn at(previous: usize, first: usize) -> Self {
        Self { previous, first, ..Self::default() }
    }

    /// The list the number at hand stands in.
    pub fn list(&self) -> Option<&List> {
        match &self.inner {
            Some((_, inner)) => inner.as_ref(),
            None => self.outer.as_ref(),
        }
    }

    /// The same, to be changed.
    pub fn list_mut(&mut self) -> Option<&mut List> {
        match &mut self.inner {
            Some((_, inner)) => inner.as_mut(),
            None => self.outer.as_mut(),
        }
    }

    /// Leaves the bracket, if one was open.
    pub fn leave_bracket(&mut self) {
        self.inner = None;
    }

    /// Enters a bracket, or stays in it; a new list there takes the place of one before.
    pub fn enter_bracket(&mut self, bracket: usize, list: Option<List>) {
        if list.is_some() || self.inner.as_ref().is_none_or(|(at, _)| *at != bracket) {
            self.inner = Some((bracket, list));
        }
    }

    /// Opens a list outside brackets.
    pub fn open(&mut self, list: List) {
        self.outer = Some(list);
    }

    /// Ends the list outside brackets where a new statement begins: `between` is what stands before its number, `rest` the
    /// sentence from there on.
    pub fn end_at(&mut self, between: Stretch<'_>, rest: Stretch<'_>, alone: bool) {
        if !between.has_semicolon() {
            return;
        }
        if alone || rest.before_semicolon().pieces().any(|piece| clause::leads_list(piece).is_some()) {
            self.outer = None;
        }
    }
}

/// Whether these words lead a list, and of what kind; `follows` says whether a figure that may be its whole comes right
/// before (在办结的9件申请答复中，属于…).
pub(super) fn led(between: Stretch<'_>, follows: bool) -> Option<Listing> {
    let within = || {
        let mut pieces = between.pieces();
        let ends = |piece| clause::without_its_notes(piece).ends_with('中');
        follows && pieces.next().is_some_and(ends) && pieces.next().is_some()
    };
    between.pieces().find_map(clause::leads_list).or_else(|| within().then_some(Listing::Some))
}
