//! What is drawn on a page: glyphs and rules with their places, as a reader sees them.
//!
//! Plain data with the page's own judgement of what can be seen: text in the colour of what lies behind it, text that is
//! painted over, and text outside the page or its clip are taken out; a page that is turned is turned back.

use super::geometry::{Rect, clusters, mean};
use super::glyph::{Glyph, Turn};

/// Glyphs and rules of a page; more are no report.
pub(super) const MOST_GLYPHS: usize = 200_000;
pub(super) const MOST_RULES: usize = 100_000;
/// Fills that are remembered as backgrounds, and pictures.
const MOST_FILLS: usize = 20_000;
/// Large pictures that are looked at.
const MOST_FIGURES: usize = 100;
/// Places where something is cut off that are remembered.
const MOST_CUTS: usize = 64;
/// Glyphs beside a clip's edge that are remembered because they are cut off.
const MOST_LOST: usize = 1_000;
/// Comparisons of glyphs with fills.
const MOST_COMPARED: usize = 200_000_000;
/// What is thinner is a rule.
const THIN: f64 = 3.0;

/// A line along one of the page's edges.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Rule {
    /// Its distance from the page's upper (or left) edge.
    pub(super) at: f64,
    pub(super) from: f64,
    pub(super) to: f64,
}

/// A filled rectangle.
struct Fill {
    rect: Rect,
    is_white: bool,
    drawn: usize,
}

/// Where a rectangle is cut off: the places of cuts at its sides, and whether there is one above or below.
pub(super) struct Cuts {
    left: Option<f64>,
    right: Option<f64>,
    pub(super) is_level: bool,
}

impl Cuts {
    /// Whether something of a cell may be lost beside these glyphs. Text that goes on would show its next character
    /// where there is room for one before the cut; where nothing stands, all of it may be beyond.
    pub(super) fn may_lose(&self, glyphs: &[&Glyph]) -> bool {
        let has_room = |glyph: &&Glyph| {
            self.left.is_none_or(|cut| glyph.x - cut > glyph.size)
                && self.right.is_none_or(|cut| cut - glyph.right() > glyph.size)
        };
        let is_beside = self.left.is_some() || self.right.is_some();
        let is_empty = glyphs.iter().all(|glyph| glyph.text.trim().is_empty());
        is_beside && (is_empty || !glyphs.iter().all(has_room))
    }
}

/// A page.
#[derive(Default)]
pub(super) struct Page {
    pub(super) width: f64,
    pub(super) height: f64,
    pub(super) glyphs: Vec<Glyph>,
    /// Those that would stand just beyond the page or a clip.
    lost: Vec<Glyph>,
    pub(super) across: Vec<Rule>,
    pub(super) down: Vec<Rule>,
    /// Where something that was drawn across a clip's edge is cut off: places across and down.
    cut_across: Vec<Rule>,
    cut_down: Vec<Rule>,
    fills: Vec<Fill>,
    /// Where pictures lie, and when they were drawn.
    pictures: Vec<(Rect, usize)>,
    drawn: usize,
    /// How many layers that are not seen what is drawn lies in.
    pub(super) unseen: usize,
    /// Rules and glyphs of the page's own colour, of which it depends on the background whether they are seen.
    white: Vec<Rect>,
}

impl Page {
    pub(super) fn new(width: f64, height: f64) -> Self {
        Self { width, height, ..Self::default() }
    }

    /// Whether it holds more than any page of a report.
    pub(super) fn is_absurd(&self) -> bool {
        self.glyphs.len() > MOST_GLYPHS || self.across.len() + self.down.len() > MOST_RULES
    }

    /// What is left of a shape inside its clip; notes where the clip cuts off what is not white.
    pub(super) fn clipped(&mut self, shape: Rect, clip: &Rect, is_white: bool) -> Option<Rect> {
        let rest = shape.within(clip);
        if self.unseen > 0 {
            return None;
        }
        // A line has no width of its own, so that its edges may lie on the clip's.
        if rest.width() < 0.0 || rest.height() < 0.0 {
            return None;
        }
        // A clip as thin as a rule gives it its shape.
        if !is_white && clip.width().min(clip.height()) > THIN {
            let upright = |at: f64| Rule { at, from: rest.top, to: rest.bottom };
            let level = |at: f64| Rule { at, from: rest.left, to: rest.right };
            note(shape.left < clip.left - 1.0, &mut self.cut_across, upright(clip.left));
            note(shape.right > clip.right + 1.0, &mut self.cut_across, upright(clip.right));
            note(shape.top < clip.top - 1.0, &mut self.cut_down, level(clip.top));
            note(shape.bottom > clip.bottom + 1.0, &mut self.cut_down, level(clip.bottom));
        }
        Some(rest)
    }

    /// Where something is cut off at the edges of this rectangle. An edge may be a wall that stands a little before the
    /// cut: walls of a table that are nearer than four points to where its rules end are its edge.
    pub(super) fn cuts(&self, rect: &Rect) -> Cuts {
        const BESIDE: f64 = 5.0;
        let near = |cuts: &[Rule], edge: f64, from: f64, to: f64| {
            let beside = |cut: &&Rule| cut.from < to + THIN && cut.to > from - THIN && (edge - cut.at).abs() < BESIDE;
            cuts.iter().find(beside).map(|cut| cut.at)
        };
        let level = |edge| near(&self.cut_down, edge, rect.left, rect.right).is_some();
        Cuts {
            left: near(&self.cut_across, rect.left, rect.top, rect.bottom),
            right: near(&self.cut_across, rect.right, rect.top, rect.bottom),
            is_level: level(rect.top) || level(rect.bottom),
        }
    }

    /// Something shown from one point to another on its line, with the direction in which it stands up.
    pub(super) fn glyph(&mut self, text: String, from: (f64, f64), along: (f64, f64), up: (f64, f64), is_white: bool) {
        if self.unseen == 0 {
            let glyph = self.drawn_glyph(text, from, along, up, is_white);
            self.glyphs.push(glyph);
        }
    }

    /// The same, but cut off.
    pub(super) fn lose(&mut self, text: String, from: (f64, f64), along: (f64, f64), up: (f64, f64)) {
        if self.unseen == 0 && self.lost.len() < MOST_LOST && !text.trim().is_empty() {
            let glyph = self.drawn_glyph(text, from, along, up, false);
            self.lost.push(glyph);
        }
    }

    fn drawn_glyph(
        &mut self,
        text: String,
        (x, y): (f64, f64),
        along: (f64, f64),
        up: (f64, f64),
        is_white: bool,
    ) -> Glyph {
        self.drawn += 1;
        let (width, size) = (along.0.hypot(along.1), up.0.hypot(up.1));
        let (turn, drawn) = (Turn::of(along, up), self.drawn);
        Glyph { text, x, y, width, size, is_struck: false, is_torn: false, turn, is_white, drawn }
    }

    /// A stroke or a thin fill.
    pub(super) fn line(&mut self, rect: Rect, is_white: bool) {
        if is_white {
            self.white.push(rect);
            return;
        }
        let (width, height) = (rect.width(), rect.height());
        if height <= THIN && width > height * 2.0 && width > 2.0 {
            self.across.push(Rule { at: f64::midpoint(rect.top, rect.bottom), from: rect.left, to: rect.right });
        } else if width <= THIN && height > width * 2.0 && height > 2.0 {
            self.down.push(Rule { at: f64::midpoint(rect.left, rect.right), from: rect.top, to: rect.bottom });
        }
    }

    /// A filled shape; `is_exact` where it is the rectangle itself, and hides what is behind it.
    pub(super) fn fill(&mut self, rect: Rect, is_white: bool, is_exact: bool) {
        if rect.width() <= THIN || rect.height() <= THIN {
            self.line(rect, is_white);
            return;
        }
        self.drawn += 1;
        if is_exact && self.fills.len() < MOST_FILLS {
            self.fills.push(Fill { rect, is_white, drawn: self.drawn });
        }
        if !is_white {
            let Rect { left, top, right, bottom } = rect;
            self.across.extend([top, bottom].map(|at| Rule { at, from: left, to: right }));
            self.down.extend([left, right].map(|at| Rule { at, from: top, to: bottom }));
        }
    }

    /// A picture, of which nothing is known but its place.
    pub(super) fn picture(&mut self, rect: Rect) {
        if rect.width().min(rect.height()) > THIN {
            self.note_picture(rect);
        }
    }

    /// A shape that is no rule and no shade: where it is as small as a letter, it may be one.
    pub(super) fn shape(&mut self, rect: Rect, is_white: bool) {
        /// Points of the largest letter of a table, and of the smallest.
        const LARGEST: f64 = 40.0;
        const SMALLEST: f64 = 2.0;
        let (width, height) = (rect.width(), rect.height());
        if !is_white && width > 0.0 && width < LARGEST && height > SMALLEST && height < LARGEST {
            self.note_picture(rect);
        }
    }

    fn note_picture(&mut self, rect: Rect) {
        if self.unseen == 0 && self.pictures.len() < MOST_FILLS {
            self.drawn += 1;
            self.pictures.push((rect, self.drawn));
        }
    }

    /// Whether a picture lies in a cell that shows these glyphs, and is not only what they stand on. Larger ones are seals
    /// and backgrounds.
    pub(super) fn is_pictured(&self, cell: &Rect, glyphs: &[&Glyph]) -> bool {
        let cell = cell.grown(THIN);
        let first = glyphs.iter().map(|glyph| glyph.drawn).min().unwrap_or(usize::MAX);
        let mut inside = self.pictures.iter().filter(|(rect, _)| rect.within(&cell) == *rect);
        inside.any(|&(_, drawn)| glyphs.is_empty() || drawn > first)
    }

    /// Pictures that may hold a table: where each begins. What text stands on is a background, what is small an ornament.
    pub(super) fn figures(&self) -> impl Iterator<Item = f64> {
        let is_large = move |rect: &Rect| rect.width() > self.width / 3.0 && rect.height() > THIN * 10.0;
        let holds = move |rect: &Rect| self.glyphs.iter().any(|glyph| rect.contains(glyph.x, glyph.y));
        let large = self.pictures.iter().map(|&(rect, _)| rect).filter(is_large).take(MOST_FIGURES);
        large.filter(move |rect| !holds(rect)).map(|rect| rect.top)
    }

    /// Takes out what cannot be seen, and turns the page as most of its text stands.
    pub(super) fn settle(&mut self) {
        if self.glyphs.len().saturating_mul(self.fills.len()) < MOST_COMPARED {
            let fills = &self.fills;
            self.glyphs.retain(|glyph| is_seen(glyph, fills));
        }
        // White rules part what is shaded.
        for rect in std::mem::take(&mut self.white) {
            let (x, y) = (f64::midpoint(rect.left, rect.right), f64::midpoint(rect.top, rect.bottom));
            if self.fills.iter().rev().find(|fill| fill.rect.contains(x, y)).is_some_and(|fill| !fill.is_white) {
                self.line(rect, false);
            }
        }
        let count = |turn| self.glyphs.iter().filter(|glyph| glyph.turn == turn).count();
        let turns = [Turn::Upright, Turn::Left, Turn::Right, Turn::UpsideDown];
        let turn = turns.into_iter().rev().max_by_key(|&turn| count(turn)).unwrap_or(Turn::Upright);
        self.turn_back(turn);
        self.glyphs.retain(|glyph| glyph.turn == turn);
        self.lost.retain(|glyph| glyph.turn == turn);
        for glyph in &mut self.glyphs {
            glyph.turn = Turn::Upright;
            glyph.is_torn = self.lost.iter().any(|lost| glyph.goes_on_with(lost));
        }
    }

    /// Turns everything so that text which stood so is upright.
    fn turn_back(&mut self, turn: Turn) {
        let (width, height) = (self.width, self.height);
        let point = |x: f64, y: f64| match turn {
            Turn::Left => (height - y, x),
            Turn::Right => (y, width - x),
            Turn::UpsideDown => (width - x, height - y),
            Turn::Upright | Turn::Slanted => (x, y),
        };
        for glyph in self.glyphs.iter_mut().chain(&mut self.lost) {
            (glyph.x, glyph.y) = point(glyph.x, glyph.y);
        }
        for (rect, _) in &mut self.pictures {
            let corners = [point(rect.left, rect.top), point(rect.right, rect.bottom)];
            *rect = Rect::around(&corners).unwrap_or(*rect);
        }
        let turned = |rule: &Rule, is_across: bool| {
            let end = |along: f64| if is_across { point(along, rule.at) } else { point(rule.at, along) };
            let ((x0, y0), (x1, y1)) = (end(rule.from), end(rule.to));
            let stays_across = (y0 - y1).abs() < (x0 - x1).abs();
            let (at, from, to) = if stays_across { (y0, x0, x1) } else { (x0, y0, y1) };
            (stays_across, Rule { at, from: from.min(to), to: from.max(to) })
        };
        let rules: Vec<(bool, Rule)> = self
            .across
            .iter()
            .map(|rule| turned(rule, true))
            .chain(self.down.iter().map(|rule| turned(rule, false)))
            .collect();
        let cuts: Vec<(bool, Rule)> = self
            .cut_down
            .iter()
            .map(|rule| turned(rule, true))
            .chain(self.cut_across.iter().map(|rule| turned(rule, false)))
            .collect();
        (self.across, self.down) = parted(rules);
        (self.cut_down, self.cut_across) = parted(cuts);
        if matches!(turn, Turn::Left | Turn::Right) {
            (self.width, self.height) = (height, width);
        }
    }

    /// The rules of one direction, those that touch or lie beside each other as one.
    pub(super) fn merged(rules: &[Rule]) -> Vec<Rule> {
        /// Rules nearer than this are one, and so are those with no larger gap between them.
        const BESIDE: f64 = 1.5;
        const GAP: f64 = 3.0;
        let mut merged = Vec::new();
        for mut group in clusters(rules.to_vec(), BESIDE, |rule| rule.at) {
            let at = mean(group.iter().map(|rule| rule.at));
            group.sort_by(|one, other| one.from.total_cmp(&other.from));
            let mut open: Option<Rule> = None;
            for rule in group {
                match &mut open {
                    Some(open) if rule.from <= open.to + GAP => open.to = open.to.max(rule.to),
                    _ => merged.extend(open.replace(Rule { at, ..rule })),
                }
            }
            merged.extend(open);
        }
        merged
    }
}

/// Notes a place where something is cut off; those beside each other are one.
fn note(is_cut: bool, cuts: &mut Vec<Rule>, place: Rule) {
    /// Cuts of neighbouring rows are no further apart.
    const APART: f64 = 60.0;
    let same =
        |cut: &Rule| (cut.at - place.at).abs() < 1.0 && cut.from - APART < place.to && place.from < cut.to + APART;
    if !is_cut {
        return;
    }
    if let Some(index) = cuts.iter().position(same) {
        let cut = &mut cuts[index];
        (cut.from, cut.to) = (cut.from.min(place.from), cut.to.max(place.to));
    } else if cuts.len() < MOST_CUTS {
        cuts.push(place);
    }
}

/// Rules that lie across, and the others.
fn parted(rules: Vec<(bool, Rule)>) -> (Vec<Rule>, Vec<Rule>) {
    let (across, down): (Vec<_>, Vec<_>) = rules.into_iter().partition(|(is_across, _)| *is_across);
    let bare = |rules: Vec<(bool, Rule)>| rules.into_iter().map(|(_, rule)| rule).collect();
    (bare(across), bare(down))
}

/// Whether a glyph is seen: nothing was painted over it later, and it is not white on white.
fn is_seen(glyph: &Glyph, fills: &[Fill]) -> bool {
    let (x, y) = glyph.middle();
    let behind = fills.partition_point(|fill| fill.drawn < glyph.drawn);
    let is_covered = fills[behind..].iter().any(|fill| fill.rect.contains(x, y));
    let on = || fills[..behind].iter().rev().find(|fill| fill.rect.contains(x, y));
    !is_covered && (!glyph.is_white || on().is_some_and(|fill| !fill.is_white))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(page: &Page) -> String {
        page.glyphs.iter().map(|glyph| glyph.text.as_str()).collect()
    }

    fn put(page: &mut Page, text: &str, x: f64, y: f64, is_white: bool) {
        page.glyph(text.to_owned(), (x, y), (10.0, 0.0), (0.0, -10.0), is_white);
    }

    #[test]
    fn what_is_painted_over_or_white_on_white_is_not_seen() {
        let mut page = Page::new(100.0, 100.0);
        let rect = |left: f64| Rect { left, top: 0.0, right: left + 20.0, bottom: 20.0 };
        put(&mut page, "a", 5.0, 15.0, false);
        page.fill(rect(0.0), true, true);
        put(&mut page, "b", 5.0, 15.0, false);
        put(&mut page, "c", 5.0, 15.0, true);
        page.fill(rect(50.0), false, true);
        put(&mut page, "d", 55.0, 15.0, true);
        put(&mut page, "e", 35.0, 15.0, true);
        page.settle();
        assert_eq!(shown(&page), "bd");
    }

    #[test]
    fn a_page_is_turned_as_its_text_stands_and_slanted_text_is_left_out() {
        let mut page = Page::new(100.0, 200.0);
        for (text, y) in [("a", 150.0), ("b", 140.0)] {
            page.glyph(text.to_owned(), (30.0, y), (0.0, -10.0), (-10.0, 0.0), false);
        }
        page.glyph("x".to_owned(), (30.0, 90.0), (7.0, -7.0), (-7.0, -7.0), false);
        page.line(Rect { left: 30.0, top: 50.0, right: 30.5, bottom: 150.0 }, false);
        page.settle();
        assert_eq!(shown(&page), "ab");
        assert_eq!((page.glyphs[0].x, page.glyphs[0].y, page.glyphs[1].x), (50.0, 30.0, 60.0));
        assert_eq!(page.glyphs[0].middle(), (55.0, 27.0));
        assert_eq!((page.across.len(), page.down.len(), page.width), (1, 0, 200.0));
    }
}
