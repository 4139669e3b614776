//! Findings as JUnit XML: a suite a document, in it a case a rule.
//!
//! A case fails where the rule found something that makes the run fail; other findings stand in its `system-out`. A
//! rule none of whose sums could be judged is skipped, so that nothing checked never looks like nothing wrong. An
//! input that could not be read is a suite with one case in error. The last suite is that of the rules across years: a
//! case a finding, and one for each of these rules that found nothing.

use super::concise;
use super::writer::{CheckOptions, CheckWriter};
use crate::emit::path;
use crate::emit::plain::{harmless, log_safe, one_line};
use crate::emit::spill::Spill;
use crate::finding::{Finding, Language, Spot};
use crate::rules::{Rule, RuleState, Scope, Skipped};
use crate::series::SeriesSummary;
use crate::summary::{Input, Summary};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use std::io;

/// Keeps the suites of a run aside: their totals come first.
pub(super) struct Junit {
    options: CheckOptions,
    /// Inside the root element, so that it knows how deep it is.
    xml: Writer<Vec<u8>>,
    suites: Spill,
    total: Counts,
    /// The cases across years.
    series: Spill,
    across: Counts,
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

/// How the cases of a suite, or of all suites, came out.
#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    tests: usize,
    failures: usize,
    errors: usize,
    skipped: usize,
}

impl Junit {
    pub(super) fn new(options: CheckOptions) -> Self {
        let xml = Writer::new_with_indent(Vec::new(), b' ', 2);
        let (suites, series) = (Spill::new(), Spill::new());
        Self { options, xml, suites, total: Counts::default(), series, across: Counts::default() }
    }

    fn case(&self, rule: &Rule, state: RuleState, skipped: &[Skipped], findings: &[Finding<Spot>]) -> Case {
        let found: Vec<_> = findings.iter().filter(|finding| finding.code == rule.code).collect();
        let (outcome, aside) = self.outcome(rule, &found);
        let outcome = match (outcome, state) {
            (None, RuleState::Run) => Outcome::Passed,
            (None, RuleState::Skipped) => Outcome::Skipped(unjudged(rule, skipped, self.options.language)),
            (Some(failed), _) => failed,
        };
        Case { name: format!("{} {}", rule.code, rule.name), outcome, aside }
    }

    /// What findings of one rule come to, where any fails the run, and the lines of the others.
    fn outcome(&self, rule: &Rule, found: &[&Finding<Spot>]) -> (Option<Outcome>, String) {
        let language = self.options.language;
        let fails = |finding: &&Finding<Spot>| self.options.fail_on.is_some_and(|from| finding.severity >= from);
        let (failing, aside): (Vec<&Finding<Spot>>, Vec<&Finding<Spot>>) = found.iter().copied().partition(fails);
        let lines = |findings: &[&Finding<Spot>]| {
            let lines: Vec<_> = findings.iter().map(|finding| concise::line(finding, language)).collect();
            lines.join("\n")
        };
        let message = match failing.as_slice() {
            [] => return (None, lines(&aside)),
            [one] => one_line(one.message.get(language)),
            many => format!("{} × {}", many.len(), rule.title.get(language)),
        };
        (Some(Outcome::Failed { message, text: lines(&failing) }), lines(&aside))
    }

    /// Keeps a suite aside.
    fn suite(&mut self, name: &str, cases: &[Case]) -> io::Result<()> {
        let name = text(name);
        let mut counts = Counts::default();
        for case in cases {
            counts.count(&case.outcome);
        }
        self.total.add(counts);
        let mut start = BytesStart::new("testsuite");
        start.push_attribute(("name", name.as_str()));
        counts.attributes(&mut start);
        self.xml.write_event(Event::Start(start))?;
        cases.iter().try_for_each(|case| write(case, &name, &mut self.xml))?;
        self.xml.write_event(Event::End(BytesEnd::new("testsuite")))?;
        self.suites.push(&std::mem::take(self.xml.get_mut()))
    }
}

/// What the suite of the rules across years is called.
const SERIES: &str = "series";

impl Junit {
    /// Keeps a case across years aside, as deep as it will stand.
    fn across(&mut self, case: &Case) -> io::Result<()> {
        self.across.count(&case.outcome);
        self.xml.write_event(Event::Start(BytesStart::new("testsuite")))?;
        self.xml.get_mut().clear();
        write(case, SERIES, &mut self.xml)?;
        self.series.push(&std::mem::take(self.xml.get_mut()))?;
        self.xml.write_event(Event::End(BytesEnd::new("testsuite")))?;
        self.xml.get_mut().clear();
        Ok(())
    }

    /// Adds the suite across years, once all its cases are known.
    fn finish_series(&mut self, series: &SeriesSummary, summary: &Summary) -> io::Result<()> {
        let rules: Vec<_> = self.options.rules.iter().copied().filter(|rule| rule.scope() == Scope::Series).collect();
        for rule in rules.into_iter().filter(|rule| !summary.by_rule.contains_key(rule.code)) {
            let outcome = if series.compared(rule) == 0 {
                Outcome::Skipped(match self.options.language {
                    Language::Zh => "没有可以比较的报告".to_owned(),
                    Language::En => "no reports to compare".to_owned(),
                })
            } else {
                Outcome::Passed
            };
            self.across(&Case { name: format!("{} {}", rule.code, rule.name), outcome, aside: String::new() })?;
        }
        self.total.add(self.across);
        let mut start = BytesStart::new("testsuite");
        start.push_attribute(("name", SERIES));
        self.across.attributes(&mut start);
        self.xml.write_event(Event::Start(start))?;
        self.suites.push(&std::mem::take(self.xml.get_mut()))?;
        let suites = &mut self.suites;
        self.series.pour(suites)?;
        self.xml.write_event(Event::End(BytesEnd::new("testsuite")))?;
        self.suites.push(&std::mem::take(self.xml.get_mut()))
    }
}

impl CheckWriter for Junit {
    fn start(&mut self, _: &mut dyn io::Write) -> io::Result<()> {
        self.xml.write_event(Event::Start(BytesStart::new("testsuites")))?;
        // Written once its totals are known.
        self.xml.get_mut().clear();
        Ok(())
    }

    fn add(&mut self, input: &Input, findings: &[Finding<Spot>], _: &mut dyn io::Write) -> io::Result<()> {
        let states = input.judged.rules.iter().filter_map(|run| {
            let rule = self.options.rules.iter().find(|rule| rule.code == run.code)?;
            Some(self.case(rule, run.state, &input.judged.skipped, findings))
        });
        let cases: Vec<_> = states.collect();
        self.suite(&path::relative(&input.source, &self.options.root), &cases)
    }

    fn failed(&mut self, source: &str, why: &str, _: &mut dyn io::Write) -> io::Result<()> {
        let case = Case { name: "read".to_owned(), outcome: Outcome::Error(one_line(why)), aside: String::new() };
        self.suite(&path::relative(source, &self.options.root), &[case])
    }

    fn series(&mut self, findings: &[Finding<Spot>], _: &mut dyn io::Write) -> io::Result<()> {
        findings.iter().try_for_each(|finding| {
            let rule = self.options.rules.iter().find(|rule| rule.code == finding.code);
            let (failed, aside) = rule.map_or((None, String::new()), |rule| self.outcome(rule, &[finding]));
            let name = format!("{} {} {}", finding.code, finding.name, one_line(&finding.at.source));
            self.across(&Case { name, outcome: failed.unwrap_or(Outcome::Passed), aside })
        })
    }

    fn finish(&mut self, summary: &Summary, out: &mut dyn io::Write) -> io::Result<()> {
        if let Some(series) = &summary.series {
            self.finish_series(series, summary)?;
        }
        let mut root = BytesStart::new("testsuites");
        root.push_attribute(("name", "gkreport"));
        self.total.attributes(&mut root);
        let mut xml = Writer::new_with_indent(&mut *out, b' ', 2);
        xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        xml.write_event(Event::Start(root))?;
        self.suites.pour(out)?;
        self.xml.write_event(Event::End(BytesEnd::new("testsuites")))?;
        out.write_all(self.xml.get_ref())?;
        out.write_all(b"\n")
    }
}

impl Counts {
    fn count(&mut self, outcome: &Outcome) {
        self.tests += 1;
        match outcome {
            Outcome::Passed => {}
            Outcome::Failed { .. } => self.failures += 1,
            Outcome::Error(_) => self.errors += 1,
            Outcome::Skipped(_) => self.skipped += 1,
        }
    }

    fn add(&mut self, other: Self) {
        self.tests += other.tests;
        self.failures += other.failures;
        self.errors += other.errors;
        self.skipped += other.skipped;
    }

    fn attributes(self, start: &mut BytesStart<'_>) {
        let Self { tests, failures, errors, skipped } = self;
        for (key, count) in [("tests", tests), ("failures", failures), ("errors", errors), ("skipped", skipped)] {
            start.push_attribute((key, count.to_string().as_str()));
        }
    }
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
fn unjudged(rule: &Rule, skipped: &[Skipped], language: Language) -> String {
    let relations = skipped.iter().filter(|skipped| skipped.rule == rule.code);
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
