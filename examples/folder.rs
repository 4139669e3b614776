//! A folder of reports → a table on standard output, one row a report: `cargo run --example folder -- reports/`.

use gkreport::Report;
use std::path::{Path, PathBuf};

/// The cells that become columns.
const COLUMNS: [&str; 3] =
    ["applications.new_received.total", "applications.handled_total.total", "disputes.review.total"];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::args().nth(1).ok_or("which folder? folder FOLDER")?;
    println!("file\tissuer\tyear\t{}", COLUMNS.join("\t"));
    for path in files(Path::new(&folder))? {
        let name = path.display().to_string();
        match gkreport::read(&name, &std::fs::read(&path)?) {
            Ok(report) => println!("{name}\t{}", row(&report)),
            // One bad file does not end the run.
            Err(error) => eprintln!("{error}"),
        }
    }
    Ok(())
}

fn row(report: &Report) -> String {
    let issuer = report.issuer.as_ref().map_or("", |issuer| issuer.value.as_str());
    let year = report.year.as_ref().map_or_else(String::new, |year| year.value.to_string());
    let values = COLUMNS.map(|key| report.value(key).map_or_else(String::new, |value| value.to_string()));
    [issuer.to_owned(), year, values.join("\t")].join("\t")
}

/// All files under a folder, in the order of their names.
fn files(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() { open.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    Ok(found)
}
