//! What a heading speaks of, told by the classes of its words.
//!
//! Takes folded text. A heading is head-final: in each of its parts (divided by 和, 及, 、) the last word with a topic
//! says what the part is about, so that 因信息公开申请行政复议 speaks of reviews and 依申请公开信息收费 of fees. [`speaks_of`] reads a line
//! that is known to be a heading, whatever else it says; [`whole_words`] gives as much of a running text as consists of the
//! words of headings alone. Refuses what counts something (本年新收…申请数量): that is a row of a table.

use crate::statute::sections::SectionKind;
use crate::text::{Matcher, WordList};
use SectionKind::{
    Applications, Disputes, Fees, KeyAreas, OtherMatters, Overview, ProactiveDisclosure, Problems, Statistics,
};
use std::sync::LazyLock;

/// What a word does in a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sense {
    /// It says what the part is about.
    Topic(SectionKind),
    /// It says so where no other word of the heading does.
    Weakly(SectionKind),
    /// It names a thing that headings and topics are about, or joins words.
    Filler,
    /// A noun that ends a heading: 情况, 事项.
    Closing,
    /// It divides the heading into parts.
    Joint,
    /// It counts: no heading.
    Count,
}

/// A class of words.
type Class = (Sense, WordList);

/// The words of headings. A word in two senses stands with what comes before it.
const WORDS: &[Class] = &[
    (Sense::Topic(ProactiveDisclosure), WordList("主动公开 主动发布 公开内容")),
    (
        Sense::Weakly(ProactiveDisclosure),
        WordList(
            "公开情况 公开的情况 公开政府信息情况 公开数量 公开的数量 公开信息数量 公开信息的数量 公开渠道 公开的渠道 公开信息渠道 公开信息的渠道",
        ),
    ),
    (Sense::Topic(Applications), WordList("申请公开 公开申请 申请 不予公开 免予公开 申请办理 申请处理 申请答复")),
    (
        Sense::Topic(Disputes),
        WordList(
            "行政复议 复议 行政争议 行政诉讼 诉讼 申诉 申请行政复议 申请复议 提起行政诉讼 提起诉讼 举报投诉 投诉举报",
        ),
    ),
    (Sense::Topic(Fees), WordList("收费 费用 支出 收支 减免 收取")),
    (Sense::Topic(Problems), WordList("问题 不足 困难 改进 整改 短板 薄弱环节 下步 下一步 下一年")),
    (
        Sense::Topic(OtherMatters),
        WordList(
            "需要报告 需报告 应报告 应当报告 需要说明 需说明 应说明 应当说明 补充说明 其他说明 其它说明 说明事项 其他事项 其它事项 其他情况 其它情况 报告事项 \
             报告的事项 附则",
        ),
    ),
    (Sense::Topic(KeyAreas), WordList("重点领域")),
    (Sense::Topic(Statistics), WordList("统计表 附表 公开情况统计 公开工作情况统计 公开情况统计表 公开工作情况统计表")),
    (Sense::Weakly(Overview), WordList("总体情况 总体 总体概况 基本情况 基本概况 概述 概况 概要 基本工作 总体工作")),
    (
        Sense::Closing,
        WordList(
            "情况 事项 措施 打算 安排 计划 思路 对策 建议 意见 方向 办法 数据 工作 内容 状况 举措 任务 重点 要点 目标",
        ),
    ),
    (
        Sense::Filler,
        WordList(
            "政府信息 政务信息 政府 政务 信息 公开 行政机关 机关 单位 部门 我 本 全 的 因 被 由 对 中 引起 引发 发生 \
             涉及 有关 相关 方面 收到 受理 处理 办理 答复 回复 提起 存在 主要 突出 工作人员 人员 经费 机构 本年度 \
             年度 年 报告 需要 其他 其它 有 以 新 一 类别 渠道 投诉 举报 附带 推进 深化 加强 依 向 在 咨询 省 市 县 区 州 盟 旗 镇 乡 街道 局 \
             委 厅 院 办公室 办公厅 保障 建设 进一步 所 开展 落实 改善 期间",
        ),
    ),
    (Sense::Joint, WordList("和 及 与 、 以及 并 暨 , /")),
    (Sense::Count, WordList("数量 件数 总数 本年新收 上年结转 结转下年度 办理结果 总计")),
];

static MATCHER: LazyLock<Matcher<Sense>> = LazyLock::new(|| {
    let words = WORDS.iter().flat_map(|(sense, words)| words.iter().map(move |word| (word, *sense)));
    Matcher::new(words, |first, _| first)
});

/// What a stretch of text is about.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Topic {
    /// The sections, in the order the heading names them.
    pub kinds: Vec<SectionKind>,
    /// Bytes of folded text that consist of words of headings.
    pub covered: usize,
    /// Whether the last of these words ends a heading.
    pub closes: bool,
    /// Whether all its words are those of headings.
    pub all: bool,
    /// Whether it says so only where nothing else does: 基本情况.
    pub weak: bool,
}

/// What a heading speaks of, unknown words passed over.
pub(super) fn speaks_of(folded: &str) -> Vec<SectionKind> {
    read(folded, false).kinds
}

/// What the text speaks of as far as it consists of the words of headings.
pub(super) fn whole_words(folded: &str) -> Topic {
    read(folded, true)
}

fn read(folded: &str, only_whole: bool) -> Topic {
    let mut topic = Topic::default();
    let mut weakly = None;
    let mut part = None;
    let mut end = 0;
    let mut is_known = true;
    let mut words = MATCHER.find(folded).peekable();
    while let Some(found) = words.next() {
        let between = &folded[end..found.range.start];
        is_known &= between.chars().all(is_transparent);
        if only_whole && !is_known {
            break;
        }
        let sense = found.value;
        match sense {
            Sense::Topic(kind) => part = Some(kind),
            Sense::Weakly(kind) => weakly = weakly.or(Some(kind)),
            Sense::Joint => topic.kinds.extend(part.take()),
            // 数量与渠道, 数量情况 are more than a row of a table.
            Sense::Count if words.peek().is_none_or(|next| !matches!(next.value, Sense::Joint | Sense::Closing)) => {
                return Topic::default();
            }
            Sense::Count | Sense::Filler | Sense::Closing => {}
        }
        end = found.range.end;
        // A joint, or a word that only leads on, ends nothing.
        if matches!(sense, Sense::Closing | Sense::Topic(_) | Sense::Weakly(_)) {
            topic.covered = end;
            topic.closes = matches!(sense, Sense::Closing | Sense::Weakly(_) | Sense::Topic(Statistics));
        }
    }
    topic.kinds.extend(part);
    topic.kinds.dedup();
    if topic.kinds.is_empty() {
        // 六、其他
        let is_rest = !only_whole && matches!(folded, "其他" | "其它" | "其他情形" | "其他工作");
        topic.kinds.extend(weakly.or(is_rest.then_some(OtherMatters)));
        topic.weak = true;
    }
    topic.all = is_known && folded[end..].chars().all(is_transparent);
    topic
}

/// Marks that stand around the words of a heading and say nothing.
fn is_transparent(c: char) -> bool {
    matches!(c, '“' | '”' | '"' | '(' | ')' | '《' | '》')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_topic_of_each_part_speaks() {
        for (heading, kinds) in [
            ("总体情况", &[Overview][..]),
            ("政府信息公开工作基本情况", &[Overview]),
            ("主动公开政府信息情况", &[ProactiveDisclosure]),
            ("政府信息公开情况", &[ProactiveDisclosure]),
            ("收到和处理政府信息公开申请情况", &[Applications]),
            ("依申请公开和不予公开政府信息情况", &[Applications]),
            ("主动公开和依申请公开情况", &[ProactiveDisclosure, Applications]),
            ("因信息公开工作被申请行政复议、提起行政诉讼的情况", &[Disputes]),
            ("依申请公开信息收取费用情况", &[Fees]),
            ("依申请公开及收费情况", &[Applications, Fees]),
            ("人员与政府收支情况", &[Fees]),
            ("工作中的困难与下一步打算", &[Problems]),
            ("存在的不足及其他需要说明的事项", &[Problems, OtherMatters]),
            ("行政争议情况", &[Disputes]),
            ("其他应当说明的情况", &[OtherMatters]),
            ("其他", &[OtherMatters]),
            ("其他平台", &[]),
            ("主动公开信息数量、类别", &[ProactiveDisclosure]),
            ("公开信息的数量和方式", &[ProactiveDisclosure]),
            ("公开渠道和数量情况", &[ProactiveDisclosure]),
            ("依申请公开信息数量", &[]),
            ("平台建设", &[]),
            ("本年新收政府信息公开申请数量", &[]),
            ("行政复议数量", &[]),
        ] {
            assert_eq!(speaks_of(heading), kinds, "{heading}");
        }
    }

    #[test]
    fn running_text_is_read_as_far_as_it_is_a_heading() {
        let head = |text: &'static str| &text[..whole_words(text).covered];
        assert_eq!(head("总体情况2021年我县扎实推进"), "总体情况");
        assert_eq!(head("存在的主要问题及改进情况目前仍有短板"), "存在的主要问题及改进情况");
        assert_eq!(head("其他需要报告的事项无"), "其他需要报告的事项");
        assert_eq!(head("健全制度"), "");
        assert!(whole_words("主动公开政府信息情况").closes && !whole_words("依申请公开").closes);
    }
}
