//! GK802: the web address the report gives as its own is not a government domain.
//!
//! Takes addresses (`http://…`, `www.…`) of the visible text that stand directly behind words for the issuer's own
//! site (门户网站, 政府网站), or in the sentence that says where this report can be had. Other people's sites, mail
//! addresses and numbers (`http://10.1.1.1`) are passed over. `门户网站(http://www.example.com/)` is found.

use super::{around, quoted};
use crate::Report;
use crate::document::TextRange;
use crate::finding::{Bilingual, Severity};
use crate::rules::rule::Sink;
use crate::rules::{Rule, RuleDoc, Words};
use crate::text::{Found, Matcher, WordList, folded_words};
use std::sync::LazyLock;

/// The report's own address is not the government's.
pub(in crate::rules) static FOREIGN_DOMAIN: Rule = Rule {
    code: "GK802",
    name: "foreign-domain",
    severity: Severity::Note,
    title: Words {
        zh: "报告自称的网址不是政府域名", en: "the report’s own web address is not a government domain"
    },
    basis: Words {
        zh: "政府网站发展指引（国办发〔2017〕47号）；国办函〔2018〕55号",
        en: "Guidelines on the Development of Government Websites (General Office [2017] 47); General Office [2018] 55",
    },
    doc: RuleDoc {
        what: Words {
            zh: "报告写明的本机关网站地址，或者可以下载本报告的地址，是否以 .gov.cn 或者“.政务”结尾。\
                 转载网站、邮箱和 IP 地址不判断；高校、公益机构的 .edu.cn、.org.cn、.公益 不报告。",
            en: "Whether the address of the issuer's own site, or the one where the report can be had, ends in .gov.cn \
                 or its Chinese equal. Sites of others, mail addresses and numeric addresses are not judged; .edu.cn, \
                 .ac.cn and .org.cn pass.",
        },
        example: Words {
            zh: "“门户网站(http://www.example.com/)下载”：页面被镜像或篡改，网址已被换掉。",
            en: "The sentence on where to download the report names www.example.com: a mirror, or a hijacked page.",
        },
        when_wrong: Words {
            zh: "较早的年度，有的机关网站还没有使用政府域名；网站由媒体代建；或者写的是别家的门户网站。",
            en: "In earlier years some organs had no government domain yet, their site was hosted by a news outlet, or the portal named is somebody else’s.",
        },
    },
    check: foreign_domain,
};

/// Words that end directly before the issuer's own address.
const OWN_SITE: &[&str] = &[
    "门户网站",
    "政府网站",
    "政府网",
    "政府门户网",
    "门户网",
    "政务网",
    "政务公开网",
    "信息公开网",
    "信息公开网站",
    "信息公开专网",
    "本机关网站",
    "本单位网站",
    "本局网站",
    "本部门网站",
];
/// Words between them and the address.
const BETWEEN: &[&str] = &["网址为", "网址是", "网址", "域名为", "域名", "地址为", "地址"];
/// What a sentence on where to get the report holds: one of each.
const REPORT: &[&str] = &["本报告", "年度报告", "本年报", "年报", "报告电子版", "报告全文", "报告可在"];
const TO_BE_HAD: &[&str] = &["下载", "查阅"];
/// Ends of domains that pass.
const OFFICIAL: &[&str] = &["gov.cn", "政务", "政务.cn", "公益", "edu.cn", "ac.cn", "org.cn", "mil.cn"];
/// Where everybody may have a page.
const PLATFORMS: &[&str] =
    &["weibo.com", "weibo.cn", "weixin.qq.com", "qq.com", "toutiao.com", "news.cn", "people.com.cn"];

fn foreign_domain(report: &Report, sink: &mut Sink) {
    let text = report.visible_text();
    let mut told: Vec<String> = Vec::new();
    for (range, host) in addresses(text) {
        if passes(&host) || told.contains(&host) || !is_own(text, &range) {
            continue;
        }
        let message = Bilingual::new(
            format!("报告自称的网址 {host} 不是政府域名"),
            format!("the report's own web address {host} is not a government domain"),
        );
        let mut finding = sink.finding(Some(report.visible_span(&range)), message);
        finding.subject = Some(format!("address.{host}"));
        finding.places = quoted(report, [range]);
        sink.push(finding);
        told.push(host);
    }
}

/// What an address begins with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Beginning {
    Scheme,
    /// It is part of the host.
    Www,
    /// Nothing but a bracket: 门户网站(example.com).
    Bracket,
}

/// What addresses begin with, in small or capital letters. A pattern for the whole of an address would take 2.8 million
/// instructions to compile, a twentieth of what a report takes.
static BEGINNINGS: LazyLock<Matcher<Beginning>> = LazyLock::new(|| {
    use Beginning::{Bracket, Scheme, Www};
    let words = [("http://", Scheme), ("https://", Scheme), ("www.", Www), ("(", Bracket), ("（", Bracket)];
    Matcher::new(words, |first, _| first)
});
/// What a host ends in that stands alone in brackets.
const ENDS: WordList = WordList(".com .cn .net .org .cc .top .xyz .vip .info");

/// Every address of the text with its host, in lower case and without a port.
///
/// Inside a word, a mail address or another address none begins.
fn addresses(text: &str) -> impl Iterator<Item = (TextRange, String)> + '_ {
    let goes_on = |c: char| c.is_ascii_alphanumeric() || matches!(c, '@' | '.' | '/' | '-');
    let mut behind = 0;
    BEGINNINGS.find(text).filter_map(move |Found { value, range }| {
        let before = &text[..range.start];
        let is_inside = before.ends_with(goes_on) && !before.ends_with("//");
        if range.start < behind || value != Beginning::Bracket && is_inside {
            return None;
        }
        let end = range.end + host_length(&text[range.end..])?;
        let start = if value == Beginning::Www { range.start } else { range.end };
        let host = text[start..end].to_ascii_lowercase();
        if !host.contains('.') || value == Beginning::Bracket && !ENDS.ends(&host) {
            return None;
        }
        behind = end;
        Some((if value == Beginning::Bracket { start..end } else { range.start..end }, host))
    })
}

/// Bytes of the host at the start of a text; it begins and ends with a letter or a digit.
fn host_length(text: &str) -> Option<usize> {
    let is_letter = |c: char| c.is_ascii_alphanumeric() || "政务公益".contains(c);
    let length = text.find(|c: char| !is_letter(c) && !matches!(c, '.' | '-')).unwrap_or(text.len());
    let host = text[..length].trim_end_matches(['.', '-']);
    host.starts_with(is_letter).then_some(host.len())
}

/// Whether a host is the government's, a public body's, everybody's, or a number.
fn passes(host: &str) -> bool {
    let under = |end: &str| host.strip_suffix(end).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
    OFFICIAL.iter().chain(PLATFORMS).any(|end| under(end)) || host.chars().all(|c| c.is_ascii_digit() || c == '.')
}

/// Whether the report gives the address as its own.
fn is_own(text: &str, range: &TextRange) -> bool {
    /// Characters of a sentence that are looked at; readings in brackets may be among them.
    const SENTENCE: usize = 120;
    let (before, behind) = around(text, range, SENTENCE);
    let (before, behind) = (&folded_words(before), &folded_words(behind));
    let trimmed = |text: &str| text.trim_end_matches(|c: char| "([【<《“\"'‘’”「」:,-—/".contains(c)).len();
    let mut lead = &before[..trimmed(before)];
    if let Some(shorter) = BETWEEN.iter().find_map(|word| lead.strip_suffix(word)) {
        lead = &shorter[..trimmed(shorter)];
    }
    let holds = |words: &[&str], text: &str| words.iter().any(|word| text.contains(word));
    OWN_SITE.iter().any(|word| lead.ends_with(word))
        || (holds(REPORT, before) && holds(TO_BE_HAD, before.get(last_stop(before)..).unwrap_or("")))
        || (holds(REPORT, before) && holds(TO_BE_HAD, behind))
}

/// Where the last part of a sentence begins.
fn last_stop(text: &str) -> usize {
    text.rfind(',').unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::found;

    fn hosts(text: &str) -> Vec<String> {
        let own = addresses(text).filter(|(range, host)| !passes(host) && is_own(text, range));
        own.map(|(_, host)| host).collect()
    }

    #[test]
    fn addresses_the_report_gives_as_its_own() {
        for (text, host) in [
            ("本年度报告的电子版可从“中国某水”门户网站(http://www.example.com/)下载。", "www.example.com"),
            ("某某省人民政府门户网站 www.Example.com 时间:2019-03-31", "www.example.com"),
            ("某某县政府网站（网址：https://xx.example.cn:8080/a.html）开设专栏", "xx.example.cn"),
            ("本报告电子版可在 http://example.net 下载", "example.net"),
            ("政府网站www.gov.cn.example.org发布", "www.gov.cn.example.org"),
            ("可通过某某县人民政府门户网站(example.cn)查阅", "example.cn"),
            ("可从“中国某某”门户网站(//www.example.com/)下载", "www.example.com"),
            ("“中国·某某”門戶網(wǎng)站(網(wǎng)址：http://www.example.com/)查閱", "www.example.com"),
        ] {
            assert_eq!(hosts(text), [host], "{text}");
        }
    }

    #[test]
    fn addresses_that_are_in_order_or_not_its_own() {
        for text in [
            "可在某某市政府门户网站(http://www.example.gov.cn:81/)下载",
            "门户网站：http://www.某某.政务，政府网站 www.gov.cn",
            "门户网站(http://10.1.2.3/index)",
            "电子邮箱：example@163.com，政府网站编辑部邮箱 www@example.com",
            "通过新闻网站（www.example.com）发布信息，企业服务平台www.example.com上线。",
            "某某大学门户网站 www.example.edu.cn",
            "政府网站发布信息。另见 www.example.com",
            "门户网站 www. 建设中，http:// 无",
            "门户网站(某某发布)和服务平台(example.com)",
            "门户网站(example.gov.cn)下载",
        ] {
            assert!(hosts(text).is_empty(), "{text}: {:?}", hosts(text));
        }
    }

    #[test]
    fn each_host_is_told_once_where_it_first_stands() {
        let page = "<p>某某县2021年政府信息公开工作年度报告</p><p>门户网站 www.<b>example</b>.com</p>\
                    <p>政府网站 www.example.com</p>";
        let report = crate::read("page.html", page.as_bytes()).expect("a page");
        let findings = found(&report, "GK802");
        let [finding] = findings.as_slice() else { panic!("{findings:?}") };
        assert_eq!(finding.at.map(|span| span.of(page)), Some("www.<b>example</b>.com"));
        assert_eq!(finding.message.en, "the report's own web address www.example.com is not a government domain");
    }
}
