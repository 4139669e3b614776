//! The few figures of a report that are compared with other years and other organs, and the rates that follow from them.
//!
//! A figure whose cells are not all known is not known, and so is a rate of it: nothing is taken for nought that a
//! report only leaves blank beside unreadable cells.

use crate::Report;
use crate::report::Table;
use crate::statute::TableKind::{Applications, Disputes};
use rust_decimal::Decimal;

/// Where an application went, in the order of the form.
pub(super) const OUTCOMES: [(&str, &str, &str); 7] = [
    ("granted", "予以公开", "granted"),
    ("partially_granted", "部分公开", "partly granted"),
    ("denied", "不予公开", "denied"),
    ("unable_to_provide", "无法提供", "unable to provide"),
    ("not_processed", "不予处理", "not processed"),
    ("other_handling", "其他处理", "other"),
    ("carried_forward", "结转下年", "carried forward"),
];

/// Counts of one report; `None` where one is not known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Figures {
    pub new: Option<Decimal>,
    pub carried_over: Option<Decimal>,
    /// As [`OUTCOMES`] lists them.
    pub outcomes: [Option<Decimal>; 7],
    pub handled: Option<Decimal>,
    pub review: Disputed,
    /// Both kinds together.
    pub litigation: Disputed,
}

/// Disputes of one kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Disputed {
    pub corrected: Option<Decimal>,
    pub pending: Option<Decimal>,
    pub total: Option<Decimal>,
}

impl Figures {
    pub fn of(report: &Report) -> Self {
        let mut figures = Self::default();
        if let Some(table) = report.table(Applications) {
            let total = |group: &str| sum(table, |row, column| column == "total" && in_group(row, group));
            figures.new = total("new_received");
            figures.carried_over = total("carried_over");
            figures.outcomes = OUTCOMES.map(|(key, ..)| total(key));
            figures.handled = total("handled_total");
        }
        if let Some(table) = report.table(Disputes) {
            let disputed = |kind: &str| {
                let of = |wanted: &str| sum(table, |row, column| column == wanted && row.starts_with(kind));
                Disputed { corrected: of("corrected"), pending: of("pending"), total: of("total") }
            };
            (figures.review, figures.litigation) = (disputed("review"), disputed("litigation"));
        }
        figures
    }

    /// Applications there were to handle.
    pub fn due(&self) -> Option<Decimal> {
        self.new?.checked_add(self.carried_over?)
    }

    /// `(granted + partially granted) / handled`.
    pub fn disclosed(&self) -> Option<Share> {
        Share::of(self.outcomes[0]?.checked_add(self.outcomes[1]?)?, self.handled?)
    }

    /// `handled / (new + carried over)`.
    pub fn answered(&self) -> Option<Share> {
        Share::of(self.handled?, self.due()?)
    }
}

impl Disputed {
    /// `corrected / (total - pending)`.
    pub fn corrected(&self) -> Option<Share> {
        Share::of(self.corrected?, self.total?.checked_sub(self.pending?)?)
    }
}

/// A part and its whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Share {
    pub part: Decimal,
    pub whole: Decimal,
}

impl Share {
    /// Nothing is a share of nought, nor of less than itself.
    fn of(part: Decimal, whole: Decimal) -> Option<Self> {
        let is_share = part >= Decimal::ZERO && whole > Decimal::ZERO && part <= whole;
        is_share.then_some(Self { part, whole })
    }

    /// Nothing of nothing: where adding up begins.
    pub const NONE: Self = Self { part: Decimal::ZERO, whole: Decimal::ZERO };

    /// Both parts of both wholes.
    pub fn with(self, other: Self) -> Option<Self> {
        Some(Self { part: self.part.checked_add(other.part)?, whole: self.whole.checked_add(other.whole)? })
    }

    /// In per cent, with one digit behind the point.
    pub fn percent(self) -> String {
        let percent = self.part.checked_mul(Decimal::ONE_HUNDRED).and_then(|part| part.checked_div(self.whole));
        format!("{:.1}%", percent.unwrap_or_default().round_dp(1))
    }
}

fn in_group(row: &str, group: &str) -> bool {
    row.strip_prefix(group).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// The sum of the cells meant; `None` where there is none, where one is not known, or where all are blank.
fn sum(table: &Table, meant: impl Fn(&str, &str) -> bool) -> Option<Decimal> {
    let form = table.form;
    let meant = |cell: &usize| meant(form.row_of(*cell).key, form.column_of(*cell).key);
    let cells: Vec<_> = form.cells().filter(meant).map(|cell| &table.cells[cell]).collect();
    if cells.iter().all(|cell| cell.value.is_none()) {
        return None;
    }
    cells.into_iter().try_fold(Decimal::ZERO, |sum, cell| sum.checked_add(cell.addend()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::sound;
    use crate::statute::Edition::E2021;

    #[test]
    fn rates_follow_from_the_cells_they_name() {
        let report = sound(E2021)
            .set("disputes.review.corrected", "3")
            .set("disputes.review.pending", "2")
            .set("disputes.review.total", "14")
            .build();
        let figures = Figures::of(&report);
        assert_eq!(figures.review.corrected().map(Share::percent).as_deref(), Some("25.0%"));
        let granted = report.value("applications.granted.total").zip(report.value("applications.handled_total.total"));
        let partly = report.value("applications.partially_granted.total").expect("it is sound");
        let (granted, handled) = granted.expect("it is sound");
        assert_eq!(figures.disclosed(), Some(Share { part: granted + partly, whole: handled }));
    }

    #[test]
    fn what_is_not_known_has_no_rate() {
        let report = sound(E2021)
            .set("applications.denied.state_secret.total", "若干")
            .set("applications.handled_total.total", "")
            .build();
        let figures = Figures::of(&report);
        assert_eq!((figures.outcomes[2], figures.handled, figures.disclosed()), (None, None, None));
        assert!(figures.outcomes[0].is_some() && figures.due().is_some());
    }
}
