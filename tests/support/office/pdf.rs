//! PDF: glyphs at their places and the walls of cells, over as many pages as it takes.
//!
//! The font is not in the file and says nothing of Unicode: its codes are those of one of the encodings that Chinese PDF
//! files have, which a reader must know. Walls are strokes, thin fills or doubled; a page may be turned.
#![allow(
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    clippy::float_cmp,
    clippy::needless_range_loop,
    reason = "small numbers, as written"
)]

use super::{Piece, Slot, columns, pieces, plain, slots};
use crate::support::page::Page;
use crate::support::sheet::{Kind, Sheet};
use std::fmt::Write as _;

const WIDTH: f64 = 595.0;
const HEIGHT: f64 = 842.0;
const MARGIN: f64 = 40.0;
const SIZE: f64 = 8.0;
const LEADING: f64 = 11.0;
/// Between a cell's wall and its text.
const PADDING: f64 = 2.0;

/// How the walls of cells are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Walls {
    /// Strokes.
    Strokes,
    /// Thin filled rectangles.
    Fills,
    /// Two strokes beside each other.
    Double,
    /// No walls inside, but cells shaded in turns.
    Shades,
    /// Strokes, but none at the sides of the table.
    Open,
}

/// How text is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Codes {
    /// GBK.
    Gbk,
    /// UTF-16.
    Utf16,
    /// Numbers of glyphs that nothing explains.
    Unknown,
}

/// How a file is written.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// How walls are drawn.
    pub walls: Walls,
    /// How text is told.
    pub codes: Codes,
    pub turned: Turned,
    /// Whether a row may go on over the page, where it is one that nothing spans.
    pub split: bool,
}

/// How pages are turned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turned {
    No,
    /// Drawn lying, and turned by their own word so that they stand.
    Lying,
    /// Drawn upright, and turned by their own word so that they don't.
    By(u16),
}

/// The usual style.
pub const USUAL: Style = Style { walls: Walls::Strokes, codes: Codes::Gbk, turned: Turned::No, split: false };

/// A report in the usual style.
pub fn write(page: &Page) -> Vec<u8> {
    styled(page, USUAL)
}

/// A report.
pub fn styled(page: &Page, style: Style) -> Vec<u8> {
    let mut printer = Printer { style, pages: vec![String::new()], y: HEIGHT - MARGIN };
    for piece in pieces(page) {
        match piece {
            Piece::Heading(text) | Piece::Paragraph(text) => printer.paragraph(&text),
            Piece::Table(sheet) => printer.table(sheet),
        }
    }
    file(&printer.pages, style)
}

/// One table and nothing else.
pub fn of_sheet(sheet: &Sheet, style: Style) -> Vec<u8> {
    let mut printer = Printer { style, pages: vec![String::new()], y: HEIGHT - MARGIN };
    printer.table(sheet);
    file(&printer.pages, style)
}

/// Draws down the pages.
struct Printer {
    style: Style,
    pages: Vec<String>,
    y: f64,
}

impl Printer {
    fn out(&mut self) -> &mut String {
        self.pages.last_mut().expect("there is a page")
    }

    fn next_page(&mut self) {
        let number = format!("- {} -", self.pages.len());
        self.text(WIDTH / 2.0, MARGIN / 2.0, &number);
        self.pages.push(String::new());
        self.y = HEIGHT - MARGIN;
    }

    fn text(&mut self, x: f64, y: f64, text: &str) {
        let codes = self.style.codes;
        let shown = codes.encode(text);
        writeln!(self.out(), "BT /F1 {SIZE} Tf 1 0 0 1 {x:.2} {y:.2} Tm <{shown}> Tj ET").expect("writing to a string");
    }

    fn paragraph(&mut self, text: &str) {
        for line in wrapped(text, WIDTH - 2.0 * MARGIN) {
            if self.y < MARGIN + LEADING {
                self.next_page();
            }
            self.y -= LEADING;
            let y = self.y;
            self.text(MARGIN, y, &line);
        }
        self.y -= LEADING / 2.0;
    }

    fn table(&mut self, sheet: &Sheet) {
        let widths = widths(sheet);
        let left = |column: usize| MARGIN + widths[..column].iter().sum::<f64>();
        let rows = slots(sheet);
        let mut heights = heights(sheet, &widths);
        // Lines of a row that stand on the page before.
        let mut above = vec![0; rows.len()];
        let mut first = 0;
        while first < rows.len() {
            // As many rows as the page has room for, and one at least.
            let room = self.y - MARGIN - 5.0;
            let mut last = first;
            while last + 1 < rows.len() && heights[first..=last + 1].iter().sum::<f64>() <= room {
                last += 1;
            }
            if heights[first] > room && self.y < HEIGHT - MARGIN {
                self.next_page();
                continue;
            }
            let top = self.y;
            let at = |row: usize| top - heights[first..row].iter().sum::<f64>();
            for row in first..=last {
                // What goes on from above begins again on a new page, without its text.
                for slot in rows[row].iter().filter(|slot| slot.begins || row == first) {
                    let end = (row + slot.down).min(last + 1);
                    let (x0, x1) = (left(slot.column), left(slot.column + slot.cell.across));
                    self.cell((x0, at(end), x1, at(row)), row + slot.column);
                    if slot.begins {
                        let lines = wrapped(&plain(&slot.cell.text), x1 - x0 - 2.0 * PADDING);
                        let is_figure = slot.cell.kind == Kind::Figure;
                        for (index, line) in lines.iter().skip(above[row]).enumerate() {
                            let indent = if is_figure { x1 - PADDING - width(line) } else { x0 + PADDING };
                            self.text(indent, at(row) - PADDING - SIZE - index as f64 * LEADING, line);
                        }
                    }
                }
            }
            self.y = at(last + 1);
            first = last + 1;
            if first < rows.len() {
                if self.style.split {
                    above[first] = self.top_of(&rows[first], heights[first], left);
                    heights[first] -= above[first] as f64 * LEADING;
                }
                self.next_page();
            }
        }
        self.y -= LEADING;
    }

    /// Draws as many lines of a row as there is room for, and tells how many; none where something spans it, or where it
    /// has one line only.
    fn top_of(&mut self, row: &[Slot<'_>], height: f64, left: impl Fn(usize) -> f64) -> usize {
        let lines = ((self.y - MARGIN - 5.0 - 2.0 * PADDING) / LEADING).floor() as usize;
        let is_alone = row.iter().all(|slot| slot.begins && slot.down == 1);
        if lines == 0 || !is_alone || lines as f64 * LEADING + 2.0 * PADDING >= height - 1.0 {
            return 0;
        }
        let (top, bottom) = (self.y, self.y - lines as f64 * LEADING - 2.0 * PADDING);
        for slot in row {
            let (x0, x1) = (left(slot.column), left(slot.column + slot.cell.across));
            self.cell((x0, bottom, x1, top), slot.column);
            let texts = wrapped(&plain(&slot.cell.text), x1 - x0 - 2.0 * PADDING);
            for (index, line) in texts.iter().take(lines).enumerate() {
                self.text(x0 + PADDING, top - PADDING - SIZE - index as f64 * LEADING, line);
            }
        }
        lines
    }

    fn cell(&mut self, (x0, y0, x1, y1): (f64, f64, f64, f64), place: usize) {
        let walls = self.style.walls;
        let out = self.out();
        let edges = [(x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1)];
        match walls {
            Walls::Shades => {
                let shade = if place.is_multiple_of(2) { 0.9 } else { 0.8 };
                write!(out, "{shade} g {x0:.2} {y0:.2} {:.2} {:.2} re f 0 g", x1 - x0, y1 - y0)
                    .expect("writing to a string");
            }
            Walls::Fills => {
                for (a, b, c, d) in edges {
                    write!(out, "{:.2} {:.2} {:.2} {:.2} re f ", a - 0.25, b - 0.25, c - a + 0.5, d - b + 0.5)
                        .expect("writing to a string");
                }
            }
            Walls::Strokes | Walls::Double | Walls::Open => {
                let offsets: &[f64] = if walls == Walls::Double { &[-0.9, 0.9] } else { &[0.0] };
                let is_side = |x: f64| !(MARGIN + 0.1..=WIDTH - MARGIN - 0.1).contains(&x);
                let is_drawn =
                    |&(x0, _, x1, _): &(f64, f64, f64, f64)| walls != Walls::Open || x0 != x1 || !is_side(x0);
                for (a, b, c, d) in edges.into_iter().filter(is_drawn) {
                    for offset in offsets {
                        let (x, y) = if b == d { (0.0, *offset) } else { (*offset, 0.0) };
                        write!(out, "{:.2} {:.2} m {:.2} {:.2} l S ", a + x, b + y, c + x, d + y)
                            .expect("writing to a string");
                    }
                }
            }
        }
        out.push('\n');
    }
}

/// Columns share the page; those of labels are wider.
fn widths(sheet: &Sheet) -> Vec<f64> {
    let count = columns(sheet);
    let weight = |column: usize| if column < sheet.label_columns { 1.6 } else { 1.0 };
    let all: f64 = (0..count).map(weight).sum();
    (0..count).map(|column| (WIDTH - 2.0 * MARGIN) * weight(column) / all).collect()
}

fn heights(sheet: &Sheet, widths: &[f64]) -> Vec<f64> {
    let needs = |column: usize, across: usize, text: &str| {
        let wide: f64 = widths[column..column + across].iter().sum();
        wrapped(&plain(text), wide - 2.0 * PADDING).len() as f64 * LEADING + 2.0 * PADDING
    };
    let mut heights = vec![LEADING + 2.0 * PADDING; sheet.rows.len()];
    let mut placed = sheet.placed();
    placed.sort_by_key(|place| place.cell.down);
    for place in placed {
        let last = (place.row + place.cell.down).min(heights.len());
        let room: f64 = heights[place.row..last].iter().sum();
        heights[last - 1] += (needs(place.column, place.cell.across, &place.cell.text) - room).max(0.0);
    }
    heights
}

fn is_narrow(c: char) -> bool {
    c.is_ascii()
}

fn width(text: &str) -> f64 {
    text.chars().map(|c| if is_narrow(c) { SIZE / 2.0 } else { SIZE }).sum()
}

fn wrapped(text: &str, room: f64) -> Vec<String> {
    let mut lines = vec![String::new()];
    for c in text.chars() {
        let line = lines.last_mut().expect("there is a line");
        if c == '\n' {
            lines.push(String::new());
        } else if !line.is_empty() && width(line) + width(c.encode_utf8(&mut [0; 4])) > room {
            lines.push(c.to_string());
        } else {
            line.push(c);
        }
    }
    lines.retain(|line| !line.trim().is_empty());
    lines
}

impl Codes {
    fn encode(self, text: &str) -> String {
        let bytes: Vec<u8> = match self {
            Self::Gbk => encoding_rs::GBK.encode(text).0.into_owned(),
            Self::Utf16 | Self::Unknown => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        };
        bytes.iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"))
    }

    const fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Gbk => ("GBK-EUC-H", "GB1"),
            Self::Utf16 => ("UniGB-UTF16-H", "GB1"),
            Self::Unknown => ("Identity-H", "Identity"),
        }
    }
}

/// A file of these pages' operators.
pub fn file(pages: &[String], style: Style) -> Vec<u8> {
    let (encoding, ordering) = style.codes.names();
    let kids: Vec<String> = (0..pages.len()).map(|page| format!("{} 0 R", 5 + 2 * page)).collect();
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!("<< /Type /Pages /Count {} /Kids [{}] >>", pages.len(), kids.join(" ")),
        format!("<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /{encoding} /DescendantFonts [4 0 R] >>"),
        format!(
            "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun /CIDSystemInfo << /Registry (Adobe) /Ordering \
             ({ordering}) /Supplement 2 >> /DW 1000 /W [1 95 500 814 907 500 7716 [500]] >>"
        ),
    ];
    for (page, operators) in pages.iter().enumerate() {
        // A page drawn lying is turned a quarter to the right, so that it stands.
        let (size, turn, matrix) = match style.turned {
            Turned::Lying => {
                (format!("{HEIGHT} {WIDTH}"), "/Rotate 90".to_owned(), format!("0 1 -1 0 {HEIGHT} 0 cm\n"))
            }
            Turned::By(degrees) => (format!("{WIDTH} {HEIGHT}"), format!("/Rotate {degrees}"), String::new()),
            Turned::No => (format!("{WIDTH} {HEIGHT}"), String::new(), String::new()),
        };
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {size}] {turn} /Contents {} 0 R /Resources << /Font << /F1 3 0 R >> \
             >> >>",
            6 + 2 * page
        ));
        let content = matrix + operators;
        objects.push(format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()));
    }
    of_objects(&objects)
}

/// A file of these objects, the first of which is its root.
pub fn of_objects(objects: &[String]) -> Vec<u8> {
    let mut out = "%PDF-1.4\n".to_owned();
    let mut offsets = Vec::new();
    for (index, object) in objects.iter().enumerate() {
        offsets.push(out.len());
        write!(out, "{} 0 obj\n{object}\nendobj\n", index + 1).expect("writing to a string");
    }
    let start = out.len();
    write!(out, "xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).expect("writing to a string");
    for offset in offsets {
        writeln!(out, "{offset:010} 00000 n ").expect("writing to a string");
    }
    write!(out, "trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n", objects.len() + 1)
        .expect("writing to a string");
    out.into_bytes()
}
