//! `--baseline` and `--write-baseline`: the files of known findings.

use super::message;
use super::output::Output;
use crate::cli::shown;
use anyhow::Context as _;
use gkreport::baseline::{Baseline, BaselineError, Known};
use gkreport::finding::Language;
use std::fs::File;
use std::io::Read as _;
use std::path::Path;

/// Bytes of a baseline: some hundred thousand findings.
const LARGEST: u64 = 64 << 20;

/// The known findings; none where no file is named.
pub(super) fn read(path: Option<&Path>, language: Language) -> anyhow::Result<Known> {
    let Some(path) = path else { return Ok(Known::default()) };
    let words = language.pick("无法读取基线文件", "cannot read the baseline");
    let context = || format!("{words} {}", shown(path));
    let file = File::open(path).with_context(context)?;
    let mut text = String::new();
    // What has no end, as some devices have none, ends here and not in memory.
    let read = file.take(LARGEST + 1).read_to_string(&mut text).with_context(context)?;
    if read as u64 > LARGEST {
        let why = language.pick("超过 64 MiB，不是基线文件", "more than 64 MiB, which no baseline has");
        return Err(anyhow::anyhow!(why)).with_context(context);
    }
    let known = Known::parse(&text);
    let known = known.map_err(|error| match (language, error) {
        (Language::Zh, BaselineError::Form(error)) => {
            anyhow::anyhow!("不是基线文件（第 {} 行第 {} 列）", error.line(), error.column())
        }
        (Language::Zh, BaselineError::Schema(schema)) => anyhow::anyhow!("不是这一版本的基线文件：schema 为 {schema}"),
        (Language::En, error) => error.into(),
    });
    known.with_context(context)
}

/// Writes the file and says how many findings are known from now on.
pub(super) fn write(baseline: &Baseline, path: &Path, language: Language) -> anyhow::Result<()> {
    let mut output = Output::open(Some(path))?;
    serde_json::to_writer_pretty(&mut output, baseline).map_err(std::io::Error::from)?;
    std::io::Write::write_all(&mut output, b"\n")?;
    output.finish()?;
    let (count, path) = (baseline.len(), shown(path));
    message::tell(&match language {
        Language::Zh => format!("已将 {count} 项发现写入基线文件 {path}"),
        Language::En => format!("{count} findings are known from now on: {path}"),
    });
    Ok(())
}
