//! What the program says of itself: completions, the manual page, and both languages.

use crate::formats::support::{COUNTY, FORMATS, county, finish, folder, gkreport, run, run_in};
use serde_json::Value;
use std::process::Command;

fn has_han(text: &str) -> bool {
    text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
}

#[test]
fn completions_are_made_for_every_shell() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let said = run(&["completions", shell]);
        assert_eq!(said.code, 0);
        for word in ["write-baseline", "completions", "sarif"] {
            // Some shells are told no values.
            let due = word != "sarif" || ["bash", "zsh", "fish"].contains(&shell);
            assert!(!due || said.stdout.contains(word), "{shell}: {word}");
        }
    }
    let script = folder(&[("gkreport.bash", &run(&["completions", "bash"]).stdout)]);
    let checked = Command::new("bash").arg("-n").arg(script.path().join("gkreport.bash")).status();
    assert!(checked.is_ok_and(|status| status.success()));
    assert_eq!(run(&["completions", "tcsh"]).code, 2);
}

#[test]
fn the_manual_page_tells_every_command_and_option() {
    let page = run(&["man"]).stdout;
    assert!(page.contains(".TH gkreport"));
    for command in ["PARSE", "CHECK", "SHOW", "RULES", "EXPLAIN", "SCHEMA", "COMPLETIONS", "MAN"] {
        assert!(page.contains(&format!(".SH \"GKREPORT {command}\"")), "{command}");
    }
    let options = ["write-baseline", "fail-on", "select", "ignore", "statistics", "isolated", "lang"];
    for option in options {
        assert!(page.contains(&option.replace('-', "\\-")), "{option}");
    }
    for format in FORMATS {
        assert!(page.contains(&format!("\n{format}")) || page.contains(&format!(" {format}")), "{format}");
    }
}

#[test]
fn every_rule_and_every_message_speaks_both_languages() {
    let rules: Value = serde_json::from_str(&run(&["rules", "--format", "json"]).stdout).expect("JSON");
    for rule in rules.as_array().expect("a list") {
        for words in ["title", "basis", "what", "example", "when_wrong"] {
            let (zh, en) = (rule[words]["zh"].as_str().expect("Chinese"), rule[words]["en"].as_str().expect("English"));
            assert!(!en.trim().is_empty() && has_han(zh), "{rule}");
        }
        let code = rule["code"].as_str().expect("a code");
        for language in ["zh", "en"] {
            let said = run(&["explain", code, "--lang", language]).stdout;
            assert_eq!(said.contains("依据"), language == "zh", "{said}");
        }
    }
    let finding = |language| {
        let said = run(&["check", "--isolated", "--lang", language, "--format", "json", COUNTY]).stdout;
        let value: Value = serde_json::from_str(&said).expect("JSON");
        value["findings"].as_array().expect("a list").clone()
    };
    for (zh, en) in finding("zh").iter().zip(finding("en")) {
        assert_eq!(zh["fingerprint"], en["fingerprint"]);
        assert!(has_han(zh["message"].as_str().expect("a text")));
        assert_ne!(zh["message"], en["message"]);
    }
}

#[test]
fn every_option_is_told_in_both_languages() {
    for command in ["parse", "check", "show", "rules", "explain", "completions"] {
        for language in ["en", "zh"] {
            let help = run(&[command, "--help", "--lang", language]).stdout;
            // Every part of the help stands between blank lines of its own.
            for part in help.split("\n\n").filter(|part| part.trim_start().starts_with('-')) {
                assert!(part.lines().count() < 2 || has_han(part) == (language == "zh"), "{command}: {part}");
            }
        }
    }
}

#[test]
fn the_language_is_chosen_by_option_then_locale() {
    let errors = |variable: Option<(&str, &str)>, args: &[&str]| {
        let mut command = gkreport();
        command.args(["check", "--isolated", "--format", "concise", COUNTY]).args(args).envs(variable);
        finish(&mut command).stdout.lines().last().expect("the totals").contains("份报告")
    };
    assert!(!errors(None, &[]));
    assert!(errors(Some(("LANG", "zh_CN.UTF-8")), &[]));
    assert!(errors(Some(("LC_ALL", "zh_CN.UTF-8")), &[]));
    assert!(!errors(Some(("LANG", "zh_CN.UTF-8")), &["--lang", "en"]));
    assert!(errors(None, &["--lang", "zh"]));
}

#[test]
fn what_stops_a_run_is_told_in_chinese_too() {
    let folder = folder(&[
        ("report.txt", &county()),
        ("prose.txt", "没有表格的一句话。\n"),
        ("a.pdf", "%PDF-1.7\n"),
        ("known.json", "[]"),
    ]);
    let wrong: [&[&str]; 10] = [
        &["absent.txt"],
        &["prose.txt"],
        &["a.pdf"],
        &["."],
        &["--select", "GK31", "report.txt"],
        &["--baseline", "known.json", "report.txt"],
        &["-o", "no/such/folder", "report.txt"],
        &["--format", "csv=x", "--format", "json=x", "report.txt"],
        &["--format", "csv", "--format", "json", "report.txt"],
        &["--format", "csv=x", "-o", "y", "report.txt"],
    ];
    for args in wrong {
        let said = |language| run_in(folder.path(), &[&["check", "--isolated", "--lang", language], args].concat());
        let (zh, en) = (said("zh"), said("en"));
        assert_eq!((zh.code, en.code), (2, 2), "{args:?}");
        let text = zh.stderr.strip_prefix("gkreport: 错误：").expect("the word");
        assert!(has_han(text), "{text}");
        assert!(en.stderr.starts_with("gkreport: error: ") && !has_han(&en.stderr), "{}", en.stderr);
        assert!(!zh.stderr.contains("cannot") && !zh.stderr.contains("no rule"), "{}", zh.stderr);
    }
}
