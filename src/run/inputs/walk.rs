//! What is under a folder: files with the endings of what is read, in the order of their names.
//!
//! Honours `.gitignore` and `.ignore`, leaves hidden files alone and follows no links inside the folder, as `ripgrep`
//! does. What is hidden and what has another ending is counted, so that a folder of other files does not look like an
//! empty one. What the run itself writes is passed over.

use super::one::{Input, Lost};
use super::outputs::Outputs;
use super::pattern::Pattern;
use crate::cli::shown;
use ignore::WalkBuilder;
use ignore::overrides::OverrideBuilder;
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
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
pub(in crate::run) struct LeftOut {
    endings: Arc<Mutex<BTreeMap<String, usize>>>,
    hidden: Arc<AtomicUsize>,
}

impl LeftOut {
    fn add(&self, path: &Path) {
        let ending = path.extension().map_or_else(String::new, |ending| ending.to_string_lossy().to_lowercase());
        let mut counts = self.endings.lock().unwrap_or_else(PoisonError::into_inner);
        let known = counts.len() < ENDINGS_COUNTED || counts.contains_key(&ending);
        *counts.entry(if known { ending } else { "*".to_owned() }).or_default() += 1;
    }

    /// How many there were, and of which endings, the commonest first; `None` where there were none.
    pub(in crate::run) fn told(&self) -> Option<(usize, String)> {
        let counts = self.endings.lock().unwrap_or_else(PoisonError::into_inner);
        let mut by_count: Vec<(&String, &usize)> = counts.iter().collect();
        by_count.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
        let dotted = |(ending, count): (&String, &usize)| format!(".{ending} {count}");
        let words: Vec<String> = by_count.into_iter().map(dotted).collect();
        (!words.is_empty()).then(|| (counts.values().sum(), words.join(", ")))
    }

    /// How many hidden files and folders there were.
    pub(in crate::run) fn hidden(&self) -> usize {
        self.hidden.load(Ordering::Relaxed)
    }

    /// Counts what is hidden, as far as it might have been read; gives whether it is.
    fn hide(&self, entry: &ignore::DirEntry) -> bool {
        let hidden = entry.depth() > 0 && entry.file_name().as_encoded_bytes().starts_with(b".");
        // The folder of version control holds no reports.
        let counts = match entry.file_type() {
            Some(kind) if kind.is_dir() => entry.file_name() != ".git",
            _ => is_read(entry.path()),
        };
        if hidden && counts {
            self.hidden.fetch_add(1, Ordering::Relaxed);
        }
        hidden
    }
}

/// Whether the ending is one of those that are read.
fn is_read(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    ending.is_some_and(|ending| ENDINGS.iter().any(|known| known.eq_ignore_ascii_case(ending)))
}

/// What a walk passes over.
#[derive(Clone, Debug, Default)]
pub(super) struct Passed {
    /// `--exclude`: patterns as in `.gitignore`.
    pub excluded: Vec<String>,
    /// What the run writes.
    pub outputs: Outputs,
    /// Where the rest is counted.
    pub left_out: LeftOut,
}

/// A walk through a folder.
pub(super) struct Walk {
    entries: ignore::Walk,
    root: PathBuf,
    pattern: Option<Pattern>,
    passed: Passed,
    found: bool,
    over: bool,
}

impl Walk {
    /// Through this folder.
    ///
    /// # Errors
    /// Where a pattern of `--exclude` is none.
    pub(super) fn new(root: PathBuf, passed: Passed) -> Result<Self, ignore::Error> {
        let mut builder = WalkBuilder::new(&root);
        // Settings of this machine and of one clone only would make the same folder another one elsewhere.
        builder.git_global(false).git_exclude(false).require_git(false);
        builder.sort_by_file_path(Ord::cmp);
        let left_out = passed.left_out.clone();
        builder.hidden(false).filter_entry(move |entry| !left_out.hide(entry));
        builder.overrides(excluding(&root, &passed.excluded)?);
        Ok(Self { entries: builder.build(), root, pattern: None, passed, found: false, over: false })
    }

    /// Through what a pattern means.
    pub(super) fn matching(pattern: Pattern, passed: Passed) -> Result<Self, ignore::Error> {
        let mut walk = Self::new(pattern.root.clone(), passed)?;
        walk.pattern = Some(pattern);
        Ok(walk)
    }

    /// What becomes of a file; `None`: it was not asked for.
    fn is_wanted(&self, path: &Path) -> Option<bool> {
        match &self.pattern {
            // Who names the ending means it.
            Some(pattern) if pattern.means(path) => Some(true),
            Some(pattern) if !pattern.means_a_folder_of(path) => None,
            _ => Some(is_read(path)),
        }
    }

    fn entry(&mut self, entry: Result<ignore::DirEntry, ignore::Error>) -> Option<Input> {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                self.found = true;
                let name = shown(place(&error).unwrap_or(&self.root));
                return Some(Input::Lost { name, why: Lost::Io(cause(error)) });
            }
        };
        if !entry.file_type().is_some_and(|kind| kind.is_file()) {
            return None;
        }
        let path = entry.into_path();
        // `gkreport check .` names files as people would.
        let path = path.strip_prefix("./").map_or_else(|_| path.clone(), Path::to_owned);
        if self.passed.outputs.hold(&path) {
            return None;
        }
        if self.is_wanted(&path)? {
            self.found = true;
            return Some(Input::File(path));
        }
        self.passed.left_out.add(&path);
        None
    }
}

/// The patterns of `--exclude` below a folder.
fn excluding(root: &Path, excluded: &[String]) -> Result<ignore::overrides::Override, ignore::Error> {
    let mut overrides = OverrideBuilder::new(root);
    for pattern in excluded {
        // There a pattern is one of what is wanted, unless it is marked.
        overrides.add(&format!("!{pattern}"))?;
    }
    overrides.build()
}

/// Whether the patterns of `--exclude` are patterns.
///
/// # Errors
/// Of the first that is none.
pub(super) fn examine(excluded: &[String]) -> Result<(), ignore::Error> {
    excluding(Path::new("."), excluded).map(drop)
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
        let (name, why) = match &self.pattern {
            Some(pattern) => (pattern.text.clone(), Lost::Unmatched),
            None => (shown(&self.root), Lost::Empty),
        };
        nothing.then_some(Input::Lost { name, why })
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
pub(super) fn cause(error: ignore::Error) -> io::Error {
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
            "sub2/d.md",
            ".hidden/e.md",
            ".git/f.md",
        ];
        for folder in ["sub", "sub2", ".hidden", ".git"] {
            fs::create_dir(root.join(folder)).expect("a folder");
        }
        for file in files {
            fs::write(root.join(file), "").expect("a file");
        }
        fs::write(root.join(".gitignore"), "left.*\n").expect("a file");
        let passed = Passed { excluded: vec!["sub2".to_owned()], ..Passed::default() };
        let left_out = passed.left_out.clone();
        let found: Vec<String> = Walk::new(root.to_owned(), passed)
            .expect("a walk")
            .map(|input| match input {
                Input::File(path) => path.strip_prefix(root).expect("under the root").to_string_lossy().into_owned(),
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(found, ["a.html", "b.HTM", "d.DOCX", "p.pdf", "sub/c.md"]);
        assert_eq!(left_out.told(), Some((5, ".png 2, . 1, .gz 1, .xls 1".to_owned())));
        // `.hidden.html` and `.hidden`; what version control keeps is nobody's report.
        assert_eq!(left_out.hidden(), 2);
    }
}
