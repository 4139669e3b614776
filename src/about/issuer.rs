//! Who reports, where the title does not say.
//!
//! Takes the evidence of the page in falling order of weight: the line under the title, the signature over the final
//! date, `本报告由…编制`, `现将…2021年政府信息公开…`, `2016年，某某省坚持…`, `请与…联系`, the portal `“中国某水”` together with what the
//! page calls itself (全市), and the page's metadata. Refuses whatever has not the form of an organ's name ([`is_organ`]):
//! no issuer is better than a betting site's name put in place of a city.

use super::folded;
use super::organ::{is_organ, without_office};
use crate::document::{Document, TextRange};
use crate::text::FoldedText;
use crate::text::plain_char;
use std::cell::OnceCell;
use std::ops::Range;

/// A name and where it stands; `None` where only the page's metadata have it, or the page has it in other words.
pub(super) type Named = (String, Option<TextRange>);

/// Bytes of a page searched for evidence: reports say who they are at the start.
const SEARCHED: usize = 120_000;
/// Bytes of the longest name tried.
const LONGEST: usize = 96;
/// Characters looked at around a word: a name, what leads to it and away from it, and a note in brackets cut in two.
const NEAR: usize = 56;

/// The issuer by the body's own words.
pub(super) fn from_body(document: &Document<'_>) -> Option<Named> {
    let body = Body::new(document)?;
    [compiled_by, report_of, opening, contact, portal].iter().find_map(|evidence| evidence(&body))
}

/// The issuer by the page's metadata: the source it names, or the site's name where the report speaks of it.
pub(super) fn from_metadata(document: &Document<'_>) -> Option<Named> {
    let named = |wanted: &str| {
        let content = document.metadata.iter().find(|(name, _)| name == wanted).map(|(_, content)| content)?;
        let squeezed = FoldedText::of(content);
        let name = without_office(&squeezed.plain);
        is_organ(&FoldedText::of(name).folded).then(|| name.to_owned())
    };
    let spoken_of = |name: &String| document.text.contains(name.as_str());
    let name = named("contentsource").or_else(|| named("source")).or_else(|| named("sitename").filter(spoken_of))?;
    Some((name, None))
}

/// The page's first text: looked at where a word leads to a name, and squeezed there.
struct Body<'d> {
    document: &'d Document<'d>,
    text: &'d str,
    whole: OnceCell<FoldedText>,
}

impl<'d> Body<'d> {
    fn new(document: &'d Document<'_>) -> Option<Self> {
        let end = (0..=SEARCHED.min(document.text.len())).rev().find(|&at| document.text.is_char_boundary(at))?;
        Some(Self { document, text: &document.text[..end], whole: OnceCell::new() })
    }

    /// Where one of these characters stands, in order.
    fn places(&self, characters: &[&str]) -> Vec<usize> {
        let of = |character: &&str| memchr::memmem::find_iter(self.text.as_bytes(), character.as_bytes()).collect();
        let mut places: Vec<usize> = characters.iter().flat_map(|character| -> Vec<usize> { of(character) }).collect();
        places.sort_unstable();
        places
    }

    /// Whether the character before byte `at` is such, as far as can be seen without squeezing.
    fn may_follow(&self, at: usize, is_such: impl Fn(char) -> bool) -> bool {
        let before = self.text[..at].chars().next_back();
        before.is_some_and(|c| plain_char(c).is_none_or(|c| c == ' ' || c == ')' || c.is_whitespace() || is_such(c)))
    }

    /// The text from byte `at` on, as far as a name and what follows it reach.
    fn from(&self, at: usize) -> FoldedText {
        let mut length = NEAR * 3;
        loop {
            let end = (at..=self.text.len().min(at + length)).rev().find(|&end| self.text.is_char_boundary(end));
            let end = end.unwrap_or(at);
            let squeezed = folded(self.document, &(at..end));
            if end == self.text.len() || squeezed.plain.chars().count() >= NEAR {
                return squeezed;
            }
            length *= 2;
        }
    }

    /// The text before byte `at`, as far as what leads to a name reaches.
    fn before(&self, at: usize) -> FoldedText {
        let mut length = NEAR * 3;
        loop {
            let start = (at.saturating_sub(length)..=at).find(|&start| self.text.is_char_boundary(start)).unwrap_or(at);
            let squeezed = folded(self.document, &(start..at));
            if start == 0 || squeezed.plain.chars().count() >= NEAR {
                return squeezed;
            }
            length *= 2;
        }
    }

    /// All of the text.
    fn whole(&self) -> &FoldedText {
        self.whole.get_or_init(|| folded(self.document, &(0..self.text.len())))
    }
}

/// A line that is an organ's name and nothing else.
pub(super) fn from_line(document: &Document<'_>, line: &TextRange) -> Option<Named> {
    if line.len() > LONGEST * 2 {
        return None;
    }
    let squeezed = folded(document, line);
    named(&squeezed, 0..squeezed.plain.len())
}

fn named(text: &FoldedText, range: Range<usize>) -> Option<Named> {
    let folded = text.folded.get(range.clone())?;
    if folded.len() > LONGEST || !is_organ(folded) {
        return None;
    }
    Some((text.plain[range.clone()].to_owned(), text.range(&range)))
}

/// An organ's name that is the office of the issuer, without the office.
fn named_office(text: &FoldedText, range: Range<usize>) -> Option<Named> {
    let length = without_office(text.folded.get(range.clone())?).len();
    named(text, range.start..range.start + length)
}

/// Where a run that may be a name ends: at the first of `stops` or of what no name contains.
fn run(text: &str, start: usize, stops: &[&str]) -> Range<usize> {
    let rest = text.get(start..).unwrap_or("");
    let near = rest.char_indices().nth(LONGEST / 3).map_or(rest, |(at, _)| &rest[..at]);
    let marks =
        near.find(|c: char| "，,。；;、：:《》“”\"!?|".contains(c) || c.is_ascii_alphanumeric()).unwrap_or(near.len());
    let word = stops.iter().filter_map(|stop| near.find(stop)).filter(|&at| at > 0).min().unwrap_or(near.len());
    start..start + marks.min(word)
}

/// `本报告由某县人民政府办公室编制`.
fn compiled_by(body: &Body<'_>) -> Option<Named> {
    const STOPS: [&str; 12] =
        ["编制", "汇总", "综合", "根据", "按照", "依据", "结合", "组织", "负责", "会同", "统计", "发布"];
    body.places(&["由"]).into_iter().find_map(|at| {
        let before = body.before(at).folded;
        let near = before.char_indices().rev().nth(15).map_or(before.as_str(), |(at, _)| &before[at..]);
        if !near.contains("报告") && !near.contains("年报") {
            return None;
        }
        let text = body.from(at);
        named_office(&text, run(&text.folded, "由".len(), &STOPS))
    })
}

/// `现将某县人民政府2021年政府信息公开…`, `在某省2016年各市…的基础上`.
fn report_of(body: &Body<'_>) -> Option<Named> {
    let leads = body.places(&["将", "在"]).into_iter().filter(|&at| may_lead_to_year(&body.text[at..]));
    leads.into_iter().find_map(|at| {
        let text = body.from(at);
        let range = run(&text.folded, "将".len(), &["关于"]);
        let behind = &text.folded[range.end..];
        let behind = behind.strip_prefix("关于").unwrap_or(behind);
        let year =
            behind.get(..4).is_some_and(|year| year.starts_with("20") && year.bytes().all(|b| b.is_ascii_digit()));
        (year && behind[4..].starts_with('年')).then(|| named(&text, range))?
    })
}

/// Whether a name may stand between the first character and a year: nothing else ends it, as far as can be seen at a
/// glance.
fn may_lead_to_year(text: &str) -> bool {
    /// Characters of a name with what leads to it and away from it.
    const FAR: usize = LONGEST / 3 + 4;
    let plain = text.chars().filter_map(plain_char).filter(|c| !c.is_whitespace()).skip(1);
    let end =
        plain.take(FAR).find(|c| c.is_ascii_alphanumeric() || matches!(c, '，' | ',' | '。' | '(' | '、' | ';' | ':'));
    matches!(end, Some('2' | '('))
}

/// `2016年，某省坚持…`, where the name comes again.
fn opening(body: &Body<'_>) -> Option<Named> {
    const STOPS: [&str; 40] = [
        "坚持",
        "认真",
        "深入",
        "按照",
        "围绕",
        "严格",
        "积极",
        "全面",
        "共",
        "紧",
        "贯彻",
        "根据",
        "切实",
        "持续",
        "不断",
        "扎实",
        "进一步",
        "高度",
        "主动",
        "始终",
        "继续",
        "政府信息公开",
        "信息公开",
        "政务公开",
        "通过",
        "聚焦",
        "立足",
        "依",
        "收到",
        "受理",
        "办理",
        "印发",
        "各",
        "以",
        "在",
        "对",
        "把",
        "将",
        "人民群众",
        "牢",
    ];
    body.places(&["年"]).into_iter().filter(|&at| body.may_follow(at, |c| c.is_ascii_digit())).find_map(|at| {
        let is_year = body.before(at).folded.ends_with(|c: char| c.is_ascii_digit());
        let text = body.from(at);
        let start = "年".len();
        let start = start + usize::from(is_year && text.folded[start..].starts_with(','));
        let range = is_year.then(|| run(&text.folded, start, &STOPS))?;
        let (name, place) = named(&text, range.clone())?;
        let again = body.text.matches(name.as_str()).nth(1).is_some()
            || body.whole().folded.matches(&text.folded[range]).nth(1).is_some();
        again.then_some((name, place))
    })
}

/// `如有疑问，请与某县人民政府办公室联系`.
fn contact(body: &Body<'_>) -> Option<Named> {
    let asked = |lead: &'static str| {
        let texts = body.places(&["请", "請"]).into_iter().map(|at| body.from(at));
        texts.filter(move |text| text.folded.starts_with(lead))
    };
    let with = |text: FoldedText| {
        let range = run(&text.folded, "请与".len(), &["联系"]);
        text.folded[range.end..].starts_with("联系").then(|| named_office(&text, range))?
    };
    let to = |text: FoldedText| named_office(&text, run(&text.folded, "请联系".len(), &["("]));
    asked("请与").find_map(with).or_else(|| asked("请联系").find_map(to))
}

/// What a page calls its own place, by the level that makes it so.
const LEVELS: [(&str, [&str; 3]); 6] = [
    ("省", ["全省", "我省", "省政府"]),
    ("市", ["全市", "我市", "市政府"]),
    ("县", ["全县", "我县", "县政府"]),
    ("区", ["全区", "我区", "区政府"]),
    ("州", ["全州", "我州", "州政府"]),
    ("旗", ["全旗", "我旗", "旗政府"]),
];
/// How often a portal's place must be named where the page nowhere writes it out with its level.
const NAMED_OFTEN: usize = 3;

/// `“中国某水”门户网站` and `全市`: 某水市. The page writes it out, or only a city can be meant.
fn portal(body: &Body<'_>) -> Option<Named> {
    const QUOTES: [char; 3] = ['“', '"', '「'];
    // What the place is called decides the whole page, but most pages name no portal.
    let quoted = body.places(&["中"]).into_iter().filter(|&at| body.may_follow(at, |c| QUOTES.contains(&c)));
    if !quoted.into_iter().any(|at| body.from(at).folded.starts_with("中国")) {
        return None;
    }
    let text = body.whole();
    let mut places = text.folded.match_indices("中国").filter_map(|(at, lead)| {
        let start = at + lead.len();
        let range = start..start + text.folded[start..].find(['”', '"', '」'])?;
        let opened = text.folded[..at].ends_with(QUOTES);
        (opened && (2..=4).contains(&text.folded[range.clone()].chars().count())).then_some(range)
    });
    let first = places.next()?;
    let place = &text.folded[first.clone()];
    if places.any(|other| &text.folded[other] != place) {
        return None;
    }
    let (level, _) = LEVELS
        .iter()
        .max_by_key(|(_, words)| words.iter().map(|word| text.folded.matches(word).count()).sum::<usize>())?;
    let name = format!("{place}{level}");
    if let Some(at) = text.folded.find(&name) {
        return named(text, at..at + name.len());
    }
    let other_level = LEVELS.iter().any(|(level, _)| text.folded.contains(&format!("{place}{level}")));
    let often = text.folded.matches(place).count() >= NAMED_OFTEN;
    (*level == "市" && !other_level && often && is_organ(&name))
        .then(|| (format!("{}{level}", &text.plain[first.clone()]), text.range(&first)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sections::testing::plain;
    use crate::text::simplified;

    fn body(text: &str) -> Option<String> {
        let document = plain(text);
        from_body(&document).map(|(name, range)| {
            let range = range.expect("a name of the body has a place");
            assert!(name.starts_with(document.slice(&range)), "{name}");
            name
        })
    }

    #[test]
    fn the_report_says_who_made_it() {
        for (text, issuer) in [
            ("本报告由某某县人民政府办公室编制，全文共六部分。", "某某县人民政府"),
            ("本年度报告由某某省人民政府办公厅汇总各市情况编制而成。", "某某省人民政府"),
            ("现将某某镇人民政府2021年政府信息公开工作情况报告如下。", "某某镇人民政府"),
            ("在某某省2016年各市年度报告的基础上编制。", "某某省"),
            ("一、概述\n2016年，某某省坚持以公开为常态。\n某某省各市均已完成。", "某某省"),
            ("如有疑问，请与某某县民政局办公室联系（电话：00000）。", "某某县民政局"),
            (
                "可在“中国某水”门户网站下载。全市各部门按时完成，我市“某水发布”影响不断扩大，某水交警也已开通。",
                "某水市",
            ),
            ("可在“中国某水”门户网站下载。全县各部门按时完成，某水县已开通。", "某水县"),
        ] {
            assert_eq!(body(text).as_deref(), Some(issuer), "{text}");
        }
    }

    #[test]
    fn no_issuer_is_better_than_a_wrong_one() {
        for text in [
            "本报告由概述、主动公开政府信息情况等部分组成。",
            "本报告由bet99官网某某市政府办公室编制。",
            "本报告由我局办公室编制。",
            "2016年，国务院办公厅印发工作要点。国务院办公厅要求落实。",
            "2016年，某某省印发工作要点。",
            "2016年，我市坚持公开为常态，我市各部门均已完成。",
            "严格落实《某某省2016年政务公开工作要点》。",
            "如有疑问，请与本机关联系。",
            // The portal of the city above: the county is not named.
            "可在“中国某水”门户网站下载。全县各部门按时完成，某水发布、某水交警也已开通。",
            "可在“中国某水”门户网站下载。全市各部门按时完成。",
            "可在“中国某水”和“中国某山”网站下载。全市完成，某水发布、某水交警、某水、某山。",
        ] {
            assert_eq!(body(text), None, "{text}");
        }
    }

    #[test]
    fn words_that_lead_to_names_are_found_in_either_script() {
        for (simple, both) in [('由', "由"), ('将', "将"), ('在', "在"), ('年', "年"), ('请', "请請"), ('中', "中")]
        {
            let same = |c: &char| simplified(*c) == simple;
            assert_eq!(
                ('\u{4e00}'..='\u{9fff}').filter(same).collect::<Vec<_>>().len(),
                both.chars().count(),
                "{both}"
            );
        }
    }

    #[test]
    fn metadata_of_the_page() {
        let of = |entries: &[(&str, &str)]| {
            let mut document = plain("某某市人民政府年内公开九条。");
            document.metadata = entries.iter().map(|&(name, content)| (name.to_owned(), content.to_owned())).collect();
            from_metadata(&document).map(|(name, _)| name)
        };
        assert_eq!(of(&[("contentsource", "某某县民政局办公室")]).as_deref(), Some("某某县民政局"));
        assert_eq!(of(&[("contentsource", "本站"), ("sitename", "某某市人民政府")]).as_deref(), Some("某某市人民政府"));
        assert_eq!(of(&[("sitename", "某某省人民政府")]), None);
        assert_eq!(of(&[("sitename", "某某市人民政府网")]), None);
    }
}
