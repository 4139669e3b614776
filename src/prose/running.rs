//! Sections → running text in paragraphs and sentences, without layout, with the way back to the visible text.
//!
//! Takes stretches of a document and drops spaces, line breaks, page marks and pinyin in brackets; folds full-width forms
//! and traditional characters. A sentence ends at its mark, and where a heading or a numbered line begins: a line that
//! breaks off without a mark runs on. Digits that stand apart stay apart. Only paragraphs in which something is counted
//! are built and given: in most there is nothing to read, and building costs more than looking.

mod counted;
mod lines;
mod stretch;

use crate::document::{BlockKind, Document, TextRange};
use crate::text::plain_char;
use crate::text::{CharSet, TRADITIONAL};
use crate::text::{pinyin_note, simplified};
use counted::{Counted, counted};
use lines::Line;
use std::ops::Range;
use std::sync::LazyLock;
pub(super) use stretch::{Mark, Piece, Stretch};

/// A paragraph of running text.
#[derive(Debug, Default)]
pub(super) struct Paragraph {
    /// Its sentences, folded, each with a line break for the mark it ends in.
    pub text: String,
    /// Where its runs of digits begin.
    pub digits: Vec<usize>,
    /// What divides its sentences.
    pub marks: Vec<Mark>,
    /// Its sentences, without their ends.
    pub sentences: Vec<Range<usize>>,
    runs: Vec<Run>,
}

/// Characters of a paragraph, by the byte its text has them from on.
#[derive(Debug, Clone, Copy)]
struct Run {
    text: usize,
    /// Where they stand in the visible text.
    place: usize,
    /// Bytes of the visible text's character, where this is one of another length; else 0.
    other_length: u8,
}

/// Bytes after which a sentence is cut: nobody writes such, and figures are looked at together with what precedes them.
const LONGEST: usize = 4000;

impl Paragraph {
    /// The visible text from the first to the last character of a range of `text`.
    pub fn range(&self, range: &Range<usize>) -> TextRange {
        let place = |run: &Run, at: usize| run.place + if run.other_length == 0 { at - run.text } else { 0 };
        let first = self.runs.partition_point(|run| run.text <= range.start);
        let start = first.checked_sub(1).map_or(0, |first| place(&self.runs[first], range.start));
        // What a range ends with mostly comes soon behind what it begins with.
        let last = |last: usize| (last, first + self.runs[first..].iter().take_while(|run| run.text <= last).count());
        let end = match range.end.checked_sub(1).filter(|last| *last >= range.start).map(last) {
            Some((last, behind @ 1..)) => {
                let run = &self.runs[behind - 1];
                place(run, last) + usize::from(run.other_length).max(1)
            }
            _ => start,
        };
        start..end.max(start)
    }

    fn clear(&mut self) {
        self.text.clear();
        self.digits.clear();
        self.marks.clear();
        self.sentences.clear();
        self.runs.clear();
    }

    /// Where the open sentence begins.
    fn open(&self) -> usize {
        self.sentences.last().map_or(0, |last| last.end + 1)
    }

    fn end_sentence(&mut self) {
        let open = self.open();
        if open < self.text.len() {
            self.sentences.push(open..self.text.len());
            self.text.push('\n');
        }
    }

    /// Appends a line of the visible text that stands at `offset`, with traditional characters at these places there.
    fn line(&mut self, line: &str, offset: usize, traditional: impl Iterator<Item = usize>) {
        let mut traditional = traditional.map(|place| place - offset).peekable();
        let mut at = 0;
        while at < line.len() {
            // A sentence that is too long ends behind the character that makes it so.
            let room = LONGEST + 1 - (self.text.len() - self.open());
            let end = line.len().min(at + room);
            let end = (end..line.len()).find(|end| line.is_char_boundary(*end)).unwrap_or(line.len());
            while traditional.next_if(|place| *place < at).is_some() {}
            let same = self.as_it_is(&line.as_bytes()[at..traditional.peek().map_or(end, |place| end.min(*place))]);
            if same > 0 {
                self.run(offset + at, 0);
                self.text.push_str(&line[at..at + same]);
                at += same;
            }
            if at < end {
                at = self.character(line, at, offset);
            }
            if self.text.len() - self.open() > LONGEST {
                self.end_sentence();
            }
        }
    }

    /// How many bytes stand at the start that are no different in running text, of a line without traditional characters;
    /// notes the digits and marks among them.
    fn as_it_is(&mut self, bytes: &[u8]) -> usize {
        let begin = self.text.len();
        let mut rest = bytes;
        loop {
            rest = behind_chinese(rest);
            let at = begin + (bytes.len() - rest.len());
            rest = match rest {
                [b'0'..=b'9', behind @ ..] => {
                    if at > begin || !self.ends_in_digit() {
                        self.digits.push(at);
                    }
                    &behind[behind.iter().take_while(|byte| byte.is_ascii_digit()).count()..]
                }
                [mark @ (b',' | b';' | b':' | b'|' | b')'), behind @ ..] => {
                    self.marks.push(Mark { at, last: *mark });
                    behind
                }
                // 、《》
                [0xe3, 0x80, last @ (0x81 | 0x8a | 0x8b), behind @ ..] => {
                    self.marks.push(Mark { at, last: *last });
                    behind
                }
                // “”
                [0xe2, 0x80, 0x9c | 0x9d, behind @ ..] => behind,
                [first, behind @ ..] if is_plain(*first) => behind,
                _ => break,
            };
        }
        bytes.len() - rest.len()
    }

    fn ends_in_digit(&self) -> bool {
        self.text.as_bytes().last().is_some_and(u8::is_ascii_digit)
    }

    /// Begins a run at the end of the text, unless the last one goes on.
    fn run(&mut self, place: usize, other_length: u8) {
        let text = self.text.len();
        let goes_on = |run: &Run| run.other_length == 0 && run.place + (text - run.text) == place;
        if other_length > 0 || !self.runs.last().is_some_and(goes_on) {
            self.runs.push(Run { text, place, other_length });
        }
    }

    fn folded(&mut self, c: char, length: u8, place: usize) {
        self.run(place, if c.len_utf8() == usize::from(length) { 0 } else { length });
        let at = self.text.len();
        match c {
            '0'..='9' if !self.ends_in_digit() => self.digits.push(at),
            ',' | ';' | ':' | '|' | '(' | ')' => self.marks.push(Mark { at, last: c as u8 }),
            _ => {}
        }
        self.text.push(c);
    }

    /// Appends the character of `line` at `at`, with the spaces behind a space; gives where the next one is.
    fn character(&mut self, line: &str, at: usize, offset: usize) -> usize {
        // A comma of full width, the commonest of all.
        if let [0xef, 0xbc, 0x8c, ..] = line.as_bytes()[at..] {
            self.folded(',', 3, offset + at);
            return at + 3;
        }
        let Some(c) = line[at..].chars().next() else { return line.len() };
        let behind = at + c.len_utf8();
        if matches!(c, '(' | '（')
            && let Some(length) = pinyin_note(&line[behind..])
        {
            return behind + length;
        }
        match plain_char(c) {
            None => {}
            Some('。' | '!' | '?') => self.end_sentence(),
            Some(' ') => return self.spaces(line, at, offset),
            Some(plain) => self.folded(simplified(plain), c.len_utf8() as u8, offset + at),
        }
        behind
    }

    /// Steps over spaces and characters without width; between digits one space is kept.
    fn spaces(&mut self, line: &str, at: usize, offset: usize) -> usize {
        let is_space = |c: char| matches!(plain_char(c), None | Some(' '));
        let behind = line.len() - line[at..].trim_start_matches(is_space).len();
        let next = line[behind..].chars().next().and_then(plain_char);
        if self.text[self.open()..].ends_with(|c: char| c.is_ascii_digit()) && next.is_some_and(|c| c.is_ascii_digit())
        {
            let length = line[at..].chars().next().map_or(1, char::len_utf8);
            self.folded(' ', length as u8, offset + at);
        }
        behind
    }
}

/// What follows the Chinese characters at the start.
fn behind_chinese(mut bytes: &[u8]) -> &[u8] {
    while let [0xe4..=0xe9, _, _, behind @ ..] = bytes {
        bytes = behind;
    }
    bytes
}

/// Whether a byte is ASCII and neither a space nor a mark that means something.
const fn is_plain(byte: u8) -> bool {
    byte < 0x80 && !matches!(byte, b' ' | b'\t' | b'\r' | b'\n' | 0xc | b'(' | b'!' | b'?')
}

/// Gives each paragraph of the document's text inside `stretches` in which something is counted; grids are left out.
/// `signs` are those of the text.
pub(super) fn paragraphs(document: &Document<'_>, stretches: &[TextRange], mut give: impl FnMut(&Paragraph)) {
    let (lines, paragraph) = (Vec::new(), Paragraph::default());
    let mut builder = Builder { document, lines, counted: Counted::Nothing, paragraph };
    // Blocks come in order, and stretches begin in order: what ends before a block ends before all that follow.
    let mut first = 0;
    for block in &document.blocks {
        if matches!(block.kind, BlockKind::Grid(_)) {
            builder.end_paragraph(&mut give);
            continue;
        }
        while stretches.get(first).is_some_and(|stretch| stretch.end <= block.range.start) {
            first += 1;
        }
        for stretch in stretches[first..].iter().take_while(|stretch| stretch.start < block.range.end) {
            let range = block.range.start.max(stretch.start)..block.range.end.min(stretch.end);
            if range.start < range.end {
                builder.block(&range, &mut give);
            }
        }
    }
    builder.end_paragraph(&mut give);
}

/// The lines of a paragraph, until it is known whether it counts anything.
struct Builder<'d> {
    document: &'d Document<'d>,
    lines: Vec<TextRange>,
    counted: Counted,
    /// The last paragraph built, for its memory.
    paragraph: Paragraph,
}

impl Builder<'_> {
    fn block(&mut self, range: &TextRange, give: &mut impl FnMut(&Paragraph)) {
        let mut start = range.start;
        let mut rest = self.document.slice(range);
        while !rest.is_empty() {
            let (text, behind) =
                rest.split_at(memchr::memchr(b'\n', rest.as_bytes()).map_or(rest.len(), |end| end + 1));
            let place = start..start + text.len();
            (start, rest) = (place.end, behind);
            let line = Line::of(text);
            match line {
                Line::PageMark => continue,
                Line::FileName => {
                    self.end_paragraph(give);
                    continue;
                }
                Line::Text { begins: true, .. } => self.end_paragraph(give),
                Line::Text { .. } => {}
            }
            self.counted = self.counted.and(counted(text));
            self.lines.push(place);
            if matches!(line, Line::Text { ends: true, .. }) {
                self.end_paragraph(give);
            }
        }
    }

    fn end_paragraph(&mut self, give: &mut impl FnMut(&Paragraph)) {
        if std::mem::replace(&mut self.counted, Counted::Nothing) == Counted::Something {
            self.paragraph.clear();
            for line in &self.lines {
                static FOLDED: LazyLock<CharSet> = LazyLock::new(|| CharSet::of(TRADITIONAL.iter().map(|pair| pair.0)));
                let text = self.document.slice(line);
                self.paragraph.line(text, line.start, FOLDED.places(text).map(|at| at + line.start));
            }
            self.paragraph.end_sentence();
            give(&self.paragraph);
        }
        self.lines.clear();
    }
}
