//! One rule's documentation, under fixed headings.

use crate::finding::{Language, Severity};
use crate::rules::Rule;
use std::io;

/// Writes what is known of a rule.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn write(rule: &Rule, language: Language, out: &mut dyn io::Write) -> io::Result<()> {
    let severity = match (rule.severity, language) {
        (Severity::Error, Language::Zh) => "错误",
        (Severity::Warning, Language::Zh) => "警告",
        (Severity::Note, Language::Zh) => "提示",
        (severity, Language::En) => severity.key(),
    };
    let headings = match language {
        Language::Zh => ["检查什么", "依据", "示例", "何时可能误报"],
        Language::En => ["What it checks", "Basis", "Example", "When it may be wrong"],
    };
    let doc = &rule.doc;
    let texts = [doc.what, rule.basis, doc.example, doc.when_wrong];
    writeln!(out, "{} {} ({severity})\n{}", rule.code, rule.name, rule.title.get(language))?;
    for (heading, text) in headings.iter().zip(texts) {
        writeln!(out, "\n{heading}\n  {}", text.get(language))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::find;

    #[test]
    fn the_headings_are_fixed() {
        let mut out = Vec::new();
        write(find("GK301").expect("a rule"), Language::En, &mut out).expect("memory can be written to");
        let text = String::from_utf8(out).expect("UTF-8");
        assert!(text.starts_with("GK301 balance-mismatch (error)\n"));
        let headings: Vec<_> = text.lines().skip(2).filter(|line| !line.is_empty() && !line.starts_with(' ')).collect();
        assert_eq!(headings, ["What it checks", "Basis", "Example", "When it may be wrong"]);
    }
}
