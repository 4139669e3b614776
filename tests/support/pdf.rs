//! `pdftotext -layout`: columns aligned by spaces, labels wrapped around their numbers, page breaks inside a table.
//!
//! Widths are display columns (a Chinese character takes two). A label of several lines has its numbers on the middle
//! one; a label over several rows stands in the middle of them, across a page break where it must.

use super::dice::Dice;
use super::marks::{is_mark, width};
use super::page::{Block, Page};
use super::sheet::{Kind, Placed, Sheet};

/// Width of running text.
const LINE: usize = 56;
/// Blanks between two columns.
const GAP: usize = 2;

/// How pages are broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pages {
    One,
    Broken,
}

/// Aligned columns on one endless page.
pub fn aligned(source: &Page) -> String {
    write(source, Pages::One)
}

/// The same with page numbers and form feeds inside the tables and another indentation on each page.
pub fn aligned_pages(source: &Page) -> String {
    write(source, Pages::Broken)
}

fn write(source: &Page, pages: Pages) -> String {
    let mut dice = source.dice(0x9df);
    let mut number = 1;
    let title = source.blocks.iter().find_map(|block| if let Block::Title(text) = block { Some(text) } else { None });
    let mut out = String::new();
    for block in &source.blocks {
        match block {
            Block::Title(text) => out.extend([" ".repeat(8).as_str(), text, "\n\n\n"]),
            Block::Line(text) => out.extend([" ".repeat(16).as_str(), text, "\n\n"]),
            Block::Heading(text) => out.extend(["     ", text, "\n"]),
            Block::Paragraph(text) => {
                for line in wrap(&format!("   {text}"), LINE) {
                    out.push_str(&line);
                    out.push('\n');
                }
            }
            Block::Caption(text) => out.extend(["\n", text, "\n\n"]),
            Block::Sheet(sheet) => {
                let rows = sheet.rows.len();
                let wanted = pages == Pages::Broken && rows > 4;
                let breaks = if wanted { Some(2 + dice.below(rows - 3)) } else { None };
                let lines = Grid::new(sheet, &mut dice).print(breaks, &mut dice);
                for (page, lines) in lines.into_iter().enumerate() {
                    if page > 0 {
                        out.push_str(&page_end(number, title, &mut dice));
                        number += 1;
                    }
                    for line in lines {
                        out.push_str(&line);
                        out.push('\n');
                    }
                }
                out.push('\n');
            }
        }
    }
    out
}

/// The number of a page, and what heads the next one: often nothing, or the title again.
fn page_end(number: usize, title: Option<&String>, dice: &mut Dice) -> String {
    let text = dice.pick(&["-N-", "— N —", "N"]).replace('N', &number.to_string());
    let head = title.filter(|_| dice.chance(30)).map_or(String::new(), |title| format!("{}{title}\n", " ".repeat(8)));
    format!("\n{}{text}\n\u{c}{head}", " ".repeat(*dice.pick(&[0, 42, 50])))
}

/// Breaks text into lines of at most `columns`; a line break in it stays.
fn wrap(text: &str, columns: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for piece in text.split('\n') {
        let mut line = String::new();
        for c in piece.chars() {
            let mut buffer = [0; 4];
            if !line.is_empty() && !is_mark(c) && width(&line) + width(c.encode_utf8(&mut buffer)) > columns {
                lines.push(std::mem::take(&mut line));
            }
            line.push(c);
        }
        lines.push(line);
    }
    lines
}

/// A table with the lines and columns its cells will take.
struct Grid<'s> {
    placed: Vec<Placed<'s>>,
    /// Display width of each column.
    widths: Vec<usize>,
    /// First line of each row, and the number of lines behind the last.
    tops: Vec<usize>,
    /// Lines of each row, without blank lines behind it.
    heights: Vec<usize>,
}

impl<'s> Grid<'s> {
    fn new(sheet: &'s Sheet, dice: &mut Dice) -> Self {
        let placed = sheet.placed();
        let columns = placed.iter().map(|place| place.column + place.cell.across).max().unwrap_or(0);
        let labels: &[usize] = match sheet.label_columns {
            3 => &[4, 8, 28],
            2 => &[8, 18],
            1 => &[22],
            _ => &[],
        };
        let figures = match columns {
            15.. => 4,
            8.. => 8,
            _ => 14,
        };
        let mut widths: Vec<usize> = (0..columns).map(|at| labels.get(at).copied().unwrap_or(figures)).collect();
        for place in placed.iter().filter(|place| place.cell.across == 1) {
            // What is printed unbroken (a figure, a damaged row's neighbour) makes its column as wide as itself.
            let needed = if place.cell.is_value() { width(&place.cell.text) } else { 2 };
            widths[place.column] = widths[place.column].max(needed);
        }
        let mut grid = Self { placed, widths, tops: Vec::new(), heights: vec![1; sheet.rows.len()] };
        // Names of columns that take one line may stand between the halves of those that take two.
        let is_apart = dice.chance(50);
        for place in grid.placed.iter().filter(|place| place.cell.down == 1) {
            let lines = grid.lines(place).len();
            // An even number of label lines leaves the numbers a line of their own between the halves.
            let between = usize::from(lines.is_multiple_of(2) && (is_apart || sheet.is_data(place.row)));
            grid.heights[place.row] = grid.heights[place.row].max(lines + between);
        }
        for place in grid.placed.iter().filter(|place| place.cell.down > 1) {
            let last = (place.row + place.cell.down).min(sheet.rows.len());
            let room: usize = grid.heights[place.row..last].iter().sum();
            grid.heights[last - 1] += grid.lines(place).len().saturating_sub(room);
        }
        let mut top = 0;
        for &height in &grid.heights {
            grid.tops.push(top);
            top += height + dice.below(2);
        }
        grid.tops.push(top);
        grid
    }

    fn lines(&self, place: &Placed) -> Vec<String> {
        if place.cell.is_value() {
            return vec![place.cell.text.clone()];
        }
        wrap(&place.cell.text, self.box_width(place))
    }

    fn box_width(&self, place: &Placed) -> usize {
        let widths = &self.widths[place.column..place.column + place.cell.across];
        widths.iter().sum::<usize>() + GAP * (widths.len() - 1)
    }

    /// The pages' lines; a page break comes before row `breaks`.
    fn print(&self, breaks: Option<usize>, dice: &mut Dice) -> Vec<Vec<String>> {
        let total = self.tops[self.heights.len()];
        let cut = breaks.map_or(total, |row| self.tops[row]);
        let lefts: Vec<Vec<usize>> = (0..2).map(|_| self.lefts(dice)).collect();
        let mut canvas = Canvas::default();
        for place in &self.placed {
            let lines = self.lines(place);
            let last = place.row + place.cell.down.min(self.heights.len() - place.row) - 1;
            let (top, bottom) = (self.tops[place.row], self.tops[last] + self.heights[last]);
            let halves = place.cell.down == 1 && lines.len().is_multiple_of(2) && bottom - top > lines.len();
            let mut at = top + (bottom - top).saturating_sub(lines.len()) / 2;
            for (nth, line) in lines.iter().enumerate() {
                // Two halves of a label leave the middle line to the numbers where the row has one.
                at += usize::from(halves && nth == lines.len() / 2);
                let lefts = &lefts[usize::from(at >= cut)];
                let room = self.box_width(place).saturating_sub(width(line));
                let flush_left = place.cell.kind == Kind::Label;
                let indent = if flush_left { 0 } else { room / 2 };
                canvas.put(at, lefts[place.column] + indent, line);
                at += 1;
            }
        }
        let mut lines = canvas.lines(total);
        let below = lines.split_off(cut);
        if below.is_empty() { vec![lines] } else { vec![lines, below] }
    }

    /// Where each column starts, on one page.
    fn lefts(&self, dice: &mut Dice) -> Vec<usize> {
        let mut left = dice.below(7);
        let mut out = Vec::new();
        for width in &self.widths {
            out.push(left);
            left += width + GAP + dice.below(2);
        }
        out
    }
}

/// Lines of display columns; a wide character takes its column and the next.
#[derive(Default)]
struct Canvas {
    lines: Vec<Vec<String>>,
}

impl Canvas {
    fn put(&mut self, line: usize, column: usize, text: &str) {
        self.lines.resize(self.lines.len().max(line + 1), Vec::new());
        let slots = &mut self.lines[line];
        let mut at = column;
        let mut waiting = String::new();
        for c in text.chars() {
            let mut buffer = [0; 4];
            let wide = width(c.encode_utf8(&mut buffer));
            slots.resize(slots.len().max(at + wide + 1), " ".to_owned());
            if wide > 0 {
                slots[at] = format!("{waiting}{c}");
                waiting.clear();
                slots[at + 1..at + wide].fill(String::new());
                at += wide;
            } else if at > column {
                slots[at - 1].push(c);
            } else {
                waiting.push(c);
            }
        }
    }

    fn lines(mut self, total: usize) -> Vec<String> {
        self.lines.resize(self.lines.len().max(total), Vec::new());
        self.lines.into_iter().map(|slots| slots.concat().trim_end().to_owned()).collect()
    }
}
