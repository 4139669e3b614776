//! The formats of `check`, with what each is good for.

use crate::rules::Words;

/// A format of `check`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CheckFormat {
    /// For people.
    Human,
    /// One line a finding.
    Concise,
    /// One object for the run.
    Json,
    /// One object a finding.
    Ndjson,
    /// One row a finding.
    Csv,
    /// SARIF 2.1.0.
    Sarif,
    /// GitHub workflow commands.
    Github,
    /// GitLab Code Quality.
    Gitlab,
    /// JUnit XML.
    Junit,
    /// A workbook.
    Xlsx,
    /// A page for a browser.
    Html,
}

impl CheckFormat {
    /// Every format.
    pub const ALL: [Self; 11] = [
        Self::Human,
        Self::Concise,
        Self::Json,
        Self::Ndjson,
        Self::Csv,
        Self::Sarif,
        Self::Github,
        Self::Gitlab,
        Self::Junit,
        Self::Xlsx,
        Self::Html,
    ];

    /// What it is called on the command line.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Human => "human",
            Self::Concise => "concise",
            Self::Json => "json",
            Self::Ndjson => "ndjson",
            Self::Csv => "csv",
            Self::Sarif => "sarif",
            Self::Github => "github",
            Self::Gitlab => "gitlab",
            Self::Junit => "junit",
            Self::Xlsx => "xlsx",
            Self::Html => "html",
        }
    }

    /// Whether it is no text, and so nothing for a terminal.
    pub const fn is_binary(self) -> bool {
        matches!(self, Self::Xlsx)
    }

    /// Whether it shows the reports themselves, and so needs a [`Leaf`](crate::emit::Leaf) of each.
    pub const fn shows_reports(self) -> bool {
        matches!(self, Self::Html)
    }

    /// What it is good for.
    pub const fn help(self) -> Words {
        let (zh, en) = match self {
            Self::Human => ("供人阅读，附原文", "For people, with the source lines"),
            Self::Concise => ("每个发现一行", "One line a finding: path:line:col: severity[CODE] message"),
            Self::Json => ("全部结果为一个对象", "One object for the whole run"),
            Self::Ndjson => ("每个发现一行 JSON，末行为汇总", "One JSON object a finding, and a summary last"),
            Self::Csv => ("每个发现一行，供电子表格使用", "One row a finding, for spreadsheets"),
            Self::Sarif => ("SARIF 2.1.0，用于代码扫描", "SARIF 2.1.0, for code scanning"),
            Self::Github => ("GitHub Actions 注解", "GitHub Actions annotations"),
            Self::Gitlab => ("GitLab 代码质量报告", "GitLab Code Quality report"),
            Self::Junit => ("JUnit XML，每份文件的每条规则一个用例", "JUnit XML, one case per rule and document"),
            Self::Xlsx => ("电子表格文件，发现和报告各一张表", "A workbook: a sheet of findings, a sheet of reports"),
            Self::Html => (
                "网页，供人查看；-o 文件夹/ 写成索引和每份报告一页",
                "A page to look at; -o FOLDER/ for an index and a page a report",
            ),
        };
        Words { zh, en }
    }
}
