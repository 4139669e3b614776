//! Findings as SARIF 2.1.0, for code scanning.
//!
//! URIs are relative to the folder the run was started in, columns are code points, every operand of a sum is a
//! related location, and the fingerprint does not change when lines move. What is known of each rule goes along.

use super::plain::harmless;
use super::{CheckOptions, CheckWriter, JsonLayout, path, words, write_json};
use crate::Report;
use crate::check::{Checked, Summary, fingerprint};
use crate::finding::{Finding, Language, Operand};
use crate::rules::Rule;
use crate::span::Span;
use serde_json::{Value, json};
use std::io;

/// The folder that relative URIs start from; what it is called is the reader's business.
const ROOT: &str = "%SRCROOT%";

/// Gathers the findings of a run.
#[derive(Debug)]
pub(super) struct Sarif {
    options: CheckOptions,
    artifacts: Vec<Value>,
    results: Vec<Value>,
    notifications: Vec<Value>,
}

impl Sarif {
    pub(super) fn new(options: CheckOptions) -> Self {
        Self { options, artifacts: Vec::new(), results: Vec::new(), notifications: Vec::new() }
    }

    fn result(&self, report: &Report, finding: &Finding, artifact: &Value) -> Value {
        let language = self.options.language;
        let operands = finding.operands().filter(|operand| operand.span.is_some());
        let related = operands.enumerate().map(|(id, operand)| related(report, id, operand, artifact, language));
        let mut text = words::told(finding, language);
        if let Some(help) = &finding.help {
            text = format!("{text}\n{}", help.get(language));
        }
        json!({
            "ruleId": finding.code,
            "ruleIndex": self.options.rules.iter().position(|rule| rule.code == finding.code),
            "level": finding.severity.key(),
            "message": {"text": message(&text)},
            "locations": [{"physicalLocation": place(report, finding.span, artifact)}],
            "relatedLocations": related.collect::<Vec<_>>(),
            "partialFingerprints": {"gkreport/v1": fingerprint(report, finding)},
            "properties": {"cells": finding.operands().map(|operand| &operand.cell).collect::<Vec<_>>()},
        })
    }

    fn location(&self, name: &str) -> Value {
        let uri = path::uri(&path::relative(name, &self.options.root));
        if uri.starts_with("file:") { json!({"uri": uri}) } else { json!({"uri": uri, "uriBaseId": ROOT}) }
    }
}

impl CheckWriter for Sarif {
    fn add(&mut self, report: &Report, checked: &Checked, _: &mut dyn io::Write) -> io::Result<()> {
        let mut location = self.location(&report.source.name);
        self.artifacts.push(json!({
            "location": location,
            "mimeType": report.source.media_type.key(),
            "encoding": report.source.encoding.name,
            "hashes": {"sha-256": report.source.sha256},
        }));
        location["index"] = json!(self.artifacts.len() - 1);
        let results = checked.findings.iter().map(|finding| self.result(report, finding, &location));
        let results: Vec<_> = results.collect();
        self.results.extend(results);
        Ok(())
    }

    fn failed(&mut self, source: &str, why: &str, _: &mut dyn io::Write) -> io::Result<()> {
        self.notifications.push(json!({
            "level": "error",
            "message": {"text": message(why)},
            "locations": [{"physicalLocation": {"artifactLocation": self.location(source)}}],
        }));
        Ok(())
    }

    fn finish(&mut self, _: &Summary, out: &mut dyn io::Write) -> io::Result<()> {
        let language = self.options.language;
        let rules: Vec<_> = self.options.rules.iter().map(|rule| descriptor(rule, language)).collect();
        let mut run = json!({
            "tool": {"driver": {
                "name": env!("CARGO_PKG_NAME"),
                "version": env!("CARGO_PKG_VERSION"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            }},
            "language": match language { Language::Zh => "zh-CN", Language::En => "en-US" },
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": {},
            "invocations": [{
                "executionSuccessful": self.notifications.is_empty(),
                "toolExecutionNotifications": std::mem::take(&mut self.notifications),
            }],
            "artifacts": std::mem::take(&mut self.artifacts),
            "results": std::mem::take(&mut self.results),
        });
        run["originalUriBaseIds"][ROOT] = json!({"description": {"text": match language {
            Language::Zh => "运行检查的文件夹",
            Language::En => "The folder the check was run in",
        }}});
        let value = json!({
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
            "version": "2.1.0",
            "runs": [run],
        });
        write_json(&value, JsonLayout::Pretty, out)
    }
}

fn descriptor(rule: &Rule, language: Language) -> Value {
    let doc = &rule.doc;
    let [what, basis, example, when_wrong] =
        [doc.what, rule.basis, doc.example, doc.when_wrong].map(|words| words.get(language));
    let headings = match language {
        Language::Zh => ["检查什么", "依据", "示例", "何时可能误报"],
        Language::En => ["What it checks", "Basis", "Example", "When it may be wrong"],
    };
    let parts = headings.into_iter().zip([what, basis, example, when_wrong]);
    let text: Vec<_> = parts.clone().map(|(heading, text)| format!("{heading}\n{text}")).collect();
    let markdown: Vec<_> = parts.map(|(heading, text)| format!("## {heading}\n\n{text}")).collect();
    json!({
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.title.get(language)},
        "fullDescription": {"text": what},
        "help": {"text": text.join("\n\n"), "markdown": markdown.join("\n\n")},
        "defaultConfiguration": {"level": rule.severity.key()},
    })
}

fn related(report: &Report, id: usize, operand: &Operand, artifact: &Value, language: Language) -> Value {
    json!({
        "id": id,
        "physicalLocation": place(report, operand.span, artifact),
        "message": {"text": message(&words::operand(operand, language))},
    })
}

/// The place of a span; the file as a whole where there is none.
fn place(report: &Report, span: Option<Span>, artifact: &Value) -> Value {
    let Some(span) = span else { return json!({"artifactLocation": artifact}) };
    let (start, end) = (report.place(span), report.lines.place(&report.source.text, span.end));
    json!({
        "artifactLocation": artifact,
        "region": {
            "startLine": start.line,
            "startColumn": start.column,
            "endLine": end.line,
            "endColumn": end.column,
        },
    })
}

/// A message's text: brackets would be taken for a link there, braces for a place to fill in.
fn message(text: &str) -> String {
    let escaped = text.replace('\\', "\\\\").replace('[', "\\[").replace(']', "\\]");
    harmless(&escaped.replace('{', "{{").replace('}', "}}")).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_becomes_a_link_or_a_place_to_fill_in() {
        assert_eq!(message("[点击](http://x) {0} \u{1b}"), "\\[点击\\](http://x) {{0}} ␛");
    }
}
