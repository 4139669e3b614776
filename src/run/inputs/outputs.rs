//! The files a run writes, which it must not read: to write over an input is to lose it, and a run's own output, left in
//! the folder by the run before, is no report.

use super::super::output::is_dash;
use same_file::Handle;
use std::path::Path;
use std::sync::Arc;

/// Files that exist already and will be written, whatever other names they have.
#[derive(Clone, Debug, Default)]
pub(in crate::run) struct Outputs(Arc<Vec<Handle>>);

impl Outputs {
    /// These files, and standard output where it is one.
    pub(in crate::run) fn new<'p>(paths: impl Iterator<Item = &'p Path>) -> Self {
        let files =
            paths.filter(|path| !is_dash(path) && path.is_file()).filter_map(|path| Handle::from_path(path).ok());
        let is_file = |handle: &Handle| handle.as_file().metadata().is_ok_and(|metadata| metadata.is_file());
        let stdout = Handle::stdout().ok().filter(is_file);
        Self(Arc::new(files.chain(stdout).collect()))
    }

    /// Whether the path leads to one of them.
    pub(in crate::run) fn hold(&self, path: &Path) -> bool {
        // What is no file may wait for its other end when it is opened.
        !self.0.is_empty() && path.is_file() && Handle::from_path(path).is_ok_and(|handle| self.0.contains(&handle))
    }
}
