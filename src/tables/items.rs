//! Blocks → items: every label, value, blank and bar that may belong to a table, with what is known of its position.
//!
//! Grid cells keep their column, pieces of lines aligned by spaces keep where they start and end, and a line that is
//! one piece only keeps its order. Sentences yield nothing, but for lines into which whole tables were flattened.

use super::lines::{
    WidthCursor, column_of_line_start, glued_number, holds_tables, numeric_tail, split_wide, tokens, without_number,
};
use super::vocabulary::{Match, lookup_exact};
use super::white_space::is_one_word;
use crate::document::{Block, BlockKind, Document, Grid, TextRange};
use crate::number;
use crate::text::{is_han, is_page_mark};

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
        let mut widths = WidthCursor::new(text, lead);
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
pub(super) fn classify_bare(text: &str) -> Option<Kind> {
    if text.is_empty() {
        return Some(Kind::Blank);
    }
    if number::bare_digits(text).is_some() {
        return Some(Kind::Value);
    }
    // Most texts are words: look at the first characters before reading a number.
    let first = text.chars().find(|c| !c.is_whitespace())?;
    if is_han(first) && (text.len() > 12 || !BEGIN_NUMBERS.contains(&first)) {
        return None;
    }
    if number::is_blank_mark(text) {
        return Some(Kind::Blank);
    }
    (number::looks_numeric(text) || is_odd_number(first, text)).then_some(Kind::Value)
}

/// What may stand in front of the digits of something short that stands for a number.
const BEFORE_DIGITS: [char; 13] = ['约', '近', '超', '逾', '共', '计', '+', '-', '>', '<', '≥', '≤', ' '];

/// Something short around digits that is no number, but stands for one (`约30`, `1,23`), as against numbering (`1.`).
///
/// `first` is its first character that is no white space.
fn is_odd_number(first: char, text: &str) -> bool {
    if !first.is_ascii_digit() && !BEFORE_DIGITS.contains(&first) {
        return false;
    }
    if text.chars().filter(|c| !c.is_whitespace()).nth(10).is_some() {
        return false;
    }
    let text: String = text.split_whitespace().collect();
    let bare = text.trim_start_matches(BEFORE_DIGITS);
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
            packed: Vec::new(),
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
