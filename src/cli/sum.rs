//! What `sum` takes.

use super::{InputArgs, OutputFile};
use clap::{Args, ValueEnum};
use std::path::PathBuf;

// The parts, and what they are held against. (In a doc comment the command's own description would be lost.)
#[derive(Debug, Args)]
pub(crate) struct SumArgs {
    #[command(flatten)]
    pub inputs: InputArgs,
    #[command(flatten)]
    pub output: OutputFile,
    /// The report of the whole: compare its figures with what the parts come to (exit code 1 where they differ)
    /// · 总体的报告：与各部分合计逐格比较，不符时退出码为 1
    #[arg(long, value_name = "PATH")]
    pub whole: Option<PathBuf>,
    /// Names of the organs whose report is due, one a line; those without one are told, and the exit code is 2
    /// · 应有报告的机关名单，每行一个；缺少的会列出，退出码为 2
    #[arg(long, value_name = "LIST")]
    pub expect: Option<PathBuf>,
    /// Output format · 输出格式
    #[arg(long, value_enum, default_value_t = SumFormatName::Human)]
    pub format: SumFormatName,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum SumFormatName {
    /// For people: the tables or, with --whole, what differs · 供人阅读：各表，或（有 --whole 时）不符之处
    Human,
    /// One row a cell · 每个单元格一行
    Csv,
    /// One object · 一个对象
    Json,
    /// A workbook, for a file (-o) or a pipe · 电子表格文件，用 -o 写入文件
    Xlsx,
    /// The official form filled with the sum, for a file (-o) or a pipe · 按官方格式填好的 Word 文件，用 -o 写入文件
    Docx,
}
