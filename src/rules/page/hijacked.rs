//! GK801: words of gambling, betting or adult sites inside the page.
//!
//! Takes the visible text and the lists of [`super::lures`]. One finding a page, with every place. Sentences that
//! speak of enforcement do not count, unless the page is hijacked elsewhere. 发布天天棋牌现行有效规章61件 is found;
//! 打击网络赌博, 体育彩票公益金 and 天天向上 are not.

use super::lures::{ENFORCEMENT, LOTTERY, ORDINARY, PITCHES};
use super::made_up::starts_with;
use super::spotted::{Weight, spotted};
use super::{around, quoted};
use crate::Report;
use crate::document::TextRange;
use crate::finding::{Bilingual, Severity};
use crate::rules::rule::Sink;
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
    let spotted: Vec<_> = spotted(text).filter_map(|(range, weight)| whole(text, range, weight)).collect();
    let beyond_doubt = |(range, weight): &(TextRange, Weight)| *weight == Weight::Name && !is_spoken_of(text, range);
    if !spotted.iter().any(beyond_doubt) {
        return Vec::new();
    }
    let mut found: Vec<TextRange> = Vec::new();
    for (range, _) in
        spotted.into_iter().filter(|(range, weight)| *weight == Weight::Name || !is_spoken_of(text, range))
    {
        match found.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            Some(last) if range.start - last.end <= GAP && !text[last.end..range.start].contains(is_stop) => {
                last.end = range.end;
            }
            _ => found.push(range),
        }
    }
    found
}

fn is_stop(c: char) -> bool {
    c.is_whitespace() || matches!(c, '，' | '。' | '、' | '；' | ',' | ';' | '|')
}

/// The word with its advertisement and what both say together, where it is a word of its own.
fn whole(text: &str, range: TextRange, weight: Weight) -> Option<(TextRange, Weight)> {
    let behind = &text[range.end..];
    let pitch = PITCHES.iter().filter(|pitch| starts_with(behind, pitch)).max_by_key(|pitch| pitch.len());
    if let Some(pitch) = pitch.filter(|_| weight == Weight::Trade) {
        return Some((range.start..range.end + pitch.len(), Weight::Name));
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
    let ordinary = ORDINARY.begins(&text[range.end..]);
    (!before && !behind && !ordinary).then_some((range, weight))
}

/// Whether the sentence around a word is on enforcement, or on the lawful lottery.
fn is_spoken_of(text: &str, range: &TextRange) -> bool {
    /// Characters on either side that are looked at.
    const NEAR: usize = 30;
    let (before, behind) = around(text, range, NEAR);
    [ENFORCEMENT, LOTTERY].into_iter().any(|lawful| lawful.is_in(before) || lawful.is_in(behind))
}

#[cfg(test)]
mod tests {
    use super::super::lures::{NAMES, TRADES};
    use super::super::made_up::MADE_UP;
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
            ("澳门新葡京官网人民政府", vec!["澳门新葡京官网"]),
            ("某某博彩官网政府，太阳城网址大全", vec!["博彩官网", "太阳城网址"]),
            ("某县棋牌App人民政府", vec!["棋牌App"]),
            ("华体会app下载某某局，开云体育官网", vec!["华体会app", "开云体育官网"]),
            ("日韩无码某某镇", vec!["日韩无码"]),
            ("澳门金沙城中心_某杯足球网-【投注官网平台】某某局", vec!["澳门金沙城中心_某杯足球网-【投注官网"]),
            ("某某办公室比分直播,篮球比分直播印发", vec!["比分直播", "篮球比分直播"]),
            ("某某县足球网，世界杯买球某某局", vec!["足球网", "世界杯买球"]),
            ("某某市极速快3、五分时时彩政府", vec!["极速快3", "五分时时彩"]),
            ("线上百家乐平台某某局，必威体育app", vec!["线上百家乐平台", "必威体育app"]),
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
            "体育彩票公益金、福利彩票公益金使用情况，彩票投注站监管，体育彩票投注网点分布。",
            "举办电子竞技大赛、世界杯观赛活动，青少年足球网点、足球网络直播，购买球网和球类器材。",
            "中国体育彩票竞彩网官网，福利彩票官网投注须知。",
            "国产化改造、日本成人教育交流，亚洲杯志愿服务，棋牌娱乐室，金沙城社区卫生服务站。",
            "考察澳门金沙城中心，澳门银河娱乐集团参展，赛事比分直播。",
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
        let names = NAMES.iter().flat_map(|names| names.iter());
        let lists = [TRADES, PITCHES, ENFORCEMENT, LOTTERY, ORDINARY].map(|list| list.iter().collect());
        for list in lists.into_iter().chain([names.collect::<Vec<_>>()]) {
            for (at, word) in list.iter().enumerate() {
                assert!(!list[..at].contains(word), "{word} stands there twice");
                assert!(!word.is_empty() && !word.contains(char::is_whitespace), "{word}");
                assert!(!word.contains(|c: char| c.is_ascii_uppercase()), "{word}");
            }
        }
        // A word on enforcement must not hide inside a name, or the name would excuse itself.
        let words = MADE_UP.iter().flat_map(|classes| *classes).flat_map(|class| *class);
        let names = NAMES.iter().flat_map(|names| names.iter());
        assert!(!names.chain(words.copied()).any(|name| ENFORCEMENT.is_in(name)));
    }
}
