//! Texts of a workbook, which cells name by their number: runs of characters, some of them struck, raised or white.

use super::super::Unread;
use super::super::markup::escaped;
use super::super::shift::Shift;
use super::super::xml::{Sink, Tag};
use super::styles::is_white;

/// The texts, as markup.
#[derive(Default)]
pub(super) struct Strings {
    pub(super) texts: Vec<String>,
    run: Run,
}

/// A text being read: what its runs look like.
#[allow(clippy::struct_excessive_bools, reason = "each is a state of its own")]
#[derive(Default)]
pub(super) struct Run {
    in_text: bool,
    /// Inside a reading aid, which is shown small above the text.
    in_phonetic: bool,
    is_struck: bool,
    shift: Shift,
    is_white: bool,
}

impl Run {
    /// An element of a text begins.
    pub(super) fn start(&mut self, tag: &Tag<'_>) {
        match tag.name() {
            "r" => (self.is_struck, self.shift, self.is_white) = (false, Shift::Level, false),
            "t" => self.in_text = true,
            "rPh" => self.in_phonetic = true,
            "strike" => self.is_struck = tag.is_on(),
            "color" => self.is_white = is_white(tag),
            "vertAlign" => self.shift = Shift::named(&tag.get("val").unwrap_or_default()),
            _ => {}
        }
    }

    /// An element of a text ends.
    pub(super) fn end(&mut self, name: &str) {
        match name {
            "r" => (self.is_struck, self.shift, self.is_white) = (false, Shift::Level, false),
            "t" => self.in_text = false,
            "rPh" => self.in_phonetic = false,
            _ => {}
        }
    }

    /// Adds what is shown of it to a text.
    pub(super) fn add(&self, text: &str, to: &mut String) {
        if !self.in_text || self.in_phonetic {
            return;
        }
        // Whether white digits are seen is for the colour behind their cell to say, which a text does not know.
        let is_doubtful = self.is_white && text.contains(|c: char| c.is_ascii_digit());
        let text = if is_doubtful { "\u{fffd}".to_owned() } else { escaped(text) };
        let (open, close) = if self.is_struck { ("<s>", "</s>") } else { self.shift.tags() };
        to.extend([open, &text, close]);
    }
}

impl Sink for Strings {
    fn start(&mut self, tag: &Tag<'_>) -> Result<(), Unread> {
        if tag.name() == "si" {
            self.texts.push(String::new());
        }
        self.run.start(tag);
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), Unread> {
        self.run.end(name);
        Ok(())
    }

    fn text(&mut self, text: &str) {
        if let Some(last) = self.texts.last_mut() {
            self.run.add(text, last);
        }
    }
}
