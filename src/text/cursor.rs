//! A text read from its beginning, word by word and digit by digit, years and days as one.
//!
//! Each step goes over what it asks for, and where that does not stand there it stays and says so. Digits may be wide or
//! Chinese where a year, a month or a day is asked for, and spaces may stand between its parts.

/// The rest of a text, read from its beginning.
#[derive(Clone, Copy)]
pub(crate) struct Cursor<'t>(pub &'t str);

impl<'t> Cursor<'t> {
    /// Steps over the first of these words that stands there; where none does it stays.
    pub fn word<'w>(&mut self, words: &[&'w str]) -> Option<&'w str> {
        let word = words.iter().find(|word| self.0.starts_with(**word))?;
        self.0 = &self.0[word.len()..];
        Some(word)
    }

    /// Steps over a run of digits that has no fewer and no more than these.
    pub fn digits(&mut self, least: usize, most: usize) -> Option<&'t str> {
        let (digits, rest) = self.0.split_at(self.0.bytes().take_while(u8::is_ascii_digit).count());
        (least..=most).contains(&digits.len()).then(|| self.0 = rest)?;
        Some(digits)
    }

    /// The digits of a whole number, without the commas between groups of thousands.
    pub fn grouped(&mut self) -> String {
        let mut whole = self.digits(1, usize::MAX).unwrap_or_default().to_owned();
        let is_group = whole.len() <= 3;
        while let Some(group) = is_group.then(|| self.behind(",", 3, 3)).flatten() {
            whole += group;
        }
        whole
    }

    /// The point of a number and the digits behind it; nothing where there are none.
    pub fn fraction(&mut self) -> &'t str {
        let text = self.0;
        let length = self.behind(".", 1, usize::MAX).map_or(0, |digits| 1 + digits.len());
        &text[..length]
    }

    /// Steps over a mark with digits behind it, and gives these.
    pub fn behind(&mut self, mark: &str, least: usize, most: usize) -> Option<&'t str> {
        let mut ahead = *self;
        ahead.word(&[mark])?;
        let digits = ahead.digits(least, most)?;
        *self = ahead;
        Some(digits)
    }

    fn space(&mut self) {
        self.0 = self.0.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}'));
    }

    /// Steps over one of `marks`, and spaces before it; without one, stays.
    pub fn eat(&mut self, marks: &[char]) -> Option<char> {
        let mut ahead = *self;
        ahead.space();
        let c = ahead.0.chars().next().filter(|c| marks.contains(c))?;
        self.0 = &ahead.0[c.len_utf8()..];
        Some(c)
    }

    /// Steps over the next character, if this tells its value.
    fn value(&mut self, of: impl Fn(char) -> Option<u32>) -> Option<u32> {
        let c = self.0.chars().next()?;
        let value = of(c)?;
        self.0 = &self.0[c.len_utf8()..];
        Some(value)
    }

    /// A year from 1990 to 2099.
    pub fn year(&mut self) -> Option<i32> {
        let mut ahead = *self;
        let mut year = 0;
        for _ in 0..4 {
            year = year * 10 + ahead.value(|c| digit(c).or_else(|| han_digit(c)))?;
        }
        let ends = ahead.0.chars().next().is_none_or(|c| digit(c).is_none());
        (ends && (1990..2100).contains(&year)).then(|| *self = ahead)?;
        Some(year.cast_signed())
    }

    /// A number of at most `most` digits, or a Chinese one below forty; spaces before it are stepped over.
    pub fn number(&mut self, most: usize) -> Option<u32> {
        self.space();
        let mut number = None;
        for _ in 0..most {
            let Some(value) = self.value(digit) else { break };
            number = Some(number.unwrap_or(0) * 10 + value);
        }
        number.or_else(|| self.han_number())
    }

    fn han_number(&mut self) -> Option<u32> {
        let (mut tens, mut ones) = (None, None);
        for _ in 0..3 {
            if tens.is_none() && self.word(&["十"]).is_some() {
                tens = Some(ones.take().unwrap_or(1));
            } else if ones.is_none() {
                ones = self.value(han_digit);
            }
        }
        (tens.is_some() || ones.is_some()).then(|| tens.unwrap_or(0) * 10 + ones.unwrap_or(0))
    }
}

/// The value of a digit, wide or not.
pub(crate) fn digit(c: char) -> Option<u32> {
    match c {
        '０'..='９' => Some(c as u32 - '０' as u32),
        _ => c.to_digit(10),
    }
}

/// The value of a Chinese digit; a nought may look like a letter.
pub(crate) fn han_digit(c: char) -> Option<u32> {
    Some(match c {
        '〇' | '○' | '零' | 'Ｏ' | 'O' | '0' => 0,
        '一' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}
