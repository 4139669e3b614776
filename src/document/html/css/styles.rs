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

/// A map asked for every element of a page: with the hash of the standard library that is 1 % of a page's instructions.
pub(in crate::document::html) type Known<K, V> = HashMap<K, V, foldhash::fast::RandomState>;

/// The styles of a page.
#[derive(Debug)]
pub(in crate::document::html) struct Styles {
    sheet: Sheet,
    page: Look,
    /// `style` attributes read before: a page of Word's has few and repeats them in every cell.
    inline: Known<String, Rc<[Declaration]>>,
    /// Elements asked for before, by what tells them apart most.
    told: Box<[Option<Told>; TOLD]>,
    /// Elements asked for so far.
    count: usize,
}

/// How an element looked, and all that told so: a page repeats the same cells in the same rows, and to work out how each looks is
/// 2 % of its instructions.
#[derive(Debug, Clone, Copy)]
struct Told {
    around: Look,
    tag: Tag,
    /// Where the rules that it met and its own declarations are kept.
    said: [usize; 2],
    look: Look,
}

/// Looks that are remembered.
const TOLD: usize = 64;

impl Styles {
    /// The styles written into a page.
    pub(in crate::document::html) fn of(page: &str) -> Self {
        let sheet = sheet_of(page);
        // A whole page without other sheets is white where nothing says otherwise; what a fragment lies on is not known.
        let is_whole = sheet.is_whole() && begins_page(page);
        let ground = is_whole.then_some(Rgb::WHITE);
        Self {
            sheet,
            page: Look::of_page(ground),
            inline: Known::default(),
            told: Box::new([const { None }; TOLD]),
            count: 0,
        }
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
        let inline = attributes.get("style").map(|style| self.inline(style));
        let element = path.clone().next_back().map(|step| step.element);
        let rules = element.map_or(&[][..], |element| &element.met.get_or_init(|| self.sheet.met(path))[..]);
        let has_hints = has_hints(name, attributes);
        // What is said of a kind is kept, so that nothing else comes to stand in its place.
        let said = [rules.as_ptr().addr(), inline.as_ref().map_or(0, |inline| inline.as_ptr().addr())];
        let place = (!has_hints && self.tells_by_kind()).then(|| place_of(name, said));
        let is_told = |told: &&Told| told.said == said && told.tag == tag && told.around == around;
        if let Some(told) = place.and_then(|place| self.told[place].as_ref()).filter(is_told) {
            return told.look;
        }
        let mut look = around.enter(tag);
        if name == b"summary" {
            look.folds = false;
        }
        let mut cascade = Cascade::default();
        if has_hints {
            hints(name, tag, attributes, &mut cascade);
        }
        self.sheet.apply(rules, None, &mut cascade);
        for one in inline.iter().flat_map(|inline| inline.iter()) {
            cascade.offer(*one, Origin::Inline, Match::Yes);
        }
        let mut look = look.with(tag, &cascade, self.count);
        if name == b"details" && !attributes.has("open") {
            look.folds = true;
        }
        self.add_generated(&mut look, tag, rules);
        if let Some(place) = place.filter(|_| !look.is_numbered(self.count)) {
            self.told[place] = Some(Told { around, tag, said, look });
        }
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

/// Whether attributes or a browser say something of how an element looks: of most they do not, and to ask for each takes longer.
fn has_hints(name: &[u8], attributes: &Attributes) -> bool {
    let says_something = |name| {
        matches!(name, "hidden" | "popover" | "dir" | "text" | "color" | "bgcolor" | "background" | "top" | "role")
    };
    matches!(name, b"bdo" | b"dialog" | b"summary" | b"details") || attributes.names().any(says_something)
}

/// Where the look of an element is remembered of which this is said; both stand at multiples of 16.
fn place_of(name: &[u8], [rules, inline]: [usize; 2]) -> usize {
    (rules / 16 + inline / 16 * 5 + name.first().map_or(0, |first| usize::from(*first))) % TOLD
}

/// What attributes say, and what a browser makes of some tags.
fn hints(name: &[u8], tag: Tag, attributes: &Attributes, cascade: &mut Cascade) {
    let mut hint = |one: Declaration| cascade.offer(one, Origin::Hint, Match::Yes);
    let says = |property: Property, value: Value| Declaration { property, value, important: false };
    let is_closed = name == b"dialog" && !attributes.has("open");
    let hidden = attributes.get("hidden");
    if hidden.is_some_and(|until| until.eq_ignore_ascii_case("until-found")) {
        hint(says(Property::ContentVisibility, Value::Marked));
    } else if hidden.is_some() || attributes.has("popover") || is_closed {
        hint(says(Property::Display, Value::Marked));
    }
    if attributes.get("role") == Some("row") && !tag.is_table_part() {
        hint(says(Property::Display, Value::Row));
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
