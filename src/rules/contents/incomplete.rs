//! GK502: section five names problems and nothing done about them, or the other way round, or holds only sub-headings.
//!
//! Takes the text of the section, clause by clause. A clause that says what is not yet good (有待提高, 不够规范) names a
//! problem, whatever verb is in it; 下一步, 加强, 完善 in any other clause speak of improvement. One side is found to be
//! missing only where the other is there. Silent where the section is the last of the page, which may be cut there, and
//! where it says nothing (GK501).

use crate::Report;
use crate::finding::{Bilingual, Severity};
use crate::report::Section;
use crate::rules::rule::Sink;
use crate::rules::{Rule, RuleDoc, Words};
use crate::statute::sections::SectionKind;
use crate::text::{WordList, folded_words, is_han};

/// Section five says only half of what it must.
pub(in crate::rules) static PROBLEMS_INCOMPLETE: Rule = Rule {
    code: "GK502",
    name: "problems-incomplete",
    severity: Severity::Note,
    title: Words {
        zh: "主要问题或改进情况只写了一半",
        en: "problems without improvements, or improvements without problems",
    },
    basis: Words {
        zh: "政府信息公开条例（国务院令第711号）第五十条；国办公开办函〔2021〕30号",
        en: "Regulations on Open Government Information (State Council Decree 711), art. 50; General Office format \
             [2021] 30",
    },
    doc: RuleDoc {
        what: Words {
            zh: "主要问题及改进情况这一部分是否既写了问题，也写了改进：只有问题、只有改进，或者只有小标题的，作提示。报告到这一\
                 部分为止的，页面可能不完整，不判断。",
            en: "Whether the section on main problems and improvements tells both: one that names problems only, \
                 improvements only, or holds only sub-headings is noted. Where the page ends with this section it may be \
                 cut, and is not judged.",
        },
        example: Words {
            zh: "“一是加强学习，二是及时公开信息。”——只有打算，没有说存在什么问题。",
            en: "The section lists plans for next year and does not say what was wrong.",
        },
        when_wrong: Words {
            zh: "问题或改进用了少见的说法，或者写在别的部分里。",
            en: "Problems or improvements are told in unusual words, or in another section.",
        },
    },
    check: problems_incomplete,
};

/// Words that name a problem beyond doubt.
const SURELY_PROBLEM: WordList = WordList("问题 不足 不够 不强 不高 不及时 不全 不到位 不规范");
/// Words of sentences that come before the problems.
const PRAISE: WordList = WordList("成效 成绩 进展 取得");
/// Words that may name a problem.
const PROBLEM: WordList = WordList(
    "不 未能 未及时 尚未 薄弱 弱项 欠 差距 困难 滞后 缺乏 缺少 短板 单一 偏少 偏低 偏弱 较少 较低 较弱 较慢 较差 少数 \
     个别 差异 矛盾 瓶颈 难点 难以 挑战 有限 参差 形式主义 误区 遗漏 差错 错误 模糊 淡薄 老化 生疏 慢",
);
/// Words that say, before a verb, that something is not yet done.
const NOT_YET: WordList =
    WordList("有待 还待 尚待 亟待 亟需 仍需 还需 尚需 待进一步 需进一步 需要进一步 需要提 需要加 需提 需加 需完善");
/// Words that speak of what was done or will be; some of them are ordinary, so that their absence says something.
const IMPROVEMENT: WordList = WordList(
    "已 安排 增设 新增 改为 改进 整改 改善 下一步 下步 今后 接下来 下一年 明年 来年 将 打算 计划 措施 加强 加大 加快 \
     强化 完善 提高 提升 进一步 推进 推动 规范 优化 健全 深化 落实 拓展 拓宽 丰富 创新 培训 学习 督促 监督 考核 建立 \
     制定 做好 抓好 确保 着力 着重 努力 开展 解决 调整 充实 扩大 细化 压实 重视 坚持 继续 严格 按照 及时",
);
/// The words that say beyond doubt that a clause is of improvement.
const SURELY_IMPROVEMENT: WordList = WordList(
    "改进措施 整改 下一步 下步 今后 接下来 将进一步 将继续 加强 加大 强化 进一步完善 进一步提高 进一步提升 进一步规范 \
     健全 深化 抓好 做好 确保",
);

fn problems_incomplete(report: &Report, sink: &mut Sink) {
    /// Characters below which a section says nothing, which is GK501's to tell.
    const SAYS_SOMETHING: usize = 10;
    let sections: Vec<&Section> =
        report.sections.iter().filter(|section| section.kind == SectionKind::Problems).collect();
    let (Some(first), Some(last)) = (sections.first(), sections.last()) else { return };
    let goes_on = report.sections.iter().any(|section| section.range.start >= last.range.end);
    let text: String = sections.iter().map(|section| section.text.as_str()).collect::<Vec<_>>().join("\n");
    if !goes_on || text.chars().filter(|c| is_han(*c)).take(SAYS_SOMETHING).count() < SAYS_SOMETHING {
        return;
    }
    let lines = || text.lines().map(str::trim).filter(|line| !line.is_empty());
    let message = if lines().all(is_sub_heading) {
        Bilingual::new(
            format!("“{}”只有小标题，没有内容", first.heading),
            format!("the section {} holds only sub-headings", first.heading),
        )
    } else {
        let body: String = lines().filter(|line| !is_sub_heading(line)).collect();
        let told = Told(folded_words(&body));
        let (problem, improvement) = (told.surely_problem(), told.surely_improvement());
        let is_half = problem && !improvement && !told.perhaps_improvement() && told.nothing_but_problems();
        if is_half && !told.breaks_off() {
            Bilingual::new(
                format!("“{}”写了问题，没有写改进", first.heading),
                format!("the section {} names problems, but no improvement", first.heading),
            )
        } else if improvement && !problem && !told.perhaps_problem() {
            Bilingual::new(
                format!("“{}”写了改进，没有写问题", first.heading),
                format!("the section {} names improvements, but no problem", first.heading),
            )
        } else {
            return;
        }
    };
    let mut finding = sink.finding(Some(first.heading_span), message);
    finding.subject = Some("section.problems".to_owned());
    sink.push(finding);
}

/// A section's text, folded, and what it tells; each is looked for only when asked, as most sections tell both.
struct Told(String);

impl Told {
    fn clauses(&self) -> impl Iterator<Item = &str> {
        self.0.split([',', '。', ';', ':'])
    }

    /// Whether a clause names a problem beyond doubt.
    fn surely_problem(&self) -> bool {
        // No word goes on behind a mark.
        SURELY_PROBLEM.is_in(&self.0) || NOT_YET.is_in(&self.0)
    }

    /// Whether a clause has a word that may name one.
    fn perhaps_problem(&self) -> bool {
        PROBLEM.is_in(&self.0)
    }

    /// Whether a clause speaks of improvement beyond doubt.
    fn surely_improvement(&self) -> bool {
        self.clauses().any(|clause| SURELY_IMPROVEMENT.is_in(clause) && !NOT_YET.is_in(clause))
    }

    /// Whether a clause has a word that may speak of it.
    fn perhaps_improvement(&self) -> bool {
        let affirmed = |clause| IMPROVEMENT.iter().any(|word| affirms(clause, word));
        self.clauses().any(|clause| affirmed(clause) && !NOT_YET.is_in(clause))
    }

    /// Whether a list is begun and not gone on with: what stood behind it is gone.
    fn breaks_off(&self) -> bool {
        self.0.contains("一是") && !self.0.contains("二是")
    }

    /// Whether every sentence names a problem beyond doubt, or praises the year.
    fn nothing_but_problems(&self) -> bool {
        let known = [NOT_YET, SURELY_PROBLEM, PRAISE];
        let mut sentences = self.0.split('。').filter(|sentence| !sentence.is_empty());
        sentences.all(|sentence| known.iter().any(|words| words.is_in(sentence)))
    }
}

/// Whether a clause has a word without a denial right before it: 不够规范 is none of 规范.
fn affirms(clause: &str, word: &str) -> bool {
    let denied =
        |before: &str| ["不", "不够", "不太", "未", "欠", "缺乏", "缺少"].iter().any(|word| before.ends_with(word));
    clause.match_indices(word).any(|(at, _)| !denied(&clause[..at]))
}

/// Whether a line is a numbered heading and no more: （一）存在的主要问题.
fn is_sub_heading(line: &str) -> bool {
    /// Characters of the longest sub-heading.
    const LONGEST: usize = 20;
    let numbered = line.starts_with(['(', '（', '㈠', '㈡', '㈢'])
        || line.split_once(['、', '.', '．']).is_some_and(|(number, _)| {
            (1..=2).contains(&number.chars().count()) && number.chars().all(|c| c.is_numeric() || "十".contains(c))
        });
    let sentence = line.contains(['。', '，', '；', ',', ';']) || line.ends_with(['：', ':']);
    numbered && !sentence && line.chars().filter(|c| is_han(*c)).count() <= LONGEST
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{found, sound};
    use crate::statute::Edition::E2021;

    fn messages(text: &str) -> Vec<String> {
        let mut report = sound(E2021).build();
        let section = report.sections.iter_mut().find(|section| section.kind == SectionKind::Problems);
        text.clone_into(&mut section.expect("the section").text);
        found(&report, "GK502").into_iter().map(|finding| finding.message.zh).collect()
    }

    const HEADING: &str = "“五、存在的主要问题及改进情况”";

    #[test]
    fn half_of_what_is_due() {
        for (text, says) in [
            ("存在的主要问题是人手不足，公开的时效有待提高，目录仍需完善。", "写了问题，没有写改进"),
            ("今年取得一定成绩。但栏目还需进一步规范。二是解读不足。", "写了问题，没有写改进"),
            ("主动公开不够及时，\n依申请公开答复\n不够规范。", "写了问题，没有写改进"),
            ("一是加强学习，二是严格按照公开范围和程序公开。下一步抓好落实。", "写了改进，没有写问题"),
            ("（一）存在的主要问题\n（二）改进的情况和措施", "只有小标题，没有内容"),
        ] {
            assert_eq!(messages(text), [format!("{HEADING}{says}")], "{text}");
        }
    }

    #[test]
    fn both_halves_in_whatever_words() {
        for text in [
            "公开的主动性还需提高。下一步将组织培训。",
            "（一）问题\n个别科室公布的内容较少，更新慢。\n（二）改进\n落实专人负责。",
            "针对2022年存在的更新不及时问题，已开设专栏，安排专人更新。",
            "信息公开的深度有限。我局将加以改进。",
            "工作人员变动频繁，业务生疏，经学习已经好转。",
            // A sentence whose words are not known may be the other half.
            "答复不够规范。纠正过的案件逐件复盘，同样的事一次为止。",
            // A list that is not gone on with.
            "仍存在以下短板：一是公开的时效还需提高。",
            // Neither half in words that are known: not judged.
            "本年度这方面的事项另行报送上级机关备案。",
        ] {
            assert!(messages(text).is_empty(), "{text}: {:?}", messages(text));
        }
    }

    #[test]
    fn a_page_that_ends_here_may_be_cut() {
        let mut report = sound(E2021).without_section(SectionKind::OtherMatters).build();
        report.sections.last_mut().expect("section five").text = "人手不足，公开的时效不够，目录也不够全。".to_owned();
        assert!(found(&report, "GK502").is_empty());
        // The empty section is GK501's.
        assert!(messages("无。").is_empty());
    }
}
