//! The report named inside a sentence of its beginning: `现公布某某县民政局2021年政府信息公开工作年度报告`.
//!
//! Takes what stands between a word that announces it (公布, 编制, 将) and its noun (报告, 年报), in 《》 or not, and takes that apart as
//! a title. Refuses what is told of another document (…年度报告格式, …年度报告编制工作的通知) and what was done with another report before
//! (按时公布2020年…).

use super::lexicon::{ANNOUNCES, DONE_BEFORE, GOES_ON, NOW, OF_ITSELF, REPORT};
use super::title::{self, Title};
use crate::document::Document;
use crate::text::FoldedText;

/// Bytes of a page in which its report is announced.
const SEARCHED: usize = 6_000;
/// Bytes of the longest name of a report.
const LONGEST: usize = 180;

/// The first report that the page's beginning announces.
pub(super) fn announced(document: &Document<'_>) -> Option<Title> {
    let text = FoldedText::at(&document.text[..document.text.floor_char_boundary(SEARCHED)], 0);
    let nouns = || REPORT.iter().flat_map(|noun| text.folded.match_indices(noun));
    let mut ends: Vec<usize> = nouns().map(|(at, noun)| at + noun.len()).collect();
    ends.sort_unstable();
    ends.iter().find_map(|&end| named(document, &text, end))
}

/// The report whose noun ends at byte `end`.
fn named(document: &Document<'_>, text: &FoldedText, end: usize) -> Option<Title> {
    let folded = &text.folded;
    if GOES_ON.begins(&folded[end..]) {
        return None;
    }
    let sentence = folded[..end].rfind(['。', ';', '!']).map_or(0, |mark| mark);
    let opens = |c: char| ",:、。;!|《〈“\"".contains(c);
    let from = folded[..end].trim_end_matches(|c| !opens(c)).len();
    let quoted = folded[..from].trim_end_matches(['《', '“', '"']);
    let is_announced = quoted.len() < from && ANNOUNCES.ends(quoted);
    let within = |word: &'static str| folded[from..end].match_indices(word).map(move |(at, _)| from + at + word.len());
    let is_subject = from <= sentence + '。'.len_utf8() && OF_ITSELF.begins(&folded[end..]);
    let whole = (is_announced || is_subject).then_some(from);
    let mut starts: Vec<usize> = ANNOUNCES.iter().flat_map(within).chain(whole).collect();
    starts.sort_unstable();
    starts.into_iter().filter(|start| end - start <= LONGEST).find_map(|start| {
        let before = &folded[sentence..start];
        if DONE_BEFORE.is_in(before) && !NOW.is_in(before) {
            return None;
        }
        title::of_range(document, &text.range(&(start..end))?)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::testing::plain;

    fn told(text: &str) -> (Option<String>, Option<i32>) {
        let told = announced(&plain(text));
        let (issuer, year) = told.map_or((None, None), |told| (told.issuer, told.year));
        (issuer.map(|(name, _)| name), year.map(|(year, _)| year))
    }

    #[test]
    fn who_and_when_stand_between_the_verb_and_the_noun() {
        for (text, issuer, year) in [
            ("现公布云岭县统计局2023年政府信息公开工作年度报告。", Some("云岭县统计局"), Some(2023)),
            ("特向社会公布2022年云岭县医疗保障局政府信息公开工作年度报告。", Some("云岭县医疗保障局"), Some(2022)),
            ("现编制形成《云岭市司法局2023年政府信息公开工作年度报告》，数据如下。", Some("云岭市司法局"), Some(2023)),
            ("根据要求，编制云岭市人防办2018年政府信息公开年度报告，包括概述等。", Some("云岭市人防办"), Some(2018)),
            ("现将2021年度云岭县林业局政府信息公开工作报告如下：", Some("云岭县林业局"), Some(2021)),
            ("现公布云岭市河东区人民政府2024年政府信息公开年报。", Some("云岭市河东区人民政府"), Some(2024)),
            ("现公布2025年河东区政府信息公开情况报告。", Some("河东区"), Some(2025)),
            (
                "云岭市统计局2023年政府信息公开工作年度报告（以下简称年报）是根据条例编制。",
                Some("云岭市统计局"),
                Some(2023),
            ),
            ("成文日期：2025年3月7日。", None, None),
            ("成文日期：2025年3月7日 现公布云岭市2024年政府信息公开年报", Some("云岭市"), Some(2024)),
            ("特向社会公布我局2022年政府信息公开工作年度报告。", None, Some(2022)),
            ("我们编制了2021年政府信息公开年度报告。", None, Some(2021)),
            ("向社会公布2021年本级政府信息公开工作年度报告。", None, Some(2021)),
        ] {
            assert_eq!(told(text), (issuer.map(str::to_owned), year), "{text}");
        }
    }

    #[test]
    fn other_documents_and_reports_of_before_announce_nothing() {
        for text in [
            "根据《关于做好2022年度政府信息公开工作年度报告编制工作的通知》要求。",
            "参照《中华人民共和国政府信息公开工作年度报告格式》编制。",
            "1月30日，公布2020年政府信息公开工作年度报告。",
            "按时公布2020年政府信息公开工作年度报告。",
            "撰写了《2020年云岭县林业局政府信息公开工作年度报告》，并已发布。".replace("撰写了", "学习").as_str(),
            "本年度报告由六部分组成。",
            "公布2021年政府信息公开工作年度报告格式。",
        ] {
            assert_eq!(told(text), (None, None), "{text}");
        }
    }
}
