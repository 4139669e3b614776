//! The elements open around what is being read: how deep they are nested, and how the text inside them looks.
//!
//! An element's end is found as the HTML standard finds it, omitted end tags and all. Where authors leave out or misplace
//! tags too few are open rather than too many, so that a page of a thousand unclosed `<p>`, `<li>` or `<option>` is not
//! deep, and what is hidden rather ends too early than takes the rest of the page with it. Only a `<template>` that nobody
//! closed takes it, as it does in a browser.

use super::attributes::Attributes;
use super::css::{Facts, Known, Look, Step, Styles};
use super::tag::{Rows, Tag};
use std::rc::Rc;

/// The elements open, outermost first.
pub(super) struct Elements {
    open: Vec<Element>,
    styles: Styles,
    /// How many elements there were.
    count: usize,
    /// What selectors may ask of elements, by those around them, their name, id and classes, where they ask for no more.
    kinds: Known<Vec<u8>, Rc<Facts>>,
    /// The key of the last one asked for.
    key: Vec<u8>,
}

#[derive(Debug, Clone)]
struct Element {
    tag: Tag,
    key: u64,
    /// Open elements with it, but for those that authors left out.
    depth: usize,
    look: Look,
    /// Grows with every element: of those open, an inner one has the greater number.
    serial: usize,
    /// Whether it is of another language than HTML, or inside one that is.
    is_foreign: bool,
    /// What selectors ask for; `None` where no style sheet does.
    facts: Option<Rc<Facts>>,
    /// The child of the same parent before it.
    previous: Option<Rc<Facts>>,
    children: u32,
    last_child: Option<Rc<Facts>>,
}

/// What a start tag opens.
#[derive(Debug, Clone, Copy)]
pub(super) struct Opened {
    /// How text looks around it.
    pub(super) around: Look,
    /// How text looks inside it.
    pub(super) look: Look,
    /// Elements open with it.
    pub(super) depth: usize,
    /// The number of the element, where it has content.
    pub(super) serial: Option<usize>,
}

impl Elements {
    /// None open yet.
    pub(super) fn new(styles: Styles) -> Self {
        Self { open: Vec::new(), styles, count: 0, kinds: Known::default(), key: Vec::new() }
    }

    /// How text looks here.
    pub(super) fn look(&self) -> Look {
        self.open.last().map_or(self.styles.page(), |element| element.look)
    }

    /// The innermost element, by a number that no other has.
    pub(super) fn innermost(&self) -> Option<usize> {
        self.around(0)
    }

    /// The element that so many others stand in, each in the next.
    pub(super) fn around(&self, others: usize) -> Option<usize> {
        self.open.iter().rev().nth(others).map(|element| element.serial)
    }

    /// Whether the innermost list is one that numbers its items.
    pub(super) fn is_numbered(&self) -> bool {
        let lists = ["ol", "ul", "menu", "dir", "dl"].map(|name| key(name.as_bytes()));
        let bounds = |element: &&Element| lists.contains(&element.key) || matches!(element.tag, Tag::Cell { .. });
        self.open.iter().rfind(bounds).is_some_and(|element| element.key == lists[0])
    }

    /// Whether what is read is of another language than HTML.
    pub(super) fn is_foreign(&self) -> bool {
        self.open.last().is_some_and(|element| element.is_foreign)
    }

    /// Whether an element is still open.
    pub(super) fn has(&self, serial: usize) -> bool {
        self.open.binary_search_by_key(&serial, |element| element.serial).is_ok()
    }

    /// Takes a start tag.
    pub(super) fn start(&mut self, name: &[u8], tag: Tag, attributes: &Attributes) -> Opened {
        let key = key(name);
        let nests = self.make_room(tag, key);
        let around = self.look();
        if !nests {
            let look =
                if tag == Tag::Root { self.start_root(name, attributes) } else { self.look_of(name, tag, attributes) };
            return Opened { around, look, depth: self.depth(), serial: None };
        }
        let element = self.element(name, tag, attributes);
        let look = element.look;
        // In HTML the slash means nothing, but authors mean it, save where it would change what cells hold.
        let is_empty = attributes.self_closing && tag != Tag::Table && !tag.is_table_part();
        let depth = if is_empty { self.depth() } else { element.depth };
        // A cell that may not be there leaves open where the cells behind it stand.
        let is_loose = look.is_doubtful && (around.lays_row || matches!(tag, Tag::Cell { .. }));
        if let Some(row) = self.open.last_mut().filter(|_| is_loose) {
            row.look.is_doubtful = true;
        }
        // A shadow root takes the place of what its host holds.
        let has_shadow = tag == Tag::Unseen && attributes.has_shadow();
        if let Some(host) = self.open.last_mut().filter(|_| has_shadow) {
            host.look.obscure();
        }
        let serial = (!is_empty).then_some(element.serial);
        if !is_empty {
            self.open.push(element);
        }
        Opened { around, look, depth, serial }
    }

    /// Ends what cannot be open around a start tag; whether it opens an element.
    fn make_room(&mut self, tag: Tag, key: u64) -> bool {
        if tag.breaks_line() && tag != Tag::Break {
            // Any block of HTML ends what is of another language.
            if self.is_foreign() {
                let at = self.open.partition_point(|element| !element.is_foreign);
                self.open.truncate(at);
            }
            if !tag.is_table_part() {
                self.end_paragraph();
            }
        }
        match tag {
            Tag::Void | Tag::Picture | Tag::Field | Tag::Break | Tag::Meta | Tag::Root => return false,
            Tag::Item => self.end_item(key),
            Tag::Control | Tag::Select | Tag::Choice => {
                self.end_if_innermost(|element| element.tag == tag && element.key == key);
            }
            Tag::Heading(_) => self.end_if_innermost(|element| matches!(element.tag, Tag::Heading(_))),
            // Between cells it ends the table that is open.
            Tag::Table if self.is_between_cells() => {
                self.end_from(|element| element.tag == Tag::Table, |_| false);
            }
            _ if tag.is_table_part() => {
                let around = self.open.iter().rposition(|element| matches!(element.tag, Tag::Table | Tag::Unseen));
                let Some(table) = around.filter(|&at| self.open[at].tag == Tag::Table) else {
                    // Outside a table the standard passes over it.
                    return false;
                };
                let stays = |element: &Element| match tag {
                    Tag::Cell { .. } => matches!(element.tag, Tag::Row | Tag::Section(_)),
                    Tag::Row => matches!(element.tag, Tag::Section(_)),
                    _ => false,
                };
                let inside = &self.open[table + 1..];
                let kept = inside.iter().take_while(|element| stays(element)).count();
                self.open.truncate(table + 1 + kept);
                self.open_left_out(tag);
                return tag != Tag::Column;
            }
            _ => {}
        }
        true
    }

    /// Whether a table is open and no cell or caption of it is.
    fn is_between_cells(&self) -> bool {
        let bounds = |element: &&Element| {
            element.tag == Tag::Table || element.tag.is_table_part() || element.key == key(b"template")
        };
        let innermost = self.open.iter().rfind(bounds).map(|element| element.tag);
        matches!(innermost, Some(Tag::Table | Tag::Section(_) | Tag::Row))
    }

    /// Opens the section and the row that authors leave out: selectors ask for them.
    fn open_left_out(&mut self, tag: Tag) {
        let last = |elements: &Self| elements.open.last().map(|element| element.tag);
        if matches!(tag, Tag::Row | Tag::Cell { .. }) && last(self) == Some(Tag::Table) {
            self.open_bare(b"tbody", Tag::Section(Rows::Body));
        }
        if matches!(tag, Tag::Cell { .. }) && matches!(last(self), Some(Tag::Section(_))) {
            self.open_bare(b"tr", Tag::Row);
        }
    }

    fn open_bare(&mut self, name: &[u8], tag: Tag) {
        let element = self.element(name, tag, &Attributes::default());
        self.open.push(Element { depth: self.depth(), ..element });
    }

    /// `<html>`, `<head>` and `<body>` are open around everything, wherever they are closed.
    fn start_root(&mut self, name: &[u8], attributes: &Attributes) -> Look {
        if self.open.last().is_some_and(|element| element.key == key(b"head")) {
            self.open.pop();
        }
        if self.open.iter().any(|element| element.tag != Tag::Root || element.key == key(name)) {
            return self.look();
        }
        let element = self.element(name, Tag::Root, attributes);
        let look = element.look;
        self.open.push(Element { depth: 0, ..element });
        look
    }

    fn depth(&self) -> usize {
        self.open.last().map_or(0, |element| element.depth)
    }

    /// How an element looks that has no content.
    fn look_of(&mut self, name: &[u8], tag: Tag, attributes: &Attributes) -> Look {
        self.element(name, tag, attributes).look
    }

    fn element(&mut self, name: &[u8], tag: Tag, attributes: &Attributes) -> Element {
        self.count += 1;
        let (facts, previous) = match () {
            () if !self.styles.has_rules() => (None, None),
            () if self.styles.tells_by_kind() => (Some(self.kind(name, attributes)), None),
            () => self.child(name, attributes),
        };
        let around = self.look();
        let mut look = match &facts {
            // What is in an element that is gone is gone, whatever it looks like.
            _ if around.is_gone => around,
            None => self.styles.look(around, (name, tag), attributes, std::iter::empty()),
            Some(own) => {
                let above = self.open.iter().filter_map(|element| Some((element.facts.as_ref()?, &element.previous)));
                let steps = above.chain([(own, &previous)]);
                let path = steps.map(|(element, previous)| Step { element, previous: previous.as_deref() });
                self.styles.look(around, (name, tag), attributes, path)
            }
        };
        if is_aside(name, attributes) {
            look.set_apart(self.count);
        }
        let depth = self.depth() + 1;
        let is_foreign = tag == Tag::Foreign || self.is_foreign();
        Element {
            tag,
            key: key(name),
            depth,
            look,
            serial: self.count,
            is_foreign,
            facts,
            previous,
            children: 0,
            last_child: None,
        }
    }

    /// What selectors may ask of an element whose kind tells it: the same for all of one name, id and classes inside of the same.
    fn kind(&mut self, name: &[u8], attributes: &Attributes) -> Rc<Facts> {
        let parent = self.open.last().and_then(|parent| parent.facts.as_ref());
        // All kinds are kept, so that no two are at one place.
        let around = parent.map_or(0, |facts| Rc::as_ptr(facts).addr());
        self.key.clear();
        self.key.extend_from_slice(&around.to_le_bytes());
        self.key.extend_from_slice(name);
        for told in ["id", "class"] {
            self.key.push(0);
            self.key.extend_from_slice(attributes.get(told).unwrap_or("").as_bytes());
        }
        if let Some(known) = self.kinds.get(&self.key) {
            return known.clone();
        }
        let new = self.styles.facts(name, attributes, 0);
        self.kinds.insert(self.key.clone(), new.clone());
        new
    }

    /// What selectors may ask of an element, and the child before it.
    fn child(&mut self, name: &[u8], attributes: &Attributes) -> (Option<Rc<Facts>>, Option<Rc<Facts>>) {
        let Some(parent) = self.open.last_mut() else { return (Some(self.styles.facts(name, attributes, 0)), None) };
        parent.children += 1;
        let own = self.styles.facts(name, attributes, parent.children);
        let previous = parent.last_child.replace(own.clone());
        (Some(own), previous)
    }

    /// Takes an end tag; gives how text looked in the element that it ends, if it ends one.
    pub(super) fn end(&mut self, name: &[u8], tag: Tag) -> Option<Look> {
        let key = key(name);
        match tag {
            Tag::Void | Tag::Picture | Tag::Field | Tag::Break | Tag::Meta | Tag::Root | Tag::Column => None,
            Tag::Paragraph => self.end_paragraph(),
            Tag::Table => self.end_from(|element| element.tag == Tag::Table, |_| false),
            Tag::Heading(_) => self.end_from(|element| matches!(element.tag, Tag::Heading(_)), is_scope),
            _ if tag.is_table_part() => self.end_from(|element| element.key == key, |tag| tag == Tag::Table),
            _ if tag.is_inline() => self.end_inline(key),
            _ => self.end_from(|element| element.key == key, is_scope),
        }
    }

    /// Ends the innermost element that `is_it`, with all inside it, unless a `barrier` or a `<template>` stands before it.
    fn end_from(&mut self, is_it: impl Fn(&Element) -> bool, barrier: impl Fn(Tag) -> bool) -> Option<Look> {
        for (at, element) in self.open.iter().enumerate().rev() {
            if is_it(element) {
                let look = element.look;
                self.open.truncate(at);
                return Some(look);
            }
            if barrier(element.tag) || element.key == key(b"template") {
                break;
            }
        }
        None
    }

    /// Ends a paragraph: only inline elements can be open inside one.
    fn end_paragraph(&mut self) -> Option<Look> {
        self.end_from(|element| element.tag == Tag::Paragraph, |tag| !tag.is_inline())
    }

    /// `li` ends `li`, `dt` and `dd` end each other; a list inside an item keeps it open.
    fn end_item(&mut self, item: u64) {
        let (list_item, div) = (key(b"li"), key(b"div"));
        let same = |element: &Element| element.tag == Tag::Item && (element.key == list_item) == (item == list_item);
        let Some(at) = self.open.iter().rposition(|element| {
            same(element) || (element.tag.breaks_line() && element.tag != Tag::Paragraph && element.key != div)
        }) else {
            return;
        };
        if same(&self.open[at]) {
            self.open.truncate(at);
        }
    }

    /// `<b><div></b>` ends the `b` and leaves the `div` open.
    fn end_inline(&mut self, key: u64) -> Option<Look> {
        let mut is_innermost = true;
        for (at, element) in self.open.iter().enumerate().rev() {
            if element.key == key {
                let look = element.look;
                if is_innermost {
                    self.open.truncate(at);
                } else {
                    self.open.remove(at);
                    self.open[at..].iter_mut().for_each(|inner| inner.depth -= 1);
                }
                return Some(look);
            }
            if is_scope(element.tag) {
                break;
            }
            is_innermost &= element.tag.is_inline();
        }
        None
    }

    fn end_if_innermost(&mut self, is_it: impl Fn(&Element) -> bool) {
        if self.open.last().is_some_and(is_it) {
            self.open.pop();
        }
    }
}

/// What an end tag inside does not reach beyond.
fn is_scope(tag: Tag) -> bool {
    matches!(tag, Tag::Cell { .. } | Tag::Caption | Tag::Table)
}

/// A name as a number: names of up to eight bytes differ, longer ones nearly always do.
fn key(name: &[u8]) -> u64 {
    name.iter().fold(0, |key: u64, &byte| key.rotate_left(8) ^ u64::from(byte))
}

#[cfg(test)]
mod tests;

/// Whether figures in it may be none of the figure beside it: smaller letters, links to notes.
fn is_aside(name: &[u8], attributes: &Attributes) -> bool {
    let is =
        |wanted: fn(&str) -> bool, attribute: &str| attributes.get(attribute).is_some_and(|value| wanted(value.trim()));
    match name {
        b"small" => true,
        b"font" => is(|size| size.starts_with('-') || matches!(size, "1" | "2"), "size"),
        b"a" => is(|address| address.starts_with('#') && address.len() > 1, "href"),
        _ => false,
    }
}
