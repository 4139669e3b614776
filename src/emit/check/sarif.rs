//! Findings as SARIF 2.1.0, for code scanning.
//!
//! URIs are relative to the folder the run was started in, columns are code points, every operand of a sum is a
//! related location, and the fingerprint does not change when lines move. What is known of each rule goes along.

use super::words;
use super::writer::{CheckOptions, CheckWriter};
use crate::emit::path;
use crate::emit::plain::harmless;
use crate::emit::spill::{Spill, indented};
use crate::finding::{Finding, Language, Operand, Region, Spot};
use crate::fingerprint::fingerprint;
use crate::rules::Rule;
use crate::summary::{Input, Summary};
use serde_json::{Value, json};
use std::io;

/// The folder that relative URIs start from; what it is called is the reader's business.
const ROOT: &str = "%SRCROOT%";

/// Keeps the findings of a run aside: what is told of the run itself comes first.
#[derive(Debug)]
pub(super) struct Sarif {
    options: CheckOptions,
    artifacts: Spill,
    results: Spill,
    notifications: Spill,
}

impl Sarif {
    pub(super) fn new(options: CheckOptions) -> Self {
        Self { options, artifacts: Spill::new(), results: Spill::new(), notifications: Spill::new() }
    }

    /// A finding in the artifact given, which has an index where the finding is one report's own.
    fn result(&self, finding: &Finding<Spot>, artifact: &Value) -> Value {
        let language = self.options.language;
        let operands = finding.operands().filter(|operand| operand.at.region.is_some());
        let related = operands.enumerate().map(|(id, operand)| {
            let elsewhere = operand.at.source != finding.at.source;
            let location = elsewhere.then(|| self.location(&operand.at.source));
            related(id, operand, location.as_ref().unwrap_or(artifact), language)
        });
        let mut text = words::sentence(finding, language);
        if let Some(help) = &finding.help {
            text = format!("{text}\n{}", help.get(language));
        }
        json!({
            "ruleId": finding.code,
            "ruleIndex": self.options.rules.iter().position(|rule| rule.code == finding.code),
            "level": finding.severity.key(),
            "message": {"text": message(&text)},
            "locations": [{"physicalLocation": place(&finding.at, artifact)}],
            "relatedLocations": related.collect::<Vec<_>>(),
            "partialFingerprints": {"gkreport/v1": fingerprint(finding)},
            "properties": {"cells": finding.operands().map(|operand| &operand.cell).collect::<Vec<_>>()},
        })
    }

    fn location(&self, name: &str) -> Value {
        let uri = path::uri(&path::relative(name, &self.options.root));
        if uri.starts_with("file:") { json!({"uri": uri}) } else { json!({"uri": uri, "uriBaseId": ROOT}) }
    }

    /// Everything of the run that comes before its artifacts, without the notifications.
    fn head(&self) -> (Value, Value) {
        let language = self.options.language;
        let rules: Vec<_> = self.options.rules.iter().map(|rule| descriptor(rule, language)).collect();
        let tool = json!({"driver": {
            "name": env!("CARGO_PKG_NAME"),
            "version": env!("CARGO_PKG_VERSION"),
            "semanticVersion": env!("CARGO_PKG_VERSION"),
            "rules": rules,
        }});
        let mut bases = json!({});
        bases[ROOT] = json!({"description": {"text": match language {
            Language::Zh => "运行检查的文件夹",
            Language::En => "The folder the check was run in",
        }}});
        (tool, bases)
    }
}

impl CheckWriter for Sarif {
    fn add(&mut self, input: &Input, findings: &[Finding<Spot>], _: &mut dyn io::Write) -> io::Result<()> {
        let mut location = self.location(&input.source);
        let artifact = json!({
            "location": location,
            "mimeType": input.media_type.key(),
            "encoding": input.encoding,
            "hashes": {"sha-256": input.sha256},
        });
        location["index"] = json!(self.artifacts.pieces());
        self.artifacts.push_json(&artifact, 3)?;
        findings.iter().try_for_each(|finding| {
            let result = self.result(finding, &location);
            self.results.push_json(&result, 3)
        })
    }

    fn series(&mut self, findings: &[Finding<Spot>], _: &mut dyn io::Write) -> io::Result<()> {
        findings.iter().try_for_each(|finding| {
            let result = self.result(finding, &self.location(&finding.at.source));
            self.results.push_json(&result, 3)
        })
    }

    fn failed(&mut self, source: &str, why: &str, _: &mut dyn io::Write) -> io::Result<()> {
        let notification = json!({
            "level": "error",
            "message": {"text": message(why)},
            "locations": [{"physicalLocation": {"artifactLocation": self.location(source)}}],
        });
        self.notifications.push_json(&notification, 5)
    }

    fn finish(&mut self, _: &Summary, out: &mut dyn io::Write) -> io::Result<()> {
        let (tool, bases) = self.head();
        let language = match self.options.language {
            Language::Zh => "zh-CN",
            Language::En => "en-US",
        };
        let successful = self.notifications.pieces() == 0;
        writeln!(out, "{{\n  \"$schema\": \"https://json.schemastore.org/sarif-2.1.0.json\",")?;
        writeln!(out, "  \"version\": \"2.1.0\",\n  \"runs\": [\n    {{")?;
        writeln!(out, "      \"tool\": {},\n      \"language\": \"{language}\",", indented(&tool, 3)?)?;
        writeln!(out, "      \"columnKind\": \"unicodeCodePoints\",")?;
        writeln!(out, "      \"originalUriBaseIds\": {},", indented(&bases, 3)?)?;
        writeln!(out, "      \"invocations\": [\n        {{\n          \"executionSuccessful\": {successful},")?;
        write!(out, "          \"toolExecutionNotifications\": ")?;
        self.notifications.pour_list(5, out)?;
        write!(out, "\n        }}\n      ],\n      \"artifacts\": ")?;
        self.artifacts.pour_list(3, out)?;
        write!(out, ",\n      \"results\": ")?;
        self.results.pour_list(3, out)?;
        writeln!(out, "\n    }}\n  ]\n}}")
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

fn related(id: usize, operand: &Operand<Spot>, artifact: &Value, language: Language) -> Value {
    json!({
        "id": id,
        "physicalLocation": place(&operand.at, artifact),
        "message": {"text": message(&words::operand(operand, language))},
    })
}

/// The place of a region; the file as a whole where there is none.
fn place(spot: &Spot, artifact: &Value) -> Value {
    let Some(Region { start, end }) = spot.region else { return json!({"artifactLocation": artifact}) };
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
