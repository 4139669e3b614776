//! Words at a label that make it another thing: of another time, of other bodies, a share of it, its contrary.

use super::ground::Ground;
use super::lines::Line;
use super::rows::{Owner, Words};
use super::signs::note_before;
use super::wordings;
use crate::text::{Matcher, fold, is_han};
use std::ops::Range;
use std::sync::LazyLock;

/// Words of another time, of a comparison, of other bodies, of the contrary: no label of the form means its own cell beside one.
const WORDS: [&str; 28] = [
    "上年",
    "去年",
    "往年",
    "前年",
    "上一年",
    "历年",
    "上半年",
    "下半年",
    "上期",
    "上月",
    "本月",
    "季度",
    "累计",
    "同比",
    "环比",
    "增减",
    "增长",
    "增幅",
    "占比",
    "比例",
    "比重",
    "下属",
    "所属",
    "下级",
    "失效",
    "撤销",
    "党内",
    "党委",
];
/// Letters that say so at a name that is whole; in a name that is not they may be typed wrong.
const LETTERS: [char; 5] = ['率', '非', '未', '不', '无'];
/// Words before a name that make it another.
const OTHERS: [&str; 2] = ["其他", "其它"];
/// Letters between the pieces of one label that are another word, where a slip of the pen is one.
const WORD: usize = 2;

/// Takes labels and names that words beside them make another thing. A line whose only label is such a one keeps its figures, so
/// that they are nobody else's, and is told in doubt: those lines are given.
pub(super) fn take(text: &str, words: &mut [Words], lines: &[Line], year: Option<i32>) -> Vec<usize> {
    let mut denied = Vec::new();
    for at in 0..words.len() {
        let owner = words[at].owner;
        let is_name = matches!(owner, Owner::Label(_) | Owner::Again(_) | Owner::Heading(_));
        let is_other = || {
            is_qualified(text, words, at)
                || is_of_other_year(text, &words[at], lines, year)
                || is_of_other_group(text, words, at, lines)
                || is_contrary(text, words, at, lines)
        };
        if !is_name || !is_other() {
            continue;
        }
        // The rest of a label in pieces goes with it; the same piece again is of another.
        let piece = &text[words[at].text.clone()];
        let is_rest =
            |word: &&Words| word.owner == Owner::Foreign || word.owner == owner && text[word.text.clone()] != *piece;
        let rest = words[at + 1..].iter().take_while(is_rest).count();
        let own = at..at + 1 + rest;
        match owner {
            Owner::Label(line) if lines.len() > 1 && !has_label(words, line, &own) => denied.push(line),
            _ => {
                words[own].iter_mut().filter(|word| word.owner == owner).for_each(|word| word.owner = Owner::Qualified);
            }
        }
    }
    denied
}

/// Gives a label the note in brackets behind it, whatever that says: `规章（设区的市应提供）`.
pub(super) fn give_notes(text: &str, words: &mut [Words]) {
    let mut at = 0;
    while at < words.len() {
        let Owner::Label(line) = words[at].owner else {
            at += 1;
            continue;
        };
        let label = words[at].text.end;
        at += 1;
        // A figure in it, and a unit, may be the row's.
        let note = note_before(&text[label..]).filter(|note| !note.contains(|c: char| c.is_ascii_digit() || c == '元'));
        let Some(end) = note.map(|note| label + note.len()) else { continue };
        let own = words[at..].iter().take_while(|word| word.text.start < end).count();
        // A label in brackets is a label.
        let is_other = |word: &Words| matches!(word.owner, Owner::Label(other) if other != line);
        if !words[at..at + own].iter().any(is_other) {
            words[at..at + own].iter_mut().for_each(|word| word.owner = Owner::Note(line));
        }
        at += own;
    }
}

/// Whether the label of a line stands elsewhere than in these words.
fn has_label(words: &[Words], line: usize, except: &Range<usize>) -> bool {
    let is_label = |owner| matches!(owner, Owner::Label(other) | Owner::Again(other) if other == line);
    words.iter().enumerate().any(|(at, word)| !except.contains(&at) && is_label(word.owner))
}

/// Whether a cell says more than the names of the form that stand in it: another time, a share or the contrary.
pub(super) fn qualifies(ground: &Ground<'_, '_>, cell: &str) -> bool {
    let folded = fold(cell);
    let names = &wordings::of(ground.form).all;
    let own = names.iter().filter(|name| folded.contains(name.as_str()));
    let is_of_other_year = names_year(ground, cell) && !own.clone().any(|name| is_of_others(name));
    if !is_of_other_year && !says_more(&folded) && !folded.contains(LETTERS) {
        return false;
    }
    // Letters of such a word may be a name's as well: 上年处理决定数量.
    if says_more(&folded) && !own.clone().any(|name| says_more(name)) {
        return true;
    }
    let rest = own.fold(folded.clone(), |rest, name| rest.replace(name.as_str(), " "));
    // A year by itself heads columns as well.
    let is_year = || rest.chars().all(|c| matches!(c, '年' | '度'));
    if says_more(&rest) || is_of_other_year && (rest.contains(' ') || is_year()) {
        return true;
    }
    // One letter in another's place is typed wrong: 未年处理决定数量.
    let length = folded.chars().count();
    if names.iter().any(|name| name.chars().count() == length && strsim::hamming(name, &folded) == Ok(1)) {
        return false;
    }
    let pieces: Vec<&str> = rest.split(' ').collect();
    let last = pieces.len() - 1;
    let is_more = |(at, piece): (usize, &&str)| at < last && ends_no(piece) || at > 0 && begins_no(piece);
    pieces.iter().enumerate().any(is_more)
}

/// Whether a cell names a year before the report's: `2021年`, `自然人（2021）`.
pub(super) fn names_year(ground: &Ground<'_, '_>, cell: &str) -> bool {
    let mut numbers = cell.split(|c: char| !c.is_ascii_digit()).filter(|digits| digits.len() == 4);
    let is_earlier = |digits: &str, year| digits.parse().is_ok_and(|named: i32| (2000..year).contains(&named));
    ground.year.is_some_and(|year| numbers.any(|digits| is_earlier(digits, year)))
}

/// Whether a cell is nothing but a word of another time, or a share: over the names of columns it is said of all of them.
pub(super) fn says_all(ground: &Ground<'_, '_>, cell: &str) -> bool {
    let is_word = |folded: &str| {
        WORDS.iter().any(|word| folded.strip_prefix(word).is_some_and(|rest| matches!(rest, "" | "度" | "数" | "数据")))
    };
    let folded = fold(cell);
    // A piece of a name of the form's own is none.
    let is_piece = ground.form.columns.iter().any(|column| column.label.starts_with(&folded));
    !is_piece && is_word(&folded) || is_earlier(cell.trim(), ground.year)
}

/// Whether letters hold a word that says another time, a share or the contrary.
fn says_more(letters: &str) -> bool {
    static FOUND: LazyLock<Matcher<()>> = LazyLock::new(|| Matcher::new(WORDS.map(|word| (word, ())), |(), ()| ()));
    FOUND.find(letters).next().is_some()
}

/// Whether letters before a name end in one that says so.
fn ends_no(letters: &str) -> bool {
    letters.ends_with(LETTERS)
}

/// Whether letters behind a name begin with one that says so.
fn begins_no(letters: &str) -> bool {
    letters.starts_with(LETTERS)
}

/// Whether nothing but brackets stands between two words.
fn are_glued(text: &str, one: &Words, other: &Words) -> bool {
    let between = text.get(one.text.end..other.text.start);
    between.is_some_and(|between| {
        between.chars().all(|c| matches!(c, '(' | ')' | '（' | '）' | '“' | '”' | '—' | '-' | '.' | '．' | '、'))
    })
}

/// Whether a word beside a name, or within it, qualifies it.
fn is_qualified(text: &str, words: &[Words], at: usize) -> bool {
    let letters = |other: usize| {
        let is_other = match words[other].owner {
            Owner::Foreign => true,
            // Letters of the label before, far from it.
            Owner::Note(line) => !matches!(words[at].owner, Owner::Label(own) | Owner::Again(own) if own == line),
            _ => false,
        };
        if is_other { fold(&text[words[other].text.clone()]) } else { String::new() }
    };
    let before = at.checked_sub(1).filter(|&other| are_glued(text, &words[other], &words[at]));
    // In front of the label's numeral letters of a time may be torn from each other.
    let names = |word: &Words| matches!(word.owner, Owner::Label(_) | Owner::Again(_) | Owner::Heading(_));
    let from = words[..at].iter().rfind(|word| names(word)).map_or(0, |word| word.text.end);
    let run = text.get(from..words[at].text.start).unwrap_or("");
    let run =
        run.rsplit(|c: char| !(is_han(c) || matches!(c, '（' | '）' | '(' | ')' | '、' | '.'))).next().unwrap_or("");
    if says_more(&fold(run)) {
        return true;
    }
    let behind = Some(at + 1).filter(|&other| other < words.len() && are_glued(text, &words[at], &words[other]));
    let is_other =
        |letters: &str| says_more(letters) || ends_no(letters) || OTHERS.iter().any(|word| letters.ends_with(word));
    let before = before.map(letters).is_some_and(|letters| is_other(&letters));
    before
        || says_more_behind_note(text, words, at)
        || behind.map(letters).is_some_and(|letters| says_more(&letters) || begins_no(&letters))
}

/// Whether behind the note in brackets at a name, in one word with it, stands one that qualifies it: `本年收费金额（单位：万元）上年`.
fn says_more_behind_note(text: &str, words: &[Words], at: usize) -> bool {
    let name = words[at].text.end;
    let Some(note) = note_before(&text[name..]) else { return false };
    let end = name + note.len() + text[name + note.len()..].chars().next().map_or(0, char::len_utf8);
    let mut behind = words[at + 1..].iter().skip_while(|word| word.text.start < end);
    let is_at = |word: &&Words| word.text.start == end && word.owner == Owner::Foreign;
    behind.next().filter(is_at).is_some_and(|word| says_more(&fold(&text[word.text.clone()])))
}

/// Whether a year before a name is another than the report's: `2021年新收…`, `2021年总计` in the report of 2022. What the form has of
/// other years may name them.
fn is_of_other_year(text: &str, name: &Words, lines: &[Line], year: Option<i32>) -> bool {
    let own = match name.owner {
        Owner::Label(line) | Owner::Again(line) => lines[line].label.as_str(),
        _ => "",
    };
    // Of 本年 with another year before it only 年 is left.
    let end = name.text.start + if text[name.text.start..].starts_with('年') { '年'.len_utf8() } else { 0 };
    !is_of_others(own) && is_earlier(&text[..end], year)
}

/// Whether a name of the form's is of another year, which may stand beside it.
fn is_of_others(name: &str) -> bool {
    ["上年", "上一年", "下年"].iter().any(|word| name.contains(word))
}

/// Whether a text ends in a year before this one.
fn is_earlier(before: &str, year: Option<i32>) -> bool {
    let before = before.trim_end();
    let Some(before) = before.strip_suffix("年度").or_else(|| before.strip_suffix('年')) else { return false };
    let digits = before.len().checked_sub(4).and_then(|start| before.get(start..));
    let named = digits.and_then(|digits| digits.parse::<i32>().ok()).filter(|named| (2000..2100).contains(named));
    named.zip(year).is_some_and(|(named, year)| named < year)
}

/// Whether the name of a group that a line is not of stands before its label in one word: `不予公开合计`.
fn is_of_other_group(text: &str, words: &[Words], at: usize, lines: &[Line]) -> bool {
    let (Owner::Label(line) | Owner::Again(line)) = words[at].owner else { return false };
    let group = at.checked_sub(1).map(|before| &words[before]).filter(|before| before.owner == Owner::Group);
    group.is_some_and(|group| {
        are_glued(text, group, &words[at]) && !lines[line].within.contains(&fold(&text[group.text.clone()]))
    })
}

/// Whether pieces of a label have another word between them than the label has, or lack a word that says no.
fn is_contrary(text: &str, words: &[Words], at: usize, lines: &[Line]) -> bool {
    let Owner::Label(line) = words[at].owner else { return false };
    if words[at].whole {
        return false;
    }
    let is_own = |word: &&Words| match word.owner {
        Owner::Label(other) | Owner::Note(other) => other == line,
        owner => owner == Owner::Foreign,
    };
    let mut own: Vec<&Words> = words[at..].iter().take_while(is_own).collect();
    while own.last().is_some_and(|last| last.owner == Owner::Foreign) {
        own.pop();
    }
    let is_other = |window: &[&Words]| {
        let [one, other, next] = window else { return false };
        let is_piece = |word: &Words| word.owner == Owner::Label(line);
        is_piece(one)
            && is_piece(next)
            && other.owner == Owner::Foreign
            && other.letters >= WORD
            && are_glued(text, one, other)
            && are_glued(text, other, next)
    };
    // Two letters side by side in the place of others are no slip: 上年办结 for 上年结转.
    let written: String = own.iter().map(|word| fold(&text[word.text.clone()])).collect();
    let Line { label, note, .. } = &lines[line];
    if differs_in_a_word(&written, label) || differs_in_a_word(&written, &format!("{label}{note}")) {
        return true;
    }
    let label_words = own.iter().filter(|word| word.owner == Owner::Label(line));
    let letters: String = label_words.map(|word| fold(&text[word.text.clone()])).collect();
    let negations = |text: &str| text.chars().filter(|c| matches!(c, '不' | '未' | '无' | '没' | '非')).count();
    let is_whole = letters.chars().count() + 1 >= label.chars().count();
    own.windows(3).any(is_other) || is_whole && negations(&letters) != negations(label)
}

/// Whether two wordings are the same but for a few letters in one place, of which more than one is another.
fn differs_in_a_word(one: &str, other: &str) -> bool {
    /// Letters of a place.
    const FEW: usize = 3;
    let (mut one, mut other): (&[char], &[char]) =
        (&one.chars().collect::<Vec<_>>(), &other.chars().collect::<Vec<_>>());
    while let ([first, rest @ ..], [same, others @ ..]) = (one, other)
        && first == same
    {
        (one, other) = (rest, others);
    }
    while let ([rest @ .., last], [others @ .., same]) = (one, other)
        && last == same
    {
        (one, other) = (rest, others);
    }
    let (one, other): (String, String) = (one.iter().collect(), other.iter().collect());
    let count = |text: &str| text.chars().count();
    let few = 1..=FEW;
    few.contains(&count(&one)) && few.contains(&count(&other)) && strsim::osa_distance(&one, &other) > 1
}
