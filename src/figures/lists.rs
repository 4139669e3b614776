//! Lists of parts inside a sentence: where one opens, what it divides, and where it ends.
//!
//! `收到12件，其中当面5件，网络7件；办结12件`: the list opens at 其中, its whole is 12件, and it ends where the next statement
//! begins. A bracket has a list of its own (`3042篇（其中微信1741篇）`).

use super::clause::{self, Clause};
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
    /// The state before a sentence, when the report has this many figures.
    pub fn at(first: usize) -> Self {
        Self { first, ..Self::default() }
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

    /// Ends the list outside brackets where a new statement begins: `rest` is the sentence from its number on.
    pub fn end_at(&mut self, between: &str, rest: &str, alone: bool) {
        if !between.contains(';') {
            return;
        }
        let segment = rest.split(';').next().unwrap_or(rest);
        let own_list = clause::pieces(segment).any(|piece| clause::leads_list(&piece).is_some());
        if alone || own_list {
            self.outer = None;
        }
    }
}

/// The words between the number before, or the bracket's begin, and the number at `start`.
pub(super) fn words_between<'t>(text: &'t str, start: usize, clause: &Clause<'_>, state: &State) -> &'t str {
    let from = clause.bracket.map_or(state.previous, |bracket| state.previous.max(bracket + 1));
    text.get(from..start).unwrap_or("")
}

/// Whether these words lead a list, and of what kind; `follows` says whether a figure that may be its whole comes right
/// before (在办结的9件申请答复中，属于…).
pub(super) fn led(between: &str, follows: bool) -> Option<Listing> {
    let within = || {
        let mut pieces = clause::pieces(between);
        follows && pieces.next().is_some_and(|first| first.ends_with('中')) && pieces.next().is_some()
    };
    clause::pieces(between).find_map(|piece| clause::leads_list(&piece)).or_else(|| within().then_some(Listing::Some))
}
