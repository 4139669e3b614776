//! scraper as the referee: a browser-grade tree of the same markup must hold the same rows, cells, spans and words.
//!
//! Only tables that hold data are compared, for only they become grids; which those are is decided here once more, from
//! the tree. White space is left out on both sides: a tree says nothing of lines. Styles, forms and pictures are not in
//! the soup, because the tree knows nothing of what is displayed; `css/tests.rs` is about these.

use super::{grids, read};
use proptest::prelude::*;
use scraper::{ElementRef, Html, Node};

/// A cell: its words, the column it starts at, the columns and rows it covers.
type Cell = (String, u32, u32, u32);
type Rows = Vec<Vec<Cell>>;

fn ours(source: &str) -> Vec<Rows> {
    let document = read(source);
    let cell = |cell: &crate::document::GridCell| {
        (squeezed(document.slice(&cell.range)), cell.column, cell.width, cell.height)
    };
    let rows = |grid: &&crate::document::Grid| grid.rows.iter().map(|row| row.iter().map(cell).collect()).collect();
    let mut all: Vec<Rows> = grids(&document).iter().map(rows).collect();
    all.sort();
    all
}

fn theirs(source: &str) -> Vec<Rows> {
    let tree = Html::parse_document(source);
    let tables = tree.root_element().descendent_elements().filter(|element| element.value().name() == "table");
    let mut all: Vec<Rows> = tables.filter_map(rows).collect();
    all.sort();
    all
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn children<'t>(element: ElementRef<'t>, names: &'t [&str]) -> impl Iterator<Item = ElementRef<'t>> {
    element.child_elements().filter(move |child| names.contains(&child.value().name()))
}

/// The rows of a table; `None` where it only lays out the page.
fn rows(table: ElementRef) -> Option<Rows> {
    let mut all: Rows = Vec::new();
    let (mut nesting, mut prose, mut side_by_side) = (0, false, false);
    for section in children(table, &["tbody", "thead", "tfoot"]) {
        let first = all.len();
        let rows: Vec<ElementRef> = children(section, &["tr"]).collect();
        let mut taken: std::collections::HashSet<(usize, u32)> = std::collections::HashSet::new();
        for (at, row) in rows.iter().enumerate() {
            let mut cells: Vec<Cell> = Vec::new();
            let mut column = 0;
            for cell in children(*row, &["td", "th"]) {
                let has_cells = |inner: &ElementRef| inner.descendent_elements().any(|one| is_cell(one.value().name()));
                let is_table = |inner: &ElementRef| inner.value().name() == "table";
                nesting +=
                    usize::from(cell.descendent_elements().skip(1).any(|inner| is_table(&inner) && has_cells(&inner)));
                let span = |name| cell.attr(name).and_then(|span| span.parse::<u32>().ok());
                let width = span("colspan").filter(|span| *span > 0).unwrap_or(1).min(1000);
                let rest = (rows.len() - at) as u32;
                let height = match span("rowspan") {
                    Some(0) => rest,
                    span => span.unwrap_or(1).min(rest),
                };
                while taken.contains(&(at, column)) {
                    column += 1;
                }
                taken
                    .extend((at..at + height as usize).flat_map(|row| (column..column + width).map(move |c| (row, c))));
                let words = squeezed(&words(cell));
                prose |= words.chars().count() > 60;
                cells.push((words, column, width, height));
                column += width;
            }
            side_by_side |= cells.len() > 1;
            all.push(cells);
        }
        debug_assert!(all.len() == first + rows.len());
    }
    (side_by_side && !prose && nesting == 0).then_some(all)
}

fn is_cell(name: &str) -> bool {
    matches!(name, "td" | "th")
}

/// The words a browser shows of an element.
fn words(element: ElementRef) -> String {
    let mut text = String::new();
    for node in element.children() {
        match node.value() {
            Node::Text(words) => text.push_str(words),
            Node::Element(inner) if !matches!(inner.name(), "script" | "style" | "template" | "noscript" | "svg") => {
                text.extend(ElementRef::wrap(node).map(words));
            }
            _ => {}
        }
    }
    text
}

/// Compares, but for pages with a table in a table: which of the two lays out the other is judged by what the cells say,
/// and no tree tells.
fn compare(source: &str) {
    let tree = Html::parse_document(source);
    let is_table = |element: &ElementRef| element.value().name() == "table";
    let mut tables = tree.root_element().descendent_elements().filter(is_table);
    if !tables.any(|table| table.descendent_elements().skip(1).any(|inner| is_table(&inner))) {
        assert_eq!(ours(source), theirs(source), "{source}");
    }
}

/// Pieces of tables, whole and torn.
const SOUP: [&str; 52] = [
    "<table>",
    "</table>",
    "<TABLE border=1>",
    "<tr>",
    "</tr>",
    "<TR>",
    "<td>",
    "<td>",
    "<td>",
    "</td>",
    "<TD width=3>",
    "<th>",
    "</th>",
    "<td rowspan=2>",
    "<td colspan=3>",
    "<td rowspan=0>",
    "<th colspan=2 rowspan=3>",
    "<tbody>",
    "</tbody>",
    "<thead>",
    "<tfoot>",
    "<caption>",
    "</caption>",
    "<col>",
    "<colgroup>",
    "1",
    "24",
    "规章",
    "&nbsp;",
    "&#50;",
    "&amp",
    "&ldquo;三&rdquo;",
    " ",
    "\n",
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "<b>",
    "</b>",
    "<span>",
    "</span>",
    "<font color=red>",
    "<o:p>",
    "</o:p>",
    "<br>",
    "<h3>",
    "<!-- <td>9 -->",
    "<![if !x]>",
    "<![endif]>",
    "<script>'<td>'</script>",
    "<style>td{a:b}</style>",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn soup_holds_the_cells_of_the_tree(pieces in prop::collection::vec(prop::sample::select(&SOUP[..]), 0..60)) {
        compare(&pieces.concat());
    }

    /// Tables as authors write them, with some of the tags left out.
    #[test]
    fn torn_tables_hold_the_cells_of_the_tree(
        rows in prop::collection::vec(prop::collection::vec((0..5_u32, 0..4_u32, 0..6_usize, any::<bool>()), 1..6), 1..8),
        torn in prop::collection::vec((0..200_usize, prop::sample::select(&SOUP[..])), 0..4),
    ) {
        let mut pieces: Vec<String> = vec!["<table>".to_owned()];
        for row in &rows {
            pieces.push("<tr>".to_owned());
            for (width, height, number, closes) in row {
                let span = match (width, height) {
                    (2, 2) => " colspan=2 rowspan=2",
                    (2, _) => " colspan=2",
                    (_, 2) => " rowspan=2",
                    _ => "",
                };
                pieces.push(format!("<td{span}>{number}"));
                pieces.extend(closes.then(|| "</td>".to_owned()));
            }
            pieces.push("</tr>".to_owned());
        }
        pieces.push("</table>".to_owned());
        for (at, piece) in torn {
            let at = at % (pieces.len() + 1);
            pieces.insert(at, piece.to_owned());
        }
        compare(&pieces.concat());
    }
}

#[test]
fn fixtures_hold_the_cells_of_the_tree() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/reports");
    let mut compared = 0;
    for entry in std::fs::read_dir(folder).expect("the fixtures").flatten() {
        let path = entry.path().join("report.html");
        let Ok(source) = std::fs::read_to_string(&path) else { continue };
        assert_eq!(ours(&source), theirs(&source), "{}", path.display());
        compared += 1;
    }
    assert!(compared > 0, "no page among the fixtures");
}
