//! GK5, GK6: what sections five and six must say.

mod fee;
mod incomplete;

pub(super) use fee::FEE_CONTRADICTION;
pub(super) use incomplete::PROBLEMS_INCOMPLETE;

use super::reading::ends_page;
use super::rule::Sink;
use super::{Rule, RuleDoc, Words, binding_edition};
use crate::Report;
use crate::finding::{Bilingual, Severity};
use crate::report::Section;
use crate::statute::Edition;
use crate::statute::sections::SectionKind;
use crate::text::{fold, is_han};

/// Section five says nothing.
pub(super) static EMPTY_PROBLEMS_SECTION: Rule = Rule {
    code: "GK501",
    name: "empty-problems-section",
    severity: Severity::Warning,
    title: Words { zh: "主要问题部分没有内容", en: "the section on problems says nothing" },
    basis: Words {
        zh: "政府信息公开条例（国务院令第711号）第五十条",
        en: "Regulations on Open Government Information (State Council Decree 711), art. 50",
    },
    doc: RuleDoc {
        what: Words {
            zh: "主要问题及改进情况这一部分是否不足十个字，或者只写“无”。",
            en: "Whether the section on main problems and improvements has fewer than ten characters.",
        },
        example: Words { zh: "这一部分只有一个“无”字。", en: "The section is the one word for none." },
        when_wrong: Words {
            zh: "内容是图片，或者在转换格式时丢失。",
            en: "Its text is a picture, or was lost when the page was converted.",
        },
    },
    check: empty_problems,
};

/// Section six does not state the fee.
pub(super) static FEE_NOT_STATED: Rule = Rule {
    code: "GK601",
    name: "fee-not-stated",
    severity: Severity::Note,
    title: Words { zh: "未说明收取信息处理费的情况", en: "the processing fee collected is not stated" },
    basis: Words {
        zh: "国办公开办函〔2021〕30号；政府信息公开信息处理费管理办法（国办函〔2020〕109号）",
        en: "General Office format [2021] 30; Measures on the processing fee (General Office [2020] 109)",
    },
    doc: RuleDoc {
        what: Words {
            zh: "2021 年格式的第六部分是否说明了收取信息处理费的情况；没有收取的，也应写明。",
            en: "Whether section six of the 2021 edition says what processing fee was collected, be it none.",
        },
        example: Words {
            zh: "第六部分只写“无其他需要报告的事项”。",
            en: "Section six says only that there is nothing else to report.",
        },
        when_wrong: Words {
            zh: "收费情况写在附件或图片中。", en: "The fee is stated in an attachment or a picture."
        },
    },
    check: fee_not_stated,
};

/// Characters below which a section says nothing.
const SAYS_SOMETHING: usize = 10;
/// Words that show that the fee is spoken of.
const FEE_WORDS: &[&str] = &["处理费", "收费", "收取", "费用"];

fn empty_problems(report: &Report, sink: &mut Sink) {
    let sections = report.sections.iter().filter(|section| section.kind == SectionKind::Problems);
    let said = |section: &&Section| section.text.chars().filter(|c| is_han(*c)).take(SAYS_SOMETHING).count();
    let Some(longest) = sections.max_by_key(said) else { return };
    if said(&longest) >= SAYS_SOMETHING {
        return;
    }
    let text = longest.text.trim();
    if ends_page(report, longest) {
        return;
    }
    // What stands last and does not end may go on behind the page's end.
    let is_last = report.sections.iter().all(|section| section.range.start <= longest.range.start);
    let says_none = ["无", "没有", "暂无", "不存在"].iter().any(|word| text.starts_with(word));
    if is_last && !says_none && !text.is_empty() && !text.ends_with(['。', '；', '！', '.']) {
        return;
    }
    let quoted = if text.is_empty() { String::new() } else { format!("（“{text}”）") };
    let message = Bilingual::new(
        format!("“{}”没有实质内容{quoted}", longest.heading),
        format!("the section {} says nothing{}", longest.heading, quoted.replace(['（', '）'], " ").trim_end()),
    );
    let mut finding = sink.finding(Some(longest.heading_span), message);
    finding.subject = Some("section.problems".to_owned());
    sink.push(finding);
}

fn fee_not_stated(report: &Report, sink: &mut Sink) {
    if binding_edition(report) != Some(Edition::E2021) {
        return;
    }
    let mut sections = report.sections.iter().filter(|section| section.kind == SectionKind::OtherMatters).peekable();
    // An absent section is GK001's to tell.
    let Some(first) = sections.peek().map(|section| section.heading_span) else { return };
    if report.sections.iter().any(|section| section.kind == SectionKind::OtherMatters && ends_page(report, section)) {
        return;
    }
    let has = |section: &Section, word: &str| memchr::memmem::find(section.text.as_bytes(), word.as_bytes()).is_some();
    let states = |section: &Section| {
        // What a text says as it is it says folded, too.
        FEE_WORDS.iter().any(|word| has(section, word)) || {
            let text = fold(&section.text);
            FEE_WORDS.iter().any(|word| text.contains(word))
        }
    };
    let speaks_of_fees = |section: &Section| has(section, "费") || has(section, "費");
    let elsewhere = |section: &Section| speaks_of_fees(section) && fold(&section.text).contains("信息处理费");
    if sections.any(states) || report.sections.iter().any(elsewhere) {
        return;
    }
    let message = Bilingual::new(
        "其他需要报告的事项中没有说明收取信息处理费的情况",
        "section six does not say what processing fee (信息处理费) was collected",
    );
    let mut finding = sink.finding(Some(first), message);
    finding.subject = Some("section.other_matters".to_owned());
    finding.help = Some(Bilingual::new("没有收取的，也应写明", "where none was collected, that is due too"));
    sink.push(finding);
}

#[cfg(test)]
mod tests {
    use crate::Report;
    use crate::rules::testing::{found, sound};
    use crate::statute::Edition::{self, E2019, E2021};
    use crate::statute::sections::SectionKind::{self, OtherMatters, Problems};

    fn saying(edition: Edition, kind: SectionKind, text: &str) -> Report {
        let mut report = sound(edition).build();
        let section = report.sections.iter_mut().find(|section| section.kind == kind).expect("the section");
        text.clone_into(&mut section.text);
        report
    }

    #[test]
    fn a_section_of_problems_must_name_one() {
        for (text, findings) in [("无。", 1), ("", 1), ("暂无问题", 1), ("人手不足，公开的时效有待提高。", 0)]
        {
            assert_eq!(found(&saying(E2021, Problems, text), "GK501").len(), findings, "{text}");
        }
    }

    #[test]
    fn the_fee_is_stated_even_where_it_is_none() {
        for (text, findings) in [
            ("没有需要报告的其他事项。", 1),
            ("本年度没有收取信息处理费。", 0),
            ("全年未发生收费事项。", 0),
            ("本年度收取政府信息公开信息处理费200元。", 0),
        ] {
            assert_eq!(found(&saying(E2021, OtherMatters, text), "GK601").len(), findings, "{text}");
        }
        assert!(found(&saying(E2019, OtherMatters, "无。"), "GK601").is_empty());
        assert!(found(&sound(E2021).without_section(OtherMatters).build(), "GK601").is_empty());
    }
}
