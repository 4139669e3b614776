//! Who reports, as sentences call it: its full name, its name without the place, its short forms.
//!
//! Computed from the issuer's name, never listed: 云岭县水务局 is also 县水务局 and 水务局, 宣城市住房和城乡建设局 also 市住建局,
//! 溧阳市人民政府办公室 also 市政府办公室. A short form has characters of the name in their order, begins with the place or its
//! level, and ends as the name does. Other bodies are known by how bodies' names end.

use super::classes::CORE;
use super::lexicon::{self, BODY_ENDS};
use crate::text::{CharSet, is_han, simplified};
use std::ops::Range;
use std::sync::LazyLock;

/// What divides the country.
pub(super) const LEVELS: [char; 8] = ['省', '市', '县', '区', '州', '旗', '镇', '乡'];

/// A subdistrict; its office is 街道办事处.
const STREET: &str = "街道";
/// What a body of many may call itself by, where nothing stands before it.
const COMMON: [&str; 10] = [STREET, "分局", "支队", "大队", "总队", "学院", "医院", "公司", "集团", "中心"];

/// Offices that are called by their first character.
const OFFICES: [[char; 3]; 3] = [['办', '公', '室'], ['办', '公', '厅'], ['委', '员', '会']];

/// The reporter's names.
#[derive(Debug, Default)]
pub(super) struct Reporter {
    /// The full name, character by character.
    name: Vec<char>,
    /// Names as they may stand, longest first.
    names: Vec<String>,
    /// The place it is named after: 云岭县.
    place: String,
    /// Whether it is the government of an area, so that the whole area is its own.
    pub is_government: bool,
    /// Characters a short form may begin with.
    begins: Vec<char>,
    /// Where a body's own name may begin, behind a place's: so may a short form, where no other place stands before it.
    own: Vec<usize>,
    /// Characters of the name that one of [`Self::names`] or a short form begins with.
    firsts: Vec<char>,
}

impl Reporter {
    /// The reporter of this name; nobody where it is empty.
    pub fn new(issuer: &str) -> Self {
        let issuer: &str = &issuer.chars().map(simplified).collect::<String>();
        // 某某高新区(某某区) calls itself by either name; the first is the one in sentences.
        let issuer = issuer.split(['(', '（']).next().unwrap_or(issuer);
        let bare = issuer.trim_end_matches("人民政府").trim_end_matches("政府");
        if bare.is_empty() {
            return Self::default();
        }
        let is_government = bare.ends_with(LEVELS) || bare != issuer || bare.ends_with("街道");
        let full =
            if is_government && !bare.ends_with("街道") { format!("{bare}人民政府") } else { issuer.to_owned() };
        let place = bare.char_indices().filter(|(_, c)| LEVELS.contains(c)).map(|(at, c)| &bare[..at + c.len_utf8()]);
        let place = place.rev().find(|place| place.chars().count() > 1).unwrap_or_default().to_owned();
        let mut names = vec![full.clone(), issuer.to_owned()];
        let street = bare.strip_suffix("办事处").unwrap_or(bare);
        let is_street = street.ends_with(STREET);
        let mut called = |before: &str, ends: &[&str]| names.extend(ends.iter().map(|end| format!("{before}{end}")));
        if is_street {
            called(street, &["", "办事处"]);
            called(STREET, &["", "办事处"]);
        }
        if is_government {
            called(bare, &["", "办事处", "政府"]);
        }
        // 某新区管理委员会 is also 管委会, a university its own 学校.
        for (long, short) in [("管理委员会", "管委会"), ("大学", "学校"), ("学院", "学校")] {
            if let Some(before) = issuer.strip_suffix(long).filter(|before| !before.is_empty()) {
                called(before, &[short]);
                called("", &[short]);
            }
        }
        for end in COMMON.iter().filter(|end| issuer.ends_with(*end)) {
            called("", &[end]);
        }
        let shortest = if is_government { 4 } else { 3 };
        for name in names.clone() {
            let shorter = name.char_indices().skip(1).map(|(at, _)| name.split_at(at));
            // 城关街道, but not 关街道: another one's may end so.
            let is_whole = |before: &str, rest: &str| before.ends_with(LEVELS) || rest.starts_with(LEVELS);
            let bears_level = |(before, rest): &(&str, &str)| {
                rest.chars().count() >= shortest
                    && (!is_government || !rest.ends_with(LEVELS))
                    && (!is_street || is_whole(before, rest))
            };
            names.extend(shorter.filter(bears_level).map(|(_, rest)| rest.to_owned()));
        }
        names.sort_by_key(|name| std::cmp::Reverse(name.len()));
        names.dedup();
        let name: Vec<char> = full.chars().collect();
        let begins: Vec<char> =
            name.iter().copied().filter(|c| LEVELS.contains(c)).chain(place.chars().next()).collect();
        let is_level = |at: usize| name.get(at).is_some_and(|c| LEVELS.contains(c));
        let is_own = |at: &usize| !is_government && is_level(at - 1) && !is_level(*at);
        let own: Vec<usize> = (2..name.len()).filter(is_own).collect();
        // 政 and 府 are of most governments' names, and 政府信息 stands in most sentences.
        let is_first = |c: &char| {
            begins.contains(c)
                || own.iter().any(|&own| name[own] == *c)
                || names.iter().any(|name| name.starts_with(*c))
        };
        let firsts: Vec<char> = name.iter().copied().filter(is_first).collect();
        Self { name, names, place, is_government, begins, own, firsts }
    }

    /// Whether nobody knows who reports.
    pub fn is_unknown(&self) -> bool {
        self.name.is_empty()
    }

    /// Every place where a text names the reporter, in order.
    pub fn named(&self, text: &str) -> Vec<Range<usize>> {
        let mut found: Vec<Range<usize>> = Vec::new();
        if self.is_unknown() {
            return found;
        }
        let mut behind = 0;
        for (at, c) in text.char_indices() {
            // 全县政府系统 is the whole county, 各镇政府 are others.
            if !self.firsts.contains(&c) || at < behind || text[..at].ends_with(['全', '各']) {
                continue;
            }
            let rest = &text[at..];
            let is_here = |name: &&String| rest.starts_with(name.as_str()) && !is_named_otherwise(&text[..at], name);
            let named = self.names.iter().find(is_here).map(String::len);
            // 县政府办公室 is not the government.
            let is_office = |length: &usize| {
                let behind = &rest[*length..];
                behind.starts_with('办') && lexicon::first(behind).is_empty()
            };
            let named = named.or_else(|| self.short_form(&text[..at], rest)).filter(|length| !is_office(length));
            if let Some(length) = named {
                behind = at + length;
                found.push(at..behind);
            }
        }
        found
    }

    /// Whether a name is none of the long ones: a word may hold it by chance.
    pub fn is_short(&self, name: &str) -> bool {
        !self.names.iter().any(|known| known == name)
    }

    /// Whether a text is the level of the government that reports, as 县 is of 云岭县's.
    pub fn is_level(&self, text: &str) -> bool {
        self.is_government && text.len() <= 4 && self.place.ends_with(text) && text.chars().count() == 1
    }

    /// Whether a character of a word, as of 全市 or 市政府网站, is another level than that of the government that reports; of a
    /// body of one, a level that its name doesn't have.
    pub fn is_other_level(&self, level: Option<char>) -> bool {
        let Some(level) = level.filter(|c| LEVELS.contains(c)) else { return false };
        let is_own = if self.is_government { self.place.ends_with(level) } else { self.name.contains(&level) };
        !is_own && (self.is_government || !self.place.is_empty())
    }

    /// Whether it has no site of its own and publishes on that of the government above it.
    pub fn is_township(&self) -> bool {
        self.is_government && (self.place.ends_with(['乡', '镇']) || self.name.ends_with(&['街', '道']))
    }

    /// Whether it is a province's government, under which are those of cities and counties.
    pub fn is_province(&self) -> bool {
        self.is_government && self.place.ends_with('省')
    }

    /// Whether a text begins with the place's name and is none of the reporter's: 云岭一中.
    pub fn is_namesake(&self, text: &str) -> bool {
        let place = self.place.trim_end_matches(LEVELS);
        !place.is_empty() && text.strip_prefix(place).is_some_and(|rest| !rest.is_empty())
    }

    /// Whether a text is part of the name of the place, or ends the reporter's name.
    pub fn is_of_place(&self, text: &str) -> bool {
        self.place.contains(text) || self.name.iter().rev().zip(text.chars().rev()).all(|(known, c)| *known == c)
    }

    /// The length of a short form at the start of a text.
    fn short_form(&self, before: &str, rest: &str) -> Option<usize> {
        /// Characters of the longest and the shortest short form.
        const LONGEST: usize = 9;
        const SHORTEST: usize = 3;
        let first = rest.chars().next()?;
        let mut own = self.own.iter().copied().filter(|&own| self.name[own] == first && !names_more(before));
        let is_placed = self.begins.contains(&first);
        let begin = if is_placed { self.name.iter().position(|c| *c == first) } else { own.next() };
        let last = *self.name.last()?;
        // 市人防办 is the 办公室 itself.
        let office = OFFICES.iter().find(|office| self.name.ends_with(&[office[0], office[1], office[2]]));
        // A short form of a place's own body begins where the place's name does, at its level, or behind it.
        let mut from = begin? + 1;
        let mut found = None;
        for (count, (at, c)) in rest.char_indices().skip(1).take(LONGEST - 1).enumerate() {
            let Some(next) = self.name[from..].iter().position(|known| *known == c) else { break };
            from += next + 1;
            let is_whole = c == last && from == self.name.len();
            let is_office = office.is_some_and(|office| c == office[0]) && from + 2 == self.name.len();
            // 县局 is no other bureau of the county's than the one that speaks; 县局机关 is a part of it.
            let end = at + c.len_utf8();
            let is_bureau = || c == '局' && self.place.ends_with(first) && !lexicon::first(&rest[end..]).any(CORE);
            if (is_whole || is_office) && count + 2 >= SHORTEST || is_whole && is_bureau() {
                found = Some(end);
            }
            if is_whole {
                break;
            }
        }
        found
    }
}

/// Whether what stands before 街道 or another common name makes it another's, or one word with it: 东关街道, 我街道.
fn is_named_otherwise(before: &str, name: &str) -> bool {
    COMMON.iter().any(|common| name.starts_with(common)) && names_more(before)
}

/// Whether words may end in what names a body together with what stands behind them.
fn names_more(before: &str) -> bool {
    /// Ends of words that name none: 全年, 年内, 其中, 年底.
    const ENDS_OF_OTHERS: [char; 7] = ['年', '度', '内', '来', '中', '底', '由'];
    before.ends_with(is_han) && !before.ends_with(ENDS_OF_OTHERS)
}

/// Whether words are a body's name: they end as one does.
pub(super) fn is_body(words: &str) -> bool {
    BODY_ENDS.ends(words)
}

/// Whether words hold what ends the name of a body, with something before it to name it.
pub(super) fn looks_like_body(words: &str) -> bool {
    static FIRST: LazyLock<CharSet> =
        LazyLock::new(|| CharSet::of(BODY_ENDS.iter().filter_map(|end| end.chars().next())));
    // Asked of most clauses, and few characters begin an end: a twentieth of what reading a report takes.
    let mut places = FIRST.places(words).filter(|&at| at > 0);
    places.any(|at| BODY_ENDS.iter().any(|end| words[at..].starts_with(end) && !words.starts_with(end)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(issuer: &str, text: &str) -> Vec<String> {
        Reporter::new(issuer).named(text).into_iter().map(|range| text[range].to_owned()).collect()
    }

    #[test]
    fn a_reporter_is_known_by_its_short_forms() {
        for (issuer, text, due) in [
            ("云岭县水务局", "云岭县水务局收到", "云岭县水务局"),
            ("云岭县水务局", "2016年,县水务局收到", "县水务局"),
            ("云岭县水务局", "全年水务局收到", "水务局"),
            ("云岭县水务局", "全年县局收到", "县局"),
            ("云岭县国土资源局", "2016年国土局收到", "国土局"),
            ("云岭市住房和城乡建设局", "年内,住建局收到", "住建局"),
            ("云岭市就业服务中心", "全年,中心收到", "中心"),
            ("宣城市住房和城乡建设局", "市住建局收到", "市住建局"),
            ("云岭市人民政府办公室", "市政府办公室收到", "市政府办公室"),
            ("云岭市人民政府办公室", "市政府办公开", "市政府办"),
            ("云岭市人民防空办公室", "云岭市人防办收到", "云岭市人防办"),
            ("云岭市发展和改革委员会", "市发改委收到", "市发改委"),
            ("云岭市", "云岭市人民政府收到", "云岭市人民政府"),
            ("云岭市", "市政府收到", "市政府"),
            ("云岭区二郎街道", "二郎街道办事处收到", "二郎街道办事处"),
            ("云岭区二郎街道办事处", "二郎街道收到", "二郎街道"),
            ("云岭区二郎街道办事处", "全年街道收到", "街道"),
            ("云岭区二郎街道办事处", "街道办事处收到", "街道办事处"),
            ("云岭市燃气有限公司", "全年,公司收到", "公司"),
        ] {
            assert_eq!(names(issuer, text), [due], "{issuer}: {text}");
        }
        for (issuer, text) in [
            ("云岭县水务局", "县政府收到"),
            ("云岭县水务局", "县财政局收到"),
            ("云岭县国土资源局", "清溪市国土局收到"),
            ("云岭县国土资源局", "向国土局提出"),
            ("云岭县水务局", "市水利局收到"),
            ("云岭县水务局", "县局机关收到"),
            ("云岭市松坪县水务局", "市局收到"),
            ("云岭市就业服务中心", "展览中心收到"),
            ("云岭市", "市水务局收到"),
            ("云岭区二郎街道", "我街道收到"),
            ("云岭区二郎街道", "三郎街道收到"),
            ("云岭区二郎街道办事处", "三郎街道办事处收到"),
            ("云岭市燃气有限公司", "建筑公司收到"),
            ("", "县水务局收到"),
        ] {
            assert!(names(issuer, text).is_empty(), "{issuer}: {text}");
        }
    }
}
