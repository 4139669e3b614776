//! Tables as programs read them back, from csv and from xlsx: a header, and rows of fields.

use crate::formats::support::run;
use calamine::{Data, Reader as _, Xlsx, open_workbook};
use std::collections::BTreeMap;
use std::path::Path;

/// A field as it arrives.
#[derive(Clone, Debug, PartialEq)]
pub enum Field {
    Empty,
    /// In csv every field that is not empty.
    Text(String),
    Number(f64),
}

/// A table.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    pub header: Vec<String>,
    pub rows: Vec<Vec<Field>>,
}

impl Field {
    /// As it would be shown; empty where there is nothing.
    pub fn shown(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => text.clone(),
            Self::Number(number) => number.to_string(),
        }
    }
}

impl Sheet {
    /// A field of a row, as shown, by its column's name.
    pub fn get(&self, row: usize, column: &str) -> String {
        self.field(row, column).shown()
    }

    /// A field of a row by its column's name.
    pub fn field(&self, row: usize, column: &str) -> &Field {
        let at = self.header.iter().position(|name| name == column);
        &self.rows[row][at.unwrap_or_else(|| panic!("no column {column}"))]
    }

    /// What stands in a column.
    pub fn column(&self, column: &str) -> Vec<String> {
        (0..self.rows.len()).map(|row| self.get(row, column)).collect()
    }

    /// The positions of the columns whose names are cells' keys.
    pub fn cells(&self) -> Vec<usize> {
        let keys = self.header.iter().enumerate().filter(|(_, name)| name.contains('.'));
        keys.map(|(at, _)| at).collect()
    }
}

/// Reads a CSV text.
pub fn of_csv(text: &str) -> Sheet {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header = reader.headers().expect("a header").iter().map(str::to_owned).collect();
    let field = |field: &str| if field.is_empty() { Field::Empty } else { Field::Text(field.to_owned()) };
    let rows = reader.records().map(|row| row.expect("a well-formed row").iter().map(field).collect()).collect();
    Sheet { header, rows }
}

/// Reads a workbook, sheet by sheet; none may hold a formula.
pub fn of_xlsx(path: &Path) -> BTreeMap<String, Sheet> {
    let mut workbook: Xlsx<_> = open_workbook(path).expect("a workbook");
    let names = workbook.sheet_names();
    let sheet = |name: String| {
        let formulas = workbook.worksheet_formula(&name).expect("a sheet");
        assert_eq!(formulas.used_cells().count(), 0, "{name} holds a formula");
        let range = workbook.worksheet_range(&name).expect("a sheet");
        let field = |data: &Data| match data {
            Data::Empty => Field::Empty,
            Data::String(text) => Field::Text(text.clone()),
            Data::Float(number) => Field::Number(*number),
            other => panic!("{name}: {other:?}"),
        };
        let mut rows = range.rows();
        let header: Vec<_> = rows.next().expect("a header").iter().map(ToString::to_string).collect();
        let rows = rows.map(|row| row.iter().map(field).collect()).collect();
        (name, Sheet { header, rows })
    };
    names.into_iter().map(sheet).collect()
}

/// What `parse` writes of files as csv in a shape.
pub fn csv(shape: &str, paths: &[&str]) -> Sheet {
    let said = run(&[&["parse", "--format", "csv", "--shape", shape], paths].concat());
    of_csv(&said.stdout)
}

/// What a command writes as a workbook.
pub fn xlsx(args: &[&str]) -> BTreeMap<String, Sheet> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("out.xlsx");
    let out = path.display().to_string();
    run(&[args, &["--format", "xlsx", "-o", &out]].concat());
    of_xlsx(&path)
}
