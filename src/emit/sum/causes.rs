//! What people are told of a sum: whose figure explains a difference, and what misses.

use super::answer::SumAnswer;
use crate::emit::plain::one_line;
use crate::finding::Language;
use crate::sum::{Cause, How, Part};

/// How many parts a line names.
const NAMED: usize = 5;

/// The word for a cause in every output; nothing where there is none.
pub(super) const fn cause_key(cause: &Cause) -> Option<&'static str> {
    match cause {
        Cause::Unknown => None,
        Cause::Part(_, how) => Some(how.key()),
        Cause::Whole => Some("whole_wrong_by_sums"),
        Cause::OneOf(_) => Some("one_of"),
    }
}

/// What explains a difference.
pub(super) fn cause(answer: &SumAnswer<'_>, cause: &Cause) -> String {
    let language = answer.language;
    let parts = answer.causes(cause);
    let names = names(&parts, language);
    match (cause, language) {
        (Cause::Unknown, _) => String::new(),
        (Cause::Part(_, How::LeftOut), Language::Zh) => format!("正是{names}的数：总体可能未计入"),
        (Cause::Part(_, How::LeftOut), Language::En) => format!("just what {names} has: perhaps left out of the whole"),
        (Cause::Part(_, How::CountedTwice), Language::Zh) => format!("正是{names}的数：总体可能计了两次"),
        (Cause::Part(_, How::CountedTwice), Language::En) => {
            format!("just what {names} has: perhaps counted twice in the whole")
        }
        (Cause::Part(_, How::WrongBySums), Language::Zh) => format!("{names}自身的合计表明该格正好错这么多"),
        (Cause::Part(_, How::WrongBySums), Language::En) => {
            format!("the sums of {names} say its cell is wrong by this")
        }
        (Cause::Part(_, How::WrongByDigits), Language::Zh) => {
            format!("{names}的数若有数字颠倒、漏写或重复，正好差这么多")
        }
        (Cause::Part(_, How::WrongByDigits), Language::En) => {
            format!("{names} differs by this if digits were swapped, dropped or doubled")
        }
        (Cause::Whole, Language::Zh) => "总体自身的合计也要求各部分相加之数".to_owned(),
        (Cause::Whole, Language::En) => "the whole's own sums ask for what the parts come to".to_owned(),
        (Cause::OneOf(_), Language::Zh) => format!("{names}都可能是原因"),
        (Cause::OneOf(_), Language::En) => format!("any of these would explain it: {names}"),
    }
}

/// The parts by name; of many the first.
pub(super) fn names(parts: &[&Part], language: Language) -> String {
    let named: Vec<_> = parts.iter().take(NAMED).map(|part| name(part)).collect();
    let named = named.join(language.pick("、", ", "));
    match parts.len().saturating_sub(NAMED) {
        0 => named,
        more => language.pick(format!("{named}等（另有 {more} 个）"), format!("{named} and {more} more")),
    }
}

/// A part's issuer and file.
fn name(part: &Part) -> String {
    let source = one_line(&part.source);
    match &part.issuer {
        Some(issuer) => format!("{} ({source})", one_line(issuer)),
        None => source,
    }
}

/// Why an organ is listed of which there is no report.
pub(super) const fn absent(language: Language) -> &'static str {
    match language {
        Language::Zh => "没有这个机关的报告",
        Language::En => "there is no report of this organ",
    }
}
