//! What was found, in plain words: what is wrong, the sum with its numbers, the cells as ways into the form, what to do,
//! and the law.

use super::cell::name;
use crate::emit::check::words;
use crate::emit::headings;
use crate::emit::plain::one_line;
use crate::finding::{Finding, Language, Severity, Spot};
use crate::rules;
use crate::statute::all_forms;
use maud::{Markup, html};

/// A list of findings; `report` is the number of the report on the page whose cells they lead to.
pub(super) fn findings(all: &[Finding<Spot>], report: Option<usize>, language: Language) -> Markup {
    html! {
        ol.findings { @for one in all { li.finding.(one.severity.key()) { (body(one, report, language)) } } }
    }
}

/// The sign that stands for how bad a finding is, where colours are not seen.
pub(super) const fn sign(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "✕",
        Severity::Warning => "!",
        Severity::Note => "i",
    }
}

/// What is told of a finding.
pub(super) fn body(finding: &Finding<Spot>, report: Option<usize>, language: Language) -> Markup {
    let rule = rules::find(finding.code);
    let severity = headings::severity(finding.severity, language);
    html! {
        p.what {
            span.badge { i aria-hidden="true" { (sign(finding.severity)) } " " (severity) }
            b { (words::rule(finding.code, finding.name, language)) }
            small { (finding.code) @if let Some(at) = finding.at.told(language) { " · " (at) } }
        }
        p { (words::headline(finding, language)) }
        @if let Some(sum) = &finding.equation { p.sum { (words::equation(sum, language)) } }
        @if report.is_none() { p.operands { (words::operands(finding, language)) } }
        @if let Some(report) = report { (cells(finding, report, language)) }
        @if !finding.places.is_empty() { p.operands { (words::places(&finding.places, language)) } }
        @if let Some(hint) = words::hint(finding, language) {
            p.todo { b { (language.pick("怎么办：", "What to do: ")) } (hint) }
        } @else if let Some(suspect) = &finding.suspect {
            p.todo {
                b { (language.pick("怎么办：", "What to do: ")) }
                (language.pick("对照底稿核对 ", "compare with your records: ")) (one_line(&suspect.label))
            }
        } @else if finding.equation.is_some() {
            p.todo {
                b { (language.pick("怎么办：", "What to do: ")) }
                (language.pick("逐格对照底稿，改正后再核对一遍", "compare each cell with your records, correct, and check again"))
            }
        }
        @if let Some(rule) = rule {
            p.law { b { (language.pick("依据：", "Law: ")) } (rule.basis.get(language)) }
            details.about {
                summary { (language.pick("这条规则查什么，何时可能有误", "What this rule checks, and when it may be wrong")) }
                p { (rule.doc.what.get(language)) }
                p { (rule.doc.when_wrong.get(language)) }
            }
        }
    }
}

/// The cells a finding speaks of, each a way to its place in the form; zeros among many stay out of the way.
fn cells(finding: &Finding<Spot>, report: usize, language: Language) -> Markup {
    const LISTED: usize = 40;
    let way = |key: &str| all_forms().find_map(|form| Some(name(report, form.table, form.cell_of_key(key)?)));
    let all: Vec<_> = finding.operands().collect();
    let many = all.len() > 8;
    let told = all.iter().filter(|operand| !(many && operand.value.is_some_and(|value| value.is_zero()))).take(LISTED);
    let own = |operand: &&&crate::finding::Operand<Spot>| operand.at.source == finding.at.source;
    html! {
        @if !all.is_empty() {
            p.operands {
                @for operand in told.filter(own) {
                    @if let Some(way) = way(&operand.cell) { a href={"#c" (way)} { (words::operand(operand, language)) } " " }
                }
            }
        }
    }
}
