//! Tables that the ends of pages cut: rows of which each page shows a piece, walls that no line meets, heads in between.

use super::prints::{tables, text};
use crate::support::office::pdf::{USUAL, file};
use gkreport::limits::Limits;

/// Walls at these places from above downwards, and lines across at these heights.
fn lines(walls: &[u32], (top, bottom): (u32, u32), levels: &[u32]) -> String {
    let (left, right) = (walls[0], walls[walls.len() - 1]);
    let down = walls.iter().map(|x| format!("{x} {bottom} m {x} {top} l "));
    let across = levels.iter().map(|y| format!("{left} {y} m {right} {y} l "));
    format!("{}S ", down.chain(across).collect::<Vec<_>>().concat())
}

const WALLS: [u32; 4] = [40, 103, 203, 303];

fn row(y: u32, cells: [&str; 3]) -> String {
    let places = [45, 110, 210];
    places.iter().zip(cells).map(|(&x, cell)| text(x, y, cell)).collect::<Vec<_>>().concat()
}

/// A page on which a table begins, closed below or not.
fn begins(last: [&str; 3], is_closed: bool) -> String {
    let levels: &[u32] = if is_closed { &[160, 120, 80, 40] } else { &[160, 120, 80] };
    lines(&WALLS, (160, 40), levels)
        + &row(140, ["一、新收", "24", "1"])
        + &row(100, ["二、结转", "5", "2"])
        + &row(60, last)
}

/// A page on which it ends, closed above or not.
fn ends(first: [&str; 3], is_closed: bool) -> String {
    let levels: &[u32] = if is_closed { &[800, 760, 720] } else { &[760, 720] };
    lines(&WALLS, (800, 720), levels) + &row(780, first) + &row(740, ["四、总计", "9", "3"])
}

fn joined(pages: &[String]) -> Vec<String> {
    tables(&file(pages, USUAL))
}

fn whole(rows: &str) -> Vec<String> {
    vec![format!("一、新收 | 24 | 1 / 二、结转 | 5 | 2 / {rows} / 四、总计 | 9 | 3")]
}

#[test]
fn a_row_that_a_page_leaves_open_goes_on_below() {
    let cut = |is_closed| joined(&[begins(["三、公", "7", "6"], is_closed), ends(["3.申请", "", ""], is_closed)]);
    assert_eq!(cut(false), whole("三、公\n3.申请 | 7 | 6"));
    assert_eq!(cut(true), whole("三、公 | 7 | 6 / 3.申请 |  | "), "it had room, and a line closes it");
    // Some programs do not draw the line that lies on the page's edge.
    let rows = |below| joined(&[begins(["三、公", "7", "6"], false), ends(below, false)]);
    assert_eq!(rows(["不公开", "8", "4"]), whole("三、公 | 7 | 6 / 不公开 | 8 | 4"), "figures stand under figures");
    assert_eq!(rows(["三、不公", "", ""]), whole("三、公 | 7 | 6 / 三、不公 |  | "), "other rows begin so");
}

#[test]
fn a_frame_may_hold_other_tables_beside_the_one_that_goes_on() {
    // A box around the whole report that pages leave open; it meets the table's outer walls.
    let frame = |ends: (u32, u32), level: u32| lines(&[40, 403], ends, &[level]);
    let first = frame((200, 40), 200) + &begins(["三、公", "7", "6"], false);
    let other = lines(&[40, 83, 403], (700, 620), &[700, 660]) + &text(45, 680, "规章") + &text(90, 680, "31");
    let second = |below| frame((800, 620), 620) + &ends(below, false) + &other;
    let whole = |row: &str| {
        let rows = [" | 一、新收 | 24 | 1", " | 二、结转 | 5 | 2", row, " | 四、总计 | 9 | 3", " | 规章 | 31"];
        rows.map(|row| row.trim_start_matches(" | ").to_owned())
    };
    let told = |below| {
        let read = joined(&[first.clone(), second(below)]);
        assert_eq!(read.len(), 1, "{read:?}");
        let rows: Vec<String> = read[0].split(" / ").map(|row| row.trim_matches([' ', '|']).to_owned()).collect();
        rows.into_iter().filter(|row| !row.is_empty()).collect::<Vec<_>>()
    };
    assert_eq!(told(["3.申请", "", ""]), whole("三、公\n3.申请 | 7 | 6"));
    // The table below has another number of columns: nothing goes on.
    let apart = lines(&[40, 103, 403], (800, 720), &[760, 720]) + &text(45, 780, "其他") + &text(110, 780, "8");
    assert_eq!(joined(&[first, frame((800, 620), 620) + &apart + &other]).len(), 2);
}

#[test]
fn a_row_may_fill_a_page() {
    const WALLS: [u32; 5] = [40, 103, 203, 303, 403];
    let first =
        lines(&WALLS, (160, 80), &[160, 120]) + &row(140, ["一、新收", "24", "1"]) + &row(100, ["三、公", "7", "6"]);
    let middle = lines(&WALLS, (800, 40), &[]) + &row(780, ["开的", "", ""]);
    let last = lines(&WALLS, (800, 720), &[760, 720]) + &row(780, ["信息", "", ""]) + &row(740, ["四、总计", "9", "3"]);
    let read = joined(&[first, middle, last]);
    assert_eq!(read, ["一、新收 | 24 | 1 |  / 三、公\n开的\n信息 | 7 | 6 |  / 四、总计 | 9 | 3 | "]);
}

#[test]
fn a_row_left_open_that_nothing_goes_on_with_is_not_blank() {
    let read = joined(&[begins(["三、公", "", "6"], false), ends(["其他", "", ""], true)]);
    assert_eq!(read, whole("三、公 | \u{fffd} | 6 / 其他 | \u{fffd} | \u{fffd}"));
}

#[test]
fn a_number_wider_than_its_cell_is_broken_or_nobody_can_tell() {
    let narrow = |last: [&str; 3], first: [&str; 3]| {
        let walls = [40, 70, 84, 98];
        let row = |y: u32, cells: [&str; 3]| {
            let places = [42, 72, 86];
            places.iter().zip(cells).map(|(&x, cell)| text(x, y, cell)).collect::<Vec<_>>().concat()
        };
        let above = lines(&walls, (120, 40), &[120, 80, 40]) + &row(100, ["新收", "24", "1"]) + &row(60, last);
        let below = lines(&walls, (800, 720), &[800, 760, 720]) + &row(780, first) + &row(740, ["总计", "9", "3"]);
        joined(&[above, below])
    };
    let told = |rows: &str| vec![format!("新收 | 24 | 1 / {rows} / 总计 | 9 | 3")];
    assert_eq!(
        narrow(["二", "13", "6"], ["、结转", "8", ""]),
        told("二\n、结转 | 138 | 6"),
        "no text begins with that sign"
    );
    assert_eq!(
        narrow(["申请", "13", "6"], ["结转", "8", ""]),
        told("申请 | 13\u{fffd} | 6 / 结转 | 8\u{fffd} | \u{fffd}")
    );
    assert_eq!(narrow(["申请", "13", "6"], ["结转", "8", "5"]), told("申请 | 13 | 6 / 结转 | 8 | 5"));
}

#[test]
fn walls_of_a_cell_that_spans_pages_need_meet_no_line() {
    let inner = [103, 203, 303];
    let page = |levels: &[u32], ends: (u32, u32)| lines(&inner, ends, levels) + &lines(&[40], ends, &[]);
    let first = lines(&WALLS, (160, 80), &[160])
        + &lines(&inner, (160, 80), &[120, 80])
        + &text(45, 130, "办理")
        + &text(110, 140, "一、公开")
        + &text(210, 140, "7")
        + &text(110, 100, "二、不公开")
        + &text(210, 100, "6");
    let second = page(&[760, 720], (800, 720)) + &text(110, 740, "三、其他") + &text(210, 740, "9");
    let third =
        lines(&WALLS, (800, 720), &[800, 720]) + &lines(&inner, (800, 720), &[760]) + &text(110, 740, "四、总计");
    let read = joined(&[first, second, third]);
    assert_eq!(read.len(), 1, "{read:?}");
}

#[test]
fn numbers_broken_where_no_walls_are_drawn_are_nobodys() {
    let page = |pieces: &str| {
        let row = |y: u32, cells: [&str; 4]| {
            let places = [40, 200, 300, 400];
            places.iter().zip(cells).map(|(&x, cell)| text(x, y, cell)).collect::<Vec<_>>().concat()
        };
        let shown = row(700, ["规章", "24", "1", "137"]) + pieces + &row(640, ["其他", "7", "8", "9"]);
        let source = gkreport::source::Source::decode("a.pdf", &file(&[shown], USUAL), &Limits::default());
        let source = source.expect("a document");
        let document = gkreport::document::Document::new(&source, &Limits::default()).expect("a document");
        document.text.matches('\u{fffd}').count()
    };
    assert_eq!(page(&text(400, 688, "6")), 2, "the number and its piece");
    assert_eq!(page(&text(350, 688, "6")), 0, "it stands under none");
    assert_eq!(page(&text(400, 670, "6")), 0, "it stands far away");
    assert_eq!(page(&text(400, 688, "件")), 0);
}

#[test]
fn words_that_run_over_a_wall_stay_in_their_cell() {
    let head = text(45, 140, "信息内容") + &text(86, 140, "制发件数") + &text(114, 140, "废止件数");
    let figures = text(45, 100, "规章") + &text(90, 100, "24") + &text(118, 100, "7");
    let page = lines(&[40, 84, 112, 150], (160, 80), &[160, 120, 80]) + &head + &figures;
    assert_eq!(joined(&[page]), ["信息内容 | 制发件数 | 废止件数 / 规章 | 24 | 7"]);
}

#[test]
fn a_clip_that_shapes_a_line_cuts_nothing_off() {
    let open = begins(["三、公", "", "6"], false);
    // The line down the page is drawn through a clip as thin as itself, which is shorter.
    let clipped = "q 302 60 2 60 re W n 302 20 2 200 re f Q ";
    let read = joined(&[clipped.to_owned() + &open]);
    assert_eq!(read, ["一、新收 | 24 | 1 / 二、结转 | 5 | 2 / 三、公 |  | 6"]);
}
