//! First bytes that say an input holds no text, and what makes text of it.

/// A kind of file: how it begins, what it is, and a program that turns it into text.
struct Kind {
    magic: &'static [u8],
    found: &'static str,
    hint: &'static str,
}

const WORD: &str = "`pandoc -t html FILE.docx`";
const SHEET: &str = "`soffice --headless --convert-to html FILE`";
const SAVE: &str = "a browser's \"save page as HTML\"";
const PICTURE: &str = "a text recognition program (`tesseract -l chi_sim`)";

const KINDS: &[Kind] = &[
    Kind { magic: b"%PDF-", found: "a PDF", hint: "`pdftotext -layout FILE.pdf`" },
    Kind { magic: b"PK\x03\x04", found: "a ZIP archive", hint: "`unzip`" },
    Kind { magic: b"PK\x05\x06", found: "an empty ZIP archive", hint: "`unzip`" },
    Kind {
        magic: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        found: "an old Office document (.doc, .xls, .wps)",
        hint: SHEET,
    },
    Kind { magic: b"{\\rtf", found: "an RTF document", hint: "`pandoc -f rtf -t html FILE.rtf`" },
    Kind { magic: b"\x89PNG\r\n", found: "a PNG picture", hint: PICTURE },
    Kind { magic: b"\xff\xd8\xff", found: "a JPEG picture", hint: PICTURE },
    Kind { magic: b"GIF89a", found: "a GIF picture", hint: PICTURE },
    Kind { magic: b"MIME-Version:", found: "a MIME archive (.mht)", hint: SAVE },
    Kind { magic: b"From: <Saved by", found: "a MIME archive (.mht)", hint: SAVE },
    Kind { magic: b"\x1f\x8b", found: "gzip data", hint: "`gunzip`" },
    Kind { magic: b"Rar!\x1a", found: "a RAR archive", hint: "`unrar x`" },
    Kind { magic: b"7z\xbc\xaf\x27\x1c", found: "a 7-Zip archive", hint: "`7z x`" },
];

/// Documents that are ZIP archives, by the name of a part near the archive's start.
const PACKAGES: &[Kind] = &[
    Kind { magic: b"word/", found: "a Word document (.docx)", hint: WORD },
    Kind { magic: b"xl/", found: "an Excel workbook (.xlsx)", hint: SHEET },
    Kind { magic: b"opendocument.text", found: "an OpenDocument text (.odt)", hint: "`pandoc -t html FILE.odt`" },
    Kind { magic: b"OFD.xml", found: "an OFD document", hint: "an OFD viewer that saves as text or PDF" },
];

/// How far into an archive the names of its parts are looked for.
const PARTS: usize = 64 << 10;

/// What the input is and what makes text of it; `None` where it may be text.
pub(super) fn kind(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    let start = bytes.trim_ascii_start();
    let mut kind = KINDS.iter().find(|kind| start.starts_with(kind.magic))?;
    if kind.magic.starts_with(b"PK") {
        let parts = &bytes[..bytes.len().min(PARTS)];
        let package = PACKAGES.iter().find(|package| memchr::memmem::find(parts, package.magic).is_some());
        kind = package.unwrap_or(kind);
    }
    Some((kind.found, kind.hint))
}
