//! What a report takes of memory: `cargo bench --bench allocations`.
//!
//! `max alloc` is the most that is allocated at once, the file's own bytes included. Times told here are those of a
//! program whose every allocation is counted; `cargo bench` tells the real ones, and takes the memory from here.

#[path = "../reports/inputs.rs"]
mod inputs;

use divan::{AllocProfiler, Bencher};
use inputs::{Input, whole};

#[global_allocator]
static ALLOCATOR: AllocProfiler = AllocProfiler::system();

fn main() {
    divan::Divan::from_args().sample_size(1).sample_count(20).main();
}

/// Reads, checks and writes a file that is read into memory first.
fn measure(bencher: Bencher, name: &str) {
    let file = Input::read(name);
    bencher.bench_local(|| {
        let input = Input { path: file.path.clone(), bytes: file.bytes.clone() };
        whole(&input)
    });
}

#[divan::bench]
fn page(bencher: Bencher) {
    measure(bencher, "report.html");
}

#[divan::bench]
fn gb18030_page(bencher: Bencher) {
    measure(bencher, "gb18030-declared.html");
}

#[divan::bench]
fn text(bencher: Bencher) {
    measure(bencher, "report.txt");
}

#[divan::bench]
fn scraper_alone(bencher: Bencher) {
    let file = Input::read("report.html");
    bencher.bench_local(|| {
        let text = String::from_utf8(file.bytes.clone()).expect("the page is UTF-8");
        scraper::Html::parse_document(&text)
    });
}
