//! Organs whose report is due and not there.
//!
//! A name means a report if its issuer is called so, with or without the names of what it belongs to (民政局 for
//! 某县民政局), or if its file is. Each report answers for one name only, and those called exactly so come first.

use super::Part;
use crate::series::issuer_key;

/// The names for which no part stands, in the order they were given.
pub fn absent<'n>(names: &[&'n str], parts: &[Part]) -> Vec<&'n str> {
    let mut free: Vec<&Part> = parts.iter().collect();
    let mut missing: Vec<(usize, &'n str)> = names.iter().copied().enumerate().collect();
    for fits in [is_called, belongs, is_file] {
        missing.retain(|(_, name)| {
            let found = free.iter().position(|part| fits(name, part));
            found.map(|at| free.remove(at)).is_none()
        });
    }
    missing.into_iter().map(|(_, name)| name).collect()
}

fn key(part: &Part) -> String {
    part.issuer.as_deref().map(issuer_key).unwrap_or_default()
}

fn is_called(name: &str, part: &Part) -> bool {
    let name = issuer_key(name);
    !name.is_empty() && name == key(part)
}

fn belongs(name: &str, part: &Part) -> bool {
    let (name, issuer) = (issuer_key(name), key(part));
    // One character (局) is the end of every name.
    let ends = |long: &str, short: &str| short.chars().count() > 1 && long.ends_with(short);
    ends(&issuer, &name) || ends(&name, &issuer)
}

fn is_file(name: &str, part: &Part) -> bool {
    let file = part.source.rsplit(['/', '\\']).next().unwrap_or(&part.source);
    !name.trim().is_empty() && part.issuer.is_none() && file.contains(name.trim())
}
