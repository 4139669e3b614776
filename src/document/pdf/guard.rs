//! Looks a PDF over before it is opened: what the library unpacks by itself must be bounded first.
//!
//! To open a file, its object streams and cross-reference streams are unpacked, without a limit. Each stream that could
//! be one (its dictionary has their keys, or is too long to tell) is therefore tried
//! here under the budget, into nothing. Where the file is locked their content cannot be tried, and the most that it
//! could unpack to counts. Chains of filters there, and absurd numbers of dictionaries and tables, are refused: no
//! program writes any.

use super::super::Unread;
use crate::error::Refused;
use crate::source::budget::Budget;
use flate2::bufread::{DeflateDecoder, ZlibDecoder};
use memchr::memmem;
use std::io::Read;

/// Bytes of a stream's dictionary that are looked at.
const DICTIONARY: usize = 16 << 10;
/// What deflate packs into one byte at most.
const MOST_PACKED: usize = 1032;
/// Bytes that the cross-reference streams together may unpack to: a million objects and more.
const MOST_REFERENCES: usize = 8 << 20;
/// Dictionaries of a file, each of which could be a page.
const MOST_DICTIONARIES: usize = 1_000_000;
/// Cross-reference tables that continue one another.
const MOST_TABLES: usize = 500;

/// Refuses a file that would not be safe to open; takes what opening it unpacks from the budget.
pub(super) fn look_over(file: &[u8], budget: &mut Budget) -> Result<(), Unread> {
    let too_much = Unread::from(Refused::TooMuch("PDF"));
    let mut guard = Guard { references: Budget::new(MOST_REFERENCES), dictionaries: count(file, b"<<") };
    let is_locked = has_name(file, b"Encrypt");
    let mut tables = count(file, b"trailer");
    let mut before = 0;
    for at in memmem::find_iter(file, b"stream") {
        if file[..at].ends_with(b"end") {
            continue;
        }
        let start = before.max(at.saturating_sub(DICTIONARY));
        before = at;
        let head = &file[start..at];
        let head = memmem::rfind(head, b"obj").map_or(head, |object| &head[object..]);
        let is_whole = head.starts_with(b"obj");
        let head = unescaped(head);
        let is_table = has_key(&head, b"/W");
        if is_whole && !is_table && !has_key(&head, b"/First") {
            continue;
        }
        tables += usize::from(is_table || !is_whole);
        match filter(&head) {
            Filter::None if is_whole => continue,
            Filter::None | Filter::Flate => {}
            // An image is no object stream, whatever its filters.
            Filter::Other if is_whole && memmem::find(&head, b"/Image").is_some() && !has_key(&head, b"/First") => {
                continue;
            }
            Filter::Other => return Err(too_much),
        }
        let data = &file[at + b"stream".len()..];
        let data = data.strip_prefix(b"\r").unwrap_or(data);
        let data = data.strip_prefix(b"\n").unwrap_or(data);
        if is_locked {
            let end = memmem::find(data, b"endstream").unwrap_or(data.len());
            // Programs lock files with a few hundred kilobytes of these at most; an eighth of the bound is far more than
            // these ever unpack to.
            budget.take(end.saturating_mul(MOST_PACKED) / 8)?;
        } else {
            guard.inflate(data, is_table, budget)?;
        }
    }
    if guard.dictionaries > MOST_DICTIONARIES || tables > MOST_TABLES {
        return Err(too_much);
    }
    Ok(())
}

struct Guard {
    references: Budget,
    dictionaries: usize,
}

impl Guard {
    /// Unpacks a stream into nothing.
    fn inflate(&mut self, data: &[u8], is_table: bool, budget: &mut Budget) -> Result<(), Unread> {
        let zlib = self.drain(ZlibDecoder::new(data), is_table, budget)?;
        if zlib == 0 {
            self.drain(DeflateDecoder::new(data), is_table, budget)?;
        }
        Ok(())
    }

    fn drain(&mut self, mut stream: impl Read, is_table: bool, budget: &mut Budget) -> Result<usize, Unread> {
        let mut buffer = vec![0; 64 << 10];
        let mut all = 0;
        // What comes before an error in the stream is what the library gets as well.
        while let Ok(read @ 1..) = stream.read(&mut buffer) {
            all += read;
            budget.take(read)?;
            if is_table {
                self.references.take(read)?;
            } else {
                self.dictionaries += count(&buffer[..read], b"<<");
            }
        }
        Ok(all)
    }
}

enum Filter {
    None,
    Flate,
    Other,
}

/// What a stream's dictionary says of its filter.
fn filter(head: &[u8]) -> Filter {
    let Some(at) = memmem::find(head, b"/Filter") else { return Filter::None };
    let rest = head[at + b"/Filter".len()..].trim_ascii_start();
    let names = match rest.strip_prefix(b"[") {
        Some(list) => &list[..list.iter().position(|&byte| byte == b']').unwrap_or(list.len())],
        None => {
            &rest[..rest.iter().skip(1).position(|byte| !byte.is_ascii_alphanumeric()).map_or(rest.len(), |n| n + 1)]
        }
    };
    match names.trim_ascii() {
        b"/FlateDecode" | b"/Fl" => Filter::Flate,
        b"" => Filter::None,
        _ => Filter::Other,
    }
}

/// A dictionary with the escapes in its names resolved.
fn unescaped(head: &[u8]) -> Vec<u8> {
    let mut plain = Vec::with_capacity(head.len());
    let mut rest = head;
    while let Some((&byte, behind)) = rest.split_first() {
        match (byte, behind) {
            (b'#', [high, low, further @ ..]) if hex(*high, *low).is_some() => {
                plain.extend(hex(*high, *low));
                rest = further;
            }
            _ => {
                plain.push(byte);
                rest = behind;
            }
        }
    }
    plain
}

/// Whether a dictionary has a key of this name, and not only one that begins so.
fn has_key(head: &[u8], key: &[u8]) -> bool {
    memmem::find_iter(head, key).any(|at| !head.get(at + key.len()).is_some_and(u8::is_ascii_alphabetic))
}

fn count(bytes: &[u8], word: &[u8]) -> usize {
    memmem::find_iter(bytes, word).count()
}

/// Whether a name stands in the file, as it is or with escapes.
fn has_name(file: &[u8], name: &[u8]) -> bool {
    let is_escaped = |at: usize| {
        let start = file[..at].iter().rev().take(name.len() * 3).position(|&byte| byte == b'/');
        let Some(start) = start.map(|back| at - back) else { return false };
        let mut rest = &file[start..file.len().min(start + name.len() * 3)];
        name.iter().all(|&wanted| {
            let (found, length) = match rest {
                [b'#', high, low, ..] => (hex(*high, *low), 3),
                [byte, ..] => (Some(*byte), 1),
                [] => (None, 0),
            };
            rest = &rest[length..];
            found == Some(wanted)
        })
    };
    memmem::find(file, name).is_some() || memchr::memchr_iter(b'#', file).any(is_escaped)
}

fn hex(high: u8, low: u8) -> Option<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16);
    u8::try_from(digit(high)? * 16 + digit(low)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn packed(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
        encoder.write_all(bytes).expect("writing to memory");
        encoder.finish().expect("writing to memory")
    }

    fn looked_over(dictionary: &str, data: &[u8], extra: &str) -> Result<(), Unread> {
        let mut file = format!("%PDF-1.7\n4 0 obj\n<< {dictionary} >>\nstream\n").into_bytes();
        file.extend_from_slice(data);
        file.extend_from_slice(format!("\nendstream\nendobj\n{extra}").as_bytes());
        look_over(&file, &mut Budget::new(1 << 20))
    }

    #[test]
    fn what_opening_a_file_unpacks_is_counted() {
        let bomb = packed(&vec![b' '; 2 << 20]);
        let small = packed(&vec![b' '; 1 << 10]);
        let objects = "/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode";
        assert_eq!(looked_over(objects, &small, ""), Ok(()));
        assert!(matches!(looked_over(objects, &bomb, ""), Err(Unread::Passed(_))));
        assert!(matches!(looked_over("/N 1 /F#69rst 4 /Filter [/FlateDecode]", &bomb, ""), Err(Unread::Passed(_))));
        assert!(matches!(looked_over("/W [1 2 1] /Filter/Fl", &bomb, ""), Err(Unread::Passed(_))));
        // What is unpacked later is counted then.
        assert_eq!(looked_over("/Width 5 /Filter /FlateDecode", &bomb, ""), Ok(()));
    }

    #[test]
    fn chains_of_filters_and_locked_bombs_are_refused() {
        let chained = "/N 1 /First 4 /Filter [/FlateDecode /FlateDecode]";
        assert_eq!(looked_over(chained, b"", ""), Err(Refused::TooMuch("PDF").into()));
        let objects = "/N 1 /First 4 /Filter /FlateDecode";
        for name in ["/Encrypt 5 0 R", "/E#6ecrypt 5 0 R"] {
            assert!(matches!(looked_over(objects, &vec![b'x'; 20_000], name), Err(Unread::Passed(_))), "{name}");
        }
        assert_eq!(looked_over(objects, &vec![b'x'; 20_000], ""), Ok(()));
    }
}
