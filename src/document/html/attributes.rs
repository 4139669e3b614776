//! The attributes of one start tag, as they are written, and what the HTML standard makes of some of them.
//!
//! Names come in lower case, values decoded. Of two with one name the first counts. `colspan="+2px"` is 2.

use std::ops::Range;

/// Attributes in the order of the tag; one buffer for all of a page, so that a tag costs no allocation.
#[derive(Debug, Default, Clone)]
pub(super) struct Attributes {
    text: String,
    /// Name and value of each, in `text`.
    ranges: Vec<(Range<usize>, Range<usize>)>,
    /// The tag ended with `/>`.
    pub(super) self_closing: bool,
}

impl Attributes {
    /// Forgets the tag before.
    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.ranges.clear();
        self.self_closing = false;
    }

    /// Takes one attribute in.
    pub(super) fn push(&mut self, name: &[u8], value: &[u8]) {
        let name = self.append(name);
        let value = self.append(value);
        self.ranges.push((name, value));
    }

    fn append(&mut self, bytes: &[u8]) -> Range<usize> {
        let start = self.text.len();
        // Nearly always it is UTF-8, and known at once.
        match std::str::from_utf8(bytes) {
            Ok(text) => self.text.push_str(text),
            Err(_) => self.text.push_str(&String::from_utf8_lossy(bytes)),
        }
        start..self.text.len()
    }

    /// The value of an attribute; empty where it has none, `None` where the tag lacks it.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.ranges
            .iter()
            .find(|(known, _)| &self.text.as_bytes()[known.clone()] == name.as_bytes())
            .map(|(_, value)| &self.text[value.clone()])
    }

    /// Whether the tag has the attribute.
    pub(super) fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// The attributes' names.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.ranges.iter().map(|(name, _)| &self.text[name.clone()])
    }

    /// The classes of the element.
    pub(super) fn classes(&self) -> impl Iterator<Item = &str> {
        self.get("class").unwrap_or("").split_ascii_whitespace()
    }

    /// Whether a `<template>` is its host's shadow root.
    pub(super) fn has_shadow(&self) -> bool {
        let mode = self.get("shadowrootmode").unwrap_or("");
        mode.eq_ignore_ascii_case("open") || mode.eq_ignore_ascii_case("closed")
    }

    /// Whether a script fills the element: a page saved before it ran does not show what stands there.
    pub(super) fn has_binding(&self) -> bool {
        const BINDINGS: [&str; 10] = [
            "v-text",
            "v-html",
            "x-text",
            "x-html",
            "ng-bind",
            "ng-bind-html",
            "th:text",
            "th:utext",
            "data-th-text",
            "data-bind",
        ];
        // Most names are of letters alone.
        let is_made_up = |name: &&str| name.bytes().any(|byte| matches!(byte, b'-' | b':'));
        self.names().filter(is_made_up).any(|name| BINDINGS.contains(&name))
    }

    /// A whole number by the standard's rule: white space, a plus sign, digits, and whatever follows is ignored.
    pub(super) fn number(&self, name: &str) -> Option<u32> {
        let value = self.get(name)?.trim_ascii_start();
        let value = value.strip_prefix('+').unwrap_or(value);
        let digits = value.bytes().take_while(u8::is_ascii_digit);
        digits.fold(None, |number, digit| {
            Some(number.unwrap_or(0u32).saturating_mul(10).saturating_add(u32::from(digit - b'0')))
        })
    }

    /// What a `<meta>` says: the name in lower case and the content; `None` where it has no name.
    pub(super) fn meta(&self) -> Option<(String, String)> {
        let name = ["name", "property"].into_iter().filter_map(|name| self.get(name)).map(str::trim);
        let name = name.into_iter().find(|name| !name.is_empty())?;
        Some((name.to_lowercase(), self.get("content").unwrap_or("").trim().to_owned()))
    }

    /// The value of an `<input>` that shows one; `None` for boxes to tick, buttons, and what is not shown.
    pub(super) fn shown_value(&self) -> Option<&str> {
        /// Kinds of `<input>` that show something else than their value.
        const OTHERS: [&str; 11] =
            ["hidden", "checkbox", "radio", "button", "submit", "reset", "image", "file", "password", "range", "color"];
        let kind = self.get("type").unwrap_or("").trim();
        if OTHERS.iter().any(|other| kind.eq_ignore_ascii_case(other)) { None } else { self.get("value") }
    }
}
