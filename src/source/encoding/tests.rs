//! Encodings: each test makes its bytes from text, and asks for the text, the encoding and what decided for it.

use super::super::{MediaType, Source};
use crate::Error;
use crate::limits::{Limit, Limits};
use crate::source::DecidedBy;

const PROSE: &str = "本年度共收到政府信息公开申请9件，均已在法定期限内办结，没有结转下年度继续办理的申请。";

fn decode(name: String, bytes: &[u8]) -> Result<Source, Error> {
    Source::decode(name, bytes, &Limits::default())
}

fn read(bytes: &[u8]) -> Source {
    decode("report".to_owned(), bytes).expect("it can be read")
}

fn encoded(encoding: &'static encoding_rs::Encoding, text: &str) -> Vec<u8> {
    let (bytes, _, unmappable) = encoding.encode(text);
    assert!(!unmappable);
    bytes.into_owned()
}

fn gbk(text: &str) -> Vec<u8> {
    encoded(encoding_rs::GBK, text)
}

fn utf16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(to_bytes).collect()
}

fn page(charset: &str, text: &str) -> String {
    format!("<html><head><meta charset=\"{charset}\"></head><body><p>{text}</p></body></html>")
}

#[track_caller]
fn assert_read(bytes: &[u8], text: &str, encoding: &str, decided_by: DecidedBy) {
    let source = read(bytes);
    assert_eq!(source.text, text);
    assert_eq!((source.encoding.name.as_str(), source.encoding.decided_by), (encoding, decided_by));
}

#[test]
fn a_byte_order_mark_decides_and_is_no_text() {
    assert_read("\u{feff}规章".as_bytes(), "规章", "utf-8", DecidedBy::Bom);
    assert_read(&utf16("\u{feff}规章", u16::to_le_bytes), "规章", "utf-16le", DecidedBy::Bom);
    assert_read(&utf16("\u{feff}规章", u16::to_be_bytes), "规章", "utf-16be", DecidedBy::Bom);
    assert_read("\u{feff}".as_bytes(), "", "utf-8", DecidedBy::Bom);
    // A mark before a page in GBK is not believed.
    let marked = [b"\xef\xbb\xbf".as_slice(), &gbk(PROSE)].concat();
    assert_read(&marked, PROSE, "gb18030", DecidedBy::Valid);
}

#[test]
fn valid_utf8_is_utf8_whatever_the_page_says() {
    for text in ["", "ASCII", PROSE, "é", &page("gb2312", PROSE), &page("utf-16", PROSE)] {
        assert_read(text.as_bytes(), text, "utf-8", DecidedBy::Valid);
    }
    let source = read(page("gb2312", PROSE).as_bytes());
    assert_eq!(source.encoding.declared.as_deref(), Some("gb2312"));
}

#[test]
fn gbk_is_read_declared_or_not() {
    for charset in ["gb2312", "GBK", "gb18030"] {
        let page = page(charset, PROSE);
        assert_read(&gbk(&page), &page, "gb18030", DecidedBy::Declared);
    }
    for charset in ["utf-8", "iso-8859-1", "windows-1252", "nonsense", "utf-16le"] {
        let page = page(charset, PROSE);
        assert_read(&gbk(&page), &page, "gb18030", DecidedBy::Valid);
        assert_eq!(read(&gbk(&page)).encoding.declared.as_deref(), Some(charset));
    }
    assert_read(&gbk(PROSE), PROSE, "gb18030", DecidedBy::Valid);
    assert_read(&gbk("规章"), "规章", "gb18030", DecidedBy::Valid);
    let traditional = "本年度共收到政府資訊公開申請，均已在法定期限內辦結，沒有結轉下年度繼續辦理的申請。";
    assert_read(&gbk(traditional), traditional, "gb18030", DecidedBy::Valid);
    // Characters beyond GBK, in four bytes.
    let rare = format!("{PROSE}㐂𠮷");
    assert_read(&encoded(encoding_rs::GB18030, &rare), &rare, "gb18030", DecidedBy::Valid);
}

#[test]
fn other_encodings_are_read_as_declared() {
    let traditional = "本年度共收到政府資訊公開申請，均已辦結。";
    let declared = page("big5", traditional);
    assert_read(&encoded(encoding_rs::BIG5, &declared), &declared, "big5", DecidedBy::Declared);
    let western = page("iso-8859-1", "Café, déjà vu à la carte");
    assert_read(&encoded(encoding_rs::WINDOWS_1252, &western), &western, "windows-1252", DecidedBy::Declared);
    let undeclared = traditional.repeat(5);
    assert_read(&encoded(encoding_rs::BIG5, &undeclared), &undeclared, "big5", DecidedBy::Detected);
}

#[test]
fn utf16_without_a_mark_is_known_by_its_zero_bytes() {
    for text in ["<p>24</p>", "规章\n24\n", &format!("{PROSE}\n{PROSE}\n"), &page("utf-16", PROSE)] {
        assert_read(&utf16(text, u16::to_le_bytes), text, "utf-16le", DecidedBy::Valid);
        assert_read(&utf16(text, u16::to_be_bytes), text, "utf-16be", DecidedBy::Valid);
    }
    // Zero bytes that strayed into other text change nothing.
    for side in ["", "x"] {
        let text = format!("{side}{PROSE}\0{PROSE}");
        assert_read(text.as_bytes(), &text, "utf-8", DecidedBy::Valid);
        assert_read(&gbk(&text), &text, "gb18030", DecidedBy::Valid);
        let page = page("gbk", &text);
        assert_read(&gbk(&page), &page, "gb18030", DecidedBy::Declared);
    }
}

#[test]
fn one_torn_character_does_not_change_the_encoding() {
    let mut torn = PROSE.as_bytes().to_vec();
    torn.remove(31);
    let source = read(&torn);
    assert_eq!(source.encoding.name, "utf-8");
    assert_eq!(source.text.matches('\u{fffd}').count(), 1);
    assert!(source.text.starts_with("本年度") && source.text.ends_with("申请。"));

    let mut torn = gbk(&page("gb2312", PROSE));
    let at = torn.len() - 40;
    torn[at] = 0xff;
    let source = read(&torn);
    assert_eq!((source.encoding.name.as_str(), source.encoding.decided_by), ("gb18030", DecidedBy::Declared));
    assert!(source.text.contains('\u{fffd}') && source.text.contains("本年度"));
}

#[test]
fn a_character_cut_off_at_the_end_does_not_change_the_encoding() {
    for cut in 1..3 {
        let bytes = &"规章件".as_bytes()[..9 - cut];
        assert_read(bytes, "规章\u{fffd}", "utf-8", DecidedBy::Valid);
    }
    let bytes = gbk("规章件");
    assert_read(&bytes[..5], "规章\u{fffd}", "gb18030", DecidedBy::Valid);
    let page = page("gbk", PROSE);
    let cut = [gbk(&page), gbk("件")[..1].to_vec()].concat();
    assert_read(&cut, &format!("{page}\u{fffd}"), "gb18030", DecidedBy::Declared);
}

#[test]
fn half_of_each_encoding_is_refused() {
    let mixed = [gbk(&PROSE.repeat(3)), PROSE.repeat(3).into_bytes(), b"\xff\xff\xff\xff\n".repeat(20)].concat();
    match decode("mixed.html".to_owned(), &mixed) {
        Err(Error::Encoding { name, tried, zeros: 0 }) => {
            assert_eq!(name, "mixed.html");
            assert_eq!(tried[..2], ["utf-8", "gb18030"]);
        }
        other => panic!("{other:?}"),
    }
    let noise: Vec<u8> = (0..5000u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    assert!(matches!(decode("noise".to_owned(), &noise), Err(Error::Encoding { .. })));
    assert!(matches!(decode("zeros".to_owned(), &[0; 4096]), Err(Error::Encoding { zeros: 4096, .. })));
}

#[test]
fn what_is_no_text_is_refused_for_what_it_is() {
    for (bytes, found, advice) in [
        (b"PK\x03\x04....a.txt".as_slice(), "ZIP", "damaged"),
        (b"\x89PNG\r\n\x1a\n", "PNG", "OCR"),
        (b"\xff\xd8\xff\xe0", "JPEG", "OCR"),
        (b"\x1f\x8b\x08", "gzip", "unpack"),
    ] {
        match decode("file".to_owned(), bytes) {
            Err(error @ Error::Refused { .. }) => {
                let said = error.to_string();
                assert!(said.starts_with("file is a") && said.contains(found) && said.contains(advice), "{said}");
            }
            other => panic!("{found}: {other:?}"),
        }
    }
    assert!(matches!(
        decode("big".to_owned(), &vec![b' '; (64 << 20) + 1]),
        Err(Error::Limit { what: Limit::Size, found: Some(67_108_865), limit: 67_108_864, .. })
    ));
}

#[test]
fn zero_bytes_are_told_where_they_are_what_speaks_against_text() {
    let zeros = |text: &str| match decode("report".to_owned(), text.as_bytes()) {
        Err(error @ Error::Encoding { zeros, .. }) => {
            assert_eq!(error.to_string().contains(&format!("{zeros} zero bytes (NUL)")), zeros > 0, "{error}");
            zeros
        }
        other => panic!("{other:?}"),
    };
    assert_eq!(zeros(&format!("{PROSE}\0\0").repeat(9)), 18);
    // Other control characters speak against text too; then the zero bytes among them are not to blame.
    assert_eq!(zeros(&format!("{}\0", "规章\u{1}24\u{2}".repeat(30))), 0);
}

#[test]
fn declarations_are_found_where_pages_put_them() {
    for (head, declared) in [
        ("<meta charset=gb2312>", Some("gb2312")),
        ("<META http-equiv='Content-Type' content='text/html; charset=GBK'/>", Some("GBK")),
        ("<meta content=\"text/html;charset = utf-8\" http-equiv=Content-Type>", Some("utf-8")),
        ("<meta name=charset content=x><meta\ncharset='big5'>", Some("big5")),
        ("<?xml version=\"1.0\" encoding='gb2312'?>", Some("gb2312")),
        ("<?xml version=\"1.0\" encoding='gb2312'?><meta charset=gbk>", Some("gbk")),
        ("<!-- <meta charset=gb2312> --><meta charset=gbk>", Some("gbk")),
        ("<meta charset>", None),
        ("charset=gb2312 <metal charset=gb2312>", None),
        ("<meta charset=", None),
    ] {
        assert_eq!(read(head.as_bytes()).encoding.declared.as_deref(), declared, "{head}");
    }
    let late = format!("{}<meta charset=gbk>", " ".repeat(4096));
    assert_eq!(read(late.as_bytes()).encoding.declared, None);
}

#[test]
fn the_digest_is_of_the_bytes() {
    let source = read(b"");
    assert_eq!(source.sha256, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assert_eq!((source.text.as_str(), source.media_type), ("", MediaType::Text));
    assert_ne!(read("\u{feff}规章".as_bytes()).sha256, read("规章".as_bytes()).sha256);
}
