//! GK012: the report tells no title, or not who reports, or not on which year.
//!
//! Takes a report that is whole: every section its edition must have stands there, and in the editions with tables every
//! table. Where one lacks, the page may have been cut, and what stood there may have told it: silent. A whole report that
//! begins with 一、总体情况 and is signed by nobody is found.

use crate::Report;
use crate::finding::{Bilingual, Severity};
use crate::rules::rule::Sink;
use crate::rules::{Rule, RuleDoc, Words, binding_edition};
use crate::statute::sections::{self, Duty};
use crate::statute::{Edition, TableKind};

/// Title, issuer or year lacks.
pub(in crate::rules) static UNTITLED: Rule = Rule {
    code: "GK012",
    name: "untitled",
    severity: Severity::Note,
    title: Words { zh: "没有写明标题、机关或年度", en: "no title, no issuer or no year is told" },
    basis: Words { zh: "国办公开办函〔2021〕30号", en: "General Office format [2021] 30" },
    doc: RuleDoc {
        what: Words {
            zh: "报告是否写明标题、发布机关和报告年度；缺几项合并为一条。法定部分或表格不全的页面可能只是一段，不判断。",
            en: "Whether the report tells its title, who reports, and on which year; one finding names all that is \
                 missing. A page that lacks a statutory section or table may be part of one and is not judged.",
        },
        example: Words {
            zh: "文件从“一、总体情况”开始，没有标题，也没有落款。",
            en: "The file begins with section one, has no title, and nobody signs it.",
        },
        when_wrong: Words {
            zh: "标题是图片，或者保存页面时没有保存标题；机关名称的写法没有认出。",
            en: "The title is a picture, or was not saved with the page; the issuer’s name was not recognised.",
        },
    },
    check: untitled,
};

fn untitled(report: &Report, sink: &mut Sink) {
    if !is_whole(report) || report.part_of_year.is_some() {
        return;
    }
    let told = [
        (report.title.is_some(), "title", "标题", "title"),
        (report.issuer.is_some(), "issuer", "发布机关", "issuer"),
        (report.year.is_some(), "year", "报告年度", "year"),
    ];
    let missing: Vec<_> = told.iter().filter(|(is_told, ..)| !is_told).collect();
    if missing.is_empty() {
        return;
    }
    let list = |word: fn(&(bool, &'static str, &'static str, &'static str)) -> &'static str, between: &str| {
        missing.iter().map(|what| word(what)).collect::<Vec<_>>().join(between)
    };
    let message = Bilingual::new(
        format!("报告没有写明{}", list(|what| what.2, "、")),
        format!("the report does not tell its {}", list(|what| what.3, ", its ")),
    );
    let mut finding = sink.finding(report.title.as_ref().and_then(|title| title.span), message);
    finding.subject = Some(format!("untold.{}", list(|what| what.1, ".")));
    sink.push(finding);
}

/// Whether nothing that must be there lacks.
fn is_whole(report: &Report) -> bool {
    let Some(edition) = binding_edition(report) else { return false };
    let due = sections::required(edition).filter(|spec| spec.kind.duty(edition) == Duty::Required);
    let has_sections = due.into_iter().all(|spec| report.sections.iter().any(|section| section.kind == spec.kind));
    let tables = if edition == Edition::E2008 { &[][..] } else { TableKind::of_edition(edition) };
    has_sections && tables.iter().all(|&kind| report.table(kind).is_some())
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{found, sound};
    use crate::statute::Edition::{E2008, E2021};
    use crate::statute::TableKind;
    use crate::statute::sections::SectionKind;

    #[test]
    fn one_finding_names_all_that_lacks() {
        let mut report = sound(E2021).issuer(None).year(None).build();
        let messages =
            |report: &crate::Report| found(report, "GK012").into_iter().map(|one| one.message.zh).collect::<Vec<_>>();
        assert_eq!(messages(&report), ["报告没有写明发布机关、报告年度"]);
        report.title = None;
        assert_eq!(messages(&report), ["报告没有写明标题、发布机关、报告年度"]);
        assert!(messages(&sound(E2021).build()).is_empty());
        assert_eq!(messages(&sound(E2008).issuer(None).build()), ["报告没有写明发布机关"]);
    }

    #[test]
    fn a_page_that_may_be_cut_is_not_judged() {
        let nameless = sound(E2021).issuer(None);
        assert_eq!(found(&nameless.build(), "GK012").len(), 1);
        assert!(found(&nameless.clone().without_section(SectionKind::Overview).build(), "GK012").is_empty());
        assert!(found(&nameless.without_table(TableKind::Disputes).build(), "GK012").is_empty());
    }
}
