//! `--baseline` and `--write-baseline`: the files of known findings.

use super::message;
use super::output::Output;
use anyhow::Context as _;
use gkreport::baseline::{Baseline, BaselineError, Known};
use gkreport::finding::Language;
use std::path::Path;

/// The known findings; none where no file is named.
pub(super) fn read(path: Option<&Path>, language: Language) -> anyhow::Result<Known> {
    let Some(path) = path else { return Ok(Known::default()) };
    let words = language.pick("无法读取基线文件", "cannot read the baseline");
    let context = || format!("{words} {}", path.display());
    let known = Known::parse(&std::fs::read_to_string(path).with_context(context)?);
    let known = known.map_err(|error| match (language, error) {
        (Language::Zh, BaselineError::Form(error)) => anyhow::anyhow!("不是基线文件：{error}"),
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
    let (count, path) = (baseline.len(), path.display());
    message::tell(&match language {
        Language::Zh => format!("已将 {count} 项发现写入基线文件 {path}"),
        Language::En => format!("{count} findings are known from now on: {path}"),
    });
    Ok(())
}
