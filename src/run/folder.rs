//! A folder of pages that appears whole or not at all.
//!
//! Written beside its place under another name and then moved there. What stands there is replaced only where every file
//! in it is one of ours: a folder with anything else in it is refused before anything is read.

use super::temporary;
use crate::cli::shown;
use gkreport::emit::OpenPage;
use gkreport::finding::Language;
use std::fs::{self, File};
use std::io::{self, BufWriter, Read as _, Write};
use std::path::{MAIN_SEPARATOR, Path, PathBuf};
use tempfile::TempDir;

/// The page every folder has.
const INDEX: &str = "index.html";
/// What this program says of itself near the start of every page.
const OURS: &str = "name=\"generator\" content=\"gkreport ";

/// A folder that is being written.
pub(crate) struct Folder {
    temporary: TempDir,
    index: BufWriter<File>,
    target: PathBuf,
}

impl Folder {
    /// Whether a path means a folder: one that is there, or one that ends as only folders do.
    pub(super) fn is_meant(path: &Path) -> bool {
        let text = path.as_os_str().to_string_lossy();
        path.is_dir() || text.ends_with('/') || text.ends_with(MAIN_SEPARATOR)
    }

    /// Begins a folder.
    ///
    /// # Errors
    /// Where another program's files stand there, or it cannot be written.
    pub(super) fn open(path: &Path, language: Language) -> anyhow::Result<Self> {
        // A link keeps leading where it led.
        let target = path.canonicalize().unwrap_or_else(|_| path.components().collect());
        if target.is_dir() && !is_ours(&target)? {
            anyhow::bail!(language.pick(
                format!("{} 里有别的文件，不会覆盖：请换一个文件夹", shown(path)),
                format!("{} holds files of others and is not replaced: name another folder", shown(path)),
            ));
        }
        super::interrupt::watch(super::interrupt::Ends::AtOnce);
        let parent = target.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let mut builder = tempfile::Builder::new();
        builder.prefix(".gkreport-");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            // Left to itself a temporary folder is its owner's alone; the umask still applies to these.
            builder.permissions(fs::Permissions::from_mode(0o777));
        }
        let temporary = builder.tempdir_in(parent)?;
        temporary::note(temporary.path());
        let index = BufWriter::new(File::create(temporary.path().join(INDEX))?);
        Ok(Self { temporary, index, target })
    }

    /// Where it will stand.
    pub(super) fn target(&self) -> &Path {
        &self.target
    }

    /// Opens its other pages.
    pub(super) fn pages(&self) -> OpenPage {
        let folder = self.temporary.path().to_owned();
        Box::new(move |name| Ok(Box::new(BufWriter::new(File::create(folder.join(name))?))))
    }

    /// Puts it in its place.
    pub(super) fn finish(self) -> io::Result<()> {
        let Self { temporary, mut index, target } = self;
        index.flush()?;
        drop(index);
        let path = temporary.path().to_owned();
        let replaced = if target.is_dir() {
            // Out of the way first: a folder with something in it is not replaced by a rename.
            let aside = path.with_extension("old");
            fs::rename(&target, &aside)?;
            Some(aside)
        } else {
            None
        };
        if let Err(error) = fs::rename(&path, &target) {
            if let Some(aside) = &replaced {
                fs::rename(aside, &target)?;
            }
            return Err(error);
        }
        temporary::strike(&path);
        // It is somewhere else now.
        let _ = temporary.keep();
        if let Some(aside) = replaced {
            fs::remove_dir_all(aside)?;
        }
        Ok(())
    }
}

impl Write for Folder {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.index.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.index.flush()
    }
}

/// Whether nothing stands in a folder, or nothing but pages of this program.
fn is_ours(folder: &Path) -> io::Result<bool> {
    let mut empty = true;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let number = name.strip_prefix("report-").and_then(|rest| rest.strip_suffix(".html"));
        let is_page = number.is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()));
        if !(name == INDEX || is_page) || !entry.file_type()?.is_file() {
            return Ok(false);
        }
        empty = false;
    }
    Ok(empty || folder.join(INDEX).is_file() && says_so(&folder.join(INDEX))?)
}

fn says_so(index: &Path) -> io::Result<bool> {
    let mut start = Vec::new();
    File::open(index)?.take(4096).read_to_end(&mut start)?;
    Ok(String::from_utf8_lossy(&start).contains(OURS))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write(path: &Path) -> anyhow::Result<()> {
        let mut folder = Folder::open(path, Language::En)?;
        write!(folder, "<meta {OURS}1\">")?;
        (folder.pages())("report-00001.html")?.write_all(b"page")?;
        Ok(folder.finish()?)
    }

    #[test]
    fn a_folder_of_ours_is_replaced_and_no_other() {
        let place = tempfile::tempdir().expect("a folder");
        let path = place.path().join("audit");
        write(&path).expect("a new folder");
        write(&path).expect("our own folder");
        let names = || fs::read_dir(place.path()).expect("the place").count();
        assert_eq!((names(), fs::read_dir(&path).expect("the folder").count()), (1, 2));
        fs::write(path.join("mine.txt"), "mine").expect("a file");
        write(&path).expect_err("a file of another's");
        assert_eq!(fs::read_to_string(path.join("mine.txt")).expect("the file"), "mine");
        fs::remove_file(path.join("mine.txt")).expect("the file");
        fs::write(path.join(INDEX), "<html>another's").expect("a file");
        write(&path).expect_err("a page of another's");
        assert_eq!(names(), 1);
    }

    #[test]
    fn a_folder_is_meant_where_it_is_there_or_ends_as_one() {
        let place = tempfile::tempdir().expect("a folder");
        assert!(Folder::is_meant(place.path()) && Folder::is_meant(Path::new("audit/")));
        assert!(!Folder::is_meant(Path::new("audit.html")));
    }
}
