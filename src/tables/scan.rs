//! A table's text and whose words are where → tokens in reading order.
//!
//! Figures with their units, marks for nothing, numerals of labels, separators, and what is neither word nor number. Marks of
//! Markdown, rules and page furniture are passed over; a sign or a word glued to a figure makes it none.

use super::ground::{Kind, Token};
use super::rows::{Owner, Words};
use super::signs::{is_bar, is_figure, is_furniture, is_lone, is_nothing, is_rule};
use super::touching::{are_ones, is_changed, is_halved, stands_alone, take_halves};
use crate::document::Document;
use crate::text::{is_decimal, is_han, is_numeral, simplified};
use std::ops::Range;

/// Everything that stands in a range of the text. `bare_pages` takes lines of a lone short number for page numbers.
pub(super) fn tokens(document: &Document<'_>, range: &Range<usize>, words: &[Words], bare_pages: bool) -> Vec<Token> {
    let has_ones = are_ones(document.slice(range));
    let mut scan = Scan { text: &document.text, at: range.start, words, next: 0, has_ones, tokens: Vec::new() };
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
    take_halves(document, &mut scan.tokens);
    scan.tokens
}

/// Whether a character says something: a letter, a digit, a sign in a figure's place (`××`, `√`), no punctuation.
fn is_ink(c: char) -> bool {
    c.is_alphanumeric()
        || matches!(c, '×' | '±' | '¥' | '￥' | '▲' | '△' | '▼' | '▽' | '˗')
        || matches!(c, '\u{2190}'..='\u{22ff}' | '\u{2700}'..='\u{27bf}')
}

/// What a label's note counts.
const COUNTERS: [char; 4] = ['条', '次', '件', '個'];

struct Scan<'t> {
    text: &'t str,
    at: usize,
    words: &'t [Words],
    next: usize,
    /// Whether bars are misread digits.
    has_ones: bool,
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
            let number = || rest.find(char::is_whitespace).map_or(rest, |end| &rest[..end]);
            match c {
                _ if self.has_ones && number().contains(is_bar) => self.push(number().len(), Kind::Odd),
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
        let is_mark = |c: char| matches!(crate::text::plain_char(c), Some('-' | '/' | '\\'));
        // An equals sign leads from a name to its figure; elsewhere it is a sign of its own.
        let is_led = self.is_at_words(self.at);
        let decor = |c: char| !is_ink(c) && !is_mark(c) && (is_led && c == '=' || !"+.○〇=%％…#&\u{fffd}".contains(c));
        let lead = whole.len() - whole.trim_start_matches(decor).len();
        let mut inner = with_bracket(whole, whole.trim_matches(decor));
        let (mut start, end) = (self.at + lead, self.at + length);
        if let Some(mut kind) = self.kind(&mut inner, start, line_end) {
            let mut stop = start + inner.len();
            if kind == Kind::Figure {
                // A bookkeeper's brackets are a sign.
                let signed = whole.starts_with(['(', '（']) && whole.ends_with([')', '）']);
                // A sign at a figure says that it is another: `>12`, `~~12~~`, `12?`.
                let changed = is_changed(&whole[..lead])
                    || is_changed(&whole[lead + inner.len()..])
                    || is_halved(&self.text[..self.at], whole);
                stop = self.with_unit(stop, line_end);
                if changed {
                    (start, stop) = (self.at, stop.max(end));
                }
                if self.is_rate(start, stop) {
                    let behind = self.text[stop..line_end.max(stop)].find(|c: char| is_bar(c) || c.is_whitespace());
                    stop = behind.map_or(line_end.max(stop), |behind| stop + behind);
                    start -= if self.text[..start].ends_with('第') { '第'.len_utf8() } else { 0 };
                    kind = Kind::Odd;
                }
                if signed || changed {
                    kind = Kind::Odd;
                }
                if let Some(note) = self.note_behind(start, stop, line_end) {
                    (stop, kind) = (note, Kind::Odd);
                } else if let Some(word) = self.glued_word(stop) {
                    (stop, kind) = (word, Kind::Odd);
                }
            }
            self.tokens.push(Token { text: start..stop, kind });
            self.at = stop.max(end);
        } else {
            let line = self.text[..self.at].rfind(['\n', '\u{c}']).map_or(0, |at| at + 1);
            if stands_alone(whole, &self.text[line..self.at], &self.text[end..line_end.max(end)]) {
                self.tokens.push(Token { text: self.at..end, kind: Kind::Odd });
            }
            self.at = end;
        }
    }

    /// Where the cell ends that a figure begins and words go on behind a comma, with a figure of their own: `48，其中网上申请2`.
    fn note_behind(&self, start: usize, figure: usize, line_end: usize) -> Option<usize> {
        let rest = &self.text[figure..line_end.max(figure)];
        let note = rest.strip_prefix([',', '，']).filter(|note| words_follow(note))?;
        let parts = |c: char| c == '\t' || is_bar(c);
        let note = note.split(parts).next().unwrap_or("").trim_end();
        let end = figure + rest.chars().next().map_or(0, char::len_utf8) + note.len();
        let line = self.text[..start].rfind(['\n', '\u{c}']).map_or(0, |at| at + 1);
        let is_first = self.text[line..start].trim_end_matches(' ').chars().next_back().is_none_or(parts);
        let mut own = self.words[self.next..].iter().take_while(|words| words.text.start < end);
        (is_first && note.contains(is_decimal) && own.all(|words| words.owner == Owner::Foreign)).then_some(end)
    }

    /// Where a short word ends that stands at a figure and is no unit of it: `4435千元`.
    fn glued_word(&mut self, figure: usize) -> Option<usize> {
        /// Letters of a unit.
        const UNIT: usize = 4;
        let word = self.words.get(self.next)?;
        // Or at a comma: `66,若干`.
        let comma = self.text[figure..].chars().next().filter(|c| matches!(c, ',' | '，')).map_or(0, char::len_utf8);
        let glued = matches!(word.text.start.checked_sub(figure), Some(between) if between == 0 || between == comma)
            && word.owner == Owner::Foreign
            && word.letters <= UNIT;
        if !glued {
            return None;
        }
        // Or a unit of two: `5件/次`.
        let behind = &self.text[word.text.end..];
        let rest = behind.find(|c: char| c.is_whitespace() || is_bar(c)).map_or(behind, |end| &behind[..end]);
        let ends = rest.is_empty() || rest.starts_with('/');
        let end = word.text.end + rest.len();
        ends.then(|| {
            self.next += 1;
            end
        })
    }

    fn kind(&self, inner: &mut &str, start: usize, line_end: usize) -> Option<Kind> {
        if inner.is_empty() {
            return None;
        }
        if is_nothing(inner) {
            let dashes = inner.chars().count();
            let is_leader = inner.chars().all(|c| matches!(c, '.' | '…')) || self.is_at_words(start);
            let is_escape = *inner == "\\";
            return (dashes <= 3 && !is_leader && !is_escape).then_some(Kind::Mark);
        }
        if inner.chars().all(is_enclosed) && words_follow(&self.text[start + inner.len()..]) {
            return Some(Kind::Numeral);
        }
        let digits = inner.trim_end_matches(['.', '．']);
        // Markdown escapes the stop: `1\.`.
        let digits = if digits.len() < inner.len() { digits.trim_end_matches('\\') } else { digits };
        let behind = self.text[start + inner.len()..].trim_start_matches(|c: char| !c.is_alphanumeric());
        let letter_behind = behind.chars().next().is_none_or(|c| !c.is_ascii_digit());
        let short = digits.chars().count() <= 2
            && digits.chars().all(|c| crate::text::plain_char(c).is_some_and(|c| c.is_ascii_digit()));
        let rest = &self.text[start + inner.len()..line_end.max(start + inner.len())];
        // At a line's end only a stop leads to the label on the next one; other signs may end every line.
        let ends = rest.trim_start_matches(['、', '\\', ')', '）']).trim().is_empty();
        let marked = digits.len() < inner.len()
            || rest.starts_with(['.', '．'])
            || rest.starts_with(['、', '\\', ')', '）']) && !ends
            || stop_and_words(rest.trim_start_matches([' ', '\u{a0}', '\u{3000}']));
        // No label is numbered with a nought.
        let short = short && digits.chars().any(|c| !matches!(c, '0' | '０'));
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
        let end = start + inner.len();
        if is_figure(inner)
            && (self.is_in_note(start, end) || self.is_explained(start, end) || self.is_year(inner, end))
        {
            return Some(Kind::Numeral);
        }
        if is_figure(inner) {
            return Some(Kind::Figure);
        }
        inner.contains(|c: char| is_ink(c) || matches!(c, '○' | '〇' | '\u{fffd}')).then_some(Kind::Odd)
    }

    /// Whether a number is the year that words begin with: `2021年政府信息公开行政复议`, `2021年，`.
    fn is_year(&self, number: &str, end: usize) -> bool {
        let behind = self.text[end..].trim_start_matches(' ').strip_prefix('年');
        let goes_on = behind.and_then(|rest| rest.chars().next()).is_some_and(|c| !c.is_whitespace() && !is_bar(c));
        goes_on && number.len() == 4 && (number.starts_with("20") || number.starts_with("19"))
    }

    /// Whether a figure counts by something, or is numbered: `12.5万元/年`, `第12`.
    fn is_rate(&self, start: usize, end: usize) -> bool {
        let behind = self.text[end..].strip_prefix(['/', '／']).and_then(|rest| rest.chars().next());
        behind.is_some_and(char::is_alphabetic) || self.text[..start].ends_with('第')
    }

    /// Whether a number is the end of a label's note, wherever a line broke it: `计 1 条）`.
    fn is_in_note(&self, start: usize, end: usize) -> bool {
        let ends = |rest: &str| rest.trim_start().starts_with([')', '）']);
        let behind = self.text[end..].trim_start();
        self.text[..start].trim_end().ends_with(['计', '計']) && behind.strip_prefix(COUNTERS).is_some_and(ends)
    }

    /// Whether a number stands in brackets behind words, among words that explain those: `（指2020年增减数，减用负值，如-8）`. Behind a
    /// colon it is stated: `（自然人：3，商业企业：1）`.
    fn is_explained(&self, start: usize, end: usize) -> bool {
        /// Letters that explain.
        const WORDS: usize = 4;
        let is_end = |c: char| c == '\n' || c == '\t' || is_bar(c);
        let before = &self.text[..start];
        let before = &before[before.rfind(is_end).unwrap_or(0)..];
        let (behind, below) = self.text[end..].split_at(self.text[end..].find(is_end).unwrap_or(self.text.len() - end));
        let opening = before.rfind(['(', '（']).filter(|at| !before[*at..].contains([')', '）']));
        // The mark that closes them may have come to the next line.
        let is_closed_below = below.trim_start().starts_with([')', '）']);
        let closing = behind.find([')', '）']).or_else(|| is_closed_below.then_some(behind.len()));
        let closing = closing.filter(|at| !behind[..*at].contains(['(', '（']));
        !before.trim_end().ends_with(['：', ':'])
            && opening.zip(closing).is_some_and(|(opening, closing)| {
                let words = before[opening..].chars().chain(behind[..closing].chars());
                let is_named = before[..opening].trim_end().chars().next_back().is_some_and(|c| is_han(simplified(c)));
                is_named && words.filter(|c| is_han(simplified(*c))).nth(WORDS - 1).is_some()
            })
    }

    /// Whether a sign stands at words: it leads from a label to its figures, or to the label's next line.
    fn is_at_words(&self, start: usize) -> bool {
        let before = self.next.checked_sub(1).and_then(|at| self.words.get(at));
        before.is_some_and(|words| words.text.end == start)
    }

    /// Whether a number that stands at words is the next line's numeral, whose stop a line's end cut off.
    fn is_cut_off(&self, start: usize, end: usize) -> bool {
        let before = self.next.checked_sub(1).and_then(|at| self.words.get(at));
        let at_words = self.is_at_words(start) && before.is_some_and(|words| line_of(words.owner).is_none());
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
            // 元/件 is a price's.
            && !self.text[words.text.end..].starts_with(['/', '／'])
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

/// What stands within a run, with the bracket behind it that closes one in it: the mark of a note (`12[1]`).
fn with_bracket<'t>(run: &'t str, inner: &'t str) -> &'t str {
    let start = inner.as_ptr() as usize - run.as_ptr() as usize;
    let behind = run[start + inner.len()..].chars().next();
    let close = behind.filter(|&close| {
        let open = match close {
            ']' => '[',
            '〕' => '〔',
            '】' => '【',
            _ => return false,
        };
        inner.rfind(open).is_some_and(|at| at > 0 && !inner[at..].contains(close))
    });
    &run[start..start + inner.len() + close.map_or(0, char::len_utf8)]
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
