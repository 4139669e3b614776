//! What is under a folder: files with the endings of what is read, in the order of their names.
//!
//! Honours `.gitignore` and `.ignore`, leaves hidden files alone and follows no links inside the folder, as `ripgrep`
//! does. What has another ending is counted, so that a folder of pictures does not look like an empty one.

use super::{Input, Lost};
use ignore::WalkBuilder;
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// Endings of what is read.
const ENDINGS: [&str; 20] = [
    "html", "htm", "shtml", "shtm", "xhtml", "txt", "text", "md", "markdown", "mht", "mhtml", "docx", "docm", "dotx",
    "doc", "wps", "odt", "xlsx", "xlsm", "pdf",
];
/// Endings counted apart; the others together, so that no folder can fill the memory with them.
const ENDINGS_COUNTED: usize = 32;

/// The files of folders that were not read, by ending.
#[derive(Clone, Debug, Default)]
pub(in crate::run) struct LeftOut(Arc<Mutex<BTreeMap<String, usize>>>);

impl LeftOut {
    fn add(&self, path: &Path) {
        let ending = path.extension().map_or_else(String::new, |ending| ending.to_string_lossy().to_lowercase());
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = counts.len() < ENDINGS_COUNTED || counts.contains_key(&ending);
        *counts.entry(if known { ending } else { "*".to_owned() }).or_default() += 1;
    }

    /// How many there were, and of which endings, the commonest first; `None` where there were none.
    pub(in crate::run) fn told(&self) -> Option<(usize, String)> {
        let counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut by_count: Vec<(&String, &usize)> = counts.iter().collect();
        by_count.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
        let dotted = |(ending, count): (&String, &usize)| format!(".{ending} {count}");
        let words: Vec<String> = by_count.into_iter().map(dotted).collect();
        (!words.is_empty()).then(|| (counts.values().sum(), words.join(", ")))
    }
}

/// A walk through a folder.
pub(super) struct Walk {
    entries: ignore::Walk,
    root: PathBuf,
    left_out: LeftOut,
    found: bool,
    over: bool,
}

impl Walk {
    /// Through this folder.
    pub(super) fn new(root: PathBuf, left_out: LeftOut) -> Self {
        let mut builder = WalkBuilder::new(&root);
        // Settings of this machine and of one clone only would make the same folder another one elsewhere.
        builder.git_global(false).git_exclude(false).require_git(false);
        builder.sort_by_file_path(Ord::cmp);
        Self { entries: builder.build(), root, left_out, found: false, over: false }
    }

    fn entry(&mut self, entry: Result<ignore::DirEntry, ignore::Error>) -> Option<Input> {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                self.found = true;
                let name = place(&error).unwrap_or(&self.root).to_string_lossy().into_owned();
                return Some(Input::Lost { name, why: Lost::Io(cause(error)) });
            }
        };
        if !entry.file_type().is_some_and(|kind| kind.is_file()) {
            return None;
        }
        let path = entry.into_path();
        let ending = path.extension().and_then(|ending| ending.to_str());
        if !ending.is_some_and(|ending| ENDINGS.iter().any(|known| known.eq_ignore_ascii_case(ending))) {
            self.left_out.add(&path);
            return None;
        }
        self.found = true;
        // `gkreport check .` names files as people would.
        Some(Input::File(path.strip_prefix("./").map_or_else(|_| path.clone(), Path::to_owned)))
    }
}

impl Iterator for Walk {
    type Item = Input;

    fn next(&mut self) -> Option<Input> {
        while let Some(entry) = self.entries.next() {
            if let Some(input) = self.entry(entry) {
                return Some(input);
            }
        }
        let nothing = !self.found && !std::mem::replace(&mut self.over, true);
        nothing.then(|| Input::Lost { name: self.root.to_string_lossy().into_owned(), why: Lost::Empty })
    }
}

/// The path an error speaks of.
fn place(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => place(err),
        _ => None,
    }
}

/// What the system said, without the path, which is told beside it.
fn cause(error: ignore::Error) -> io::Error {
    let text = error.to_string();
    error.into_io_error().unwrap_or_else(|| io::Error::other(text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn pages_and_texts_are_read_and_the_rest_is_counted() {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path();
        let files = [
            "b.HTM",
            "a.html",
            ".hidden.html",
            "left.txt",
            "sub/c.md",
            "x.png",
            "y.png",
            "z.xls",
            "d.DOCX",
            "p.pdf",
            "none",
            "t.html.gz",
        ];
        fs::create_dir(root.join("sub")).expect("a folder");
        for file in files {
            fs::write(root.join(file), "").expect("a file");
        }
        fs::write(root.join(".gitignore"), "left.*\n").expect("a file");
        let left_out = LeftOut::default();
        let found: Vec<String> = Walk::new(root.to_owned(), left_out.clone())
            .map(|input| match input {
                Input::File(path) => path.strip_prefix(root).expect("under the root").to_string_lossy().into_owned(),
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(found, ["a.html", "b.HTM", "d.DOCX", "p.pdf", "sub/c.md"]);
        assert_eq!(left_out.told(), Some((5, ".png 2, . 1, .gz 1, .xls 1".to_owned())));
    }
}
