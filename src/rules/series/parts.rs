//! GK908: parts that come to more than the whole they are parts of.

use super::of_a_series;
use crate::finding::Severity;
use crate::rules::{Rule, RuleDoc, Words};

/// The parts' figures together exceed the whole's.
pub(crate) static PARTS_EXCEED_WHOLE: Rule = Rule {
    code: "GK908",
    name: "parts-exceed-whole",
    severity: Severity::Warning,
    title: Words { zh: "各部分合计大于总体", en: "the parts together exceed the whole" },
    basis: Words {
        zh: "政府信息公开条例（国务院令第711号）第四十九条",
        en: "Regulations on Open Government Information (State Council Decree 711), art. 49",
    },
    doc: RuleDoc {
        what: Words {
            zh: "gkreport sum --whole：各部门、各乡镇报告的同一格相加，是否大于总体报告的这一格。空白按 0 计；有的部分未读出的，\
                 其余各部分相加已经大于总体的，也算。有增有减的数（本年增/减）不比较。只在 sum 中检查。",
            en: "With gkreport sum --whole: whether the reports of departments and townships, added up, come to more than \
                 the whole's report in the same cell. Blanks count as 0; where a part could not be read, the others may \
                 exceed the whole without it. Figures that go up and down (items_change) are not compared. Only sum checks it.",
        },
        example: Words {
            zh: "四十个部门新收申请合计 1,204 件，而县的总报告为 1,198 件。",
            en: "Forty bureaus received 1,204 applications together, but the county's report says 1,198.",
        },
        when_wrong: Words {
            zh: "一件申请转由另一部门办理，两个部门都计了；联合制发的文件，各部门都计了；总体报告只统计本级；或者列入的部分不属于这一总体。",
            en: "An application was passed on and counted by two departments, a document was issued jointly and counted by each, \
                 the whole reports for the government alone, or a part is not one of this whole.",
        },
    },
    check: of_a_series,
};
