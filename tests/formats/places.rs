//! Lines and columns cut exactly the figures they speak of.

use crate::formats::support::{COUNTY, check_json, county, folder};
use serde_json::Value;

/// The characters of `text` from one place to another on the same line, both counted from 1.
fn cut(text: &str, line: &Value, from: &Value, to: &Value) -> String {
    let at = |value: &Value| usize::try_from(value.as_u64().expect("a number")).expect("a small one");
    let line = text.lines().nth(at(line) - 1).expect("the line");
    line.chars().skip(at(from) - 1).take(at(to) - at(from)).collect()
}

#[test]
fn sarif_regions_cut_the_figures() {
    // Characters of one, two, three and four bytes stand before the figures.
    let text = county().replace("|  | （七）总计 |", "|  | aé𠮷（七）总计 |");
    let folder = folder(&[("a.txt", &text)]);
    let path = folder.path().join("a.txt").display().to_string();
    for (text, path) in [(county(), COUNTY.to_owned()), (text, path)] {
        let sarif = check_json("sarif", &path);
        let json = check_json("json", &path);
        let results = sarif["runs"][0]["results"].as_array().expect("a list");
        let mut cuts = 0;
        for (result, finding) in results.iter().zip(json["findings"].as_array().expect("a list")) {
            let related = result["relatedLocations"].as_array().expect("a list");
            for (location, operand) in related.iter().zip(finding["related"].as_array().expect("a list")) {
                let region = &location["physicalLocation"]["region"];
                let cut = cut(&text, &region["startLine"], &region["startColumn"], &region["endColumn"]);
                assert_eq!(cut.trim(), operand["raw"].as_str().expect("a text").trim());
                cuts += 1;
            }
        }
        assert!(cuts >= 12, "{cuts}");
    }
}
