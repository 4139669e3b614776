//! A stretch of running text with what divides it: marks between clauses and parts, brackets, the marks of titles.
//!
//! The marks are noted while a paragraph is built, so that what stands between them is found without a look at it. A
//! stretch knows its place: offsets are those of the paragraph's text.

/// A mark: `,` `;` `:` `|`, a bracket, `、`, `《` or `》`.
#[derive(Debug, Clone, Copy)]
pub(in crate::prose) struct Mark {
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
pub(in crate::prose) struct Stretch<'p> {
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

    /// Whether it has a semicolon.
    pub fn has_semicolon(self) -> bool {
        self.marks.iter().any(|mark| mark.last == b';')
    }

    /// The part before the first semicolon.
    pub fn before_semicolon(self) -> Self {
        let Some(first) = self.marks.iter().position(|mark| mark.last == b';') else { return self };
        Self { text: &self.text[..self.marks[first].at - self.start], marks: &self.marks[..first], ..self }
    }

    /// The part behind the last semicolon.
    pub fn behind_semicolon(self) -> Self {
        self.marks.iter().rfind(|mark| mark.last == b';').map_or(self, |last| self.from(last.at + 1))
    }

    /// Its clauses.
    pub fn pieces(self) -> Pieces<'p> {
        Pieces { marks: self.marks.iter(), rest: Some(self.start), stretch: self }
    }
}

/// The clauses of a stretch.
pub(in crate::prose) struct Pieces<'p> {
    stretch: Stretch<'p>,
    /// Marks not yet come to.
    marks: std::slice::Iter<'p, Mark>,
    /// Where the next clause begins.
    rest: Option<usize>,
}

impl<'p> Iterator for Pieces<'p> {
    type Item = Piece<'p>;

    fn next(&mut self) -> Option<Piece<'p>> {
        let Stretch { text, start, .. } = self.stretch;
        let from = self.rest.take()? - start;
        let (mut depth, mut notes) = (0usize, false);
        for mark in self.marks.by_ref() {
            match mark.last {
                b'(' => (depth, notes) = (depth + 1, true),
                b')' => (depth, notes) = (depth.saturating_sub(1), true),
                _ if depth == 0 && mark.ends_clause() => {
                    self.rest = Some(mark.at + 1);
                    return Some(Piece { text: &text[from..mark.at - start], notes });
                }
                _ => {}
            }
        }
        Some(Piece { text: &text[from..], notes })
    }
}

/// A clause of a stretch.
#[derive(Debug, Clone, Copy)]
pub(in crate::prose) struct Piece<'p> {
    /// Its text, notes in brackets included.
    pub text: &'p str,
    /// Whether it has any.
    pub notes: bool,
}
