//! Findings as GitHub workflow commands: each becomes an annotation of its line.
//!
//! `%`, CR and LF are escaped, in properties `:` and `,` too, so that whatever a page says stays the text of its own
//! annotation: `::error file=a.html,line=3,col=7,title=GK401 dispute-total-mismatch::…`.

use super::writer::{CheckOptions, CheckWriter};
use super::{totals, words};
use crate::emit::path;
use crate::emit::plain::{harmless, log_safe};
use crate::finding::{Finding, Severity, Spot};
use crate::summary::Summary;
use std::io;

/// Writes the findings as they come, and the totals last.
#[derive(Debug)]
pub(super) struct Github {
    options: CheckOptions,
}

impl Github {
    pub(super) const fn new(options: CheckOptions) -> Self {
        Self { options }
    }

    fn finding(&self, finding: &Finding<Spot>) -> String {
        let level = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "notice",
        };
        let file = property(&path::relative(&finding.at.source, &self.options.root));
        let place = finding.at.region.and_then(|region| region.lines()).map(|(start, end)| {
            // Columns mean something on one line only.
            let end = if end.line == start.line { format!(",endColumn={}", end.column) } else { String::new() };
            format!(",line={},col={}{end}", start.line, start.column)
        });
        let title =
            property(&format!("{} {}", finding.code, words::rule(finding.code, finding.name, self.options.language)));
        let text = words::sentence(finding, self.options.language);
        format!("::{level} file={file}{},title={title}::{}", place.unwrap_or_default(), data(&text))
    }
}

impl CheckWriter for Github {
    fn series(&mut self, findings: &[Finding<Spot>], out: &mut dyn io::Write) -> io::Result<()> {
        findings.iter().try_for_each(|finding| writeln!(out, "{}", self.finding(finding)))
    }

    fn failed(&mut self, source: &str, why: &str, out: &mut dyn io::Write) -> io::Result<()> {
        let file = property(&path::relative(source, &self.options.root));
        writeln!(out, "::error file={file},title=gkreport::{}", data(why))
    }

    fn finish(&mut self, summary: &Summary, out: &mut dyn io::Write) -> io::Result<()> {
        totals::write(summary, &self.options, out)
    }
}

fn data(text: &str) -> String {
    // Line breaks have an escape of their own here; all else that steers is made visible, and `##[` is obeyed anywhere.
    let escaped = text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    log_safe(&harmless(&escaped)).into_owned()
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_ends_its_own_command() {
        assert_eq!(data("100%\r\n::error::x"), "100%25%0D%0A::error::x");
        assert_eq!(property("a:b,c%\n\u{1b}"), "a%3Ab%2Cc%25%0A␛");
        assert_eq!(data("6##[command]1"), "6##［command]1");
    }
}
