//! What stands below the help and in the manual page: examples, exit codes, files, variables.

use gkreport::finding::Language;

/// A thing, and what is told of it in both languages.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Told {
    /// What is told of.
    pub what: &'static str,
    en: &'static str,
    zh: &'static str,
}

impl Told {
    const fn new(what: &'static str, en: &'static str, zh: &'static str) -> Self {
        Self { what, en, zh }
    }

    /// What is told of it.
    pub(crate) const fn get(&self, language: Language) -> &'static str {
        match language {
            Language::Zh => self.zh,
            Language::En => self.en,
        }
    }
}

/// What people type.
pub(crate) const EXAMPLES: &[Told] = &[
    Told::new(
        "gkreport check report.html",
        "findings, exit code 1 where there are errors",
        "输出发现；有错误时退出码为 1",
    ),
    Told::new(
        "gkreport check reports/",
        "every page and text in a folder, on all cores",
        "检查文件夹中的全部网页和文本",
    ),
    Told::new(
        "gkreport check 'reports/**/*.html'",
        "a pattern, for shells that don't expand it",
        "通配模式，由程序展开",
    ),
    Told::new("gkreport check --format json *.txt", "the same for programs", "供程序使用的结果"),
    Told::new(
        "gkreport check --format human --format sarif=out.sarif *.html",
        "two formats at once",
        "同时输出两种格式",
    ),
    Told::new("gkreport parse report.html", "figures and text as JSON", "以 JSON 输出数据和正文"),
    Told::new("gkreport parse --format xlsx *.html -o figures.xlsx", "as a workbook", "输出为电子表格"),
    Told::new("gkreport parse --format csv --shape wide *.html", "one row a report", "每份报告一行"),
    Told::new(
        "gkreport sum bureaus/ --whole county.html",
        "the parts added up, beside the whole",
        "各部门报告相加，与总报告比较",
    ),
    Told::new("gkreport diff 2022.html 2023.html", "what changed from year to year", "两个年度之间的变化"),
    Told::new("curl -s URL | gkreport check -", "from standard input", "从标准输入读取"),
    Told::new("gkreport show --stage tables report.txt", "what was read, cell by cell", "逐格查看读到了什么"),
    Told::new("gkreport explain GK301", "what a rule checks, and why", "说明一条规则检查什么、依据什么"),
];

/// How a run ends.
pub(crate) const EXIT_CODES: &[Told] = &[
    Told::new("0", "every input was read and no error was found", "全部读出，没有错误"),
    Told::new("1", "errors were found", "发现错误"),
    Told::new("2", "wrong use, an unreadable input, or nothing to check", "用法有误、无法读取，或没有可检查的内容"),
    Told::new("129, 130, 143", "ended by SIGHUP, Ctrl-C or SIGTERM", "被 SIGHUP、Ctrl-C 或 SIGTERM 中止"),
];

/// Which files are read without being named.
pub(crate) const FILES: &[Told] = &[
    Told::new(
        "gkreport.toml",
        "settings of check: the nearest, from the working directory upwards; it may name neither outputs nor files outside \
         its folder, unless it is named with --config",
        "check 的设置：从当前文件夹向上找最近的一个；除非用 --config 指定，不得指定输出文件或所在文件夹以外的文件",
    ),
    Told::new(".gitignore, .ignore", "what folders hold that is not read", "文件夹中不读取的文件"),
];

/// Which variables count.
pub(crate) const ENVIRONMENT: &[Told] = &[
    Told::new(
        "GKREPORT_<OPTION>",
        "any option by its name in capitals, with _ for - (GKREPORT_FAIL_ON=warning); the command line goes before it, it \
         goes before the settings file",
        "任何选项：名称大写，- 写作 _（GKREPORT_FAIL_ON=warning）；命令行优先于它，它优先于设置文件",
    ),
    Told::new(
        "LC_ALL, LC_MESSAGES, LANG",
        "the language of messages, where --lang is not given",
        "没有 --lang 时消息的语言",
    ),
    Told::new("NO_COLOR, FORCE_COLOR", "no colours; colours everywhere", "不使用颜色；总是使用颜色"),
];

/// Examples and exit codes, as they stand below the help.
pub(super) fn below(language: Language) -> String {
    let [examples, codes] = match language {
        Language::Zh => ["示例：", "退出码："],
        Language::En => ["Examples:", "Exit codes:"],
    };
    [list(examples, EXAMPLES, language), list(codes, EXIT_CODES, language)].join("\n")
}

fn list(heading: &str, all: &[Told], language: Language) -> String {
    let width = all.iter().map(|one| one.what.len()).max().unwrap_or(0);
    let line = |one: &Told| format!("  {:width$}  {}\n", one.what, one.get(language));
    std::iter::once(format!("{heading}\n")).chain(all.iter().map(line)).collect()
}
