//! Markup: hidden, struck and raised figures, spans lost, tables in cells, cells of other kinds.

use super::Deed::Markup;
use super::{Entry, Spoilt};
use crate::support::dice::Dice;
use crate::support::marks;

pub const ALL: &[Entry] = &[
    ("hidden digits before a figure", Markup(hidden)),
    ("hidden by a class", Markup(hidden_by_class)),
    ("struck figure before the right one", Markup(struck)),
    ("raised mark behind a figure", Markup(raised)),
    ("comment within a figure", Markup(comment)),
    ("figure in a field", Markup(field)),
    ("figure as a picture", Markup(picture)),
    ("spans lost", Markup(spans_lost)),
    ("end tags of rows lost", Markup(ends_lost)),
    ("table within a cell", Markup(nested)),
    ("one cell more in a row", Markup(cell_more)),
    ("rows as tables of their own", Markup(row_tables)),
    ("bodies and heads", Markup(bodies)),
    ("fallback content", Markup(fallback)),
];

/// Where a figure of a table stands: from its first mark to behind its last.
fn a_figure(marked: &str, dice: &mut Dice) -> Option<(std::ops::Range<usize>, usize)> {
    if !marked.contains("<td") {
        return None;
    }
    let found = marks::ranges(marked);
    (!found.is_empty()).then(|| found[dice.below(found.len())].clone())
}

fn around(marked: &str, range: &std::ops::Range<usize>, before: &str, behind: &str) -> String {
    [&marked[..range.start], before, &marked[range.clone()], behind, &marked[range.end..]].concat()
}

fn hidden(marked: &str, dice: &mut Dice) -> Option<Spoilt> {
    let (range, _) = a_figure(marked, dice)?;
    let style = *dice.pick(&[
        "display:none",
        "visibility:hidden",
        "font-size:0",
        "DISPLAY: none !important",
        "opacity:0",
        "color:red;display:none",
        "position:absolute;left:-9999px",
    ]);
    let digits = 1 + dice.below(98);
    Some((around(marked, &range, &format!("<span style=\"{style}\">{digits}</span>"), ""), Vec::new()))
}

fn hidden_by_class(marked: &str, dice: &mut Dice) -> Option<Spoilt> {
    let (range, _) = a_figure(marked, dice)?;
    let rule = *dice.pick(&[".q7{display:none}", "span.q7 { visibility: hidden }", "body .q7,p .q7{display:none}"]);
    let page = around(marked, &range, "<span class=\"a q7\">8</span>", "");
    Some((format!("<style>{rule}</style>{page}"), Vec::new()))
}

fn struck(marked: &str, dice: &mut Dice) -> Option<Spoilt> {
    let (range, _) = a_figure(marked, dice)?;
    let before = *dice.pick(&[
        "<s>41</s>",
        "<del>7</del>",
        "<span style=\"text-decoration:line-through\">9</span>",
        "<strike>12</strike> ",
    ]);
    Some((around(marked, &range, before, ""), Vec::new()))
}

fn raised(marked: &str, dice: &mut Dice) -> Option<Spoilt> {
    let (range, _) = a_figure(marked, dice)?;
    let behind = *dice.pick(&["<sup>1</sup>", "<sup>①</sup>", "<span style=\"vertical-align:super\">2</span>"]);
    Some((around(marked, &range, "", behind), Vec::new()))
}

fn comment(marked: &str, dice: &mut Dice) -> Option<Spoilt> {
    let (range, _) = a_figure(marked, dice)?;
    Some((around(marked, &range, "<!-- 12 -->", "<!--[if gte mso 9]>3<![endif]-->"), Vec::new()))
}

fn field(marked: &str, dice: &mut Dice) -> Option<Spoilt> {
    let (range, id) = a_figure(marked, dice)?;
    let text = marks::resolve(&marked[range.clone()]).text;
    let inside = format!("<input type=\"text\" value=\"{}\">", marks::figure(id, &text));
    Some(([&marked[..range.start], &inside, &marked[range.end..]].concat(), Vec::new()))
}

fn picture(marked: &str, dice: &mut Dice) -> Option<Spoilt> {
    let (range, id) = a_figure(marked, dice)?;
    let text = marks::resolve(&marked[range.clone()]).text;
    let inside = format!("<img src=\"a.png\" alt=\"{text}\">");
    Some(([&marked[..range.start], &inside, &marked[range.end..]].concat(), vec![id]))
}

fn spans_lost(marked: &str, dice: &mut Dice) -> Option<Spoilt> {
    let which = *dice.pick(&[" colspan=\"", " rowspan=\""]);
    if !marked.contains(which) {
        return None;
    }
    let mut out = String::new();
    let mut rest = marked;
    while let Some(at) = rest.find(which) {
        let end = at + which.len() + rest[at + which.len()..].find('"')? + 1;
        out.push_str(&rest[..at]);
        rest = &rest[end..];
    }
    out.push_str(rest);
    Some((out, Vec::new()))
}

fn ends_lost(marked: &str, _: &mut Dice) -> Option<Spoilt> {
    marked.contains("</tr>").then(|| (marked.replace("</tr>", ""), Vec::new()))
}

fn nested(marked: &str, dice: &mut Dice) -> Option<Spoilt> {
    let (range, id) = a_figure(marked, dice)?;
    let table = "<table><tr><td>3</td></tr></table>";
    let (before, behind) = if dice.chance(50) { (table, "") } else { ("", table) };
    Some((around(marked, &range, before, behind), vec![id]))
}

fn cell_more(marked: &str, dice: &mut Dice) -> Option<Spoilt> {
    let (range, _) = a_figure(marked, dice)?;
    let at = marked[..range.start].rfind("<td")?;
    let cell = *dice.pick(&["<td></td>", "<td>0</td>", "<td>5</td>", "<td>&nbsp;</td>"]);
    Some(([&marked[..at], cell, &marked[at..]].concat(), Vec::new()))
}

fn row_tables(marked: &str, _: &mut Dice) -> Option<Spoilt> {
    marked.contains("</tr>").then(|| (marked.replace("</tr>", "</tr></tbody></table><table><tbody>"), Vec::new()))
}

fn bodies(marked: &str, _: &mut Dice) -> Option<Spoilt> {
    marked.contains("</tr>\n<tr>").then(|| (marked.replacen("</tr>\n<tr>", "</tr></thead><tbody><tr>", 2), Vec::new()))
}

fn fallback(marked: &str, dice: &mut Dice) -> Option<Spoilt> {
    let (range, _) = a_figure(marked, dice)?;
    let before =
        *dice.pick(&["<object data=\"a.swf\">6</object>", "<video src=\"a\">11</video>", "<ruby><rt>9</rt></ruby>"]);
    Some((around(marked, &range, before, ""), Vec::new()))
}
