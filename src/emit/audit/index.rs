//! All reports of a run beside each other: what was read and found in each, to be sorted, searched and copied.
//!
//! The table reads without a script; what needs one (sorting, filters, copying) appears with it.

use super::charts::{self, Year};
use super::finding;
use super::row::{FAMILIES, Row, page_name};
use crate::emit::headings;
use crate::emit::spill::Spill;
use crate::finding::{Finding, Language, Severity, Spot};
use crate::summary::Summary;
use maud::{Markup, html};
use std::collections::HashMap;
use std::io;

/// What stands in front: how much was read, and how it came out.
pub(super) fn head(rows: &[Row], summary: &Summary, language: Language) -> Markup {
    let of = |part: usize, whole: usize| language.pick(format!("{part} / {whole}"), format!("{part} of {whole}"));
    let clean = rows.iter().filter(|row| row.worst().is_none()).count();
    let with = |severity| rows.iter().filter(|row| row.worst() == Some(severity)).count();
    let tiles = [
        ("", language.pick("报告", "reports"), rows.len().to_string()),
        ("", language.pick("读出的格", "cells read"), of(summary.coverage.cells_read, summary.coverage.cells_expected)),
        ("clean", language.pick("未发现问题", "with nothing found"), clean.to_string()),
        ("error", language.pick("有错误", "with errors"), with(Severity::Error).to_string()),
        ("warning", language.pick("有警告", "with warnings"), with(Severity::Warning).to_string()),
        ("note", language.pick("只有提示", "with notes only"), with(Severity::Note).to_string()),
    ];
    let failed = summary.unreadable + summary.nothing;
    html! {
        header.run {
            h1 { (language.pick("政府信息公开工作年度报告审阅", "Annual reports, audited")) }
            dl.coverage {
                @for (class, word, count) in &tiles { div.(class) { dt { (word) } dd { (count) } } }
                @if !summary.absent.is_empty() {
                    div.short { dt { (language.pick("没有报告的机关", "organs without a report")) } dd { (summary.absent.len()) } }
                }
                @if failed > 0 {
                    div.short { dt { (language.pick("未能检查", "not checked")) } dd { (failed) } }
                }
            }
            @if !summary.absent.is_empty() {
                h2 { (language.pick("没有报告的机关", "Organs without a report")) }
                ul.absent { @for name in &summary.absent { li { (name) } } }
            }
        }
    }
}

/// What the reports come to together, and how they differ.
pub(super) fn charts(rows: &[Row], language: Language) -> Markup {
    let figures = || rows.iter().map(|row| &row.figures);
    let organs = organs(rows);
    let disclosed = language.pick("公开率", "disclosed");
    html! {
        section.charts {
            @if let Some(rates) = charts::of_all(&figures(), language) {
                h2 { (language.pick("合计与比较", "Together and compared")) }
                (rates)
            }
            @if let Some(chart) = charts::outcomes(figures(), language) { (chart) }
            @if organs.len() <= ORGANS_DRAWN {
                @for (name, years) in &organs {
                    @if let Some(chart) = charts::of_organ(name, years, language) { (chart) }
                }
            } @else if let Some(chart) = charts::together(rows.iter().filter_map(|row| Year::of(row.year, &row.figures)), language) {
                (chart)
            }
            @if organs.len() > 2 {
                @if let Some(chart) = charts::spread(disclosed, rows.iter().map(|row| row.figures.disclosed()), language) { (chart) }
            }
        }
    }
}

/// Organs whose years are drawn one by one; of more, all together.
const ORGANS_DRAWN: usize = 8;

/// The organs in the order of the run, each with its years in order, one report a year.
fn organs(rows: &[Row]) -> Vec<(&str, Vec<Year>)> {
    let mut at: HashMap<&str, usize> = HashMap::new();
    let mut all: Vec<(&str, Vec<Year>)> = Vec::new();
    for row in rows {
        let (Some(name), Some(year)) = (row.issuer.as_deref(), Year::of(row.year, &row.figures)) else { continue };
        let place = *at.entry(name).or_insert_with(|| {
            all.push((name, Vec::new()));
            all.len() - 1
        });
        all[place].1.push(year);
    }
    for (_, years) in &mut all {
        years.sort_by_key(|one| one.year);
        years.dedup_by_key(|one| one.year);
    }
    all
}

/// A list of what was kept aside, under a heading; nothing where it is empty.
pub(super) fn list(title: &str, items: &mut Spill, out: &mut dyn io::Write) -> io::Result<()> {
    if items.pieces() == 0 {
        return Ok(());
    }
    let head = html! { h2 { (title) " (" (items.pieces()) ")" } };
    write!(out, "<section class=\"aside\">{}<ol class=\"findings\">", head.0)?;
    items.pour(out)?;
    out.write_all(b"</ol></section>")
}

/// A finding across years.
pub(super) fn across(one: &Finding<Spot>, language: Language) -> Markup {
    let name = one.issuer.as_deref().unwrap_or(&one.at.source);
    html! {
        li.finding.(one.severity.key()) {
            p.who { b { (name) } @if let Some(year) = one.year { " " (year) } " · " small { (one.at.source) } }
            (finding::body(one, None, language))
        }
    }
}

/// The organs in a table, line by line.
pub(super) fn table(
    rows: &[Row],
    paged: bool,
    language: Language,
    write: &mut dyn FnMut(Markup) -> io::Result<()>,
) -> io::Result<()> {
    let used: Vec<usize> = (0..FAMILIES.len()).filter(|&at| rows.iter().any(|row| row.families[at] > 0)).collect();
    let columns = html! {
        th scope="col" { (language.pick("机关", "organ")) }
        th scope="col" { (language.pick("年度", "year")) }
        th scope="col" { (language.pick("结果", "result")) }
        th scope="col" { (language.pick("读出", "read")) }
        @for &at in &used { th scope="col" { (language.pick(FAMILIES[at].0, FAMILIES[at].1)) } }
        th scope="col" { (language.pick("公开率", "disclosed")) }
        th scope="col" { (language.pick("文件", "file")) }
    };
    let open = html! { caption.vh { (language.pick("全部报告", "All reports")) } thead { tr { (columns) } } };
    let title = html! { h2 { (language.pick("机关与检查", "Organs and checks")) } (tools(rows, language)) };
    let region = language.pick("全部报告", "All reports");
    write(title)?;
    write(maud::PreEscaped(format!(
        "<div class=\"form\" role=\"region\" tabindex=\"0\" aria-label=\"{region}\"><table class=\"index\">{}<tbody>",
        open.0
    )))?;
    for (at, row) in rows.iter().enumerate() {
        write(line(at + 1, row, &used, paged, language))?;
    }
    write(maud::PreEscaped("</tbody></table></div>".to_owned()))
}

fn line(number: usize, row: &Row, used: &[usize], paged: bool, language: Language) -> Markup {
    let worst = row.worst();
    let key = worst.map_or("clean", Severity::key);
    let way = if paged { page_name(number) } else { format!("#r{number}") };
    let (read, due) = (row.coverage.cells_read, row.coverage.cells_expected);
    html! {
        tr.(key) {
            th scope="row" { a href=(way) { (row.issuer.as_deref().unwrap_or(&row.source)) } }
            td { @if let Some(year) = row.year { (year) } }
            td { span.badge.(key) {
                i aria-hidden="true" { (worst.map_or("✓", finding::sign)) } " "
                (worst.map_or(language.pick("无", "clean"), |worst| headings::severity(worst, language)))
            } }
            td.short[read < due] { (read) "/" (due) }
            @for &at in used {
                td.(row.worst[at].map_or("", Severity::key)) { @if row.families[at] > 0 { (row.families[at]) } }
            }
            td { @if let Some(share) = row.figures.disclosed() { (share.percent()) } }
            td.file { (row.source) }
        }
    }
}

/// What a script makes work: hidden until it does.
fn tools(rows: &[Row], language: Language) -> Markup {
    let mut years: Vec<_> = rows.iter().filter_map(|row| row.year).collect();
    years.sort_unstable();
    years.dedup();
    let results = [
        ("error", language.pick("有错误", "errors")),
        ("warning", language.pick("有警告", "warnings")),
        ("note", language.pick("只有提示", "notes only")),
        ("clean", language.pick("未发现问题", "nothing found")),
    ];
    html! {
        form.tools hidden role="search" {
            label { (language.pick("查找", "Find")) input type="search" name="find" autocomplete="off"; }
            label {
                (language.pick("结果", "Result"))
                select name="result" {
                    option value="" { (language.pick("全部", "all")) }
                    @for (key, word) in results { option value=(key) { (word) } }
                }
            }
            @if years.len() > 1 {
                label {
                    (language.pick("年度", "Year"))
                    select name="year" {
                        option value="" { (language.pick("全部", "all")) }
                        @for year in &years { option value=(year) { (year) } }
                    }
                }
            }
            button type="button" name="copy" data-done=(language.pick("已复制", "copied")) { (language.pick("复制为表格", "Copy as table")) }
            output name="count" { }
        }
    }
}
