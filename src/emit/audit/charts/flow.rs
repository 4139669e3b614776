//! How a year's applications flowed: new ones and those carried over, through the office, to their outcomes.
//!
//! Left and right are drawn to one scale, so that a balance that does not hold is seen as a step.

use super::super::cell::number;
use super::super::figures::{Figures, OUTCOMES};
use super::{bar, figure, scaled, words};
use crate::finding::Language;
use maud::{Markup, html};
use rust_decimal::Decimal;

const WIDTH: u32 = 720;
/// What the larger side takes.
const HEIGHT: u32 = 180;
/// A line of words.
const LINE: u32 = 22;
/// From the upper edge.
const TOP: u32 = 8;

struct Node {
    class: String,
    label: String,
    y: u32,
    height: u32,
}

/// The flow of one report; nothing where a figure is not known or there were no applications.
pub(in super::super) fn flow(figures: &Figures, language: Language) -> Option<Markup> {
    let sources = [
        ("in0", language.pick("本年新收", "new"), figures.new?),
        ("in1", language.pick("上年结转", "carried over"), figures.carried_over?),
    ];
    let mut outcomes = Vec::new();
    for (at, (_, zh, en)) in OUTCOMES.into_iter().enumerate() {
        outcomes.push((format!("out{at}"), language.pick(zh, en), figures.outcomes[at]?));
    }
    let due = figures.due()?;
    let done = outcomes.iter().try_fold(Decimal::ZERO, |sum, (.., value)| sum.checked_add(*value))?;
    let whole = due.max(done);
    let negative = sources.iter().any(|one| one.2 < Decimal::ZERO) || outcomes.iter().any(|one| one.2 < Decimal::ZERO);
    if whole <= Decimal::ZERO || negative {
        return None;
    }
    let left = nodes(sources.iter().map(|one| (one.0.to_owned(), one.1, one.2)), whole);
    let right = nodes(outcomes.into_iter(), whole);
    let height = left.iter().chain(&right).map(|node| node.y + node.height.max(LINE)).max().unwrap_or(0) + TOP;
    let (through, out) = (scaled(due, whole, HEIGHT), scaled(done, whole, HEIGHT));
    let middle = TOP + height.saturating_sub(through.max(out)) / 2;
    let drawing = html! {
        (bands(&left, 162, 352, middle, Side::Left))
        (bands(&right, 560, 362, middle, Side::Right))
        (bar(352, middle, 5, through.max(1), "mid"))
        (bar(357, middle, 5, out.max(1), "mid"))
        @for node in &left {
            (bar(152, node.y, 10, node.height, &node.class))
            (words(144, node.y + node.height.max(LINE) / 2 + 5, "end", &node.label))
        }
        @for node in &right {
            (bar(560, node.y, 10, node.height, &node.class))
            (words(578, node.y + node.height.max(LINE) / 2 + 5, "start", &node.label))
        }
    };
    Some(figure(
        language.pick("申请从哪里来，到哪里去", "Where applications came from and went"),
        WIDTH,
        height,
        &drawing,
    ))
}

/// Nodes below each other, each with a line for its words; those of nought are left out.
fn nodes<'l>(values: impl Iterator<Item = (String, &'l str, Decimal)>, whole: Decimal) -> Vec<Node> {
    let mut y = TOP;
    let mut all = Vec::new();
    for (class, label, value) in values.filter(|(.., value)| !value.is_zero()) {
        let height = scaled(value, whole, HEIGHT).max(1);
        all.push(Node { class, label: format!("{label} {}", number(value)), y, height });
        y += height.max(LINE) + 4;
    }
    all
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Left,
    Right,
}

/// From each node to its part of the middle.
fn bands(nodes: &[Node], from: u32, to: u32, middle: u32, side: Side) -> Markup {
    let mut at = middle;
    let half = u32::midpoint(from, to);
    let mut paths = Vec::new();
    for node in nodes {
        let (top, foot) = (node.y, node.y + node.height);
        let (start, end) = (at, at + node.height);
        at = end;
        let path = format!(
            "M{from} {top}C{half} {top} {half} {start} {to} {start}V{end}C{half} {end} {half} {foot} {from} {foot}Z"
        );
        paths.push((node.class.as_str(), path));
    }
    let class = if side == Side::Left { "in" } else { "out" };
    html! { g.band.(class) { @for (class, path) in &paths { path.(class) d=(path) {} } } }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figures(new: i64, outcomes: [i64; 7]) -> Figures {
        Figures {
            new: Some(new.into()),
            carried_over: Some(0.into()),
            outcomes: outcomes.map(|count| Some(count.into())),
            ..Figures::default()
        }
    }

    #[test]
    fn the_flow_names_every_outcome_there_was_and_no_other() {
        let drawn = flow(&figures(10, [4, 0, 3, 0, 0, 0, 3]), Language::En).expect("it is known").0;
        assert!(drawn.contains("granted 4") && drawn.contains("denied 3") && drawn.contains("carried forward 3"));
        assert!(!drawn.contains("partly") && !drawn.contains("carried over"), "{drawn}");
    }

    #[test]
    fn nothing_is_drawn_of_what_is_not_known() {
        assert!(flow(&Figures { new: None, ..figures(10, [10, 0, 0, 0, 0, 0, 0]) }, Language::En).is_none());
        assert!(flow(&figures(0, [0; 7]), Language::En).is_none());
        assert!(flow(&figures(-1, [1, 0, 0, 0, 0, 0, 0]), Language::En).is_none());
    }
}
