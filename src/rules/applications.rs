//! GK3: section three, applications received and handled. The sums themselves are data of the form.

use super::{Rule, RuleDoc, Words, sums};
use crate::finding::Severity;

const BASIS: Words = Words {
    zh: "国办公开办函〔2019〕60号、〔2021〕30号",
    en: "General Office formats [2019] 60 and [2021] 30",
};

const COPYING: Words = Words {
    zh: "页面在转载或转换时改动了数字。原文中的空白按 0 计，若空白处本应有数，缺的可能正是它。\
         指出的单元格是推断，读出的数不会改动；矩形四角上增减相抵的四处错误，任何合计都看不出。",
    en: "A figure was changed when the page was copied or converted. Blanks count as 0: where one of the parts is \
         blank, that may be the figure left out. The cell named as wrong is a hypothesis, and no figure is ever \
         changed; four errors at the corners of a rectangle that cancel out are invisible to every sum.",
};

/// Received and carried over is not what was handled and carried forward.
pub(super) static BALANCE_MISMATCH: Rule = Rule {
    code: "GK301",
    name: "balance-mismatch",
    severity: Severity::Error,
    title: Words { zh: "收到与办理不平衡", en: "what came in is not what was handled or carried forward" },
    basis: Words {
        zh: "国办公开办函〔2019〕60号、〔2021〕30号：表头印明第一项加第二项之和，等于第三项加第四项之和",
        en: "General Office formats [2019] 60 and [2021] 30: the head of the table prints this sum",
    },
    doc: RuleDoc {
        what: Words {
            zh: "每一栏中，第一项与第二项之和是否等于第三项的合计与第四项之和。",
            en: "In each column: new_received + carried_over = handled_total + carried_forward.",
        },
        example: Words {
            zh: "9038 + 189 = 9227，而 9075 + 159 = 9234，相差 -7。",
            en: "9038 + 189 = 9227, but 9075 + 159 = 9234, off by -7.",
        },
        when_wrong: COPYING,
    },
    check: sums::check,
};

/// The applicants of a row do not add up to its total.
pub(super) static ROW_TOTAL_MISMATCH: Rule = Rule {
    code: "GK302",
    name: "row-total-mismatch",
    severity: Severity::Error,
    title: Words {
        zh: "各类申请人之和与合计不符", en: "the applicants of a row do not add up to its total"
    },
    basis: BASIS,
    doc: RuleDoc {
        what: Words {
            zh: "每一行中，六类申请人之和是否等于最后一栏。",
            en: "In each row: the six kinds of applicant add up to the column total.",
        },
        example: Words {
            zh: "31 + 2 + 0 + 0 + 1 + 0 = 34，而合计为 43。",
            en: "31 + 2 + 1 = 34, but the total reads 43.",
        },
        when_wrong: COPYING,
    },
    check: sums::check,
};

/// The outcomes of a column do not add up to the total handled.
pub(super) static OUTCOME_TOTAL_MISMATCH: Rule = Rule {
    code: "GK303",
    name: "outcome-total-mismatch",
    severity: Severity::Error,
    title: Words {
        zh: "各项办理结果之和与合计不符", en: "the outcomes do not add up to the total handled"
    },
    basis: BASIS,
    doc: RuleDoc {
        what: Words {
            zh: "每一栏中，各项办理结果之和是否等于办理结果的合计。",
            en: "In each column: all outcomes add up to handled_total.",
        },
        example: Words {
            zh: "各项结果相加为 116，而合计为 115：往往是同一件申请在两项中都计了一次。",
            en: "The outcomes add up to 116, but the total reads 115: often one application was counted \
                 under two outcomes.",
        },
        when_wrong: COPYING,
    },
    check: sums::check,
};

#[cfg(test)]
mod tests {
    use crate::rules::testing::{found, sound};
    use crate::statute::Edition::E2021;

    #[test]
    fn each_sum_breaks_under_its_own_code() {
        // One more in a total and in everything that hangs on it but one sum.
        let report = sound(E2021).set("applications.new_received.total", "9999").build();
        let broken = ["GK301", "GK302", "GK303"].map(|code| found(&report, code).len());
        assert_eq!(broken, [1, 1, 0]);
        let report = sound(E2021).set("applications.handled_total.other_organization", "9999").build();
        let broken = ["GK301", "GK302", "GK303"].map(|code| found(&report, code).len());
        assert_eq!(broken, [1, 1, 1]);
        let report = sound(E2021).build();
        let broken = ["GK301", "GK302", "GK303"].map(|code| found(&report, code).len());
        assert_eq!(broken, [0, 0, 0]);
    }
}
