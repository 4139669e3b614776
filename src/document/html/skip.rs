//! An element whose content is not shown, and where it ends.
//!
//! Its own end tag ends it, and so does the end of whatever encloses it, or a tag before which the standard closes it
//! unasked (`<td hidden>…<td>`). Where markup is broken it rather ends too early than hides the rest of the page.

use super::tag::Tag;

/// The element being left out.
#[derive(Debug)]
pub(super) struct Skip {
    name: Vec<u8>,
    tag: Tag,
    /// Open elements of its own name, itself among them.
    depth: usize,
    /// Open containers inside it.
    containers: usize,
}

/// Where a tag stands to the element that is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// Inside it.
    Inside,
    /// It is the element's own end tag.
    End,
    /// The element is over, and the tag is the page's again.
    Beyond,
}

impl Skip {
    /// Starts with the element's start tag.
    pub(super) fn new(name: &[u8], tag: Tag) -> Self {
        Self { name: name.to_vec(), tag, depth: 1, containers: 0 }
    }

    /// Whether tags inside are of another language than HTML.
    pub(super) fn is_foreign(&self) -> bool {
        self.tag == Tag::Foreign
    }

    /// Takes a start tag.
    pub(super) fn start(&mut self, name: &[u8], tag: Tag) -> Place {
        if self.containers == 0 && self.is_ended_before(tag) {
            return Place::Beyond;
        }
        if name == self.name {
            if !matches!(self.tag, Tag::Control | Tag::Raw | Tag::Textarea) && !self.tag.is_table_part() {
                self.depth += 1;
            }
        } else if tag.is_container() {
            self.containers += 1;
        }
        Place::Inside
    }

    /// Takes an end tag.
    pub(super) fn end(&mut self, name: &[u8], tag: Tag) -> Place {
        if name == self.name && (self.containers == 0 || !self.tag.is_table_part()) {
            self.depth -= 1;
            return if self.depth == 0 { Place::End } else { Place::Inside };
        }
        if !tag.is_container() && !tag.is_table_part() {
            return Place::Inside;
        }
        if self.containers == 0 {
            return Place::Beyond;
        }
        if tag.is_container() {
            self.containers -= 1;
        }
        Place::Inside
    }

    fn is_ended_before(&self, tag: Tag) -> bool {
        match self.tag {
            // A template holds loose rows and cells rightly, a table its own.
            Tag::Unseen | Tag::Raw | Tag::Textarea | Tag::Table => false,
            Tag::Paragraph | Tag::Foreign => tag.breaks_line() && tag != Tag::Break,
            Tag::Item => tag == Tag::Item || tag.is_table_part(),
            Tag::Row => matches!(tag, Tag::Row | Tag::Section | Tag::Caption | Tag::Column),
            Tag::Section => matches!(tag, Tag::Section | Tag::Caption | Tag::Column),
            _ => tag.is_table_part(),
        }
    }
}
