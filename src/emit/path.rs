//! Paths as build servers want them: relative to a folder, with `/`, and as URIs.

use std::fmt::Write as _;
use std::path::{Component, Path, PathBuf};

/// The path relative to `root` where it lies below it, with `/` between its parts and no `.` and `..` among them.
pub(super) fn relative(name: &str, root: &Path) -> String {
    let plain = plain(&root.join(name));
    let below = plain.strip_prefix(root).unwrap_or(if is_plain(name) { Path::new(name) } else { &plain });
    let path = below.to_str().unwrap_or(name);
    if cfg!(windows) { path.replace('\\', "/") } else { path.to_owned() }
}

/// The path without `.` and `..`, as far as they can be told from the path alone.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir if plain.file_name().is_some() => _ = plain.pop(),
            other => plain.push(other),
        }
    }
    plain
}

fn is_plain(name: &str) -> bool {
    Path::new(name).components().all(|part| !matches!(part, Component::CurDir | Component::ParentDir))
}

/// A path as a URI reference: relative as it is, absolute as `file:`.
pub(super) fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    if path.starts_with('/') {
        uri.push_str("file://");
    } else if path.as_bytes().get(1) == Some(&b':') && path.as_bytes().get(2) == Some(&b'/') {
        uri.push_str("file:///");
    }
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'/' | b'-' | b'.' | b'_' | b'~' => uri.push(byte.into()),
            _ => {
                let _ = write!(uri, "%{byte:02X}");
            }
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_below_the_root_are_relative() {
        let root = Path::new("/srv/site");
        assert_eq!(relative("/srv/site/a/b.html", root), "a/b.html");
        assert_eq!(relative(".//./a.html", root), "a.html");
        assert_eq!(relative("../site/ci/./../a.html", root), "a.html");
        assert_eq!(relative("../a.html", root), "/srv/a.html");
        assert_eq!(relative("a/b.html", Path::new("")), "a/b.html");
        assert_eq!(relative("/elsewhere/a.html", root), "/elsewhere/a.html");
        assert_eq!(relative("-", root), "-");
    }

    #[test]
    fn uris_hold_no_character_that_is_not_theirs() {
        assert_eq!(uri("报告/2021 年?.html"), "%E6%8A%A5%E5%91%8A/2021%20%E5%B9%B4%3F.html");
        assert_eq!(uri("a:b#c%.txt"), "a%3Ab%23c%25.txt");
        assert_eq!(uri("/x/y.txt"), "file:///x/y.txt");
    }
}
