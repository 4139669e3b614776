//! Runs the drawing operators of a page, and notes the glyphs and rules they draw.
//!
//! Followed are text, paths, clips along the page's edges, colours as far as white is told from others, transparency, and
//! forms drawn inside each other to a small depth. Pictures, shadings and patterns are not looked into. Every loop is
//! counted: operators, forms, states kept and bytes unpacked have limits, so that a small file cannot ask for much.

use super::super::{Passed, Unread};
use super::font::{Font, numbers};
use super::geometry::{Matrix, Rect, is_somewhere};
use super::page::Page;
use super::streams::content;
use crate::clock::Clock;
use crate::error::Refused;
use crate::limits::Limits;
use crate::source::budget::Budget;
use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction as Op;
use hayro_syntax::object::{Array, Dict, Name, Number, Object, Stream};
use hayro_syntax::page::Resources;
use std::collections::HashMap;
use std::rc::Rc;

/// Operators of a whole file.
const MOST_OPERATORS: usize = 5_000_000;
/// Forms that are drawn, in a whole file and inside each other.
const MOST_FORMS: usize = 20_000;
const DEEPEST_FORM: usize = 12;
/// States that are kept to return to.
const MOST_STATES: usize = 512;
/// Points of a path.
const MOST_POINTS: usize = 100_000;

/// What is kept from page to page.
pub(super) struct Interpreter<'p> {
    budget: &'p mut Budget,
    clock: &'p Clock,
    limits: &'p Limits,
    fonts: HashMap<Key, Option<Rc<Font>>>,
    forms: HashMap<Key, Rc<[u8]>>,
    operators: usize,
    forms_drawn: usize,
}

/// What tells one object from another: its number, or where a nameless one stands.
type Key = (u32, usize);

/// The graphics state.
#[derive(Clone)]
struct State {
    matrix: Matrix,
    clip: Rect,
    is_white: bool,
    stroke_is_white: bool,
    /// Whether a colour of the current space with all components at 1 is white; `None` where that is not known.
    white_at_one: Option<bool>,
    is_opaque: bool,
    is_invisible: bool,
    font: Option<Rc<Font>>,
    size: f64,
    character_spacing: f64,
    word_spacing: f64,
    scaling: f64,
    leading: f64,
    rise: f64,
    mode: i64,
}

/// A path being drawn.
#[derive(Default)]
struct Path {
    parts: Vec<Vec<(f64, f64)>>,
    points: usize,
    is_curved: bool,
    clips: bool,
}

impl<'p> Interpreter<'p> {
    pub(super) fn new(budget: &'p mut Budget, clock: &'p Clock, limits: &'p Limits) -> Self {
        Self { budget, clock, limits, fonts: HashMap::new(), forms: HashMap::new(), operators: 0, forms_drawn: 0 }
    }

    /// The bytes that may still be unpacked.
    pub(super) fn budget(&mut self) -> &mut Budget {
        self.budget
    }

    /// Draws a page's content.
    pub(super) fn draw(
        &mut self,
        body: &[u8],
        resources: &Resources<'_>,
        matrix: Matrix,
        page: &mut Page,
    ) -> Result<(), Unread> {
        let clip = Rect { left: 0.0, top: 0.0, right: page.width, bottom: page.height };
        let state = State {
            matrix,
            clip,
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
        };
        self.run(body, &[resources], state, page, 0)
    }

    /// Runs operators; `resources` are those of the innermost form last.
    fn run<'a>(
        &mut self,
        body: &[u8],
        resources: &[&Resources<'a>],
        mut state: State,
        page: &mut Page,
        depth: usize,
    ) -> Result<(), Unread> {
        let mut kept: Vec<State> = Vec::new();
        let (mut place, mut line) = (Matrix::IDENTITY, Matrix::IDENTITY);
        let mut path = Path::default();
        let mut operators = TypedIter::new(body);
        while let Some(operator) = operators.next() {
            self.operators += 1;
            if self.operators > MOST_OPERATORS || page.is_absurd() {
                return Err(Refused::TooMuch("PDF").into());
            }
            if self.clock.is_over() {
                return Err(Passed::time(self.limits).into());
            }
            let next_line = |line: &mut Matrix, x: f64, y: f64| {
                *line = Matrix::translate(x, y).then(line);
                *line
            };
            match operator {
                Op::SaveState(_) if kept.len() < MOST_STATES => kept.push(state.clone()),
                Op::RestoreState(_) => state = kept.pop().unwrap_or(state),
                Op::Transform(m) => state.matrix = matrix([m.0, m.1, m.2, m.3, m.4, m.5]).then(&state.matrix),
                Op::SetGraphicsState(name) => {
                    if let Some(dict) = find(resources, |resources| resources.get_ext_g_state(name.0)) {
                        state.take(&dict);
                    }
                }
                Op::BeginText(_) => (place, line) = (Matrix::IDENTITY, Matrix::IDENTITY),
                Op::TextFont(font) => {
                    state.size = font.1.as_f64();
                    state.font = match find(resources, |resources| resources.get_font(font.0)) {
                        Some(dict) => self.font(&dict)?,
                        None => None,
                    };
                }
                Op::CharacterSpacing(n) => state.character_spacing = n.0.as_f64(),
                Op::WordSpacing(n) => state.word_spacing = n.0.as_f64(),
                Op::HorizontalScaling(n) => state.scaling = n.0.as_f64() / 100.0,
                Op::TextLeading(n) => state.leading = n.0.as_f64(),
                Op::TextRise(n) => state.rise = n.0.as_f64(),
                Op::TextRenderingMode(n) => state.mode = n.0.as_i64(),
                Op::NextLine(n) => place = next_line(&mut line, n.0.as_f64(), n.1.as_f64()),
                Op::NextLineAndSetLeading(n) => {
                    state.leading = -n.1.as_f64();
                    place = next_line(&mut line, n.0.as_f64(), n.1.as_f64());
                }
                Op::NextLineUsingLeading(_) => place = next_line(&mut line, 0.0, -state.leading),
                Op::SetTextMatrix(m) => {
                    line = matrix([m.0, m.1, m.2, m.3, m.4, m.5]);
                    place = line;
                }
                Op::ShowText(text) => state.show(text.0.as_bytes(), &mut place, page),
                Op::NextLineAndShowText(text) => {
                    place = next_line(&mut line, 0.0, -state.leading);
                    state.show(text.0.as_bytes(), &mut place, page);
                }
                Op::ShowTextWithParameters(text) => {
                    (state.word_spacing, state.character_spacing) = (text.0.as_f64(), text.1.as_f64());
                    place = next_line(&mut line, 0.0, -state.leading);
                    state.show(text.2.as_bytes(), &mut place, page);
                }
                Op::ShowTexts(texts) => {
                    for part in texts.0.iter::<Object<'_>>() {
                        match part {
                            Object::String(text) => state.show(text.as_bytes(), &mut place, page),
                            Object::Number(back) => state.move_on(-back.as_f64() / 1000.0 * state.size, &mut place),
                            _ => {}
                        }
                    }
                }
                Op::MoveTo(p) => path.begin(state.matrix.apply(p.0.as_f64(), p.1.as_f64())),
                Op::LineTo(p) => path.go_on(state.matrix.apply(p.0.as_f64(), p.1.as_f64())),
                Op::CubicTo(p) => path.curve(state.matrix.apply(p.4.as_f64(), p.5.as_f64())),
                Op::CubicStartTo(p) => path.curve(state.matrix.apply(p.2.as_f64(), p.3.as_f64())),
                Op::CubicEndTo(p) => path.curve(state.matrix.apply(p.2.as_f64(), p.3.as_f64())),
                Op::ClosePath(_) => path.close(),
                Op::RectPath(r) => {
                    let [x, y, width, height] = [r.0, r.1, r.2, r.3].map(|number| number.as_f64());
                    let corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y)];
                    path.begin(state.matrix.apply(x, y));
                    for (x, y) in corners.into_iter().skip(1) {
                        path.go_on(state.matrix.apply(x, y));
                    }
                }
                Op::ClipNonZero(_) | Op::ClipEvenOdd(_) => path.clips = true,
                Op::StrokePath(_) => path.stroke(&mut state, page),
                Op::CloseAndStrokePath(_) => {
                    path.close();
                    path.stroke(&mut state, page);
                }
                Op::FillPathNonZero(_) | Op::FillPathNonZeroCompatibility(_) | Op::FillPathEvenOdd(_) => {
                    path.fill(&mut state, page);
                }
                Op::FillAndStrokeNonZero(_)
                | Op::FillAndStrokeEvenOdd(_)
                | Op::CloseFillAndStrokeNonZero(_)
                | Op::CloseFillAndStrokeEvenOdd(_) => {
                    path.close();
                    path.fill_and_stroke(&mut state, page);
                }
                Op::EndPath(_) => path.end(&mut state),
                Op::XObject(name) if depth < DEEPEST_FORM => {
                    let form = find(resources, |resources| resources.get_x_object(name.0));
                    if let Some(form) = form.filter(is_form) {
                        self.form(&form, resources, &state, page, depth)?;
                    }
                }
                other => state.colour(&other, resources),
            }
        }
        Ok(())
    }

    fn form<'a>(
        &mut self,
        form: &Stream<'a>,
        resources: &[&Resources<'a>],
        state: &State,
        page: &mut Page,
        depth: usize,
    ) -> Result<(), Unread> {
        self.forms_drawn += 1;
        if self.forms_drawn > MOST_FORMS {
            return Err(Refused::TooMuch("PDF").into());
        }
        let dict = form.dict();
        let body = match self.forms.get(&key(dict)) {
            Some(body) => Rc::clone(body),
            None => {
                let body: Rc<[u8]> = content(form, self.budget)?.unwrap_or_default().into();
                self.forms.insert(key(dict), Rc::clone(&body));
                body
            }
        };
        let mut inner = state.clone();
        if let Some(Ok(own)) = dict.get::<Array<'_>>("Matrix").map(|own| <[f64; 6]>::try_from(numbers(&own))) {
            inner.matrix = Matrix(own).then(&inner.matrix);
        }
        if let Some(Ok([x0, y0, x1, y1])) = dict.get::<Array<'_>>("BBox").map(|own| <[f64; 4]>::try_from(numbers(&own)))
        {
            let corners = [(x0, y0), (x1, y0), (x1, y1), (x0, y1)].map(|(x, y)| inner.matrix.apply(x, y));
            if let Some(bounds) = Rect::around(&corners) {
                inner.clip = inner.clip.within(&bounds);
            }
        }
        match dict.get::<Dict<'_>>("Resources").map(Resources::new) {
            Some(own) => {
                let mut all = resources.to_vec();
                all.push(&own);
                self.run(&body, &all, inner, page, depth + 1)
            }
            None => self.run(&body, resources, inner, page, depth + 1),
        }
    }

    fn font(&mut self, dict: &Dict<'_>) -> Result<Option<Rc<Font>>, Unread> {
        let key = key(dict);
        if let Some(known) = self.fonts.get(&key) {
            return Ok(known.clone());
        }
        let font = Font::new(dict, self.budget)?.map(Rc::new);
        self.fonts.insert(key, font.clone());
        Ok(font)
    }
}

/// What the innermost resources that have it give.
fn find<'a, T>(resources: &[&Resources<'a>], get: impl Fn(&Resources<'a>) -> Option<T>) -> Option<T> {
    resources.iter().rev().find_map(|resources| get(resources))
}

fn key(dict: &Dict<'_>) -> Key {
    match dict.obj_id() {
        Some(id) => (id.obj_number, 0),
        None => (u32::MAX, dict.data().as_ptr().addr()),
    }
}

fn is_form(stream: &Stream<'_>) -> bool {
    stream.dict().get::<Name<'_>>("Subtype").is_some_and(|subtype| subtype.as_str() == "Form")
}

fn matrix(numbers: [Number; 6]) -> Matrix {
    Matrix(numbers.map(|number| number.as_f64()))
}

impl State {
    /// Takes up a graphics state that has a name.
    fn take(&mut self, dict: &Dict<'_>) {
        if let Some(alpha) = dict.get::<f32>("ca") {
            self.is_opaque = alpha >= 1.0;
            self.is_invisible = alpha <= 0.0;
        }
        if let Some(blend) = dict.get::<Name<'_>>("BM") {
            self.is_opaque &= matches!(blend.as_str(), "Normal" | "Compatible");
        }
    }

    /// Shows text, and moves on behind it.
    fn show(&self, bytes: &[u8], place: &mut Matrix, page: &mut Page) {
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
            if self.is_seen(from, to, top) {
                let (along, up) = ((to.0 - from.0, to.1 - from.1), (top.0 - from.0, top.1 - from.1));
                page.glyph(shown.text, from, along, up, self.is_white);
            }
            let spacing = self.character_spacing + if shown.is_space { self.word_spacing } else { 0.0 };
            if font.is_vertical() {
                *place = Matrix::translate(0.0, spacing - self.size).then(place);
            } else {
                self.move_on(shown.width * self.size + spacing, place);
            }
        }
    }

    fn move_on(&self, by: f64, place: &mut Matrix) {
        *place = Matrix::translate(by * self.scaling, 0.0).then(place);
    }

    /// Whether a glyph is drawn at all, and in the page and the clip.
    fn is_seen(&self, from: (f64, f64), to: (f64, f64), top: (f64, f64)) -> bool {
        let points = [from, to, top];
        let middle = (f64::midpoint(to.0, top.0), f64::midpoint(to.1, top.1));
        // Modes 3 and 7 draw nothing.
        !matches!(self.mode, 3 | 7)
            && !self.is_invisible
            && points.iter().all(|&(x, y)| is_somewhere(x) && is_somewhere(y))
            && self.clip.contains(middle.0, middle.1)
    }

    /// Sets colours, as far as white is told from others.
    fn colour(&mut self, operator: &Op<'_, '_>, resources: &[&Resources<'_>]) {
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

impl Path {
    fn begin(&mut self, point: (f64, f64)) {
        self.points += 1;
        if self.points < MOST_POINTS {
            self.parts.push(vec![point]);
        }
    }

    fn go_on(&mut self, point: (f64, f64)) {
        self.points += 1;
        if let Some(part) = self.parts.last_mut().filter(|_| self.points < MOST_POINTS) {
            part.push(point);
        }
    }

    fn curve(&mut self, point: (f64, f64)) {
        self.is_curved = true;
        self.go_on(point);
    }

    fn close(&mut self) {
        if let Some(first) = self.parts.last().and_then(|part| part.first()).copied() {
            self.go_on(first);
        }
    }

    fn stroke(&mut self, state: &mut State, page: &mut Page) {
        if !state.is_invisible {
            self.stroke_lines(state, page);
        }
        self.end(state);
    }

    fn stroke_lines(&self, state: &State, page: &mut Page) {
        for pair in self.parts.iter().flat_map(|part| part.windows(2)) {
            if let Some(rect) =
                Rect::around(pair).and_then(|rect| page.clipped(rect, &state.clip, state.stroke_is_white))
            {
                page.line(rect, state.stroke_is_white);
            }
        }
    }

    fn fill(&mut self, state: &mut State, page: &mut Page) {
        if !state.is_invisible {
            self.fill_shapes(state, page);
        }
        self.end(state);
    }

    fn fill_shapes(&self, state: &State, page: &mut Page) {
        for part in &self.parts {
            if let Some(rect) = Rect::around(part).and_then(|rect| page.clipped(rect, &state.clip, state.is_white)) {
                let is_exact = state.is_opaque && !self.is_curved && is_rectangle(part);
                if is_exact || rect.width().min(rect.height()) <= 3.0 {
                    page.fill(rect, state.is_white, is_exact);
                }
            }
        }
    }

    fn fill_and_stroke(&mut self, state: &mut State, page: &mut Page) {
        if !state.is_invisible {
            self.fill_shapes(state, page);
            self.stroke_lines(state, page);
        }
        self.end(state);
    }

    /// Ends the path, which may become the clip.
    fn end(&mut self, state: &mut State) {
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
