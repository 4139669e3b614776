//! The catalogue of rules as an aligned table, as JSON or as Markdown: loops over [`RULES`], nothing kept by hand.

use crate::emit::json::{JsonLayout, write_json};
use crate::finding::Language;
use crate::rules::{RULES, Rule, Words};
use serde_json::{Value, json};
use std::io;
use unicode_width::UnicodeWidthStr;

/// Writes one line a rule, in aligned columns.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn table(language: Language, out: &mut dyn io::Write) -> io::Result<()> {
    let lines: Vec<_> = RULES.iter().map(|rule| cells(rule, language)).collect();
    let width = |at: usize| lines.iter().map(|line| line[at].width()).max().unwrap_or(0);
    let widths = [width(0), width(1), width(2)];
    for line in &lines {
        for (cell, width) in line.iter().zip(widths) {
            write!(out, "{cell}{}", " ".repeat(width - cell.width() + 2))?;
        }
        writeln!(out, "{}", line[3])?;
    }
    Ok(())
}

/// Writes a Markdown table.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn markdown(language: Language, out: &mut dyn io::Write) -> io::Result<()> {
    let head = match language {
        Language::Zh => ["代码", "名称", "级别", "检查什么", "依据"],
        Language::En => ["code", "name", "severity", "what it checks", "basis"],
    };
    writeln!(out, "| {} |\n|{}", head.join(" | "), " --- |".repeat(head.len()))?;
    for rule in RULES {
        let [code, name, severity, title] = cells(rule, language);
        let basis = rule.basis.get(language);
        writeln!(
            out,
            "| {code} | {name} | {severity} | {} | {} |",
            title.replace('|', "\\|"),
            basis.replace('|', "\\|")
        )?;
    }
    Ok(())
}

/// Writes a JSON array with everything that is known of each rule, in both languages.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn json(out: &mut dyn io::Write) -> io::Result<()> {
    let rules: Vec<_> = RULES.iter().map(|rule| value(rule)).collect();
    write_json(&rules, JsonLayout::Pretty, out)
}

fn cells(rule: &Rule, language: Language) -> [&'static str; 4] {
    [rule.code, rule.name, rule.severity.key(), rule.title.get(language)]
}

fn value(rule: &Rule) -> Value {
    let both = |words: Words| json!({"zh": words.zh, "en": words.en});
    json!({
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity,
        "title": both(rule.title),
        "basis": both(rule.basis),
        "what": both(rule.doc.what),
        "example": both(rule.doc.example),
        "when_wrong": both(rule.doc.when_wrong),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(write: impl Fn(&mut dyn io::Write) -> io::Result<()>) -> String {
        let mut out = Vec::new();
        write(&mut out).expect("memory can be written to");
        String::from_utf8(out).expect("UTF-8")
    }

    #[test]
    fn every_format_lists_every_rule() {
        let json: Value = serde_json::from_str(&text(|out| json(out))).expect("valid JSON");
        assert_eq!(json.as_array().map(Vec::len), Some(RULES.len()));
        assert_eq!(json[0]["title"]["en"], RULES[0].title.en);
        for language in [Language::Zh, Language::En] {
            assert_eq!(text(|out| table(language, out)).lines().count(), RULES.len());
            let markdown = text(|out| markdown(language, out));
            assert_eq!(markdown.lines().count(), RULES.len() + 2);
            assert!(markdown.lines().all(|line| line.matches('|').count() == 6), "{markdown}");
        }
    }

    #[test]
    fn columns_are_aligned() {
        let table = text(|out| table(Language::Zh, out));
        let titles = RULES.iter().map(|rule| rule.title.zh);
        let starts: std::collections::BTreeSet<_> =
            table.lines().zip(titles).map(|(line, title)| line.find(title)).collect();
        assert_eq!(starts.len(), 1);
    }
}
