//! Bytes → what they are: decoded text with what was decided on the way, or a file whose kind is read from its bytes.

pub(crate) mod budget;
mod encoding;
mod kind;
mod media_type;
#[cfg(feature = "office")]
pub(crate) mod package;

#[cfg(feature = "office")]
pub(crate) use encoding::text as decode_text;

pub(crate) use media_type::of as kind_of_text;

pub use crate::report::{DecidedBy, Encoding, MediaType, Source};

use crate::Error;
use crate::limits::{Limit, Limits};

impl Source {
    /// Decodes the bytes of an input called `name`, where they are text; else keeps them, where their kind is read.
    ///
    /// # Errors
    /// [`Error::Refused`] for a kind that is not read; [`Error::Encoding`] where no encoding fits; [`Error::Limit`] for
    /// an input over the size limit.
    pub fn decode(name: impl Into<String>, bytes: &[u8], limits: &Limits) -> Result<Self, Error> {
        let name = name.into();
        if bytes.len() > limits.size {
            return Err(Error::Limit { name, what: Limit::Size, found: Some(bytes.len()), limit: limits.size });
        }
        match kind::of(bytes, limits.unpacked) {
            kind::Kind::Text => encoding::decode(name, bytes),
            kind::Kind::Packed(media_type) => Ok(Self {
                name,
                media_type,
                encoding: Encoding { name: "utf-8".to_owned(), decided_by: DecidedBy::Format, declared: None },
                sha256: encoding::sha256(bytes),
                text: String::new(),
                packed: bytes.into(),
            }),
            kind::Kind::Refused(what) => Err(Error::Refused { name, what }),
        }
    }
}
