//! How much of one input is read: bounds that keep time and memory in hand, whatever the input holds.
//!
//! Takes nothing and reads nothing: [`Limits`] is handed to the stages that take memory, which refuse an input
//! ([`crate::Error::Limit`]) before they do. Two bounds refuse nothing: a cell that is over [`Limits::colspan`] or
//! [`Limits::rowspan`] by more than HTML itself allows is taken as browsers take it, and a number over
//! [`Limits::digits`] leaves its one cell unreadable.
//!
//! ```
//! use gkreport::{Error, limits::Limits};
//! let limits = Limits { size: 10, ..Limits::default() };
//! let refused = gkreport::read_with("a.txt", "规章 24 件".as_bytes(), &limits);
//! assert!(matches!(refused, Err(Error::Limit { found: Some(13), limit: 10, .. })));
//! ```

use crate::finding::Language;
use std::time::Duration;

/// Columns one cell covers at most, by the HTML standard: browsers take a larger `colspan` as this.
pub(crate) const STANDARD_COLSPAN: u32 = 1000;
/// Rows one cell covers at most, by the HTML standard: browsers take a larger `rowspan` as this.
pub(crate) const STANDARD_ROWSPAN: u32 = 65_534;

/// The bounds on one input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the input, 64 MiB: reports take some hundred kilobytes, and pages with pictures written into them some
    /// megabytes.
    pub size: usize,
    /// Bytes that a packed file (Word, Excel, PDF) unpacks to, all its streams together, 64 MiB.
    pub unpacked: usize,
    /// Bytes of visible text, 4 MiB: the longest reports have a tenth of it. All that is read grows with it.
    pub text: usize,
    /// Bytes of one line of visible text, 1 MiB. A whole report run together into one line is still read; the markup of
    /// a page may stand in a single line of any length.
    pub line: usize,
    /// Elements open inside each other, 512, where browsers stop nesting too.
    pub depth: usize,
    /// Columns one cell covers, 1000. A cell is refused only where HTML itself would let it be as wide; what HTML would
    /// cut is cut.
    pub colspan: u32,
    /// Rows one cell covers, 65534; like [`Limits::colspan`].
    pub rowspan: u32,
    /// Cells, and rows, of all grids of a document, 200 000.
    pub cells: usize,
    /// Digits of one number before the point, 15. No report counts so much, telephone and account numbers are not
    /// longer, and sums stay exact. A longer number is unreadable; more than 15 are never read.
    pub digits: usize,
    /// How long it may take to read, 10 seconds of the thread's CPU time ([`crate::clock`]); `None` for as long as it
    /// takes. Reports take milliseconds.
    pub time: Option<Duration>,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            size: 64 << 20,
            unpacked: 64 << 20,
            text: 4 << 20,
            line: 1 << 20,
            depth: 512,
            colspan: STANDARD_COLSPAN,
            rowspan: STANDARD_ROWSPAN,
            cells: 200_000,
            digits: crate::number::MAX_DIGITS,
            time: Some(Duration::from_secs(10)),
        }
    }
}

/// A bound that refuses an input when it is passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Limit {
    /// [`Limits::size`].
    Size,
    /// [`Limits::unpacked`].
    Unpacked,
    /// [`Limits::text`].
    Text,
    /// [`Limits::line`].
    Line,
    /// [`Limits::depth`].
    Depth,
    /// [`Limits::colspan`].
    Colspan,
    /// [`Limits::rowspan`].
    Rowspan,
    /// [`Limits::cells`].
    Cells,
    /// [`Limits::time`].
    Time,
}

impl Limit {
    /// Every bound.
    pub const ALL: [Self; 9] = [
        Self::Size,
        Self::Unpacked,
        Self::Text,
        Self::Line,
        Self::Depth,
        Self::Colspan,
        Self::Rowspan,
        Self::Cells,
        Self::Time,
    ];

    /// The option of the command line that raises it.
    pub const fn flag(self) -> &'static str {
        match self {
            Self::Size => "--max-size",
            Self::Unpacked => "--max-unpacked",
            Self::Text => "--max-text",
            Self::Line => "--max-line",
            Self::Depth => "--max-depth",
            Self::Colspan => "--max-colspan",
            Self::Rowspan => "--max-rowspan",
            Self::Cells => "--max-cells",
            Self::Time => "--max-time",
        }
    }

    /// What is said of an input that is over it: what was counted, how much where that is known, and what raises it.
    pub fn told(self, name: &str, found: Option<usize>, limit: usize, language: Language) -> String {
        let flag = self.flag();
        match (language, found) {
            // Nobody waits to see how much there would have been.
            (Language::En, None) if self == Self::Time => {
                format!("{name} takes longer to read than {limit} seconds and is given up; {flag} raises the limit")
            }
            (Language::Zh, None) if self == Self::Time => {
                format!("{name} 读取超过 {limit} 秒，已放弃；可用 {flag} 提高上限")
            }
            (Language::En, Some(found)) => {
                format!("{name} has {found} {}, over the limit of {limit}; {flag} raises it", self.counted_en())
            }
            (Language::En, None) => {
                format!("{name} has more than {limit} {}, which is the limit; {flag} raises it", self.counted_en())
            }
            (Language::Zh, Some(found)) => {
                let (what, unit) = self.counted_zh();
                format!("{name} 的{what}为 {found} {unit}，超过上限 {limit} {unit}；可用 {flag} 提高上限")
            }
            (Language::Zh, None) => {
                let (what, unit) = self.counted_zh();
                format!("{name} 的{what}超过上限 {limit} {unit}；可用 {flag} 提高上限")
            }
        }
    }

    const fn counted_en(self) -> &'static str {
        match self {
            Self::Size => "bytes",
            Self::Unpacked => "bytes once unpacked",
            Self::Text => "bytes of visible text",
            Self::Line => "bytes of text in one line",
            Self::Depth => "elements inside each other",
            Self::Colspan => "columns in one table cell (colspan)",
            Self::Rowspan => "rows in one table cell (rowspan)",
            Self::Cells => "table cells or rows",
            Self::Time => "seconds of reading",
        }
    }

    /// What is counted, and in what.
    const fn counted_zh(self) -> (&'static str, &'static str) {
        match self {
            Self::Size => ("大小", "字节"),
            Self::Unpacked => ("解压后大小", "字节"),
            Self::Text => ("可见文字", "字节"),
            Self::Line => ("一行文字", "字节"),
            Self::Depth => ("元素嵌套", "层"),
            Self::Colspan => ("一个单元格的跨列数（colspan）", "列"),
            Self::Rowspan => ("一个单元格的跨行数（rowspan）", "行"),
            Self::Cells => ("表格单元格数或行数", "个"),
            Self::Time => ("读取时间", "秒"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_over_a_limit_is_told_with_its_numbers_and_its_flag() {
        for limit in Limit::ALL {
            for language in [Language::Zh, Language::En] {
                let known = limit.told("a.html", Some(70), 64, language);
                assert!(known.starts_with("a.html ") && known.contains("70") && known.contains("64"), "{known}");
                let unknown = limit.told("a.html", None, 64, language);
                assert!(!unknown.contains("70") && unknown.contains("64"), "{unknown}");
                assert!(known.contains(limit.flag()) && unknown.contains(limit.flag()), "{known}");
            }
        }
    }
}
