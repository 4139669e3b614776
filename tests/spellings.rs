//! Every way to spell numbers, blanks and labels, and every encoding, each across several layouts.

use crate::support::hand::{BlankMark, Digits, Extras, Hand};
use crate::support::page::Page;
use crate::support::runner::{run_reading, utf8};
use crate::support::shapes::{Loses, shape};
use crate::support::tables::Layout;
use crate::support::truth::{Blanks, Case, Truth};
use crate::support::wording::Wording;
use crate::support::{html, marks, text};
use encoding_rs::GBK;

/// Layouts that can hold every spelling: a row of each, and one without geometry.
const STURDY: &[&str] =
    &["cell_per_line", "bar_rows", "tabs_empty", "markdown", "html_table", "html_fonts", "html_labels_repeated"];
/// With layouts where a blank inside a cell is hard to tell from a blank between cells.
const ALL: &[&str] = &[
    "cell_per_line",
    "bar_rows",
    "tabs_empty",
    "markdown",
    "html_table",
    "html_fonts",
    "html_figures_split",
    "aligned",
    "flattened_report",
    "html_paragraph_per_cell",
];

/// Writes cases in `hand`, each in one of `shapes`, and reads them back.
fn reads_back(name: &str, shapes: &[&str], hand: Hand, blanks: Blanks) {
    let pick = |case: &Case| shape(shapes[(case.seed % shapes.len() as u64) as usize]);
    // A mark in a blank cell keeps its place in any layout; an invisible one only where cells are kept apart.
    let visible = !hand.blank.text().trim().is_empty();
    let full = |truth: &Truth| visible || !truth.has_blanks() || shapes.iter().all(|name| keeps_blanks(name));
    run_reading(name, blanks, |case| pick(case).render(case, hand), utf8, full).assert_nearly_all(name);
}

fn keeps_blanks(name: &str) -> bool {
    shape(name).loses == Loses::Nothing
}

fn numbers(name: &str, digits: Digits, extras: Extras) {
    reads_back(name, ALL, Hand { digits, extras, ..Hand::default() }, Blanks::Sometimes);
}

fn blanks(name: &str, shapes: &[&str], blank: BlankMark) {
    reads_back(name, shapes, Hand { blank, ..Hand::default() }, Blanks::Always);
}

fn words(name: &str, shapes: &[&str], wording: Wording) {
    reads_back(name, shapes, Hand { wording, ..Hand::default() }, Blanks::Never);
}

#[test]
fn full_width_digits() {
    numbers("full-width digits", Digits::FullWidth, Extras::None);
}

#[test]
fn thousands_separators() {
    numbers("thousands separators", Digits::Commas, Extras::None);
}

#[test]
fn full_width_thousands_separators() {
    numbers("full-width thousands separators", Digits::WideCommas, Extras::None);
}

#[test]
#[ignore = "too few cells are read yet: 6701 of 6758"]
fn notes_in_cells() {
    numbers("notes in cells", Digits::Plain, Extras::Notes);
}

#[test]
#[ignore = "too few cells are read yet: the table of disputes in one line is flagged"]
fn units_in_cells() {
    numbers("units in cells", Digits::Plain, Extras::Units);
}

#[test]
#[ignore = "too few cells are read yet: the table of disputes in one line is flagged"]
fn units_behind_separated_digits() {
    numbers("units behind separated digits", Digits::Commas, Extras::Units);
}

/// Layouts that keep empty cells apart.
const MARKING: &[&str] = &["bar_rows", "bare_bar_rows", "tabs_empty", "markdown", "html_table", "html_fonts"];

#[test]
fn blank_as_empty() {
    blanks("blank as empty", MARKING, BlankMark::Empty);
}

#[test]
fn blank_as_space() {
    blanks("blank as space", MARKING, BlankMark::Space);
}

#[test]
fn blank_as_no_break_space() {
    blanks("blank as no-break space", MARKING, BlankMark::Nbsp);
}

#[test]
fn blank_as_hyphen() {
    blanks("blank as hyphen", ALL, BlankMark::Hyphen);
}

#[test]
fn blank_as_dash() {
    blanks("blank as dash", ALL, BlankMark::Dash);
}

#[test]
fn blank_as_slash() {
    blanks("blank as slash", ALL, BlankMark::Slash);
}

#[test]
#[ignore = "too few cells are read yet: the table of disputes in one line is flagged"]
fn blank_as_word() {
    blanks("blank as word", ALL, BlankMark::Word);
}

#[test]
fn half_width_brackets() {
    words("half-width brackets", ALL, Wording::HalfWidth);
}

#[test]
fn spaces_between_characters() {
    words("spaces between characters", STURDY, Wording::Spaced);
}

#[test]
fn labels_over_several_lines() {
    words("labels over several lines", &["cell_per_line", "bars_alone", "markdown", "html_table"], Wording::Split);
}

#[test]
fn traditional_characters() {
    words("traditional characters", ALL, Wording::Traditional);
}

#[test]
fn pinyin_in_brackets() {
    words("pinyin in brackets", STURDY, Wording::Pinyin);
}

#[test]
fn traditional_characters_and_pinyin() {
    words("traditional characters and pinyin", STURDY, Wording::TraditionalPinyin);
}

#[test]
fn typing_errors() {
    words("typing errors", ALL, Wording::Typos);
}

#[test]
fn other_wordings() {
    words("other wordings", STURDY, Wording::Variants);
}

#[test]
fn other_numbering() {
    words("other numbering", ALL, Wording::Numbering);
}

/// Reads cases whose bytes are not UTF-8.
fn encoded(name: &str, render: impl Fn(&Page) -> String, encode: impl Fn(&str) -> Vec<u8>) {
    let render = |case: &Case| marks::resolve(&render(&Page::new(case, Layout::default(), Hand::default())));
    run_reading(name, Blanks::Never, render, encode, |_| true).assert_nearly_all(name);
}

fn gbk(text: &str) -> Vec<u8> {
    let (bytes, _, lossy) = GBK.encode(text);
    assert!(!lossy, "the page has characters that GBK lacks");
    bytes.into_owned()
}

fn utf16(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
    std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(unit).collect()
}

#[test]
fn gbk_text() {
    encoded("GBK text", text::cell_per_line, gbk);
}

#[test]
fn gbk_page_declared() {
    encoded("GBK page, declared", |page| html::page_in(page, Some("gb2312")), gbk);
}

#[test]
fn gbk_page_undeclared() {
    encoded("GBK page, undeclared", |page| html::page_in(page, None), gbk);
}

#[test]
fn gbk_page_declared_as_utf8() {
    encoded("GBK page declared as UTF-8", |page| html::page_in(page, Some("utf-8")), gbk);
}

#[test]
fn utf16_little_endian() {
    encoded("UTF-16LE text", text::tabs_empty, |text| utf16(text, u16::to_le_bytes));
}

#[test]
fn utf16_big_endian() {
    encoded("UTF-16BE page", |page| html::page_in(page, None), |text| utf16(text, u16::to_be_bytes));
}
