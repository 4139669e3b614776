//! Every layout a report is written in, by name, with what it loses.

use super::hand::Hand;
use super::marks::{self, Rendered};
use super::page::Page;
use super::tables::{DisclosureLayout, DisputesLayout, Layout, Organizations};
use super::truth::Case;
use super::{converters, flat, html, pdf, text};

/// A layout.
#[derive(Clone, Copy)]
pub struct Shape {
    /// Its name, for messages.
    pub name: &'static str,
    /// How the forms are redrawn in it.
    pub layout: Layout,
    /// Writes a report.
    pub pen: fn(&Page) -> String,
    /// What cannot be told from it.
    pub loses: Loses,
}

/// What a layout does not keep.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loses {
    /// Nothing: every cell can be read, blank ones too.
    Nothing,
    /// Where in its row a blank cell stands; a report without blanks can be read to the last cell.
    BlankPositions,
    /// The borders of cells: a figure's column is where it stands on its line, and nothing tells a blank cell from none.
    Borders,
}

impl Shape {
    /// Whether the heads of columns are written as they are drawn.
    pub fn shows_heads(&self) -> bool {
        !["markdown_wrong_header", "markdown_per_row", "torn"].contains(&self.name)
    }

    /// Writes a case's report.
    pub fn render(&self, case: &Case, hand: Hand) -> Rendered {
        marks::resolve(&(self.pen)(&Page::new(case, self.layout, hand)))
    }
}

const AS_IN_FORM: Layout = Layout {
    disclosure: DisclosureLayout::OneTable,
    disputes: DisputesLayout::OneRow,
    organizations: Organizations::AsInForm,
};
const ROWS: Layout = Layout { disputes: DisputesLayout::ThreeRows, ..AS_IN_FORM };
const EACH: Layout =
    Layout { disclosure: DisclosureLayout::TableEach, disputes: DisputesLayout::TableEach, ..AS_IN_FORM };
const FIVE: Layout = Layout { disclosure: DisclosureLayout::TableEach, ..AS_IN_FORM };
const SUBTOTAL: Layout = Layout { organizations: Organizations::WithSubtotal, ..AS_IN_FORM };

/// Declares [`SHAPES`], and hands the names to a macro that makes a test of each.
macro_rules! shapes {
    ($($name:ident: $pen:path, $layout:expr, $loses:ident;)*) => {
        /// All layouts.
        pub static SHAPES: &[Shape] = &[$(Shape {
            name: stringify!($name),
            layout: $layout,
            pen: $pen,
            loses: Loses::$loses,
        }),*];

        /// Calls `$test!` with every layout's name.
        macro_rules! for_each_shape {
            ($test:ident) => { $test! { $($name)* } };
        }
    };
}

shapes! {
    cell_per_line: text::cell_per_line, AS_IN_FORM, BlankPositions;
    cell_per_line_one_gap: text::cell_per_line_one_gap, AS_IN_FORM, BlankPositions;
    cell_per_line_many_gaps: text::cell_per_line_many_gaps, AS_IN_FORM, BlankPositions;
    cell_per_line_trailing_spaces: text::cell_per_line_trailing_spaces, AS_IN_FORM, BlankPositions;
    cell_per_line_five_tables: text::cell_per_line, FIVE, BlankPositions;
    cell_per_line_disputes_in_rows: text::cell_per_line, ROWS, BlankPositions;
    cell_per_line_disputes_apart: text::cell_per_line_one_gap, EACH, BlankPositions;
    bars_alone: text::bars_alone, AS_IN_FORM, BlankPositions;
    bar_rows: text::bar_rows, AS_IN_FORM, Nothing;
    bare_bar_rows: text::bare_bar_rows, AS_IN_FORM, Nothing;
    bare_bar_rows_disputes_in_rows: text::bare_bar_rows, ROWS, Nothing;
    tabs_omitted: text::tabs_omitted, AS_IN_FORM, Nothing;
    tabs_empty: text::tabs_empty, AS_IN_FORM, Nothing;
    tabs_repeated: text::tabs_repeated, AS_IN_FORM, Nothing;
    tabs_doubled: text::tabs_doubled, AS_IN_FORM, Nothing;
    tabs_disputes_in_rows: text::tabs_empty, ROWS, Nothing;
    markdown: text::markdown, AS_IN_FORM, Nothing;
    markdown_repeated: text::markdown_repeated, AS_IN_FORM, Nothing;
    markdown_five_tables: text::markdown, FIVE, Nothing;
    markdown_disputes_in_rows: text::markdown, ROWS, Nothing;
    markdown_wrong_header: text::markdown_wrong_header, EACH, Nothing;
    markdown_per_row: text::markdown_per_row, EACH, Nothing;
    aligned: pdf::aligned, FIVE, Borders;
    aligned_pages: pdf::aligned_pages, FIVE, Borders;
    aligned_one_table: pdf::aligned_pages, AS_IN_FORM, Borders;
    aligned_disputes_in_rows: pdf::aligned_pages, ROWS, Borders;
    flattened_tables: flat::flattened_tables, AS_IN_FORM, BlankPositions;
    flattened_tables_disputes_apart: flat::flattened_tables, EACH, BlankPositions;
    flattened_report: flat::flattened_report, AS_IN_FORM, BlankPositions;
    flattened_report_disputes_in_rows: flat::flattened_report, ROWS, BlankPositions;
    twice: flat::twice, AS_IN_FORM, BlankPositions;
    torn: flat::torn, FIVE, BlankPositions;
    bar_behind: converters::bar_behind, AS_IN_FORM, Nothing;
    bar_behind_disputes_in_rows: converters::bar_behind, ROWS, Nothing;
    bar_behind_padded: converters::bar_behind_padded, AS_IN_FORM, Nothing;
    bar_behind_empty: converters::bar_behind_empty, AS_IN_FORM, Nothing;
    cell_line_bar_behind_padded: converters::cell_line_bar_behind_padded, AS_IN_FORM, Nothing;
    cell_line_bar_behind: converters::cell_line_bar_behind, AS_IN_FORM, Nothing;
    cell_line_bar_before: converters::cell_line_bar_before, AS_IN_FORM, Nothing;
    counted_lines: converters::counted_lines, AS_IN_FORM, BlankPositions;
    commas: converters::commas, AS_IN_FORM, Nothing;
    one_line_of_bars: converters::one_line_of_bars, AS_IN_FORM, Nothing;
    wrapped_before_figures: converters::wrapped_before_figures, FIVE, BlankPositions;
    markdown_bold: converters::markdown_bold, AS_IN_FORM, Nothing;
    boxes: converters::boxes, FIVE, Nothing;
    narrow_boxes: converters::narrow_boxes, FIVE, Nothing;
    html_table: html::table, AS_IN_FORM, Nothing;
    html_five_tables: html::table, FIVE, Nothing;
    html_disputes_in_rows: html::table, ROWS, Nothing;
    html_disputes_apart: html::table, EACH, Nothing;
    html_on_site: html::table_on_site, AS_IN_FORM, Nothing;
    html_labels_repeated: html::labels_repeated, AS_IN_FORM, Nothing;
    html_rowspan_too_long: html::rowspan_too_long, AS_IN_FORM, Nothing;
    html_rowspan_too_short: html::rowspan_too_short, AS_IN_FORM, Nothing;
    html_spans_absurd: html::spans_absurd, AS_IN_FORM, Nothing;
    html_split_at_page_break: html::split_at_page_break, AS_IN_FORM, Nothing;
    html_nested: html::nested_in_layout_tables, AS_IN_FORM, Nothing;
    html_nested_five_tables: html::nested_in_layout_tables, FIVE, Nothing;
    html_end_tags_left_out: html::end_tags_left_out, AS_IN_FORM, Nothing;
    html_subtotal: html::table, SUBTOTAL, Nothing;
    html_subtotal_labels_repeated: html::labels_repeated, SUBTOTAL, Nothing;
    html_figures_split: html::figures_split, AS_IN_FORM, Nothing;
    html_fonts: html::fonts_in_cells, AS_IN_FORM, Nothing;
    html_word_processor: html::word_processor, AS_IN_FORM, Nothing;
    html_word_processor_disputes_in_rows: html::word_processor, ROWS, Nothing;
    html_indented_source: html::indented_source, FIVE, Nothing;
    html_paragraph_per_cell: html::paragraph_per_cell, AS_IN_FORM, BlankPositions;
    html_box_grid: html::box_grid, AS_IN_FORM, BlankPositions;
    html_box_grid_disputes_in_rows: html::box_grid, ROWS, BlankPositions;
    html_preformatted: html::preformatted, FIVE, Borders;
    html_placed: html::placed, FIVE, Borders;
    html_placed_disputes_in_rows: html::placed, ROWS, Borders;
}

/// The layout of this name.
pub fn shape(name: &str) -> &'static Shape {
    SHAPES.iter().find(|shape| shape.name == name).unwrap_or_else(|| panic!("no layout {name}"))
}
