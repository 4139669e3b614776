//! Groups → statutory rows: by label where there is one, by order where the labels around leave no choice.
//!
//! Rows come in statutory order, so groups are aligned to them like two sequences, at least cost: a label to the letter
//! costs nothing, no label costs something, a foreign label is excluded. All alignments of least cost are returned; where
//! there are several, the sums decide between them or nobody does. A page whose labels stand in another order than
//! the law's is taken label by label, and what has no label is left unread.

use super::evidence::{Evidence, Strength};
use super::groups::Group;
use crate::statute::{Form, TableKind};
use std::collections::HashSet;

/// Row by row, the group taken for it.
pub(super) type Alignment = Vec<Option<usize>>;

/// What the groups may be.
#[derive(Debug)]
pub(super) struct Assignment {
    /// All alignments of least cost, at most [`MAX_ALIGNMENTS`] of them.
    pub alignments: Vec<Alignment>,
    /// Whether there were more than could be listed.
    pub overflow: bool,
    /// The cost of the alignments, to compare forms.
    pub cost: u32,
}

/// Beyond this many equally good alignments nothing can be said.
pub(super) const MAX_ALIGNMENTS: usize = 400;

/// A row the page does not have.
const SKIP_ROW: u32 = 14;
/// A group without a label taken for a row by its order.
const UNLABELLED: u32 = 6;
/// The label stands near the group, not in its row: where labels and values came apart, the order says nearly as much.
const NEARBY: u32 = 2;
/// Words nearby name another row.
const NEARBY_CONTRADICTS: u32 = 7;
/// A group whose own label names a row, left over.
const SKIP_LABELLED: u32 = 60;
/// A group whose own label names a row, but with too few values to be one.
const SKIP_TORN: u32 = 8;
/// A group whose own label names a row, all blank: it may be a heading over several columns.
const SKIP_BLANK: u32 = 16;
/// Values and columns differ in number.
const SIZE_DIFFERS: u32 = 4;

/// Aligns the groups to the rows of `form`.
pub(super) fn assign(form: &Form, groups: &[Group], evidence: &[Vec<Evidence>]) -> Assignment {
    let costs = Costs::new(form, groups, evidence);
    if costs.labels_out_of_order() {
        return costs.by_label_alone();
    }
    costs.by_own_label().unwrap_or_else(|| costs.least())
}

struct Costs<'a> {
    form: &'a Form,
    groups: &'a [Group],
    /// What it costs to leave each group over.
    skip: Vec<u32>,
    /// What it costs to take each group for each row, group by group; `None` where its label excludes that.
    take: Vec<Option<u32>>,
    /// The one row each group's own label names.
    anchors: Vec<Option<usize>>,
}

/// What a group's words say of one row of the form.
#[derive(Clone, Copy)]
struct Claim {
    row: usize,
    cost: u32,
    strength: Strength,
}

impl<'a> Costs<'a> {
    fn new(form: &'a Form, groups: &'a [Group], evidence: &'a [Vec<Evidence>]) -> Self {
        let usual = form.rows.iter().map(|row| row.columns.len()).max().unwrap_or(0);
        let mut costs = Self {
            form,
            groups,
            skip: Vec::with_capacity(groups.len()),
            take: vec![None; groups.len() * form.rows.len()],
            anchors: Vec::with_capacity(groups.len()),
        };
        let mut claims: Vec<Claim> = Vec::new();
        for (at, (group, evidence)) in groups.iter().zip(evidence).enumerate() {
            let claim = |one: &Evidence| {
                let row = form.row_index(one.row)?;
                let nearby = if one.strength == Strength::Nearby { NEARBY } else { 0 };
                Some(Claim { row, cost: one.cost * 2 + nearby, strength: one.strength })
            };
            claims.clear();
            claims.extend(evidence.iter().filter_map(claim));
            let labelled = claims.iter().any(|claim| claim.strength == Strength::Own);
            costs.skip.push(match () {
                // A label in front of one stray number is not a row; its values stand elsewhere.
                () if labelled && !group.is_stated() => SKIP_BLANK,
                () if labelled && group.values.len() * 2 >= usual => SKIP_LABELLED,
                () if labelled => SKIP_TORN,
                () if group.values.len() == usual && group.is_stated() => 10,
                () if group.values.len() == usual => 8,
                () if !group.is_stated() => 0,
                () => 1,
            });
            let rows = at * form.rows.len()..(at + 1) * form.rows.len();
            fill_taking(&mut costs.take[rows], form, group.values.len(), &claims);
            let mut own = claims.iter().filter(|claim| claim.strength == Strength::Own);
            costs.anchors.push(own.next().filter(|_| own.next().is_none()).map(|claim| claim.row));
        }
        costs
    }

    /// The one row a group's own label names.
    fn anchor(&self, group: usize) -> Option<usize> {
        self.anchors[group]
    }

    /// What it costs to take a group for each row.
    fn take(&self, group: usize) -> &[Option<u32>] {
        let rows = self.form.rows.len();
        &self.take[group * rows..(group + 1) * rows]
    }

    fn labels_out_of_order(&self) -> bool {
        let anchors = self.anchors.iter().flatten();
        anchors.clone().zip(anchors.skip(1)).any(|(one, next)| one > next)
    }

    /// Every labelled group for its own row; two groups for one row leave a choice.
    fn by_label_alone(&self) -> Assignment {
        let mut alignments: Vec<Alignment> = vec![vec![None; self.form.rows.len()]];
        for row in 0..self.form.rows.len() {
            let claims: Vec<usize> = (0..self.groups.len()).filter(|&group| self.anchor(group) == Some(row)).collect();
            let claims = self.without_repeats(claims);
            if alignments.len() * claims.len().max(1) > MAX_ALIGNMENTS {
                return Assignment { alignments, overflow: true, cost: u32::MAX / 2 };
            }
            if let [only] = claims[..] {
                for alignment in &mut alignments {
                    alignment[row] = Some(only);
                }
            } else if !claims.is_empty() {
                alignments = claims
                    .iter()
                    .flat_map(|&claim| {
                        alignments.iter().map(move |alignment| {
                            let mut chosen = alignment.clone();
                            chosen[row] = Some(claim);
                            chosen
                        })
                    })
                    .collect();
            }
        }
        let missing = alignments[0].iter().filter(|group| group.is_none()).count() as u32;
        Assignment { alignments, overflow: false, cost: missing * SKIP_ROW }
    }

    /// A row printed twice with the same number of values is one claim: the first; the arbiter compares what they hold.
    fn without_repeats(&self, mut claims: Vec<usize>) -> Vec<usize> {
        let mut seen: HashSet<Vec<(usize, bool)>> = HashSet::new();
        claims.retain(|&group| {
            let shape: Vec<(usize, bool)> =
                self.groups[group].values.iter().map(|value| (value.range.len(), value.stated)).collect();
            shape.is_empty() || seen.insert(shape)
        });
        claims
    }

    /// The only alignment of least cost, where each group may be one row only and they stand in the rows' order, as in
    /// most tables; `None` where there is more to choose.
    ///
    /// Each group is then either taken for its row or left over, whatever becomes of the others.
    fn by_own_label(&self) -> Option<Assignment> {
        let mut alignment: Alignment = vec![None; self.form.rows.len()];
        let (mut cost, mut free) = (self.form.rows.len() as u32 * SKIP_ROW, 0);
        for (group, &skip) in self.skip.iter().enumerate() {
            let mut may_be = self.take(group).iter().enumerate().filter_map(|(row, take)| Some((row, (*take)?)));
            let (row, take) = may_be.next()?;
            let left_over = skip + SKIP_ROW;
            if may_be.next().is_some() || row < free || take == left_over {
                return None;
            }
            if take < left_over {
                alignment[row] = Some(group);
            }
            cost = cost + take.min(left_over) - SKIP_ROW;
            free = row + 1;
        }
        Some(Assignment { alignments: vec![alignment], overflow: false, cost })
    }

    /// The classic alignment table, then every path through it that costs no more than the best.
    fn least(&self) -> Assignment {
        let (groups, rows) = (self.groups.len(), self.form.rows.len());
        let ahead = self.ahead();
        let cost = ahead.at(0, 0).least;
        let mut alignments = Vec::new();
        let mut open = vec![Path { group: 0, row: 0, row_skipped: false, alignment: vec![None; rows] }];
        let mut overflow = false;
        while let Some(path) = open.pop() {
            if path.group == groups && path.row == rows {
                alignments.push(path.alignment);
                if alignments.len() > MAX_ALIGNMENTS {
                    overflow = true;
                    break;
                }
                continue;
            }
            let mut steps = self.best_steps(&path, &ahead).into_iter().flatten();
            // Nearly everywhere one way is best.
            let Some(first) = steps.next() else { continue };
            let others: Vec<Path> = steps.map(|step| path.clone().follow(step)).collect();
            open.push(path.follow(first));
            open.extend(others);
        }
        Assignment { alignments, overflow, cost }
    }

    /// What it costs at least to go on from each corner of the table: groups down, rows across.
    fn ahead(&self) -> Ahead {
        let (groups, rows) = (self.groups.len(), self.form.rows.len());
        let end = (0..=rows).rev().map(|left| left as u32 * SKIP_ROW);
        let mut ahead = Ahead { rows, corners: vec![Corner::default(); groups * (rows + 1)] };
        ahead.corners.extend(end.map(|cost| Corner { least: cost, without_groups: cost }));
        for (group, skip) in self.skip.iter().enumerate().rev() {
            let corners = &mut ahead.corners[group * (rows + 1)..];
            let (here, next) = corners.split_at_mut(rows + 1);
            here[rows] = Corner { least: next[rows].least + skip, without_groups: IMPOSSIBLE };
            for (row, take) in self.take(group).iter().enumerate().rev() {
                let matched = take.map_or(IMPOSSIBLE, |take| take + next[row + 1].least);
                let without_groups = matched.min(here[row + 1].without_groups + SKIP_ROW).min(IMPOSSIBLE);
                let least = without_groups.min(here[row + 1].least + SKIP_ROW).min(next[row].least + skip);
                here[row] = Corner { least, without_groups };
            }
        }
        ahead
    }

    /// The steps from where a path stands that cost no more than the best.
    fn best_steps(&self, path: &Path, ahead: &Ahead) -> [Option<Step>; 3] {
        let (group, row) = (path.group, path.row);
        let (has_group, has_row) = (group < self.groups.len(), row < self.form.rows.len());
        let here = ahead.at(group, row);
        let best = if path.row_skipped { here.without_groups } else { here.least };
        let take = if has_group && has_row { self.take(group)[row] } else { None };
        let matches = take.is_some_and(|cost| cost + ahead.at(group + 1, row + 1).least == best);
        let skips_group = has_group && !path.row_skipped && self.skip[group] + ahead.at(group + 1, row).least == best;
        let skips_row = has_row && SKIP_ROW + ahead.at(group, row + 1).without_groups == best;
        [matches.then_some(Step::Match), skips_group.then_some(Step::SkipGroup), skips_row.then_some(Step::SkipRow)]
    }
}

/// What it costs at least to go on from each corner of the table.
struct Ahead {
    rows: usize,
    /// Group by group.
    corners: Vec<Corner>,
}

impl Ahead {
    /// From the corner before this group and this row.
    fn at(&self, group: usize, row: usize) -> Corner {
        self.corners[group * (self.rows + 1) + row]
    }
}

/// What it costs at least to go on from a corner of the table.
#[derive(Clone, Copy, Default)]
struct Corner {
    least: u32,
    /// The same where no group may be skipped before the next match: so it is behind a row that was skipped.
    without_groups: u32,
}

/// More than any way costs.
const IMPOSSIBLE: u32 = u32::MAX / 2;

/// Fills in what it costs to take a group of so many values for each row of the form.
fn fill_taking(costs: &mut [Option<u32>], form: &Form, values: usize, claims: &[Claim]) {
    let foreign = claims.iter().any(|claim| claim.strength == Strength::Own);
    // Where a row is one figure, order alone says too little.
    if !foreign && form.table != TableKind::Statistics {
        let base = if claims.is_empty() { UNLABELLED } else { NEARBY_CONTRADICTS };
        let cost = |columns: usize| Some(base + if values == columns { 0 } else { SIZE_DIFFERS * 3 });
        for (row, costs) in form.rows.iter().zip(&mut *costs) {
            *costs = cost(row.columns.len());
        }
    }
    let least = |row: usize| claims.iter().filter(|claim| claim.row == row).map(|claim| claim.cost).min();
    for row in claims.iter().map(|claim| claim.row) {
        let torn = (values.abs_diff(form.rows[row].columns.len()) as u32 * 2).min(3 * SIZE_DIFFERS);
        costs[row] = least(row).map(|cost| cost + torn);
    }
}

/// A way through the table, as far as it has come.
#[derive(Clone)]
struct Path {
    group: usize,
    row: usize,
    row_skipped: bool,
    alignment: Alignment,
}

impl Path {
    /// The path one step on.
    ///
    /// Between two matches groups are skipped before rows, so that each alignment is found once.
    fn follow(self, step: Step) -> Self {
        let Self { group, row, mut alignment, .. } = self;
        match step {
            Step::Match => {
                alignment[row] = Some(group);
                Self { group: group + 1, row: row + 1, row_skipped: false, alignment }
            }
            Step::SkipGroup => Self { group: group + 1, row, row_skipped: false, alignment },
            Step::SkipRow => Self { group, row: row + 1, row_skipped: true, alignment },
        }
    }
}

#[derive(Debug, Clone, Copy)]
enum Step {
    Match,
    SkipGroup,
    SkipRow,
}
