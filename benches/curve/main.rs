//! How the time to read grows with the input: `cargo bench --bench curve`.
//!
//! Each row is one kind of input at sizes that double; linear reading doubles with it, and anything steeper shows at
//! once. A size that takes longer than the limit is said to be given up, and ends its row.

use gkreport::Error;
use gkreport::limits::Limits;
use std::fmt::Write;
use std::time::{Duration, Instant};

const SIZES: [usize; 5] = [8, 16, 32, 64, 128];

/// A kind of input, and how one of a size is made.
type Kind = (&'static str, fn(usize) -> String);

const KINDS: [Kind; 5] = [
    ("cells that each hold a small table", nested),
    ("rows of a sound table, again and again", rows),
    ("styles over deep elements", styles),
    ("lines of digits with wide blanks", blanks),
    ("bars alone on lines", bars),
];

fn main() {
    let limits = Limits { time: Some(Duration::from_secs(5)), ..Limits::default() };
    for (kind, make) in KINDS {
        let mut row = String::new();
        for size in SIZES {
            let input = make(size);
            let start = Instant::now();
            let read = gkreport::read_with("curve", input.as_bytes(), &limits);
            let took = start.elapsed().as_secs_f64() * 1000.0;
            let given_up = matches!(read, Err(Error::Limit { .. }));
            let mark = if given_up { "given up" } else { "ms" };
            let _ = write!(row, "  {} KB {took:.1} {mark}", input.len() / 1024);
            if given_up {
                break;
            }
        }
        println!("{kind}:{row}");
    }
}

const LABELS: [&str; 6] = [
    "一、本年新收政府信息公开申请数量",
    "二、上年结转政府信息公开申请数量",
    "（一）予以公开",
    "2.重复申请",
    "（七）总计",
    "四、结转下年度继续办理",
];

fn nested(size: usize) -> String {
    let mut page = "<table>".to_owned();
    for row in 0..size {
        let _ = write!(page, "<tr><td colspan=3>{}</td>", LABELS[row % LABELS.len()]);
        for cell in 0..7 {
            let _ = write!(page, "<td><table><tr><td>{row}</td><td>{cell}</td></tr></table></td>");
        }
        page.push_str("</tr>");
    }
    page + "</table>"
}

fn rows(size: usize) -> String {
    let mut page = "<table>".to_owned();
    for row in 0..size * 4 {
        let _ = write!(page, "<tr><td>{}</td>{}</tr>", LABELS[row % LABELS.len()], "<td>1</td>".repeat(7));
    }
    page + "</table>"
}

fn styles(size: usize) -> String {
    let mut page = "<!doctype html><style>".to_owned();
    for rule in 0..size {
        let _ = write!(page, "div div .n{rule} > b{{display:none}}");
    }
    page + "</style>" + &"<div>".repeat(100) + &"<p class=n1><b>9</b></p>".repeat(size * 4)
}

fn blanks(size: usize) -> String {
    let line = |row: usize| format!("{}　　1 2　3　　4 5　0　0　1 2 3\n|\n", LABELS[row % LABELS.len()]);
    (0..size).map(line).collect()
}

fn bars(size: usize) -> String {
    let cells = "1\n|\n".repeat(7);
    (0..size).map(|row| format!("{}\n|\n{cells}", LABELS[row % LABELS.len()])).collect()
}
