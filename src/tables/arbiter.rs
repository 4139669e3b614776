//! Where position leaves a choice, the table's own sums decide, or nobody does.
//!
//! Candidates that break a sum are dropped while others keep it; where none keeps it, nothing is dropped: a report whose
//! sums are wrong is not repaired. Values are never changed, only their place is chosen. Sums across a row are tried
//! first, then the sums down the columns, over all open rows together.

use super::groups::Token;
use super::place::{Footing, Placement, Placements, any_placement};
use super::subtotal::count;
use crate::document::Document;
use crate::statute::{Form, Relation, Row};
use std::cell::OnceCell;

/// A row with its candidates.
#[derive(Debug, Clone)]
pub(super) struct Open<'d, 's> {
    document: &'d Document<'s>,
    /// The group's values, in its order.
    values: &'d [Token],
    /// What they are as whole numbers, once a sum asks for it.
    numbers: OnceCell<Vec<Option<i64>>>,
    /// The ways they may stand.
    pub placements: Placements,
    /// Whether a sum narrowed the choice.
    pub by_sums: bool,
}

impl<'d, 's> Open<'d, 's> {
    /// With the ways these values may stand.
    pub fn new(document: &'d Document<'s>, values: &'d [Token], placements: Placements) -> Self {
        Self { document, values, numbers: OnceCell::new(), placements, by_sums: false }
    }

    /// Values as whole numbers; 0 for a blank, `None` where unreadable.
    fn numbers(&self) -> &[Option<i64>] {
        self.numbers.get_or_init(|| self.values.iter().map(|value| count(self.document, &value.range)).collect())
    }
}

/// Steps after which the search over several open rows gives up and leaves the choice open.
const BUDGET: usize = 100_000;

/// Narrows the candidates of all rows of `form`.
pub(super) fn arbitrate(form: &Form, rows: &mut [Option<Open<'_, '_>>]) {
    for (at, row) in rows.iter_mut().enumerate() {
        if let Some(open) = row {
            across(form, &form.rows[at], open);
        }
    }
    down(form, rows);
}

/// Drops candidates that break the row's own sum, where some keep it.
fn across(form: &Form, row: &Row, open: &mut Open<'_, '_>) {
    match open.placements.footing {
        Footing::Firm => {}
        Footing::Soft => {
            let holds = |placement: &Placement| row_holds(form, row, open, placement) == Some(true);
            let broken =
                open.placements.options.iter().any(|placement| row_holds(form, row, open, placement) == Some(false));
            if broken {
                // Position says one thing and the sum another: a shifted line looks just like this.
                let others = any_placement(open.values.len(), row.columns.len());
                let others: Vec<Placement> = others.into_iter().filter(holds).collect();
                open.placements.options.extend(others);
            }
        }
        Footing::Open => {
            // A total left blank states no sum: such a placement stays in play, but it must not win for want of others.
            let holds = |placement: &&Placement| row_holds(form, row, open, placement) == Some(true);
            let in_play = |placement: &&Placement| holds(placement) || has_blank_total(form, row, open, placement);
            let options = &open.placements.options;
            let keeps: Vec<Placement> = if options.iter().any(|placement| holds(&placement)) {
                options.iter().filter(in_play).cloned().collect()
            } else {
                Vec::new()
            };
            if !keeps.is_empty() && keeps.len() < open.placements.options.len() {
                open.placements.options = keeps;
                open.by_sums = true;
            }
        }
    }
}

/// Whether the row's sums hold under a placement; `None` where the row has none or a value is unreadable.
pub(super) fn row_holds(form: &Form, row: &Row, open: &Open<'_, '_>, placement: &Placement) -> Option<bool> {
    let mut verdict = None;
    for relation in form.relations {
        let Relation::EachRow { left, right, .. } = relation else { continue };
        let side = |terms: &crate::statute::Terms| {
            let columns = form.column_terms(terms);
            let offsets = columns.iter().filter_map(|column| row.columns.iter().position(|at| at == column));
            offsets.map(|offset| addend(open, placement[offset])).sum::<Option<i64>>()
        };
        let (left_sum, right_sum) = (side(left)?, side(right)?);
        verdict = Some(verdict.unwrap_or(true) && left_sum == right_sum);
    }
    verdict
}

/// Whether a placement leaves a total of the row blank: then it states no sum, and breaks none.
fn has_blank_total(form: &Form, row: &Row, open: &Open<'_, '_>, placement: &Placement) -> bool {
    form.relations.iter().any(|relation| {
        let Relation::EachRow { right, .. } = relation else { return false };
        let offsets =
            form.column_terms(right).into_iter().filter_map(|column| row.columns.iter().position(|at| *at == column));
        offsets.into_iter().any(|offset| placement[offset].is_none_or(|value| !open.values[value].stated))
    })
}

fn addend(open: &Open<'_, '_>, value: Option<usize>) -> Option<i64> {
    value.map_or(Some(0), |value| open.numbers()[value])
}

/// One numeric reading of a row: several placements may share it, where only blanks and zeros trade places.
struct Class {
    numbers: Vec<i64>,
    options: Vec<usize>,
    used: bool,
}

/// Keeps the candidates that take part in some choice for all open rows together that keeps every sum down the columns.
fn down(form: &Form, rows: &mut [Option<Open<'_, '_>>]) {
    if rows.iter().flatten().all(|row| row.placements.options.len() <= 1) {
        return;
    }
    let mut search = Search::new(form, rows);
    if search.open.is_empty() || search.equations.is_empty() {
        return;
    }
    let mut chosen = vec![0; search.open.len()];
    search.visit(0, &mut chosen);
    if search.steps >= BUDGET || !search.found {
        return;
    }
    for (row, classes) in search.open {
        let Some(open) = &mut rows[row] else { continue };
        let kept: Vec<usize> =
            classes.iter().filter(|class| class.used).flat_map(|class| class.options.clone()).collect();
        if kept.len() < open.placements.options.len() {
            open.placements.options = kept.into_iter().map(|option| open.placements.options[option].clone()).collect();
            open.by_sums = true;
        }
    }
}

/// A sum down one column: what the settled rows leave, and the sign of each open row in it.
struct ColumnSum {
    column: usize,
    /// Left minus right over the settled rows.
    settled: i64,
    /// +1, -1 or 0 for each open row.
    signs: Vec<i64>,
}

struct Search {
    open: Vec<(usize, Vec<Class>)>,
    equations: Vec<ColumnSum>,
    steps: usize,
    found: bool,
}

impl Search {
    fn new(form: &Form, rows: &[Option<Open<'_, '_>>]) -> Self {
        let mut open = Vec::new();
        for (at, row) in rows.iter().enumerate() {
            if let Some(candidate) = row.as_ref().filter(|row| row.placements.options.len() > 1) {
                open.push((at, classes(candidate)));
            }
        }
        open.retain(|(_, classes): &(usize, Vec<Class>)| classes.len() > 1);
        let mut search = Self { open, equations: Vec::new(), steps: 0, found: false };
        for relation in form.relations {
            let Relation::EachColumn { left, right, .. } = relation else { continue };
            let (left, right) = (form.row_terms(left), form.row_terms(right));
            for column in 0..form.columns.len() {
                search.equations.extend(search.column_sum(rows, &left, &right, column));
            }
        }
        search
    }

    /// The sum down `column`, where every row that is not open is known.
    fn column_sum(
        &self,
        rows: &[Option<Open<'_, '_>>],
        left: &[usize],
        right: &[usize],
        column: usize,
    ) -> Option<ColumnSum> {
        let mut sum = ColumnSum { column, settled: 0, signs: vec![0; self.open.len()] };
        for (sign, row) in left.iter().map(|row| (1, row)).chain(right.iter().map(|row| (-1, row))) {
            if let Some(at) = self.open.iter().position(|(open, _)| open == row) {
                sum.signs[at] = sign;
            } else {
                let open = rows[*row].as_ref()?;
                let option = open.placements.options.first()?;
                if open.placements.options.len() > 1 && classes(open).len() != 1 {
                    return None;
                }
                sum.settled += sign * addend(open, option[column])?;
            }
        }
        sum.signs.iter().any(|sign| *sign != 0).then_some(sum)
    }

    fn visit(&mut self, depth: usize, chosen: &mut Vec<usize>) {
        self.steps += 1;
        if self.steps >= BUDGET {
            return;
        }
        if depth == self.open.len() {
            if self.equations.iter().all(|sum| self.total(sum, chosen, depth) == 0) {
                self.found = true;
                for (at, class) in chosen.iter().enumerate() {
                    self.open[at].1[*class].used = true;
                }
            }
            return;
        }
        for class in 0..self.open[depth].1.len() {
            chosen[depth] = class;
            let hopeless = self.equations.iter().any(|sum| {
                let total = self.total(sum, chosen, depth + 1);
                let rest = &sum.signs[depth + 1..];
                // Counts are not negative: with no open row left on a side, its deficit cannot be made up.
                (total > 0 && !rest.contains(&-1)) || (total < 0 && !rest.contains(&1))
            });
            if !hopeless {
                self.visit(depth + 1, chosen);
            }
        }
    }

    fn total(&self, sum: &ColumnSum, chosen: &[usize], depth: usize) -> i64 {
        let open = (0..depth).map(|at| sum.signs[at] * self.open[at].1[chosen[at]].numbers[sum.column]);
        sum.settled + open.sum::<i64>()
    }
}

fn classes(open: &Open<'_, '_>) -> Vec<Class> {
    let mut classes: Vec<Class> = Vec::new();
    for (option, placement) in open.placements.options.iter().enumerate() {
        let numbers: Option<Vec<i64>> = placement.iter().map(|value| addend(open, *value)).collect();
        let Some(numbers) = numbers else { return Vec::new() };
        match classes.iter_mut().find(|class| class.numbers == numbers) {
            Some(class) => class.options.push(option),
            None => classes.push(Class { numbers, options: vec![option], used: false }),
        }
    }
    classes
}
