//! GK804: a citizen's identity number, or a mobile number outside the lines that say how to get in touch.
//!
//! Takes the visible text; figures of the statutory tables are none. The office's own telephone, in a line of 联系电话,
//! 传真 or 地址, is there on purpose. One finding a page and kind, with every place. The number itself is never told: all
//! outputs show stars ([`crate::personal`]).

use super::quoted;
use crate::Report;
use crate::document::TextRange;
use crate::finding::{Bilingual, Severity};
use crate::personal::{self, Kind};
use crate::report::Status;
use crate::rules::rule::Sink;
use crate::rules::{Rule, RuleDoc, Words};

/// A citizen's number stands in the text.
pub(in crate::rules) static PERSONAL_DATA: Rule = Rule {
    code: "GK804",
    name: "personal-data",
    severity: Severity::Warning,
    title: Words { zh: "正文中有个人信息", en: "a citizen’s number stands in the text" },
    basis: Words {
        zh: "政府信息公开条例（国务院令第711号）第十五条",
        en: "Regulations on Open Government Information (State Council Decree 711), art. 15",
    },
    doc: RuleDoc {
        what: Words {
            zh: "页面文字中是否有公民身份号码（18 位，日期和校验码都正确），或者联系电话、传真、地址等联系方式以外的手机号码。\
                 每类每个页面报告一次，列出所有位置；各种输出中号码一律以星号代替。",
            en: "Whether the visible text holds a citizen’s identity number (18 characters, with a date that exists and \
                 the right check digit), or a mobile number outside lines that say how to get in touch. One finding a \
                 page and kind, with every place; the number is hidden by stars in every output.",
        },
        example: Words {
            zh: "“申请人某某（手机号码 139********）申请公开……”：公开了申请人的手机号码。",
            en: "The text tells an applicant’s mobile number.",
        },
        when_wrong: Words {
            zh: "是机关对外公布的工作手机，而所在的句子没有联系电话一类的词；是恰好符合号段的其他编号。",
            en: "It is an office’s own mobile number in a sentence that does not say so, or another number of the same \
                 form.",
        },
    },
    check: personal_data,
};

/// Words of lines that say how to get in touch.
const CONTACT: &[&str] = &[
    "电话",
    "電話",
    "联系",
    "聯繫",
    "聯絡",
    "联络",
    "传真",
    "傳真",
    "地址",
    "热线",
    "咨询",
    "监督",
    "举报",
    "投诉",
    "邮编",
    "邮箱",
    "值班",
    "客服",
    "技术支持",
    "微信",
    "公开方式",
    "受理",
    "负责人",
    "tel",
    "Tel",
    "TEL",
];

fn personal_data(report: &Report, sink: &mut Sink) {
    let text = report.visible_text();
    let found = personal::numbers(text);
    for (kind, key, zh, en) in [
        (Kind::Identity, "identity", "公民身份号码", "citizens’ identity numbers"),
        (Kind::Mobile, "mobile", "手机号码", "mobile telephone numbers"),
    ] {
        let of_kind = found.iter().filter(|(_, one)| *one == kind).map(|(range, _)| range);
        let told: Vec<TextRange> = of_kind
            .filter(|range| !is_figure(report, range) && (kind == Kind::Identity || !is_contact(text, range)))
            .cloned()
            .collect();
        let Some(first) = told.first() else { continue };
        let count = told.len();
        let message = Bilingual::new(
            format!("页面中有{zh}，共 {count} 处"),
            format!("{en} in {count} {} of the page", if count == 1 { "place" } else { "places" }),
        );
        let mut finding = sink.finding(Some(report.visible_span(first)), message);
        // How many, not which: what stands for a finding must not give the number away.
        finding.subject = Some(format!("{key}.{count}"));
        finding.places = quoted(report, told);
        finding.help = Some(Bilingual::new(
            "应从页面上删去或遮盖；本程序的输出中已用星号代替",
            "remove or cover it on the page; it is hidden by stars in what you see here",
        ));
        sink.push(finding);
    }
}

/// Whether a number is a figure of a statutory table.
fn is_figure(report: &Report, range: &TextRange) -> bool {
    let span = report.visible_span(range);
    let cells = report.tables.iter().flat_map(|table| &table.cells).filter(|cell| cell.status == Status::Read);
    cells.filter_map(|cell| cell.span).any(|cell| cell.start <= span.start && span.end <= cell.end)
}

/// Whether a number stands in a line, or behind a short line, that says how to get in touch.
fn is_contact(text: &str, range: &TextRange) -> bool {
    /// Characters before and behind the number that belong to it.
    const NEAR: usize = 60;
    /// Characters of a line that is a label.
    const LABEL: usize = 16;
    let line = |before: &str| before.rfind('\n').map_or(0, |at| at + 1);
    let start = line(&text[..range.start]);
    let before = &text[start..range.start];
    let near = before.char_indices().rev().nth(NEAR).map_or(before, |(at, _)| &before[at..]);
    let behind = text[range.end..].split('\n').next().unwrap_or("");
    let behind = behind.char_indices().nth(NEAR).map_or(behind, |(at, _)| &behind[..at]);
    let above = text[..start].trim_end();
    let above = &above[line(above)..];
    let label = if above.chars().count() <= LABEL { above } else { "" };
    CONTACT.iter().any(|word| [near, behind, label].iter().any(|text| text.contains(word)))
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::found;

    fn counts(text: &str) -> Vec<String> {
        let page = format!("某某县2021年政府信息公开工作年度报告\n一、总体情况\n{text}\n二、其他\n");
        let report = crate::read("page.txt", page.as_bytes()).expect("a page");
        found(&report, "GK804").into_iter().map(|finding| finding.message.zh).collect()
    }

    #[test]
    fn citizens_numbers_in_the_text() {
        assert_eq!(counts("李某（13900000000）申请公开征地批文。"), ["页面中有手机号码，共 1 处"]);
        assert_eq!(
            counts("身份证110000199001010005，手机139-0000-0000，另有13900000001。"),
            ["页面中有公民身份号码，共 1 处", "页面中有手机号码，共 2 处"]
        );
    }

    #[test]
    fn how_to_get_in_touch_is_told_on_purpose() {
        for text in [
            "联系电话：13900000000",
            "联系人：王某，13900000000",
            "地址：某某路1号，13900000000",
            "办公电话\n13900000000",
            "收到申请12件，金额13900000000元。",
        ] {
            assert!(counts(text).is_empty(), "{text}: {:?}", counts(text));
        }
    }
}
