//! Numbers as a cell's format displays them.
//!
//! Takes the number as the file has it (`0.30000000000000004`, `12345.6`) and the format (`#,##0`); gives what a person
//! sees (`0.3`, `12,346`; of 123456 as `0!.0,` `12.3`). Formats of dates give the day. Of fractions and powers of ten the
//! number is given as it is without a format. A format that shows nothing, as `;;;` does, gives nothing. A nought for which
//! a format shows a dash, as bookkeepers' formats do, is `0`: of a dash that is written nobody knows that it is a number.

use rust_decimal::{Decimal, RoundingStrategy};

/// Digits of a number that a cell without a format shows.
const SHOWN: u32 = 10;
/// Day 0 of Excel's calendar in days before 1970; the first of January 1900 is day 1, and 1900 has a 29 February.
const EPOCH: i64 = 25_569;
/// Where characters that stand for themselves are kept.
const LITERAL: u32 = 0xf_0000;

/// What is displayed of a number.
pub(super) fn displayed(number: &str, format: &str) -> String {
    let shown: String = shown(number, format).chars().map(bare).collect();
    let is_dash = |text: &str| !text.is_empty() && text.chars().all(|c| matches!(c, '-' | '‐'..='―' | '－'));
    let is_zero = is_dash(shown.trim()) && value(number).is_some_and(|value| value.is_zero());
    if is_zero { "0".to_owned() } else { shown }
}

fn value(number: &str) -> Option<Decimal> {
    number.parse().or_else(|_| Decimal::from_scientific(number)).ok()
}

/// A character that stands for itself in a format, though it would mean a digit or its place there; kept apart in a range
/// that no text uses.
fn literal(c: char) -> char {
    let meant = matches!(c, '0' | '#' | '?' | '.' | ',' | '%' | 'E' | '@');
    char::from_u32(LITERAL + u32::from(c)).filter(|_| meant).unwrap_or(c)
}

fn bare(c: char) -> char {
    let is_literal = (LITERAL..LITERAL + 0x80).contains(&u32::from(c));
    char::from_u32(u32::from(c) - LITERAL * u32::from(is_literal)).unwrap_or(c)
}

fn shown(number: &str, format: &str) -> String {
    let Some(value) = value(number) else { return number.to_owned() };
    let sections = sections(format);
    let (section, unsigned) = match (sections.len(), value) {
        // Where conditions stand, the first section whose own holds, or that has none.
        _ if sections.iter().any(|section| section.condition.is_some()) => {
            let own = sections.iter().find(|section| section.condition.as_ref().is_none_or(|own| own.holds(value)));
            // Excel fills the cell with signs where none is for its number.
            let Some(own) = own else { return "\u{fffd}".to_owned() };
            (own, false)
        }
        (2.., value) if value < Decimal::ZERO => (&sections[1], true),
        (3.., value) if value.is_zero() => (&sections[2], false),
        _ => (&sections[0], false),
    };
    let value = if unsigned { value.abs() } else { value };
    for general in ["General", "GENERAL", "general", "G/通用格式"] {
        if let Some((before, after)) = section.code.split_once(general) {
            return format!("{before}{}{after}", plain(value));
        }
    }
    if section.code == "@" {
        return plain(value);
    }
    if section.is_date() {
        return day(value).unwrap_or_else(|| plain(value));
    }
    let Some(pattern) = Pattern::of(&section.code) else {
        // Words alone, or nothing at all.
        return if section.code.contains(['0', '#', '?']) { plain(value) } else { section.code.clone() };
    };
    pattern.apply(value)
}

/// A section of a format: quoted words bare, colours and fill left out.
struct Section {
    code: String,
    /// The code without quoted words.
    letters: String,
    /// Which numbers it is for, where it says so.
    condition: Option<Condition>,
}

/// `[<1]`: the numbers a section is for.
struct Condition {
    sign: String,
    bound: Decimal,
}

impl Condition {
    /// A condition in brackets; colours and places are none.
    fn of(text: &str) -> Option<Self> {
        let (sign, bound) = text.split_at(text.find(|c| !matches!(c, '<' | '>' | '='))?);
        let bound = bound.trim().parse().ok().filter(|_| !sign.is_empty())?;
        Some(Self { sign: sign.to_owned(), bound })
    }

    fn holds(&self, value: Decimal) -> bool {
        match self.sign.as_str() {
            "<" => value < self.bound,
            "<=" => value <= self.bound,
            ">" => value > self.bound,
            ">=" => value >= self.bound,
            "<>" => value != self.bound,
            _ => value == self.bound,
        }
    }
}

impl Section {
    fn is_date(&self) -> bool {
        self.letters.contains(['y', 'Y', 'd', 'D', 'h', 'H'])
    }
}

fn sections(format: &str) -> Vec<Section> {
    let empty = || Section { code: String::new(), letters: String::new(), condition: None };
    let mut sections = vec![empty()];
    let mut chars = format.chars();
    while let Some(c) = chars.next() {
        if c == ';' {
            sections.push(empty());
            continue;
        }
        let Some(section) = sections.last_mut() else { break };
        match c {
            '"' => section.code.extend(chars.by_ref().take_while(|&c| c != '"').map(literal)),
            '\\' | '!' => section.code.extend(chars.next().map(literal)),
            '_' | '*' => drop(chars.next()),
            '[' => {
                let inner: String = chars.by_ref().take_while(|&c| c != ']').collect();
                section.condition = section.condition.take().or_else(|| Condition::of(&inner));
            }
            _ => {
                section.code.push(c);
                section.letters.push(c);
            }
        }
    }
    sections
}

/// Digits with words around them.
struct Pattern {
    before: String,
    after: String,
    decimals: u32,
    optional_decimals: u32,
    grouped: bool,
    percent: bool,
    least: usize,
    /// How often it is divided by a thousand.
    thousands: usize,
    /// What stands between its digits: before how many of them, counted from the last.
    between: Vec<(usize, char)>,
}

impl Pattern {
    /// `None` where the code has no digits, or fractions and powers in it.
    fn of(code: &str) -> Option<Self> {
        let is_digit = |c: char| matches!(c, '0' | '#' | '?');
        let start = code.find(is_digit)?;
        let end = code.rfind(is_digit)? + 1;
        let is_literal = |c: char| u32::from(c) >= LITERAL;
        let all = &code[start..end];
        let between = all.char_indices().filter(|&(_, c)| is_literal(c));
        let between = between.map(|(at, c)| (all[at..].chars().filter(|&c| is_digit(c)).count(), c)).collect();
        let digits: String = all.chars().filter(|&c| !is_literal(c)).collect();
        if digits.contains(|c: char| !is_digit(c) && !matches!(c, ',' | '.')) || code.contains("E+") {
            return None;
        }
        let (whole, decimals) = digits.split_once('.').unwrap_or((&digits, ""));
        // A comma behind the digits divides by a thousand.
        let after = code[end..].trim_start_matches(',');
        let thousands = code[end..].len() - after.len();
        Some(Self {
            before: code[..start].to_owned(),
            after: after.to_owned(),
            decimals: decimals.chars().filter(|&c| is_digit(c)).count() as u32,
            optional_decimals: decimals.chars().filter(|&c| c == '#').count() as u32,
            grouped: whole.contains(','),
            percent: code.contains('%'),
            least: whole.chars().filter(|&c| c == '0').count(),
            thousands,
            between,
        })
    }

    fn apply(&self, value: Decimal) -> String {
        let value = if self.percent { value.checked_mul(Decimal::ONE_HUNDRED).unwrap_or(value) } else { value };
        let value =
            (0..self.thousands).try_fold(value, |value, _| value.checked_div(Decimal::ONE_THOUSAND)).unwrap_or(value);
        let rounded = value.round_dp_with_strategy(self.decimals.min(20), RoundingStrategy::MidpointAwayFromZero);
        let text = format!("{:.*}", self.decimals.min(20) as usize, rounded.abs());
        let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
        let kept = decimals.len().saturating_sub(self.optional_decimals as usize);
        let trimmed = decimals.trim_end_matches('0').len().max(kept);
        let whole = if self.least == 0 && whole == "0" && trimmed > 0 { "" } else { whole };
        // `#` alone shows no zero.
        let whole = if self.least == 0 && whole == "0" { "" } else { whole };
        let mut digits = format!("{whole:0>width$}", width = self.least.min(20));
        if self.grouped {
            digits = grouped(&digits);
        }
        let sign = if rounded.is_sign_negative() && !rounded.is_zero() { "-" } else { "" };
        let point = if trimmed > 0 { "." } else { "" };
        let mut digits = format!("{digits}{point}{}", &decimals[..trimmed]);
        for &(behind, c) in &self.between {
            let place = digits.char_indices().rev().filter(|(_, c)| c.is_ascii_digit()).nth(behind.saturating_sub(1));
            digits.insert(place.map_or(0, |(at, _)| at), c);
        }
        format!("{sign}{}{digits}{}", self.before, self.after)
    }
}

fn grouped(digits: &str) -> String {
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A number without a format: the digits that fit a cell, without zeros behind the point.
fn plain(value: Decimal) -> String {
    value.round_sf_with_strategy(SHOWN, RoundingStrategy::MidpointAwayFromZero).map_or_else(
        || value.normalize().to_string(),
        |rounded| {
            // Whole numbers are shown whole.
            let shown = if value.fract().is_zero() { value } else { rounded };
            shown.normalize().to_string()
        },
    )
}

/// The day a number stands for, as `YYYY-MM-DD`.
fn day(value: Decimal) -> Option<String> {
    let serial: i64 = value.trunc().try_into().ok()?;
    if !(61..2_958_466).contains(&serial) {
        return None;
    }
    // From days to a date, by eras of 400 years that begin in March.
    let days = serial - EPOCH + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let day_of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    Some(format!("{year:04}-{month:02}-{day:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_shown_as_their_format_says() {
        for (number, format, shown) in [
            ("0.30000000000000004", "General", "0.3"),
            ("12345678901234", "General", "12345678901234"),
            ("7", "[=0]\"无\";0", "7"),
            ("0", "[=0]\"无\";0", "无"),
            ("0.5", "[<1]\"-\";0", "-"),
            ("12", "[<1]\"-\";0", "12"),
            ("1500", "[>=1000]#,##0;[Red]0", "1,500"),
            ("46", "G/通用格式", "46"),
            ("46", "G/通用格式\"件\"", "46件"),
            ("5", "[=0]0", "\u{fffd}"),
            ("1.2E-3", "General", "0.0012"),
            ("12345.6", "#,##0", "12,346"),
            ("-1234.5", "#,##0.00", "-1,234.50"),
            ("-1234.5", "#,##0.00_);(#,##0.00)", "(1,234.50)"),
            ("0", "0;-0;;@", ""),
            ("0", "#,##0;-#,##0;\"-\"", "0"),
            ("0", "_ * #,##0_ ;_ * -#,##0_ ;_ * \"-\"??_ ;_ @_ ", "0"),
            ("0.0", "[=0]\\—\\—;0", "0"),
            ("0.2", "0;-0;\"-\"", "0"),
            ("7", "0\"件\"", "7件"),
            ("7", "[红色]000", "007"),
            ("0.256", "0.0%", "25.6%"),
            ("0.5", "#.##", ".5"),
            ("5", "0.##", "5"),
            ("5", ";;;", ""),
            ("44592", "yyyy\"年\"m\"月\"d\"日\"", "2022-01-31"),
            ("1234567", "#,##0,", "1,235"),
            ("186432", "0!.0,", "18.6"),
            ("186432", "0\".\"0,\"万元\"", "18.6万元"),
            ("1234567", "0.00,,", "1.23"),
            ("7", "\"第0\"0\\.", "第07."),
            ("46.5", "# ?/?", "46.5"),
            ("abc", "0", "abc"),
        ] {
            assert_eq!(displayed(number, format), shown, "{number} as {format}");
        }
    }
}
