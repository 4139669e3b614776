//! `gkreport explain`: one rule's documentation.

use super::Outcome;
use super::output::Output;
use crate::cli::ExplainArgs;
use gkreport::emit::explain;
use gkreport::finding::Language;
use gkreport::rules::{self, RULES};

/// Explains the rule named; an unknown one is an error that names the nearest.
pub(super) fn run(args: &ExplainArgs, language: Language) -> anyhow::Result<Outcome> {
    let Some(rule) = rules::find(&args.rule) else { anyhow::bail!(unknown(&args.rule, language)) };
    let mut output = Output::open(None)?;
    explain::write(rule, language, &mut output)?;
    output.finish()?;
    Ok(Outcome::Clean)
}

fn unknown(asked: &str, language: Language) -> String {
    match (language, nearest(asked)) {
        (Language::Zh, Some(name)) => format!("没有规则 {asked}，是否指 {name}？gkreport rules 列出全部规则"),
        (Language::Zh, None) => format!("没有规则 {asked}；gkreport rules 列出全部规则"),
        (Language::En, Some(name)) => format!("no rule {asked}; did you mean {name}? `gkreport rules` lists all"),
        (Language::En, None) => format!("no rule {asked}; `gkreport rules` lists all"),
    }
}

/// The code or name most like the one asked for, where one is like it.
fn nearest(asked: &str) -> Option<&'static str> {
    let (code, name) = (asked.to_uppercase(), asked.to_lowercase());
    let names = RULES.iter().flat_map(|rule| {
        [(strsim::jaro_winkler(rule.code, &code), rule.code), (strsim::jaro_winkler(rule.name, &name), rule.name)]
    });
    let alike = names.filter(|(likeness, _)| *likeness > 0.85);
    alike.max_by(|one, other| one.0.total_cmp(&other.0)).map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_rule_is_named() {
        assert_eq!(nearest("gk304"), Some("GK303"));
        assert_eq!(nearest("negativ-counts"), Some("negative-count"));
        assert_eq!(nearest("help"), None);
    }
}
