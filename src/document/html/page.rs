//! Tags and text, one after the other → what is shown of them, as a [`Document`].
//!
//! Keeps what is open and matters: the elements with how text looks in them, the tables (a stack of their own), a
//! heading, a `<pre>`, a `<select>`. An end tag without its start tag and a start tag without its end tag are taken as a
//! browser takes them, as far as the text shown depends on it. What is not displayed never reaches the text; what is
//! struck out or raised behind a figure does not either, but a cell that holds nothing else is not blank.

use super::super::{Document, Passed};
use super::attributes::Attributes;
use super::beside::{Beside, is_filled_in};
use super::choice::{Choice, Piece};
use super::css::{Look, Shown, Spot, Styles};
use super::elements::{Elements, Opened};
use super::flow::{Flow, Space};
use super::table::Frame;
use super::tag::Tag;
use crate::clock::Clock;
use crate::limits::{Limit, Limits};
use html5gum::State;
use std::ops::Range;

mod tables;

/// A page being read.
pub(super) struct Page<'s> {
    source: &'s str,
    limits: Limits,
    clock: Clock,
    flow: Flow<'s>,
    elements: Elements,
    tables: Vec<Frame>,
    /// The outermost of these that styles make of other elements.
    laid: Vec<Laid>,
    /// The `<select>` that is open.
    choice: Option<Choice>,
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
    /// Whether `<html>` or `<body>` began and none of them has ended.
    is_root_open: bool,
    rows: usize,
    cells: usize,
}

/// A table that styles lay out, by the elements that make it.
struct Laid {
    /// What its rows stand in.
    around: usize,
    row: Option<usize>,
    cell: Option<usize>,
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
            clock: Clock::start(limits.time),
            flow: Flow::new(source, space, &limits),
            elements: Elements::new(Styles::of(source)),
            tables: Vec::new(),
            laid: Vec::new(),
            choice: None,
            heading_start: 0,
            heading_depth: 0,
            title: None,
            metadata: Vec::new(),
            is_text,
            wrapped: 0,
            is_root_open: false,
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
        self.show_choice(true, self.source.len());
        // `</table>` is never left out: a cell that is open where the page ends was torn, and may have held more.
        self.tables.iter_mut().for_each(|table| table.note(Beside::Picture));
        while self.close_table(self.source.len()) {}
        self.flow.end_line();
        self.end_title();
        let spot = self.elements.look().spot();
        let is_torn = self.is_root_open || spot.page > 0 || spot.number > 0;
        super::placed::lay_out(&mut self.flow, is_torn);
        self.flow.document(self.metadata, self.clock)
    }

    /// Text that stands in the source at `range`.
    pub(super) fn text(&mut self, range: Range<usize>) {
        if let Some(title) = &mut self.title {
            title.push_str(self.source.get(range).unwrap_or(""));
        } else {
            self.piece(Piece::Text(range));
        }
    }

    /// A character reference at `range`, and what it decodes to.
    pub(super) fn reference(&mut self, decoded: &str, range: Range<usize>) {
        if let Some(title) = &mut self.title {
            title.push_str(decoded);
        } else if !self.elements.look().is_gone {
            self.piece(Piece::Reference(decoded.to_owned(), range));
        }
    }

    fn piece(&mut self, piece: Piece) {
        let look = self.elements.look();
        match &mut self.choice {
            Some(choice) if !look.is_gone => choice.push(piece),
            Some(_) => {}
            None => self.show(piece, &look),
        }
    }

    /// Shows a piece of text as far as it is displayed.
    fn show(&mut self, piece: Piece, look: &Look) {
        let shown = look.shown();
        let text = match &piece {
            Piece::Text(range) => self.source.get(range.clone()).unwrap_or(""),
            Piece::Reference(decoded, _) => decoded,
        };
        let is_aside = match shown {
            Shown::Not => {
                if let Some(table) = self.tables.last_mut().filter(|_| crate::number::looks_numeric(text.trim())) {
                    table.hide();
                }
                return;
            }
            Shown::Struck => true,
            // A note's number stands behind something; where nothing does, the line itself is raised.
            Shown::Raised => self.flow.is_in_line() || self.is_in_cell(),
            Shown::Plainly | Shown::Obscured => false,
        };
        if is_aside {
            if !text.trim().is_empty() {
                self.note(Some(Beside::Covered));
            }
            return;
        }
        if !text.trim().is_empty() {
            self.settle_strays();
        }
        // A unit is read with its figure wherever it stands.
        let is_piece = !text.trim().is_empty() && !crate::number::is_unit(text);
        if let Some(table) = self.tables.last_mut().filter(|_| is_piece) {
            table.place(look.place);
        }
        let spot = if self.is_in_cell() { Spot::default() } else { look.spot() };
        self.flow.stand(spot);
        self.flow.obscures = shown == Shown::Obscured;
        match piece {
            Piece::Text(range) => self.flow.text(range),
            Piece::Reference(decoded, range) => self.flow.reference(&decoded, range),
        }
        self.flow.obscures = false;
    }

    /// A start tag; gives the way its content is to be read.
    pub(super) fn start(&mut self, name: &[u8], attributes: &Attributes, place: Range<usize>) -> Option<State> {
        let tag = Tag::of(name);
        let Opened { around, look, depth, serial } = self.elements.start(name, tag, attributes);
        self.is_root_open |= tag == Tag::Root && name != b"head";
        if depth > self.limits.depth {
            self.refuse(Limit::Depth, None, self.limits.depth);
        }
        if self.clock.is_over() {
            self.flow.passed.get_or_insert(Passed::time(&self.limits));
        }
        self.show_choice(false, place.start);
        self.settle(place.start);
        if around.is_gone {
            return if self.elements.is_foreign() { None } else { tag.content_state(name) };
        }
        // In a cell they are the pieces of one figure.
        if tag.breaks_line() || look.is_item && !self.is_in_cell() {
            self.flow.end_line();
        }
        if look.is_gone {
            self.close_before(tag, place.start);
            if tag.is_unseen() && !attributes.has("hidden") && around.shown() != Shown::Not {
                let behind = self.source.get(place.end..).filter(|_| self.is_in_cell()).unwrap_or("");
                self.note(Beside::of(name, tag, attributes, behind));
            }
            return tag.content_state(name);
        }
        if tag == Tag::Break && !self.is_in_cell() {
            self.flow.break_at(look.spot());
        }
        if tag.breaks_line() {
            self.enter_block(tag);
        }
        self.lay((tag, serial), &around, &look, place.start);
        if look.is_covered && look.shown() != Shown::Not && !tag.is_table_part() {
            self.note(Some(Beside::Picture));
        }
        match tag {
            Tag::Heading(level) => {
                self.flow.heading = Some(level);
                self.heading_start = self.flow.text.len();
                self.heading_depth = 0;
            }
            Tag::Preformatted => self.flow.space = Space::Counts,
            Tag::Table => self.open_table(look.is_rtl, place.start),
            _ if tag.is_table_part() => self.open_part(tag, attributes, &look, place.start),
            Tag::Meta => self.metadata.extend(attributes.meta()),
            Tag::Title => self.title = Some(String::new()),
            Tag::Lowered | Tag::Textarea => self.flow.white(place.start..place.start),
            Tag::Picture | Tag::Field if look.shown() != Shown::Not => {
                match attributes.shown_value().filter(|_| tag == Tag::Field) {
                    Some(value) => self.show_value(value, place, &look),
                    None => self.note(Beside::of(name, tag, attributes, "")),
                }
            }
            Tag::Select if self.choice.is_none() => {
                self.choice = self.elements.innermost().map(|serial| Choice::new(serial, attributes));
            }
            Tag::Choice => {
                if let Some(choice) = &mut self.choice {
                    choice.option(attributes);
                }
            }
            _ => {}
        }
        // An item's number is displayed, and so is what a script or a style puts into an element.
        let has_more = is_filled_in(name, tag, attributes) || (tag == Tag::Item && self.elements.is_numbered());
        self.note(Some(Beside::Covered).filter(|_| has_more && look.shown() != Shown::Not));
        tag.content_state(name)
    }

    /// An end tag.
    pub(super) fn end(&mut self, name: &[u8], place: Range<usize>) {
        let tag = Tag::of(name);
        let ended = self.elements.end(name, tag);
        self.is_root_open &= tag != Tag::Root || name == b"head";
        self.show_choice(false, place.start);
        self.settle(place.start);
        if self.elements.look().is_gone || ended.is_some_and(|look| look.is_gone) {
            return;
        }
        if tag.breaks_line() || ended.is_some_and(|look| look.is_item) && !self.is_in_cell() {
            self.flow.end_line();
        }
        if tag.breaks_line() {
            self.leave_block(tag);
        }
        match tag {
            Tag::Heading(_) => self.flow.heading = None,
            Tag::Preformatted => self.flow.space = self.space_outside(),
            Tag::Table => {
                self.close_table(place.start);
            }
            Tag::Title => self.end_title(),
            Tag::Lowered | Tag::Textarea => self.flow.white(place.start..place.start),
            // An end tag whose part is not open (`</tbody>` inside a `<thead>`) means nothing.
            _ if tag.is_table_part() && ended.is_none() => {}
            _ => {
                if let Some(table) = self.tables.last_mut() {
                    table.end(tag, &mut self.flow, place.start);
                }
            }
        }
    }

    /// Shows what an `<input>` holds: in a box of its own, so that it joins no figure.
    fn show_value(&mut self, value: &str, place: Range<usize>, look: &Look) {
        self.flow.white(place.start..place.start);
        let tag = self.source.get(place.clone()).unwrap_or("");
        let piece = match tag.rfind(value).filter(|_| !value.contains('&')) {
            Some(at) => Piece::Text(place.start + at..place.start + at + value.len()),
            None => Piece::Reference(value.to_owned(), place.clone()),
        };
        self.show(piece, look);
        self.flow.white(place.end..place.end);
    }

    /// Shows what is chosen of a `<select>` that is over at byte `at`: in a box of its own as well.
    fn show_choice(&mut self, is_end: bool, at: usize) {
        let is_over = |choice: &mut Choice| is_end || !self.elements.has(choice.serial);
        let Some(choice) = self.choice.take_if(is_over) else { return };
        let look = self.elements.look();
        if choice.is_list {
            return self.note(Some(Beside::Covered));
        }
        for (place, piece) in choice.chosen().into_iter().enumerate() {
            if place == 0 {
                self.flow.white(piece.start()..piece.start());
            }
            self.show(piece, &look);
        }
        self.flow.white(at..at);
    }

    /// Whether a cell of a `<table>` is open.
    fn is_in_cell(&self) -> bool {
        !self.is_outside() && self.tables.last().is_some_and(Frame::is_in_cell)
    }

    /// Notes what is displayed and is no text.
    fn note(&mut self, beside: Option<Beside>) {
        let Some(beside) = beside else { return };
        if beside == Beside::Picture && self.is_outside() {
            self.flow.pictures.push(self.flow.text.len());
        }
        if let Some(table) = self.tables.last_mut() {
            table.note(beside);
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
            && self.is_outside()
            && matches!(tag, Tag::Paragraph | Tag::Item | Tag::Block | Tag::Heading(_) | Tag::Preformatted)
    }

    /// What white space means outside a `<pre>`.
    fn space_outside(&self) -> Space {
        if self.is_text && self.wrapped == 0 && self.is_outside() { Space::BreaksAtNewline } else { Space::Collapses }
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
