//! The input a report was read from: what it is called, what it is and how its text came about.
//!
//! Data alone; [`crate::source`] decides all of it by the bytes.

use schemars::JsonSchema;
use serde::Serialize;
use std::sync::Arc;

/// An input, decoded.
#[derive(Debug, Clone)]
pub struct Source {
    /// The input's name as the user gave it; `-` for standard input.
    pub name: String,
    /// What it is, told by the content.
    pub media_type: MediaType,
    /// The encoding it was decoded from and how that was known.
    pub encoding: Encoding,
    /// SHA-256 of the bytes, in hexadecimal.
    pub sha256: String,
    /// The decoded text; spans are byte ranges of it. Of a file that is no text this is what it shows, once read.
    pub text: String,
    /// The bytes of a file that is no text, for [`crate::document`] to unpack; else empty.
    pub packed: Arc<[u8]>,
}

/// What kind of input it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[non_exhaustive]
pub enum MediaType {
    /// Plain text, Markdown among it.
    #[serde(rename = "text/plain")]
    Text,
    /// HTML.
    #[serde(rename = "text/html")]
    Html,
    /// A page saved with its pictures.
    #[serde(rename = "multipart/related")]
    Mhtml,
    /// Word.
    #[serde(rename = "application/vnd.openxmlformats-officedocument.wordprocessingml.document")]
    Docx,
    /// Word 97 to 2003.
    #[serde(rename = "application/msword")]
    Doc,
    /// OpenDocument text.
    #[serde(rename = "application/vnd.oasis.opendocument.text")]
    Odt,
    /// Excel.
    #[serde(rename = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    Xlsx,
    /// PDF.
    #[serde(rename = "application/pdf")]
    Pdf,
}

/// An encoding and how it was decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Encoding {
    /// WHATWG name in lower case, e.g. `gb18030`.
    pub name: String,
    /// How it was decided.
    pub decided_by: DecidedBy,
    /// What the page declares, where it declares anything.
    pub declared: Option<String>,
}

/// How an encoding was decided, strongest evidence first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum DecidedBy {
    /// A byte order mark.
    Bom,
    /// The bytes are valid in it, and would not be by chance.
    Valid,
    /// The page declares it, and the bytes agree.
    Declared,
    /// A statistical guess over a sample.
    Detected,
    /// The file's format has no choice.
    Format,
}

impl Source {
    /// Whether it is a text with lines, in which people find a place by its number.
    pub const fn has_lines(&self) -> bool {
        matches!(self.media_type, MediaType::Text | MediaType::Html)
    }
}

impl MediaType {
    /// Every kind.
    pub const ALL: [Self; 8] =
        [Self::Text, Self::Html, Self::Mhtml, Self::Docx, Self::Doc, Self::Odt, Self::Xlsx, Self::Pdf];

    /// The MIME type.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Text => "text/plain",
            Self::Html => "text/html",
            Self::Mhtml => "multipart/related",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Doc => "application/msword",
            Self::Odt => "application/vnd.oasis.opendocument.text",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Pdf => "application/pdf",
        }
    }
}
