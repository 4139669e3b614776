//! Streams of a PDF, unpacked under the file's budget.
//!
//! Deflate is unpacked here, as far as the budget reaches; the plain filters, whose result is no larger than they say
//! beforehand, by the library. What is packed in a way that pictures are packed in is no text and gives nothing.

use super::super::Unread;
use crate::source::budget::Budget;
use flate2::bufread::{DeflateDecoder, ZlibDecoder};
use hayro_syntax::object::{Array, Dict, Name, Object, Stream};

/// Filters on top of each other.
const MOST_FILTERS: usize = 8;
/// Bytes of text that deflate packs into one.
const USUALLY_PACKED: usize = 4;
/// Bytes that one block of LZW codes can unpack to, and the bytes it takes.
const LZW_BLOCK: (usize, usize) = (8 << 20, 6144);

/// The content of a stream; `None` where it cannot be unpacked.
pub(super) fn content(stream: &Stream<'_>, budget: &mut Budget) -> Result<Option<Vec<u8>>, Unread> {
    let raw = stream.raw_data();
    let filters = match stream.dict().get::<Object<'_>>("Filter").or_else(|| stream.dict().get::<Object<'_>>("F")) {
        None => Vec::new(),
        Some(Object::Name(name)) => vec![name.as_str().to_owned()],
        Some(Object::Array(names)) => {
            names.iter::<Name<'_>>().take(MOST_FILTERS + 1).map(|name| name.as_str().to_owned()).collect()
        }
        Some(_) => return Ok(None),
    };
    if filters.len() > MOST_FILTERS {
        return Ok(None);
    }
    let is_flate = |name: &String| matches!(name.as_str(), "FlateDecode" | "Fl");
    if filters.is_empty() {
        budget.take(raw.len())?;
        return Ok(Some(raw.into_owned()));
    }
    if filters.iter().all(is_flate) && !is_predicted(stream.dict()) {
        let mut bytes = raw.into_owned();
        for _ in &filters {
            bytes = inflate(&bytes, budget)?;
        }
        return Ok(Some(bytes));
    }
    // The library unpacks at one go: only what cannot outgrow the budget is given to it.
    let mut most = raw.len();
    for name in &filters {
        most = match name.as_str() {
            "ASCIIHexDecode" | "AHx" | "ASCII85Decode" | "A85" => most.saturating_mul(4),
            "RunLengthDecode" | "RL" => most.saturating_mul(64),
            "LZWDecode" | "LZW" => (most / LZW_BLOCK.1 + 1).saturating_mul(LZW_BLOCK.0),
            "FlateDecode" | "Fl" => most.saturating_mul(1032),
            _ => return Ok(None),
        };
    }
    if most > budget.left().max(LZW_BLOCK.0) {
        budget.take(most)?;
        return Ok(None);
    }
    let Ok(bytes) = stream.decoded_data() else { return Ok(None) };
    budget.take(bytes.len())?;
    Ok(Some(bytes.into_owned()))
}

/// Whether what is unpacked has to be added up row by row, as pictures are.
fn is_predicted(dict: &Dict<'_>) -> bool {
    let predicts = |parameters: &Dict<'_>| parameters.get::<i32>("Predictor").is_some_and(|kind| kind > 1);
    match dict.get::<Object<'_>>("DecodeParms").or_else(|| dict.get::<Object<'_>>("DP")) {
        Some(Object::Dict(parameters)) => predicts(&parameters),
        Some(Object::Array(all)) => all.iter::<Dict<'_>>().take(MOST_FILTERS).any(|parameters| predicts(&parameters)),
        _ => false,
    }
}

fn inflate(bytes: &[u8], budget: &mut Budget) -> Result<Vec<u8>, Unread> {
    let awaited = bytes.len().saturating_mul(USUALLY_PACKED);
    let (content, _) = budget.unpack(ZlibDecoder::new(bytes), awaited)?;
    if content.is_empty() {
        return Ok(budget.unpack(DeflateDecoder::new(bytes), awaited)?.0);
    }
    Ok(content)
}

/// The contents of a page, one behind the other.
pub(super) fn of_page(page: &Dict<'_>, budget: &mut Budget) -> Result<Vec<u8>, Unread> {
    let mut all = Vec::new();
    match page.get::<Object<'_>>("Contents") {
        Some(Object::Stream(stream)) => all = content(&stream, budget)?.unwrap_or_default(),
        Some(Object::Array(streams)) => {
            for stream in Array::iter::<Stream<'_>>(&streams) {
                all.extend(content(&stream, budget)?.unwrap_or_default());
                all.push(b' ');
            }
        }
        _ => {}
    }
    Ok(all)
}
