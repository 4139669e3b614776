//! HTML layouts: tables with right, wrong and missing spans, and markup of every provenance inside the cells.

use super::dice::Dice;
use super::marks::is_mark;
use super::page::{Block, Page};
use super::sheet::{Cell, Kind, Sheet};
use super::site::{Site, wrap};
use std::fmt::Write as _;

/// What stands inside a cell, around its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Inner {
    Plain,
    /// `1<span>2</span><span>34</span>`.
    SplitFigures,
    /// `<p><span><font>&nbsp;12</font></span></p>`.
    Fonts,
    /// What a word processor saves.
    WordProcessor,
    /// `<div>` in `<div>`, with the source broken over lines.
    Indented,
}

/// Whether end tags that may be left out are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum EndTags {
    Written,
    LeftOut,
}

/// How a table is marked up.
#[derive(Clone, Copy, Debug)]
struct Markup {
    inner: Inner,
    end_tags: EndTags,
    /// Tag of header cells.
    head: &'static str,
}

const PLAIN: Markup = Markup { inner: Inner::Plain, end_tags: EndTags::Written, head: "td" };

/// A proper table.
pub fn table(source: &Page) -> String {
    tables(source, Site::Bare, PLAIN)
}

/// `<thead>`-like header cells in a page with navigation, scripts, a share bar and a footer.
pub fn table_on_site(source: &Page) -> String {
    tables(source, Site::Government, Markup { head: "th", ..PLAIN })
}

/// Every label written into each cell it belongs to, no spans.
pub fn labels_repeated(source: &Page) -> String {
    page(source, Site::Bare, |sheet, dice, out| write_table(&sheet.unmerged(), PLAIN, dice, out))
}

/// One group's `rowspan` is one row too long.
pub fn rowspan_too_long(source: &Page) -> String {
    page(source, Site::Bare, |sheet, dice, out| write_table(&respanned(sheet, 1, dice), PLAIN, dice, out))
}

/// One group's `rowspan` is one row too short.
pub fn rowspan_too_short(source: &Page) -> String {
    page(source, Site::Bare, |sheet, dice, out| write_table(&respanned(sheet, -1, dice), PLAIN, dice, out))
}

/// `rowspan`s and `colspan`s that reach far out of the table.
pub fn spans_absurd(source: &Page) -> String {
    page(source, Site::Bare, |sheet, dice, out| {
        let mut sheet = sheet.clone();
        for cell in sheet.rows.iter_mut().take(1).flatten().filter(|cell| cell.down == 1) {
            cell.across *= 3;
        }
        if let Some(cell) = sheet.rows.iter_mut().flatten().find(|cell| cell.kind == Kind::Group && cell.down > 9) {
            cell.down = 65534;
        }
        write_table(&sheet, PLAIN, dice, out);
    })
}

/// The table is cut in two by a page break, its header repeated.
pub fn split_at_page_break(source: &Page) -> String {
    page(source, Site::Bare, |sheet, dice, out| {
        let first = sheet.header_rows + 1;
        if sheet.label_columns < 3 || sheet.rows.len() <= first {
            return write_table(sheet, PLAIN, dice, out);
        }
        let (above, below) = sheet.split(first + dice.below(sheet.rows.len() - first));
        write_table(&above, PLAIN, dice, out);
        out.push_str("<p>2</p>\n");
        write_table(&below, PLAIN, dice, out);
    })
}

/// Everything inside tables that are there for layout.
pub fn nested_in_layout_tables(source: &Page) -> String {
    tables(source, Site::LayoutTables, PLAIN)
}

/// `</td>` and `</tr>` left out.
pub fn end_tags_left_out(source: &Page) -> String {
    tables(source, Site::Bare, Markup { end_tags: EndTags::LeftOut, ..PLAIN })
}

/// Figures split over several elements.
pub fn figures_split(source: &Page) -> String {
    tables(source, Site::Bare, Markup { inner: Inner::SplitFigures, ..PLAIN })
}

/// Paragraphs, spans and fonts in each cell.
pub fn fonts_in_cells(source: &Page) -> String {
    tables(source, Site::LayoutTables, Markup { inner: Inner::Fonts, ..PLAIN })
}

/// Word-processor markup.
pub fn word_processor(source: &Page) -> String {
    tables(source, Site::WordProcessor, Markup { inner: Inner::WordProcessor, ..PLAIN })
}

/// Source broken over lines and indented inside the cells.
pub fn indented_source(source: &Page) -> String {
    tables(source, Site::Government, Markup { inner: Inner::Indented, ..PLAIN })
}

/// A paragraph for each cell, no table.
pub fn paragraph_per_cell(source: &Page) -> String {
    page(source, Site::Government, |sheet, _, out| {
        for cell in sheet.rows.iter().flatten() {
            let text = if cell.text.trim().is_empty() { "&nbsp;".to_owned() } else { escape(&cell.text) };
            writeln!(out, "<p style=\"text-align:center\">{text}</p>").expect("writing to a string");
        }
    })
}

/// Boxes in rows of boxes, no table.
pub fn box_grid(source: &Page) -> String {
    page(source, Site::Government, |sheet, _, out| {
        out.push_str("<div class=\"grid\">\n");
        for row in &sheet.rows {
            out.push_str("<div class=\"row\">");
            for cell in row {
                write!(out, "<div class=\"cell\">{}</div>", escape(&cell.text)).expect("writing to a string");
            }
            out.push_str("</div>\n");
        }
        out.push_str("</div>\n");
    })
}

/// Text with line breaks and aligned columns in a `<pre>`.
pub fn preformatted(source: &Page) -> String {
    let text = super::pdf::aligned_pages(source);
    let body = format!("<pre>\n{}</pre>\n", escape(&text).replace("<br>", "\n"));
    wrap(Site::Bare, "", Some("utf-8"), &body)
}

/// Every piece of text in a place of its own, as a PDF that was made a page has it: by style or by class, in pixels or points, in the
/// order of the lines or in none; words may be cut in two, and a line break may part the pieces of a column.
pub fn placed(source: &Page) -> String {
    let mut dice = source.dice(0x91ace);
    let (half, line) = (*dice.pick(&[7, 8, 9]), *dice.pick(&[21, 24, 30]));
    let (by_class, shuffles, in_points) = (dice.chance(40), dice.chance(40), dice.chance(30));
    let unit = if in_points { "pt" } else { "px" };
    let (mut sheet, mut body) =
        (format!(".p{{position:relative}} .t{{position:absolute;font-size:{}{unit}}}", half * 2), String::new());
    for (page, text) in super::pdf::aligned_pages(source).split('\u{c}').enumerate() {
        let mut pieces = Vec::new();
        for (at, text) in text.split('\n').enumerate() {
            for (column, text) in runs(text, &mut dice) {
                let (top, left) = (at * line + dice.below(2), column * half);
                let text = escape(&text);
                pieces.push(if by_class {
                    write!(sheet, ".y{page}-{at}{{top:{top}{unit}}} .x{column}{{left:{left}{unit}}}")
                        .expect("writing to a string");
                    format!("<div class=\"t y{page}-{at} x{column}\">{text}</div>\n")
                } else {
                    let tag = if dice.chance(50) { "p" } else { "span" };
                    format!("<{tag} class=\"t\" style=\"top:{top}{unit};left:{left}{unit}\">{text}</{tag}>\n")
                });
            }
        }
        if shuffles {
            dice.shuffle(&mut pieces);
        }
        writeln!(body, "<div class=\"p\">{}</div>", pieces.concat()).expect("writing to a string");
    }
    let head = format!("<style>{sheet}</style>\n");
    wrap(Site::Bare, "", Some("utf-8"), &format!("{head}{body}"))
}

/// What stands on a line between wide gaps, with the column it begins in; some words are cut in two, but none in a figure's place.
fn runs(line: &str, dice: &mut Dice) -> Vec<(usize, String)> {
    let mut runs: Vec<(usize, String)> = Vec::new();
    let mut is_inside = false;
    let (mut column, mut blanks) = (0, 2);
    for c in line.chars() {
        let mut buffer = [0; 4];
        let wide = super::marks::width(c.encode_utf8(&mut buffer));
        if super::marks::is_mark(c) {
            is_inside = !is_inside;
        }
        let is_word = wide == 2 && dice.chance(5) && !is_inside;
        match runs.last_mut() {
            _ if c == ' ' => {}
            Some((_, run)) if blanks < 2 && !is_word => {
                run.push_str(&" ".repeat(blanks));
                run.push(c);
            }
            _ => runs.push((column, c.to_string())),
        }
        blanks = if c == ' ' { blanks + 1 } else { 0 };
        column += wide;
    }
    runs
}

/// The page of [`table_on_site`] in another encoding, declared as `charset`.
pub fn page_in(source: &Page, charset: Option<&str>) -> String {
    let body = body(source, |sheet, dice, out| write_table(sheet, PLAIN, dice, out));
    wrap(Site::Government, &title(source), charset, &body)
}

fn tables(source: &Page, site: Site, markup: Markup) -> String {
    page(source, site, |sheet, dice, out| write_table(sheet, markup, dice, out))
}

fn page(source: &Page, site: Site, table: impl FnMut(&Sheet, &mut Dice, &mut String)) -> String {
    wrap(site, &title(source), Some("utf-8"), &body(source, table))
}

fn title(source: &Page) -> String {
    let title = source.blocks.iter().find_map(|block| match block {
        Block::Title(text) => Some(text.clone()),
        _ => None,
    });
    title.unwrap_or_default()
}

fn body(source: &Page, mut table: impl FnMut(&Sheet, &mut Dice, &mut String)) -> String {
    let mut dice = source.dice(0x4731);
    let mut out = String::new();
    for block in &source.blocks {
        match block {
            Block::Title(text) => writeln!(out, "<h1>{}</h1>", escape(text)),
            Block::Heading(text) if dice.chance(50) => writeln!(out, "<h2>{}</h2>", escape(text)),
            Block::Heading(text) | Block::Caption(text) => {
                writeln!(out, "<p><strong>{}</strong></p>", escape(text))
            }
            Block::Line(text) | Block::Paragraph(text) => {
                writeln!(out, "<p>&nbsp;&nbsp;&nbsp; {}</p>", escape(text))
            }
            Block::Sheet(sheet) => {
                table(sheet, &mut dice, &mut out);
                Ok(())
            }
        }
        .expect("writing to a string");
    }
    out
}

/// Text as markup shows it.
pub fn escape(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    text.replace('\u{a0}', "&nbsp;").replace('\n', "<br>")
}

/// The same table with one group's rows miscounted.
fn respanned(sheet: &Sheet, by: isize, dice: &mut Dice) -> Sheet {
    let mut sheet = sheet.clone();
    let mut groups: Vec<&mut Cell> =
        sheet.rows.iter_mut().flatten().filter(|cell| cell.kind == Kind::Group && cell.down > 1).collect();
    if !groups.is_empty() {
        let at = dice.below(groups.len());
        groups[at].down = groups[at].down.saturating_add_signed(by);
    }
    sheet
}

fn write_table(sheet: &Sheet, markup: Markup, dice: &mut Dice, out: &mut String) {
    let word = markup.inner == Inner::WordProcessor;
    let attributes = match markup.inner {
        Inner::WordProcessor => " class=MsoNormalTable border=1 cellspacing=0 style='border-collapse:collapse'",
        _ => " border=\"1\" cellspacing=\"0\" cellpadding=\"0\"",
    };
    writeln!(out, "<table{attributes}>\n<tbody>").expect("writing to a string");
    for row in &sheet.rows {
        out.push_str(if word { "<tr style='mso-yfti-irow:1'>\n" } else { "<tr>" });
        for cell in row {
            let tag = if cell.kind == Kind::Header { markup.head } else { "td" };
            write!(out, "<{tag}").expect("writing to a string");
            if word {
                out.push_str(" width=59 style='border:solid windowtext 1.0pt;mso-border-alt:solid'");
            }
            for (name, span) in [("colspan", cell.across), ("rowspan", cell.down)] {
                if span > 1 {
                    write!(out, " {name}=\"{span}\"").expect("writing to a string");
                }
            }
            write!(out, ">{}", inner(cell, markup.inner, dice)).expect("writing to a string");
            if markup.end_tags == EndTags::Written {
                write!(out, "</{tag}>").expect("writing to a string");
            }
        }
        out.push_str(if markup.end_tags == EndTags::Written { "</tr>\n" } else { "\n" });
    }
    out.push_str("</tbody>\n</table>\n");
}

fn inner(cell: &Cell, inner: Inner, dice: &mut Dice) -> String {
    let text = escape(&cell.text);
    match inner {
        Inner::Plain => text,
        Inner::SplitFigures if cell.kind == Kind::Figure => split_over_spans(&cell.text, dice),
        Inner::SplitFigures => format!("<span>{text}</span>"),
        Inner::Fonts => {
            let space = if dice.chance(30) { "&nbsp;" } else { "" };
            format!("<p align=\"center\"><span><font face=\"仿宋\">{space}{text}{space}</font></span></p>")
        }
        Inner::WordProcessor => {
            let empty = if text.is_empty() { "&nbsp;" } else { "" };
            format!(
                "<p class=MsoNormal align=center style='text-align:center;mso-pagination:widow-orphan'>\n<span lang=EN-US \
                 style='font-size:10.5pt;font-family:\"Times New Roman\",serif;mso-bidi-font-size:12.0pt'>{text}{empty}\
                 <o:p></o:p></span></p>\n"
            )
        }
        Inner::Indented => {
            format!("\n      <div class=\"in\">\n        <div>\n          {text}\n        </div>\n      </div>\n   ")
        }
    }
}

/// Cuts a figure between its characters and puts some parts into elements of their own, inside its marks.
fn split_over_spans(marked: &str, dice: &mut Dice) -> String {
    let mut out = String::new();
    for c in marked.chars() {
        match dice.below(3) {
            _ if is_mark(c) => out.push(c),
            0 => out.push(c),
            1 => out.extend(["<span style=\"font-size:14px\">", c.encode_utf8(&mut [0; 4]), "</span>"]),
            _ => out.extend(["<font>", c.encode_utf8(&mut [0; 4]), "</font>"]),
        }
    }
    out
}
