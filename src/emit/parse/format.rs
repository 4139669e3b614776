//! The formats of `parse`, with what can be chosen for each.

use super::csv::ByteOrderMark;
use super::json::Spans;
use super::shape::Shape;
use crate::emit::json::JsonLayout;
use crate::finding::Language;

/// A format of `parse`, with what can be chosen for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
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
    /// Parquet: typed columns, the same for all reports.
    #[cfg(feature = "parquet")]
    Parquet {
        /// What a row of it is.
        shape: Shape,
    },
    /// A workbook.
    Xlsx {
        /// The one sheet it has; `None`: one sheet of each shape.
        shape: Option<Shape>,
        /// The language of the sheets' names.
        language: Language,
    },
}

impl ParseFormat {
    /// The shapes of its tables, in their order.
    pub(super) fn shapes(self) -> &'static [Shape] {
        match self {
            Self::Json { .. } => &[],
            Self::Csv { shape, .. } | Self::Xlsx { shape: Some(shape), .. } => shape.alone(),
            #[cfg(feature = "parquet")]
            Self::Parquet { shape } => shape.alone(),
            Self::Xlsx { shape: None, .. } => &Shape::ALL,
        }
    }

    /// The language of its names; keys, where it has none.
    pub(super) const fn language(self) -> Language {
        match self {
            Self::Xlsx { language, .. } => language,
            _ => Language::En,
        }
    }
}
