//! GK9: reports of one issuer, year by year and side by side. What they compare is in [`crate::series`].

use super::{Rule, RuleDoc, Sink, Words};
use crate::Report;
use crate::finding::Severity;

/// The rules of this family.
pub(crate) static ALL: [&Rule; 7] = [
    &CARRY_MISMATCH,
    &IN_FORCE_DISCONTINUITY,
    &CONFLICTING_DUPLICATES,
    &MISSING_YEAR,
    &AMOUNT_UNIT,
    &SAME_TEXT,
    &PENDING_LOST,
];

/// How reports come to be compared, in every rule's words on when it may be wrong.
macro_rules! linked {
    (zh $($zh:literal)+, en $($en:literal)+) => {
        Words {
            zh: concat!($($zh,)+ "报告按机关名称和年度对应：名称含省、市、县的，不论文件在哪里；朝阳区、城关镇、民政局这类\
                多地共有的名称，只在同一文件夹内对应（只表示年份的文件夹不计），其中同一年度的文件若大半数字不同，则按文件名中年份以外的部分（如行政区划代码）区分，区分不开的不比较。"),
            en: concat!($($en,)+ "Reports are linked by issuer and year: names that hold a province, a city or a county \
                wherever the files lie; names that many places have (a district, a town, a bureau) only inside one folder \
                (folders that only name a year do not count), and where two of one year differ in most figures only by what their files are called beside the year (such as a code of the place)."),
        }
    };
}

mod figures;
mod parts;
mod text;

pub(crate) use figures::{AMOUNT_UNIT, PENDING_LOST};
pub(crate) use parts::PARTS_EXCEED_WHOLE;
pub(crate) use text::SAME_TEXT;

/// What one year carried forward is not what the next says was carried over.
pub(crate) static CARRY_MISMATCH: Rule = Rule {
    code: "GK901",
    name: "carry-mismatch",
    severity: Severity::Error,
    title: Words {
        zh: "上年结转与上一年度报告的结转下年度不符",
        en: "what was carried over is not what the year before carried forward",
    },
    basis: Words {
        zh: "国办公开办函〔2019〕60号、〔2021〕30号", en: "General Office formats [2019] 60 and [2021] 30"
    },
    doc: RuleDoc {
        what: Words {
            zh: "同一机关相邻两年的报告中，上一年的“结转下年度继续办理”与下一年的“上年结转”是否逐栏相等。空白按 0 计；\
                 整行空白的不比较。两年中哪一年更可能有误，看各自的合计；合计不能判断时不指明。",
            en: "In reports of one issuer for two years in a row: whether carried_forward of the first equals carried_over \
                 of the second, in each column. Blanks count as 0; a row of blanks is not compared. Which year is \
                 likelier wrong is told where the years’ own sums tell it, and left open where they do not.",
        },
        example: Words {
            zh: "2023 年结转下年度 17 件，而 2024 年上年结转为 15 件。",
            en: "17 applications are carried forward from 2023, but 2024 says that 15 were carried over.",
        },
        when_wrong: linked!(
            zh "机关在年初合并、分立或移交了在办的申请。",
            en "The organ was merged or divided, or handed pending applications over, at the turn of the year. "
        ),
    },
    check: of_a_series,
};

/// The documents in force do not follow from last year's.
pub(crate) static IN_FORCE_DISCONTINUITY: Rule = Rule {
    code: "GK902",
    name: "in-force-discontinuity",
    severity: Severity::Warning,
    title: Words {
        zh: "现行有效件数与上一年不衔接", en: "the documents in force do not follow from last year’s"
    },
    basis: Words { zh: "国办公开办函〔2021〕30号", en: "General Office format [2021] 30" },
    doc: RuleDoc {
        what: Words {
            zh: "同一机关相邻两年的报告（均为 2021 年格式）中，规章、行政规范性文件的上一年现行有效件数加本年制发件数，\
                 是否等于本年现行有效件数加本年废止件数。无权制定规章的机关（县、乡镇、地方政府部门），规章一行\
                 填的是别的机关制定的规章，不比较。",
            en: "In reports of one issuer for two years in a row, both in the 2021 form: whether last year’s in_force with \
                 this year’s issued equals this year’s in_force with repealed, for rules and for normative documents. The \
                 row of rules is not compared for an organ that may make none: the rules it counts are another’s.",
        },
        example: Words {
            zh: "上一年现行有效 41 件，本年制发 7 件、废止 2 件，现行有效却为 52 件。",
            en: "41 documents were in force, 7 were issued and 2 repealed, but 52 are said to be in force.",
        },
        when_wrong: linked!(
            zh "年内清理文件、调整统计口径，或文件到期自动失效。",
            en "Documents were reviewed or counted anew, or expired by themselves. "
        ),
    },
    check: of_a_series,
};

/// Two documents of one issuer and year have different figures.
pub(crate) static CONFLICTING_DUPLICATES: Rule = Rule {
    code: "GK903",
    name: "conflicting-duplicates",
    severity: Severity::Warning,
    title: Words {
        zh: "同一机关同一年度的两份报告数字不同",
        en: "two reports of one issuer and year have different figures",
    },
    basis: Words {
        zh: "无（一个机关一个年度只有一份报告）", en: "none (an organ has one report a year)"
    },
    doc: RuleDoc {
        what: Words {
            zh: "同一机关、同一年度的各份文件，与其中第一份相比，同一表格的各格数字是否相同。",
            en: "Whether the documents of one issuer and year have the figures of the first of them, cell by cell.",
        },
        example: Words {
            zh: "本站公布的报告总计为 115，上级网站转载的为 116。",
            en: "The total reads 115 on the organ’s own site and 116 on the site of the government above it.",
        },
        when_wrong: linked!(
            zh "其中一份的年度写错或读错；一份只统计本级，另一份包括下级。",
            en "One of them states another year than its own, or one counts the organ alone and the other those below it too. "
        ),
    },
    check: of_a_series,
};

/// A year is missing between others.
pub(crate) static MISSING_YEAR: Rule = Rule {
    code: "GK904",
    name: "missing-year",
    severity: Severity::Note,
    title: Words { zh: "年度之间缺少报告", en: "a year is missing between others" },
    basis: Words {
        zh: "政府信息公开条例（国务院令第711号）第四十九条；（国务院令第492号）第三十一条",
        en: "Regulations on Open Government Information: Decree 711, art. 49; Decree 492, art. 31",
    },
    doc: RuleDoc {
        what: Words {
            zh: "一次检查的文件中，同一机关最早和最晚的报告之间是否每年都有报告。全部文件读完才能判断。",
            en: "Whether there is a report for every year between the first and the last of an issuer’s among the files of \
                 the run. It is told at the end, when all are read.",
        },
        example: Words {
            zh: "有 2020 和 2022 年度的报告，缺少 2021 年度的报告。",
            en: "There are reports for 2020 and 2022, but none for 2021.",
        },
        when_wrong: linked!(
            zh "报告存在，只是不在所检查的文件中，或因没有表格而未能对应。",
            en "The report exists, but is not among the files checked, or has no table and was not linked. "
        ),
    },
    check: of_a_series,
};

/// A report by itself says nothing of the others.
fn of_a_series(_: &Report, _: &mut Sink) {}
