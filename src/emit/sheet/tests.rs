//! Tests only: workbooks, read back and looked into.

use super::text::TEXT;
use super::*;
use calamine::{Data, Reader as _, Xlsx};
use std::io::Cursor;

fn read(book: Book) -> Xlsx<Cursor<Vec<u8>>> {
    let mut out = Vec::new();
    book.finish(&mut out).expect("memory can be written to");
    Xlsx::new(Cursor::new(out)).expect("a workbook")
}

/// A book of two tables with a column each.
fn book(rows: u32) -> Book {
    let mut book = Book::with_rows(Language::En, rows);
    for name in ["one", "two"] {
        book.table(name, vec![Column { name: "column", width: 8 }], 0);
    }
    book
}

#[test]
fn a_full_sheet_goes_on_on_the_next_and_no_row_is_lost() {
    let mut book = book(4);
    for number in 0..7_u32 {
        book.row(0, &[Value::number(Some(number))]).expect("rows can be kept");
        book.row(1, &[Value::Word("x")]).expect("rows can be kept");
    }
    let mut book = read(book);
    assert_eq!(book.sheet_names(), ["one", "one 2", "one 3", "two", "two 2", "two 3"]);
    let mut numbers = Vec::new();
    for name in ["one", "one 2", "one 3"] {
        let sheet = book.worksheet_range(name).expect("a sheet");
        assert_eq!(sheet[(0, 0)], Data::String("column".to_owned()));
        assert!(sheet.height() <= 4, "{name}");
        numbers.extend(sheet.rows().skip(1).map(|row| row[0].clone()));
    }
    assert_eq!(numbers, [0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0].map(Data::Float));
}

#[test]
fn a_sheet_that_is_just_full_is_not_continued() {
    let mut book = book(4);
    for _ in 0..3 {
        book.row(0, &[Value::Word("x")]).expect("rows can be kept");
    }
    assert_eq!(read(book).sheet_names(), ["one", "two"]);
}

#[test]
fn a_text_too_long_for_a_cell_says_that_it_is_cut() {
    for (language, mark) in [(Language::En, " [cut: 40000 characters in all]"), (Language::Zh, "全文 40000 字")] {
        // Characters of one and of two units.
        for character in ["字", "𠮷"] {
            let text = cell_text(&character.repeat(40_000), language);
            assert!(text.encode_utf16().count() <= TEXT && text.contains(mark), "{character}");
            assert!(text.encode_utf16().count() > TEXT - 2 && text.starts_with(&character.repeat(16_000)));
        }
        let fits = "字".repeat(TEXT);
        assert_eq!(cell_text(&fits, language), fits);
    }
    let mut book = book(9);
    book.row(0, &[Value::made("x".repeat(40_000))]).expect("rows can be kept");
    assert_eq!(read(book).worksheet_range("one").expect("a sheet").height(), 2);
}

#[test]
fn a_book_without_rows_has_its_headers() {
    let mut book = read(book(9));
    for name in ["one", "two"] {
        let sheet = book.worksheet_range(name).expect("a sheet");
        assert_eq!((sheet.height(), &sheet[(0, 0)]), (1, &Data::String("column".to_owned())));
    }
}

#[test]
fn the_header_stays_in_sight_and_filters_the_rows_and_no_text_turns_into_a_formula() {
    let mut book = Book::with_rows(Language::En, 4);
    for (name, fixed) in [("one", 0), ("two", 1)] {
        book.table(name, vec![Column { name: "column", width: 8 }; 2], fixed);
    }
    for _ in 0..4 {
        book.row(0, &[Value::text("=1+1"), Value::text("1+1")]).expect("rows can be kept");
    }
    let mut out = Vec::new();
    book.finish(&mut out).expect("memory can be written to");
    let mut zip = zip::ZipArchive::new(Cursor::new(out)).expect("a zip file");
    let mut part = |path: &str| io::read_to_string(zip.by_name(path).expect(path)).expect("UTF-8");
    let sheets = [1, 2, 3].map(|at| part(&format!("xl/worksheets/sheet{at}.xml")));
    let filters = ["A1:B4", "A1:B2", "A1:B1"];
    let panes = [
        "<pane ySplit=\"1\" topLeftCell=\"A2\"",
        "<pane ySplit=\"1\" topLeftCell=\"A2\"",
        "<pane xSplit=\"1\" ySplit=\"1\" topLeftCell=\"B2\"",
    ];
    for ((sheet, filter), pane) in sheets.iter().zip(filters).zip(panes) {
        assert!(sheet.contains(&format!("<autoFilter ref=\"{filter}\"/>")) && sheet.contains(pane), "{sheet}");
        assert_eq!(sheet.matches("tabSelected").count(), usize::from(filter == "A1:B4"));
    }
    let names = part("xl/workbook.xml");
    for place in [">one!$A$1:$B$4", ">'one 2'!$A$1:$B$2", ">two!$A$1:$B$1"] {
        assert!(names.contains(place), "{names}");
    }
    // The looks of a cell are a position among the workbook's.
    let look = |cell: &str| {
        let (_, rest) = sheets[1].split_once(&format!("<c r=\"{cell}\" ")).expect(cell);
        let look = rest.strip_prefix("s=\"").and_then(|rest| rest.split('"').next()).unwrap_or("0");
        assert!(rest.split('>').next().is_some_and(|tag| tag.ends_with("t=\"inlineStr\"")), "{cell}: {rest}");
        look.parse::<usize>().expect("a number")
    };
    let styles = part("xl/styles.xml");
    let formats: Vec<_> = styles.split("<cellXfs").nth(1).expect("styles").split("<xf ").skip(1).collect();
    assert!(formats[look("A2")].contains("quotePrefix=\"1\""), "{styles}");
    assert!(formats[look("A1")].contains("wrapText=\"1\""), "{styles}");
    assert_eq!(look("B2"), 0);
}
