//! Organs whose report is due, and which of them have none.
//!
//! A name means an organ if it is called so, with or without the names of what it belongs to (民政局 for 某县民政局), or,
//! where a report tells no issuer, if its file is. Each organ answers for one name, and those called exactly so come
//! first; an organ with reports of several years is one.

use crate::series::issuer_key;
use std::collections::BTreeSet;

/// Organs that are due, and those that were seen.
#[derive(Clone, Debug, Default)]
pub struct Expected {
    names: Vec<String>,
    /// Issuers, made comparable.
    organs: BTreeSet<String>,
    /// Names of files whose report tells no issuer.
    files: BTreeSet<String>,
}

/// How well a name fits an organ.
type Fit = fn(&str, &str) -> bool;

impl Expected {
    /// The organs of a list, one a line.
    pub fn new(list: &str) -> Self {
        let lines = list.trim_start_matches('\u{feff}').lines().map(str::trim).filter(|line| !line.is_empty());
        Self { names: lines.map(str::to_owned).collect(), ..Self::default() }
    }

    /// Notes who reports in a file.
    pub fn saw(&mut self, issuer: Option<&str>, source: &str) {
        if self.names.is_empty() {
            return;
        }
        match issuer.map(issuer_key).filter(|key| !key.is_empty()) {
            Some(key) => self.organs.insert(key),
            None => self.files.insert(source.rsplit(['/', '\\']).next().unwrap_or(source).to_owned()),
        };
    }

    /// The names nobody answers for, in the order of the list.
    pub fn absent(&self) -> Vec<String> {
        let mut missing: Vec<&str> = self.names.iter().map(String::as_str).collect();
        let mut organs: Vec<&str> = self.organs.iter().map(String::as_str).collect();
        let mut files: Vec<&str> = self.files.iter().map(String::as_str).collect();
        let is_called: Fit = |name, organ| issuer_key(name) == organ;
        let belongs: Fit = |name, organ| {
            let name = issuer_key(name);
            // One character (局) is the end of every name.
            let ends = |long: &str, short: &str| short.chars().count() > 1 && long.ends_with(short);
            ends(organ, &name) || ends(&name, organ)
        };
        take(&mut missing, &mut organs, is_called);
        take(&mut missing, &mut organs, belongs);
        take(&mut missing, &mut files, |name, file| file.contains(name));
        missing.into_iter().map(str::to_owned).collect()
    }
}

/// Takes out the names that fit one that is free, each with it.
fn take(missing: &mut Vec<&str>, free: &mut Vec<&str>, fits: Fit) {
    missing.retain(|name| {
        let found = free.iter().position(|one| fits(name, one));
        found.map(|at| free.remove(at)).is_none()
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_organ_answers_for_one_name_only() {
        let mut expected = Expected::new("\u{feff}临溪县民政局\n\n教育局\n财政局\n体育局\n");
        expected.saw(Some("临溪县民政局"), "a.html");
        expected.saw(Some("临溪县民政局"), "b.html");
        expected.saw(Some("临溪县教育局"), "c.html");
        expected.saw(None, "x/体育局2023.html");
        assert_eq!(expected.absent(), ["财政局"]);
    }

    #[test]
    fn nobody_is_due_without_a_list() {
        let mut expected = Expected::default();
        expected.saw(Some("临溪县"), "a.html");
        assert!(expected.absent().is_empty());
    }
}
