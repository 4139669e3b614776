//! The command line as types: what can be typed, with its help. Nothing is done here.

use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples · 示例:
  gkreport check report.html               findings, exit code 1 where there are errors
  gkreport check --format json *.txt       the same for programs
  gkreport parse report.html               figures and text as JSON
  gkreport parse --format csv *.html -o figures.csv
  curl -s URL | gkreport check -           from standard input
  gkreport show --stage tables report.txt  what was read, cell by cell
  gkreport explain GK301                   what a rule checks, and why

Exit codes · 退出码:
  0  every input was read and no error was found · 全部读出，没有错误
  1  errors were found · 发现错误
  2  wrong use, an unreadable input, or nothing to check · 用法有误、无法读取或没有可检查的内容";

/// Reads and checks Chinese government information disclosure annual reports · 读取并检查政府信息公开工作年度报告
#[derive(Debug, Parser)]
#[command(name = "gkreport", version, after_help = EXAMPLES, subcommand_required = true, arg_required_else_help = true)]
pub(crate) struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// Language of messages; the locale decides where this is not given · 消息的语言
    #[arg(long = "lang", value_name = "LANG", global = true)]
    pub language: Option<LanguageName>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Write out a report's figures and text · 输出报告的数据和正文
    Parse(ParseArgs),
    /// Check reports against the law's own arithmetic · 按法定勾稽关系检查报告
    Check(CheckArgs),
    /// Show what a stage made of an input · 查看某一步骤读到了什么
    Show(ShowArgs),
    /// List the rules · 列出全部规则
    Rules(RulesArgs),
    /// Explain a rule · 说明一条规则
    Explain(ExplainArgs),
}

#[derive(Debug, Args)]
pub(crate) struct Inputs {
    /// Files to read, `-` for standard input (also where none is named and a pipe is connected) · 要读取的文件
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct OutputFile {
    /// Write here instead of to standard output; the file appears whole or not at all · 输出到文件
    #[arg(short = 'o', long = "output", value_name = "FILE")]
    pub path: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct ParseArgs {
    #[command(flatten)]
    pub inputs: Inputs,
    #[command(flatten)]
    pub output: OutputFile,
    /// Output format; several inputs as json are one object a line · 输出格式
    #[arg(long, value_enum, default_value_t = ParseFormat::Json)]
    pub format: ParseFormat,
    /// Add each cell's line, column, text and status (json) · 附上每格的位置、原文和状态
    #[arg(long)]
    pub spans: bool,
    /// Start the file with a byte order mark, for spreadsheets (csv) · 文件以 BOM 开头，便于电子表格打开
    #[arg(long)]
    pub bom: bool,
}

#[derive(Debug, Args)]
pub(crate) struct CheckArgs {
    #[command(flatten)]
    pub inputs: Inputs,
    #[command(flatten)]
    pub output: OutputFile,
    /// Output format · 输出格式
    #[arg(long, value_enum, default_value_t = CheckFormat::Human)]
    pub format: CheckFormat,
}

#[derive(Debug, Args)]
pub(crate) struct ShowArgs {
    /// The stage to look at · 要查看的步骤
    #[arg(long, value_enum)]
    pub stage: Stage,
    /// File to read, `-` for standard input · 要读取的文件
    #[arg(value_name = "PATH")]
    pub path: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct RulesArgs {
    /// Output format · 输出格式
    #[arg(long, value_enum, default_value_t = RulesFormat::Table)]
    pub format: RulesFormat,
}

#[derive(Debug, Args)]
pub(crate) struct ExplainArgs {
    /// A rule's code or name, as `gkreport rules` lists them · 规则的代码或名称
    #[arg(value_name = "CODE")]
    pub rule: String,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum LanguageName {
    /// 简体中文
    Zh,
    /// English
    En,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ParseFormat {
    /// One object a report · 每份报告一个对象
    Json,
    /// One row a cell · 每个单元格一行
    Csv,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum CheckFormat {
    /// For people, with the source lines · 供人阅读，附原文
    Human,
    /// One object for the whole run · 全部结果为一个对象
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Stage {
    /// The visible text · 可见文本
    Text,
    /// Headings, paragraphs, lines and grids · 标题、段落、行和表格
    Blocks,
    /// The statutory sections found · 找到的法定部分
    Sections,
    /// Every cell of the statutory tables · 法定表格的每一格
    Tables,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum RulesFormat {
    /// Aligned columns · 对齐的列
    Table,
    /// Everything, in both languages · 全部内容，两种语言
    Json,
    /// A Markdown table · Markdown 表格
    Markdown,
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory as _;

    #[test]
    fn the_command_line_is_consistent_and_its_examples_parse() {
        Cli::command().debug_assert();
        let examples = EXAMPLES.lines().filter_map(|line| line.trim().strip_prefix("gkreport "));
        for example in examples {
            let typed = example.split("  ").next().unwrap_or(example);
            let words = std::iter::once("gkreport").chain(typed.split_whitespace());
            Cli::try_parse_from(words).expect(typed);
        }
    }
}
