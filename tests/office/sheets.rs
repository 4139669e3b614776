//! Sheets of Excel as people leave them: sums beside the table, two years side by side, zeros that are not shown.

use super::prints::tables;
use crate::support::office::xlsx::of_rows;

/// Rows of cells by their names: words and figures.
fn rows(rows: &[&[(&str, &str)]]) -> String {
    let cell = |(name, text): &(&str, &str)| match text.parse::<f64>() {
        Ok(_) => format!(r#"<c r="{name}"><v>{text}</v></c>"#),
        Err(_) => format!(r#"<c r="{name}" t="inlineStr"><is><t>{text}</t></is></c>"#),
    };
    let row = |(index, cells): (usize, &&[(&str, &str)])| {
        format!(r#"<row r="{}">{}</row>"#, index + 1, cells.iter().map(cell).collect::<String>())
    };
    rows.iter().enumerate().map(row).collect()
}

fn read(cells: &[&[(&str, &str)]], merged: &str) -> Vec<String> {
    tables(&of_rows(&rows(cells), merged))
}

#[test]
fn an_empty_column_parts_tables() {
    let head: &[(&str, &str)] =
        &[("A1", "信息内容"), ("B1", "本年制发件数"), ("E1", "信息内容"), ("F1", "本年制发件数")];
    let sheet = [head, &[("A2", "规章"), ("B2", "24"), ("E2", "规章"), ("F2", "7")], &[("H3", "31"), ("I3", "8")]];
    assert_eq!(
        read(&sheet, ""),
        ["信息内容 | 本年制发件数 / 规章 | 24", "信息内容 | 本年制发件数 / 规章 | 7", "31 | 8"]
    );
}

#[test]
fn labels_belong_to_the_figures_behind_an_empty_column() {
    let sheet: [&[(&str, &str)]; 2] = [&[("A1", "1.重复申请"), ("C1", "24")], &[("A2", "2.其他"), ("C2", "7")]];
    assert_eq!(read(&sheet, ""), ["1.重复申请 |  | 24 / 2.其他 |  | 7"]);
}

#[test]
fn a_merged_range_is_no_gap() {
    let sheet: [&[(&str, &str)]; 2] =
        [&[("A1", "24"), ("B1", "总计"), ("F1", "7")], &[("A2", "31"), ("B2", "行政许可"), ("F2", "8")]];
    let merged = r#"<mergeCell ref="B1:E1"/><mergeCell ref="B2:E2"/>"#;
    assert_eq!(read(&sheet, merged), ["24 | 总计 | 7 / 31 | 行政许可 | 8"]);
}

#[test]
fn cells_that_are_not_kept_are_seen_empty_within_the_table() {
    let sheet: [&[(&str, &str)]; 6] = [
        &[("A1", "填报单位")],
        &[("A2", "总计"), ("B2", "24"), ("D2", "7")],
        &[("A3", "予以公开"), ("C3", "31")],
        &[("A4", "部分公开")],
        &[("B5", "8")],
        &[("A6", "结转")],
    ];
    let rows = "总计 | 24 |  | 7 / 予以公开 |  | 31 | ";
    assert_eq!(read(&sheet, ""), [format!("填报单位 / {rows} / 部分公开 |  |  |  /  | 8 |  |  / 结转 |  |  | ")]);
    let wider = [sheet[0], sheet[1], sheet[2], sheet[3], &[("B5", "8"), ("D5", "9")], sheet[5]];
    assert_eq!(read(&wider, ""), [format!("填报单位 / {rows} / 部分公开 |  |  |  /  | 8 |  | 9 / 结转 |  |  | ")]);
    // A label that is merged over the columns of labels has cells behind it, and a heading over all columns has none.
    let first: [&[(&str, &str)]; 2] = [&[("A1", "结转")], &[("A2", "总计"), ("C2", "24"), ("D2", "7")]];
    assert_eq!(read(&first, r#"<mergeCell ref="A1:B1"/><mergeCell ref="A2:B2"/>"#), ["结转 |  |  / 总计 | 24 | 7"]);
    assert_eq!(read(&first, r#"<mergeCell ref="A1:D1"/><mergeCell ref="A2:B2"/>"#), ["结转 / 总计 | 24 | 7"]);
    assert_eq!(read(&first, r#"<mergeCell ref="A2:B2"/>"#), ["结转 / 总计 | 24 | 7"]);
    // A range that is merged to the table's end leaves no cell behind it.
    let merged = r#"<mergeCell ref="C3:D3"/><mergeCell ref="A4:D4"/><mergeCell ref="A1:D1"/>"#;
    let rows = "总计 | 24 |  | 7 / 予以公开 |  | 31 / 部分公开";
    assert_eq!(read(&wider, merged), [format!("填报单位 / {rows} /  | 8 |  | 9 / 结转 |  |  | ")]);
}

#[test]
fn a_row_with_lines_around_its_cells_is_one_though_nothing_was_filled_in() {
    let head = rows(&[&[("A1", "结果维持"), ("B1", "总计")]]);
    let empty = |row: usize, style: u8| {
        format!(r#"<row r="{row}"><c r="A{row}" s="{style}"/><c r="B{row}" s="{style}"/></row>"#)
    };
    let next = r#"<row r="3"><c r="A3"><v>24</v></c></row>"#;
    let table = |below: &str| tables(&of_rows(&format!("{head}{below}"), ""));
    assert_eq!(table(&empty(2, 1)), ["结果维持 | 总计 /  | "]);
    assert_eq!(table(&format!("{}{next}", empty(2, 1))), ["结果维持 | 总计 /  |  / 24 | "]);
    // Without lines it parts tables, and so do several.
    assert_eq!(table(&empty(2, 0)), ["结果维持 | 总计"]);
    assert_eq!(table(&format!("{}{}", empty(2, 1), empty(3, 1))), ["结果维持 | 总计"]);
}

#[test]
fn zeros_that_a_sheet_does_not_show_are_not_shown() {
    let sheet = rows(&[&[("A1", "规章"), ("B1", "0"), ("C1", "24")]]);
    let hides = r#"</sheetData><sheetViews><sheetView showZeros="0"/></sheetViews><sheetData>"#;
    assert_eq!(tables(&of_rows(&format!("{hides}{sheet}"), "")), ["规章 |  | 24"]);
    assert_eq!(tables(&of_rows(&sheet, "")), ["规章 | 0 | 24"]);
}
