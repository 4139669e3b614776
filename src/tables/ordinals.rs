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
    let mut found: Vec<Range<usize>> = Vec::new();
    let places = |numbers: Vec<usize>| numbers.into_iter().map(|at| tokens[at].text.clone()).collect::<Vec<_>>();
    if ground.lines.len() > 1 {
        let before: Option<Vec<Range<usize>>> = labels.iter().map(|&(label, _)| before(ground, label)).collect();
        let before = before.filter(|numbers| numbers.len() >= BEFORE && run_on(ground, numbers)).unwrap_or_default();
        found.extend(before.first().into_iter().flat_map(|first| of_lines(ground, first)));
        found.extend(before);
        let behind: Option<Vec<usize>> = labels.iter().map(|&(label, line)| behind(ground, label, line)).collect();
        let counts = |numbers: &Vec<usize>| numbers.iter().enumerate().all(|(at, &token)| is(ground, token, at + 1));
        found.extend(places(behind.filter(|numbers| numbers.len() >= BEHIND && counts(numbers)).unwrap_or_default()));
        found.extend(places(of_columns(ground, &labels)));
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
        found.extend(places(if counted.len() == due { counted } else { Vec::new() }));
    }
    found.sort_unstable_by_key(|place| place.start);
    found.dedup();
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

/// Where every line's number stands, as far as they are numbered as the line of `first` is.
fn of_lines(ground: &Ground<'_, '_>, first: &Range<usize>) -> Vec<Range<usize>> {
    let number = |text: &str| text.parse::<usize>().ok();
    let Some(from) = number(ground.slice(first)) else { return Vec::new() };
    let mut at = first.start;
    let lines = ground.slice(&(first.start..ground.text.end)).split_inclusive('\n').enumerate();
    let of_line = |(line, text): (usize, &str)| {
        let start = at;
        at += text.len();
        let cell = text.split_once(',')?.0;
        (number(cell) == Some(from + line)).then(|| start..start + cell.len())
    };
    lines.filter_map(of_line).collect()
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

/// The figure before a label; where commas part cells, the line's first one.
fn before(ground: &Ground<'_, '_>, label: usize) -> Option<Range<usize>> {
    let label = &ground.tokens[label];
    let line = ground.document.text[..label.text.start].rfind('\n').map_or(0, |end| end + 1);
    if let Some((first, _)) = ground.slice(&(line..label.text.start)).split_once(',') {
        let start = line + first.len() - first.trim_start().len();
        let is_number = !first.trim().is_empty() && first.trim().bytes().all(|byte| byte.is_ascii_digit());
        return is_number.then(|| start..start + first.trim().len());
    }
    let tokens = &ground.tokens[..ground.tokens.partition_point(|token| token.text.start < label.text.start)];
    let before = tokens.iter().rev().find(|token| !leads(ground, token))?;
    (before.kind == Kind::Figure).then(|| before.text.clone())
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

fn is(ground: &Ground<'_, '_>, token: usize, value: usize) -> bool {
    ground.slice(&ground.tokens[token].text).parse() == Ok(value)
}

/// Whether numbers grow by one, or begin anew with one where names of columns stand between.
fn run_on(ground: &Ground<'_, '_>, numbers: &[Range<usize>]) -> bool {
    let number = |place: &Range<usize>| ground.slice(place).parse::<usize>().ok();
    // Lines without a label may be numbered, too.
    let lines = |pair: &[Range<usize>]| ground.slice(&(pair[0].end..pair[1].start)).matches('\n').count();
    let goes_on = |pair: &[Range<usize>]| {
        let step = number(&pair[0]).zip(number(&pair[1])).and_then(|(one, other)| other.checked_sub(one));
        step.is_some_and(|step| step == 1 || step == lines(pair) && step > 0)
    };
    let begins = |pair: &[Range<usize>]| {
        let mut between = ground.words_in(&(pair[0].end..pair[1].start)).iter();
        number(&pair[1]) == Some(1) && between.any(|words| matches!(words.owner, Owner::Heading(_)))
    };
    numbers.windows(2).all(|pair| goes_on(pair) || begins(pair)) && numbers.windows(2).any(goes_on)
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
