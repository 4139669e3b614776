//! Why words typed cannot be meant, in the reader's language, with what may have been meant.

use super::name::shown;
use super::{build, wording};
use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use gkreport::finding::Language;
use std::ffi::OsString;
use std::path::Path;

/// What is said of a command line that cannot be meant.
pub(super) fn said(error: &Error, words: &[OsString], language: Language) -> String {
    if let Some(text) = a_file_for_a_command(error, words, language) {
        return text;
    }
    match language {
        Language::En => english(error),
        Language::Zh => format!("gkreport: 错误：{}\n\n{}\n", chinese(error), see_help(words, language)),
    }
}

/// Who names a file first means to check it.
fn a_file_for_a_command(error: &Error, words: &[OsString], language: Language) -> Option<String> {
    if !matches!(error.kind(), ErrorKind::InvalidSubcommand | ErrorKind::UnknownArgument) {
        return None;
    }
    let first = words.get(1)?;
    let name = Path::new(first);
    if first.to_string_lossy().starts_with('-') || name.symlink_metadata().is_err() {
        return None;
    }
    let name = shown(name);
    let text = match language {
        Language::Zh => format!("错误：{name} 是文件而不是命令；是否指 gkreport check {name}？"),
        Language::En => format!("error: {name} is a file and no command; did you mean `gkreport check {name}`?"),
    };
    Some(format!("gkreport: {}\n", gkreport::emit::log_safe(&gkreport::emit::harmless(&text))))
}

/// The library's own words; of what is written in both languages the English.
fn english(error: &Error) -> String {
    let text = error.render().ansi().to_string();
    let line = |line: &str| wording::of(line, Language::En).to_owned() + "\n";
    text.lines().map(line).collect()
}

fn chinese(error: &Error) -> String {
    let told = |kind| error.get(kind).map(value);
    let argument = || told(ContextKind::InvalidArg).map(|argument| places(&argument)).unwrap_or_default();
    let given = || told(ContextKind::InvalidValue).unwrap_or_default();
    let text = match error.kind() {
        ErrorKind::UnknownArgument => format!("没有选项 {}", argument()),
        ErrorKind::InvalidSubcommand => {
            format!("没有命令 {}", told(ContextKind::InvalidSubcommand).unwrap_or_default())
        }
        ErrorKind::InvalidValue if given().is_empty() => format!("{} 需要一个值", argument()),
        ErrorKind::InvalidValue => format!("{} 的值 {} 无效", argument(), given()),
        ErrorKind::ValueValidation => {
            let why = std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
            let why = wording::of(&why, Language::Zh);
            // What other parsers say is English, and tells little more than that the value is wrong.
            let is_chinese = why.contains(|c: char| ('\u{4e00}'..='\u{9fff}').contains(&c));
            let why = if is_chinese { format!("：{why}") } else { String::new() };
            format!("{} 的值 {} 无效{why}", argument(), given())
        }
        ErrorKind::ArgumentConflict => match told(ContextKind::PriorArg) {
            Some(other) if places(&other) != argument() => format!("{} 不能与 {} 同时使用", argument(), places(&other)),
            _ => format!("{} 不能重复使用", argument()),
        },
        ErrorKind::MissingRequiredArgument => format!("缺少 {}", argument()),
        ErrorKind::MissingSubcommand => "缺少命令".to_owned(),
        ErrorKind::TooManyValues => format!("{} 不能有这么多值：{}", argument(), given()),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => format!("{} 的值的个数不对", argument()),
        ErrorKind::NoEquals => format!("{} 与值之间需要等号", argument()),
        ErrorKind::InvalidUtf8 => "参数不是有效的文本".to_owned(),
        _ => "用法有误".to_owned(),
    };
    let meant = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue].map(told);
    let meant = meant.into_iter().flatten().next().map(|meant| format!("；是否指 {}？", places(&meant)));
    let valid = told(ContextKind::ValidValue).map(|values| format!("；可选值：{values}"));
    let text = [Some(text), meant, valid].into_iter().flatten().collect::<String>();
    gkreport::emit::harmless(&text).into_owned()
}

fn value(value: &ContextValue) -> String {
    match value {
        ContextValue::None => String::new(),
        ContextValue::Strings(all) => all.join("、"),
        other => other.to_string(),
    }
}

/// `--format <FORMAT>` with its place in Chinese.
fn places(argument: &str) -> String {
    let Some((option, place)) = argument.split_once('<') else { return argument.to_owned() };
    let (name, rest) = place.split_once('>').unwrap_or((place, ""));
    format!("{option}<{}>{rest}", wording::place(name, Language::Zh))
}

/// How the command is used, and where more is told of it.
fn see_help(words: &[OsString], language: Language) -> String {
    let mut whole = build::full(language);
    let named = words.get(1).and_then(|word| word.to_str()).filter(|word| whole.find_subcommand(word).is_some());
    let named = named.map(str::to_owned);
    let (command, name) = match &named {
        Some(name) => (whole.find_subcommand_mut(name).expect("it was just found"), format!("gkreport {name}")),
        None => (&mut whole, "gkreport".to_owned()),
    };
    let usage = wording::of_help(&command.render_usage().to_string(), language);
    format!("{usage}\n\n详见 {name} --help")
}
