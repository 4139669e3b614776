//! Pages in their order → one run of lines and tables.
//!
//! Tables that go on over a page are joined where their walls agree; what only furnishes the pages, their numbers and
//! running titles, is taken out first (`parts`: tables over pages). A figure that runs over the wall of its cell, and a cell that the page or a clip
//! cuts off, are marked as ones nobody can be sure of, and so is a character that no font explains.

use super::super::Unread;
use super::super::aligned::Gaps;
use super::super::markup::Markup;
use super::cut::carry_over;
use super::font::UNKNOWN;
use super::glyph::Glyph;
use super::lattice::{End, Lattice, tables};
use super::lines::{Line, lines, mark_broken};
use super::page::{Page, Rule};
use super::parts::{Part, Text, drop_head, goes_on, mark, write_table};
use super::run::{cells_of, runs};
use crate::error::Refused;
use crate::limits::{Limit, Limits};
use std::collections::HashMap;

/// Furniture stands in this part of a page, above and below.
const MARGIN: f64 = 0.12;
/// Pages on which a line stands in the same place, so that it furnishes them.
const FURNISHED: usize = 3;
/// Characters other than digits that such a line has at least.
const FEWEST_WORDS: usize = 4;

/// The pages so far.
pub(super) struct Layout<'l> {
    limits: &'l Limits,
    blocks: Vec<Block>,
    pages: u32,
    /// Lines at the edges of pages, by their height and words: how many pages have them.
    furniture: HashMap<(i64, String), usize>,
    glyphs: usize,
    unknown: usize,
}

enum Block {
    Line { line: Line, page: u32, edge: Edge },
    Table(Vec<Part>),
    Picture,
}

/// How near to its page's edge a line stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Edge {
    /// Nothing on the page stands further out.
    Outermost,
    /// In the part of the page where furniture is.
    Near,
    Far,
}

impl<'l> Layout<'l> {
    pub(super) fn new(limits: &'l Limits) -> Self {
        Self { limits, blocks: Vec::new(), pages: 0, furniture: HashMap::new(), glyphs: 0, unknown: 0 }
    }

    /// Lays out the next page.
    pub(super) fn take(&mut self, mut page: Page) -> Result<(), Unread> {
        self.pages += 1;
        let shown = page.glyphs.iter().filter(|glyph| !glyph.text.trim().is_empty());
        self.unknown += shown.clone().filter(|glyph| glyph.text.contains(UNKNOWN)).count();
        self.glyphs += shown.count();
        if self.glyphs > self.limits.text {
            return Err(super::super::Passed { what: Limit::Text, found: None, limit: self.limits.text }.into());
        }
        let (lattices, loose) = tables(&page, self.open_walls(), self.limits)?;
        strike(&mut page.glyphs, loose);
        let mut in_table: Vec<Vec<Vec<&Glyph>>> =
            lattices.iter().map(|table| vec![Vec::new(); table.cells.len()]).collect();
        let mut outside = Vec::new();
        for run in runs(&page.glyphs) {
            let mut tables = lattices.iter().map(|lattice| cells_of(run, lattice)).enumerate();
            match tables.find(|(_, cells)| !cells.is_empty()) {
                Some((table, cells)) => cells.into_iter().for_each(|cell| in_table[table][cell].extend(run)),
                None => outside.extend(run),
            }
        }
        let mut blocks = Vec::new();
        for (lattice, glyphs) in lattices.into_iter().zip(in_table) {
            // Boxes without any text only adorn the page.
            if glyphs.iter().any(|glyphs| !glyphs.is_empty()) {
                let top = lattice.levels[0];
                blocks.push((top, Block::Table(vec![self.part(&page, &lattice, glyphs)])));
            }
        }
        blocks.extend(page.figures().map(|top| (top, Block::Picture)));
        let gaps = Gaps::columns(page.glyphs.iter().map(|glyph| (glyph.x, glyph.size)));
        let highest = page.glyphs.iter().map(|glyph| glyph.y).fold(f64::INFINITY, f64::min);
        let lowest = page.glyphs.iter().map(|glyph| glyph.y).fold(f64::NEG_INFINITY, f64::max);
        let mut outside = lines(outside, gaps);
        mark_broken(&mut outside);
        for line in outside {
            let is_near = line.y < page.height * MARGIN || line.y > page.height * (1.0 - MARGIN);
            let is_outermost = line.y <= highest + line.size / 2.0 || line.y >= lowest - line.size / 2.0;
            let edge = match (is_near, is_outermost) {
                (false, _) => Edge::Far,
                (true, false) => Edge::Near,
                (true, true) => Edge::Outermost,
            };
            if edge != Edge::Far {
                *self.furniture.entry(furniture(&line)).or_default() += 1;
            }
            blocks.push((line.y - line.size, Block::Line { line, page: self.pages, edge }));
        }
        blocks.sort_by(|one, other| one.0.total_cmp(&other.0));
        self.blocks.extend(blocks.into_iter().map(|(_, block)| block));
        Ok(())
    }

    /// The walls of a table that the page before leaves open.
    fn open_walls(&self) -> &[f64] {
        let last = self.blocks.iter().rev().find_map(|block| match block {
            Block::Table(parts) => parts.last(),
            _ => None,
        });
        last.filter(|part| part.page + 1 == self.pages && part.ends.1 != End::Closed).map_or(&[], |part| &part.walls)
    }

    fn part(&self, page: &Page, lattice: &Lattice, glyphs: Vec<Vec<&Glyph>>) -> Part {
        let cells = lattice.cells.iter().zip(glyphs).map(|(&cell, glyphs)| {
            let rect = lattice.rect(cell);
            let runs_over = |glyph: &&Glyph| {
                let over = glyph.width * 0.25;
                let is_figure = glyph.text.chars().all(|c| c.is_ascii_digit());
                is_figure && (glyph.x < rect.left - over || glyph.right() > rect.right + over)
            };
            let cuts = lattice.is_open(cell).then(|| page.cuts(&rect));
            let is_unsure = cuts.as_ref().is_some_and(|cuts| cuts.may_lose(&glyphs)) || glyphs.iter().any(runs_over);
            let is_cut = cuts.is_some_and(|cuts| cuts.is_level);
            let is_pictured = page.is_pictured(&rect, &glyphs);
            let lines = lines(glyphs, Gaps::Blanks);
            let (x, y) = lines.first().map_or((rect.left, rect.bottom), |line| (line.x, line.y));
            (cell, Text { lines, width: rect.width(), page: self.pages, x, y, is_unsure, is_cut, is_pictured })
        });
        let (walls, rows) = (lattice.walls.clone(), lattice.levels.len() - 1);
        Part { page: self.pages, walls, rows, cells: cells.collect(), ends: lattice.ends() }
    }

    /// Writes all pages.
    pub(super) fn write(self, markup: &mut Markup) -> Result<(), Unread> {
        if self.glyphs == 0 {
            return Err(Refused::Scanned.into());
        }
        if self.unknown * 2 > self.glyphs {
            return Err(Refused::UnknownCharacters.into());
        }
        let Self { blocks, furniture: known, pages, .. } = self;
        let furnished = FURNISHED.min(pages as usize).max(2);
        let is_furniture = |line: &Line| {
            let key = furniture(line);
            // Numbers alone, and a word or two, may be a table's.
            key.1.chars().count() >= FEWEST_WORDS && known.get(&key).is_some_and(|&count| count >= furnished)
        };
        let furnishes = |line: &Line, edge: Edge| match edge {
            Edge::Outermost => is_page_number(&line.plain) || is_furniture(line),
            Edge::Near => is_furniture(line),
            Edge::Far => false,
        };
        let mut kept: Vec<Block> = Vec::new();
        for block in blocks {
            match block {
                Block::Line { line, edge, .. } if furnishes(&line, edge) => {}
                // A picture may furnish the head of each page.
                Block::Table(mut parts) => match kept.iter_mut().rfind(|block| !matches!(block, Block::Picture)) {
                    Some(Block::Table(before)) if goes_on(before, &parts[0]) => {
                        let repeats_head = drop_head(&before[0], &mut parts[0]);
                        carry_over(before, &mut parts[0], repeats_head);
                        before.extend(parts.into_iter().filter(|part| part.rows > 0));
                    }
                    _ => kept.push(Block::Table(parts)),
                },
                other => kept.push(other),
            }
        }
        let mut in_lines = false;
        for block in kept {
            let is_line = !matches!(block, Block::Table(_));
            if is_line != in_lines {
                markup.tag(if is_line { "<pre>" } else { "</pre>" });
                in_lines = is_line;
            }
            match block {
                Block::Line { line, page, .. } => {
                    markup.mark(mark(page, line.x, line.y));
                    markup.tag(&line.text);
                    markup.tag("\n");
                }
                Block::Table(parts) => write_table(&parts, markup)?,
                Block::Picture => markup.picture(),
            }
            markup.passed()?;
        }
        if in_lines {
            markup.tag("</pre>");
        }
        Ok(())
    }
}

/// Marks glyphs that a rule of no table runs through.
fn strike(glyphs: &mut [Glyph], mut loose: Vec<Rule>) {
    loose.sort_by(|one, other| one.at.total_cmp(&other.at).then(one.from.total_cmp(&other.from)));
    for glyph in glyphs {
        let (x, _) = glyph.middle();
        let (high, low) = (glyph.y - glyph.size * 0.55, glyph.y - glyph.size * 0.15);
        let mut rest = &loose[loose.partition_point(|rule| rule.at < high)..];
        // Rules at one height lie beside each other.
        while let Some(first) = rest.first().filter(|first| first.at <= low && !glyph.is_struck) {
            let (level, below) = rest.split_at(rest.partition_point(|rule| rule.at <= first.at));
            let nearest = level[..level.partition_point(|rule| rule.from <= x)].last();
            glyph.is_struck = nearest.is_some_and(|rule| x <= rule.to);
            rest = below;
        }
    }
}

/// What is the same on every page that a line furnishes: its height, and its words without numbers.
fn furniture(line: &Line) -> (i64, String) {
    let words = line.plain.chars().filter(|c| !c.is_ascii_digit()).collect();
    ((line.y / 2.0).round() as i64, words)
}

/// Whether a line is a page's number: `3`, `- 3 -`, `— 3 —`, `3/9`, `第3页`.
fn is_page_number(line: &str) -> bool {
    let digits = line.chars().filter(char::is_ascii_digit).count();
    let around = |c: char| matches!(c, '-' | '–' | '—' | '－' | '/' | '第' | '页' | '共' | '·' | ' ');
    (1..=6).contains(&digits) && line.chars().all(|c| c.is_ascii_digit() || around(c))
}
