//! The page of one report: how much was read in front, then what was found, then the report as its form prints it, with
//! the words of its sections.

use super::cell::Told;
use super::leaf::{Chapter, Leaf};
use super::{charts, finding, table};
use crate::emit::headings;
use crate::finding::{Finding, Language, Severity, Spot};
use crate::statute::TableKind;
use crate::statute::sections::SectionKind;
use crate::summary::Input;
use maud::{Markup, html};

/// The `number`th report of a page.
pub(super) fn article(
    number: usize,
    input: &Input,
    leaf: Option<&Leaf>,
    all: &[Finding<Spot>],
    language: Language,
) -> Markup {
    let issuer = input.issuer.as_deref().unwrap_or(&input.source);
    let id = format!("r{number}");
    html! {
        article.report id=(id) aria-labelledby={(id) "h"} {
            header {
                h1 id={(id) "h"} {
                    (issuer)
                    @if let Some(year) = input.year { " " span.year { (year) (language.pick(" 年", "")) } }
                }
                p.meta {
                    @if let Some(title) = leaf.and_then(|leaf| leaf.title.as_deref()) { (title) " · " }
                    @if let Some(day) = leaf.and_then(|leaf| leaf.published.as_deref()) {
                        (language.pick("发布于 ", "published ")) (day) " · "
                    }
                    (input.source)
                }
                (verdict(all, language))
                (coverage(input, language))
            }
            @if !all.is_empty() {
                section.found {
                    h2 { (language.pick("发现的问题", "What was found")) }
                    (finding::findings(all, Some(number), language))
                }
            }
            @if let Some(leaf) = leaf { (form(number, leaf, all, language)) }
        }
    }
}

fn count(all: &[Finding<Spot>], severity: Severity) -> usize {
    all.iter().filter(|finding| finding.severity == severity).count()
}

/// How the check came out, in a line.
fn verdict(all: &[Finding<Spot>], language: Language) -> Markup {
    let counts = [Severity::Error, Severity::Warning, Severity::Note].map(|severity| (severity, count(all, severity)));
    html! {
        p.verdict {
            @if all.is_empty() {
                span.badge.clean { i aria-hidden="true" { "✓" } " " (language.pick("未发现问题", "nothing found")) }
            }
            @for (severity, count) in counts.into_iter().filter(|(_, count)| *count > 0) {
                span.badge.(severity.key()) {
                    i aria-hidden="true" { (finding::sign(severity)) } " " (count) " " (headings::severity(severity, language))
                }
            }
        }
    }
}

/// How much was read and judged: a tool that checked nothing must not look like one that found nothing.
fn coverage(input: &Input, language: Language) -> Markup {
    let of = |part: usize, whole: usize| language.pick(format!("{part} / {whole}"), format!("{part} of {whole}"));
    let counts = &input.coverage;
    let relations = input.judged.relations.fields();
    let rest: Vec<_> = counts.fields().skip(4).filter(|(_, count)| *count > 0).collect();
    html! {
        dl.coverage {
            div { dt { (language.pick("读出的格", "cells read")) } dd { (of(counts.cells_read, counts.cells_expected)) } }
            @for (key, count) in rest { div.short { dt { (word(key, language)) } dd { (count) } } }
            div { dt { (language.pick("法定的表", "tables found")) } dd { (of(counts.tables_found, counts.tables_expected)) } }
            @for (key, count) in relations {
                div.short[key != "relations_held" && count > 0] { dt { (word(key, language)) } dd { (count) } }
            }
        }
    }
}

fn word(key: &'static str, language: Language) -> String {
    match language {
        Language::Zh => headings::name(key, language).to_owned(),
        Language::En => key.replace('_', " "),
    }
}

/// The report as its form prints it: each section's words and tables in their places.
fn form(number: usize, leaf: &Leaf, all: &[Finding<Spot>], language: Language) -> Markup {
    let told = Told::of(all);
    let has_home = |kind: TableKind| leaf.chapters.iter().any(|chapter| home(chapter.kind, kind));
    let homeless: Vec<_> = leaf.sheets.iter().filter(|sheet| !has_home(sheet.table.form.table)).collect();
    let absent = |kind: TableKind| html! { p.absent { (language.pick("没有找到：", "not found: ")) (language.pick(kind.title_zh(), kind.title_en())) } };
    let drawn = |kind: TableKind| leaf.sheets.iter().filter(move |sheet| sheet.table.form.table == kind);
    let of =
        |chapter: &Chapter| TableKind::ALL.into_iter().filter(|kind| home(chapter.kind, *kind)).collect::<Vec<_>>();
    html! {
        section.body {
            (legend(language))
            @for (at, chapter) in leaf.chapters.iter().enumerate() {
                section.chapter {
                    h2 { (chapter.heading) }
                    @for line in &chapter.paragraphs { p { (line) } }
                    @if chapter.paragraphs.is_empty() && of(chapter).is_empty() { p.absent { (language.pick("（这一部分没有文字）", "(no text)")) } }
                    // A section that is there twice has its table once.
                    @if leaf.chapters.iter().position(|other| other.kind == chapter.kind) == Some(at) {
                        @for kind in of(chapter) {
                            @if kind == TableKind::Applications { (flow(leaf, language)) }
                            @for sheet in drawn(kind) { (table::table(number, sheet, &told, language)) }
                            @if leaf.absent.contains(&kind) { (absent(kind)) }
                        }
                    }
                }
            }
            @for sheet in &homeless {
                section.chapter {
                    h2 { (language.pick(sheet.table.form.table.title_zh(), sheet.table.form.table.title_en())) }
                    (table::table(number, sheet, &told, language))
                }
            }
            @for kind in leaf.absent.iter().filter(|kind| !has_home(**kind)) { (absent(*kind)) }
        }
    }
}

/// What the figures come to, in a chart and in rates.
fn flow(leaf: &Leaf, language: Language) -> Markup {
    html! {
        @if let Some(flow) = charts::flow(&leaf.figures, language) { (flow) }
        @if let Some(rates) = charts::rates(&leaf.figures, language) { (rates) }
    }
}

/// Whether the form puts this table into this section.
fn home(section: SectionKind, table: TableKind) -> bool {
    section.spec().table == Some(table)
}

fn legend(language: Language) -> Markup {
    let signs = [
        ("suspect", "▲", language.pick("疑误，旁注应有的数", "suspect, with the value expected")),
        ("broken", "△", language.pick("所在的勾稽关系不成立", "in a sum that does not hold")),
        ("blank", "□", language.pick("空白", "blank")),
        ("ambiguous", "?", language.pick("不确定", "ambiguous")),
        ("unreadable", "✕", language.pick("不是数字", "not a number")),
        ("missing", "–", language.pick("缺失", "missing")),
        ("sum", "✓ ≠", language.pick("行、列末尾的核对", "sums at the ends of rows and columns")),
    ];
    html! {
        p.legend {
            @for (class, sign, word) in signs { span { i.(class) aria-hidden="true" { (sign) } " " (word) } }
        }
    }
}
