//! GK001: a section that the law prescribes is not on the page.
//!
//! Takes a report whose edition binds it. One that stops behind section five lacks 其他需要报告的事项 and gets one finding; one that has
//! section one alone is part of a report, and what lacks is one finding as well.

use super::cut::{Cut, part_help, place};
use crate::Report;
use crate::finding::{Bilingual, Severity};
use crate::rules::rule::Sink;
use crate::rules::{Rule, RuleDoc, Words, binding_edition, of_the_form};
use crate::span::Span;
use crate::statute::Edition;
use crate::statute::sections::{self, Duty, SectionKind, SectionSpec};
use crate::text::folded_words;

/// A statutory section is absent.
pub(in crate::rules) static MISSING_SECTION: Rule = Rule {
    code: "GK001",
    name: "missing-section",
    severity: Severity::Error,
    title: Words { zh: "缺少法定部分", en: "a statutory section is absent" },
    basis: Words {
        zh: "政府信息公开条例（国务院令第711号）第五十条、（国务院令第492号）第三十二条；国办公开办函〔2019〕60号、〔2021〕30号",
        en: "Regulations on Open Government Information, Decree 711, art. 50, and Decree 492, art. 32; General Office \
             formats [2019] 60 and [2021] 30",
    },
    doc: RuleDoc {
        what: Words {
            zh: "年度报告规定的六个部分是否齐全。以标题认定，允许常见的不同写法。2008 年格式的收费及减免、其他事项\
                 没有内容时常常省略，只作提示。接连缺三个以上部分的，或者页面中途断开的，合报一次。",
            en: "Whether each of the six prescribed sections is there. A section is told by its heading, in any of the \
                 usual wordings. In the 2008 edition fees and other matters were left out where there was nothing \
                 to say: a note. Three or more sections in a row, and all behind the place where a page breaks off, \
                 are one finding.",
        },
        example: Words {
            zh: "报告在第五部分之后结束，没有第六部分；即使没有需要报告的事项，也应当写明。",
            en: "The report ends after section five. Section six is due even where there is nothing to report in it.",
        },
        when_wrong: Words {
            zh: "标题被改写得难以辨认，或者标题只以图片出现，或者只取了页面的一部分。",
            en: "The heading is worded beyond recognition, is a picture, or only part of the page was saved.",
        },
    },
    check: missing_section,
};

/// The sections a report lacks, as they are told: a stretch of them is one finding.
pub(super) struct Lacking {
    /// Stretches that are told at once, in the order of the edition.
    stretches: Vec<Vec<&'static SectionSpec>>,
    /// Sections that are told one by one.
    single: Vec<&'static SectionSpec>,
}

impl Lacking {
    /// Sections in a row that are told at once: who has that few of a report has part of it.
    const AT_ONCE: usize = 3;

    pub(super) fn of(report: &Report, edition: Edition, cut: Option<&Cut>) -> Self {
        let lacks = |spec: &&SectionSpec| report.sections.iter().all(|section| section.kind != spec.kind);
        let required: Vec<_> = sections::required(edition).collect();
        let is_lacking = required.iter().any(lacks);
        // A heading that is told with its number inside other text may be one that was glued to it and broken over lines.
        let text = if is_lacking { folded_words(report.visible_text()) } else { String::new() };
        let is_glued = |spec: &&SectionSpec| {
            let heading = folded_words(spec.heading);
            text.contains(&heading) && !report.visible_text().lines().any(|line| folded_words(line) == heading)
        };
        let is_told = |spec: &&SectionSpec| lacks(spec) && !is_glued(spec);
        let is_behind = |spec: &SectionSpec| cut.is_some_and(|cut| cut.is_behind(spec.kind));
        let mut told = Self { stretches: Vec::new(), single: Vec::new() };
        for stretch in required.split(|spec| !lacks(spec)) {
            let stretch: Vec<_> = stretch.iter().copied().filter(is_told).collect();
            if stretch.len() >= Self::AT_ONCE || stretch.first().is_some_and(|first| is_behind(first)) {
                told.stretches.push(stretch);
            } else {
                told.single.extend(stretch);
            }
        }
        told
    }

    /// Whether a section is one of a stretch.
    pub(super) fn has_in_stretch(&self, kind: SectionKind) -> bool {
        self.stretches.iter().flatten().any(|spec| spec.kind == kind)
    }
}

fn missing_section(report: &Report, sink: &mut Sink) {
    let Some(edition) = binding_edition(report) else { return };
    let cut = Cut::of(report);
    let lacking = Lacking::of(report, edition, cut.as_ref());
    let mut push = |span, message, specs: &[&SectionSpec], help| {
        let mut finding = sink.finding(span, message);
        finding.severity = of_the_form(report, finding.severity);
        if specs.iter().all(|spec| spec.kind.duty(edition) == Duty::Lenient) {
            finding.severity = Severity::Note;
        }
        finding.subject = Some(format!("section.{}", specs[0].kind.key()));
        finding.help = Some(help);
        sink.push(finding);
    };
    for stretch in &lacking.stretches {
        let (span, message) = stretch_told(report, edition, cut.as_ref(), stretch);
        push(span, message, stretch, part_help());
    }
    for spec in &lacking.single {
        let heading = spec.heading;
        let message =
            Bilingual::new(format!("缺少“{heading}”这一部分"), format!("the section {heading} is not in the report"));
        let help = Bilingual::new(
            "没有内容可报告的，也应保留该部分并写明",
            "a section with nothing to report is due all the same, and says so",
        );
        push(None, message, &[*spec], help);
    }
}

/// What is said of a stretch of sections that a report lacks, and where: at the page's end where it breaks off, else at the section
/// before them or behind them.
fn stretch_told(
    report: &Report,
    edition: Edition,
    cut: Option<&Cut>,
    stretch: &[&SectionSpec],
) -> (Option<Span>, Bilingual) {
    let names: Vec<_> = stretch.iter().map(|spec| spec.heading).collect();
    let names = names.join("”“");
    if let Some(cut) = cut.filter(|cut| cut.is_behind(stretch[0].kind)) {
        let zh = format!("页面到此为止，其后没有“{names}”");
        return (Some(cut.at), Bilingual::new(zh, format!("the page ends here; what is not behind it: “{names}”")));
    }
    let place = |kind: SectionKind| place(edition, kind);
    let first = place(stretch[0].kind);
    let before =
        report.sections.iter().filter(|section| place(section.kind) < first).max_by_key(|section| place(section.kind));
    if let Some(before) = before {
        let zh = format!("这一部分之后没有“{names}”");
        return (Some(before.heading_span), Bilingual::new(zh, format!("what is not behind this section: “{names}”")));
    }
    let Some(behind) = report.sections.iter().min_by_key(|section| place(section.kind)) else {
        return (None, Bilingual::new("没有找到任何法定部分的标题", "no heading of any statutory section was found"));
    };
    let zh = format!("这一部分之前没有“{names}”");
    (Some(behind.heading_span), Bilingual::new(zh, format!("what is not before this section: “{names}”")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{found, sound};
    use crate::statute::Edition::E2021;
    use crate::statute::TableKind;

    #[test]
    fn an_absent_section_is_named_by_its_heading() {
        let report = sound(E2021).without_section(SectionKind::OtherMatters).build();
        let findings = found(&report, "GK001");
        assert_eq!(findings.len(), 1);
        assert_eq!(findings[0].message.zh, "缺少“六、其他需要报告的事项”这一部分");
        assert_eq!((findings[0].at, findings[0].subject.as_deref()), (None, Some("section.other_matters")));
        assert!(found(&sound(E2021).build(), "GK001").is_empty());
    }

    #[test]
    fn sections_in_a_row_are_told_at_once_and_their_tables_with_them() {
        let told = |places: &[usize]| {
            let kinds = places.iter().map(|&place| sections::of_edition(E2021)[place].kind);
            let report = kinds.fold(sound(E2021), crate::rules::testing::Builder::without_section);
            let report = TableKind::ALL.into_iter().fold(report, crate::rules::testing::Builder::without_table).build();
            let subjects =
                |code| found(&report, code).into_iter().filter_map(|finding| finding.subject).collect::<Vec<_>>();
            let stretch = found(&report, "GK001").into_iter().find(|finding| finding.at.is_some());
            let message = stretch.map_or(String::new(), |finding| finding.message.zh);
            (subjects("GK001").join(" "), subjects("GK003").len(), message)
        };
        let (subjects, tables, message) = told(&[2, 3, 4, 5]);
        assert_eq!((subjects.as_str(), tables), ("section.applications", 1));
        assert!(
            message.starts_with("这一部分之后没有“三、") && message.ends_with("“六、其他需要报告的事项”"),
            "{message}"
        );
        let (subjects, tables, message) = told(&[0, 1, 2, 5]);
        assert_eq!((subjects.as_str(), tables), ("section.other_matters section.overview", 1));
        assert!(message.starts_with("这一部分之前没有“一、总体情况”"), "{message}");
        // Two of them have a finding each, as has each table.
        let each = "section.proactive_disclosure section.applications";
        assert_eq!(told(&[1, 2]), (each.to_owned(), 3, String::new()));
    }
}
