//! The words of aligned lines by their places: what stands under each other is one name, wrapped.

use std::ops::Range;
use unicode_width::UnicodeWidthChar;

/// How wide a letter is: converters count in three ways.
pub(super) const WIDTHS: [fn(char) -> usize; 3] = [|_| 1, |c| c.width().unwrap_or(0), |c| c.width_cjk().unwrap_or(0)];

/// A word on its line.
pub(super) struct Run {
    /// From column to column.
    pub columns: Range<usize>,
    /// Where it stands in the line's text.
    pub text: Range<usize>,
}

/// What stands between the spaces of a line.
pub(super) fn runs(line: &str, width: fn(char) -> usize) -> Vec<Run> {
    let mut runs = Vec::new();
    let (mut at, mut from) = (0, 0);
    for piece in line.split_inclusive(char::is_whitespace) {
        let text = at..at + piece.trim_end().len();
        let columns = |text: &str| text.chars().map(width).sum::<usize>();
        if !text.is_empty() {
            runs.push(Run { columns: from..from + columns(&line[text.clone()]), text });
        }
        from += columns(piece);
        at += piece.len();
    }
    runs
}

/// The words of a head, each as its lines make it up under each other, from left to right; without those that span others.
pub(super) fn stacked(head: &str, width: fn(char) -> usize) -> Vec<String> {
    let lines: Vec<(&str, Vec<Run>)> = head.lines().map(|line| (line, runs(line, width))).collect();
    let meet = |one: &Range<usize>, other: &Range<usize>| one.start < other.end && other.start < one.end;
    // What stands under it in two columns, be it on lines of their own.
    let spans = |at: usize, run: &Run| {
        let below = lines[at + 1..].iter().flat_map(|(_, runs)| runs);
        let under: Vec<&Run> = below.filter(|other| meet(&other.columns, &run.columns)).collect();
        under.iter().any(|one| under.iter().any(|other| !meet(&one.columns, &other.columns)))
    };
    let mut stacks: Vec<(Range<usize>, String)> = Vec::new();
    for (at, (line, runs)) in lines.iter().enumerate() {
        for run in runs.iter().filter(|run| !spans(at, run)) {
            let word = &line[run.text.clone()];
            match stacks.iter_mut().find(|(columns, _)| meet(columns, &run.columns)) {
                Some((columns, words)) => {
                    *columns = columns.start.min(run.columns.start)..columns.end.max(run.columns.end);
                    words.push_str(word);
                }
                None => stacks.push((run.columns.clone(), word.to_owned())),
            }
        }
    }
    stacks.sort_by_key(|(columns, _)| columns.start);
    stacks.into_iter().map(|(_, words)| words).collect()
}
