//! A page as browsers save it: parts of a message, the page quoted-printable, a picture beside it.

use crate::support::html;
use crate::support::marks::resolve;
use crate::support::page::Page;
use std::fmt::Write as _;

/// A report.
pub fn write(page: &Page) -> Vec<u8> {
    of_html(&resolve(&html::table(page)).text)
}

/// A saved page of this markup.
pub fn of_html(markup: &str) -> Vec<u8> {
    let mut out =
        "From: <Saved by a browser>\r\nSubject: page\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\
        \ttype=\"text/html\";\r\n\tboundary=\"----next\"\r\n\r\n------next\r\nContent-Type: text/html\r\n\
        Content-Transfer-Encoding: quoted-printable\r\n\r\n"
            .to_owned();
    let mut width = 0;
    for byte in markup.bytes() {
        if width > 70 {
            out.push_str("=\r\n");
            width = 0;
        }
        if byte == b'\n' {
            out.push_str("\r\n");
            width = 0;
        } else if byte == b'=' || !(b' '..=b'~').contains(&byte) {
            write!(out, "={byte:02X}").expect("writing to a string");
            width += 3;
        } else {
            out.push(char::from(byte));
            width += 1;
        }
    }
    out.push_str("\r\n------next\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n------next--\r\n");
    out.into_bytes()
}
