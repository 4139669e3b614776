//! Styles of a workbook's cells: how numbers are displayed, and whether text is struck.

use super::super::Unread;
use super::super::xml::{Sink, Tag};
use std::collections::HashMap;

/// The styles, by their number.
#[derive(Default)]
pub(super) struct Styles {
    formats: HashMap<u32, String>,
    /// Whether each font is struck.
    fonts: Vec<bool>,
    /// Number format and font of each style.
    cells: Vec<(u32, u32)>,
    part: Part,
}

#[derive(Default, PartialEq, Eq)]
enum Part {
    #[default]
    Other,
    Fonts,
    Cells,
}

impl Styles {
    /// The number format of a style.
    pub(super) fn format(&self, style: u32) -> &str {
        let id = self.cells.get(style as usize).map_or(0, |(format, _)| *format);
        self.formats.get(&id).map_or_else(|| built_in(id), String::as_str)
    }

    /// Whether a style strikes its text.
    pub(super) fn is_struck(&self, style: u32) -> bool {
        let font = self.cells.get(style as usize).map(|(_, font)| *font as usize);
        font.and_then(|font| self.fonts.get(font)).copied().unwrap_or(false)
    }
}

/// Formats that every workbook has without saying so.
fn built_in(id: u32) -> &'static str {
    match id {
        1 => "0",
        2 => "0.00",
        3 | 37 | 38 => "#,##0",
        4 | 39 | 40 => "#,##0.00",
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
            "cellXfs" => self.part = Part::Cells,
            "font" if self.part == Part::Fonts => self.fonts.push(false),
            "strike" if self.part == Part::Fonts => {
                if let Some(font) = self.fonts.last_mut() {
                    *font = tag.is_on();
                }
            }
            "numFmt" => {
                if let (Some(id), Some(code)) = (tag.number("numFmtId"), tag.get("formatCode")) {
                    self.formats.insert(id, code);
                }
            }
            "xf" if self.part == Part::Cells => {
                self.cells.push((tag.number("numFmtId").unwrap_or(0), tag.number("fontId").unwrap_or(0)));
            }
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), Unread> {
        if matches!(name, "fonts" | "cellXfs") {
            self.part = Part::Other;
        }
        Ok(())
    }

    fn text(&mut self, _: &str) {}
}
