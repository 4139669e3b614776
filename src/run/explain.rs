//! `gkreport explain`: one rule's documentation.

use super::Outcome;
use super::output::Output;
use crate::cli::ExplainArgs;
use gkreport::emit::explain;
use gkreport::finding::Language;
use gkreport::rules;

/// Explains the rule named; an unknown one is an error that names the nearest.
pub(super) fn run(args: &ExplainArgs, language: Language) -> anyhow::Result<Outcome> {
    let Some(rule) = rules::find(&args.rule) else { anyhow::bail!(unknown_rule(&args.rule, language)) };
    let mut output = Output::open(None)?;
    explain::write(rule, language, &mut output)?;
    output.finish()?;
    Ok(Outcome::Clean)
}

/// Says that no rule is called so, and which may be meant.
pub(super) fn unknown_rule(asked: &str, language: Language) -> String {
    match (language, rules::nearest(asked)) {
        (Language::Zh, Some(name)) => format!("没有规则 {asked}，是否指 {name}？gkreport rules 列出全部规则"),
        (Language::Zh, None) => format!("没有规则 {asked}；gkreport rules 列出全部规则"),
        (Language::En, Some(name)) => format!("no rule {asked}; did you mean {name}? `gkreport rules` lists all"),
        (Language::En, None) => format!("no rule {asked}; `gkreport rules` lists all"),
    }
}
