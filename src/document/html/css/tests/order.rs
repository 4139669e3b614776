//! Where text is displayed: pieces of a cell, and cells of a row, that stand in another order than in the page.

use super::super::super::tests::read;
use super::cell;
use crate::document::BlockKind;

#[test]
fn pieces_of_a_cell_that_stand_elsewhere() {
    for (markup, answer) in [
        ("<b style='display:inline-flex;flex-direction:row-reverse'><i>9</i><i>2</i></b>", "!92"),
        ("<b style='display:flex;flex-flow:column-reverse'><i>9</i><i>2</i></b>", "!92"),
        ("<b style='display:flex'><i style='order:2'>9</i><i>2</i></b>", "!92"),
        ("<b style='display:grid'><i style='grid-column:2'>9</i><i>2</i></b>", "!92"),
        ("9<b style='float:left'>2</b>", "!92"),
        ("<b style='position:absolute'>9</b>2", "!92"),
        ("<b style='position:absolute;left:0'>2</b>", "!2"),
        ("<b style='position:absolute;left:0;background:#fff'></b>2", "!2"),
        ("<b style='position:relative;left:1em'>9</b><b style='position:relative;left:-1em'>2</b>", "!92"),
        ("9<b style='margin-left:-1em'>2</b>", "!92"),
        ("9<b style='margin-left:-9999px'>2</b>", "!92"),
        ("<b style='display:inline-block;transform:translateX(1em)'>9</b>2", "!92"),
        ("<b style='display:table-footer-group'>9</b><b style='display:table-header-group'>2</b>", "!92"),
        ("<p style='text-indent:-21pt'>2</p>", "!2"),
        ("9<b style='margin-left:2em'>2</b>", "!92"),
        ("<b style='display:block'>9</b><b style='display:block'>2</b>", "!92"),
        ("9<b style='position:relative;top:-5px'>2</b>", "!92"),
        ("9<small>2</small>", "!92"),
        ("9<font size=1>2</font>", "!92"),
        ("9<a href='#note'>2</a>", "!92"),
        // A unit is no piece of the figure.
        ("92 <small>件</small>", "92 件"),
        ("92<font size=1>（件）</font>", "92（件）"),
        ("<b style='float:left'>92</b><small>万元</small>", "92万元"),
        ("9<small>件</small><small>2</small>", "!9件2"),
        ("92<small>吨</small>", "!92吨"),
        // One piece alone stands in no order.
        ("<b style='margin-left:2em'>92</b>", "92"),
        ("<b style='display:block'>92</b>", "92"),
        ("<small>92</small>", "92"),
        ("<a href='#top'>92</a>", "92"),
        ("<font size=3>9</font><a href='/page'>2</a>", "92"),
        ("<b style='float:right'>29</b>", "29"),
        ("<b style='float:left'>&nbsp;</b><b style='float:right'>29</b>", "29"),
        ("<b style='position:absolute'>29</b>", "29"),
        ("<b style='display:flex'><i>2</i><i>9</i></b>", "29"),
        ("<p style='text-indent:-21pt;margin-left:21pt'>29</p>", "29"),
        ("<b style='position:relative;top:1.5pt'>2</b>9", "29"),
        ("<b style='display:contents'>2</b>9", "29"),
    ] {
        assert_eq!(cell("", markup), answer, "{markup}");
    }
}

#[test]
fn figures_that_run_from_the_right_to_the_left() {
    for (markup, answer) in [
        ("<bdo dir=rtl>92</bdo>", "!92"),
        ("<b style='direction:rtl;unicode-bidi:bidi-override'>92</b>", "!92"),
        ("<b dir=rtl style='unicode-bidi:isolate-override'>92</b>", "!92"),
        ("<b dir=rtl><i dir=ltr>9</i><i dir=ltr>2</i></b>", "!92"),
        ("<b dir=rtl>29</b>", "29"),
        ("<bdo dir=ltr>29</bdo>", "29"),
        ("<b dir=rtl><bdo dir=ltr>29</bdo></b>", "29"),
    ] {
        assert_eq!(cell("", markup), answer, "{markup}");
    }
}

/// Which cells of a table of two rows are obscured; `{}` are the attributes of the table, of its first row, of the
/// second cell in it.
fn obscured(style: &str, [table, row, inner]: [&str; 3]) -> String {
    let page = format!(
        "<!doctype html><style>{style}</style><table {table}><colgroup><col><col class=c></colgroup>\
         <tr {row}><td>甲<td {inner}>1<td>2<tr><td>乙<td>3<td>4</table>"
    );
    let document = read(&page);
    let grid = document.blocks.iter().find_map(|block| match &block.kind {
        BlockKind::Grid(grid) => Some(grid),
        _ => None,
    });
    let rows = grid.expect("a grid").rows.iter();
    let mark = |cell: &crate::document::GridCell| if document.is_obscured(&cell.range) { '!' } else { '.' };
    rows.map(|row| row.iter().map(mark).collect::<String>()).collect::<Vec<_>>().join(" ")
}

#[test]
fn cells_that_stand_elsewhere() {
    for (at, answer) in [
        (["", "", ""], "... ..."),
        (["dir=rtl", "", ""], "!!! !!!"),
        (["style='direction:rtl'", "", ""], "!!! !!!"),
        (["", "dir=rtl", ""], "... ..."),
        (["", "style='display:flex;flex-direction:row-reverse'", ""], "!!! ..."),
        (["", "style='display:flex;direction:rtl'", ""], "!!! ..."),
        (["", "style='display:flex'", ""], "... ..."),
        (["", "", "style='order:1'"], "!!! ..."),
        (["", "", "style='float:right'"], "!!! ..."),
        (["", "", "style='position:relative;left:60px'"], "!!! ..."),
        (["", "", "style='position:sticky;left:60px'"], "... ..."),
        (["style='transform:scaleX(-1)'", "", ""], "!!! !!!"),
        (["style='filter:blur(9px)'", "", ""], "!!! !!!"),
        (["style='filter:grayscale(1);transform:var(--t);position:absolute;left:99px'", "", ""], "... ..."),
    ] {
        assert_eq!(obscured("", at), answer, "{at:?}");
    }
    assert_eq!(obscured("[dir=rtl] table,.c{visibility:collapse}", [""; 3]), "!!! !!!");
    assert_eq!(obscured("tr:first-child::before{content:'9'}", [""; 3]), "!!! ...");
    assert_eq!(obscured("tr::before{content:'9'}", [""; 3]), "!!! !!!");
    assert_eq!(obscured("tr{direction:rtl}", [""; 3]), "... ...");
    let page = "<!doctype html><body dir=rtl><table><tr><td>甲<td>1</table>";
    assert_eq!(super::of_page(page), "!1");
}

#[test]
fn what_lays_out_a_page_is_no_piece_of_a_cell() {
    let inner = "<table><tr><td>甲<td>1<td>2<tr><td>乙<td>3<td>4</table>";
    for style in
        ["float:left", "position:absolute;top:9px;left:9px", "position:relative;left:60px", "margin-left:-15px"]
    {
        let page = format!("<!doctype html><table><tr><td><div>导航</div><div style='{style}'>{inner}</div></table>");
        let document = read(&page);
        assert!((0..document.text.len()).all(|at| !document.is_obscured(&(at..at + 1))), "{style}");
    }
}
