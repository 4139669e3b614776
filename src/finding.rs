//! What a rule found: plain data, in both languages, with every operand's place.
//!
//! A [`Finding<P>`] is made with spans of the source (`P` is `Option<Span>`, where nothing else is said) and told with
//! the places people read ([`Spot`]), once the report is no longer at hand. `P` is all that differs.
//!
//! Refused: a finding without a rule, a sum without its operands.

mod language;
mod spot;

pub use language::{Bilingual, Language, Words};
pub use spot::{Excerpt, Region, Spot};

use crate::span::Span;
use rust_decimal::Decimal;
use serde::Serialize;

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth a look.
    Note,
    /// Very probably wrong.
    Warning,
    /// The law's own arithmetic or a required part is broken.
    Error,
}

impl Severity {
    /// The word used in every output.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// How a wrong figure came from the right one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Misreading {
    /// Two neighbouring digits change places: 56 reads 65.
    TransposedDigits,
    /// A digit is missing: 156 reads 15.
    DroppedDigit,
    /// A digit stands twice: 56 reads 566.
    DoubledDigit,
    /// A digit is there that should not be: 56 reads 536.
    ExtraDigit,
    /// One digit of several is another: 156 reads 186.
    ChangedDigit,
    /// The figure is that of the cell above, below, left or right.
    NeighbourValue,
}

impl Misreading {
    /// The word used in every output.
    pub const fn key(self) -> &'static str {
        match self {
            Self::TransposedDigits => "transposed-digits",
            Self::DroppedDigit => "dropped-digit",
            Self::DoubledDigit => "doubled-digit",
            Self::ExtraDigit => "extra-digit",
            Self::ChangedDigit => "changed-digit",
            Self::NeighbourValue => "neighbour-value",
        }
    }

    /// The word in one language.
    pub const fn word(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::TransposedDigits, Language::Zh) => "数字颠倒",
            (Self::DroppedDigit, Language::Zh) => "漏了一位数字",
            (Self::DoubledDigit, Language::Zh) => "重复了一位数字",
            (Self::ExtraDigit, Language::Zh) => "多了一位数字",
            (Self::ChangedDigit, Language::Zh) => "错了一位数字",
            (Self::NeighbourValue, Language::Zh) => "与相邻一格的数相同",
            (Self::TransposedDigits, Language::En) => "digits swapped",
            (Self::DroppedDigit, Language::En) => "a digit dropped",
            (Self::DoubledDigit, Language::En) => "a digit doubled",
            (Self::ExtraDigit, Language::En) => "a digit too many",
            (Self::ChangedDigit, Language::En) => "one digit changed",
            (Self::NeighbourValue, Language::En) => "the value of a neighbouring cell",
        }
    }
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Finding<P = Option<Span>> {
    /// The rule's code.
    pub code: &'static str,
    /// The rule's name.
    pub name: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// Who reports, as the report writes it; told with the places.
    pub issuer: Option<String>,
    /// The year reported on; told with the places.
    pub year: Option<i32>,
    /// The place it is reported at; nothing stands there where something is absent.
    pub at: P,
    /// What people are shown of the source there; told with the places.
    pub excerpt: Option<Excerpt>,
    /// What is wrong, in the report's own words.
    pub message: Bilingual,
    /// The sum that does not hold, where the finding is one.
    pub equation: Option<Equation<P>>,
    /// Cells it speaks of, beside the equation's.
    pub cells: Vec<Operand<P>>,
    /// Key of what it speaks of where that is no cell: `section.problems`, `table.disputes`, `row.disputes.review`.
    pub subject: Option<String>,
    /// Words of the page it speaks of, in the page's order.
    pub places: Vec<Quoted<P>>,
    /// What to do or to know.
    pub help: Option<Bilingual>,
    /// The one cell that explains the broken sum, where there is one.
    pub suspect: Option<Suspect<P>>,
}

/// A sum that does not hold, with its numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Equation<P = Option<Span>> {
    /// Operands added on the left.
    pub left: Vec<Operand<P>>,
    /// Operands added on the right.
    pub right: Vec<Operand<P>>,
    /// Sum of the left side.
    pub left_sum: Decimal,
    /// Sum of the right side.
    pub right_sum: Decimal,
}

/// A cell that takes part in a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Operand<P = Option<Span>> {
    /// `table.row.column`.
    pub cell: String,
    /// What the cell is called on the page, short.
    pub label: String,
    /// The value used; `None` where the cell has none.
    pub value: Option<Decimal>,
    /// Why it has none, where it has none.
    pub lack: Lack,
    /// The text as the page has it.
    pub raw: String,
    /// Where it stands.
    pub at: P,
}

/// Why a cell has no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    /// Nothing is stated there.
    Blank,
    /// What stands there was not read.
    NotRead,
    /// It is not on the page.
    Missing,
}

/// Words of the page that are no cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quoted<P = Option<Span>> {
    /// The words as the page shows them.
    pub text: String,
    /// Where they stand.
    pub at: P,
}

/// The one cell that explains every broken sum it takes part in: a hypothesis, the value read is never changed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Suspect<P = Option<Span>> {
    /// `table.row.column`.
    pub cell: String,
    /// What the cell is called on the page, row and column.
    pub label: String,
    /// The value read; `None` where the cell is blank.
    pub read: Option<Decimal>,
    /// The only value with which all its sums hold.
    pub expected: Decimal,
    /// How the one may have become the other, where the digits tell.
    pub reading: Option<Misreading>,
    /// Where it stands.
    pub at: P,
}

impl<P> Finding<P> {
    /// A finding that says nothing but what it is and where; the rest is for the caller to add.
    pub fn new(code: &'static str, name: &'static str, severity: Severity, at: P) -> Self {
        Self {
            code,
            name,
            severity,
            issuer: None,
            year: None,
            at,
            excerpt: None,
            message: Bilingual::default(),
            equation: None,
            cells: Vec::new(),
            subject: None,
            places: Vec::new(),
            help: None,
            suspect: None,
        }
    }

    /// Every cell the finding speaks of: the equation's operands from left to right, then the others.
    pub fn operands(&self) -> impl Iterator<Item = &Operand<P>> {
        let equation = self.equation.iter().flat_map(|equation| equation.left.iter().chain(&equation.right));
        equation.chain(&self.cells)
    }

    /// The same finding, each place told as `place` tells it.
    pub fn map<Q>(self, place: impl Fn(P) -> Q) -> Finding<Q> {
        let operands = |all: Vec<Operand<P>>| -> Vec<Operand<Q>> {
            let each = all.into_iter();
            each.map(|Operand { cell, label, value, lack, raw, at }| {
                let at = place(at);
                Operand { cell, label, value, lack, raw, at }
            })
            .collect()
        };
        let quoted = |Quoted { text, at }: Quoted<P>| Quoted { text, at: place(at) };
        Finding {
            code: self.code,
            name: self.name,
            severity: self.severity,
            issuer: self.issuer,
            year: self.year,
            at: place(self.at),
            excerpt: self.excerpt,
            message: self.message,
            equation: self.equation.map(|Equation { left, right, left_sum, right_sum }| Equation {
                left: operands(left),
                right: operands(right),
                left_sum,
                right_sum,
            }),
            cells: operands(self.cells),
            subject: self.subject,
            places: self.places.into_iter().map(quoted).collect(),
            help: self.help,
            suspect: self.suspect.map(|Suspect { cell, label, read, expected, reading, at }| Suspect {
                cell,
                label,
                read,
                expected,
                reading,
                at: place(at),
            }),
        }
    }
}

impl<P> Equation<P> {
    /// Left minus right.
    pub fn delta(&self) -> Decimal {
        self.left_sum - self.right_sum
    }
}
