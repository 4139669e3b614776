//! What people are told on stderr, in their language.

use super::input::Unread;
use super::inputs::Lost;
use super::output::CannotWrite;
use super::progress;
use crate::cli::LanguageName;
use gkreport::emit::{harmless, log_safe};
use gkreport::finding::Language;
use gkreport::report::PartOfYear;
use gkreport::{Error, Report, check};
use std::io::{self, Write};

/// The language asked for, else the locale's: Chinese for a Chinese locale, English for any other.
pub(crate) fn language(asked: Option<LanguageName>) -> Language {
    let locale = || {
        let set = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(|name| std::env::var(name).ok());
        set.into_iter().find(|value| !value.is_empty()).unwrap_or_default()
    };
    match asked {
        Some(LanguageName::Zh) => Language::Zh,
        Some(LanguageName::En) => Language::En,
        None => of_locale(&locale()),
    }
}

fn of_locale(locale: &str) -> Language {
    let language = locale.split(['_', '.', '@', '-']).next().unwrap_or("");
    if language.eq_ignore_ascii_case("zh") { Language::Zh } else { Language::En }
}

/// Says why the run cannot go on.
pub(crate) fn error(error: &anyhow::Error, language: Language) {
    let text = match (language, error.downcast_ref::<CannotWrite>()) {
        (Language::Zh, Some(CannotWrite(path))) => format!("无法写入 {}：{}", path.display(), error.root_cause()),
        _ => format!("{error:#}"),
    };
    say(language, &text);
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
    match (language, why) {
        (Language::Zh, Lost::Io(error)) => format!("无法读取 {name}：{error}"),
        (Language::En, Lost::Io(error)) => format!("cannot read {name}: {error}"),
        (Language::Zh, Lost::Empty) => {
            format!(
                "{name}：文件夹中没有可读取的网页或文本文件（.html .htm .shtml .txt .md 等；隐藏文件和 .gitignore 排除的不计）"
            )
        }
        (Language::En, Lost::Empty) => format!(
            "{name}: no page or text file in this folder (.html .htm .shtml .txt .md …; hidden files and those \
             .gitignore excludes do not count)"
        ),
        (Language::Zh, Lost::Dash) => "名单中的 - 不能表示标准输入".to_owned(),
        (Language::En, Lost::Dash) => "`-` in a list of names cannot be standard input".to_owned(),
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

/// Says what folders held that was not read, by ending.
pub(super) fn left_out(count: usize, endings: &str, language: Language) {
    tell(&match language {
        Language::Zh => format!("文件夹中另有 {count} 个文件因扩展名未读取（{endings}）；可直接写出文件名来读取"),
        Language::En => {
            format!("left out in folders for their endings: {count} ({endings}); a file that is named is read")
        }
    });
}

/// Says that Ctrl-C came, and that what was written is whole.
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
    part_of_year: Option<PartOfYear>,
}

impl Nothing {
    /// `None` where there is something to check.
    pub(super) fn of(report: &Report) -> Option<Self> {
        let part_of_year = report.part_of_year.as_ref().map(|part| part.value);
        check::nothing_to_check(report).then_some(Self { sections: report.sections.len(), part_of_year })
    }
}

/// Says that an input holds no statutory table, what was looked for, and how to look further; gives what was said.
pub(super) fn nothing_found(name: &str, nothing: Nothing, language: Language) -> String {
    let Nothing { sections, part_of_year } = nothing;
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
    tell(&format!("{word}{text}"));
}

/// Writes to stderr what is no error.
pub(crate) fn tell(text: &str) {
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
        (Language::Zh, Error::Io { name, source }) => format!("无法读取 {name}：{source}"),
        (Language::Zh, Error::Encoding { name, tried, zeros: 0 }) => {
            format!("{name} 不是可识别编码的文本（试过 {}），请转换为 UTF-8 后再试", tried.join("、"))
        }
        (Language::Zh, Error::Encoding { name, tried, zeros }) => format!(
            "{name} 不是可识别编码的文本（试过 {}）：其中有 {zeros} 个空字节（NUL），这些编码的文本中不会有；\
                 如属误入，请去除（`tr -d '\\000'`）后再试",
            tried.join("、")
        ),
        (Language::Zh, Error::NotText { name, found, hint }) => {
            format!("{name} 是 {found}，不是文本或 HTML，请先转换，例如使用 {hint}")
        }
        (Language::Zh, Error::Limit { name, what, found, limit }) => what.told(name, *found, *limit, language),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use gkreport::limits::Limit;

    #[test]
    fn the_locale_decides_the_language() {
        for locale in ["zh_CN.UTF-8", "zh", "zh-TW", "ZH_HK"] {
            assert_eq!(of_locale(locale), Language::Zh, "{locale}");
        }
        for locale in ["", "C", "POSIX", "en_US.UTF-8", "zha_CN"] {
            assert_eq!(of_locale(locale), Language::En, "{locale}");
        }
    }

    #[test]
    fn a_folder_is_called_one_and_every_error_speaks_both_languages() {
        let folder = Error::Io { name: "reports".to_owned(), source: io::ErrorKind::IsADirectory.into() };
        assert_eq!(describe(&folder, Language::En), "reports is a folder; name the files in it, e.g. reports/*");
        let errors = [
            folder,
            Error::Io { name: "a".to_owned(), source: io::ErrorKind::NotFound.into() },
            Error::Encoding { name: "a".to_owned(), tried: vec!["utf-8".to_owned()], zeros: 0 },
            Error::Encoding { name: "a".to_owned(), tried: vec!["utf-8".to_owned()], zeros: 9 },
            Error::NotText { name: "a".to_owned(), found: "a PDF", hint: "pdftotext" },
            Error::Limit { name: "a".to_owned(), what: Limit::Size, found: Some(2), limit: 1 },
            Error::Limit { name: "a".to_owned(), what: Limit::Depth, found: None, limit: 1 },
        ];
        for error in &errors {
            assert_ne!(describe(error, Language::Zh), describe(error, Language::En));
        }
    }
}
