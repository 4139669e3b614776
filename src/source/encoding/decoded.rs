//! Evidence for and against an encoding: damage in the decoded text, and what the bytes look like undecoded.

use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

/// How much of an input is searched for the zero bytes of UTF-16.
const SAMPLE: usize = 64 << 10;
/// How many double bytes tell whether a text is Chinese.
const PAIRS: usize = 20_000;
/// Broken places after which nobody takes a text for UTF-8 if characters that are whole do not outnumber them.
const ENOUGH_BROKEN: usize = 100;
/// One control character that no text holds among so many bytes; more, and it is no text.
pub(super) const BYTES_PER_CONTROL: usize = 100;

/// An input read in some encoding.
#[derive(Debug)]
pub(super) struct Decoded {
    /// The encoding.
    pub(super) encoding: &'static Encoding,
    /// The text; U+FFFD where bytes were none.
    pub(super) text: String,
    had_errors: bool,
}

impl Decoded {
    /// Decodes `body`, which holds no byte order mark.
    pub(super) fn new(encoding: &'static Encoding, body: &[u8]) -> Self {
        let (text, had_errors) = encoding.decode_without_bom_handling(body);
        Self { encoding, text: text.into_owned(), had_errors }
    }

    /// Decodes `body`, which holds no byte order mark, as UTF-8; `None` where that is not what it is, to the last byte.
    pub(super) fn utf8(body: &[u8]) -> Option<Self> {
        // Several times as fast as the standard library's check.
        let text = UTF_8.decode_without_bom_handling_and_without_replacement(body)?;
        Some(Self { encoding: UTF_8, text: text.into_owned(), had_errors: false })
    }

    /// Whether this may be what the author wrote: hardly any damage (a character cut off at the end is none), and hardly
    /// a control character.
    ///
    /// A lost byte damages one or two characters, a wrong encoding every second one or so. Where the right encoding is
    /// hard to mistake the damage may be larger: UTF-8 by its form, GB18030 because it is tried on Chinese only.
    pub(super) fn is_sound(&self) -> bool {
        if self.had_errors || self.encoding == GB18030 {
            let chars_per_damage = match self.encoding {
                encoding if encoding == UTF_8 || encoding == GB18030 => 8,
                _ => 200,
            };
            let whole = self.text.strip_suffix('\u{fffd}').unwrap_or(&self.text).as_bytes();
            let wide = count(whole, |byte| byte >= 0xc0);
            if damage(whole) * chars_per_damage > wide {
                return false;
            }
        }
        let controls = count(self.text.as_bytes(), |byte| matches!(byte, 0..=8 | 14..=25 | 28..=31));
        controls * BYTES_PER_CONTROL <= self.text.len()
    }
}

/// The characters of a UTF-8 text that its author did not write: U+FFFD, and those of private use. GB18030 has a place
/// for nearly any bytes; where other encodings are read as it, they are private use.
fn damage(text: &[u8]) -> usize {
    // U+E000 to U+EFFF begin with EE, U+F000 to U+FFFF with EF.
    let leads = memchr::memchr2_iter(0xee, 0xef, text)
        .filter(|&at| matches!(text.get(at..at + 3), Some([0xee, ..] | [0xef, 0x80..=0xa3, _] | [0xef, 0xbf, 0xbd])));
    leads.count()
}

/// How many bytes are like that, a vector of them at a time: each block's count fits a byte.
fn count(bytes: &[u8], is_like_that: impl Fn(u8) -> bool) -> usize {
    let blocks = bytes.chunks(usize::from(u8::MAX));
    blocks.map(|block| usize::from(block.iter().map(|&byte| u8::from(is_like_that(byte))).sum::<u8>())).sum()
}

/// Whether invalid UTF-8 is UTF-8 all the same, with a character torn here or there.
///
/// Counted are sequences of three bytes and more, which GBK text holds next to none of by chance, against broken
/// places, which it has at every other character. A sequence cut off at the end speaks for neither.
pub(super) fn is_torn_utf8(body: &[u8]) -> bool {
    let (mut wide, mut broken) = (0usize, 0usize);
    let mut rest = body.len();
    for chunk in body.utf8_chunks() {
        wide += chunk.valid().bytes().filter(|&byte| byte >= 0xe0).count();
        rest -= chunk.valid().len() + chunk.invalid().len();
        let is_cut_off = rest == 0 && chunk.invalid().first().is_some_and(|&byte| byte >= 0xc2);
        broken += usize::from(!chunk.invalid().is_empty() && !is_cut_off);
        if broken > ENOUGH_BROKEN && wide < broken {
            return false;
        }
    }
    wide > 0 && wide >= broken * 8
}

/// Whether most double bytes are everyday Chinese in GB18030: punctuation and full-width forms (rows A1 to A3) or the
/// 3755 characters of GB2312's first level (rows B0 to D7).
///
/// Nearly all of a simplified text is, and more than half of a traditional one; UTF-8 and Big5 read as GB18030 are not.
pub(super) fn reads_as_chinese(body: &[u8]) -> bool {
    let (mut pairs, mut everyday) = (0usize, 0usize);
    let mut at = 0;
    while at + 1 < body.len() && pairs < PAIRS {
        let (lead, trail) = (body[at], body[at + 1]);
        if lead < 0x80 {
            at += 1;
            continue;
        }
        pairs += 1;
        everyday += usize::from(matches!(lead, 0xa1..=0xa3 | 0xb0..=0xd7) && trail >= 0xa1);
        at += if trail.is_ascii_digit() { 4 } else { 2 };
    }
    everyday * 2 > pairs
}

/// UTF-16 without a byte order mark, by the zero bytes its ASCII characters have.
///
/// They must be as frequent as digits and line breaks are in Chinese, and one of the two orders must give ASCII and
/// Chinese: a stray zero byte in another encoding is not taken for UTF-16. (Which side of the pairs the zeros are on
/// does not tell the order: 开 is U+5F00.)
pub(super) fn utf16_order(body: &[u8]) -> Option<&'static Encoding> {
    let sample = &body[..body.len().min(SAMPLE) & !1];
    let zeros = memchr::memchr_iter(0, sample).count();
    let units = sample.len() / 2;
    if zeros == 0 || zeros * 100 < units || (zeros * 5 < units && std::str::from_utf8(sample).is_ok()) {
        return None;
    }
    [UTF_16LE, UTF_16BE].into_iter().find(|encoding| {
        let text = Decoded::new(encoding, sample).text;
        let expected = text.chars().filter(|c| {
            matches!(c, '\t'..='~' | '\u{a0}'..='ÿ' | '\u{2000}'..='\u{30ff}' | '一'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}')
        });
        expected.count() * 10 >= text.chars().count() * 9
    })
}
