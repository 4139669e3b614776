//! A page that shows markup: what a site escaped twice, read once more as the markup that it is.
//!
//! `&lt;td&gt;24&lt;/td&gt;` is displayed as `<td>24</td>`; nobody means that. It takes more tags than the page has cells, so
//! that a page which only speaks of markup stays as it is. Places lead to the page as it was sent.

use super::super::{BlockKind, Document, Passed};
use super::document;
use crate::limits::Limits;

/// Elements shown as markup from which on a page is taken for one that was escaped twice.
const FEWEST: usize = 5;
/// Elements of which a report is made.
const NAMES: [&str; 14] =
    ["td", "th", "tr", "table", "p", "h1", "h2", "h3", "h4", "div", "span", "li", "strong", "body"];

/// Reads a page; where what it shows is markup, reads that.
pub(in crate::document) fn page<'s>(source: &'s str, limits: &Limits) -> Result<Document<'s>, Passed> {
    let shown = document(source, limits)?;
    if !shows_markup(&shown) {
        return Ok(shown);
    }
    let meant = document(&shown.text, limits)?;
    let hidden = meant.map.stretches().filter(|(_, at)| shown.is_obscured(at)).map(|(text, _)| text).collect();
    let mut meant = meant.through(&shown.map);
    meant.obscured.add(hidden);
    meant.metadata.splice(0..0, shown.metadata.iter().cloned());
    Ok(Document { clock: shown.clock, ..meant })
}

/// Whether the text of a page holds more elements, with their end tags, than the page has cells with text in them.
fn shows_markup(page: &Document) -> bool {
    let closed = closed_elements(&page.text);
    closed >= FEWEST && closed > filled_cells(page)
}

/// Elements that begin and end in a text.
fn closed_elements(text: &str) -> usize {
    if memchr::memmem::find(text.as_bytes(), b"</").is_none() {
        return 0;
    }
    let mut tags = [[0usize; 2]; NAMES.len()];
    for at in memchr::memchr_iter(b'<', text.as_bytes()) {
        let rest = &text[at + 1..];
        let is_end = rest.starts_with('/');
        let rest = rest.strip_prefix('/').unwrap_or(rest);
        let length = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let (name, behind) = rest.split_at(length);
        let known = NAMES.iter().position(|known| name.eq_ignore_ascii_case(known));
        if let Some(known) = known.filter(|_| behind.starts_with(['>', ' ', '\n', '/'])) {
            tags[known][usize::from(is_end)] += 1;
        }
    }
    tags.iter().map(|[starts, ends]| starts.min(ends)).sum()
}

fn filled_cells(page: &Document) -> usize {
    let cells = |kind: &BlockKind| match kind {
        BlockKind::Grid(grid) => grid.rows.iter().flatten().filter(|cell| !cell.range.is_empty()).count(),
        _ => 0,
    };
    page.blocks.iter().map(|block| cells(&block.kind)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn escaped(markup: &str) -> String {
        markup.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
    }

    fn shown(source: &str) -> (String, usize) {
        let document = page(source, &Limits::default()).expect("within limits");
        let grids = document.blocks.iter().filter(|block| matches!(block.kind, BlockKind::Grid(_))).count();
        (document.text.into_owned(), grids)
    }

    const TABLE: &str = "<h2>二、主动公开</h2><table><tr><td>规章</td><td>2<b>4</b>&nbsp;</td></tr>\
                         <tr><td>行政许可</td><td>7</td></tr></table><p>收到申请9件。</p>";

    #[test]
    fn markup_that_is_shown_is_read_as_markup() {
        let source = format!("<html><title>某局年报</title><nav>首页</nav><div>{}</div>", escaped(TABLE));
        let (text, grids) = shown(&source);
        assert_eq!(grids, 1, "{text}");
        assert!(text.contains("行政许可\n7\n") && !text.contains('<'), "{text}");
        let document = page(&source, &Limits::default()).expect("within limits");
        let at = document.text.find("24").expect("the figure");
        assert_eq!(document.span(&(at..at + 2)).of(&source), "2&lt;b&gt;4");
        assert_eq!(document.metadata, [("title".to_owned(), "某局年报".to_owned())]);
    }

    #[test]
    fn a_page_that_has_tables_of_its_own_or_little_markup_stays_as_it_is() {
        let few = "<p>一</p><p>二</p>";
        assert!(shown(&format!("<div>{}</div>", escaped(few))).0.contains("<p>"));
        assert!(shown(&format!("<div>{}</div>", escaped("<td><td><td><td><td><td>"))).0.contains("<td>"));
        let own = "<table><tr><td>规章<td>1<td>2<td>3<td>4<td>5<td>6<td>7<td>8</table>";
        let (text, grids) = shown(&format!("{own}{}", escaped(TABLE)));
        assert!(grids == 1 && text.contains("<td>"), "{text}");
    }

    #[test]
    fn what_may_not_be_seen_stays_so() {
        let source = format!("<div style='color:var(--c)'><b style='color:var(--c)'>{}</b></div>", escaped(TABLE));
        let document = page(&source, &Limits::default()).expect("within limits");
        let at = document.text.find("24").expect("the figure");
        assert!(document.is_obscured(&(at..at + 2)));
    }
}
