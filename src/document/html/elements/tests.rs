//! How deep elements are nested, whatever authors leave out.

use super::*;

/// The greatest depth that tags, parted by blanks, come to.
fn depth(tags: &str) -> usize {
    let mut elements = Elements::new(Styles::of(""));
    let depths = tags.split_whitespace().map(|tag| {
        let name = tag.trim_end_matches('!').as_bytes();
        if let Some(name) = name.strip_prefix(b"/") {
            elements.end(name, Tag::of(name));
            return elements.depth();
        }
        let mut attributes = Attributes::default();
        attributes.self_closing = tag.ends_with('!');
        elements.start(name, Tag::of(name), &attributes).depth
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
        assert!(depth(&format!("{tags} ").repeat(500)) <= most, "{tags}: {}", depth(&format!("{tags} ").repeat(500)));
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
