//! What a short line right over a table says of it: that it is this report's, or another year's, body's or part of a year.
//!
//! The words are found wherever they stand in the line: behind a number, behind 单位 and 部门, in brackets. No caption's form is
//! asked for, as that the line stands over a table shows what it is; so nothing is judged elsewhere. Refuses labels and
//! their pieces, and whatever compares: 较上年, 上年结转.

use super::lexicon::{
    AREAS, BEHIND_BODY, GIVEN_IN, HEADINGS, LEADS_TO_BODY, OF_OTHERS, OF_RULES, ORGAN_ENDS, SO_FAR, TOGETHER,
    TOGETHER_WITH, UNDER_IT, UNTIL,
};
use super::organ::{is_organ, is_same};
use super::{Metadata, part_of_year, printed};
use crate::document::Document;
use crate::document::lines::{Line, Place};
use crate::text::{dates, fold, folded_words, is_numeral};

/// Characters of the longest line that is taken for a caption.
const CAPTION: usize = 40;

/// Whether line `at` says that the table under it is another's; nothing where it says nothing, or no table stands there.
pub(super) fn is_others(document: &Document<'_>, lines: &[Line], at: usize, about: &Metadata) -> Option<bool> {
    let text = behind_lead(document.slice(&lines[at].range));
    if lines[at].place == Place::Beside || text.chars().nth(CAPTION).is_some() {
        return None;
    }
    let folded = folded_words(text);
    let is_telling = ORGAN_ENDS.ends(folded.trim_end_matches([':', ')'])) || GIVEN_IN.is_in(&folded);
    let is_sentence = text.contains(['，', '。', '；', '《', '〔', ',', '|', '｜', '│', '\t'])
        || text.split_whitespace().nth(2).is_some();
    let is_excluded = || HEADINGS.is_in(&folded) || OF_RULES.is_in(&folded) || printed::is_piece(&folded);
    if !is_telling || is_sentence || is_excluded() || !is_over_table(document, lines, at) {
        return None;
    }
    says(&folded, about)
}

/// A line behind the word that leads to a body's name, and the comma at it: 其中，河东乡情况如下.
fn behind_lead(line: &str) -> &str {
    let rest = LEADS_TO_BODY.iter().find_map(|word| line.strip_prefix(word)?.strip_prefix(['，', ',']));
    rest.map_or(line, str::trim_start)
}

/// Whether a label of a form begins one of the next lines.
pub(super) fn is_over_table(document: &Document<'_>, lines: &[Line], at: usize) -> bool {
    /// Lines looked at: a number of an article, a unit, names in two lines.
    const NEAR: usize = 4;
    lines[at + 1..].iter().take(NEAR).any(|line| begins_row(document, line))
}

/// Whether a label of a form begins a line.
pub(super) fn begins_row(document: &Document<'_>, line: &Line) -> bool {
    printed::first_cell(document.slice(&line.range)).is_some_and(printed::is_label)
}

/// Whether a caption without spaces says that what it stands over is another's.
fn says(caption: &str, about: &Metadata) -> Option<bool> {
    let year = about.year.as_ref().map(|year| year.value);
    let years: Vec<i32> = dates::dates(caption).iter().map(|date| date.year).collect();
    let is_own_year = !years.is_empty() && years.iter().all(|named| Some(*named) == year);
    let is_other_year = year.is_some_and(|own| !years.is_empty() && years.iter().all(|named| *named < own));
    // The day on which it was counted may be next year's.
    let is_later = year.is_some_and(|own| years.iter().any(|named| *named > own));
    let is_of_part = part_of_year::named(caption).is_some() || !is_later && is_period_of_part(caption);
    let is_named = OF_OTHERS.is_in(caption) && !(is_own_year && SO_FAR.is_in(caption) && !is_of_part);
    let is_last = (caption.contains("上年") || caption.contains("上一年")) && !is_own_year;
    let body = body(caption);
    let is_other_body = is_organ(body) && about.issuer.as_ref().is_some_and(|issuer| !is_same(&issuer.value, body));
    let is_of_more = is_of_all(caption, about) || is_of_subordinates(caption);
    let is_other = is_other_year || is_of_part || is_named || is_last || is_other_body || is_of_more;
    (is_other || is_own_year).then_some(is_other)
}

/// The name of a body that a caption may be, without what leads to it and what stands behind it.
fn body(caption: &str) -> &str {
    let number = |c: char| c.is_ascii_digit() || is_numeral(c) || matches!(c, '(' | ')' | '.' | '、' | ':' | '-');
    let text = caption.trim_start_matches(number);
    let text = LEADS_TO_BODY.iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text).trim_start_matches(number);
    let end = BEHIND_BODY.iter().filter_map(|word| text.find(word)).min().unwrap_or(text.len());
    let name = text[..end].trim_end_matches([':', '(']);
    // A note in brackets at the end is the name's; a bracket that was opened before it is not.
    if name.matches(')').count() > name.matches('(').count() { name.trim_end_matches(')') } else { name }
}

/// Whether a caption says what bodies of an area have together, 区县合计: not where the area is the report's own, as 全市 in one of a city.
fn is_of_all(caption: &str, about: &Metadata) -> bool {
    let Some(at) = TOGETHER.iter().filter_map(|word| caption.find(word)).min() else { return false };
    let area = caption[..at].trim_start_matches(|c: char| !fold(&c.to_string()).chars().any(crate::text::is_han));
    let own = about.issuer.as_ref().and_then(|issuer| {
        let name = issuer.value.split("人民政府").next().unwrap_or("");
        name.chars().next_back().map(|level| format!("全{level}"))
    });
    AREAS.is_in(area) && own.is_none_or(|own| area != own)
}

/// Whether a caption says that what it stands over is of bodies under the reporter (区所属事业单位), and not of it together with those.
pub(super) fn is_of_subordinates(caption: &str) -> bool {
    let places = UNDER_IT.iter().filter_map(|word| caption.find(word));
    places.min().is_some_and(|at| !TOGETHER_WITH.ends(caption[..at].trim_end_matches('其')))
}

/// Whether a caption names a period by months that are not the whole year's: 2023年1月1日至6月30日, 截至9月底.
fn is_period_of_part(caption: &str) -> bool {
    let number = |before: &str| {
        let from = before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        before[from..].parse::<u32>().ok().filter(|month| (1..=12).contains(month))
    };
    let months: Vec<u32> = caption.match_indices('月').filter_map(|(at, _)| number(&caption[..at])).collect();
    let [first, .., last] = months[..] else {
        return matches!(months[..], [last] if last < 12 && UNTIL.is_in(caption));
    };
    let years = dates::dates(caption);
    let is_one_year = years.windows(2).all(|pair| pair[0].year == pair[1].year);
    is_one_year && caption.contains(['至', '到', '-', '—', '~']) && (first, last) != (1, 12)
}
