//! How often each rule found something, for people: the most frequent first.

use super::writer::{CheckOptions, Statistics};
use crate::rules;
use crate::summary::Summary;
use std::io;

/// Writes a line a rule, and an empty one; nothing where it is not asked for or nothing was found.
pub(super) fn write(summary: &Summary, options: &CheckOptions, out: &mut dyn io::Write) -> io::Result<()> {
    if options.statistics == Statistics::Omit || summary.by_rule.is_empty() {
        return Ok(());
    }
    let mut counts: Vec<_> = summary.by_rule.iter().collect();
    // Stable: rules found equally often stay in the order of their codes.
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
    let width = counts.first().map_or(0, |(_, count)| count.to_string().len());
    for (code, count) in counts {
        let rule = rules::find(code);
        let (name, title) = rule.map_or(("", ""), |rule| (rule.name, rule.title.get(options.language)));
        writeln!(out, "{count:>width$}  {code} {name}  {title}")?;
    }
    writeln!(out)
}
