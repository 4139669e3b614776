//! Damaged and malicious files: every one is read or refused, in bounded time, and nothing panics.

use crate::support::dice::Dice;
use crate::support::hand::Hand;
use crate::support::office::pdf::{USUAL, file, of_objects};
use crate::support::office::{doc, docx, mhtml, odt, package, pdf, xlsx};
use crate::support::page::Page;
use crate::support::tables::{DisclosureLayout, DisputesLayout, Layout, Organizations};
use crate::support::truth::{Blanks, some_case};
use gkreport::Error;
use gkreport::limits::{Limit, Limits};
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;

type Writer = fn(&Page) -> Vec<u8>;

/// Damaged copies of each kind of file.
const COPIES: usize = 60;

#[test]
fn damaged_files_of_every_kind_are_read_or_refused() {
    let layout = Layout {
        disclosure: DisclosureLayout::OneTable,
        disputes: DisputesLayout::OneRow,
        organizations: Organizations::AsInForm,
    };
    let page = Page::new(&some_case(Blanks::Sometimes), layout, Hand::default());
    let writers: [(&str, Writer); 6] = [
        ("docx", docx::write),
        ("odt", odt::write),
        ("doc", doc::write),
        ("xlsx", xlsx::write),
        ("mhtml", mhtml::write),
        ("pdf", pdf::write),
    ];
    for (name, write) in writers {
        let whole = write(&page);
        let mut dice = Dice::new(7);
        for copy in 0..COPIES {
            let mut bytes = whole.clone();
            if copy % 5 == 0 {
                bytes.truncate(dice.below(bytes.len()));
            }
            for _ in 0..*dice.pick(&[1, 20, 300]) {
                if !bytes.is_empty() {
                    let at = dice.below(bytes.len());
                    bytes[at] = dice.below(256) as u8;
                }
            }
            if let Err(Error::Io { .. }) = gkreport::read(&format!("{name} {copy}"), &bytes) {
                panic!("{name} {copy}: reading from memory is no matter of files");
            }
        }
    }
}

fn passed(bytes: &[u8]) -> Option<Limit> {
    match gkreport::read_with("file", bytes, &Limits { unpacked: 1 << 20, ..Limits::default() }) {
        Err(Error::Limit { what, .. }) => Some(what),
        _ => None,
    }
}

/// A package whose document is these bytes so many times over.
fn bomb(name: &str, head: &str, filling: &str, times: usize) -> Vec<u8> {
    let template = docx::of_body("");
    let mut archive = zip::ZipArchive::new(Cursor::new(template)).expect("a package");
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let part = archive.by_index(index).expect("a part");
        if part.name().is_ok_and(|part| part != name) {
            writer.raw_copy_file(part).expect("writing to memory");
        }
    }
    writer.start_file(name, SimpleFileOptions::default()).expect("writing to memory");
    writer.write_all(head.as_bytes()).expect("writing to memory");
    for _ in 0..times {
        writer.write_all(filling.as_bytes()).expect("writing to memory");
    }
    writer.finish().expect("writing to memory").into_inner()
}

#[test]
fn what_unpacks_to_too_much_is_refused_before_it_does() {
    let head = r#"<w:document xmlns:w="w"><w:body>"#;
    assert_eq!(passed(&bomb("word/document.xml", head, &" ".repeat(1 << 10), 4 << 10)), Some(Limit::Unpacked));
    assert_eq!(passed(&bomb("word/document.xml", head, "<w:tbl><w:tr><w:tc>", 9_000)), Some(Limit::Depth));
    let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    packed.write_all(&vec![b' '; 4 << 20]).expect("writing to memory");
    let packed = packed.finish().expect("writing to memory");
    let hex = packed.iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"));
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Count 1 /Kids [3 0 R] >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>".to_owned(),
        format!("<< /Length {} /Filter [/ASCIIHexDecode /FlateDecode] >>\nstream\n{hex}>\nendstream", hex.len() + 1),
    ];
    assert_eq!(passed(&of_objects(&objects)), Some(Limit::Unpacked));
}

#[test]
fn absurd_drawings_end() {
    for operators in
        ["q ".repeat(300_000), "[".repeat(300_000), "/F1 1e38 Tf 1e38 0 0 1e38 1e38 1e38 Tm (a) Tj ".repeat(100)]
    {
        let report = gkreport::read("file", &file(&[operators], USUAL));
        assert!(matches!(report, Err(Error::Refused { .. })), "{:?}", report.map(|report| report.source.text));
    }
    let rows = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\"><v>2</v></c></row>";
    let merged = r#"<mergeCell ref="A1:XFD1048576"/><mergeCell ref="B9:A1"/>"#.repeat(50);
    let read = gkreport::read("file", &xlsx::of_rows(rows, &merged));
    assert!(matches!(read, Ok(_) | Err(Error::Limit { what: Limit::Cells, .. })), "{:?}", read.err());
    let repeated = r#"<table:table><table:table-row table:number-rows-repeated="4000000000"><table:table-cell
        table:number-columns-repeated="4000000000" table:number-columns-spanned="4000000000"><text:p>1</text:p>
        </table:table-cell></table:table-row></table:table>"#;
    let read = gkreport::read("file", &odt::of_body(repeated));
    assert!(
        matches!(read, Err(Error::Limit { what: Limit::Cells | Limit::Unpacked, .. })),
        "{:?}",
        read.map(|report| report.source.text.len())
    );
    assert!(gkreport::read("file", &package(&[("mimetype", "application/vnd.oasis.opendocument.text")])).is_err());
}
