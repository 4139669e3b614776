//! Runs the drawing operators of a page, and notes the glyphs and rules they draw.
//!
//! Followed are text, paths, clips along the page's edges, colours as far as white is told from others, transparency, and
//! forms drawn inside each other to a small depth. Pictures, shadings and patterns are not looked into. Every loop is
//! counted: operators, forms, states kept and bytes unpacked have limits, so that a small file cannot ask for much.

use super::super::{Passed, Unread};
use super::font::{Font, numbers};
use super::geometry::{Matrix, Rect};
use super::layers::Layers;
use super::page::Page;
use super::path::Path;
use super::state::{Effect, State, find};
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

/// What is kept from page to page.
pub(super) struct Interpreter<'p, 'f> {
    budget: &'p mut Budget,
    clock: &'p Clock,
    limits: &'p Limits,
    fonts: HashMap<Key, Rc<Font<'f>>>,
    forms: HashMap<Key, Rc<[u8]>>,
    layers: Layers,
    operators: usize,
    forms_drawn: usize,
}

/// What tells one object from another: its number, or where a nameless one stands.
type Key = (u32, usize);

impl<'p, 'f> Interpreter<'p, 'f> {
    pub(super) fn new(budget: &'p mut Budget, clock: &'p Clock, limits: &'p Limits, layers: Layers) -> Self {
        let (fonts, forms) = (HashMap::new(), HashMap::new());
        Self { budget, clock, limits, fonts, forms, layers, operators: 0, forms_drawn: 0 }
    }

    /// The bytes that may still be unpacked.
    pub(super) fn budget(&mut self) -> &mut Budget {
        self.budget
    }

    /// The layers that are not seen.
    pub(super) const fn layers(&self) -> &Layers {
        &self.layers
    }

    /// Draws a page's content.
    pub(super) fn draw(
        &mut self,
        body: &[u8],
        resources: &Resources<'f>,
        matrix: Matrix,
        page: &mut Page,
    ) -> Result<(), Unread> {
        let state = State::new(matrix, page);
        self.run(body, &[resources], state, page, 0)
    }

    /// Runs operators; `resources` are those of the innermost form last.
    #[allow(clippy::too_many_lines, reason = "an arm for each operator")]
    fn run(
        &mut self,
        body: &[u8],
        resources: &[&Resources<'f>],
        mut state: State<'f>,
        page: &mut Page,
        depth: usize,
    ) -> Result<(), Unread> {
        // What names mean here: to look one up, the library reads all of its dictionary again.
        let mut effects: HashMap<Vec<u8>, Effect> = HashMap::new();
        let mut fonts: HashMap<Vec<u8>, Rc<Font<'f>>> = HashMap::new();
        let mut kept: Vec<State> = Vec::new();
        // Stretches of marked content that are open: whether each begins a layer that is not seen.
        let mut marks: Vec<bool> = Vec::new();
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
                    let effect = effects.entry(name.0.to_vec()).or_insert_with(|| {
                        let dict = find(resources, |resources| resources.get_ext_g_state(name.0));
                        dict.as_ref().map(Effect::of).unwrap_or_default()
                    });
                    state.take(*effect);
                }
                Op::BeginText(_) => (place, line) = (Matrix::IDENTITY, Matrix::IDENTITY),
                Op::TextFont(font) => {
                    state.size = font.1.as_f64();
                    state.font = if let Some(known) = fonts.get(&**font.0) {
                        Some(Rc::clone(known))
                    } else {
                        let read = self.font(font.0, resources)?;
                        fonts.insert(font.0.to_vec(), Rc::clone(&read));
                        Some(read)
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
                Op::BeginMarkedContent(_) => marks.push(false),
                Op::BeginMarkedContentWithProperties(mark) => {
                    let is_off = matches!(mark.1, Object::Name(name) if mark.0.as_str() == "OC"
                        && resources.iter().any(|resources| self.layers.hide(&resources.properties, name)));
                    page.unseen += usize::from(is_off);
                    marks.push(is_off);
                }
                Op::EndMarkedContent(_) => page.unseen -= usize::from(marks.pop().unwrap_or(false)),
                Op::XObject(name) if depth < DEEPEST_FORM => {
                    let drawn = find(resources, |resources| resources.get_x_object(name.0));
                    match drawn {
                        Some(hidden) if self.layers.hide(hidden.dict(), b"OC") => {}
                        Some(form) if is(&form, "Form") => self.form(&form, resources, &state, page, depth)?,
                        Some(picture) if is(&picture, "Image") => state.picture(page),
                        _ => {}
                    }
                }
                Op::InlineImage(_) => state.picture(page),
                other => state.colour(&other, resources),
            }
        }
        page.unseen -= marks.into_iter().filter(|&is_off| is_off).count();
        Ok(())
    }

    /// Draws a form.
    pub(super) fn form(
        &mut self,
        form: &Stream<'f>,
        resources: &[&Resources<'f>],
        state: &State<'f>,
        page: &mut Page,
        depth: usize,
    ) -> Result<(), Unread> {
        self.forms_drawn += 1;
        if self.forms_drawn > MOST_FORMS {
            return Err(Refused::TooMuch("PDF").into());
        }
        let dict = form.dict();
        let body = if let Some(body) = self.forms.get(&key(dict)) {
            Rc::clone(body)
        } else {
            let body: Rc<[u8]> = content(form, self.budget)?.unwrap_or_default().into();
            self.forms.insert(key(dict), Rc::clone(&body));
            body
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

    /// The font of this name.
    fn font(&mut self, name: &Name<'_>, resources: &[&Resources<'f>]) -> Result<Rc<Font<'f>>, Unread> {
        for resources in resources.iter().rev() {
            // What is known by its number is not read again to be found.
            let number = resources.fonts.get_ref(name).map(|font| (font.obj_number, 0));
            if let Some(known) = number.and_then(|number| self.fonts.get(&number)) {
                return Ok(Rc::clone(known));
            }
            let Some(dict) = resources.get_font(name) else { continue };
            let key = key(&dict);
            if let Some(known) = self.fonts.get(&key) {
                return Ok(Rc::clone(known));
            }
            let font = Rc::new(Font::new(&dict, self.budget)?);
            self.fonts.insert(key, Rc::clone(&font));
            return Ok(font);
        }
        Ok(Rc::new(Font::unknown()))
    }
}

fn key(dict: &Dict<'_>) -> Key {
    match dict.obj_id() {
        Some(id) => (id.obj_number, 0),
        None => (u32::MAX, dict.data().as_ptr().addr()),
    }
}

fn is(stream: &Stream<'_>, kind: &str) -> bool {
    stream.dict().get::<Name<'_>>("Subtype").is_some_and(|subtype| subtype.as_str() == kind)
}

fn matrix(numbers: [Number; 6]) -> Matrix {
    Matrix(numbers.map(|number| number.as_f64()))
}
