//! Styles of Word: what a style says about being a heading, being numbered, hidden or struck.
//!
//! A style says only what differs from the one it is based on; the chain is followed a few steps, and no further than
//! that, for a style may be based on itself.

use super::super::Unread;
use super::super::shift::Shift;
use super::super::xml::{Sink, Tag};
use super::numbering::Listed;
use std::collections::HashMap;

/// Steps of the chain that are followed.
const LONGEST_CHAIN: usize = 12;
/// Outline levels that HTML has headings for.
const HEADINGS: u32 = 6;

/// How characters look, as far as that decides what is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    pub(super) hidden: Option<bool>,
    pub(super) struck: Option<bool>,
    named: Option<Shift>,
    /// How far it stands above the line, and how large it is, in half points.
    position: Option<i32>,
    size: Option<i32>,
}

impl Look {
    /// Takes up a property of a run or style.
    pub(super) fn take(&mut self, tag: &Tag<'_>) {
        match tag.name() {
            "vanish" => self.hidden = Some(tag.is_on()),
            "strike" | "dstrike" => self.struck = Some(tag.is_on()),
            "vertAlign" => self.named = Some(Shift::named(&tag.get("val").unwrap_or_default())),
            "position" => self.position = half_points(tag),
            "sz" => self.size = half_points(tag),
            _ => {}
        }
    }

    /// Where it stands.
    pub(super) fn shift(&self) -> Shift {
        self.named.unwrap_or_default().or(Shift::of_points(self.position.unwrap_or(0), self.size))
    }

    /// This look, and what it leaves open as the other has it.
    pub(super) fn or(self, other: Self) -> Self {
        Self {
            hidden: self.hidden.or(other.hidden),
            struck: self.struck.or(other.struck),
            named: self.named.or(other.named),
            position: self.position.or(other.position),
            size: self.size.or(other.size),
        }
    }
}

fn half_points(tag: &Tag<'_>) -> Option<i32> {
    tag.get("val")?.trim().parse().ok()
}

/// What a style says.
#[derive(Clone, Debug, Default)]
pub(super) struct Style {
    based_on: Option<String>,
    pub(super) look: Look,
    /// The outline level, from 0.
    pub(super) outline: Option<u32>,
    list: Option<String>,
    level: Option<usize>,
}

impl Style {
    /// The level of heading it makes.
    pub(super) fn heading(&self) -> Option<u32> {
        self.outline.filter(|&level| level < HEADINGS).map(|level| level + 1)
    }

    /// The list its paragraphs are of.
    pub(super) fn listed(&self) -> Option<Listed> {
        let list = self.list.clone().filter(|list| list != "0")?;
        Some(Listed { list, level: self.level.unwrap_or(0) })
    }
}

/// The styles of a document.
#[derive(Default)]
pub(super) struct Styles {
    known: HashMap<String, Style>,
    open: String,
}

impl Styles {
    /// A style with all it is based on; an unknown one says nothing.
    pub(super) fn get(&self, name: &str) -> Style {
        let mut whole = Style::default();
        let mut next = Some(name);
        for _ in 0..LONGEST_CHAIN {
            let Some(style) = next.and_then(|name| self.known.get(name)) else { break };
            whole.look = whole.look.or(style.look);
            whole.outline = whole.outline.or(style.outline);
            whole.list = whole.list.or_else(|| style.list.clone());
            whole.level = whole.level.or(style.level);
            next = style.based_on.as_deref();
        }
        whole
    }
}

impl Sink for Styles {
    fn start(&mut self, tag: &Tag<'_>) -> Result<(), Unread> {
        if tag.name() == "style" {
            self.open = tag.get("styleId").unwrap_or_default();
            self.known.insert(self.open.clone(), Style::default());
            return Ok(());
        }
        let Some(style) = self.known.get_mut(&self.open) else { return Ok(()) };
        match tag.name() {
            "basedOn" => style.based_on = tag.get("val"),
            "outlineLvl" => style.outline = tag.number("val"),
            "numId" => style.list = tag.get("val"),
            "ilvl" => style.level = tag.number("val").map(|level| level as usize),
            _ => style.look.take(tag),
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), Unread> {
        if name == "style" {
            self.open.clear();
        }
        Ok(())
    }

    fn text(&mut self, _: &str) {}
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::limits::Limits;

    #[test]
    fn a_style_has_what_it_is_based_on() {
        let part = r#"<styles><style styleId="1"><basedOn val="2"/><rPr><strike val="0"/></rPr></style>
            <style styleId="2"><basedOn val="1"/><pPr><outlineLvl val="0"/><numPr><numId val="3"/></numPr></pPr>
            <rPr><strike/><vanish/></rPr></style></styles>"#;
        let mut styles = Styles::default();
        super::super::xml::read(part.as_bytes(), "DOCX", &Limits::default(), &mut styles).expect("well formed");
        let style = styles.get("1");
        assert_eq!(style.look, Look { hidden: Some(true), struck: Some(false), ..Look::default() });
        assert_eq!(style.heading(), Some(1));
        assert_eq!(style.listed(), Some(Listed { list: "3".to_owned(), level: 0 }));
        assert_eq!(styles.get("none").heading(), None);
    }
}
