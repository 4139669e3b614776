//! The words figures are told with: what a statement is, and what may stand before and around it.
//!
//! A statement must match a clause from its first character on, behind who and when ([`WHO`]): 省级行政机关发布#条 is another's
//! figure, and 较上年增长#件 is no count.

use super::said::Ways;
use crate::statute::CellKey;

/// A thing reports count, and how they say it.
#[derive(Debug)]
pub(super) struct Statement {
    /// What it may mean, likeliest first: the cells to be added.
    pub means: &'static [&'static [CellKey]],
    /// The ways to say it.
    pub said: Ways,
    /// Counters it may be counted in.
    pub counters: &'static [&'static str],
    /// Where it may stand.
    pub stands: Stands,
}

impl Statement {
    /// Whether it may be counted in this.
    pub fn counts_in(&self, counter: &str) -> bool {
        self.counters.iter().any(|known| known.len() == counter.len() && known.bytes().eq(counter.bytes()))
    }

    /// Whether it states what of the things asked for was made public or kept back.
    pub fn is_of_answers(&self) -> bool {
        let mut cells = self.means.iter().copied().flatten();
        cells.any(|cell| cell.text().split('.').any(|key| matches!(key, "granted" | "partially_granted" | "denied")))
    }
}

/// Where a statement may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stands {
    /// By itself: inside a list it is a part of something, or another's.
    Alone,
    /// By itself or listed.
    Anywhere,
    /// In a list, or right behind, of a figure that states one of these cells.
    Under(&'static [CellKey]),
    /// By itself, where the words around speak of disclosure.
    Among,
    /// By itself or listed, where the words around speak of disclosure.
    AmongAnywhere,
}

impl Stands {
    /// Whether the words around must speak of disclosure.
    pub const fn needs_topic(self) -> bool {
        matches!(self, Self::Among | Self::AmongAnywhere)
    }

    /// Whether it can be no part of anything.
    pub const fn is_alone(self) -> bool {
        matches!(self, Self::Alone | Self::Among)
    }
}

/// The ways to say something, one pattern each.
macro_rules! said {
    ($($pattern:literal),+) => {
        $crate::prose::said::Ways::new(const { &[$($crate::prose::said::Pattern::new($pattern)),+] })
    };
}
pub(super) use said;

/// Who and when: the report's own year and the body that reports, in any order, before a statement.
static WHO: Ways = said![
    "0000年 度?",
    "省全年|市全年|县全年|区全年",
    "截至|截止 到|至? 0000年? 年底|年末|12月31日|底? 止|为止?",
    "全年度|全年|年内|今年|当年|本年度|本年|一年来|报告期内|期间|年度内|年度|年底",
    "在? 全|我|本 省|市|县|区|州|盟|旗|镇|乡|局|委|厅|办|院|部|街道|系统|机关|单位|部门 政府? 系统? 办公室?",
    "各级 行政机关|各部门|政府|人民政府? 和各部门|各部门|及部门?",
    "行政机关|各地各部门|各部门|各单位|各地",
    "共计|共|总计|累计|合计|总共|一共|依法|实际|主动|已|其中|另有|另|对|内|在|又"
];

/// Where a statement may begin in a clause: at its start, and behind each word that says who or when.
pub(super) fn starts(clause: &str, starts: &mut Vec<usize>) {
    /// Words of who and when that a clause has at most.
    const MOST: usize = 12;
    starts.clear();
    starts.push(0);
    let mut next = 0;
    while let Some(&at) = starts.get(next).filter(|_| next < MOST) {
        next += 1;
        for end in WHO.lengths_at_start(&clause[at..]).map(|length| at + length) {
            if end > at && !starts.contains(&end) {
                starts.push(end);
            }
        }
    }
}

/// Words that lead a list of parts, which may leave some out.
pub(super) const LISTS: &[&str] = &["其中", "含"];
/// Words that lead a list of all parts.
pub(super) const DIVISIONS: &[&str] = &["包括", "分别为", "分别是", "具体为", "分为"];
/// Ends of a clause that begins with 按 and leads a list of all parts.
pub(super) const DIVIDERS: &[&str] = &["分", "划分", "看", "分类"];
/// Words that show that a list leaves some out.
pub(super) const SOME: &[&str] = &["等", "主要", "例如", "比如"];
/// Words a comparison begins with: it is no part.
pub(super) const COMPARISONS: &[&str] =
    &["较", "比", "同比", "环比", "与", "增长", "增加", "增幅", "减少", "下降", "上升", "降低", "降幅", "多于", "少于"];
/// Words for another year than the report's.
pub(super) const OTHER_YEARS: &[&str] =
    &["上年度", "上一年", "上年", "去年", "前年", "往年", "同期", "以来", "历年", "下一年", "明年", "三年", "五年"];
/// Words of a share's base that mean the whole just told of.
pub(super) const BASES: &[&str] = &[
    "",
    "比",
    "总数",
    "总量",
    "总数的",
    "总量的",
    "申请总数的",
    "申请总量的",
    "申请数的",
    "全部申请的",
    "答复总数的",
    "答复数的",
    "办结总数的",
    "办理总数的",
    "办结数的",
    "申请总数",
    "受理总数的",
    "比为",
    "比约",
    "比达",
    "总件数的",
    "总申请量的",
    "全部",
];
/// Words without which a bare statement is not about disclosure.
pub(super) const TOPICS: &[&str] = &["信息公开", "依申请", "政务公开"];
