//! A line of a page → whether it may count something: whether what follows one of its numbers can be a counter.
//!
//! Takes any text, folded or not, and errs only towards yes: `2018年` and a cell's `12` count nothing, `12件`, `１２ 件` and
//! `12(bao)件` may. A number at the end of a line is left open until the next line is known.

/// Whether text counts something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Counted {
    /// It does not.
    Nothing,
    /// It does if more text follows: it ends in a number.
    Open,
    /// It may.
    Something,
}

impl Counted {
    /// Whether text counts something that goes on with `next`.
    pub const fn and(self, next: Self) -> Self {
        match self {
            Self::Nothing => next,
            Self::Open | Self::Something => Self::Something,
        }
    }
}

/// Whether a line may count something.
pub(super) fn counted(line: &str) -> Counted {
    let bytes = line.as_bytes();
    let mut at = 0;
    while let Some(digit) = next_digit(bytes, at) {
        let behind = digit + bytes[digit..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        // What mostly follows, without a look at characters.
        if let Some(b'.' | b',' | b'-' | b'/' | b':' | b')' | b'|') = bytes.get(behind).filter(|_| behind > digit) {
            at = behind;
            continue;
        }
        let rest = line[behind..].trim_start_matches(|c| is_digit(c) || c.is_whitespace() || is_without_width(c));
        match rest.chars().next() {
            None => return Counted::Open,
            Some(c) if may_count(c) => return Counted::Something,
            Some(_) => at = line.len() - rest.len(),
        }
    }
    Counted::Nothing
}

/// Where the next digit begins, of either width.
fn next_digit(bytes: &[u8], from: usize) -> Option<usize> {
    /// Bytes looked at together; the compiler makes a few instructions of it.
    const TOGETHER: usize = 16;
    // Digits of full width, and marks, begin with the second.
    let may_be = |byte: &u8| matches!(byte, b'0'..=b'9' | 0xef);
    let mut at = from;
    loop {
        while let Some(bytes) = bytes.get(at..at + TOGETHER)
            && !bytes.iter().fold(false, |any, byte| any | may_be(byte))
        {
            at += TOGETHER;
        }
        at += bytes[at..].iter().position(may_be)?;
        if is_digit_at(bytes, at) {
            return Some(at);
        }
        at += 1;
    }
}

fn is_digit_at(bytes: &[u8], at: usize) -> bool {
    bytes[at].is_ascii_digit() || matches!(bytes[at..], [0xef, 0xbc, 0x90..=0x99, ..])
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

fn is_without_width(c: char) -> bool {
    crate::text::plain_char(c).is_none()
}

/// Whether a number that `c` follows may count something.
fn may_count(c: char) -> bool {
    match c {
        '%' | '(' => true,
        // A point or a comma, and the digits behind it are looked at next.
        _ if c.is_ascii() => false,
        '年' | '月' | '日' | '号' | '、' | '，' | '。' | '；' | '：' | '）' | '．' | '－' | '—' | '》' | '”' | '第' => {
            false
        }
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_may_count() {
        for (line, expected) in [
            ("全年收到申请12件。", Counted::Something),
            ("1,234件", Counted::Something),
            ("２０１８年受理１２ 件", Counted::Something),
            ("占25%", Counted::Something),
            ("12(bao)件", Counted::Something),
            ("全年收到申请12\n", Counted::Open),
            ("2018年3月29日，第3、4号", Counted::Nothing),
            ("0 0 0 1/2", Counted::Open),
            ("一件", Counted::Nothing),
        ] {
            assert_eq!(counted(line), expected, "{line}");
        }
        assert_eq!(Counted::Open.and(Counted::Nothing), Counted::Something);
        assert_eq!(Counted::Nothing.and(Counted::Open), Counted::Open);
    }
}
