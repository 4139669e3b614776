//! The charset a page declares: `<meta charset>`, `<meta http-equiv content="…charset=…">`, or the XML prolog.
//!
//! Looks at the first 4 KB as bytes, since the encoding is not known yet; comments are passed over. A text that merely
//! speaks of charsets declares nothing.

/// How much of a page is looked at; the standard asks authors to declare within the first 1024 bytes.
const HEAD: usize = 4 << 10;

/// What the page declares, as it is written there.
pub(super) fn charset(bytes: &[u8]) -> Option<String> {
    let head = &bytes[..bytes.len().min(HEAD)];
    let mut prolog = None;
    let mut at = 0;
    while let Some(found) = memchr::memchr(b'<', &head[at..]) {
        let tag = &head[at + found + 1..];
        let (length, end) = if tag.starts_with(b"!--") {
            (memchr::memmem::find(tag, b"-->"), 3)
        } else {
            (memchr::memchr(b'>', tag), 1)
        };
        let length = length.unwrap_or(tag.len());
        let content = &tag[..length];
        if starts_with_word(content, b"meta") {
            if let Some(label) = value(content, b"charset") {
                return Some(label);
            }
        } else if starts_with_word(content, b"?xml") && prolog.is_none() {
            prolog = value(content, b"encoding");
        }
        at = (at + found + 1 + length + end).min(head.len());
    }
    prolog
}

fn starts_with_word(content: &[u8], word: &[u8]) -> bool {
    content.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
        && content.get(word.len()).is_some_and(u8::is_ascii_whitespace)
}

/// What stands behind `key` and an equals sign, with or without quotes.
fn value(content: &[u8], key: &[u8]) -> Option<String> {
    let mut keys =
        (0..content.len().saturating_sub(key.len())).filter(|&at| content[at..][..key.len()].eq_ignore_ascii_case(key));
    keys.find_map(|at| {
        let rest = content[at + key.len()..].trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
        let rest = rest.strip_prefix(b"\"").or(rest.strip_prefix(b"'")).unwrap_or(rest);
        let ends = |byte: &u8| byte.is_ascii_whitespace() || b"\"';,/>?".contains(byte);
        let label = &rest[..rest.iter().position(ends).unwrap_or(rest.len())];
        (!label.is_empty()).then(|| String::from_utf8_lossy(label).into_owned())
    })
}
