//! Bytes → decoded text, with what was decided on the way.

mod encoding;
mod media_type;

use crate::Error;
use crate::limits::Limits;
use schemars::JsonSchema;
use serde::Serialize;

/// An input, decoded.
#[derive(Debug, Clone)]
pub struct Source {
    /// The input's name as the user gave it; `-` for standard input.
    pub name: String,
    /// Text or HTML, told by the content.
    pub media_type: MediaType,
    /// The encoding it was decoded from and how that was known.
    pub encoding: Encoding,
    /// SHA-256 of the bytes, in hexadecimal.
    pub sha256: String,
    /// The decoded text; spans are byte ranges of it.
    pub text: String,
}

/// What kind of input it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, JsonSchema)]
pub enum MediaType {
    /// Plain text, Markdown among it.
    #[serde(rename = "text/plain")]
    Text,
    /// HTML.
    #[serde(rename = "text/html")]
    Html,
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
pub enum DecidedBy {
    /// A byte order mark.
    Bom,
    /// The bytes are valid in it, and would not be by chance.
    Valid,
    /// The page declares it, and the bytes agree.
    Declared,
    /// A statistical guess over a sample.
    Detected,
}

impl Source {
    /// Decodes the bytes of an input called `name`.
    ///
    /// # Errors
    /// [`Error::NotText`] for a PDF, an office document or the like; [`Error::Encoding`] where no encoding fits;
    /// [`Error::Limit`] for an input over the size limit.
    pub fn decode(name: impl Into<String>, bytes: &[u8], limits: &Limits) -> Result<Self, Error> {
        encoding::decode(name.into(), bytes, limits)
    }
}

impl MediaType {
    /// The MIME type.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Text => "text/plain",
            Self::Html => "text/html",
        }
    }
}
