//! Word 97 to 2003 (.doc, and .wps files of the same make): the text in its pieces → what the page shows, as markup.
//!
//! Cells end with a mark of their own, rows with a mark whose paragraph says that it ends one and where the row's edges
//! lie; the edges of all rows together are the table's columns. Left out: deleted and hidden text, the instructions of
//! fields. Text boxes come behind the text. Numbers that lists would give to paragraphs are not counted, and a table
//! inside a cell is read as its text.
//! Refuses documents that are locked, fast saved, older than Word 97, or damaged.

mod fib;
mod properties;
mod table;

use super::fields::Fields;
use super::markup::{Markup, escaped, white};
use super::{Document, Passed, Unread};
use crate::error::Refused;
use crate::limits::{Limit, Limits};
use crate::source::budget::Budget;
use fib::{Char, Fib};
use properties::{Look, Properties};
use std::io::Cursor;
use table::Table;

/// The headings that HTML has.
const HEADINGS: u8 = 6;

/// Reads a document.
pub(super) fn document(bytes: &[u8], limits: &Limits) -> Result<Document<'static>, Unread> {
    let damaged = || Unread::from(Refused::Damaged("DOC"));
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes.trim_ascii_start())).map_err(|_| damaged())?;
    let mut budget = Budget::new(limits.unpacked);
    let mut stream = |name: &str| match file.open_stream(name) {
        Ok(stream) => {
            let awaited = stream.len().min(bytes.len() as u64) as usize;
            budget.unpack(stream, awaited).map(|(bytes, _)| Some(bytes))
        }
        Err(_) => Ok(None),
    };
    let main = stream("/WordDocument")?.ok_or_else(damaged)?;
    let fib = Fib::of(&main)?;
    let tables = stream(fib.table_stream())?.ok_or_else(damaged)?;
    let data = stream("/Data")?.unwrap_or_default();
    if fib.characters() > limits.text {
        return Err(Passed { what: Limit::Text, found: None, limit: limits.text }.into());
    }
    let pieces = fib.pieces(&main, &tables).ok_or_else(damaged)?;
    let properties = Properties::new(&main, &tables, &data, &fib);
    let mut body = Body::new(&properties, limits);
    for range in [fib.body(), fib.text_boxes()] {
        for char in pieces.chars(range) {
            body.take(char)?;
        }
        body.end_table()?;
        body.end_paragraph(None)?;
    }
    body.markup.document()
}

/// The text being read.
struct Body<'d> {
    properties: &'d Properties<'d>,
    markup: Markup,
    /// The open paragraph, as markup.
    line: String,
    /// The open cell, as markup.
    cell: String,
    table: Table,
    fields: Fields,
    look: Look,
    /// Bytes of the file that look so.
    looks_so: std::ops::Range<usize>,
    limits: &'d Limits,
}

impl<'d> Body<'d> {
    fn new(properties: &'d Properties<'d>, limits: &'d Limits) -> Self {
        Self {
            properties,
            markup: Markup::new(limits),
            line: String::new(),
            cell: String::new(),
            table: Table::default(),
            fields: Fields::default(),
            look: Look::default(),
            looks_so: 0..0,
            limits,
        }
    }

    fn take(&mut self, Char { c, at }: Char) -> Result<(), Unread> {
        match c {
            '\r' | '\x07' | '\x0c' => return self.end_paragraph(Some((c, at))),
            '\x13' => self.fields.begin(),
            '\x14' => self.fields.come_to_result(),
            '\x15' if self.fields.end() => self.line.push_str("<img>"),
            '\x15' => {}
            _ if self.fields.are_instructed() => self.fields.instruct(c.encode_utf8(&mut [0; 4])),
            _ => {
                if !self.looks_so.contains(&at) {
                    (self.look, self.looks_so) = self.properties.look(at);
                    if self.look.is_changed {
                        self.markup.note_changes();
                    }
                }
                self.show(c);
            }
        }
        Ok(())
    }

    fn show(&mut self, c: char) {
        if self.look.is_hidden {
            return;
        }
        let c = match c {
            '(' if self.look.is_special => self.look.symbol.unwrap_or('\u{fffd}'),
            '\x0b' | '\x0e' => {
                self.line.push_str("<br>");
                return;
            }
            // A picture, and what is drawn over the text.
            '\x01' | '\x08' if self.look.is_special => {
                self.line.push_str("<img>");
                return;
            }
            '\t' => c,
            '\x1e' => '-',
            c if c < ' ' => return,
            c => c,
        };
        let text = escaped(c.encode_utf8(&mut [0; 4]));
        // What lies behind it is not looked into.
        let text = if self.look.is_white { white(&text) } else { text };
        let (open, close) = if self.look.is_struck { ("<s>", "</s>") } else { self.look.shift.tags() };
        self.line.extend([open, &text, close]);
    }

    /// Ends a paragraph at its mark, or where the text ends.
    fn end_paragraph(&mut self, mark: Option<(char, usize)>) -> Result<(), Unread> {
        let line = std::mem::take(&mut self.line);
        let paragraph = mark.map(|(_, at)| self.properties.paragraph(at)).unwrap_or_default();
        let is_mark = mark.is_some_and(|(c, _)| c == '\x07');
        if !paragraph.in_table && !is_mark {
            self.end_table()?;
            if !line.is_empty() {
                let tag = paragraph.heading.filter(|&level| level <= HEADINGS).map(|level| format!("h{level}"));
                let tag = tag.unwrap_or_else(|| "p".to_owned());
                self.markup.tag(&format!("<{tag}>{line}</{tag}>"));
            }
            self.markup.passed()?;
            return Ok(());
        }
        if is_mark && paragraph.ends_row {
            self.table.end_row(paragraph.edges, paragraph.merges);
            self.cell.clear();
        } else if is_mark {
            self.cell.push_str(&line);
            self.table.push(std::mem::take(&mut self.cell));
            if self.table.cells() > self.limits.cells {
                return Err(Passed { what: Limit::Cells, found: None, limit: self.limits.cells }.into());
            }
        } else {
            self.cell.push_str(&line);
            self.cell.push_str("<br>");
        }
        Ok(())
    }

    fn end_table(&mut self) -> Result<(), Unread> {
        std::mem::take(&mut self.table).write(&mut self.markup)?;
        // What was behind the last cell of a table that was cut.
        let rest = std::mem::take(&mut self.cell);
        if !rest.is_empty() {
            self.markup.tag(&format!("<p>{rest}</p>"));
        }
        Ok(())
    }
}
