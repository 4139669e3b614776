//! A text in which words are looked for, without spaces and pinyin, and the way back to the page.
//!
//! Drops spaces, line breaks, characters without width and pinyin in brackets (`報(bao)告(gao)`); folds full-width forms.
//! Keeps two forms of equal length: [`FoldedText::plain`] has the page's characters, [`FoldedText::folded`] their
//! simplified form, for matching. Each byte leads back to the visible text; text from several places may be appended.

use super::fold::simplified_run;
use super::{is_han, pinyin_note, plain_char, simplified};
use std::ops::Range;

/// Folded text, and the way back.
#[derive(Debug, Default)]
pub(crate) struct FoldedText {
    /// The page's characters, in half width.
    pub plain: String,
    /// The same in simplified form; byte offsets are those of `plain`.
    pub folded: String,
    /// Where each stretch of `plain` begins there, and the visible text it comes from: characters that stand there as they are,
    /// or one that was folded.
    places: Vec<(usize, Range<usize>)>,
}

impl FoldedText {
    /// Folds a text that begins at `offset` of the visible text.
    pub fn at(text: &str, offset: usize) -> Self {
        let mut folded = Self::default();
        folded.push(text, offset);
        folded
    }

    /// Folds a text that stands nowhere in the visible text; ranges lead into `text` itself.
    pub fn of(text: &str) -> Self {
        Self::at(text, 0)
    }

    /// Forgets the text, and keeps the room for another.
    pub fn clear(&mut self) {
        self.plain.clear();
        self.folded.clear();
        self.places.clear();
    }

    /// Appends a text that stands at `offset`.
    pub fn push(&mut self, text: &str, offset: usize) {
        self.append(text, offset, false);
    }

    /// The same for running text: digits that stand apart stay apart, by one blank.
    pub fn push_running(&mut self, text: &str, offset: usize) {
        self.append(text, offset, true);
    }

    fn append(&mut self, text: &str, offset: usize, apart: bool) {
        self.plain.reserve(text.len());
        self.folded.reserve(text.len());
        // A mark, and what stands behind it, in a dozen characters.
        self.places.reserve(text.len() / 16);
        // What `folded` has not got yet.
        let mut from = self.plain.len();
        let mut same = 0..0;
        for (range, changed) in kept(text, apart, self.plain.chars().next_back()) {
            if changed.is_none() && range.start == same.end {
                same.end = range.end;
                continue;
            }
            self.append_same(text, same, offset);
            if let Some(plain) = changed {
                self.places.push((self.plain.len(), offset + range.start..offset + range.end));
                let own = simplified(plain);
                if own != plain {
                    self.folded.push_str(&self.plain[from..]);
                    self.folded.push(own);
                    from = self.plain.len() + plain.len_utf8();
                }
                self.plain.push(plain);
                same = range.end..range.end;
            } else {
                same = range;
            }
        }
        self.append_same(text, same, offset);
        self.folded.push_str(&self.plain[from..]);
    }

    /// Appends characters that stand for themselves.
    fn append_same(&mut self, text: &str, range: Range<usize>, offset: usize) {
        if range.is_empty() {
            return;
        }
        self.places.push((self.plain.len(), offset + range.start..offset + range.end));
        self.plain.push_str(&text[range]);
    }

    /// The characters of a range as `source` has them, without spaces; digits and letters in half width.
    pub fn quote(&self, source: &str, range: &Range<usize>) -> String {
        let char_of = |(at, plain): (usize, char)| {
            let place = self.place(range.start + at).unwrap_or_default();
            let original = source.get(place).and_then(|text| text.chars().next());
            if plain.is_ascii_alphanumeric() { plain } else { original.unwrap_or(plain) }
        };
        self.plain.get(range.clone()).unwrap_or("").char_indices().map(char_of).collect()
    }

    /// The visible text from the first to the last byte of a range.
    pub fn range(&self, range: &Range<usize>) -> Option<Range<usize>> {
        (range.end <= self.plain.len()).then_some(())?;
        Some(self.place(range.start)?.start..self.place(range.end.checked_sub(1)?)?.end)
    }

    /// The visible character that byte `at` comes from.
    fn place(&self, at: usize) -> Option<Range<usize>> {
        let behind = self.places.partition_point(|(start, _)| *start <= at);
        let end = self.places.get(behind).map_or(self.plain.len(), |(start, _)| *start);
        let (start, place) = self.places.get(behind.checked_sub(1)?).filter(|_| at < self.plain.len())?;
        if place.len() != end - start {
            return Some(place.clone());
        }
        let (from, to) = (self.plain.floor_char_boundary(at), self.plain.ceil_char_boundary(at + 1));
        Some(place.start + from - start..place.start + to - start)
    }
}

/// A text as [`FoldedText::folded`] has it, where no way back is needed.
pub(crate) fn folded_words(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for (range, changed) in kept(text, false, None) {
        match changed {
            Some(plain) => folded.push(simplified(plain)),
            None => folded.push_str(&text[range]),
        }
    }
    folded
}

/// What words are made of, each stretch with its place: characters that stand for themselves, or one in half width where that or
/// its simplified form is another. `apart` keeps a blank between two digits; `last` is the character kept before.
fn kept(text: &str, apart: bool, mut last: Option<char>) -> impl Iterator<Item = (Range<usize>, Option<char>)> {
    let mut rest = text;
    let mut after_han = false;
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    std::iter::from_fn(move || {
        loop {
            let at = text.len() - rest.len();
            // Nine of ten do.
            let run = simplified_run(rest);
            if run > 0 {
                rest = &rest[run..];
                (after_han, last) = (true, None);
                return Some((at..at + run, None));
            }
            let run = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
            if run > 0 {
                (after_han, last) = (false, rest[..run].chars().next_back());
                rest = &rest[run..];
                return Some((at..at + run, None));
            }
            let c = rest.chars().next()?;
            rest = &rest[c.len_utf8()..];
            if after_han
                && matches!(c, '(' | '（')
                && let Some(length) = pinyin_note(rest)
            {
                rest = &rest[length..];
                continue;
            }
            let Some(plain) = plain_char(c) else { continue };
            if plain.is_whitespace() {
                let next = rest.chars().next().and_then(plain_char);
                if !(apart && is_digit(last) && is_digit(next)) {
                    continue;
                }
            }
            after_han = is_han(plain);
            last = Some(plain);
            let is_same = c == plain && plain == simplified(plain);
            return Some((at..at + c.len_utf8(), Some(plain).filter(|_| !is_same)));
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_width_and_pinyin_go_and_places_stay() {
        let text = "甲\n某縣 ２０２１年 報(bao)告(gao)（全文）乙";
        let folded = FoldedText::at(&text[4..], 4);
        assert_eq!(folded.plain, "某縣2021年報告(全文)乙");
        assert_eq!(folded.folded, "某县2021年报告(全文)乙");
        let year = folded.plain.find("2021年").expect("it is there");
        assert_eq!(&text[folded.range(&(year..year + 7)).expect("a range")], "２０２１年");
        let end = folded.plain.find("告").expect("it is there");
        assert_eq!(&text[folded.range(&(0..end + 3)).expect("a range")], "某縣 ２０２１年 報(bao)告");
        assert_eq!(FoldedText::of("某局(ABC公司)").plain, "某局(ABC公司)");
    }

    #[test]
    fn every_character_leads_back_to_its_own() {
        let text = "甲：某縣开\u{200b}展３2次，é开 开—开";
        let mut folded = FoldedText::at(&text[..9], 0);
        folded.push(&text[9..], 9);
        let mut places = Vec::new();
        for (at, c) in folded.plain.char_indices() {
            let place = folded.range(&(at..at + c.len_utf8())).expect("a range");
            assert_eq!(text[place.clone()].chars().next().and_then(plain_char), Some(c));
            places.push(place);
        }
        assert!(places.windows(2).all(|pair| pair[0].end <= pair[1].start));
        assert_eq!(
            (folded.plain.as_str(), folded.folded.as_str()),
            ("甲:某縣开展32次,é开开-开", "甲:某县开展32次,é开开-开")
        );
    }
}
