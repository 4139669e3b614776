//! Absurd amounts: each is read or refused by the limit it passes, and soon.

use super::invariants::{assert_blocks, sound, source};
use super::outputs::assert_guarded;
use crate::effort::effort;
use gkreport::Error;
use gkreport::limits::Limit;
use gkreport::source::MediaType;
use std::fs;
use std::time::{Duration, Instant};

/// More than any of these inputs may take of one processor, in a build for tests.
const MOST: Duration = Duration::from_secs(10);

/// An amount: as many as where there is time for it, or what by day is enough to be absurd.
fn large(most: usize, by_day: usize) -> usize {
    if effort() < 4 { by_day } else { most }
}

/// What is to become of an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    /// It is read.
    Read,
    /// It is over this limit.
    Over(Limit),
}

/// Reads, checks and writes an input, and requires that it meets its fate in time.
#[track_caller]
fn meets(fate: Fate, input: &str) {
    let start = time();
    let passed = match sound(input.as_bytes()) {
        Ok((report, checked)) => {
            assert_guarded(&report, &checked);
            Fate::Read
        }
        Err(Error::Limit { what, .. }) => Fate::Over(what),
        Err(error) => panic!("{error}"),
    };
    assert_eq!(passed, fate);
    let spent = time().saturating_sub(start);
    assert!(spent < MOST, "it took {spent:?}");
}

/// The processor time of this thread where the system tells it, so that a busy machine fails no test; else the clock.
fn time() -> Duration {
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanos = told.and_then(|line| line.split(' ').next()?.parse().ok());
    nanos.map_or_else(|| START.with(Instant::elapsed), Duration::from_nanos)
}

thread_local! {
    static START: Instant = Instant::now();
}

const SENTENCE: &str = "2021年，本机关共收到政府信息公开申请12件，其中予以公开3件。";

#[test]
fn elements_inside_each_other() {
    for tag in ["div", "table", "span", "b", "ul", "blockquote", "svg", "x-y", "select", "p", "td", "li", "font"] {
        let nested = format!("<{tag}>").repeat(large(100_000, 10_000));
        let fate = match tag {
            // Each ends the one before, or means nothing where it stands.
            "table" | "select" | "p" | "td" | "li" => Fate::Read,
            _ => Fate::Over(Limit::Depth),
        };
        meets(fate, &format!("<html>{nested}{SENTENCE}"));
        meets(Fate::Read, &format!("<html>{SENTENCE}{}", format!("</{tag}>").repeat(large(100_000, 10_000))));
    }
    meets(Fate::Over(Limit::Depth), &"<table><tr><td>".repeat(large(100_000, 10_000)));
    meets(Fate::Over(Limit::Depth), &"<ul><li>".repeat(large(100_000, 10_000)));
    meets(Fate::Read, &format!("<html>{}", "<ul><li>项</li></ul>".repeat(large(50_000, 10_000))));
}

#[test]
fn long_attributes_names_comments_and_sections() {
    let long = "公开 a".repeat(large(20 << 18, 1 << 18));
    meets(Fate::Read, &format!("<html><p title=\"{long}\">{SENTENCE}</p>"));
    meets(Fate::Read, &format!("<html><p style=\"{long}\">{SENTENCE}</p>"));
    meets(Fate::Read, &format!("<html><p {}>{SENTENCE}</p>", "a=b ".repeat(large(1 << 20, 1 << 17))));
    meets(Fate::Read, &format!("<html><p>{SENTENCE}</p><!-- {long}"));
    meets(Fate::Read, &format!("<html><p>{SENTENCE}</p><![CDATA[{}", "<p>]]".repeat(large(1 << 18, 1 << 15))));
    meets(Fate::Read, &format!("<html><p>{SENTENCE}</p><script>{long}"));
    meets(Fate::Read, &format!("<html><p>{SENTENCE}</p><{}>", "a".repeat(large(4 << 20, 2 << 20))));
    meets(Fate::Read, &format!("<html><title>{}</title><p>{SENTENCE}</p>", "公开 ".repeat(large(1 << 18, 1 << 15))));
    meets(
        Fate::Read,
        &format!("<html>{}<p>{SENTENCE}</p>", "<meta name=title content=公开>".repeat(large(100_000, 10_000))),
    );
}

#[test]
fn endless_marks() {
    meets(Fate::Over(Limit::Line), &format!("<html><p>{}", "&".repeat(2 << 20)));
    meets(Fate::Over(Limit::Line), &format!("<html><p>{}", "&#1".repeat(2 << 20)));
    meets(Fate::Over(Limit::Line), &format!("<html><p>{}", "<".repeat(2 << 20)));
    meets(Fate::Over(Limit::Line), &format!("<html><p>{}", "&lt;".repeat(2 << 20)));
    meets(Fate::Read, &format!("<html><p>{SENTENCE}{}", "&nbsp".repeat(large(100_000, 10_000))));
    meets(Fate::Read, &format!("<html><p>{SENTENCE}&#{};", "9".repeat(large(1 << 20, 1 << 18))));
    meets(Fate::Read, &format!("<html><p>{SENTENCE}{}", "<!-->".repeat(large(1 << 18, 1 << 16))));
    meets(Fate::Read, &format!("<html><p>{SENTENCE}{}", "</>".repeat(large(1 << 18, 1 << 16))));
    meets(Fate::Read, &format!("<html><p>{SENTENCE}{}", "<?".repeat(large(1 << 18, 1 << 16))));
}

#[test]
fn long_lines_and_many() {
    let line = SENTENCE.repeat(large((20 << 20) / SENTENCE.len(), (5 << 20) / SENTENCE.len()));
    meets(Fate::Over(Limit::Text), &line);
    meets(Fate::Over(Limit::Line), &format!("<html><p>{line}"));
    meets(Fate::Over(Limit::Line), &line[..line.floor_char_boundary(2 << 20)]);
    meets(Fate::Read, &line[..line.floor_char_boundary(1 << 20)]);
    meets(Fate::Read, &format!("{}\n{SENTENCE}", "\n".repeat(large(2 << 20, 1 << 20))));
    meets(Fate::Read, &format!("<html>{}{SENTENCE}", "\n".repeat(large(20 << 20, 5 << 20))));
    meets(Fate::Read, &"规章\n12\n".repeat(large(20_000, 5_000)));
    // A page may well be one line.
    let page = format!("<html>{}", format!("<p>{SENTENCE}</p>").repeat(large(10_000, 3_000)));
    meets(Fate::Read, &page);
}

#[test]
fn many_headings() {
    meets(Fate::Read, &format!("<html>{}", "<h2>一、总体情况</h2>".repeat(large(20_000, 5_000))));
    meets(Fate::Read, &"一、总体情况\n".repeat(large(20_000, 5_000)));
    meets(Fate::Read, &"## 一、总体情况\n12件。\n".repeat(large(20_000, 5_000) / 2));
}

#[test]
fn many_tables_cells_and_spans() {
    meets(Fate::Read, &format!("<html>{}", "<table><tr><td>规章<td>1<td>2</table>".repeat(large(20_000, 5_000))));
    meets(Fate::Over(Limit::Cells), &format!("<html><table>{}", "<tr><td>规章<td>1".repeat(100_001)));
    meets(Fate::Over(Limit::Cells), &"规章|1\n".repeat(100_001));
    meets(Fate::Over(Limit::Cells), &format!("规章{}", "\t1".repeat(200_000)));
    meets(Fate::Read, &format!("<html><table>{}", "<tr><td rowspan=65534 colspan=1000>规章<td>1".repeat(3000)));
    meets(Fate::Read, &format!("<html><table>{}", "<tr><td rowspan=65534>规章<td rowspan=0>1".repeat(3000)));
    meets(
        Fate::Read,
        &format!("<html><table><tr>{}", "<td colspan=99999999999 rowspan=65534>1".repeat(large(20_000, 5_000))),
    );
}

#[test]
fn what_looks_like_the_other_kind() {
    let page = "<table><tr><td>规章\u{3000}|\t1</table>\n".repeat(1000);
    let text = "# 规章\n| 规章 | 1 |\n|---|---|\n规章\t1\n\u{c}".repeat(1000);
    for input in [page, text] {
        assert_blocks(&source(&input, MediaType::Html));
        assert_blocks(&source(&input, MediaType::Text));
    }
}

#[test]
fn huge_numbers() {
    for digits in [16, 28, 29, 40, 400, 100_000] {
        let number = "9".repeat(digits);
        let row = format!("<tr><td>规章<td>{number}<td>{number}.{number}<td>-{number}万元");
        meets(Fate::Read, &format!("<html><table>{}</table><p>收到申请{number}件，占{number}%。", row.repeat(2)));
        meets(
            Fate::Read,
            &format!("一、总体情况\n收到申请{number}件，其中公开{number}件、{number}亿件，{number}元。\n"),
        );
    }
}
