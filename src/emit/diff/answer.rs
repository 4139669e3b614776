//! What there is to tell of two reports, or of two folders of them.

use crate::comparison::Comparison;
use crate::emit::check::Colour;
use crate::finding::Language;
use schemars::JsonSchema;
use serde::Serialize;

/// What there is to tell.
#[derive(Clone, Debug)]
pub struct DiffAnswer {
    /// The reports that were compared; one, unless folders were.
    pub pairs: Vec<Comparison>,
    /// Inputs that were not.
    pub unpaired: Vec<Unpaired>,
    /// Whether folders were compared, so that each pair is told in a line.
    pub folders: bool,
    /// The language of messages.
    pub language: Language,
    /// Whether terminal colours are written.
    pub colour: Colour,
}

/// An input that was compared with none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unpaired {
    /// What messages call it.
    pub source: String,
    /// Who reports, where it is known.
    pub issuer: Option<String>,
    /// Why it was compared with none.
    pub reason: Why,
    /// What is to be said of it, where the reason does not say all.
    pub message: Option<String>,
}

/// Why an input was compared with none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// Only the new folder has its issuer.
    New,
    /// Only the old folder has its issuer.
    Gone,
    /// Several reports of the other folder could be meant.
    Several,
    /// It could not be read, or holds nothing to compare.
    Unread,
}

impl Unpaired {
    /// Why it was compared with none, in words.
    pub(super) fn said(&self, language: Language) -> String {
        let said = match self.reason {
            Why::New => language.pick("只在新的一边", "only in the new folder"),
            Why::Gone => language.pick("只在旧的一边", "only in the old folder"),
            Why::Several => language.pick(
                "另一边有几份报告可能与它对应，没有比较",
                "several reports on the other side could be meant, not compared",
            ),
            Why::Unread => language.pick("未能读取", "not read"),
        };
        self.message.clone().unwrap_or_else(|| said.to_owned())
    }
}
