//! What `diff` takes.

use super::{OutputFile, ReadingArgs};
use clap::{Args, ValueEnum};
use std::path::PathBuf;

// Two reports, or two folders. (In a doc comment the command's own description would be lost.)
#[derive(Debug, Args)]
pub(crate) struct DiffArgs {
    /// The old report, or a folder of them · 旧的报告，或其文件夹
    #[arg(value_name = "OLD")]
    pub old: PathBuf,
    /// The new report, or a folder of them, paired with the old ones by issuer · 新的报告，或其文件夹（按机关与旧的对应）
    #[arg(value_name = "NEW")]
    pub new: PathBuf,
    #[command(flatten)]
    pub output: OutputFile,
    /// Output format · 输出格式
    #[arg(long, value_enum, default_value_t = DiffFormatName::Human)]
    pub format: DiffFormatName,
    /// End with 1 where anything changed · 有变化时退出码为 1
    #[arg(long)]
    pub fail_on_change: bool,
    #[command(flatten)]
    pub reading: ReadingArgs,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum DiffFormatName {
    /// For people: only what changed · 供人阅读：只列变化
    Human,
    /// One row a cell that changed · 每个有变化的单元格一行
    Csv,
    /// One object · 一个对象
    Json,
    /// A workbook, for a file (-o) or a pipe · 电子表格文件，用 -o 写入文件
    Xlsx,
}
