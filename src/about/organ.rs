//! Whether a piece of text is the name of an administrative organ.
//!
//! Takes simplified text without spaces. Refuses what has other characters than Chinese ones in it, what only speaks of
//! an organ (`我市`, `各部门`, `市政府`), and betting words that happen to end like one. It is a test of form: no list of
//! real organs is kept, as there are tens of thousands.

use crate::text::{WordList, is_han};

/// What the names of administrative organs end in.
const ENDINGS: WordList = WordList(
    "省 市 县 区 州 盟 旗 乡 镇 街道 办事处 政府 公署 厅 局 委 会 办 办公室 部 署 院 中心 总队 支队 大队 所 处 海关 \
     大学 学院 学校 中学 医院 馆 兵团 师 团 苏木 农场 林场 公司 集团 银行",
);
/// How phrases begin that only speak of an organ.
const SPEAKS_OF: WordList = WordList(
    "的 及 等 了 我 新收 收到 受理 办理 共收 共受 累计 全年 主动 依申请 公开 政府信息 信息 根据 按照 依据 结合 现将 对 为 各 该 \
     其 由 在 与 有关 相关 关于 上级 下级 党中央 中共中央 国务院办公厅 当前 首页 来源 本省 本市 本县 本区 本镇 本乡 \
     本局 本级 本机关 本单位 本部门 本街道 全国 全省 全市 全县 全区 全镇 全乡 省政府 市政府 县政府 区政府 镇政府 乡政府 市委 省委 \
     县委",
);
/// Words of betting sites (lotteries have real offices), of buttons, and of what an organ issues.
const NOT_AN_ORGAN: WordList = WordList("棋牌 博彩 赌 葡京 百家乐 娱乐城 官网 网址 登录 直播 下载 公开 年度");
/// Words of sentences about reports, which no name has, and what only points to who writes.
const SENTENCE: WordList = WordList(
    "情况 事项 报告 汇报 方面 问题 如下 以下简称 我省 我市 我县 我区 我镇 我乡 我街 我局 我委 我办 我厅 我院 我所 我部 我处 我中心 本机关 本单位 \
     本局 本镇 本街道",
);
/// Most characters of a name.
const LONGEST: usize = 32;

/// Offices that write for the organ they belong to.
const OFFICES: WordList = WordList("党政综合办公室 党政办公室 综合办公室 办公室 办公厅 党政办");
/// How units within an organ begin that no organ is named by, what they end in, and what an organ with units ends in.
const INTERNAL: WordList =
    WordList("综合 党政 政务公开 信息 行政 秘书 文秘 文电 机要 督查 督考 宣传 法规 政策法规 学校");
const UNITS: WordList = WordList("办公室 办 中心 科 股 处 室");
const BODIES: WordList = WordList("人民政府 政府 管委会 局 委员会 厅 办公室 办事处 大学 学院");

/// Whether `text` has the form of an administrative organ's name.
pub(super) fn is_organ(text: &str) -> bool {
    let characters = text.chars().count();
    (3..=LONGEST).contains(&characters)
        && text.chars().all(|c| is_han(c) || matches!(c, '(' | ')' | '·'))
        && !text.starts_with(['(', ')'])
        && !BODIES.has(text)
        && text.matches('(').count() == text.matches(')').count()
        && ENDINGS.ends(without_note(text))
        && !SPEAKS_OF.begins(text)
        && !NOT_AN_ORGAN.is_in(text)
        && !SENTENCE.is_in(text)
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
    let cut =
        ["政府信息公开", "政府信息与政务公开", "政务公开", "信息公开"].iter().filter_map(|word| name.find(word)).min();
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
