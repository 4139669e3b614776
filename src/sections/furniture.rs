//! The end of the last section: where the report stops and the page goes on.
//!
//! Takes the text behind the last heading and gives the length of what belongs to the report: up to the first line
//! that is plainly the page's own (`【关闭】`, `版权所有：…`, `责任编辑：…`) or the title of a second copy. Refuses to cut inside a
//! line, and at words that may as well begin a sentence of the report (`承办人大代表建议…`).

use crate::text::WordList;

/// Words that only the page says, at the start of a short line.
const PAGE_WORDS: WordList = WordList(
    "版权所有 扫一扫 扫码 相关链接 相关阅读 相关信息 相关文章 相关文档 相关稿件 责任编辑 上一篇 下一篇 上一条 下一条 \
     网站地图 网站标识码 联系我们 返回顶部 当前位置 主办单位 技术支持 友情链接 分享到 您的位置 我要纠错",
);
/// Words that are the page's where the line says hardly more.
const BUTTONS: WordList = WordList("关闭 打印 分享 收藏 返回 编辑 字体 字号 下载打印");
/// Words that are the page's with a colon behind them.
const LABELS: WordList = WordList("主办 承办 来源 编辑 作者 审核 浏览次数 上传时间");
/// Longest line that is cut at, in characters.
const LONGEST: usize = 60;

/// How many bytes of `text` come before the page's own lines.
pub(super) fn report_length(text: &str) -> usize {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if is_furniture(line) {
            return start;
        }
        start += line.len();
    }
    text.len()
}

/// Whether a line is the page's own, or reads like a report's title: the report is printed again.
fn is_furniture(line: &str) -> bool {
    if line.len() > LONGEST * 4 {
        return false;
    }
    let plain: String = line.chars().filter(|c| !c.is_whitespace()).collect();
    let words = plain.trim_start_matches(['【', '[', '［', '〖', '>', '•', '·', '|', '-', '*', '(', '（']);
    let length = words.chars().count();
    let labelled = |label: &str| words.strip_prefix(label).is_some_and(|rest| rest.starts_with([':', '：']));
    let is_title = || {
        let parts = plain.ends_with("年度报告") && plain.contains("信息公开") && plain.contains("年政");
        parts && !plain.contains(['。', '，', ',', '《', '：', ':'])
    };
    length <= LONGEST
        && (PAGE_WORDS.begins(words)
            || (length <= 10 && !words.contains('。') && BUTTONS.begins(words))
            || LABELS.iter().any(labelled)
            || words.contains("ICP备")
            || words.contains("公网安备")
            || is_title())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_s_own_lines_end_the_report() {
        for furniture in [
            "【关闭】",
            "打印本页",
            "  扫一扫在手机打开当前页",
            "主办：某县人民政府办公室",
            "版权所有 某县人民政府",
            "责任编辑：张三",
            "京ICP备00000000号",
            "某县2020年政府信息公开工作年度报告",
        ] {
            let text = format!("\n无。\n{furniture}\n其他");
            assert_eq!(&text[..report_length(&text)], "\n无。\n", "{furniture}");
        }
    }

    #[test]
    fn the_report_s_own_lines_do_not() {
        for line in [
            "承办人大代表建议三件，均已公开。",
            "打印机等设备用于政务公开专区建设，方便群众办事。",
            "分享经验。",
            "主办单位之外，其余部门也已公开目录，具体做法见各部门网站所发布的二〇二一年政府信息公开工作年度报告，此处不再一一列出，特此说明。",
            "《某县2020年政府信息公开工作年度报告》",
        ] {
            let text = format!("无。\n{line}\n完");
            assert_eq!(report_length(&text), text.len(), "{line}");
        }
    }
}
