//! Blocks → statutory sections.
//!
//! Takes a document and gives the sections the law prescribes, each from its heading to the next statutory heading, in
//! the order they stand in. Headings are told by their characters, so number, layout, width, copying accidents and
//! small typing errors do not matter; tables of contents, navigation and second copies are passed over. A section is
//! given where the report has it: that one is absent, empty, twice there or out of order is for rules to say.
//!
//! `一、总体情况 … 二、主动公开政府信息情况 …` gives two sections, also when both stand in one line.

mod choose;
mod furniture;
mod heading;
pub(crate) mod lines;
mod numbering;
#[cfg(test)]
pub(crate) mod testing;
mod wording;

use crate::document::{Document, TextRange};
use crate::report::Section;
use choose::Verdict;

/// Finds the statutory sections.
pub(crate) fn sections(document: &Document<'_>) -> Vec<Section> {
    let judged = choose::choose(document, &heading::candidates(document));
    let mut sections = Vec::new();
    for (at, one) in judged.iter().enumerate().filter(|(_, one)| one.verdict == Verdict::Section) {
        let next = judged.get(at + 1);
        let start = one.candidate.heading.end;
        let end = next.map_or(document.text.len(), |next| next.candidate.heading.start).max(start);
        let last = next.is_none_or(|next| next.verdict != Verdict::Section);
        let body = document.slice(&(start..end));
        let length = if last { furniture::report_length(body) } else { body.len() };
        let body = text_between(document, start..start + length);
        sections.push(Section {
            kind: one.candidate.kind,
            heading: one_line(document.slice(&one.candidate.heading)),
            heading_span: document.span(&one.candidate.heading),
            text: document.slice(&body).to_owned(),
            range: one.candidate.heading.start..body.end.max(start),
        });
    }
    sections
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
    use super::testing::plain;
    use super::*;
    use crate::statute::sections::{SECTIONS, SectionKind};
    use SectionKind::{Applications, OtherMatters, Overview, ProactiveDisclosure, Problems};

    const BODY: &str = "本年度各项工作平稳推进。";

    fn kinds(text: &str) -> Vec<SectionKind> {
        sections(&plain(text)).into_iter().map(|section| section.kind).collect()
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
        let found = sections(&plain(text));
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
        let found = sections(&plain(text));
        assert_eq!(found[0].text, "### （一）机制\n平稳。");
        assert_eq!((found[1].heading.as_str(), found[1].text.as_str()), ("二、主动公开政府信息情况", "九条。"));
    }

    #[test]
    fn one_line_or_many() {
        assert_eq!(kinds(&report(BODY, "\n")), all());
        assert_eq!(kinds(&report(BODY, " ")), all());
        let flat = report(BODY, " ");
        assert!(sections(&plain(&flat)).iter().all(|section| section.text == BODY));
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
            assert!(sections(&plain(&text)).iter().all(|section| section.text == BODY), "{text}");
        }
        // Nothing but empty sections is no table of contents: nothing follows it.
        assert_eq!(kinds(&contents("")), all());
    }

    #[test]
    fn empty_sections_stay_if_they_are_all_there_is() {
        let found =
            sections(&plain("一、总体情况\n平稳。\n五、存在的主要问题及改进情况\n六、其他需要报告的事项\n无。"));
        assert_eq!(found.iter().map(|section| section.text.as_str()).collect::<Vec<_>>(), ["平稳。", "", "无。"]);
    }

    #[test]
    fn of_two_copies_the_better_one() {
        let whole = report(BODY, "\n");
        let cut = format!("一、总体情况 {BODY} 二、主动公开政府信息情况 本年度各项工作...");
        for text in [format!("{whole}版权所有\n{cut}"), format!("{cut}\n{whole}")] {
            assert_eq!(kinds(&text), all(), "{text}");
            assert_eq!(sections(&plain(&text))[1].text, BODY, "{text}");
        }
        let last = &sections(&plain(&format!("{whole}版权所有\n{cut}")))[5];
        assert_eq!(last.text, BODY);
    }

    #[test]
    fn a_section_told_in_two_places_is_no_copy() {
        let text = "一、总体情况\n平稳。\n三、主动公开工作情况\n公开九条。\n一、主动公开政府信息情况\n规章 0\n二、收到和处理政府信息公开申请情况\n收到一件。";
        assert_eq!(kinds(text), [Overview, ProactiveDisclosure, ProactiveDisclosure, Applications]);
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
}
