//! A number in its sentence → the clause it counts, and what else the sentence says of it.

use super::words::{COMPARISONS, DIVIDERS, DIVISIONS, LISTS, OTHER_YEARS, starts};
use crate::report::Listing;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// The words a number counts.
#[derive(Debug)]
pub(super) struct Clause {
    /// From the last mark or number before it to the number, notes in brackets left out.
    pub before: String,
    /// From its counter to the next mark.
    pub after: String,
    /// Where the bracket it stands in opens.
    pub bracket: Option<usize>,
}

/// Marks that end a clause.
const MARKS: [char; 4] = [',', ';', ':', '|'];

/// The clause of the number at `at`, the number before it ending at `previous`.
pub(super) fn clause(sentence: &str, at: &Range<usize>, previous: usize) -> Clause {
    let mut depth = 0usize;
    let mut start = previous;
    let mut kept: Vec<char> = Vec::new();
    let mut bracket = None;
    for (place, c) in sentence[..at.start].char_indices().rev() {
        match c {
            ')' => depth += 1,
            '(' if depth > 0 => depth -= 1,
            '(' => {
                bracket = Some(place);
                break;
            }
            _ if depth > 0 => {}
            // Behind the clause only an open bracket is of interest.
            _ if place < start => {}
            c if MARKS.contains(&c) => start = start.max(place + 1),
            c => kept.push(c),
        }
    }
    let before: String = kept.into_iter().rev().collect();
    let after = &sentence[at.end..];
    let end = after.find(|c: char| MARKS.contains(&c) || matches!(c, '(' | ')' | '、')).unwrap_or(after.len());
    let joints = ['、', '和', '及', '并', '“', '”', '"', '-', '*', ' '];
    Clause { before: before.trim_start_matches(joints).to_owned(), after: after[..end].to_owned(), bracket }
}

/// The clauses of a stretch, notes in brackets left out.
pub(super) fn pieces(text: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut depth = 0usize;
    for c in text.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            c if MARKS.contains(&c) => pieces.push(String::new()),
            c => {
                if let Some(piece) = pieces.last_mut() {
                    piece.push(c);
                }
            }
        }
    }
    pieces
}

/// The list of parts that a piece leads, if it leads one (`其中`, `按申请方式分`).
pub(super) fn leads_list(piece: &str) -> Option<Listing> {
    let starts = |words: &[&str]| words.iter().any(|word| piece.starts_with(word));
    let divides = piece.starts_with('按') && DIVIDERS.iter().any(|end| piece.ends_with(end));
    match () {
        () if divides || starts(DIVISIONS) => Some(Listing::All),
        () if starts(LISTS) => Some(Listing::Some),
        () => None,
    }
}

/// Without the word that leads a list.
pub(super) fn without_list_word(clause: &str) -> &str {
    LISTS.iter().chain(DIVISIONS).find_map(|word| clause.strip_prefix(word)).unwrap_or(clause)
}

/// Whether a clause compares with another year and tells no part.
pub(super) fn compares(clause: &str) -> bool {
    COMPARISONS.iter().any(|word| clause.starts_with(word))
}

static YEAR: LazyLock<Regex> =
    LazyLock::new(|| Regex::new("(?P<than>[较比与于同和])?(?P<year>[0-9]{4})年").expect("a fixed pattern"));
static BODY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        "^(?:[省市县区]|[各我本][^,]{0,4}[省市县区])[^,]{0,8}(?:局|委|厅|办|中心|街道|镇|乡|公司|院|支队|大队|热线)",
    )
    .expect("a fixed pattern")
});
/// Whether the words before a number speak of another year than `year`.
pub(super) fn of_another_year(before: &str, year: Option<i32>) -> bool {
    let told = YEAR.captures_iter(before).filter(|found| found.name("than").is_none()).last();
    let told = told.and_then(|found| found["year"].parse::<i32>().ok());
    let differs = matches!((told, year), (Some(told), Some(year)) if told != year);
    differs || (told.is_none() && pieces(before).iter().any(|piece| OTHER_YEARS.contains(&piece.as_str())))
}

/// Whether the clauses before a number speak of another body than the issuer.
pub(super) fn of_another_body(before: &str, issuer: &str) -> bool {
    let last = before.rsplit(';').next().unwrap_or(before);
    let pieces = pieces(last);
    // The number's own clause is matched word for word.
    let (_, earlier) = pieces.split_last().map_or((None, &[][..]), |(last, rest)| (Some(last), rest));
    earlier.iter().any(|piece| BODY.find(piece).is_some_and(|found| !issuer.ends_with(found.as_str())))
}

/// The clause without the issuer's own name, where only who and when stands before it.
pub(super) fn without_issuer<'c>(clause: &'c str, issuer: &str) -> &'c str {
    let government = |name: &str| name.ends_with(['省', '市', '县', '区', '旗', '镇', '乡']) || name.ends_with("政府");
    let bare = issuer.strip_suffix("人民政府").unwrap_or(issuer);
    let mut names: Vec<&str> = vec![issuer, bare];
    if !government(issuer) {
        // 市科委 for 上海市科委; 市政府 may be less than the city, so a government is named in full.
        names.extend(issuer.char_indices().map(|(at, _)| &issuer[at..]).filter(|name| name.chars().count() >= 3));
    }
    let found = names.into_iter().filter(|name| !name.is_empty()).find_map(|name| {
        let at = clause.find(name)?;
        starts(&clause[..at]).contains(&at).then_some(&clause[at + name.len()..])
    });
    found.unwrap_or(clause)
}
