//! Every format says of every finding which cell explains it, and what is to be known of it.

use crate::formats::sheets::xlsx;
use crate::formats::support::{COUNTY, FORMATS, county, run};
use gkreport::check::check;
use gkreport::finding::{Finding, Language};

const LANGUAGES: [(Language, &str); 2] = [(Language::Zh, "zh"), (Language::En, "en")];

/// What must be found of a finding: the cell in doubt with the value expected, and the hint.
fn due(finding: &Finding, language: Language) -> Vec<String> {
    let suspect = finding.suspect.iter().flat_map(|suspect| {
        let (label, expected) = (&suspect.label, suspect.expected);
        language.pick(
            [format!("很可能是 {label}"), format!("应为 {expected}")],
            [format!("likely {label}"), format!("should be {expected}")],
        )
    });
    suspect.chain(finding.help.iter().map(|help| help.get(language).to_owned())).collect()
}

/// Letters and digits only: what is left of a text however a format escapes it.
fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

fn findings() -> Vec<Finding> {
    let report = gkreport::read(COUNTY, county().as_bytes()).expect("a report");
    let findings = check(&report).findings;
    // The fixture shows both.
    assert!(findings.iter().any(|finding| finding.suspect.is_some()));
    assert!(findings.iter().any(|finding| finding.help.is_some() && finding.suspect.is_none()));
    findings
}

#[test]
fn every_format_tells_the_suspect_and_the_hint_of_every_finding() {
    let findings = findings();
    for (language, name) in LANGUAGES {
        for format in FORMATS {
            let said = bare(&run(&["check", "--isolated", "--lang", name, "--format", format, COUNTY]).stdout);
            for due in findings.iter().flat_map(|finding| due(finding, language)) {
                assert!(said.contains(&bare(&due)), "{format} {name}: {due}");
            }
            // In each finding's own message, not only in the first one's.
            for suspect in findings.iter().filter_map(|finding| finding.suspect.as_ref()) {
                let due = bare(&format!("{}{}", language.pick("很可能是", "likely"), suspect.label));
                let same = |other: &&Finding| other.suspect.as_ref().is_some_and(|one| one.cell == suspect.cell);
                let times = findings.iter().filter(same).count();
                assert!(said.matches(&due).count() >= times, "{format} {name}: {due} {times} times");
            }
        }
    }
}

#[test]
fn the_workbook_tells_them_too() {
    for (language, name) in LANGUAGES {
        let book = xlsx(&["check", "--isolated", "--lang", name, COUNTY]);
        let (sheet, column) = language.pick(("发现", "说明"), ("findings", "message"));
        let messages = bare(&book[sheet].column(column).join("\n"));
        for due in findings().iter().flat_map(|finding| due(finding, language)) {
            assert!(messages.contains(&bare(&due)), "{name}: {due}");
        }
    }
}
