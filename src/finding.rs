//! What a rule found: plain data, in both languages, with every operand's place.

use crate::span::Span;
use rust_decimal::Decimal;
use serde::Serialize;

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
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

/// A language people are answered in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Language {
    /// Simplified Chinese.
    Zh,
    /// English.
    En,
}

/// The same sentence in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bilingual {
    /// Simplified Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

impl Bilingual {
    /// Both wordings.
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { zh: zh.into(), en: en.into() }
    }

    /// The wording in one language.
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::Zh => &self.zh,
            Language::En => &self.en,
        }
    }
}

/// A cell that takes part in a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Operand {
    /// `table.row.column`.
    pub cell: String,
    /// What the cell is called on the page, short.
    pub label: String,
    /// The value used; `None` where the cell is blank.
    pub value: Option<Decimal>,
    /// The text as the page has it.
    pub raw: String,
    /// Where it stands in the source.
    pub span: Option<Span>,
}

/// A sum that does not hold, with its numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EquationFound {
    /// Operands added on the left.
    pub left: Vec<Operand>,
    /// Operands added on the right.
    pub right: Vec<Operand>,
    /// Sum of the left side.
    pub left_sum: Decimal,
    /// Sum of the right side.
    pub right_sum: Decimal,
}

impl EquationFound {
    /// Left minus right.
    pub fn delta(&self) -> Decimal {
        self.left_sum - self.right_sum
    }
}

/// The one cell that explains every broken sum it takes part in: a hypothesis, the value read is never changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suspect {
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
    /// Where the cell stands in the source.
    pub span: Option<Span>,
}

/// How a wrong figure came from the right one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Misreading {
    /// Two neighbouring digits change places: 56 reads 65.
    TransposedDigits,
    /// A digit lacks: 156 reads 15.
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

/// Words of the page that are no cell, with their place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quoted {
    /// The words as the page shows them.
    pub text: String,
    /// Where they stand in the source.
    pub span: Span,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule's code.
    pub code: &'static str,
    /// The rule's name.
    pub name: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// The place it is reported at; `None` where something is absent.
    pub span: Option<Span>,
    /// What is wrong, in the report's own words.
    pub message: Bilingual,
    /// The sum that does not hold, where the finding is one.
    pub equation: Option<EquationFound>,
    /// Cells it speaks of, beside the equation's.
    pub cells: Vec<Operand>,
    /// Key of what it speaks of where that is no cell: `section.problems`, `table.disputes`, `row.disputes.review`.
    pub subject: Option<String>,
    /// Words of the page it speaks of, in the page's order.
    pub places: Vec<Quoted>,
    /// What to do or to know.
    pub help: Option<Bilingual>,
    /// The one cell that explains the broken sum, where there is one.
    pub suspect: Option<Suspect>,
}

impl Finding {
    /// Every cell the finding speaks of: the equation's operands from left to right, then the others.
    pub fn operands(&self) -> impl Iterator<Item = &Operand> {
        let equation = self.equation.iter().flat_map(|equation| equation.left.iter().chain(&equation.right));
        equation.chain(&self.cells)
    }
}
