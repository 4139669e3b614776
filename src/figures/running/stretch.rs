//! A stretch of running text with what divides it: marks between clauses and parts, brackets, the marks of titles.
//!
//! The marks are noted while a paragraph is built, so that what stands between them is found without a look at it. A
//! stretch knows its place: offsets are those of the paragraph's text.

/// A mark: `,` `;` `:` `|`, a bracket, `、`, `《` or `》`.
#[derive(Debug, Clone, Copy)]
pub(in crate::figures) struct Mark {
    /// Where it begins.
    pub at: usize,
    /// Its last byte, which tells which it is.
    pub last: u8,
}

impl Mark {
    /// Whether a clause ends here, if no bracket is open.
    pub const fn ends_clause(self) -> bool {
        matches!(self.last, b',' | b';' | b':' | b'|')
    }

    /// Whether it opens a bracket.
    pub const fn opens(self) -> bool {
        self.last == b'('
    }

    /// Whether it closes one.
    pub const fn closes(self) -> bool {
        self.last == b')'
    }

    /// Whether it is `《`.
    pub const fn begins_title(self) -> bool {
        self.last == 0x8a
    }

    /// Whether it is one of `《》`.
    pub const fn is_of_title(self) -> bool {
        matches!(self.last, 0x8a | 0x8b)
    }
}

/// A stretch of a paragraph's text.
#[derive(Debug, Clone, Copy)]
pub(in crate::figures) struct Stretch<'p> {
    /// Its text.
    pub text: &'p str,
    /// Where it begins.
    pub start: usize,
    /// Its marks, in order.
    pub marks: &'p [Mark],
}

impl<'p> Stretch<'p> {
    /// The part from `at` on, which lies in it.
    pub fn from(self, at: usize) -> Self {
        let marks = self.marks.iter().rev().take_while(|mark| mark.at >= at).count();
        Self { text: &self.text[at - self.start..], start: at, marks: &self.marks[self.marks.len() - marks..] }
    }

    /// The part before the mark of this number.
    fn before(self, mark: usize) -> Self {
        Self { text: &self.text[..self.marks[mark].at - self.start], marks: &self.marks[..mark], ..self }
    }

    /// Whether it has a semicolon.
    pub fn has_semicolon(self) -> bool {
        self.marks.iter().any(|mark| mark.last == b';')
    }

    /// The part before the first semicolon.
    pub fn before_semicolon(self) -> Self {
        self.marks.iter().position(|mark| mark.last == b';').map_or(self, |first| self.before(first))
    }

    /// The part behind the last semicolon.
    pub fn behind_semicolon(self) -> Self {
        self.marks.iter().rfind(|mark| mark.last == b';').map_or(self, |last| self.from(last.at + 1))
    }

    /// Its clauses.
    pub fn pieces(self) -> impl Iterator<Item = Piece<'p>> {
        let mut rest = Some(self);
        std::iter::from_fn(move || {
            let stretch = rest?;
            let (mut depth, mut notes) = (0usize, false);
            let end = stretch.marks.iter().position(|mark| {
                depth = if mark.closes() { depth.saturating_sub(1) } else { depth + usize::from(mark.opens()) };
                notes |= mark.opens() || mark.closes();
                depth == 0 && mark.ends_clause()
            });
            rest = end.map(|end| stretch.behind(end));
            let text = end.map_or(stretch.text, |end| stretch.before(end).text);
            Some(Piece { text, notes })
        })
    }

    /// The part behind the mark of this number, which is one of a byte.
    fn behind(self, mark: usize) -> Self {
        let start = self.marks[mark].at + 1;
        Self { text: &self.text[start - self.start..], start, marks: &self.marks[mark + 1..] }
    }
}

/// A clause of a stretch.
#[derive(Debug, Clone, Copy)]
pub(in crate::figures) struct Piece<'p> {
    /// Its text, notes in brackets included.
    pub text: &'p str,
    /// Whether it has any.
    pub notes: bool,
}
