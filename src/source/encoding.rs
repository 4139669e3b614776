//! Bytes → text: which encoding an input is in, by the strongest evidence there is.
//!
//! In order: a byte order mark; UTF-16 by its zero bytes; valid UTF-8, whatever the page declares; UTF-8 with a torn
//! character or two; the multi-byte charset the page declares; GB18030 where the text then reads as Chinese; a declared
//! single-byte charset (any bytes at all are valid in one); a statistical guess. Whatever is chosen must decode the whole
//! input with next to no damage ([`Decoded::is_sound`]), and damage shows as U+FFFD. Refuses what is text in none.
//!
//! The bytes `B9 E6 D5 C2` are 规章, GB18030, whether declared or not, and `E8 A7 84 E7 AB A0` are 规章 in UTF-8 even
//! where the page says gb2312.

mod declared;
mod decoded;
#[cfg(test)]
mod tests;

use super::{DecidedBy, Encoding, Source, media_type};
use crate::Error;
use decoded::{BYTES_PER_CONTROL, Decoded, is_torn_utf8, reads_as_chinese, utf16_order};
use encoding_rs::{GB18030, UTF_8, UTF_16BE, UTF_16LE};
use sha2::{Digest, Sha256};
use std::fmt::Write;
use std::sync::Arc;

/// How much of the input the statistical guess looks at: it is slow (6.8 ms for a page of 100 KB), and this is enough.
const SAMPLE: usize = 64 << 10;

/// Decodes an input; see [`Source::decode`].
pub(super) fn decode(name: String, bytes: &[u8]) -> Result<Source, Error> {
    let declared = declared::charset(bytes);
    let mut tried = Vec::new();
    let Some((decoded, decided_by)) = decide(bytes, declared.as_deref(), &mut tried) else {
        return Err(Error::Encoding { name, tried, zeros: zeros_against_text(bytes) });
    };
    Ok(Source {
        name,
        media_type: media_type::of(&decoded.text),
        encoding: Encoding { name: decoded.encoding.name().to_lowercase(), decided_by, declared },
        sha256: sha256(bytes),
        text: decoded.text,
        packed: Arc::default(),
    })
}

/// The text of bytes that some message says are in this charset; the message is believed as a page is.
#[cfg(feature = "office")]
pub(crate) fn text(bytes: &[u8], charset: Option<&str>) -> Option<String> {
    let declared = charset.map(str::to_owned).or_else(|| declared::charset(bytes));
    decide(bytes, declared.as_deref(), &mut Vec::new()).map(|(decoded, _)| decoded.text)
}

/// The text and what decided for its encoding; `None`, and the names in `tried`, where no encoding fits.
fn decide(bytes: &[u8], declared: Option<&str>, tried: &mut Vec<String>) -> Option<(Decoded, DecidedBy)> {
    // A mark is believed only if the rest agrees: templates with a mark are put before pages in GBK.
    let marked = encoding_rs::Encoding::for_bom(bytes);
    let body = marked.map_or(bytes, |(_, mark)| &bytes[mark..]);
    if let Some(decoded) = marked.and_then(|(encoding, _)| attempt(encoding, body, tried)) {
        return Some((decoded, DecidedBy::Bom));
    }
    unicode(body, tried).or_else(|| legacy(body, declared, tried))
}

/// The zero bytes, where no text has as many.
fn zeros_against_text(bytes: &[u8]) -> usize {
    let zeros = memchr::memchr_iter(0, bytes).count();
    if zeros * BYTES_PER_CONTROL > bytes.len() { zeros } else { 0 }
}

fn unicode(body: &[u8], tried: &mut Vec<String>) -> Option<(Decoded, DecidedBy)> {
    if let Some(decoded) = utf16_order(body).and_then(|order| attempt(order, body, tried)) {
        return Some((decoded, DecidedBy::Valid));
    }
    note(UTF_8, tried);
    let decoded = match Decoded::utf8(body) {
        Some(decoded) => decoded,
        None if is_torn_utf8(body) => attempt(UTF_8, body, tried)?,
        None => return None,
    };
    // Text has no zero bytes; where there are some, it is looked at more closely.
    let is_text = memchr::memchr(0, body).is_none() || decoded.is_sound();
    is_text.then_some((decoded, DecidedBy::Valid))
}

fn legacy(body: &[u8], declared: Option<&str>, tried: &mut Vec<String>) -> Option<(Decoded, DecidedBy)> {
    let declared = declared.and_then(other_than_unicode);
    let (single, multi) =
        (declared.filter(|encoding| encoding.is_single_byte()), declared.filter(|encoding| !encoding.is_single_byte()));
    if let Some(decoded) = multi.and_then(|encoding| attempt(encoding, body, tried)) {
        return Some((decoded, DecidedBy::Declared));
    }
    if let Some(decoded) = attempt(GB18030, body, tried).filter(|_| reads_as_chinese(body)) {
        return Some((decoded, DecidedBy::Valid));
    }
    // Anything can be read in a single-byte encoding: one that is declared counts where no other fits, and a guess at
    // one only for Western text.
    if let Some(decoded) = single.and_then(|encoding| attempt(encoding, body, tried)) {
        return Some((decoded, DecidedBy::Declared));
    }
    let guess = guess(body);
    let accented = body.iter().filter(|byte| !byte.is_ascii()).count();
    let decoded = attempt(guess, body, tried)?;
    (!guess.is_single_byte() || accented * 10 <= body.len()).then_some((decoded, DecidedBy::Detected))
}

/// Decodes as `encoding`, noting that it was tried; `None` where the bytes are something else.
fn attempt(encoding: &'static encoding_rs::Encoding, body: &[u8], tried: &mut Vec<String>) -> Option<Decoded> {
    note(encoding, tried);
    let decoded = Decoded::new(encoding, body);
    decoded.is_sound().then_some(decoded)
}

fn note(encoding: &'static encoding_rs::Encoding, tried: &mut Vec<String>) {
    let name = encoding.name().to_lowercase();
    if !tried.contains(&name) {
        tried.push(name);
    }
}

/// The encoding a label means. UTF-8 was tried before; UTF-16 cannot be declared in bytes that are read as ASCII.
fn other_than_unicode(label: &str) -> Option<&'static encoding_rs::Encoding> {
    let encoding = encoding_rs::Encoding::for_label_no_replacement(label.as_bytes())?;
    (![UTF_8, UTF_16LE, UTF_16BE].contains(&encoding)).then(|| widest(encoding))
}

/// GB18030 for GBK, of which it is the whole: pages say gb2312 and hold more.
fn widest(encoding: &'static encoding_rs::Encoding) -> &'static encoding_rs::Encoding {
    if encoding == encoding_rs::GBK { GB18030 } else { encoding }
}

fn guess(body: &[u8]) -> &'static encoding_rs::Encoding {
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    // The sample starts where there is something to judge.
    let start = body.iter().position(|byte| !byte.is_ascii()).unwrap_or(0);
    let sample = &body[start..body.len().min(start + SAMPLE)];
    detector.feed(sample, start + sample.len() == body.len());
    widest(detector.guess(None, chardetng::Utf8Detection::Deny))
}

pub(super) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut hex, byte| {
        // A string takes whatever is written to it.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
