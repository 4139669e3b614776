//! One report → its cells, with their places: `cargo run --example cells -- report.html`.

use gkreport::span::Place;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("which report? cells REPORT")?;
    let report = gkreport::read(&path, &std::fs::read(&path)?)?;
    for table in &report.tables {
        for (index, cell) in table.iter() {
            let value = cell.value.map_or_else(|| "-".to_owned(), |value| value.to_string());
            let place = cell.span.map(|span| report.place(span));
            let place = place.map_or_else(|| "-".to_owned(), |Place { line, column }| format!("{line}:{column}"));
            // A value counts only where the status is `read`; `blank` says that the page states nothing there.
            println!("{}\t{}\t{value}\t{place}", table.form.key(index), cell.status.key());
        }
    }
    Ok(())
}
