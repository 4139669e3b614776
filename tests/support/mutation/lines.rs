//! Lines of the written document: gone, doubled, joined, broken; words lost on the way.

use super::Deed::Written;
use super::Entry;
use crate::support::dice::Dice;
use crate::support::marks::is_mark;

pub const ALL: &[Entry] = &[
    ("line gone", Written(gone)),
    ("line doubled", Written(doubled)),
    ("lines joined", Written(joined)),
    ("line broken", Written(broken)),
    ("empty lines gone", Written(empty_gone)),
    ("empty lines everywhere", Written(empty_everywhere)),
    ("page furniture within a line", Written(furniture)),
    ("full rows change places", Written(rows_swapped)),
    ("character lost in words", Written(character_lost)),
    ("foreign line between", Written(foreign)),
    ("zero-width blanks", Written(zero_width)),
    ("first lines gone", Written(beheaded)),
];

fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

/// Figures marked in a line.
fn figures(line: &str) -> usize {
    line.chars().filter(|&c| is_mark(c)).count() / 2
}

fn is_markup(text: &str) -> bool {
    text.contains("</")
}

/// Lines, where they are lines of text and not of markup.
fn text_lines(marked: &str) -> Option<Vec<&str>> {
    (!is_markup(marked)).then(|| marked.split('\n').collect())
}

fn gone(marked: &str, dice: &mut Dice) -> Option<String> {
    let mut lines = text_lines(marked)?;
    // A line of figures alone would leave another sound text behind where blanks leave nothing.
    let fits: Vec<usize> = (0..lines.len()).filter(|&at| figures(lines[at]) != 1 && !lines[at].is_empty()).collect();
    lines.remove(*dice.pick(&fits));
    Some(lines.join("\n"))
}

fn doubled(marked: &str, dice: &mut Dice) -> Option<String> {
    let mut lines = text_lines(marked)?;
    let fits: Vec<usize> = (0..lines.len()).filter(|&at| figures(lines[at]) != 1 && !lines[at].is_empty()).collect();
    let at = *dice.pick(&fits);
    lines.insert(at, lines[at]);
    Some(lines.join("\n"))
}

fn joined(marked: &str, dice: &mut Dice) -> Option<String> {
    let lines = text_lines(marked)?;
    if lines.len() < 2 {
        return None;
    }
    let at = dice.below(lines.len() - 1);
    let between = if dice.chance(50) { " " } else { "  " };
    let mut out = lines[..at].join("\n");
    if at > 0 {
        out.push('\n');
    }
    out.push_str(&[lines[at], between, lines[at + 1]].concat());
    for line in &lines[at + 2..] {
        out.push('\n');
        out.push_str(line);
    }
    Some(out)
}

/// Places between two characters where no figure is torn.
fn breaks(marked: &str) -> Vec<usize> {
    let mut inside = false;
    let mut out = Vec::new();
    let mut before = ' ';
    for (at, c) in marked.char_indices() {
        if is_mark(c) {
            inside = !inside;
        } else if !inside && is_han(c) && is_han(before) {
            out.push(at);
        }
        before = c;
    }
    out
}

fn broken(marked: &str, dice: &mut Dice) -> Option<String> {
    text_lines(marked)?;
    let places = breaks(marked);
    let at = *dice.pick(&places);
    Some([&marked[..at], "\n", &marked[at..]].concat())
}

fn empty_gone(marked: &str, _: &mut Dice) -> Option<String> {
    let lines = text_lines(marked)?;
    Some(lines.into_iter().filter(|line| !line.trim().is_empty()).collect::<Vec<_>>().join("\n"))
}

fn empty_everywhere(marked: &str, _: &mut Dice) -> Option<String> {
    text_lines(marked)?;
    Some(marked.replace('\n', "\n\n"))
}

fn furniture(marked: &str, dice: &mut Dice) -> Option<String> {
    let mut lines: Vec<String> = text_lines(marked)?.into_iter().map(str::to_owned).collect();
    let fits: Vec<usize> = (0..lines.len()).filter(|&at| figures(&lines[at]) > 0).collect();
    if fits.is_empty() {
        return None;
    }
    let at = *dice.pick(&fits);
    let words = *dice.pick(&["打印本页 ", "分享到 ", "[关闭窗口] ", "上一页 "]);
    lines[at].insert_str(0, words);
    Some(lines.join("\n"))
}

fn rows_swapped(marked: &str, dice: &mut Dice) -> Option<String> {
    let mut lines = text_lines(marked)?;
    let full = |line: &str| figures(line) >= 7 && line.chars().filter(|&c| is_han(c)).count() >= 4;
    let fits: Vec<usize> = (1..lines.len()).filter(|&at| full(lines[at]) && full(lines[at - 1])).collect();
    if fits.is_empty() {
        return None;
    }
    let at = *dice.pick(&fits);
    lines.swap(at - 1, at);
    Some(lines.join("\n"))
}

fn character_lost(marked: &str, dice: &mut Dice) -> Option<String> {
    let places = breaks(marked);
    let at = *dice.pick(&places);
    let next = marked[at..].chars().next()?.len_utf8();
    Some([&marked[..at], &marked[at + next..]].concat())
}

fn foreign(marked: &str, dice: &mut Dice) -> Option<String> {
    let mut lines: Vec<String> = text_lines(marked)?.into_iter().map(str::to_owned).collect();
    let at = dice.below(lines.len());
    let line =
        *dice.pick(&["扫一扫在手机打开当前页", "12", "2024-01-30 10:22", "来源：市政府办公室 浏览次数：318", "- 3 -"]);
    lines.insert(at, line.to_owned());
    Some(lines.join("\n"))
}

fn zero_width(marked: &str, _: &mut Dice) -> Option<String> {
    text_lines(marked)?;
    let places = breaks(marked);
    let mut out = String::new();
    let mut last = 0;
    for at in places.into_iter().step_by(5) {
        out.push_str(&marked[last..at]);
        out.push('\u{200b}');
        last = at;
    }
    out.push_str(&marked[last..]);
    Some(out)
}

fn beheaded(marked: &str, dice: &mut Dice) -> Option<String> {
    let lines = text_lines(marked)?;
    let from = dice.below(lines.len());
    Some(lines[from..].join("\n"))
}
