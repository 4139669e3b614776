//! Blocks → statutory sections.
//!
//! Takes a document and gives the sections the law prescribes, each from its heading to the next statutory heading, in
//! the order they stand in. Headings are told by the classes of their words, so number, layout, width and copying
//! accidents do not matter; tables of contents, navigation and second copies are passed over. A section is
//! given where the report has it: that one is absent, empty, twice there or out of order is for rules to say.
//!
//! `一、总体情况 … 二、主动公开政府信息情况 …` gives two sections, also when both stand in one line.

mod choose;
mod furniture;
mod heading;
mod inner;
mod topic;
mod trimmed;

use crate::document::lines::Line;
use crate::document::{Document, TextRange, pictures};
use crate::report::Section;
use crate::span::Span;
use crate::statute::Edition;
use crate::statute::sections::{self as statute, SectionKind};
use crate::text::fold;
use crate::text::numbering::Level;
use choose::Verdict;
use heading::Candidate;

/// Every place where a section may begin, in order; `lines` are the document's.
pub(crate) fn candidates(document: &Document<'_>, lines: &[Line]) -> Vec<Candidate> {
    inner::without_points(document, lines, heading::candidates(document, lines))
}

/// Where sections of any edition may begin under headings that are no part of one, each with the section.
pub(crate) fn headings(candidates: &[Candidate]) -> Vec<(TextRange, SectionKind)> {
    let own = candidates.iter().filter(|one| one.level != Level::Sub);
    own.map(|one| (one.heading.clone(), one.kind())).collect()
}

/// The sections of `edition` among the places where one may begin; a heading inside `annex`, the place of the statistics in the
/// source, is a row of it, and one inside `others` another report's.
pub(crate) fn sections(
    document: &Document<'_>,
    candidates: Vec<Candidate>,
    edition: Edition,
    annex: Option<Span>,
    others: &[TextRange],
) -> Vec<Section> {
    let is_others = |one: &Candidate| others.iter().any(|other| other.contains(&one.heading.start));
    let (foreign, mut candidates): (Vec<_>, Vec<_>) = candidates.into_iter().partition(is_others);
    let is_known = |kind| statute::of_edition(edition).iter().any(|spec| spec.kind == kind);
    let in_annex = |range: &TextRange| {
        let at = document.span(range);
        annex.is_some_and(|annex| annex.start <= at.start && at.end <= annex.end)
    };
    for one in &mut candidates {
        one.kinds.retain(|kind| is_known(*kind));
    }
    if let Some(last) = candidates.last_mut() {
        end_of_page(document, last, edition);
    }
    // Only reports of the 2008 edition have sections that are points of another.
    candidates.retain(|one| edition == Edition::E2008 || !(one.glued && one.level == Level::Sub));
    candidates.retain(|one| !one.kinds.is_empty() && !in_annex(&one.heading));
    let judged = choose::choose(document, &candidates, edition);
    let mut sections = Vec::new();
    for (at, one) in judged.iter().enumerate().filter(|(_, one)| one.verdict == Verdict::Section) {
        let next = judged.get(at + 1);
        let start = one.candidate.heading.end;
        let end = next.map_or(document.text.len(), |next| next.candidate.heading.start);
        let behind = foreign.iter().map(|other| other.heading.start).find(|other| *other >= start);
        let end = behind.map_or(end, |behind| end.min(behind)).max(start);
        let last = next.is_none_or(|next| next.verdict != Verdict::Section);
        let body = document.slice(&(start..end));
        let length = if last { furniture::report_length(body) } else { body.len() };
        let body = text_between(document, start..start + length);
        let section = |kind: &SectionKind| Section {
            kind: *kind,
            heading: one_line(document.slice(&one.candidate.heading)),
            heading_span: document.span(&one.candidate.heading),
            text: document.slice(&body).to_owned(),
            range: one.candidate.heading.start..body.end.max(start),
            has_pictures: document.pictures.iter().any(|place| (start..=end).contains(place))
                || document.slice(&body).lines().any(pictures::names_pictures),
        };
        // Contents that share the heading (依申请公开和收费情况) are sections of the same place.
        sections.extend(one.candidate.kinds.iter().map(section));
    }
    sections
}

/// Takes a heading that the page's end cuts off for the statutory one it begins: 因政府信息公开申请行政复.
fn end_of_page(document: &Document<'_>, last: &mut Candidate, edition: Edition) {
    /// Bytes of a heading's beginning that is not met by chance.
    const SHORTEST: usize = 18;
    let shown = document.text.trim_end();
    let words = fold(shown.get(last.heading.start..).unwrap_or(""));
    let is_begun = |spec: &&statute::SectionSpec| {
        let whole = fold(spec.heading);
        whole.len() > words.len() && whole.starts_with(&words)
    };
    let Some(spec) = statute::of_edition(edition).iter().find(is_begun).filter(|_| words.len() >= SHORTEST) else {
        return;
    };
    last.kinds = vec![spec.kind];
    last.heading.end = shown.len();
}

/// The range without what joins a heading to its text (`：`, `。`, the end of emphasis) and the next heading's marks.
fn text_between(document: &Document<'_>, range: TextRange) -> TextRange {
    let text = document.slice(&range);
    let start = range.end - text.trim_start_matches(heading::JOINTS).len();
    let rest =
        document.slice(&(start..range.end)).trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '#' | '*'));
    document.trim(&(start..start + rest.len()))
}

/// A heading as one line: the spaces inside stay, line breaks between characters go.
fn one_line(heading: &str) -> String {
    heading.lines().map(str::trim).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::testing::plain;
    use crate::statute::Edition::{E2008, E2021};
    use crate::statute::sections::SECTIONS;
    use SectionKind::{Applications, OtherMatters, Overview, ProactiveDisclosure, Problems};

    fn sections(document: &Document<'_>, edition: Edition, annex: Option<Span>) -> Vec<Section> {
        let candidates = candidates(document, &crate::document::lines::lines(document));
        super::sections(document, candidates, edition, annex, &[])
    }

    const BODY: &str = "本年度各项工作平稳推进。";

    fn read(document: &Document<'_>) -> Vec<Section> {
        sections(document, E2021, None)
    }

    #[test]
    fn a_heading_that_the_page_cuts_off_is_the_one_it_begins() {
        let text =
            "三、依申请公开情况\n平稳。\n四、收费及减免情况\n全年没有收费，也没有减免。五、因政府信息公开申请行政复";
        let found = sections(&plain(text), E2008, None);
        let last = found.last().expect("a section");
        assert_eq!((last.kind, last.heading.as_str()), (SectionKind::Disputes, "五、因政府信息公开申请行政复"));
    }

    fn kinds(text: &str) -> Vec<SectionKind> {
        read(&plain(text)).into_iter().map(|section| section.kind).collect()
    }

    /// A report with all six sections, `body` in each.
    fn report(body: &str, between: &str) -> String {
        SECTIONS.iter().map(|spec| [spec.heading, between, body, between].concat()).collect()
    }

    fn contents(page: &str) -> String {
        SECTIONS.iter().map(|spec| [spec.heading, page, "\n"].concat()).collect()
    }

    fn all() -> Vec<SectionKind> {
        SECTIONS.iter().map(|spec| spec.kind).collect()
    }

    #[test]
    fn heading_text_and_places() {
        let text = "某县报告\n## 一、总体情况（2021年度）\n\n第一段。\n第二段。\n（一）主动公开情况\n五、存在的问题及\n改进情况\n人手不足。";
        let found = read(&plain(text));
        assert_eq!(found[0].heading, "一、总体情况（2021年度）");
        assert_eq!(found[0].heading_span.of(text), "一、总体情况（2021年度）");
        assert_eq!(found[0].text, "第一段。\n第二段。\n（一）主动公开情况");
        assert_eq!(&text[found[0].range.clone()], "一、总体情况（2021年度）\n\n第一段。\n第二段。\n（一）主动公开情况");
        assert_eq!((found[1].kind, found[1].heading.as_str()), (Problems, "五、存在的问题及改进情况"));
        assert_eq!(found[1].text, "人手不足。");
        assert_eq!(found.len(), 2);
    }

    #[test]
    fn marks_of_markdown_belong_to_no_text() {
        let text = "## 一、总体情况\n### （一）机制\n平稳。\n\n**二、主动公开政府信息情况**：\n九条。\n";
        let found = read(&plain(text));
        assert_eq!(found[0].text, "### （一）机制\n平稳。");
        assert_eq!((found[1].heading.as_str(), found[1].text.as_str()), ("二、主动公开政府信息情况", "九条。"));
    }

    #[test]
    fn one_line_or_many() {
        assert_eq!(kinds(&report(BODY, "\n")), all());
        assert_eq!(kinds(&report(BODY, " ")), all());
        let flat = report(BODY, " ");
        assert!(read(&plain(&flat)).iter().all(|section| section.text == BODY));
    }

    #[test]
    fn contents_and_links_are_passed_over() {
        let whole = report(BODY, "\n");
        for text in [
            format!("{}{whole}", contents("")),
            format!("{}{whole}", contents("\n（一）机制\n（二）平台")),
            format!("{}本报告依据有关规定编制。\n{whole}", contents("……3")),
            format!("{whole}{}某县人民政府网站\n", contents("")),
        ] {
            assert_eq!(kinds(&text), all(), "{text}");
            assert!(read(&plain(&text)).iter().all(|section| section.text == BODY), "{text}");
        }
        // Nothing but empty sections is no table of contents: nothing follows it.
        assert_eq!(kinds(&contents("")), all());
    }

    #[test]
    fn empty_sections_stay_if_they_are_all_there_is() {
        let found = read(&plain("一、总体情况\n平稳。\n五、存在的主要问题及改进情况\n六、其他需要报告的事项\n无。"));
        assert_eq!(found.iter().map(|section| section.text.as_str()).collect::<Vec<_>>(), ["平稳。", "", "无。"]);
    }

    #[test]
    fn of_two_copies_the_better_one() {
        let whole = report(BODY, "\n");
        let cut = format!("一、总体情况 {BODY} 二、主动公开政府信息情况 本年度各项工作...");
        for text in [format!("{whole}版权所有\n{cut}"), format!("{cut}\n{whole}")] {
            assert_eq!(kinds(&text), all(), "{text}");
            assert_eq!(read(&plain(&text))[1].text, BODY, "{text}");
        }
        let last = &read(&plain(&format!("{whole}版权所有\n{cut}")))[5];
        assert_eq!(last.text, BODY);
    }

    #[test]
    fn a_section_told_in_two_places_is_no_copy() {
        let text = "一、总体情况\n平稳。\n三、主动公开工作情况\n公开九条。\n一、主动公开政府信息情况\n规章 0\n二、收到和处理政府信息公开申请情况\n收到一件。";
        assert_eq!(kinds(text), [Overview, ProactiveDisclosure, ProactiveDisclosure, Applications]);
    }

    #[test]
    fn a_numbered_row_of_a_section_is_no_second_one() {
        let text = "一、总体情况\n平稳。\n四、政府信息公开行政复议、行政诉讼情况\n一、行政复议\n0\n二、行政诉讼\n0\n六、其他需要报告的事项\n无。";
        assert_eq!(kinds(text), [Overview, SectionKind::Disputes, OtherMatters]);
    }

    #[test]
    fn lower_levels_count_only_where_the_report_has_no_other() {
        let lower = "（一）总体情况\n平稳。\n（二）主动公开政府信息情况\n九条。\n（三）其他需要报告的事项\n无。";
        assert_eq!(kinds(lower), [Overview, ProactiveDisclosure, OtherMatters]);
        let inside =
            "一、总体情况\n（一）主动公开情况\n九条。\n（二）依申请公开情况\n两件。\n六、其他需要报告的事项\n无。";
        assert_eq!(kinds(inside), [Overview, OtherMatters]);
        let lost = "一、总体情况\n（一）政府信息主动公开情况\n九条。\n（三）收到和处理政府信息公开申请情况\n两件。\n六、其他需要报告的事项\n无。";
        assert_eq!(kinds(lost), [Overview, Applications, OtherMatters]);
        let unnumbered = "总体情况\n平稳。\n主动公开情况\n九条。\n依申请公开情况\n两件。";
        assert_eq!(kinds(unnumbered), [Overview, ProactiveDisclosure, Applications]);
        let mixed =
            "一、总体情况\n依申请公开情况\n两件。\n其他需要报告的事项\n无。\n五、存在的主要问题及改进情况\n人手不足。";
        assert_eq!(kinds(mixed), [Overview, OtherMatters, Problems]);
    }

    fn kinds_of_2008(text: &str) -> Vec<SectionKind> {
        sections(&plain(text), E2008, None).into_iter().map(|section| section.kind).collect()
    }

    #[test]
    fn points_inside_a_section_are_no_sections() {
        let text = "一、总体情况\n平稳。\n一、加强领导。确定专人。\n三、主动公开政府信息情况。公开九条。\n四、依申请公开情况。无。\n\
                    二、主动公开政府信息情况\n行政许可 3";
        let found = read(&plain(text));
        assert_eq!(found.iter().map(|one| one.kind).collect::<Vec<_>>(), [Overview, ProactiveDisclosure]);
        assert_eq!(found[1].heading, "二、主动公开政府信息情况");
        // Numbers that only restart.
        let restarted =
            "一、总体情况。平稳。\n一、主动公开政府信息情况。九条。\n二、收到和处理政府信息公开申请情况。无。";
        assert_eq!(kinds(restarted), [Overview, ProactiveDisclosure, Applications]);
    }

    #[test]
    fn points_with_their_text_behind_are_sections_of_the_2008_edition() {
        let text = "一、政务公开情况\n（一）主动公开情况。九条。\n（二）依申请公开政府信息情况。无。\n（三）收费及减免情况。未收费。\n\
                    二、存在的问题及改进措施\n人手不足。";
        assert_eq!(kinds_of_2008(text), [ProactiveDisclosure, Applications, SectionKind::Fees, Problems]);
        assert!(!kinds(text).contains(&Applications));
        let work = "一、工作情况\n平稳。\n（三）继续做好主动公开工作。完善机制。\n二、存在的问题及改进措施\n人手不足。";
        assert!(!kinds_of_2008(work).contains(&ProactiveDisclosure));
    }

    #[test]
    fn the_sections_of_the_2008_edition() {
        use SectionKind::{Disputes, Fees, KeyAreas, Statistics};
        let text = "一、概述\n平稳。\n二、深化重点领域政府信息公开情况\n推进。\n三、主动公开政府信息情况\n九条。\n\
                    四、依申请公开政府信息和不予公开政府信息情况\n两件。\n五、收费及减免情况\n未收费。\n\
                    六、申请行政复议和提起行政诉讼情况\n未发生。\n七、存在的主要问题及改进情况\n人手不足。\n\
                    附表：全县政府信息公开情况统计表\n略。";
        let all = [Overview, KeyAreas, ProactiveDisclosure, Applications, Fees, Disputes, Problems];
        assert_eq!(kinds_of_2008(text)[..7], all);
        assert_eq!(kinds_of_2008(text)[7..], [Statistics]);
        let annexed = text.replace("附表：全县", "附件1：2016年度");
        assert_eq!(kinds_of_2008(&annexed)[7..], [Statistics]);
        // Later editions know no such sections, and read on.
        assert!(!kinds(text).iter().any(|kind| matches!(kind, Fees | KeyAreas | Statistics)));
    }

    #[test]
    fn two_contents_may_share_a_heading_and_stand_below_the_first_level() {
        use SectionKind::{Disputes, Fees};
        let text = "一、基本情况概述\n平稳。\n二、政府信息公开相关数据\n（一）主动公开情况\n九条。\n（二）依申请公开和收费情况\n两件。\n\
                    （三）行政复议、诉讼和举报投诉情况\n未发生。\n三、存在的问题及下一步重点工作\n人手不足。";
        let expected = [Overview, ProactiveDisclosure, Applications, Fees, Disputes, Problems];
        assert_eq!(kinds_of_2008(text), expected);
        let found = sections(&plain(text), E2008, None);
        assert_eq!((found[2].text.as_str(), found[2].heading_span), ("两件。", found[3].heading_span));
    }

    #[test]
    fn a_row_of_the_annex_is_no_section() {
        let text = "一、概述\n平稳。\n二、主动公开情况\n九条。\n三、主动公开情况\n12\n";
        let at = text.rfind("三、").expect("the text has it");
        let found = sections(&plain(text), E2008, Some(Span::new(at, text.len())));
        assert_eq!(found.iter().map(|section| section.kind).collect::<Vec<_>>(), [Overview, ProactiveDisclosure]);
    }
}
