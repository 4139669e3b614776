//! How a writer spells numbers and blanks: full-width digits, thousands separators, notes, units, dashes.

use super::dice::Dice;
use super::wording::Wording;
use gkreport::number::Quantity;
use rust_decimal::Decimal;

/// A writer's habits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hand {
    /// How digits are written.
    pub digits: Digits,
    /// What stands beside a number in its cell.
    pub extras: Extras,
    /// What stands in a cell that states nothing.
    pub blank: BlankMark,
    /// How labels are worded.
    pub wording: Wording,
}

/// How digits are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Digits {
    /// `1234`.
    #[default]
    Plain,
    /// `１２３４`.
    FullWidth,
    /// `1,234`.
    Commas,
    /// `1，234`.
    WideCommas,
}

/// What stands beside a number in its cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Extras {
    /// Nothing.
    #[default]
    None,
    /// Now and then a note: `22（其中修订16件）`.
    Notes,
    /// Now and then a unit: `22件`, `2510元`, `1.5亿元`.
    Units,
}

/// What stands in a cell that states nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BlankMark {
    /// Nothing at all.
    #[default]
    Empty,
    /// One blank.
    Space,
    /// A no-break space, `&nbsp;` in HTML.
    Nbsp,
    /// `-`.
    Hyphen,
    /// `—`.
    Dash,
    /// `/`.
    Slash,
    /// `无`.
    Word,
}

impl BlankMark {
    /// The text of a blank cell.
    pub fn text(self) -> &'static str {
        match self {
            Self::Empty => "",
            Self::Space => " ",
            Self::Nbsp => "\u{a0}",
            Self::Hyphen => "-",
            Self::Dash => "—",
            Self::Slash => "/",
            Self::Word => "无",
        }
    }
}

impl Hand {
    /// The text of a cell that holds `value`.
    pub fn spell(self, value: Decimal, quantity: Quantity, dice: &mut Dice) -> String {
        match quantity {
            Quantity::Amount => self.amount(value, dice),
            Quantity::Change => {
                let plus = if value > Decimal::ZERO && dice.chance(50) { "+" } else { "" };
                self.dress(&format!("{plus}{value}"))
            }
            Quantity::Count => format!("{}{}", self.dress(&value.to_string()), self.aside(value, dice)),
        }
    }

    fn aside(self, value: Decimal, dice: &mut Dice) -> String {
        match self.extras {
            Extras::Notes if value > Decimal::ONE && dice.chance(25) => {
                let part = (value / Decimal::from(1 + dice.below(4))).floor();
                let (open, close) = *dice.pick(&[("（", "）"), ("(", ")")]);
                format!("{open}其中修订{part}件{close}")
            }
            Extras::Units if dice.chance(60) => "件".to_owned(),
            _ => String::new(),
        }
    }

    fn amount(self, value: Decimal, dice: &mut Dice) -> String {
        let ten_thousand = Decimal::from(10_000);
        let (value, unit) = match (self.extras, dice.below(4)) {
            (Extras::Units, 0) => (value * ten_thousand, "元"),
            (Extras::Units, 1) => (value / ten_thousand, "亿元"),
            (Extras::Units, 2) => (value, "万元"),
            _ => (value, ""),
        };
        format!("{}{unit}", self.dress(&value.normalize().to_string()))
    }

    /// Puts separators in, or widens the digits.
    fn dress(self, plain: &str) -> String {
        let separator = match self.digits {
            Digits::Plain => return plain.to_owned(),
            Digits::FullWidth => return plain.chars().map(full_width).collect(),
            Digits::Commas => ',',
            Digits::WideCommas => '，',
        };
        let whole = plain.split('.').next().unwrap_or(plain);
        let digits = whole.chars().filter(char::is_ascii_digit).count();
        let mut left = digits;
        let mut out = String::new();
        for c in whole.chars() {
            if c.is_ascii_digit() {
                if left < digits && left % 3 == 0 {
                    out.push(separator);
                }
                left -= 1;
            }
            out.push(c);
        }
        out.push_str(&plain[whole.len()..]);
        out
    }
}

fn full_width(c: char) -> char {
    match c {
        '!'..='~' => char::from_u32(c as u32 + 0xfee0).expect("full-width forms follow ASCII"),
        _ => c,
    }
}
