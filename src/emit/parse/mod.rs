//! The formats of `parse`: what turns a report into its part of the output, and what puts the parts together.
//!
//! The first step is the costly one and knows one report only, so any number of threads can do it ([`Renderer`]); the
//! second keeps the order of the inputs ([`ParseWriter`]).
//!
//! ```
//! use gkreport::emit::{ByteOrderMark, ParseFormat, Shape, parse_writer};
//! # fn main() -> std::io::Result<()> {
//! let (renderer, mut writer) = parse_writer(ParseFormat::Csv { shape: Shape::Wide, mark: ByteOrderMark::Omit });
//! let mut out = Vec::new();
//! # let reports: Vec<gkreport::Report> = Vec::new();
//! for report in &reports {
//!     let piece = renderer.render(report)?; // on whatever thread
//!     writer.add(piece, &mut out)?; // in the order of the inputs
//! }
//! writer.finish(&mut out)
//! # }
//! ```

mod cells;
mod csv;
mod figures;
mod format;
mod joined;
mod json;
mod long;
pub(super) mod message;
#[cfg(feature = "parquet")]
mod parquet;
mod piece;
mod shape;
mod table_schema;
mod tables;
pub(super) mod typed;
mod wide;
mod xlsx;

pub use csv::ByteOrderMark;
pub use format::ParseFormat;
pub use json::Spans;
pub(super) use json::{Parsed, UnreadLine};
pub use piece::{ParseWriter, Piece};
pub use shape::Shape;
pub use table_schema::table_schema;

use super::json::JsonLayout;
use crate::Report;
use joined::{Joined, Lines};
use piece::Content;
use std::io;

/// Turns a report into its part of the output. It keeps nothing: threads may share or copy it.
#[derive(Clone, Copy, Debug)]
pub struct Renderer(ParseFormat);

/// What turns reports into pieces of a format, and what puts them together.
pub fn parse_writer(format: ParseFormat) -> (Renderer, Box<dyn ParseWriter>) {
    let writer: Box<dyn ParseWriter> = match format {
        ParseFormat::Json { layout: JsonLayout::Line, .. } => Box::new(Lines),
        ParseFormat::Json { layout: JsonLayout::Pretty, .. } => Box::new(Joined::new(Vec::new(), None)),
        ParseFormat::Csv { shape, mark } => Box::new(Joined::new(csv::header(shape, mark), Some(shape))),
        #[cfg(feature = "parquet")]
        ParseFormat::Parquet { shape } => Box::new(parquet::Parquet::new(shape)),
        ParseFormat::Xlsx { language, .. } => Box::new(xlsx::Xlsx::new(format.shapes(), language)),
    };
    (Renderer(format), writer)
}

impl Renderer {
    /// Renders a report.
    ///
    /// # Errors
    /// None that is known: memory takes what is written.
    pub fn render(&self, report: &Report) -> io::Result<Piece> {
        let content = match self.0 {
            ParseFormat::Json { layout, spans } => {
                let mut bytes = Vec::new();
                json::write(report, spans, layout, &mut bytes)?;
                Content::Bytes(bytes)
            }
            ParseFormat::Csv { shape, .. } => Content::Bytes(csv::rows(report, shape)?),
            #[cfg(feature = "parquet")]
            ParseFormat::Parquet { shape } => Content::Records(parquet::records(report, shape)),
            ParseFormat::Xlsx { .. } => Content::Rows(
                self.0.shapes().iter().map(|shape| xlsx::rows(report, *shape, self.0.language())).collect(),
            ),
        };
        Ok(Piece(content))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Language;
    use crate::rules::testing::sound;
    use crate::statute::Edition::{E2008, E2019, E2021};

    const CSV: ParseFormat = ParseFormat::Csv { shape: Shape::Long, mark: ByteOrderMark::Write };
    const LINES: ParseFormat = ParseFormat::Json { layout: JsonLayout::Line, spans: Spans::Omit };
    const XLSX: ParseFormat = ParseFormat::Xlsx { shape: None, language: Language::En };

    #[test]
    fn pieces_made_on_many_threads_join_to_what_one_thread_makes() {
        let reports = [E2008, E2019, E2021].map(|edition| sound(edition).build());
        for format in [CSV, LINES, XLSX] {
            let join = |pieces: Vec<Piece>| {
                let (mut writer, mut out) = (parse_writer(format).1, Vec::new());
                for piece in pieces {
                    writer.add(piece, &mut out).expect("memory can be written to");
                }
                writer.finish(&mut out).expect("memory can be written to");
                out
            };
            let renderer = parse_writer(format).0;
            let render = |report: &Report| renderer.render(report).expect("a piece");
            let threaded = std::thread::scope(|scope| {
                let threads: Vec<_> = reports.iter().map(|report| scope.spawn(move || render(report))).collect();
                threads.into_iter().map(|thread| thread.join().expect("no panic")).collect()
            });
            assert_eq!(join(threaded), join(reports.iter().map(render).collect()), "{format:?}");
        }
    }

    #[test]
    fn what_comes_first_comes_once_and_without_any_report_too() {
        let (renderer, mut writer) = parse_writer(CSV);
        let mut out = Vec::new();
        for _ in 0..2 {
            let piece = renderer.render(&sound(E2021).build()).expect("a piece");
            writer.add(piece, &mut out).expect("memory can be written to");
        }
        writer.finish(&mut out).expect("memory can be written to");
        let text = String::from_utf8(out).expect("UTF-8");
        assert_eq!((text.matches('\u{feff}').count(), text.matches("source,").count()), (1, 1));
        let mut out = Vec::new();
        parse_writer(CSV).1.finish(&mut out).expect("memory can be written to");
        assert!(out.starts_with("\u{feff}source,".as_bytes()));
    }

    #[test]
    fn a_piece_of_another_format_is_refused() {
        let report = sound(E2021).build();
        for (made, put) in [(CSV, XLSX), (XLSX, CSV)] {
            let piece = parse_writer(made).0.render(&report).expect("a piece");
            let error = parse_writer(put).1.add(piece, &mut Vec::new()).expect_err("not its own");
            assert_eq!(error.kind(), io::ErrorKind::InvalidInput);
        }
    }
}
