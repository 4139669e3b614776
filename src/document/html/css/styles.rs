//! The styles of a page: its sheets, `style` attributes, what attributes of the HTML of old say, what a browser does by itself.

use super::super::attributes::Attributes;
use super::super::tag::Tag;
use super::cascade::{Cascade, Origin};
use super::look::Look;
use super::property::Property;
use super::selector::{Facts, Match, Pseudo, Step};
use super::sheet::Sheet;
use super::sheets::sheet_of;
use super::value::{Rgb, Value};
use super::values::{Declaration, declarations, presentational};
use cssparser::Parser;
use std::cell::OnceCell;
use std::collections::HashMap;
use std::rc::Rc;

/// The styles of a page.
#[derive(Debug)]
pub(in crate::document::html) struct Styles {
    sheet: Sheet,
    page: Look,
    /// `style` attributes read before: a page of Word's has few and repeats them in every cell.
    inline: HashMap<String, Rc<[Declaration]>>,
    /// Elements asked for so far.
    count: usize,
}

impl Styles {
    /// The styles written into a page.
    pub(in crate::document::html) fn of(page: &str) -> Self {
        let sheet = sheet_of(page);
        // A whole page without other sheets is white where nothing says otherwise; what a fragment lies on is not known.
        let is_whole = sheet.is_whole() && begins_page(page);
        let ground = is_whole.then_some(Rgb::WHITE);
        Self { sheet, page: Look::of_page(ground), inline: HashMap::new(), count: 0 }
    }

    /// How text looks right on the page.
    pub(in crate::document::html) fn page(&self) -> Look {
        self.page
    }

    /// Whether rules may ask for what is around an element.
    pub(in crate::document::html) fn has_rules(&self) -> bool {
        !self.sheet.is_empty()
    }

    /// Whether rules ask for nothing but names, ids and classes, so that elements that have the same, inside of such, meet the same.
    pub(in crate::document::html) fn tells_by_kind(&self) -> bool {
        !self.sheet.asks_for_more
    }

    /// What a selector may ask of an element that is the `index`th child of its parent.
    pub(in crate::document::html) fn facts(&self, name: &[u8], attributes: &Attributes, index: u32) -> Rc<Facts> {
        let name = String::from_utf8_lossy(name).into_owned();
        let asked = self.sheet.asked(attributes);
        Rc::new(Facts { name, attributes: attributes.clone(), asked, index, met: OnceCell::new() })
    }

    /// How an element looks inside of what looks like `around`; `path` leads to it where there are rules.
    pub(in crate::document::html) fn look<'f>(
        &mut self,
        around: Look,
        (name, tag): (&[u8], Tag),
        attributes: &Attributes,
        path: impl DoubleEndedIterator<Item = Step<'f>> + Clone,
    ) -> Look {
        self.count += 1;
        let mut look = around.enter(tag);
        if name == b"summary" {
            look.folds = false;
        }
        let mut cascade = Cascade::default();
        Self::hints(name, tag, attributes, &mut cascade);
        let element = path.clone().next_back().map(|step| step.element);
        let rules = element.map_or(&[][..], |element| &element.met.get_or_init(|| self.sheet.met(path))[..]);
        self.sheet.apply(rules, None, &mut cascade);
        if let Some(style) = attributes.get("style") {
            for one in self.inline(style).iter() {
                cascade.offer(*one, Origin::Inline, Match::Yes);
            }
        }
        let mut look = look.with(tag, &cascade, self.count);
        if name == b"details" && !attributes.has("open") {
            look.folds = true;
        }
        self.add_generated(&mut look, tag, rules);
        look
    }

    /// What the sheets lay before and behind an element, and make of its first line.
    fn add_generated(&self, look: &mut Look, tag: Tag, rules: &[(usize, Match)]) {
        if look.is_gone {
            return;
        }
        for pseudo in self.sheet.pseudos() {
            let mut cascade = Cascade::default();
            self.sheet.apply(rules, Some(pseudo), &mut cascade);
            if cascade.is_empty() {
                continue;
            }
            let laid = look.enter(Tag::Inline).with(Tag::Inline, &cascade, self.count);
            match pseudo {
                Pseudo::Before | Pseudo::After | Pseudo::Marker => {
                    look.generate(tag, &laid, cascade.value(Property::Content));
                }
                Pseudo::First => look.begin(&laid),
            }
        }
    }

    /// What attributes say, and what a browser makes of some tags.
    fn hints(name: &[u8], tag: Tag, attributes: &Attributes, cascade: &mut Cascade) {
        // Most elements have none of them, and to ask for each takes longer.
        let says_something =
            |name| matches!(name, "hidden" | "popover" | "dir" | "text" | "color" | "bgcolor" | "background" | "top");
        if name != b"bdo" && name != b"dialog" && !attributes.names().any(says_something) {
            return;
        }
        let mut hint = |one: Declaration| cascade.offer(one, Origin::Hint, Match::Yes);
        let says = |property: Property, value: Value| Declaration { property, value, important: false };
        let is_closed = name == b"dialog" && !attributes.has("open");
        let hidden = attributes.get("hidden");
        if hidden.is_some_and(|until| until.eq_ignore_ascii_case("until-found")) {
            hint(says(Property::ContentVisibility, Value::Marked));
        } else if hidden.is_some() || attributes.has("popover") || is_closed {
            hint(says(Property::Display, Value::Marked));
        }
        if let Some(direction) = attributes.get("dir") {
            let is_rtl = direction.trim().eq_ignore_ascii_case("rtl");
            hint(says(Property::Direction, if is_rtl { Value::Marked } else { Value::Plain }));
        }
        // The pages and pieces of text of a PDF written down as XML.
        if name == b"page" {
            hint(says(Property::Position, Value::Moved));
        } else if name == b"text" {
            hint(says(Property::Position, Value::Marked));
            for (side, property) in [("left", Property::Left), ("top", Property::Top)] {
                let pixels = attributes.get(side).and_then(|pixels| pixels.trim().parse().ok());
                if let Some(pixels) = pixels {
                    hint(says(property, Value::Length(pixels)));
                }
            }
        }
        if name == b"bdo" {
            hint(says(Property::Bidi, Value::Marked));
        }
        let colour = if tag == Tag::Root { attributes.get("text") } else { attributes.get("color") };
        if let Some(colour) = colour {
            hint(presentational(Property::Colour, colour));
        }
        if let Some(ground) = attributes.get("bgcolor") {
            hint(presentational(Property::Ground, ground));
        }
        if attributes.has("background") {
            hint(says(Property::Ground, Value::Unknown));
        }
    }

    fn inline(&mut self, style: &str) -> Rc<[Declaration]> {
        if let Some(known) = self.inline.get(style) {
            return known.clone();
        }
        let read: Rc<[Declaration]> = declarations(&mut Parser::new(style)).into();
        self.inline.insert(style.to_owned(), read.clone());
        read
    }
}

/// Whether a source is a page and not a piece of one.
fn begins_page(page: &str) -> bool {
    let start: String = page.trim_start_matches(['\u{feff}', ' ', '\n', '\r', '\t']).chars().take(9).collect();
    let start = start.to_ascii_lowercase();
    start.starts_with("<!doctype")
        || start.starts_with("<html")
        || start.starts_with("<head")
        || start.starts_with("<?xml")
}
