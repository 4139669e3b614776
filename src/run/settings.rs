//! What governs a check: the command line, else `gkreport.toml` (the nearest, from the working directory upwards).
//!
//! A key given on the command line replaces the file's. A key the file should not have is refused with the nearest one
//! that is known: a typing error must not switch something off unseen. Paths in the file are relative to it.
//!
//! A file that is merely found may lie in a folder somebody else filled. So it may name no outputs, and no paths outside
//! its own folder; one that is named (`--config`) may.
//!
//! ```toml
//! select = ["GK0", "GK3"]
//! ignore = ["blank-cell"]
//! fail-on = "warning"
//! published-by = "01-20"
//! format = ["human", "sarif=gkreport.sarif"]
//! baseline = "known.json"
//! statistics = true
//! ```

use super::explain::unknown_rule;
use crate::cli::shown;
use crate::cli::{CheckArgs, FailOn, FormatTarget};
use anyhow::Context as _;
use gkreport::emit::{CheckFormat, Statistics};
use gkreport::finding::{Language, Severity};
use gkreport::rules::{self, MonthDay, Rule, Terms};
use serde::{Deserialize, Serialize};
use std::fmt::Write as _;
use std::fs::File;
use std::io::Read as _;
use std::path::{Component, Path, PathBuf};

/// Bytes of a settings file.
const LARGEST: u64 = 1 << 20;
const FILE_NAME: &str = "gkreport.toml";
const KEYS: [&str; 7] = ["select", "ignore", "fail-on", "published-by", "format", "statistics", "baseline"];

/// The settings in force.
#[derive(Debug)]
pub(super) struct Settings {
    /// The file they come from, where one was found.
    pub file: Option<PathBuf>,
    /// The rules to run.
    pub rules: Vec<&'static Rule>,
    /// The severity from which findings make the run fail.
    pub fail_on: Option<Severity>,
    /// What is set beside the law.
    pub terms: Terms,
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
    published_by: Option<MonthDay>,
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
        let file = args.config.clone().or_else(|| if args.isolated { None } else { find() });
        let from_file = match &file {
            Some(path) => read(path, language).with_context(|| shown(path))?,
            None => Written::default(),
        };
        if let (None, Some(path)) = (&args.config, &file) {
            trust_little(&from_file, path, language).with_context(|| shown(path))?;
        }
        let fail_on = args.fail_on.or(from_file.fail_on).unwrap_or(FailOn::Error);
        let select = args.select.clone().or(from_file.select).unwrap_or_default();
        let ignore = args.ignore.clone().or(from_file.ignore).unwrap_or_default();
        let rules = rules::select(&select, &ignore)
            .map_err(|unknown| anyhow::anyhow!(unknown_rule(&unknown.asked, language)))?;
        let published_by = args.published_by.or(from_file.published_by);
        let formats = if args.formats.is_empty() {
            let names = from_file.format.unwrap_or_else(|| vec![CheckFormat::Human.key().to_owned()]);
            let targets = names.iter().map(|name| target(name, file.as_deref(), language));
            let targets: anyhow::Result<Vec<_>> = targets.collect();
            targets.with_context(|| shown(file.as_deref().unwrap_or(Path::new(FILE_NAME))))?
        } else {
            args.formats.clone()
        };
        let statistics = args.statistics || from_file.statistics.unwrap_or(false);
        let baseline = args.baseline.clone().or(from_file.baseline.map(|path| beside(file.as_deref(), &path)));
        let written = Written {
            select: Some(select),
            ignore: Some(ignore),
            fail_on: Some(fail_on),
            published_by,
            format: Some(formats.iter().map(spelt).collect()),
            statistics: Some(statistics),
            baseline: baseline.clone(),
        };
        Ok(Self {
            file,
            rules,
            fail_on: severity(fail_on),
            terms: Terms { published_by },
            formats,
            statistics: if statistics { Statistics::Show } else { Statistics::Omit },
            baseline,
            written,
        })
    }

    /// The settings as a file that would give them, and where they come from.
    pub(super) fn describe(&self, language: Language) -> anyhow::Result<String> {
        let mut text = match &self.file {
            Some(path) => format!("# {}\n", shown(path)),
            None => format!("# {}\n", language.pick("没有使用 gkreport.toml", "no gkreport.toml is used")),
        };
        text.push_str(&toml::to_string(&self.written)?);
        let codes: Vec<_> = self.rules.iter().map(|rule| rule.code).collect();
        let _ = writeln!(text, "# {} {}", language.pick("规则：", "rules:"), codes.join(" "));
        Ok(text)
    }
}

/// The nearest file, from the working directory upwards; none where that has been deleted.
fn find() -> Option<PathBuf> {
    let here = std::env::current_dir().ok()?;
    here.ancestors().map(|folder| folder.join(FILE_NAME)).find(|file| file.is_file())
}

/// Refuses what a file that was merely found must not ask for.
fn trust_little(written: &Written, file: &Path, language: Language) -> anyhow::Result<()> {
    let named = language.pick("如信任这个文件，请用 --config 指定", "name the file with --config if you trust it");
    let output = |name: &&String| FormatTarget::parse(name).is_some_and(|target| target.path.is_some());
    if let Some(name) = written.format.iter().flatten().find(output) {
        anyhow::bail!(language.pick(
            format!("自动找到的设置文件不能指定输出文件（{name}）；{named}"),
            format!("settings that were merely found may not name output files ({name}); {named}"),
        ));
    }
    let Some(path) = &written.baseline else { return Ok(()) };
    // Links are followed: where the path leads is what counts.
    let folder = file.parent().map(Path::to_owned).unwrap_or_default();
    let inside = match (folder.canonicalize(), folder.join(path).canonicalize()) {
        (Ok(folder), Ok(path)) => path.starts_with(folder),
        _ => path.is_relative() && path.components().all(|part| !matches!(part, Component::ParentDir)),
    };
    if !inside {
        let path = shown(path);
        anyhow::bail!(language.pick(
            format!("自动找到的设置文件不能指定所在文件夹以外的文件（{path}）；{named}"),
            format!("settings that were merely found may not name files outside their folder ({path}); {named}"),
        ));
    }
    Ok(())
}

fn read(path: &Path, language: Language) -> anyhow::Result<Written> {
    let mut text = String::new();
    let read = File::open(path)?.take(LARGEST + 1).read_to_string(&mut text)?;
    if read as u64 > LARGEST {
        anyhow::bail!(language.pick("超过 1 MiB，不是设置文件", "more than 1 MiB, which no settings have"));
    }
    let text = text.trim_start_matches('\u{feff}');
    let wrong = |error: toml::de::Error| match language {
        Language::En => anyhow::Error::from(error),
        Language::Zh => {
            let before = text.get(..error.span().map_or(0, |span| span.start)).unwrap_or("");
            anyhow::anyhow!("第 {} 行的写法不对", before.matches('\n').count() + 1)
        }
    };
    let table: toml::Table = text.parse().map_err(wrong)?;
    if let Some(unknown) = table.keys().find(|key| !KEYS.contains(&key.as_str())) {
        anyhow::bail!(unknown_key(unknown, language));
    }
    table.try_into().map_err(|error: toml::de::Error| match language {
        Language::En => error.into(),
        Language::Zh => anyhow::anyhow!("有一项设置的值不对"),
    })
}

fn unknown_key(key: &str, language: Language) -> String {
    let nearest = KEYS.into_iter().map(|known| (strsim::jaro_winkler(known, key), known));
    let nearest = nearest.filter(|(likeness, _)| *likeness > 0.7).max_by(|one, other| one.0.total_cmp(&other.0));
    let known = KEYS.join(", ");
    match (language, nearest) {
        (Language::Zh, Some((_, near))) => format!("没有设置项 {key}，是否指 {near}？可用的有：{}", KEYS.join("、")),
        (Language::Zh, None) => format!("没有设置项 {key}；可用的有：{}", KEYS.join("、")),
        (Language::En, Some((_, near))) => format!("no setting {key}; did you mean {near}? Known are: {known}"),
        (Language::En, None) => format!("no setting {key}; known are: {known}"),
    }
}

/// A format named in the file.
fn target(name: &str, file: Option<&Path>, language: Language) -> anyhow::Result<FormatTarget> {
    let Some(target) = FormatTarget::parse(name) else {
        let known: Vec<_> = CheckFormat::ALL.iter().map(|format| format.key()).collect();
        let words = language.pick("没有这种输出格式", "no such format");
        anyhow::bail!(language.pick(
            format!("{words}：{name}（可用的有 {}）", known.join("、")),
            format!("{words}: {name} ({})", known.join(", ")),
        ));
    };
    Ok(FormatTarget { path: target.path.map(|path| beside(file, &path)), ..target })
}

/// A path that stands in the settings file.
fn beside(file: Option<&Path>, path: &Path) -> PathBuf {
    file.and_then(Path::parent).map_or_else(|| path.to_owned(), |folder| folder.join(path))
}

fn spelt(target: &FormatTarget) -> String {
    let name = target.format.key();
    target.path.as_ref().map_or_else(|| name.to_owned(), |path| format!("{name}={}", shown(path)))
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
            published_by: "01-20".parse().ok(),
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
