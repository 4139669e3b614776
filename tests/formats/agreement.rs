//! Every format tells the same findings in the same order, run to run.

use crate::formats::support::{COUNTY, FORMATS, check, check_json, county, folder, run};
use serde_json::Value;

/// Code, line (0 where there is none) and column.
type Told = (String, u64, u64);

#[test]
fn every_format_tells_the_same_findings_in_the_same_order() {
    let reference = told("json", &check("json", COUNTY));
    assert!(reference.len() >= 6, "{reference:?}");
    for format in FORMATS {
        let findings = told(format, &check(format, COUNTY));
        match format {
            // A suite is ordered by rule.
            "junit" => {
                let sorted = |mut findings: Vec<Told>| {
                    findings.sort();
                    findings
                };
                assert_eq!(sorted(findings), sorted(reference.clone()));
            }
            // Knows lines only.
            "gitlab" | "html" => {
                let lines = |findings: &[Told]| {
                    findings.iter().map(|(code, line, _)| (code.clone(), (*line).max(1))).collect::<Vec<_>>()
                };
                assert_eq!(lines(&findings), lines(&reference));
            }
            _ => assert_eq!(findings, reference, "{format}"),
        }
    }
}

#[test]
fn run_to_run_nothing_changes() {
    let other = folder(&[("b.txt", &county()), ("a.txt", &county().replace("| 49 |", "| 50 |"))]);
    let paths = ["b.txt", "a.txt"].map(|name| other.path().join(name).display().to_string());
    for format in FORMATS {
        let args = ["check", "--isolated", "--format", format, COUNTY, &paths[0], &paths[1]];
        assert_eq!(run(&args).stdout, run(&args).stdout, "{format}");
    }
}

#[test]
fn inputs_are_told_in_the_order_they_were_named() {
    let other = folder(&[("b.txt", &county()), ("a.txt", &county())]);
    let paths = ["b.txt", "a.txt"].map(|name| other.path().join(name).display().to_string());
    let said = run(&["check", "--isolated", "--format", "json", &paths[0], &paths[1]]).stdout;
    let value: Value = serde_json::from_str(&said).expect("JSON");
    let sources = value["inputs"].as_array().expect("a list").iter().map(|input| input["source"].as_str());
    assert_eq!(sources.flatten().collect::<Vec<_>>(), paths);
}

#[test]
fn several_formats_at_once_say_what_each_says_alone() {
    let out = tempfile::tempdir().expect("a folder");
    let mut args = vec!["check".to_owned(), "--isolated".into(), "--lang".into(), "en".into()];
    for format in FORMATS {
        let target = match format {
            "human" => format.to_owned(),
            _ => format!("{format}={}", out.path().join(format).display()),
        };
        args.extend(["--format".to_owned(), target]);
    }
    args.push(COUNTY.to_owned());
    let said = run(&args.iter().map(String::as_str).collect::<Vec<_>>());
    assert_eq!(said.code, 1);
    for format in FORMATS {
        let written = std::fs::read_to_string(out.path().join(format)).unwrap_or_else(|_| said.stdout.clone());
        assert_eq!(written, check(format, COUNTY), "{format}");
    }
}

#[test]
fn messages_are_the_same_sentences() {
    let json = check_json("json", COUNTY);
    let sarif = check_json("sarif", COUNTY);
    let csv = check("csv", COUNTY);
    let rows: Vec<_> = csv::Reader::from_reader(csv.as_bytes()).into_records().map(|row| row.expect("a row")).collect();
    for (at, finding) in json["findings"].as_array().expect("a list").iter().enumerate() {
        let message = finding["message"].as_str().expect("a text");
        assert_eq!(&rows[at][12], message);
        // There the sum stands behind the first words.
        let text = sarif["runs"][0]["results"][at]["message"]["text"].as_str().expect("a text");
        assert!(message.split("; ").all(|part| text.contains(part)), "{text}");
    }
}

fn told(format: &str, text: &str) -> Vec<Told> {
    match format {
        "json" => {
            let value: Value = serde_json::from_str(text).expect("JSON");
            value["findings"].as_array().expect("a list").iter().map(of_json).collect()
        }
        "ndjson" => {
            let lines = text.lines().map(|line| serde_json::from_str::<Value>(line).expect("JSON"));
            let findings = lines.filter(|line| line["type"] == "finding");
            findings.map(|line| of_json(&line)).collect()
        }
        "csv" => {
            let rows = csv::Reader::from_reader(text.as_bytes()).into_records().map(|row| row.expect("a row"));
            rows.map(|row| (row[10].to_owned(), number(&row[3]), number(&row[4]))).collect()
        }
        "sarif" => {
            let value: Value = serde_json::from_str(text).expect("JSON");
            let results = value["runs"][0]["results"].as_array().expect("a list").clone();
            let region = |result: &Value| result["locations"][0]["physicalLocation"]["region"].clone();
            let told = |result: &Value| {
                let (code, region) = (result["ruleId"].as_str().expect("a code").to_owned(), region(result));
                (code, region["startLine"].as_u64().unwrap_or(0), region["startColumn"].as_u64().unwrap_or(0))
            };
            results.iter().map(told).collect()
        }
        "gitlab" => {
            let value: Value = serde_json::from_str(text).expect("JSON");
            let told = |entry: &Value| {
                let name = entry["check_name"].as_str().expect("a name");
                (name[..5].to_owned(), entry["location"]["lines"]["begin"].as_u64().expect("a line"), 0)
            };
            value.as_array().expect("a list").iter().map(told).collect()
        }
        "github" => text.lines().filter_map(of_github).collect(),
        "html" => {
            let page = scraper::Html::parse_document(text);
            let places = scraper::Selector::parse(".finding .what small").expect("a selector");
            let told = page.select(&places).map(|place| place.text().collect::<String>());
            told.map(|place| (place[..5].to_owned(), place.rsplit_once("line ").map_or(0, |at| number(at.1)), 0))
                .collect()
        }
        "concise" | "junit" => text.lines().filter_map(of_line).collect(),
        "human" => of_human(text),
        _ => panic!("`told` has to say how a finding's code and place are read from {format}"),
    }
}

fn of_json(finding: &Value) -> Told {
    let number = |key: &str| finding[key].as_u64().unwrap_or(0);
    (finding["code"].as_str().expect("a code").to_owned(), number("line"), number("column"))
}

/// `path:line:col: severity[CODE] message`, in XML with a tag in front.
fn of_line(line: &str) -> Option<Told> {
    let start = if line.starts_with(COUNTY) { 0 } else { line.find(&format!(">{COUNTY}:"))? + 1 };
    let (place, rest) = line[start + COUNTY.len()..].split_once(": ")?;
    let code = rest.split_once('[')?.1[..5].to_owned();
    let mut numbers = place.split(':').skip(1).map(number);
    Some((code, numbers.next().unwrap_or(0), numbers.next().unwrap_or(0)))
}

/// `::error file=…,line=3,col=7,endColumn=9,title=GK401 …::…`.
fn of_github(line: &str) -> Option<Told> {
    let (_, rest) = line.strip_prefix("::")?.split_once(' ')?;
    let (properties, _) = rest.split_once("::")?;
    let property = |name: &str| properties.split(',').find_map(|property| property.strip_prefix(name));
    let at = |name: &str| property(name).map_or(0, number);
    Some((property("title=")?[..5].to_owned(), at("line="), at("col=")))
}

/// `error[GK401] …` and on the next line `--> path:line:col`.
fn of_human(text: &str) -> Vec<Told> {
    let lines: Vec<_> = text.lines().collect();
    let pairs = lines.windows(2).filter(|pair| pair[1].trim_start().starts_with("--> "));
    let told = pairs.map(|pair| {
        let code = pair[0].split_once('[').expect("a code").1[..5].to_owned();
        let mut numbers = pair[1].split(':').skip(1).map(number);
        (code, numbers.next().unwrap_or(0), numbers.next().unwrap_or(0))
    });
    told.collect()
}

fn number(text: &str) -> u64 {
    if text.is_empty() { 0 } else { text.trim().parse().expect("a number") }
}
