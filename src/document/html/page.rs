//! Tags and text, one after the other → what is shown of them, as a [`Document`].
//!
//! Keeps what is open and matters: the tables (an explicit stack, of limited depth), an element whose content is not
//! shown, a heading, a `<pre>`. An end tag without its start tag and a start tag without its end tag are taken as a
//! browser takes them, as far as the text shown depends on it.

use super::super::Document;
use super::flow::{Flow, Space};
use super::skip::{Place, Skip};
use super::table::Frame;
use super::tag::Tag;
use super::tokens::Attributes;
use crate::Error;
use html5gum::State;
use std::borrow::Cow;
use std::ops::Range;

/// Tables inside tables.
const MAX_DEPTH: usize = 512;
/// Rows, and cells, of all tables of a page.
const MAX_CELLS: usize = 200_000;

/// A page being read.
pub(super) struct Page<'s> {
    source: &'s str,
    flow: Flow<'s>,
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
    error: Option<Error>,
}

impl<'s> Page<'s> {
    /// An empty page.
    pub(super) fn new(source: &'s str) -> Self {
        // A source that begins with text is a text (Markdown, as a rule) with tables in it; its line breaks count.
        let is_text = !source.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}').starts_with('<');
        Self {
            source,
            flow: Flow::new(source, if is_text { Space::BreaksAtNewline } else { Space::Collapses }),
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
            error: None,
        }
    }

    /// The limit that was passed, once.
    pub(super) fn take_error(&mut self) -> Option<Error> {
        self.error.take()
    }

    /// The document, everything still open being closed.
    pub(super) fn finish(mut self) -> Document<'s> {
        while self.close_table(self.source.len()) {}
        self.flow.end_line();
        self.end_title();
        Document {
            text: Cow::Owned(self.flow.text),
            map: self.flow.map,
            blocks: self.flow.blocks,
            metadata: self.metadata,
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
        if self.tables.len() >= MAX_DEPTH {
            return self.refuse("the depth of nested tables", MAX_DEPTH);
        }
        self.tables.push(Frame::open(&mut self.flow));
    }

    fn open_part(&mut self, tag: Tag, attributes: &Attributes, at: usize) {
        let Some(table) = self.tables.last_mut() else { return };
        table.start(tag, attributes, &mut self.flow, at);
        self.rows += usize::from(tag == Tag::Row);
        self.cells += usize::from(matches!(tag, Tag::Cell { .. }));
        if self.rows.max(self.cells) > MAX_CELLS {
            self.refuse("the number of table cells", MAX_CELLS);
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

    fn refuse(&mut self, what: &'static str, limit: usize) {
        self.error = Some(Error::Limit { name: String::new(), what, limit });
    }
}
