//! The tokenizer's calls → start tags, end tags and stretches of text, each with its place in the source.
//!
//! Text that stands in the source as it is read comes as one range, however many calls it took; what a character
//! reference decodes to comes by itself, with the range of the whole reference. Comments and doctypes are dropped.

use super::super::Passed;
use super::attributes::Attributes;
use super::page::Page;
use html5gum::{Emitter, State};
use std::ops::Range;

/// Collects one token at a time and hands it to the page.
pub(super) struct Tokens<'p, 's> {
    source: &'s str,
    page: &'p mut Page<'s>,
    /// Bytes read so far.
    position: usize,
    /// Where the tag being read starts.
    tag_start: usize,
    /// Where the last token or piece of text ended.
    text_end: usize,
    /// Text collected so far, as it stands in the source.
    run: Range<usize>,
    side: Side,
    name: Vec<u8>,
    /// Name of the last start tag: only its end tag ends raw text.
    last_start: Vec<u8>,
    attribute_name: Vec<u8>,
    attribute_value: Vec<u8>,
    attributes: Attributes,
}

/// Which tag is being read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Start,
    End,
}

impl<'p, 's> Tokens<'p, 's> {
    /// Tokens of `source` for `page`.
    pub(super) fn new(source: &'s str, page: &'p mut Page<'s>) -> Self {
        Self {
            source,
            page,
            position: 0,
            tag_start: 0,
            text_end: 0,
            run: 0..0,
            side: Side::Start,
            name: Vec::new(),
            last_start: Vec::new(),
            attribute_name: Vec::new(),
            attribute_value: Vec::new(),
            attributes: Attributes::default(),
        }
    }

    fn flush_text(&mut self) {
        if !self.run.is_empty() {
            self.page.text(self.run.clone());
        }
        self.run = self.position..self.position;
    }

    /// Text that stands in the source as read. A byte may come alone (the first one after a stray `<`), so a run is
    /// cut into text only when something else follows it.
    fn verbatim(&mut self, range: Range<usize>) {
        let between = &self.source.as_bytes()[self.run.end.min(range.start)..range.start];
        // The tokenizer passes over the second half of a `\r\n`; inside a run it does no harm.
        let joins = between.is_empty() || between == b"\n";
        if joins && !self.run.is_empty() {
            self.run.end = range.end;
        } else {
            self.flush_text();
            self.run = range;
        }
    }

    fn flush_attribute(&mut self) {
        if self.side == Side::Start && !self.attribute_name.is_empty() {
            self.attributes.push(&self.attribute_name, &self.attribute_value);
        }
        self.attribute_name.clear();
        self.attribute_value.clear();
    }

    fn start_tag(&mut self) {
        self.name.clear();
        self.attribute_name.clear();
        self.attribute_value.clear();
        self.attributes.clear();
    }

    fn after_markup(&mut self) {
        self.text_end = self.position;
        self.run = self.position..self.position;
    }
}

impl Emitter for Tokens<'_, '_> {
    type Token = Passed;

    fn pop_token(&mut self) -> Option<Passed> {
        self.page.passed()
    }

    #[inline]
    fn move_position(&mut self, offset: isize) {
        self.position = self.position.saturating_add_signed(offset);
    }

    #[inline]
    fn should_emit_errors(&mut self) -> bool {
        false
    }

    #[inline]
    fn emit_string(&mut self, decoded: &[u8]) {
        let bytes = self.source.as_bytes();
        let end = self.position.min(bytes.len());
        let start = end.saturating_sub(decoded.len());
        let from = self.text_end.min(end);
        self.text_end = end;
        let as_it_stands = &bytes[start..end] == decoded;
        if as_it_stands && start == from && decoded != b"\0" {
            return self.verbatim(start..end);
        }
        if decoded == b"\0" {
            // A browser drops it; the text on both sides stands together.
            return self.flush_text();
        }
        // More was read than the text is long: a character reference, which begins with the last `&`.
        let reference = memchr::memrchr(b'&', &bytes[from..end]).map(|at| from + at..end);
        match reference.filter(|range| &bytes[range.clone()] != decoded) {
            Some(range) => {
                self.flush_text();
                if let Ok(decoded) = std::str::from_utf8(decoded) {
                    self.page.reference(decoded, range);
                }
                self.run = end..end;
            }
            // `\r` read as `\n`, or text behind something the tokenizer does not report (`</>`).
            None => self.verbatim(start.max(from)..end),
        }
    }

    fn init_start_tag(&mut self) {
        self.side = Side::Start;
        self.start_tag();
    }

    fn init_end_tag(&mut self) {
        self.side = Side::End;
        self.start_tag();
    }

    #[inline]
    fn start_open_tag(&mut self) {
        self.tag_start = self.position.saturating_sub(1);
    }

    #[inline]
    fn push_tag_name(&mut self, name: &[u8]) {
        self.name.extend_from_slice(name);
    }

    fn init_attribute(&mut self) {
        self.flush_attribute();
    }

    #[inline]
    fn push_attribute_name(&mut self, name: &[u8]) {
        self.attribute_name.extend_from_slice(name);
    }

    #[inline]
    fn push_attribute_value(&mut self, value: &[u8]) {
        self.attribute_value.extend_from_slice(value);
    }

    fn set_self_closing(&mut self) {
        self.attributes.self_closing = true;
    }

    fn emit_current_tag(&mut self) -> Option<State> {
        self.flush_attribute();
        self.flush_text();
        let place = self.tag_start..self.position;
        let state = match self.side {
            Side::Start => {
                self.last_start.clone_from(&self.name);
                self.page.start(&self.name, &self.attributes, place)
            }
            Side::End => {
                self.page.end(&self.name, place);
                None
            }
        };
        self.after_markup();
        state
    }

    fn current_is_appropriate_end_tag_token(&mut self) -> bool {
        self.side == Side::End && !self.last_start.is_empty() && self.last_start == self.name
    }

    fn emit_current_comment(&mut self) {
        self.flush_text();
        self.after_markup();
    }

    fn emit_current_doctype(&mut self) {
        self.flush_text();
        self.after_markup();
    }

    fn emit_eof(&mut self) {
        self.flush_text();
    }

    fn set_last_start_tag(&mut self, _: Option<&[u8]>) {}
    fn emit_error(&mut self, _: html5gum::Error) {}
    fn init_comment(&mut self) {}
    fn push_comment(&mut self, _: &[u8]) {}
    fn init_doctype(&mut self) {}
    fn push_doctype_name(&mut self, _: &[u8]) {}
    fn set_force_quirks(&mut self) {}
    fn set_doctype_public_identifier(&mut self, _: &[u8]) {}
    fn set_doctype_system_identifier(&mut self, _: &[u8]) {}
    fn push_doctype_public_identifier(&mut self, _: &[u8]) {}
    fn push_doctype_system_identifier(&mut self, _: &[u8]) {}
}
