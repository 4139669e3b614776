//! Running numbers: of rows, before or behind all their labels, and of columns, under their names. They count, and are no figures.

use super::ground::{Ground, Kind, Token};
use super::rows::Owner;
use std::ops::Range;

/// Labels whose numbers before them run on show that their rows are numbered.
const BEFORE: usize = 3;
/// Labels behind which numbers run on: the first figures of fewer rows may run on by chance.
const BEHIND: usize = 6;
/// Columns that are numbered.
const COLUMNS: usize = 3;

/// Words before the numbers of columns.
const COUNTS: [&str; 8] = ["栏次", "序号", "编号", "列次", "列号", "项次", "栏号", "甲"];

/// Where the figures stand that only count, in order.
pub(super) fn ordinals(ground: &Ground<'_, '_>) -> Vec<Range<usize>> {
    let tokens = &ground.tokens;
    let labels = labels(ground);
    let mut found: Vec<usize> = Vec::new();
    if ground.lines.len() > 1 {
        let before: Option<Vec<usize>> = labels.iter().map(|&(label, _)| before(ground, label)).collect();
        found.extend(before.filter(|numbers| numbers.len() >= BEFORE && run_on(ground, numbers)).unwrap_or_default());
        let behind: Option<Vec<usize>> = labels.iter().map(|&(label, line)| behind(ground, label, line)).collect();
        let counts = |numbers: &Vec<usize>| numbers.iter().enumerate().all(|(at, &token)| is(ground, token, at + 1));
        found.extend(behind.filter(|numbers| numbers.len() >= BEHIND && counts(numbers)).unwrap_or_default());
        found.extend(of_columns(ground, &labels));
    } else {
        // In one line of all cells their own numbers are all that may run on so far.
        let figures = (0..tokens.len()).filter(|&at| tokens[at].kind == Kind::Figure);
        let due = ground.lines[0].cells.len();
        let counted: Vec<usize> = figures
            .take(due)
            .enumerate()
            .filter(|&(at, token)| is(ground, token, at + 1))
            .map(|(_, token)| token)
            .collect();
        found.extend(if counted.len() == due { counted } else { Vec::new() });
    }
    let mut found: Vec<Range<usize>> = found.into_iter().map(|at| tokens[at].text.clone()).collect();
    found.sort_unstable_by_key(|place| place.start);
    found
}

/// Where the label of each line stands first: the token and the line.
fn labels(ground: &Ground<'_, '_>) -> Vec<(usize, usize)> {
    let mut labels: Vec<(usize, usize)> = Vec::new();
    for (at, token) in ground.tokens.iter().enumerate() {
        if let Kind::Words { owner: Owner::Label(line), .. } = token.kind
            && !labels.iter().any(|(_, other)| *other == line)
        {
            labels.push((at, line));
        }
    }
    labels
}

/// Whether a token only parts others.
const fn parts(token: &Token) -> bool {
    matches!(token.kind, Kind::Bar | Kind::Tab | Kind::Break)
}

/// Whether a token may stand between a number and the label it counts: separators, names of groups, numerals.
fn leads(ground: &Ground<'_, '_>, token: &Token) -> bool {
    match token.kind {
        Kind::Words { owner: Owner::Group, .. } | Kind::Numeral => true,
        Kind::Words { owner: Owner::Foreign, .. } => ground.is_idle(ground.slice(&token.text)),
        _ => parts(token),
    }
}

/// The figure before a label.
fn before(ground: &Ground<'_, '_>, label: usize) -> Option<usize> {
    let before = ground.tokens[..label].iter().rposition(|token| !leads(ground, token))?;
    (ground.tokens[before].kind == Kind::Figure).then_some(before)
}

/// The first figure behind a label and its note.
fn behind(ground: &Ground<'_, '_>, label: usize, line: usize) -> Option<usize> {
    let is_passed = |token: &Token| match token.kind {
        Kind::Words { owner: Owner::Label(other) | Owner::Note(other), .. } => other == line,
        _ => parts(token),
    };
    (label..ground.tokens.len())
        .find(|&at| !is_passed(&ground.tokens[at]))
        .filter(|&at| ground.tokens[at].kind == Kind::Figure)
}

/// The number a token is.
fn number(ground: &Ground<'_, '_>, token: usize) -> Option<usize> {
    ground.slice(&ground.tokens[token].text).parse().ok()
}

fn is(ground: &Ground<'_, '_>, token: usize, value: usize) -> bool {
    number(ground, token) == Some(value)
}

/// Whether numbers grow by one, or begin anew with one where names of columns stand between.
fn run_on(ground: &Ground<'_, '_>, numbers: &[usize]) -> bool {
    let is_heading = |token: &Token| matches!(token.kind, Kind::Words { owner: Owner::Heading(_), .. });
    let steps = || numbers.windows(2).map(|pair| (pair, number(ground, pair[0]).map(|number| number + 1)));
    let goes_on = |(pair, next): &(&[usize], Option<usize>)| next.is_some_and(|next| is(ground, pair[1], next));
    let begins = |pair: &[usize]| is(ground, pair[1], 1) && ground.tokens[pair[0]..pair[1]].iter().any(is_heading);
    steps().all(|step| goes_on(&step) || begins(step.0)) && steps().any(|step| goes_on(&step))
}

/// The figures between the names of columns and the first label under them that count the columns.
fn of_columns(ground: &Ground<'_, '_>, labels: &[(usize, usize)]) -> Vec<usize> {
    let mut found = Vec::new();
    for &(label, line) in labels {
        let is_other = |token: &Token| !leads(ground, token) && token.kind != Kind::Figure;
        let Some(words) = ground.tokens[..label].iter().rposition(is_other) else { continue };
        let own = match ground.tokens[words].kind {
            Kind::Words { owner: Owner::Heading(_), .. } => true,
            Kind::Words { owner: Owner::Foreign, .. } => COUNTS.contains(&ground.slice(&ground.tokens[words].text)),
            _ => false,
        };
        let figures: Vec<usize> = (words + 1..label).filter(|&at| ground.tokens[at].kind == Kind::Figure).collect();
        let due = ground.lines[line].cells.len().max(COLUMNS);
        if own && figures.len() >= due && figures.iter().enumerate().all(|(at, &token)| is(ground, token, at + 1)) {
            found.extend(figures);
        }
    }
    found
}
