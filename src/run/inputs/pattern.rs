//! A pattern in place of a name (`'reports/**/*.html'`), for shells that don't expand it.

use globset::{GlobBuilder, GlobMatcher};
use std::path::{Path, PathBuf};

/// Characters that make a name a pattern.
const SIGNS: [char; 4] = ['*', '?', '[', '{'];

/// A pattern of paths.
pub(super) struct Pattern {
    matcher: GlobMatcher,
    /// As it was typed.
    pub text: String,
    /// The folder all of them lie in.
    pub root: PathBuf,
}

impl Pattern {
    /// The pattern a name is; `None` where it is the name of something that exists, or no pattern.
    pub(super) fn of(path: &Path) -> Option<Self> {
        let text = path.to_str().filter(|text| text.contains(SIGNS))?;
        if path.symlink_metadata().is_ok() {
            return None;
        }
        let matcher = GlobBuilder::new(text).literal_separator(true).build().ok()?.compile_matcher();
        let fixed =
            path.components().take_while(|part| part.as_os_str().to_str().is_some_and(|part| !part.contains(SIGNS)));
        let root: PathBuf = fixed.collect();
        let root = if root.as_os_str().is_empty() { PathBuf::from(".") } else { root };
        Some(Self { matcher, text: text.to_owned(), root })
    }

    /// Whether it means this very path.
    pub(super) fn means(&self, path: &Path) -> bool {
        self.matcher.is_match(path)
    }

    /// Whether it means a folder the path lies in.
    pub(super) fn means_a_folder_of(&self, path: &Path) -> bool {
        path.ancestors().skip(1).any(|folder| self.matcher.is_match(folder))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_mean_files_and_folders_below_what_they_fix() {
        let all = Pattern::of(Path::new("reports/**/*.html")).expect("a pattern");
        assert_eq!(all.root, Path::new("reports"));
        assert!(all.means(Path::new("reports/a.html")) && all.means(Path::new("reports/x/y/a.html")));
        assert!(!all.means(Path::new("reports/a.txt")));
        let years = Pattern::of(Path::new("20*")).expect("a pattern");
        assert_eq!(years.root, Path::new("."));
        assert!(years.means_a_folder_of(Path::new("2024/a.html")) && !years.means(Path::new("2024/a.html")));
        assert!(Pattern::of(Path::new("reports/a.html")).is_none());
    }
}
