//! A statutory table as its form prints it, with the sums at the ends of rows and columns, and below it where each cell
//! stands in the source.

use super::cell::{OnPage, Told, cell, name, number};
use super::leaf::Sheet;
use super::passages::Passage;
use crate::finding::Language;
use crate::rules;
use crate::statute::{Along, CellEquation, Head, Print};
use maud::{Markup, html};
use rust_decimal::Decimal;

/// The table of the `report`th report of a page.
pub(super) fn table(report: usize, sheet: &Sheet, told: &Told<'_>, language: Language) -> Markup {
    let place = OnPage { report, sheet, language };
    let form = sheet.table.form;
    let title = language.pick(form.table.title_zh(), form.table.title_en());
    html! {
        div.form role="region" tabindex="0" aria-label=(title) {
            @match form.table.print() {
                Some(Print::Matrix { corner, .. }) => (matrix(place, corner, told)),
                Some(Print::Blocks { head }) => (blocks(place, head, told)),
                Some(Print::OneLine) => (one_line(place, told)),
                None => (matrix(place, "", told)),
            }
        }
        (sources(place))
    }
}

fn head(head: Head, scope: &str) -> Markup {
    let many = |count: usize| (count > 1).then_some(count);
    html! { th scope=(scope) colspan=[many(head.columns)] rowspan=[many(head.rows)] { (head.label) } }
}

/// The scope of a head over one column, or over several.
const fn over(head: Head) -> &'static str {
    if head.columns > 1 { "colgroup" } else { "col" }
}

fn matrix(place: OnPage<'_>, corner: &str, told: &Told<'_>) -> Markup {
    let form = place.sheet.table.form;
    let (depth, lines) = (form.label_columns(), form.heads());
    let across = form.equations().iter().any(|sum| matches!(sum.along, Along::Row(_) | Along::Whole(_)));
    let language = place.language;
    // A label before several rows heads them; one before one row heads that.
    let before = |head: Head| if head.rows > 1 { "rowgroup" } else { "row" };
    html! {
        table.grid.matrix {
            caption.vh { (language.pick(form.table.title_zh(), form.table.title_en())) }
            thead {
                @for (at, line) in lines.iter().enumerate() {
                    tr {
                        @if at == 0 {
                            td.corner colspan=(depth) rowspan=(lines.len()) { (corner) }
                        }
                        @for one in line { (head(*one, over(*one))) }
                        @if at == 0 && across {
                            th.sum scope="col" rowspan=(lines.len()) { (language.pick("核对", "check")) }
                        }
                    }
                }
            }
            tbody {
                @for row in 0..form.rows.len() {
                    tr {
                        @for one in form.labels(row) { (head(one, before(one))) }
                        @for index in form.cells_of_row(row) { (cell(place, index, 1, told)) }
                        @if across { (residual(place, |along| matches!(along, Along::Row(at) | Along::Whole(at) if at == row), 1)) }
                    }
                }
            }
            (foot(place, depth, across))
        }
    }
}

/// The sums down the columns, a line a rule.
fn foot(place: OnPage<'_>, depth: usize, across: bool) -> Markup {
    let form = place.sheet.table.form;
    let down = form.equations().iter().filter(|sum| matches!(sum.along, Along::Column(_)));
    let mut rules: Vec<&str> = down.map(|sum| sum.rule).collect();
    rules.dedup();
    let title = |code: &'static str| {
        rules::find(code).map_or(code, |rule| match code {
            "GK301" => place.language.pick("一 + 二 − （七） − 四", "one + two − (seven) − four"),
            "GK303" => place.language.pick("各项结果之和 − （七）总计", "sum of outcomes − total"),
            _ => rule.title.get(place.language),
        })
    };
    if rules.is_empty() {
        return html! {};
    }
    html! {
        tfoot {
            @for rule in &rules {
                tr {
                    th.sum scope="row" colspan=(depth) { (title(rule)) }
                    @for column in 0..form.columns.len() {
                        (residual_of(place, |sum| sum.rule == *rule && sum.along == Along::Column(column), 1))
                    }
                    @if across { td.sum {} }
                }
            }
        }
    }
}

fn blocks(place: OnPage<'_>, corner: &str, told: &Told<'_>) -> Markup {
    let form = place.sheet.table.form;
    html! {
        @for (group, rows) in form.blocks() {
            table.grid.piece {
                caption { (group) }
                thead {
                    tr {
                        th.first scope="col" { (corner) }
                        @for (nth, column) in form.rows[rows[0]].columns.iter().enumerate() {
                            @let columns = form.places(rows[0], nth);
                            (head(Head { label: form.columns[*column].label, columns, rows: 1 }, "col"))
                        }
                    }
                }
                tbody {
                    @for row in rows {
                        tr {
                            th.first scope="row" { (form.rows[row].label) }
                            @for (nth, index) in form.cells_of_row(row).enumerate() {
                                (cell(place, index, form.places(row, nth), told))
                            }
                        }
                    }
                }
            }
        }
    }
}

fn one_line(place: OnPage<'_>, told: &Told<'_>) -> Markup {
    let form = place.sheet.table.form;
    html! {
        table.grid.wide {
            caption.vh { (place.language.pick(form.table.title_zh(), form.table.title_en())) }
            thead {
                @for line in form.heads() {
                    tr { @for one in line { (head(one, over(one))) } }
                }
            }
            tbody {
                tr { @for index in form.cells() { (cell(place, index, 1, told)) } }
                tr {
                    @for row in 0..form.rows.len() {
                        (residual(place, |along| along == Along::Row(row), form.columns.len()))
                    }
                }
            }
        }
    }
}

fn residual(place: OnPage<'_>, is: impl Fn(Along) -> bool, span: usize) -> Markup {
    residual_of(place, |sum| is(sum.along), span)
}

/// What is left over of the sum meant: a tick, a difference, or a dash where it could not be judged.
fn residual_of(place: OnPage<'_>, is: impl Fn(&CellEquation) -> bool, span: usize) -> Markup {
    let meant: Vec<_> = place.sheet.residuals.iter().filter(|(sum, _)| is(sum)).collect();
    let due = place.sheet.table.form.equations().iter().filter(|sum| is(sum)).count();
    let off: Vec<Decimal> = meant.iter().map(|(_, off)| *off).filter(|off| !off.is_zero()).collect();
    let language = place.language;
    html! {
        td.sum.off[!off.is_empty()] colspan=[(span > 1).then_some(span)] {
            @if !off.is_empty() {
                @for off in &off { b { "≠ " (signed(*off)) } }
                span.vh { (language.pick("不相符", "does not add up")) }
            } @else if meant.len() < due {
                i.sign aria-hidden="true" { "·" } span.vh { (language.pick("未核对", "not judged")) }
            } @else if due > 0 {
                i.sign aria-hidden="true" { "✓" } span.vh { (language.pick("相符", "adds up")) }
            }
        }
    }
}

fn signed(value: Decimal) -> String {
    if value.is_sign_negative() { format!("−{}", number(-value)) } else { format!("+{}", number(value)) }
}

/// Where each cell stands in the source.
fn sources(place: OnPage<'_>) -> Markup {
    let OnPage { sheet, language, .. } = place;
    if sheet.passages.is_empty() {
        return html! {};
    }
    html! {
        details.sources {
            summary { (language.pick("原文出处：每一格在文件中的位置", "Where each cell stands in the file")) }
            ol { @for passage in &sheet.passages { li { (self::passage(place, passage, language)) } } }
        }
    }
}

fn passage(place: OnPage<'_>, passage: &Passage, language: Language) -> Markup {
    let kind = place.sheet.table.form.table;
    let (mut from, mut pieces) = (0, Vec::new());
    for (mark, index) in &passage.marks {
        pieces.push((
            passage.text.get(from..mark.start).unwrap_or(""),
            passage.text.get(mark.clone()).unwrap_or(""),
            *index,
        ));
        from = mark.end;
    }
    html! {
        span.at { (passage.region.told(language).unwrap_or_default()) }
        code {
            @for (before, marked, index) in pieces {
                (before) mark id={"s" (name(place.report, kind, index))} { (marked) }
            }
            (passage.text.get(from..).unwrap_or(""))
        }
    }
}
