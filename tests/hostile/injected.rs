//! Reports with something in them that is no text to a terminal, a build server, a spreadsheet, a browser or XML.

use super::fixtures::text;
use super::invariants::assert_harmless;
use crate::effort::effort;

/// What a page may try.
const INJECTED: [&str; 20] = [
    "\u{1b}[31m",
    "\u{1b}]8;;http://x\u{7}",
    "\u{9b}2J",
    "\u{90}q\u{9c}",
    "\u{7f}\u{8}",
    "\u{202e}\u{2066}\u{200f}",
    "\u{2028}\u{2029}\u{85}",
    "\r",
    "\r\n::error file=x::",
    "\n::add-mask::1\n",
    "##[command]",
    "##vso[task.complete]",
    "=cmd|' /C calc'!A0",
    "@SUM(1)",
    "＝1＋1",
    "</script><script>",
    "]]></failure>",
    "\u{fffe}\u{ffff}\u{0}\u{b}",
    "\u{feff}\u{200b}",
    "{{constructor}}%0A%1b${x}",
];

/// Puts the words before, behind and in the place of every cell, heading and title in turn.
fn injected(report: &str, words: &str) -> Vec<String> {
    let titled = report.replace("2021", &format!("2021{words}")).replace("2020", &format!("2020{words}"));
    let headed = report.replace("、", &format!("、{words}"));
    let counted = report.replace('件', &format!("{words}件"));
    // Figures, at the start and at the end: 1 and 0 are in every table.
    let started = report.replace("1<", &format!("{words}1<")).replace("1 |", &format!("{words}1 |"));
    let ended = report.replace("0<", &format!("0{words}<")).replace("0 |", &format!("0{words} |"));
    let replaced = report.replace(">0<", &format!(">{words}<")).replace("| 0 |", &format!("| {words} |"));
    vec![titled, headed, counted, started, ended, replaced]
}

fn stays_text(report: &str) {
    let report = text(report);
    let pages = INJECTED.iter().enumerate().flat_map(|(at, words)| {
        let places = injected(&report, words).into_iter().enumerate();
        // All words and all places are tried; all pairs of them at night.
        places.filter(move |(place, _)| effort() > 1 || (at + place) % 3 == 0)
    });
    for (_, page) in pages {
        assert_harmless(page.as_bytes());
    }
}

#[test]
fn in_a_text() {
    stays_text("reports/city-2021-unbalanced/report.txt");
    stays_text("formats/county.txt");
}

#[test]
fn in_a_page() {
    stays_text("reports/city-2021-unbalanced/report.html");
}

#[test]
fn as_character_references() {
    let page = text("reports/province-2020-unbalanced/report.html");
    for words in ["&#27;[31m", "&#x9b;2J", "&#x202e;", "&#13;&#10;::error::", "&lt;/script&gt;", "&#61;cmd()", "&#0;"] {
        for page in injected(&page, words) {
            assert_harmless(page.as_bytes());
        }
    }
}
