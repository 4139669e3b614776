//! What touches a figure, or stands in one's place: signs that leave the figure as it is, and those that make it another.
//!
//! One token that is no number is unreadable, whatever of it a number could be cut from; only what frames figures is no part of one.

use super::ground::{Kind, Token};
use super::signs::{bare, is_bar, is_figure, is_framing, is_stop};
use crate::document::Document;
use crate::text::is_decimal;

/// Whether a sign at a figure leaves it as it is: it frames it, quotes it, says how it looks, or lists it.
fn is_harmless(c: char) -> bool {
    is_framing(c) && c != '>'
        || is_stop(c)
        || matches!(c, '*' | '_' | '$' | '《' | '》')
        || matches!(c, '·' | '•' | '●' | '◆' | '■' | '□' | '/' | '／')
        || crate::text::plain_char(c).is_none()
}

/// Whether what stands before or behind a figure in its run makes it another: `>12`, `12?`, `12＃`.
pub(super) fn is_changed(around: &str) -> bool {
    !around.chars().all(is_harmless)
}

/// Whether the bars of a text are digits that recognition took for bars, and not what parts its cells: few lines with figures have
/// any and none is framed by them, or each touches a number, nothing else, and no other bar (`5|`, `|5`).
pub(super) fn are_ones(text: &str) -> bool {
    /// Lines with figures for each line with a bar, where bars part nothing.
    const APART: usize = 4;
    let bars = |run: &str| run.chars().filter(|c| is_bar(*c)).count();
    let is_number = |run: &str| bars(run) == 1 && run.len() > 1 && run.chars().all(|c| c.is_ascii_digit() || is_bar(c));
    let mut runs = text.split(char::is_whitespace).filter(|run| run.contains(is_bar)).peekable();
    let lines = |of: fn(char) -> bool| text.lines().filter(|line| line.contains(of)).count();
    // A numeral or a figure may begin a line, the frame of a row no such text.
    let is_framed = |line: &str| {
        let inner = line.trim_start().strip_prefix(is_bar);
        inner.is_some_and(|inner| !inner.starts_with(|c: char| c.is_ascii_digit() || is_stop(c)))
    };
    runs.peek().is_some()
        && (runs.all(|run| is_number(run) && run.contains(|c: char| c.is_ascii_digit()))
            || lines(is_bar) * APART <= lines(|c| c.is_ascii_digit()) && !text.lines().any(is_framed))
}

/// Whether a run begins with a stop that parts it from nothing, so that the first half of a number is lost: ` ,838`.
pub(super) fn is_halved(before: &str, run: &str) -> bool {
    run.starts_with(is_stop) && before.chars().next_back().is_none_or(|c| c.is_whitespace() || is_bar(c))
}

/// Whether a run of signs between blanks, bars and ends of lines stands in a figure's place. Nothing but signs may lead a line to its
/// words, or words to a figure behind them.
pub(super) fn stands_alone(run: &str, before: &str, behind: &str) -> bool {
    /// Dots of a leader.
    const LEADER: usize = 3;
    let parts = |c: char| c.is_whitespace() || is_bar(c);
    // Behind words in one cell it ends those.
    let is_wall = |c: char| c == '\t' || is_bar(c);
    let own = &before[before.rfind(is_wall).unwrap_or(0)..];
    let is_walled = own.len() < before.len() || behind.contains(is_wall);
    if is_walled && own.contains(char::is_alphabetic) {
        return false;
    }
    // Dots behind words and one blank say that those were cut.
    if run.chars().all(|c| c == '…')
        && before.strip_suffix(' ').is_some_and(|words| words.ends_with(char::is_alphabetic))
    {
        return false;
    }
    // With a figure in a cell of its own it does not stand in that one's place.
    let rest = &behind[..behind.find(is_wall).unwrap_or(behind.len())];
    if own.chars().all(parts) && is_figure(rest) {
        return false;
    }
    if run.chars().all(is_framing)
        || bare(run).is_empty()
        || !before.is_empty() && !before.ends_with(parts)
        || !(behind.is_empty() || behind.starts_with(parts))
    {
        return false;
    }
    let dots: usize = run
        .chars()
        .map(|c| if matches!(c, '…' | '⋯') { LEADER } else { usize::from(matches!(c, '.' | '·' | '~')) })
        .sum();
    let leads = dots >= LEADER && behind.contains(|c: char| c.is_ascii_digit());
    !leads && !behind.contains(char::is_alphabetic)
}

/// Takes for odd what is half of a number: a figure at a stop that parts no other figures, and one that a line's end has broken
/// (`28` / `.8`, `1,` / `213`), which is one token with its rest.
pub(super) fn take_halves(document: &Document<'_>, tokens: &mut Vec<Token>) {
    let text = &document.text;
    let stop = |token: &Token| text[token.text.end..].chars().next().filter(|c| is_stop(*c));
    let figures = || tokens.iter().filter(|token| token.kind == Kind::Figure);
    let is_listed = figures().filter(|token| stop(token).is_some()).count() * 2 > figures().count();
    for token in tokens.iter_mut().filter(|token| !is_listed && token.kind == Kind::Figure) {
        if let Some(stop) = stop(token) {
            *token = Token { text: token.text.start..token.text.end + stop.len_utf8(), kind: Kind::Odd };
        }
    }
    let ends_open = |token: &Token| token.kind == Kind::Odd && text[token.text.clone()].ends_with([',', '，']);
    let is_rest = |first: &Token, rest: &Token| {
        let may_begin = matches!(first.kind, Kind::Figure | Kind::Odd) && text[..first.text.end].ends_with(is_decimal);
        may_begin && rest.kind == Kind::Odd && goes_on(&text[rest.text.clone()])
            || ends_open(first) && rest.kind == Kind::Figure
    };
    let mut at = 0;
    while let Some([first, end, rest]) = tokens.get(at..at + 3) {
        if end.kind == Kind::Break && is_rest(first, rest) {
            let whole = Token { text: first.text.start..rest.text.end, kind: Kind::Odd };
            tokens.splice(at..at + 3, [whole]);
        } else {
            at += 1;
        }
    }
}

/// Whether a text is the rest of a number that begins elsewhere: `.8`, `,213`.
fn goes_on(text: &str) -> bool {
    text.strip_prefix([',', '，', '.', '．']).is_some_and(|rest| rest.starts_with(is_decimal))
}
