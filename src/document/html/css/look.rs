//! How an element's text looks, by its own styles and those around it.

use super::super::attributes::Attributes;
use super::super::tag::Tag;
use super::cascade::{Cascade, Origin};
use super::selector::{Match, Step};
use super::sheet::Sheet;
use super::values::{Declaration, Property, Rgb, Value, declarations, presentational};
use cssparser::Parser;
use std::collections::HashMap;
use std::rc::Rc;

/// What becomes of a piece of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::document::html) enum Shown {
    /// It is displayed.
    Plainly,
    /// Whether a reader sees it cannot be told.
    Obscured,
    /// It is set above the line: a note's number.
    Raised,
    /// It is struck out.
    Struck,
    /// It is not displayed.
    Not,
}

/// How the text of an element looks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::document::html) struct Look {
    /// Neither the element nor what is in it takes part in the page.
    pub(in crate::document::html) is_gone: bool,
    /// Whether it is there at all cannot be told.
    pub(in crate::document::html) is_doubtful: bool,
    unseen: bool,
    hidden: bool,
    tiny: bool,
    indented: bool,
    struck: bool,
    raised: bool,
    unclear: bool,
    colour: Option<Rgb>,
    /// What it is painted on; `None` where that is not known.
    ground: Option<Rgb>,
}

impl Look {
    /// Of text right on the page.
    fn of_page(ground: Option<Rgb>) -> Self {
        Self {
            is_gone: false,
            is_doubtful: false,
            unseen: false,
            hidden: false,
            tiny: false,
            indented: false,
            struck: false,
            raised: false,
            unclear: false,
            colour: None,
            ground,
        }
    }

    /// What becomes of text that looks so.
    pub(in crate::document::html) fn shown(&self) -> Shown {
        let is_white = |colour: Rgb| colour.is_like(Rgb::WHITE);
        match (self.colour, self.ground) {
            _ if self.is_gone || self.unseen || self.hidden || self.tiny || self.indented => Shown::Not,
            (Some(colour), Some(ground)) if colour.is_like(ground) => Shown::Not,
            _ if self.is_doubtful || self.unclear => Shown::Obscured,
            // Most pages are white where nothing says otherwise.
            (Some(colour), None) if is_white(colour) => Shown::Obscured,
            _ if self.struck => Shown::Struck,
            _ if self.raised => Shown::Raised,
            _ => Shown::Plainly,
        }
    }

    fn with(mut self, tag: Tag, cascade: &Cascade) -> Self {
        let value = |property: Property| cascade.value(property);
        let marked = |property: Property| value(property) == Some(Value::Marked);
        let unknown = |property: Property| value(property) == Some(Value::Unknown);
        // What sets a part of a line apart and cannot be told; a whole page in a size or colour of its own is legible.
        let is_part = tag.is_inline();
        if tag.can_hide() {
            self.is_gone |= marked(Property::Display)
                || (value(Property::Visibility) == Some(Value::Collapsed) && tag.is_table_part());
            let is_placed = marked(Property::Position);
            let sides = [Property::Left, Property::Right, Property::Top, Property::Bottom];
            let margins = [Property::MarginLeft, Property::MarginTop];
            let is_away = (is_placed && sides.into_iter().any(marked)) || margins.into_iter().any(marked);
            self.unseen |= is_away
                || marked(Property::Opacity)
                || (is_placed && marked(Property::Clip))
                || (marked(Property::Overflow) && marked(Property::Height));
            self.is_doubtful |= [Property::Display, Property::Visibility, Property::Opacity].into_iter().any(unknown);
            match value(Property::Visibility) {
                Some(Value::Marked | Value::Collapsed) => self.hidden = true,
                Some(Value::Plain) => self.hidden = false,
                _ => {}
            }
            match value(Property::Indent) {
                Some(Value::Marked) => self.indented = true,
                Some(Value::Plain) => self.indented = false,
                _ => {}
            }
            match value(Property::FontSize) {
                Some(Value::Marked) => self.tiny = true,
                Some(Value::Plain) => self.tiny = false,
                Some(Value::Unknown) => self.unclear |= is_part,
                _ => {}
            }
        }
        self.struck |= marked(Property::Line);
        self.unclear |= unknown(Property::Line) && is_part;
        if is_part {
            self.raised |= marked(Property::Raise) || marked(Property::MsoRaise);
            self.unclear |= unknown(Property::Raise);
        }
        match value(Property::Ground) {
            Some(Value::Colour(ground)) => self.ground = Some(ground),
            Some(Value::Unknown) => self.ground = None,
            _ => {}
        }
        match value(Property::Colour) {
            Some(Value::Colour(colour)) => self.colour = Some(colour),
            Some(Value::Clear) => self.unseen = true,
            Some(Value::Plain) => self.colour = None,
            Some(Value::Unknown) => {
                self.colour = None;
                self.unclear |= is_part;
            }
            _ => {}
        }
        self
    }
}

/// The styles of a page.
#[derive(Debug)]
pub(in crate::document::html) struct Styles {
    sheet: Sheet,
    page: Look,
    /// `style` attributes read before: a page of Word's has few and repeats them in every cell.
    inline: HashMap<String, Rc<[Declaration]>>,
}

impl Styles {
    /// The styles written into a page.
    pub(in crate::document::html) fn of(page: &str) -> Self {
        let sheet = Sheet::of(page);
        // A whole page without other sheets is white where nothing says otherwise; what a fragment lies on is not known.
        let is_whole = sheet.is_whole() && begins_page(page);
        let ground = is_whole.then_some(Rgb::WHITE);
        Self { sheet, page: Look::of_page(ground), inline: HashMap::new() }
    }

    /// How text looks right on the page.
    pub(in crate::document::html) fn page(&self) -> Look {
        self.page
    }

    /// Whether rules may ask for what is around an element.
    pub(in crate::document::html) fn has_rules(&self) -> bool {
        !self.sheet.is_empty()
    }

    /// How an element looks inside of what looks like `around`; `path` leads to it where there are rules.
    pub(in crate::document::html) fn look(
        &mut self,
        around: Look,
        tag: Tag,
        attributes: &Attributes,
        path: &[Step],
    ) -> Look {
        let look = Look { is_doubtful: around.is_doubtful, ..around };
        let look = Self::by_tag(look, tag);
        if attributes.is_empty() && path.is_empty() {
            return look;
        }
        let mut cascade = Cascade::default();
        self.hints(tag, attributes, &mut cascade);
        self.sheet.apply(path, &mut cascade);
        if let Some(style) = attributes.get("style") {
            for one in self.inline(style).iter() {
                cascade.offer(*one, Origin::Inline, Match::Yes);
            }
        }
        look.with(tag, &cascade)
    }

    fn by_tag(mut look: Look, tag: Tag) -> Look {
        look.is_gone |= tag.is_unseen();
        look.struck |= tag == Tag::Struck;
        look.raised |= tag == Tag::Raised;
        look
    }

    /// What attributes of the HTML of old say, and `hidden`.
    fn hints(&self, tag: Tag, attributes: &Attributes, cascade: &mut Cascade) {
        let mut hint = |one: Declaration| cascade.offer(one, Origin::Hint, Match::Yes);
        if attributes.has("hidden") {
            hint(Declaration { property: Property::Display, value: Value::Marked, important: false });
        }
        let colour = if tag == Tag::Root { attributes.get("text") } else { attributes.get("color") };
        if let Some(colour) = colour {
            hint(presentational(Property::Colour, colour));
        }
        if let Some(ground) = attributes.get("bgcolor") {
            hint(presentational(Property::Ground, ground));
        }
        if attributes.has("background") {
            hint(Declaration { property: Property::Ground, value: Value::Unknown, important: false });
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
