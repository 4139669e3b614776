//! A clause against patterns of words, without an automaton: nothing is compiled, so the first report costs no more
//! than the next.
//!
//! A pattern is a row of parts set apart by spaces, each a choice of words: `制发|制定 政府|行政? 规范性文件 总数|数? #`. A part with
//! `?` may be absent, one with `*` may repeat; `{of}` stands for the parts of a fragment. In a word, `0` is any digit, `~`
//! anything up to a comma, and `#` the number with its counter. A clause fits where the parts cover all of it. What a
//! clause must have and begin with is worked out when the program is compiled, so that most patterns are never tried:
//! words that have no character in common are better told apart in patterns of their own.

use super::characters::{Characters, first_bit};

/// Fragments by name: parts that several patterns share.
const FRAGMENTS: &[(&str, &str)] = &[
    ("receive", "收到和受理|受理和收到|收到并受理|接收|接到|收到|受理|新收|收受"),
    ("ogi", "政府信息公开|政务信息公开|政务公开|信息公开|政府信息"),
    (
        "ask",
        "各类|公众|群众|公民|社会公众|的* 政府信息公开申请|信息公开申请|政府信息依申请公开申请|政府信息依申请公开|依申请公开政府信息申请|\
         依申请政府信息公开申请|依申请政府信息公开|依申请公开申请|依申请公开政府信息|依申请公开事项|依申请公开|公开政府信息申请|公开申请|\
         政府信息公开的申请 数量|总数|总量|事项|案件|数? 共计|共|为|计|合计?",
    ),
    ("of", "答复? 的有|的|数量|数|有|共|为|计?"),
    ("among", "在|所有|对? 已办结的|办结的? {ogi}? 申请? 答复? 结果? 中?"),
    ("case", "案件|申请|数量|总数|数? 共计|共|为|计?"),
    ("about", "因|涉及|有关|针对|由? {ogi} 申请|工作|答复|事项|类? 而? 被申请|被提起|提起|引起|引发|发生|产生|的*"),
    ("arose", "被申请|被提起|提起|引起|引发|发生|产生|受理|收到|办理?"),
];

/// The parts of the fragments, in their order.
static FRAGMENT_PARTS: [Parts; FRAGMENTS.len()] = {
    let mut all = [const { Parts::of("") }; FRAGMENTS.len()];
    let mut at = 0;
    while at < FRAGMENTS.len() {
        all[at] = Parts::of(FRAGMENTS[at].1);
        at += 1;
    }
    all
};

/// A pattern, with what tells at a glance that a clause is none.
#[derive(Debug)]
pub(super) struct Pattern {
    parts: Parts,
    /// Characters no clause that fits is without.
    needs: Characters,
    /// Characters a clause that fits may begin with.
    begins: Characters,
}

impl Pattern {
    /// The pattern of these parts.
    pub const fn new(parts: &'static str) -> Self {
        let parts = Parts::of(parts);
        let traits = Traits::of(&parts);
        Self { parts, needs: traits.needs, begins: traits.begins }
    }

    /// Whether a text with these characters may fit.
    pub const fn may_fit(&self, characters: Characters) -> bool {
        self.needs & !characters == 0
    }

    /// Whether the whole text fits.
    #[inline]
    pub fn fits(&'static self, text: &str) -> bool {
        let text = text.as_bytes();
        self.begins & first_bit(text) != 0 && Rest { parts: &self.parts, from: 0, then: None }.fits(text)
    }

    /// The length of what fits at the start of a text, each part taking its first word that does.
    fn length_at_start(&self, text: &[u8]) -> Option<usize> {
        let mut at = 0;
        for part in 0..self.parts.count {
            let mut end = None;
            if self.parts.list[part].begins & first_bit(&text[at..]) != 0 {
                self.parts.any(part, &text[at..], &mut |rest| {
                    end = Some(text.len() - rest.len());
                    true
                });
            }
            match end {
                Some(end) => at = end,
                None if self.parts.list[part].times == Times::Once => return None,
                None => {}
            }
        }
        Some(at)
    }
}

/// Several ways to say one thing, with what tells at a glance that a clause says it in none of them.
#[derive(Debug)]
pub(super) struct Ways {
    patterns: &'static [Pattern],
    /// Characters no clause that fits one of them is without.
    pub needs: Characters,
    /// Characters a clause that fits one of them may begin with.
    begins: Characters,
}

impl Ways {
    /// The ways to say what these patterns say.
    pub const fn new(patterns: &'static [Pattern]) -> Self {
        let mut all = Self { patterns, needs: !0, begins: 0 };
        let mut at = 0;
        while at < patterns.len() {
            all.needs &= patterns[at].needs;
            all.begins |= patterns[at].begins;
            at += 1;
        }
        all
    }

    /// Whether a text with these characters may fit one of the patterns.
    pub fn may_fit(&self, characters: Characters) -> bool {
        self.that_may_fit(characters).next().is_some()
    }

    /// The patterns that a text with these characters may fit.
    pub fn that_may_fit(&self, characters: Characters) -> impl Iterator<Item = &'static Pattern> {
        self.patterns.iter().filter(move |pattern| pattern.may_fit(characters))
    }

    /// The lengths of what fits at the start of a text, one of each pattern that does.
    pub fn lengths_at_start(&self, text: &str) -> impl Iterator<Item = usize> {
        let text = text.as_bytes();
        let first = first_bit(text);
        let near = if self.begins & first == 0 { &[] } else { self.patterns };
        let near = near.iter().filter(move |pattern| pattern.begins & first != 0);
        near.filter_map(move |pattern| pattern.length_at_start(text))
    }
}

/// Parts still to come, and those behind the fragment they are of.
struct Rest<'r> {
    parts: &'static Parts,
    from: usize,
    then: Option<&'r Rest<'r>>,
}

impl Rest<'_> {
    /// Whether the parts cover the whole text.
    ///
    /// It calls itself for each part and each repeated word: a text is a sentence, which `running.rs` cuts at 4000 bytes.
    fn fits(&self, text: &[u8]) -> bool {
        let Self { parts, from, then } = *self;
        if from == parts.count {
            return then.map_or(text.is_empty(), |rest| rest.fits(text));
        }
        let Part { times, fragment, begins, .. } = parts.list[from];
        let behind = Rest { parts, from: from + 1, then };
        let here = if begins & first_bit(text) == 0 {
            false
        } else if let Some(fragment) = fragment {
            let parts = &FRAGMENT_PARTS[fragment as usize];
            Rest { parts, from: 0, then: Some(&behind) }.fits(text)
        } else {
            let next = if times == Times::Many { self } else { &behind };
            parts.any(from, text, &mut |rest| next.fits(rest))
        };
        here || (times != Times::Once && behind.fits(text))
    }
}

/// How often a part stands there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Times {
    Once,
    AtMostOnce,
    Many,
}

/// A choice of words, or a fragment in braces: where it stands in the text of its row.
#[derive(Debug, Clone, Copy)]
struct Part {
    start: u16,
    end: u16,
    times: Times,
    fragment: Option<u8>,
    /// Characters a text may begin with that the part stands at the start of; all, where the part may be nothing.
    begins: Characters,
}

/// A row of parts.
#[derive(Debug, Clone, Copy)]
struct Parts {
    text: &'static str,
    list: [Part; Self::MOST],
    count: usize,
}

impl Parts {
    /// Parts of the longest row.
    const MOST: usize = 12;

    const fn of(text: &'static str) -> Self {
        let part = Part { start: 0, end: 0, times: Times::Once, fragment: None, begins: 0 };
        let mut parts = Self { text, list: [part; Self::MOST], count: 0 };
        let bytes = text.as_bytes();
        let mut start = 0;
        while start < bytes.len() {
            let mut behind = start;
            while behind < bytes.len() && bytes[behind] != b' ' {
                behind += 1;
            }
            let times = match bytes[behind - 1] {
                b'?' => Times::AtMostOnce,
                b'*' => Times::Many,
                _ => Times::Once,
            };
            let end = if matches!(times, Times::Once) { behind } else { behind - 1 };
            let fragment = if bytes[start] == b'{' { Some(fragment(bytes, start + 1, end - 1)) } else { None };
            parts.list[parts.count] = Part { start: start as u16, end: end as u16, times, fragment, begins: 0 };
            let traits = Traits::of_part(&parts, parts.count);
            parts.list[parts.count].begins = if traits.may_be_empty { !0 } else { traits.begins };
            parts.count += 1;
            start = behind + 1;
        }
        parts
    }

    const fn words(&self, part: usize) -> &'static [u8] {
        let Part { start, end, .. } = self.list[part];
        self.text.as_bytes().split_at(end as usize).0.split_at(start as usize).1
    }

    /// Whether a word of the part begins `text` and `then` takes what is behind it.
    fn any(&self, part: usize, text: &[u8], then: &mut dyn FnMut(&[u8]) -> bool) -> bool {
        let mut words = self.words(part);
        loop {
            let mut end = 0;
            while end < words.len() && words[end] != b'|' {
                end += 1;
            }
            if begins_with(&words[..end], text, then) {
                return true;
            }
            if end == words.len() {
                return false;
            }
            words = &words[end + 1..];
        }
    }
}

/// The place of the fragment named by a stretch of a row; a name that is none fails when the program is compiled.
const fn fragment(row: &[u8], start: usize, end: usize) -> u8 {
    let name = row.split_at(end).0.split_at(start).1;
    let mut at = 0;
    while !same(FRAGMENTS[at].0.as_bytes(), name) {
        at += 1;
    }
    at as u8
}

fn begins_with(word: &[u8], text: &[u8], then: &mut dyn FnMut(&[u8]) -> bool) -> bool {
    for (at, &byte) in word.iter().enumerate() {
        match byte {
            b'~' => {
                let length = text[at..].iter().position(|byte| matches!(byte, b',' | b';')).unwrap_or(text.len() - at);
                return (at..=at + length).any(|from| begins_with(&word[at + 1..], &text[from..], then));
            }
            _ => match text.get(at) {
                Some(found) if *found == byte || (byte == b'0' && found.is_ascii_digit()) => {}
                _ => return false,
            },
        }
    }
    then(&text[word.len()..])
}

const fn same(one: &[u8], other: &[u8]) -> bool {
    let mut at = 0;
    while at < one.len() && at < other.len() && one[at] == other[at] {
        at += 1;
    }
    at == one.len() && at == other.len()
}

/// What can be told of texts that fit a row of parts.
#[derive(Clone, Copy)]
struct Traits {
    needs: Characters,
    begins: Characters,
    /// Whether nothing at all fits.
    may_be_empty: bool,
}

impl Traits {
    const fn of(parts: &Parts) -> Self {
        let mut all = Self { needs: 0, begins: 0, may_be_empty: true };
        let mut at = 0;
        while at < parts.count {
            let one = Self::of_part(parts, at);
            if all.may_be_empty {
                all.begins |= one.begins;
            }
            if matches!(parts.list[at].times, Times::Once) {
                all.needs |= one.needs;
                all.may_be_empty = all.may_be_empty && one.may_be_empty;
            }
            at += 1;
        }
        all
    }

    const fn of_part(parts: &Parts, at: usize) -> Self {
        match parts.list[at].fragment {
            Some(fragment) => Self::of(&Parts::of(FRAGMENTS[fragment as usize].1)),
            None => Self::of_words(parts.words(at)),
        }
    }

    const fn of_words(words: &[u8]) -> Self {
        let mut all = Self { needs: !0, begins: 0, may_be_empty: false };
        let (mut word, mut at_start, mut at) = (0, true, 0);
        while at < words.len() {
            if words[at] == b'|' {
                all.needs &= word;
                (word, at_start, at) = (0, true, at + 1);
                continue;
            }
            let anything = words[at] == b'~';
            if at_start {
                all.begins |= if anything { !0 } else { first_bit(words.split_at(at).1) };
            }
            if !anything {
                word |= first_bit(words.split_at(at).1);
            }
            at_start = false;
            at += if words[at] < 0x80 { 1 } else { 3 };
        }
        all.needs &= word;
        all
    }
}

#[cfg(test)]
mod tests {
    use super::super::characters::characters;
    use super::*;

    #[test]
    fn parts_are_there_once_or_not_or_again() {
        static PATTERN: Pattern = Pattern::new("各类|的* 制发|制定 政府? 文件 {of} #");
        for text in ["制发文件#", "各类的各类制定政府文件#", "制定文件答复的有#"] {
            assert!(PATTERN.fits(text) && PATTERN.may_fit(characters(text)), "{text}");
        }
        for text in ["", "#", "制发文件", "制发制定文件#", "制发文件#件", "政府文件#", "制发文件的答复#"]
        {
            assert!(!PATTERN.fits(text), "{text}");
        }
        assert!(!PATTERN.may_fit(characters("制发规章#")));
    }

    #[test]
    fn anything_stops_at_a_comma_and_a_digit_is_any() {
        static PATTERN: Pattern = Pattern::new("因~原因? 0000年 #");
        for (text, fits) in [
            ("2018年#", true),
            ("因技术等原因2018年#", true),
            ("因原因2018年#", true),
            ("因技术,等原因2018年#", false),
            ("218年#", false),
        ] {
            assert_eq!(PATTERN.fits(text), fits, "{text}");
        }
    }

    #[test]
    fn at_a_start_the_first_word_that_fits_is_taken() {
        static WAYS: Ways = Ways::new(const { &[Pattern::new("全|我 部|部门 政府?")] });
        let length = |text| WAYS.lengths_at_start(text).next();
        assert_eq!(length("全部门政府"), Some("全部".len()));
        assert_eq!(length("我部政府信息"), Some("我部政府".len()));
        assert_eq!(length("全年"), None);
        assert_eq!(length(""), None);
    }
}
