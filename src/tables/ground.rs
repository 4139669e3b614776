//! What every hypothesis about columns works on: one table's text, its lines, whose words are where, and what else stands.
//!
//! Given beside the words: tokens in reading order (words, figures, marks for blanks, numerals of labels, separators). Marks of
//! Markdown and page furniture are passed over. What a figure is worth is not asked here, only whether it looks like one.

use super::boxes::is_bar;
use super::lines::Line;
use super::rows::{Owner, Words};
use super::signs::{bare, is_figure, is_furniture, is_lone, is_nothing, is_rule};
use crate::document::Document;
use crate::statute::{Form, Frame};
use crate::text::{is_han, is_numeral, simplified};
use std::ops::Range;

/// One table's text, ready to be cut into cells.
pub(super) struct Ground<'d, 's> {
    /// The document it stands in.
    pub document: &'d Document<'s>,
    /// The form its labels are of.
    pub form: &'static Form,
    /// How the form is turned.
    pub frame: Frame,
    /// The lines of the form so turned.
    pub lines: Vec<Line>,
    /// The labels of its groups, one behind the other: torn pieces of them stand anywhere.
    pub groups: String,
    /// From its first label to where its last line's figures can stand.
    pub text: Range<usize>,
    /// Whose words are where, in order.
    pub words: Vec<Words>,
    /// Everything that stands in the text, in order.
    pub tokens: Vec<Token>,
    /// Whether lines of a lone number were left out as numbers of pages.
    pub bare_pages: bool,
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
    /// Whether lines of a lone number may be numbers of pages: each the next one, and far between.
    pub(super) fn has_bare_pages(&self) -> bool {
        let lines = self.slice(&self.text).lines().map(str::trim);
        let lone = lines.clone().filter(|line| is_lone(line)).map(|line| line.parse().unwrap_or(0));
        let pages: Vec<u32> = lone.collect();
        !pages.is_empty()
            && pages.windows(2).all(|pair| pair[1] == pair[0] + 1)
            && pages.len() * 8 <= lines.filter(|line| !line.is_empty()).count()
    }

    /// Whether the document goes on behind the table: with more than a word that may be the table's own, torn.
    pub(super) fn is_followed(&self) -> bool {
        /// Letters of a heading.
        const HEADING: usize = 8;
        let rest = self.document.text[self.text.end..].trim();
        rest.contains(char::is_alphanumeric) && (rest.contains('\n') || rest.chars().nth(HEADING).is_some())
    }

    /// Whether a part of a cell stands where the document ends, no line end behind it: more of it may have stood there.
    pub(super) fn is_last(&self, part: &Range<usize>) -> bool {
        part.end == self.document.text.len() && !part.is_empty()
    }

    /// The text of a range.
    pub(super) fn slice(&self, range: &Range<usize>) -> &'d str {
        self.document.slice(range)
    }

    /// Whether what a cell shows cannot be told from its text; of cells that are nowhere nothing is asked.
    pub(super) fn is_obscured(&self, part: &Range<usize>) -> bool {
        part.start > self.text.start && self.document.is_obscured(part)
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

    /// What a cell's text says once the marks of Markdown are taken off.
    pub(super) fn plain(&self, parts: &[Range<usize>]) -> String {
        let text: String = parts.iter().map(|part| self.slice(part)).collect();
        bare(&text).replace('\\', "")
    }

    /// Whether the numbers of labels stand apart from them, as figures of their own: before every label that has one, or before the
    /// figures of a label that is wrapped around its row.
    pub(super) fn has_numbers_apart(&self) -> bool {
        let (mut apart, mut behind) = (0, 0);
        let mut before: Option<&Token> = None;
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
                match (is_number(before, number), is_number(next, number)) {
                    (true, _) => apart += 1,
                    (false, true) => behind += 1,
                    (false, false) => return false,
                }
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

    /// Whether cells without anything in them are seen: a bar alone on its line, bars or tabs side by side.
    pub(super) fn shows_empty_cells(&self) -> bool {
        let parts = |token: &Token| matches!(token.kind, Kind::Bar | Kind::Tab);
        self.tokens.split(|token| token.kind == Kind::Break).any(|line| {
            matches!(line, [token] if token.kind == Kind::Bar)
                || line.windows(2).any(|pair| parts(&pair[0]) && parts(&pair[1]))
        })
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

    /// Whether a line ends or a cell does between the labels of two lines.
    pub(super) fn is_parted(&self, one: usize, other: usize) -> bool {
        let end = self.words.iter().rfind(|words| words.owner == Owner::Label(one)).map(|words| words.text.end);
        let start = self.words.iter().find(|words| words.owner == Owner::Label(other)).map(|words| words.text.start);
        let between = end.zip(start).filter(|(end, start)| end < start).map(|(end, start)| self.slice(&(end..start)));
        between.is_none_or(|text| text.contains(|c| is_bar(c) || matches!(c, '\n' | '\t' | ',')))
    }

    /// Whether words of no form are only what may stand between labels: numerals, units of this form.
    pub(super) fn is_idle(&self, text: &str) -> bool {
        let letters = || text.chars().map(simplified);
        let piece = || letters().count() <= 4 && self.groups.contains(&letters().collect::<String>());
        letters().all(is_numeral) || self.form.habits.units.contains(&text) || piece()
    }
}

/// Everything that stands in a range of the text. `bare_pages` takes lines of a lone short number for page numbers.
pub(super) fn tokens(document: &Document<'_>, range: &Range<usize>, words: &[Words], bare_pages: bool) -> Vec<Token> {
    let mut scan = Scan { text: &document.text, at: range.start, words, next: 0, tokens: Vec::new() };
    let mut start = range.start;
    for line in document.slice(range).split_inclusive(['\n', '\u{c}']) {
        let end = start + line.len();
        let bare = line.trim();
        let lone = bare_pages && is_lone(bare);
        if !lone && !is_furniture(bare) && !is_rule(bare) {
            scan.line(start..end);
        }
        scan.skip_words(end);
        if line.ends_with(['\n', '\u{c}']) {
            scan.tokens.push(Token { text: end - 1..end, kind: Kind::Break });
        }
        start = end;
    }
    scan.tokens
}

/// Whether a character says something: a letter, a digit, a sign in a figure's place (`××`, `√`), no punctuation.
fn is_ink(c: char) -> bool {
    c.is_alphanumeric()
        || matches!(c, '×' | '±' | '¥' | '￥' | '▲' | '△' | '▼' | '▽' | '˗')
        || matches!(c, '\u{2190}'..='\u{22ff}' | '\u{2700}'..='\u{27bf}')
}

struct Scan<'t> {
    text: &'t str,
    at: usize,
    words: &'t [Words],
    next: usize,
    tokens: Vec<Token>,
}

impl Scan<'_> {
    fn skip_words(&mut self, end: usize) {
        while self.words.get(self.next).is_some_and(|words| words.text.start < end) {
            self.next += 1;
        }
        self.at = self.at.max(end);
    }

    fn line(&mut self, line: Range<usize>) {
        self.at = line.start;
        while self.at < line.end {
            while self.words.get(self.next).is_some_and(|words| words.text.start < self.at) {
                self.next += 1;
            }
            if let Some(words) = self.words.get(self.next).filter(|words| words.text.start == self.at) {
                let text = words.text.clone();
                let nothing = words.owner == Owner::Foreign && is_nothing(&self.text[text.clone()]);
                let kind = match (nothing, self.is_numbered(&text)) {
                    (true, false) => Kind::Mark,
                    (true, true) => Kind::Numeral,
                    (false, _) => Kind::Words { owner: words.owner, whole: words.whole },
                };
                self.at = text.end;
                self.next += 1;
                self.tokens.push(Token { text, kind });
                continue;
            }
            let rest = &self.text[self.at..];
            let Some(c) = rest.chars().next() else { return };
            // How a letter is read is no word of the table.
            if let Some(note) = self.reading(rest) {
                self.at += note;
                continue;
            }
            match c {
                _ if is_bar(c) => self.push(c.len_utf8(), Kind::Bar),
                '\t' => self.push(1, Kind::Tab),
                _ if c.is_whitespace() || crate::text::plain_char(c).is_none() => self.at += c.len_utf8(),
                _ => self.run(line.end),
            }
        }
    }

    /// Whether a word stands behind a numeral: it goes with that, torn off a label (`（四）无` / `法提供`).
    fn is_numbered(&self, word: &Range<usize>) -> bool {
        self.text[..word.start].ends_with([')', '）', '.', '．', '、', '〕', '】'])
    }

    /// The length of a letter's reading in brackets behind it: `(gong)`.
    fn reading(&self, rest: &str) -> Option<usize> {
        let inner = rest.strip_prefix(['(', '（'])?;
        let letter = self.next.checked_sub(1).and_then(|at| self.words.get(at))?;
        crate::text::pinyin_note(inner)
            .filter(|_| letter.text.end == self.at)
            .map(|note| rest.len() - inner.len() + note)
    }

    fn push(&mut self, length: usize, kind: Kind) {
        self.tokens.push(Token { text: self.at..self.at + length, kind });
        self.at += length;
    }

    /// A run of what is no letter, space or separator.
    fn run(&mut self, line_end: usize) {
        let next_word = self.words.get(self.next).map_or(line_end, |words| words.text.start.min(line_end));
        let rest = &self.text[self.at..next_word];
        let length = rest.find(|c: char| is_bar(c) || c.is_whitespace()).unwrap_or(rest.len());
        let whole = &rest[..length];
        let decor = |c: char| !is_ink(c) && !"-+/.—–－／−﹣○〇=%％…\u{fffd}".contains(c);
        let lead = whole.len() - whole.trim_start_matches(decor).len();
        let mut inner = whole.trim_matches(decor);
        let (start, end) = (self.at + lead, self.at + length);
        if let Some(mut kind) = self.kind(&mut inner, start, line_end) {
            let mut stop = start + inner.len();
            if kind == Kind::Figure {
                // A bookkeeper's brackets are a sign.
                let signed = whole.starts_with(['(', '（']) && whole.ends_with([')', '）']);
                (stop, kind) = (self.with_unit(stop, line_end), if signed { Kind::Odd } else { kind });
                if let Some(word) = self.glued_word(stop) {
                    (stop, kind) = (word, Kind::Odd);
                }
            }
            self.tokens.push(Token { text: start..stop, kind });
            self.at = stop.max(end);
        } else {
            self.at = end;
        }
    }

    /// Where a short word ends that stands at a figure and is no unit of it: `4435千元`.
    fn glued_word(&mut self, figure: usize) -> Option<usize> {
        /// Letters of a unit.
        const UNIT: usize = 4;
        let word = self.words.get(self.next)?;
        let glued = word.text.start == figure && word.owner == Owner::Foreign && word.letters <= UNIT;
        let ends = self.text[word.text.end..].chars().next().is_none_or(|c| c.is_whitespace() || is_bar(c));
        (glued && ends).then(|| {
            self.next += 1;
            word.text.end
        })
    }

    fn kind(&self, inner: &mut &str, start: usize, line_end: usize) -> Option<Kind> {
        if inner.is_empty() {
            return None;
        }
        if is_nothing(inner) {
            let dashes = inner.chars().count();
            return (dashes <= 3 && !matches!(*inner, "." | "…" | "..." | "\\")).then_some(Kind::Mark);
        }
        if inner.chars().all(is_enclosed) && words_follow(&self.text[start + inner.len()..]) {
            return Some(Kind::Numeral);
        }
        let digits = inner.trim_end_matches(['.', '．']);
        let behind = self.text[start + inner.len()..].trim_start_matches(|c: char| !c.is_alphanumeric());
        let letter_behind = behind.chars().next().is_none_or(|c| !c.is_ascii_digit());
        let short = digits.chars().count() <= 2
            && digits.chars().all(|c| crate::text::plain_char(c).is_some_and(|c| c.is_ascii_digit()));
        let rest = &self.text[start + inner.len()..line_end.max(start + inner.len())];
        let marked = digits.len() < inner.len()
            || rest.starts_with(['、', '\\', '.', '．', ')', '）'])
            || stop_and_words(rest.trim_start_matches([' ', '\u{a0}', '\u{3000}']));
        if short && (marked && letter_behind || self.is_cut_off(start, start + inner.len())) {
            return Some(Kind::Numeral);
        }
        // A number in the middle of a label is part of it: 计1条.
        let word = |at: Option<usize>| at.and_then(|at| self.words.get(at));
        let (before, after) = (word(self.next.checked_sub(1)), word(Some(self.next)));
        if let (Some(before), Some(after)) = (before, after)
            && before.text.end == start
            && after.text.start == start + inner.len()
            && matches!(before.owner, Owner::Label(_) | Owner::Note(_))
            && matches!(after.owner, Owner::Label(_) | Owner::Note(_))
            && line_of(before.owner) == line_of(after.owner)
        {
            return Some(Kind::Numeral);
        }
        if is_figure(inner) {
            return Some(Kind::Figure);
        }
        inner.contains(|c: char| is_ink(c) || matches!(c, '○' | '〇' | '\u{fffd}')).then_some(Kind::Odd)
    }

    /// Whether a number that stands at words is the next line's numeral, whose stop a line's end cut off.
    fn is_cut_off(&self, start: usize, end: usize) -> bool {
        let before = self.next.checked_sub(1).and_then(|at| self.words.get(at));
        let at_words = before.is_some_and(|words| words.text.end == start && line_of(words.owner).is_none());
        let next = self.text[end..].trim_start_matches([' ', '\r']).strip_prefix('\n').unwrap_or("");
        at_words && stop_and_words(next)
    }

    /// Where a figure ends with its unit and its note in brackets.
    fn with_unit(&mut self, figure: usize, line_end: usize) -> usize {
        let mut end = figure;
        let spaces = |rest: &str| rest.len() - rest.trim_start_matches([' ', '\u{a0}', '\u{3000}']).len();
        let unit = end + spaces(&self.text[end..line_end.max(end)]);
        if let Some(words) =
            self.words.get(self.next).filter(|words| words.text.start == unit && words.owner == Owner::Foreign)
            && is_figure(&format!("1{}", &self.text[words.text.clone()]))
        {
            end = words.text.end;
        }
        let rest = &self.text[end..line_end.max(end)];
        let inner = &rest[spaces(rest)..];
        if inner.starts_with(['(', '（', '〔', '['])
            && let Some(close) = inner.find([')', '）', '〕', ']']).filter(|&close| close < 120)
        {
            let note = spaces(rest) + close + inner[close..].chars().next().map_or(0, char::len_utf8);
            // What stands in the bracket explains the figure; a label in brackets is a label.
            let own = self.words[self.next..].iter().take_while(|words| words.text.start < end + note);
            let numbers = |words: &Words| self.text[words.text.clone()].chars().all(|c| is_numeral(simplified(c)));
            if own.clone().all(|words| words.owner == Owner::Foreign && !numbers(words)) && own.count() > 0 {
                end += note;
            }
        }
        end
    }
}

/// Whether a numeral stands in a ring or in brackets of its own: `①`, `㈠`.
const fn is_enclosed(c: char) -> bool {
    matches!(c, '①'..='⒛' | '㈠'..='㈩' | '㊀'..='㊉' | '❶'..='➓' | 'Ⅰ'..='ⅻ')
}

/// Whether a text goes on with the stop of a numeral and the words it numbers.
fn stop_and_words(text: &str) -> bool {
    text.strip_prefix(['.', '．', '、']).is_some_and(words_follow)
}

/// Whether a text goes on with words, at once or behind spaces.
fn words_follow(text: &str) -> bool {
    let rest = text.trim_start_matches([' ', '\u{a0}', '\u{3000}']);
    rest.chars().next().is_some_and(|c| is_han(simplified(c)))
}

const fn line_of(owner: Owner) -> Option<usize> {
    match owner {
        Owner::Label(line) | Owner::Note(line) => Some(line),
        _ => None,
    }
}
