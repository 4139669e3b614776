//! The types that databases give to what `parse` writes, so that they need not guess them from the first rows.
//!
//! Of Parquet its own schema. Of the text formats what their readers are told: the wide shape is a line of ndjson, read
//! from the JSON Schema of the structs that are written; the long shape a row of the csv. A type that is guessed changes
//! with the content: `statistics` is null in one batch and a struct in the next.

mod dialects;
mod shape;

use crate::emit::parse::Shape;
use crate::emit::parse::message::message_type;
use std::io;

/// For whom types are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reader {
    /// The message type of `--format parquet`.
    Parquet,
    /// DuckDB: the `columns` of `read_json` or `read_csv`.
    DuckDb,
    /// Spark: the schema of `spark.read`, as DDL.
    Spark,
}

/// Writes the types of a shape.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn write(reader: Reader, shape: Shape, out: &mut dyn io::Write) -> io::Result<()> {
    match reader {
        Reader::Parquet => out.write_all(message_type(shape).as_bytes()),
        Reader::DuckDb => writeln!(out, "{}", dialects::duckdb(&shape::fields(shape))),
        Reader::Spark => writeln!(out, "{}", dialects::spark(&shape::fields(shape))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(reader: Reader, shape: Shape) -> String {
        let mut out = Vec::new();
        write(reader, shape, &mut out).expect("memory can be written to");
        String::from_utf8(out).expect("UTF-8")
    }

    #[test]
    fn each_reader_is_told_in_its_own_words() {
        let duckdb = text(Reader::DuckDb, Shape::Wide);
        assert!(duckdb.starts_with("{'schema': 'VARCHAR', 'source': 'STRUCT(\"path\" VARCHAR, "), "{duckdb}");
        assert!(duckdb.contains("\"state_secret\" STRUCT(\"natural_person\" BIGINT, "));
        assert!(duckdb.contains("\"amount\" DECIMAL(20,6)") && duckdb.contains("'published': 'DATE'"));
        assert!(duckdb.contains("'error': 'VARCHAR'"));
        let spark = text(Reader::Spark, Shape::Wide);
        assert!(spark.starts_with("`schema` STRING, `source` STRUCT<`path`: STRING, "), "{spark}");
        assert!(spark.contains("`spans` MAP<STRING, STRUCT<`line`: BIGINT, "));
        assert!(spark.contains("`sections` ARRAY<STRUCT<`kind`: STRING, "));
        let long = text(Reader::DuckDb, Shape::Long);
        assert!(long.starts_with("{'source': 'VARCHAR', ") && long.contains("'value': 'DECIMAL(20,6)'"), "{long}");
    }

    #[test]
    fn a_cell_has_the_type_it_has_in_parquet() {
        let parquet = text(Reader::Parquet, Shape::Wide);
        let spark = text(Reader::Spark, Shape::Wide);
        let cells =
            spark.split("`disclosure` ").nth(1).and_then(|rest| rest.split("`figures` ").next()).expect("tables");
        let count = |text: &str, word: &str| text.matches(word).count();
        assert_eq!(count(cells, "DECIMAL(20,6)"), count(&parquet, "DECIMAL(20,6)"));
        // Beside the cells: the year and six counts of cells.
        assert_eq!(count(cells, "BIGINT") + 7, count(&parquet, "int64"));
    }
}
