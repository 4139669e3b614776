//! GK1: what a report tells in sentences, against its tables and against itself.
//!
//! Only figures whose meaning is sure are compared, exact ones only, and each thing told is compared with every sum it
//! may mean: 受理749件 may be what is new, or that with what was carried over. What fits none of them is a finding.

mod readings;

use super::figures::{all_cells, figure_operand, first_known, same, tabled};
use super::naming::named_operand;
use super::statistics::judged_wholes;
use super::{Rule, RuleDoc, Words};
use super::{Sink, SkipReason};
use crate::Report;
use crate::finding::{Bilingual, Equation, Severity};
use crate::report::{Figure, Listing, Precision, Sense, Status};
use crate::statute::{CellKey, Edition};
use readings::{
    divides_otherwise, is_growth, is_growth_of_another, is_share_of, is_share_of_list, is_share_of_siblings,
    is_share_of_table,
};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// A figure told in a sentence is another than its table cell.
pub(super) static PROSE_TABLE_MISMATCH: Rule = Rule {
    code: "GK101",
    name: "prose-table-mismatch",
    severity: Severity::Warning,
    title: Words { zh: "正文数字与表格不一致", en: "a figure told in a sentence is not the table’s" },
    basis: Words {
        zh: "国办公开办函〔2019〕60号、〔2021〕30号", en: "General Office formats [2019] 60 and [2021] 30"
    },
    doc: RuleDoc {
        what: Words {
            zh: "正文中说到的新收、上年结转、办理、各项结果、结转下年度、复议、诉讼、现行有效文件等件数，是否与表格相应单元格一致。\
                 有意的合计（新收加结转、予以公开加部分公开、复议加诉讼）能够识别，不报。",
            en: "Whether what sentences say of applications received, carried over, handled, of each outcome, of what was \
                 carried forward, of review, litigation and documents in force is what the table says. Sums on purpose \
                 (new and carried over, granted in full and in part, review and litigation) are understood.",
        },
        example: Words {
            zh: "正文说全年收到申请 43 件，表中本年新收总计 34 件。",
            en: "The text says that 43 applications were received; the table’s total of new ones is 34.",
        },
        when_wrong: Words {
            zh: "正文另有统计口径（只计本级机关、只计某一时段）而没有写明。",
            en: "The sentence counts otherwise (one organ only, part of the year) and does not say so.",
        },
    },
    check: against_tables,
};

/// A percentage does not follow from the counts it speaks of.
pub(super) static PERCENTAGE_MISMATCH: Rule = Rule {
    code: "GK102",
    name: "percentage-mismatch",
    severity: Severity::Warning,
    title: Words { zh: "百分比与件数不符", en: "a percentage does not follow from its counts" },
    basis: Words { zh: "算术", en: "arithmetic" },
    doc: RuleDoc {
        what: Words {
            zh: "正文中“占……%”与它所说的部分和总数是否相符，按它自己的小数位数判断，四舍五入和截断都算相符。\
                 总数不明确的不判断。",
            en: "Whether a share told in per cent follows from the part and the whole the sentence speaks of, at the \
                 digits it prints; rounded and cut off are both right. Where the whole is not sure, nothing is judged.",
        },
        example: Words {
            zh: "共 200 件，其中当面申请 50 件，占 26%：应为 25%。",
            en: "Of 200 applications 50 were handed in, told as 26%: it is 25%.",
        },
        when_wrong: Words {
            zh: "为使各项百分比合计为 100% 而调整了末位数字。",
            en: "The last digit was adjusted so that the shares add up to 100%.",
        },
    },
    check: percentages,
};

/// The parts listed do not add up to the whole just named.
pub(super) static BREAKDOWN_MISMATCH: Rule = Rule {
    code: "GK103",
    name: "breakdown-mismatch",
    severity: Severity::Warning,
    title: Words {
        zh: "所列各项之和与总数不符", en: "the parts listed do not add up to the whole just named"
    },
    basis: Words {
        zh: "政府信息公开条例（国务院令第492号）第三十二条；算术",
        en: "Regulations on Open Government Information (State Council Decree 492), art. 32; arithmetic",
    },
    doc: RuleDoc {
        what: Words {
            zh: "“其中”“包括”“分别为”之后列出的各项之和是否等于刚说到的总数。2008 年格式的数字都在正文里，按错误报；\
                 之后的格式按警告报。“其中”所列未超过总数的，可能没有列全，不报；有“等”字的、渠道可能互有重叠的，也不报。",
            en: "Whether parts introduced as a list add up to the whole just named. An error in the 2008 edition, whose \
                 figures live in sentences; a warning later. Parts told as some of it that stay below the whole \
                 may be not all of them, and ways of disclosure may overlap: neither is judged.",
        },
        example: Words {
            zh: "公开 100 条，其中省级 45 条，市、县级 65 条：合计 110 条。",
            en: "100 items were published, 45 by the province and 65 by cities and counties: that is 110.",
        },
        when_wrong: Words {
            zh: "各项互有重叠，或者列出的只是主要几项。",
            en: "The parts overlap, or only the main ones are listed.",
        },
    },
    check: breakdowns,
};

/// A growth does not follow from the two figures told with it.
pub(super) static CHANGE_MISMATCH: Rule = Rule {
    code: "GK104",
    name: "change-mismatch",
    severity: Severity::Warning,
    title: Words {
        zh: "增减幅度与数字不符", en: "a growth does not follow from the two figures told with it"
    },
    basis: Words { zh: "算术", en: "arithmetic" },
    doc: RuleDoc {
        what: Words {
            zh: "正文中“较上年的 240 件增长 20%”一类的增减幅度，是否与句中说到的两个数字相符，按它自己的小数位数判断，\
                 四舍五入和截断都算相符。句中没有说到上年数字或者增减件数的，不判断。",
            en: "Whether a growth told in per cent follows from the figure and what it is compared with in the same \
                 sentence, at the digits it prints; rounded and cut off are both right. Where the sentence does not \
                 tell the earlier figure or the difference, nothing is judged.",
        },
        example: Words {
            zh: "收到申请 288 件，较上年的 240 件增长 25%：应为 20%。",
            en: "288 applications, told as 25% more than last year’s 240: it is 20%.",
        },
        when_wrong: Words {
            zh: "增减幅度是按另一口径（例如只计新收）计算的。",
            en: "The growth was worked out from other figures, such as new applications alone.",
        },
    },
    check: changes,
};

fn changes(report: &Report, sink: &mut Sink) {
    for figure in report.figures.iter().filter(|figure| figure.precision == Precision::Exact) {
        let Some(change) = figure.change.as_ref().filter(|change| !change.from.is_zero()) else { continue };
        let Some(due) = ((figure.value - change.from) * Decimal::ONE_HUNDRED).checked_div(change.from) else {
            continue;
        };
        if is_growth(change.from, figure.value, change) || is_growth_of_another(report, change) {
            sink.relations.held += 1;
            continue;
        }
        sink.relations.broken += 1;
        let due = due.round_dp(change.digits.max(2)).normalize();
        let (now, before) = (figure.value.normalize(), change.from.normalize());
        let message = Bilingual::new(
            format!("{}：由 {before} 变为 {now}，增减幅度为 {due}%，而正文说 {}", figure.subject, change.raw),
            format!("{}: from {before} to {now} is {due}%, but the text says {}", figure.subject, change.raw),
        );
        let mut finding = sink.finding(Some(change.span), message);
        finding.subject = Some(format!("change.{}", change.percent.normalize()));
        finding.cells = vec![figure_operand(figure)];
        sink.push(finding);
    }
}

fn against_tables(report: &Report, sink: &mut Sink) {
    if report.expected_edition() == Edition::E2008 {
        return;
    }
    let mut told: BTreeSet<(&[CellKey], Decimal)> = BTreeSet::new();
    for figure in report.figures.iter().filter(|figure| figure.precision == Precision::Exact) {
        if figure.means.is_empty() {
            continue;
        }
        let Some((cells, expected)) = first_known(report, figure) else {
            let blank =
                all_cells(report, figure).iter().any(|(table, cell)| table.cells[*cell].status == Status::Blank);
            let reason = if blank { SkipReason::BlankTotal } else { SkipReason::Missing };
            let key = figure.key().unwrap_or_default();
            sink.skip(key.clone(), reason, vec![key]);
            continue;
        };
        if !told.insert((figure.cells(), figure.value)) {
            continue;
        }
        if expected == figure.value || tabled(report, figure) {
            sink.relations.held += 1;
            continue;
        }
        sink.relations.broken += 1;
        let right: Vec<_> = cells.iter().map(|&(table, cell)| named_operand(table, cell)).collect();
        let names: Vec<_> = right.iter().map(|operand| operand.label.clone()).collect();
        let name = if names.len() > 3 {
            format!("{} + … + {}", names[0], names[names.len() - 1])
        } else {
            names.join(" + ")
        };
        let raw = figure.raw.split_whitespace().collect::<String>();
        let message = Bilingual::new(
            format!("正文“{}{raw}”，而表中 {name} 为 {}", figure.subject, expected.normalize()),
            format!("the text says “{}{raw}”, but {name} is {} in the table", figure.subject, expected.normalize()),
        );
        let mut finding = sink.finding(Some(figure.span), message);
        finding.equation =
            Some(Equation { left: vec![figure_operand(figure)], right, left_sum: figure.value, right_sum: expected });
        sink.push(finding);
    }
}

fn percentages(report: &Report, sink: &mut Sink) {
    for figure in &report.figures {
        let Some(share) = figure.share.as_ref().filter(|_| figure.precision == Precision::Exact) else { continue };
        let bases: Vec<&Figure> = share.of.iter().filter_map(|&at| report.figures.get(at)).collect();
        let exact = |base: &&Figure| base.precision == Precision::Exact && !base.value.is_zero();
        if bases.is_empty() || !bases.iter().all(exact) {
            continue;
        }
        let fits = |base: &&Figure| is_share_of(figure, share, base.value);
        let told_alike = || {
            is_share_of_table(report, figure, share)
                || is_share_of_siblings(report, figure)
                || is_share_of_list(report, figure, share, &bases)
        };
        if bases.iter().any(fits) || told_alike() {
            sink.relations.held += 1;
            continue;
        }
        let base = bases[0];
        let Some(due) = (figure.value * Decimal::ONE_HUNDRED).checked_div(base.value) else { continue };
        sink.relations.broken += 1;
        let due = due.round_dp(share.digits.max(2)).normalize();
        let (part, whole) = (figure.value.normalize(), base.value.normalize());
        let message = Bilingual::new(
            format!("{}：{part} 占 {whole} 的 {due}%，而正文说 {}", figure.subject, share.raw),
            format!("{}: {part} of {whole} is {due}%, but the text says {}", figure.subject, share.raw),
        );
        let mut finding = sink.finding(Some(share.span), message);
        finding.subject = Some(format!("share.{}", share.percent.normalize()));
        finding.cells = vec![figure_operand(figure), figure_operand(base)];
        sink.push(finding);
    }
}

fn breakdowns(report: &Report, sink: &mut Sink) {
    let mut lists: BTreeMap<(usize, usize), Vec<&Figure>> = BTreeMap::new();
    for figure in &report.figures {
        if let Some(part) = figure.part_of {
            lists.entry((part.list, part.whole)).or_default().push(figure);
        }
    }
    let judged = judged_wholes(report);
    for ((_, whole), parts) in lists {
        let whole = &report.figures[whole];
        let exact = |figure: &&Figure| figure.precision == Precision::Exact;
        // A whole that was not understood may be anything, and so may its parts: they overlap as often as not.
        if parts.len() < 2 || whole.sense != Sense::Understood || !exact(&whole) || !parts.iter().all(exact) {
            continue;
        }
        if is_judged_elsewhere(report, whole, &parts, &judged) {
            continue;
        }
        let sum: Decimal = parts.iter().map(|part| part.value).sum();
        let listing = |listing| parts.iter().any(|part| part.part_of.is_some_and(|of| of.listing == listing));
        if listing(Listing::Open) {
            continue;
        }
        let complete = listing(Listing::All);
        // 收到60件，办结52件。从内容看，…: the parts may be of either.
        let mut beside = report.figures.iter().filter(|other| {
            other.sentence == whole.sentence
                && other.counter == whole.counter
                && other.part_of.is_none()
                && [whole, *other].iter().all(|figure| is_stage(figure))
        });
        let fits = |whole: &Figure| sum == whole.value || sum < whole.value && !complete;
        if fits(whole) || beside.any(fits) || divides_otherwise(report, whole, &parts) {
            sink.relations.held += usize::from(sum == whole.value);
            continue;
        }
        sink.relations.broken += 1;
        let (sum_text, value) = (sum.normalize(), whole.value.normalize());
        let message = Bilingual::new(
            format!("{} {value}{}，所列 {} 项合计 {sum_text}", whole.subject, whole.counter, parts.len()),
            format!(
                "{} {value}{}: the {} parts listed add up to {sum_text}",
                whole.subject,
                whole.counter,
                parts.len()
            ),
        );
        let mut finding = sink.finding(Some(whole.span), message);
        if report.expected_edition() == Edition::E2008 {
            finding.severity = Severity::Error;
        }
        finding.equation = Some(Equation {
            left: parts.iter().map(|part| figure_operand(part)).collect(),
            right: vec![figure_operand(whole)],
            left_sum: sum,
            right_sum: whole.value,
        });
        sink.push(finding);
    }
}

/// Whether a figure counts applications at some stage, all of which have the same parts.
fn is_stage(figure: &Figure) -> bool {
    let stages = ["applications.", "statistics.requests.", "statistics.completed.", "statistics.replied."];
    figure.key().is_some_and(|key| stages.iter().any(|stage| key.starts_with(stage)))
}

/// Whether another rule judges these very figures: the sums of the statistics, or those of a later table, which every
/// figure of the list repeats.
fn is_judged_elsewhere(report: &Report, whole: &Figure, parts: &[&Figure], judged: &[(String, Vec<String>)]) -> bool {
    if report.expected_edition() == Edition::E2008 {
        let terms = judged.iter().find(|(key, _)| whole.states(key)).map_or(&[][..], |(_, parts)| parts);
        return parts.iter().any(|part| terms.iter().any(|term| part.states(term)));
    }
    let known = |figure: &Figure| !all_cells(report, figure).is_empty() && first_known(report, figure).is_some();
    known(whole) && parts.iter().all(|part| known(part)) && !same(whole, parts)
}
