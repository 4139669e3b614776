//! `--format NAME[=FILE]`: a format of check, and where it goes.

use clap::builder::{PossibleValue, TypedValueParser};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command, Error};
use gkreport::emit::CheckFormat;
use std::ffi::OsStr;
use std::path::PathBuf;

/// A format, and the file it is written to; `None`: where `-o` says, else standard output.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FormatTarget {
    /// The format.
    pub format: CheckFormat,
    /// The file named with it.
    pub path: Option<PathBuf>,
}

impl FormatTarget {
    /// Reads `NAME` or `NAME=FILE`; gives `None` where no format is called so or the file's name is empty.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (name, path) = text.split_once('=').map_or((text, None), |(name, path)| (name, Some(path)));
        let format = CheckFormat::ALL.into_iter().find(|format| format.key() == name)?;
        match path {
            Some("") => None,
            path => Some(Self { format, path: path.map(PathBuf::from) }),
        }
    }
}

/// Reads a [`FormatTarget`] and tells help and completions which formats there are.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FormatTargetParser;

impl TypedValueParser for FormatTargetParser {
    type Value = FormatTarget;

    fn parse_ref(&self, command: &Command, arg: Option<&Arg>, value: &OsStr) -> Result<FormatTarget, Error> {
        let text = value.to_string_lossy();
        FormatTarget::parse(&text).ok_or_else(|| {
            let mut error = Error::new(ErrorKind::InvalidValue).with_cmd(command);
            let name = arg.map_or_else(|| "--format".to_owned(), ToString::to_string);
            let formats = CheckFormat::ALL.iter().map(|format| format.key().to_owned()).collect();
            error.insert(ContextKind::InvalidArg, ContextValue::String(name));
            error.insert(ContextKind::InvalidValue, ContextValue::String(text.clone().into_owned()));
            error.insert(ContextKind::ValidValue, ContextValue::Strings(formats));
            error
        })
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(CheckFormat::ALL.into_iter().map(|format| {
            let help = format.help();
            PossibleValue::new(format.key()).help(format!("{} · {}", help.en, help.zh))
        })))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_may_name_its_file() {
        let plain = FormatTarget { format: CheckFormat::Sarif, path: None };
        assert_eq!(FormatTarget::parse("sarif"), Some(plain));
        let named = FormatTarget { format: CheckFormat::Junit, path: Some(PathBuf::from("out/a=b.xml")) };
        assert_eq!(FormatTarget::parse("junit=out/a=b.xml"), Some(named));
        for wrong in ["", "xml", "sarif=", "=x", "SARIF"] {
            assert_eq!(FormatTarget::parse(wrong), None, "{wrong:?}");
        }
    }
}
