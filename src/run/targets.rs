//! The formats of a check, each with its writer and its output.
//!
//! One format goes to standard output (or where `-o` says), any number go to files. A reader that closes the pipe ends
//! its own format only: the files are still written whole.

use super::output::{self, Output, is_closed_pipe};
use super::settings::Settings;
use gkreport::emit::{CheckOptions, CheckWriter, check_writer};
use gkreport::finding::{Finding, Language, Spot};
use gkreport::summary::{Input, Summary};
use std::io::{self, Write as _};
use std::path::Path;

/// The open outputs of a run.
pub(super) struct Targets {
    open: Vec<Target>,
    /// Set once a reader has seen enough.
    closed: Option<io::Error>,
}

struct Target {
    writer: Box<dyn CheckWriter>,
    output: Output,
}

impl Targets {
    /// Opens every output before anything is read: a folder that is missing is told at once.
    ///
    /// # Errors
    /// Where one cannot be opened, or two formats would be written into one another.
    pub(super) fn open(settings: &Settings, path: Option<&Path>, language: Language) -> anyhow::Result<Self> {
        let mut places: Vec<Option<&Path>> = Vec::new();
        for target in &settings.formats {
            let place = target.path.as_deref().or(path).filter(|path| path.as_os_str() != "-");
            if places.contains(&place) {
                anyhow::bail!(crowded(place, language));
            }
            places.push(place);
            if target.format.is_binary() {
                output::refuse_terminal(place, target.format.key(), language)?;
            }
        }
        if path.is_some() && settings.formats.iter().all(|target| target.path.is_some()) {
            anyhow::bail!(
                language.pick("-o 需要一个没有指定文件的 --format", "-o needs a --format without a file of its own",)
            );
        }
        let root = std::env::current_dir().unwrap_or_default();
        let mut open = Vec::new();
        for (target, place) in settings.formats.iter().zip(places) {
            let output = Output::open(place)?;
            let options = CheckOptions {
                language,
                colour: output.colour(),
                fail_on: settings.fail_on,
                statistics: settings.statistics,
                rules: settings.rules.clone(),
                root: root.clone(),
            };
            open.push(Target { writer: check_writer(target.format, &options), output });
        }
        let mut targets = Self { open, closed: None };
        targets.each(|target| target.writer.start(&mut target.output))?;
        Ok(targets)
    }

    /// Adds an input and what was found in it to every format.
    pub(super) fn add(&mut self, input: &Input, findings: &[Finding<Spot>]) -> anyhow::Result<()> {
        self.each(|target| target.writer.add(input, findings, &mut target.output))
    }

    /// Adds findings across years to every format.
    pub(super) fn series(&mut self, findings: &[Finding<Spot>]) -> anyhow::Result<()> {
        self.each(|target| target.writer.series(findings, &mut target.output))
    }

    /// Adds an input that could not be checked to every format.
    pub(super) fn failed(&mut self, source: &str, why: &str) -> anyhow::Result<()> {
        self.each(|target| target.writer.failed(source, why, &mut target.output))
    }

    /// Lets whoever reads along see what there is so far.
    pub(super) fn flush(&mut self) -> anyhow::Result<()> {
        self.each(|target| target.output.flush())
    }

    /// Completes every format and puts the files in their places.
    ///
    /// # Errors
    /// Where one cannot be written; last of all where a reader had closed its pipe.
    pub(super) fn finish(mut self, summary: &Summary) -> anyhow::Result<()> {
        self.each(|target| target.writer.finish(summary, &mut target.output))?;
        let mut closed = self.closed;
        for target in self.open {
            match target.output.finish() {
                Err(error) if is_closed_pipe(&error) => closed = Some(io::ErrorKind::BrokenPipe.into()),
                other => other?,
            }
        }
        closed.map_or(Ok(()), |error| Err(error.into()))
    }

    /// Does something to every format; one whose reader is gone is dropped, and where none is left the run ends.
    fn each(&mut self, mut act: impl FnMut(&mut Target) -> io::Result<()>) -> anyhow::Result<()> {
        let mut at = 0;
        while at < self.open.len() {
            match act(&mut self.open[at]) {
                Ok(()) => at += 1,
                Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                    drop(self.open.remove(at));
                    self.closed = Some(error);
                }
                Err(error) => return Err(error.into()),
            }
        }
        match self.closed.take() {
            Some(error) if self.open.is_empty() => Err(error.into()),
            other => {
                self.closed = other;
                Ok(())
            }
        }
    }
}

fn crowded(place: Option<&Path>, language: Language) -> String {
    match (language, place) {
        (Language::Zh, None) => "只有一种格式可以写到标准输出，其余请用 --format 名称=文件".to_owned(),
        (Language::En, None) => "only one format can go to standard output; name files: --format NAME=FILE".to_owned(),
        (Language::Zh, Some(path)) => format!("两种格式不能写入同一个文件 {}", path.display()),
        (Language::En, Some(path)) => format!("two formats cannot be written to the same file {}", path.display()),
    }
}
