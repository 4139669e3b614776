//! Glyphs → lines of text, with the gaps between them as they are on the page.
//!
//! Glyphs at one height are a line. A glyph printed twice to look bold counts once; a small raised one is marked as such.
//! In a cell a gap is a blank; on the page, wide gaps keep their width in columns of half a character, so that a table
//! nobody ruled stays aligned.

use super::super::markup::escaped;
use super::font::UNKNOWN;
use super::glyph::Glyph;

/// Gaps wider than this part of the type size are seen as gaps…
const GAP: f64 = 0.35;
/// …and those wider than this part columns.
const WIDE_GAP: f64 = 1.0;
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

/// What gaps become.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Gaps {
    /// A blank.
    Blanks,
    /// As many blanks as they are wide, in columns of this many points, counted from this place.
    Columns { wide: f64, from: f64 },
}

/// The lines that glyphs make, from above downwards.
pub(super) fn lines(mut glyphs: Vec<&Glyph>, gaps: Gaps) -> Vec<Line> {
    glyphs.retain(|glyph| !glyph.text.trim().is_empty());
    glyphs.sort_by(|one, other| one.y.total_cmp(&other.y));
    let mut rows: Vec<Vec<&Glyph>> = Vec::new();
    for glyph in glyphs {
        match rows.last_mut() {
            Some(row) if (glyph.y - row[0].y).abs() <= 0.4 * glyph.size.max(4.0) => row.push(glyph),
            _ => rows.push(vec![glyph]),
        }
    }
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
    let mut writer =
        Writer { text: String::new(), plain: String::new(), figures: Vec::new(), columns: 0, end: None, gaps };
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
    /// Columns written so far.
    columns: usize,
    /// Where the last glyph ends, and whether it is a Chinese character.
    end: Option<(f64, bool)>,
    gaps: Gaps,
}

impl Writer {
    fn write(&mut self, glyph: &Glyph, size: f64, is_raised: bool, is_lowered: bool) {
        let is_wide = glyph.text.chars().next().is_some_and(is_wide);
        let gap = self.end.map_or(0.0, |(end, _)| glyph.x - end);
        // Lines set out to full width part Chinese characters a little.
        let justifies = self.end.is_some_and(|(_, was_wide)| was_wide) && is_wide && gap < WIDE_GAP * size;
        let mut blanks = usize::from(gap > GAP * size && !justifies);
        if let Gaps::Columns { wide, from } = self.gaps
            && (self.end.is_none() || gap >= WIDE_GAP * size)
        {
            #[allow(clippy::cast_sign_loss, reason = "it is not below nought")]
            let column = ((glyph.x - from) / wide).round().clamp(0.0, 400.0) as usize;
            let least = if self.end.is_none() { 0 } else { 2 };
            blanks = column.saturating_sub(self.columns).max(least);
        }
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
        self.columns += blanks + glyph.text.chars().map(|c| if self::is_wide(c) { 2 } else { 1 }).sum::<usize>();
        self.end = Some((glyph.right().max(self.end.map_or(f64::MIN, |(end, _)| end)), is_wide));
    }
}

/// Whether a character is as wide as it is high.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{303e}' | '\u{3041}'..='\u{a4cf}' | '\u{f900}'..='\u{faff}' | '\u{ff01}'..='\u{ff60}' | '\u{20000}'..)
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

/// Marks numbers that may be broken: a line of few numbers and nothing else stands close to one of more, each number over
/// or under another. Where no walls are drawn, nothing tells whether they are pieces of one number or a number each.
pub(super) fn mark_broken(lines: &mut [Line]) {
    /// Lines of a cell are no further apart than so many times their size.
    const CLOSE: f64 = 2.2;
    let mut order: Vec<usize> = (0..lines.len()).collect();
    order.sort_by(|&one, &other| lines[one].y.total_cmp(&lines[other].y));
    let mut broken: Vec<(usize, usize)> = Vec::new();
    for pair in order.windows(2) {
        for (piece, whole) in [(pair[0], pair[1]), (pair[1], pair[0])] {
            let (few, many) = (&lines[piece], &lines[whole]);
            let is_bare = !few.plain.is_empty() && few.plain.chars().all(|c| c.is_ascii_digit());
            let is_close = (few.y - many.y).abs() < CLOSE * few.size.min(many.size);
            if !is_bare || !is_close || few.figures.len() >= many.figures.len() {
                continue;
            }
            let beside =
                |one: &Figure| many.figures.iter().position(|other| one.from < other.to && other.from < one.to);
            let over: Option<Vec<usize>> = few.figures.iter().map(beside).collect();
            let Some(over) = over else { continue };
            broken.extend((0..few.figures.len()).map(|figure| (piece, figure)));
            broken.extend(over.into_iter().map(|figure| (whole, figure)));
        }
    }
    broken.sort_unstable_by(|one, other| other.cmp(one));
    broken.dedup();
    for (line, figure) in broken {
        // From the last to the first, so that the places before stay.
        let line = &mut lines[line];
        line.text.insert(line.figures[figure].end, UNKNOWN);
    }
}

#[cfg(test)]
mod tests {
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
