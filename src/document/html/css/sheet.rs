//! A page's own style sheets → rules that say something of text, and which of them an element meets.
//!
//! The `<style>` elements are looked for before the page is read, because a rule holds for what stands before it too.
//! A page is read as on a desk's screen: `@media print` does not hold, a width holds if it does from 1280 to 1920
//! pixels, and what cannot be told that way may hold. Sheets in other files are not there; [`Sheet::is_whole`] says so.

use super::cascade::{Cascade, Origin};
use super::media::media;
use super::reader::Reader;
use super::selector::{Facts, Key, Match, Pseudo, Selector, Step};
use super::values::Declaration;
use cssparser::Parser;
use std::collections::HashMap;
use std::rc::Rc;

/// Elements whose content is no markup, so that nothing in it is a sheet of the page.
const TEXTS: [&str; 7] = ["script", "noscript", "textarea", "title", "xmp", "iframe", "noframes"];

/// The rules of a page.
#[derive(Debug, Default)]
pub(in crate::document::html) struct Sheet {
    rules: Vec<Rule>,
    /// Rules by what the right end of their selector asks for: a name, a class, an id, none of these.
    by_name: HashMap<String, Vec<usize>>,
    by_class: HashMap<String, Vec<usize>>,
    by_id: HashMap<String, Vec<usize>>,
    of_any: Vec<usize>,
    /// What of elements rules mean.
    pseudos: Vec<Pseudo>,
    /// Whether a style sheet of another file belongs to the page.
    pub(super) asks_for_others: bool,
}

#[derive(Debug)]
struct Rule {
    selector: Selector,
    declarations: Rc<[Declaration]>,
    /// Whether the rule holds at all.
    holds: Match,
}

impl Sheet {
    /// The style sheets written into a page.
    pub(in crate::document::html) fn of(page: &str) -> Self {
        let mut sheet = Self::default();
        let mut rest = page;
        // Sheets in a `<template>` are not the page's.
        let mut templates = 0usize;
        while let Some(at) = memchr::memchr(b'<', rest.as_bytes()) {
            rest = &rest[at..];
            let is = |tag: &str| rest.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag));
            let is_text = |name: &&&str| rest.get(1..=name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name));
            let end = if is("<!--") {
                rest.find("-->")
            } else if let Some(name) = TEXTS.iter().find(is_text) {
                end_of(rest, &format!("</{name}"))
            } else if is("<style") {
                let end = end_of(rest, "</style").unwrap_or(rest.len());
                if let Some((tag, css)) = rest[..end].split_once('>').filter(|(tag, _)| templates == 0 && is_css(tag)) {
                    Reader::new(&mut sheet, media_attribute(tag)).read(css);
                }
                Some(end)
            } else {
                if is("<link") {
                    let tag = rest.split_once('>').map_or("", |(tag, _)| tag);
                    sheet.asks_for_others |= tag.to_ascii_lowercase().contains("stylesheet");
                } else if is("<template") {
                    templates += 1;
                } else if is("</template") {
                    templates = templates.saturating_sub(1);
                }
                None
            };
            rest = rest.get(end.unwrap_or(0).max(1)..).unwrap_or("");
        }
        sheet
    }

    /// Whether it has no rules.
    pub(in crate::document::html) fn is_empty(&self) -> bool {
        self.rules.is_empty()
    }

    /// Whether all styles of the page stand in it.
    pub(in crate::document::html) fn is_whole(&self) -> bool {
        !self.asks_for_others
    }

    /// What of elements rules mean.
    pub(super) fn pseudos(&self) -> impl Iterator<Item = Pseudo> {
        self.pseudos.iter().copied()
    }

    /// Adds what the rules say of the last element of the path, or of a part of it.
    pub(in crate::document::html) fn apply(&self, path: &[Step], pseudo: Option<Pseudo>, cascade: &mut Cascade) {
        let Some(last) = path.last() else { return };
        let Facts { name, attributes, .. } = last.element;
        let named = self.by_name.get(name.as_str());
        let own = attributes.get("id").and_then(|id| self.by_id.get(id));
        let classes = attributes.classes().filter_map(|class| self.by_class.get(&class.to_ascii_lowercase()));
        for &at in [Some(&self.of_any), named, own].into_iter().flatten().chain(classes).flatten() {
            let rule = &self.rules[at];
            if rule.selector.pseudo != pseudo {
                continue;
            }
            let met = rule.holds.min(rule.selector.matches(path));
            if met > Match::No {
                let origin = Origin::Rule { specificity: rule.selector.specificity, order: at };
                rule.declarations.iter().for_each(|one| cascade.offer(*one, origin, met));
            }
        }
    }

    /// Adds a rule.
    pub(super) fn add(&mut self, selector: Selector, declarations: Rc<[Declaration]>, holds: Match) {
        let same = match selector.key() {
            Key::Id(id) => self.by_id.entry(id).or_default(),
            Key::Class(class) => self.by_class.entry(class).or_default(),
            Key::Name(name) => self.by_name.entry(name).or_default(),
            Key::Any => &mut self.of_any,
        };
        same.push(self.rules.len());
        if let Some(pseudo) = selector.pseudo.filter(|pseudo| !self.pseudos.contains(pseudo)) {
            self.pseudos.push(pseudo);
        }
        self.rules.push(Rule { selector, declarations, holds });
    }

    /// How many rules there are.
    pub(super) fn len(&self) -> usize {
        self.rules.len()
    }
}

/// Whether a `<style>` is of the language that browsers read.
fn is_css(tag: &str) -> bool {
    let lower = tag.to_ascii_lowercase();
    let Some((_, kind)) = lower.split_once("type=") else { return true };
    let kind = kind.trim_start_matches(['"', '\'']);
    kind.is_empty() || kind.starts_with(['"', '\'']) || kind.starts_with("text/css")
}

/// Where the next such end tag begins, in small or capital letters.
fn end_of(text: &str, tag: &str) -> Option<usize> {
    let starts = memchr::memchr_iter(b'<', text.as_bytes());
    starts.into_iter().find(|&at| text.get(at..at + tag.len()).is_some_and(|found| found.eq_ignore_ascii_case(tag)))
}

/// Whether a `<style>` holds for a screen.
fn media_attribute(tag: &str) -> Match {
    let lower = tag.to_ascii_lowercase();
    let Some((_, value)) = lower.split_once("media=") else { return Match::Yes };
    let value = value.trim_start_matches(['"', '\'']);
    let value = value.split(['"', '\'']).next().unwrap_or("");
    media(&mut Parser::new(value))
}
