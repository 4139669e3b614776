//! A ZIP package whose document is any text (Word, OpenDocument or Excel by its first byte) → read or refused; places hold.
#![no_main]

#[path = "../../tests/hostile/invariants.rs"]
#[allow(dead_code)]
mod invariants;
#[path = "../../tests/hostile/outputs.rs"]
#[allow(dead_code)]
mod outputs;

use libfuzzer_sys::fuzz_target;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;

const OFFICE: &str = r#"<Relationships><Relationship Id="r" Type="/officeDocument" Target="d"/></Relationships>"#;
const SHEETS: &str = r#"<Relationships><Relationship Id="s" Type="/worksheet" Target="s"/></Relationships>"#;

fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).expect("writing to memory");
        writer.write_all(bytes).expect("writing to memory");
    }
    writer.finish().expect("writing to memory").into_inner()
}

// The kind, and then the inside of the document.
fuzz_target!(|input: &[u8]| {
    let Some((kind, text)) = input.split_first() else { return };
    let text = String::from_utf8_lossy(text);
    let bytes = match kind % 3 {
        0 => package(&[
            ("_rels/.rels", OFFICE.as_bytes()),
            ("d", format!("<document><body>{text}</body></document>").as_bytes()),
        ]),
        1 => package(&[
            ("mimetype", b"application/vnd.oasis.opendocument.text"),
            ("content.xml", format!("<content><body>{text}</body></content>").as_bytes()),
        ]),
        _ => package(&[
            ("_rels/.rels", OFFICE.as_bytes()),
            ("d", br#"<workbook><sheets><sheet id="s"/></sheets></workbook>"#),
            ("_rels/d.rels", SHEETS.as_bytes()),
            ("s", format!("<worksheet>{text}</worksheet>").as_bytes()),
        ]),
    };
    invariants::assert_sound(&bytes);
});
