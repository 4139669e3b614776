//! Years beside each other: what came of applications, year by year, for one organ or for all of them.

use super::super::cell::number;
use super::super::figures::{Figures, OUTCOMES};
use super::{bar, figure, scaled, words};
use crate::finding::Language;
use maud::{Markup, html};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// A year's outcomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) struct Year {
    pub year: i32,
    pub outcomes: [Decimal; 7],
}

impl Year {
    /// Of a report whose outcomes are all known and not below nought.
    pub fn of(year: Option<i32>, figures: &Figures) -> Option<Self> {
        let mut outcomes = [Decimal::ZERO; 7];
        for (known, count) in outcomes.iter_mut().zip(figures.outcomes) {
            *known = count.filter(|count| *count >= Decimal::ZERO)?;
        }
        Some(Self { year: year?, outcomes })
    }

    fn sum(&self) -> Decimal {
        self.outcomes.iter().copied().fold(Decimal::ZERO, Decimal::saturating_add)
    }
}

/// The years of one organ.
pub(in super::super) fn of_organ(name: &str, years: &[Year], language: Language) -> Option<Markup> {
    let title = language.pick(format!("{name}：历年申请的去向"), format!("{name}: outcomes by year"));
    columns(&title, years, language)
}

/// The years of all organs, those of one year added up.
pub(in super::super) fn together(all: impl Iterator<Item = Year>, language: Language) -> Option<Markup> {
    let mut sums: BTreeMap<i32, (usize, Year)> = BTreeMap::new();
    for one in all {
        let (reports, sum) = sums.entry(one.year).or_insert((0, Year { outcomes: [Decimal::ZERO; 7], ..one }));
        *reports += 1;
        for (sum, count) in sum.outcomes.iter_mut().zip(one.outcomes) {
            *sum = sum.saturating_add(count);
        }
    }
    let reports: Vec<_> = sums.values().map(|(reports, sum)| format!("{}: {reports}", sum.year)).collect();
    let title = language.pick(
        format!("历年申请的去向（各年报告份数 {}）", reports.join("，")),
        format!("Outcomes by year (reports of each: {})", reports.join(", ")),
    );
    columns(&title, &sums.values().map(|(_, sum)| *sum).collect::<Vec<_>>(), language)
}

fn columns(title: &str, years: &[Year], language: Language) -> Option<Markup> {
    const STEP: u32 = 64;
    const TALL: u32 = 150;
    if years.len() < 2 {
        return None;
    }
    let most = years.iter().map(Year::sum).max().filter(|most| !most.is_zero())?;
    // Years are few, but a folder may hold anything.
    let shown = &years[years.len().saturating_sub(12)..];
    let left = |at: usize| 20 + STEP * u32::try_from(at).unwrap_or(0);
    let drawing = html! {
        @for (at, year) in shown.iter().enumerate() {
            @let x = left(at);
            @for (kind, (y, tall)) in stack(year, most, TALL).into_iter().enumerate() {
                @if tall > 0 { (bar(x, 20 + y, 40, tall, &format!("out{kind}"))) }
            }
            (words(x + 20, 15 + TALL - scaled(year.sum(), most, TALL), "middle", &number(year.sum())))
            (words(x + 20, 188, "middle", &year.year.to_string()))
        }
        @for (kind, (_, zh, en)) in OUTCOMES.into_iter().enumerate() {
            @let y = 24 + 20 * u32::try_from(kind).unwrap_or(0);
            (bar(left(shown.len()) + 20, y, 12, 12, &format!("out{kind}")))
            (words(left(shown.len()) + 40, y + 11, "start", language.pick(zh, en)))
        }
        path.axis d={"M10 170H" (left(shown.len()))} {}
    };
    Some(figure(title, (left(shown.len()) + 160).max(720), 196, &drawing))
}

/// Where each outcome is drawn in a column `tall` pixels high, from its upper edge, and how tall: the first at the foot.
fn stack(year: &Year, most: Decimal, tall: u32) -> Vec<(u32, u32)> {
    let (mut below, mut foot) = (Decimal::ZERO, 0);
    let mut all = Vec::new();
    for count in year.outcomes {
        below = below.saturating_add(count);
        let top = scaled(below, most, tall);
        all.push((tall - top, top.saturating_sub(foot)));
        foot = top;
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_end_where_their_sums_do() {
        let year = Year { year: 2023, outcomes: [50, 20, 10, 10, 5, 4, 1].map(Decimal::from) };
        let pieces = stack(&year, Decimal::from(200), 100);
        assert_eq!(pieces.iter().map(|(_, tall)| tall).sum::<u32>(), 50);
        assert_eq!(pieces.last().map(|(y, _)| *y), Some(50));
        assert!(pieces.windows(2).all(|pair| pair[1].0 + pair[1].1 == pair[0].0));
    }

    #[test]
    fn one_year_is_beside_no_other() {
        let year = |year| Year { year, outcomes: [Decimal::ONE; 7] };
        assert!(together([year(2023), year(2023)].into_iter(), Language::En).is_none());
        let drawn = together([year(2023), year(2022), year(2023)].into_iter(), Language::En).expect("two years").0;
        assert!(drawn.contains("2022: 1, 2023: 2") && drawn.contains(">14<"), "{drawn}");
    }
}
