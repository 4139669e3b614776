//! Findings across years: every format tells them, with the places in all the files they lie in.

use crate::formats::support::{FORMATS, Run, county_of, folder, run_in, years};
use serde_json::Value;
use std::path::Path;

/// Code and file of what is found across years in [`years`], in the order it is told: a pair of years when the stretch
/// of its later file ends, and what is missing at the end.
const TOLD: [(&str, &str); 6] = [
    ("GK901", "county-2021.txt"),
    ("GK902", "county-2022.txt"),
    ("GK903", "county-2022-copy.txt"),
    ("GK901", "city-2020.txt"),
    ("GK902", "city-2021.txt"),
    ("GK904", "city-2023.txt"),
];

fn check(folder: &Path, format: &str, more: &[&str]) -> Run {
    run_in(folder, &[&["check", "--isolated", "--lang", "en", "--select", "GK9", "--format", format], more].concat())
}

fn told(format: &str) -> Run {
    let (folder, names) = years();
    check(folder.path(), format, &names)
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

/// Code and file of each finding of a JSON output.
fn found(value: &Value) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    let findings = value["findings"].as_array().expect("a list").iter();
    findings.map(|finding| (text(&finding["code"]), text(&finding["source"]))).collect()
}

#[test]
fn what_a_file_list_in_mixed_order_gives() {
    let said = told("json");
    let value = json(&said.stdout);
    assert_eq!(found(&value), TOLD.map(|(code, file)| (code.to_owned(), file.to_owned())));
    assert_eq!(said.code, 1);
    let series = &value["summary"]["series"];
    assert_eq!((&series["reports"], &series["years"], &series["copies"]), (&6.into(), &2.into(), &1.into()));
}

#[test]
fn operands_in_other_files_name_them() {
    let value = json(&told("json").stdout);
    let carry = &value["findings"][0];
    assert_eq!(carry["code"], "GK901");
    let sources: Vec<_> = carry["related"].as_array().expect("a list").iter().map(|one| &one["source"]).collect();
    assert!(sources.contains(&&Value::Null) && sources.iter().any(|source| source.is_string()), "{carry}");
    let sarif = json(&told("sarif").stdout);
    let result = &sarif["runs"][0]["results"][0];
    let uri = |location: &Value| location["physicalLocation"]["artifactLocation"]["uri"].clone();
    let related: Vec<_> = result["relatedLocations"].as_array().expect("a list").iter().map(uri).collect();
    assert_eq!(uri(&result["locations"][0]), carry["source"]);
    assert_eq!(related.len(), 2);
    assert!(related.contains(&carry["source"]) && related.iter().any(|uri| *uri != carry["source"]), "{related:?}");
}

#[test]
fn every_format_tells_the_same_findings_across_years() {
    for format in FORMATS {
        let text = told(format).stdout;
        let text_of = |value: &Value| value.as_str().expect("a text").to_owned();
        let stretches: Vec<String> = match format {
            "json" => json(&text)["findings"].as_array().expect("a list").iter().map(Value::to_string).collect(),
            "gitlab" => json(&text).as_array().expect("a list").iter().map(Value::to_string).collect(),
            "sarif" => {
                let results = json(&text)["runs"][0]["results"].as_array().expect("a list").clone();
                let uri =
                    |result: &Value| text_of(&result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]);
                results.iter().map(|result| format!("{} {}", text_of(&result["ruleId"]), uri(result))).collect()
            }
            "human" => text.split("\n\n").map(str::to_owned).collect(),
            "html" => text.split("<li class=\"finding ").skip(1).map(str::to_owned).collect(),
            _ => text.lines().filter(|line| !line.contains("\"type\":\"summary\"")).map(str::to_owned).collect(),
        };
        let mut rest = stretches.iter();
        for (code, file) in TOLD {
            let told = rest.any(|stretch| stretch.contains(code) && stretch.contains(file));
            assert!(told, "{format}: {code} {file} is not told in its turn:\n{text}");
        }
        for code in ["GK901", "GK902", "GK903", "GK904"] {
            let due = TOLD.iter().filter(|(told, _)| *told == code).count();
            let mark = if format == "junit" { format!("name=\"{code}") } else { code.to_owned() };
            assert_eq!(
                stretches.iter().filter(|stretch| stretch.contains(&mark)).count(),
                due,
                "{format}: {code}\n{text}"
            );
        }
    }
}

#[test]
fn people_see_the_line_of_one_year_and_the_place_in_the_other() {
    let text = told("human").stdout;
    let first = text.split("\n\n").next().expect("a finding");
    let arrows: Vec<_> = first.lines().filter(|line| line.trim_start().starts_with("--> ")).collect();
    assert_eq!(arrows.len(), 2, "{first}");
    assert!(arrows[0].contains("county-2021.txt:") && arrows[1].contains("county-2022.txt:"), "{first}");
    assert!(first.contains("结转下年度继续办理 |") && first.contains('^') && first.contains("likely"), "{first}");
    let (folder, names) = years();
    let args = [&["check", "--isolated", "--lang", "en", "--select", "GK9"][..], &names].concat();
    let mut forced = crate::formats::support::gkreport();
    let coloured =
        crate::formats::support::finish(forced.current_dir(folder.path()).args(args).env("CLICOLOR_FORCE", "1"));
    assert!(coloured.stdout.contains('\u{1b}') && !coloured.stdout.contains(":::"), "{}", coloured.stdout);
}

#[test]
fn rules_across_years_are_selected_muted_and_counted_like_others() {
    let (folder, names) = years();
    let codes = |more: &[&str]| {
        let args = [&["check", "--isolated", "--format", "json"][..], more, &names].concat();
        let said = run_in(folder.path(), &args);
        let mut codes: Vec<_> = found(&json(&said.stdout)).into_iter().map(|(code, _)| code).collect();
        codes.sort();
        codes.dedup();
        (said.code, codes)
    };
    assert_eq!(codes(&["--select", "GK904"]), (0, vec!["GK904".to_owned()]));
    assert_eq!(codes(&["--select", "GK904", "--fail-on", "note"]).0, 1);
    assert_eq!(codes(&["--select", "GK9", "--ignore", "GK902,carry-mismatch,missing-year"]).1, ["GK903"]);
    assert_eq!(codes(&["--select", "GK9", "--write-baseline", "known.json"]), (0, Vec::new()));
    assert_eq!(codes(&["--select", "GK9", "--baseline", "known.json"]), (0, Vec::new()));
    // A number changes: that finding comes back, the others stay known.
    let changed = county_of(2022).replace("| 行政许可 | 1260 |", "| 行政许可 | 1262 |");
    std::fs::write(folder.path().join("county-2022-copy.txt"), changed).expect("a file");
    assert_eq!(codes(&["--select", "GK9", "--baseline", "known.json"]).1, ["GK903"]);
    // Without such rules nothing is compared, and it does not look as if something were.
    let args = [&["check", "--isolated", "--format", "json", "--select", "GK3"][..], &names].concat();
    assert_eq!(json(&run_in(folder.path(), &args).stdout)["summary"]["series"], Value::Null);
}

#[test]
fn reports_that_cannot_be_linked_are_counted() {
    let nameless = county_of(2024).replace("临溪县", "");
    let folder = folder(&[("a.txt", &county_of(2023)), ("b.txt", &nameless)]);
    let said = check(folder.path(), "human", &["a.txt", "b.txt"]).stdout;
    assert!(said.contains("1 report without issuer, year or figures, not compared across years"), "{said}");
    assert!(!check(folder.path(), "human", &["b.txt"]).stdout.contains("across"));
}

#[test]
fn the_only_report_is_counted_like_one_of_a_folder() {
    let nameless = county_of(2024).replace("临溪县", "");
    for (text, due) in [(county_of(2023), (1, 0)), (nameless, (0, 1))] {
        let folder = folder(&[("a.txt", &text)]);
        let series = |name| json(&check(folder.path(), "json", &[name]).stdout)["summary"]["series"].clone();
        let alone = series("a.txt");
        assert_eq!((&alone["reports"], &alone["left_out"]), (&due.0.into(), &due.1.into()));
        assert_eq!(alone, series("."));
    }
}

#[test]
fn many_copies_are_compared_with_one() {
    let folder = folder(&[("a.txt", &county_of(2022)), ("b.txt", &county_of(2022).replace("| 1260 |", "| 1261 |"))]);
    let names: Vec<_> = std::iter::once("a.txt").chain(std::iter::repeat_n("b.txt", 300)).collect();
    let value = json(&check(folder.path(), "json", &names).stdout);
    let findings = value["findings"].as_array().expect("a list");
    assert_eq!(findings.len(), 300);
    assert!(findings.iter().all(|finding| finding["related"][1]["source"] == "a.txt"));
    let gitlab = json(&check(folder.path(), "gitlab", &names).stdout);
    let prints = gitlab.as_array().expect("a list").iter().map(|entry| entry["fingerprint"].as_str().expect("a text"));
    assert_eq!(prints.collect::<std::collections::BTreeSet<_>>().len(), 300);
}
