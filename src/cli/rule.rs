//! A rule on the command line: any word, so that one that is unknown can be answered with the nearest; completions are
//! told which there are.

use clap::builder::{PossibleValue, TypedValueParser};
use clap::{Arg, Command, Error};
use gkreport::rules::RULES;
use std::ffi::OsStr;

/// Reads the name or code of a rule.
#[derive(Clone, Copy, Debug)]
pub(super) struct RuleParser;

impl TypedValueParser for RuleParser {
    type Value = String;

    fn parse_ref(&self, _: &Command, _: Option<&Arg>, value: &OsStr) -> Result<String, Error> {
        Ok(value.to_string_lossy().into_owned())
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(RULES.iter().map(|rule| PossibleValue::new(rule.code).help(rule.name).alias(rule.name))))
    }
}
