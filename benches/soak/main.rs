//! Very many files of every kind, a tenth of them damaged, through `check` and `parse`: `cargo bench --bench soak`.
//!
//! The files are some dozens, named again and again: what grows with the names would grow with as many files. Looked at
//! while the program runs on two threads: its memory and its open files, in the first tenth of its time and in the rest.
//! Of a tenth of the names the output must be the same on one thread. `GKREPORT_SOAK` says how many names, else 200,000.

#[path = "../../tests/support/mod.rs"]
#[allow(dead_code, unused_macros, reason = "the tests use all of it")]
#[macro_use]
mod support;

use sha2::{Digest, Sha256};
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use support::dice::Dice;
use support::hand::Hand;
use support::marks::resolve;
use support::office::{doc, docx, mhtml, odt, pdf, xlsx};
use support::page::Page;
use support::tables::{DisclosureLayout, DisputesLayout, Layout, Organizations};
use support::truth::{Blanks, some_case};
use support::{html, text};

const NAMES: usize = 200_000;
/// Damaged copies of each kind.
const DAMAGED: usize = 12;
/// How much more memory may be taken later than in the first tenth.
const GROWTH: f64 = 1.1;
/// Files that the threads may have in hand at one look and not at another.
const IN_HAND: usize = 4;

fn main() {
    // Other words come from `cargo bench` itself.
    let names = std::env::var("GKREPORT_SOAK").ok().and_then(|names| names.parse().ok()).unwrap_or(NAMES);
    let folder = tempfile::tempdir().expect("a folder");
    let (whole, damaged) = files(folder.path());
    let all = list(folder.path(), &whole, &damaged, names);
    let some = list(folder.path(), &whole, &damaged, names / 10);
    for words in [["check", "--isolated", "--format", "json"].as_slice(), &["parse", "--format", "ndjson"]] {
        let start = Instant::now();
        let run = run(words, "2", &all);
        let took = start.elapsed();
        let rate = f64::from(u32::try_from(names).expect("a few millions")) / took.as_secs_f64();
        println!(
            "{} of {names} files: {:.0} s, {rate:.0} a second; memory {} KB, later {} KB; open files {}, later {}",
            words[0],
            took.as_secs_f64(),
            run.first.memory,
            run.later.memory,
            run.first.files,
            run.later.files,
        );
        assert!(f64::from(run.later.memory) <= f64::from(run.first.memory) * GROWTH, "memory grows");
        assert!(run.later.files <= run.first.files + IN_HAND, "files stay open");
        let (one, two) = (self::run(words, "1", &some), self::run(words, "2", &some));
        assert!(one.output == two.output, "{}: one thread and two write the same", words[0]);
        println!("{} of {} files on one thread: the same bytes", words[0], names / 10);
    }
}

/// Reports of every kind, and damaged copies of them.
fn files(folder: &Path) -> (Vec<PathBuf>, Vec<PathBuf>) {
    let layout = Layout {
        disclosure: DisclosureLayout::OneTable,
        disputes: DisputesLayout::OneRow,
        organizations: Organizations::AsInForm,
    };
    let page = Page::new(&some_case(Blanks::Sometimes), layout, Hand::default());
    let markup = resolve(&html::table(&page)).text;
    let kinds = [
        ("gb.html", encoding_rs::GB18030.encode(&markup).0.into_owned()),
        ("txt", resolve(&text::bar_rows(&page)).text.into_bytes()),
        ("html", markup.into_bytes()),
        ("docx", docx::write(&page)),
        ("odt", odt::write(&page)),
        ("doc", doc::write(&page)),
        ("xlsx", xlsx::write(&page)),
        ("mht", mhtml::write(&page)),
        ("pdf", pdf::write(&page)),
    ];
    let put = |name: String, bytes: &[u8]| {
        let path = folder.join(name);
        fs::write(&path, bytes).expect("a file");
        path
    };
    let mut dice = Dice::new(18);
    let (mut whole, mut damaged) = (Vec::new(), Vec::new());
    for (kind, bytes) in kinds {
        whole.push(put(format!("whole.{kind}"), &bytes));
        for copy in 0..DAMAGED {
            let mut bytes = bytes.clone();
            if copy % 3 == 0 {
                bytes.truncate(dice.below(bytes.len()));
            }
            for _ in 0..*dice.pick(&[1, 20, 300]) {
                if let Some(at) = bytes.len().checked_sub(1).map(|last| dice.below(last + 1)) {
                    bytes[at] = dice.below(256) as u8;
                }
            }
            damaged.push(put(format!("damaged{copy}.{kind}"), &bytes));
        }
    }
    (whole, damaged)
}

/// So many names, every tenth that of a damaged file.
fn list(folder: &Path, whole: &[PathBuf], damaged: &[PathBuf], count: usize) -> PathBuf {
    let path = folder.join(format!("{count}.list"));
    let name = |at: usize| if at % 10 == 9 { &damaged[at / 10 % damaged.len()] } else { &whole[at % whole.len()] };
    let names: Vec<String> = (0..count).map(|at| name(at).display().to_string()).collect();
    fs::write(&path, names.join("\n")).expect("a file");
    path
}

/// The most that a stretch of a run had at once.
#[derive(Clone, Copy, Default)]
struct Most {
    /// Kilobytes.
    memory: u32,
    files: usize,
}

struct Run {
    output: Vec<u8>,
    /// In the first tenth of its time.
    first: Most,
    later: Most,
}

/// Runs the program; gives the checksum of what it writes and what it took of the machine.
fn run(words: &[&str], threads: &str, list: &Path) -> Run {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gkreport"));
    command.args(words).args(["-j", threads, "--files-from"]).arg(list);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("the program starts");
    let mut pipe = child.stdout.take().expect("a pipe");
    let written = std::thread::spawn(move || {
        let (mut hash, mut buffer) = (Sha256::new(), vec![0; 1 << 16]);
        while let Ok(read @ 1..) = pipe.read(&mut buffer) {
            hash.update(&buffer[..read]);
        }
        hash.finalize().to_vec()
    });
    let process = PathBuf::from(format!("/proc/{}", child.id()));
    let mut seen = Vec::new();
    let code = loop {
        seen.extend(look(&process));
        std::thread::sleep(Duration::from_millis(10));
        if let Some(status) = child.try_wait().expect("it can be waited for") {
            break status.code();
        }
    };
    assert!(code.is_some_and(|code| code <= 2), "{words:?} ended with {code:?}");
    let (first, later) = seen.split_at(seen.len() / 10);
    let most = |all: &[Most]| {
        let highest =
            |most: Most, now: &Most| Most { memory: most.memory.max(now.memory), files: most.files.max(now.files) };
        all.iter().fold(Most::default(), highest)
    };
    Run { output: written.join().expect("it reads"), first: most(first), later: most(later) }
}

/// What a process has now, where the system tells.
fn look(process: &Path) -> Option<Most> {
    let status = fs::read_to_string(process.join("status")).ok()?;
    let memory =
        status.lines().find_map(|line| line.strip_prefix("VmRSS:")?.split_whitespace().next()?.parse().ok())?;
    Some(Most { memory, files: fs::read_dir(process.join("fd")).ok()?.count() })
}
