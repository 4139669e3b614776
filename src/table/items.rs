//! Blocks → items: every label, value, blank and bar that may belong to a table, with what is known of its position.
//!
//! Grid cells keep their column, pieces of lines aligned by spaces keep where they start and end, and a line that is
//! one piece only keeps its order. Sentences yield nothing, but for lines into which whole tables were flattened.

use super::vocabulary::{Match, lookup_exact};
use super::white_space::is_one_word;
use crate::document::{Block, BlockKind, Document, Grid, TextRange};
use crate::number;
use crate::statute::TableKind;
use crate::statute::label::is_han;
use crate::statute::statistics::UNITS;
use unicode_width::UnicodeWidthChar;

/// Something that may be part of a table.
#[derive(Debug, Clone)]
pub(super) struct Item {
    /// Its visible text.
    pub range: TextRange,
    /// What it looks like.
    pub kind: Kind,
    /// The physical row it stands in; items of one row follow each other.
    pub line: u32,
    /// What is known of its position in the row.
    pub position: Position,
}

/// What an item looks like.
#[derive(Debug, Clone)]
pub(super) enum Kind {
    /// Words; with the label they are to the letter, if any.
    Text(Option<Match>),
    /// A number, or something in a number's place.
    Value,
    /// Nothing, marked (`-`, 无) or an empty cell.
    Blank,
    /// This many separators in a row between cells.
    Bars(usize),
    /// The end of a page.
    PageBreak,
}

/// What is known of an item's position in its row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Position {
    /// Column of a grid, and which grid of the document.
    Cell {
        /// Column it starts at.
        column: u32,
        /// Number of the grid.
        grid: u32,
    },
    /// Display columns it covers, in a row whose pieces are set apart by spaces.
    Aligned {
        /// First display column.
        start: u32,
        /// Display column just past it.
        end: u32,
    },
    /// Only its order.
    Stream,
}

/// Words of at most this many bytes can be a label or a part of one.
pub(super) const MAX_TEXT: usize = 400;

/// A line of more bytes is no row of aligned columns, whatever blanks it holds.
const MAX_ALIGNED: usize = 1200;

/// All items of a document in reading order.
pub(super) fn items(document: &Document<'_>) -> Vec<Item> {
    let mut scanner = Scanner { document, items: Vec::with_capacity(document.blocks.len()), line: 0, grid: 0 };
    for block in &document.blocks {
        scanner.block(block);
    }
    scanner.items
}

struct Scanner<'d, 's> {
    document: &'d Document<'s>,
    items: Vec<Item>,
    line: u32,
    grid: u32,
}

impl Scanner<'_, '_> {
    fn block(&mut self, block: &Block) {
        match &block.kind {
            BlockKind::Grid(grid) => self.grid(grid),
            BlockKind::Heading(_) | BlockKind::Line | BlockKind::Paragraph => self.text_line(&block.range),
        }
    }

    fn grid(&mut self, grid: &Grid) {
        self.grid += 1;
        for row in &grid.rows {
            self.line += 1;
            for cell in row {
                let position = Position::Cell { column: cell.column, grid: self.grid };
                let kind = classify(self.document.slice(&cell.range));
                self.push(cell.range.clone(), kind, position);
            }
        }
    }

    fn push(&mut self, range: TextRange, kind: Kind, position: Position) {
        self.items.push(Item { range, kind, line: self.line, position });
    }

    fn text_line(&mut self, range: &TextRange) {
        let text = self.document.slice(range);
        self.line += 1;
        if text.bytes().all(|byte| byte.is_ascii_digit()) && number::looks_numeric(text) {
            // Where a cell stands a line, most lines are this.
            self.push(range.clone(), Kind::Value, Position::Stream);
        } else if is_page_mark(text) {
            self.push(range.clone(), Kind::PageBreak, Position::Stream);
        } else if text.chars().all(|c| matches!(c, '|' | '｜' | '│') || c.is_whitespace()) {
            let bars = text.chars().filter(|c| !c.is_whitespace()).count();
            self.push(range.clone(), Kind::Bars(bars), Position::Stream);
        } else if is_one_word(text) {
            self.one_word(range);
        } else if text.len() <= MAX_ALIGNED && split_wide(text).nth(1).is_some() {
            self.pieces(range);
        } else if holds_tables(text) {
            self.flattened(range);
        } else if text.len() <= MAX_TEXT {
            self.push(range.clone(), classify(text), Position::Stream);
        }
    }

    /// A line without white space: a number, a label, the two glued together, or what is neither.
    fn one_word(&mut self, range: &TextRange) {
        let text = self.document.slice(range);
        if let Some(kind) = classify_bare(text) {
            return self.push(range.clone(), kind, Position::Stream);
        }
        let words = without_number(text);
        if words.len() < text.len() && lookup_exact(words).is_some() {
            let digits = range.start + words.len();
            self.push(range.start..digits, classify(words), Position::Stream);
            self.push(digits..range.end, classify(&text[words.len()..]), Position::Stream);
        } else if text.len() <= MAX_TEXT {
            self.push(range.clone(), Kind::Text(lookup_exact(text)), Position::Stream);
        }
    }

    /// Cuts a line where two or more blanks stand; a single blank parts numbers from each other and from a label.
    fn pieces(&mut self, range: &TextRange) {
        let text = self.document.slice(range);
        let lead = column_of_line_start(&self.document.text, range.start);
        let mut widths = WidthCursor { text, at: 0, column: lead };
        for piece in split_wide(text) {
            let words = &text[piece.clone()];
            let tail = numeric_tail(words);
            let head = (tail.start > 0).then(|| 0..words[..tail.start].trim_end().len());
            let values = tokens(&words[tail.clone()]).map(|token| tail.start + token.start..tail.start + token.end);
            for part in head.into_iter().chain(values) {
                let (from, to) = (piece.start + part.start, piece.start + part.end);
                let (start, end) = (widths.advance(from), widths.advance(to));
                let kind = classify(&text[from..to]);
                self.push(range.start + from..range.start + to, kind, Position::Aligned { start, end });
            }
        }
    }

    /// Words and numbers of a line that holds whole tables, in order.
    fn flattened(&mut self, range: &TextRange) {
        let text = self.document.slice(range);
        for token in tokens(text) {
            let words = &text[token.clone()];
            let digits = glued_number(words);
            for part in [token.start..token.start + digits, token.start + digits..token.end] {
                if part.is_empty() {
                    continue;
                }
                let kind = classify(&text[part.clone()]);
                self.push(range.start + part.start..range.start + part.end, kind, Position::Stream);
            }
        }
    }
}

/// What a cell or a piece of a line looks like.
fn classify(text: &str) -> Kind {
    classify_bare(text).unwrap_or_else(|| {
        let is_label = text.len() <= MAX_TEXT;
        Kind::Text(if is_label { lookup_exact(text) } else { None })
    })
}

/// The Chinese characters a blank or a number, however odd, may begin with.
const BEGIN_NUMBERS: [char; 10] = ['无', '無', '空', '零', '约', '近', '超', '逾', '共', '计'];

/// A value or a blank; `None` for words.
fn classify_bare(text: &str) -> Option<Kind> {
    if text.is_empty() {
        return Some(Kind::Blank);
    }
    // Most texts are words: look at the first characters before reading a number.
    let first = text.chars().find(|c| !c.is_whitespace())?;
    if is_han(first) && (text.len() > 12 || !BEGIN_NUMBERS.contains(&first)) {
        return None;
    }
    if number::is_blank_mark(text) {
        return Some(Kind::Blank);
    }
    (number::looks_numeric(text) || is_odd_number(text)).then_some(Kind::Value)
}

/// Something short around digits that is no number, but stands for one (`约30`, `1,23`), as against numbering (`1.`).
fn is_odd_number(text: &str) -> bool {
    if text.chars().filter(|c| !c.is_whitespace()).nth(10).is_some() {
        return false;
    }
    let text: String = text.split_whitespace().collect();
    let bare = text.trim_start_matches(['约', '近', '超', '逾', '共', '计', '+', '-', '>', '<', '≥', '≤', ' ']);
    if !bare.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let behind_digits = bare.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbering = behind_digits
        .strip_prefix(['.', '、', '．', ')', '）', ':', '：', ','])
        .is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_digit()));
    let han = text.chars().filter(|&c| is_han(c)).count();
    let date = text.contains(['-', '/', '年', ':', '月', '第', '页']) && bare.len() > behind_digits.len() + 1;
    !numbering && !date && han <= 2
}

/// Whether a line's words and numbers are a table's: numbers alone, or a label right before a number.
fn holds_tables(text: &str) -> bool {
    let mut words_before: Option<&str> = None;
    let (mut any_number, mut any_words) = (false, false);
    for range in tokens(text) {
        let token = &text[range];
        // A unit between label and figure is neither.
        if UNITS.contains(&token) && words_before.is_some_and(is_statistics) {
            continue;
        }
        let glued = glued_number(token);
        let number = glued == token.len() && classify_bare(token).is_some();
        if number || glued < token.len() {
            any_number = true;
            any_words |= !number;
            let label = if number { words_before } else { Some(&token[..glued]) };
            if label.is_some_and(|label| lookup_exact(label).is_some()) {
                return true;
            }
        } else {
            any_words = true;
        }
        words_before = (!number).then_some(token);
    }
    any_number && !any_words
}

/// `-3-`, `— 4 —`, `第3页`, `第 3 页 共 9 页`: what stands at the foot of a page.
fn is_page_mark(text: &str) -> bool {
    let text = text.trim();
    let is_dash = |c: char| matches!(c, '-' | '—' | '–' | '－' | '―' | '~' | '·');
    // Most lines are neither, and many are long.
    if !text.starts_with(|c| c == '第' || is_dash(c)) || text.chars().nth(16).is_some() {
        return false;
    }
    let inner = text.trim_matches(|c: char| is_dash(c) || c.is_whitespace());
    let digits = !inner.is_empty() && inner.chars().all(|c| c.is_ascii_digit() || ('０'..='９').contains(&c));
    let dashed = text.starts_with(is_dash) && text.ends_with(is_dash);
    (digits && dashed && inner.len() <= 9) || (text.starts_with('第') && text.ends_with('页'))
}

/// The pieces of a line set apart by two or more blanks, or by a wide one.
fn split_wide(text: &str) -> impl Iterator<Item = TextRange> {
    let mut rest = 0;
    std::iter::from_fn(move || {
        let start = rest + text[rest..].find(|c: char| !c.is_whitespace())?;
        let mut end = start;
        let mut gap = 0;
        for (at, c) in text[start..].char_indices() {
            if c.is_whitespace() {
                gap += if c == '\u{3000}' || c == '\t' { 2 } else { 1 };
            } else if gap >= 2 {
                break;
            } else {
                gap = 0;
                end = start + at + c.len_utf8();
            }
        }
        rest = end;
        Some(start..end)
    })
}

/// Where the trailing numbers of a piece begin: `行政许可 97` → 13; the whole piece where there are none.
///
/// A single number counts only behind a label: a sentence broken by a line end may well end in one.
fn numeric_tail(piece: &str) -> TextRange {
    let mut start = piece.len();
    let mut count = 0;
    for token in tokens(piece).collect::<Vec<_>>().into_iter().rev() {
        if !matches!(classify_bare(&piece[token.clone()]), Some(Kind::Value | Kind::Blank)) {
            break;
        }
        start = token.start;
        count += 1;
    }
    let words = piece[..start].trim_end();
    // （一）收到申请数 件: a unit set off behind a label of the statistics.
    let has_unit = |(label, unit)| UNITS.contains(&unit) && is_statistics(label);
    let is_label = || lookup_exact(words).is_some() || words.rsplit_once(char::is_whitespace).is_some_and(has_unit);
    let splits = count >= 2 || (count == 1 && (words.is_empty() || is_label()));
    if splits { start..piece.len() } else { piece.len()..piece.len() }
}

fn is_statistics(label: &str) -> bool {
    lookup_exact(label).is_some_and(|found| found.table() == Some(TableKind::Statistics))
}

/// Runs of characters that are not white space.
fn tokens(text: &str) -> impl Iterator<Item = TextRange> {
    text.split_whitespace().map(move |token| {
        let start = token.as_ptr() as usize - text.as_ptr() as usize;
        start..start + token.len()
    })
}

/// How many bytes of a token are the words before a number glued to their end; its length where none is.
fn glued_number(token: &str) -> usize {
    if classify_bare(token).is_some() {
        return token.len();
    }
    without_number(token).len()
}

/// The words before a number glued to their end; all of a token where there is none.
fn without_number(token: &str) -> &str {
    let bare = token.trim_end_matches(|c: char| c.is_ascii_digit());
    let glued = bare.len() < token.len()
        && bare.chars().next_back().is_some_and(|c| is_han(c) || matches!(c, '）' | ')' | '”'));
    if glued { bare } else { token }
}

/// The display column a line's first visible byte stands at.
fn column_of_line_start(text: &str, start: usize) -> u32 {
    let line_start = text[..start].rfind(['\n', '\u{c}']).map_or(0, |at| at + 1);
    text[line_start..start].chars().map(width).sum()
}

fn width(c: char) -> u32 {
    c.width().unwrap_or(0) as u32
}

/// Counts display columns along a line, once.
struct WidthCursor<'t> {
    text: &'t str,
    at: usize,
    column: u32,
}

impl WidthCursor<'_> {
    fn advance(&mut self, to: usize) -> u32 {
        self.column += self.text[self.at..to].chars().map(width).sum::<u32>();
        self.at = to;
        self.column
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{DecidedBy, Encoding, MediaType, Source};

    fn shown(text: &str) -> Vec<String> {
        let source = Source {
            name: String::new(),
            media_type: MediaType::Text,
            encoding: Encoding { name: "utf-8".into(), decided_by: DecidedBy::Valid, declared: None },
            sha256: String::new(),
            text: text.to_owned(),
        };
        let document = Document::new(&source, &crate::limits::Limits::default()).expect("text");
        let show = |item: &Item| {
            let text = document.slice(&item.range);
            let sign = match item.kind {
                Kind::Text(Some(_)) => "L",
                Kind::Text(None) => "t",
                Kind::Value => "v",
                Kind::Blank => "b",
                Kind::Bars(_) => "|",
                Kind::PageBreak => "p",
            };
            match item.position {
                Position::Aligned { start, end } => format!("{sign}:{text}@{start}-{end}"),
                _ => format!("{sign}:{text}"),
            }
        };
        items(&document).iter().map(show).collect()
    }

    #[test]
    fn lines_of_one_piece_are_a_stream() {
        assert_eq!(
            shown("规章\n24\n\n—\n无\n-3-\n||\n行政许可 97"),
            ["L:规章", "v:24", "b:—", "b:无", "p:-3-", "|:||", "L:行政许可", "v:97"]
        );
    }

    #[test]
    fn aligned_pieces_keep_their_display_columns() {
        assert_eq!(shown("  规章    1  0   11"), ["L:规章@2-6", "v:1@10-11", "v:0@13-14", "v:11@17-19"]);
        assert_eq!(
            shown("（一）予以公开 4187 192  8"),
            ["L:（一）予以公开@0-14", "v:4187@15-19", "v:192@20-23", "v:8@25-26"]
        );
    }

    #[test]
    fn a_sentence_that_ends_in_a_number_is_words() {
        assert_eq!(shown("全市在运维账号共计 95"), ["t:全市在运维账号共计 95"]);
    }

    #[test]
    fn a_flattened_table_comes_apart() {
        let text = "三、申请情况 一、本年新收政府信息公开申请数量 9038 317 16 39 500 63 9973 二、上年结转政府信息公开申请数量189 1 0";
        let items = shown(text);
        assert_eq!(items[1..4], ["L:一、本年新收政府信息公开申请数量", "v:9038", "v:317"]);
        assert_eq!(items[items.len() - 4..], ["L:二、上年结转政府信息公开申请数量", "v:189", "v:1", "v:0"]);
    }

    #[test]
    fn odd_numbers_stand_in_a_numbers_place() {
        assert_eq!(shown("约30\n1,23\n1.\n5.属\n2021-03-29"), ["v:约30", "v:1,23", "t:1.", "t:5.属", "t:2021-03-29"]);
    }
}
