//! Glyphs → lines of text, with the gaps between them as they are on the page.
//!
//! Glyphs at one height are a line. A glyph printed twice to look bold counts once; a small raised one is marked as such.
//! In a cell a gap is a blank; on the page, wide gaps keep their width in columns of half a character, so that a table
//! nobody ruled stays aligned.

use super::super::aligned::{Gaps, Pen, Printed, broken, rows};
use super::super::markup::escaped;
use super::font::UNKNOWN;
use super::glyph::Glyph;

/// Glyphs no larger than this part of their line are raised where they stand higher…
const SMALL: f64 = 0.92;
/// …by less than this part of it.
const RAISED: f64 = 0.75;
/// What may be left beside a line for its neighbours' margins where the next character had no room.
const MARGINS: f64 = 12.0;

/// A line of text.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// As markup.
    pub(super) text: String,
    /// Without marks and blanks.
    pub(super) plain: String,
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) right: f64,
    pub(super) size: f64,
    /// How wide it is up to where it could break first.
    first_width: f64,
    /// The numbers in it.
    figures: Vec<Figure>,
}

/// A number in a line: from where to where it stands, and where it ends in the line's text.
#[derive(Clone, Copy, Debug)]
struct Figure {
    from: f64,
    to: f64,
    end: usize,
}

/// The lines that glyphs make, from above downwards.
pub(super) fn lines(mut glyphs: Vec<&Glyph>, gaps: Gaps) -> Vec<Line> {
    glyphs.retain(|glyph| !glyph.text.trim().is_empty());
    let rows = rows(glyphs, |glyph| (glyph.y, glyph.size));
    raise(rows).into_iter().filter_map(|row| line(row, gaps)).collect()
}

/// Rows of small glyphs with those they are raised from: they stand higher than half of their line, and no line of its
/// own fits between.
fn raise(rows: Vec<Vec<&Glyph>>) -> Vec<Vec<&Glyph>> {
    let size = |row: &[&Glyph]| row.iter().map(|glyph| glyph.size).fold(0.0, f64::max);
    let mut raised: Vec<Vec<&Glyph>> = Vec::with_capacity(rows.len());
    for mut row in rows {
        let is_above =
            |above: &mut Vec<&Glyph>| size(above) <= SMALL * size(&row) && row[0].y - above[0].y < RAISED * size(&row);
        if let Some(above) = raised.pop_if(is_above) {
            row.extend(above);
        }
        raised.push(row);
    }
    raised
}

fn line(mut glyphs: Vec<&Glyph>, gaps: Gaps) -> Option<Line> {
    glyphs.sort_by(|one, other| one.x.total_cmp(&other.x));
    let mut shown: Vec<&Glyph> = Vec::with_capacity(glyphs.len());
    for glyph in glyphs {
        let near = glyph.size * 0.15;
        let again = |before: &&Glyph| {
            before.text == glyph.text && (before.x - glyph.x).abs() < near && (before.y - glyph.y).abs() < near.max(1.0)
        };
        if !shown.iter().rev().take(3).any(again) {
            shown.push(glyph);
        }
    }
    let size = shown.iter().map(|glyph| glyph.size).fold(0.0, f64::max);
    let foot = shown.iter().filter(|glyph| glyph.size > size * 0.9).map(|glyph| glyph.y).fold(0.0, f64::max);
    let first = *shown.first()?;
    let mut writer = Writer { text: String::new(), plain: String::new(), figures: Vec::new(), pen: Pen::new(gaps) };
    for glyph in &shown {
        let is_raised = glyph.size <= size * SMALL && foot - glyph.y >= size * 0.12;
        let is_lowered = glyph.size <= size * SMALL && glyph.y - foot >= size * 0.12;
        writer.write(glyph, size, is_raised, is_lowered);
    }
    let right = shown.iter().map(|glyph| glyph.right()).fold(first.x, f64::max);
    let Writer { text, plain, figures, .. } = writer;
    Some(Line { text, plain, x: first.x, y: foot, right, size, first_width: unbroken(&shown), figures })
}

/// How wide what a line begins with is that does not break: a character with the signs that cannot end a line before it and
/// those that cannot begin one behind it, or a word.
fn unbroken(line: &[&Glyph]) -> f64 {
    let is = |glyph: &Glyph, test: fn(char) -> bool| glyph.text.chars().all(test);
    let opens = |c: char| matches!(c, '（' | '(' | '“' | '‘' | '《' | '〈' | '【' | '「' | '『' | '[');
    let opening = line.iter().take_while(|glyph| is(glyph, opens)).count();
    let letters = line[opening..].iter().take_while(|glyph| is(glyph, |c| c.is_ascii_alphabetic())).count();
    let behind = (opening + letters.max(1)).min(line.len());
    let closing = line[behind..].iter().take_while(|glyph| is(glyph, ends_clauses)).count();
    let last = line[..behind + closing].last();
    line.first().zip(last).map_or(0.0, |(first, last)| last.right() - first.x)
}

/// Signs that no line begins with.
pub(super) fn ends_clauses(c: char) -> bool {
    ")）”’》〉】」』].,，。、；：！？;:!?%".contains(c)
}

struct Writer {
    text: String,
    plain: String,
    figures: Vec<Figure>,
    pen: Pen,
}

impl Writer {
    fn write(&mut self, glyph: &Glyph, size: f64, is_raised: bool, is_lowered: bool) {
        let blanks = self.pen.write(&glyph.text, (glyph.x, glyph.right()), size, 0);
        let is_figure = glyph.text.chars().all(|c| c.is_ascii_digit());
        let begins_figure = blanks > 0 || !self.plain.ends_with(|c: char| c.is_ascii_digit());
        self.text.extend(std::iter::repeat_n(' ', blanks));
        let marks = [(glyph.is_struck, "<s>", "</s>"), (is_raised, "<sup>", "</sup>"), (is_lowered, "<sub>", "</sub>")];
        for (_, open, _) in marks.iter().filter(|(is_so, ..)| *is_so) {
            self.text.push_str(open);
        }
        self.text.push_str(&escaped(&glyph.text));
        for (_, _, close) in marks.iter().rev().filter(|(is_so, ..)| *is_so) {
            self.text.push_str(close);
        }
        // What goes on beyond an edge is not whole.
        if glyph.is_torn {
            self.text.push(UNKNOWN);
        }
        self.plain.push_str(glyph.text.trim());
        if is_figure {
            let (from, to, end) = (glyph.x, glyph.right(), self.text.len());
            match self.figures.last_mut().filter(|_| !begins_figure) {
                Some(figure) => (figure.to, figure.end) = (to, end),
                None => self.figures.push(Figure { from, to, end }),
            }
        }
    }
}

/// Whether a line broke off for want of room in a cell of this width, and goes on in the one below.
pub(super) fn goes_on_in(line: &Line, below: &Line, width: f64) -> bool {
    width - (line.right - line.x) < below.first_width + MARGINS
}

/// The lines of a cell of this width as one text: those that broke for want of room go on, others stay lines.
pub(super) fn joined(lines: &[Line], width: f64) -> String {
    let mut text = String::new();
    let mut above: Option<&Line> = None;
    for line in lines {
        if above.is_some_and(|above| !goes_on_in(above, line, width)) {
            text.push_str("<br>");
        }
        text.push_str(&line.text);
        above = Some(line);
    }
    text
}

/// Marks numbers that may be broken.
pub(super) fn mark_broken(lines: &mut [Line]) {
    let printed: Vec<Printed> = lines.iter().map(Line::printed).collect();
    // From the last to the first, so that the places before stay.
    for (line, figure) in broken(&printed).into_iter().rev() {
        let line = &mut lines[line];
        line.text.insert(line.figures[figure].end, UNKNOWN);
    }
}

impl Line {
    fn printed(&self) -> Printed {
        let is_bare = !self.plain.is_empty() && self.plain.chars().all(|c| c.is_ascii_digit());
        let figures = self.figures.iter().map(|figure| (figure.from, figure.to)).collect();
        Printed { y: self.y, size: self.size, is_bare, figures }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::aligned::is_wide;
    use super::*;

    fn glyphs(text: &str, x: f64, y: f64) -> Vec<Glyph> {
        let mut at = x;
        let mut all = Vec::new();
        for c in text.chars() {
            let width = if is_wide(c) { 10.0 } else { 5.0 };
            all.push(Glyph::plain(&c.to_string(), at, y, width, 10.0));
            at += width;
        }
        all
    }

    fn texts(glyphs: &[Glyph], gaps: Gaps) -> Vec<String> {
        lines(glyphs.iter().collect(), gaps).into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn gaps_are_blanks_in_cells_and_columns_on_pages() {
        let all =
            [glyphs("规章", 20.0, 50.0), glyphs("24", 90.0, 51.0), glyphs("7", 150.0, 50.0), glyphs("下", 20.0, 70.0)];
        let all = all.concat();
        assert_eq!(texts(&all, Gaps::Blanks), ["规章 24 7", "下"]);
        let columns = Gaps::Columns { wide: 5.0, from: 10.0 };
        assert_eq!(texts(&all, columns), ["  规章          24          7", "  下"]);
    }

    #[test]
    fn what_is_printed_twice_counts_once_and_raised_figures_are_marked() {
        let mut all = [glyphs("24", 20.0, 50.0), glyphs("24", 20.3, 50.0)].concat();
        all.push(Glyph::plain("1", 30.5, 46.0, 3.0, 6.0));
        assert_eq!(texts(&all, Gaps::Blanks), ["24<sup>1</sup>"]);
        assert_eq!(texts(&glyphs("1 1", 20.0, 50.0), Gaps::Blanks), ["1 1"]);
    }

    #[test]
    fn a_line_goes_on_only_where_it_had_no_room() {
        let all = [glyphs("123", 6.0, 10.0), glyphs("45", 6.0, 22.0)].concat();
        let lines = lines(all.iter().collect(), Gaps::Blanks);
        assert_eq!(joined(&lines, 27.0), "12345");
        assert_eq!(joined(&lines, 60.0), "123<br>45");
    }
}
