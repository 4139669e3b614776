//! Saved pages (.mht, .mhtml): the page among the parts of the message, decoded and read as any page.
//!
//! Takes parts within parts, quoted-printable and base64. The page is the part the message starts with, else the first
//! that is HTML; frames and pictures are other parts, and are left alone. Lines of the decoded page are nowhere in the
//! file, so that places are those of tables and cells. Refuses a message without a page.

use super::markup::laid_out;
use super::{Document, Unread};
use crate::error::Refused;
use crate::limits::Limits;
use crate::source::budget::Budget;
use crate::source::decode_text;

/// Parts inside each other that are looked into.
const DEEPEST: usize = 8;

/// Reads a saved page.
pub(super) fn document(bytes: &[u8], limits: &Limits) -> Result<Document<'static>, Unread> {
    let page = page(bytes.trim_ascii_start()).ok_or(Refused::NoPage)?;
    let body = page.body();
    Budget::new(limits.unpacked).take(body.len())?;
    let text = decode_text(&body, page.charset.as_deref()).ok_or(Refused::Damaged("MHTML"))?;
    laid_out(&text, &[], limits)
}

/// A part of a message.
struct Part<'m> {
    media_type: String,
    boundary: Option<String>,
    /// Which of its parts it starts with.
    first: Option<String>,
    charset: Option<String>,
    encoding: String,
    id: Option<String>,
    body: &'m [u8],
}

/// The part that is the page.
fn page(message: &[u8]) -> Option<Part<'_>> {
    let mut part = Part::new(message);
    for _ in 0..DEEPEST {
        if part.media_type == "text/html" {
            return Some(part);
        }
        let boundary = part.boundary.take()?;
        let mut parts: Vec<Part> = parts(part.body, &boundary).map(Part::new).collect();
        let is_first = |candidate: &Part| part.first.is_some() && candidate.id == part.first;
        let holds = |candidate: &Part| candidate.media_type == "text/html" || candidate.boundary.is_some();
        let at = parts.iter().position(is_first).filter(|&at| holds(&parts[at]));
        let at = at.or_else(|| parts.iter().position(holds))?;
        part = parts.swap_remove(at);
    }
    None
}

/// What lies between the lines of a boundary.
fn parts<'m>(body: &'m [u8], boundary: &str) -> impl Iterator<Item = &'m [u8]> {
    let line = format!("--{boundary}").into_bytes();
    let starts: Vec<usize> =
        memchr::memmem::find_iter(body, &line).filter(|&at| at == 0 || body[at - 1] == b'\n').collect();
    let ends = starts.clone().into_iter().skip(1).chain([body.len()]);
    let length = line.len();
    let between = starts.into_iter().zip(ends).filter_map(move |(start, end)| {
        let part = body.get(start + length..end)?;
        // `--` behind it ends the message.
        if part.starts_with(b"--") { None } else { Some(part.strip_prefix(b"\r").unwrap_or(part).strip_prefix(b"\n")?) }
    });
    between.collect::<Vec<_>>().into_iter()
}

impl<'m> Part<'m> {
    fn new(bytes: &'m [u8]) -> Self {
        let (head, body) = head_and_body(bytes);
        let unfolded = String::from_utf8_lossy(head).replace("\r\n", "\n").replace("\n ", " ").replace("\n\t", " ");
        let header = |name: &str| {
            let named = unfolded.lines().find_map(|line| {
                let (key, value) = line.split_once(':')?;
                key.trim().eq_ignore_ascii_case(name).then(|| value.trim().to_owned())
            });
            named.unwrap_or_default()
        };
        let content = header("Content-Type");
        let id = Some(header("Content-ID")).filter(|id| !id.is_empty());
        Self {
            media_type: content.split(';').next().unwrap_or("").trim().to_ascii_lowercase(),
            boundary: parameter(&content, "boundary"),
            first: parameter(&content, "start"),
            charset: parameter(&content, "charset"),
            encoding: header("Content-Transfer-Encoding").to_ascii_lowercase(),
            id,
            body,
        }
    }

    fn body(&self) -> Vec<u8> {
        match self.encoding.as_str() {
            "quoted-printable" => quoted_printable(self.body),
            "base64" => base64(self.body),
            _ => self.body.to_vec(),
        }
    }
}

/// The lines before the first empty one, and what is behind it.
fn head_and_body(bytes: &[u8]) -> (&[u8], &[u8]) {
    let ends = [(&b"\r\n\r\n"[..], 4), (&b"\n\n"[..], 2)];
    let found = ends.iter().filter_map(|(end, length)| Some((memchr::memmem::find(bytes, end)?, *length))).min();
    found.map_or((bytes, &[]), |(at, length)| (&bytes[..at], &bytes[at + length..]))
}

/// A parameter of a header's value, out of its quotation marks.
fn parameter(value: &str, name: &str) -> Option<String> {
    value.split(';').skip(1).find_map(|pair| {
        let (key, value) = pair.split_once('=')?;
        key.trim().eq_ignore_ascii_case(name).then(|| value.trim().trim_matches('"').to_owned())
    })
}

fn quoted_printable(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len());
    for line in body.split_inclusive(|&byte| byte == b'\n') {
        let text = line.trim_ascii_end();
        // White space at a line's end was added on the way; the line break before it was not.
        let (text, breaks) = text.strip_suffix(b"=").map_or((text, line.ends_with(b"\n")), |text| (text, false));
        let mut rest = text;
        while let Some(at) = memchr::memchr(b'=', rest) {
            out.extend_from_slice(&rest[..at]);
            let code = rest.get(at + 1..at + 3).and_then(|hex| std::str::from_utf8(hex).ok());
            let (byte, length) =
                code.and_then(|hex| u8::from_str_radix(hex, 16).ok()).map_or((b'=', 1), |byte| (byte, 3));
            out.push(byte);
            rest = &rest[at + length..];
        }
        out.extend_from_slice(rest);
        if breaks {
            out.push(b'\n');
        }
    }
    out
}

fn base64(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len() / 4 * 3);
    let (mut bits, mut held) = (0u32, 0u32);
    for &byte in body {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            b'=' => break,
            _ => continue,
        };
        bits = (bits << 6) | u32::from(value);
        held += 6;
        if held >= 8 {
            held -= 8;
            out.push((bits >> held) as u8);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(message: &str) -> String {
        document(message.as_bytes(), &Limits::default()).expect("a page").text.into_owned()
    }

    #[test]
    fn the_page_is_found_among_the_parts() {
        let message = "MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n boundary=\"=_x\"; start=\"<b>\"\r\n\r\n\
            --=_x\r\nContent-Type: text/html\r\nContent-ID: <a>\r\n\r\n<p>框架\r\n--=_x\r\nContent-Type: text/html; charset=gb2312\r\n\
            Content-ID: <b>\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p id=3D1>=B9=E6=\r\n=D5=C2 24\r\n--=_x--\r\n";
        assert_eq!(text(message), "规章 24");
    }

    #[test]
    fn base64_and_a_single_part() {
        let message = "MIME-Version: 1.0\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\n\
            PHA+6KeE56ugIDI0\nPC9wPg==\n";
        assert_eq!(text(message), "规章 24");
        let none = document(b"MIME-Version: 1.0\nContent-Type: multipart/mixed\n\n", &Limits::default());
        assert_eq!(none.err(), Some(Unread::Refused(Refused::NoPage)));
    }
}
