//! Outcomes of a run by kind, and how a rate is spread over its organs.

use super::super::cell::number;
use super::super::figures::{Figures, OUTCOMES, Share};
use super::{bar, figure, scaled, words};
use crate::finding::Language;
use maud::{Markup, html};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

const LINE: u32 = 26;

/// Outcomes of all reports whose outcomes are all known, kind by kind.
pub(in super::super) fn outcomes<'f>(figures: impl Iterator<Item = &'f Figures>, language: Language) -> Option<Markup> {
    let mut sums = [Decimal::ZERO; 7];
    let mut reports = 0_usize;
    for figures in figures {
        let known: Option<Vec<Decimal>> = figures.outcomes.iter().copied().collect();
        let Some(known) = known.filter(|known| known.iter().all(|count| *count >= Decimal::ZERO)) else { continue };
        for (sum, count) in sums.iter_mut().zip(known) {
            *sum = sum.checked_add(count)?;
        }
        reports += 1;
    }
    let most = sums.iter().copied().max().filter(|most| !most.is_zero())?;
    let title = language.pick(
        format!("申请的去向（{reports} 份报告合计，上下级可能重复计算）"),
        format!("Outcomes of applications ({reports} reports added up; an organ and its superior may both count)"),
    );
    let drawing = html! {
        @for (at, (_, zh, en)) in OUTCOMES.into_iter().enumerate() {
            @let y = LINE * u32::try_from(at).unwrap_or(0);
            (words(132, y + 18, "end", language.pick(zh, en)))
            (bar(140, y + 5, scaled(sums[at], most, 460).max(1), 16, &format!("out{at}")))
            (words(148 + scaled(sums[at], most, 460), y + 18, "start", &number(sums[at])))
        }
    };
    Some(figure(&title, 720, LINE * 7 + 4, &drawing))
}

/// How many reports have a rate in each tenth.
pub(in super::super) fn spread(
    title: &str,
    shares: impl Iterator<Item = Option<Share>>,
    language: Language,
) -> Option<Markup> {
    const STEP: u32 = 60;
    let mut tenths = [0_u32; 10];
    for share in shares.flatten() {
        let tenth = share.part.checked_mul(Decimal::TEN)?.checked_div(share.whole)?.to_usize().unwrap_or(0).min(9);
        tenths[tenth] += 1;
    }
    let most = tenths.iter().copied().max().filter(|_| tenths.iter().sum::<u32>() > 2)?;
    let drawing = html! {
        @for (at, count) in tenths.into_iter().enumerate() {
            @let x = 40 + STEP * u32::try_from(at).unwrap_or(0);
            @let tall = scaled(count.into(), most.into(), 110);
            @if count > 0 {
                (bar(x + 4, 130 - tall, STEP - 8, tall.max(1), "in0"))
                (words(x + STEP / 2, 125 - tall, "middle", &count.to_string()))
            }
            (words(x, 150, "middle", &format!("{}%", at * 10)))
        }
        (words(640, 150, "middle", "100%"))
        path.axis d="M40 130H640" {}
    };
    let title = format!("{title}{}", language.pick("：各机关的分布（份）", ": spread over organs (reports)"));
    Some(figure(&title, 720, 160, &drawing))
}
