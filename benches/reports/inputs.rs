//! The report that is measured, and the whole way it goes.
//!
//! The fixture `city-2022` is as long as the longest real reports are: a page of 100 KB, a text of 28 KB.

use gkreport::check::check;
use gkreport::emit::{CheckFormat, CheckOptions, Colour, Statistics, check_writer};
use gkreport::finding::{Language, Severity};
use gkreport::rules::RULES;
use gkreport::summary::{self, Summary};
use std::path::{Path, PathBuf};

/// A file held in memory.
pub struct Input {
    /// Where it is.
    pub path: PathBuf,
    /// What it holds.
    pub bytes: Vec<u8>,
}

impl Input {
    /// Reads a file of the fixture.
    pub fn read(name: &str) -> Self {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/reports/city-2022").join(name);
        let bytes = std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        Self { path, bytes }
    }
}

/// Bytes in, JSON out: all that `gkreport check --format json` does between reading the file and writing the answer.
pub fn whole(input: &Input) -> Vec<u8> {
    let report = gkreport::read("report", &input.bytes).expect("the fixture can be read");
    let checked = check(&report);
    assert!(checked.findings.is_empty() && checked.judged.relations.held > 0, "the fixture is sound");
    let options = CheckOptions {
        language: Language::En,
        colour: Colour::None,
        fail_on: Some(Severity::Error),
        statistics: Statistics::Omit,
        rules: RULES.to_vec(),
        root: PathBuf::new(),
    };
    let mut out = Vec::new();
    let mut writer = check_writer(CheckFormat::Json, &options);
    let mut summary = Summary::default();
    let (input, findings) = (summary::Input::new(&report, checked.judged), report.located(&checked.findings));
    summary.add(&input, &findings);
    writer.start(&mut out).expect("memory can be written to");
    writer.add(&input, &findings, &mut out).expect("memory can be written to");
    writer.finish(&summary, &mut out).expect("memory can be written to");
    out
}
