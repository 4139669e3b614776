//! The rates people ask for, each with the figures it is made of; a rate whose figures are not known is not told.

use super::super::cell::number;
use super::super::figures::{Figures, Share};
use crate::finding::Language;
use maud::{Markup, html};

/// A rate: its name and its formula in both languages, and how it follows from a report.
struct Rate {
    zh: (&'static str, &'static str),
    en: (&'static str, &'static str),
    of: fn(&Figures) -> Option<Share>,
}

const RATES: [Rate; 4] = [
    Rate {
        zh: ("公开率", "（予以公开 + 部分公开）÷ 办理总计"),
        en: ("disclosed", "(granted + partly granted) / handled"),
        of: Figures::disclosed,
    },
    Rate {
        zh: ("办结率", "办理总计 ÷（本年新收 + 上年结转）"),
        en: ("handled", "handled / (new + carried over)"),
        of: Figures::answered,
    },
    Rate {
        zh: ("复议纠错率", "结果纠正 ÷（总计 − 尚未审结）"),
        en: ("corrected in review", "corrected / (total − pending)"),
        of: |figures| figures.review.corrected(),
    },
    Rate {
        zh: ("诉讼败诉率", "两类诉讼结果纠正 ÷（总计 − 尚未审结）"),
        en: ("lost in court", "corrected of both kinds / (total − pending)"),
        of: |figures| figures.litigation.corrected(),
    },
];

/// The rates of one report.
pub(in super::super) fn rates(figures: &Figures, language: Language) -> Option<Markup> {
    let all = RATES.iter().filter_map(|rate| Some((rate, (rate.of)(figures)?)));
    list(&all.collect::<Vec<_>>(), language)
}

/// The rates of all reports together: parts and wholes added up before they are divided.
pub(in super::super) fn of_all<'f>(
    figures: &(impl Iterator<Item = &'f Figures> + Clone),
    language: Language,
) -> Option<Markup> {
    let together = |rate: &Rate| {
        let shares = figures.clone().filter_map(|figures| (rate.of)(figures));
        let mut shares = shares.peekable();
        shares.peek()?;
        shares.try_fold(Share::NONE, Share::with)
    };
    list(&RATES.iter().filter_map(|rate| Some((rate, together(rate)?))).collect::<Vec<_>>(), language)
}

fn list(all: &[(&Rate, Share)], language: Language) -> Option<Markup> {
    let told = |rate: &Rate| language.pick(rate.zh, rate.en);
    (!all.is_empty()).then(|| {
        html! {
            dl.coverage.rates {
                @for (rate, share) in all {
                    @let (name, formula) = told(rate);
                    div {
                        dt { (name) }
                        dd { (share.percent()) }
                        dd.formula { (formula) br; "= " (number(share.part)) " ÷ " (number(share.whole)) }
                    }
                }
            }
        }
    })
}
