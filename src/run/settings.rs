//! What governs a check: the command line, else `gkreport.toml` (the nearest, from the working directory upwards).
//!
//! A key given on the command line replaces the file's. A key the file should not have is refused with the nearest one
//! that is known: a typing error must not switch something off unseen. Paths in the file are relative to it.
//!
//! ```toml
//! select = ["GK0", "GK3"]
//! ignore = ["blank-cell"]
//! fail-on = "warning"
//! format = ["human", "sarif=gkreport.sarif"]
//! baseline = "known.json"
//! statistics = true
//! ```

use super::explain::unknown_rule;
use crate::cli::{CheckArgs, FailOn, FormatTarget};
use anyhow::Context as _;
use gkreport::emit::{CheckFormat, Statistics};
use gkreport::finding::{Language, Severity};
use gkreport::rules::{self, Rule};
use serde::{Deserialize, Serialize};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

const FILE_NAME: &str = "gkreport.toml";
const KEYS: [&str; 6] = ["select", "ignore", "fail-on", "format", "statistics", "baseline"];

/// The settings in force.
#[derive(Debug)]
pub(super) struct Settings {
    /// The file they come from, where one was found.
    pub file: Option<PathBuf>,
    /// The rules to run.
    pub rules: Vec<&'static Rule>,
    /// The severity from which findings make the run fail.
    pub fail_on: Option<Severity>,
    /// The formats to write, and where to.
    pub formats: Vec<FormatTarget>,
    /// Whether the findings of each rule are counted.
    pub statistics: Statistics,
    /// The findings that are known.
    pub baseline: Option<PathBuf>,
    written: Written,
}

/// Settings as a file has them.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
struct Written {
    select: Option<Vec<String>>,
    ignore: Option<Vec<String>>,
    fail_on: Option<FailOn>,
    format: Option<Vec<String>>,
    statistics: Option<bool>,
    baseline: Option<PathBuf>,
}

impl Settings {
    /// The settings in force for these arguments.
    ///
    /// # Errors
    /// Where the file cannot be read or says what cannot be meant, or a rule is unknown.
    pub(super) fn load(args: &CheckArgs, language: Language) -> anyhow::Result<Self> {
        let here = std::env::current_dir().context("no working directory")?;
        let file =
            if args.isolated { None } else { here.ancestors().map(|dir| dir.join(FILE_NAME)).find(|f| f.is_file()) };
        let from_file = match &file {
            Some(path) => read(path, language).with_context(|| path.display().to_string())?,
            None => Written::default(),
        };
        let fail_on = args.fail_on.or(from_file.fail_on).unwrap_or(FailOn::Error);
        let select = args.select.clone().or(from_file.select).unwrap_or_default();
        let ignore = args.ignore.clone().or(from_file.ignore).unwrap_or_default();
        let rules = rules::select(&select, &ignore)
            .map_err(|unknown| anyhow::anyhow!(unknown_rule(&unknown.asked, language)))?;
        let formats = if args.formats.is_empty() {
            let names = from_file.format.unwrap_or_else(|| vec![CheckFormat::Human.key().to_owned()]);
            let targets = names.iter().map(|name| target(name, file.as_deref(), language));
            let targets: anyhow::Result<Vec<_>> = targets.collect();
            targets.with_context(|| file.as_deref().unwrap_or(Path::new(FILE_NAME)).display().to_string())?
        } else {
            args.formats.clone()
        };
        let statistics = args.statistics || from_file.statistics.unwrap_or(false);
        let baseline = args.baseline.clone().or(from_file.baseline.map(|path| beside(file.as_deref(), &path)));
        let written = Written {
            select: Some(select),
            ignore: Some(ignore),
            fail_on: Some(fail_on),
            format: Some(formats.iter().map(spelt).collect()),
            statistics: Some(statistics),
            baseline: baseline.clone(),
        };
        Ok(Self {
            file,
            rules,
            fail_on: severity(fail_on),
            formats,
            statistics: if statistics { Statistics::Show } else { Statistics::Omit },
            baseline,
            written,
        })
    }

    /// The settings as a file that would give them, and where they come from.
    pub(super) fn describe(&self, language: Language) -> anyhow::Result<String> {
        let mut text = match &self.file {
            Some(path) => format!("# {}\n", path.display()),
            None => format!("# {}\n", language.pick("没有使用 gkreport.toml", "no gkreport.toml is used")),
        };
        text.push_str(&toml::to_string(&self.written)?);
        let codes: Vec<_> = self.rules.iter().map(|rule| rule.code).collect();
        let _ = writeln!(text, "# {} {}", language.pick("规则：", "rules:"), codes.join(" "));
        Ok(text)
    }
}

fn read(path: &Path, language: Language) -> anyhow::Result<Written> {
    let table: toml::Table = std::fs::read_to_string(path)?.trim_start_matches('\u{feff}').parse()?;
    if let Some(unknown) = table.keys().find(|key| !KEYS.contains(&key.as_str())) {
        anyhow::bail!(unknown_key(unknown, language));
    }
    Ok(table.try_into()?)
}

fn unknown_key(key: &str, language: Language) -> String {
    let nearest = KEYS.into_iter().map(|known| (strsim::jaro_winkler(known, key), known));
    let nearest = nearest.filter(|(likeness, _)| *likeness > 0.7).max_by(|one, other| one.0.total_cmp(&other.0));
    let known = KEYS.join(", ");
    match (language, nearest) {
        (Language::Zh, Some((_, near))) => format!("没有设置项 {key}，是否指 {near}？可用的有：{known}"),
        (Language::Zh, None) => format!("没有设置项 {key}；可用的有：{known}"),
        (Language::En, Some((_, near))) => format!("no setting {key}; did you mean {near}? Known are: {known}"),
        (Language::En, None) => format!("no setting {key}; known are: {known}"),
    }
}

/// A format named in the file.
fn target(name: &str, file: Option<&Path>, language: Language) -> anyhow::Result<FormatTarget> {
    let Some(target) = FormatTarget::parse(name) else {
        let known: Vec<_> = CheckFormat::ALL.iter().map(|format| format.key()).collect();
        let words = language.pick("没有这种输出格式", "no such format");
        anyhow::bail!("{words}: {name} ({})", known.join(", "));
    };
    Ok(FormatTarget { path: target.path.map(|path| beside(file, &path)), ..target })
}

/// A path that stands in the settings file.
fn beside(file: Option<&Path>, path: &Path) -> PathBuf {
    file.and_then(Path::parent).map_or_else(|| path.to_owned(), |folder| folder.join(path))
}

fn spelt(target: &FormatTarget) -> String {
    let name = target.format.key();
    target.path.as_ref().map_or_else(|| name.to_owned(), |path| format!("{name}={}", path.display()))
}

const fn severity(fail_on: FailOn) -> Option<Severity> {
    match fail_on {
        FailOn::Error => Some(Severity::Error),
        FailOn::Warning => Some(Severity::Warning),
        FailOn::Note => Some(Severity::Note),
        FailOn::Never => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_keys_are_those_of_the_file() {
        let written = Written {
            select: Some(Vec::new()),
            ignore: Some(Vec::new()),
            fail_on: Some(FailOn::Never),
            format: Some(Vec::new()),
            statistics: Some(false),
            baseline: Some(PathBuf::from("x")),
        };
        let table = toml::Table::try_from(&written).expect("settings are TOML");
        let keys: Vec<_> = table.keys().map(String::as_str).collect();
        let mut known = KEYS;
        known.sort_unstable();
        assert_eq!(keys, known);
    }

    #[test]
    fn an_unknown_key_names_the_nearest() {
        assert!(unknown_key("fail_on", Language::En).contains("did you mean fail-on?"));
        assert!(unknown_key("selct", Language::Zh).contains("是否指 select？"));
        assert!(!unknown_key("xyz", Language::En).contains("did you mean"));
    }
}
