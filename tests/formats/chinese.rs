//! Chinese is complete: in messages no word is English but codes, options and their values, names of formats, encodings,
//! products and units, paths, and the report's own text.

use crate::formats::support::{COUNTY, county, folder, run, run_in, years};
use std::collections::BTreeSet;

/// Names of commands, formats, stages and other values of options, which are typed as they are.
const TYPED: &str = "gkreport parse check sum diff show rules explain schema completions man help human concise json ndjson csv sarif \
    github gitlab junit xlsx docx parquet html duckdb spark long wide text blocks sections tables figures table markdown bash elvish fish \
    powershell zsh auto always never error warning note zh en sarif=out.sarif published-by fail-on select ignore format statistics baseline bao gao URL find print0 tr curl s x y";
/// Names of formats, encodings, products, units, signals and keys.
const NAMES: &str = "UTF UTF- GB GKREPORT_ JSON CSV SARIF GitHub Actions GitLab JUnit XML HTML Table Schema DuckDB Spark Markdown UTF-8 GB18030 NUL BOM PDF Word K M G KiB \
    MiB Ctrl-C SIGHUP SIGTERM SIGINT GKREPORT NO_COLOR FORCE_COLOR LC_ALL LC_MESSAGES LANG colspan rowspan TOML OpenDocument Excel \
    MHTML GBK ASCII IP http UTF-16 utf-8 utf-16le utf-16be gb18030 pdftotext pandoc unzip LibreOffice xlsx2csv";

/// The words of a text that nothing allows.
fn english(text: &str) -> BTreeSet<String> {
    let allowed: BTreeSet<&str> = TYPED.split_whitespace().chain(NAMES.split_whitespace()).collect();
    let is_part = |c: char| c.is_ascii_alphanumeric() || "-_./=<>*~".contains(c);
    let words = text.split(|c: char| !is_part(c)).filter(|word| word.contains(|c: char| c.is_ascii_alphabetic()));
    let is_allowed = |word: &str| {
        // `64M` is a number with its unit.
        let plain = word.trim_matches(|c: char| ".-=<>*/".contains(c) || c.is_ascii_digit());
        let is_option = word.starts_with('-') && word.len() > 1;
        let is_code = plain == "GK";
        // Paths and endings, cells' keys, variables.
        let is_path = word.contains('.') || word.contains('/') || word.contains('_');
        is_option || is_code || is_path || plain.is_empty() || allowed.contains(plain)
    };
    words.filter(|word| !is_allowed(word)).map(str::to_owned).collect()
}

fn assert_chinese(what: &str, text: &str) {
    let english = english(text);
    assert!(english.is_empty(), "{what}: {english:?}\n{text}");
    // Between Chinese words signs are of full width.
    let han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    let chars: Vec<char> = text.chars().collect();
    let half = chars
        .windows(3)
        .find(|three| han(three[0]) && ":;,!?".contains(three[1]) && (han(three[2]) || three[2] == ' '));
    assert!(half.is_none(), "{what}: {half:?}\n{text}");
}

#[test]
fn help_is_chinese() {
    assert_chinese("--help", &run(&["--help", "--lang", "zh"]).stdout);
    for command in ["parse", "check", "sum", "diff", "show", "rules", "explain", "schema", "completions", "man"] {
        for option in ["--help", "-h"] {
            assert_chinese(command, &run(&[command, option, "--lang", "zh"]).stdout);
        }
    }
}

#[test]
fn usage_errors_are_chinese() {
    let wrong: [&[&str]; 14] = [
        &["chek", "a.txt"],
        &["check", "--formt", "json"],
        &["check", "--format", "jsn", "a.txt"],
        &["check", "--format"],
        &["check", "--fail-on", "bad", "a.txt"],
        &["check", "--max-size", "3T", "a.txt"],
        &["check", "--max-size", "0", "a.txt"],
        &["check", "--max-depth", "0", "a.txt"],
        &["check", "-j", "0", "a.txt"],
        &["check", "--config", "x.toml", "--isolated", "a.txt"],
        &["check", "-o", "a.txt", "-o", "b.txt"],
        &["explain"],
        &["show", "a.txt"],
        &["fixtures"],
    ];
    for args in wrong {
        let said = run(&[args, &["--lang", "zh"]].concat());
        assert_eq!(said.code, 2, "{args:?}");
        assert!(said.stderr.contains("错误："), "{args:?}: {}", said.stderr);
        let given = ["chek", "formt", "jsn", "bad", "3T", "T", "fixtures"];
        assert_chinese(&format!("{args:?}"), &given.iter().fold(said.stderr, |text, word| text.replace(word, "")));
    }
}

#[test]
fn what_stops_a_run_is_chinese() {
    let folder = folder(&[
        ("report.txt", &county()),
        ("prose.txt", "没有表格的一句话。\n"),
        ("a.pdf", "%PDF-1.7\n"),
        ("known.json", "[]"),
        ("wrong.toml", "format = \n"),
        ("key.toml", "formt = 1\n"),
    ]);
    std::fs::create_dir(folder.path().join("空")).expect("a folder");
    let wrong: [&[&str]; 16] = [
        &["absent.txt"],
        &["prose.txt"],
        &["a.pdf"],
        &["空"],
        &["no*.txt"],
        &["--select", "GK31", "report.txt"],
        &["--baseline", "known.json", "report.txt"],
        &["--baseline", "absent.json", "report.txt"],
        &["-o", "no/such/folder", "report.txt"],
        &["-o", "report.txt", "report.txt"],
        &["--format", "csv=x", "--format", "json=x", "report.txt"],
        &["--format", "csv", "--format", "json", "report.txt"],
        &["--format", "csv=x", "-o", "y", "report.txt"],
        &["--config", "wrong.toml", "report.txt"],
        &["--config", "key.toml", "report.txt"],
        &["--max-size", "10", "report.txt"],
    ];
    for args in wrong {
        let said = run_in(folder.path(), &[&["check", "--lang", "zh"], args].concat());
        assert_eq!(said.code, 2, "{args:?}");
        assert_chinese(&format!("{args:?}"), &said.stderr.replace("formt", ""));
    }
}

#[test]
fn findings_and_rules_are_chinese() {
    let (folder, names) = years();
    for format in ["human", "concise"] {
        let args = ["check", "--isolated", "--statistics", "--lang", "zh", "--format", format];
        assert_chinese(format, &run(&[&args[..], &[COUNTY]].concat()).stdout.replace("county", ""));
        assert_chinese(format, &run_in(folder.path(), &[&args[..], &names].concat()).stdout);
    }
    for format in ["table", "markdown"] {
        // The names of rules stand there to be typed.
        let catalogue = run(&["rules", "--format", format, "--lang", "zh"]).stdout;
        let names: Vec<_> = gkreport::rules::RULES.iter().map(|rule| rule.name).collect();
        assert_chinese(format, &names.iter().fold(catalogue, |text, name| text.replace(name, "")));
    }
    for rule in gkreport::rules::RULES {
        let said = run(&["explain", rule.code, "--lang", "zh"]).stdout;
        assert_chinese(rule.code, &said.replace(rule.name, ""));
    }
}

#[test]
fn spreadsheets_speak_chinese_and_keep_their_keys() {
    let is_chinese = |text: &str| text.is_empty() || text.contains(|c: char| ('\u{4e00}'..='\u{9fff}').contains(&c));
    let parsed = crate::formats::sheets::xlsx(&["parse", "--lang", "zh", COUNTY]);
    let long = &parsed["长表"];
    assert!(long.header.iter().all(|name| is_chinese(name)), "{:?}", long.header);
    assert_eq!(long.header.last().map(String::as_str), Some("键"));
    let at = long.column("键").iter().position(|key| key == "disputes.review.total").expect("the cell's key");
    assert_eq!(
        (long.get(at, "行"), long.get(at, "列"), long.get(at, "状态")),
        ("行政复议".into(), "总计".into(), "已读".into())
    );
    let wide = &parsed["宽表"];
    assert!(wide.header.iter().all(|name| is_chinese(name)), "{:?}", wide.header);
    let keys: Vec<_> = wide.rows[0].iter().map(crate::formats::sheets::Field::shown).collect();
    assert!(keys.contains(&"disputes.review.total".to_owned()) && keys[0] == "source");
    let checked = crate::formats::sheets::xlsx(&["check", "--isolated", "--lang", "zh", COUNTY]);
    for sheet in checked.values() {
        assert!(sheet.header.iter().all(|name| is_chinese(name)), "{:?}", sheet.header);
    }
    assert!(checked["发现"].column("级别").iter().all(|severity| is_chinese(severity)));
}
