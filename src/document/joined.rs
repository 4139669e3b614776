//! Rows in bars that end in the middle of a cell and go on in the next line → one line each, and the way back.
//!
//! `| 一、` and `本年新收 | 4 | 4 |` are one row where the rows around them begin and end with bars and have as many bars as both
//! lines together: the one before or the next. A row that has all its bars, or gets too many, stays as it is.

use super::grid::is_bar;
use super::rewritten::Rewritten;
use crate::span::SourceMap;

/// Lines that a row is broken into at most.
const MOST_LINES: usize = 8;

/// The text with whole rows; `None` where no row is broken.
pub(super) fn joined(source: &str) -> Option<(String, SourceMap)> {
    source.contains(is_bar).then_some(())?;
    let lines: Vec<&str> = source.split_inclusive('\n').collect();
    let mut shown = None;
    let (mut bars, mut at, mut line) = (None, 0, 0);
    while line < lines.len() {
        let edge = Edge::of(lines[line]);
        if edge == Edge::Both {
            bars = Some(count(lines[line]));
        }
        let length = if edge == Edge::Start { rest_of_row(&lines[line..], bars) } else { 1 };
        if length > 1 && shown.is_none() {
            let mut begun = Rewritten::of(source);
            begun.put(&source[..at], 0..at);
            shown = Some(begun);
        }
        for (place, text) in lines[line..line + length].iter().enumerate() {
            if let Some(shown) = &mut shown {
                let own = if place + 1 < length { text.trim_end_matches(['\r', '\n']) } else { text };
                shown.put(own, at..at + own.len());
                if own.len() < text.len() {
                    shown.put(" ", at + own.len()..at + text.len());
                }
            }
            at += text.len();
        }
        line += length;
    }
    shown.map(Rewritten::done)
}

/// How many lines the row takes that begins the first of these, where the row before has this many bars.
fn rest_of_row(lines: &[&str], bars: Option<usize>) -> usize {
    let mut so_far = count(lines[0]);
    for (at, line) in lines.iter().enumerate().take(MOST_LINES).skip(1) {
        let edge = Edge::of(line);
        if line.trim().is_empty() || matches!(edge, Edge::Start | Edge::Both) {
            return 1;
        }
        so_far += count(line);
        if edge == Edge::End {
            // The first row of a table has one below, and a head may have other bars.
            let below = || {
                let mut near = lines[at + 1..].iter().take(MOST_LINES);
                near.find(|line| Edge::of(line) == Edge::Both).map(|line| count(line))
            };
            return if bars == Some(so_far) || below() == Some(so_far) { at + 1 } else { 1 };
        }
    }
    1
}

fn count(line: &str) -> usize {
    line.chars().filter(|&c| is_bar(c)).count()
}

/// Where a line has a bar at its edges.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Edge {
    None,
    Start,
    End,
    Both,
}

impl Edge {
    fn of(line: &str) -> Self {
        let line = line.trim();
        match (line.starts_with(is_bar), line.len() > 1 && line.ends_with(is_bar)) {
            (true, true) => Self::Both,
            (true, false) => Self::Start,
            (false, true) => Self::End,
            (false, false) => Self::None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn broken_rows_are_made_whole() {
        let source = "| 项目 | 件 | 数 |\n| 一、\n本年新收 |  | 24 |\n| 二、\r\n上年\r\n结转 | | 7 |\n完";
        let (text, map) = joined(source).expect("broken rows");
        assert_eq!(text, "| 项目 | 件 | 数 |\n| 一、 本年新收 |  | 24 |\n| 二、 上年 结转 | | 7 |\n完");
        let at = text.find("24").expect("the figure");
        assert_eq!(map.span(&(at..at + 2)).of(source), "24");
        // The first row, and one below a head with other bars.
        let (text, _) = joined("|| 项目 || 数 ||\n| 一、\n本年 | 24 |\n| 二、 | 7 |").expect("a broken row");
        assert_eq!(text, "|| 项目 || 数 ||\n| 一、 本年 | 24 |\n| 二、 | 7 |");
        let (text, _) = joined("| 法人或\n其他 | 24 |\n| 总计 | 7 |").expect("a broken row");
        assert_eq!(text, "| 法人或 其他 | 24 |\n| 总计 | 7 |");
    }

    #[test]
    fn what_makes_no_whole_row_stays() {
        for source in [
            "| 项目 | 数 |\n| 规章\n其他 | 5 | 7 |\n",
            "| 项目 | 数 |\n| 规章\n\n其他 | 5 |\n",
            "| 项目 | 数 |\n| 规章\n| 其他 | 5 |\n",
            "| 项目 | 数 |\n| 规章 | 5\n其他\n",
            "规章 | 5\n其他 | 7",
            "|\n规章\n|\n5\n|",
        ] {
            assert!(joined(source).is_none(), "{source}");
        }
    }
}
