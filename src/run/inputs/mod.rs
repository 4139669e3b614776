//! The inputs of a run, one after another, in the order they were named; folders in the order of their names.
//!
//! Takes the command line; gives [`Input`]s as they are asked for, so that a list may be endless and a folder of any
//! size costs no memory. A name that cannot be followed is an input too: one that could not be read.
//!
//! ```text
//! gkreport check a.html reports/ --files-from more.txt
//!                │      │         └ list.rs, a name after another
//!                │      └ walk.rs, what is under the folder
//!                └ as it is; pattern.rs where it is a pattern
//! ```
//!
//! Refused before anything is read: a file that the run would write ([`Outputs`]). Devices and pipes are read where they
//! are named by hand, not where a list names them.

mod list;
mod one;
mod outputs;
mod pattern;
mod walk;

pub(super) use one::{Input, Lost};
pub(super) use outputs::Outputs;
pub(super) use walk::LeftOut;

use super::output::is_dash;
use crate::cli::{InputArgs, shown};
use anyhow::Context as _;
use gkreport::finding::Language;
use list::List;
use one::connected;
use pattern::Pattern;
use std::collections::VecDeque;
use std::fs::File;
use std::io::{self, BufReader};
use std::path::{Path, PathBuf};
use walk::{Passed, Walk};

/// The inputs of a run.
pub(super) struct Inputs {
    paths: VecDeque<PathBuf>,
    list: Option<List>,
    walk: Option<Walk>,
    /// How many there are, where that is known before they are read.
    pub count: Option<usize>,
    /// Whether someone waits for the answer to each name before giving the next.
    pub answered_at_once: bool,
    passed: Passed,
}

impl Inputs {
    /// Those the command line names, else standard input where something is connected to it.
    ///
    /// # Errors
    /// Where nothing is named and standard input is a terminal (waiting there would look like hanging), where the list
    /// cannot be opened, or standard input is to be two things.
    pub(super) fn new(args: &InputArgs, outputs: Outputs, language: Language) -> anyhow::Result<Self> {
        let named = args.paths.iter().chain(&args.files_from).filter(|path| !is_dash(path));
        if let Some(path) = named.into_iter().find(|path| outputs.hold(path)) {
            anyhow::bail!(written(path, language));
        }
        walk::examine(&args.reading.exclude).map_err(|error| not_a_pattern(&error, language))?;
        let mut paths: VecDeque<PathBuf> = args.paths.iter().cloned().collect();
        let dashes = paths.iter().filter(|path| is_dash(path)).count();
        // `parse - --null-separated`: what comes in is names.
        let from_stdin = args.files_from.as_deref().is_some_and(is_dash);
        let names_by_dash = args.null_separated && args.files_from.is_none() && dashes == 1;
        if args.null_separated && args.files_from.is_none() && !names_by_dash {
            anyhow::bail!(language.pick(
                "--null-separated 需要 --files-from：它说明名单如何分隔",
                "--null-separated needs --files-from: it says how the names listed are separated",
            ));
        }
        if dashes > 1 || (dashes == 1 && from_stdin) {
            anyhow::bail!(language.pick("标准输入只能读一次", "standard input can be read once only"));
        }
        if names_by_dash {
            paths.retain(|path| !is_dash(path));
        }
        let separator = if args.null_separated { b'\0' } else { b'\n' };
        let list = match args.files_from.as_deref() {
            _ if from_stdin || names_by_dash => Some(List::new(BufReader::new(io::stdin()), separator)),
            Some(path) => {
                let words = language.pick("无法读取名单", "cannot read the list");
                let file = File::open(path).with_context(|| format!("{words} {}", shown(path)))?;
                Some(List::new(BufReader::new(file), separator))
            }
            None => None,
        };
        if paths.is_empty() && list.is_none() {
            connected(language)?;
            paths.push_back(PathBuf::from("-"));
        }
        let several = |path: &PathBuf| path.is_dir() || Pattern::of(path).is_some();
        let count = (list.is_none() && !paths.iter().any(several)).then_some(paths.len());
        let answered_at_once = from_stdin || names_by_dash;
        let passed = Passed { excluded: args.reading.exclude.clone(), outputs, left_out: LeftOut::default() };
        Ok(Self { paths, list, walk: None, count, answered_at_once, passed })
    }

    /// What folders held that was not read.
    pub(super) fn left_out(&self) -> LeftOut {
        self.passed.left_out.clone()
    }

    /// Whether exactly one report is to be read, as far as the command line tells.
    pub(super) fn is_single(&self) -> bool {
        self.count == Some(1)
    }

    /// A file as it is; a folder opened, to be walked; a pattern likewise.
    fn follow(&mut self, path: PathBuf) -> Option<Input> {
        let walk = if path.is_dir() {
            Walk::new(path.clone(), self.passed.clone())
        } else if let Some(pattern) = Pattern::of(&path) {
            Walk::matching(pattern, self.passed.clone())
        } else {
            return Some(Input::File(path));
        };
        match walk {
            Ok(walk) => self.walk = Some(walk),
            Err(error) => return Some(Input::Lost { name: shown(&path), why: Lost::Io(walk::cause(error)) }),
        }
        None
    }

    /// A name of a list.
    fn listed(&mut self, path: PathBuf) -> Option<Input> {
        let lost = |why| Some(Input::Lost { name: shown(&path), why });
        if is_dash(&path) {
            return lost(Lost::Dash);
        }
        if self.passed.outputs.hold(&path) {
            return lost(Lost::Output);
        }
        match path.metadata() {
            Ok(metadata) if metadata.is_dir() => self.follow(path),
            Ok(metadata) if !metadata.is_file() => lost(Lost::Special),
            // What is not there is told when it is read. A list has names, not patterns: one answer to each.
            _ => Some(Input::File(path)),
        }
    }
}

/// Says that a file is both read and written.
pub(super) fn written(path: &Path, language: Language) -> String {
    let name = shown(path);
    match language {
        Language::Zh => format!("{name} 既是输入又是输出：写入会毁掉输入，请换一个输出文件"),
        Language::En => {
            format!("{name} is both an input and the output: to write it would destroy the input; name another output")
        }
    }
}

fn not_a_pattern(error: &ignore::Error, language: Language) -> anyhow::Error {
    match (language, error) {
        (Language::Zh, ignore::Error::Glob { glob: Some(glob), .. }) => {
            anyhow::anyhow!("--exclude 的模式写法有误：{}", glob.trim_start_matches('!'))
        }
        (Language::Zh, _) => anyhow::anyhow!("--exclude 的模式写法有误"),
        (Language::En, error) => anyhow::anyhow!("--exclude: {error}"),
    }
}

impl Iterator for Inputs {
    type Item = Input;

    fn next(&mut self) -> Option<Input> {
        loop {
            if let Some(walk) = &mut self.walk {
                match walk.next() {
                    Some(input) => return Some(input),
                    None => self.walk = None,
                }
            }
            let found = if let Some(path) = self.paths.pop_front() {
                if is_dash(&path) { Some(Input::Stdin) } else { self.follow(path) }
            } else {
                match self.list.as_mut()?.next()? {
                    Ok(name) => self.listed(name),
                    Err(error) => {
                        // What cannot be read on has no further names.
                        self.list = None;
                        Some(Input::Lost { name: "--files-from".to_owned(), why: Lost::Io(error) })
                    }
                }
            };
            if found.is_some() {
                return found;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::ReadingArgs;
    use std::fs;

    fn args(paths: &[&Path], list: Option<&Path>) -> InputArgs {
        InputArgs {
            paths: paths.iter().map(|path| path.to_path_buf()).collect(),
            files_from: list.map(Path::to_path_buf),
            null_separated: false,
            reading: ReadingArgs::default(),
        }
    }

    fn names(args: &InputArgs, root: &Path) -> Vec<String> {
        let inputs = Inputs::new(args, Outputs::default(), Language::En).expect("inputs");
        let name = |input| match input {
            Input::File(path) => path.strip_prefix(root).expect("under the root").to_string_lossy().replace('\\', "/"),
            Input::Stdin => "(stdin)".to_owned(),
            Input::Lost { why, .. } => format!("{why:?}"),
        };
        inputs.map(name).collect()
    }

    #[test]
    fn files_folders_and_lists_come_in_the_order_they_were_named() {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path();
        for name in ["in/b.html", "in/a/z.txt", "in/a.md", "one.pdf", "listed.txt", "in/empty/none.png"] {
            fs::create_dir_all(root.join(name).parent().expect("a folder")).expect("a folder");
            fs::write(root.join(name), "").expect("a file");
        }
        let list = root.join("list");
        let line = |name: &str| root.join(name).display().to_string();
        fs::write(&list, format!("\u{feff}{}\r\n\n-\n{}", line("listed.txt"), line("in/empty"))).expect("a list");
        let args = args(&[&root.join("one.pdf"), &root.join("in")], Some(&list));
        let expected = ["one.pdf", "in/a/z.txt", "in/a.md", "in/b.html", "listed.txt", "Dash", "Empty"];
        assert_eq!(names(&args, root), expected);
    }

    #[test]
    fn names_may_end_with_nul_and_hold_line_breaks() {
        let folder = tempfile::tempdir().expect("a folder");
        let list = folder.path().join("list");
        fs::write(&list, "a\nb.txt\0c.txt\0").expect("a list");
        let args = InputArgs { null_separated: true, ..args(&[], Some(&list)) };
        let inputs = Inputs::new(&args, Outputs::default(), Language::En).expect("inputs");
        assert!(inputs.count.is_none() && !inputs.is_single());
        assert_eq!(names(&args, Path::new("")), ["a\nb.txt", "c.txt"]);
    }

    #[test]
    fn standard_input_is_one_thing() {
        let refused =
            |args: &InputArgs| Inputs::new(args, Outputs::default(), Language::En).err().expect("an error").to_string();
        let dash = Path::new("-");
        assert!(refused(&args(&[dash, dash], None)).contains("once"));
        assert!(refused(&args(&[dash], Some(dash))).contains("once"));
        let nul = InputArgs { null_separated: true, ..args(&[Path::new("a.txt")], None) };
        assert!(refused(&nul).contains("--files-from"));
        let names =
            Inputs::new(&InputArgs { null_separated: true, ..args(&[dash], None) }, Outputs::default(), Language::En);
        assert!(names.expect("a list on standard input").answered_at_once);
    }
}
