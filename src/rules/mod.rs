//! The rules: what can be wrong with a report, and how that is told.
//!
//! A rule is one static value in the file of its family, and one line in [`RULES`]; the catalogue, `explain` and every
//! output that lists rules are loops over that slice. Rules judge what was read and never read themselves: a rule whose
//! figures are not all known says so ([`Sink::skip`]) and stays silent.
//!
//! ```
//! use gkreport::rules;
//! assert_eq!(rules::find("balance-mismatch").map(|rule| rule.code), Some("GK301"));
//! assert!(rules::find("GK999").is_none());
//! ```

mod applications;
mod contents;
pub(crate) mod disclosure;
mod disputes;
mod due;
mod figures;
mod judged;
pub(crate) mod naming;
mod organ;
mod page;
mod prose;
#[cfg(test)]
mod prose_tests;
mod reading;
mod rule;
mod select;
pub(crate) mod series;
mod statistics;
pub(crate) mod sums;
mod terms;
#[cfg(test)]
pub(crate) mod testing;

pub use crate::finding::Words;
pub use judged::{Judged, Relations, RuleRun, RuleState, SkipReason, Skipped};
pub use rule::{Rule, RuleDoc, Scope, Sink};
pub use select::{UnknownRule, nearest, select};
pub use terms::{MonthDay, NoMonthDay, Terms};

use due::of_the_form;
pub(crate) use due::{binding_edition, is_of_another_kind, names_itself};

/// Every rule, sorted by code.
pub static RULES: &[&Rule] = &[
    &reading::MISSING_SECTION,
    &reading::SECTION_ORDER,
    &reading::MISSING_TABLE,
    &reading::MISSING_ROW,
    &reading::BLANK_CELL,
    &reading::UNREADABLE_CELL,
    &reading::AMBIGUOUS_ROW,
    &reading::EDITION_MISMATCH,
    &reading::PERIOD_MISMATCH,
    &reading::PUBLISHED_LATE,
    &reading::PUBLISHED_EARLY,
    &reading::UNTITLED,
    &prose::PROSE_TABLE_MISMATCH,
    &prose::PERCENTAGE_MISMATCH,
    &prose::BREAKDOWN_MISMATCH,
    &prose::CHANGE_MISMATCH,
    &disclosure::IN_FORCE_TOO_FEW,
    &disclosure::DISCLOSED_TOO_FEW,
    &disclosure::RULES_BELOW_POWER,
    &disclosure::NEGATIVE_COUNT,
    &applications::BALANCE_MISMATCH,
    &applications::ROW_TOTAL_MISMATCH,
    &applications::OUTCOME_TOTAL_MISMATCH,
    &disputes::DISPUTE_TOTAL_MISMATCH,
    &contents::EMPTY_PROBLEMS_SECTION,
    &contents::PROBLEMS_INCOMPLETE,
    &contents::FEE_NOT_STATED,
    &contents::FEE_CONTRADICTION,
    &statistics::STATISTICS_TOTAL_MISMATCH,
    &statistics::PART_EXCEEDS_WHOLE,
    &statistics::STATISTICS_PROSE_MISMATCH,
    &page::HIJACKED_TEXT,
    &page::FOREIGN_DOMAIN,
    &page::SCRAMBLED_TEXT,
    &page::PERSONAL_DATA,
    &page::TRACKED_CHANGES,
    &series::CARRY_MISMATCH,
    &series::IN_FORCE_DISCONTINUITY,
    &series::CONFLICTING_DUPLICATES,
    &series::MISSING_YEAR,
    &series::AMOUNT_UNIT,
    &series::SAME_TEXT,
    &series::PENDING_LOST,
    &series::PARTS_EXCEED_WHOLE,
];

/// The rule with this code or name, in any letter case.
pub fn find(code_or_name: &str) -> Option<&'static Rule> {
    let wanted = code_or_name.trim();
    RULES.iter().copied().find(|rule| rule.code.eq_ignore_ascii_case(wanted) || rule.name.eq_ignore_ascii_case(wanted))
}

impl Rule {
    /// What it judges.
    pub fn scope(&self) -> Scope {
        if self.code == series::PARTS_EXCEED_WHOLE.code {
            return Scope::Parts;
        }
        if series::ALL.iter().any(|rule| rule.code == self.code) { Scope::Series } else { Scope::Report }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_names_are_unique_and_sorted() {
        assert!(RULES.windows(2).all(|pair| pair[0].code < pair[1].code));
        for rule in RULES {
            assert_eq!(RULES.iter().filter(|other| other.name == rule.name).count(), 1, "{}", rule.name);
            assert!(rule.code.len() == 5 && rule.code.starts_with("GK"), "{}", rule.code);
            assert!(rule.name.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{}", rule.name);
        }
    }

    #[test]
    fn every_rule_is_documented_in_both_languages() {
        for rule in RULES {
            let doc = &rule.doc;
            for words in [rule.title, rule.basis, doc.what, doc.example, doc.when_wrong] {
                assert!(!words.zh.is_empty() && !words.en.is_empty(), "{}", rule.code);
            }
            for words in [rule.title, doc.what, doc.when_wrong] {
                assert!(words.zh.chars().any(crate::text::is_han), "{}", rule.code);
                assert!(words.en.is_ascii() || words.en.contains('’'), "{}: {}", rule.code, words.en);
            }
        }
    }

    #[test]
    fn every_sum_of_the_statute_has_its_rule() {
        for equation in crate::statute::all_forms().flat_map(crate::statute::Form::equations) {
            assert!(find(equation.rule).is_some(), "{}", equation.rule);
        }
    }

    #[test]
    fn rules_across_years_are_those_of_their_family() {
        for rule in RULES {
            assert_eq!(rule.scope() != Scope::Report, rule.code.starts_with("GK9"), "{}", rule.code);
        }
    }

    #[test]
    fn rules_are_found_by_code_and_name_whatever_the_case() {
        assert_eq!(find("gk005").map(|rule| rule.name), Some("blank-cell"));
        assert_eq!(find(" Negative-Count ").map(|rule| rule.code), Some("GK204"));
        assert!(find("GK00").is_none());
    }
}
