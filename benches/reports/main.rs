//! What a report costs, beside what it cannot cost less than: `cargo bench`.
//!
//! Program and floor take turns, so that both see the same machine, and the least time of each counts: whatever else
//! the machine does only ever adds to it. Prints one table, ready for the README. Time by the clock is what people
//! wait for; `benches/instructions` counts instructions, for comparing two versions of the program.

mod inputs;
mod many;
mod memory;
#[cfg(all(feature = "office", feature = "pdf"))]
mod office;
mod processes;
mod table;
mod turns;

use inputs::{Input, whole};
use scraper::Html;
use std::hint::black_box;
use table::{Row, Target};
use turns::take_turns;

fn main() {
    let page = Input::read("report.html");
    let encoded = Input::read("gb18030-declared.html");
    let text = Input::read("report.txt");
    let markup = String::from_utf8(page.bytes.clone()).expect("the page is UTF-8");

    let parse = || drop(black_box(Html::parse_document(black_box(&markup))));
    let run = |input: &Input| drop(black_box(whole(black_box(input))));

    let mut rows = Vec::new();
    let times = take_turns(|| run(&page), parse);
    rows.push(Row::times(
        "a page of 100 KB: read, checked, as JSON",
        "`scraper` parsing it",
        &times,
        Target::Most(0.95),
    ));
    let times = take_turns(|| run(&text), parse);
    rows.push(Row::times("a text of 28 KB: read, checked, as JSON", "the same", &times, Target::Most(0.45)));
    let times = take_turns(|| run(&encoded), || run(&page));
    rows.push(Row::times("the page in GB18030", "the page in UTF-8", &times, Target::Most(1.1)));
    rows.push(memory::row(&page));
    rows.extend(processes::rows(&page));
    rows.extend(many::rows());
    #[cfg(all(feature = "office", feature = "pdf"))]
    rows.extend(office::rows());
    table::print(&rows);
}
