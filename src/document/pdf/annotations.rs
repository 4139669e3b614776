//! What lies on a page without being part of it: fields of a form that were filled in, notes typed over the page, stamps.
//!
//! Each is drawn as the file draws it (its appearance), in its rectangle. Where the file does not say how a field or a
//! note looks, or says that its looks are out of date, programs show its text, and so does this; text that cannot be told,
//! as a password, is shown as a character that nobody knows. Hidden ones are left out.

use super::super::Unread;
use super::font::{UNKNOWN, numbers};
use super::geometry::{Matrix, Rect};
use super::interpret::Interpreter;
use super::page::Page;
use super::state::State;
use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, Name, Object, Stream, String as Text};
use hayro_syntax::page::Resources;

/// Annotations of a page; more are no report.
const MOST_ANNOTATIONS: usize = 20_000;
/// Flags of those that are not shown: hidden, and not for the screen.
const UNSEEN: i32 = 1 << 1 | 1 << 5;
/// A field's parents that are asked for its value.
const MOST_PARENTS: usize = 8;
/// The flag of a field whose text is shown as dots.
const PASSWORD: i32 = 1 << 13;
/// Type that a text without a look of its own is set in, at most, and its longest line.
const SIZE: f64 = 12.0;
const LONGEST: usize = 200;

/// Whether a file says that its fields look otherwise by now than it tells.
pub(super) fn are_stale(file: &Pdf) -> bool {
    let root = file.xref().get::<Dict<'_>>(file.xref().root_id());
    let form = root.and_then(|root| root.get::<Dict<'_>>("AcroForm"));
    form.and_then(|form| form.get::<bool>("NeedAppearances")).unwrap_or(false)
}

/// Draws what lies on a page, over its content.
pub(super) fn draw<'f>(
    interpreter: &mut Interpreter<'_, 'f>,
    page: &Dict<'f>,
    resources: &Resources<'f>,
    upright: Matrix,
    are_stale: bool,
    drawn: &mut Page,
) -> Result<(), Unread> {
    let Some(all) = page.get::<Array<'_>>("Annots") else { return Ok(()) };
    for annotation in all.iter::<Dict<'_>>().take(MOST_ANNOTATIONS) {
        let flags = annotation.get::<i32>("F").unwrap_or(0);
        let kind = annotation.get::<Name<'_>>("Subtype");
        let is = |name: &str| kind.as_ref().is_some_and(|kind| kind.as_str() == name);
        if flags & UNSEEN != 0 || is("Popup") || interpreter.layers().hide(&annotation, b"OC") {
            continue;
        }
        let Some(rect) = rectangle(&annotation, "Rect") else { continue };
        let is_stale = are_stale && is("Widget") && value(&annotation).is_some();
        if let Some(form) = appearance(&annotation).filter(|_| !is_stale) {
            let state = State::new(fitted(form.dict(), &rect).then(&upright), drawn);
            interpreter.form(&form, &[resources], &state, drawn, 0)?;
            continue;
        }
        let text = if is("Widget") { value(&annotation) } else { said(&annotation, "Contents") };
        if let Some(text) = text.filter(|_| is("Widget") || is("FreeText")) {
            write(&text, &rect, upright, drawn);
        }
    }
    Ok(())
}

/// How it looks when nobody points at it.
fn appearance<'f>(annotation: &Dict<'f>) -> Option<Stream<'f>> {
    match annotation.get::<Dict<'_>>("AP")?.get::<Object<'_>>("N")? {
        Object::Stream(form) => Some(form),
        Object::Dict(states) => states.get::<Stream<'_>>(annotation.get::<Name<'_>>("AS")?),
        _ => None,
    }
}

/// A rectangle of a dictionary, its lower edge first: on paper y counts up.
fn rectangle(dict: &Dict<'_>, key: &str) -> Option<Rect> {
    let [x0, y0, x1, y1] = <[f64; 4]>::try_from(numbers(&dict.get::<Array<'_>>(key)?)).ok()?;
    Rect::around(&[(x0, y0), (x1, y1)])
}

/// What moves a form into the rectangle it is to fill.
fn fitted(form: &Dict<'_>, rect: &Rect) -> Matrix {
    let own = form.get::<Array<'_>>("Matrix").and_then(|own| <[f64; 6]>::try_from(numbers(&own)).ok());
    let own = own.map_or(Matrix::IDENTITY, Matrix);
    let bounds = rectangle(form, "BBox").and_then(|Rect { left, top, right, bottom }| {
        Rect::around(&[(left, top), (right, top), (right, bottom), (left, bottom)].map(|(x, y)| own.apply(x, y)))
    });
    let Some(bounds) = bounds.filter(|bounds| bounds.width() > 0.0 && bounds.height() > 0.0) else {
        return Matrix::translate(rect.left, rect.top);
    };
    let (x, y) = (rect.width() / bounds.width(), rect.height() / bounds.height());
    Matrix([x, 0.0, 0.0, y, rect.left - bounds.left * x, rect.top - bounds.top * y])
}

/// Writes a text into a rectangle.
fn write(text: &str, rect: &Rect, upright: Matrix, drawn: &mut Page) {
    let size = rect.height().min(SIZE);
    #[allow(clippy::cast_precision_loss, reason = "a text has less than 2^52 characters")]
    let wide = (rect.width() / text.chars().count() as f64).min(size);
    let low = f64::midpoint(rect.top, rect.bottom) - size * 0.3;
    let mut left = rect.left;
    for c in text.chars() {
        let (from, to, top) =
            (upright.apply(left, low), upright.apply(left + wide, low), upright.apply(left, low + size));
        drawn.glyph(c.to_string(), from, (to.0 - from.0, to.1 - from.1), (top.0 - from.0, top.1 - from.1), false);
        left += wide;
    }
}

/// The text of a field, its own or that of what it is a part of.
fn value(field: &Dict<'_>) -> Option<String> {
    let flags = inherited(field, |field| field.get::<i32>("Ff")).unwrap_or(0);
    let value = inherited(field, |field| said(field, "V"))?;
    Some(if flags & PASSWORD == 0 { value } else { UNKNOWN.to_string() })
}

/// What a field says, or one of its parents.
fn inherited<'f, T>(field: &Dict<'f>, says: impl Fn(&Dict<'f>) -> Option<T>) -> Option<T> {
    let mut next = Some(field.clone());
    for _ in 0..MOST_PARENTS {
        let field = next?;
        if let Some(told) = says(&field) {
            return Some(told);
        }
        next = field.get::<Dict<'_>>("Parent");
    }
    None
}

/// A text of a dictionary: of one line, and in an encoding that says itself what it is.
fn said(dict: &Dict<'_>, key: &str) -> Option<String> {
    let text = dict.get::<Text<'_>>(key)?;
    let bytes = text.as_bytes();
    let is_plain = |text: &str| text.chars().count() <= LONGEST && !text.contains(char::is_control);
    let decoded = match bytes {
        [] => return None,
        [0xfe, 0xff, rest @ ..] => encoding_rs::UTF_16BE.decode_without_bom_handling_and_without_replacement(rest),
        [0xef, 0xbb, 0xbf, rest @ ..] => encoding_rs::UTF_8.decode_without_bom_handling_and_without_replacement(rest),
        _ if bytes.is_ascii() => std::str::from_utf8(bytes).ok().map(Into::into),
        _ => None,
    };
    Some(decoded.filter(|text| is_plain(text)).map_or_else(|| UNKNOWN.to_string(), std::borrow::Cow::into_owned))
}
