//! OpenDocument text (.odt): `content.xml` → what the page shows, as markup.
//!
//! Left out: what tracked changes keep of deleted text, notes, comments, hidden text and hidden rows. Struck and raised
//! characters are marked as such. Text boxes come behind the paragraph they hang on. Covered cells are no cells; lists
//! give their numbers.
//! Refuses what is damaged or outgrows the limits; locked files were refused when they were looked at.

mod lists;

use super::markup::{Markup, escaped, white};
use super::shift::Shift;
use super::xml::{self, Sink, Tag};
use super::{Document, Unread};
use crate::error::Refused;
use crate::limits::Limits;
use crate::source::package::Package;
use lists::Lists;
use std::collections::HashMap;

/// Elements whose content is not shown in its place.
const UNSEEN: [&str; 11] = [
    "tracked-changes",
    "note",
    "annotation",
    "annotation-end",
    "hidden-text",
    "hidden-paragraph",
    "ruby-text",
    "covered-table-cell",
    "scripts",
    "forms",
    "desc",
];
/// A cell or row is written again at most so often.
const MOST_REPEATED: u32 = 4096;

/// Reads a text.
pub(super) fn document(bytes: &[u8], limits: &Limits) -> Result<Document<'static>, Unread> {
    let damaged = || Unread::from(Refused::Damaged("ODT"));
    let mut package = Package::open(bytes.trim_ascii_start(), limits.unpacked).ok_or_else(damaged)?;
    let mut text = Text { markup: Markup::new(limits), ..Text::new(limits) };
    // Styles with a name of their own; those made for the text stand in its own part.
    if let Some(part) = package.part("styles.xml")? {
        xml::read(&part, "ODT", limits, &mut text)?;
    }
    let part = package.part("content.xml")?.ok_or_else(damaged)?;
    xml::read(&part, "ODT", limits, &mut text)?;
    text.put_aside();
    text.markup.document()
}

/// How the characters of a style look, as far as that decides what is read.
#[allow(clippy::struct_excessive_bools, reason = "each is a look of its own")]
#[derive(Clone, Copy, Default)]
struct Look {
    is_hidden: bool,
    is_struck: bool,
    shift: Shift,
    /// Where it says of a colour at all.
    white: Option<bool>,
    /// Whether something is painted behind it.
    is_shaded: bool,
}

/// The part being read.
struct Text {
    markup: Markup,
    looks: HashMap<String, Look>,
    lists: Lists,
    style: String,
    skip: usize,
    /// Whether the text itself has begun; headers and footers of pages stand in the styles.
    in_body: bool,
    /// Looks of the open paragraphs and spans.
    open: Vec<Look>,
    /// Rows that are open: where each began in the markup, and how often it comes.
    rows: Vec<(usize, u32)>,
    /// Cells that are open: where each began in the markup, and how often it comes.
    cells: Vec<(usize, u32)>,
    tables: usize,
    /// Whether the tables, rows and cells that are open have a colour of their own.
    shades: Vec<bool>,
    boxes: Vec<usize>,
    aside: String,
}

impl Text {
    fn new(limits: &Limits) -> Self {
        Self {
            markup: Markup::new(limits),
            looks: HashMap::new(),
            lists: Lists::default(),
            style: String::new(),
            skip: 0,
            in_body: false,
            open: Vec::new(),
            rows: Vec::new(),
            cells: Vec::new(),
            tables: 0,
            shades: Vec::new(),
            boxes: Vec::new(),
            aside: String::new(),
        }
    }

    fn put_aside(&mut self) {
        if self.tables == 0 && self.boxes.is_empty() && self.open.is_empty() {
            let aside = std::mem::take(&mut self.aside);
            self.markup.tag(&aside);
        }
    }

    /// A paragraph or span begins, and looks as its style says.
    fn begin(&mut self, tag: &Tag<'_>) {
        let outer = self.open.last().copied().unwrap_or_default();
        let own = tag.get("style-name").and_then(|name| self.looks.get(&name).copied()).unwrap_or_default();
        self.open.push(Look {
            is_hidden: outer.is_hidden || own.is_hidden,
            is_struck: outer.is_struck || own.is_struck,
            shift: own.shift.or(outer.shift),
            white: own.white.or(outer.white),
            is_shaded: outer.is_shaded || own.is_shaded || self.shades.contains(&true),
        });
    }

    /// Shows the number that a list gives to the paragraph which has begun.
    fn number(&mut self, tag: &Tag<'_>) {
        let number = self.lists.number(tag);
        if !number.is_empty() {
            self.show(&number);
        }
    }

    fn show(&mut self, text: &str) {
        let Some(look) = self.open.last().copied().filter(|look| !look.is_hidden) else { return };
        if look.is_struck {
            self.markup.tag("<s>");
        }
        let (open, close) = look.shift.tags();
        self.markup.tag(open);
        if look.white == Some(true) && !look.is_shaded {
            self.markup.tag(&white(&escaped(text)));
        } else {
            self.markup.text(text);
        }
        self.markup.tag(close);
        if look.is_struck {
            self.markup.tag("</s>");
        }
    }

    fn style_property(&mut self, tag: &Tag<'_>) {
        let Some(look) = self.looks.get_mut(&self.style) else { return };
        look.white = tag.get("color").map(|colour| colour.eq_ignore_ascii_case("#ffffff")).or(look.white);
        let behind = tag.get("background-color");
        look.is_shaded |= behind.is_some_and(|colour| !matches!(colour.as_str(), "transparent" | "#ffffff"));
        look.is_hidden |= tag.get("display").as_deref() == Some("none");
        look.is_struck |= ["text-line-through-style", "text-line-through-type"]
            .into_iter()
            .any(|name| tag.get(name).is_some_and(|value| value != "none"));
        look.shift = look.shift.or(tag.get("text-position").map_or(Shift::Level, |position| shift(&position)));
    }

    /// Ends a row, and writes it again where it comes more than once.
    fn end_row(&mut self) {
        self.markup.tag("</tr>");
        let (start, times) = self.rows.pop().unwrap_or_default();
        self.repeat(start, times);
    }

    /// Writes again what was written since `start`, until it stands there so many times.
    fn repeat(&mut self, start: usize, times: u32) {
        if times < 2 {
            return;
        }
        let written = self.markup.take_from(start);
        for _ in 0..times {
            self.markup.tag(&written);
            if self.markup.passed().is_err() {
                break;
            }
        }
    }
}

impl Sink for Text {
    fn start(&mut self, tag: &Tag<'_>) -> Result<(), Unread> {
        let name = tag.name();
        if name == "changed-region" {
            self.markup.note_changes();
        }
        if self.skip > 0 {
            self.skip += 1;
            return Ok(());
        }
        match name {
            "style" => {
                self.style = tag.get("name").unwrap_or_default();
                self.looks.insert(self.style.clone(), Look::default());
            }
            "text-properties"
            | "paragraph-properties"
            | "table-cell-properties"
            | "table-row-properties"
            | "table-properties" => self.style_property(tag),
            "body" => self.in_body = true,
            _ if !self.in_body => self.lists.style(tag),
            _ => {}
        }
        if !self.in_body {
            return Ok(());
        }
        if UNSEEN.contains(&name) || tag.get("visibility").is_some_and(|visibility| visibility != "visible") {
            self.skip = 1;
            return Ok(());
        }
        if is_painted(name) {
            let own = tag.get("style-name").and_then(|name| self.looks.get(&name).copied()).unwrap_or_default();
            self.shades.push(own.is_shaded);
        }
        let repeated = |what: &str| tag.number(what).unwrap_or(1).clamp(1, MOST_REPEATED);
        match name {
            "p" => {
                self.markup.tag("<p>");
                self.begin(tag);
                self.number(tag);
            }
            "h" => {
                let level = tag.number("outline-level").unwrap_or(1).clamp(1, 6);
                self.markup.tag(&format!("<h{level}>"));
                self.begin(tag);
                self.number(tag);
            }
            "list" => self.lists.begin(tag),
            "list-item" => self.lists.item(tag),
            "span" => self.begin(tag),
            "s" => self.show(" "),
            "tab" => self.show("\t"),
            "line-break" => self.markup.tag("<br>"),
            "table" => {
                self.tables += 1;
                self.markup.tag("<table>");
            }
            "table-row" => {
                self.rows.push((self.markup.len(), repeated("number-rows-repeated")));
                self.markup.tag("<tr>");
            }
            "table-cell" => {
                self.cells.push((self.markup.len(), repeated("number-columns-repeated")));
                let spans = |what: &str| tag.number(what).unwrap_or(1);
                self.markup.open_cell(spans("number-columns-spanned"), spans("number-rows-spanned"));
            }
            "frame" => self.markup.picture(),
            "custom-shape" => {
                self.markup.picture();
                self.boxes.push(self.markup.len());
            }
            "text-box" => self.boxes.push(self.markup.len()),
            _ => {}
        }
        self.markup.passed()?;
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), Unread> {
        if self.skip > 0 {
            self.skip -= 1;
            return Ok(());
        }
        if !self.in_body {
            return Ok(());
        }
        if is_painted(name) {
            self.shades.pop();
        }
        match name {
            "p" | "h" => {
                self.open.pop();
                // An end tag of any heading closes the open one.
                self.markup.tag(if name == "p" { "</p>" } else { "</h1>" });
                self.put_aside();
            }
            "span" => drop(self.open.pop()),
            "list" => self.lists.end(),
            "table" => {
                self.tables = self.tables.saturating_sub(1);
                self.markup.tag("</table>");
                self.put_aside();
            }
            "table-row" => self.end_row(),
            "table-cell" => {
                self.markup.tag("</td>");
                let (start, times) = self.cells.pop().unwrap_or_default();
                self.repeat(start, times);
            }
            "text-box" | "custom-shape" => {
                if let Some(start) = self.boxes.pop() {
                    let text = self.markup.take_from(start);
                    self.aside.push_str(&text);
                }
            }
            "body" => self.in_body = false,
            _ => {}
        }
        self.markup.passed()?;
        Ok(())
    }

    fn text(&mut self, text: &str) {
        if self.in_body && self.skip == 0 {
            self.show(text);
        }
    }
}

/// Where a style says that its characters stand: `super 58%`, `-33% 58%`.
fn shift(position: &str) -> Shift {
    let number = position.trim_start();
    match number.trim_start_matches(['-', '+']).chars().next() {
        Some('1'..='9') if number.starts_with('-') => Shift::Lowered,
        Some('1'..='9') => Shift::Raised,
        _ => Shift::named(number),
    }
}

/// Whether an element may have a colour that its text stands on.
fn is_painted(name: &str) -> bool {
    matches!(name, "table" | "table-row" | "table-cell")
}
