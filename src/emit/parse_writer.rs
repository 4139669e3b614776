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

use super::parse_csv::{self, ByteOrderMark};
use super::parse_json::{self, Spans};
use super::parse_rows::{Shape, Value};
use super::{JsonLayout, parse_xlsx};
use crate::Report;
use crate::finding::Language;
use std::io;

/// A format of `parse`, with what can be chosen for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParseFormat {
    /// JSON: one object a report.
    Json {
        /// Indented where there is one report, else one object a line.
        layout: JsonLayout,
        /// Whether each cell's place is told.
        spans: Spans,
    },
    /// A table in text.
    Csv {
        /// What a row of it is.
        shape: Shape,
        /// Whether spreadsheets are told that it is UTF-8.
        mark: ByteOrderMark,
    },
    /// A workbook.
    Xlsx {
        /// The one sheet it has; `None`: one sheet of each shape.
        shape: Option<Shape>,
        /// The language of the sheets' names.
        language: Language,
    },
}

/// Turns a report into its part of the output. It keeps nothing: threads may share or copy it.
#[derive(Clone, Copy, Debug)]
pub struct Renderer(ParseFormat);

/// A report's part of the output, ready to be put behind the others.
#[derive(Debug)]
pub struct Piece(pub(super) Content);

/// What a [`Piece`] holds.
#[derive(Debug)]
pub(super) enum Content {
    /// The output itself.
    Bytes(Vec<u8>),
    /// For each sheet its rows.
    Rows(Vec<Vec<Vec<Value<'static>>>>),
}

/// Puts the parts of an output together.
pub trait ParseWriter {
    /// Adds a report's part behind the parts before it.
    ///
    /// # Errors
    /// Where `out` cannot be written to, or the piece was rendered for another format.
    fn add(&mut self, piece: Piece, out: &mut dyn io::Write) -> io::Result<()>;

    /// Adds an input that could not be read, and why, where the format has a place for that: JSON lines have one, so
    /// that whoever gives names gets a line for each.
    ///
    /// # Errors
    /// Where `out` cannot be written to.
    fn failed(&mut self, source: &str, why: &str, out: &mut dyn io::Write) -> io::Result<()> {
        let _ = (source, why, out);
        Ok(())
    }

    /// Writes what comes last.
    ///
    /// # Errors
    /// Where `out` cannot be written to.
    fn finish(&mut self, out: &mut dyn io::Write) -> io::Result<()>;
}

/// What turns reports into pieces of a format, and what puts them together.
pub fn parse_writer(format: ParseFormat) -> (Renderer, Box<dyn ParseWriter>) {
    let writer: Box<dyn ParseWriter> = match format {
        ParseFormat::Json { layout: JsonLayout::Line, .. } => Box::new(Lines),
        ParseFormat::Json { layout: JsonLayout::Pretty, .. } => Box::new(Joined::new(Vec::new())),
        ParseFormat::Csv { shape, mark } => Box::new(Joined::new(parse_csv::header(shape, mark))),
        ParseFormat::Xlsx { language, .. } => Box::new(parse_xlsx::Xlsx::new(format.shapes(), language)),
    };
    (Renderer(format), writer)
}

impl ParseFormat {
    /// The shapes of its tables, in their order.
    fn shapes(self) -> &'static [Shape] {
        match self {
            Self::Json { .. } => &[],
            Self::Csv { shape, .. } | Self::Xlsx { shape: Some(shape), .. } => match shape {
                Shape::Long => &[Shape::Long],
                Shape::Wide => &[Shape::Wide],
            },
            Self::Xlsx { shape: None, .. } => &Shape::ALL,
        }
    }
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
                parse_json::write(report, spans, layout, &mut bytes)?;
                Content::Bytes(bytes)
            }
            ParseFormat::Csv { shape, .. } => Content::Bytes(parse_csv::rows(report, shape)?),
            ParseFormat::Xlsx { .. } => {
                Content::Rows(self.0.shapes().iter().map(|shape| parse_xlsx::rows(report, *shape)).collect())
            }
        };
        Ok(Piece(content))
    }
}

/// Bytes behind bytes, after what comes first once.
struct Joined {
    first: Vec<u8>,
}

impl Joined {
    const fn new(first: Vec<u8>) -> Self {
        Self { first }
    }
}

impl ParseWriter for Joined {
    fn add(&mut self, piece: Piece, out: &mut dyn io::Write) -> io::Result<()> {
        let Content::Bytes(bytes) = piece.0 else { return Err(other_format()) };
        self.finish(out)?;
        out.write_all(&bytes)
    }

    fn finish(&mut self, out: &mut dyn io::Write) -> io::Result<()> {
        out.write_all(&std::mem::take(&mut self.first))
    }
}

/// A line for each input.
struct Lines;

impl ParseWriter for Lines {
    fn add(&mut self, piece: Piece, out: &mut dyn io::Write) -> io::Result<()> {
        let Content::Bytes(bytes) = piece.0 else { return Err(other_format()) };
        out.write_all(&bytes)
    }

    fn failed(&mut self, source: &str, why: &str, out: &mut dyn io::Write) -> io::Result<()> {
        parse_json::write_unread(source, why, out)
    }

    fn finish(&mut self, _: &mut dyn io::Write) -> io::Result<()> {
        Ok(())
    }
}

/// The piece belongs into another writer.
pub(super) fn other_format() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, "the piece was rendered for another format")
}

#[cfg(test)]
mod tests {
    use super::*;
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
