//! The files a run writes, which it must not read: to write over an input is to lose it, and a run's own output, left in
//! the folder by the run before, is no report.

use super::super::output::is_dash;
use same_file::Handle;
use std::path::Path;
use std::sync::Arc;

/// Files that exist already and will be written, whatever other names they have.
#[derive(Clone, Debug, Default)]
pub(in crate::run) struct Outputs {
    files: Arc<Vec<Handle>>,
    /// Whose files are all written anew.
    folders: Arc<Vec<Handle>>,
}

impl Outputs {
    /// These files, and standard output where it is one.
    pub(in crate::run) fn new<'p>(paths: impl Iterator<Item = &'p Path>) -> Self {
        let (folders, files): (Vec<&Path>, Vec<&Path>) =
            paths.filter(|path| !is_dash(path) && (path.is_file() || path.is_dir())).partition(|path| path.is_dir());
        let handles = |paths: Vec<&Path>| -> Vec<Handle> {
            paths.into_iter().filter_map(|path| Handle::from_path(path).ok()).collect()
        };
        let is_file = |handle: &Handle| handle.as_file().metadata().is_ok_and(|metadata| metadata.is_file());
        let stdout = Handle::stdout().ok().filter(is_file);
        Self {
            files: Arc::new(handles(files).into_iter().chain(stdout).collect()),
            folders: Arc::new(handles(folders)),
        }
    }

    /// Whether the path leads to one of them.
    pub(in crate::run) fn hold(&self, path: &Path) -> bool {
        let is_in = |path: &Path, all: &[Handle]| Handle::from_path(path).is_ok_and(|handle| all.contains(&handle));
        let folder = path.parent().map(|parent| if parent.as_os_str().is_empty() { Path::new(".") } else { parent });
        // What is no file may wait for its other end when it is opened.
        path.is_file()
            && (!self.files.is_empty() && is_in(path, &self.files)
                || !self.folders.is_empty() && folder.is_some_and(|folder| is_in(folder, &self.folders)))
    }
}
