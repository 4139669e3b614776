//! The inputs that are made larger and larger: sound ones, and those that ask for more than their size.
//!
//! Each kind is a function from a size to bytes. The last ones are made to be slow: what is searched anew for every cell, style
//! or figure shows itself as a curve that bends up.

use rust_xlsxwriter::Workbook;
use std::fmt::Write as _;
use std::path::Path;

/// A kind of input, and how one of a size is made.
pub struct Kind {
    pub name: &'static str,
    pub sizes: &'static [usize],
    pub make: fn(usize) -> Vec<u8>,
}

const DOUBLING: &[usize] = &[8, 16, 32, 64, 128];
const TENFOLD: &[usize] = &[1, 10, 100, 1000];

/// All kinds.
pub const KINDS: [Kind; 12] = [
    Kind { name: "pages of 1 to 1,000 tables", sizes: TENFOLD, make: tables },
    Kind { name: "texts of sentences", sizes: TENFOLD, make: sentences },
    Kind { name: "one sentence of many figures", sizes: DOUBLING, make: long_sentence },
    Kind { name: "texts of one report after another", sizes: &[1, 10, 50, 100], make: reports },
    Kind { name: "sheets of 1,000 to 100,000 rows", sizes: &[1000, 10_000, 100_000], make: sheet },
    Kind { name: "cells that each hold a small table", sizes: DOUBLING, make: nested },
    Kind { name: "rows of one table, again and again", sizes: &[32, 128, 512, 2048], make: rows },
    Kind { name: "one row again and again, each with other figures", sizes: &[128, 512, 2048], make: versions },
    Kind { name: "styles over deep elements", sizes: DOUBLING, make: styles },
    Kind { name: "one style for each of many elements", sizes: TENFOLD, make: own_styles },
    Kind { name: "lines of digits with wide blanks", sizes: DOUBLING, make: blanks },
    Kind { name: "bars alone on lines", sizes: DOUBLING, make: bars },
];

const LABELS: [&str; 6] = [
    "一、本年新收政府信息公开申请数量",
    "二、上年结转政府信息公开申请数量",
    "（一）予以公开",
    "2.重复申请",
    "（七）总计",
    "四、结转下年度继续办理",
];

fn fixture(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/reports/city-2022").join(name);
    std::fs::read_to_string(path).expect("a fixture")
}

/// A page's table of disputes, so often.
fn tables(count: usize) -> Vec<u8> {
    let page = fixture("report.html");
    let inside = page.find("尚未审结").expect("the table of disputes");
    let start = page[..inside].rfind("<table").expect("its beginning");
    let end = inside + page[inside..].find("</table>").expect("its end") + "</table>".len();
    (page[..start].to_owned() + &page[start..end].repeat(count) + &page[end..]).into_bytes()
}

/// What stands before the tables of a report, so often: sentences with figures, 4 KB of them.
fn sentences(count: usize) -> Vec<u8> {
    let text = fixture("report.txt");
    let (head, rest) = text.split_at(text.find("（一）主动公开").expect("a heading"));
    let body = &rest[..rest.find("\n二、").expect("a heading")];
    (head.to_owned() + &body[..body.floor_char_boundary(4000)].repeat(count)).into_bytes()
}

/// A report with one sentence that never ends: 100 figures for each of its size.
fn long_sentence(size: usize) -> Vec<u8> {
    let mut text = "云岭县水务局2016年政府信息公开工作年度报告\n三、依申请公开情况\n收到申请9件，其中".to_owned();
    text.push_str(&"网上申请2件，比2015年的8件增加1件，".repeat(size * 50));
    text.into_bytes()
}

fn reports(count: usize) -> Vec<u8> {
    fixture("report.txt").repeat(count).into_bytes()
}

fn sheet(rows: usize) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for row in 0..rows {
        let at = u32::try_from(row).expect("a row of a sheet");
        sheet.write(at, 0, LABELS[row % LABELS.len()]).expect("a cell");
        for column in 1..8 {
            sheet.write(at, column, 1).expect("a cell");
        }
    }
    book.save_to_buffer().expect("a workbook")
}

fn nested(size: usize) -> Vec<u8> {
    let mut page = "<table>".to_owned();
    for row in 0..size {
        let _ = write!(page, "<tr><td colspan=3>{}</td>", LABELS[row % LABELS.len()]);
        for cell in 0..7 {
            let _ = write!(page, "<td><table><tr><td>{row}</td><td>{cell}</td></tr></table></td>");
        }
        page.push_str("</tr>");
    }
    (page + "</table>").into_bytes()
}

fn rows(size: usize) -> Vec<u8> {
    let mut page = "<table>".to_owned();
    for row in 0..size * 4 {
        let _ = write!(page, "<tr><td>{}</td>{}</tr>", LABELS[row % LABELS.len()], "<td>1</td>".repeat(7));
    }
    (page + "</table>").into_bytes()
}

fn versions(size: usize) -> Vec<u8> {
    let row =
        |label: &str, figure: usize| format!("<tr><td>{label}</td>{}</tr>", format!("<td>{figure}</td>").repeat(7));
    let form: String = LABELS.iter().map(|label| row(label, 1)).collect();
    let again: String = (0..size * 4).map(|figure| row(LABELS[5], figure)).collect();
    format!("<table>{form}{again}</table>").into_bytes()
}

fn styles(size: usize) -> Vec<u8> {
    let mut page = "<!doctype html><style>".to_owned();
    for rule in 0..size {
        let _ = write!(page, "div div .n{rule} > b{{display:none}}");
    }
    (page + "</style>" + &"<div>".repeat(100) + &"<p class=n1><b>9</b></p>".repeat(size * 4)).into_bytes()
}

fn own_styles(size: usize) -> Vec<u8> {
    let (mut sheet, mut body) = ("<!doctype html><style>".to_owned(), "</style>".to_owned());
    for number in 0..size * 4 {
        let _ = write!(sheet, ".n{number} b{{display:none}}");
        let _ = write!(body, "<p class=n{number}><b>9</b></p>");
    }
    (sheet + &body).into_bytes()
}

fn blanks(size: usize) -> Vec<u8> {
    let line = |row: usize| format!("{}　　1 2　3　　4 5　0　0　1 2 3\n|\n", LABELS[row % LABELS.len()]);
    (0..size).map(line).collect::<String>().into_bytes()
}

fn bars(size: usize) -> Vec<u8> {
    let cells = "1\n|\n".repeat(7);
    let line = |row: usize| format!("{}\n|\n{cells}", LABELS[row % LABELS.len()]);
    (0..size).map(line).collect::<String>().into_bytes()
}
