//! What people are told on stderr, in their language.

use super::input::Unread;
use super::inputs::{self, LeftOut, Lost};
use super::output::{CannotWrite, is_dash};
use super::{progress, system};
use crate::cli::shown;
use gkreport::emit::{harmless, log_safe};
use gkreport::finding::Language;
use gkreport::report::PartOfYear;
use gkreport::{Error, Report, check};
use std::io::{self, Write};
use std::path::Path;
use std::sync::atomic::{AtomicU8, Ordering};

/// How little is to be said: 1 leaves out what is no error, 2 the findings too.
static QUIET: AtomicU8 = AtomicU8::new(0);

/// From now on so little is said.
pub(crate) fn be_quiet(times: u8) {
    QUIET.store(times, Ordering::Relaxed);
}

/// How little is to be said.
pub(super) fn quiet() -> u8 {
    QUIET.load(Ordering::Relaxed)
}

/// Says why the run cannot go on.
pub(crate) fn error(error: &anyhow::Error, language: Language) {
    let cause = || match error.root_cause().downcast_ref::<io::Error>() {
        Some(error) => system::said(error, language),
        None => error.root_cause().to_string(),
    };
    let text = match (language, error.downcast_ref::<CannotWrite>()) {
        (Language::Zh, Some(CannotWrite(path))) if is_dash(path) => format!("无法写入标准输出：{}", cause()),
        (Language::Zh, Some(CannotWrite(path))) => format!("无法写入 {}：{}", shown(path), cause()),
        (Language::Zh, None) => {
            // What was being done, from the outermost on, and why it failed.
            let all: Vec<_> = error.chain().map(ToString::to_string).collect();
            let before = &all[..all.len().saturating_sub(1)];
            before.iter().cloned().chain([cause()]).collect::<Vec<_>>().join("：")
        }
        (Language::En, _) => format!("{error:#}"),
    };
    say(language, &text);
}

/// Names the organs that are due and have no report.
pub(super) fn absent(names: &[String], language: Language) {
    if names.is_empty() {
        return;
    }
    let count = names.len();
    let text = match language {
        Language::Zh => format!("{count} 个机关没有报告：{}", names.join("、")),
        Language::En => format!("{count} of the organs due have no report: {}", names.join(", ")),
    };
    tell(&text);
}

/// Says why an input could not be read, and gives what was said.
pub(super) fn unread(name: &str, why: &Unread, language: Language) -> String {
    let text = match why {
        Unread::Error(error) => describe(error, language),
        Unread::Lost(why) => lost(name, why, language),
        Unread::Panicked(said) => match language {
            Language::Zh => format!("{name}：gkreport 内部错误，请附上该文件报告此问题（{said}）"),
            Language::En => format!("{name}: gkreport failed; please report this with the file ({said})"),
        },
    };
    say(language, &text);
    text
}

fn lost(name: &str, why: &Lost, language: Language) -> String {
    let because = |zh: &str, en: &str| language.pick(format!("{name}：{zh}"), format!("{name}: {en}"));
    match why {
        Lost::Io(error) => {
            let said = system::said(error, language);
            language.pick(format!("无法读取 {name}：{said}"), format!("cannot read {name}: {said}"))
        }
        Lost::Empty => because(
            "文件夹中没有可读取的文件（网页、文本、Word、Excel、PDF；隐藏文件和 .gitignore 排除的不计）",
            "nothing to read in this folder (pages, texts, Word, Excel, PDF; hidden files and those .gitignore excludes do not count)",
        ),
        Lost::Unmatched => because("没有与模式相符的文件", "no file matches the pattern"),
        Lost::Dash => {
            language.pick("名单中的 - 不能表示标准输入", "`-` in a list of names cannot be standard input").to_owned()
        }
        Lost::Special => because(
            "是设备或管道，名单中的不读取；请在命令行中直接写出",
            "a device or a pipe, which is read only where it is named on the command line",
        ),
        Lost::Output => inputs::written(Path::new(name), language),
    }
}

/// What became of the inputs of a run that has no summary of its own.
#[derive(Default)]
pub(super) struct Tally {
    /// Reports written out.
    pub read: usize,
    /// Those of them that held no statutory table.
    pub empty: usize,
    /// Inputs that could not be read.
    pub unread: usize,
}

/// Says what became of the inputs, where there were several.
pub(super) fn tally(tally: &Tally, language: Language) {
    let Tally { read, empty, unread } = tally;
    if read + unread < 2 {
        return;
    }
    tell(&match language {
        Language::Zh => {
            format!("共 {} 个输入：读取 {read} 个（其中 {empty} 个没有法定表格），未能读取 {unread} 个", read + unread)
        }
        Language::En => {
            format!(
                "{} inputs: {read} read ({empty} of them without a statutory table), {unread} not read",
                read + unread
            )
        }
    });
}

/// Says what folders held that was not read: by ending, and what is hidden.
pub(super) fn left_out(left_out: &LeftOut, language: Language) {
    if let Some((count, endings)) = left_out.told() {
        tell(&language.pick(
            format!("文件夹中另有 {count} 个文件因扩展名未读取（{endings}）；直接写出文件名即可读取"),
            format!("left out in folders for their endings: {count} ({endings}); a file that is named is read"),
        ));
    }
    let hidden = left_out.hidden();
    if hidden > 0 {
        tell(&language.pick(
            format!("文件夹中另有 {hidden} 个隐藏的文件或文件夹未读取；直接写出名称即可读取"),
            format!("left out in folders because they are hidden: {hidden}; what is named is read"),
        ));
    }
}

/// Says that the run was asked to end, and that what was written is whole.
pub(super) fn interrupted(language: Language) {
    tell(language.pick(
        "已中断：已处理的输入均已完整写出，其余未读取",
        "interrupted: what was done is written whole, the other inputs were not read",
    ));
}

/// That a report held nothing to check, and what it held.
#[derive(Clone, Copy)]
pub(super) struct Nothing {
    sections: usize,
    is_no_report: bool,
    part_of_year: Option<PartOfYear>,
}

impl Nothing {
    /// `None` where there is something to check.
    pub(super) fn of(report: &Report) -> Option<Self> {
        let part_of_year = report.part_of_year.as_ref().map(|part| part.value);
        check::nothing_to_check(report).then(|| Self {
            sections: report.sections.len(),
            is_no_report: check::is_no_report(report),
            part_of_year,
        })
    }

    /// Whether nothing at all speaks for a report.
    pub(super) const fn is_no_report(&self) -> bool {
        self.is_no_report
    }
}

/// Says that an input holds no statutory table, what was looked for, and how to look further; gives what was said.
pub(super) fn nothing_found(name: &str, nothing: Nothing, language: Language) -> String {
    let Nothing { sections, part_of_year, .. } = nothing;
    if let Some(part) = part_of_year {
        let (zh, en) = match part {
            PartOfYear::Half => ("半年", "half-year"),
            PartOfYear::Quarter => ("季度", "quarterly"),
            PartOfYear::Month => ("月度", "monthly"),
        };
        let text = match language {
            Language::Zh => format!("{name}：这是{zh}报告，不是年度报告，没有读取其中的数字"),
            Language::En => format!("{name}: this is a {en} report, not an annual one; no figure was taken from it"),
        };
        say(language, &text);
        return text;
    }
    let text = match language {
        Language::Zh => format!(
            "{name}：没有找到可检查的内容。查找了第二、三、四部分的法定表格（2019 年、2021 年格式）和 2008 年格式的统计数字，\
                 一个也没有找到；法定标题找到 {sections} 个。可用 gkreport show --stage tables {name} 查看读到了什么"
        ),
        Language::En => format!(
            "{name}: nothing to check. Looked for the statutory tables of sections two, three and four (editions \
                 2019 and 2021) and the statistics of the 2008 edition, and found none; statutory headings found: \
                 {sections}. \
                 See what was read with: gkreport show --stage tables {name}"
        ),
    };
    say(language, &text);
    text
}

/// Says that an input that was to be shown holds no statutory table.
pub(crate) fn no_tables(report: &Report, language: Language) {
    let name = &report.source.name;
    say(
        language,
        &match language {
            Language::Zh => {
                format!("{name}：没有找到法定表格。可用 gkreport show --stage blocks {name} 查看读到的内容")
            }
            Language::En => {
                format!(
                    "{name}: no statutory table was found. See what was read with: gkreport show --stage blocks {name}"
                )
            }
        },
    );
}

/// Writes a line to stderr; a closed stderr is nobody's to hear of it.
pub(crate) fn say(language: Language, text: &str) {
    let word = language.pick("错误：", "error: ");
    write(&format!("{word}{text}"));
}

/// Writes to stderr what is no error, where that is wanted.
pub(crate) fn tell(text: &str) {
    if quiet() == 0 {
        write(text);
    }
}

fn write(text: &str) {
    // A name with a line break in it must not start a line of its own.
    let text = harmless(text).replace('\n', "\n  | ");
    let _ = progress::aside(|| writeln!(io::stderr(), "gkreport: {}", log_safe(&text)));
}

fn describe(error: &Error, language: Language) -> String {
    match (language, error) {
        (Language::Zh, Error::Io { name, source }) if source.kind() == io::ErrorKind::IsADirectory => {
            format!("{name} 是文件夹，请列出其中的文件，例如 {name}/*")
        }
        (Language::En, Error::Io { name, source }) if source.kind() == io::ErrorKind::IsADirectory => {
            format!("{name} is a folder; name the files in it, e.g. {name}/*")
        }
        (Language::En, _) => error.to_string(),
        (Language::Zh, Error::Io { name, source }) => format!("无法读取 {name}：{}", system::said(source, language)),
        (Language::Zh, Error::Encoding { name, tried, zeros: 0 }) => {
            format!("{name} 不是可识别编码的文本（试过 {}），请转换为 UTF-8 后再试", tried.join("、"))
        }
        (Language::Zh, Error::Encoding { name, tried, zeros }) => format!(
            "{name} 不是可识别编码的文本（试过 {}）：其中有 {zeros} 个空字节（NUL），这些编码的文本中不会有；\
                 如属误入，请去除（`tr -d '\\000'`）后再试",
            tried.join("、")
        ),
        (Language::Zh, Error::Refused { name, what }) => what.told(name, language),
        (Language::Zh, Error::Limit { name, what, found, limit }) => what.told(name, *found, *limit, language),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use gkreport::Refused;
    use gkreport::limits::Limit;

    #[test]
    fn a_folder_is_called_one_and_every_error_speaks_both_languages() {
        let folder = Error::Io { name: "reports".to_owned(), source: io::ErrorKind::IsADirectory.into() };
        assert_eq!(describe(&folder, Language::En), "reports is a folder; name the files in it, e.g. reports/*");
        let errors = [
            folder,
            Error::Io { name: "a".to_owned(), source: io::ErrorKind::NotFound.into() },
            Error::Encoding { name: "a".to_owned(), tried: vec!["utf-8".to_owned()], zeros: 0 },
            Error::Encoding { name: "a".to_owned(), tried: vec!["utf-8".to_owned()], zeros: 9 },
            Error::Refused { name: "a".to_owned(), what: Refused::Scanned },
            Error::Limit { name: "a".to_owned(), what: Limit::Size, found: Some(2), limit: 1 },
            Error::Limit { name: "a".to_owned(), what: Limit::Depth, found: None, limit: 1 },
        ];
        for error in &errors {
            assert_ne!(describe(error, Language::Zh), describe(error, Language::En));
        }
    }
}
