//! The reports that are damaged: every file of `fixtures/reports`, and the formats' county.

use std::fs;
use std::path::{Path, PathBuf};

/// A fixture.
pub struct Fixture {
    /// Its folder and file.
    pub name: String,
    /// Its bytes, in whatever encoding.
    pub bytes: Vec<u8>,
}

/// Every report among the fixtures, in order.
pub fn all() -> Vec<Fixture> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let mut paths = vec![root.join("formats/county.txt")];
    for folder in entries(&root.join("reports")) {
        paths.extend(entries(&folder).into_iter().filter(|path| path.extension().is_some_and(|kind| kind != "csv")));
    }
    assert!(paths.len() > 8, "the fixtures are there");
    let read = |path: PathBuf| {
        let bytes = fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        Fixture { name: path.strip_prefix(&root).expect("inside").display().to_string(), bytes }
    };
    paths.into_iter().map(read).collect()
}

/// The text of one of them, in UTF-8.
pub fn text(name: &str) -> String {
    let fixture = all().into_iter().find(|fixture| fixture.name == name).unwrap_or_else(|| panic!("no {name}"));
    String::from_utf8(fixture.bytes).expect("UTF-8")
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let list = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<_> = list.map(|entry| entry.expect("it can be listed").path()).collect();
    paths.sort();
    paths
}
