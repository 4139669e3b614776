//! Letters + lines → whose letter each is: one alignment of the whole table.
//!
//! Labels that stand to the letter come first: of all that stand by themselves, the heaviest chain in the form's order. Only
//! what is left between two of them is aligned letter by letter ([`super::gaps`]): torn and misspelt labels, groups, notes.
//! So the work grows with the letters, and a label is never read against its neighbours' order.
//!
//! Refused: a label inside other words; a name that heads a column as well (其他, 总计) anywhere but beside its neighbour.

use super::gaps::{self, Letter};
use super::letters::Letters;
use super::lines::Line;
use super::vocabulary::{Hit, Role};
use crate::statute::{Form, Frame};
use crate::text::CharSet;
use std::ops::Range;

/// What a letter is part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Owner {
    /// The label of this line.
    Label(usize),
    /// The note behind the label of this line.
    Note(usize),
    /// The label of this line, met once more.
    Again(usize),
    /// A label over several lines.
    Group,
    /// The name of a column (of a row, where the table is turned).
    Heading(usize),
    /// A label or a name that the words beside it make another thing.
    Qualified,
    /// Nothing of the form: other words.
    Foreign,
}

/// Letters of one owner in a row, as a range of the text from the first to the last.
#[derive(Debug, Clone)]
pub(super) struct Words {
    /// Where they stand.
    pub text: Range<usize>,
    /// How many there are.
    pub letters: usize,
    /// Whose they are.
    pub owner: Owner,
    /// Whether they are a whole label, to the letter.
    pub whole: bool,
}

/// Whose letters these are, and how many letters of labels were recognised.
pub(super) fn owners(
    text: &str,
    letters: &Letters,
    range: &Range<usize>,
    hits: &[&Hit],
    form: &'static Form,
    frame: Frame,
    lines: &[Line],
) -> (Vec<Words>, usize) {
    if frame == Frame::OneLine {
        return one_line(text, letters, range, hits, form);
    }
    let turned = frame == Frame::Transposed;
    // The lines that each label opens.
    let opened: Vec<Vec<usize>> = hits.iter().map(|hit| opened(hit, form, lines)).collect();
    let chain = chain(&Numbered { text, letters }, hits, lines, &opened, form, turned);
    let mut owners = vec![(Owner::Foreign, false); range.len()];
    let mut weight = 0;
    let place = |owners: &mut Vec<(Owner, bool)>, hit: &Hit, owner| {
        for at in hit.letters.clone() {
            owners[at - range.start] = (owner, true);
        }
    };
    // A whole label that stands once is its line's wherever it stands.
    let out_of_order = |at: usize| {
        let line = *opened[at].first()?;
        let mut own = hits.iter().zip(&opened).filter(|(hit, opened)| hit.alone && opened.contains(&line));
        let chained = chain.iter().any(|(_, other)| *other == line);
        let is_telling = hits[at].len() >= gaps::GUESSED || !also_heads(hits[at], form);
        // Of a label that stands again and again only two are looked at.
        (hits[at].alone && is_telling && own.nth(1).is_none() && !chained).then_some(line)
    };
    // The last label of a line, however often it stands side by side.
    let mut last: Option<(usize, usize)> = None;
    for (at, hit) in hits.iter().enumerate() {
        let next = chain.partition_point(|(chained, _)| *chained < at);
        if let Some(&(_, line)) = chain.get(next).filter(|(chained, _)| *chained == at) {
            weight += hit.len();
            last = Some((at, line));
            place(&mut owners, hit, Owner::Label(line));
            continue;
        }
        let only_row = || hit.roles_in(form).all(|role| matches!(role, Role::Row(_)));
        if hit.heads && !turned && only_row() {
            // A head that names rows is another table's, or a converter's mistake.
            continue;
        }
        // The label once more: in the next cell, where a span was copied, or behind its line's figures.
        let behind = next.checked_sub(1).map(|before| chain[before]);
        if let Some((chained, line)) = behind.filter(|(_, line)| hit.alone && opened[at].contains(line)) {
            let between =
                text.get(letters.end(hits[chained].letters.end - 1)..letters.start(hit.letters.start)).unwrap_or("");
            if !between.contains(|c: char| c.is_ascii_digit()) && hit.letters.start - hits[chained].letters.end < 60 {
                place(&mut owners, hit, Owner::Label(line));
                last = Some((at, line));
                continue;
            }
        }
        if let Some(line) = out_of_order(at) {
            weight += hit.len();
            place(&mut owners, hit, Owner::Label(line));
            continue;
        }
        let again = chain.iter().map(|(_, line)| *line).find(|line| hit.alone && opened[at].contains(line));
        // A name of columns is a row's label once more only right behind that row.
        let next_to_own = last.is_some_and(|(label, line)| label + 1 == at && again == Some(line));
        if let Some(line) = again.filter(|_| next_to_own || !also_heads(hit, form)) {
            last = Some((at, line));
            place(&mut owners, hit, Owner::Again(line));
            continue;
        }
        let mut roles = hit.roles_in(form).filter(|_| hit.alone || hit.len() > 3);
        let heading = roles.find_map(|role| match role {
            Role::Column(column) if !turned => Some(Owner::Heading(column)),
            Role::Row(row) if turned => Some(Owner::Heading(row)),
            Role::Group => Some(Owner::Group),
            _ => None,
        });
        if let Some(heading) = heading {
            // A group's name stands before each of its rows' where spans are copied.
            if heading == Owner::Group {
                last = last.map(|(label, line)| (label + usize::from(label + 1 == at), line));
            }
            // A group's name is a row's in another edition.
            weight += if heading == Owner::Group { hit.len() } else { 1 };
            place(&mut owners, hit, heading);
        }
    }
    weight += fill_gaps(letters, range, hits, &chain, lines, &mut owners);
    misspelt(text, letters, range, lines, &mut owners);
    (words(letters, range, &owners), weight)
}

/// The lines that a label opens, in order: a row's is as far down as the row is, or as the column where the form is turned.
fn opened(hit: &Hit, form: &'static Form, lines: &[Line]) -> Vec<usize> {
    let line = |role| match role {
        Role::Row(at) | Role::Column(at) => lines.get(at).filter(|line| line.opened_by == Some(role)).map(|_| at),
        Role::Group => None,
    };
    let mut own: Vec<usize> = hit.roles_in(form).filter_map(line).collect();
    own.sort_unstable();
    own
}

/// Where all labels open one line, every letter that the labels are written with belongs to it.
fn one_line(
    text: &str,
    letters: &Letters,
    range: &Range<usize>,
    hits: &[&Hit],
    form: &'static Form,
) -> (Vec<Words>, usize) {
    // A label inside a sentence is the sentence's: text under the table tells its figures once more.
    let last = hits.iter().filter(|hit| hit.alone).map(|hit| hit.letters.end).max().unwrap_or(range.start);
    let labels = form.rows.iter().map(|row| row.label).chain(form.columns.iter().map(|column| column.label));
    let labels = labels.chain(form.groups.iter().map(|group| group.label));
    let alphabet = CharSet::of(labels.flat_map(str::chars));
    // Torn labels go on behind the last whole one, until a figure or another word stands between.
    let mut torn = true;
    let owner = |(at, c): (usize, char)| {
        let at = range.start + at;
        if at >= last {
            let between = text.get(letters.end(at.saturating_sub(1))..letters.start(at)).unwrap_or("");
            torn &= alphabet.contains(c) && !between.contains(|c: char| c.is_ascii_digit());
        }
        if torn && alphabet.contains(c) { (Owner::Label(0), true) } else { (Owner::Foreign, false) }
    };
    let owners: Vec<_> = letters.slice(range.clone()).chars().enumerate().map(owner).collect();
    let weight = hits.iter().map(|hit| hit.len()).sum();
    (words(letters, range, &owners), weight)
}

/// The heaviest chain of labels in the form's order: positions in `hits`, with their lines.
fn chain(
    numbers: &Numbered<'_>,
    hits: &[&Hit],
    lines: &[Line],
    opened: &[Vec<usize>],
    form: &'static Form,
    turned: bool,
) -> Vec<(usize, usize)> {
    let mut links: Vec<(usize, usize, usize)> = Vec::new();
    for (at, hit) in hits.iter().enumerate() {
        if (hit.alone || hit.len() >= 6) && (turned || !hit.heads) {
            links.extend(opened[at].iter().map(|&line| (at, line, numbers.likeness(hit, &lines[line]))));
        }
    }
    loop {
        let found = heaviest(hits, &links, lines);
        // 其他 and 总计 name columns too: they are a line only beside the line before or behind it.
        let bad = found.iter().enumerate().position(|(place, &(at, line))| {
            let beside = |other: Option<&(usize, usize)>, due: Option<usize>| other.map(|(_, line)| *line) == due;
            let before = place.checked_sub(1).and_then(|place| found.get(place));
            also_heads(hits[at], form)
                && !(line > 0 && beside(before, line.checked_sub(1)))
                && !(line + 1 < lines.len() && beside(found.get(place + 1), Some(line + 1)))
        });
        match bad {
            Some(place) => links.retain(|link| (link.0, link.1) != found[place]),
            None => return found,
        }
    }
}

/// Tells how like its line a label is: of two places where it may stand, the one with its own number before it is the better one,
/// and the one with the form's own wording.
struct Numbered<'t> {
    text: &'t str,
    letters: &'t Letters,
}

impl Numbered<'_> {
    fn likeness(&self, hit: &Hit, line: &Line) -> usize {
        let is_worded = self.letters.slice(hit.letters.clone()) == line.label;
        usize::from(is_worded) + usize::from(self.is_own(hit, line))
    }

    fn is_own(&self, hit: &Hit, line: &Line) -> bool {
        let before = &self.text[..self.letters.start(hit.letters.start)];
        let before =
            before.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '.' | '．' | '、' | ')' | '）' | '\\'));
        line.number.is_some_and(|number| {
            let ring = char::from_u32('①' as u32 + number - 1);
            ring.is_some_and(|ring| before.ends_with(ring))
                || before
                    .strip_suffix(&number.to_string())
                    .is_some_and(|rest| !rest.ends_with(|c: char| c.is_ascii_digit()))
        })
    }
}

/// Whether a short label names a column as well.
fn also_heads(hit: &Hit, form: &'static Form) -> bool {
    hit.len() <= 2 && hit.roles_in(form).filter(|role| !matches!(role, Role::Group)).count() > 1
}

fn heaviest(hits: &[&Hit], links: &[(usize, usize, usize)], lines: &[Line]) -> Vec<(usize, usize)> {
    // Of rows that have one label each, the one that goes on with what the label before counts.
    let goes_on = |before: usize, line: usize| {
        usize::from(!lines[line].family.is_empty() && lines[before].family == lines[line].family)
    };
    let weight = |at: usize| if hits[at].alone { 4 * hits[at].len() } else { hits[at].len() };
    let mut best: Vec<(usize, Option<usize>)> = Vec::with_capacity(links.len());
    // The best end for each line so far: lines are few.
    let mut of_line: Vec<Option<usize>> = vec![None; links.iter().map(|(_, line, _)| line + 1).max().unwrap_or(0)];
    let mut at = 0;
    while at < links.len() {
        let hit = links[at].0;
        let same = links[at..].iter().take_while(|(other, ..)| *other == hit).count();
        for link in at..at + same {
            let line = links[link].1;
            let total = |before: usize| best[before].0 + goes_on(links[before].1, line);
            let before = of_line[..line].iter().flatten().copied().max_by_key(|&before| total(before));
            best.push((weight(hit) + links[link].2 + before.map_or(0, total), before));
        }
        for link in at..at + same {
            let slot = &mut of_line[links[link].1];
            if slot.is_none_or(|old| best[old].0 < best[link].0) {
                *slot = Some(link);
            }
        }
        at += same;
    }
    let mut end = (0..best.len()).rev().max_by_key(|&link| best[link].0);
    let mut chain = Vec::new();
    while let Some(link) = end {
        chain.push((links[link].0, links[link].1));
        end = best[link].1;
    }
    chain.reverse();
    chain
}

/// Aligns what is left between two labels of the chain; gives the letters recognised.
fn fill_gaps(
    letters: &Letters,
    range: &Range<usize>,
    hits: &[&Hit],
    chain: &[(usize, usize)],
    lines: &[Line],
    owners: &mut [(Owner, bool)],
) -> usize {
    let mut weight = 0;
    for place in 0..=chain.len() {
        let before = place.checked_sub(1).map(|place| chain[place]);
        let after = chain.get(place).copied();
        let from = before.map_or(range.start, |(hit, _)| hits[hit].letters.end);
        let to = after.map_or(range.end, |(hit, _)| hits[hit].letters.start);
        let free: Vec<usize> = (from..to).filter(|at| owners[at - range.start].0 == Owner::Foreign).collect();
        let first = before.map_or(0, |(_, line)| line + 1);
        let behind = after.map_or(lines.len(), |(_, line)| line);
        let text: Vec<char> = free.iter().filter_map(|&at| letters.slice(at..at + 1).chars().next()).collect();
        let rest_of =
            |(hit, line): (usize, usize)| (line, rest(letters.slice(hits[hit].letters.clone()), &lines[line]));
        let rests = (before.map(rest_of), after.map(rest_of));
        let note = rests.0.as_ref().map(|(line, (_, rest))| (*line, rest.as_str()));
        let lead = rests.1.as_ref().map(|(line, (rest, _))| (*line, rest.as_str()));
        let touch = |at: usize, next: usize| letters.end(free[at]) == letters.start(free[next]);
        let mut aligned = gaps::align(&text, lines, note, first..behind, lead);
        // Of two like letters the one that stands at its word is the word's: 只计这一 … 一 … 情形.
        for place in 1..aligned.len() {
            let (before, at) = (aligned[place - 1].0, aligned[place].0);
            let is_held = aligned.get(place + 1).is_some_and(|&(next, _)| touch(at, next));
            if before + 1 < at && text[before + 1] == text[at] && touch(before, before + 1) && !is_held {
                aligned[place].0 = before + 1;
            }
        }
        for (at, found) in aligned {
            weight += usize::from(matches!(found, Letter::Label(_)));
            owners[free[at] - range.start].0 = match found {
                Letter::Label(line) => Owner::Label(line),
                Letter::Note(line) => Owner::Note(line),
                Letter::Group => Owner::Group,
            };
        }
    }
    weight
}

/// What a line's label and note have before and behind a wording of it.
fn rest(wording: &str, line: &Line) -> (String, String) {
    if wording == line.label {
        return (String::new(), line.note.clone());
    }
    let whole = format!("{}{}", line.label, line.note);
    let parts = whole.split_once(wording).map(|(before, behind)| (before.to_owned(), behind.to_owned()));
    parts.unwrap_or_else(|| (String::new(), line.note.clone()))
}

/// Wrong letters in a label are the label's: what stands from its first letter to the next figure, mark or bar is the label and its
/// note, where all but one or two letters are.
fn misspelt(text: &str, letters: &Letters, range: &Range<usize>, lines: &[Line], owners: &mut [(Owner, bool)]) {
    let parted = |at: usize| {
        let between = text.get(letters.end(range.start + at - 1)..letters.start(range.start + at)).unwrap_or("0");
        let is_mark = |c: char| matches!(c, '-' | '—' | '–' | '－' | '/' | '／');
        let is_cut = |c: char| c.is_ascii_digit() || super::signs::is_bar(c) || matches!(c, '\t' | ',') || is_mark(c);
        // Behind empty lines, or empty cells of a grid, other words stand.
        let (end, start) = (letters.end(range.start + at - 1), letters.start(range.start + at));
        between.contains(is_cut) || between.matches('\n').nth(1).is_some() || letters.are_parted(end, start)
    };
    let mut at = 0;
    while at < owners.len() {
        let Owner::Label(line) = owners[at].0 else {
            at += 1;
            continue;
        };
        let end = (at + 1..owners.len()).find(|&next| parted(next)).unwrap_or(owners.len());
        let due = format!("{}{}", lines[line].label, lines[line].note);
        let many = due.chars().count();
        // Behind a label that is whole, and has no note, other words stand.
        let own = owners[at..end].iter().filter(|(owner, whole)| *whole && *owner == Owner::Label(line)).count();
        let wrong = (own < lines[line].label.chars().count() || !lines[line].note.is_empty())
            && owners[at..end].iter().any(|(owner, _)| matches!(owner, Owner::Foreign | Owner::Group));
        if wrong && many >= 4 && end - at <= many + 2 {
            let words = letters.slice(range.start + at..range.start + end);
            // Behind all of it other words stand.
            if !words.starts_with(&due) && strsim::osa_distance(words, &due) <= many.div_ceil(8).min(2) {
                let own = |owner: Owner| owner == Owner::Label(line) || owner == Owner::Note(line);
                let others = owners[at..end].iter_mut().filter(|(owner, _)| !own(*owner));
                others.for_each(|owner| *owner = (Owner::Note(line), false));
            }
        }
        at = end;
    }
}

/// Letters side by side of one owner, together.
fn words(letters: &Letters, range: &Range<usize>, owners: &[(Owner, bool)]) -> Vec<Words> {
    let mut words: Vec<Words> = Vec::new();
    for (at, &(owner, whole)) in range.clone().zip(owners) {
        let text = letters.start(at)..letters.end(at);
        match words.last_mut() {
            Some(last) if last.owner == owner && last.whole == whole && last.text.end == text.start => {
                last.text.end = text.end;
                last.letters += 1;
            }
            _ => words.push(Words { text, letters: 1, owner, whole }),
        }
    }
    // In a drawn table letters are read cell by cell.
    words.sort_by_key(|words| words.text.start);
    words
}
