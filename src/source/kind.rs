//! What a file is, by what it holds and never by its name.
//!
//! First bytes tell pictures, archives, PDF; the parts of a ZIP package and the streams of a compound file tell Word,
//! Excel and OpenDocument files; header lines tell saved pages. Everything else may be text. What cannot be read is
//! refused for what it is ([`Refused`]).

use super::MediaType;
#[cfg(feature = "office")]
use super::package::{self, Package};
use crate::error::Refused;

/// What is to be done with the bytes.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// They may be text.
    Text,
    /// They are of a kind that is read.
    Packed(MediaType),
    /// They are of a kind that is not.
    Refused(Refused),
}

use Kind::{Packed, Refused as No};

/// First bytes that say it all.
const MAGIC: &[(&[u8], Kind)] = &[
    (b"{\\rtf", No(Refused::Rtf)),
    (b"\x89PNG\r\n", No(Refused::Picture("PNG"))),
    (b"\xff\xd8\xff", No(Refused::Picture("JPEG"))),
    (b"GIF8", No(Refused::Picture("GIF"))),
    (b"II*\0", No(Refused::Picture("TIFF"))),
    (b"MM\0*", No(Refused::Picture("TIFF"))),
    (b"\x1f\x8b", No(Refused::Archive("gzip"))),
    (b"Rar!\x1a", No(Refused::Archive("RAR"))),
    (b"7z\xbc\xaf\x27\x1c", No(Refused::Archive("7-Zip"))),
];
const ZIP: [&[u8]; 2] = [b"PK\x03\x04", b"PK\x05\x06"];
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
const PDF: &[u8] = b"%PDF-";
/// Viewers look for a PDF's mark within so many bytes.
const PDF_START: usize = 1024;
/// Words at the start of an XML file that is a whole office document, and what it is.
const FLAT: &[(&[u8], Refused)] = &[
    (b":wordDocument", Refused::FlatXml),
    (b"<pkg:package", Refused::FlatXml),
    (b"<office:document ", Refused::FlatXml),
    // Pages saved from Office name the same namespace.
    (b"<Workbook", Refused::FlatSheet),
    (b"<ss:Workbook", Refused::FlatSheet),
    (b"uof:UOF", Refused::Uof),
];
const FLAT_START: usize = 2048;
/// Header lines of a saved page that are looked at.
const MOST_HEADERS: usize = 64;

/// What these bytes are. What a package unpacks to on the way is bounded by `unpacked`.
pub(super) fn of(bytes: &[u8], unpacked: usize) -> Kind {
    let start = bytes.trim_ascii_start();
    let magic = MAGIC.iter().find(|(magic, _)| start.starts_with(magic));
    if let Some((_, No(refused))) = magic {
        return No(*refused);
    }
    if ZIP.iter().any(|zip| start.starts_with(zip)) {
        return of_package(start, unpacked);
    }
    if start.starts_with(COMPOUND) {
        return of_compound(start);
    }
    let head = &start[..start.len().min(PDF_START)];
    if start.starts_with(PDF) || (memchr::memmem::find(head, PDF).is_some() && !start.starts_with(b"<")) {
        return if cfg!(feature = "pdf") { Packed(MediaType::Pdf) } else { No(Refused::NotBuilt("PDF")) };
    }
    if start.starts_with(b"<?xml") {
        let head = &start[..start.len().min(FLAT_START)];
        if let Some((_, refused)) = FLAT.iter().find(|(words, _)| memchr::memmem::find(head, words).is_some()) {
            return No(*refused);
        }
    }
    if is_saved_page(start) {
        return if cfg!(feature = "office") { Packed(MediaType::Mhtml) } else { No(Refused::NotBuilt("MHTML")) };
    }
    Kind::Text
}

#[cfg(not(feature = "office"))]
fn of_package(_: &[u8], _: usize) -> Kind {
    No(Refused::NotBuilt("ZIP"))
}

#[cfg(not(feature = "office"))]
fn of_compound(_: &[u8]) -> Kind {
    No(Refused::NotBuilt("DOC"))
}

#[cfg(feature = "office")]
fn of_package(bytes: &[u8], unpacked: usize) -> Kind {
    let Some(mut package) = Package::open(bytes, unpacked) else { return No(Refused::Damaged("ZIP")) };
    let media_type = package.start_of("mimetype");
    if let Some(kind) = media_type.strip_prefix(b"application/vnd.oasis.opendocument.") {
        return match kind {
            _ if is_locked(&mut package) => No(Refused::LockedOffice),
            kind if kind.starts_with(b"text") => Packed(MediaType::Odt),
            _ => No(Refused::OtherOpenDocument),
        };
    }
    if package.has("OFD.xml") {
        return No(Refused::Ofd);
    }
    let Ok(Some(document)) = package.office_document() else {
        let is_office = package.has("[Content_Types].xml");
        return No(if is_office { Refused::Damaged("OOXML") } else { Refused::Archive("ZIP") });
    };
    match package::root(&package.start_of(&document)).as_deref() {
        Some("document") => Packed(MediaType::Docx),
        Some("workbook") => Packed(MediaType::Xlsx),
        Some("presentation") => No(Refused::Slides),
        _ => No(Refused::Damaged("OOXML")),
    }
}

/// Whether an OpenDocument file says of its parts that they are locked.
#[cfg(feature = "office")]
fn is_locked(package: &mut Package) -> bool {
    let manifest = package.part("META-INF/manifest.xml").ok().flatten().unwrap_or_default();
    memchr::memmem::find(&manifest, b"encryption-data").is_some()
}

#[cfg(feature = "office")]
fn of_compound(bytes: &[u8]) -> Kind {
    let Ok(file) = cfb::CompoundFile::open(std::io::Cursor::new(bytes)) else { return No(Refused::Damaged("DOC")) };
    let has = |name: &str| file.exists(name);
    if has("/EncryptedPackage") {
        No(Refused::LockedOffice)
    } else if has("/WordDocument") {
        Packed(MediaType::Doc)
    } else if has("/Workbook") || has("/Book") {
        No(Refused::OldExcel)
    } else if has("/PowerPoint Document") {
        No(Refused::Slides)
    } else if has("/CONTENTS") || has("/MatOST") || has("/WpsCustomData") {
        No(Refused::Wps)
    } else {
        No(Refused::UnknownCompound)
    }
}

/// Whether the bytes begin with the header lines of a message that holds a page.
fn is_saved_page(bytes: &[u8]) -> bool {
    let (mut is_mime, mut holds_page) = (false, false);
    for line in bytes.split(|&byte| byte == b'\n').take(MOST_HEADERS) {
        let line = line.trim_ascii_end();
        if line.starts_with(b" ") || line.starts_with(b"\t") {
            continue;
        }
        let Some(colon) = line.iter().position(|&byte| byte == b':') else { break };
        let (name, value) = (&line[..colon], line[colon + 1..].trim_ascii().to_ascii_lowercase());
        if !name.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'-') {
            break;
        }
        is_mime |= name.eq_ignore_ascii_case(b"mime-version");
        holds_page |= name.eq_ignore_ascii_case(b"content-type")
            && (value.starts_with(b"multipart/") || value.starts_with(b"text/html"));
    }
    is_mime && holds_page
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_bytes_tell_what_is_no_text() {
        for (bytes, kind) in [
            (b"{\\rtf1\\ansi".as_slice(), No(Refused::Rtf)),
            (b"\x89PNG\r\n\x1a\n", No(Refused::Picture("PNG"))),
            (b"\xff\xd8\xff\xe0", No(Refused::Picture("JPEG"))),
            (b"\x1f\x8b\x08", No(Refused::Archive("gzip"))),
            (b"<?xml version=\"1.0\"?><w:wordDocument>", No(Refused::FlatXml)),
            (
                b"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">",
                No(Refused::FlatSheet),
            ),
            (
                b"<?xml version=\"1.0\"?><html xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"><x:ExcelWorkbook>",
                Kind::Text,
            ),
            ("\n规章 24".as_bytes(), Kind::Text),
            ("MIME-Version: 1.0 是一种格式".as_bytes(), Kind::Text),
            (b"<p>%PDF-1.4</p>", Kind::Text),
        ] {
            assert_eq!(of(bytes, 1000), kind);
        }
    }

    #[test]
    #[cfg(feature = "office")]
    fn header_lines_tell_a_saved_page() {
        let related = b"From: <Saved>\r\nSubject: =?utf-8?Q?x?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary=x\r\n\r\n";
        assert_eq!(of(related, 1000), Packed(MediaType::Mhtml));
        assert_eq!(of(b"MIME-Version: 1.0\nContent-Type: text/plain\n\n", 1000), Kind::Text);
    }

    #[test]
    #[cfg(feature = "office")]
    fn what_only_begins_like_a_package_is_damaged() {
        assert_eq!(of(b"PK\x03\x04....word/document.xml", 1000), No(Refused::Damaged("ZIP")));
        assert_eq!(of(COMPOUND, 1000), No(Refused::Damaged("DOC")));
    }
}
