//! From words typed to a [`Cli`]: the language they are answered in, and what is shown instead where help was asked for
//! or the words cannot be meant.
//!
//! Takes the words as the system gives them; refuses none itself: why words cannot be meant is `refusal.rs`'s to say.

use super::build::{command, full};
use super::{Cli, ColourChoice, LanguageName, refusal, wording};
use clap::error::ErrorKind;
use clap::{FromArgMatches as _, ValueEnum as _};
use gkreport::finding::Language;
use std::ffi::OsString;

/// What is shown instead of a run, and how that ends.
pub(crate) struct Shown {
    text: String,
    error: bool,
}

/// Reads the command line.
///
/// # Errors
/// What is to be shown, where help was asked for or the words cannot be meant.
pub(crate) fn parse(words: &[OsString], language: Language) -> Result<Cli, Shown> {
    let matches = command().try_get_matches_from(words).and_then(|matches| Cli::from_arg_matches(&matches));
    matches.map_err(|error| Shown::new(&error, words, language))
}

/// The language asked for by option or variable, else the locale's: Chinese for a Chinese locale, English for any other.
///
/// Known before the words are read, so that they can be refused in it.
pub(crate) fn language(words: &[OsString]) -> Language {
    let variable = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let asked = asked(words, "--lang").or_else(|| variable("GKREPORT_LANG"));
    match asked.and_then(|name| LanguageName::from_str(&name, true).ok()) {
        Some(LanguageName::Zh) => Language::Zh,
        Some(LanguageName::En) => Language::En,
        None => of_locale(&["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(variable).unwrap_or_default()),
    }
}

impl Shown {
    fn new(error: &clap::Error, words: &[OsString], language: Language) -> Self {
        use ErrorKind::{DisplayHelp, DisplayHelpOnMissingArgumentOrSubcommand, DisplayVersion};
        let text = match error.kind() {
            DisplayHelp | DisplayHelpOnMissingArgumentOrSubcommand => help(words, language),
            DisplayVersion => error.render().to_string(),
            _ => refusal::said(error, words, language),
        };
        Self { text, error: error.use_stderr() }
    }

    /// Shows it and gives the exit code.
    pub(crate) fn show(self, words: &[OsString]) -> u8 {
        use std::io::Write as _;
        let choice = asked(words, "--color").and_then(|name| ColourChoice::from_str(&name, true).ok());
        let choice = match choice.unwrap_or_default() {
            ColourChoice::Always => anstream::ColorChoice::Always,
            ColourChoice::Never => anstream::ColorChoice::Never,
            ColourChoice::Auto => anstream::ColorChoice::Auto,
        };
        // Whoever has closed the stream wants nothing of it.
        let _ = if self.error {
            anstream::AutoStream::new(std::io::stderr(), choice).write_all(self.text.as_bytes())
        } else {
            anstream::AutoStream::new(std::io::stdout(), choice).write_all(self.text.as_bytes())
        };
        if self.error { 2 } else { 0 }
    }
}

/// The help asked for: of the command named, in short where `-h` asked.
fn help(words: &[OsString], language: Language) -> String {
    let mut command = full(language);
    let named = words
        .iter()
        .skip(1)
        .filter_map(|word| word.to_str())
        .find(|word| *word != "help" && command.find_subcommand(word).is_some());
    let short = words.iter().any(|word| word == "-h");
    let command = match named.map(str::to_owned) {
        Some(name) => command.find_subcommand_mut(&name).expect("it was just found"),
        None => &mut command,
    };
    let text = if short { command.render_help() } else { command.render_long_help() };
    wording::of_help(&text.ansi().to_string(), language)
}

/// The value of an option, as far as it can be seen without knowing the command line.
fn asked(words: &[OsString], option: &str) -> Option<String> {
    let words = words.iter().map(|word| word.to_string_lossy()).take_while(|word| word != "--");
    let mut values = words.skip_while(|word| word.split('=').next() != Some(option));
    let first = values.next()?;
    match first.split_once('=') {
        Some((_, value)) => Some(value.to_owned()),
        None => values.next().map(std::borrow::Cow::into_owned),
    }
}

fn of_locale(locale: &str) -> Language {
    let language = locale.split(['_', '.', '@', '-']).next().unwrap_or("");
    if language.eq_ignore_ascii_case("zh") { Language::Zh } else { Language::En }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_locale_decides_the_language() {
        for locale in ["zh_CN.UTF-8", "zh", "zh-TW", "ZH_HK"] {
            assert_eq!(of_locale(locale), Language::Zh, "{locale}");
        }
        for locale in ["", "C", "POSIX", "en_US.UTF-8", "zha_CN"] {
            assert_eq!(of_locale(locale), Language::En, "{locale}");
        }
    }
}
