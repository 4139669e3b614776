//! Sections → running text in sentences, without layout, with the way back to the visible text.
//!
//! Takes stretches of a document and drops spaces, line breaks, page marks and pinyin in brackets; folds full-width forms
//! and traditional characters. A sentence ends at its mark, and where a heading or a numbered line begins: a line that
//! breaks off without a mark runs on. Digits that stand apart stay apart.

use crate::document::{BlockKind, Document, TextRange};
use crate::number::plain_char;
use crate::statute::label::{pinyin_note, simplified};

/// A sentence of running text.
#[derive(Debug, Default)]
pub(super) struct Sentence {
    /// Its text, folded, without the mark it ends in.
    pub text: String,
    /// For each byte of `text`, where its character stands in the visible text.
    places: Vec<TextRange>,
    /// The paragraph it stands in, counted through the report.
    pub paragraph: usize,
}

impl Sentence {
    /// The visible text from the first to the last character of a range of `text`.
    pub fn range(&self, range: std::ops::Range<usize>) -> TextRange {
        let start = self.places.get(range.start).map_or(0, |place| place.start);
        let end = range.end.checked_sub(1).and_then(|last| self.places.get(last)).map_or(start, |place| place.end);
        start..end.max(start)
    }

    fn push(&mut self, c: char, place: TextRange) {
        self.text.push(c);
        self.places.extend(std::iter::repeat_n(place, c.len_utf8()));
    }
}

/// Characters from which a line without a mark at its end is taken for one that runs on.
const FULL_LINE: usize = 14;
/// Characters up to which a numbered line without a comma is a heading.
const HEADING: usize = 36;

/// Bytes after which a sentence is cut: nobody writes such, and figures are looked at together with what precedes them.
const LONGEST: usize = 4000;

/// The sentences of the document's text inside `stretches`, grids left out.
pub(super) fn sentences(document: &Document<'_>, stretches: &[TextRange]) -> Vec<Sentence> {
    let mut builder = Builder { done: Vec::new(), open: Sentence::default(), paragraph: 0 };
    for block in &document.blocks {
        if matches!(block.kind, BlockKind::Grid(_)) {
            builder.end_paragraph();
            continue;
        }
        for stretch in stretches {
            let range = block.range.start.max(stretch.start)..block.range.end.min(stretch.end);
            if range.start < range.end {
                builder.block(document, &range);
            }
        }
    }
    builder.end_paragraph();
    builder.done
}

struct Builder {
    done: Vec<Sentence>,
    open: Sentence,
    paragraph: usize,
}

impl Builder {
    fn block(&mut self, document: &Document<'_>, range: &TextRange) {
        let text = document.slice(range);
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            self.line(line, range.start + start);
            start += line.len();
        }
    }

    fn line(&mut self, line: &str, offset: usize) {
        let trimmed = line.trim();
        if is_page_mark(trimmed) {
            return;
        }
        if is_file_name(trimmed) {
            return self.end_paragraph();
        }
        let anew = begins_anew(trimmed);
        if anew {
            self.end_paragraph();
        }
        self.text(line, offset);
        let length = trimmed.chars().count();
        let is_heading = anew && length < HEADING && !trimmed.contains(['，', '。', ',']);
        if is_heading || length < FULL_LINE || trimmed.ends_with(['。', '！', '？', '；', '：', ':', '|']) {
            self.end_paragraph();
        }
    }

    fn text(&mut self, line: &str, offset: usize) {
        let mut chars = line.char_indices();
        while let Some((at, c)) = chars.next() {
            if matches!(c, '(' | '（')
                && let Some(length) = pinyin_note(chars.as_str())
            {
                let note_end = at + c.len_utf8() + length;
                while chars.offset() < note_end && chars.next().is_some() {}
                continue;
            }
            let Some(plain) = plain_char(c) else { continue };
            let place = offset + at..offset + at + c.len_utf8();
            match plain {
                '。' | '!' | '?' => self.end_sentence(),
                ' ' => {
                    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
                    let next = chars.as_str().chars().filter_map(plain_char).find(|c| *c != ' ');
                    if digit(self.open.text.chars().next_back()) && digit(next) {
                        self.open.push(' ', place);
                    }
                }
                _ => self.open.push(simplified(plain), place),
            }
            if self.open.text.len() > LONGEST {
                self.end_sentence();
            }
        }
    }

    fn end_sentence(&mut self) {
        let mut sentence = std::mem::take(&mut self.open);
        sentence.paragraph = self.paragraph;
        if !sentence.text.is_empty() {
            self.done.push(sentence);
        }
    }

    fn end_paragraph(&mut self) {
        self.end_sentence();
        self.paragraph += 1;
    }
}

/// Whether a line begins something new: a number, a Markdown mark, a bar.
fn begins_anew(line: &str) -> bool {
    let numbered = |c: char| "一二三四五六七八九十（(#|0123456789".contains(c);
    let head: String = line.chars().take(4).collect();
    line.starts_with(numbered)
        && (line.starts_with(['#', '|'])
            || head.contains(['、', '.'])
            || head.starts_with('（') && head.contains('）')
            || head.starts_with('(') && head.contains(')'))
}

/// `-3-`, `— 4 —`: a page's number in the middle of a sentence.
fn is_page_mark(line: &str) -> bool {
    let is_dash = |c: char| plain_char(c) == Some('-');
    line.starts_with(is_dash) && line.chars().all(|c| is_dash(c) || c.is_whitespace() || c.is_ascii_digit())
}

/// `111.jpg`, `8664026642940957`: what a picture leaves in a text.
fn is_file_name(line: &str) -> bool {
    let ending = [".jpg", ".png", ".jpeg", ".gif"].iter().any(|ending| line.to_ascii_lowercase().ends_with(ending));
    ending || (line.len() > 6 && line.bytes().all(|byte| byte.is_ascii_digit()))
}
