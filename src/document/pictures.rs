//! Pictures that a text names and does not show: what a converter left in a picture's place.
//!
//! Takes a line and tells whether it is nothing but names of pictures: `1705995746322.jpg`, two glued together, `![表](a/b.png)`.
//! A name among other words is a sentence's.

/// What the names of pictures end with.
const ENDINGS: [&str; 9] = [".jpg", ".jpeg", ".png", ".gif", ".bmp", ".webp", ".tif", ".tiff", ".svg"];
/// Characters of the longest name.
const LONGEST: usize = 120;

/// Whether a line is nothing but names of pictures.
pub(crate) fn names_pictures(line: &str) -> bool {
    // Asked of every line, and most have neither sign: a thirtieth of what a text takes.
    if memchr::memchr2(b'.', b'!', line.as_bytes()).is_none() {
        return false;
    }
    let mut rest = line.trim();
    while !rest.is_empty() {
        let Some(length) = linked(rest).or_else(|| name(rest)) else { return false };
        rest = rest[length..]
            .trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '，' | '、' | ';' | '；'));
    }
    true
}

/// The length of a picture as Markdown writes it at the beginning of a text: `![…](…)`.
fn linked(text: &str) -> Option<usize> {
    let inner = text.strip_prefix("![")?;
    let close = inner.find("](")?;
    let end = close + inner[close..].find(')')?;
    (!inner[..end].contains('\n')).then_some("![".len() + end + 1)
}

/// The length of the name of a picture at the beginning of a text, up to the first ending behind which no name goes on.
fn name(text: &str) -> Option<usize> {
    let is_part = |c: char| {
        c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '/' | '\\' | ':' | '%' | '(' | ')' | '（' | '）')
    };
    let length = text.find(|c| !is_part(c)).unwrap_or(text.len());
    let text = &text[..length];
    let begins = |text: &[u8], ending: &str| {
        text.get(..ending.len()).is_some_and(|start| start.eq_ignore_ascii_case(ending.as_bytes()))
    };
    // `.tif` begins `.tiff`: of two endings in one place the longer one is meant.
    let ending = |at: usize| {
        ENDINGS.iter().filter(|ending| begins(&text.as_bytes()[at..], ending)).map(|ending| ending.len()).max()
    };
    let (start, end) = memchr::memchr_iter(b'.', text.as_bytes()).find_map(|at| Some((at, at + ending(at)?)))?;
    (start > 0 && text[..start].chars().nth(LONGEST).is_none()).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::names_pictures;

    #[test]
    fn a_line_of_names_of_pictures_is_nothing_else() {
        for line in [
            "1684230011.jpg",
            "  W020230111_5.PNG  ",
            "1684230011.jpg1684230012.jpeg",
            "表一.gif、表二.gif",
            "附件/表（1）.webp",
            "scan.tiff",
            "![第二十条](files/a.png)",
            "![](data:image/png;base64,AAAA) ![](b.bmp)",
        ] {
            assert!(names_pictures(line), "{line}");
        }
        for line in ["", "见表一.jpg 所列数字", "规章 | 1 | 2 | 3", ".jpg", "报告全文.pdf", "1684230011", "![表]"]
        {
            assert!(!names_pictures(line), "{line}");
        }
    }
}
