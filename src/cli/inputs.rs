//! What every command that reads many reports takes: names, folders, a list of names, and on how many threads.

use super::LimitArgs;
use clap::Args;
use std::num::NonZeroUsize;
use std::path::PathBuf;

// Where the reports come from. (In a doc comment the command's own description would be lost: it is built later.)
#[derive(Debug, Args)]
pub(crate) struct InputArgs {
    /// Files, folders and quoted patterns to read (folders: html and text files, honouring .gitignore), `-` for standard
    /// input (also where none is named and a pipe is connected) · 要读取的文件、文件夹或带引号的通配模式，- 表示标准输入
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Read names from this file, one a line; `-` for standard input, answering each name as it comes
    /// · 从文件中读取名单，每行一个；- 表示标准输入，逐个处理
    #[arg(long, value_name = "FILE")]
    pub files_from: Option<PathBuf>,
    /// The names listed end with NUL, as `find -print0` writes them · 名单以 NUL 分隔，如 find -print0 的输出
    #[arg(short = '0', long)]
    pub null_separated: bool,
    #[command(flatten)]
    pub reading: ReadingArgs,
}

// How inputs are read, whatever is asked of them; no doc, for that would be the command's.
#[derive(Clone, Debug, Default, Args)]
pub(crate) struct ReadingArgs {
    /// Leave out what lies in folders and matches this pattern, as in .gitignore · 文件夹中不读取的文件，写法同 .gitignore
    #[arg(long, value_name = "GLOB", value_delimiter = ',')]
    pub exclude: Vec<String>,
    /// Threads to read on [default: one a core]; the output is the same with any number · 线程数，默认每核一个；多少都不影响输出
    #[arg(short = 'j', long, value_name = "N")]
    pub threads: Option<NonZeroUsize>,
    #[command(flatten)]
    pub limits: LimitArgs,
}
