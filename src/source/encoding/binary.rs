//! First bytes that say an input holds no text, and what makes text of it.

use crate::finding::Words;

/// A kind of file: how it begins, what it is, and a program that turns it into text.
struct Kind {
    magic: &'static [u8],
    found: Words,
    hint: Words,
}

const fn kind(magic: &'static [u8], zh: &'static str, en: &'static str, hint: Words) -> Kind {
    Kind { magic, found: Words { zh, en }, hint }
}

/// A command is the same in both languages.
const fn command(line: &'static str) -> Words {
    Words { zh: line, en: line }
}

const WORD: Words = command("`pandoc -t html FILE.docx`");
const SHEET: Words = command("`soffice --headless --convert-to html FILE`");
const UNZIP: Words = command("`unzip`");
const SAVE: Words = Words { zh: "浏览器的“网页另存为 HTML”", en: "a browser's \"save page as HTML\"" };
const PICTURE: Words = Words {
    zh: "文字识别程序（`tesseract -l chi_sim`）",
    en: "a text recognition program (`tesseract -l chi_sim`)",
};
const OFD: Words =
    Words { zh: "可另存为文本或 PDF 的 OFD 阅读器", en: "an OFD viewer that saves as text or PDF" };

const KINDS: &[Kind] = &[
    kind(b"%PDF-", "PDF 文件", "a PDF", command("`pdftotext -layout FILE.pdf`")),
    kind(b"PK\x03\x04", "ZIP 压缩包", "a ZIP archive", UNZIP),
    kind(b"PK\x05\x06", "空的 ZIP 压缩包", "an empty ZIP archive", UNZIP),
    kind(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "旧版办公文档（.doc、.xls、.wps）",
        "an old Office document (.doc, .xls, .wps)",
        SHEET,
    ),
    kind(b"{\\rtf", "RTF 文档", "an RTF document", command("`pandoc -f rtf -t html FILE.rtf`")),
    kind(b"\x89PNG\r\n", "PNG 图片", "a PNG picture", PICTURE),
    kind(b"\xff\xd8\xff", "JPEG 图片", "a JPEG picture", PICTURE),
    kind(b"GIF89a", "GIF 图片", "a GIF picture", PICTURE),
    kind(b"MIME-Version:", "MIME 归档文件（.mht）", "a MIME archive (.mht)", SAVE),
    kind(b"From: <Saved by", "MIME 归档文件（.mht）", "a MIME archive (.mht)", SAVE),
    kind(b"\x1f\x8b", "gzip 压缩数据", "gzip data", command("`gunzip`")),
    kind(b"Rar!\x1a", "RAR 压缩包", "a RAR archive", command("`unrar x`")),
    kind(b"7z\xbc\xaf\x27\x1c", "7-Zip 压缩包", "a 7-Zip archive", command("`7z x`")),
];

/// Documents that are ZIP archives, by the name of a part near the archive's start.
const PACKAGES: &[Kind] = &[
    kind(b"word/", "Word 文档（.docx）", "a Word document (.docx)", WORD),
    kind(b"xl/", "Excel 工作簿（.xlsx）", "an Excel workbook (.xlsx)", SHEET),
    kind(
        b"opendocument.text",
        "OpenDocument 文档（.odt）",
        "an OpenDocument text (.odt)",
        command("`pandoc -t html FILE.odt`"),
    ),
    kind(b"OFD.xml", "OFD 文档", "an OFD document", OFD),
];

/// How far into an archive the names of its parts are looked for.
const PARTS: usize = 64 << 10;

/// What the input is and what makes text of it; `None` where it may be text.
pub(super) fn of(bytes: &[u8]) -> Option<(Words, Words)> {
    let start = bytes.trim_ascii_start();
    let mut kind = KINDS.iter().find(|kind| start.starts_with(kind.magic))?;
    if kind.magic.starts_with(b"PK") {
        let parts = &bytes[..bytes.len().min(PARTS)];
        let package = PACKAGES.iter().find(|package| memchr::memmem::find(parts, package.magic).is_some());
        kind = package.unwrap_or(kind);
    }
    Some((kind.found, kind.hint))
}
