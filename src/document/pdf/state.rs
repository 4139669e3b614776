//! The graphics state: fonts, colours as far as white is told from others, clips, and the text that is shown in it.

use super::font::Font;
use super::geometry::{Matrix, Rect, is_somewhere};
use super::page::Page;
use hayro_syntax::content::ops::TypedInstruction as Op;
use hayro_syntax::object::{Dict, Name, Number, Object};
use hayro_syntax::page::Resources;
use std::rc::Rc;

/// The graphics state.
#[allow(clippy::struct_excessive_bools, reason = "each is a state of its own")]
#[derive(Clone)]
pub(super) struct State<'f> {
    pub(super) matrix: Matrix,
    pub(super) clip: Rect,
    pub(super) is_white: bool,
    pub(super) stroke_is_white: bool,
    /// Whether a colour of the current space with all components at 1 is white; `None` where that is not known.
    pub(super) white_at_one: Option<bool>,
    pub(super) is_opaque: bool,
    pub(super) is_invisible: bool,
    pub(super) font: Option<Rc<Font<'f>>>,
    pub(super) size: f64,
    pub(super) character_spacing: f64,
    pub(super) word_spacing: f64,
    pub(super) scaling: f64,
    pub(super) leading: f64,
    pub(super) rise: f64,
    pub(super) mode: i64,
}

/// What a reader sees of a glyph.
enum Sight {
    Seen,
    /// Nothing, but it stands just beyond the edge of what is seen.
    Lost,
    None,
}

/// What of a graphics state that has a name decides what is seen.
#[derive(Clone, Copy, Default)]
pub(super) struct Effect {
    alpha: Option<f32>,
    /// Whether what is painted blends with what lies behind it.
    blends: bool,
}

impl Effect {
    pub(super) fn of(dict: &Dict<'_>) -> Self {
        let blends = dict.get::<Name<'_>>("BM").is_some_and(|blend| !matches!(blend.as_str(), "Normal" | "Compatible"));
        Self { alpha: dict.get("ca"), blends }
    }
}

/// What the innermost resources that have it give.
pub(super) fn find<'a, T>(resources: &[&Resources<'a>], get: impl Fn(&Resources<'a>) -> Option<T>) -> Option<T> {
    resources.iter().rev().find_map(|resources| get(resources))
}

impl State<'_> {
    /// As it is where a page begins.
    pub(super) fn new(matrix: Matrix, page: &Page) -> Self {
        Self {
            matrix,
            clip: Rect { left: 0.0, top: 0.0, right: page.width, bottom: page.height },
            is_white: false,
            stroke_is_white: false,
            white_at_one: Some(true),
            is_opaque: true,
            is_invisible: false,
            font: None,
            size: 1.0,
            character_spacing: 0.0,
            word_spacing: 0.0,
            scaling: 1.0,
            leading: 0.0,
            rise: 0.0,
            mode: 0,
        }
    }

    /// Takes up a graphics state that has a name.
    pub(super) fn take(&mut self, effect: Effect) {
        if let Some(alpha) = effect.alpha {
            self.is_opaque = alpha >= 1.0;
            self.is_invisible = alpha <= 0.0;
        }
        self.is_opaque &= !effect.blends;
    }

    /// Shows text, and moves on behind it.
    pub(super) fn show(&self, bytes: &[u8], place: &mut Matrix, page: &mut Page) {
        let Some(font) = &self.font else { return };
        let mut rest = bytes;
        while !rest.is_empty() {
            let shown = font.next(rest);
            rest = rest.get(shown.bytes.max(1)..).unwrap_or_default();
            let text = Matrix([self.size * self.scaling, 0.0, 0.0, self.size, 0.0, self.rise]);
            let all = text.then(place).then(&self.matrix);
            // A glyph of a line that runs downwards hangs from its middle.
            let (left, low) = if font.is_vertical() { (-shown.width / 2.0, -0.88) } else { (0.0, 0.0) };
            let (from, to, top) =
                (all.apply(left, low), all.apply(left + shown.width, low), all.apply(left, low + 1.0));
            let (along, up) = ((to.0 - from.0, to.1 - from.1), (top.0 - from.0, top.1 - from.1));
            match self.sight(from, to, top) {
                Sight::Seen => page.glyph(shown.text, from, along, up, self.is_white),
                Sight::Lost => page.lose(shown.text, from, along, up),
                Sight::None => {}
            }
            let spacing = self.character_spacing + if shown.is_space { self.word_spacing } else { 0.0 };
            if font.is_vertical() {
                *place = Matrix::translate(0.0, spacing - self.size).then(place);
            } else {
                self.move_on(shown.width * self.size + spacing, place);
            }
        }
    }

    /// Draws a picture: it fills the unit square.
    pub(super) fn picture(&self, page: &mut Page) {
        let corners = [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)].map(|(x, y)| self.matrix.apply(x, y));
        if let Some(rect) = Rect::around(&corners).filter(|_| !self.is_invisible) {
            page.picture(rect.within(&self.clip));
        }
    }

    pub(super) fn move_on(&self, by: f64, place: &mut Matrix) {
        *place = Matrix::translate(by * self.scaling, 0.0).then(place);
    }

    /// Whether a glyph is drawn at all, and in the page and the clip.
    fn sight(&self, from: (f64, f64), to: (f64, f64), top: (f64, f64)) -> Sight {
        let points = [from, to, top];
        // Modes 3 and 7 draw nothing.
        let is_drawn = !matches!(self.mode, 3 | 7)
            && !self.is_invisible
            && points.iter().all(|&(x, y)| is_somewhere(x) && is_somewhere(y));
        let middle = (f64::midpoint(to.0, top.0), f64::midpoint(to.1, top.1));
        if is_drawn && self.clip.contains(middle.0, middle.1) {
            return Sight::Seen;
        }
        let reach = (top.0 - from.0).hypot(top.1 - from.1) + (to.0 - from.0).hypot(to.1 - from.1);
        if is_drawn && !self.is_white && self.clip.grown(reach).contains(middle.0, middle.1) {
            Sight::Lost
        } else {
            Sight::None
        }
    }

    /// Sets colours, as far as white is told from others.
    pub(super) fn colour(&mut self, operator: &Op<'_, '_>, resources: &[&Resources<'_>]) {
        let all = |numbers: &[Number], at: f64| numbers.iter().all(|number| (number.as_f64() - at).abs() < 0.01);
        match operator {
            Op::NonStrokeColorDeviceGray(c) => self.is_white = all(&[c.0], 1.0),
            Op::NonStrokeColorDeviceRgb(c) => self.is_white = all(&[c.0, c.1, c.2], 1.0),
            Op::NonStrokeColorCmyk(c) => self.is_white = all(&[c.0, c.1, c.2, c.3], 0.0),
            Op::StrokeColorDeviceGray(c) => self.stroke_is_white = all(&[c.0], 1.0),
            Op::StrokeColorDeviceRgb(c) => self.stroke_is_white = all(&[c.0, c.1, c.2], 1.0),
            Op::StrokeColorCmyk(c) => self.stroke_is_white = all(&[c.0, c.1, c.2, c.3], 0.0),
            Op::ColorSpaceNonStroke(space) => {
                self.is_white = false;
                self.white_at_one = match space.0.as_str() {
                    "DeviceGray" | "DeviceRGB" => Some(true),
                    "DeviceCMYK" => Some(false),
                    _ => {
                        find(resources, |resources| resources.get_color_space(space.0)).as_ref().and_then(white_at_one)
                    }
                };
            }
            Op::NonStrokeColor(c) => self.set_white(&c.0),
            Op::NonStrokeColorNamed(c) => {
                // A pattern has a name.
                if c.1.is_none() { self.set_white(&c.0) } else { self.is_white = false }
            }
            Op::StrokeColor(_) | Op::StrokeColorNamed(_) | Op::ColorSpaceStroke(_) => self.stroke_is_white = false,
            _ => {}
        }
    }

    fn set_white(&mut self, numbers: &[Number]) {
        self.is_white = self.white_at_one.is_some_and(|at_one| {
            let white = if at_one { 1.0 } else { 0.0 };
            !numbers.is_empty() && numbers.iter().all(|number| (number.as_f64() - white).abs() < 0.01)
        });
    }
}

/// Whether all components at 1 are white in a colour space.
fn white_at_one(space: &Object<'_>) -> Option<bool> {
    let Object::Array(space) = space else { return None };
    let mut parts = space.iter::<Object<'_>>();
    let Some(Object::Name(family)) = parts.next() else { return None };
    match (family.as_str(), parts.next()) {
        ("CalGray" | "CalRGB", _) => Some(true),
        ("ICCBased", Some(Object::Stream(profile))) => match profile.dict().get::<i32>("N")? {
            1 | 3 => Some(true),
            4 => Some(false),
            _ => None,
        },
        // Full ink is dark, no ink is white.
        ("Separation", _) => Some(false),
        _ => None,
    }
}
