//! The way back: spans cut from the source what is shown, whatever the markup.

use super::read;
use proptest::prelude::*;

/// What the span of the first visible `shown` cuts from the source.
fn cut<'s>(source: &'s str, shown: &str) -> &'s str {
    let document = read(source);
    let at = document.text.find(shown).expect("it is visible");
    document.span(&(at..at + shown.len())).of(source)
}

#[test]
fn a_span_cuts_exactly_what_is_shown() {
    for (source, shown, cut_out) in [
        ("<p>规章</p><p>24</p>", "24", "24"),
        ("<td>2<b>4</b>件</td>", "24", "2<b>4"),
        ("<p> <b>2</b>\n <i>4 </i></p>", "2 4", "2</b>\n <i>4"),
        ("<p>&nbsp;24&nbsp;</p>", "24", "24"),
        ("<p>&#50;4</p>", "24", "&#50;4"),
        ("<p>2&#x34</p>", "24", "2&#x34"),
        ("<p>（&ldquo;三&rdquo;）</p>", "“三”", "&ldquo;三&rdquo;"),
        ("<p>2&amp;4</p>", "&4", "&amp;4"),
        ("<p>a & b</p>", "& b", "& b"),
        ("<p>2<3</p>", "<3", "<3"),
        ("<p><规章</p>", "规章", "规章"),
        ("<p>规\r\n章\r\n24</p>", "章", "章"),
        ("<p>规\r\n章\r\n24</p>", "24", "24"),
        ("<p title='&amp;\r\n&lt;'>&lt;24", "24", "24"),
        ("<p>a</>24", "24", "24"),
        ("<p>a</>&gt;24", ">24", "&gt;24"),
        ("<p>a\0b24", "24", "24"),
        ("<p>;&#59;24", ";;24", ";&#59;24"),
        ("<pre>a\r\n  24</pre>", "24", "24"),
        ("<!-- \r\n --><!DOCTYPE html>\r\n<p>24", "24", "24"),
        ("𠮷&nbsp;𠮷24", "𠮷24", "𠮷24"),
    ] {
        assert_eq!(cut(source, shown), cut_out, "{shown:?} of {source:?}");
    }
}

#[test]
fn an_empty_cell_has_a_place_inside_itself() {
    let source = "<table><tr><td>甲<td></td><td> <p></p> </td><td>&nbsp;</td><td>乙</td><td></table>";
    let document = read(source);
    let cells: Vec<_> = super::grids(&document)[0].rows[0].iter().map(|cell| document.span(&cell.range)).collect();
    let after = |span: crate::span::Span| &source[span.end..];
    assert_eq!(cells[0].of(source), "甲");
    assert!(cells[1..4].iter().all(|span| span.start == span.end));
    assert!(after(cells[1]).starts_with("</td><td> <p>"));
    assert!(after(cells[2]).starts_with("</td><td>&nbsp;"));
    assert!(after(cells[3]).starts_with("&nbsp;</td>"));
    assert_eq!(cells[4].of(source), "乙");
    assert_eq!(after(cells[5]), "</table>");
}

/// Pieces of pages, whole and torn.
fn piece() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "规章",
        "24",
        " ",
        "\n",
        "\r\n",
        "\t ",
        "&nbsp;",
        "&#50;",
        "&amp",
        "&",
        "&ldquo;",
        "<",
        "</",
        "</>",
        ">",
        "\0",
        "<p>",
        "</p>",
        "<br/>",
        "<b>",
        "</b>",
        "<div>",
        "</div>",
        "<h2>",
        "</h2>",
        "<pre>",
        "</pre>",
        "<table>",
        "</table>",
        "<tr>",
        "</tr>",
        "<td>",
        "</td>",
        "<td colspan=2 rowspan=3>",
        "<td rowspan=0>",
        "<tbody>",
        "<caption>",
        "<tr hidden>",
        "<td style='display:none'>",
        "<span hidden>",
        "</span>",
        "<li>",
        "<col>",
        "<select>",
        "</select>",
        "<svg>",
        "</svg>",
        "<!-- x",
        "-->",
        "<title>",
        "</title>",
        "<script>",
        "</script>",
        "<td",
        " a='",
        "'",
        "=",
        "<TABLE>",
        "\u{3000}",
        "𠮷",
        "<!doctype html>",
        "<?x",
        "]]>",
        "<![CDATA[",
    ])
}

proptest! {
    #[test]
    fn any_page_leads_back_to_itself(pieces in prop::collection::vec(piece(), 0..40)) {
        read(&pieces.concat());
    }

    #[test]
    fn any_table_soup_leads_back_to_itself(pieces in prop::collection::vec(prop::sample::select(vec![
        "<table>", "</table>", "<tr>", "</tr>", "<td>", "<td>", "</td>", "<th rowspan=2>", "<tbody>", "1", "二", " ",
        "&nbsp;", "<p>", "<h3>", "<caption>", "<td hidden>", "</tbody>", "<b>", "<br>",
    ]), 0..80)) {
        read(&pieces.concat());
    }
}
