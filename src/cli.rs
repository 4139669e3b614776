//! The command line as types: what can be typed, with its help. Nothing is done here.

mod build;
mod command;
mod diff;
mod format;
mod help;
mod inputs;
mod limits;
mod name;
mod refusal;
mod rule;
mod sum;
mod wording;

pub(crate) use build::full;
pub(crate) use command::{language, parse};
pub(crate) use diff::{DiffArgs, DiffFormatName};
pub(crate) use format::{FormatTarget, FormatTargetParser};
pub(crate) use help::{ENVIRONMENT, EXAMPLES, EXIT_CODES, FILES, Told};
pub(crate) use inputs::{InputArgs, ReadingArgs};
pub(crate) use limits::LimitArgs;
pub(crate) use name::shown;
use rule::RuleParser;
pub(crate) use sum::{SumArgs, SumFormatName};

use clap::{Args, Parser, Subcommand, ValueEnum};
use gkreport::rules::MonthDay;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// Reads and checks Chinese government information disclosure annual reports · 读取并检查政府信息公开工作年度报告
#[derive(Debug, Parser)]
#[command(name = "gkreport", version, subcommand_required = true, arg_required_else_help = true)]
pub(crate) struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// Language of messages; the locale decides where this is not given · 消息的语言，没有指定时由区域设置决定
    #[arg(long = "lang", value_name = "LANG", global = true)]
    pub language: Option<LanguageName>,
    /// Say less: findings only; given twice, nothing but errors · 少说话：只输出发现；写两次则只输出错误
    #[arg(short, long, action = clap::ArgAction::Count, global = true)]
    pub quiet: u8,
    /// Colours [default: auto, where the output is a terminal] · 颜色，默认 auto：输出到终端时使用
    #[arg(long, value_enum, value_name = "WHEN", global = true)]
    pub color: Option<ColourChoice>,
}

// Only the command that is run is built (see `build.rs`).
#[derive(Debug, Subcommand)]
#[command(defer = true)]
pub(crate) enum Command {
    /// Write out a report's figures and text · 输出报告的数据和正文
    Parse(ParseArgs),
    /// Check reports against the law's own arithmetic · 按法定勾稽关系检查报告
    Check(CheckArgs),
    /// Add the parts' reports up, and compare them with the whole's · 把各部分的报告相加，并与总体的报告比较
    Sum(SumArgs),
    /// Compare one issuer's two reports, or two folders of them · 比较同一机关的两份报告，或两个文件夹
    Diff(DiffArgs),
    /// Show what a stage made of an input · 查看某一步骤读到了什么
    Show(ShowArgs),
    /// List the rules · 列出全部规则
    Rules(RulesArgs),
    /// Explain a rule · 说明一条规则
    Explain(ExplainArgs),
    /// Print the JSON Schema of what the commands write as JSON · 输出各命令 JSON 结果的 JSON Schema
    Schema(SchemaArgs),
    /// Print a shell's completion script · 输出命令行补全脚本
    Completions(CompletionsArgs),
    /// Print the manual page · 输出手册页
    Man,
}

#[derive(Debug, Args)]
pub(crate) struct OutputFile {
    /// Write here instead of to standard output; the file appears whole or not at all · 输出到文件；文件要么完整，要么不出现
    #[arg(short = 'o', long = "output", value_name = "FILE")]
    pub path: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct ParseArgs {
    #[command(flatten)]
    pub inputs: InputArgs,
    #[command(flatten)]
    pub output: OutputFile,
    /// Output format; several inputs as json are one object a line, as ndjson · 输出格式；多个输入时 json 同 ndjson
    #[arg(long, value_enum, default_value_t = ParseFormatName::Json)]
    pub format: ParseFormatName,
    /// What a row is (csv: long where not given; xlsx: a sheet of each where not given; parquet: wide where not given) · 每行是什么
    #[arg(long, value_enum)]
    pub shape: Option<ShapeName>,
    /// Add each cell's line, column, text and status (json, ndjson) · 附上每格的位置、原文和状态
    #[arg(long)]
    pub spans: bool,
    /// Start the file with a byte order mark, for spreadsheets (csv) · 文件以 BOM 开头，便于电子表格打开
    #[arg(long)]
    pub bom: bool,
    /// Also write what the columns hold to this file, as a table schema (csv) · 把各列的类型写入文件（Table Schema）
    #[arg(long, value_name = "FILE")]
    pub schema: Option<PathBuf>,
    /// End with 0 whatever the inputs held; wrong use still ends with 2 · 不论输入如何都以 0 结束，用法有误仍为 2
    #[arg(long)]
    pub exit_zero: bool,
}

#[allow(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
#[derive(Debug, Args)]
pub(crate) struct CheckArgs {
    #[command(flatten)]
    pub inputs: InputArgs,
    #[command(flatten)]
    pub output: OutputFile,
    /// Output format, given as often as wanted; NAME=FILE writes to that file [default: human] · 输出格式，可多次指定，名称=文件 写入该文件，默认 human
    #[arg(long = "format", value_name = "NAME[=FILE]", value_parser = FormatTargetParser)]
    pub formats: Vec<FormatTarget>,
    /// Only these rules: codes, prefixes (GK3) or names · 只用这些规则：代码、代码前缀或名称
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub select: Option<Vec<String>>,
    /// All rules but these · 不用这些规则
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub ignore: Option<Vec<String>>,
    /// Severity from which findings give exit code 1 [default: error] · 从哪一级别起退出码为 1，默认 error
    #[arg(long, value_enum, value_name = "SEVERITY")]
    pub fail_on: Option<FailOn>,
    /// The day of the next year by which reports are due, instead of the law's (GK010) · 发布期限，代替法定日期
    #[arg(long, value_name = "MM-DD")]
    pub published_by: Option<MonthDay>,
    /// Count the findings of each rule (human, concise; json has the counts always) · 统计每条规则的发现（human、concise；json 总有）
    #[arg(long)]
    pub statistics: bool,
    /// Leave out the findings known by this file, as long as no number in them changes · 不显示基线文件中已有的发现，数字变了仍显示
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    /// Make all findings known: write this file, and leave them out from now on · 把全部发现写入基线文件，以后不再显示
    #[arg(long, value_name = "FILE")]
    pub write_baseline: Option<PathBuf>,
    /// Name the organs of this list, one a line, that have no report · 列出名单中没有报告的机关，名单每行一个
    #[arg(long, value_name = "LIST")]
    pub expect: Option<PathBuf>,
    /// Read the settings from this file, and look for no other · 从这个文件读取设置，不再寻找 gkreport.toml
    #[arg(long, value_name = "FILE", conflicts_with = "isolated")]
    pub config: Option<PathBuf>,
    /// Ignore gkreport.toml · 忽略 gkreport.toml
    #[arg(long)]
    pub isolated: bool,
    /// End with 0 whatever was found; wrong use still ends with 2 · 不论发现什么都以 0 结束，用法有误仍为 2
    #[arg(long)]
    pub exit_zero: bool,
    /// Print the settings in force, and check nothing · 输出当前设置，不做检查
    #[arg(long)]
    pub show_settings: bool,
}

#[derive(Debug, Args)]
pub(crate) struct ShowArgs {
    /// The stage to look at · 要查看的步骤
    #[arg(long, value_enum)]
    pub stage: Stage,
    /// File to read, `-` for standard input · 要读取的文件
    #[arg(value_name = "PATH")]
    pub path: Option<PathBuf>,
    #[command(flatten)]
    pub limits: LimitArgs,
}

#[derive(Debug, Args)]
pub(crate) struct RulesArgs {
    /// Output format · 输出格式
    #[arg(long, value_enum, default_value_t = RulesFormat::Table)]
    pub format: RulesFormat,
}

#[derive(Debug, Args)]
pub(crate) struct SchemaArgs {
    /// The types of parse's tables, for this reader, in place of the JSON Schema · 输出供该程序使用的各列类型
    #[arg(long, value_enum, value_name = "READER")]
    pub of: Option<ReaderName>,
    /// What a row is [default: wide] · 每行是什么，默认 wide
    #[arg(long, value_enum, requires = "of")]
    pub shape: Option<ShapeName>,
}

#[derive(Debug, Args)]
pub(crate) struct ExplainArgs {
    /// A rule's code or name, as `gkreport rules` lists them · 规则的代码或名称
    #[arg(value_name = "CODE", value_parser = RuleParser, hide_possible_values = true)]
    pub rule: String,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum LanguageName {
    /// Simplified Chinese · 简体中文
    Zh,
    /// English · 英文
    En,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum ColourChoice {
    /// Where the output is a terminal, and NO_COLOR or FORCE_COLOR say nothing else · 输出到终端时使用，NO_COLOR、FORCE_COLOR 可以改变
    #[default]
    Auto,
    /// Also into pipes · 输出到管道时也使用
    Always,
    /// Nowhere · 不使用
    Never,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ParseFormatName {
    /// One object a report · 每份报告一个对象
    Json,
    /// One object a line, a line a report · 每份报告一行，每行一个对象
    Ndjson,
    /// A table as text · 文本表格
    Csv,
    /// A workbook, for a file (-o) or a pipe · 电子表格文件，用 -o 写入文件
    Xlsx,
    /// Typed columns, the same for all editions, for a file (-o) or a pipe · 列有类型的数据文件，各格式的列相同
    #[cfg(feature = "parquet")]
    Parquet,
    /// The official form filled with one report, for a file (-o) or a pipe · 按官方格式填好的一份 Word 文件，用 -o 写入文件
    Docx,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReaderName {
    /// The message type of --format parquet · parquet 格式的列
    Parquet,
    /// DuckDB's columns: of ndjson (wide), of the long csv (long) · DuckDB 读取 ndjson（wide）或长表 csv（long）时的列
    #[value(name = "duckdb")]
    DuckDb,
    /// Spark's DDL: of ndjson (wide), of the long csv (long) · Spark 读取 ndjson（wide）或长表 csv（long）时的列
    Spark,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ShapeName {
    /// One row a cell, with its text, status and place · 每个单元格一行
    Long,
    /// One row a report, one column a cell; the same columns for all editions · 每份报告一行，各格式的列相同
    Wide,
}

impl From<ShapeName> for gkreport::emit::Shape {
    fn from(name: ShapeName) -> Self {
        match name {
            ShapeName::Long => Self::Long,
            ShapeName::Wide => Self::Wide,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum FailOn {
    /// The law's own arithmetic or a required part is broken · 错误
    Error,
    /// Very probably wrong, or worse · 警告及以上
    Warning,
    /// Worth a look, or worse · 全部
    Note,
    /// No finding does · 任何发现都不影响退出码
    Never,
}

#[derive(Debug, Args)]
pub(crate) struct CompletionsArgs {
    /// The shell · 命令行解释器
    #[arg(value_enum, value_name = "SHELL")]
    pub shell: clap_complete::Shell,
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
    /// Figures told in sentences, and the words around them · 正文中的数字和前后的词
    Figures,
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
        let examples = EXAMPLES.iter().filter_map(|example| example.what.strip_prefix("gkreport "));
        for typed in examples {
            let words = std::iter::once("gkreport").chain(typed.split_whitespace());
            Cli::try_parse_from(words).expect(typed);
        }
    }
}
