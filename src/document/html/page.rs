//! Tags and text, one after the other → what is shown of them, as a [`Document`].
//!
//! Keeps what is open and matters: the tables (an explicit stack), an element whose content is not shown, a heading, a
//! `<pre>`; of the rest only how deep it is nested. An end tag without its start tag and a start tag without its end tag are taken as a
//! browser takes them, as far as the text shown depends on it.

use super::super::{Document, Passed};
use super::flow::{Flow, Space};
use super::nesting::Nesting;
use super::skip::{Place, Skip};
use super::table::{Covers, Frame};
use super::tag::Tag;
use super::tokens::Attributes;
use crate::limits::{Limit, Limits, STANDARD_COLSPAN, STANDARD_ROWSPAN};
use html5gum::State;
use std::borrow::Cow;
use std::ops::Range;

/// A page being read.
pub(super) struct Page<'s> {
    source: &'s str,
    limits: Limits,
    flow: Flow<'s>,
    nesting: Nesting,
    tables: Vec<Frame>,
    skip: Option<Skip>,
    /// Where the text of the open heading starts.
    heading_start: usize,
    /// Containers open inside the open heading.
    heading_depth: usize,
    /// Text of the `<title>` that is open.
    title: Option<String>,
    metadata: Vec<(String, String)>,
    /// Whether the source is a text with HTML in it.
    is_text: bool,
    /// Blocks open around its text.
    wrapped: usize,
    rows: usize,
    cells: usize,
}

impl<'s> Page<'s> {
    /// An empty page.
    pub(super) fn new(source: &'s str, limits: Limits) -> Self {
        // A source that begins with text is a text (Markdown, as a rule) with tables in it; its line breaks count.
        let is_text = !source.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}').starts_with('<');
        let space = if is_text { Space::BreaksAtNewline } else { Space::Collapses };
        Self {
            source,
            limits,
            flow: Flow::new(source, space, &limits),
            nesting: Nesting::default(),
            tables: Vec::new(),
            skip: None,
            heading_start: 0,
            heading_depth: 0,
            title: None,
            metadata: Vec::new(),
            is_text,
            wrapped: 0,
            rows: 0,
            cells: 0,
        }
    }

    /// The limit that was passed.
    pub(super) fn passed(&self) -> Option<Passed> {
        self.flow.passed
    }

    /// The document, everything still open being closed.
    pub(super) fn finish(mut self) -> Result<Document<'s>, Passed> {
        while self.close_table(self.source.len()) {}
        self.flow.end_line();
        self.end_title();
        match self.flow.passed {
            Some(passed) => Err(passed),
            None => Ok(Document {
                text: Cow::Owned(self.flow.text),
                map: self.flow.map,
                blocks: self.flow.blocks,
                metadata: self.metadata,
                positions: None,
            }),
        }
    }

    /// Text that stands in the source at `range`.
    pub(super) fn text(&mut self, range: Range<usize>) {
        if let Some(title) = &mut self.title {
            title.push_str(self.source.get(range).unwrap_or(""));
        } else if self.skip.is_none() {
            self.flow.text(range);
        }
    }

    /// A character reference at `range`, and what it decodes to.
    pub(super) fn reference(&mut self, decoded: &str, range: Range<usize>) {
        if let Some(title) = &mut self.title {
            title.push_str(decoded);
        } else if self.skip.is_none() {
            self.flow.reference(decoded, range);
        }
    }

    /// A start tag; gives the way its content is to be read.
    pub(super) fn start(&mut self, name: &[u8], attributes: &Attributes, place: Range<usize>) -> Option<State> {
        let tag = Tag::of(name);
        if self.nesting.start(name, tag, attributes.self_closing) > self.limits.depth {
            self.refuse(Limit::Depth, None, self.limits.depth);
        }
        if let Some(skip) = &mut self.skip {
            if skip.start(name, tag) == Place::Inside {
                return if skip.is_foreign() { None } else { tag.content_state(name) };
            }
            self.skip = None;
        }
        if tag.breaks_line() {
            self.flow.end_line();
        }
        if tag.is_unseen() || (attributes.hidden && tag.can_hide()) {
            self.close_before(tag, place.start);
            // `<svg/>` is complete; in HTML proper the slash means nothing.
            if !(tag == Tag::Foreign && attributes.self_closing) {
                self.skip = Some(Skip::new(name, tag));
            }
            return tag.content_state(name);
        }
        if tag.breaks_line() {
            self.enter_block(tag);
        }
        match tag {
            Tag::Heading(level) => {
                self.flow.heading = Some(level);
                self.heading_start = self.flow.text.len();
                self.heading_depth = 0;
            }
            Tag::Preformatted => self.flow.space = Space::Counts,
            Tag::Table => self.open_table(place.start),
            _ if tag.is_table_part() => self.open_part(tag, attributes, place.start),
            Tag::Meta if !attributes.name.is_empty() => {
                self.metadata.push((attributes.name.clone(), attributes.content.clone()));
            }
            Tag::Title => self.title = Some(String::new()),
            Tag::Raised => self.flow.white(place.start..place.start),
            _ => {}
        }
        tag.content_state(name)
    }

    /// An end tag.
    pub(super) fn end(&mut self, name: &[u8], place: Range<usize>) {
        let tag = Tag::of(name);
        self.nesting.end(name, tag);
        if let Some(skip) = &mut self.skip {
            match skip.end(name, tag) {
                Place::Inside => return,
                Place::End => {
                    self.skip = None;
                    return;
                }
                Place::Beyond => self.skip = None,
            }
        }
        if tag.breaks_line() {
            self.flow.end_line();
            self.leave_block(tag);
        }
        match tag {
            Tag::Heading(_) => self.flow.heading = None,
            Tag::Preformatted => self.flow.space = self.space_outside(),
            Tag::Table => {
                self.close_table(place.start);
            }
            Tag::Title => self.end_title(),
            _ => {
                if let Some(table) = self.tables.last_mut() {
                    table.end(tag, &mut self.flow, place.start);
                }
            }
        }
    }

    fn enter_block(&mut self, tag: Tag) {
        if self.is_loose(tag) {
            self.wrapped += 1;
            self.flow.space = self.space_outside();
        }
        // A heading nobody closed is over where the next block begins after its text.
        if self.flow.heading.is_some() && tag != Tag::Break {
            let has_text = self.flow.text.len() > self.heading_start;
            if has_text || tag == Tag::Table || tag.is_table_part() {
                self.flow.heading = None;
            }
            self.heading_depth += usize::from(tag.is_container());
        }
    }

    fn leave_block(&mut self, tag: Tag) {
        if self.is_loose(tag) {
            self.wrapped = self.wrapped.saturating_sub(1);
            self.flow.space = self.space_outside();
        }
        if self.flow.heading.is_some() && (tag.is_container() || tag.is_table_part()) {
            match self.heading_depth.checked_sub(1) {
                Some(depth) => self.heading_depth = depth,
                None => self.flow.heading = None,
            }
        }
    }

    /// Whether the element wraps loose text of a source that is no page.
    fn is_loose(&self, tag: Tag) -> bool {
        self.is_text
            && self.tables.is_empty()
            && matches!(tag, Tag::Paragraph | Tag::Item | Tag::Block | Tag::Heading(_) | Tag::Preformatted)
    }

    /// What white space means outside a `<pre>`.
    fn space_outside(&self) -> Space {
        if self.is_text && self.wrapped == 0 && self.tables.is_empty() {
            Space::BreaksAtNewline
        } else {
            Space::Collapses
        }
    }

    fn open_table(&mut self, at: usize) {
        self.close_before(Tag::Table, at);
        self.tables.push(Frame::open(&mut self.flow));
    }

    fn open_part(&mut self, tag: Tag, attributes: &Attributes, at: usize) {
        if self.tables.is_empty() {
            return;
        }
        let covers = self.covers(attributes);
        let Some(table) = self.tables.last_mut() else { return };
        table.start(tag, covers, &mut self.flow, at);
        self.rows += usize::from(tag == Tag::Row);
        self.cells += usize::from(matches!(tag, Tag::Cell { .. }));
        if self.rows.max(self.cells) > self.limits.cells {
            self.refuse(Limit::Cells, None, self.limits.cells);
        }
    }

    /// What a cell covers: as much as HTML lets it, or as much more as the limits do.
    fn covers(&mut self, attributes: &Attributes) -> Covers {
        let Limits { colspan, rowspan, .. } = self.limits;
        let mut cut = |written: u32, limit: u32, standard: u32, what: Limit| {
            let span = written.min(limit.max(standard));
            if span > limit {
                self.refuse(what, Some(written as usize), limit as usize);
            }
            span
        };
        let columns = attributes.colspan.filter(|&span| span > 0).unwrap_or(1);
        let rows = attributes.rowspan.unwrap_or(1);
        Covers {
            columns: cut(columns, colspan, STANDARD_COLSPAN, Limit::Colspan),
            rows: cut(rows, rowspan, STANDARD_ROWSPAN, Limit::Rowspan),
        }
    }

    /// Closes what cannot stay open before the start of a `tag`.
    fn close_before(&mut self, tag: Tag, at: usize) {
        let Some(table) = self.tables.last_mut() else { return };
        if tag != Tag::Table {
            table.before(tag, &mut self.flow, at);
        } else if !table.can_nest() {
            self.close_table(at);
        }
    }

    /// Closes the innermost table; `false` where there is none.
    fn close_table(&mut self, at: usize) -> bool {
        let Some(table) = self.tables.pop() else { return false };
        let had_cells = table.close(&mut self.flow, at);
        if let Some(outer) = self.tables.last_mut().filter(|_| had_cells) {
            outer.nest();
        }
        true
    }

    fn end_title(&mut self) {
        let Some(title) = self.title.take() else { return };
        let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
        if !title.is_empty() {
            self.metadata.push(("title".to_owned(), title));
        }
    }

    fn refuse(&mut self, what: Limit, found: Option<usize>, limit: usize) {
        self.flow.passed.get_or_insert(Passed { what, found, limit });
    }
}
