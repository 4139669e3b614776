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
    /// What to do or to know.
    pub help: Option<Bilingual>,
}

impl Finding {
    /// Every cell the finding speaks of: the equation's operands from left to right, then the others.
    pub fn operands(&self) -> impl Iterator<Item = &Operand> {
        let equation = self.equation.iter().flat_map(|equation| equation.left.iter().chain(&equation.right));
        equation.chain(&self.cells)
    }
}
