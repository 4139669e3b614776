//! GK010, GK011: the day of publication, after the one the law sets or before the year was over.
//!
//! Takes year, issuer and day as they were read, and the day set for the run ([`Terms`](crate::rules::Terms)). The law
//! binds governments and their departments; for a township, an institution or an organ whose name does not tell what it
//! is, no day is known. A department's report for 2023 of 1 February 2024 is late, one of 20 June 2023 is early.

use super::dates::is_for_a_school_year;
use crate::Report;
use crate::finding::{Bilingual, Severity};
use crate::rules::organ::{Organ, organ};
use crate::rules::rule::Sink;
use crate::rules::{Rule, RuleDoc, Words};
use crate::statute::Edition;

const BASIS: Words = Words {
    zh: "政府信息公开条例（国务院令第711号）第四十九条；（国务院令第492号）第三十一条",
    en: "Regulations on Open Government Information: Decree 711, art. 49; Decree 492, art. 31",
};

/// Published after the legal day.
pub(in crate::rules) static PUBLISHED_LATE: Rule = Rule {
    code: "GK010",
    name: "published-late",
    severity: Severity::Note,
    title: Words { zh: "发布晚于规定日期", en: "published after the day it was due" },
    basis: BASIS,
    doc: RuleDoc {
        what: Words {
            zh: "发布日期是否晚于次年 3 月 31 日；2019 年度起，县级以上人民政府的部门应在次年 1 月 31 日前发布。2019 年度起，\
                 条例没有给乡镇、街道规定日期，公共企事业单位一向没有；名称上分不清的机关也不判断。各地另有规定的，可用设置项 \
                 published-by（如 \"01-20\"）指定，此后一律以该日为准。学年报告不判断。",
            en: "Whether the report was published after 31 March of the next year; from 2019 on, after 31 January for a \
                 department of a government of county level or above. From 2019 on the Regulations set no day for \
                 townships and subdistricts, and never set one for public institutions; an organ whose name does not \
                 tell what it is is not judged. A local day can be set: published-by = \"01-20\" then holds for every \
                 report. Reports for school years are not judged.",
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

/// Published before the year was over.
pub(in crate::rules) static PUBLISHED_EARLY: Rule = Rule {
    code: "GK011",
    name: "published-early",
    severity: Severity::Error,
    title: Words { zh: "发布日期早于报告年度结束", en: "published before the year reported on was over" },
    basis: BASIS,
    doc: RuleDoc {
        what: Words {
            zh: "发布日期是否在报告年度结束之前。年度报告报告的是上一年度，年度未结束不可能发布。学年报告不判断；统计期限与标题年度\
                 不一致的，由 GK009 报告。",
            en: "Whether the day of publication lies before the end of the year reported on, when no report on the whole \
                 year can have been written. Reports for school years are not judged; where period and title name \
                 different years, that is for GK009 to tell.",
        },
        example: Words {
            zh: "2023 年度报告的发布日期为 2023 年 1 月 20 日：年份没有改，或者标题年份写错。",
            en: "The report for 2023 is dated 20 January 2023: the year in the date, or in the title, was not changed.",
        },
        when_wrong: Words {
            zh: "标题中的年份是发布年份；页面上的日期是栏目建立的日期；机关在年中撤销，提前发布了报告。",
            en: "The year in the title is that of publication, the page’s date is that of its column, or the organ was \
                 dissolved during the year and reported at once.",
        },
    },
    check: published_early,
};

fn published_late(report: &Report, sink: &mut Sink) {
    let (Some(year), Some(published)) = (&report.year, &report.published) else { return };
    let Some(edition) = Edition::of_year(year.value) else { return };
    if is_for_a_school_year(report) || report.part_of_year.is_some() {
        return;
    }
    let next = year.value + 1;
    // A day that only the page's metadata tell, years later, is of a move to another site or of a converter.
    if published.span.is_none() && !published.value.starts_with(&next.to_string()) {
        return;
    }
    let issuer = report.issuer.as_ref().map_or(Organ::Unknown, |issuer| organ(&issuer.value));
    let by_law = || legal_day(issuer, edition).map(|day| format!("{next}-{day}"));
    let Some(due) = sink.terms.published_by.map(|day| day.in_year(next)).or_else(by_law) else { return };
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

/// The day of the next year by which such an organ must publish.
fn legal_day(organ: Organ, edition: Edition) -> Option<&'static str> {
    match (organ, edition) {
        // The Regulations of 2007 bind administrative organs at every level alike.
        (Organ::Government | Organ::Department | Organ::Township, Edition::E2008) | (Organ::Government, _) => {
            Some("03-31")
        }
        (Organ::Department, _) => Some("01-31"),
        (Organ::Township | Organ::Institution | Organ::Unknown, _) => None,
    }
}

fn published_early(report: &Report, sink: &mut Sink) {
    let (Some(year), Some(published)) = (&report.year, &report.published) else { return };
    let other_period =
        report.period.as_ref().is_some_and(|period| !period.value.1.starts_with(&year.value.to_string()));
    let is_annual = !is_for_a_school_year(report) && report.part_of_year.is_none();
    if !is_annual || other_period || published.value >= format!("{}-12-31", year.value) {
        return;
    }
    let message = Bilingual::new(
        format!("发布于 {}，而报告年度 {} 年当时还没有结束", published.value, year.value),
        format!("published on {}, when the year reported on, {}, was not over", published.value, year.value),
    );
    let mut finding = sink.finding(published.span, message);
    finding.subject = Some(format!("published.{}", published.value));
    sink.push(finding);
}

#[cfg(test)]
mod tests {
    use crate::Report;
    use crate::report::Stated;
    use crate::rules::Terms;
    use crate::rules::testing::{found, found_under, sound};
    use crate::span::Span;
    use crate::statute::Edition::{self, E2008, E2019, E2021};

    fn report(edition: Edition, year: i32, issuer: &str, day: &str) -> Report {
        let mut report = sound(edition).year(Some(year)).build();
        report.issuer = Some(Stated { value: issuer.to_owned(), span: None });
        report.published = Some(Stated { value: day.to_owned(), span: None });
        report
    }

    fn late(edition: Edition, year: i32, issuer: &str, day: &str) -> usize {
        found(&report(edition, year, issuer, day), "GK010").len()
    }

    #[test]
    fn a_day_too_late() {
        assert_eq!(late(E2021, 2023, "某某市", "2024-03-31"), 0);
        assert_eq!(late(E2021, 2023, "某某市", "2024-04-01"), 1);
        assert_eq!(late(E2021, 2023, "某某市民政局", "2024-02-01"), 1);
        assert_eq!(late(E2021, 2023, "某某市民政局", "2024-01-31"), 0);
        assert_eq!(late(E2019, 2019, "某某市民政局", "2020-02-01"), 1);
        assert_eq!(late(E2008, 2016, "某某市民政局", "2017-03-31"), 0);
        assert_eq!(late(E2008, 2016, "某某市民政局", "2017-04-01"), 1);
    }

    #[test]
    fn a_day_of_metadata_alone_must_be_near() {
        assert_eq!(late(E2021, 2023, "某某市", "2026-11-25"), 0);
        let mut report = report(E2021, 2023, "某某市", "2026-11-25");
        report.published = Some(Stated { value: "2026-11-25".to_owned(), span: Some(Span::new(0, 3)) });
        assert_eq!(found(&report, "GK010").len(), 1);
    }

    #[test]
    fn no_day_is_known_for_the_others() {
        for issuer in ["某某镇人民政府", "某某街道办事处", "某某县人民医院", "某某开发区管理委员会", "某某分局"]
        {
            assert_eq!(late(E2021, 2023, issuer, "2024-06-01"), 0, "{issuer}");
        }
        assert_eq!(late(E2008, 2016, "某某镇人民政府", "2017-04-01"), 1);
        assert_eq!(late(E2008, 2016, "某某县人民医院", "2017-04-01"), 0);
    }

    #[test]
    fn a_day_set_for_the_run_goes_before_the_laws() {
        let terms = Terms { published_by: "01-20".parse().ok() };
        let late = |issuer, day| found_under(&report(E2021, 2023, issuer, day), "GK010", terms).len();
        for issuer in ["某某镇人民政府", "某某市民政局", "某某市", "某某县人民医院"] {
            assert_eq!((late(issuer, "2024-01-20"), late(issuer, "2024-01-21")), (0, 1), "{issuer}");
        }
    }

    #[test]
    fn a_day_before_the_year_was_over() {
        let early = |day: &str| found(&report(E2021, 2023, "某某市", day), "GK011").len();
        assert_eq!((early("2023-01-20"), early("2023-12-30")), (1, 1));
        assert_eq!((early("2023-12-31"), early("2024-01-20")), (0, 0));
        // Which of the two years is meant is not known.
        let mut other = report(E2021, 2023, "某某市", "2023-01-20");
        other.period = Some(Stated { value: ("2022-01-01".to_owned(), "2022-12-31".to_owned()), span: None });
        assert!(found(&other, "GK011").is_empty() && found(&other, "GK009").len() == 1);
    }

    #[test]
    fn a_school_year_ends_in_summer() {
        let mut report = report(E2021, 2023, "某某学院", "2023-10-31");
        assert_eq!(found(&report, "GK011").len(), 1);
        let title = report.title.as_mut().expect("a title");
        title.value = "某某学院2022-2023学年信息公开工作年度报告".to_owned();
        report.period = Some(Stated { value: ("2022-09-01".to_owned(), "2023-08-31".to_owned()), span: None });
        for code in ["GK009", "GK010", "GK011"] {
            assert!(found(&report, code).is_empty(), "{code}");
        }
    }
}
