//! What of a page is not the report's own: another report behind it, tables of another body or another time under a caption.
//!
//! A whole title of another body or year opens another report where a section follows that stood before it; where one follows
//! that did not, the title was quoted, or one of a list. A caption holds for what stands under it, up to the next caption or
//! section. Nothing is cut off: who reads tables and sentences asks whose they are.

use super::governed::begins_row;
use super::lexicon::{ANNEX, BEFORE_BODY, BEHIND_BODY, CAPTION_ENDS, DAYS, HEADINGS, OF_OTHERS, TIMES};
use super::organ::{is_organ, is_same};
use super::{Metadata, corrected, governed, part_of_year, printed, title};
use crate::document::lines::{Line, Place};
use crate::document::{Document, TextRange};
use crate::statute::sections::{self, SectionKind};
use crate::text::{CharSet, dates, fold, folded_words, is_numeral, is_page_mark};
use std::cell::LazyCell;
use std::sync::LazyLock;

/// Bytes of the longest line that is a title or a caption.
const LONGEST: usize = 180;

/// Sections that stand before or around the first table of a report, in every edition.
const FIRST: [SectionKind; 2] = [SectionKind::Overview, SectionKind::ProactiveDisclosure];

/// What a line says of what follows it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Opens {
    OwnReport,
    /// The title of another report, and that report where one of its sections follows.
    Title,
    OtherReport,
    OwnTables,
    OtherTables,
    /// What stands corrected further down, headings of sections and all.
    Superseded,
    /// The corrected version of what stands above.
    Corrected,
}

/// The parts of a page that are another's. `headings` are those of sections, in order, each with the section it may begin.
pub(crate) fn others(
    document: &Document<'_>,
    lines: &[Line],
    about: &Metadata,
    headings: &[(TextRange, SectionKind)],
) -> Vec<TextRange> {
    let mut found: Vec<TextRange> = Vec::new();
    let mut open: Option<(usize, Opens)> = None;
    // A table's rows stand in the second section at the earliest, whatever the headings.
    let mut has_rows = false;
    // Sections that text stands under: those of a list of contents have none.
    let mut seen: Vec<SectionKind> = Vec::new();
    let mut last: Option<SectionKind> = None;
    // Whether the own title has stood behind rows, and whether rows have stood since a caption.
    let (mut is_running, mut has_rows_since) = (false, false);
    // Where what stands under the last heading begins, and whether rows do.
    let mut under = (0, false);
    let last_correction = LazyCell::new(|| lines.iter().rposition(|line| corrects(document, line) == Some(true)));
    for (number, line) in lines.iter().enumerate() {
        let at = headings.partition_point(|(place, _)| place.start < line.range.start);
        let heading = headings.get(at).filter(|(place, _)| place.start < line.range.end && !is_label(document, place));
        // A caption may hold the words of a heading: 附：2021年政府信息公开情况统计表.
        let is_row = begins_row(document, line);
        (has_rows, has_rows_since, under.1) = (has_rows || is_row, has_rows_since || is_row, under.1 || is_row);
        let says = opens(document, line, about);
        if says == Some(Opens::OwnReport) {
            // At the edge of a page, or between a caption and its table, it opens nothing and closes nothing.
            let is_head = is_at_edge(document, lines, number) || has_rows && is_running;
            is_running |= has_rows;
            let is_behind_caption = matches!(open, Some((_, Opens::OtherTables))) && !has_rows_since;
            if is_head || is_behind_caption && (has_rows || last.is_some() || !seen.is_empty()) {
                continue;
            }
        }
        let governs =
            matches!(says, None | Some(Opens::OwnTables)) && !(heading.is_some() && is_numbered(document, line));
        let governed = governs.then(|| governed::is_others(document, lines, number, about)).flatten();
        let governed = governed.map(|others| if others { Opens::OtherTables } else { Opens::OwnTables });
        let version = corrects(document, line).map(|is_corrected| match () {
            () if is_corrected => Opens::Corrected,
            () if last_correction.is_some_and(|last| last > number) => Opens::Superseded,
            () => Opens::OtherTables,
        });
        let closes = |says: Opens| match says {
            Opens::OwnTables => heading.is_none(),
            Opens::Corrected => open.is_some() || under.1,
            _ => true,
        };
        let says = version.or(governed).or(says).filter(|says| closes(*says));
        let Some((_, section)) = heading.filter(|_| says.is_none()) else {
            seen.extend(last.take());
            // A heading that is numbered as its points are ends what a caption holds for.
            let says = says.or_else(|| is_section(document, line).then_some(Opens::OwnTables));
            let Some(says) = says else { continue };
            let next = match (says, open.map(|(_, kind)| kind)) {
                (Opens::OwnReport | Opens::Corrected, _) | (Opens::OwnTables, Some(Opens::OtherTables)) => None,
                // Behind a table, right over another, it is that one's.
                (Opens::Title, None | Some(Opens::OtherTables))
                    if has_rows && governed::is_over_table(document, lines, number) =>
                {
                    Some(Opens::OtherReport)
                }
                (Opens::Title, None | Some(Opens::OtherTables)) if has_rows || !seen.is_empty() => Some(says),
                (Opens::OtherTables | Opens::Superseded, None) => Some(says),
                _ => continue,
            };
            // What a correction stands under was corrected, also where no line over that says so.
            let corrected = (says == Opens::Corrected).then_some(under.0);
            found.extend(open.map(|(start, _)| start).or(corrected).map(|start| start..line.range.start));
            open = next.map(|kind| (line.range.start, kind));
            has_rows_since = false;
            continue;
        };
        last = Some(*section);
        under = (line.range.end, false);
        open = match open {
            Some((start, Opens::Title)) => {
                let is_again = seen.contains(section) || has_rows && FIRST.contains(section);
                is_again.then_some((start, Opens::OtherReport))
            }
            Some((start, Opens::OtherTables)) => {
                found.push(start..line.range.start);
                None
            }
            open => open,
        };
    }
    found.extend(open.map(|(start, _)| start..document.text.len()));
    found
}

/// Whether a line stands at the top or the foot of a page: beside the mark of its number, or in one line with the number.
fn is_at_edge(document: &Document<'_>, lines: &[Line], at: usize) -> bool {
    let own = &lines[at].range;
    let is_number = |line: &Line| {
        let between = line.range.end.min(own.end)..line.range.start.max(own.start);
        let is_beside = !document.text.get(between).is_none_or(|between| between.contains('\n'));
        is_beside && document.slice(&line.range).bytes().all(|byte| byte.is_ascii_digit())
    };
    let near = &lines[at.saturating_sub(1)..(at + 2).min(lines.len())];
    near.iter().any(|line| is_page_mark(document.slice(&line.range)) || is_number(line))
}

/// Whether a line says that what it stands over is the corrected version of something, or says that it was corrected.
fn corrects(document: &Document<'_>, line: &Line) -> Option<bool> {
    (line.place != Place::Beside).then(|| corrected::is_corrected(document.slice(&line.range))).flatten()
}

/// Whether a line begins with a number, as headings of sections do.
fn is_numbered(document: &Document<'_>, line: &Line) -> bool {
    document.slice(&line.range).starts_with(|c: char| is_numeral(c) || c.is_ascii_digit() || matches!(c, '（' | '('))
}

/// Whether a line is the heading of a section and nothing else, whatever its number: （三）收到和处理政府信息公开申请情况.
fn is_section(document: &Document<'_>, line: &Line) -> bool {
    let text = document.slice(&line.range);
    let is_heading = |text: &str| {
        let letters = fold(text);
        sections::all().any(|spec| fold(spec.heading) == letters)
    };
    line.place != Place::Beside
        && text.starts_with(['（', '('])
        && text.len() <= LONGEST
        && is_heading(text)
        && !is_label(document, &line.range)
}

/// Whether a heading is a label of a form: rows of the annex are numbered as sections are, and names of columns hold their words.
fn is_label(document: &Document<'_>, heading: &TextRange) -> bool {
    // Behind a label its row's cells may stand.
    let text = document.slice(heading);
    printed::is_label(text) || printed::first_cell(text).is_some_and(printed::is_label)
}

/// What a line says of what follows it, as a title or a caption; nothing where it is neither.
fn opens(document: &Document<'_>, line: &Line, about: &Metadata) -> Option<Opens> {
    // One of these is in every title and caption, simplified or not; most lines are labels and figures.
    static TELLING: LazyLock<CharSet> =
        LazyLock::new(|| CharSet::of("报報况況表据據例板计計半季月年截期单單机機其附".chars()));
    let text = document.slice(&line.range);
    if line.place == Place::Beside || text.len() > LONGEST {
        return None;
    }
    TELLING.find(text, 0)?;
    // A sentence is neither; a note in brackets may be one.
    let before_note = text.split(['（', '(']).next().unwrap_or("");
    let is_sentence = before_note.contains(['，', '。', '；']) || text.ends_with(['。', '；', '，']);
    // Names of columns stand beside each other.
    if is_sentence || text.split_whitespace().nth(2).is_some() {
        return None;
    }
    let is_other_body = |name: &str| about.issuer.as_ref().is_some_and(|issuer| !is_same(&issuer.value, name));
    let year = about.year.as_ref().map(|year| year.value);
    if let Some(title) = title::of_line(document, line) {
        let is_other_year = year.zip(title.year.as_ref()).is_some_and(|(own, (other, _))| own != *other);
        let is_other = is_other_year || title.issuer.as_ref().is_some_and(|(name, _)| is_other_body(name));
        return Some(if is_other { Opens::Title } else { Opens::OwnReport });
    }
    let folded = folded_words(text);
    let named = BEFORE_BODY.iter().find_map(|word| folded.strip_prefix(word)?.strip_prefix(':'));
    if let Some(body) = named {
        return (is_organ(body) && is_other_body(body)).then_some(Opens::OtherTables);
    }
    let caption = caption(&folded)?;
    let end = BEHIND_BODY.iter().filter_map(|word| caption.find(word)).min().unwrap_or(caption.len());
    let body = &caption[..end];
    let is_name = !folded.contains(&format!("({body}"));
    let is_other = OF_OTHERS.is_in(caption)
        || governed::is_of_subordinates(caption)
        || is_of_other_time(caption, year)
        || part_of_year::named(caption).is_some()
        || is_name && is_organ(body) && is_other_body(body);
    Some(if is_other { Opens::OtherTables } else { Opens::OwnTables })
}

/// Whether a caption names years before the report's alone, or from one year to another.
fn is_of_other_time(caption: &str, year: Option<i32>) -> bool {
    let years: Vec<i32> = dates::dates(caption).iter().map(|date| date.year).collect();
    let is_earlier = year.is_some_and(|own| years.iter().any(|named| *named < own) && !years.contains(&own));
    is_earlier || caption.contains(['至', '-', '—']) && years.iter().min() != years.iter().max()
}

/// What a caption says behind `附件1:`; nothing of a line that is none.
fn caption(folded: &str) -> Option<&str> {
    let rest = ANNEX.iter().find_map(|word| folded.strip_prefix(word));
    let rest = rest.map(|rest| rest.trim_start_matches(|c: char| c.is_ascii_digit() || is_numeral(c)));
    let rest = rest.map(|rest| rest.trim_start_matches([':', '、', '.', '-']));
    let text = rest.unwrap_or(folded).trim_end_matches(':');
    let text = text.strip_suffix("如下").unwrap_or(text).trim_matches(['(', ')']);
    let words = without_notes(text);
    let words = words.as_str();
    let timed = words.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_time =
        matches!(timed, "年" | "年度") || words.ends_with("情况") && TIMES.begins(timed) || DAYS.begins(words);
    let is_caption = rest.is_some_and(|rest| !rest.is_empty()) || CAPTION_ENDS.ends(words) || is_time;
    (is_caption && !HEADINGS.is_in(text)).then_some(text)
}

/// A caption without what stands in brackets.
fn without_notes(caption: &str) -> String {
    let mut depth = 0_usize;
    let is_kept = |c: &char| {
        depth += usize::from(*c == '(');
        let is_outside = depth == 0;
        depth = depth.saturating_sub(usize::from(*c == ')'));
        is_outside
    };
    caption.chars().filter(is_kept).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::testing::plain;

    /// The lines that are another's, where these lines are headings of sections.
    fn of(text: &str) -> Vec<String> {
        let document = plain(text);
        let lines = crate::document::lines::lines(&document);
        let about = super::super::metadata(&document, &lines);
        let section = |line: &Line| {
            let own = document.slice(&line.range);
            let has_words =
                |heading: &str| own == heading || own.contains("主动公开情况") || own.starts_with("附：2021年度");
            let spec = sections::all().find(|spec| has_words(spec.heading))?;
            Some((line.range.clone(), spec.kind))
        };
        let headings: Vec<_> = lines.iter().filter_map(section).collect();
        let ranges = others(&document, &lines, &about, &headings);
        ranges.into_iter().map(|range| document.slice(&range).lines().next().unwrap_or("").to_owned()).collect()
    }

    const TITLE: &str = "云岭县2022年政府信息公开工作年度报告\n";
    const SECTIONS: &str = "一、总体情况\n平稳。\n二、主动公开政府信息情况\n见图。\n";

    #[test]
    fn captions_say_whose_the_tables_under_them_are() {
        for caption in [
            "附件1：教育局政府信息公开情况统计表",
            "附：2021年度政府信息公开情况统计表",
            "附表：2022年上半年数据",
            "填报样表（示例，数据为虚拟）",
            "2008年以来累计数据",
            "（上年度数据）",
            "上一年度情况",
            "去年数据如下：",
            "2021年度",
            "截至2021年12月31日",
            "填报单位：河东乡人民政府",
            "附件：云岭县司法局统计表",
            "2008年至2022年统计表",
            "填写示例",
        ] {
            assert_eq!(of(&format!("{TITLE}{SECTIONS}{caption}\n规章 1 2 3\n")), [caption], "{caption}");
        }
        for caption in [
            "附件：云岭县2022年政府信息公开情况统计表",
            "附件1：云岭县人民政府政府信息公开情况统计表",
            "收到和处理政府信息公开申请情况表",
            "附：相关统计数据",
            "附件：县政府办公室政府信息公开统计表",
            "填报单位：云岭县政务公开办公室",
            "（四）上年度存在问题整改情况",
            "较上年度变化情况",
            "2022年1月1日至2022年12月31日数据",
            "2021年，县教育局完成情况统计表。",
        ] {
            assert!(of(&format!("{TITLE}{SECTIONS}{caption}\n规章 1 2 3\n")).is_empty(), "{caption}");
        }
        let years = format!("{TITLE}{SECTIONS}附：上年度（2021年）情况\n规章 1 2 3\n\n本年度情况\n规章 4 5 6\n");
        assert_eq!(of(&years), ["附：上年度（2021年）情况"]);
        let annex = format!(
            "{TITLE}{SECTIONS}附件1：教育局统计表\n一、主动公开情况\n（一）主动公开政府信息数 条 7\n二、回应解读情况\n"
        );
        assert_eq!(of(&annex), ["附件1：教育局统计表"]);
        let two = format!("{TITLE}{SECTIONS}附：2021年统计表\n规章 1 2 3\n附：2022年统计表\n规章 4 5 6\n附：样表\n");
        assert_eq!(of(&two), ["附：2021年统计表", "附：样表"]);
    }

    #[test]
    fn another_reports_title_opens_it_only_behind_this_one() {
        let other = "河东乡2022年政府信息公开工作年度报告";
        assert_eq!(of(&format!("{TITLE}{SECTIONS}{other}\n{SECTIONS}")), [other]);
        assert!(of(&format!("{other}\n云岭县2021年政府信息公开工作年度报告\n{TITLE}{SECTIONS}")).len() < 2);
        assert!(of(&format!("{TITLE}云岭县2021年政府信息公开工作年度报告\n{SECTIONS}")).is_empty());
        // Within another report a title is quoted as well.
        let quoting = SECTIONS.replace("见图。", "见图。\n《云岭乡2020年政府信息公开工作年度报告》");
        assert_eq!(
            of(&format!("{TITLE}{SECTIONS}{other}\n{quoting}三、收到和处理政府信息公开申请情况\n略。\n")),
            [other]
        );
        let contents = "一、总体情况\n二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n";
        assert!(of(&format!("{TITLE}{contents}目录完。\n{other}\n{SECTIONS}")).is_empty());
        assert!(of(&format!("{TITLE}{SECTIONS}{other}\n三、收到和处理政府信息公开申请情况\n略。\n")).is_empty());
    }

    #[test]
    fn short_names_are_of_the_same_body() {
        for (own, other) in [
            ("云岭县发展和改革委员会", "县发改委"),
            ("云岭市卫生健康委员会", "卫健委"),
            ("云岭县人力资源和社会保障局", "人社局"),
            ("云岭经济技术开发区管理委员会", "经开区管委会"),
            ("云岭县人民政府办公室", "云岭县"),
            ("云岭县司法局", "云岭县"),
            ("县司法局", "云岭县司法局"),
        ] {
            assert!(is_same(own, other), "{own} {other}");
        }
        for (own, other) in [
            ("云岭县人民政府", "云岭县司法局"),
            ("云岭县公安局", "云岭县公安局河东分局"),
            ("云岭县司法局", "教育局"),
            ("河东乡", "河西乡"),
        ] {
            assert!(!is_same(own, other), "{own} {other}");
        }
    }
}
