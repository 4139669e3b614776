//! `gkreport rules`: the catalogue.

use super::Outcome;
use super::output::Output;
use crate::cli::{RulesArgs, RulesFormat};
use gkreport::emit::rules_table;
use gkreport::finding::Language;

/// Lists every rule.
pub(super) fn run(args: &RulesArgs, language: Language) -> anyhow::Result<Outcome> {
    let mut output = Output::open(None)?;
    match args.format {
        RulesFormat::Table => rules_table::table(language, &mut output)?,
        RulesFormat::Json => rules_table::json(&mut output)?,
        RulesFormat::Markdown => rules_table::markdown(language, &mut output)?,
    }
    output.finish()?;
    Ok(Outcome::Clean)
}
