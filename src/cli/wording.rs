//! Help in one language: descriptions are written in both, `English · 中文`, and each is shown in its own.
//!
//! What the library that reads the command line says by itself is put into Chinese by a table; a test holds that no
//! English is left.

use clap::builder::{PossibleValuesParser, StyledStr};
use clap::{Arg, Command};
use gkreport::finding::Language;

/// What stands between the two languages.
const BETWEEN: &str = " · ";

/// What is left to the reader to fill in.
const PLACES: [(&str, &str); 20] = [
    ("PATH", "路径"),
    ("FILE", "文件"),
    ("LIST", "名单"),
    ("OLD", "旧"),
    ("NEW", "新"),
    ("GLOB", "模式"),
    ("RULE", "规则"),
    ("SEVERITY", "级别"),
    ("NAME[=FILE]", "名称[=文件]"),
    ("FORMAT", "格式"),
    ("SHAPE", "形状"),
    ("STAGE", "步骤"),
    ("CODE", "代码"),
    ("READER", "程序"),
    ("SHELL", "解释器"),
    ("LANG", "语言"),
    ("WHEN", "何时"),
    ("MM-DD", "月-日"),
    ("SECONDS", "秒"),
    ("N", "数"),
];
const BYTES: (&str, &str) = ("BYTES", "字节");

/// The library's own descriptions.
const OWN: [(&str, &str); 4] = [
    ("Print help (see more with '--help')", "显示帮助（--help 显示更多）"),
    ("Print help (see a summary with '-h')", "显示帮助（-h 显示摘要）"),
    ("Print help", "显示帮助"),
    ("Print version", "显示版本"),
];
const OF_HELP: &str = "Print this message or the help of the given subcommand(s)";

/// The library's own words inside a help.
const WORDS: [(&str, &str); 9] = [
    ("Usage:", "用法："),
    ("Commands:", "命令："),
    ("Arguments:", "参数："),
    ("Options:", "选项："),
    ("Possible values:", "可选值："),
    ("[possible values: ", "[可选值："),
    ("[default: ", "[默认："),
    ("[aliases: ", "[别名："),
    ("[OPTIONS]", "[选项]"),
];

/// The wording in one language; a text that has one only is that of both.
pub(super) fn of(text: &str, language: Language) -> &str {
    match (text.split_once(BETWEEN), language) {
        (None, _) => text,
        (Some((en, _)), Language::En) => en,
        (Some((_, zh)), Language::Zh) => zh,
    }
}

/// The command line with every description in one language; `command` has been built.
pub(super) fn in_language(command: Command, language: Language) -> Command {
    let styled = |text: Option<&StyledStr>| text.map(|text| description(&text.to_string(), language));
    let (about, long) = (styled(command.get_about()), styled(command.get_long_about()));
    let mut command = command.mut_args(|arg| argument(arg, language));
    if let Some(about) = about {
        command = command.about(about);
    }
    if let Some(long) = long {
        command = command.long_about(long);
    }
    if language == Language::Zh {
        command = command.subcommand_value_name("命令");
    }
    command.mut_subcommands(|subcommand| in_language(subcommand, language))
}

fn argument(arg: Arg, language: Language) -> Arg {
    let styled = |text: Option<&StyledStr>| text.map(|text| description(&text.to_string(), language));
    let (help, long) = (styled(arg.get_help()), styled(arg.get_long_help()));
    let heading = arg.get_help_heading().map(|heading| of(heading, language).to_owned());
    let values = arg.get_possible_values();
    let place = arg.get_value_names().and_then(|names| names.first()).map(|name| place(name, language));
    let takes_values = arg.get_action().takes_values();
    let mut arg = arg;
    if let Some(help) = help {
        arg = arg.help(help);
    }
    if let Some(long) = long {
        arg = arg.long_help(long);
    }
    if let Some(heading) = heading {
        arg = arg.help_heading(heading);
    }
    if takes_values && !values.is_empty() {
        let told = |value: clap::builder::PossibleValue| match value.get_help().map(ToString::to_string) {
            Some(help) => value.help(description(&help, language)),
            None => value,
        };
        arg = arg.value_parser(PossibleValuesParser::new(values.into_iter().map(told)));
    }
    match place {
        Some(place) if takes_values => arg.value_name(place),
        _ => arg,
    }
}

fn description(text: &str, language: Language) -> String {
    let own = OWN.into_iter().chain([(OF_HELP, "显示这份帮助，或某一命令的帮助")]);
    match (own.into_iter().find(|(en, _)| *en == text), language) {
        (Some((_, zh)), Language::Zh) => zh.to_owned(),
        _ => of(text, language).to_owned(),
    }
}

/// What is left to fill in.
pub(super) fn place(name: &str, language: Language) -> String {
    let known = PLACES.into_iter().chain([BYTES]).find(|(en, _)| *en == name);
    match (known, language) {
        (Some((_, zh)), Language::Zh) => zh.to_owned(),
        _ => name.to_owned(),
    }
}

/// A help as it is shown.
pub(super) fn of_help(help: &str, language: Language) -> String {
    if language == Language::En {
        return help.to_owned();
    }
    let help = WORDS.into_iter().fold(help.to_owned(), |help, (en, zh)| help.replace(en, zh));
    // Headings of our own end with the library's colon.
    help.replace("上限:", "上限：").replace("： ", "：").replace("：\u{1b}[0m ", "：\u{1b}[0m")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::full;

    #[test]
    fn every_description_is_written_in_both_languages() {
        let en = full(Language::En);
        let zh = full(Language::Zh);
        let texts = |command: &Command| {
            let all = std::iter::once(command).chain(command.get_subcommands());
            let all = all.filter(|command| command.get_name() != "help");
            let told = all.flat_map(|command| {
                let args = command.get_arguments().flat_map(|arg| {
                    let values = arg.get_possible_values();
                    let values: Vec<_> =
                        values.iter().filter_map(|value| value.get_help().map(ToString::to_string)).collect();
                    arg.get_help().map(ToString::to_string).into_iter().chain(values)
                });
                command.get_about().map(ToString::to_string).into_iter().chain(args).collect::<Vec<_>>()
            });
            told.collect::<Vec<_>>()
        };
        let is_han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
        // What only names a thing is the same in both.
        for (en, zh) in texts(&en).into_iter().zip(texts(&zh)).filter(|(en, _)| en.contains(' ')) {
            assert!(!en.contains(is_han) || en.contains("政府"), "{en}");
            assert!(zh.contains(is_han), "{zh}");
        }
    }
}
