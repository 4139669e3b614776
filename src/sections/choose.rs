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
use std::cmp::Ordering;
use std::collections::HashMap;

/// A candidate, judged.
#[derive(Debug)]
pub(super) struct Judged {
    pub candidate: Candidate,
    pub verdict: Verdict,
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
pub(super) fn choose(document: &Document<'_>, candidates: &[Candidate], edition: Edition) -> Vec<Judged> {
    let candidates = of_one_level(candidates, edition);
    let bodies = bodies(document, &candidates);
    let mut judged: Vec<Judged> =
        candidates.into_iter().map(|candidate| Judged { candidate, verdict: Verdict::Section }).collect();
    pass_over_lists(&mut judged, &bodies);
    pass_over_copies(&mut judged, &bodies);
    judged
}

/// Keeps the level that carries the report's sections, and of the others what is surely a section it lacks.
///
/// In the 2008 edition one heading (政府信息公开相关数据) may hold several of the law's contents one level below.
fn of_one_level(candidates: &[Candidate], edition: Edition) -> Vec<Candidate> {
    let kinds = |level: Level| {
        let mut kinds: Vec<SectionKind> =
            candidates.iter().filter(|one| one.level == level).map(|one| one.kind).collect();
        kinds.sort_unstable();
        kinds.dedup();
        kinds
    };
    let (top, sub, unnumbered) = (kinds(Level::Top), kinds(Level::Sub), kinds(Level::Unnumbered));
    let (main, covered) = if top.len() >= 2 {
        (Level::Top, top)
    } else if sub.len() >= 3 && sub.len() > unnumbered.len() {
        (Level::Sub, sub)
    } else if unnumbered.len() > top.len() {
        (Level::Unnumbered, unnumbered)
    } else {
        (Level::Top, top)
    };
    let below = |one: &Candidate| edition == Edition::E2008 && one.level == Level::Sub;
    // A part of an earlier section: what the law puts before it comes behind it.
    let within = |at: usize, one: &Candidate| {
        let next = candidates[at..].iter().find(|next| next.level == main);
        let before = candidates[..at].iter().rfind(|before| before.level == main);
        // Where the page ends in the overview, its parts are no sections of the later editions.
        let ends_there =
            || edition != Edition::E2008 && before.is_some_and(|before| before.kind == SectionKind::Overview);
        one.level == Level::Sub && next.map_or_else(ends_there, |next| next.kind < one.kind)
    };
    let wanted = |(at, one): &(usize, &Candidate)| {
        let sure = (one.certainty == Certainty::Sure && !within(*at, one)) || below(one);
        one.level == main || (sure && !covered.contains(&one.kind))
    };
    let mut kept: Vec<Candidate> = candidates.iter().enumerate().filter(wanted).map(|(_, one)| one.clone()).collect();
    // 四、…行政诉讼情况 and then 二、行政诉讼: a part of what was just begun.
    kept.dedup_by(|one, before| one.kind == before.kind && one.certainty == Certainty::Weak && one.further.is_empty());
    // 一、信息公开情况 before 二、主动公开政府信息情况 is the overview, whatever its words.
    let [first, second, ..] = kept.as_mut_slice() else { return kept };
    let both =
        [&*first, second].iter().all(|one| one.level == Level::Top && one.kind == SectionKind::ProactiveDisclosure);
    if both && edition != Edition::E2008 && !covered.contains(&SectionKind::Overview) {
        first.kind = SectionKind::Overview;
    }
    kept
}

/// What stands between a heading and the next one.
struct Body<'d> {
    text: &'d str,
    /// Whether it says anything: a page number does not.
    says: bool,
    /// Whether it is what a table of contents has between two lines.
    is_thin: bool,
    /// Its first characters, without spaces.
    fingerprint: String,
}

fn bodies<'d>(document: &'d Document<'_>, candidates: &[Candidate]) -> Vec<Body<'d>> {
    let end = |at: usize| candidates.get(at + 1).map_or(document.text.len(), |next| next.heading.start);
    let text = |(at, one): (usize, &Candidate)| document.slice(&(one.heading.end..end(at).max(one.heading.end)));
    candidates.iter().enumerate().map(text).map(Body::new).collect()
}

/// The characters of a body that count.
fn read(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| !c.is_whitespace()).take(READ)
}

impl<'d> Body<'d> {
    fn new(text: &'d str) -> Self {
        let mut body = Self { text, says: false, is_thin: true, fingerprint: String::with_capacity(3 * FINGERPRINT) };
        let mut characters = read(text);
        for at in 0..THIN {
            let Some(c) = characters.next() else { return body };
            if at < FINGERPRINT {
                body.fingerprint.push(c);
            }
            body.is_thin &= c != '。' && at + 1 < THIN;
            body.says |= c == '。' || is_han(c);
            if at >= FINGERPRINT && body.says && !body.is_thin {
                return body;
            }
        }
        body.says = body.says || characters.any(|c| c == '。' || is_han(c));
        body
    }

    /// How many characters it has.
    fn characters(&self) -> usize {
        read(self.text).count()
    }

    /// Whether both begin the same way: figures further on may differ, that is for rules to see.
    fn begins_like(&self, other: &Self) -> bool {
        let length = self.fingerprint.len().min(other.fingerprint.len());
        length > 0 && self.fingerprint.as_bytes()[..length] == other.fingerprint.as_bytes()[..length]
    }
}

fn pass_over_lists(judged: &mut [Judged], bodies: &[Body<'_>]) {
    // How many headings of a kind have something behind them, outside the list just looked at.
    let mut speaking: HashMap<SectionKind, usize> = HashMap::new();
    let speaks = |at: usize| usize::from(bodies[at].says);
    for (at, one) in judged.iter().enumerate() {
        *speaking.entry(one.candidate.kind).or_default() += speaks(at);
    }
    let mut start = 0;
    while start < judged.len() {
        let thin = bodies[start..].iter().take_while(|body| body.is_thin).count();
        // The heading behind a thin run is the list's last line: what follows it is the page's, not the section's. If
        // the list has its kind already, it is the report's first.
        let behind = judged.get(start + thin).is_some_and(|last| {
            let mut run = judged[start..start + thin].iter().rev().take(SECTIONS.len());
            !run.any(|one| one.candidate.kind == last.candidate.kind)
        });
        let end = start + thin + usize::from(behind);
        if end - start >= LIST {
            for (at, one) in judged.iter().enumerate().take(end).skip(start) {
                *speaking.entry(one.candidate.kind).or_default() -= speaks(at);
            }
            for one in &mut judged[start..end] {
                if speaking.get(&one.candidate.kind).is_some_and(|&count| count > 0) {
                    one.verdict = Verdict::PassedOver;
                }
            }
            for at in (start..end).filter(|&at| judged[at].verdict == Verdict::Section) {
                *speaking.entry(judged[at].candidate.kind).or_default() += speaks(at);
            }
        }
        start = end.max(start + 1);
    }
    for (at, one) in judged.iter_mut().enumerate() {
        if speaks(at) == 0 && speaking.get(&one.candidate.kind).is_some_and(|&count| count > 0) {
            one.verdict = Verdict::PassedOver;
        }
    }
}

/// A stretch of sections in which no kind comes twice.
struct Copy {
    members: Vec<usize>,
    said: usize,
}

fn pass_over_copies(judged: &mut [Judged], bodies: &[Body<'_>]) {
    let mut copies: Vec<Copy> = Vec::new();
    for (at, one) in judged.iter().enumerate().filter(|(_, one)| one.verdict == Verdict::Section) {
        let seen = |copy: &Copy| copy.members.iter().any(|&member| judged[member].candidate.kind == one.candidate.kind);
        if copies.last().is_none_or(seen) {
            copies.push(Copy { members: Vec::new(), said: 0 });
        }
        if let Some(copy) = copies.last_mut() {
            copy.members.push(at);
            copy.said += usize::from(bodies[at].says);
        }
    }
    let same = |one: &Copy, other: &Copy| {
        one.members.iter().any(|&at| {
            other.members.iter().any(|&to| {
                judged[at].candidate.kind == judged[to].candidate.kind && bodies[at].begins_like(&bodies[to])
            })
        })
    };
    // Compared with the best copy so far only, so that many copies cost no more than a few.
    let mut best = 0;
    let mut worse = Vec::new();
    let characters = |copy: &Copy| copy.members.iter().map(|&at| bodies[at].characters()).sum::<usize>();
    let mut most = None;
    for at in 1..copies.len() {
        if !same(&copies[best], &copies[at]) {
            continue;
        }
        let mut longer = || {
            let (this, best) = (characters(&copies[at]), *most.get_or_insert_with(|| characters(&copies[best])));
            this > best * 3 / 2
        };
        let better = match copies[at].said.cmp(&copies[best].said) {
            Ordering::Less => false,
            Ordering::Equal => longer(),
            Ordering::Greater => true,
        };
        if better {
            most = None;
        }
        worse.push(if better { std::mem::replace(&mut best, at) } else { at });
    }
    // What only the worse copy has is no copy.
    let kinds: Vec<SectionKind> = copies
        .get(best)
        .map_or_else(Vec::new, |best| best.members.iter().map(|&at| judged[at].candidate.kind).collect());
    for copy in worse {
        for &at in &copies[copy].members {
            if kinds.contains(&judged[at].candidate.kind) {
                judged[at].verdict = Verdict::PassedOver;
            }
        }
    }
}
