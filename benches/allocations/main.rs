//! What a report takes of memory: `cargo bench --bench allocations`.
//!
//! A line is a file and the most bytes that are allocated at once, the file's own included, to read, check and write it.
//! How many allocations there are, stage by stage, `benches/instructions` counts.

#[path = "../reports/inputs.rs"]
mod inputs;

use inputs::{Input, whole};
use peak_alloc::PeakAlloc;
use std::hint::black_box;

#[global_allocator]
static ALLOCATOR: PeakAlloc = PeakAlloc;

fn main() {
    for name in ["report.html", "gb18030-declared.html", "report.txt"] {
        let file = Input::read(name);
        // What is built once a process counts for none.
        black_box(whole(&file));
        println!("{name} {}", most(|| drop(whole(&Input { path: file.path.clone(), bytes: file.bytes.clone() }))));
    }
    let page = Input::read("report.html");
    let parse = || {
        let text = String::from_utf8(page.bytes.clone()).expect("the page is UTF-8");
        drop(scraper::Html::parse_document(&text));
    };
    println!("report.html, scraper alone {}", most(parse));
}

/// The most bytes that are allocated at once while something is done.
fn most(act: impl Fn()) -> usize {
    ALLOCATOR.reset_peak_usage();
    let before = ALLOCATOR.current_usage();
    act();
    ALLOCATOR.peak_usage() - before
}
