//! GK008, GK009, GK010: the year reported on, the form that goes with it, the period covered, and the day of publication.

use crate::Report;
use crate::finding::{Bilingual, Severity};
use crate::rules::sink::Sink;
use crate::rules::{Rule, RuleDoc, Words};
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
            zh: "各表的格式（由表中的行和栏认定）是否为报告年度应当使用的格式：2018 年及以前、2019 至 2020 年、2021 年及以后。",
            en: "Whether each table, as told by its own rows and columns, has the form due in the year reported on: up \
                 to 2018, 2019 and 2020, or 2021 and later.",
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
            zh: "报告写明的统计期限是否为标题年份的 1 月 1 日至 12 月 31 日。2008 年度自条例施行的 5 月 1 日起也可以。",
            en: "Whether the period stated is 1 January to 31 December of the year in the title. For 2008 it may begin on \
                 1 May, when the Regulations came into force.",
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

/// Published after the legal day.
pub(in crate::rules) static PUBLISHED_LATE: Rule = Rule {
    code: "GK010",
    name: "published-late",
    severity: Severity::Note,
    title: Words { zh: "发布晚于法定日期", en: "published after the legal day" },
    basis: Words {
        zh: "政府信息公开条例（国务院令第711号）第四十九条；（国务院令第492号）第三十一条",
        en: "Regulations on Open Government Information: Decree 711, art. 49; Decree 492, art. 31",
    },
    doc: RuleDoc {
        what: Words {
            zh: "发布日期是否晚于次年 3 月 31 日；2019 年度起，政府部门的报告应在次年 1 月 31 日前。",
            en: "Whether the report was published after 31 March of the next year; from 2019 on, after 31 January for a \
                 department of a government.",
        },
        example: Words {
            zh: "某市 2020 年度报告发布于 2021 年 4 月 15 日。",
            en: "A city’s report for 2020 was published on 15 April 2021.",
        },
        when_wrong: Words {
            zh: "页面的日期是后来修改或迁移的日期。",
            en: "The page’s date is that of a later change, or of a move to another site.",
        },
    },
    check: published_late,
};

/// What the names of a government's departments end in.
const DEPARTMENTS: &[&str] = &["局", "委", "委员会", "厅", "科委", "发改委", "卫健委", "司"];
/// What the names of governments and their offices end in, though they look like a department's.
const NO_DEPARTMENTS: &[&str] = &["管理委员会", "管委会", "居委会", "村委会", "开发区管理委员会"];

fn edition_mismatch(report: &Report, sink: &mut Sink) {
    let Some(year) = report.year.as_ref().map(|year| year.value) else { return };
    let Some(due) = Edition::of_year(year) else { return };
    for table in report.tables.iter().filter(|table| !table.form.editions.contains(&due)) {
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
        sink.push(finding);
    }
}

fn period_mismatch(report: &Report, sink: &mut Sink) {
    let (Some(year), Some(period)) = (&report.year, &report.period) else { return };
    let (from, to) = (&period.value.0, &period.value.1);
    let year = year.value;
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

fn published_late(report: &Report, sink: &mut Sink) {
    let (Some(year), Some(published)) = (&report.year, &report.published) else { return };
    let Some(edition) = Edition::of_year(year.value) else { return };
    let issuer = report.issuer.as_ref().map_or("", |issuer| issuer.value.as_str());
    let ends = |words: &[&str]| words.iter().any(|word| issuer.ends_with(word));
    let department = edition != Edition::E2008 && ends(DEPARTMENTS) && !ends(NO_DEPARTMENTS);
    let day = if department { "01-31" } else { "03-31" };
    let due = format!("{}-{day}", year.value + 1);
    // Days as YYYY-MM-DD compare like the days they are.
    if published.value <= due {
        return;
    }
    let message = Bilingual::new(
        format!("发布于 {}，晚于 {due}", published.value),
        format!("published on {}, due by {due}", published.value),
    );
    let mut finding = sink.finding(published.span, message);
    finding.subject = Some(format!("published.{}", published.value));
    sink.push(finding);
}

#[cfg(test)]
mod tests {
    use crate::Report;
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
        assert_eq!(codes(&sound(E2021).year(Some(2018)).build(), "GK008"), 3);
        assert_eq!(codes(&sound(E2008).year(Some(2016)).build(), "GK008"), 0);
        assert_eq!(codes(&sound(E2021).year(None).build(), "GK008"), 0);
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

    #[test]
    fn a_day_too_late() {
        let with = |edition, year, issuer: &str, day: &str| {
            let mut report = sound(edition).year(Some(year)).build();
            report.issuer = Some(Stated { value: issuer.to_owned(), span: None });
            report.published = Some(Stated { value: day.to_owned(), span: None });
            codes(&report, "GK010")
        };
        assert_eq!(with(E2021, 2023, "某某市", "2024-03-31"), 0);
        assert_eq!(with(E2021, 2023, "某某市", "2024-04-01"), 1);
        assert_eq!(with(E2021, 2023, "某某市民政局", "2024-02-01"), 1);
        assert_eq!(with(E2021, 2023, "某某市民政局", "2024-01-31"), 0);
        assert_eq!(with(E2008, 2016, "某某市民政局", "2017-03-31"), 0);
        assert_eq!(with(E2021, 2023, "某某开发区管理委员会", "2024-03-01"), 0);
    }
}
