//! Findings as JUnit XML: a suite a document, in it a case a rule.
//!
//! A case fails where the rule found something that makes the run fail; other findings stand in its `system-out`. A
//! rule none of whose sums could be judged is skipped, so that nothing checked never looks like nothing wrong. An
//! input that could not be read is a suite with one case in error.

use super::plain::{harmless, log_safe, one_line};
use super::{CheckOptions, CheckWriter, check_concise, path};
use crate::Report;
use crate::check::{Checked, RuleState, Summary};
use crate::finding::{Finding, Language};
use crate::rules::Rule;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use std::io;

/// Gathers the suites of a run.
#[derive(Debug)]
pub(super) struct Junit {
    options: CheckOptions,
    suites: Vec<Suite>,
}

#[derive(Debug)]
struct Suite {
    name: String,
    cases: Vec<Case>,
}

#[derive(Debug)]
struct Case {
    name: String,
    outcome: Outcome,
    /// Findings that do not make it fail, a line each.
    aside: String,
}

#[derive(Debug)]
enum Outcome {
    Passed,
    Skipped(String),
    Failed { message: String, text: String },
    Error(String),
}

impl Junit {
    pub(super) fn new(options: CheckOptions) -> Self {
        Self { options, suites: Vec::new() }
    }

    fn case(&self, report: &Report, checked: &Checked, rule: &Rule, state: RuleState) -> Case {
        let language = self.options.language;
        let found: Vec<_> = checked.findings.iter().filter(|finding| finding.code == rule.code).collect();
        let fails = |finding: &Finding| self.options.fail_on.is_some_and(|from| finding.severity >= from);
        let (failing, aside): (Vec<&Finding>, Vec<&Finding>) = found.into_iter().partition(|finding| fails(finding));
        let lines = |findings: &[&Finding]| {
            let lines: Vec<_> = findings.iter().map(|finding| check_concise::line(report, finding, language)).collect();
            lines.join("\n")
        };
        let outcome = match (failing.as_slice(), state) {
            ([], RuleState::Run) => Outcome::Passed,
            ([], RuleState::Skipped) => Outcome::Skipped(skipped(checked, rule, language)),
            ([one], _) => Outcome::Failed { message: one_line(one.message.get(language)), text: lines(&failing) },
            (many, _) => {
                let message = format!("{} × {}", many.len(), rule.title.get(language));
                Outcome::Failed { message, text: lines(&failing) }
            }
        };
        Case { name: format!("{} {}", rule.code, rule.name), outcome, aside: lines(&aside) }
    }
}

impl CheckWriter for Junit {
    fn add(&mut self, report: &Report, checked: &Checked, _: &mut dyn io::Write) -> io::Result<()> {
        let state = |rule: &Rule| checked.rules.iter().find(|run| run.code == rule.code).map(|run| run.state);
        let rules = self.options.rules.iter();
        let cases = rules.map(|rule| self.case(report, checked, rule, state(rule).unwrap_or(RuleState::Skipped)));
        let name = path::relative(&report.source.name, &self.options.root);
        self.suites.push(Suite { name, cases: cases.collect() });
        Ok(())
    }

    fn failed(&mut self, source: &str, why: &str, _: &mut dyn io::Write) -> io::Result<()> {
        let name = path::relative(source, &self.options.root);
        let case = Case { name: "read".to_owned(), outcome: Outcome::Error(one_line(why)), aside: String::new() };
        self.suites.push(Suite { name, cases: vec![case] });
        Ok(())
    }

    fn finish(&mut self, _: &Summary, out: &mut dyn io::Write) -> io::Result<()> {
        let mut xml = Writer::new_with_indent(&mut *out, b' ', 2);
        xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        let mut root = BytesStart::new("testsuites");
        root.push_attribute(("name", "gkreport"));
        counts(&mut root, &self.suites.iter().flat_map(|suite| &suite.cases).collect::<Vec<_>>());
        xml.write_event(Event::Start(root))?;
        for suite in &self.suites {
            let name = text(&suite.name);
            let mut start = BytesStart::new("testsuite");
            start.push_attribute(("name", name.as_str()));
            counts(&mut start, &suite.cases.iter().collect::<Vec<_>>());
            xml.write_event(Event::Start(start))?;
            suite.cases.iter().try_for_each(|case| write(case, &name, &mut xml))?;
            xml.write_event(Event::End(BytesEnd::new("testsuite")))?;
        }
        xml.write_event(Event::End(BytesEnd::new("testsuites")))?;
        out.write_all(b"\n")
    }
}

fn counts(start: &mut BytesStart<'_>, cases: &[&Case]) {
    let count = |is: fn(&Outcome) -> bool| cases.iter().filter(|case| is(&case.outcome)).count().to_string();
    start.push_attribute(("tests", count(|_| true).as_str()));
    start.push_attribute(("failures", count(|outcome| matches!(outcome, Outcome::Failed { .. })).as_str()));
    start.push_attribute(("errors", count(|outcome| matches!(outcome, Outcome::Error(_))).as_str()));
    start.push_attribute(("skipped", count(|outcome| matches!(outcome, Outcome::Skipped(_))).as_str()));
}

fn write(case: &Case, suite: &str, xml: &mut Writer<impl io::Write>) -> io::Result<()> {
    let element = xml.create_element("testcase");
    let element = element.with_attribute(("classname", suite)).with_attribute(("name", case.name.as_str()));
    if matches!(case.outcome, Outcome::Passed) && case.aside.is_empty() {
        element.write_empty()?;
        return Ok(());
    }
    element.write_inner_content(|xml| {
        match &case.outcome {
            Outcome::Passed => {}
            Outcome::Skipped(why) => {
                xml.create_element("skipped").with_attribute(("message", text(why).as_str())).write_empty()?;
            }
            Outcome::Error(why) => {
                xml.create_element("error").with_attribute(("message", text(why).as_str())).write_empty()?;
            }
            Outcome::Failed { message, text: lines } => {
                let failure = xml.create_element("failure").with_attribute(("message", text(message).as_str()));
                failure.write_text_content(BytesText::new(&text(lines)))?;
            }
        }
        if !case.aside.is_empty() {
            xml.create_element("system-out").write_text_content(BytesText::new(&text(&case.aside)))?;
        }
        Ok(())
    })?;
    Ok(())
}

/// The relations that could not be judged.
fn skipped(checked: &Checked, rule: &Rule, language: Language) -> String {
    let relations = checked.skipped.iter().filter(|skipped| skipped.rule == rule.code);
    let relations: Vec<_> = relations.map(|skipped| skipped.relation.as_str()).collect();
    match language {
        Language::Zh => format!("无法判断：{}", relations.join("、")),
        Language::En => format!("could not be judged: {}", relations.join(", ")),
    }
}

/// What XML 1.0 can hold: no control characters, and none of the two that are no characters.
fn text(text: &str) -> String {
    log_safe(&harmless(text)).replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}")
}
