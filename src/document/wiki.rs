//! Tables in the markup of wikis and of AsciiDoc, a cell or a row over several lines → a row of bars a line, and the way back.
//!
//! A cell that spans columns or rows stands first in its place, and is empty in the others. A table whose cells do not fill its rows
//! stays as it is.

mod asciidoc;
mod mediawiki;
mod table;

use super::rewritten::Rewritten;
use crate::span::SourceMap;
use std::ops::Range;
use table::Marked;

/// The text with its tables in rows; `None` where it has none in markup.
pub(super) fn in_rows(source: &str) -> Option<(String, SourceMap)> {
    let mut tables = mediawiki::tables(source);
    tables.extend(asciidoc::tables(source));
    tables.sort_by_key(|table| table.lines.start);
    let mut shown = Rewritten::of(source);
    let mut at = 0;
    for table in tables.iter().filter(|table| !table.rows.is_empty()) {
        if table.lines.start < at {
            continue;
        }
        shown.put(&source[at..table.lines.start], at..table.lines.start);
        if let Some(caption) = &table.caption {
            put_text(source, caption, &mut shown);
            shown.put("\n", caption.end..caption.end);
        }
        put_rows(source, table, &mut shown);
        at = table.lines.end;
    }
    shown.put(&source[at..], at..source.len());
    (at > 0).then(|| shown.done())
}

fn put_rows(source: &str, table: &Marked, shown: &mut Rewritten) {
    // Rows that the cell above each column still spans.
    let mut spanned: Vec<usize> = Vec::new();
    for row in &table.rows {
        let mut end = row.first().map_or(table.lines.start, |cell| cell.text.start);
        let mut column = 0;
        shown.put("|", end..end);
        for cell in row {
            put_empty(&mut spanned, &mut column, shown, end);
            put_text(source, &cell.text, shown);
            end = cell.text.end;
            shown.put(&"|".repeat(cell.columns), end..end);
            spanned.resize(spanned.len().max(column + cell.columns), 0);
            spanned[column..column + cell.columns].fill(cell.rows - 1);
            column += cell.columns;
        }
        put_empty(&mut spanned, &mut column, shown, end);
        shown.put("\n", end..end);
    }
}

/// Writes what a cell says in one line, without tags that change nothing of it.
fn put_text(source: &str, text: &Range<usize>, shown: &mut Rewritten) {
    const TAGS: [&str; 10] = ["span", "b", "strong", "i", "em", "font", "small", "p", "div", "center"];
    let mut at = text.start;
    while let Some(sign) = source[at..text.end].find(['<', '\n', '\r']).map(|sign| at + sign) {
        shown.put(&source[at..sign], at..sign);
        let rest = &source[sign..text.end];
        let tag = rest.find('>').map_or("", |end| &rest[..=end]);
        let name =
            tag.trim_start_matches(['<', '/']).trim_end_matches(['/', '>']).split_whitespace().next().unwrap_or("");
        let length = if TAGS.contains(&name) || name == "br" { tag.len() } else { 1 };
        let own = match &rest[..length] {
            "<" => "<",
            "\n" | "\r" => " ",
            _ if name == "br" => " ",
            _ => "",
        };
        shown.put(own, sign..sign + length);
        at = sign + length;
    }
    shown.put(&source[at..text.end], at..text.end);
}

/// Writes the empty cells of columns that cells above span.
fn put_empty(spanned: &mut [usize], column: &mut usize, shown: &mut Rewritten, at: usize) {
    while let Some(rows) = spanned.get_mut(*column).filter(|rows| **rows > 0) {
        *rows -= 1;
        *column += 1;
        shown.put("|", at..at);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn shows(source: &str, expected: &str) {
        let (text, map) = in_rows(source).expect("a table");
        assert_eq!(text, expected);
        for figure in ["24", "7"] {
            if let Some(at) = text.find(figure) {
                assert_eq!(map.span(&(at..at + figure.len())).of(source), figure);
            }
        }
    }

    #[test]
    fn tables_of_wikis_are_rows() {
        shows(
            "表：\n{| class=\"wikitable\"\n|+ 统计表\n! 项目\n! colspan=\"2\" | 数\n|-\n| rowspan=2 | 规章\n| 24 || 7\n|-\n|\n| 件\n数<br/><span id='a'>计</span>\n|}\n完\n",
            "表：\n 统计表\n| 项目| 数||\n| 规章| 24 | 7|\n||| 件 数 计|\n完\n",
        );
    }

    #[test]
    fn tables_of_asciidoc_are_rows() {
        shows(
            "[cols=\",,\",options=\"header\",]\n|===\n|项目 |件 |数\n\n|规章\n|24 |7\n\n.2+|行政许可 2+|5\n| |\n|===\n完\n",
            "|项目|件|数|\n|规章|24|7|\n|行政许可|5||\n||||\n完\n",
        );
    }

    #[test]
    fn what_fills_no_rows_stays() {
        for source in [
            "{|\n| 规章\n",
            "{|\n|}\n",
            "|===\n|规章 |24\n",
            "[cols=\",,\"]\n|===\n|规章 |24\n|===\n",
            "| 规章 | 24 |\n",
            "{| 规章 |}\n",
        ] {
            assert!(in_rows(source).is_none(), "{source}");
        }
    }
}
