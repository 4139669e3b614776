//! GK803: a copy of a copy — pinyin in brackets, traditional characters among simplified ones, mojibake.
//!
//! Takes the visible text and counts; one slip is no scramble, so each kind has a threshold. `報(bao)告(gao)`,
//! `锟斤拷` and `鏀垮簻锛` are found, `报告（pdf）`, one traditional name and one lost character are not.

use super::quoted;
use crate::Report;
use crate::document::TextRange;
use crate::finding::{Bilingual, Severity};
use crate::rules::rule::Sink;
use crate::rules::{Rule, RuleDoc, Words};
use crate::text::{CharSet, TRADITIONAL, is_han};
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// The text is a scrambled copy.
pub(in crate::rules) static SCRAMBLED_TEXT: Rule = Rule {
    code: "GK803",
    name: "scrambled-text",
    severity: Severity::Note,
    title: Words { zh: "文字经过转换，已有错乱", en: "the text was converted and is scrambled" },
    basis: Words {
        zh: "没有法律条文；文字不是原样", en: "None in law: the text is not as it was published"
    },
    doc: RuleDoc {
        what: Words {
            zh: "页面文字中是否有括注的拼音、繁简混用或者乱码，三者各有最低次数，偶然一处不报告。数字照常读取，文字不宜引用。",
            en: "Whether the text holds pinyin in brackets, a mixture of traditional and simplified characters, or \
                 mojibake, each more often than by accident. Figures are read as ever; the text should not be quoted.",
        },
        example: Words {
            zh: "“政府信息公開年度報(bao)告(gao)”：转载网站做过繁简转换，又加了拼音。",
            en: "Pinyin stands in brackets behind characters: a mirror site converted the page.",
        },
        when_wrong: Words {
            zh: "页面引用了较多繁体原文，例如涉及港澳台的内容。",
            en: "The page quotes a good deal of traditional text, as on Hong Kong, Macao or Taiwan.",
        },
    },
    check: scrambled_text,
};

/// Times pinyin in brackets must stand there.
const PINYIN: usize = 3;
/// Different characters of each script a mixture must have.
const SCRIPT: usize = 8;
/// Characters lost, or pairs of characters that only a wrong decoding makes.
const LOST: usize = 3;
/// Places shown of each kind.
const SHOWN: usize = 8;

/// Simplified characters that are written otherwise in traditional text.
const SIMPLIFIED_ONLY: &str =
    "报务开请处数无规据门单机关会实应国学发为时来个经这过进还对长动现电业产决总结统计认证让议论设访许调";
/// What a decoder makes of others' bytes: each is a sign by itself.
const SURE_MOJIBAKE: [&str; 4] = ["锟斤拷", "烫烫烫", "屯屯屯", "ï»¿"];
/// What a decoder puts where bytes are no character.
const LOST_CHARACTER: &str = "\u{fffd}";
/// UTF-8 read as GBK or as Latin-1: a sign only together.
const MOJIBAKE: [&str; 12] =
    [LOST_CHARACTER, "锛", "銆", "鏀垮", "淇℃", "鐨勩", "å\u{85}", "ä¸", "ä»", "æ\u{96}", "ç\u{9a}", "ï¼"];

fn scrambled_text(report: &Report, sink: &mut Sink) {
    let text = report.visible_text();
    let signs = Signs::of(text);
    let kinds = [
        (pinyin(text), "括注拼音", "pinyin in brackets"),
        (if signs.script { mixture(text) } else { Vec::new() }, "繁简混用", "traditional among simplified characters"),
        (if signs.mojibake { mojibake(text) } else { Vec::new() }, "乱码", "mojibake"),
    ];
    let found: Vec<_> = kinds.into_iter().filter(|(places, ..)| !places.is_empty()).collect();
    let mut places: Vec<TextRange> = found.iter().flat_map(|(places, ..)| places.iter().take(SHOWN).cloned()).collect();
    places.sort_by_key(|range| range.start);
    let Some(first) = places.first() else { return };
    let list =
        |word: fn(&(Vec<TextRange>, &'static str, &'static str)) -> String| found.iter().map(word).collect::<Vec<_>>();
    let message = Bilingual::new(
        format!("文字经过转换，已有错乱：{}", list(|(places, zh, _)| format!("{zh} {} 处", places.len())).join("、")),
        format!("the text is scrambled: {}", list(|(places, _, en)| format!("{en} ({})", places.len())).join(", ")),
    );
    let mut finding = sink.finding(Some(report.visible_span(first)), message);
    finding.subject = Some("page".to_owned());
    finding.places = quoted(report, places);
    finding.help = Some(Bilingual::new(
        "数字已照常读取；文字请勿引用，应以原件为准",
        "the figures were read as ever; quote the original, not this text",
    ));
    sink.push(finding);
}

/// `報(bao)`, each place with its character; empty below the threshold.
fn pinyin(text: &str) -> Vec<TextRange> {
    /// Characters of the longest syllable with its tone and the closing bracket.
    const LONGEST: usize = 9;
    let bytes = text.as_bytes();
    let narrow = memchr::memchr_iter(b'(', bytes).map(|at| (at, 1));
    let wide = memchr::memmem::find_iter(bytes, "（").map(|at| (at, "（".len()));
    let mut places = Vec::new();
    for (at, open) in narrow.chain(wide) {
        let inside = &text[at + open..];
        // A letter, with its tone or without, is no Chinese character and no digit.
        if inside.bytes().next().is_none_or(|first| first.is_ascii_digit() || first >= 0xe0) {
            continue;
        }
        let Some(before) = text[..at].chars().next_back().filter(|c| is_han(*c)) else { continue };
        let inside = inside.char_indices().nth(LONGEST).map_or(inside, |(end, _)| &inside[..end]);
        let Some(length) = inside.find([')', '）']).filter(|&length| is_syllable(&inside[..length])) else { continue };
        let close = inside[length..].chars().next().map_or(0, char::len_utf8);
        places.push(at - before.len_utf8()..at + open + length + close);
    }
    if places.len() < PINYIN {
        return Vec::new();
    }
    places.sort_by_key(|range| range.start);
    places
}

/// Whether a text is a syllable of pinyin, with or without its tone; `pdf` and `app` are none.
fn is_syllable(text: &str) -> bool {
    const INITIALS: [&str; 24] = [
        "zh", "ch", "sh", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "r", "z", "c", "s",
        "y", "w", "",
    ];
    const FINALS: [&str; 35] = [
        "a", "o", "e", "i", "u", "v", "ai", "ei", "ao", "ou", "an", "en", "ang", "eng", "ong", "er", "ia", "ie", "iao",
        "iu", "ian", "in", "iang", "ing", "iong", "ua", "uo", "uai", "ui", "uan", "un", "uang", "ue", "ve", "ng",
    ];
    if text.is_empty() {
        return false;
    }
    let plain: String = text.chars().map(without_tone).collect();
    let plain = plain.trim_end_matches(|c: char| matches!(c, '1'..='4'));
    INITIALS.iter().any(|initial| plain.strip_prefix(initial).is_some_and(|rest| FINALS.contains(&rest)))
}

fn without_tone(c: char) -> char {
    const VOWELS: [(&str, char); 6] =
        [("āáǎà", 'a'), ("ōóǒò", 'o'), ("ēéěè", 'e'), ("īíǐì", 'i'), ("ūúǔù", 'u'), ("ǖǘǚǜü", 'v')];
    VOWELS.iter().find(|(toned, _)| toned.contains(c)).map_or(c, |&(_, plain)| plain)
}

/// What a text has signs of; both are looked for at once.
struct Signs {
    /// Enough traditional characters.
    script: bool,
    mojibake: bool,
}

impl Signs {
    fn of(text: &str) -> Self {
        static BOTH: LazyLock<CharSet> = LazyLock::new(|| ALL_TRADITIONAL.and(&BEGINS));
        let mut different = BTreeSet::new();
        // What begins with no Chinese character begins with a Latin letter with a mark, or is a lost character.
        let mut mojibake = memchr::memchr(0xc3, text.as_bytes()).is_some();
        for c in BOTH.places(text).filter_map(|at| text[at..].chars().next()) {
            mojibake |= BEGINS.contains(c);
            if different.len() < SCRIPT && ALL_TRADITIONAL.contains(c) {
                different.insert(c);
            }
            if mojibake && different.len() == SCRIPT {
                break;
            }
        }
        Self { script: different.len() == SCRIPT, mojibake }
    }
}

static ALL_TRADITIONAL: LazyLock<CharSet> = LazyLock::new(|| CharSet::of(TRADITIONAL.iter().map(|pair| pair.0)));
/// What mojibake begins with.
static BEGINS: LazyLock<CharSet> =
    LazyLock::new(|| CharSet::of(SURE_MOJIBAKE.iter().chain(&MOJIBAKE).filter_map(|word| word.chars().next())));

/// Every traditional character, where the page writes many of both kinds.
fn mixture(text: &str) -> Vec<TextRange> {
    let places = || ALL_TRADITIONAL.places(text);
    let is_mixed = many(places().filter_map(|at| text[at..].chars().next()))
        && many(text.chars().filter(|c| SIMPLIFIED_ONLY.contains(*c)));
    if is_mixed { places().map(|at| at..at + 3).collect() } else { Vec::new() }
}

fn mojibake(text: &str) -> Vec<TextRange> {
    let all = |words: &[&str]| -> Vec<TextRange> {
        words.iter().flat_map(|word| text.match_indices(word).map(|(at, found)| at..at + found.len())).collect()
    };
    let (mut sure, mut unsure) = (all(&SURE_MOJIBAKE), all(&MOJIBAKE));
    // Of what is lost of a figure its cell tells: it stands there also where a reader marks what he is not sure of.
    let is_word = |c: char| c.is_alphabetic() || LOST_CHARACTER.contains(c);
    unsure.retain(|range| {
        let (before, behind) = (text[..range.start].chars().next_back(), text[range.end..].chars().next());
        &text[range.clone()] != LOST_CHARACTER || before.into_iter().chain(behind).any(is_word)
    });
    if !sure.is_empty() || unsure.len() >= LOST {
        sure.extend(unsure);
        sure.sort_by_key(|range| range.start);
    }
    sure
}

/// Whether these are enough different characters to make a script.
fn many(mut characters: impl Iterator<Item = char>) -> bool {
    let mut different = BTreeSet::new();
    characters.any(|c| different.insert(c) && different.len() == SCRIPT)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::found;

    fn cut(text: &str, ranges: Vec<TextRange>) -> Vec<&str> {
        ranges.into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn pinyin_in_brackets() {
        let text = "年度報(bao)告(gào)全文（quan）公開";
        assert_eq!(cut(text, pinyin(text)), ["報(bao)", "告(gào)", "文（quan）"]);
        assert!(pinyin("年度報(bao)告(gao)").is_empty());
        assert!(pinyin("报告(pdf)、软件(app)、项目(PPP)、网络(wifi)、附件(1)、说明（）").is_empty());
    }

    #[test]
    fn two_scripts_in_one_page() {
        let simplified = "报告开头，请各门单位据实处理无关会务数据，国家机关应学习规定。";
        let traditional = "報告開頭，請各門單位據實處理無關會務數據，國家機關應學習規定。";
        assert!(mixture(simplified).is_empty() && mixture(traditional).is_empty());
        assert!(mixture(&format!("{simplified}張國榮、劉學東")).is_empty());
        let both = format!("{simplified}{traditional}");
        let places = mixture(&both);
        assert_eq!(&both[places[0].clone()], "報");
    }

    #[test]
    fn bytes_read_in_the_wrong_encoding() {
        assert_eq!(mojibake("联系锟斤拷电话").len(), 1);
        assert_eq!(mojibake("鏀垮簻锛屽叕寮€锛屽拰銆").len(), 4);
        assert_eq!(mojibake("甲\u{fffd}乙\u{fffd}丙\u{fffd}").len(), 3);
        assert!(mojibake("甲\u{fffd}乙，一处缺字\u{fffd}。").is_empty());
        assert!(mojibake("规章 7\u{fffd} 12\u{fffd}\n\u{fffd}\n").is_empty(), "figures nobody is sure of");
        assert!(mojibake("汤显祖、屯溪、砍柴、锛子一把。").is_empty());
    }

    #[test]
    fn one_note_a_page() {
        let page = "<p>某某县2021年政府信息公开工作年度報(bao)告(gao)</p><p>主动公(gong)开</p><p>锟斤拷</p>";
        let report = crate::read("page.html", page.as_bytes()).expect("a page");
        let findings = found(&report, "GK803");
        let [finding] = findings.as_slice() else { panic!("{findings:?}") };
        assert_eq!(finding.message.en, "the text is scrambled: pinyin in brackets (3), mojibake (1)");
        assert_eq!(finding.message.zh, "文字经过转换，已有错乱：括注拼音 3 处、乱码 1 处");
        let cut: Vec<_> = finding.places.iter().map(|place| place.at.map_or("", |span| span.of(page))).collect();
        assert_eq!(cut, ["報(bao)", "告(gao)", "公(gong)", "锟斤拷"]);
        let plain = crate::read("page.txt", "某某县2021年政府信息公开工作年度报告".as_bytes()).expect("a page");
        assert!(found(&plain, "GK803").is_empty());
    }
}
