//! GK801: words of gambling, betting or adult sites inside the page.
//!
//! Takes the visible text and the lists of [`super::lures`]. One finding a page, with every place. Sentences that
//! speak of enforcement do not count, unless the page is hijacked elsewhere. 发布天天棋牌现行有效规章61件 is found;
//! 打击网络赌博, 体育彩票公益金 and 天天向上 are not.

use super::lures::{ENFORCEMENT, NAMES, ORDINARY, PITCHES};
use super::spotted::spotted;
use super::{around, quoted};
use crate::Report;
use crate::document::TextRange;
use crate::finding::{Bilingual, Severity};
use crate::rules::sink::Sink;
use crate::rules::{Rule, RuleDoc, Words};

/// Somebody else's words on the page.
pub(in crate::rules) static HIJACKED_TEXT: Rule = Rule {
    code: "GK801",
    name: "hijacked-text",
    severity: Severity::Warning,
    title: Words {
        zh: "页面中混入博彩或色情网站的词语", en: "words of gambling or adult sites inside the page"
    },
    basis: Words {
        zh: "没有法律条文；这是网页被篡改的迹象",
        en: "None in law: a sign that the page was tampered with",
    },
    doc: RuleDoc {
        what: Words {
            zh: "页面文字中是否有博彩、棋牌、投注或者色情网站的名称和广告用语，每个页面报告一次，列出所有位置。词表是数据。\
                 讲查处、整治这类网站的句子不算。",
            en: "Whether the visible text holds names or advertisements of gambling, betting or adult sites. One finding \
                 a page, with every place. The list of words is data. Sentences about enforcement do not count.",
        },
        example: Words {
            zh: "“归集整理并发布天天棋牌现行有效规章”：地名被换成了棋牌网站的名称。",
            en: "The name of a city was replaced, throughout the page, by the name of a betting site.",
        },
        when_wrong: Words {
            zh: "报告确实提到这样的名称，例如引用商标、案例，而句中没有查处一类的词。",
            en: "The report does speak of such a name, as of a trade mark or a case, without a word of enforcement.",
        },
    },
    check: hijacked_text,
};

fn hijacked_text(report: &Report, sink: &mut Sink) {
    let places = places(report.visible_text());
    let Some(first) = places.first() else { return };
    let span = report.visible_span(first);
    let quoted = quoted(report, places.iter().cloned());
    let mut words: Vec<&str> = quoted.iter().map(|quoted| quoted.text.as_str()).collect();
    words.sort_unstable();
    words.dedup();
    let words: Vec<String> = words.into_iter().take(3).map(crate::rules::naming::excerpt).collect();
    let (count, zh, en) = (places.len(), words.join("、"), words.join(", "));
    let message = Bilingual::new(
        format!("页面中有博彩或色情网站的词语，共 {count} 处：{zh}"),
        format!("words of gambling or adult sites in {count} {}: {en}", if count == 1 { "place" } else { "places" }),
    );
    let mut finding = sink.finding(Some(span), message);
    finding.subject = Some("page".to_owned());
    finding.places = quoted;
    finding.help = Some(Bilingual::new(
        "页面可能被篡改，应核对原件；读出的数字照常核对",
        "the page was probably tampered with: compare the original; its figures were checked as they stand",
    ));
    sink.push(finding);
}

/// Every place, neighbouring ones as one, where at least one of them is beyond doubt.
fn places(text: &str) -> Vec<TextRange> {
    /// Bytes between two words of one string of keywords: beat365最新版2022_365bet.
    const GAP: usize = 24;
    let mut found: Vec<TextRange> = Vec::new();
    let mut beyond_doubt = false;
    for (range, word) in spotted(text) {
        let Some(range) = whole(text, range, word < NAMES.len()) else { continue };
        beyond_doubt |= !speaks_of_enforcement(text, &range);
        match found.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            Some(last) if range.start - last.end <= GAP && !text[last.end..range.start].contains(is_stop) => {
                last.end = range.end;
            }
            _ => found.push(range),
        }
    }
    if beyond_doubt { found } else { Vec::new() }
}

fn is_stop(c: char) -> bool {
    c.is_whitespace() || matches!(c, '，' | '。' | '、' | '；' | ',' | ';' | '|')
}

/// The word with its advertisement, where it is a word of its own.
fn whole(text: &str, range: TextRange, is_name: bool) -> Option<TextRange> {
    if !is_name {
        let behind = &text[range.end..];
        let pitch = PITCHES.iter().find(|pitch| starts_with(behind, pitch))?;
        return Some(range.start..range.end + pitch.len());
    }
    // A letter next to a letter, or a digit next to a digit, makes it part of a longer word.
    let joined = |inside: Option<char>, outside: Option<char>| match (inside, outside) {
        (Some(inside), Some(outside)) => {
            (inside.is_ascii_alphabetic() && outside.is_ascii_alphabetic())
                || (inside.is_ascii_digit() && outside.is_ascii_digit())
        }
        _ => false,
    };
    let word = &text[range.clone()];
    let before = joined(word.chars().next(), text[..range.start].chars().next_back());
    let behind = joined(word.chars().next_back(), text[range.end..].chars().next());
    let ordinary = ORDINARY.iter().any(|word| text[range.end..].starts_with(word));
    (!before && !behind && !ordinary).then_some(range)
}

fn starts_with(text: &str, word: &str) -> bool {
    text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
}

fn speaks_of_enforcement(text: &str, range: &TextRange) -> bool {
    /// Characters on either side that are looked at.
    const NEAR: usize = 30;
    let (before, behind) = around(text, range, NEAR);
    ENFORCEMENT.iter().any(|word| before.contains(word) || behind.contains(word))
}

#[cfg(test)]
mod tests {
    use super::super::lures::TRADES;
    use super::*;
    use crate::rules::testing::found;

    fn words(text: &str) -> Vec<&str> {
        places(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn somebody_elses_words() {
        for (text, expected) in [
            ("归集整理并发布天天棋牌现行规章九件。", vec!["天天棋牌"]),
            ("BEAT365最新版政府办公室", vec!["BEAT365"]),
            ("由bet365_365bet官网_某某编制", vec!["bet365_365bet"]),
            ("澳门新葡京官网人民政府", vec!["新葡京"]),
            ("某某博彩官网政府，太阳城网址大全", vec!["博彩官网", "太阳城网址"]),
            ("某县棋牌App人民政府", vec!["棋牌App"]),
            ("华体会app下载某某局，开云体育官网", vec!["华体会app", "开云体育官网"]),
            ("日韩无码某某镇", vec!["日韩无码"]),
        ] {
            assert_eq!(words(text), expected, "{text}");
        }
    }

    #[test]
    fn what_reports_may_well_say() {
        for text in [
            "公开彩票公益金使用情况，体育彩票、福利彩票销售点备案。",
            "好好学习，天天向上。天天学法，棋牌室专项检查，老年棋牌活动中心建成。",
            "严厉打击赌博违法犯罪，开展网络赌博专项整治和禁毒禁赌宣传。",
            "查处博彩网站12个，清理赌博网址30条，涉黄视频5部。",
            "侦破“天天棋牌”网络赌博案，抓获犯罪嫌疑人9名。",
            "某某太阳城小区物业纠纷，澳门特别行政区交流，金沙县、金沙江流域治理。",
            "alphabet365、tibet2020@example.com、编号1365bet、cyabos。",
            "官网下载、平台登录入口、app下载、最新版本手机版上线。",
            "一本道德读本，本人妻子，赋码无码管理，成人教育，成人高考网上报名。",
            "检查天天棋牌室，举办欢乐棋牌比赛，金沙娱乐会所消防检查，江南体育中心建成，伟德国际学校。",
            "预约炮台参观，赴清华体会名校文化，展开云体育课，网投平台受理投诉，澳门博彩业分析，派送彩金。",
            "娱乐城注册资本、快三年行动、银河街道、皇冠假日酒店、永利村。",
        ] {
            assert!(words(text).is_empty(), "{text}: {:?}", words(text));
        }
    }

    #[test]
    fn one_finding_a_page_with_every_place() {
        let page = "<html><body><h1>某某市<b>天天</b>棋牌2021年政府信息公开工作年度报告</h1>\
                    <p>天天棋牌办公室编制。打击天天棋牌。</p></body></html>";
        let report = crate::read("page.html", page.as_bytes()).expect("a page");
        let findings = found(&report, "GK801");
        let [finding] = findings.as_slice() else { panic!("{findings:?}") };
        let cut: Vec<_> = finding.places.iter().map(|place| place.at.map_or("", |span| span.of(page))).collect();
        assert_eq!(cut, ["天天</b>棋牌", "天天棋牌", "天天棋牌"]);
        assert!(finding.places.iter().all(|place| place.text == "天天棋牌"));
        assert_eq!(finding.at, finding.places[0].at);
        assert_eq!(finding.message.zh, "页面中有博彩或色情网站的词语，共 3 处：天天棋牌");
    }

    #[test]
    fn the_lists_are_sound() {
        for list in [NAMES, TRADES, PITCHES, ENFORCEMENT, ORDINARY] {
            for (at, word) in list.iter().enumerate() {
                assert!(!list[..at].contains(word), "{word} stands there twice");
                assert!(!word.is_empty() && !word.contains(char::is_whitespace), "{word}");
                assert!(!word.contains(|c: char| c.is_ascii_uppercase()), "{word}");
            }
        }
        // A word on enforcement must not hide inside a name, or the name would excuse itself.
        assert!(NAMES.iter().all(|name| !ENFORCEMENT.iter().any(|word| name.contains(word))));
    }
}
