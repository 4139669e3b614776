//! Marks around every figure a writer prints, so that tests know where each cell's number really stands.
//!
//! Writers print `FIRST + cell id`, the figure, `END`; both are private-use characters without width. [`resolve`] takes
//! them out again and keeps the byte ranges. Wrapping, padding and tagging may go on around and inside a marked figure.

use std::ops::Range;

/// Opening mark of the figure with id 0; other ids follow it.
const FIRST: u32 = 0xf_0000;
/// Ids there are.
const IDS: u32 = 0x400;
/// Closes a figure.
const END: char = '\u{10fffd}';

/// A document as the reader gets it, and where each figure stands in it.
#[derive(Debug, Clone)]
pub struct Rendered {
    /// The document.
    pub text: String,
    /// Cell id and byte range of each figure printed; a figure printed twice is there twice.
    pub figures: Vec<(usize, Range<usize>)>,
}

/// A figure between its marks.
pub fn figure(id: usize, text: &str) -> String {
    assert!(id < IDS as usize, "no mark for cell {id}");
    let open = char::from_u32(FIRST + id as u32).expect("ids stay inside the private-use plane");
    format!("{open}{text}{END}")
}

/// Whether `c` is a mark.
pub fn is_mark(c: char) -> bool {
    c == END || id_of(c).is_some()
}

fn id_of(c: char) -> Option<usize> {
    let offset = (c as u32).checked_sub(FIRST)?;
    (offset < IDS).then_some(offset as usize)
}

/// The id of the figure marked in a text, where there is one.
pub fn id(marked: &str) -> Option<usize> {
    marked.chars().find_map(id_of)
}

/// A text without its marks.
pub fn bare(marked: &str) -> String {
    marked.chars().filter(|&c| !is_mark(c)).collect()
}

/// Every marked figure, from its first mark to behind its last, with its id.
pub fn ranges(marked: &str) -> Vec<(Range<usize>, usize)> {
    let mut out = Vec::new();
    let mut open = None;
    for (at, c) in marked.char_indices() {
        if let Some(id) = id_of(c) {
            open = Some((at, id));
        } else if let (END, Some((start, id))) = (c, open) {
            out.push((start..at + c.len_utf8(), id));
            open = None;
        }
    }
    out
}

/// Display width in columns; marks have none.
pub fn width(text: &str) -> usize {
    use unicode_width::UnicodeWidthChar;
    text.chars().filter(|&c| !is_mark(c)).map(|c| c.width_cjk().unwrap_or(0)).sum()
}

/// Takes the marks out and notes where the figures stand.
pub fn resolve(marked: &str) -> Rendered {
    let mut text = String::with_capacity(marked.len());
    let mut figures = Vec::new();
    let mut open = None;
    for c in marked.chars() {
        if let Some(id) = id_of(c) {
            open = Some((id, text.len()));
        } else if c == END {
            let (id, start) = open.take().expect("a figure is opened before it is closed");
            figures.push((id, start..text.len()));
        } else {
            text.push(c);
        }
    }
    assert!(open.is_none(), "a figure was left open");
    Rendered { text, figures }
}

/// Cuts a marked document off after `share` thousandths of it, as a broken download does.
///
/// Never inside a figure: half a number is another number, and no reader could know. Nor right behind what opens a cell
/// (a tab, a bar, a tag, `&nbsp;`): what is left would be a blank cell to anyone.
pub fn cut(marked: &str, share: usize) -> String {
    let total = marked.chars().count();
    let mut inside = false;
    let mut kept = String::new();
    for (at, c) in marked.chars().enumerate() {
        if at >= total * share / 1000 && !inside {
            break;
        }
        inside = if is_mark(c) { c != END } else { inside };
        kept.push(c);
    }
    let end = without_opened_cell(&kept).len();
    kept.truncate(end);
    kept
}

fn without_opened_cell(text: &str) -> &str {
    let mut kept = text;
    loop {
        let trimmed = kept.trim_end_matches(|c: char| c.is_whitespace() || c == '|');
        let shorter = match (trimmed.rfind('<'), trimmed.rfind('&')) {
            // A tag, whole or not, that is no end tag.
            (Some(at), _) if !trimmed[at..].starts_with("</") && opens_nothing_else(&trimmed[at..]) => &trimmed[..at],
            // An entity, whole or not.
            (_, Some(at)) if trimmed.len() - at <= "&nbsp;".len() => &trimmed[..at],
            _ => trimmed,
        };
        if shorter.len() == kept.len() {
            return kept;
        }
        kept = shorter;
    }
}

/// Whether nothing stands behind the tag `rest` begins with.
fn opens_nothing_else(rest: &str) -> bool {
    rest.find('>').is_none_or(|end| end + 1 == rest.len())
}
