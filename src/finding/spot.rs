//! Where a finding stands once its report is gone: the source's name, lines and columns, and what people are shown.

use crate::finding::Language;
use crate::position::{Part, Position};
use crate::span::Place;
use serde::{Deserialize, Serialize};
use std::ops::Range;
use std::sync::Arc;

/// A place in one of the sources.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// What messages call the source.
    pub source: Arc<str>,
    /// From where to where; `None` where nothing stands there.
    pub region: Option<Region>,
}

/// A stretch of a source, as people find it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Region {
    /// In a text.
    Lines {
        /// The first character.
        start: Place,
        /// Just past the last one.
        end: Place,
    },
    /// In a file without lines.
    Laid(Position),
}

impl Region {
    /// Its first character and the place just past the last one, in a text.
    pub const fn lines(&self) -> Option<(Place, Place)> {
        match self {
            Self::Lines { start, end } => Some((*start, *end)),
            Self::Laid(_) => None,
        }
    }

    /// Page, table and cell, in a file without lines.
    pub const fn position(&self) -> Option<Position> {
        match self {
            Self::Lines { .. } => None,
            Self::Laid(position) => Some(*position),
        }
    }

    /// `line 301`, or `page 3, table 2, row 5, cell 4`; `None` where that is not known.
    pub fn told(&self, language: Language) -> Option<String> {
        match self {
            Self::Lines { start, .. } => {
                let line = start.line;
                Some(language.pick(format!("第 {line} 行"), format!("line {line}")))
            }
            Self::Laid(position) => {
                let parts: Vec<String> =
                    position.parts().map(|(part, number)| counted(part, number, language)).collect();
                (!parts.is_empty()).then(|| parts.join(language.pick("", ", ")))
            }
        }
    }
}

fn counted(part: Part, number: u32, language: Language) -> String {
    let (zh, en) = match part {
        Part::Page => ("页", "page"),
        Part::Table => ("个表", "table"),
        Part::Row => ("行", "row"),
        Part::Cell => ("格", "cell"),
    };
    language.pick(format!("第 {number} {zh}"), format!("{en} {number}"))
}

/// A stretch of one line of a source, with the part of it that is meant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Excerpt {
    /// As the source has it, cut short at either end where the line is long.
    pub text: String,
    /// The bytes of `text` that are meant.
    pub mark: Range<usize>,
    /// How many characters of the line stand before `text`.
    pub cut: usize,
}

impl Spot {
    /// The line, where something stands there.
    pub fn line(&self) -> Option<usize> {
        self.place().map(|place| place.line)
    }

    /// The first character, where something stands there in a text.
    pub fn place(&self) -> Option<Place> {
        self.region.and_then(|region| region.lines()).map(|(start, _)| start)
    }

    /// Page, table and cell, where something stands there in a file without lines.
    pub fn position(&self) -> Option<Position> {
        self.region.and_then(|region| region.position())
    }

    /// `line 301`, or `page 3, table 2, row 5, cell 4`; `None` where that is not known.
    pub fn told(&self, language: Language) -> Option<String> {
        self.region.and_then(|region| region.told(language))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_told_in_words_people_find_them_by() {
        let position = Position { page: Some(3), table: Some(2), row: Some(5), cell: Some(4), ..Position::default() };
        let told = |position, language| Region::Laid(position).told(language);
        assert_eq!(told(position, Language::En).as_deref(), Some("page 3, table 2, row 5, cell 4"));
        assert_eq!(told(position, Language::Zh).as_deref(), Some("第 3 页第 2 个表第 5 行第 4 格"));
        assert_eq!(told(Position::default(), Language::En), None);
    }
}
