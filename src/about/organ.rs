//! Whether a piece of text is the name of an administrative organ.
//!
//! Takes simplified text without spaces. Refuses what has other characters than Chinese ones in it, what only speaks of
//! an organ (`我市`, `各部门`, `市政府`), and betting words that happen to end like one. It is a test of form: no list of
//! real organs is kept, as there are tens of thousands.

use super::lexicon::{BODIES, INTERNAL, MATTERS, NOT_AN_ORGAN, OFFICES, ORGAN_ENDS, SENTENCE, SPEAKS_OF, UNITS};
use crate::text::{folded_words, is_han};

/// What names of places end in.
pub(super) const PLACES: [char; 9] = ['省', '市', '县', '区', '州', '旗', '盟', '镇', '乡'];
/// Most characters of a name.
const LONGEST: usize = 32;

/// Whether `text` has the form of an administrative organ's name.
pub(super) fn is_organ(text: &str) -> bool {
    may_be_organ(text) && ORGAN_ENDS.ends(without_note(text))
}

/// Whether nothing but its end, which may be any, speaks against an organ's name.
fn may_be_organ(text: &str) -> bool {
    let characters = text.chars().count();
    (3..=LONGEST).contains(&characters)
        && text.chars().all(|c| is_han(c) || matches!(c, '(' | ')' | '·'))
        && !text.starts_with(['(', ')'])
        && !BODIES.has(text)
        && text.matches('(').count() == text.matches(')').count()
        && !SPEAKS_OF.begins(text)
        && !NOT_AN_ORGAN.is_in(text)
        && !SENTENCE.is_in(text)
}

/// Whether a title's name may be an organ's of whatever kind (某县植物园): a place of more than one character stands in it, which a
/// betting site's name put in place of the city doesn't leave.
pub(super) fn names_place(text: &str) -> bool {
    may_be_organ(text) && text.char_indices().skip(1).any(|(_, c)| PLACES.contains(&c))
}

/// Whether a title's name is a place that nothing but a title shows to report: one of one character (某镇, 某县), or a street whose
/// office leaves 道 out (栗树街).
pub(super) fn is_place_of_title(name: &str) -> bool {
    /// What stands before 县 or 镇 and names none.
    const NONE: &str = "我本全各该此市县区省乡镇村城集街一两二三每";
    /// Characters of a street's name.
    const STREET: std::ops::RangeInclusive<usize> = 3..=6;
    if name.ends_with('街') {
        return STREET.contains(&name.chars().count()) && name.chars().all(is_han) && !SENTENCE.is_in(name);
    }
    let mut characters = name.chars();
    let (first, last) = (characters.next(), characters.next());
    characters.next().is_none()
        && first.is_some_and(|c| is_han(c) && !NONE.contains(c))
        && last.is_some_and(|c| matches!(c, '县' | '镇' | '乡'))
}

/// A name without a note in brackets at its end: 某某商务区(街道).
fn without_note(name: &str) -> &str {
    name.strip_suffix(')').and_then(|inside| inside.rfind('(').map(|at| &name[..at])).unwrap_or(name)
}

/// The organ itself, where `name` is the office that writes its report: 某县人民政府办公室 → 某县人民政府.
pub(super) fn without_office(name: &str) -> &str {
    let cut = MATTERS.iter().filter_map(|word| name.find(word)).min();
    // 人民政府信息公开 is 人民政府 with the second 政府 left out.
    let cut = cut.map(|at| if name[..at].ends_with("人民") { at + "政府".len() } else { at });
    let name = &name[..cut.unwrap_or(name.len())];
    let organ = OFFICES.iter().find_map(|office| name.strip_suffix(office)).unwrap_or(name);
    // 某市人民防空办公室 is an organ, and no office of 某市人民防空.
    let organ = if is_organ(organ) || !is_organ(name) { organ } else { name };
    without_unit(organ)
}

/// The organ, where `name` goes on with one of its units: 某区教育局综合科, 某镇政府综合督考办公室.
fn without_unit(name: &str) -> &str {
    let units = || INTERNAL.iter().flat_map(|word| name.match_indices(word));
    let cut = units().map(|(at, _)| &name[..at]).filter(|organ| BODIES.ends(organ) && is_organ(organ));
    cut.min_by_key(|organ| organ.len()).filter(|_| UNITS.ends(name)).unwrap_or(name)
}

/// Whether a body that a caption names is the report's own, perhaps in a short form: 县发改委 for 云岭县发展和改革委员会. A name that goes
/// on behind the report's own is another's: 云岭县司法局 in a report of 云岭县.
pub(super) fn is_same(own: &str, other: &str) -> bool {
    let plain = |name: &str| {
        let name = folded_words(without_office(name));
        let name = ["人民政府", "政府", "办事处"].iter().find_map(|word| name.strip_suffix(word)).unwrap_or(&name);
        name.replace("委员会", "委").replace("管理委", "管委").replace("管委会", "管委")
    };
    let (own, other) = (plain(own), plain(other));
    let mut letters = own.chars();
    let mut is_short =
        || other.chars().all(|c| letters.any(|own| own == c)) && own.chars().last() == other.chars().last();
    own.starts_with(&other) || own.ends_with(&other) || other.ends_with(&own) || is_short()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_organs() {
        for name in [
            "河北省",
            "本溪市",
            "全椒县",
            "石家庄市人民政府",
            "上海市科委",
            "某某县民政局",
            "某市福利彩票发行中心",
            "某区某某街道办事处",
            "自然资源部",
            "某县(市)人民政府",
            "某某商务区(街道)",
        ] {
            assert!(is_organ(name), "{name}");
        }
    }

    #[test]
    fn what_is_no_name() {
        for text in [
            "新收政府",
            "我市",
            "全省",
            "市政府",
            "各部门",
            "有关单位",
            "bet99某某市",
            "欢乐棋牌某某市",
            "某某网",
            "国务院办公厅",
            "根据某某县",
            "政府信息公开办公室",
            "市",
            "2021年某县",
            "的主要问题及改进情况我局",
            "等六个方面汇报我镇",
            "某市某局(以下简称某局)",
            "某区(某某区",
            "办事处",
            "人民政府",
        ] {
            assert!(!is_organ(text), "{text}");
        }
    }

    #[test]
    fn offices_speak_for_their_organ() {
        for (office, organ) in [
            ("某县人民政府办公室", "某县人民政府"),
            ("某省政务公开办公室", "某省"),
            ("某市政府信息公开协调小组办公室", "某市"),
            ("某县人民政府信息公开办公室", "某县人民政府"),
            ("某某镇党政综合办公室", "某某镇"),
            ("某县民政局", "某县民政局"),
            ("某市人民防空办公室", "某市人民防空办公室"),
            ("某区教育局综合科", "某区教育局"),
            ("某市人民政府办公室文电科", "某市人民政府办公室"),
            ("某镇政府综合督考办公室", "某镇政府"),
            ("某区市场监督管理局信息中心", "某区市场监督管理局"),
            ("某省人民政府参事室", "某省人民政府参事室"),
        ] {
            assert_eq!(without_office(office), organ);
        }
    }
}
