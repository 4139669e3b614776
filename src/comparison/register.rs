//! Whose report is whose, where two folders are compared: by issuer, then by folder and file.
//!
//! 民政局 may stand in many folders, and a folder may hold several years: a name that several files have means the one
//! with the same place in its folder, years left out, and nobody where that too is not one.

use crate::Report;
use crate::series::{file_key, issuer_key};
use std::collections::HashMap;

/// Who a report is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Who reports, made comparable; empty where that is not told.
    issuer: String,
    /// The folder below the one compared, and what the file is called, without years.
    place: (String, String),
}

/// The reports of a folder.
#[derive(Clone, Debug, Default)]
pub struct Register {
    by_issuer: HashMap<String, Vec<(Mark, String)>>,
}

/// The report that goes with another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found<'r> {
    /// This one, by what messages call it.
    One(&'r str),
    /// None.
    None,
    /// One of several, it is not told which.
    Several,
}

impl Mark {
    /// Of a report in this folder.
    pub fn new(report: &Report, folder: &str) -> Self {
        let below = report.source.name.strip_prefix(folder).unwrap_or(&report.source.name);
        let issuer = report.issuer.as_ref().map(|issuer| issuer_key(&issuer.value)).unwrap_or_default();
        Self { issuer, place: file_key(below.trim_start_matches(['/', '\\'])) }
    }
}

impl Register {
    /// Takes note of a report.
    pub fn add(&mut self, mark: Mark, source: String) {
        self.by_issuer.entry(mark.issuer.clone()).or_default().push((mark, source));
    }

    /// The report of the same issuer.
    pub fn find(&self, mark: &Mark) -> Found<'_> {
        let all = self.by_issuer.get(&mark.issuer).map(Vec::as_slice).unwrap_or_default();
        let here: Vec<_> = all.iter().filter(|(other, _)| other.place == mark.place).collect();
        match (all, here.as_slice()) {
            // Who is not named is known by the file alone.
            ([(_, source)], _) if !mark.issuer.is_empty() => Found::One(source),
            (_, [(_, source)]) if !mark.place.1.is_empty() => Found::One(source),
            ([], _) => Found::None,
            (_, []) if mark.issuer.is_empty() => Found::None,
            _ => Found::Several,
        }
    }

    /// Every report, by what messages call it.
    pub fn sources(&self) -> impl Iterator<Item = &str> {
        self.by_issuer.values().flatten().map(|(_, source)| source.as_str())
    }
}
