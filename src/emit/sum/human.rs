//! A sum for people: the tables as the form has them or, beside a whole, only what differs; then what is not in it.

use super::answer::SumAnswer;
use super::causes;
use crate::emit::aligned::{Side, aligned};
use crate::emit::check::{CheckFormat, CheckOptions, check_writer};
use crate::emit::plain::{harmless, log_safe, one_line};
use crate::finding::Language;
use crate::rules::naming::{cell_name, column_term, row_name};
use crate::statute::TableKind;
use crate::sum::{Compared, Difference, Part, Standing, SumCell, SumTable};
use std::fmt::Write as _;
use std::io;

pub(super) fn write(answer: &SumAnswer<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let mut text = head(answer);
    match answer.whole {
        Some((_, compared)) => text.push_str(&differences(answer, compared)),
        None => answer.sum.tables.iter().for_each(|table| text.push_str(&self::table(answer, table))),
    }
    text.push_str(&what_misses(answer));
    write!(out, "{}", log_safe(&harmless(&text)))?;
    let Some((_, compared)) = answer.whole else { return Ok(()) };
    let options = CheckOptions::of_findings(answer.language, answer.colour);
    check_writer(CheckFormat::Human, &options).series(&compared.findings, out)?;
    writeln!(out, "{}", totals(answer, compared))
}

fn head(answer: &SumAnswer<'_>) -> String {
    let (parts, edition) = (answer.sum.parts.len(), answer.sum.edition.key());
    let year = answer.sum.year.map(|year| year.to_string()).unwrap_or_default();
    let head = match (answer.language, year.as_str()) {
        (Language::Zh, "") => format!("{parts} 份报告相加，{edition} 年格式"),
        (Language::Zh, year) => format!("{parts} 份报告相加，{year} 年度，{edition} 年格式"),
        (Language::En, "") => format!("{parts} reports added up, in the forms of edition {edition}"),
        (Language::En, year) => format!("{parts} reports for {year} added up, in the forms of edition {edition}"),
    };
    match answer.whole {
        Some((whole, _)) => {
            let whole = causes::names(&[whole.figures()], answer.language);
            format!("{head}{}\n\n", answer.language.pick(format!("；总体：{whole}"), format!("; the whole: {whole}")))
        }
        None => format!("{head}\n\n"),
    }
}

/// What a table is called.
fn title(table: TableKind, language: Language) -> &'static str {
    language.pick(table.title_zh(), table.title_en())
}

fn table(answer: &SumAnswer<'_>, table: &SumTable) -> String {
    let form = table.form;
    let is_matrix = form.columns.len() > 1 && form.rows.iter().all(|row| row.columns.len() == form.columns.len());
    let rows: Vec<Vec<String>> = if is_matrix {
        let head = form.columns.iter().map(|column| column_term(column).to_owned());
        let row = |at: usize| {
            let cells = (0..form.columns.len()).filter_map(|column| form.cell_at(at, column));
            let figures = cells.map(|cell| figure(&table.cells[cell]));
            std::iter::once(row_name(&form.rows[at])).chain(figures).collect()
        };
        std::iter::once(std::iter::once(String::new()).chain(head).collect())
            .chain((0..form.rows.len()).map(row))
            .collect()
    } else {
        table.iter().map(|(cell, sum)| vec![cell_name(form, cell), figure(sum)]).collect()
    };
    let sides: Vec<_> = std::iter::once(Side::Left).chain(form.columns.iter().map(|_| Side::Right)).collect();
    format!("{}\n{}\n", title(form.table, answer.language), aligned(&rows, &sides))
}

/// What a cell comes to, with a mark where that is not all.
fn figure(cell: &SumCell) -> String {
    let value = cell.value.map(|value| value.normalize().to_string()).unwrap_or_default();
    match cell.standing() {
        Standing::Complete => value,
        Standing::Blank => "-".to_owned(),
        Standing::Incomplete => format!("{value}*"),
    }
}

fn differences(answer: &SumAnswer<'_>, compared: &Compared) -> String {
    let mut text = String::new();
    for table in &answer.sum.tables {
        let of_table: Vec<_> = compared.differences.iter().filter(|one| one.form == table.form).collect();
        if of_table.is_empty() {
            continue;
        }
        let head =
            answer.language.pick(["", "各部分合计", "总体", "差额", ""], ["", "parts", "whole", "difference", ""]);
        let rows = of_table.into_iter().map(|one| difference(answer, one));
        let rows: Vec<_> = std::iter::once(head.map(str::to_owned).to_vec()).chain(rows).collect();
        let sides = [Side::Left, Side::Right, Side::Right, Side::Right, Side::Left];
        let _ = writeln!(text, "{}\n{}", title(table.form.table, answer.language), aligned(&rows, &sides));
    }
    text
}

fn difference(answer: &SumAnswer<'_>, one: &Difference) -> Vec<String> {
    let mark = if one.standing == Standing::Incomplete { "*" } else { "" };
    let sum = format!("{}{mark}", one.sum.normalize());
    let delta = format!("{:+}", one.delta().normalize());
    let cause = causes::cause(answer, &one.cause);
    vec![cell_name(one.form, one.cell), sum, one.whole.normalize().to_string(), delta, cause]
}

/// What is not in the sum, and what in it may be wrong; each a line.
fn what_misses(answer: &SumAnswer<'_>) -> String {
    let (sum, language) = (answer.sum, answer.language);
    let mut lines = Vec::new();
    let mut line = |zh: String, en: String| lines.push(language.pick(zh, en));
    for left_out in &sum.left_out {
        let why = one_line(&left_out.why);
        line(format!("未计入：{why}"), format!("not in the sum: {why}"));
    }
    for name in answer.absent {
        let name = one_line(name);
        line(
            format!("缺少：{name}，{}", causes::absent(language)),
            format!("missing: {name}, {}", causes::absent(language)),
        );
    }
    for table in &sum.tables {
        let without: Vec<&Part> = table.without.iter().map(|&at| &sum.parts[at]).collect();
        if !without.is_empty() {
            let (names, table) = (causes::names(&without, language), title(table.form.table, language));
            line(format!("* 没有{table}：{names}"), format!("* without the {table}: {names}"));
        }
    }
    for (at, part) in sum.parts.iter().enumerate() {
        if let Some((count, example)) = not_known(answer, at) {
            let name = causes::names(&[part], language);
            line(
                format!("* {name} 有 {count} 格未知（如 {example}）"),
                format!("* not known of {name}: {count} cells ({example} among them)"),
            );
        }
    }
    let others: Vec<&Part> = sum.of_other_years().collect();
    if !others.is_empty() {
        let names = causes::names(&others, language);
        line(format!("年度不同，也已计入：{names}"), format!("of another year, and in the sum: {names}"));
    }
    for (first, part) in sum.alike() {
        let (one, other) = (causes::names(&[first], language), causes::names(&[part], language));
        line(
            format!("机关和年度相同，都已计入，请核对是否重复：{one}、{other}"),
            format!("of one issuer and year, both in the sum; is one a copy? {one}, {other}"),
        );
    }
    if lines.is_empty() { String::new() } else { lines.join("\n") + "\n\n" }
}

/// How many cells of the tables a part has are not known, and the first of them.
fn not_known(answer: &SumAnswer<'_>, part: usize) -> Option<(usize, String)> {
    let tables = answer.sum.tables.iter().filter(|table| !table.without.contains(&part));
    let mut cells = tables.flat_map(|table| {
        let of_part = table.iter().filter(move |(_, cell)| cell.not_known.contains(&part));
        of_part.map(|(cell, _)| cell_name(table.form, cell))
    });
    let first = cells.next()?;
    Some((1 + cells.count(), first))
}

/// The last line: how many cells agree.
fn totals(answer: &SumAnswer<'_>, compared: &Compared) -> String {
    let Compared { agree, not_compared, ref differences, .. } = *compared;
    let differ = differences.len();
    let lost = answer.sum.lost().count() + answer.absent.len();
    match answer.language {
        Language::Zh => {
            let lost = if lost > 0 { format!(" · 缺 {lost} 个部分") } else { String::new() };
            format!("{agree} 格相符，{differ} 格不符，{not_compared} 格不能比较{lost}")
        }
        Language::En => {
            let lost = if lost > 0 { format!(" · parts that miss: {lost}") } else { String::new() };
            format!("{agree} cells agree, {differ} differ, {not_compared} not compared{lost}")
        }
    }
}
