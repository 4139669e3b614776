//! What people are told on stderr, in their language.

use super::output::CannotWrite;
use crate::cli::LanguageName;
use gkreport::emit::{harmless, log_safe};
use gkreport::finding::Language;
use gkreport::{Error, Report};
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

/// The wording in one language.
pub(crate) fn pick<'a>(language: Language, zh: &'a str, en: &'a str) -> &'a str {
    match language {
        Language::Zh => zh,
        Language::En => en,
    }
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
pub(crate) fn input_error(error: &Error, language: Language) -> String {
    let text = describe(error, language);
    say(language, &text);
    text
}

/// Says that an input holds no statutory table, what was looked for, and how to look further; gives what was said.
pub(crate) fn nothing_found(report: &Report, language: Language) -> String {
    let name = &report.source.name;
    let sections = report.sections.len();
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
    let word = pick(language, "错误：", "error: ");
    tell(&format!("{word}{text}"));
}

/// Writes to stderr what is no error.
pub(crate) fn tell(text: &str) {
    // A name with a line break in it must not start a line of its own.
    let text = harmless(text).replace('\n', "\n  | ");
    let _ = writeln!(io::stderr(), "gkreport: {}", log_safe(&text));
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
