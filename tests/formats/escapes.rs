//! Whatever a page says, it stays text in every format. (The formats' own tests give them such text directly.)

use crate::formats::support::{FORMATS, Run, county, folder, run_in};
use quick_xml::events::Event;
use serde_json::Value;

/// What a page may try, in the cells whose text findings quote.
const HOSTILE: [(&str, &str); 13] = [
    ("a colour", "\u{1b}[31m5"),
    ("a window title", "\u{1b}]0;x\u{7}5"),
    ("an eight-bit sequence", "\u{9b}2J5"),
    ("text run backwards", "\u{202e}5\u{2066}"),
    ("a carriage return", "5\r::error::x"),
    ("a workflow command", "::error file=x::5"),
    ("an old workflow command", "##[add-mask]5"),
    ("a formula", "=HYPERLINK(\"http://x\",\"5\")"),
    ("markup", "</failure>]]><b a='\"'>&amp;5"),
    ("quotes", "\"5\" '6', \"\""),
    ("a link", "[点击](http://x) {0} 100%0A"),
    ("quoted as it is", "]{0}\"'&<b>%0A"),
    ("no characters", "5\u{fffe}\u{ffff}\u{0}"),
];

/// Checks a report that has this text in an amount's cell, as a path and as its issuer's name.
fn checked(format: &str, hostile: &str) -> Run {
    let text = county().replace("| 行政强制 | 12 |", &format!("| 行政强制 | {hostile} |"));
    let text = text.replace("1余", &format!("5{hostile}")).replace("临溪县", &hostile.replace(['\r', '|'], ""));
    let folder = folder(&[("report.txt", &text)]);
    run_in(folder.path(), &["check", "--isolated", "--lang", "en", "--format", format, "report.txt"])
}

#[test]
fn nothing_steers_a_terminal() {
    for (what, text) in HOSTILE {
        for format in FORMATS {
            let said = checked(format, text);
            let steers = |c: char| {
                (c.is_control() && c != '\n') || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
            };
            assert!(!said.stdout.contains(steers), "{what} in {format}: {:?}", said.stdout);
            assert!(!said.stderr.contains(steers), "{what} in {format}: {:?}", said.stderr);
            assert_eq!(said.code, 1, "{what} in {format}: {}", said.stderr);
        }
    }
}

#[test]
fn nothing_becomes_a_command_to_a_build_server() {
    for (what, text) in HOSTILE {
        for format in FORMATS {
            let said = checked(format, text);
            for line in said.stdout.lines().chain(said.stderr.lines()) {
                let own = format == "github"
                    && [
                        "::error file=report.txt,",
                        "::warning file=report.txt,",
                        "::notice file=report.txt,",
                        "::error file=report.txt::",
                    ]
                    .iter()
                    .any(|own| line.starts_with(own));
                assert!(own || !line.trim_start().starts_with("::"), "{what} in {format}: {line}");
                assert!(own || !line.contains("##["), "{what} in {format}: {line}");
            }
        }
    }
}

#[test]
fn no_file_name_becomes_a_command_to_a_build_server() {
    let names = ["::error::x.txt", "a\n::error::x.txt", "##[add-mask]x.txt", "a,line=1::x%0A.txt"];
    for name in names {
        let folder = folder(&[(name, &county())]);
        for format in FORMATS {
            for path in [name, "::add-mask::absent", "absent\n::add-mask::x"] {
                let said = run_in(folder.path(), &["check", "--isolated", "--format", format, path]);
                for line in said.stdout.lines().chain(said.stderr.lines()) {
                    let line = line.trim_start();
                    let own = format == "github" && line.starts_with("::") && line.contains(" file=");
                    assert!(own || !line.starts_with("::"), "{name:?} in {format}: {line}");
                    assert!(own || !line.contains("##["), "{name:?} in {format}: {line}");
                    if own {
                        let (properties, _) = line[2..].split_once("::").expect("a command");
                        let keys: Vec<_> = properties.split_once(' ').expect("properties").1.split(',').collect();
                        let known = ["file=", "line=", "col=", "endColumn=", "title="];
                        assert!(keys.iter().all(|key| known.iter().any(|known| key.starts_with(known))), "{line}");
                        assert!(keys.iter().filter(|key| key.starts_with("line=")).count() <= 1, "{line}");
                    }
                }
            }
        }
    }
}

#[test]
fn nothing_becomes_a_formula() {
    for name in ["=1+1.txt", "+1.txt", "-1.txt", "@x.txt"] {
        let folder = folder(&[(name, &county())]);
        let said = run_in(folder.path(), &["check", "--isolated", "--format", "csv", "--", name]).stdout;
        assert!(said.lines().count() > 1 && said.lines().skip(1).all(|line| line.starts_with('\'')), "{said}");
    }
    for (what, text) in HOSTILE {
        let said = checked("csv", text).stdout;
        let rows = csv::Reader::from_reader(said.as_bytes()).into_records();
        for row in rows.map(|row| row.expect("a well-formed row")) {
            for (at, field) in row.iter().enumerate().filter(|(at, _)| !matches!(at, 14..=16 | 20 | 21)) {
                assert!(!field.starts_with(['=', '+', '-', '@', '\t', '\r']), "{what} in column {at}: {field:?}");
            }
        }
    }
}

#[test]
fn markup_stays_text() {
    for (what, text) in HOSTILE {
        let said = checked("junit", text).stdout;
        let mut reader = quick_xml::Reader::from_str(&said);
        loop {
            match reader.read_event().unwrap_or_else(|error| panic!("{what}: {error}\n{said}")) {
                Event::Eof => break,
                Event::Start(tag) | Event::Empty(tag) => {
                    let name = tag.name().as_ref().to_owned();
                    let known = ["testsuites", "testsuite", "testcase", "failure", "skipped", "system-out"];
                    assert!(known.contains(&name.as_str()), "{what}: {tag:?}");
                }
                _ => {}
            }
        }
        assert!(!said.contains(['\u{fffe}', '\u{ffff}']), "{what}");
    }
}

#[test]
fn json_stays_json() {
    for format in ["json", "ndjson", "sarif", "gitlab"] {
        for (what, text) in HOSTILE {
            let said = checked(format, text).stdout;
            let values: Vec<Value> = match format {
                "ndjson" => said.lines().map(|line| serde_json::from_str(line).expect(what)).collect(),
                _ => vec![serde_json::from_str(&said).expect(what)],
            };
            assert!(!values.is_empty());
        }
    }
}
