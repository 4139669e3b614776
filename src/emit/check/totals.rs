//! The last line of a check: what was found in how many reports, how much was looked at, and what was not.

use crate::finding::Language;
use crate::report::Coverage;
use crate::rules::SkipReason;
use crate::series::SeriesSummary;
use crate::summary::Summary;

/// The last line of a check: what was found in how many reports, and how much was looked at.
pub(super) fn summary(summary: &Summary, language: Language) -> String {
    let (found, reports) = (severities(summary, language), summary.reports);
    let cells = cells(&summary.coverage, language);
    let (held, broken) = (summary.relations.held, summary.relations.broken);
    let skipped = skipped(summary, language);
    let untold = untold(summary, language);
    match language {
        Language::Zh => {
            format!(
                "{reports} 份报告：{found} · {cells} · 勾稽关系 {held} 项成立、{broken} 项不成立、{skipped}{untold}"
            )
        }
        Language::En => {
            let reports = counted(reports, "report", "reports");
            format!("{found} in {reports} · {cells} · {held} relations held, {broken} broken, {skipped}{untold}")
        }
    }
}

/// Never silent about what is not shown and what was not looked at.
fn untold(summary: &Summary, language: Language) -> String {
    let mut parts = String::new();
    let mut part = |count: usize, zh: String, en: String| {
        if count > 0 {
            parts.push_str(" · ");
            parts.push_str(match language {
                Language::Zh => &zh,
                Language::En => &en,
            });
        }
    };
    let Summary { muted, unreadable, .. } = *summary;
    if let Some(series) = summary.series.filter(|_| summary.reports > 1) {
        let SeriesSummary { left_out, doubtful, .. } = series;
        part(
            left_out,
            format!("{left_out} 份没有机关、年度或数字，未作跨年比较"),
            format!(
                "{} without issuer, year or figures, not compared across years",
                counted(left_out, "report", "reports")
            ),
        );
        part(
            doubtful,
            format!("{doubtful} 个名称似为多个机关共有，未作跨年比较"),
            format!("{} of several organs as it seems, not compared across years", counted(doubtful, "name", "names")),
        );
    }
    part(muted, format!("基线中已有 {muted} 项，不再显示"), format!("{muted} known by the baseline, not shown"));
    let inputs = counted(unreadable, "input", "inputs");
    part(unreadable, format!("{unreadable} 份无法读取"), format!("{inputs} could not be read"));
    parts
}

fn severities(summary: &Summary, language: Language) -> String {
    let Summary { errors, warnings, notes, .. } = *summary;
    match language {
        Language::Zh => {
            let notes = if notes == 0 { String::new() } else { format!("、{notes} 条提示") };
            format!("{errors} 个错误、{warnings} 个警告{notes}")
        }
        Language::En => {
            let notes = if notes == 0 { String::new() } else { format!(", {}", counted(notes, "note", "notes")) };
            let errors = counted(errors, "error", "errors");
            format!("{errors}, {}{notes}", counted(warnings, "warning", "warnings"))
        }
    }
}

fn cells(coverage: &Coverage, language: Language) -> String {
    let (read, expected) = (coverage.cells_read, coverage.cells_expected);
    let rest = [
        (coverage.cells_blank, "空白", "blank"),
        (coverage.cells_ambiguous, "不确定", "ambiguous"),
        (coverage.cells_unreadable, "不是数字", "unreadable"),
        (coverage.cells_missing, "缺失", "missing"),
    ];
    let rest = rest.into_iter().filter(|(count, ..)| *count > 0);
    match language {
        Language::Zh => {
            let rest: Vec<_> = rest.map(|(count, zh, _)| format!("{count} 格{zh}")).collect();
            format!("读出 {expected} 格中的 {read} 格{}", bracketed(&rest, "（", "、", "）"))
        }
        Language::En => {
            let rest: Vec<_> = rest.map(|(count, _, en)| format!("{count} {en}")).collect();
            format!("{read} of {expected} cells read{}", bracketed(&rest, " (", ", ", ")"))
        }
    }
}

fn skipped(summary: &Summary, language: Language) -> String {
    const REASONS: [(SkipReason, &str, &str); 6] = [
        (SkipReason::MissingTable, "表格缺失", "table missing"),
        (SkipReason::EmptyTable, "表格无数据", "table empty"),
        (SkipReason::Missing, "单元格缺失", "cell missing"),
        (SkipReason::Unreadable, "不是数字", "cell unreadable"),
        (SkipReason::Ambiguous, "不确定", "cell ambiguous"),
        (SkipReason::BlankTotal, "合计空白", "total blank"),
    ];
    let count = |reason| summary.relations.skipped.get(&reason).copied().unwrap_or(0);
    let counts = REASONS.map(|(reason, zh, en)| (count(reason), zh, en));
    let counts = counts.into_iter().filter(|(count, ..)| *count > 0);
    let total: usize = summary.relations.skipped.values().sum();
    match language {
        Language::Zh => {
            let reasons: Vec<_> = counts.map(|(count, zh, _)| format!("{zh} {count}")).collect();
            format!("{total} 项跳过{}", bracketed(&reasons, "（", "、", "）"))
        }
        Language::En => {
            let reasons: Vec<_> = counts.map(|(count, _, en)| format!("{en}: {count}")).collect();
            format!("{total} skipped{}", bracketed(&reasons, " (", ", ", ")"))
        }
    }
}

fn bracketed(parts: &[String], open: &str, between: &str, close: &str) -> String {
    if parts.is_empty() { String::new() } else { format!("{open}{}{close}", parts.join(between)) }
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::check;
    use crate::rules::testing::sound;
    use crate::statute::Edition::E2021;
    use crate::summary::Input;

    #[test]
    fn the_summary_says_what_was_looked_at() {
        let mut sum = Summary::default();
        let report = sound(E2021).set("applications.carried_forward.total", "").build();
        let checked = check(&report);
        sum.add(&Input::new(&report, checked.judged), &report.located(&checked.findings));
        assert_eq!(
            summary(&sum, Language::En),
            "0 errors, 1 warning in 1 report · 199 of 200 cells read (1 blank) · \
             40 relations held, 0 broken, 2 skipped (total blank: 2)"
        );
        assert_eq!(
            summary(&sum, Language::Zh),
            "1 份报告：0 个错误、1 个警告 · 读出 200 格中的 199 格（1 格空白） · \
             勾稽关系 40 项成立、0 项不成立、2 项跳过（合计空白 2）"
        );
    }

    #[test]
    fn what_was_not_compared_is_said_where_there_is_something_to_compare() {
        let series = Some(SeriesSummary { left_out: 1, doubtful: 2, ..SeriesSummary::default() });
        let line = |reports| summary(&Summary { reports, series, ..Summary::default() }, Language::En);
        assert!(line(2).ends_with(
            " · 1 report without issuer, year or figures, not compared across years · 2 names of several organs as it \
             seems, not compared across years"
        ));
        assert!(!line(1).contains("across"));
        let none = summary(&Summary { reports: 2, ..Summary::default() }, Language::Zh);
        assert!(!none.contains("跨年"), "{none}");
    }
}
