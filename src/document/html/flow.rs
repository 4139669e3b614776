//! Visible text as it comes → lines, and each line a block.
//!
//! White space collapses as in a browser: a run of it is one blank, none stands at a line's ends, and lines are parted
//! by a single `\n`. A no-break space is text. What is pushed is mapped to the source at once; the line breaks laid
//! between lines stand nowhere in the source.

use super::super::{Block, BlockKind, Document, Passed, SourceMap, TextRange};
use super::css::Spot;
use super::pieces::{Piece, Placed};
use crate::clock::Clock;
use crate::limits::{Limit, Limits};
use std::borrow::Cow;
use std::ops::Range;

/// A line with more characters than this is running text.
const LONG_LINE: usize = 60;

/// The visible text so far.
pub(super) struct Flow<'s> {
    source: &'s str,
    /// Visible text; ranges of blocks and cells are offsets in it.
    pub(super) text: String,
    /// Where it stands in the source.
    pub(super) map: SourceMap,
    /// Finished lines.
    pub(super) blocks: Vec<Block>,
    /// Level of the heading element the text is in.
    pub(super) heading: Option<u8>,
    /// What white space means here.
    pub(super) space: Space,
    /// Whether what is shown now may be displayed otherwise, or not at all.
    pub(super) obscures: bool,
    /// What was shown so.
    pub(super) obscured: Vec<TextRange>,
    /// Where pictures stand that are in no table.
    pub(super) pictures: Vec<usize>,
    /// The first limit that was passed; from then on nothing more is taken in.
    pub(super) passed: Option<Passed>,
    /// What of the text a style puts into a place of its own.
    placed: Placed,
    pub(super) most_text: usize,
    longest_line: usize,
    line: Option<OpenLine>,
    /// White space met inside a line; it is shown only if text follows.
    blank: Option<Range<usize>>,
}

/// What white space means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Space {
    /// A run of it is one blank.
    Collapses,
    /// Blanks collapse, a line break ends the line: prose between the tables of a text that is no page.
    BreaksAtNewline,
    /// All of it counts: `<pre>`.
    Counts,
}

#[derive(Debug, Clone, Copy)]
struct OpenLine {
    start: usize,
    heading: Option<u8>,
    spot: Spot,
    /// Which of the lines at its place it is.
    nth: Option<u32>,
}

impl<'s> Flow<'s> {
    /// No text yet.
    pub(super) fn new(source: &'s str, space: Space, limits: &Limits) -> Self {
        Self {
            source,
            // Markup is most of a page; what is visible is rarely over a third.
            text: String::with_capacity((source.len() / 3).min(limits.text)),
            map: SourceMap::default(),
            blocks: Vec::new(),
            heading: None,
            space,
            obscures: false,
            obscured: Vec::new(),
            pictures: Vec::new(),
            passed: None,
            placed: Placed::default(),
            most_text: limits.text,
            longest_line: limits.line,
            line: None,
            blank: None,
        }
    }

    /// Puts what is shown from here on into a place, or, where that has no number, into the flow.
    pub(super) fn stand(&mut self, spot: Spot) {
        if self.placed.spot().number != spot.number {
            self.end_line();
        }
        self.placed.stand(spot);
    }

    /// Takes a line break in a place.
    pub(super) fn break_at(&mut self, spot: Spot) {
        self.placed.break_at(spot);
    }

    /// What was put into places.
    pub(super) fn take_placed(&mut self) -> Vec<Piece> {
        self.placed.take()
    }

    /// The document, unless a limit was passed.
    pub(super) fn document(self, metadata: Vec<(String, String)>, clock: Clock) -> Result<Document<'s>, Passed> {
        match self.passed {
            Some(passed) => Err(passed),
            None => Ok(Document {
                text: Cow::Owned(self.text),
                map: self.map,
                blocks: self.blocks,
                metadata,
                positions: None,
                obscured: self.obscured.into(),
                pictures: self.pictures,
                has_changes: false,
                clock,
            }),
        }
    }

    /// Text that stands in the source as it is shown, but for white space.
    pub(super) fn text(&mut self, range: Range<usize>) {
        match self.space {
            Space::Counts => self.preformatted(range),
            Space::Collapses | Space::BreaksAtNewline => self.words(range),
        }
    }

    /// What a character reference at `range` decodes to.
    pub(super) fn reference(&mut self, decoded: &str, range: Range<usize>) {
        match decoded {
            "\n" if self.space == Space::Counts => self.end_line(),
            " " | "\t" | "\n" | "\r" | "\u{c}" if self.space != Space::Counts => self.white(range),
            _ => self.show(decoded, range),
        }
    }

    /// Ends the current line, if there is one, and makes it a block.
    pub(super) fn end_line(&mut self) {
        self.blank = None;
        let Some(line) = self.line.take() else { return };
        let shown = &self.text[line.start..];
        let start = line.start + (shown.len() - shown.trim_start().len());
        let before = &self.text[line.start..start];
        let shown = shown.trim();
        if shown.is_empty() {
            return;
        }
        if line.spot.number > 0 {
            self.placed.piece(start, before, line.spot, line.nth);
        }
        let (kind, marks) = match line.heading {
            Some(level) => (BlockKind::Heading(level), 0),
            None if self.space == Space::BreaksAtNewline => marked_heading(shown).unwrap_or((shape(shown), 0)),
            None => (shape(shown), 0),
        };
        self.blocks.push(Block { range: start + marks..start + shown.len(), kind });
    }

    /// Whether something stands on the line already.
    pub(super) fn is_in_line(&self) -> bool {
        self.line.is_some()
    }

    /// Ends the line and lays the break now, so that the next text starts at the offset returned.
    pub(super) fn start_afresh(&mut self) -> usize {
        self.end_line();
        self.lay_break();
        self.text.len()
    }

    /// Gives an empty cell that ends before source byte `at` a place of its own: a line break that leads there.
    pub(super) fn anchor(&mut self, at: usize) {
        let start = self.text.len();
        self.text.push('\n');
        self.map.push(start..start + 1, at..at);
    }

    /// A range without the white space at its ends; where nothing else is left, empty at its start.
    pub(super) fn trim(&self, range: TextRange) -> TextRange {
        let shown = &self.text[range.clone()];
        let trimmed = shown.trim_start();
        if trimmed.is_empty() {
            return range.start..range.start;
        }
        let start = range.end - trimmed.len();
        start..start + trimmed.trim_end().len()
    }

    fn words(&mut self, range: Range<usize>) {
        let source = self.source;
        let Some(bytes) = source.as_bytes().get(..range.end) else { return };
        let mut at = range.start;
        while at < bytes.len() {
            let start = at;
            while at < bytes.len() && bytes[at].is_ascii_whitespace() {
                at += 1;
            }
            if at > start {
                self.white(start..at);
                continue;
            }
            // A single blank between two words stands in the source as it is shown.
            while at < bytes.len() && (!bytes[at].is_ascii_whitespace() || is_single_blank(bytes, at)) {
                at += 1;
            }
            self.show(&source[start..at], start..at);
        }
    }

    fn preformatted(&mut self, range: Range<usize>) {
        let source = self.source;
        let Some(text) = source.get(range.clone()) else { return };
        let mut at = range.start;
        for line in text.split_inclusive(['\n', '\r']) {
            let shown = line.trim_end_matches(['\n', '\r']);
            if !shown.is_empty() {
                self.show(shown, at..at + shown.len());
            }
            if shown.len() < line.len() {
                self.end_line();
            }
            at += line.len();
        }
    }

    pub(super) fn white(&mut self, range: Range<usize>) {
        if self.line.is_none() {
            return;
        }
        if self.space == Space::BreaksAtNewline && self.source[range.clone()].contains('\n') {
            self.end_line();
        } else if self.blank.is_none() {
            self.blank = Some(range);
        }
    }

    fn show(&mut self, text: &str, source: Range<usize>) {
        if self.passed.is_some() {
            return;
        }
        if self.line.is_none() {
            self.lay_break();
            let (spot, nth) = (self.placed.spot(), self.placed.next_line());
            self.line = Some(OpenLine { start: self.text.len(), heading: self.heading, spot, nth });
        } else if let Some(blank) = self.blank.take() {
            self.push(" ", blank);
        }
        if self.obscures {
            self.obscured.push(self.text.len()..self.text.len() + text.len());
        }
        self.push(text, source);
        let line = self.line.map_or(0, |line| self.text.len() - line.start);
        if line > self.longest_line {
            self.passed = Some(Passed { what: Limit::Line, found: None, limit: self.longest_line });
        } else if self.text.len() > self.most_text {
            self.passed = Some(Passed { what: Limit::Text, found: None, limit: self.most_text });
        }
    }

    fn push(&mut self, text: &str, source: Range<usize>) {
        let start = self.text.len();
        self.text.push_str(text);
        self.map.push(start..self.text.len(), source);
    }

    /// Ends the last line of the text, where there is one.
    pub(super) fn lay_break(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }
}

fn is_single_blank(bytes: &[u8], at: usize) -> bool {
    bytes[at] == b' ' && bytes.get(at + 1).is_some_and(|next| !next.is_ascii_whitespace())
}

/// What a line without a mark is.
pub(super) fn shape(line: &str) -> BlockKind {
    if line.ends_with(['。', '；', ';', '！', '？']) || line.chars().nth(LONG_LINE).is_some() {
        BlockKind::Paragraph
    } else {
        BlockKind::Line
    }
}

/// A Markdown heading among a text's HTML tables, and how many bytes its marks take.
fn marked_heading(line: &str) -> Option<(BlockKind, usize)> {
    let title = line.trim_start_matches('#');
    let level = line.len() - title.len();
    let marks = line.len() - title.trim_start().len();
    ((1..=6).contains(&level) && marks > level).then_some((BlockKind::Heading(level as u8), marks))
}
