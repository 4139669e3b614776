//! Labels made comparable: what is left of a label when layout, numbering and copying accidents are taken away.
//!
//! A statutory label is told by its Chinese characters alone. [`fold`] keeps those, in simplified form, and drops width,
//! brackets, spaces, punctuation, numbering (`三、`, `（一）`, `㈠`, `1.`) and pinyin set in brackets; so one comparison
//! serves every layout.
//!
//! ```
//! use gkreport::text::fold;
//! assert_eq!(fold("（三） 不予 公开"), "不予公开");
//! assert_eq!(fold("二、上年結轉政府信息公開申請數量"), "上年结转政府信息公开申请数量");
//! ```

use super::fold::simplified_run;
use super::{is_han, is_numeral, simplified};

/// The Chinese characters of a label, simplified, without numbering.
pub fn fold(text: &str) -> String {
    // Most labels are such characters alone.
    if simplified_run(text) == text.len() {
        return text.to_owned();
    }
    let (mut out, mut folded) = (String::with_capacity(text.len()), folded(text));
    loop {
        out.push_str(folded.run());
        match folded.next() {
            Some(c) => out.push(c),
            None => return out,
        }
    }
}

/// What [`fold`] gives, character by character: a comparison that fails at the first one costs no more.
pub(crate) const fn folded(text: &str) -> Folded<'_> {
    Folded::new(text)
}

/// The characters of a folded text.
#[derive(Debug, Clone)]
pub(crate) struct Folded<'t> {
    text: &'t str,
    /// How far it was read.
    at: usize,
    /// Whether numbering may stand here.
    at_start: bool,
}

impl Iterator for Folded<'_> {
    type Item = char;

    #[inline]
    fn next(&mut self) -> Option<char> {
        self.step()
    }
}

impl<'t> Folded<'t> {
    const fn new(text: &'t str) -> Self {
        Self { text, at: 0, at_start: true }
    }

    /// The next character. The compiler folds the statute's labels with this, as readers fold everything else.
    #[inline]
    pub const fn step(&mut self) -> Option<char> {
        // What nearly all are: Chinese characters behind others.
        let bytes = self.text.as_bytes();
        if !self.at_start
            && bytes.len() - self.at >= 3
            && let (0xe4..=0xe9, second, third) = (bytes[self.at], bytes[self.at + 1], bytes[self.at + 2])
            && let Some(c @ '\u{4e00}'..='\u{9fff}') = char::from_u32(three(bytes[self.at], second, third))
        {
            self.at += 3;
            return Some(simplified(c));
        }
        self.step_with_care()
    }

    /// Steps over characters that stand for themselves.
    fn run(&mut self) -> &'t str {
        let rest = &self.text[self.at..];
        let run = if self.at_start { "" } else { &rest[..simplified_run(rest)] };
        self.at += run.len();
        run
    }

    const fn step_with_care(&mut self) -> Option<char> {
        while let Some((c, behind)) = char_at(self.text, self.at) {
            self.at = behind;
            match c {
                _ if self.at_start && is_numeral(c) && self.numbers_what_follows() => self.skip_numerals(),
                '\u{4e00}'..='\u{9fff}' => {
                    self.at_start = false;
                    return Some(simplified(c));
                }
                // （一） and (三): a numeral alone in brackets is numbering wherever it stands.
                '（' | '(' | '〔' | '﹙' => self.skip_bracketed_number(),
                // A full stop or a clause mark may end a sentence that a heading is glued to.
                '、' | '，' | '。' | ':' | '：' | ';' | '；' => self.at_start = true,
                // The rarer Chinese characters.
                _ if is_han(c) => {
                    self.at_start = false;
                    return Some(simplified(c));
                }
                _ => {}
            }
        }
        None
    }

    /// Passes over what stands in the bracket just opened, where that is numerals alone.
    const fn skip_bracketed_number(&mut self) {
        let from = self.skip_ahead(false);
        let numerals = self.skip_ahead(true);
        if let (Some((first, _)), Some(('）' | ')' | '〕' | '﹚', behind))) =
            (char_at(self.text, from), char_at(self.text, numerals))
            && is_numeral(first)
        {
            self.at = behind;
            self.at_start = true;
        }
    }

    /// Whether the numerals go on to the mark that makes them a number (`三、`, `十二．`).
    const fn numbers_what_follows(&self) -> bool {
        let mark = char_at(self.text, self.skip_ahead(true));
        matches!(mark, Some(('、' | '.' | '．' | '，' | ',' | '：' | ':', _)))
    }

    const fn skip_numerals(&mut self) {
        self.at = self.skip_ahead(true);
    }

    /// Where the white space ahead ends, or the white space and the numerals.
    const fn skip_ahead(&self, numerals: bool) -> usize {
        let mut at = self.at;
        while let Some((c, behind)) = char_at(self.text, at) {
            if !(c.is_whitespace() || numerals && is_numeral(c)) {
                break;
            }
            at = behind;
        }
        at
    }
}

/// The character that begins at this byte, and where the next one does: [`str::chars`] for the compiler as well.
#[inline]
const fn char_at(text: &str, at: usize) -> Option<(char, usize)> {
    let bytes = text.as_bytes();
    if at >= bytes.len() {
        return None;
    }
    let (code, length) = match bytes[at] {
        byte @ ..0x80 => (byte as u32, 1),
        byte @ ..0xe0 => (three(0, byte & 0x1f, bytes[at + 1]), 2),
        byte @ ..0xf0 => (three(byte, bytes[at + 1], bytes[at + 2]), 3),
        byte => (((byte & 7) as u32) << 18 | three(bytes[at + 1], bytes[at + 2], bytes[at + 3]) & 0x3_ffff, 4),
    };
    match char::from_u32(code) {
        Some(c) => Some((c, at + length)),
        None => None,
    }
}

/// The code of a character of three bytes.
const fn three(first: u8, second: u8, third: u8) -> u32 {
    ((first & 0xf) as u32) << 12 | ((second & 0x3f) as u32) << 6 | (third & 0x3f) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn layout_numbering_and_copies_do_not_matter() {
        for (text, folded) in [
            ("一、本年新收政府信息公开申请数量", "本年新收政府信息公开申请数量"),
            ("2. 其他法律行政法规禁止公开", "其他法律行政法规禁止公开"),
            ("3.危及“三安全一稳定”", "危及三安全一稳定"),
            ("㈢不予公开", "不予公开"),
            ("( 三 )不予\n公开", "不予公开"),
            ("三、本年度办理结果（一）予以公开", "本年度办理结果予以公开"),
            ("報(bao)告(gao)", "报告"),
            ("(七)总计", "总计"),
            ("本 年 增 / 减", "本年增减"),
            ("第二十条第（一）项", "第二十条第项"),
            ("總計", "总计"),
            ("⾏政许可", "行政许可"),
        ] {
            assert_eq!(fold(text), folded, "{text}");
        }
    }
}
