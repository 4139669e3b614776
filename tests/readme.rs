//! The READMEs say what the program does today: the output they show is its output, the rules they list are its rules.
//!
//! `GKREPORT_UPDATE=1 cargo test` rewrites the tables of rules.

use gkreport::emit::rules_table;
use gkreport::finding::Language;
use std::process::Command;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");
const SHOWN: &str = "fixtures/reports/city-2021-unbalanced/report.txt";

fn readme(name: &str) -> String {
    std::fs::read_to_string(format!("{ROOT}/{name}")).expect("the README can be read")
}

/// What stands between two marks.
fn between<'t>(text: &'t str, from: &str, to: &str) -> &'t str {
    let start = text.find(from).expect("the first mark") + from.len();
    let end = start + text[start..].find(to).expect("the second mark");
    &text[start..end]
}

fn lists_the_rules(name: &str, language: Language) {
    let mut table = Vec::new();
    rules_table::markdown(language, &mut table).expect("memory can be written to");
    let table = String::from_utf8(table).expect("UTF-8");
    let text = readme(name);
    let (from, to) = ("<!-- rules -->\n", "<!-- /rules -->");
    let stands = between(&text, from, to);
    if std::env::var_os("GKREPORT_UPDATE").is_some() {
        let text = text.replace(stands, &table);
        std::fs::write(format!("{ROOT}/{name}"), text).expect("the README can be written");
    } else {
        assert_eq!(stands, table, "{name}: run GKREPORT_UPDATE=1 cargo test");
    }
}

fn shows_its_output(name: &str, language: &str) {
    let command = format!("cargo run --release -- check {SHOWN}");
    let text = readme(name);
    assert!(text.contains(&command), "{name} names the command");
    let run = Command::new(env!("CARGO_BIN_EXE_gkreport"))
        .args(["--lang", language, "check", SHOWN])
        .current_dir(ROOT)
        .output()
        .expect("the program runs");
    assert_eq!(run.status.code(), Some(1));
    assert_eq!(between(&text, "```text\n", "```"), String::from_utf8_lossy(&run.stdout), "{name}");
}

#[test]
fn english() {
    lists_the_rules("README.md", Language::En);
    shows_its_output("README.md", "en");
}

#[test]
fn chinese() {
    lists_the_rules("README.zh.md", Language::Zh);
    shows_its_output("README.zh.md", "zh");
}
