//! Files that are not text: a PDF beside `pdftotext -layout` of the same file, a Word file beside unpacking it and reading
//! its XML once.
//!
//! The files are the user's own: those of the folder that `GKREPORT_FILES` names. Without it there are no rows.

use super::table::{Row, Target};
use super::turns::take_turns;
use gkreport::document::Document;
use gkreport::limits::Limits;
use gkreport::source::Source;
use quick_xml::events::Event;
use std::hint::black_box;
use std::io::{Cursor, Read as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A row for each file.
pub fn rows() -> Vec<Row> {
    let Some(folder) = std::env::var_os("GKREPORT_FILES") else {
        eprintln!("SKIPPED office files and PDF: GKREPORT_FILES names no folder of them");
        return Vec::new();
    };
    let listed = std::fs::read_dir(folder).expect("a folder");
    let mut files: Vec<PathBuf> = listed.flatten().map(|entry| entry.path()).collect();
    files.sort();
    files.iter().filter_map(|file| row(file)).collect()
}

fn row(file: &Path) -> Option<Row> {
    let name = file.file_name()?.to_string_lossy();
    match file.extension()?.to_str()? {
        "pdf" => {
            let Some(()) = run(Command::new("pdftotext").arg("-v")) else {
                eprintln!("SKIPPED {name}: there is no pdftotext");
                return None;
            };
            let check = || {
                run(Command::new(env!("CARGO_BIN_EXE_gkreport")).args(["check", "--isolated"]).arg(file));
            };
            let text = || {
                run(Command::new("pdftotext").arg("-layout").arg(file).arg("-"));
            };
            let times = take_turns(check, text);
            Some(Row::times(
                &format!("`check` of {name}, a process"),
                "`pdftotext -layout`",
                &times,
                Target::Most(0.33),
            ))
        }
        "docx" => {
            let bytes = std::fs::read(file).expect("a file");
            let times = take_turns(|| read(&bytes), || pass(&bytes));
            Some(Row::times(
                &format!("{name} into blocks"),
                "`zip` and a pass of `quick-xml`",
                &times,
                Target::Most(2.0),
            ))
        }
        _ => None,
    }
}

/// Runs a program; `None` where there is none. What it finds does not matter here.
fn run(command: &mut Command) -> Option<()> {
    command.stdout(Stdio::null()).stderr(Stdio::null()).status().ok().map(drop)
}

fn read(bytes: &[u8]) {
    let limits = Limits::default();
    let source = Source::decode("file", bytes, &limits).expect("a Word file");
    let document = Document::new(&source, &limits).expect("a Word file");
    black_box(document.blocks.len());
}

/// Unpacks all parts, and goes once through the events of those that are XML.
fn pass(bytes: &[u8]) {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a package");
    let mut events = 0_usize;
    for part in 0..archive.len() {
        let mut text = String::new();
        if archive.by_index(part).expect("a part").read_to_string(&mut text).is_err() {
            continue;
        }
        let mut reader = quick_xml::Reader::from_str(&text);
        while let Ok(event) = reader.read_event() {
            if matches!(event, Event::Eof) {
                break;
            }
            events += 1;
        }
    }
    black_box(events);
}
