//! Which rules a run uses: those selected less those ignored, named by code, by prefix (`GK3`) or by name.
//!
//! ```
//! use gkreport::rules::select;
//! let (only, but) = (["GK3".to_owned()], ["balance-mismatch".to_owned()]);
//! let rules = select(&only, &but).expect("all of these are known");
//! assert!(rules.iter().all(|rule| rule.code.starts_with("GK3") && rule.code != "GK301"));
//! assert_eq!(select(&["GK31".to_owned()], &[]).unwrap_err().asked, "GK31");
//! ```

use super::{RULES, Rule};

/// A code, prefix or name that no rule has.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no rule {asked}")]
pub struct UnknownRule {
    /// What was asked for.
    pub asked: String,
    /// The code or name most like it, where one is like it.
    pub nearest: Option<&'static str>,
}

/// The rules of a run, in the order of [`RULES`]. Nothing selected means all.
///
/// # Errors
/// Where a name, code or prefix is no rule's: a typing error must not switch a check off unseen.
pub fn select(selected: &[String], ignored: &[String]) -> Result<Vec<&'static Rule>, UnknownRule> {
    for asked in selected.iter().chain(ignored) {
        if !RULES.iter().any(|rule| is_meant(rule, asked)) {
            return Err(UnknownRule { asked: asked.clone(), nearest: nearest(asked) });
        }
    }
    let wanted = |rule: &Rule| selected.is_empty() || selected.iter().any(|asked| is_meant(rule, asked));
    let unwanted = |rule: &Rule| ignored.iter().any(|asked| is_meant(rule, asked));
    Ok(RULES.iter().copied().filter(|rule| wanted(rule) && !unwanted(rule)).collect())
}

/// The code or name most like the one asked for, where one is like it.
pub fn nearest(asked: &str) -> Option<&'static str> {
    let (code, name) = (asked.trim().to_uppercase(), asked.trim().to_lowercase());
    let names = RULES.iter().flat_map(|rule| {
        [(strsim::jaro_winkler(rule.code, &code), rule.code), (strsim::jaro_winkler(rule.name, &name), rule.name)]
    });
    let alike = names.filter(|(likeness, _)| *likeness > 0.85);
    alike.max_by(|one, other| one.0.total_cmp(&other.0)).map(|(_, name)| name)
}

/// Whether `asked` is the rule's name, or its code or the start of it, in any letter case.
fn is_meant(rule: &Rule, asked: &str) -> bool {
    let asked = asked.trim();
    let prefix = rule.code.get(..asked.len()).unwrap_or("");
    let is_code = asked.len() >= 2 && prefix.eq_ignore_ascii_case(asked);
    is_code || rule.name.eq_ignore_ascii_case(asked)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(selected: &[&str], ignored: &[&str]) -> Vec<&'static str> {
        let owned = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        let rules = select(&owned(selected), &owned(ignored)).expect("known rules");
        rules.iter().map(|rule| rule.code).collect()
    }

    #[test]
    fn codes_prefixes_and_names_select() {
        assert_eq!(codes(&["gk301"], &[]), ["GK301"]);
        let family = RULES.iter().map(|rule| rule.code).filter(|code| code.starts_with("GK3") && *code != "GK302");
        let expected: Vec<_> = ["GK204"].into_iter().chain(family).collect();
        assert_eq!(codes(&["GK3", "negative-count"], &["GK302"]), expected);
        assert_eq!(codes(&["GK"], &[]).len(), RULES.len());
        assert_eq!(codes(&[], &["GK"]), [""; 0]);
        assert_eq!(codes(&[], &[]).len(), RULES.len());
    }

    #[test]
    fn what_no_rule_has_is_refused_with_the_nearest() {
        for (asked, near) in [("GK31", "GK301"), ("balance-missmatch", "balance-mismatch"), ("GK3011", "GK301")] {
            let error = select(&[], &[asked.to_owned()]).expect_err(asked);
            assert_eq!((error.asked.as_str(), error.nearest), (asked, Some(near)));
        }
        for asked in ["", "G", "*"] {
            assert!(select(&[asked.to_owned()], &[]).is_err(), "{asked:?}");
        }
    }

    #[test]
    fn the_nearest_rule_is_named() {
        assert!(nearest("gk30x").is_some_and(|code| code.starts_with("GK30")));
        assert_eq!(nearest("negativ-counts"), Some("negative-count"));
        assert_eq!(nearest("help"), None);
    }
}
