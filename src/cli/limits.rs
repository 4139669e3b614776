//! `--max-…`: how much of one input is read. What each option left out means is the library's to say.

use clap::Args;
use gkreport::limits::Limits;
use std::time::Duration;

const HEADING: &str = "Limits · 上限";
/// Places in a text are counted in 32 bits in some formats; no input decodes to more than three times its size.
const MOST_BYTES: u64 = 1 << 30;
/// Digits that are read at all.
const MOST_DIGITS: u64 = 15;
/// A day.
const MOST_SECONDS: u64 = 86_400;

// The limits, where they are not the usual ones. (No doc comment, as in `inputs`.)
#[allow(clippy::struct_field_names, reason = "clap takes the names of the options from them")]
#[derive(Clone, Debug, Default, Args)]
pub(crate) struct LimitArgs {
    /// Bytes of an input, with K, M or G for more [default: 64M] · 文件大小，可写 K、M、G，默认 64M
    #[arg(long, value_name = "BYTES", help_heading = HEADING, value_parser = bytes)]
    max_size: Option<usize>,
    /// Bytes that a packed file (Word, Excel, PDF) unpacks to [default: 64M] · 解压后大小，默认 64M
    #[arg(long, value_name = "BYTES", help_heading = HEADING, value_parser = bytes)]
    max_unpacked: Option<usize>,
    /// Bytes of visible text [default: 4M] · 可见文字，默认 4M
    #[arg(long, value_name = "BYTES", help_heading = HEADING, value_parser = bytes)]
    max_text: Option<usize>,
    /// Bytes of one line of visible text [default: 1M] · 一行文字，默认 1M
    #[arg(long, value_name = "BYTES", help_heading = HEADING, value_parser = bytes)]
    max_line: Option<usize>,
    /// Elements inside each other [default: 512] · 元素嵌套层数，默认 512
    #[arg(long, value_name = "N", help_heading = HEADING, value_parser = number(100_000))]
    max_depth: Option<u64>,
    /// Columns a cell covers; what HTML would cut is cut [default: 1000] · 单元格跨列数，默认 1000
    #[arg(long, value_name = "N", help_heading = HEADING, value_parser = number(65_534))]
    max_colspan: Option<u64>,
    /// Rows a cell covers; what HTML would cut is cut [default: 65534] · 单元格跨行数，默认 65534
    #[arg(long, value_name = "N", help_heading = HEADING, value_parser = number(u64::MAX >> 33))]
    max_rowspan: Option<u64>,
    /// Cells, and rows, of all tables of an input [default: 200000] · 全部表格的单元格数和行数，默认 200000
    #[arg(long, value_name = "N", help_heading = HEADING, value_parser = number(100_000_000))]
    max_cells: Option<u64>,
    /// Digits of a cell's number; a longer one is unreadable [default: 15] · 单元格数字的位数，更长的视为无法识别，默认 15
    #[arg(long, value_name = "N", help_heading = HEADING, value_parser = number(MOST_DIGITS))]
    max_digits: Option<u64>,
    /// Seconds that reading one input may take, 0 for any [default: 10] · 读取一个文件的秒数上限，0 为不限
    #[arg(long, value_name = "SECONDS", help_heading = HEADING, value_parser = between(0, MOST_SECONDS))]
    max_time: Option<u64>,
}

impl LimitArgs {
    /// The limits in force.
    pub(crate) fn limits(&self) -> Limits {
        let usual = Limits::default();
        // The parsers let nothing through that would be cut here.
        let size = |given: Option<u64>, usual: usize| given.map_or(usual, |given| given as usize);
        let span = |given: Option<u64>, usual: u32| given.map_or(usual, |given| given as u32);
        Limits {
            size: self.max_size.unwrap_or(usual.size),
            unpacked: self.max_unpacked.unwrap_or(usual.unpacked),
            text: self.max_text.unwrap_or(usual.text),
            line: self.max_line.unwrap_or(usual.line),
            depth: size(self.max_depth, usual.depth),
            colspan: span(self.max_colspan, usual.colspan),
            rowspan: span(self.max_rowspan, usual.rowspan),
            cells: size(self.max_cells, usual.cells),
            digits: size(self.max_digits, usual.digits),
            time: match self.max_time {
                None => usual.time,
                Some(0) => None,
                Some(seconds) => Some(Duration::from_secs(seconds)),
            },
        }
    }
}

/// Reads a whole number from 1 to `most`.
fn number(most: u64) -> impl Fn(&str) -> Result<u64, String> + Clone + Send + Sync + 'static {
    between(1, most)
}

fn between(least: u64, most: u64) -> impl Fn(&str) -> Result<u64, String> + Clone + Send + Sync + 'static {
    move |text| {
        let number = text.parse().ok().filter(|number| (least..=most).contains(number));
        number.ok_or_else(|| format!("not a whole number from {least} to {most} · 应为 {least} 到 {most} 的整数"))
    }
}

/// Reads `1048576`, `1024K`, `1M`, `1MiB`, in powers of 1024.
fn bytes(text: &str) -> Result<usize, String> {
    let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let unit = &text[digits.len()..];
    let scale: u64 = match unit.to_ascii_lowercase().as_str() {
        "" | "b" => 1,
        "k" | "kb" | "kib" => 1 << 10,
        "m" | "mb" | "mib" => 1 << 20,
        "g" | "gb" | "gib" => 1 << 30,
        _ => {
            let en = format!("`{unit}` is no unit: write bytes, or K, M or G behind the number");
            return Err(format!("{en} · 没有单位 {unit}：请写字节数，或在数后写 K、M、G"));
        }
    };
    let number: u64 = digits
        .parse()
        .map_err(|_| "not a whole number of bytes, K, M or G · 应为整数，单位为字节、K、M 或 G".to_owned())?;
    let bytes = number.checked_mul(scale).filter(|bytes| (1..=MOST_BYTES).contains(bytes));
    bytes
        .and_then(|bytes| usize::try_from(bytes).ok())
        .ok_or_else(|| "not between 1 byte and 1G · 应在 1 字节到 1G 之间".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser;
    use gkreport::limits::Limit;

    #[derive(Parser)]
    struct Typed {
        #[command(flatten)]
        limits: LimitArgs,
    }

    fn typed(words: &[&str]) -> Result<Limits, clap::Error> {
        let words = std::iter::once("gkreport").chain(words.iter().copied());
        Typed::try_parse_from(words).map(|typed| typed.limits.limits())
    }

    #[test]
    fn sizes_are_bytes_or_powers_of_1024() {
        for (text, size) in [("1", 1), ("1048576", 1 << 20), ("2k", 2048), ("64M", 64 << 20), ("1GiB", 1 << 30)] {
            assert_eq!(bytes(text), Ok(size), "{text}");
        }
        for text in ["", "0", "M", "1.5M", "-1", "1T", "2G", "99999999999999999999", "1 M"] {
            assert!(bytes(text).is_err(), "{text}");
        }
    }

    #[test]
    fn every_limit_has_its_flag_and_nothing_else_changes() {
        let usual = Limits::default();
        assert_eq!(typed(&[]).expect("nothing is needed"), usual);
        for limit in Limit::ALL {
            let limits = typed(&[limit.flag(), "7"]).unwrap_or_else(|error| panic!("{error}"));
            assert_ne!(limits, usual, "{}", limit.flag());
            let Limits { size, unpacked, text, line, depth, colspan, rowspan, cells, time, .. } = limits;
            let seconds = time.map_or(0, |time| time.as_secs() as usize);
            let all = [size, unpacked, text, line, depth, colspan as usize, rowspan as usize, cells, seconds];
            assert_eq!(all.iter().filter(|value| **value == 7).count(), 1, "{}", limit.flag());
        }
        assert_eq!(typed(&["--max-time", "0"]).expect("a number").time, None);
        assert_eq!(typed(&["--max-digits", "9"]).expect("a number").digits, 9);
        assert!(typed(&["--max-digits", "16"]).is_err() && typed(&["--max-depth", "0"]).is_err());
    }
}
