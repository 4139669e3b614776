//! GK008, GK009: the year reported on, the form that goes with it, and the period covered.
//!
//! Takes the year, the tables' forms and the period as they were read. A report for a school year (学年) covers what no
//! calendar year does: its period is left alone. Tables of 2019 in a report for 2022 are found, and a period of 2021.

use crate::Report;
use crate::finding::{Bilingual, Severity};
use crate::report::{Status, Table};
use crate::rules::rule::Sink;
use crate::rules::{Rule, RuleDoc, Words, of_the_form};
use crate::statute::Edition;

/// The tables are of another edition than the year asks for.
pub(in crate::rules) static EDITION_MISMATCH: Rule = Rule {
    code: "GK008",
    name: "edition-mismatch",
    severity: Severity::Warning,
    title: Words { zh: "表格格式与年度不符", en: "a table is of another edition than the year asks for" },
    basis: Words {
        zh: "国办公开办函〔2019〕60号、〔2021〕30号", en: "General Office formats [2019] 60 and [2021] 30"
    },
    doc: RuleDoc {
        what: Words {
            zh: "各表的格式（由表中的行和栏认定）是否为报告年度应当使用的格式：2018 年及以前、2019 至 2020 年、2021 年及以后。2019 年度\
                 只是鼓励使用新格式，仅作提示。",
            en: "Whether each table, as told by its own rows and columns, has the form due in the year reported on: up \
                 to 2018, 2019 and 2020, or 2021 and later. For 2019 the new form was only encouraged: a note.",
        },
        example: Words {
            zh: "2022 年度报告的申请情况表仍是“（六）其他处理”只有一行的旧格式。",
            en: "A report for 2022 still uses the applications matrix with one row for other handling.",
        },
        when_wrong: Words {
            zh: "标题中的年份是发布年份，而不是报告年度。",
            en: "The year in the title is that of publication, not the one reported on.",
        },
    },
    check: edition_mismatch,
};

/// The period is not the title's calendar year.
pub(in crate::rules) static PERIOD_MISMATCH: Rule = Rule {
    code: "GK009",
    name: "period-mismatch",
    severity: Severity::Warning,
    title: Words { zh: "统计期限与报告年度不符", en: "the period covered is not the year reported on" },
    basis: Words { zh: "国办公开办函〔2021〕30号", en: "General Office format [2021] 30" },
    doc: RuleDoc {
        what: Words {
            zh: "报告写明的统计期限是否为标题年份的 1 月 1 日至 12 月 31 日。2008 年度自条例施行的 5 月 1 日起也可以；\
                 学年报告不判断。",
            en: "Whether the period stated is 1 January to 31 December of the year in the title. For 2008 it may begin on \
                 1 May, when the Regulations came into force. Reports for school years are not judged.",
        },
        example: Words {
            zh: "标题为 2022 年度，统计期限却是 2021 年 1 月 1 日至 12 月 31 日。",
            en: "The title names 2022, the period is that of 2021: last year’s text was reused.",
        },
        when_wrong: Words {
            zh: "机关在年中设立或撤销。", en: "The organ was founded or dissolved during the year."
        },
    },
    check: period_mismatch,
};

fn edition_mismatch(report: &Report, sink: &mut Sink) {
    let Some(year) = report.year.as_ref().map(|year| year.value) else { return };
    let Some(due) = Edition::of_year(year) else { return };
    let is_of_another = |table: &&Table| !table.form.editions.contains(&due) && tells_its_edition(table, due);
    for table in report.tables.iter().filter(is_of_another) {
        let form = table.form.editions.iter().map(|edition| edition.key()).collect::<Vec<_>>().join("、");
        let kind = table.form.table;
        let message = Bilingual::new(
            format!("{year} 年度应使用 {} 年格式，而{}为 {form} 年格式", due.key(), kind.title_zh()),
            format!(
                "the {} is of the {form} edition, but the report for {year} is due in that of {}",
                kind.title_en(),
                due.key()
            ),
        );
        let mut finding = sink.finding(Some(table.span), message);
        finding.subject = Some(format!("edition.{}", kind.key()));
        finding.severity = of_the_form(report, finding.severity);
        sink.push(finding);
    }
}

/// Whether a table has a row or a cell that the form due has not: one that is cut off before it could be of either edition.
fn tells_its_edition(table: &Table, due: Edition) -> bool {
    let forms = table.form.table.forms();
    let Some(form) = forms.iter().find(|form| form.editions.contains(&due)) else { return true };
    let rows = table.form.rows.iter().zip(&table.labels);
    let mut seen = rows.filter(|(_, label)| label.is_some()).map(|(row, _)| row);
    let is_own = |cell: &usize| form.cell_of_key(&table.form.key(*cell)).is_none();
    seen.any(|row| form.row_index(row.key).is_none())
        || table.form.cells().filter(is_own).any(|cell| table.cells[cell].status != Status::Missing)
}

fn period_mismatch(report: &Report, sink: &mut Sink) {
    let (Some(year), Some(period)) = (&report.year, &report.period) else { return };
    let (from, to) = (&period.value.0, &period.value.1);
    let year = year.value;
    if is_for_a_school_year(report) {
        return;
    }
    let starts = *from == format!("{year}-01-01") || (year == 2008 && from == "2008-05-01");
    if starts && *to == format!("{year}-12-31") {
        return;
    }
    let message = Bilingual::new(
        format!("报告年度为 {year} 年，统计期限却为 {from} 至 {to}"),
        format!("the report is for {year}, but covers {from} to {to}"),
    );
    let mut finding = sink.finding(period.span, message);
    finding.subject = Some(format!("period.{from}.{to}"));
    sink.push(finding);
}

/// Whether a report is for a school year (学年), as universities' are: its title says so, or its period runs from one
/// summer to the next.
pub(super) fn is_for_a_school_year(report: &Report) -> bool {
    /// Characters at the beginning of a page that name what the report is for.
    const BEGINNING: usize = 400;
    let titled = report.title.as_ref().is_some_and(|title| title.value.contains("学年"));
    let summers = report.period.as_ref().is_some_and(|period| {
        let (from, to) = &period.value;
        let month = |day: &str, months: &[&str]| months.iter().any(|month| day.get(4..8) == Some(*month));
        month(from, &["-08-", "-09-"]) && month(to, &["-07-", "-08-"])
    });
    titled || summers || {
        let text = report.visible_text();
        let beginning = text.char_indices().nth(BEGINNING).map_or(text, |(at, _)| &text[..at]);
        beginning.match_indices("学年").any(|(at, _)| beginning[..at].ends_with(|c: char| c.is_numeric()))
    }
}

#[cfg(test)]
mod tests {
    use crate::Report;
    use crate::finding::Severity;
    use crate::report::Stated;
    use crate::rules::testing::{found, sound};
    use crate::statute::Edition::{E2008, E2019, E2021};

    fn codes(report: &Report, code: &str) -> usize {
        found(report, code).len()
    }

    #[test]
    fn a_form_of_another_year() {
        assert_eq!(codes(&sound(E2021).year(Some(2024)).build(), "GK008"), 0);
        assert_eq!(codes(&sound(E2019).year(Some(2019)).build(), "GK008"), 0);
        // The dispute table is of both editions.
        assert_eq!(codes(&sound(E2019).year(Some(2022)).build(), "GK008"), 2);
        // Cut off before 其他处理, the applications are of either.
        let cut = sound(E2019).year(Some(2022)).without_cells("applications.other_handling").build();
        assert_eq!(codes(&cut, "GK008"), 1);
        assert_eq!(codes(&sound(E2021).year(Some(2018)).build(), "GK008"), 3);
        assert_eq!(codes(&sound(E2008).year(Some(2016)).build(), "GK008"), 0);
        assert_eq!(codes(&sound(E2021).year(None).build(), "GK008"), 0);
        // In 2019 the form was only encouraged.
        let severity = |year| found(&sound(E2021).year(Some(year)).build(), "GK008")[0].severity;
        assert_eq!((severity(2019), severity(2020)), (Severity::Note, Severity::Warning));
    }

    #[test]
    fn a_period_that_is_not_the_year() {
        let with = |from: &str, to: &str| {
            let mut report = sound(E2021).year(Some(2023)).build();
            report.period = Some(Stated { value: (from.to_owned(), to.to_owned()), span: None });
            codes(&report, "GK009")
        };
        assert_eq!(with("2023-01-01", "2023-12-31"), 0);
        assert_eq!(with("2022-01-01", "2022-12-31"), 1);
        assert_eq!(with("2023-01-01", "2023-11-30"), 1);
        let mut first = sound(E2008).year(Some(2008)).build();
        first.period = Some(Stated { value: ("2008-05-01".to_owned(), "2008-12-31".to_owned()), span: None });
        assert_eq!(codes(&first, "GK009"), 0);
    }
}
