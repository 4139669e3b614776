//! GK4: section four, administrative review and litigation. The sums themselves are data of the form.

use super::{Rule, RuleDoc, Words, sums};
use crate::finding::Severity;

/// The results of a kind of dispute do not add up to its total.
pub(super) static DISPUTE_TOTAL_MISMATCH: Rule = Rule {
    code: "GK401",
    name: "dispute-total-mismatch",
    severity: Severity::Error,
    title: Words {
        zh: "复议、诉讼各结果之和与合计不符", en: "the results of disputes do not add up to their total"
    },
    basis: Words {
        zh: "国办公开办函〔2019〕60号、〔2021〕30号", en: "General Office formats [2019] 60 and [2021] 30"
    },
    doc: RuleDoc {
        what: Words {
            zh: "三类争议各自的四种结果之和是否等于合计。",
            en: "For each of the three kinds of dispute: upheld + corrected + other + pending = total.",
        },
        example: Words { zh: "3 + 1 + 0 + 2 = 6，而合计为 5。", en: "3 + 1 + 0 + 2 = 6, but the total reads 5." },
        when_wrong: Words {
            zh: "页面在转载或转换时改动了数字；空白按 0 计，缺的可能正是空白处的数。",
            en: "A figure was changed when the page was copied or converted; blanks count as 0, and one of them may be \
                 the figure left out.",
        },
    },
    check: sums::check,
};

#[cfg(test)]
mod tests {
    use crate::rules::testing::{found, sound};
    use crate::statute::Edition::E2019;

    #[test]
    fn each_kind_of_dispute_is_judged_by_itself() {
        let report = sound(E2019).set("disputes.litigation_direct.total", "999").build();
        let findings = found(&report, "GK401");
        assert_eq!(findings.len(), 1);
        assert!(findings[0].message.zh.starts_with("未经复议直接起诉："));
        assert!(found(&sound(E2019).set_all("disputes.", "0").build(), "GK401").is_empty());
    }
}
