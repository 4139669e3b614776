//! GK7: the statistics of reports for 2008 to 2018, from the annex or from sentences.

use super::figures::figure_operand;
use super::naming::{named_operand, row_name};
use super::rule::Sink;
use super::{Rule, RuleDoc, Words, sums};
use crate::Report;
use crate::finding::{Bilingual, Equation, Severity};
use crate::report::{AlignedBy, Precision, Table};
use crate::statute::statistics::WITHIN;
use crate::statute::{CellIndex, CellKey, TableKind};
use rust_decimal::Decimal;

const BASIS: Words = Words {
    zh: "政府信息公开条例（国务院令第492号）第三十二条",
    en: "Regulations on Open Government Information (State Council Decree 492), art. 32",
};

/// A total is not the sum of its parts.
pub(super) static STATISTICS_TOTAL_MISMATCH: Rule = Rule {
    code: "GK701",
    name: "statistics-total-mismatch",
    severity: Severity::Error,
    title: Words {
        zh: "统计总数与分项之和不符", en: "a total of the statistics is not the sum of its parts"
    },
    basis: BASIS,
    doc: RuleDoc {
        what: Words {
            zh: "2008 至 2018 年度的报告中，收到申请、办结、答复、不同意公开、复议、诉讼、工作人员各总数是否等于其分项之和。\
                 数字取自统计表；没有统计表的取自正文。分项不全的不判断。",
            en: "In reports for 2008 to 2018: whether the totals of requests, completed, replied, denied, review, \
                 litigation and staff are the sums of their parts. Figures are the annex’s; without one, those told in \
                 sentences. A total some of whose parts are not told is not judged.",
        },
        example: Words {
            zh: "行政复议 466 件，而维持 285、纠错 81、其他 105，合计 471。",
            en: "466 reviews, but 285 upheld, 81 corrected and 105 others are 471.",
        },
        when_wrong: Words {
            zh: "页面在转载时改动了数字，或者总数包括尚未审结的案件。",
            en: "A figure was changed when the page was copied, or the total holds cases still pending.",
        },
    },
    check: sums::check,
};

/// A part is more than what it is part of.
pub(super) static PART_EXCEEDS_WHOLE: Rule = Rule {
    code: "GK702",
    name: "statistics-part-exceeds-whole",
    severity: Severity::Error,
    title: Words { zh: "“其中”大于总数", en: "a part is more than what it is part of" },
    basis: BASIS,
    doc: RuleDoc {
        what: Words {
            zh: "统计中“其中”所列的数字是否不大于它所属的数字。",
            en: "Whether a figure that the statistics give as a part of another is at most that other.",
        },
        example: Words {
            zh: "新闻发布会 12 次，其中主要负责同志参加 15 次。",
            en: "12 press conferences, 15 of them with the person in charge.",
        },
        when_wrong: Words {
            zh: "两行的数字填写时互换了位置。",
            en: "The figures of two rows changed places when the table was filled in.",
        },
    },
    check: parts,
};

/// The annex and a sentence give different figures.
pub(super) static STATISTICS_PROSE_MISMATCH: Rule = Rule {
    code: "GK703",
    name: "statistics-prose-mismatch",
    severity: Severity::Warning,
    title: Words { zh: "统计表与正文数字不一致", en: "annex and text give different figures" },
    basis: BASIS,
    doc: RuleDoc {
        what: Words {
            zh: "同一项数字，统计表与正文、或者正文前后两处是否一致。约数不比较。",
            en: "Whether the annex and the text, or two places in the text, give the same figure for the same thing. \
                 Rounded figures are not compared.",
        },
        example: Words {
            zh: "正文说办结 59 件，统计表为 95 件。",
            en: "The text says that 59 were completed, the annex has 95.",
        },
        when_wrong: Words {
            zh: "正文另有统计口径而没有写明。",
            en: "The sentence counts otherwise and does not say so.",
        },
    },
    check: against_prose,
};

/// Keys of the totals whose sums are judged, with the keys of their parts.
pub(super) fn judged_wholes(report: &Report) -> Vec<(String, Vec<String>)> {
    let Some(table) = report.table(TableKind::Statistics) else { return Vec::new() };
    let known = |cell: &CellIndex| table.cells[*cell].addend().is_some();
    let equations = table.form.equations().iter();
    let judged = equations.filter(|equation| equation.left.iter().chain(&equation.right).all(known));
    let keys = |cells: &[CellIndex]| cells.iter().map(|&cell| table.form.key(cell)).collect::<Vec<_>>();
    judged.filter_map(|sum| Some((keys(&sum.right).pop()?, keys(&sum.left)))).collect()
}

fn parts(report: &Report, sink: &mut Sink) {
    let Some(table) = report.table(TableKind::Statistics) else { return };
    let judged = judged_wholes(report);
    for (part, whole) in WITHIN {
        let (Some((part_cell, part)), Some((whole_cell, whole))) = (known(table, *part), known(table, *whole)) else {
            continue;
        };
        // The sum of all parts says the same, and more.
        let key = |cell| table.form.key(cell);
        if judged.iter().any(|(total, terms)| *total == key(whole_cell) && terms.contains(&key(part_cell))) {
            continue;
        }
        if part <= whole {
            sink.relations.held += 1;
            continue;
        }
        sink.relations.broken += 1;
        let name = |cell| row_name(table.form.row_of(cell));
        let (part_name, whole_name) = (name(part_cell), name(whole_cell));
        let message = Bilingual::new(
            format!("{part_name} {part}，大于 {whole_name} {whole}"),
            format!("{part_name} is {part}, more than {whole_name}, which is {whole}"),
        );
        let mut finding = sink.finding(table.cells[part_cell].span, message);
        finding.cells = vec![named_operand(table, part_cell), named_operand(table, whole_cell)];
        sink.push(finding);
    }
}

fn known(table: &Table, key: CellKey) -> Option<(CellIndex, Decimal)> {
    let cell = table.form.cells_of(key).next()?;
    Some((cell, table.cells[cell].value?))
}

fn against_prose(report: &Report, sink: &mut Sink) {
    let Some(table) = report.table(TableKind::Statistics) else { return };
    for (index, cell) in table.iter() {
        let Some(value) = cell.value else { continue };
        let key = table.form.key(index);
        let mut told: Vec<Decimal> = Vec::new();
        for figure in &report.figures {
            let itself = cell.aligned_by == AlignedBy::Prose && cell.span == Some(figure.span);
            if itself || figure.precision != Precision::Exact || !figure.states(&key) || told.contains(&figure.value) {
                continue;
            }
            told.push(figure.value);
            if figure.value == value {
                sink.relations.held += 1;
                continue;
            }
            sink.relations.broken += 1;
            let name = row_name(table.form.row_of(index));
            let (said, value) = (figure.value.normalize(), value.normalize());
            let message = match cell.aligned_by {
                AlignedBy::Prose => Bilingual::new(
                    format!("{name}：正文一处为 {value}，另一处为 {said}"),
                    format!("{name}: the text says {value} in one place and {said} in another"),
                ),
                _ => Bilingual::new(
                    format!("{name}：统计表为 {value}，正文为 {said}"),
                    format!("{name}: {value} in the annex, but {said} in the text"),
                ),
            };
            let mut finding = sink.finding(Some(figure.span), message);
            finding.equation = Some(Equation {
                left: vec![figure_operand(figure)],
                right: vec![named_operand(table, index)],
                left_sum: said,
                right_sum: value,
            });
            sink.push(finding);
        }
    }
}
