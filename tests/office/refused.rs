//! What cannot be read is refused for what it is, in both languages, and never half read.

use crate::support::hand::Hand;
use crate::support::office::pdf::{Codes, Style, USUAL, file, of_objects, styled};
use crate::support::office::{doc, docx, package};
use crate::support::page::Page;
use crate::support::tables::{DisclosureLayout, DisputesLayout, Layout, Organizations};
use crate::support::truth::{Blanks, some_case};
use gkreport::Error;
use gkreport::Refused;
use gkreport::finding::Language;

fn refused(bytes: &[u8]) -> Refused {
    match gkreport::read("file", bytes) {
        Err(Error::Refused { what, .. }) => what,
        other => panic!("{:?}", other.map(|report| report.source.media_type)),
    }
}

fn page() -> Page {
    let layout = Layout {
        disclosure: DisclosureLayout::OneTable,
        disputes: DisputesLayout::OneRow,
        organizations: Organizations::AsInForm,
    };
    Page::new(&some_case(Blanks::Never), layout, Hand::default())
}

#[test]
fn pdf_without_text_that_anybody_can_know() {
    assert_eq!(refused(&styled(&page(), Style { codes: Codes::Unknown, ..USUAL })), Refused::UnknownCharacters);
    assert_eq!(refused(&file(&["0 0 m 9 9 l S".to_owned()], USUAL)), Refused::Scanned);
    // Text that is drawn without ink is what recognition leaves on a scan.
    let unseen = "BT 3 Tr /F1 9 Tf 1 0 0 1 40 40 Tm <b9e6d5c2> Tj ET".to_owned();
    assert_eq!(refused(&file(&[unseen], USUAL)), Refused::Scanned);
    assert_eq!(refused(b"%PDF-1.7\n"), Refused::Damaged("PDF"));
    assert_eq!(refused(&of_objects(&[])), Refused::Damaged("PDF"));
}

#[test]
fn what_a_missing_font_shows_is_unknown_and_not_nothing() {
    let shown = |font: &str| {
        let known = "BT /F1 9 Tf 1 0 0 1 40 700 Tm <b9e6d5c2b9e6d5c2> Tj ET";
        let page = format!("{known} BT /{font} 9 Tf 1 0 0 1 40 600 Tm (24) Tj ET");
        gkreport::read("file", &file(&[page], USUAL)).expect("most of it is known").source.text
    };
    assert_eq!(shown("F1").split_whitespace().collect::<Vec<_>>(), ["规章规章", "24"]);
    assert_eq!(shown("F9").split_whitespace().collect::<Vec<_>>(), ["规章规章", "\u{fffd}\u{fffd}"]);
}

#[test]
fn locked_old_and_foreign_documents() {
    let compound = |name: &str, bytes: &[u8]| refused(&doc::compound(&[(name, bytes)]));
    assert_eq!(compound("/EncryptedPackage", b"x"), Refused::LockedOffice);
    assert_eq!(compound("/Workbook", b"x"), Refused::OldExcel);
    assert_eq!(compound("/CONTENTS", b"x"), Refused::Wps);
    assert_eq!(compound("/Other", b"x"), Refused::UnknownCompound);
    let word = |magic: u16, flags: u16| {
        let mut head = vec![0; 1024];
        head[..2].copy_from_slice(&magic.to_le_bytes());
        head[10..12].copy_from_slice(&flags.to_le_bytes());
        compound("/WordDocument", &head)
    };
    assert_eq!(word(0xa5dc, 0), Refused::OldWord);
    assert_eq!(word(0xa5ec, 0x0100), Refused::LockedOffice);
    assert_eq!(word(0xa5ec, 0x0004), Refused::FastSaved);
    assert_eq!(word(0xa5ec, 0), Refused::Damaged("DOC"));
    let locked =
        [("mimetype", "application/vnd.oasis.opendocument.text"), ("META-INF/manifest.xml", "<encryption-data/>")];
    assert_eq!(refused(&package(&locked)), Refused::LockedOffice);
    assert_eq!(
        refused(&package(&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet")])),
        Refused::OtherOpenDocument
    );
    assert_eq!(refused(&package(&[("OFD.xml", "<OFD/>")])), Refused::Ofd);
    assert_eq!(refused(&package(&[("a.txt", "x")])), Refused::Archive("ZIP"));
    assert_eq!(refused(&docx::of_body(r#"<w:altChunk r:id="rId9"/>"#)), Refused::Embedded);
}

#[test]
fn what_is_said_tells_what_to_do_in_both_languages() {
    for what in [Refused::Scanned, Refused::LockedPdf, Refused::FastSaved, Refused::Wps, Refused::Damaged("DOC")] {
        let (zh, en) = (what.told("a.doc", Language::Zh), what.told("a.doc", Language::En));
        assert!(zh.starts_with("a.doc 是") && zh.contains('请'), "{zh}");
        assert!(en.starts_with("a.doc is ") && en.is_ascii(), "{en}");
    }
}
