//! Styles of a workbook's cells: how numbers are displayed, whether text is struck, or white on nothing, and whether lines are drawn
//! around a cell.

use super::super::Unread;
use super::super::xml::{Sink, Tag};
use std::collections::HashMap;

/// The styles, by their number.
#[derive(Default)]
pub(super) struct Styles {
    formats: HashMap<u32, String>,
    fonts: Vec<Font>,
    /// Whether a border draws a line.
    borders: Vec<bool>,
    cells: Vec<Cell>,
    part: Part,
}

#[derive(Clone, Copy, Default)]
struct Font {
    is_struck: bool,
    is_white: bool,
}

/// What a style is made of, by numbers.
#[derive(Clone, Copy, Default)]
struct Cell {
    format: u32,
    font: u32,
    fill: u32,
    border: u32,
}

#[derive(Default, PartialEq, Eq)]
enum Part {
    #[default]
    Other,
    Fonts,
    Borders,
    Cells,
}

impl Styles {
    /// The number format of a style.
    pub(super) fn format(&self, style: u32) -> &str {
        let id = self.cell(style).format;
        self.formats.get(&id).map_or_else(|| built_in(id), String::as_str)
    }

    /// Whether a style strikes its text.
    pub(super) fn is_struck(&self, style: u32) -> bool {
        self.font(style).is_struck
    }

    /// Whether a style shows its text in the colour of an empty sheet.
    pub(super) fn is_white(&self, style: u32) -> bool {
        // The first fill is none, whatever it says.
        self.font(style).is_white && self.cell(style).fill == 0
    }

    /// Whether a style draws a line around its cell, or on a side of it.
    pub(super) fn is_framed(&self, style: u32) -> bool {
        self.borders.get(self.cell(style).border as usize).copied().unwrap_or(false)
    }

    fn cell(&self, style: u32) -> Cell {
        self.cells.get(style as usize).copied().unwrap_or_default()
    }

    fn font(&self, style: u32) -> Font {
        self.fonts.get(self.cell(style).font as usize).copied().unwrap_or_default()
    }
}

/// Whether a colour is white: by its parts, or as the first of a theme and the tenth of the old ones.
pub(super) fn is_white(tag: &Tag<'_>) -> bool {
    let rgb = tag.get("rgb").is_some_and(|rgb| rgb.get(2..).is_some_and(|rgb| rgb.eq_ignore_ascii_case("ffffff")));
    rgb || tag.get("theme").as_deref() == Some("0") || tag.get("indexed").as_deref() == Some("9")
}

/// Formats that every workbook has without saying so.
fn built_in(id: u32) -> &'static str {
    match id {
        1 => "0",
        2 => "0.00",
        3 | 37 | 38 | 41 | 42 => "#,##0",
        4 | 39 | 40 | 43 | 44 => "#,##0.00",
        9 => "0%",
        10 => "0.00%",
        14..=22 | 27..=36 | 45..=47 | 50..=58 => "yyyy-mm-dd",
        49 => "@",
        _ => "General",
    }
}

impl Sink for Styles {
    fn start(&mut self, tag: &Tag<'_>) -> Result<(), Unread> {
        match tag.name() {
            "fonts" => self.part = Part::Fonts,
            "borders" => self.part = Part::Borders,
            "cellXfs" => self.part = Part::Cells,
            "border" if self.part == Part::Borders => self.borders.push(false),
            "left" | "right" | "top" | "bottom" | "start" | "end" if self.part == Part::Borders => {
                let is_drawn = tag.get("style").is_some_and(|style| style != "none");
                if let Some(border) = self.borders.last_mut().filter(|_| is_drawn) {
                    *border = true;
                }
            }
            "font" if self.part == Part::Fonts => self.fonts.push(Font::default()),
            "strike" if self.part == Part::Fonts => {
                if let Some(font) = self.fonts.last_mut() {
                    font.is_struck = tag.is_on();
                }
            }
            "color" if self.part == Part::Fonts => {
                if let Some(font) = self.fonts.last_mut() {
                    font.is_white = is_white(tag);
                }
            }
            "numFmt" => {
                if let (Some(id), Some(code)) = (tag.number("numFmtId"), tag.get("formatCode")) {
                    self.formats.insert(id, code);
                }
            }
            "xf" if self.part == Part::Cells => {
                let number = |name: &str| tag.number(name).unwrap_or(0);
                self.cells.push(Cell {
                    format: number("numFmtId"),
                    font: number("fontId"),
                    fill: number("fillId"),
                    border: number("borderId"),
                });
            }
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), Unread> {
        if matches!(name, "fonts" | "borders" | "cellXfs") {
            self.part = Part::Other;
        }
        Ok(())
    }

    fn text(&mut self, _: &str) {}
}

#[cfg(test)]
mod tests {
    use super::super::super::xml;
    use super::*;
    use crate::limits::Limits;

    #[test]
    fn lines_around_cells() {
        let part = r#"<styleSheet><borders><border><left/><right/></border><border><left style="thin"/></border>
            <border><top style="none"/></border></borders><cellXfs><xf/><xf borderId="1"/><xf borderId="2"/></cellXfs></styleSheet>"#;
        let mut styles = Styles::default();
        assert!(xml::read(part.as_bytes(), "XLSX", &Limits::default(), &mut styles).is_ok());
        assert_eq!([0, 1, 2, 3].map(|style| styles.is_framed(style)), [false, true, false, false]);
    }

    #[test]
    fn white_text_is_told_from_white_text_on_a_colour() {
        let part = r#"<styleSheet><fonts><font><color theme="1"/></font><font><color rgb="FFFFFFFF"/></font>
            <font><color theme="0"/><strike/></font></fonts>
            <fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFF0000"/>
            </patternFill></fill></fills><borders><border><left><color rgb="FFFFFFFF"/></left></border></borders>
            <cellXfs><xf fontId="0"/><xf fontId="1" fillId="0"/><xf fontId="1" fillId="2"/><xf fontId="2"/></cellXfs>
            </styleSheet>"#;
        let mut styles = Styles::default();
        assert!(xml::read(part.as_bytes(), "XLSX", &Limits::default(), &mut styles).is_ok());
        assert_eq!([0, 1, 2, 3, 9].map(|style| styles.is_white(style)), [false, true, false, true, false]);
        assert_eq!([0, 3].map(|style| styles.is_struck(style)), [false, true]);
    }
}
