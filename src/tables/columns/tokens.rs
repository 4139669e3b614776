//! Figures behind each other, whatever parts them: sure where every line has all of its cells filled. Or glued together.

use super::super::cells::{Cell, Unit};
use super::super::fit::fit;
use super::super::ground::{Ground, Kind, Token};
use super::super::placement::Placement;
use super::super::rows::Owner;
use super::super::units::is_unit;
use super::super::walk::walk;
use super::glued;
use super::tabs::are_doubled;

pub(super) fn cut(ground: &Ground<'_, '_>) -> Vec<Placement> {
    let units = units(ground);
    let walk = walk(ground, &units);
    // Where all figures follow one another, what is none of them may as well be no cell.
    let is_odd = ground.lines.len() == 1 && ground.tokens.iter().any(|token| token.kind == Kind::Odd);
    let mut placements =
        if is_odd || has_empty_cells(ground) { Vec::new() } else { fit(ground, &walk, "figures in order") };
    placements.extend(glued::place(ground, &walk));
    placements
}

/// What stands behind each other, each a cell: a figure with the words at it (`约15`), and a line of a text whose lines are cells.
fn units(ground: &Ground<'_, '_>) -> Vec<Unit> {
    /// Lines for each that has no empty line before it.
    const APART: usize = 8;
    let is_foreign = |token: &Token| matches!(token.kind, Kind::Words { owner: Owner::Foreign, .. });
    let is_data = |token: &Token| matches!(token.kind, Kind::Figure | Kind::Mark | Kind::Odd);
    let lines = ground.tokens.split(|token| token.kind == Kind::Break).enumerate();
    let (numbers, lines): (Vec<usize>, Vec<&[Token]>) = lines.filter(|(_, line)| !line.is_empty()).unzip();
    // Where an empty line parts cells, figures on the lines of one are no two.
    let is_alone = |at: usize| matches!(lines[at], [token] if is_data(token));
    let is_next = |at: usize| numbers[at] == numbers[at - 1] + 1;
    let joined = (1..lines.len()).filter(|&at| is_next(at)).count();
    let is_torn =
        |at: usize| at > 0 && joined * APART <= lines.len() && is_next(at) && is_alone(at) && is_alone(at - 1);
    let is_loose =
        |at: usize| lines.get(at).is_some_and(|line| line.iter().all(|token| is_data(token) || is_foreign(token)));
    let (cells, rows): (Vec<_>, Vec<_>) =
        (0..lines.len()).filter(|&at| is_loose(at)).partition(|&at| lines[at].len() == 1);
    let by_lines = cells.len() >= rows.len() * 4;
    let mut units: Vec<Cell> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        // Narrow cells may share a line: figures and marks alone are one each.
        let has_more = line.iter().any(|token| !matches!(token.kind, Kind::Figure | Kind::Mark));
        let is_cell = by_lines && has_more && is_loose(at) && (is_loose(at + 1) || at > 0 && is_loose(at - 1));
        let mut before: Option<&Token> = None;
        for token in line.iter().filter(|token| !matches!(token.kind, Kind::Bar | Kind::Tab | Kind::Numeral)) {
            // A unit is read with its figure, wherever it stands.
            let is_ink = |token: &Token| match token.kind {
                Kind::Figure | Kind::Odd => true,
                _ => is_foreign(token) && !is_unit(ground.slice(&token.text)),
            };
            let touches = |before: &Token| is_ink(before) && is_ink(token) && before.text.end == token.text.start;
            let is_same = is_torn(at) || before.is_some_and(|before| is_cell || touches(before));
            match units.last_mut().filter(|_| is_same) {
                Some(cell) => *cell = Cell::at(cell.parts[0].start..token.text.end, 0),
                None => units.push(Cell::at(token.text.clone(), 0)),
            }
            before = Some(token);
        }
    }
    units.into_iter().map(Unit::Cell).collect()
}

/// Whether bars or tabs part off an empty cell before the last figure of a line that has not all of its figures: there blanks are
/// cells.
fn has_empty_cells(ground: &Ground<'_, '_>) -> bool {
    let figures_of = |line: &[Token]| line.iter().filter(|token| token.kind == Kind::Figure).count();
    let lines = || ground.tokens.split(|token| token.kind == Kind::Break);
    let has = |line: &[Token], kind| line.iter().any(|token| token.kind == kind);
    let (barred, bare) = lines().filter(|line| has(line, Kind::Figure)).fold((0, 0), |(barred, bare), line| {
        if has(line, Kind::Bar) { (barred + 1, bare) } else { (barred, bare + 1) }
    });
    // Where a figure's line has a bar, a line of nothing but a bar is an empty cell.
    let lone = barred > bare && lines().any(|line| matches!(line, [token] if token.kind == Kind::Bar));
    // Where figures have cells of their own, two in one have left another empty.
    let figures = |cell: &[Token]| cell.iter().filter(|token| token.kind == Kind::Figure).count();
    let cells = |line: &[Token]| line.split(|token| token.kind == Kind::Bar).map(figures).collect::<Vec<_>>();
    let apart = lines().any(|line| cells(line).iter().filter(|&&figures| figures == 1).count() > 1);
    let is_label = |token: &Token| matches!(token.kind, Kind::Words { owner: Owner::Label(_), .. });
    let crowded = |line: &[Token]| {
        let label = line.split(|token| token.kind == Kind::Bar).position(|cell| cell.iter().any(is_label));
        let cells = cells(line);
        let first = label.map(|label| label + 1).or_else(|| cells.iter().position(|&figures| figures > 0)).unwrap_or(0);
        cells.iter().any(|&figures| figures > 1) && cells.get(first..).is_some_and(|own| own.contains(&0))
    };
    let is_word = |cell: &&[Token]| cell.iter().any(|token| matches!(token.kind, Kind::Words { .. }));
    let words =
        |line: &[Token]| line.split(|token| matches!(token.kind, Kind::Bar | Kind::Tab)).filter(is_word).count();
    // The names over a line: the last line of several words above it that has no figure.
    let named = lines().scan(0, |named, line| {
        let own = if has(line, Kind::Figure) { 0 } else { words(line) };
        *named = if own > 1 { own } else { *named };
        Some(*named)
    });
    let doubled = are_doubled(ground.slice(&ground.text));
    lone || apart && lines().any(crowded)
        || lines().zip(named).any(|(line, named)| {
            let is_figure = |token: &&Token| token.kind == Kind::Figure;
            let own = line.iter().enumerate().find_map(|(at, token)| match token.kind {
                Kind::Words { owner: Owner::Label(own) | Owner::Again(own), .. } => Some((at, own)),
                _ => None,
            });
            // Beside a label whose line has all its figures an empty cell is the label's.
            // All cells in one line have their labels above.
            let own = own.or_else(|| (ground.lines.len() == 1 && figures_of(line) > 1).then_some((0, 0)));
            let Some((label, own)) = own else { return false };
            let figures = line.iter().filter(is_figure).count();
            let last = line.iter().rposition(|token| is_figure(&token)).map_or(line.len(), |last| last + 1);
            let parts = |kind| matches!(kind, Kind::Bar | Kind::Tab);
            let parted = |line: &[Token]| line.windows(2).any(|pair| parts(pair[0].kind) && parts(pair[1].kind));
            let short = figures < ground.lines[own].cells.len() || ground.lines.len() == 1;
            // Among as many figures as are due there may be empty cells all the same, where more columns are named.
            let full = |figures: &[Token]| {
                let first = figures.iter().position(|token| is_figure(&token)).unwrap_or(0);
                let last = figures.iter().rposition(|token| is_figure(&token)).unwrap_or(0);
                let due = ground.lines[own].cells.len();
                figures_of(figures) == due && named > due + 1 && parted(&figures[first..=last.max(first)])
            };
            let runs = || line[label..].split(|token| matches!(token.kind, Kind::Words { .. }));
            short && parted(&line[label.min(last)..last]) || !doubled && runs().any(|run| !run.is_empty() && full(run))
        })
}
