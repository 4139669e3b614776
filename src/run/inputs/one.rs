//! One input of a run as it was named: a file, standard input, or a name that leads nowhere, with the reason.
//!
//! Nothing is read here; whether a file can be read is seen when it is.

use crate::cli::shown;
use crate::run::output::is_dash;
use gkreport::finding::Language;
use std::io::{self, IsTerminal as _};
use std::path::{Path, PathBuf};

/// One input, or what stood in its place.
#[derive(Debug)]
pub(in crate::run) enum Input {
    /// A file.
    File(PathBuf),
    /// Standard input.
    Stdin,
    /// A name that leads nowhere.
    Lost {
        /// What was named.
        name: String,
        /// Why it leads nowhere.
        why: Lost,
    },
}

impl Input {
    /// The one input named, else standard input.
    ///
    /// # Errors
    /// Where nothing is named and standard input is a terminal.
    pub(in crate::run) fn only(path: Option<&Path>, language: Language) -> anyhow::Result<Self> {
        match path {
            Some(path) if !is_dash(path) => Ok(Self::File(path.to_owned())),
            Some(_) => Ok(Self::Stdin),
            None => connected(language).map(|()| Self::Stdin),
        }
    }

    /// What messages call it.
    pub(in crate::run) fn name(&self) -> String {
        match self {
            Self::File(path) => shown(path),
            Self::Stdin => "-".to_owned(),
            Self::Lost { name, .. } => name.clone(),
        }
    }
}

/// Why a name leads nowhere.
#[derive(Debug)]
pub(in crate::run) enum Lost {
    /// What the system said.
    Io(io::Error),
    /// A folder with nothing to read in it.
    Empty,
    /// A pattern that means no file.
    Unmatched,
    /// `-` in a list of names.
    Dash,
    /// A device or a pipe in a list of names.
    Special,
    /// A file that the run would write, in a list of names.
    Output,
}

/// Something is connected to standard input: to wait at a terminal would look like hanging.
///
/// # Errors
/// Where nothing is.
pub(super) fn connected(language: Language) -> anyhow::Result<()> {
    if io::stdin().is_terminal() {
        anyhow::bail!(language.pick(
            "没有指定输入：请给出文件或文件夹，或用管道传入（- 表示标准输入）",
            "no input: name a file or a folder, or pipe a report in (`-` is standard input)",
        ));
    }
    Ok(())
}
