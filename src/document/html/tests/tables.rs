//! Tables: cells and their places, torn markup, data against layout, limits.

use super::{blocks, cells, places, read};
use crate::clock::Clock;
use crate::limits::{Limit, Limits};
use std::fmt::Write;
use std::time::Duration;

#[test]
fn cells_are_where_the_markup_puts_them() {
    let source = "<table><thead><tr><th>信息内容</th><th>制发<br>件数</th></tr></thead><tbody>\n<tr>\n\
                  <td><p>行政</p><p>许可</p></td> <td><h2>1</h2></td></tr></tbody></table>";
    assert_eq!(cells(source), "信息内容|制发↵件数\n行政↵许可|1");
    assert_eq!(blocks(&format!("前{source}后")), ["l 前", "grid", "l 后"]);
}

#[test]
fn omitted_and_stray_tags_change_no_cell() {
    for source in [
        "<table><tr><td>甲<td>1<tr><td>乙<td>2",
        "<TABLE><TBODY><TR><TD>甲</TD><TD>1</TD></TR><TR><TD>乙</TD><TD>2</TD></TR></TBODY></TABLE>",
        "<table><td>甲</td><td>1</td></tr><tr><td>乙</td><td>2</td></table>",
        "<table></td></tr><tr><td>甲</td></p></td><td>1</tr></tr><tr><td>乙<td>2</table></table></td>",
        "<table><tr><td/>甲<td>1<colgroup><col><tr><td><div>乙<td>2<td",
        "<table><tr><th></td></caption>甲<td></th>1<caption></td></tr></tbody></caption><tr><td>乙<td>2</table>",
        "<table><tr><td>甲<td>1<tbody><td>乙</div></span></h2><td>2</tfoot></table>",
        "<table><tr><form><td>甲</td></form><td>1</td></tr><div><tr><td>乙</td><td>2</td></tr></div></table>",
        "<table><table><tr><td>甲<td>1<tr><td>乙<td>2</table>",
        "<table><tr><table><tr><td>甲<td>1<tr><td>乙<td>2</table></table>",
    ] {
        assert_eq!(cells(source), "甲|1\n乙|2", "{source:?}");
    }
    // Rows that belong to no table stay apart.
    assert_eq!(blocks("<tr><td>甲</td><td>1</td></tr>"), ["l 甲", "l 1"]);
}

#[test]
fn spans_follow_the_standard() {
    let source = "<table><tr><td rowspan=2>甲<td colspan=2>乙<tr><td>丙<td>丁<tr><td>戊<td>己<td>庚</table>";
    assert_eq!(
        places(source),
        [vec!["甲@0+1×2", "乙@1+2×1"], vec!["丙@1+1×1", "丁@2+1×1"], vec!["戊@0+1×1", "己@1+1×1", "庚@2+1×1"]]
    );
    // A cell that covers another still starts at the first free column.
    let source = "<table><tr><td>甲<td rowspan=2>乙<tr><td colspan=2>丙<td>丁</table>";
    assert_eq!(places(source)[1], ["丙@0+2×1", "丁@2+1×1"]);
}

#[test]
fn absurd_spans_are_read_as_the_standard_says() {
    let source = "<table><tr><td rowspan=0>甲<td colspan=0>乙<td colspan=x rowspan=-1>丙<td colspan='+2px'>丁<tr><td>戊\
                  <tbody><tr><td rowspan=65534>己<td colspan=4000000000>庚<tr><td>辛<td>壬</table>";
    assert_eq!(
        places(source),
        [
            vec!["甲@0+1×2", "乙@1+1×1", "丙@2+1×1", "丁@3+2×1"],
            vec!["戊@1+1×1"],
            vec!["己@0+1×2", "庚@1+1000×1"],
            vec!["辛@1+1×1", "壬@2+1×1"],
        ]
    );
}

#[test]
fn absurd_spans_cost_nothing() {
    let mut source = "<table>".to_owned();
    for _ in 0..2000 {
        source.push_str("<tr>");
        for _ in 0..10 {
            source.push_str("<td rowspan=65534 colspan=1000>1");
        }
    }
    let clock = Clock::start(Some(Duration::from_secs(20)));
    let document = read(&source);
    assert!(!clock.is_over_now());
    let rows = &super::grids(&document)[0].rows;
    assert_eq!(rows.iter().flatten().count(), 20_000);
    assert!(rows.iter().flatten().all(|cell| cell.width == 1000 && cell.height <= 2000));
}

#[test]
fn rows_and_cells_may_be_empty_or_hidden() {
    let source = "<table><tr></tr><tr><td>甲<td>&nbsp;<td> <td>1<tr hidden><td>无<td>无<tr><td style='display:none'>无<td>乙\
                  <td hidden><table><tr><td>无<td>无</table>无</td><td>2<tr></table>";
    assert_eq!(cells(source), "\n甲|||1\n乙|2\n");
    assert_eq!(places(source)[2], ["乙@0+1×1", "2@1+1×1"]);
}

#[test]
fn rows_stand_in_the_order_they_are_displayed_in() {
    let shown = "项|数\n甲|1\n乙|2\n丙|3\n总计|6";
    let (head, foot) = ("<thead><tr><td>项<td>数</thead>", "<tfoot><tr><td>总计<td><b>6</b></tfoot>");
    let (body, rest) = ("<tr><td>甲<td>1<tr><td rowspan=9>乙<td>2", "<tbody><tr><td>丙<td>3");
    for order in
        [[head, body, rest, foot], [head, foot, body, rest], [foot, head, body, rest], [foot, body, rest, head]]
    {
        let source = format!("前<table><caption>表</caption>{}</table>后", order.concat());
        assert_eq!(cells(&source), shown, "{source}");
        assert_eq!(blocks(&source), ["l 前", "l 表", "grid", "l 后"]);
        // The next table's text is its own.
        assert_eq!(blocks(&format!("{source}{source}")).len(), 7);
    }
    // Others of their kind are groups like all, and what lays out a page is displayed so too.
    assert_eq!(cells(&format!("<table>{foot}{body}<tfoot><tr><td>丁<td>4</table>")), "甲|1\n乙|2\n丁|4\n总计|6");
    assert_eq!(blocks("<table><tfoot><tr><td>末<tbody><tr><td>甲<tr><td>乙</table>"), ["l 甲", "l 乙", "l 末"]);
    let nested = "<table><tfoot><tr><td>末<td><table><tr><td>丙<td>3</table></tfoot><tr><td>甲<td>乙</table>";
    assert_eq!(blocks(nested), ["l 甲", "l 乙", "l 末", "grid"]);
    let hidden = read("<table><tfoot><tr><td>总计<td><img></tfoot><tr><td>甲<td>1</table>");
    let obscured = super::grids(&hidden)[0].rows.iter().flatten().map(|cell| hidden.is_obscured(&cell.range));
    assert_eq!(obscured.collect::<Vec<_>>(), [false, false, false, true]);
}

#[test]
fn text_beside_the_cells_is_no_cell() {
    let source =
        "<table>注一<caption>表二</caption><tr><td>甲</td><td>1</td></tr>间<tr><td>乙</td><td>2</td></tr><p>五、问题";
    assert_eq!(cells(source), "甲|1\n乙|2");
    assert_eq!(blocks(source), ["l 注一", "l 表二", "grid", "l 五、问题"]);
    assert!(read(source).text.contains("\n间\n"));
    let again = format!("{source}<table><tr><td>丙<td>3</table>");
    assert_eq!(blocks(&again), ["l 注一", "l 表二", "grid", "l 五、问题", "grid"]);
}

#[test]
fn a_table_that_lays_out_the_page_is_no_grid() {
    let inner = "<table><tr><td>甲<td>1</table>";
    let nested = format!("<table><tr><td>导航<td><h2>一、总体</h2>全年{inner}以上</td></tr></table>");
    assert_eq!(blocks(&nested), ["l 导航", "h2 一、总体", "l 全年", "grid", "l 以上"]);
    assert_eq!(blocks("<table><tr><td>甲<p>乙<tr><td><h3>丙</h3></table>"), ["l 甲", "l 乙", "h3 丙"]);
    let prose = format!("<table><tr><td>旁注<td>{}</table>", "公".repeat(401));
    assert!(blocks(&prose)[0] == "l 旁注" && blocks(&prose).len() == 2);
    assert_eq!(blocks(&prose.replacen('公', "", 1)), ["grid"]);
    let lines = format!("<table><tr><td>旁注<td>{}</table>", "政府信息公开<br>".repeat(13));
    assert_eq!(blocks(&lines).len(), 14);
    // An upright label is no prose, however many lines it takes.
    let upright = format!("<table><tr><td>旁注<td>{}</table>", "申<br>".repeat(20));
    assert_eq!(blocks(&upright), ["grid"]);
    assert_eq!(blocks("甲<table><tr></table>乙<table></table>"), ["l 甲", "l 乙"]);
}

#[test]
fn a_small_table_in_one_cell_does_not_undo_the_outer_one() {
    let mut source = "<table><tr><td>甲<td>乙<td><table><tr><td>丙<td>丁</table>戊</td></tr>".to_owned();
    for row in 0..6 {
        write!(source, "<tr><td>项{row}<td>{row}<td>0</tr>").expect("a string takes it");
    }
    assert_eq!(blocks(&source), ["grid"]);
    assert!(cells(&source).starts_with("甲|乙|丙↵丁↵戊\n项0|0|0\n"));
    // Two such cells, or few rows, and the outer one lays out the page.
    let two = format!("{source}<tr><td>己<td>庚<td><table><tr><td>辛<td>壬</table></table>");
    assert_eq!(blocks(&two).iter().filter(|block| *block == "grid").count(), 2);
    let few = source.split_once("<tr><td>项3").expect("it has that row").0;
    assert_eq!(blocks(few)[2], "grid");
}

#[test]
fn limits_are_refused_quickly() {
    let passed = |source: &str, limits: &Limits| {
        let clock = Clock::start(Some(Duration::from_secs(5)));
        let result = super::super::document(source, limits);
        assert!(!clock.is_over_now());
        match result {
            Err(passed) => (passed.what, passed.limit),
            Ok(document) => panic!("{} blocks", document.blocks.len()),
        }
    };
    let refused = |source: &str| passed(source, &Limits::default());
    assert_eq!(refused(&"<table><tr><td>".repeat(100_000)), (Limit::Depth, 512));
    assert_eq!(refused(&"<table><caption>".repeat(100_000)), (Limit::Depth, 512));
    assert_eq!(refused(&"<div>".repeat(100_000)), (Limit::Depth, 512));
    assert_eq!(refused(&format!("<template>{}", "<i>".repeat(100_000))), (Limit::Depth, 512));
    assert_eq!(refused(&format!("<table>{}", "<td>1".repeat(200_001))), (Limit::Cells, 200_000));
    assert_eq!(refused(&format!("<table>{}", "<tr>".repeat(200_001))), (Limit::Cells, 200_000));
    let small = Limits { text: 40, line: 20, colspan: 9, rowspan: 9, ..Limits::default() };
    assert_eq!(passed("<p>一二三四五六<p>一二三四五六<p>一二三四五六", &small), (Limit::Text, 40));
    assert_eq!(passed("<p>一二三四<b>五六七", &small), (Limit::Line, 20));
    assert_eq!(passed("<table><tr><td colspan=10>", &small), (Limit::Colspan, 9));
    assert_eq!(passed("<table><tr><td rowspan=10>", &small), (Limit::Rowspan, 9));
    let read = |source: &str, limits: &Limits| super::super::document(source, limits).is_ok();
    assert!(read("<table><tr><td colspan=9 rowspan=9>", &small) && read("<td colspan=10>", &small));
    assert!(read(&"<table><tr><td>".repeat(170), &Limits::default()));
    assert!(read(&"<table>".repeat(100_000), &Limits::default()));
    assert!(read(&"<p>一<li>二<td>三<option>四".repeat(10_000), &Limits::default()));
    // What is not shown is no text, however long a line it is.
    assert!(read(&format!("<p title='{0}'>一<!-- {0} --><script>{0}</script>", "x ".repeat(100)), &small));
}

#[test]
fn spans_are_cut_as_browsers_cut_them_unless_the_limits_are_wider() {
    let width = |limits: &Limits| {
        let document = super::super::document("<table><tr><td colspan=5000>甲<td>乙</table>", limits).expect("a page");
        super::grids(&document)[0].rows[0][0].width
    };
    assert_eq!(width(&Limits::default()), 1000);
    assert_eq!(width(&Limits { colspan: 4000, ..Limits::default() }), 4000);
}

#[test]
fn what_the_end_of_a_page_tears_is_not_told_as_a_whole() {
    let ends = [
        ("<td>1</td><td>", true),
        ("<td>1</td><td>2", true),
        ("<td>1<td>2<b", true),
        ("<td>1</td><td>2</td", true),
        ("<td>1</td><td><b>2</b><!-- ", true),
        ("<td>1</td><td>2</td>", false),
        ("<td>1</td><td>2</tr>", false),
        ("<td>1</td><td></table", true),
        ("<td>1</td><td></table>", false),
    ];
    for (end, is_torn) in ends {
        let source = format!("<table><tr><td>规章<td>24</td></tr><tr>{end}");
        let document = read(&source);
        let cells: Vec<_> = super::grids(&document)[0].rows.iter().flatten().collect();
        let obscured: Vec<bool> = cells.iter().map(|cell| document.is_obscured(&cell.range)).collect();
        assert_eq!(obscured, [false, false, false, is_torn], "{end}");
    }
    // A cell of a page's layout holds the page, not a figure.
    let layout = read("<table><tr><td>甲<td><table><tr><td>规章<td>24</table><p>收到申请24件");
    assert!((0..layout.text.len()).all(|at| !layout.is_obscured(&(at..at + 1))));
}
