//! GK002: the sections of a later report stand in the law's order, each once.

use crate::Report;
use crate::finding::{Bilingual, Severity};
use crate::report::Section;
use crate::rules::rule::Sink;
use crate::rules::{Rule, RuleDoc, Words, binding_edition};
use crate::statute::Edition;
use crate::statute::sections::SectionKind;

/// Sections out of order, or one twice.
pub(in crate::rules) static SECTION_ORDER: Rule = Rule {
    code: "GK002",
    name: "section-order",
    severity: Severity::Warning,
    title: Words { zh: "各部分次序不对或重复", en: "sections are out of order, or one is there twice" },
    basis: Words {
        zh: "国办公开办函〔2019〕60号、〔2021〕30号", en: "General Office formats [2019] 60 and [2021] 30"
    },
    doc: RuleDoc {
        what: Words {
            zh: "2019 年以后的格式规定的六个部分是否依次排列，每个部分是否只出现一次。2008 年格式不规定次序，不判断。",
            en: "Whether the six sections of the 2019 and later formats follow each other as prescribed, each once. The \
                 2008 edition prescribes no order.",
        },
        example: Words {
            zh: "“存在的主要问题及改进情况”排在“行政复议、行政诉讼情况”之前。",
            en: "The section on problems stands before the one on review and litigation.",
        },
        when_wrong: Words {
            zh: "页面在转换格式时打乱了次序，或者某一小节的标题恰与法定标题相同。",
            en: "The page was put out of order when it was converted, or a heading inside a section reads like a \
                 statutory one.",
        },
    },
    check: section_order,
};

fn section_order(report: &Report, sink: &mut Sink) {
    let Some(edition) = binding_edition(report).filter(|edition| *edition != Edition::E2008) else { return };
    let mut seen: Vec<&Section> = Vec::new();
    for section in &report.sections {
        if seen.iter().any(|other| other.kind == section.kind) {
            let message = Bilingual::new(
                format!("“{}”这一部分出现了两次", section.heading),
                format!("the section {} is there twice", section.heading),
            );
            push(section, "twice", message, sink);
            // The copy's neighbours are copies too: one finding says it.
            return;
        }
        seen.push(section);
    }
    let place =
        |kind: SectionKind| crate::statute::sections::of_edition(edition).iter().position(|spec| spec.kind == kind);
    if let Some(pair) = seen.windows(2).find(|pair| place(pair[0].kind) > place(pair[1].kind)) {
        let (before, after) = (&pair[0].heading, &pair[1].heading);
        let message = Bilingual::new(
            format!("“{after}”应在“{before}”之前"),
            format!("the section {after} should stand before {before}"),
        );
        push(pair[1], "order", message, sink);
    }
}

fn push(section: &Section, what: &str, message: Bilingual, sink: &mut Sink) {
    let mut finding = sink.finding(Some(section.heading_span), message);
    finding.subject = Some(format!("section.{}.{what}", section.kind.key()));
    sink.push(finding);
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{found, sound};
    use crate::statute::Edition::{E2008, E2021};

    #[test]
    fn order_and_repetition_are_told_once() {
        let mut report = sound(E2021).build();
        assert!(found(&report, "GK002").is_empty());
        report.sections.swap(3, 4);
        let findings = found(&report, "GK002");
        assert_eq!(findings.len(), 1);
        assert_eq!(findings[0].subject.as_deref(), Some("section.disputes.order"));
        report.sections.swap(3, 4);
        let again = report.sections[1].clone();
        report.sections.push(again);
        let findings = found(&report, "GK002");
        assert_eq!(findings.len(), 1);
        assert_eq!(findings[0].subject.as_deref(), Some("section.proactive_disclosure.twice"));
    }

    #[test]
    fn the_2008_edition_prescribes_no_order() {
        let mut report = sound(E2008).build();
        report.sections.reverse();
        assert!(found(&report, "GK002").is_empty());
    }
}
