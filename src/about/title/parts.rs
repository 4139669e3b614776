//! A title taken apart: issuer, year, and the fixed words around them.
//!
//! Takes one squeezed, simplified line and gives the parts where the whole of it reads like a title: a name and a year in
//! any order, 政府信息公开 (or 政务公开), 报告 (or 年报), and nothing behind that but a year or a note in brackets. Refuses a
//! line with anything else in it, and one that names neither an organ nor a year.

use super::super::lexicon::{BEFORE_NAME, BEHIND_NAME, BETWEEN, MADE_OF, TITLE_LABELS, WHO_WRITES};
use super::super::organ::{is_organ, is_place_of_title, names_place};
use super::super::part_of_year;
use crate::text::dates::{self, Date};
use crate::text::{FoldedText, folded_words};
use std::ops::Range;

/// A title taken apart; ranges are of the squeezed text.
pub(super) struct Parts {
    /// The title without decoration and label.
    pub title: Range<usize>,
    pub year: Option<(i32, Range<usize>)>,
    /// What is left when year and fixed words are gone, in one or two pieces.
    names: Vec<Range<usize>>,
    name: Name,
}

#[derive(Debug, PartialEq, Eq, Clone, Copy)]
enum Name {
    Absent,
    Organ,
    /// Something stands where the issuer should, and it is no organ's name.
    Other,
}

/// Characters that are in sentences, not in what stands in an issuer's place.
const SENTENCE: &str = "在将按根据结及对就把向由是了等我们各现见";
/// Bytes of the longest of these: 本行政机关.
const LONGEST_OWN: usize = 15;
/// Bytes of the longest thing taken for the name of an issuer, real or not.
const LONGEST_NAME: usize = 180;
/// Bytes of the longest part of a year: 前三个季度.
const LONGEST_PART: usize = 15;

impl Parts {
    /// Takes a line apart, if it is a title.
    pub fn read(text: &str) -> Option<Self> {
        let whole = frame(text);
        let end_of = |word: &str| text[whole.clone()].rfind(word).map(|at| whole.start + at);
        let noun = end_of("报告").max(end_of("年报"))?;
        let anchor = [end_of("信息公开"), end_of("政务公开")].into_iter().flatten().filter(|&at| at < noun).max()?;
        let tail = noun + "报告".len()..whole.end;
        let middle = anchor + "信息公开".len()..noun;
        let head = whole.start..without_joint(&text[..anchor], whole.start);
        // An 年报 or 报告 of something else, or a sentence that goes on.
        if text[whole.clone()].contains(['。', ',', ';', '!', '?', '|', '<', ':', '《', '》']) {
            return None;
        }
        let year = [&head, &middle, &tail].into_iter().find_map(|part| year_in(text, part));
        let rest = |part: &Range<usize>| pieces(text, part, year.as_ref().map(|(_, range)| range));
        if !rest(&middle).iter().all(|piece| only_words(&text[piece.clone()]))
            || !rest(&tail).iter().all(|piece| is_note(&text[piece.clone()]))
        {
            return None;
        }
        // 2016年上半年: behind the year, and no issuer.
        let is_part = |piece: &Range<usize>| {
            let behind = year.as_ref().is_some_and(|(_, year)| year.end <= piece.start);
            behind && piece.len() <= LONGEST_PART && part_of_year::named(&text[piece.clone()]).is_some()
        };
        let names = rest(&head).into_iter().filter(|piece| !is_part(piece)).map(|piece| bare_name(text, &piece));
        let is_own = |piece: &Range<usize>| WHO_WRITES.begins(&text[piece.clone()]) && piece.len() <= LONGEST_OWN;
        let names: Vec<_> = names.filter(|piece| !piece.is_empty() && !is_own(piece)).collect();
        let name: String = names.iter().map(|piece| &text[piece.clone()]).collect();
        let kind = match name.as_str() {
            "" => Name::Absent,
            organ if is_organ(organ) || is_place_of_title(organ) => Name::Organ,
            other if other.len() > LONGEST_NAME || other.contains(|c| SENTENCE.contains(c)) => return None,
            _ => Name::Other,
        };
        (year.is_some() || kind == Name::Organ).then_some(Self { title: whole, year, names, name: kind })
    }

    /// The issuer, if what stands in its place is an organ's name: as the page has it, and where all of it stands.
    pub fn issuer(&self, squeezed: &FoldedText) -> Option<(String, Range<usize>)> {
        self.named(squeezed).filter(|_| self.name == Name::Organ)
    }

    /// What may be the issuer where nothing else tells who is: what ends as no organ's name does, and has a place in it.
    pub fn possible_issuer(&self, squeezed: &FoldedText) -> Option<(String, Range<usize>)> {
        self.named(squeezed)
            .filter(|(name, _)| self.name == Name::Other && self.year.is_some() && names_place(&folded_words(name)))
    }

    fn named(&self, squeezed: &FoldedText) -> Option<(String, Range<usize>)> {
        let (first, last) = (self.names.first()?, self.names.last()?);
        let name = self.names.iter().map(|piece| &squeezed.plain[piece.clone()]).collect();
        Some((name, first.start..last.end))
    }

    /// How much of a title it is.
    pub fn score(&self) -> i32 {
        let name = match self.name {
            Name::Absent => 0,
            Name::Organ => 4,
            Name::Other => -1,
        };
        name + if self.year.is_some() { 3 } else { 0 }
    }
}

/// The line without decoration, a label (`标题:`), a trail of links before it, and quotation marks around it.
fn frame(text: &str) -> Range<usize> {
    let mut start = text.trim_end_matches(|c| !matches!(c, '>' | '»' | '›')).len();
    if let Some((label, _)) = text[start..].split_once(':')
        && TITLE_LABELS.has(label.trim_start_matches(['【', '[']))
    {
        start += label.len() + 1;
    }
    // What a printer of parts puts before the title of the whole: Page 8 - .
    if let Some(rest) = text[start..].strip_prefix("Page") {
        start = text.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == '-').len();
    }
    let opens = ['#', '*', '•', '·', '-', '|', '《', '“', '"', '【'];
    let inner = text[start..].trim_start_matches(opens);
    let start = text.len() - inner.len();
    start..start + inner.trim_end_matches(['》', '”', '"', '】', '*', '#']).len()
}

/// Where the words before the anchor end when what joins them to it is gone: 政府(信息公开), 政府信息与(政务公开).
fn without_joint(before: &str, from: usize) -> usize {
    let head = before.get(from..).unwrap_or("");
    let joined = head.strip_suffix(['和', '与', '及', '暨', '、']).and_then(|head| {
        let things = ["政府信息公开", "政府信息"];
        things.iter().find_map(|thing| head.strip_suffix(thing))
    });
    let head = joined.unwrap_or(head);
    // 人民政府信息公开 is 人民政府 with the second 政府 left out.
    let head = if head.ends_with("人民政府") { head } else { head.strip_suffix("政府").unwrap_or(head) };
    from + head.len()
}

/// The last year in a part of the text, and where it stands: `2021年度`, `二〇二一年`, a bare `2021`.
fn year_in(text: &str, part: &Range<usize>) -> Option<(i32, Range<usize>)> {
    let slice = text.get(part.clone())?;
    let with_mark =
        dates::dates(slice).into_iter().rfind(|date: &Date| date.month.is_none()).map(|date| (date.year, date.range));
    let (year, range) = with_mark.or_else(|| bare_year(slice))?;
    let end = range.end + if slice[range.end..].starts_with('度') { '度'.len_utf8() } else { 0 };
    Some((year, part.start + range.start..part.start + end))
}

fn bare_year(text: &str) -> Option<(i32, Range<usize>)> {
    let start = text.rfind("20")?;
    let digits = &text[start..];
    let length = digits.len() - digits.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let alone = !text[..start].ends_with(|c: char| c.is_ascii_digit());
    (length == 4 && alone).then(|| Some((digits[..4].parse().ok()?, start..start + 4)))?
}

/// What a part is without the year in it.
fn pieces(text: &str, part: &Range<usize>, year: Option<&Range<usize>>) -> Vec<Range<usize>> {
    let cut = year.filter(|year| part.start <= year.start && year.end <= part.end);
    let pieces = cut.map_or(vec![part.clone()], |year| vec![part.start..year.start, year.end..part.end]);
    pieces.into_iter().filter(|piece| text.get(piece.clone()).is_some_and(|text| !text.is_empty())).collect()
}

fn only_words(text: &str) -> bool {
    let mut rest = text;
    while let Some(shorter) = BETWEEN.iter().find_map(|word| rest.strip_prefix(word)) {
        rest = shorter;
    }
    rest.is_empty() || is_note(rest)
}

/// Whether what stands behind a title is nothing, what is made of the report (…年度报告的公示), brackets, or a short note in
/// brackets.
fn is_note(text: &str) -> bool {
    let text = MADE_OF.iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text);
    let inside = text.trim_start_matches('(').trim_end_matches(')');
    inside.is_empty() || (inside.len() < text.len() && inside.chars().count() <= 8)
}

/// A name without the words that lead to it or away from it.
fn bare_name(text: &str, piece: &Range<usize>) -> Range<usize> {
    let mut name = text.get(piece.clone()).unwrap_or("");
    // 【2023年度】某局: what stands in front in brackets is no name.
    name = name.split_once('】').map_or(name, |(_, name)| name);
    let mut start = piece.end - name.len();
    // A label of the page's table of metadata may stand before it without its colon.
    for word in TITLE_LABELS.iter().chain(BEFORE_NAME.iter()) {
        if let Some(rest) = name.strip_prefix(word) {
            start += word.len();
            name = rest;
        }
    }
    for word in BEHIND_NAME.iter() {
        // A bracket that was opened within the name is the name's.
        let closes = word == ")" && name.contains('(');
        name = name.strip_suffix(word).filter(|_| !closes).unwrap_or(name);
    }
    start..start + name.len()
}
