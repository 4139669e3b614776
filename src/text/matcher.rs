//! Many words at once: every word of a list that stands in a text, found in one pass, with what it means.
//!
//! From left to right, the longest where several begin, none inside another. Built once and kept by who has the list
//! (`LazyLock`). Latin letters are found in either case. A word may be a pattern: `{市|县|}政府` is 市政府, 县政府 and 政府.
//!
//! A tree of characters, not an automaton: words begin at few places of a text and are short, so that nothing is gained by
//! never looking back, and of some three thousand words the tree is built in 0.35 ms, where an automaton takes many times that.

use super::Hints;
use std::ops::Range;

/// Words to be found, each with what it means.
#[derive(Debug)]
pub(crate) struct Matcher<V> {
    /// The first is the tree's root.
    nodes: Vec<Node>,
    /// First characters by their last bits, as there are hundreds: the first node of each chain of brothers.
    first: Box<[u32; FIRST]>,
    /// What words mean.
    values: Vec<V>,
}

/// Chains of first characters.
const FIRST: usize = 4096;
/// No child or brother, as the root is neither; no value.
const NONE: u32 = 0;

/// What some words begin with.
#[derive(Debug, Default)]
struct Node {
    last: char,
    child: u32,
    brother: u32,
    /// The place of what the word means that ends here; [`NONE`] where none does.
    value: u32,
    /// What the children end in: most texts go on with none of them, and a chain is long.
    children: Hints,
}

/// A word found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found<V> {
    /// What it means.
    pub value: V,
    /// Where it stands.
    pub range: Range<usize>,
}

impl<V: Copy> Matcher<V> {
    /// A matcher for the words of these patterns; `join` says what one means that stands in the list twice.
    pub fn new<W: AsRef<str>>(patterns: impl IntoIterator<Item = (W, V)>, join: impl Fn(V, V) -> V) -> Self {
        let patterns: Vec<(W, V)> = patterns.into_iter().collect();
        // Room for all at once: a list that grows is copied again and again, a quarter of a megabyte in the end.
        let bytes: usize = patterns.iter().map(|(pattern, _)| pattern.as_ref().len()).sum();
        let mut nodes = Vec::with_capacity(bytes + 1);
        nodes.push(Node::default());
        let mut matcher = Self { nodes, first: Box::new([NONE; FIRST]), values: Vec::with_capacity(patterns.len()) };
        let mut ends = Vec::new();
        for (pattern, value) in patterns {
            ends.push(0);
            matcher.grow(&mut ends, 0, pattern.as_ref());
            let own = matcher.kept(value);
            // Where all choices are left out nothing is said: the root ends no word.
            for end in ends.drain(..).filter(|&end| end != 0) {
                matcher.nodes[end as usize].value = match matcher.nodes[end as usize].value {
                    NONE => own,
                    known => matcher.kept(join(matcher.values[known as usize - 1], value)),
                };
            }
        }
        matcher
    }

    /// Keeps what words mean, and gives its place.
    fn kept(&mut self, value: V) -> u32 {
        self.values.push(value);
        self.values.len() as u32
    }

    /// The words in a text, in order.
    pub fn find<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Found<V>> + 't {
        let mut at = 0;
        std::iter::from_fn(move || {
            while let Some((c, length)) = first_char(&text.as_bytes()[at..]) {
                let start = at;
                at += length;
                // Most characters begin no word.
                let node = self.among(self.first[c as usize % FIRST], c);
                if node != NONE
                    && let Some((end, value)) = self.longest(node, text.as_bytes(), at)
                {
                    at = end;
                    return Some(Found { value, range: start..at });
                }
            }
            None
        })
    }

    /// The longest word that a text begins with: its length, and what it means.
    pub fn at_start(&self, text: &str) -> Option<(usize, V)> {
        let (c, length) = first_char(text.as_bytes())?;
        let node = self.among(self.first[c as usize % FIRST], c);
        if node == NONE { None } else { self.longest(node, text.as_bytes(), length) }
    }

    /// The longest word that goes on at byte `at` behind what leads to a node: where it ends, and its value.
    fn longest(&self, node: u32, text: &[u8], mut at: usize) -> Option<(usize, V)> {
        let (mut node, mut longest) = (&self.nodes[node as usize], None);
        loop {
            if node.value != NONE {
                longest = Some((at, node.value));
            }
            let Some((c, length)) = first_char(&text[at..]) else { break };
            // Asked first, for most of what begins a word goes on otherwise.
            if !node.children.may_have(c) {
                break;
            }
            let child = self.among(node.child, c);
            if child == NONE {
                break;
            }
            node = &self.nodes[child as usize];
            at += length;
        }
        longest.map(|(end, value)| (end, self.values[value as usize - 1]))
    }

    /// Every word, in no order.
    #[cfg(test)]
    pub fn words(&self) -> impl Iterator<Item = (String, V)> {
        let roots = self.first.iter().filter(|&&node| node != NONE).map(|&node| (node, String::new()));
        let mut open: Vec<(u32, String)> = roots.collect();
        let mut found = Vec::new();
        while let Some((at, before)) = open.pop() {
            let node = &self.nodes[at as usize];
            let word = format!("{before}{}", node.last);
            if node.value != NONE {
                found.push((word.clone(), self.values[node.value as usize - 1]));
            }
            open.extend([(node.brother, before), (node.child, word)].into_iter().filter(|(at, _)| *at != NONE));
        }
        found.into_iter()
    }

    /// Where the children of a node begin that may end in this character.
    fn children(&mut self, node: u32, c: char) -> &mut u32 {
        if node == 0 { &mut self.first[c as usize % FIRST] } else { &mut self.nodes[node as usize].child }
    }

    fn next(&self, node: u32, c: u32) -> u32 {
        match &self.nodes[node as usize] {
            _ if node == 0 => self.among(self.first[c as usize % FIRST], c),
            node if !node.children.may_have(c) => NONE,
            node => self.among(node.child, c),
        }
    }

    /// The node of this character among a node and its brothers.
    #[inline]
    fn among(&self, mut node: u32, c: u32) -> u32 {
        while node != NONE && self.nodes[node as usize].last as u32 != c {
            node = self.nodes[node as usize].brother;
        }
        node
    }

    /// Adds a pattern behind each of the nodes from `from` on, and puts in their place those where its words end.
    fn grow(&mut self, ends: &mut Vec<u32>, from: usize, pattern: &str) {
        let mut rest = pattern;
        while let Some(c) = rest.chars().next() {
            rest = &rest[c.len_utf8()..];
            if c == '{' {
                // Each choice goes on behind all that is begun, which stays before them until the last is there.
                let begun = from..ends.len();
                let mut has_more = true;
                while has_more {
                    let at = ends.len();
                    ends.extend_from_within(begun.clone());
                    let (choice, behind, is_followed) = first_choice(rest);
                    self.grow(ends, at, choice);
                    (rest, has_more) = (behind, is_followed);
                }
                ends.drain(begun);
            } else {
                for node in &mut ends[from..] {
                    *node = self.child(*node, c.to_ascii_lowercase());
                }
            }
        }
    }

    fn child(&mut self, node: u32, c: char) -> u32 {
        match self.next(node, c.into()) {
            NONE => {
                let new = self.nodes.len() as u32;
                let brother = std::mem::replace(self.children(node, c), new);
                self.nodes[node as usize].children.add(c.into());
                self.nodes.push(Node { last: c, brother, ..Node::default() });
                new
            }
            child => child,
        }
    }
}

/// The choice that a text begins with, what stands behind it, and whether that is another one.
fn first_choice(text: &str) -> (&str, &str, bool) {
    let mut depth = 0;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'|' | b'}' if depth == 0 => return (&text[..at], &text[at + 1..], byte == b'|'),
            b'}' => depth -= 1,
            _ => {}
        }
    }
    (text, "", false)
}

/// The code of the character that a text begins with, in small letters, and its length: half of what it takes to decode it
/// without knowing that nearly all have three bytes.
#[inline]
fn first_char(text: &[u8]) -> Option<(u32, usize)> {
    let low = |byte: u8| u32::from(byte & 0x3f);
    match *text {
        [lead @ 0xe0..=0xef, high, last, ..] => Some((u32::from(lead & 0xf) << 12 | low(high) << 6 | low(last), 3)),
        [c @ ..0x80, ..] => Some((c.to_ascii_lowercase().into(), 1)),
        [lead @ ..0xe0, last, ..] => Some((u32::from(lead & 0x1f) << 6 | low(last), 2)),
        [lead, second, high, last, ..] => {
            Some((u32::from(lead & 7) << 18 | low(second) << 12 | low(high) << 6 | low(last), 4))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbered<W: AsRef<str>>(words: impl IntoIterator<Item = W>) -> Matcher<usize> {
        Matcher::new(words.into_iter().enumerate().map(|(number, word)| (word, number)), |first, _| first)
    }

    #[test]
    fn the_longest_word_that_begins_first_is_found() {
        let words = ["公开", "主动公开", "公开信息", "App"];
        let text = "主动公开信息，公开信息，aPP";
        let matcher = numbered(words);
        let found: Vec<(&str, &str)> = matcher.find(text).map(|at| (words[at.value], &text[at.range])).collect();
        assert_eq!(found, [("主动公开", "主动公开"), ("公开信息", "公开信息"), ("App", "aPP")]);
    }

    #[test]
    fn a_pattern_stands_for_every_choice() {
        let found = |text: &str| numbered(["甲{乙|{丙|丁}|}戊", "{子|}"]).find(text).next().map(|found| found.value);
        for word in ["甲乙戊", "甲丙戊", "甲丁戊", "甲戊"] {
            assert_eq!(found(word), Some(0), "{word}");
        }
        assert_eq!((found("甲"), found("甲乙"), found("子"), found("")), (None, None, Some(1), None));
    }

    #[test]
    fn a_word_told_twice_means_both() {
        let matcher = Matcher::new([("甲", 1), ("甲", 2)], |first, second| first | second);
        assert_eq!(matcher.find("甲").map(|found| found.value).collect::<Vec<_>>(), [3]);
    }

    #[test]
    fn it_finds_what_an_automaton_finds() {
        use aho_corasick::{AhoCorasick, MatchKind};
        let words: Vec<String> = (1..60_u32)
            .map(|number| {
                (0..=number % 4).map(|at| ['甲', '乙', '丙', 'a'][(number >> (2 * at)) as usize % 4]).collect()
            })
            .collect();
        let (matcher, automaton) = (
            numbered(&words),
            AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(&words).expect("a small list"),
        );
        for seed in 0..500_u32 {
            let letter = |at: u32| {
                ['甲', '乙', '丙', 'a', '丁'][(seed.wrapping_mul(2_654_435_761).rotate_left(at * 3) % 5) as usize]
            };
            let text: String = (0..12).map(letter).collect();
            let ours: Vec<_> = matcher.find(&text).map(|found| found.range).collect();
            let theirs: Vec<_> = automaton.find_iter(&text).map(|found| found.range()).collect();
            assert_eq!(ours, theirs, "{text}");
        }
    }
}
