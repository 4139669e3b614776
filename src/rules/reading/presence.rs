//! GK003, GK004: a table or a row that the form prescribes is not on the page.
//!
//! Takes a report whose edition binds it; says nothing of a page that is no report at all, nor of a report for a year
//! before the forms were prescribed. A report without its disputes table gets GK003; one whose table lost a row, GK004.

use super::cut::{Cut, part_help, rows_behind};
use super::lacking::Lacking;
use crate::Report;
use crate::finding::{Bilingual, Severity};
use crate::number;
use crate::report::{Section, Status, Table};
use crate::rules::naming::{column_term, named_operand, row_name};
use crate::rules::rule::Sink;
use crate::rules::{Rule, RuleDoc, Words, binding_edition, of_the_form, sums};
use crate::statute::sections;
use crate::statute::{CellIndex, Edition, TableKind};

const BASIS: Words = Words {
    zh: "政府信息公开条例（国务院令第711号）第五十条；国办公开办函〔2019〕60号、〔2021〕30号",
    en: "Regulations on Open Government Information (State Council Decree 711), art. 50; \
         General Office formats [2019] 60 and [2021] 30",
};

/// A statutory table is absent or empty.
pub(in crate::rules) static MISSING_TABLE: Rule = Rule {
    code: "GK003",
    name: "missing-table",
    severity: Severity::Error,
    title: Words {
        zh: "缺少法定表格或表格没有数据", en: "a statutory table is absent or holds no figures"
    },
    basis: BASIS,
    doc: RuleDoc {
        what: Words {
            zh: "格式规定的三类表格是否都在，并且至少有一个数字。",
            en: "Whether each of the three prescribed tables is there and holds at least one figure.",
        },
        example: Words {
            zh: "第四部分只有一句“未发生”，没有表格；没有发生的，表中应当填 0。",
            en: "Section four says in a sentence that there were none, and gives no table: the table is due, with \
                 zeros.",
        },
        when_wrong: Words {
            zh: "表格是图片或附件，或者排版损坏到无法辨认。可用 gkreport show --stage tables 查看读到了什么。",
            en: "The table is a picture or an attachment, or its layout is damaged beyond recognition. \
                 `gkreport show --stage tables` shows what was read.",
        },
    },
    check: missing_table,
};

/// A statutory row of a present table is absent.
pub(in crate::rules) static MISSING_ROW: Rule = Rule {
    code: "GK004",
    name: "missing-row",
    severity: Severity::Error,
    title: Words { zh: "表格缺少法定的行", en: "a statutory row of a table is absent" },
    basis: BASIS,
    doc: RuleDoc {
        what: Words {
            zh: "已有表格中，格式规定的每一行、每一格是否都在。每缺一行报告一次，缺得多的合为一次。",
            en: "Whether a table that is there has every row and cell its form prescribes; one finding for each row, \
                 or one for all where many are absent.",
        },
        example: Words {
            zh: "办理结果中少了一行，其后各行依次上移。",
            en: "One of the outcomes was left out and the rows below moved up.",
        },
        when_wrong: Words {
            zh: "行的名称被改写得难以辨认，或者该行在转换格式时丢失。",
            en: "The row’s label is worded beyond recognition, or the row was lost when the page was converted.",
        },
    },
    check: missing_row,
};

fn missing_table(report: &Report, sink: &mut Sink) {
    // Before 2019 no table was prescribed: the figures stand in the annex or in sentences.
    let Some(edition) = binding_edition(report).filter(|edition| *edition != Edition::E2008) else { return };
    let cut = Cut::of(report);
    let lacking = Lacking::of(report, edition, cut.as_ref());
    for &kind in TableKind::of_edition(edition) {
        let (zh, en) = (kind.title_zh(), kind.title_en());
        let own = sections::of_edition(edition).iter().find(|spec| spec.table == Some(kind)).map(|spec| spec.kind);
        let (cut, section) = (cut.as_ref(), own.as_ref());
        let has_entries = report.table(kind).is_some_and(sums::has_entries);
        let ends_here = cut.zip(section).filter(|(cut, section)| !has_entries && cut.ends_in(**section));
        let has_rows = |section: &&Section| Some(section.kind) == own && has_rows_of_figures(section);
        let rows = if has_entries { None } else { report.sections.iter().find(has_rows) };
        let (span, message) = match (report.table(kind), ends_here) {
            // Of a section that lacks with others GK001 tells.
            (None, _) if section.is_some_and(|section| lacking.has_in_stretch(*section)) => continue,
            (_, Some((cut, _))) => (
                Some(cut.at),
                Bilingual::new(format!("页面到此为止，没有读到{zh}"), format!("the page ends here, before the {en}")),
            ),
            (None, None) if rows.is_some() => (
                rows.map(|section| section.heading_span),
                Bilingual::new(
                    format!("没有认出{zh}，而这一部分有成行的数字"),
                    format!("the {en} was not recognised, though rows of figures stand in its section"),
                ),
            ),
            (None, None) => (None, Bilingual::new(format!("没有找到{zh}"), format!("statutory table not found: {en}"))),
            (Some(table), None) if !has_entries => {
                (Some(table.span), Bilingual::new(format!("{zh}没有任何数据"), format!("no figures in the {en}")))
            }
            (Some(_), None) => continue,
        };
        let mut finding = sink.finding(span, message);
        finding.severity = of_the_form(report, finding.severity);
        finding.subject = Some(format!("table.{}", kind.key()));
        let is_pictured = |section: &Section| Some(section.kind) == own && section.has_pictures;
        finding.help = Some(if report.sections.iter().any(is_pictured) {
            Bilingual::new(
                "这一部分有图片（或嵌入的对象），表格可能就是图片，其中的数字无法读取；请把表格改为文字，或先做文字识别（OCR），核对后再查",
                "there is a picture (or an embedded object) in this section, which may be the table: its figures cannot be read. Put \
                 the table in as text, or run OCR first, and look it over",
            )
        } else if ends_here.is_some() {
            part_help()
        } else if rows.is_some() {
            Bilingual::new(
                "栏目名称可能在转换格式时拆散，或者这是另一张表；请对照原文",
                "the names of its columns may have been torn apart by a converter, or it is another table: look at the original",
            )
        } else {
            Bilingual::new(
                "gkreport show --stage tables 可查看读到了什么；没有发生的，表中应填 0",
                "gkreport show --stage tables tells what was read; where nothing happened the table is due with zeros",
            )
        });
        sink.push(finding);
    }
}

/// Whether a section holds a row of figures in cells of their own.
fn has_rows_of_figures(section: &Section) -> bool {
    /// Figures of a row that is no chance.
    const ROW: usize = 3;
    let is_row =
        |line: &str| line.split(['|', '\t']).filter(|cell| number::looks_numeric(cell.trim())).nth(ROW - 1).is_some();
    section.text.lines().any(is_row)
}

fn missing_row(report: &Report, sink: &mut Sink) {
    // A table without any figure is one finding, not one for each row.
    let prescribed = |table: &&Table| !table.form.habits.is_annex && sums::has_figures(table);
    let lacks = |table: &&Table| table.cells.iter().any(|cell| cell.status == Status::Missing);
    let cut = Cut::of(report);
    for table in report.tables.iter().filter(lacks).filter(prescribed) {
        let of_row = |at: usize| {
            let columns = table.form.rows[at].columns.iter();
            let cells: Vec<_> = columns.filter_map(|&column| table.form.cell_at(at, column)).collect();
            let missing = |cell: &CellIndex| table.cells[*cell].status == Status::Missing;
            let absent: Vec<_> = cells.iter().copied().filter(missing).collect();
            (at, absent.len() == cells.len(), absent)
        };
        let rows = (0..table.form.rows.len()).map(of_row).filter(|(_, _, absent)| !absent.is_empty());
        let (whole, parts): (Vec<_>, Vec<_>) = rows.partition(|(_, is_whole, _)| *is_whole);
        let push = |sink: &mut Sink, message, subject, absent: &[CellIndex]| {
            let mut finding = sink.finding(Some(table.span), message);
            finding.severity = of_the_form(report, finding.severity);
            finding.subject = Some(subject);
            finding.cells = absent.iter().map(|&cell| named_operand(table, cell)).collect();
            sink.push(finding);
        };
        let kind = table.form.table.key();
        let subject = |at: usize| format!("row.{kind}.{}", table.form.rows[at].key);
        let cut = cut.as_ref().filter(|cut| cut.is_in(table.form.table));
        let rows = cut.map_or(Vec::new(), |_| rows_behind(table));
        let (behind, whole): (Vec<_>, Vec<_>) = whole.into_iter().partition(|(at, ..)| rows.contains(at));
        if let Some((first, ..)) = behind.first() {
            let absent: Vec<_> = behind.iter().flat_map(|(_, _, absent)| absent.iter().copied()).collect();
            push(sink, rows_cut_off(table, *first, behind.len()), subject(*first), &absent);
        }
        if whole.len() > ROWS_APART {
            let absent: Vec<_> = whole.iter().flat_map(|(_, _, absent)| absent.iter().copied()).collect();
            let rows: Vec<_> = whole.iter().map(|(at, ..)| *at).collect();
            push(sink, many_rows(table, &rows), format!("table.{kind}"), &absent);
        } else {
            for (at, _, absent) in &whole {
                push(sink, whole_row(table, *at), subject(*at), absent);
            }
        }
        for (at, _, absent) in &parts {
            push(sink, single_cells(table, *at, absent), subject(*at), absent);
        }
    }
}

/// Rows of one table that get a finding each; more of them are one finding: the page is cut off.
const ROWS_APART: usize = 7;

fn many_rows(table: &Table, rows: &[usize]) -> Bilingual {
    /// Rows that are named.
    const NAMED: usize = 3;
    let names: Vec<_> = rows.iter().take(NAMED).map(|&row| row_name(&table.form.rows[row])).collect();
    let (kind, count) = (table.form.table, rows.len());
    Bilingual::new(
        format!("{}缺少 {count} 行：{} 等；可能只取了页面的一部分", kind.title_zh(), names.join("、")),
        format!(
            "{count} rows are missing from the {}: {}, …; part of the page may be cut off",
            kind.title_en(),
            names.join(", ")
        ),
    )
}

fn rows_cut_off(table: &Table, first: usize, count: usize) -> Bilingual {
    let last = first.checked_sub(1).map_or(String::new(), |row| row_name(&table.form.rows[row]));
    let (zh, en) = (table.form.table.title_zh(), table.form.table.title_en());
    Bilingual::new(
        format!("{zh}到“{last}”一行为止，没有其后的 {count} 行；可能只取了页面的一部分"),
        format!("the {en} ends with the row {last}; {count} rows are not behind it, part of the page may be cut off"),
    )
}

fn whole_row(table: &Table, row: usize) -> Bilingual {
    let name = row_name(&table.form.rows[row]);
    let kind = table.form.table;
    Bilingual::new(
        format!("{}缺少“{name}”一行", kind.title_zh()),
        format!("the row {name} is missing from the {}", kind.title_en()),
    )
}

fn single_cells(table: &Table, row: usize, absent: &[CellIndex]) -> Bilingual {
    let name = row_name(&table.form.rows[row]);
    let columns: Vec<_> = absent.iter().map(|&cell| column_term(table.form.column_of(cell))).collect();
    Bilingual::new(
        format!("“{name}”一行缺少单元格：{}", columns.join("、")),
        format!("the row {name} has no cell for {}", columns.join(", ")),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{found, sound};
    use crate::statute::Edition::{E2019, E2021};
    use crate::statute::sections::SectionKind;

    #[test]
    fn in_2019_the_form_was_only_encouraged() {
        let report = |year| {
            let report = sound(E2019).without_section(SectionKind::OtherMatters).without_table(TableKind::Disputes);
            report.without_cells("applications.granted.").year(Some(year)).build()
        };
        for code in ["GK001", "GK003", "GK004"] {
            let severities = |year| found(&report(year), code).iter().map(|one| one.severity).collect::<Vec<_>>();
            assert_eq!((severities(2019), severities(2020)), (vec![Severity::Note], vec![Severity::Error]), "{code}");
        }
    }

    #[test]
    fn an_absent_or_empty_table_is_one_finding() {
        let report = sound(E2019).without_table(TableKind::Disputes).set_all("disclosure.", "").build();
        let findings = found(&report, "GK003");
        let places: Vec<_> =
            findings.iter().map(|finding| (finding.subject.as_deref(), finding.at.is_some())).collect();
        assert_eq!(places, [(Some("table.disputes"), false), (Some("table.disclosure"), true)]);
        assert!(found(&report, "GK005").is_empty() && found(&report, "GK004").is_empty());
        let one_figure = sound(E2019).set_all("disclosure.", "").set("disclosure.rules.created", "0").build();
        assert!(found(&one_figure, "GK003").is_empty());
    }

    #[test]
    fn a_page_that_is_no_report_lacks_nothing() {
        let bare = TableKind::ALL.into_iter().fold(sound(E2021), crate::rules::testing::Builder::without_table);
        let headings = sections::SECTIONS.iter().map(|spec| spec.kind);
        let mut kinds = headings.clone();
        kinds.next_back();
        let no_report = kinds.fold(bare.clone(), crate::rules::testing::Builder::without_section).build();
        assert_eq!(no_report.sections.len(), 1);
        assert_eq!(crate::check::check(&no_report).findings, []);
        assert!(crate::check::nothing_to_check(&no_report));
        // Headings without tables are a report whose tables are missing …
        assert_eq!(found(&bare.clone().year(None).build(), "GK003").len(), 3);
        // … unless it is for a year in which none was prescribed, or no report at all.
        let early = crate::check::check(&bare.clone().year(Some(2016)).build()).findings;
        let early: Vec<_> =
            early.iter().map(|finding| (finding.code, finding.severity, finding.subject.as_deref())).collect();
        assert_eq!(early, [("GK001", Severity::Note, Some("section.fees"))]);
        assert_eq!(crate::check::check(&bare.year(Some(2007)).build()).findings, []);
    }

    #[test]
    fn an_absent_row_is_one_finding_and_so_are_the_absent_cells_of_a_row() {
        let report = sound(E2021)
            .without_cells("applications.granted.")
            .without_cells("applications.not_processed.repeated.natural_person")
            .build();
        let findings = found(&report, "GK004");
        assert_eq!(
            findings.iter().map(|finding| finding.message.zh.as_str()).collect::<Vec<_>>(),
            ["收到和处理政府信息公开申请情况表缺少“予以公开”一行", "“不予处理 2.重复申请”一行缺少单元格：自然人"]
        );
        assert_eq!(findings.iter().map(|finding| finding.cells.len()).collect::<Vec<_>>(), [7, 1]);
        assert!(found(&sound(E2021).set_all("applications.granted.", "").build(), "GK004").is_empty());
    }
}
