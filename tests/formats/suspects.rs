//! Every format says of every finding which cell explains it, and what is to be known of it.

use crate::sheets::{of_xlsx, xlsx};
use crate::support::{FORMATS, check_in, county};
use gkreport::check::check;
use gkreport::finding::Language;

/// A report with a wrong cell, with sums that several cells explain, and with sums that none does.
fn page() -> String {
    county()
}

/// Letters and digits only: what is left of a text however a format escapes it.
fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

#[test]
fn every_format_tells_the_suspect_and_the_hint_of_every_finding() {
    let report = gkreport::read("county.txt", page().as_bytes()).expect("a report");
    let findings = check(&report).findings;
    let mut suspects = 0;
    let mut hints = 0;
    for (language, name) in [(Language::Zh, "zh"), (Language::En, "en")] {
        for format in FORMATS {
            let said = bare(&check_in(name, format, "county.txt", &page()));
            for finding in &findings {
                if let Some(suspect) = &finding.suspect {
                    suspects += 1;
                    let label = bare(&suspect.label);
                    let told = language.pick(format!("很可能是{label}"), format!("likely{label}"));
                    let same = findings.iter().filter(|other| other.suspect.as_ref().map(|one| &one.cell) == Some(&suspect.cell));
                    assert!(said.matches(&told).count() >= same.count(), "{format} {name}: {told}");
                    let expected = language.pick(format!("应为{}", suspect.expected), format!("shouldbe{}", suspect.expected));
                    assert!(said.contains(&expected), "{format} {name}: {expected}");
                }
                if let Some(help) = &finding.help {
                    hints += 1;
                    assert!(said.contains(&bare(help.get(language))), "{format} {name}: {}", help.get(language));
                }
            }
        }
    }
    assert!(suspects > 0 && hints > 0, "the page shows neither");
}

#[test]
fn the_workbook_tells_them_too() {
    let folder = crate::support::folder(&[("county.txt", &page())]);
    let report = gkreport::read("county.txt", page().as_bytes()).expect("a report");
    let out = xlsx(folder.path(), &["check", "--isolated", "--lang", "zh", "county.txt"]);
    let book = of_xlsx(&out);
    let messages = book["发现"].column("说明");
    for finding in check(&report).findings {
        let told = finding.suspect.iter().map(|suspect| format!("很可能是 {}", suspect.label));
        let told = told.chain(finding.help.iter().map(|help| help.zh.clone()));
        for told in told {
            assert!(messages.iter().any(|message| bare(message).contains(&bare(&told))), "{told}");
        }
    }
}
