//! What every hypothesis about columns works on: one table's text, its lines, whose words are where, and what else stands.
//!
//! Given beside the words: tokens in reading order (words, figures, marks for blanks, numerals of labels, separators). Marks of
//! Markdown and page furniture are passed over. What a figure is worth is not asked here, only whether it looks like one.

use super::boxes::Drawn;
use super::extents::Extents;
use super::lines::Line;
use super::rows::{Owner, Words};
use super::signs::{bare, is_bar, is_figure, is_lone, is_nothing};
use crate::document::{BlockKind, Document, GridOrigin};
use crate::statute::{Form, Frame};
use crate::text::{is_numeral, simplified};
use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;
use std::rc::Rc;
use unicode_width::UnicodeWidthChar;

/// One table's text, ready to be cut into cells.
pub(super) struct Ground<'d, 's> {
    /// The document it stands in.
    pub document: &'d Document<'s>,
    /// The year it reports on.
    pub year: Option<i32>,
    /// The form its labels are of.
    pub form: &'static Form,
    /// How the form is turned.
    pub frame: Frame,
    /// The lines of the form so turned.
    pub lines: &'static [Line],
    /// The labels of its groups, one behind the other: torn pieces of them stand anywhere.
    pub groups: &'static str,
    /// The drawn tables of the document.
    pub drawn: Rc<[Drawn]>,
    /// Where the rows of its grids stand.
    pub extents: Rc<Extents>,
    /// From its first label to where its last line's figures can stand.
    pub text: Range<usize>,
    /// Whose words are where, in order.
    pub words: Vec<Words>,
    /// Lines whose label words make another thing.
    pub denied: Vec<usize>,
    /// Everything that stands in the text, in order.
    pub tokens: Vec<Token>,
    /// Figures that only count rows or columns, in order.
    pub ordinals: Vec<Range<usize>>,
    /// Whether lines of a lone number were left out as numbers of pages.
    pub bare_pages: bool,
    /// Whether its text says 单位, where that was asked.
    pub says_unit: OnceCell<bool>,
}

/// Something that stands in a text.
#[derive(Debug, Clone)]
pub(super) struct Token {
    /// Where.
    pub text: Range<usize>,
    /// What.
    pub kind: Kind,
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Words, by their owner; `whole` where they are a whole label.
    Words { owner: Owner, whole: bool },
    /// What looks like a number.
    Figure,
    /// A mark that means "nothing stated".
    Mark,
    /// The number of a label: `3.`.
    Numeral,
    /// Something that is neither word nor number.
    Odd,
    /// A bar.
    Bar,
    /// A tab.
    Tab,
    /// The end of a line.
    Break,
}

impl<'d> Ground<'d, '_> {
    /// Whether lines of a lone number may be numbers of pages: each the next one, and far between. Where marks for nothing stand a
    /// line each, cells do, and a number may be one.
    pub(super) fn has_bare_pages(&self) -> bool {
        let lines = self.slice(&self.text).lines().map(str::trim);
        let lone = lines.clone().filter(|line| is_lone(line)).map(|line| line.parse().unwrap_or(0));
        let pages: Vec<u32> = lone.collect();
        let is_cell = |line: &str| !line.is_empty() && is_nothing(line);
        !pages.is_empty()
            && !pages.contains(&0)
            && !lines.clone().any(is_cell)
            && !self.has_figures_broken()
            && pages.windows(2).all(|pair| pair[1] == pair[0] + 1)
            && pages.len() * 8 <= lines.filter(|line| !line.is_empty()).count()
    }

    /// Whether a lone number stands in the line below others, right under the beginning of one: a narrow cell has broken that.
    fn has_figures_broken(&self) -> bool {
        let width = |text: &str| text.chars().map(|c| c.width().unwrap_or(0)).sum::<usize>();
        let start = |line: &str| width(&line[..line.len() - line.trim_start().len()]);
        let begins_at = |line: &str, column: usize| {
            let words = line.split_whitespace().map(|word| (word, word.as_ptr() as usize - line.as_ptr() as usize));
            words.clone().count() > 1
                && words.filter(|(word, _)| is_figure(word)).any(|(_, at)| width(&line[..at]) == column)
        };
        let lines: Vec<&str> = self.slice(&self.text).lines().collect();
        lines.windows(2).any(|pair| is_lone(pair[1].trim()) && begins_at(pair[0], start(pair[1])))
    }

    /// Whether a figure that only counts stands in a cell, alone.
    pub(super) fn is_ordinal(&self, text: &str) -> bool {
        let text = text.trim();
        let start = text.as_ptr() as usize - self.document.text.as_ptr() as usize;
        self.ordinals
            .binary_search_by_key(&start, |place| place.start)
            .is_ok_and(|at| self.ordinals[at].len() == text.len())
    }

    /// Whether the document goes on behind the table: with more than a word that may be the table's own, torn.
    pub(super) fn is_followed(&self) -> bool {
        /// Letters of a heading.
        const HEADING: usize = 8;
        let rest = self.document.text[self.text.end..].trim();
        rest.contains(char::is_alphanumeric) && (rest.contains('\n') || rest.chars().nth(HEADING).is_some())
    }

    /// Whether a part of a cell stands where the text ends, no line end behind it: more of it may have stood there. A grid's cells
    /// are closed, or known to be obscured.
    pub(super) fn is_last(&self, part: &Range<usize>) -> bool {
        let last = self.document.blocks.last().map(|block| &block.kind);
        let in_grid = matches!(last, Some(BlockKind::Grid(grid)) if grid.origin == GridOrigin::Html);
        part.end == self.document.text.len() && !part.is_empty() && !in_grid
    }

    /// Whether a piece of the document is in the table's text, in part at least.
    pub(super) const fn meets(&self, piece: &Range<usize>) -> bool {
        piece.start < self.text.end && piece.end > self.text.start
    }

    /// What stands before all that is known as the table's, behind the table before it.
    pub(super) fn above(&self) -> &'d str {
        let start = self.text.start;
        &self.document.text[self.extents.end_before(start).unwrap_or(0)..start]
    }

    /// The text of a range.
    pub(super) fn slice(&self, range: &Range<usize>) -> &'d str {
        self.document.slice(range)
    }

    /// The text of a cell, which mostly stands in one piece.
    pub(super) fn text_of(&self, parts: &[Range<usize>]) -> Cow<'d, str> {
        match parts {
            [part] => Cow::Borrowed(self.slice(part)),
            _ => parts.iter().map(|part| self.slice(part)).collect(),
        }
    }

    /// Whether what a cell shows cannot be told from its text; of cells that are nowhere nothing is asked.
    pub(super) fn is_obscured(&self, part: &Range<usize>) -> bool {
        part.start > self.text.start && self.document.is_obscured(part)
    }

    /// The last words of an owner that end at byte `end` or before it: most of a table's stand behind it.
    pub(super) fn last_before(&self, end: usize, is_wanted: impl Fn(Owner) -> bool) -> Option<&Words> {
        let before = &self.words[..self.words.partition_point(|words| words.text.start <= end)];
        before.iter().rfind(|words| is_wanted(words.owner) && words.text.end <= end)
    }

    /// The words that begin in a range.
    pub(super) fn words_in(&self, range: &Range<usize>) -> &[Words] {
        let from = self.words.partition_point(|words| words.text.start < range.start);
        let count = self.words[from..].partition_point(|words| words.text.start < range.end);
        &self.words[from..from + count]
    }

    /// Whether a line's label stands in the text.
    pub(super) fn has(&self, line: usize) -> bool {
        self.words.iter().any(|words| words.owner == Owner::Label(line))
    }

    /// The figure that a cell begins with, before its words.
    pub(super) fn leading_figure(&self, part: &Range<usize>) -> Option<Range<usize>> {
        let from = self.tokens.partition_point(|token| token.text.start < part.start);
        let mut own = self.tokens[from..].iter().take_while(|token| token.text.start < part.end);
        own.find(|token| token.kind != Kind::Break).filter(|token| token.kind == Kind::Figure).map(|t| t.text.clone())
    }

    /// The figure that a cell ends with, behind its words.
    pub(super) fn trailing_figure(&self, part: &Range<usize>) -> Option<Range<usize>> {
        let end = self.tokens.partition_point(|token| token.text.start < part.end);
        let mut own = self.tokens[..end].iter().rev().take_while(|token| token.text.start >= part.start);
        // Where commas part cells, a figure may seem to go on in the next ones.
        let goes_on =
            |token: &Token| token.text.end > part.end && self.slice(&token.text).starts_with(char::is_numeric);
        let is_figure = |token: &&Token| token.kind == Kind::Figure || token.kind == Kind::Odd && goes_on(token);
        own.find(|token| token.kind != Kind::Break).filter(is_figure).map(|t| t.text.start..t.text.end.min(part.end))
    }

    /// What a cell's text says once the marks of Markdown are taken off.
    pub(super) fn plain(&self, parts: &[Range<usize>]) -> String {
        let text = self.text_of(parts);
        let bare = bare(&text);
        if bare.contains('\\') { bare.replace('\\', "") } else { bare.to_owned() }
    }

    /// Whether any unit may be said in its text: every cell asks for its heading's, 1 % of a page's instructions.
    pub(super) fn says_unit(&self) -> bool {
        *self.says_unit.get_or_init(|| self.slice(&self.text).contains("单位"))
    }

    /// Whether the numbers of labels stand apart from them, as figures of their own: before every label that has one, or before the
    /// figures of a label that is wrapped around its row.
    pub(super) fn has_numbers_apart(&self) -> bool {
        let (mut apart, mut behind) = (0, 0);
        let mut before: Option<&Token> = None;
        // Other words may stand with the label in its cell: the end of the label above, in a table that a new page cut.
        let mut before_cell: Option<&Token> = None;
        let is_number = |token: Option<&Token>, number: u32| {
            token.is_some_and(|token| token.kind == Kind::Figure && self.slice(&token.text) == number.to_string())
        };
        let is_filling = |token: &&Token| !matches!(token.kind, Kind::Bar | Kind::Tab | Kind::Break | Kind::Mark);
        for (at, token) in self.tokens.iter().enumerate() {
            if let Kind::Words { owner: Owner::Label(line), .. } = token.kind
                && let Some(number) = self.lines[line].number
                && !self.has_before(line, token)
            {
                let is_own = |token: &&Token| !matches!(token.kind, Kind::Words { owner: Owner::Label(own) | Owner::Note(own), .. } if own == line);
                let next = self.tokens[at..].iter().filter(is_filling).find(is_own);
                match (is_number(before, number) || is_number(before_cell, number), is_number(next, number)) {
                    (true, _) => apart += 1,
                    (false, true) => behind += 1,
                    (false, false) => return false,
                }
            }
            if matches!(token.kind, Kind::Bar | Kind::Tab) {
                before_cell = before;
            }
            if is_filling(&token) {
                before = Some(token);
            }
        }
        apart > behind
    }

    fn has_before(&self, line: usize, token: &Token) -> bool {
        let first = self.words.iter().find(|words| words.owner == Owner::Label(line));
        first.is_some_and(|words| words.text.start < token.text.start)
    }

    /// A cell's place without the marks of Markdown around what it says.
    pub(super) fn without_marks(&self, range: &Range<usize>) -> Range<usize> {
        let text = self.slice(range);
        let inner = bare(text);
        let start = range.start + (inner.as_ptr() as usize - text.as_ptr() as usize);
        start..start + inner.len()
    }

    /// Whether lines that repeat others were kept, as far as figures stand alone on theirs: some converters drop what they wrote
    /// before, and a row of noughts with it.
    pub(super) fn keeps_repeats(&self) -> bool {
        let mut seen = std::collections::HashSet::new();
        let mut lone = self.document.text.lines().map(str::trim).filter(|line| is_figure(line)).peekable();
        lone.peek().is_none() || lone.any(|line| !seen.insert(line))
    }

    /// Whether cells without anything in them are seen: a bar alone on its line, bars or tabs side by side.
    pub(super) fn shows_empty_cells(&self) -> bool {
        let parts = |token: &Token| matches!(token.kind, Kind::Bar | Kind::Tab);
        self.tokens.split(|token| token.kind == Kind::Break).any(|line| {
            matches!(line, [token] if token.kind == Kind::Bar)
                || line.windows(2).any(|pair| parts(&pair[0]) && parts(&pair[1]))
        })
    }

    /// Whether neither another label nor names of columns stand on a line of text with this line's label.
    pub(super) fn has_line_to_itself(&self, line: usize) -> bool {
        let own = |owner| owner == Owner::Label(line);
        let other = |owner| matches!(owner, Owner::Label(own) if own != line);
        let count = |tokens: &[Token], wanted: &dyn Fn(Owner) -> bool| {
            tokens.iter().filter(|token| matches!(token.kind, Kind::Words { owner, .. } if wanted(owner))).count()
        };
        let is_shared = |tokens: &[Token]| {
            let heads = count(tokens, &|owner| matches!(owner, Owner::Heading(_)));
            count(tokens, &own) > 0 && (heads > 1 || count(tokens, &other) > 0)
        };
        !self.tokens.split(|token| token.kind == Kind::Break).any(is_shared)
    }

    /// Whether a line's label stands once, to the letter, and the next thing behind it is another label, on another line.
    pub(super) fn stands_empty(&self, line: usize) -> bool {
        let is_own = |token: &Token| matches!(token.kind, Kind::Words { owner: Owner::Label(own) | Owner::Note(own) | Owner::Again(own), .. } if own == line);
        let own: Vec<usize> = (0..self.tokens.len()).filter(|&at| is_own(&self.tokens[at])).collect();
        let [label] = own[..] else { return false };
        let whole = matches!(self.tokens[label].kind, Kind::Words { whole: true, .. });
        let passed = |token: &&Token| matches!(token.kind, Kind::Bar | Kind::Tab | Kind::Break | Kind::Numeral);
        let behind = || self.tokens[label + 1..].iter().take_while(passed);
        let between = behind().filter(|token| token.kind == Kind::Break).count();
        let Some(next) = self.tokens[label + 1..].iter().find(|token| !passed(token)) else { return false };
        // A number with a stop is the next label's own, or a figure typed wrong.
        let number =
            if let Kind::Words { owner: Owner::Label(line), .. } = next.kind { self.lines[line].number } else { None };
        let digits =
            |token: &Token| self.slice(&token.text).trim_matches(|c: char| !c.is_ascii_digit()).parse::<u32>().ok();
        let numerals = behind().filter(|token| token.kind == Kind::Numeral).filter_map(digits);
        if numerals.into_iter().any(|found| Some(found) != number) {
            return false;
        }
        let bare = !self.is_obscured(&(self.tokens[label].text.end..next.text.start));
        whole && between > 0 && bare && matches!(next.kind, Kind::Words { owner: Owner::Label(_) | Owner::Group, .. })
    }

    /// Whether figures stand before their labels: in more lines than they stand behind one, or a row of them before the first.
    pub(super) fn has_labels_behind(&self) -> bool {
        let is_label =
            |token: &Token| matches!(token.kind, Kind::Words { owner: Owner::Label(_) | Owner::Again(_), .. });
        let figures = |tokens: &[Token]| tokens.iter().filter(|token| token.kind == Kind::Figure).count();
        // Figures before the labels of each line that has one, and behind them.
        let around = |line: &[Token]| {
            let first = line.iter().position(is_label)?;
            Some((figures(&line[..first]), figures(&line[first..])))
        };
        let lines: Vec<(usize, usize)> =
            self.tokens.split(|token| token.kind == Kind::Break).filter_map(around).collect();
        let count = |wanted: fn(&(usize, usize)) -> bool| lines.iter().filter(|line| wanted(line)).count();
        let (before, behind) = (count(|line| line.0 > 1 && line.1 == 0), count(|line| line.1 > 0));
        // Of rows broken over lines the first label has no figure before it, and the last one has one behind.
        let last = self.tokens.iter().rposition(is_label).map_or(&[][..], |last| &self.tokens[last..]);
        let is_each = behind == 0
            && figures(last) == 0
            && lines.first().is_some_and(|line| line.0 > 0)
            && count(|line| line.0 > 0) * 2 > lines.len();
        let first = self.tokens.iter().position(is_label).unwrap_or(0);
        let is_head = |token: &Token| matches!(token.kind, Kind::Words { owner: Owner::Heading(_) | Owner::Group, .. });
        let head = self.tokens[..first].iter().rposition(is_head).map_or(0, |words| words + 1);
        let row = self.lines.first().map_or(0, |line| line.cells.len());
        // In a drawn table the figures stand beside the first line of a label that goes on below.
        let is_drawn = || self.drawn.iter().any(|table| self.meets(&table.text));
        // Marks part rows of bars from their head as well.
        let above = &self.tokens[head..first];
        let is_cell = |token: &&Token| matches!(token.kind, Kind::Figure | Kind::Mark);
        let is_barred = above.iter().any(|token| token.kind == Kind::Bar);
        let cells = if is_barred { 0 } else { above.iter().filter(is_cell).count() };
        let stand_above = figures(above) >= row || figures(above) > 0 && cells >= row;
        before > behind || is_each || self.lines.len() > 1 && row > 1 && stand_above && !is_drawn()
    }

    /// Whether a line ends, a cell does or one stands between the labels of two lines. Where the number of the second stands on the
    /// line of the first, the lines are one cell's.
    pub(super) fn is_parted(&self, one: usize, other: usize) -> bool {
        let is_own = |words: &&Words| matches!(words.owner, Owner::Label(own) | Owner::Note(own) if own == one);
        let is_other = |words: &&Words| matches!(words.owner, Owner::Label(own) | Owner::Again(own) if own == other);
        let last = self.words.iter().rfind(is_own);
        let start = self.words.iter().find(is_other).map(|words| words.text.start);
        let end = last.map(|words| words.text.end);
        let Some((end, start)) = end.zip(start).filter(|(end, start)| end < start) else { return true };
        let is_number = |c: char| c.is_ascii_digit() || matches!(c, '.' | '．');
        let text = self.slice(&(end..start));
        let before = text.trim_end().trim_end_matches(is_number);
        let text = if before.len() < text.trim_end().len() { before } else { text };
        // Words of a group may stand in the place of a note.
        if last.is_some_and(|words| matches!(words.owner, Owner::Note(_))) && text.trim().is_empty() {
            return true;
        }
        let tokens = &self.tokens[self.tokens.partition_point(|token| token.text.start < end)..];
        let mut between = tokens.iter().take_while(|token| token.text.end <= start);
        text.contains(|c| is_bar(c) || matches!(c, '\n' | '\t' | ','))
            || between.any(|token| matches!(token.kind, Kind::Figure | Kind::Mark))
    }

    /// Whether words of no form are only what may stand between labels: numerals, units of this form.
    pub(super) fn is_idle(&self, text: &str) -> bool {
        let letters = || text.chars().map(simplified);
        let piece = || letters().count() <= 4 && self.groups.contains(&letters().collect::<String>());
        letters().all(is_numeral) || self.form.habits.units.contains(&text) || piece()
    }
}
