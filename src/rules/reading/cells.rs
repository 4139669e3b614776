//! GK005, GK006, GK007: a cell that is there and yet gives no number, or gives more than one.
//!
//! A page often leaves whole rows blank where it means 0, so blanks are told once a table; only a blank where the
//! table's own sums ask for a number is told by itself.

use super::cut::{self, Cut, rows_behind};
use super::open::{NAMED, many_rows, of_others, open_finding, stands_bare};
use crate::Report;
use crate::finding::{Bilingual, Finding, Severity};
use crate::number::Quantity;
use crate::report::{Cell, Status, Table};
use crate::rules::naming::{cell_name, column_term, excerpt, named_operand, row_name};
use crate::rules::rule::Sink;
use crate::rules::sums::{self, BlankTotal};
use crate::rules::{Rule, RuleDoc, Words};
use crate::statute::{CellIndex, Row};
use rust_decimal::Decimal;

const BASIS: Words = Words {
    zh: "国办公开办函〔2019〕60号、〔2021〕30号（没有的填 0，不留空白）",
    en: "General Office formats [2019] 60 and [2021] 30 (where there is nothing, 0 is due)",
};

/// Nothing is stated where a number is due.
pub(in crate::rules) static BLANK_CELL: Rule = Rule {
    code: "GK005",
    name: "blank-cell",
    severity: Severity::Note,
    title: Words { zh: "应填数字的单元格空白", en: "a cell is blank where a number is due" },
    basis: BASIS,
    doc: RuleDoc {
        what: Words {
            zh: "表格中的空白单元格（包括 -、/、无）。每张表合报一条提示；合计为空白而分项不全为 0 的，\
                 或者按勾稽关系应有数字而为空白的，逐格报警告。空白在合计中按 0 计。",
            en: "Cells that state nothing (empty, a dash, a slash). One note for each table; a warning for each blank \
                 total whose parts are not all zero, and for each blank that a balance asks a number of. In sums a \
                 blank counts as 0.",
        },
        example: Words {
            zh: "各类申请人合计 34，而该行的合计一格空白。",
            en: "The applicants of a row add up to 34, and its total is blank.",
        },
        when_wrong: Words {
            zh: "数字在转换格式时丢失，或以图片出现。",
            en: "The number was lost when the page was converted, or is a picture.",
        },
    },
    check: blank_cell,
};

/// A cell holds something that is no number.
pub(in crate::rules) static UNREADABLE_CELL: Rule = Rule {
    code: "GK006",
    name: "unreadable-cell",
    severity: Severity::Error,
    title: Words { zh: "单元格内容不是数字", en: "a cell holds no number of the kind due" },
    basis: BASIS,
    doc: RuleDoc {
        what: Words {
            zh: "单元格中既不是件数或金额、也不是空白的内容。件数应为整数，金额以万元计。",
            en: "Cells that are neither blank nor a count or amount. Counts are whole numbers, amounts in 10 000 yuan.",
        },
        example: Words {
            zh: "“约30”“1,23”“12 34”：哪一个数都可能不对，因此不猜。",
            en: "'about 30', '1,23', '12 34': any guess may be wrong, so none is made.",
        },
        when_wrong: Words {
            zh: "数字的写法少见而含义明确，例如带有未收录的单位。",
            en: "The number is written in a rare but clear way, for example with a unit that is not known here.",
        },
    },
    check: unreadable_cell,
};

/// A row's values fit the columns in more than one way.
pub(in crate::rules) static AMBIGUOUS_ROW: Rule = Rule {
    code: "GK007",
    name: "ambiguous-row",
    severity: Severity::Error,
    title: Words {
        zh: "一行数值与栏目的对应不唯一", en: "a row’s values fit the columns in more than one way"
    },
    basis: Words {
        zh: "无（关于读取，不关于报告内容）", en: "none (it is about reading, not about the report)"
    },
    doc: RuleDoc {
        what: Words {
            zh: "排版丢失了单元格的位置，一行的数值可以有多种放法，而表中各项合计也不能定夺。",
            en: "The layout lost the cells’ positions, the values of a row fit in more than one way, and the table’s \
                 sums do not decide between them.",
        },
        example: Words {
            zh: "七栏的一行只剩“3 3”两个数：合计是 3，另一个 3 属于哪一栏无从得知。",
            en: "Of seven columns only '3 3' is left: the total is 3, but whose the other 3 is cannot be told.",
        },
        when_wrong: Words {
            zh: "不会误报数值；换用原网页或保留版式的文本，往往就能读出。",
            en: "No value is claimed, so none is wrong. The original page, or a text that keeps the layout, often \
                 decides.",
        },
    },
    check: ambiguous_row,
};

fn blank_cell(report: &Report, sink: &mut Sink) {
    for table in report.tables.iter().filter(|table| sums::has_figures(table)) {
        let totals = sums::blank_totals(table);
        for total in &totals {
            let finding = blank_total(table, total, sink);
            sink.push(finding);
        }
        let is_total = |cell: CellIndex| totals.iter().any(|total| total.cell == cell);
        let blanks = table.iter().filter(|(_, cell)| cell.status == Status::Blank).map(|(index, _)| index);
        let blanks: Vec<_> = blanks.filter(|&cell| !is_total(cell)).collect();
        if !blanks.is_empty() {
            let finding = blanks_of_table(table, &blanks, sink);
            sink.push(finding);
        }
    }
}

fn blank_total(table: &Table, total: &BlankTotal, sink: &Sink) -> Finding {
    let name = cell_name(table.form, total.cell);
    let due = total.due;
    let message = Bilingual::new(format!("{name} 空白，应为 {due}"), format!("{name} is blank where {due} is due"));
    let mut finding = sink.finding(table.cells[total.cell].span.or(Some(table.span)), message);
    finding.severity = Severity::Warning;
    let others = total.equation.left.iter().chain(&total.equation.right).filter(|&&cell| cell != total.cell);
    let cells = std::iter::once(&total.cell).chain(others);
    finding.cells = cells.map(|&cell| named_operand(table, cell)).collect();
    finding
}

fn blanks_of_table(table: &Table, blanks: &[CellIndex], sink: &Sink) -> Finding {
    let count = blanks.len();
    let names: Vec<_> = blanks.iter().take(NAMED).map(|&cell| cell_name(table.form, cell)).collect();
    let more = |words: &'static str| if count > NAMED { words } else { "" };
    let (verb, cells) = if count == 1 { ("is", "cell") } else { ("are", "cells") };
    let kind = table.form.table;
    let message = Bilingual::new(
        format!("{}有 {count} 个单元格空白：{}{}", kind.title_zh(), names.join("、"), more(" 等")),
        format!("{count} {cells} of the {} {verb} blank: {}{}", kind.title_en(), names.join(", "), more(", …")),
    );
    let place = blanks.iter().find_map(|&cell| table.cells[cell].span).or(Some(table.span));
    let mut finding = sink.finding(place, message);
    finding.cells = blanks.iter().map(|&cell| named_operand(table, cell)).collect();
    finding.help =
        Some(Bilingual::new("空白按 0 计；没有的应填 0", "blanks count as 0; where there is none, 0 is due"));
    finding
}

fn unreadable_cell(report: &Report, sink: &mut Sink) {
    for table in &report.tables {
        let cells: Vec<_> = table.iter().filter(|(_, cell)| cell.status == Status::Unreadable).collect();
        if cells.len() > CELLS_APART {
            let finding = unreadable_cells(table, cells.iter().map(|(index, _)| *index), sink);
            sink.push(finding);
            continue;
        }
        for (index, cell) in cells {
            let name = cell_name(table.form, index);
            let raw = excerpt(&cell.raw);
            let (zh, en) = match table.form.column_of(index).quantity {
                Quantity::Count => ("件数", "count"),
                Quantity::Change => ("增减数", "change of a count"),
                Quantity::Amount => ("金额", "amount"),
            };
            let message = if raw.is_empty() {
                Bilingual::new(format!("{name}：{}", NO_TEXT.zh), format!("{name}: {}", NO_TEXT.en))
            } else {
                Bilingual::new(format!("{name}：“{raw}”不是{zh}"), format!("{name}: '{raw}' cannot be read as a {en}"))
            };
            let mut finding = sink.finding(cell.span.or(Some(table.span)), message);
            finding.cells.push(named_operand(table, index));
            sink.push(finding);
        }
    }
}

/// What is said of a cell that is neither blank nor holds text.
const NO_TEXT: Words = Words {
    zh: "单元格中没有可读的文字，只有图片、控件、划去的或看不清的内容",
    en: "no text that can be read, only a picture, a control, or what is struck out or obscured",
};

/// What stands in many cells of a table is one thing that was done to all of them.
fn unreadable_cells(table: &Table, cells: impl ExactSizeIterator<Item = CellIndex> + Clone, sink: &Sink) -> Finding {
    let (kind, count) = (table.form.table, cells.len());
    let first: Vec<_> = cells.clone().take(NAMED).collect();
    let mut raws = cells.clone().map(|cell| excerpt(&table.cells[cell].raw)).filter(|raw| !raw.is_empty()).peekable();
    let (zh, en) = if raws.peek().is_some() {
        let raws: Vec<_> = raws.take(NAMED).collect();
        (format!("“{}”等", raws.join("”、“")), format!("'{}', …", raws.join("', '")))
    } else {
        (NO_TEXT.zh.to_owned(), NO_TEXT.en.to_owned())
    };
    let message = Bilingual::new(
        format!("{}有 {count} 个单元格不是数字：{zh}", kind.title_zh()),
        format!("{count} cells of the {} cannot be read as numbers: {en}", kind.title_en()),
    );
    let place = first.iter().find_map(|&cell| table.cells[cell].span).or(Some(table.span));
    let mut finding = sink.finding(place, message);
    finding.cells = cells.map(|cell| named_operand(table, cell)).collect();
    finding
}

/// Cells of one table that get a finding each; more of them are one finding.
const CELLS_APART: usize = 14;

/// Rows of one table that get a finding each; more of them are one finding.
const ROWS_APART: usize = 3;

fn ambiguous_row(report: &Report, sink: &mut Sink) {
    let cut = Cut::of(report);
    for table in &report.tables {
        let is_open = |cell: &CellIndex| table.cells[*cell].status == Status::Ambiguous;
        let of_row = |at: usize, row: &Row| {
            let cells = row.columns.iter().filter_map(|&column| table.form.cell_at(at, column));
            (at, cells.filter(is_open).collect::<Vec<_>>())
        };
        let rows = table.form.rows.iter().enumerate().map(|(at, row)| of_row(at, row));
        let open: Vec<_> = rows.filter(|(_, cells)| !cells.is_empty()).collect();
        if table.is_others && !open.is_empty() {
            sink.push(of_others(table, &open, sink));
            continue;
        }
        // Of a table of which nothing was read it is not the rows that are amiss.
        let is_untold =
            || table.cells.iter().all(|cell| cell.status == Status::Ambiguous && cell.candidates.is_empty());
        if open.len() > ROWS_APART || open.len() > 1 && is_untold() {
            sink.push(many_rows(table, &open, sink));
            continue;
        }
        let behind = rows_behind(table);
        let end = behind.first().copied().unwrap_or(table.form.rows.len());
        let is_last = |at: usize| cut.as_ref().is_some_and(|cut| cut.is_in(table.form.table)) && at + 1 == end;
        for (at, cells) in &open {
            sink.push(one_row(report, table, *at, cells, is_last(*at), sink));
        }
    }
}

fn one_row(report: &Report, table: &Table, at: usize, open: &[CellIndex], is_last: bool, sink: &Sink) -> Finding {
    let row = &table.form.rows[at];
    let name = row_name(row);
    let choices = |blank, or, between| {
        let choice = |&cell: &CellIndex| {
            let column = column_term(table.form.column_of(cell));
            format!("{column} {}", candidates(&table.cells[cell], blank, or))
        };
        open.iter().map(choice).collect::<Vec<_>>().join(between)
    };
    let told = open.iter().all(|&cell| table.cells[cell].candidates.len() > 1);
    // Behind the cell before the open ones the page ends.
    let before = open[0].checked_sub(1).and_then(|before| table.cells[before].span);
    let ends_page = before.is_some_and(|before| cut::is_last(report, before));
    let message = if ends_page {
        let columns: Vec<_> = open.iter().map(|&cell| column_term(table.form.column_of(cell))).collect();
        Bilingual::new(
            format!("{name}：页面到此为止，{} 是空白还是不全，无法确定", columns.join("、")),
            format!("{name}: the page ends here, whether {} is blank or cut off cannot be told", columns.join(", ")),
        )
    } else if told {
        Bilingual::new(
            format!("{name}：数值与栏目的对应不唯一（{}）", choices("空白", " 或 ", "；")),
            format!("{name}: the values fit the columns in more than one way ({})", choices("blank", " or ", "; ")),
        )
    } else if is_last {
        Bilingual::new(
            format!("{name}：页面在这一行中断，所列数值未予采用"),
            format!("{name}: the page breaks off in this row, what stands there was not read"),
        )
    } else if stands_bare(report, table, at) {
        Bilingual::new(
            format!("{name}：行名之后没有数值，是空白还是丢失无法确定"),
            format!("{name}: nothing stands behind the label; whether it was left blank or lost cannot be told"),
        )
    } else {
        Bilingual::new(
            format!("{name}：所列数值与栏目对不上，未予采用"),
            format!("{name}: what stands there does not fit its columns and was not read"),
        )
    };
    open_finding(table, at, open, message, sink)
}

/// The values a cell may have, as words.
fn candidates(cell: &Cell, blank: &str, or: &str) -> String {
    let word = |value: &Option<Decimal>| value.map_or_else(|| blank.to_owned(), |value| value.to_string());
    cell.candidates.iter().map(word).collect::<Vec<_>>().join(or)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{found, sound};
    use crate::statute::Edition::E2021;

    #[test]
    fn blanks_are_told_once_a_table() {
        let report = sound(E2021).set_all("disputes.review.", "0").set_all("disputes.litigation_direct.", "").build();
        let findings = found(&report, "GK005");
        let [finding] = findings.as_slice() else { panic!("{findings:?}") };
        assert_eq!(finding.severity, Severity::Note);
        assert_eq!(finding.cells.len(), 5);
        assert_eq!(
            finding.message.en,
            "5 cells of the review and litigation table are blank: 未经复议直接起诉/结果维持, \
             未经复议直接起诉/结果纠正, 未经复议直接起诉/其他结果, …"
        );
        assert!(found(&sound(E2021).set_all("disputes.review.", "0").build(), "GK005").is_empty());
    }

    #[test]
    fn a_blank_total_is_a_warning_of_its_own_and_says_what_is_due() {
        let report = sound(E2021)
            .set("disputes.review.upheld", "3")
            .set("disputes.review.corrected", "")
            .set("disputes.review.other", "1")
            .set("disputes.review.pending", "0")
            .set("disputes.review.total", "—")
            .build();
        let findings = found(&report, "GK005");
        let severities: Vec<_> = findings.iter().map(|finding| finding.severity).collect();
        assert_eq!(severities, [Severity::Note, Severity::Warning]);
        assert_eq!(findings[1].message.zh, "行政复议/总计 空白，应为 4");
        assert_eq!(findings[1].cells[0].cell, "disputes.review.total");
        assert_eq!(findings[1].at.map(|span| span.of(&report.source.text)), Some("—"));
        assert!(found(&report, "GK401").is_empty());
    }

    #[test]
    fn what_is_no_number_is_quoted() {
        let report = sound(E2021)
            .set("disputes.review.other", "若干")
            .set("disclosure.administrative_fees.amount", "三百万元左右")
            .build();
        let findings = found(&report, "GK006");
        assert_eq!(
            findings.iter().map(|finding| finding.message.zh.as_str()).collect::<Vec<_>>(),
            ["行政事业性收费/本年收费金额：“三百万元左右”不是金额", "行政复议/其他结果：“若干”不是件数"]
        );
        assert_eq!(findings[1].at.map(|span| span.of(&report.source.text)), Some("若干"));
        assert!(found(&sound(E2021).set("disputes.review.other", "无").build(), "GK006").is_empty());
    }

    #[test]
    fn what_is_wrong_in_many_cells_is_told_once() {
        let keys: Vec<String> = sound(E2021).build().tables[1]
            .form
            .cells()
            .map(|cell| sound(E2021).build().tables[1].form.key(cell))
            .collect();
        let report =
            |cells: usize| keys[..cells].iter().fold(sound(E2021), |report, key| report.set(key, "若干")).build();
        assert_eq!(found(&report(CELLS_APART), "GK006").len(), CELLS_APART);
        let findings = found(&report(CELLS_APART + 1), "GK006");
        assert_eq!((findings.len(), findings[0].cells.len()), (1, CELLS_APART + 1));
        assert!(findings[0].message.zh.contains("15 个单元格不是数字：“若干”"), "{}", findings[0].message.zh);
    }

    #[test]
    fn a_table_of_which_nothing_was_read_is_one_finding() {
        let of = |rows: &[&str]| {
            let cells = ["upheld", "corrected", "other", "pending", "total"];
            let keys = rows.iter().flat_map(|row| cells.map(|cell| format!("disputes.{row}.{cell}")));
            found(&keys.fold(sound(E2021), |report, key| report.ambiguous(&key, &[])).build(), "GK007")
        };
        let all = of(&["review", "litigation_direct", "litigation_after_review"]);
        let [finding] = all.as_slice() else { panic!("{all:?}") };
        assert!(finding.message.en.starts_with("the figures of 3 rows of the "), "{}", finding.message.en);
        assert_eq!((of(&["review", "litigation_direct"]).len(), finding.cells.len()), (2, 15));
    }

    #[test]
    fn an_ambiguous_row_is_one_finding_with_its_candidates() {
        let report = sound(E2021)
            .ambiguous("applications.granted.natural_person", &[Some(3), None])
            .ambiguous("applications.granted.commercial_enterprise", &[None, Some(3)])
            .build();
        let findings = found(&report, "GK007");
        assert_eq!(findings.len(), 1);
        assert_eq!(
            findings[0].message.en,
            "予以公开: the values fit the columns in more than one way (自然人 3 or blank; 商业企业 blank or 3)"
        );
        assert!(findings[0].message.zh.contains("自然人 3 或 空白；商业企业 空白 或 3"));
        assert!(found(&sound(E2021).build(), "GK007").is_empty());
    }
}
