//! What a line over a table says of a correction: that what follows was corrected (更正前, 原公布数据为), or is what stands now.

use super::lexicon::{BEHIND_CORRECTION, CORRECTED, SUPERSEDED};
use crate::text::{CharSet, folded_words, is_numeral};
use std::sync::LazyLock;

const ORIGINAL: &str = "原";

/// Characters of the longest line that says so.
const LONGEST: usize = 40;

/// Whether what a line stands over is the corrected version; nothing where the line does not end in words that say so.
pub(super) fn is_corrected(line: &str) -> Option<bool> {
    // One of these is in all of its words; few lines have any.
    static TELLING: LazyLock<CharSet> = LazyLock::new(|| CharSet::of("前后後原正勘改应應现現为為".chars()));
    if line.chars().nth(LONGEST).is_some() || TELLING.find(line, 0).is_none() {
        return None;
    }
    let folded = folded_words(line);
    let number = |c: char| is_numeral(c) || c.is_ascii_digit() || "(、.)".contains(c);
    let mut words = folded.trim_start_matches(number);
    loop {
        words = words.trim_end_matches([':', ')', '(']);
        if CORRECTED.ends(words) {
            return Some(true);
        }
        // 原 says so where nothing else stands: 原:, 原内容.
        if SUPERSEDED.ends(words) || words == ORIGINAL {
            return Some(false);
        }
        words = BEHIND_CORRECTION.iter().find_map(|word| words.strip_suffix(word))?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_says_which_version_it_stands_over() {
        for (line, corrected) in [
            ("更正前：", Some(false)),
            ("（原内容）", Some(false)),
            ("原表：", Some(false)),
            ("原：", Some(false)),
            ("草原", None),
            ("一、原公布数据为：", Some(false)),
            ("修改前的表格如下", Some(false)),
            ("三、收到和处理政府信息公开申请情况（更正前）", Some(false)),
            ("更正后：", Some(true)),
            ("现更正为：", Some(true)),
            ("2. 改为：", Some(true)),
            ("（更正后内容）", Some(true)),
            ("现将原表更正如下：", Some(true)),
            ("更正说明", None),
            ("（三）规范性文件修改情况", None),
            ("查看原文", None),
            ("原因", None),
            ("（二）表格", None),
            ("数据", None),
            ("4.补正后申请内容仍不明确", None),
            ("1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", None),
        ] {
            assert_eq!(is_corrected(line), corrected, "{line}");
        }
    }
}
