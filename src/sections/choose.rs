//! Candidates → the sections of one report: one level of headings, no table of contents, one copy.
//!
//! Takes the places where a section may begin and decides, in this order: which level of numbering carries the
//! statutory sections; which headings only list what comes elsewhere (a table of contents, navigation links); and, where
//! the page holds the report twice, which copy is the better one. A kind that is left twice is *not* reduced to one: a
//! report may tell something early in prose and give its table later, and a rule wants to see both.
//!
//! Candidates that are passed over still end the section before them.

use super::heading::{Candidate, Certainty};
use crate::document::Document;
use crate::statute::Edition;
use crate::statute::sections::{SECTIONS, SectionKind};
use crate::text::is_han;
use crate::text::numbering::Level;
use std::cell::OnceCell;
use std::cmp::Ordering;
use std::collections::{BTreeSet, HashMap};

/// A candidate, judged.
#[derive(Debug)]
pub(super) struct Judged<'d> {
    pub candidate: Candidate,
    pub verdict: Verdict,
    body: Body<'d>,
}

/// What a candidate is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// A section begins here.
    Section,
    /// A line of a list of headings, or part of a worse copy.
    PassedOver,
}

/// Text behind a heading shorter than this, without a full stop, is what a table of contents has between two lines.
const THIN: usize = 120;
/// Headings in a row with thin text between them that make a table of contents.
const LIST: usize = 3;
/// Characters that tell whether two sections are the same one, printed twice.
const FINGERPRINT: usize = 40;
/// Characters read of a body: enough to compare copies, little enough for pages without end.
const READ: usize = 20_000;

/// Judges the candidates; those of other levels are left out altogether.
pub(super) fn choose<'d>(document: &'d Document<'_>, candidates: &[Candidate], edition: Edition) -> Vec<Judged<'d>> {
    let candidates = of_one_level(candidates, edition);
    let mut ends: Vec<usize> = candidates.iter().skip(1).map(|next| next.heading.start).collect();
    ends.push(document.text.len());
    let judge = |(candidate, end): (Candidate, usize)| {
        let start = candidate.heading.end;
        let body = Body::new(document.slice(&(start..end.max(start))));
        Judged { candidate, verdict: Verdict::Section, body }
    };
    let mut judged: Vec<Judged<'d>> = candidates.into_iter().zip(ends).map(judge).collect();
    pass_over_lists(&mut judged);
    pass_over_copies(&mut judged);
    judged
}

/// Keeps the level that carries the report's sections, and of the others what is surely a section it lacks.
///
/// In the 2008 edition one heading (政府信息公开相关数据) may hold several of the law's contents one level below.
fn of_one_level(candidates: &[Candidate], edition: Edition) -> Vec<Candidate> {
    let kinds = |level: Level| -> BTreeSet<SectionKind> {
        candidates.iter().filter(|one| one.level == level).map(Candidate::kind).collect()
    };
    let count = |level: Level| kinds(level).len();
    let main = match (count(Level::Top), count(Level::Sub), count(Level::Unnumbered)) {
        (..2, sub @ 3.., unnumbered) if sub > unnumbered => Level::Sub,
        (top @ ..2, _, unnumbered) if unnumbered > top => Level::Unnumbered,
        _ => Level::Top,
    };
    let covered = kinds(main);
    let below = |one: &Candidate| edition == Edition::E2008 && one.level == Level::Sub;
    // A part of an earlier section: what the law puts before it comes behind it.
    let within = |at: usize, one: &Candidate| {
        let next = candidates[at..].iter().find(|next| next.level == main);
        let before = candidates[..at].iter().rfind(|before| before.level == main);
        // Where the page ends in the overview, its parts are no sections of the later editions.
        let ends_there =
            || edition != Edition::E2008 && before.is_some_and(|before| before.kind() == SectionKind::Overview);
        one.level == Level::Sub && next.map_or_else(ends_there, |next| next.kind() < one.kind())
    };
    let wanted = |(at, one): &(usize, &Candidate)| {
        let sure = (one.certainty == Certainty::Sure && !within(*at, one)) || below(one);
        one.level == main || (sure && !covered.contains(&one.kind()))
    };
    let mut kept: Vec<Candidate> = candidates.iter().enumerate().filter(wanted).map(|(_, one)| one.clone()).collect();
    // 四、…行政诉讼情况 and then 二、行政诉讼: a part of what was just begun.
    kept.dedup_by(|one, before| {
        one.kind() == before.kind() && one.certainty == Certainty::Weak && one.kinds.len() == 1
    });
    // 一、信息公开情况 before 二、主动公开政府信息情况 is the overview, whatever its words.
    let [first, second, ..] = kept.as_mut_slice() else { return kept };
    let both =
        [&*first, second].iter().all(|one| one.level == Level::Top && one.kind() == SectionKind::ProactiveDisclosure);
    if both && edition != Edition::E2008 && !covered.contains(&SectionKind::Overview) {
        first.kinds[0] = SectionKind::Overview;
    }
    kept
}

/// What stands between a heading and the next one.
#[derive(Debug)]
struct Body<'d> {
    text: &'d str,
    /// Whether it says anything: a page number does not.
    says: bool,
    /// Whether it is what a table of contents has between two lines.
    is_thin: bool,
    /// Its first characters, without spaces.
    fingerprint: String,
    /// How many it has, counted where somebody asks.
    characters: OnceCell<usize>,
}

/// The characters of a body that count.
fn read(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| !c.is_whitespace()).take(READ)
}

impl<'d> Body<'d> {
    fn new(text: &'d str) -> Self {
        let near: Vec<char> = read(text).take(THIN).collect();
        Self {
            text,
            says: read(text).any(|c| c == '。' || is_han(c)),
            is_thin: near.len() < THIN && !near.contains(&'。'),
            fingerprint: near.iter().take(FINGERPRINT).collect(),
            characters: OnceCell::new(),
        }
    }

    fn characters(&self) -> usize {
        *self.characters.get_or_init(|| read(self.text).count())
    }

    /// Whether both begin the same way: figures further on may differ, that is for rules to see.
    fn begins_like(&self, other: &Self) -> bool {
        let length = self.fingerprint.len().min(other.fingerprint.len());
        length > 0 && self.fingerprint.as_bytes()[..length] == other.fingerprint.as_bytes()[..length]
    }
}

impl Judged<'_> {
    fn kind(&self) -> SectionKind {
        self.candidate.kind()
    }
}

fn pass_over_lists(judged: &mut [Judged<'_>]) {
    // How many headings of a kind have something behind them, outside the list just looked at.
    let mut speaking: HashMap<SectionKind, usize> = HashMap::new();
    for one in &*judged {
        *speaking.entry(one.kind()).or_default() += usize::from(one.body.says);
    }
    let mut start = 0;
    while start < judged.len() {
        let thin = judged[start..].iter().take_while(|one| one.body.is_thin).count();
        // The heading behind a thin run is the list's last line: what follows it is the page's, not the section's. If
        // the list has its kind already, it is the report's first.
        let behind = judged.get(start + thin).is_some_and(|last| {
            let mut run = judged[start..start + thin].iter().rev().take(SECTIONS.len());
            !run.any(|one| one.kind() == last.kind())
        });
        let end = start + thin + usize::from(behind);
        let list = &mut judged[start..end];
        if list.len() >= LIST {
            for one in &*list {
                *speaking.entry(one.kind()).or_default() -= usize::from(one.body.says);
            }
            for one in list.iter_mut().filter(|one| speaking[&one.kind()] > 0) {
                one.verdict = Verdict::PassedOver;
            }
            for one in list.iter().filter(|one| one.verdict == Verdict::Section) {
                *speaking.entry(one.kind()).or_default() += usize::from(one.body.says);
            }
        }
        start = end.max(start + 1);
    }
    for one in judged.iter_mut().filter(|one| !one.body.says && speaking[&one.kind()] > 0) {
        one.verdict = Verdict::PassedOver;
    }
}

/// Of stretches in which no kind comes twice, and that begin alike, the one that says most stays.
fn pass_over_copies(judged: &mut [Judged<'_>]) {
    let mut copies: Vec<Vec<usize>> = Vec::new();
    for (at, one) in judged.iter().enumerate().filter(|(_, one)| one.verdict == Verdict::Section) {
        match copies.last_mut() {
            Some(copy) if copy.iter().all(|&member| judged[member].kind() != one.kind()) => copy.push(at),
            _ => copies.push(vec![at]),
        }
    }
    let is_same =
        |one: &Judged<'_>, other: &Judged<'_>| one.kind() == other.kind() && one.body.begins_like(&other.body);
    let are_same = |one: &[usize], other: &[usize]| {
        one.iter().any(|&at| other.iter().any(|&to| is_same(&judged[at], &judged[to])))
    };
    let said = |copy: &[usize]| copy.iter().filter(|&&at| judged[at].body.says).count();
    let characters = |copy: &[usize]| copy.iter().map(|&at| judged[at].body.characters()).sum::<usize>();
    let is_better = |one: &[usize], than: &[usize]| match said(one).cmp(&said(than)) {
        Ordering::Equal => characters(one) > characters(than) * 3 / 2,
        order => order == Ordering::Greater,
    };
    // Compared with the best copy so far only, so that many copies cost no more than a few.
    let mut all = copies.iter();
    let Some(mut best) = all.next() else { return };
    let mut worse: Vec<usize> = Vec::new();
    for copy in all {
        if are_same(best, copy) {
            worse.extend(if is_better(copy, best) { std::mem::replace(&mut best, copy) } else { copy });
        }
    }
    // What only the worse copy has is no copy.
    let kinds: Vec<SectionKind> = best.iter().map(|&at| judged[at].kind()).collect();
    for at in worse {
        if kinds.contains(&judged[at].kind()) {
            judged[at].verdict = Verdict::PassedOver;
        }
    }
}
