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
        SECTIONS.iter().map(|spec| format!("{}{between}{body}{between}", spec.heading)).collect()
    }

    fn contents(page: &str) -> String {
        SECTIONS.iter().map(|spec| format!("{}{page}\n", spec.heading)).collect()
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

#[cfg(test)]
mod throwaway {
    #[test]
    fn corpus() {
        let mut files: Vec<_> =
            std::fs::read_dir("/work/shared/corpus/reports").unwrap().map(|f| f.unwrap().path()).collect();
        files.sort();
        for f in files {
            let text = std::fs::read_to_string(&f).unwrap();
            show(&text);
        }
    }
    fn show(text: &str) {
        let d = super::testing::plain(text);
        let m = crate::metadata::metadata(&d);
        println!(
            "--- {:?} | {:?} | {:?} | {:?} | {:?}",
            m.title.map(|t| t.value),
            m.issuer.map(|t| t.value),
            m.year.map(|t| t.value),
            m.period.map(|t| t.value),
            m.published.map(|t| t.value)
        );
        for s in super::sections(&d) {
            println!("  {:?} | {} | {:?}", s.kind, s.heading, s.text.chars().take(30).collect::<String>());
        }
    }
    #[test]
    fn samples() {
        show(
            "某某县2021年政府信息公开工作年度报告\n发布时间：2022-01-25 15:30 信息来源：县政府办公室 浏览次数：12\n一、总体情况\n2021年，某某县好。\n（一）主动公开。\n二、行政机关主动公开政府信息的情况\n规章 1\n三、行政机关收到和处理政府信息公开申请情况\n一、本年新收政府信息公开申请数量\n2\n四、因政府信息公开工作被申请行政复议、提起行政诉讼情况\n行政复议 0\n五、政府信息公开工作存在的主要问题及改进情况\n（一）主要问题\n少\n六、其他需要报告的事项\n（一）收费情况 无\n附件：表.xls\n分享到：\n【打印本页】",
        );
        show(
            "某某区教育局二〇二二年政府信息公开工作年度报告 来源： 某某区教育局 发布时间： 2023-01-12 09:00 一、总体情况 好。二、主动公开政府信息情况 第二十条第（一）项 信息内容 规章 0 三、收到和处理政府信息公开申请情况 （本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和） 申请人情况 一、本年新收政府信息公开申请数量 0 三、本年度办理结果 （一）予以公开 0 四、政府信息公开行政复议、行政诉讼情况 行政复议 0 五、存在的主要问题及改进情况 人少。 六、其他需要报告的事项 无。",
        );
        show(
            "XX网\n政府信息公开\n总体情况\n主动公开政府信息情况\n收到和处理政府信息公开申请情况\n其他需要报告的事项\n2019年政府信息公开工作年度报告\n索引号：000\n1.总体情况\n好。\n2.主动公开政府信息情况\n多。\n3.收到和处理政府信息公开申请情况\n少。\n4.政府信息公开行政复议、行政诉讼情况\n无。\n5.存在的主要问题及改进情况\n人。\n6.其他需要报告的事项\n无",
        );
        show(
            "国家税务总局某某市税务局\n2023年政府信息公开工作年度报告\n2024-01-30 10:00\n来源：本站\n根据《条例》编制。所列数据统计期限从2023年1月1日起到2023年12月31日止。\n  一、总体情况\n  二、主动公开政府信息情况\n  三、收到和处理政府信息公开申请情况\n无\n ",
        );
        show(
            "某某街道办事处2020年度政府信息公开工作年度报告\n为贯彻条例，现将本街道情况报告如下：\n一、总体情况：\n好。\n二、主动公开政府信息情况：\n多",
        );
        show(
            "某某市發展和改革委員會2020年政府信息公開工作年度報告\n一、總體情況\n好。\n二、主動公開政府信息情況\n多。\n五、存在的主要問題及改進情況\n少",
        );
    }
    #[test]
    fn hostile() {
        let n = 200_000;
        for (name, text) in [
            ("headings", "一、总体情况\n".repeat(n / 5)),
            ("thin", "一、总体情况\n好。\n二、主动公开政府信息情况\n".repeat(n / 20)),
            ("oneline", "总体情况".repeat(n)),
            ("oneline numbered", "。一、总体情况 ".repeat(n / 4)),
            ("years", "2021年".repeat(n)),
            ("dates", "2021年1月1日至".repeat(n / 4)),
            ("bao", "2021年政府信息公开报告\n".repeat(n / 10)),
            ("by", "本报告由".repeat(n)),
            (
                "opening",
                (0..n / 10)
                    .map(|i| format!("2021年,某{}省坚", char::from_u32(0x4e00 + (i as u32 % 20000)).unwrap()).repeat(1))
                    .collect(),
            ),
            ("portal", "“中国某水”".repeat(n / 5)),
            ("paren", "一、总体情况）".repeat(n / 5)),
            ("zai", "在某某省2021年".repeat(n / 5)),
            ("spaces", format!("一、总体{}情况", " ".repeat(n * 5))),
            ("near", "二、主动公开政府信启情况\n".repeat(n / 10)),
            ("numerals", "一".repeat(n)),
            ("digits", "2".repeat(n * 3)),
        ] {
            let d = super::testing::plain(&text);
            let t = std::time::Instant::now();
            std::hint::black_box(super::sections(&d));
            let a = t.elapsed();
            let t = std::time::Instant::now();
            std::hint::black_box(crate::metadata::metadata(&d));
            println!("{name}: {} KB sections {a:?} metadata {:?}", text.len() / 1000, t.elapsed());
        }
    }
}
