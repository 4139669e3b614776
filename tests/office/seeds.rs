//! Small files of every kind for the fuzzers to begin with, cut as their targets put them together again.

use crate::support::hand::Hand;
use crate::support::office::docx::of_body;
use crate::support::office::{doc, docx, mhtml, odt, pdf, xlsx};
use crate::support::page::Page;
use crate::support::tables::{DisclosureLayout, DisputesLayout, Layout, Organizations};
use crate::support::truth::{Blanks, some_case};
use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;

/// The part of a package, between its first element of this name and its end.
fn inside(package: &[u8], part: &str, element: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(package)).expect("a package");
    let mut text = String::new();
    archive.by_name(part).expect("a part").read_to_string(&mut text).expect("text");
    let start = text.find(&format!("<{element}")).and_then(|at| Some(at + text[at..].find('>')? + 1));
    let end = text.rfind(&format!("</{element}>"));
    text[start.expect("the element begins")..end.expect("and ends")].to_owned()
}

/// The streams of a document, behind the lengths of the first two.
fn streams(document: &[u8]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::open(Cursor::new(document)).expect("a compound file");
    let mut stream = |name: &str| {
        let mut bytes = Vec::new();
        file.open_stream(name).expect("a stream").read_to_end(&mut bytes).expect("reading from memory");
        bytes
    };
    let (main, tables, data) = (stream("/WordDocument"), stream("/1Table"), stream("/Data"));
    let length = |bytes: &[u8]| u16::try_from(bytes.len()).expect("a small document").to_le_bytes();
    [&length(&main)[..], &length(&tables), &main, &tables, &data].concat()
}

#[test]
#[ignore = "writes the seeds of fuzz/seed.sh"]
fn seeds_of_files() {
    let layout = Layout {
        disclosure: DisclosureLayout::OneTable,
        disputes: DisputesLayout::OneRow,
        organizations: Organizations::AsInForm,
    };
    let page = Page::new(&some_case(Blanks::Sometimes), layout, Hand::default());
    let put = |target: &str, name: &str, bytes: &[u8]| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(target);
        fs::create_dir_all(&folder).expect("a folder");
        fs::write(folder.join(name), bytes).expect("a file");
    };
    let package = |kind: u8, text: String| [&[kind][..], text.as_bytes()].concat();
    put("package", "docx", &package(0, inside(&docx::write(&page), "word/document.xml", "w:body")));
    put("package", "odt", &package(1, inside(&odt::write(&page), "content.xml", "office:body")));
    put("package", "xlsx", &package(2, inside(&xlsx::write(&page), "xl/worksheets/sheet1.xml", "worksheet")));
    let changes = "<w:p><w:ins><w:r><w:t>4</w:t></w:r></w:ins><w:del><w:r><w:delText>9</w:delText></w:r></w:del></w:p>";
    put("package", "changes", &package(0, inside(&of_body(changes), "word/document.xml", "w:body")));
    put("doc", "doc", &streams(&doc::write(&page)));
    put("pdf", "pdf", &pdf::write(&page));
    put("pdf", "drawn", b"q 40 640 200 60 re S BT /F1 9 Tf 1 0 0 1 45 660 Tm <b9e6d5c2> Tj ET /X Do Q");
    let saved = mhtml::write(&page);
    let part = memchr::memmem::find(&saved, b"Content-Type: text/html").expect("the page's own part");
    put("mhtml", "mhtml", &saved[part..]);
}
