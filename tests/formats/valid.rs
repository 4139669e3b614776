//! Each format is what its name says.

use crate::formats::support::{COUNTY, check, check_json, county, folder, root, run, run_in, years};
use quick_xml::events::Event;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// A run with something of everything: findings, a report without any table, a file that is none.
fn mixed(format: &str) -> String {
    let folder = folder(&[("two.txt", &county()), ("prose.txt", "一、总体情况\n没有表格。\n")]);
    let path = |name: &str| folder.path().join(name).display().to_string();
    let args = ["check", "--isolated", "--format", format, COUNTY, &path("two.txt"), &path("prose.txt")];
    run(&[&args[..], &[&path("absent.txt"), "LICENSE"]].concat()).stdout
}

/// A run with findings whose places lie in several files.
fn across(format: &str) -> String {
    let (folder, names) = years();
    run_in(folder.path(), &[&["check", "--isolated", "--format", format][..], &names].concat()).stdout
}

fn validate(schema: &Value, value: &Value) {
    let validator = jsonschema::validator_for(schema).expect("a schema");
    let errors: Vec<_> =
        validator.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

#[test]
fn sarif_keeps_to_the_published_schema() {
    let schema = std::fs::read_to_string(root().join("tests/schemas/sarif-2.1.0.json")).expect("the schema");
    let mut schema: Value = serde_json::from_str(&schema).expect("JSON");
    // As published, the pattern has a bracket too many, which stricter engines refuse.
    for object in ["run", "toolComponent"] {
        let language = &mut schema["definitions"][object]["properties"]["language"]["pattern"];
        assert!(language.as_str().is_some_and(|pattern| pattern.ends_with("{2}]?$")), "{language}");
        *language = json!("^[a-zA-Z]{2}(-[a-zA-Z]{2})?$");
    }
    for text in [check("sarif", COUNTY), mixed("sarif"), across("sarif")] {
        validate(&schema, &serde_json::from_str(&text).expect("JSON"));
    }
    // The validator is at work.
    let mut wrong = check_json("sarif", COUNTY);
    wrong["runs"][0]["columnKind"] = json!("bytes");
    assert!(!jsonschema::validator_for(&schema).expect("a schema").is_valid(&wrong));
}

#[test]
fn sarif_is_consistent_in_itself() {
    let sarif: Value = serde_json::from_str(&mixed("sarif")).expect("JSON");
    let run = &sarif["runs"][0];
    assert_eq!((&sarif["version"], &run["columnKind"]), (&json!("2.1.0"), &json!("unicodeCodePoints")));
    assert_eq!(run["invocations"][0]["executionSuccessful"], false);
    assert_eq!(run["invocations"][0]["toolExecutionNotifications"].as_array().map(Vec::len), Some(3));
    assert_eq!(check_json("sarif", COUNTY)["runs"][0]["invocations"][0]["executionSuccessful"], true);
    let mut prints = BTreeSet::new();
    for result in run["results"].as_array().expect("a list") {
        let index = usize::try_from(result["ruleIndex"].as_u64().expect("an index")).expect("a small one");
        assert_eq!(run["tool"]["driver"]["rules"][index]["id"], result["ruleId"]);
        let print = result["partialFingerprints"]["primaryLocationLineHash"].as_str().expect("what GitHub goes by");
        assert!(prints.insert(print.to_owned()), "{print} twice");
        assert!(result["partialFingerprints"]["gkreport/v1"].is_string());
        let artifact = &result["locations"][0]["physicalLocation"]["artifactLocation"];
        let at = usize::try_from(artifact["index"].as_u64().expect("an index")).expect("a small one");
        assert_eq!(run["artifacts"][at]["location"]["uri"], artifact["uri"]);
    }
    let location = &run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"];
    assert_eq!((&location["uri"], &location["uriBaseId"]), (&json!(COUNTY), &json!("%SRCROOT%")));
    assert!(run["originalUriBaseIds"]["%SRCROOT%"].is_object());
}

#[test]
fn absolute_paths_below_the_working_directory_become_relative() {
    let path = root().join(COUNTY).display().to_string();
    let sarif = check_json("sarif", &path);
    assert_eq!(sarif["runs"][0]["artifacts"][0]["location"]["uri"], COUNTY);
    assert_eq!(check_json("gitlab", &path)[0]["location"]["path"], COUNTY);
    assert!(check("github", &path).starts_with(&format!("::error file={COUNTY},")));
}

#[test]
fn gitlab_has_what_it_asks_for_and_fingerprints_are_unique() {
    let value: Value = serde_json::from_str(&mixed("gitlab")).expect("JSON");
    let entries = value.as_array().expect("a list");
    for entry in entries {
        assert!(entry["description"].as_str().is_some_and(|text| !text.is_empty()), "{entry}");
        assert!(entry["check_name"].is_string() && entry["location"]["path"].is_string(), "{entry}");
        assert!(entry["location"]["lines"]["begin"].as_u64().is_some_and(|line| line > 0), "{entry}");
        let severity = entry["severity"].as_str().expect("a word");
        assert!(["info", "minor", "major", "critical", "blocker"].contains(&severity), "{entry}");
    }
    let prints: BTreeSet<_> = entries.iter().map(|entry| entry["fingerprint"].as_str().expect("a text")).collect();
    assert_eq!(prints.len(), entries.len());
    // The first of two copies keeps the fingerprint it has alone.
    assert_eq!(entries[0]["fingerprint"], check_json("gitlab", COUNTY)[0]["fingerprint"]);
}

#[test]
fn junit_is_xml_and_its_counts_are_true() {
    let names = counted_cases(&mixed("junit"));
    let count = |name: &str| names.iter().filter(|other| *other == name).count();
    assert!(count("failure") != 0 && count("error") == 3 && count("skipped") != 0 && count("system-out") != 0);
    counted_cases(&across("junit"));
}

/// The elements of a JUnit output, having compared the counts it states with what it holds.
fn counted_cases(text: &str) -> Vec<String> {
    let mut reader = quick_xml::Reader::from_str(text);
    reader.config_mut().check_end_names = true;
    let mut names = Vec::new();
    let mut counts = None;
    loop {
        match reader.read_event().expect("well-formed XML") {
            Event::Eof => break,
            Event::Start(tag) | Event::Empty(tag) => {
                let attribute = |name: &str| {
                    let found = tag.try_get_attribute(name).expect("well-formed attributes");
                    found.map(|found| found.value.into_owned())
                };
                if tag.name().as_ref() == "testsuites" {
                    counts = Some(["tests", "failures", "errors"].map(|name| attribute(name).expect(name)));
                    // Jenkins' schema has no such attribute there.
                    assert_eq!(attribute("skipped"), None);
                }
                names.push(tag.name().as_ref().to_owned());
            }
            _ => {}
        }
    }
    let count = |name: &str| names.iter().filter(|other| *other == name).count().to_string();
    let counts = counts.expect("a root");
    assert_eq!(counts, [count("testcase"), count("failure"), count("error")]);
    names
}

#[test]
fn junit_has_a_case_for_every_rule_and_document() {
    let rules: Value = serde_json::from_str(&run(&["rules", "--format", "json"]).stdout).expect("JSON");
    // That on parts and their whole is no rule of a check.
    let rules = rules.as_array().expect("a list").iter().filter(|rule| rule["code"] != "GK908");
    let text = check("junit", COUNTY);
    assert_eq!(text.matches("<testcase ").count(), rules.count());
    let strict = run(&["check", "--isolated", "--fail-on", "note", "--format", "junit", COUNTY]).stdout;
    assert!(strict.matches("<failure ").count() > text.matches("<failure ").count());
    assert!(!strict.contains("system-out"));
}

#[test]
fn every_json_output_keeps_to_the_schema_of_the_program() {
    let schema: Value = serde_json::from_str(&run(&["schema"]).stdout).expect("JSON");
    jsonschema::meta::validate(&schema).expect("a schema");
    let one = |name: &str| {
        let mut one = schema.clone();
        one.as_object_mut().expect("an object").remove("anyOf");
        one["$ref"] = json!(format!("#/$defs/{name}"));
        one
    };
    let mut outputs = vec![
        ("check", check_json("json", COUNTY)),
        ("check", serde_json::from_str(&mixed("json")).expect("JSON")),
        ("check", serde_json::from_str(&across("json")).expect("JSON")),
        ("parse", serde_json::from_str(&run(&["parse", "--spans", COUNTY]).stdout).expect("JSON")),
    ];
    for text in [mixed("ndjson"), across("ndjson"), run(&["parse", COUNTY, "LICENSE"]).stdout] {
        for line in text.lines() {
            let value: Value = serde_json::from_str(line).expect("JSON");
            let name = match value["type"].as_str() {
                Some("summary") => "summary_line",
                Some(_) => "finding_line",
                None => "parse",
            };
            outputs.push((name, value));
        }
    }
    for (name, value) in &outputs {
        validate(&one(name), value);
        validate(&schema, value);
        undescribed(name, value, &schema["$defs"][name], &schema["$defs"]);
    }
    let mut wrong = check_json("json", COUNTY);
    wrong["findings"][0]["line"] = json!("3");
    assert!(!jsonschema::validator_for(&one("check")).expect("a schema").is_valid(&wrong));
}

/// Fails where a key of the output is not in the schema: it allows more for later versions, not for this one.
fn undescribed(path: &str, value: &Value, schema: &Value, definitions: &Value) {
    let schemas = resolved(schema, definitions);
    match value {
        Value::Object(object) => {
            for (key, inner) in object {
                let keys = schemas.iter().filter_map(|schema| {
                    let own = schema["properties"].get(key);
                    own.or_else(|| schema.get("additionalProperties").filter(|any| any.is_object()))
                });
                let keys: Vec<_> = keys.collect();
                assert!(!keys.is_empty(), "{path}.{key} is not described by the schema");
                undescribed(&format!("{path}.{key}"), inner, &json!({"allOf": keys}), definitions);
            }
        }
        Value::Array(items) => {
            let inner: Vec<_> = schemas.iter().filter_map(|schema| schema.get("items")).collect();
            for item in items {
                undescribed(&format!("{path}[]"), item, &json!({"allOf": inner}), definitions);
            }
        }
        _ => {}
    }
}

/// The schemas that speak of a value, references followed.
fn resolved(schema: &Value, definitions: &Value) -> Vec<Value> {
    let mut open = vec![schema.clone()];
    let mut plain = Vec::new();
    while let Some(schema) = open.pop() {
        if let Some(name) = schema["$ref"].as_str() {
            open.push(definitions[name.trim_start_matches("#/$defs/")].clone());
        }
        for key in ["allOf", "anyOf", "oneOf"] {
            open.extend(schema[key].as_array().into_iter().flatten().cloned());
        }
        plain.push(schema);
    }
    plain
}
