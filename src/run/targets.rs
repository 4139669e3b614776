//! The formats of a check, each with its writer and its output.
//!
//! One format goes to standard output (or where `-o` says), any number go to files. A reader that closes the pipe, and a
//! disk that is full, end their own format only: the others are still written whole.

use super::folder::Folder;
use super::guard::written;
use super::message;
use super::output::{self, Output, is_closed_pipe};
use super::settings::Settings;
use crate::cli::ColourChoice;
use crate::cli::shown;
use gkreport::emit::{CheckOptions, CheckWriter, Leaf, Totals, audit_folder, check_writer};
use gkreport::finding::{Finding, Language, Spot};
use gkreport::summary::{Input, Summary};
use std::io::{self, Write as _};
use std::path::Path;
use std::sync::Arc;

/// The open outputs of a run.
pub(super) struct Targets {
    open: Vec<Target>,
    /// Why the run does not end well: the first output that was lost; one that failed goes before one whose reader has
    /// seen enough.
    lost: Option<anyhow::Error>,
    language: Language,
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
    pub(super) fn open(
        settings: &Settings,
        path: Option<&Path>,
        colour: ColourChoice,
        language: Language,
    ) -> anyhow::Result<Self> {
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
            let output = match place.filter(|path| target.format.shows_reports() && Folder::is_meant(path)) {
                Some(path) => Output::folder(path, language)?,
                None if place.is_none() && message::quiet() > 1 => Output::Nowhere,
                None => Output::open(place)?,
            };
            let options = CheckOptions {
                language,
                colour: output.colour(colour),
                fail_on: settings.fail_on,
                statistics: settings.statistics,
                totals: if message::quiet() > 0 { Totals::Omit } else { Totals::Show },
                rules: settings.rules.clone(),
                root: root.clone(),
            };
            let writer = match &output {
                Output::Folder(folder) => audit_folder(&options, folder.pages()),
                _ => check_writer(target.format, &options),
            };
            open.push(Target { writer, output });
        }
        let mut targets = Self { open, lost: None, language };
        targets.each(|target| target.writer.start(&mut target.output))?;
        Ok(targets)
    }

    /// Hands what a page shows of the next input to every format.
    pub(super) fn look(&mut self, leaf: Leaf) {
        let leaf = Arc::new(leaf);
        self.open.iter_mut().for_each(|target| target.writer.look(&leaf));
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
    /// Where one could not be written; the others are in their places then.
    pub(super) fn finish(mut self, summary: &Summary) -> anyhow::Result<()> {
        self.each(|target| target.writer.finish(summary, &mut target.output))?;
        for target in std::mem::take(&mut self.open) {
            if let Err(error) = target.output.finish() {
                self.lose(error);
            }
        }
        self.lost.map_or(Ok(()), Err)
    }

    /// Does something to every format; one that cannot be written is given up, and where none is left the run ends.
    fn each(&mut self, mut act: impl FnMut(&mut Target) -> io::Result<()>) -> anyhow::Result<()> {
        let mut at = 0;
        while at < self.open.len() {
            let target = &mut self.open[at];
            // A writer that fails as a program may says so as an error, not as a line for programmers.
            match written(|| act(target)) {
                Ok(()) => at += 1,
                Err(error) => {
                    let error = self.open.remove(at).output.failed(error);
                    self.lose(error);
                }
            }
        }
        match self.lost.take() {
            Some(error) if self.open.is_empty() => Err(error),
            other => {
                self.lost = other;
                Ok(())
            }
        }
    }

    /// Keeps the error the run will end with, and says at once what would be lost otherwise.
    fn lose(&mut self, error: anyhow::Error) {
        match self.lost.take() {
            Some(before) if is_closed_pipe(&error) => self.lost = Some(before),
            Some(before) => {
                if !is_closed_pipe(&before) {
                    message::error(&before, self.language);
                }
                self.lost = Some(error);
            }
            None => self.lost = Some(error),
        }
    }
}

fn crowded(place: Option<&Path>, language: Language) -> String {
    match (language, place) {
        (Language::Zh, None) => "只有一种格式可以写到标准输出，其余请用 --format 名称=文件".to_owned(),
        (Language::En, None) => "only one format can go to standard output; name files: --format NAME=FILE".to_owned(),
        (Language::Zh, Some(path)) => format!("两种格式不能写入同一个文件 {}", shown(path)),
        (Language::En, Some(path)) => format!("two formats cannot be written to the same file {}", shown(path)),
    }
}
