//! What can stop the reading of one input. Wrong figures never do: they are data, and rules judge them.

mod refused;

use crate::finding::Language;
use crate::limits::Limit;

pub use refused::Refused;

/// Why an input could not be read at all.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The file could not be opened or read.
    #[error("cannot read {name}: {source}")]
    Io {
        /// The input, as the user named it.
        name: String,
        /// What the system said.
        source: std::io::Error,
    },
    /// The bytes are text in no encoding that was tried.
    #[error("{}", undecodable(name, tried, *zeros))]
    Encoding {
        /// The input, as the user named it.
        name: String,
        /// The encodings tried, in order.
        tried: Vec<String>,
        /// Zero bytes, where there are so many that they alone speak against text; else 0.
        zeros: usize,
    },
    /// The input is of a kind, or in a state, that cannot be read.
    #[error("{}", what.told(name, Language::En))]
    Refused {
        /// The input, as the user named it.
        name: String,
        /// What it is.
        what: Refused,
    },
    /// A limit was passed ([`crate::limits`]).
    #[error("{}", what.told(name, *found, *limit, Language::En))]
    Limit {
        /// The input, as the user named it.
        name: String,
        /// What was counted, and which flag raises its limit.
        what: Limit,
        /// How much the input has; `None` where counting stopped at the limit.
        found: Option<usize>,
        /// The limit in force.
        limit: usize,
    },
}

impl Error {
    /// The error with the input's name, for stages that see the text only.
    #[must_use]
    pub fn named(mut self, input: &str) -> Self {
        match &mut self {
            Self::Io { name, .. }
            | Self::Encoding { name, .. }
            | Self::Refused { name, .. }
            | Self::Limit { name, .. } => {
                input.clone_into(name);
            }
        }
        self
    }
}

fn undecodable(name: &str, tried: &[String], zeros: usize) -> String {
    let tried = tried.join(", ");
    if zeros == 0 {
        return format!("{name} is not text in any encoding tried ({tried}); convert it to UTF-8 and try again");
    }
    format!(
        "{name} is not text in any encoding tried ({tried}): it has {zeros} zero bytes (NUL), which text in these never \
         has; if they strayed into it, take them out (`tr -d '\\000'`) and try again"
    )
}
