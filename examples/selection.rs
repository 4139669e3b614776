//! A check with one's own selection of rules: `cargo run --example selection -- report.html GK3 GK401`.

use gkreport::finding::Language;
use gkreport::{check, rules};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let path = arguments.next().ok_or("which report? selection REPORT [RULE…]")?;
    // Codes, prefixes or names; none means all.
    let selected: Vec<String> = arguments.collect();
    let rules = rules::select(&selected, &[])?;
    let report = gkreport::read(&path, &std::fs::read(&path)?)?;
    // A tool that checked nothing must not look like one that found nothing.
    if check::nothing_to_check(&report) {
        return Err("no statutory table and no figure was found".into());
    }
    for finding in check::check_with(&report, &rules).findings {
        println!("{} {}: {}", finding.severity.key(), finding.code, finding.message.get(Language::En));
    }
    Ok(())
}
