//! A text read from its beginning, word by word and digit by digit.
//!
//! Each step goes over what it asks for, and where that does not stand there it stays and says so.

/// The rest of a text, read from its beginning.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'t>(pub &'t str);

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
}
