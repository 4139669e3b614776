//! How deep elements are nested: an element's end is found as the HTML standard finds it, omitted end tags and all.
//!
//! Takes every start and end tag of a page, shown or not, and says how many elements are open. Where authors leave out
//! or misplace tags it counts too few rather than too many: the depth only tells absurd pages from real ones, and a
//! page of a thousand unclosed `<p>`, `<li>` or `<option>` is not deep.

use super::tag::Tag;

/// The elements open, outermost first.
#[derive(Debug, Default)]
pub(super) struct Nesting {
    open: Vec<Element>,
}

#[derive(Debug, Clone, Copy)]
struct Element {
    tag: Tag,
    key: u64,
}

impl Nesting {
    /// Takes a start tag; gives the number of elements open with it.
    pub(super) fn start(&mut self, name: &[u8], tag: Tag, self_closing: bool) -> usize {
        let key = key(name);
        if tag.breaks_line() && !tag.is_table_part() && tag != Tag::Break {
            self.end_paragraph();
        }
        match tag {
            Tag::Void | Tag::Break | Tag::Meta | Tag::Root | Tag::Column => return self.open.len(),
            Tag::Item => self.end_item(key),
            Tag::Control => self.end_if_innermost(|element| element.tag == tag && element.key == key),
            Tag::Heading(_) => self.end_if_innermost(|element| matches!(element.tag, Tag::Heading(_))),
            // Between cells it ends the table that is open.
            Tag::Table if self.open.last().is_some_and(|element| is_between_cells(element.tag)) => {
                self.end_from(|element| element.tag == Tag::Table, |_| false);
            }
            _ if tag.is_table_part() => {
                let Some(table) = self.open.iter().rposition(|element| element.tag == Tag::Table) else {
                    // Outside a table the standard passes over it.
                    return self.open.len();
                };
                let stays = |element: &Element| match tag {
                    Tag::Cell { .. } => matches!(element.tag, Tag::Row | Tag::Section),
                    Tag::Row => element.tag == Tag::Section,
                    _ => false,
                };
                let inside = &self.open[table + 1..];
                let kept = inside.iter().take_while(|element| stays(element)).count();
                self.open.truncate(table + 1 + kept);
            }
            _ => {}
        }
        // In HTML proper the slash means nothing, but authors mean it.
        if !self_closing {
            self.open.push(Element { tag, key });
        }
        self.open.len()
    }

    /// Takes an end tag.
    pub(super) fn end(&mut self, name: &[u8], tag: Tag) {
        let key = key(name);
        match tag {
            Tag::Void | Tag::Break | Tag::Meta | Tag::Root | Tag::Column => {}
            Tag::Paragraph => self.end_paragraph(),
            Tag::Table => self.end_from(|element| element.tag == Tag::Table, |_| false),
            Tag::Heading(_) => self.end_from(|element| matches!(element.tag, Tag::Heading(_)), is_cell),
            _ if tag.is_table_part() => self.end_from(|element| element.key == key, |tag| tag == Tag::Table),
            Tag::Inline | Tag::Raised => self.end_inline(key),
            _ => self.end_from(|element| element.key == key, is_cell),
        }
    }

    /// Ends the innermost element that `is_it`, with all inside it, unless a `barrier` stands before it.
    fn end_from(&mut self, is_it: impl Fn(&Element) -> bool, barrier: impl Fn(Tag) -> bool) {
        for (at, element) in self.open.iter().enumerate().rev() {
            if is_it(element) {
                return self.open.truncate(at);
            }
            if barrier(element.tag) {
                return;
            }
        }
    }

    /// Ends a paragraph: only inline elements can be open inside one.
    fn end_paragraph(&mut self) {
        self.end_from(|element| element.tag == Tag::Paragraph, |tag| !matches!(tag, Tag::Inline | Tag::Raised));
    }

    /// `li` ends `li`, `dt` and `dd` end each other; a list inside an item keeps it open.
    fn end_item(&mut self, item: u64) {
        let (list_item, div) = (key(b"li"), key(b"div"));
        let same = |element: &Element| element.tag == Tag::Item && (element.key == list_item) == (item == list_item);
        let Some(at) = self.open.iter().rposition(|element| {
            same(element) || (element.tag.breaks_line() && element.tag != Tag::Paragraph && element.key != div)
        }) else {
            return;
        };
        if same(&self.open[at]) {
            self.open.truncate(at);
        }
    }

    /// `<b><div></b>` ends the `b` and leaves the `div` open.
    fn end_inline(&mut self, key: u64) {
        let mut is_innermost = true;
        for (at, element) in self.open.iter().enumerate().rev() {
            if element.key == key {
                if is_innermost {
                    self.open.truncate(at);
                } else {
                    self.open.remove(at);
                }
                return;
            }
            if is_cell(element.tag) {
                return;
            }
            is_innermost &= matches!(element.tag, Tag::Inline | Tag::Raised);
        }
    }

    fn end_if_innermost(&mut self, is_it: impl Fn(&Element) -> bool) {
        if self.open.last().is_some_and(is_it) {
            self.open.pop();
        }
    }
}

fn is_cell(tag: Tag) -> bool {
    matches!(tag, Tag::Cell { .. } | Tag::Caption)
}

fn is_between_cells(tag: Tag) -> bool {
    matches!(tag, Tag::Table | Tag::Section | Tag::Row)
}

/// A name as a number: names of up to eight bytes differ, longer ones nearly always do.
fn key(name: &[u8]) -> u64 {
    name.iter().fold(0, |key: u64, &byte| key.rotate_left(8) ^ u64::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The greatest depth that tags, parted by blanks, come to.
    fn depth(tags: &str) -> usize {
        let mut nesting = Nesting::default();
        let depths = tags.split_whitespace().map(|tag| {
            let name = tag.trim_end_matches('!').as_bytes();
            match name.strip_prefix(b"/") {
                Some(name) => {
                    nesting.end(name, Tag::of(name));
                    nesting.open.len()
                }
                None => nesting.start(name, Tag::of(name), tag.ends_with('!')),
            }
        });
        depths.max().unwrap_or(0)
    }

    #[test]
    fn elements_that_nest_are_counted() {
        assert_eq!(depth("html body div span b i"), 4);
        assert_eq!(depth(&"div ".repeat(40)), 40);
        assert_eq!(depth(&"span ".repeat(40)), 40);
        assert_eq!(depth(&"unknown-element ".repeat(40)), 40);
        assert_eq!(depth(&"table tr td ".repeat(10)), 30);
        assert_eq!(depth(&"table tbody tr td ".repeat(10)), 40);
        assert_eq!(depth(&"ul li ".repeat(10)), 20);
        assert_eq!(depth(&"table caption ".repeat(10)), 20);
    }

    #[test]
    fn what_authors_leave_open_is_not_deep() {
        for (tags, most) in [
            ("p b", 3),
            ("p span br", 3),
            ("li", 1),
            ("div li p /div", 3),
            ("dt dd", 1),
            ("option", 1),
            ("h2", 1),
            ("h2 /h3", 1),
            ("p h2 /h2", 1),
            ("br img input col meta html", 0),
            ("td tr", 0),
            ("o:p!", 0),
            ("div span /div", 2),
            ("b div /b /div", 2),
            ("b p /b", 2),
            ("table", 1),
            ("table tr", 2),
            ("table tr td b /table", 4),
            ("/div /p /td /b /table", 0),
        ] {
            assert!(
                depth(&format!("{tags} ").repeat(500)) <= most,
                "{tags}: {}",
                depth(&format!("{tags} ").repeat(500))
            );
        }
        // One table of many rows and cells left open.
        assert_eq!(depth(&format!("table tbody {}", "tr td p b td li ".repeat(500))), 6);
    }

    #[test]
    fn a_tag_of_a_cell_does_not_end_what_is_around_its_table() {
        assert_eq!(depth("div table tr td /div b"), 5);
        assert_eq!(depth("b table tr td /b i"), 5);
        assert_eq!(depth("table tr td table /td b"), 5);
        assert_eq!(depth("div table tr td /table b"), 4);
    }
}
