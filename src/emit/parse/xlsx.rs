//! Reports as a workbook: a sheet with one row a cell, a sheet with one row a report, or one of them.

use super::piece::{Content, ParseWriter, Piece, other_format};
use super::shape::Shape;
use crate::Report;
use crate::emit::sheet::{Book, Column};
use crate::emit::value::Value;
use crate::finding::Language;
use std::convert::Infallible;
use std::io;

/// Columns that hold names and texts, and how wide they are.
const WIDE: [(&str, u16); 9] = [
    ("source", 28),
    ("issuer", 20),
    ("title", 40),
    ("row", 30),
    ("column", 30),
    ("row_label", 44),
    ("column_label", 24),
    ("raw", 16),
    ("not_read", 60),
];
/// The width of all others.
const FIGURE: u16 = 13;

/// Writes the workbook when the last report is in.
pub(super) struct Xlsx {
    book: Option<Book>,
}

impl Xlsx {
    pub(super) fn new(shapes: &[Shape], language: Language) -> Self {
        let mut book = Book::new(language);
        for &shape in shapes {
            let columns = shape.header().into_iter().map(|name| Column { name, width: width(name) });
            // What names the report stays in sight where there is much to its right.
            let fixed = match shape {
                Shape::Long => 0,
                Shape::Wide => 3,
            };
            book.table(name(shape, language), columns.collect(), fixed);
        }
        Self { book: Some(book) }
    }
}

impl ParseWriter for Xlsx {
    fn add(&mut self, piece: Piece, _: &mut dyn io::Write) -> io::Result<()> {
        let (Content::Rows(sheets), Some(book)) = (piece.0, &mut self.book) else { return Err(other_format()) };
        for (sheet, rows) in sheets.into_iter().enumerate() {
            for row in rows {
                book.row(sheet, &row)?;
            }
        }
        Ok(())
    }

    fn finish(&mut self, out: &mut dyn io::Write) -> io::Result<()> {
        self.book.take().map_or(Ok(()), |book| book.finish(out))
    }
}

/// The rows of a report, no longer tied to it.
pub(super) fn rows(report: &Report, shape: Shape) -> Vec<Vec<Value<'static>>> {
    let mut rows = Vec::new();
    let all = shape.rows(report, |row| {
        let fields = row.iter_mut().map(|field| std::mem::replace(field, Value::Empty).into_owned());
        rows.push(fields.collect());
        Ok::<(), Infallible>(())
    });
    match all {
        Ok(()) => rows,
        Err(never) => match never {},
    }
}

const fn name(shape: Shape, language: Language) -> &'static str {
    match (shape, language) {
        (Shape::Long, Language::Zh) => "长表",
        (Shape::Wide, Language::Zh) => "宽表",
        (Shape::Long, Language::En) => "long",
        (Shape::Wide, Language::En) => "wide",
    }
}

fn width(name: &str) -> u16 {
    WIDE.iter().find(|(one, _)| *one == name).map_or(FIGURE, |(_, width)| *width)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::emit::{ParseFormat, parse_writer};
    use crate::rules::testing::sound;
    use crate::statute::Edition::{E2019, E2021};
    use calamine::{Data, Range, Reader as _, Xlsx as Read};
    use std::io::Cursor;

    const CELL: &str = "disclosure.compulsory_measures.decisions";

    fn written(reports: &[Report]) -> Read<Cursor<Vec<u8>>> {
        let (renderer, mut writer) = parse_writer(ParseFormat::Xlsx { shape: None, language: Language::En });
        let mut out = Vec::new();
        for report in reports {
            let piece = renderer.render(report).expect("a piece");
            writer.add(piece, &mut out).expect("rows can be kept");
        }
        writer.finish(&mut out).expect("memory can be written to");
        Read::new(Cursor::new(out)).expect("a workbook")
    }

    fn field<'d>(sheet: &'d Range<Data>, row: usize, column: &str) -> &'d Data {
        let mut header = sheet.rows().next().expect("a header").iter();
        let at = header.position(|name| *name == Data::String(column.to_owned())).expect("the column");
        &sheet[(row, at)]
    }

    /// The row of a cell in the long sheet.
    fn long(book: &mut Read<Cursor<Vec<u8>>>, column: &str) -> Data {
        let sheet = book.worksheet_range("long").expect("a sheet");
        let of = |row: usize| ["table", "row", "column"].map(|part| field(&sheet, row, part).to_string()).join(".");
        let row = (1..sheet.height()).find(|&row| of(row) == CELL).expect("the cell's row");
        field(&sheet, row, column).clone()
    }

    #[test]
    fn whatever_a_page_says_is_a_string_without_what_steers() {
        let text = |text: &str| Data::String(text.to_owned());
        for (hostile, shown) in [
            ("=HYPERLINK(\"http://x\",\"5\")", "=HYPERLINK(\"http://x\",\"5\")"),
            ("+1+1", "+1+1"),
            ("@x", "@x"),
            ("{=1+1}", "{=1+1}"),
            ("'5", "'5"),
            ("\u{1b}[31m5\u{7}\r\u{0}\u{9b}\u{202e}", "␛[31m5␇␍␀\u{fffd}\u{fffd}"),
            ("</t></is></c><c><f>1</f>&amp;\"", "</t></is></c><c><f>1</f>&amp;\""),
            ("_x0041__x000D_\u{fffe}\u{ffff}", "_x0041__x000D_\u{fffd}\u{fffd}"),
            (" 5 \n 6\t", " 5 \n 6\t"),
        ] {
            let mut report = sound(E2021).issuer(Some(hostile)).set(CELL, hostile).build();
            report.source.name = hostile.to_owned();
            let mut book = written(&[report]);
            assert_eq!(["source", "issuer", "raw"].map(|column| long(&mut book, column)), [shown; 3].map(text));
            let wide = book.worksheet_range("wide").expect("a sheet");
            assert_eq!(["source", "issuer"].map(|column| field(&wide, 1, column).clone()), [shown; 2].map(text));
            for sheet in ["long", "wide"] {
                assert_eq!(book.worksheet_formula(sheet).expect("a sheet").used_cells().count(), 0, "{hostile:?}");
            }
        }
    }

    #[test]
    fn figures_are_numbers_and_those_a_spreadsheet_would_round_are_text() {
        let key = "disclosure.administrative_fees.amount";
        for (raw, due) in [
            ("0", Data::Float(0.0)),
            ("96171.60", Data::Float(96171.6)),
            ("0.000001", Data::Float(0.000_001)),
            ("123456789012.345", Data::Float(123_456_789_012.345)),
            ("1234567890123.456", Data::String("1234567890123.456".to_owned())),
        ] {
            let mut book = written(&[sound(E2021).set(key, raw).build()]);
            let wide = book.worksheet_range("wide").expect("a sheet");
            assert_eq!(*field(&wide, 1, key), due);
        }
        let mut book = written(&[sound(E2019).set("disclosure.licensing.items_change", "-7").build()]);
        let wide = book.worksheet_range("wide").expect("a sheet");
        assert_eq!(*field(&wide, 1, "disclosure.licensing.items_change"), Data::Float(-7.0));
    }
}
