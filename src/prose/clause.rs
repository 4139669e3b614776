//! A number in its sentence → the clause it counts, and what else the sentence says of it.

use super::characters::{Characters, characters};
use super::running::{Mark, Piece, Stretch};
use super::words::{self, COMPARISONS, DIVIDERS, DIVISIONS, LISTS, OTHER_YEARS};
use crate::report::Listing;
use crate::text::CharSet;
use std::borrow::Cow;
use std::sync::LazyLock;

/// The words a number counts.
#[derive(Debug)]
pub(super) struct Clause<'s> {
    /// From the last mark or number before it to the number, notes in brackets left out.
    pub before: Cow<'s, str>,
    /// From its counter to the next mark.
    pub after: &'s str,
    /// Where the bracket it stands in opens.
    pub bracket: Option<usize>,
}

/// What is open at a place of a sentence; places are asked for in order.
#[derive(Debug)]
pub(super) struct Brackets<'p> {
    /// Marks not looked at yet.
    marks: &'p [Mark],
    open: Vec<usize>,
}

impl<'p> Brackets<'p> {
    /// The brackets among these marks.
    pub fn new(marks: &'p [Mark]) -> Self {
        Self { marks, open: Vec::new() }
    }

    /// Where the innermost bracket opens that is open at `at`, and the marks that stand at `at` or behind it.
    pub fn innermost(&mut self, at: usize) -> (Option<usize>, &'p [Mark]) {
        while let [mark, behind @ ..] = self.marks
            && mark.at < at
        {
            if mark.opens() {
                self.open.push(mark.at);
            } else if mark.closes() {
                self.open.pop();
            }
            self.marks = behind;
        }
        (self.open.last().copied(), self.marks)
    }
}

/// The clause of a number that ends at `end`: `between` are the words from the number before or the bracket's begin up to
/// it, `behind` the sentence from it on.
pub(super) fn clause<'p>(between: Stretch<'p>, behind: Stretch<'p>, end: usize, bracket: Option<usize>) -> Clause<'p> {
    Clause { before: words_before(between), after: words_behind(behind, end), bracket }
}

/// The words before a number, from the last mark that is not in a note, or from where `stretch` begins, which ends at the
/// number.
fn words_before(stretch: Stretch<'_>) -> Cow<'_, str> {
    let mut depth = 0usize;
    let mut notes = false;
    let mut start = stretch.start;
    for mark in stretch.marks.iter().rev() {
        if mark.closes() {
            (depth, notes) = (depth + 1, true);
        } else if mark.opens() {
            depth = depth.saturating_sub(1);
        } else if depth == 0 && mark.ends_clause() {
            start = mark.at + 1;
            break;
        }
    }
    let whole = &stretch.text[start - stretch.start..];
    if notes {
        Cow::Owned(whole_words(&without_notes_before(whole)).to_owned())
    } else {
        Cow::Borrowed(whole_words(whole))
    }
}

/// Words without what joins them to those before.
fn whole_words(words: &str) -> &str {
    const JOINTS: [char; 10] = ['、', '和', '及', '并', '“', '”', '"', '-', '*', ' '];
    match words.as_bytes() {
        // Most begin with none of them.
        [0xe4..=0xe9, ..] if !words.starts_with(['和', '及', '并']) => words,
        _ => words.trim_start_matches(JOINTS),
    }
}

/// The words from byte `at` of a stretch to the next mark.
fn words_behind(stretch: Stretch<'_>, at: usize) -> &str {
    let words = &stretch.text[at - stretch.start..];
    let end = stretch.marks.iter().find(|mark| mark.at >= at && !mark.is_of_title());
    end.map_or(words, |end| &words[..end.at - at])
}

/// A stretch before a number without its notes in brackets; of a note whose begin is not there, nothing before its end
/// is left.
fn without_notes_before(text: &str) -> String {
    let backwards: Vec<char> = outside(text.chars().rev(), ')', '(').collect();
    backwards.into_iter().rev().collect()
}

/// The words of a piece, notes in brackets left out.
pub(super) fn without_its_notes(piece: Piece<'_>) -> Cow<'_, str> {
    if piece.notes { Cow::Owned(without_notes(piece.text)) } else { Cow::Borrowed(piece.text) }
}

fn without_notes(text: &str) -> String {
    outside(text.chars(), '(', ')').collect()
}

/// The characters outside brackets, the brackets left out.
fn outside(text: impl Iterator<Item = char>, opens: char, closes: char) -> impl Iterator<Item = char> {
    let mut depth = 0usize;
    text.filter(move |&c| {
        if c == opens {
            depth += 1;
        } else if c == closes {
            depth = depth.saturating_sub(1);
        }
        depth == 0 && c != opens && c != closes
    })
}

/// The list of parts that a piece leads, if it leads one (`其中`, `按申请方式分`).
pub(super) fn leads_list(piece: Piece<'_>) -> Option<Listing> {
    static LEADS: LazyLock<CharSet> = LazyLock::new(|| begins_of(LISTS, DIVISIONS, &["按"]));
    if !piece.notes && !LEADS.begins(piece.text) {
        return None;
    }
    let piece = without_its_notes(piece);
    let piece = piece.as_ref();
    let starts = |words: &[&str]| words.iter().any(|word| begins(piece, word));
    let divides = piece.starts_with('按') && DIVIDERS.iter().any(|end| piece.ends_with(end));
    match () {
        () if divides || starts(DIVISIONS) => Some(Listing::All),
        () if starts(LISTS) => Some(Listing::Some),
        () => None,
    }
}

/// Without the word that leads a list.
pub(super) fn without_list_word(clause: &str) -> &str {
    if !may_lead(clause) {
        return clause;
    }
    let led_by = LISTS.iter().chain(DIVISIONS).find(|word| begins(clause, word));
    led_by.map_or(clause, |word| &clause[word.len()..])
}

/// What the words of two lists begin with.
fn begins_of(one: &[&str], other: &[&str], more: &[&str]) -> CharSet {
    CharSet::of([one, other, more].concat().iter().filter_map(|word| word.chars().next()))
}

/// Whether a text begins like a word that leads a list.
fn may_lead(text: &str) -> bool {
    static LEADS: LazyLock<CharSet> = LazyLock::new(|| begins_of(LISTS, DIVISIONS, &[]));
    LEADS.begins(text)
}

/// Whether a clause compares with another year and tells no part.
pub(super) fn compares(clause: &str) -> bool {
    static COMPARES: LazyLock<CharSet> = LazyLock::new(|| begins_of(COMPARISONS, &[], &[]));
    COMPARES.begins(clause) && COMPARISONS.iter().any(|word| begins(clause, word))
}

/// Whether a text begins with a word; words are short, and mostly it does not.
fn begins(text: &str, word: &str) -> bool {
    text.len() >= word.len() && text.bytes().zip(word.bytes()).all(|(one, other)| one == other)
}

/// Whether the words before a number speak of another year than `year`.
pub(super) fn of_another_year(before: Stretch<'_>, year: Option<i32>) -> bool {
    match (last_year(before.text), year) {
        (Some(told), Some(year)) => told != year,
        (Some(_), None) => false,
        (None, _) => before.pieces().any(|piece| OTHER_YEARS.contains(&without_its_notes(piece).as_ref())),
    }
}

/// The last year told that nothing is compared with.
fn last_year(text: &str) -> Option<i32> {
    const DIGITS: usize = 4;
    let than = ['较', '比', '与', '于', '同', '和'];
    text.rmatch_indices('年').find_map(|(at, _)| {
        let digits =
            text.get(at.checked_sub(DIGITS)?..at).filter(|digits| digits.bytes().all(|b| b.is_ascii_digit()))?;
        (!text[..at - DIGITS].ends_with(than)).then(|| digits.parse().ok())?
    })
}

/// Whether a number tells of documents, made public or kept back as they were made, and of no application:
/// 印发文件1200件，主动公开200件，依申请公开127件，不予公开873件.
pub(super) fn of_documents(before: Stretch<'_>) -> bool {
    let has = |text: &str, words: &[&str]| words.iter().any(|word| text.contains(word));
    has(before.text, &DOCUMENTS) && !before.text.split("依申请公开").any(|text| has(text, &APPLICATIONS))
}

/// Whether the clauses before a number speak of another body than the issuer.
pub(super) fn of_another_body(before: Stretch<'_>, issuer: &str) -> bool {
    let mut pieces = before.behind_semicolon().pieces().peekable();
    while let Some(piece) = pieces.next() {
        // The number's own clause, the last, is matched word for word.
        if pieces.peek().is_some() && body(&without_its_notes(piece)).is_some_and(|body| !issuer.ends_with(body)) {
            return true;
        }
    }
    false
}

/// Words of documents, whose openness is settled when they are made.
const DOCUMENTS: [&str; 4] = ["公文", "文件", "公开属性", "源头"];
/// Words of applications and their answers.
const APPLICATIONS: [&str; 4] = ["申请", "答复", "受理", "办结"];

/// What divides the country, and what the names of bodies end in.
const DIVISION: [char; 4] = ['省', '市', '县', '区'];
const BODIES: [&str; 13] = ["局", "委", "厅", "办", "中心", "街道", "镇", "乡", "公司", "院", "支队", "大队", "热线"];

/// The body a piece begins with: `市财政局`, `各镇区公安局`, `我市12345热线`.
fn body(piece: &str) -> Option<&str> {
    /// Characters between whose it is and its division, and between that and the end of the name.
    const OF: usize = 4;
    const NAME: usize = 8;
    let first = piece.chars().next()?;
    if DIVISION.contains(&first) {
        return name(piece, first.len_utf8(), NAME);
    }
    if !matches!(first, '各' | '我' | '本') {
        return None;
    }
    let divisions = piece.char_indices().skip(1).take(OF + 1).filter(|(_, c)| DIVISION.contains(c));
    let mut ends: [Option<usize>; OF + 1] = [None; OF + 1];
    for (slot, (at, c)) in ends.iter_mut().zip(divisions) {
        *slot = Some(at + c.len_utf8());
    }
    ends.iter().rev().flatten().find_map(|&from| name(piece, from, NAME))
}

/// `piece` up to the last end of a body's name that begins within `most` characters from byte `from` on.
fn name(piece: &str, from: usize, most: usize) -> Option<&str> {
    let rest = &piece[from..];
    let ends = rest.char_indices().map(|(at, _)| at).take(most + 1);
    let found = ends.filter_map(|at| BODIES.iter().find(|end| rest[at..].starts_with(**end)).map(|end| at + end.len()));
    found.last().map(|end| &piece[..from + end])
}

/// The issuer's own names, longest first: in full, without 人民政府, and shortened at its front.
#[derive(Debug)]
pub(super) struct Issuer<'r> {
    names: Vec<(&'r str, Characters)>,
}

impl<'r> Issuer<'r> {
    /// The issuer of this name, or nobody.
    pub fn new(name: &'r str) -> Self {
        let government =
            |name: &str| name.ends_with(['省', '市', '县', '区', '旗', '镇', '乡']) || name.ends_with("政府");
        let bare = name.strip_suffix("人民政府").unwrap_or(name);
        let mut names: Vec<&str> = vec![name, bare];
        if !government(name) {
            // 市科委 for 上海市科委; 市政府 may be less than the city, so a government is named in full.
            names.extend(name.char_indices().map(|(at, _)| &name[at..]).filter(|name| name.chars().count() >= 3));
        }
        let known = names.into_iter().filter(|name| !name.is_empty()).map(|name| (name, characters(name)));
        Self { names: known.collect() }
    }

    /// A clause of these characters without the issuer's own name, where only who and when stands before it; `starts` is
    /// room for its starts.
    pub fn left_out<'c>(&self, clause: &'c str, of: Characters, starts: &mut Vec<usize>) -> &'c str {
        let found = self.names.iter().filter(|(_, needs)| needs & !of == 0).find_map(|(name, _)| {
            let at = clause.find(name)?;
            words::starts(&clause[..at], starts);
            starts.contains(&at).then_some(&clause[at + name.len()..])
        });
        found.unwrap_or(clause)
    }
}
