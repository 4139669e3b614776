//! Each format and the help, word for word.

use crate::formats::support::{COUNTY, FORMATS, root, run};

/// The rules the fixture breaks, and two it keeps; named, so that a new rule does not change every file.
const RULES: &str = "GK001,GK005,GK006,GK301,GK302,GK303,GK401,missing-table";

#[test]
fn every_format_is_as_reviewed() {
    // The page is held by its structure (`audit`) and in a browser: most of its words are its style.
    for format in FORMATS.into_iter().filter(|format| *format != "html") {
        for language in ["en", "zh"] {
            let check = ["check", "--isolated", "--select", RULES, "--lang", language, "--format", format, COUNTY];
            let said = run(&check);
            assert_eq!((said.code, said.stderr.as_str()), (1, ""), "{format}");
            compare(&format!("{format}.{language}.txt"), &said.stdout);
        }
    }
    let statistics = ["check", "--isolated", "--select", RULES, "--lang", "en", "--format", "concise", "--statistics"];
    compare("statistics.en.txt", &run(&[&statistics[..], &[COUNTY]].concat()).stdout);
}

#[test]
fn help_is_as_reviewed() {
    compare("help.txt", &run(&["--help"]).stdout);
    compare("help.zh.txt", &run(&["--help", "--lang", "zh"]).stdout);
    compare("help-check.zh.txt", &run(&["check", "--help", "--lang", "zh"]).stdout);
    for command in ["parse", "check", "sum", "diff", "show", "rules", "explain", "schema", "completions", "man"] {
        compare(&format!("help-{command}.txt"), &run(&[command, "--help"]).stdout);
    }
}

/// Compares with the file under `fixtures/formats/`, or rewrites it.
pub fn compare(name: &str, said: &str) {
    let path = root().join("fixtures/formats/golden").join(name);
    // Blanks at a line's end mean nothing and do not survive every editor.
    let said: String = said.lines().flat_map(|line| [line.trim_end(), "\n"]).collect();
    // A release changes the version everywhere and nothing else.
    let said = said.replace(concat!('"', env!("CARGO_PKG_VERSION"), '"'), "\"VERSION\"");
    if std::env::var_os("GKREPORT_UPDATE").is_some_and(|value| value == "1") {
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("the folder");
        std::fs::write(&path, &said).expect("the golden file");
        return;
    }
    let golden = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    assert!(golden == said, "{} differs; GKREPORT_UPDATE=1 rewrites it. Now:\n{said}", path.display());
}
