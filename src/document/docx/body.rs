//! The body of a Word document, element by element → markup.
//!
//! Keeps what is open and matters: paragraphs, tables, the looks of the run. A cell is written when its properties are
//! known; what it covers is set right when the rows below it are. Nothing is read twice and nothing is kept of what has
//! been written.

mod table;

use super::super::Unread;
use super::super::fields::Fields;
use super::super::markup::Markup;
use super::super::numerals::apart;
use super::super::shift::Shift;
use super::super::xml::{Sink, Tag};
use super::numbering::{Listed, Numbering};
use super::styles::{Look, Styles};
use crate::error::Refused;
use table::Table;

/// Whether Word does not show what is in an element, or shows it once more elsewhere.
fn is_unseen(name: &str) -> bool {
    matches!(
        name,
        "del"
            | "moveFrom"
            | "Fallback"
            | "delText"
            | "delInstrText"
            | "rPrChange"
            | "pPrChange"
            | "tblPrChange"
            | "trPrChange"
            | "tcPrChange"
            | "tblGridChange"
            | "sectPrChange"
            | "numberingChange"
            | "rt"
            | "cellDel"
    )
}

/// Whether an element says of what is inside, or of the paragraph, row or cell around it, that it is new or gone.
fn is_change(name: &str) -> bool {
    matches!(name, "ins" | "del" | "moveFrom" | "moveTo" | "cellIns" | "cellDel" | "cellMerge")
}

/// A document part being read.
pub(super) struct Body {
    markup: Markup,
    numbering: Numbering,
    styles: Styles,
    /// How deep inside an element that is not shown.
    skip: usize,
    paragraphs: Vec<Paragraph>,
    tables: Vec<Table>,
    /// Where the open text boxes begin in the markup.
    boxes: Vec<usize>,
    /// Text boxes that wait for the end of what they hang on.
    aside: String,
    in_paragraph_properties: bool,
    in_text: bool,
    in_instruction: bool,
    fields: Fields,
    run: Run,
}

#[derive(Default)]
struct Paragraph {
    is_open: bool,
    heading: Option<u32>,
    listed: Option<Listed>,
    /// Whether the paragraph itself says that it is in no list.
    is_unlisted: bool,
    look: Look,
}

#[derive(Default)]
struct Run {
    own: Look,
    style: Look,
    is_white: bool,
    is_shaded: bool,
}

impl Body {
    pub(super) fn new(markup: Markup, numbering: Numbering, styles: Styles) -> Self {
        Self {
            markup,
            numbering,
            styles,
            skip: 0,
            paragraphs: Vec::new(),
            tables: Vec::new(),
            boxes: Vec::new(),
            aside: String::new(),
            in_paragraph_properties: false,
            in_text: false,
            in_instruction: false,
            fields: Fields::default(),
            run: Run::default(),
        }
    }

    /// What was written.
    pub(super) fn finish(mut self) -> Markup {
        self.put_aside();
        self.markup
    }

    fn put_aside(&mut self) {
        if self.tables.is_empty() && self.boxes.is_empty() && self.paragraphs.is_empty() {
            let aside = std::mem::take(&mut self.aside);
            self.markup.tag(&aside);
        }
    }

    /// Opens the paragraph, once what it is is known.
    fn open_paragraph(&mut self) {
        let Some(paragraph) = self.paragraphs.last_mut().filter(|paragraph| !paragraph.is_open) else { return };
        paragraph.is_open = true;
        match paragraph.heading {
            Some(level) => self.markup.tag(&format!("<h{level}>")),
            None => self.markup.tag("<p>"),
        }
        if let Some(listed) = paragraph.listed.take() {
            let number = self.numbering.next(&listed);
            self.markup.text(&apart(number));
        }
    }

    fn close_paragraph(&mut self) {
        self.open_paragraph();
        if let Some(paragraph) = self.paragraphs.pop() {
            match paragraph.heading {
                Some(level) => self.markup.tag(&format!("</h{level}>")),
                None => self.markup.tag("</p>"),
            }
        }
        self.put_aside();
    }

    fn show(&mut self, text: &str) {
        if self.paragraphs.is_empty() {
            return;
        }
        let look = self.run_look();
        if look.hidden == Some(true) {
            return;
        }
        self.open_paragraph();
        let cell_is_shaded =
            self.tables.last().and_then(|table| table.cell.as_ref()).is_some_and(|cell| cell.is_shaded);
        let shift = look.shift();
        let around = [
            (look.struck == Some(true), "<s>", "</s>"),
            (shift != Shift::Level, shift.tags().0, shift.tags().1),
            (self.run.is_white && !self.run.is_shaded && !cell_is_shaded, "<span style=\"color:#ffffff\">", "</span>"),
        ];
        for (_, open, _) in around.iter().filter(|(is_so, ..)| *is_so) {
            self.markup.tag(open);
        }
        self.markup.text(text);
        for (_, _, close) in around.iter().rev().filter(|(is_so, ..)| *is_so) {
            self.markup.tag(close);
        }
    }

    fn picture(&mut self) {
        if self.paragraphs.is_empty() || self.run_look().hidden == Some(true) {
            return;
        }
        self.open_paragraph();
        self.markup.picture();
    }

    fn field(&mut self, tag: &Tag<'_>) {
        match tag.get("fldCharType").as_deref() {
            Some("begin") => self.fields.begin(),
            Some("separate") => self.fields.come_to_result(),
            Some("end") if self.fields.end() => self.picture(),
            _ => {}
        }
    }

    fn run_look(&self) -> Look {
        let around = self.paragraphs.last().map_or(Look::default(), |paragraph| paragraph.look);
        self.run.own.or(self.run.style).or(around)
    }

    /// Opens the cell whose properties are known now.
    fn open_cell(&mut self) {
        if self.tables.last_mut().is_some_and(|table| !table.open_cell(&mut self.markup)) {
            self.skip = 1;
        }
    }

    fn table_part(&mut self, tag: &Tag<'_>) {
        match tag.name() {
            "tbl" => {
                self.open_cell();
                self.tables.push(Table::default());
                self.markup.tag("<table>");
            }
            "shd" => {
                let fill = tag.get("fill");
                let is_shaded = fill.is_some_and(|fill| !matches!(fill.as_str(), "auto" | "FFFFFF" | "ffffff"));
                match self.tables.last_mut().and_then(Table::cell_to_open) {
                    Some(cell) => cell.is_shaded = is_shaded,
                    None => self.run.is_shaded = is_shaded,
                }
            }
            _ => {
                if let Some(table) = self.tables.last_mut() {
                    table.part(tag, &mut self.markup);
                }
            }
        }
    }

    fn table_end(&mut self, name: &str) {
        let Some(table) = self.tables.last_mut() else { return };
        match name {
            "trPr" if table.row_is_deleted => self.skip = 1,
            "tcPr" => self.open_cell(),
            "tc" => {
                table.close_cell(&mut self.markup);
                // A cell that only goes on is left out with all it holds.
                self.skip = 0;
            }
            "tr" => table.close_row(&mut self.markup),
            "tbl" => {
                self.tables.pop();
                self.markup.tag("</table>");
                self.put_aside();
            }
            _ => {}
        }
    }

    fn paragraph_property(&mut self, tag: &Tag<'_>) {
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        match tag.name() {
            "pStyle" => {
                let style = self.styles.get(&tag.get("val").unwrap_or_default());
                paragraph.heading = style.heading();
                paragraph.listed = style.listed();
                paragraph.look = style.look;
            }
            "outlineLvl" => paragraph.heading = tag.number("val").filter(|&level| level < 6).map(|level| level + 1),
            "ilvl" => paragraph.listed.get_or_insert_default().level = tag.number("val").unwrap_or(0) as usize,
            "numId" => match tag.get("val").as_deref() {
                None | Some("0") => paragraph.is_unlisted = true,
                Some(list) => list.clone_into(&mut paragraph.listed.get_or_insert_default().list),
            },
            _ => {}
        }
    }
}

impl Sink for Body {
    fn start(&mut self, tag: &Tag<'_>) -> Result<(), Unread> {
        let name = tag.name();
        if self.skip > 0 {
            self.skip += 1;
            return Ok(());
        }
        if is_change(name) {
            self.markup.note_changes();
        }
        if is_unseen(name) {
            // A mark in the properties of a row or cell says that it is deleted itself.
            if let Some(table) = self.tables.last_mut().filter(|_| !self.in_paragraph_properties) {
                table.delete(name);
            }
            self.skip = 1;
            return Ok(());
        }
        match name {
            "p" => {
                self.open_cell();
                self.paragraphs.push(Paragraph::default());
            }
            "pPr" => self.in_paragraph_properties = true,
            "pStyle" | "outlineLvl" | "ilvl" | "numId" => self.paragraph_property(tag),
            "r" => self.run = Run::default(),
            "t" => self.in_text = true,
            "instrText" => self.in_instruction = true,
            "fldChar" => self.field(tag),
            "tab" | "ptab" if !self.in_paragraph_properties => self.show("\t"),
            "br" | "cr" => {
                self.open_paragraph();
                self.markup.tag("<br>");
            }
            "noBreakHyphen" => self.show("-"),
            "sym" => self.show(&symbol(tag).to_string()),
            "rStyle" if !self.in_paragraph_properties => {
                self.run.style = self.styles.get(&tag.get("val").unwrap_or_default()).look;
            }
            "color" if !self.in_paragraph_properties => {
                self.run.is_white = tag.get("val").is_some_and(|color| color.eq_ignore_ascii_case("ffffff"));
            }
            "vanish" | "strike" | "dstrike" | "vertAlign" | "position" | "sz" if !self.in_paragraph_properties => {
                self.run.own.take(tag);
            }
            // What it shows is in a cell, or lies over one, and is not looked into there.
            "drawing" | "pict" | "object" => self.picture(),
            "txbxContent" => self.boxes.push(self.markup.len()),
            "altChunk" => return Err(Refused::Embedded.into()),
            _ => self.table_part(tag),
        }
        self.markup.passed()?;
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), Unread> {
        if self.skip > 0 {
            self.skip -= 1;
            if self.skip > 0 {
                return Ok(());
            }
        }
        match name {
            "p" => self.close_paragraph(),
            "pPr" => {
                self.in_paragraph_properties = false;
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    let is_listed = !paragraph.is_unlisted && paragraph.look.hidden != Some(true);
                    paragraph.listed = paragraph.listed.take().filter(|_| is_listed);
                }
                self.open_paragraph();
            }
            "t" => self.in_text = false,
            "instrText" => self.in_instruction = false,
            "r" => self.run = Run::default(),
            "txbxContent" => {
                if let Some(start) = self.boxes.pop() {
                    let text = self.markup.take_from(start);
                    self.aside.push_str(&text);
                }
                self.put_aside();
            }
            _ => self.table_end(name),
        }
        Ok(())
    }

    fn text(&mut self, text: &str) {
        if self.skip > 0 {
            return;
        }
        if self.in_text {
            self.show(text);
        } else if self.in_instruction {
            self.fields.instruct(text);
        }
    }
}

/// The character a symbol shows: fonts of signs hold theirs in a private range, `Symbol` in the places of ASCII.
fn symbol(tag: &Tag<'_>) -> char {
    let code = tag.get("char").and_then(|code| u32::from_str_radix(&code, 16).ok());
    let is_picture = tag.get("font").is_some_and(|font| font.contains("dings"));
    let code = code.map(|code| if (0xf020..0xf07f).contains(&code) { code - 0xf000 } else { code });
    code.and_then(char::from_u32).filter(|_| !is_picture).unwrap_or('\u{fffd}')
}
