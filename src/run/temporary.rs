//! The temporary files and folders of a run: a signal that ends the program takes them away.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

static TEMPORARY: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// Notes a file or folder that must not outlive the program.
pub(super) fn note(path: &Path) {
    all(|all| all.push(path.to_owned()));
}

/// Strikes out what is in its place now.
pub(super) fn strike(path: &Path) {
    all(|all| all.retain(|one| one != path));
}

/// Takes away all there are; for the end of the program only.
pub(super) fn forget() {
    let gone = |path: PathBuf| if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) };
    all(|all| all.drain(..).for_each(|path| drop(gone(path))));
}

fn all(act: impl FnOnce(&mut Vec<PathBuf>)) {
    act(&mut TEMPORARY.lock().unwrap_or_else(PoisonError::into_inner));
}
