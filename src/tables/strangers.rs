//! Names among those over columns that are no column's of the form: then one more column has figures, or one is another, and the
//! order of figures tells nothing.

use super::cells::Cell;
use super::ground::{Ground, Kind};
use super::qualifiers::{self, says_all};
use super::rows::{Owner, Words};
use super::signs::{is_bar, is_nothing};
use super::wordings;
use crate::statute::Frame;
use crate::text::{fold, is_han};

/// Letters of the longest name of another column.
const SHORT: usize = 6;
/// What stands over columns and heads none that holds figures.
const IDLE: [&str; 16] = [
    "数量", "数据", "单位", "备注", "说明", "续表", "项目", "事项", "内容", "情况", "序号", "行次", "代码", "编号",
    "指标", "本年",
];
/// What the number of a page is told with.
const PAGE: [&str; 3] = ["第", "页", "共"];

/// Whether a name of no column of the form stands among the names over the first row.
pub(super) fn has_strangers(ground: &Ground<'_, '_>) -> bool {
    let names = Names::of(ground);
    names.is_some_and(|names| {
        names.led_by_others() || names.hold_another_time() || names.among().iter().any(|words| names.is_stranger(words))
    })
}

/// The columns of the first row that no name stands over, where names stand over most of them and no other word among those. Given
/// with each: whether its own may have been typed as another's that stands twice.
pub(super) fn nameless(ground: &Ground<'_, '_>) -> Vec<(usize, bool)> {
    let Some(names) = Names::of(ground) else { return Vec::new() };
    let Owner::Label(first) = ground.words[names.words.len()].owner else { return Vec::new() };
    let due: Vec<usize> = ground.lines[first].cells.iter().map(|&cell| ground.form.position(cell).1).collect();
    let named: Vec<usize> = names.words.iter().filter_map(column).collect();
    // Names may be torn into letters: those that no other name has tell one. One that has none such is torn as others are.
    let are_whole = due.iter().filter(|at| named.contains(at)).count() + 1 == due.len();
    let head = fold(ground.slice(&(ground.text.start..ground.words[names.words.len()].text.start)));
    let others = |column: usize| {
        due.iter().filter(move |other| **other != column).map(|&other| ground.form.columns[other].label)
    };
    let is_own =
        |c: &char, column: usize| !ground.groups.contains(*c) && !others(column).any(|label| label.contains(*c));
    let is_torn = |column: usize| {
        let letters = ground.form.columns[column].label.chars().filter(|c| is_han(*c) && is_own(c, column));
        let found = letters.clone().filter(|c| head.contains(*c)).count();
        if letters.clone().next().is_none() { !are_whole } else { found * 2 >= letters.count() }
    };
    let lacking: Vec<usize> = due.iter().copied().filter(|at| !named.contains(at) && !is_torn(*at)).collect();
    if lacking.len() * 2 >= due.len() {
        return Vec::new();
    }
    // As many names as are due, or the last of them where spans were copied, stand in order but for one.
    let last = &named[named.len().saturating_sub(due.len())..];
    let is_in_place = |column: usize| last.iter().zip(&due).all(|(name, own)| name == own || *own == column);
    let is_all = |column: usize| last.len() == due.len() && (named.len() == due.len() || is_in_place(column));
    lacking.into_iter().map(|column| (column, is_all(column))).collect()
}

/// The column that a cell over the first row names in other words, where those alone are left for it: 科研院所.
pub(super) fn in_other_words(ground: &Ground<'_, '_>, cell: &Cell) -> Option<usize> {
    let [part] = &cell.parts[..] else { return None };
    let [words] = ground.words_in(part) else { return None };
    Names::of(ground)?.in_place_of(words)
}

/// The words before the first row, where names of columns stand among them.
struct Names<'g, 'd, 's> {
    ground: &'g Ground<'d, 's>,
    /// Which of them is the first name of a column.
    first: usize,
    words: &'g [Words],
}

impl<'g, 'd, 's> Names<'g, 'd, 's> {
    /// The names over the first row of a table that has rows.
    fn of(ground: &'g Ground<'d, 's>) -> Option<Self> {
        let is_heading = |words: &Words| matches!(words.owner, Owner::Heading(_));
        let is_label = |words: &Words| matches!(words.owner, Owner::Label(_));
        let places = ground.words.iter().position(is_heading).zip(ground.words.iter().position(is_label));
        let (first, label) = places.filter(|(first, label)| ground.frame == Frame::Rows && first < label)?;
        Some(Self { ground, first, words: &ground.words[..label] })
    }

    /// From the first name on. Before it, only the names of rows have a name: the first cell of the line.
    fn among(&self) -> &[Words] {
        let Self { ground, first, words } = self;
        let before = &ground.document.text[..words[*first].text.start];
        let line = ground.text.start.max(before.rfind('\n').map_or(0, |end| end + 1));
        let start = words.partition_point(|words| words.text.start < line);
        let figure = ground.tokens.iter().find(|token| token.kind == Kind::Figure);
        let among = &words[if start < *first { start + 1 } else { *first }..];
        &among
            [..figure.map_or(among.len(), |figure| among.partition_point(|words| words.text.start < figure.text.start))]
    }

    /// Whether as many names stand before the first column's as lack there, or one of another time.
    fn led_by_others(&self) -> bool {
        let Self { ground, first, words } = self;
        let first = &words[*first];
        let start = ground.extents.end_before(first.text.start).unwrap_or(0).min(first.text.start);
        let is_name = |cell: &&str| {
            let short = (1..=SHORT).contains(&cell.chars().count());
            short && cell.chars().any(is_han) && cell.chars().all(|c| is_han(c) || c.is_ascii_digit())
        };
        // Over some columns the name of a group stands.
        let is_group = |cell: &str| ground.form.groups.iter().any(|group| fold(group.label) == fold(cell));
        let cells = ground.slice(&(start..first.text.start)).split(is_wall).rev();
        let cells = cells.filter(|cell| !cell.is_empty() && !is_group(cell));
        let cells: Vec<&str> = cells.take_while(is_name).collect();
        let lacking = words.iter().filter_map(column).min().unwrap_or(0);
        let others = || cells.iter().filter(|cell| !self.is_idle(cell)).count();
        cells.iter().any(|cell| says_all(ground, cell)) || lacking > 0 && others() >= lacking
    }

    /// Whether a cell from the first name on, up to the first row's label, is another year.
    fn hold_another_time(&self) -> bool {
        let Self { ground, first, words } = self;
        let end = ground.words[words.len()].text.start;
        let is_year =
            |cell: &str| cell.starts_with(|c: char| c.is_ascii_digit()) && qualifiers::names_year(ground, cell);
        ground.slice(&(words[*first].text.start..end)).split(is_wall).any(is_year)
    }

    /// Whether a word is a cell of its own and no name of the form's, nor what heads no figures.
    fn is_stranger(&self, words: &Words) -> bool {
        let (ground, text) = (self.ground, &self.ground.document.text);
        let own = ground.slice(&words.text);
        let alone = text[..words.text.start].chars().next_back().is_none_or(is_wall)
            && text[words.text.end..].chars().next().is_none_or(is_wall);
        // What a figure follows is the label of a row.
        let behind = text[words.text.end..].trim_start_matches(is_wall);
        matches!(words.owner, Owner::Foreign | Owner::Qualified)
            && words.letters <= SHORT
            && alone
            && !behind.starts_with(|c: char| c.is_ascii_digit())
            && !ground.is_idle(own)
            && !is_nothing(own)
            && !self.is_idle(own)
            && self.in_place_of(words).is_none()
    }

    /// Whether a word heads no figures, or is a piece of a name.
    fn is_idle(&self, cell: &str) -> bool {
        let folded = fold(cell);
        let mut names = wordings::of(self.ground.form).columns.iter();
        IDLE.iter().any(|idle| cell.contains(idle))
            || PAGE.contains(&cell)
            || names.any(|(name, _)| name.contains(&folded))
            || self.ground.groups.contains(&folded)
    }

    /// The column whose name alone is missing between two others where a word stands alone in its place, if that shares a letter
    /// with it that no other name has (科研院所), or is the greater piece of it and of no other (公开数量 for 本年新公开数量).
    fn in_place_of(&self, word: &Words) -> Option<usize> {
        let at = self.words.partition_point(|words| words.text.start < word.text.start);
        let before = self.words[..at].iter().rposition(|words| column(words).is_some())?;
        let behind = at + self.words[at..].iter().position(|words| column(words).is_some())?;
        let lacking = column(&self.words[before])? + 1;
        let columns = &self.ground.form.columns;
        let is_others =
            |c: char| columns.iter().enumerate().any(|(at, other)| at != lacking && other.label.contains(c));
        let shares = || {
            let own = self.ground.slice(&word.text);
            columns[lacking].label.chars().any(|c| is_han(c) && !is_others(c) && own.contains(c))
        };
        let is_piece = || {
            let own = fold(self.ground.slice(&word.text));
            let has = |at: usize| fold(columns[at].label).contains(&own);
            let others = (0..columns.len()).any(|at| at != lacking && has(at));
            own.chars().count() * 2 > fold(columns[lacking].label).chars().count() && has(lacking) && !others
        };
        let is_alone = before + 2 == behind && column(&self.words[behind]) == Some(lacking + 1);
        (is_alone && !self.words.iter().any(|words| column(words) == Some(lacking)) && (shares() || is_piece()))
            .then_some(lacking)
    }
}

/// The column that words name.
fn column(words: &Words) -> Option<usize> {
    if let Owner::Heading(column) = words.owner { Some(column) } else { None }
}

/// Whether a character parts cells.
fn is_wall(c: char) -> bool {
    c.is_whitespace() || is_bar(c) || c == ','
}
