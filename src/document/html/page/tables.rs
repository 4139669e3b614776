//! The tables of a page: those of `<table>`, and those that styles make of other elements.
//!
//! Where a style, or its part in a table (`role`), makes an element a row, each of its children is a cell, empty or not; rows that
//! follow each other in one element are a table. Text that stands right in such a row, or between two, belongs to no cell: then
//! the rows only lay out the page, as many do.

use super::{Laid, Page};
use crate::document::html::attributes::Attributes;
use crate::document::html::covers::Covers;
use crate::document::html::css::Look;
use crate::document::html::table::Frame;
use crate::document::html::tag::Tag;
use crate::limits::Limit;

const CELL: Tag = Tag::Cell { header: false };

impl Page<'_> {
    /// Whether no `<table>` is open.
    pub(super) fn is_outside(&self) -> bool {
        self.tables.len() == self.laid.len()
    }

    /// Opens what an element is in a table that styles lay out; its start tag is at `at`.
    pub(super) fn lay(&mut self, (tag, serial): (Tag, Option<usize>), around: &Look, look: &Look, at: usize) {
        if !self.is_outside() {
            return;
        }
        let (Some(own), Some(mut parent)) = (serial, self.elements.around(1)) else {
            if matches!(tag, Tag::Picture | Tag::Field) {
                self.settle_strays();
            }
            return;
        };
        if let Some(laid) = self.laid.last_mut().filter(|laid| around.lays_row && laid.row == Some(parent)) {
            laid.cell = Some(own);
            self.open_laid(CELL, look, at);
            parent = own;
        }
        // What is put into places is laid out by these.
        let is_placed = look.spot().page > 0 || look.spot().number > 0;
        if !look.lays_row || tag == Tag::Table || is_placed {
            return;
        }
        // Rows that stand deeper than the last ones are another table's.
        while self.laid.last().is_some_and(|laid| laid.cell.is_none() && laid.around != parent) {
            self.close_table(at);
        }
        if self.laid.last().is_none_or(|laid| laid.cell.is_some()) {
            self.tables.push(Frame::open(&mut self.flow, look.is_rtl, true));
            self.laid.push(Laid { around: parent, row: None, cell: None });
        }
        if let Some(laid) = self.laid.last_mut() {
            laid.row = Some(own);
        }
        self.open_laid(Tag::Row, look, at);
    }

    fn open_laid(&mut self, tag: Tag, look: &Look, at: usize) {
        if let Some(table) = self.tables.last_mut() {
            table.start(tag, Covers { columns: 1, rows: 1 }, &mut self.flow, at);
            table.regard(look);
        }
        self.count(tag);
    }

    /// Closes what styles lay out as far as its elements are over at byte `at`.
    pub(super) fn settle(&mut self, at: usize) {
        while self.is_outside()
            && let (Some(laid), Some(table)) = (self.laid.last_mut(), self.tables.last_mut())
        {
            let is_over = |element: &mut usize| !self.elements.has(*element);
            if laid.cell.take_if(is_over).is_some() {
                table.end(CELL, &mut self.flow, at);
            }
            if laid.row.take_if(is_over).is_some() {
                table.end(Tag::Row, &mut self.flow, at);
            }
            if self.elements.has(laid.around) {
                break;
            }
            self.close_table(at);
        }
    }

    /// Takes something that is shown: between the rows that styles lay out it ends their table.
    pub(super) fn settle_strays(&mut self) {
        if self.is_outside() && self.tables.last_mut().is_some_and(|table| !table.stray()) {
            // No part of it is open that would end there.
            self.close_table(self.source.len());
        }
    }

    fn count(&mut self, tag: Tag) {
        self.rows += usize::from(tag == Tag::Row);
        self.cells += usize::from(matches!(tag, Tag::Cell { .. }));
        if self.rows.max(self.cells) > self.limits.cells {
            self.refuse(Limit::Cells, None, self.limits.cells);
        }
    }

    pub(super) fn open_table(&mut self, mirrored: bool, at: usize) {
        self.close_before(Tag::Table, at);
        self.tables.push(Frame::open(&mut self.flow, mirrored, false));
    }

    pub(super) fn open_part(&mut self, tag: Tag, attributes: &Attributes, look: &Look, at: usize) {
        if self.is_outside() {
            return;
        }
        let limits = self.limits;
        let covers = Covers::of(attributes, &limits, |what, found, limit| self.refuse(what, found, limit));
        let Some(table) = self.tables.last_mut() else { return };
        table.start(tag, covers, &mut self.flow, at);
        table.regard(look);
        self.count(tag);
    }

    /// Closes what cannot stay open before the start of a `tag`.
    pub(super) fn close_before(&mut self, tag: Tag, at: usize) {
        let Some(table) = self.tables.last_mut() else { return };
        if tag != Tag::Table {
            table.before(tag, &mut self.flow, at);
        } else if !table.can_nest() {
            self.close_table(at);
        }
    }

    /// Closes the innermost table; `false` where there is none.
    pub(super) fn close_table(&mut self, at: usize) -> bool {
        let Some(table) = self.tables.pop() else { return false };
        self.laid.truncate(self.tables.len());
        let nests = table.close(&mut self.flow, at);
        if let Some(outer) = self.tables.last_mut().filter(|_| nests) {
            outer.nest();
        }
        true
    }
}
