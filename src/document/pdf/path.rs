//! Paths: what is stroked and filled becomes rules and shades of the page, and some become clips.

use super::geometry::Rect;
use super::page::Page;
use super::state::State;

/// Points of a path.
const MOST_POINTS: usize = 100_000;

/// A path being drawn.
#[derive(Default)]
pub(super) struct Path {
    parts: Vec<Vec<(f64, f64)>>,
    points: usize,
    is_curved: bool,
    pub(super) clips: bool,
}

impl Path {
    pub(super) fn begin(&mut self, point: (f64, f64)) {
        self.points += 1;
        if self.points < MOST_POINTS {
            self.parts.push(vec![point]);
        }
    }

    pub(super) fn go_on(&mut self, point: (f64, f64)) {
        self.points += 1;
        if let Some(part) = self.parts.last_mut().filter(|_| self.points < MOST_POINTS) {
            part.push(point);
        }
    }

    pub(super) fn curve(&mut self, point: (f64, f64)) {
        self.is_curved = true;
        self.go_on(point);
    }

    pub(super) fn close(&mut self) {
        if let Some(first) = self.parts.last().and_then(|part| part.first()).copied() {
            self.go_on(first);
        }
    }

    pub(super) fn stroke(&mut self, state: &mut State<'_>, page: &mut Page) {
        if !state.is_invisible {
            self.stroke_lines(state, page);
        }
        self.end(state);
    }

    fn stroke_lines(&self, state: &State<'_>, page: &mut Page) {
        for part in self.parts.iter().filter(|_| self.is_curved) {
            if let Some(rect) = Rect::around(part) {
                page.shape(rect.within(&state.clip), state.stroke_is_white);
            }
        }
        for pair in self.parts.iter().flat_map(|part| part.windows(2)) {
            if let Some(rect) =
                Rect::around(pair).and_then(|rect| page.clipped(rect, &state.clip, state.stroke_is_white))
            {
                page.line(rect, state.stroke_is_white);
            }
        }
    }

    pub(super) fn fill(&mut self, state: &mut State<'_>, page: &mut Page) {
        if !state.is_invisible {
            self.fill_shapes(state, page);
        }
        self.end(state);
    }

    fn fill_shapes(&self, state: &State<'_>, page: &mut Page) {
        for part in &self.parts {
            if let Some(rect) = Rect::around(part).and_then(|rect| page.clipped(rect, &state.clip, state.is_white)) {
                let is_exact = state.is_opaque && !self.is_curved && is_rectangle(part);
                if is_exact || rect.width().min(rect.height()) <= 3.0 {
                    page.fill(rect, state.is_white, is_exact);
                }
                if !is_rectangle(part) {
                    page.shape(rect, state.is_white);
                }
            }
        }
    }

    pub(super) fn fill_and_stroke(&mut self, state: &mut State<'_>, page: &mut Page) {
        if !state.is_invisible {
            self.fill_shapes(state, page);
            self.stroke_lines(state, page);
        }
        self.end(state);
    }

    /// Ends the path, which may become the clip.
    pub(super) fn end(&mut self, state: &mut State<'_>) {
        if self.clips {
            let points: Vec<(f64, f64)> = self.parts.iter().flatten().copied().collect();
            let bounds = Rect::around(&points);
            state.clip = bounds
                .map_or(Rect { left: 1.0, top: 1.0, right: 0.0, bottom: 0.0 }, |bounds| state.clip.within(&bounds));
        }
        *self = Self::default();
    }
}

/// Whether the points are the corners of a rectangle along the page's edges.
fn is_rectangle(points: &[(f64, f64)]) -> bool {
    let is_straight =
        |pair: &[(f64, f64)]| matches!(pair, [(x0, y0), (x1, y1)] if (x0 - x1).abs() < 0.1 || (y0 - y1).abs() < 0.1);
    matches!(points.len(), 4 | 5) && points.windows(2).all(is_straight)
}
