//! What the person who checks adds to the law: terms set for the run, the same for all reports.
//!
//! ```
//! use gkreport::rules::MonthDay;
//! assert_eq!("01-20".parse::<MonthDay>().map(|day| day.in_year(2024)), Ok("2024-01-20".to_owned()));
//! assert!("20-01".parse::<MonthDay>().is_err() && "1-2".parse::<MonthDay>().is_err());
//! ```

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// Terms set for a run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Terms {
    /// The day of the next year by which reports are due, in place of the law's (GK010).
    pub published_by: Option<MonthDay>,
}

/// A day of any year, written `MM-DD`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct MonthDay {
    month: u8,
    day: u8,
}

/// What was given is no day written `MM-DD`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a day written MM-DD")]
pub struct NoMonthDay;

impl MonthDay {
    /// The day in a year, `YYYY-MM-DD`.
    pub fn in_year(self, year: i32) -> String {
        format!("{year}-{self}")
    }
}

impl fmt::Display for MonthDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}-{:02}", self.month, self.day)
    }
}

impl From<MonthDay> for String {
    fn from(day: MonthDay) -> Self {
        day.to_string()
    }
}

impl TryFrom<String> for MonthDay {
    type Error = NoMonthDay;

    fn try_from(text: String) -> Result<Self, NoMonthDay> {
        text.parse()
    }
}

impl FromStr for MonthDay {
    type Err = NoMonthDay;

    fn from_str(text: &str) -> Result<Self, NoMonthDay> {
        let (month, day) = text.split_once('-').ok_or(NoMonthDay)?;
        let number = |text: &str| match text.as_bytes() {
            [tens @ b'0'..=b'9', ones @ b'0'..=b'9'] => Ok((tens - b'0') * 10 + ones - b'0'),
            _ => Err(NoMonthDay),
        };
        let (month, day) = (number(month)?, number(day)?);
        let days = match month {
            2 => 29,
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => 0,
        };
        if (1..=days).contains(&day) { Ok(Self { month, day }) } else { Err(NoMonthDay) }
    }
}
