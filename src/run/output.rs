//! Where output goes: standard output, or a file that appears whole or not at all.

use super::folder::Folder;
use super::temporary;
use crate::cli::ColourChoice;
use crate::cli::shown;
use anyhow::Context as _;
use gkreport::emit::Colour;
use gkreport::finding::Language;
use std::fs::{self, File};
use std::io::{self, BufWriter, IsTerminal as _, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// An open output; nothing written to a file is seen before [`Output::finish`].
pub(crate) enum Output {
    /// Standard output.
    Stdout(BufWriter<io::StdoutLock<'static>>),
    /// Nowhere: nothing was to be said on standard output.
    Nowhere,
    /// A device or pipe named as a file, which cannot be replaced by another.
    Special(BufWriter<File>),
    /// A file, written beside its place and then moved there.
    File {
        /// What is written.
        temporary: BufWriter<NamedTempFile>,
        /// Where it will stand.
        target: PathBuf,
    },
    /// A folder of pages; what is written is its index.
    Folder(Folder),
}

/// An output could not be opened or written; `-` is standard output.
#[derive(Debug, thiserror::Error)]
#[error("cannot write {}", if is_dash(.0) { "standard output".to_owned() } else { shown(.0) })]
pub(crate) struct CannotWrite(pub PathBuf);

/// An error of writing, with what was being written.
pub(crate) fn cannot_write(path: Option<&Path>, error: io::Error) -> anyhow::Error {
    anyhow::Error::from(error).context(CannotWrite(path.unwrap_or(Path::new("-")).to_owned()))
}

/// Whether the path means standard input or output.
pub(crate) fn is_dash(path: &Path) -> bool {
    path.as_os_str() == "-"
}

impl Output {
    /// Opens the file named, else standard output.
    pub(crate) fn open(path: Option<&Path>) -> anyhow::Result<Self> {
        let Some(path) = path.filter(|path| !is_dash(path)) else {
            return Ok(Self::Stdout(BufWriter::new(io::stdout().lock())));
        };
        let context = || CannotWrite(path.to_owned());
        // A link keeps leading where it led: the file it names is replaced, not the link.
        let target = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        match fs::metadata(&target) {
            Ok(metadata) if !metadata.is_file() => {
                let file = File::options().write(true).open(&target).with_context(context)?;
                Ok(Self::Special(BufWriter::new(file)))
            }
            existing => {
                super::interrupt::watch(super::interrupt::Ends::AtOnce);
                let temporary = beside(&target, existing.ok().as_ref()).with_context(context)?;
                temporary::note(temporary.path());
                Ok(Self::File { temporary: BufWriter::new(temporary), target })
            }
        }
    }

    /// Begins a folder of pages.
    pub(super) fn folder(path: &Path, language: Language) -> anyhow::Result<Self> {
        Folder::open(path, language).map(Self::Folder).with_context(|| CannotWrite(path.to_owned()))
    }

    /// Whether colours are written here; in files and devices never.
    pub(crate) fn colour(&self, choice: ColourChoice) -> Colour {
        let wanted = match choice {
            ColourChoice::Always => true,
            ColourChoice::Never => false,
            ColourChoice::Auto => is_coloured(),
        };
        if wanted && matches!(self, Self::Stdout(_)) { Colour::Ansi } else { Colour::None }
    }

    /// The error that ended it, with what was being written.
    pub(crate) fn failed(self, error: io::Error) -> anyhow::Error {
        let target = match self {
            Self::File { target, .. } => target,
            Self::Folder(folder) => folder.target().to_owned(),
            Self::Stdout(_) | Self::Nowhere | Self::Special(_) => PathBuf::from("-"),
        };
        cannot_write(Some(&target), error)
    }

    /// Writes what is held back and, for a file, puts it in its place.
    pub(crate) fn finish(self) -> anyhow::Result<()> {
        match self {
            Self::Stdout(mut out) => Ok(out.flush().with_context(|| CannotWrite(PathBuf::from("-")))?),
            Self::Nowhere => Ok(()),
            Self::Special(mut out) => Ok(out.flush()?),
            Self::Folder(folder) => {
                let target = folder.target().to_owned();
                folder.finish().with_context(|| CannotWrite(target))
            }
            Self::File { temporary, target } => {
                let context = || CannotWrite(target.clone());
                let temporary = temporary.into_inner().map_err(io::IntoInnerError::into_error).with_context(context)?;
                let path = temporary.path().to_owned();
                temporary.persist(&target).map_err(|error| error.error).with_context(context)?;
                temporary::strike(&path);
                Ok(())
            }
        }
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Stdout(out) => out.write(bytes),
            Self::Nowhere => Ok(bytes.len()),
            Self::Special(out) => out.write(bytes),
            Self::File { temporary, .. } => temporary.write(bytes),
            Self::Folder(folder) => folder.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Stdout(out) => out.flush(),
            Self::Nowhere => Ok(()),
            Self::Special(out) => out.flush(),
            Self::File { temporary, .. } => temporary.flush(),
            Self::Folder(folder) => folder.flush(),
        }
    }
}

/// Whether standard output takes colours, as terminals and the variables say that are in use for it.
pub(crate) fn is_coloured() -> bool {
    let says = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
    if says("NO_COLOR").is_some() {
        return false;
    }
    match says("FORCE_COLOR") {
        Some(value) => !["0", "false"].contains(&value.to_string_lossy().as_ref()),
        None => anstream::AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never,
    }
}

/// Refuses to write what is no text to a terminal; `path` and `format` are what was asked for.
pub(super) fn refuse_terminal(path: Option<&Path>, format: &str, language: Language) -> anyhow::Result<()> {
    let named = path.is_some_and(|path| !is_dash(path));
    if named || !io::stdout().is_terminal() {
        return Ok(());
    }
    match language {
        Language::Zh => anyhow::bail!("{format} 不是文本，不能显示在终端上：请用 -o 文件名 写入文件，或用管道传出"),
        Language::En => anyhow::bail!("{format} is no text for a terminal: name a file with -o, or pipe it on"),
    }
}

/// Whether the run ended because nobody reads its output any more.
pub(crate) fn is_closed_pipe(error: &anyhow::Error) -> bool {
    let kinds = error.chain().filter_map(|cause| cause.downcast_ref::<io::Error>());
    kinds.into_iter().any(|error| error.kind() == io::ErrorKind::BrokenPipe)
}

/// A file beside `target`, with the permissions the target has or would be given.
fn beside(target: &Path, existing: Option<&fs::Metadata>) -> io::Result<NamedTempFile> {
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(".gkreport-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        // Left to itself a temporary file is its owner's alone; the umask still applies to these.
        let created = || fs::Permissions::from_mode(0o666);
        builder.permissions(existing.map_or_else(created, fs::Metadata::permissions));
    }
    #[cfg(not(unix))]
    let _ = existing;
    builder.tempfile_in(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_only_when_it_is_whole() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("out.csv");
        fs::write(&path, "old").expect("a file");
        let mut output = Output::open(Some(&path)).expect("an output");
        output.write_all(b"half").expect("writable");
        drop(output);
        assert_eq!(fs::read_to_string(&path).expect("the file"), "old");
        let mut output = Output::open(Some(&path)).expect("an output");
        output.write_all(b"new").expect("writable");
        output.finish().expect("in place");
        assert_eq!(fs::read_to_string(&path).expect("the file"), "new");
        assert_eq!(fs::read_dir(folder.path()).expect("the folder").count(), 1);
    }

    #[test]
    fn a_folder_that_is_not_there_is_named() {
        let error = Output::open(Some(Path::new("/no/such/folder/out.csv"))).err().expect("an error");
        assert!(format!("{error:#}").contains("/no/such/folder/out.csv"));
        assert!(!is_closed_pipe(&error));
        assert!(is_closed_pipe(&anyhow::Error::from(io::Error::from(io::ErrorKind::BrokenPipe)).context("writing")));
    }
}
