//! A whole report before it is laid out: title, sections, sentences, tables.
//!
//! Sentences are the project's own; some carry numbers and statutory words on purpose, to lead a reader astray.

use super::dice::Dice;
use super::hand::Hand;
use super::sheet::Sheet;
use super::tables::{Drawer, Layout};
use super::truth::Case;
use gkreport::statute::Edition;
use gkreport::statute::TableKind;
use gkreport::statute::sections::SECTIONS;

/// A report in blocks.
pub struct Page {
    /// Blocks in reading order.
    pub blocks: Vec<Block>,
    /// Seed of the writer's choices.
    seed: u64,
}

/// One block.
#[derive(Clone, Debug)]
pub enum Block {
    /// The report's title.
    Title(String),
    /// A short line: a date, a department.
    Line(String),
    /// A section's heading.
    Heading(String),
    /// Running text.
    Paragraph(String),
    /// The line over a table.
    Caption(String),
    /// A table.
    Sheet(Sheet),
}

const ISSUERS: &[&str] = &["青河县人民政府", "云川市人民政府", "临江省人民政府", "白石镇人民政府", "云川市水务局"];

const OVERVIEW: &[&str] = &[
    "这一年，我们把群众关心的事放在前面，先后公布惠民办法{}条、公共服务指南{}份，网站累计访问{}万人次。",
    "（一）主动公开。全年发布各类消息{}条，其中规章解读{}篇、行政许可办事指南{}份，没有出现应公开而未公开的情况。",
    "（二）依申请公开。窗口共接到来信{}封，自然人来信占{}%，电话答复{}次，平均用时{}天。",
    "（三）平台建设。新栏目上线{}个，旧栏目合并{}个；短视频播放{}次。",
    "（四）监督保障。举办培训{}期，参训{}人次，抽查单位{}家，发现的{}个问题全部改正。",
    "办公室收到意见共计{}条，予以采纳{}条，其余{}条已说明理由。",
];
const PROBLEMS: &[&str] = &[
    "一是少数单位更新慢，{}个栏目曾超过{}天没有新内容；二是解读偏文字，图表只有{}幅。",
    "下一步，我们打算再培训{}人，并把办事指南缩短到{}页以内，让来办事的人一看就懂。",
];
const OTHER_MATTERS: &[&str] = &["本机关全年没有收取信息处理费。", "收取信息处理费{}元，没有其他要说明的事。"];
const BEFORE_TABLES: &[&str] = &["有关数字见下表。", "下面的表由{}个单位填报，汇总后形成。"];

impl Page {
    /// A report that says what `case` holds.
    pub fn new(case: &Case, layout: Layout, hand: Hand) -> Self {
        let mut prose = Prose { dice: Dice::new(case.seed ^ 0x9a9e), hand };
        let mut drawer = Drawer { truth: &case.truth, layout, hand, dice: Dice::new(case.seed ^ 0x7ab1e) };
        let year = match case.truth.table(TableKind::Disclosure).form.editions {
            [Edition::E2019] => 2019 + prose.dice.below(2),
            _ => 2021 + prose.dice.below(4),
        };
        let issuer = *prose.dice.pick(ISSUERS);
        let day = 10 + prose.dice.below(20);
        let mut blocks = vec![
            Block::Title(prose.say(&format!("{issuer}{year}年政府信息公开工作年度报告"))),
            Block::Line(prose.say(&format!("发布日期：{}-01-{day}", year + 1))),
            Block::Paragraph(prose.say(&format!(
                "按照《中华人民共和国政府信息公开条例》的要求，{issuer}写成这份报告，数字从{year}年1月1日算到{year}年12月31日。"
            ))),
        ];
        for spec in SECTIONS {
            blocks.push(Block::Heading(prose.say(spec.heading)));
            let Some(kind) = spec.table else {
                let sentences = match spec.kind {
                    gkreport::statute::sections::SectionKind::Overview => OVERVIEW,
                    gkreport::statute::sections::SectionKind::Problems => PROBLEMS,
                    _ => &OTHER_MATTERS[prose.dice.below(OTHER_MATTERS.len())..][..1],
                };
                blocks.extend(sentences.iter().map(|sentence| Block::Paragraph(prose.say(sentence))));
                continue;
            };
            if prose.dice.chance(30) {
                let sentence = *prose.dice.pick(BEFORE_TABLES);
                blocks.push(Block::Paragraph(prose.say(sentence)));
            }
            for (caption, sheet) in drawer.draw(kind) {
                blocks.extend(caption.map(Block::Caption));
                blocks.push(Block::Sheet(sheet));
            }
        }
        Self { blocks, seed: case.seed }
    }

    /// Dice for a writer; `salt` tells writers apart.
    pub fn dice(&self, salt: u64) -> Dice {
        Dice::new(self.seed ^ salt)
    }

    /// The report's tables.
    pub fn sheets_mut(&mut self) -> impl Iterator<Item = &mut Sheet> {
        self.blocks.iter_mut().filter_map(|block| match block {
            Block::Sheet(sheet) => Some(sheet),
            _ => None,
        })
    }
}

/// Fills numbers into sentences.
struct Prose {
    dice: Dice,
    hand: Hand,
}

impl Prose {
    fn say(&mut self, sentence: &str) -> String {
        let mut parts = sentence.split("{}");
        let mut out = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let bound = *self.dice.pick(&[10, 100, 5000]);
            out.push_str(&self.dice.below(bound).to_string());
            out.push_str(part);
        }
        self.hand.wording.page_text(&out)
    }
}
