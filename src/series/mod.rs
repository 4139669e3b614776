//! Across years: reports of one issuer, compared year by year and side by side (GK901 to GK907).
//!
//! Takes [`Record`]s in input order — what is kept of a report once it is told — and tells what does not fit together.
//! [`check_series`] does it for reports in memory. A run of any length keeps its records elsewhere (an [`Archive`]) and
//! in memory a few dozen bytes a report; each record is compared with at most three others.
//!
//! ```text
//! report → Record → (archive) ┐
//!                  └ links → which two are compared → carry, rest → Finding
//! ```
//! Which reports are of one issuer is decided in `issuer.rs`. Reports without issuer, year or figures take no part; they
//! are counted.

mod carry;
mod codec;
mod figures;
mod issuer;
mod links;
mod located;
mod record;
mod rest;
mod same_text;
mod sketch;
#[cfg(test)]
mod tests;

pub use record::{Brief, Record};
pub(crate) use sketch::{numbers, sentences};

use crate::Report;
use crate::finding::{Finding, Spot};
use crate::rules::{RULES, Rule, Scope, series as rules};
use issuer::Reach;
use links::{Link, Links};
use same_text::Alike;
use serde::Serialize;
use std::collections::{HashMap, HashSet};
use std::convert::Infallible;
use std::rc::Rc;

/// The name of an issuer as it is compared across years.
pub(crate) fn issuer_key(name: &str) -> String {
    issuer::key(name)
}

/// What tells files of one name apart: the folder without years, and what the file is called beside the year.
pub(crate) fn file_key(path: &str) -> (String, String) {
    (issuer::folder(path), issuer::code(path))
}

/// Where records are kept.
pub trait Archive {
    /// Why a record cannot be had back.
    type Error;

    /// The record kept at `at`.
    ///
    /// # Errors
    /// Where it cannot be had back.
    fn record(&mut self, at: u64) -> Result<Rc<Record>, Self::Error>;
}

/// What was compared across years, and what was not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct SeriesSummary {
    /// Reports that take part.
    pub reports: usize,
    /// Pairs of one year and the next.
    pub years: usize,
    /// Documents compared with the first of their issuer and year.
    pub copies: usize,
    /// Reports without issuer, year or figures, which take no part.
    pub left_out: usize,
    /// Names under which documents of one year have little in common: of several organs, not told apart by what their
    /// files are called, and not compared.
    pub doubtful: usize,
}

impl SeriesSummary {
    /// How many comparisons a rule was used for.
    pub fn compared(&self, rule: &Rule) -> usize {
        match rule.code {
            code if code == rules::CONFLICTING_DUPLICATES.code => self.copies,
            code if code == rules::MISSING_YEAR.code => self.reports,
            _ => self.years,
        }
    }
}

/// The rules across years at work on the reports of a run.
#[derive(Debug)]
pub struct Series {
    rules: Vec<&'static Rule>,
    links: Links,
    /// The same, of names that several organs may have, by what files are called too.
    files: Links,
    /// Whose name each of these is.
    names: HashMap<u64, u64>,
    alike: Alike,
    summary: SeriesSummary,
}

/// Where findings go.
pub type Tell<'t, E> = &'t mut dyn FnMut(Finding<Spot>) -> Result<(), E>;

/// Checks reports across years with every rule, in the order a run over them would tell.
pub fn check_series(reports: &[Report]) -> Vec<Finding<Spot>> {
    struct Kept(Vec<Rc<Record>>);
    impl Archive for Kept {
        type Error = Infallible;
        fn record(&mut self, at: u64) -> Result<Rc<Record>, Infallible> {
            Ok(Rc::clone(&self.0[at as usize]))
        }
    }
    let (mut series, mut kept, mut findings) = (Series::new(RULES), Kept(Vec::new()), Vec::new());
    let mut tell = |finding| {
        findings.push(finding);
        Ok(())
    };
    for record in reports.iter().filter_map(Record::new) {
        let brief = record.brief();
        let Ok(()) = series.turn_to(brief, &mut kept, &mut tell);
        series.add(brief, kept.0.len() as u64);
        kept.0.push(Rc::new(record));
    }
    let Ok(_) = series.finish(&mut kept, &mut tell);
    findings
}

/// Checks one year's report and the next's with every rule on two years; nothing where they are not a year apart.
///
/// That they are of one issuer is the caller's to know.
pub fn check_years(before: &Report, after: &Report) -> Vec<Finding<Spot>> {
    let (Some(one), Some(two)) = (Record::new(before), Record::new(after)) else { return Vec::new() };
    if one.year().checked_add(1) != Some(two.year()) {
        return Vec::new();
    }
    let carried = carry::carried(&one, &two).into_iter();
    let in_force = rest::in_force(&one, &two);
    let amounts = figures::amounts(&one, &two).into_iter().chain(figures::pending(&one, &two));
    carried.chain(in_force).chain(amounts).chain(same_text::years(&one, &two)).collect()
}

impl Series {
    /// With those of `rules` that judge a series.
    pub fn new(rules: &[&'static Rule]) -> Self {
        let rules = rules.iter().copied().filter(|rule| rule.scope() == Scope::Series).collect();
        Self {
            rules,
            links: Links::default(),
            files: Links::default(),
            names: HashMap::new(),
            alike: Alike::default(),
            summary: SeriesSummary::default(),
        }
    }

    /// Whether any rule judges a series, so that records are worth keeping.
    pub fn is_wanted(&self) -> bool {
        !self.rules.is_empty()
    }

    /// Tells what is due before `next` comes: where it is of another issuer, what is wrong with those before it.
    ///
    /// # Errors
    /// Where a record cannot be had back, or a finding cannot be told.
    pub fn turn_to<A: Archive>(
        &mut self,
        next: Brief,
        archive: &mut A,
        tell: Tell<'_, A::Error>,
    ) -> Result<(), A::Error> {
        if self.links.ends_stretch(next.issuer) { self.tell_due(archive, tell) } else { Ok(()) }
    }

    /// Takes note of a record, which is kept at `at`.
    pub fn add(&mut self, record: Brief, at: u64) {
        self.summary.reports += 1;
        self.links.add(record, at);
        if record.reach == Reach::Folder {
            self.names.insert(record.file, record.issuer);
            self.files.add(Brief { issuer: record.file, ..record }, at);
        }
        if self.selects(&rules::SAME_TEXT) {
            self.alike.add(&record, at);
        }
    }

    /// Counts a report that takes part and has no other to be compared with.
    pub fn count_alone(&mut self) {
        self.summary.reports += 1;
    }

    /// Counts a report that takes no part.
    pub fn leave_out(&mut self) {
        self.summary.left_out += 1;
    }

    /// Tells all that is left once no report comes any more, and says what was compared.
    ///
    /// # Errors
    /// Where a record cannot be had back, or a finding cannot be told.
    pub fn finish<A: Archive>(mut self, archive: &mut A, tell: Tell<'_, A::Error>) -> Result<SeriesSummary, A::Error> {
        self.tell_due(archive, tell)?;
        let held = self.links.take_held();
        let doubtful = doubtful(&held, archive)?;
        for (_, link) in held.iter().filter(|(issuer, _)| !doubtful.contains(issuer)) {
            self.judge(*link, archive, tell)?;
        }
        let mut gaps = self.links.gaps(|issuer| !doubtful.contains(&issuer));
        // Organs that share a name: told apart by what their files are called.
        let mut held = self.files.take_held();
        held.retain(|(file, _)| self.names.get(file).is_some_and(|name| doubtful.contains(name)));
        let unclear = self::doubtful(&held, archive)?;
        let is_clear =
            |file: u64| !unclear.contains(&file) && self.names.get(&file).is_some_and(|name| doubtful.contains(name));
        let mut told_apart: HashSet<u64> = HashSet::new();
        for (file, link) in held.iter().filter(|(file, _)| is_clear(*file)) {
            told_apart.extend(self.names.get(file));
            self.judge(*link, archive, tell)?;
        }
        gaps.extend(self.files.gaps(is_clear));
        if self.selects(&rules::MISSING_YEAR) {
            for gap in gaps {
                tell(rest::missing(gap.before, &*archive.record(gap.behind)?))?;
            }
        }
        for (one, other) in self.alike.take_pairs() {
            if let Some(finding) = same_text::issuers(&*archive.record(one)?, &*archive.record(other)?) {
                tell(finding)?;
            }
        }
        let links::Counts { years, copies } = self.links.counts;
        Ok(SeriesSummary { years, copies, doubtful: doubtful.len() - told_apart.len(), ..self.summary })
    }

    fn tell_due<A: Archive>(&mut self, archive: &mut A, tell: Tell<'_, A::Error>) -> Result<(), A::Error> {
        self.links.take_due().into_iter().try_for_each(|link| self.judge(link, archive, tell))
    }

    fn judge<A: Archive>(&self, link: Link, archive: &mut A, tell: Tell<'_, A::Error>) -> Result<(), A::Error> {
        match link {
            Link::Years { before, after } => {
                let (before, after) = (archive.record(before)?, archive.record(after)?);
                if self.selects(&rules::CARRY_MISMATCH)
                    && let Some(finding) = carry::carried(&before, &after)
                {
                    tell(finding)?;
                }
                if self.selects(&rules::IN_FORCE_DISCONTINUITY) {
                    rest::in_force(&before, &after).into_iter().try_for_each(&mut *tell)?;
                }
                if self.selects(&rules::AMOUNT_UNIT) {
                    figures::amounts(&before, &after).into_iter().try_for_each(&mut *tell)?;
                }
                if self.selects(&rules::PENDING_LOST) {
                    figures::pending(&before, &after).into_iter().try_for_each(&mut *tell)?;
                }
                if self.selects(&rules::SAME_TEXT)
                    && let Some(finding) = same_text::years(&before, &after)
                {
                    tell(finding)?;
                }
            }
            Link::Copies { first, other } if self.selects(&rules::CONFLICTING_DUPLICATES) => {
                if let Some(finding) = rest::copies(&*archive.record(first)?, &*archive.record(other)?) {
                    tell(finding)?;
                }
            }
            Link::Copies { .. } => {}
        }
        Ok(())
    }

    fn selects(&self, rule: &Rule) -> bool {
        self.rules.iter().any(|selected| selected.code == rule.code)
    }
}

/// The names under which two documents of one year have so little in common that they are of two organs.
fn doubtful<A: Archive>(held: &[(u64, Link)], archive: &mut A) -> Result<HashSet<u64>, A::Error> {
    let mut doubtful = HashSet::new();
    for (issuer, link) in held {
        if let Link::Copies { first, other } = *link
            && !doubtful.contains(issuer)
            && rest::unlike(&*archive.record(first)?, &*archive.record(other)?)
        {
            doubtful.insert(*issuer);
        }
    }
    Ok(doubtful)
}
