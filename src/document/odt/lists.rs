//! Lists of OpenDocument: which number stands before a paragraph or a heading.
//!
//! Styles say for each level how its number is written (`一, 二, 三, ...` with `、` behind it); list items only stand inside
//! each other, and headings may be numbered without any list, by the outline. So they are counted here, as the program
//! that shows them counts. A list begins anew unless it says which one it goes on with. Bullets are no numbers.

use super::super::numerals::{apart, chinese, circled, letter, roman};
use super::super::xml::Tag;
use std::collections::HashMap;

/// Levels of a list.
const LEVELS: usize = 10;

/// The name of the outline's style among the others; no list can have it.
const OUTLINE: &str = "";

#[derive(Clone, Default)]
struct Level {
    format: String,
    prefix: String,
    suffix: String,
    start: u32,
    /// How many levels its number shows, itself the last.
    shown: usize,
}

/// An item of a list, and the number it begins at where it says one.
struct Item {
    start: Option<u32>,
}

/// Numbers counted so far, by level.
type Counts = [Option<u32>; LEVELS];

/// The lists of a text.
#[derive(Default)]
pub(super) struct Lists {
    styles: HashMap<String, [Option<Level>; LEVELS]>,
    /// The style whose levels are being read.
    reading: Option<String>,
    sequences: Vec<(String, Counts)>,
    /// Which sequence a list with a name is of, and which was the last of a style.
    named: HashMap<String, usize>,
    last: HashMap<String, usize>,
    /// The sequence of the outermost open list, and how many are open.
    open: Option<usize>,
    depth: usize,
    /// The item whose first paragraph has not come yet.
    item: Option<Item>,
}

impl Lists {
    /// Reads what a style says; others are passed over.
    pub(super) fn style(&mut self, tag: &Tag<'_>) {
        match tag.name() {
            "list-style" => self.reading = tag.get("name"),
            "outline-style" => self.reading = Some(OUTLINE.to_owned()),
            "list-level-style-number" | "outline-level-style" => {
                let Some(style) = &self.reading else { return };
                let level = tag.number("level").unwrap_or(1).saturating_sub(1) as usize;
                let levels = self.styles.entry(style.clone()).or_default();
                if let Some(slot) = levels.get_mut(level) {
                    *slot = Some(Level {
                        format: tag.get("num-format").unwrap_or_default(),
                        prefix: tag.get("num-prefix").unwrap_or_default(),
                        suffix: tag.get("num-suffix").unwrap_or_default(),
                        start: tag.number("start-value").unwrap_or(1),
                        shown: tag.number("display-levels").unwrap_or(1) as usize,
                    });
                }
            }
            _ => {}
        }
    }

    /// A list begins.
    pub(super) fn begin(&mut self, tag: &Tag<'_>) {
        self.depth += 1;
        self.item = None;
        if self.depth > 1 {
            return;
        }
        let style = tag.get("style-name").filter(|style| !style.is_empty()).unwrap_or_else(|| "?".to_owned());
        let follows = tag.get("continue-list").and_then(|list| self.named.get(&list).copied());
        let goes_on = || tag.get("continue-numbering").is_some_and(|goes_on| goes_on == "true");
        let sequence = follows.or_else(|| self.last.get(&style).copied().filter(|_| goes_on()));
        let sequence = sequence.unwrap_or_else(|| {
            self.sequences.push((style.clone(), Counts::default()));
            self.sequences.len() - 1
        });
        if let Some(name) = tag.get("id") {
            self.named.insert(name, sequence);
        }
        self.last.insert(style, sequence);
        self.open = Some(sequence);
    }

    /// A list ends.
    pub(super) fn end(&mut self) {
        self.depth = self.depth.saturating_sub(1);
        self.item = None;
        if self.depth == 0 {
            self.open = None;
        }
    }

    /// An item of a list begins.
    pub(super) fn item(&mut self, tag: &Tag<'_>) {
        self.item = Some(Item { start: tag.number("start-value") });
    }

    /// The number that stands before the paragraph or heading that begins; empty where none does.
    pub(super) fn number(&mut self, tag: &Tag<'_>) -> String {
        if let Some(sequence) = self.open {
            let Some(Item { start }) = self.item.take() else { return String::new() };
            return self.count(sequence, self.depth.saturating_sub(1), start);
        }
        let is_header = tag.get("is-list-header").is_some_and(|is_header| is_header == "true");
        let Some(level) = tag.number("outline-level").filter(|_| tag.name() == "h" && !is_header) else {
            return String::new();
        };
        let sequence = *self.last.entry(OUTLINE.to_owned()).or_insert_with(|| {
            self.sequences.push((OUTLINE.to_owned(), Counts::default()));
            self.sequences.len() - 1
        });
        let restarts = tag.get("restart-numbering").is_some_and(|restarts| restarts == "true");
        self.count(sequence, level.saturating_sub(1) as usize, tag.number("start-value").filter(|_| restarts))
    }

    fn count(&mut self, sequence: usize, level: usize, start: Option<u32>) -> String {
        let Some((style, counts)) = self.sequences.get_mut(sequence) else { return String::new() };
        let Some(levels) = self.styles.get(style) else { return String::new() };
        let Some(own) = levels.get(level).and_then(Option::as_ref) else { return String::new() };
        let next = counts[level].map_or(own.start, |count| count.saturating_add(1));
        counts[level] = Some(start.unwrap_or(next));
        counts[level + 1..].fill(None);
        if own.format.is_empty() {
            return String::new();
        }
        let first = (level + 1).saturating_sub(own.shown.max(1));
        let shown = levels.iter().zip(counts.iter()).take(level + 1).skip(first);
        let numbers = shown.filter_map(|(level, count)| {
            let level = level.as_ref().filter(|level| !level.format.is_empty())?;
            Some(written(count.unwrap_or(level.start), &level.format))
        });
        apart([own.prefix.as_str(), &numbers.collect::<Vec<_>>().join("."), &own.suffix].concat())
    }
}

/// A number as a format writes it, which is told by the first that it writes.
fn written(number: u32, format: &str) -> String {
    let special = match format.split(',').next().unwrap_or_default() {
        "一" => chinese(number),
        "①" => circled(number),
        "A" => letter(number, 'A'),
        "a" => letter(number, 'a'),
        "I" => roman(number),
        "i" => roman(number).map(|text| text.to_lowercase()),
        _ => None,
    };
    special.unwrap_or_else(|| number.to_string())
}
