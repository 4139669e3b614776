//! XML parts of office files, element by element, without a tree and without recursion.
//!
//! Names are told without their prefixes and namespaces, so that strict, transitional and oddly prefixed files read the
//! same. Entities other than XML's own five are left out: no office program writes any. Refuses what is not well formed
//! and what is nested deeper than the limit.

use super::{Passed, Unread};
use crate::error::Refused;
use crate::limits::{Limit, Limits};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// Takes the elements and texts of a part, in their order.
pub(super) trait Sink {
    /// An element begins; one without content is ended at once.
    fn start(&mut self, tag: &Tag<'_>) -> Result<(), Unread>;
    /// An element ends.
    fn end(&mut self, name: &str) -> Result<(), Unread>;
    /// Text.
    fn text(&mut self, text: &str);
}

/// The start tag of an element.
pub(super) struct Tag<'t> {
    name: &'t str,
    start: &'t BytesStart<'t>,
}

impl<'t> Tag<'t> {
    fn new(start: &'t BytesStart<'t>) -> Self {
        Self { name: start.local_name().into_inner(), start }
    }

    /// Its name without the prefix.
    pub(super) fn name(&self) -> &str {
        self.name
    }

    /// An attribute, by its name without the prefix.
    pub(super) fn get(&self, name: &str) -> Option<String> {
        let mut attributes = self.start.attributes();
        let found =
            attributes.with_checks(false).flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
        Some(match quick_xml::escape::unescape(&found.value) {
            Ok(value) => value.into_owned(),
            Err(_) => found.value.into_owned(),
        })
    }

    /// An attribute that is a whole number.
    pub(super) fn number(&self, name: &str) -> Option<u32> {
        self.get(name)?.trim().parse().ok()
    }

    /// Whether a switch is on: it is unless it says otherwise.
    pub(super) fn is_on(&self) -> bool {
        !matches!(self.get("val").as_deref(), Some("0" | "false" | "off" | "none"))
    }
}

/// Reads a part of a file of this `format`.
pub(super) fn read(part: &[u8], format: &'static str, limits: &Limits, sink: &mut impl Sink) -> Result<(), Unread> {
    let text = encoding_rs::UTF_8.decode(part).0;
    let mut reader = Reader::from_str(&text);
    let mut depth = 0;
    loop {
        match reader.read_event().map_err(|_| Refused::Damaged(format))? {
            Event::Start(tag) => {
                depth += 1;
                if depth > limits.depth {
                    return Err(Passed { what: Limit::Depth, found: None, limit: limits.depth }.into());
                }
                sink.start(&Tag::new(&tag))?;
            }
            Event::Empty(tag) => {
                let tag = Tag::new(&tag);
                sink.start(&tag)?;
                sink.end(tag.name)?;
            }
            Event::End(tag) => {
                depth = depth.saturating_sub(1);
                sink.end(tag.local_name().as_ref())?;
            }
            Event::Text(text) => sink.text(&text),
            Event::CData(text) => sink.text(&text),
            Event::GeneralRef(reference) => {
                let named = match &*reference {
                    "amp" => Some('&'),
                    "lt" => Some('<'),
                    "gt" => Some('>'),
                    "quot" => Some('"'),
                    "apos" => Some('\''),
                    _ => reference.resolve_char_ref().ok().flatten(),
                };
                if let Some(c) = named {
                    sink.text(c.encode_utf8(&mut [0; 4]));
                }
            }
            // An end before every element is closed: the rest is lost.
            Event::Eof if depth > 0 => return Err(Refused::Damaged(format).into()),
            Event::Eof => return Ok(()),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
}
