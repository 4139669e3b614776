//! scraper as the referee: a browser-grade tree of the same markup must hold the same rows, cells, spans and words.
//!
//! Every grid of ours must be a table of the tree, cell for cell. Every table of the tree that holds data must be a grid:
//! which those are is decided here once more, from the tree; not asked of one in a cell of another with many rows, for
//! there what the cells say decides whether it is a table of its own, nor of one in a caption, which may stand between the
//! rows of its table. Beside the cells no word may be lost or made up: a tree moves text strayed between cells before the
//! table, so its order is not compared.
//!
//! White space is left out on both sides: a tree says nothing of lines. Styles, forms and pictures are not in the soup,
//! because the tree knows nothing of what is displayed; `css/tests.rs` is about these.

use super::super::super::{Document, Grid, GridCell};
use super::{grids, read};
use proptest::prelude::*;
use scraper::{ElementRef, Html, Node};
use std::collections::HashSet;

/// A cell: its words, the column it starts at, the columns and rows it covers.
type Cell = (String, u32, u32, u32);
type Rows = Vec<Vec<Cell>>;

fn ours(document: &Document) -> Vec<Rows> {
    let cell = |cell: &GridCell| (squeezed(document.slice(&cell.range)), cell.column, cell.width, cell.height);
    let rows = |grid: &&Grid| grid.rows.iter().map(|row| row.iter().map(cell).collect()).collect();
    grids(document).iter().map(rows).collect()
}

/// A table of the tree.
struct Table {
    rows: Rows,
    /// Whether it surely holds data and does not lay out the page.
    is_data: bool,
    /// Whether it stands in a cell of a table that may be the one with the data.
    is_inside: bool,
    /// Whether a cell holds a table: text strayed in that is moved before it.
    is_outside: bool,
}

fn tables(tree: &Html) -> Vec<Table> {
    let tables = tree.root_element().descendent_elements().filter(|element| element.value().name() == "table");
    tables.map(Table::new).collect()
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn sorted(text: &str) -> String {
    let mut all: Vec<char> = squeezed(text).chars().collect();
    all.sort_unstable();
    all.into_iter().collect()
}

fn children<'t>(element: ElementRef<'t>, names: &'t [&str]) -> impl Iterator<Item = ElementRef<'t>> {
    element.child_elements().filter(move |child| names.contains(&child.value().name()))
}

impl Table {
    fn new(table: ElementRef) -> Self {
        /// Rows of a table that may hold data and a small table in one of its cells.
        const MANY_ROWS: usize = 6;
        let mut all: Rows = Vec::new();
        let (mut nesting, mut is_outside, mut prose, mut side_by_side) = (0, false, false, false);
        let mut sections: Vec<ElementRef> = children(table, &["tbody", "thead", "tfoot"]).collect();
        // The first head is displayed above all other rows, the first foot below them.
        for (name, to) in [("thead", 0), ("tfoot", sections.len().saturating_sub(1))] {
            if let Some(at) = sections.iter().position(|section| section.value().name() == name) {
                let section = sections.remove(at);
                sections.insert(to, section);
            }
        }
        for section in sections {
            let rows: Vec<ElementRef> = children(section, &["tr"]).collect();
            let mut taken: HashSet<(usize, u32)> = HashSet::new();
            for (at, row) in rows.iter().enumerate() {
                let mut cells: Vec<Cell> = Vec::new();
                let mut column = 0;
                for cell in children(*row, &["td", "th"]) {
                    let inner: Vec<_> =
                        cell.descendent_elements().filter(|one| one.value().name() == "table").collect();
                    is_outside |= !inner.is_empty();
                    nesting += usize::from(inner.into_iter().any(has_cells));
                    let width = span(cell, "colspan").filter(|span| *span > 0).unwrap_or(1).min(1000);
                    let rest = (rows.len() - at) as u32;
                    let height = match span(cell, "rowspan") {
                        Some(0) => rest,
                        span => span.unwrap_or(1).min(rest),
                    };
                    while taken.contains(&(at, column)) {
                        column += 1;
                    }
                    let places = |row| (column..column + width).map(move |column| (row, column));
                    taken.extend((at..at + height as usize).flat_map(places));
                    let words = squeezed(&words(cell));
                    prose |= words.chars().count() > 60;
                    cells.push((words, column, width, height));
                    column += width;
                }
                side_by_side |= cells.len() > 1;
                all.push(cells);
            }
        }
        let outer = table.ancestors().filter_map(ElementRef::wrap);
        let is_inside = outer.into_iter().any(|outer| match outer.value().name() {
            "table" => Self::new(outer).rows.len() >= MANY_ROWS,
            name => name == "caption",
        });
        Self { is_data: side_by_side && !prose && nesting == 0, is_inside, is_outside, rows: all }
    }
}

fn has_cells(table: ElementRef) -> bool {
    table.descendent_elements().any(|inner| matches!(inner.value().name(), "td" | "th"))
}

/// What a cell covers, by the standard's rules for numbers.
fn span(cell: ElementRef, name: &str) -> Option<u32> {
    let written = cell.attr(name)?.trim_start_matches([' ', '\t', '\n', '\r', '\u{c}']);
    let digits: String =
        written.strip_prefix('+').unwrap_or(written).chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
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

fn compare(source: &str) {
    let tree = Html::parse_document(source);
    let document = read(source);
    let mut grids = ours(&document);
    let mut tables = tables(&tree);
    // Empty cells are all alike: the grids are those of the tables that hold data.
    tables.sort_by_key(|table| !table.is_data || table.is_inside);
    let with_sorted_words = |rows: &Rows| -> Rows {
        let cell = |(words, column, width, height): &Cell| (sorted(words), *column, *width, *height);
        rows.iter().map(|row| row.iter().map(cell).collect()).collect()
    };
    for Table { rows, is_data, is_inside, is_outside } in tables {
        let is_same =
            |grid: &Rows| *grid == rows || (is_outside && with_sorted_words(grid) == with_sorted_words(&rows));
        match grids.iter().position(is_same) {
            Some(same) => drop(grids.swap_remove(same)),
            None => assert!(!is_data || is_inside, "no grid: {rows:?} of {source:?}"),
        }
    }
    assert!(grids.is_empty(), "no table of the tree: {grids:?} of {source:?}");
    let body = tree.root_element().child_elements().filter(|child| child.value().name() != "head");
    assert_eq!(sorted(&document.text), sorted(&body.map(words).collect::<String>()), "{source:?}");
}

/// Pieces of tables, whole and torn.
const SOUP: [&str; 92] = [
    "<table>",
    "</table>",
    "<TABLE border=1>",
    "</TaBle >",
    "<tr>",
    "</tr>",
    "<TR>",
    "<tr/>",
    "<td>",
    "<td>",
    "<td>",
    "<td>",
    "</td>",
    "</td>",
    "<TD width=3>",
    "<tD/>",
    "<th>",
    "</th>",
    "<td rowspan=2>",
    "<td colspan=3>",
    "<td rowspan=0>",
    "<td colspan=0>",
    "<td COLSPAN=' +2px' colspan=3>",
    "<td rowspan=-1>",
    "<td title=\"</td><td>9\">",
    "<th colspan=2 rowspan=3>",
    "<tbody>",
    "</tbody>",
    "<thead>",
    "</tHEAD>",
    "<tfoot>",
    "<caption>",
    "</caption>",
    "<col>",
    "<colgroup>",
    "1",
    "24",
    "规章",
    "&nbsp;",
    "&nbsp",
    "&#50;",
    "&#x33",
    "&#x80;",
    "&amp",
    "&lt;td&gt;",
    "&Ldquo;",
    "&ldquo;三&rdquo;",
    "&notit;",
    "&#",
    "< 3",
    "\n",
    "\r\n",
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "<ul><li>",
    "<b>",
    "</b>",
    "<a href=x>",
    "</a>",
    "<span>",
    "</span>",
    "<font color=red>",
    "<o:p>",
    "</o:p>",
    "<br>",
    "</br>",
    "<hr>",
    "<h3>",
    "<center>",
    "<form>",
    "</form>",
    "<body>",
    "</body>",
    "</html>",
    "<!-- <td>9 -->",
    "<!-->",
    "<!--a--!>",
    "<!-- a",
    "<![if !x]>",
    "<![endif]>",
    "<!--[if gte mso 9]><td>8<![endif]-->",
    "<![CDATA[<td>7]]>",
    "<?xml:namespace prefix=o />",
    "</ x>",
    "<script>'<td>'</script>",
    "<SCRIPT><!-- </td> --></SCRIPT>",
    "<style>td{a:b}</style>",
    "<noscript><td>6</noscript>",
    "<template><td>5</td></template>",
    " ",
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
        compare(&source);
        compared += 1;
    }
    assert!(compared > 0, "no page among the fixtures");
}
