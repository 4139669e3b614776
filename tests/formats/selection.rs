//! Choosing rules, settings files, known findings.

use crate::formats::support::{COUNTY, Run, county, folder, root, run, run_in};
use std::collections::BTreeSet;

fn codes(said: &Run) -> BTreeSet<String> {
    let lines = said.stdout.lines().filter_map(|line| line.split_once('[').map(|(_, rest)| rest[..5].to_owned()));
    lines.collect()
}

fn concise(args: &[&str]) -> Run {
    run(&[&["check", "--isolated", "--format", "concise", COUNTY], args].concat())
}

#[test]
fn rules_are_chosen_by_code_prefix_and_name() {
    let set = |codes: &[&str]| codes.iter().map(|code| (*code).to_owned()).collect::<BTreeSet<_>>();
    assert_eq!(codes(&concise(&["--select", "GK3"])), set(&["GK301", "GK302", "GK303"]));
    assert_eq!(codes(&concise(&["--select", "gk301,row-total-mismatch"])), set(&["GK301", "GK302"]));
    assert_eq!(codes(&concise(&["--select", "GK3", "--ignore", "GK303"])), set(&["GK301", "GK302"]));
    assert!(!codes(&concise(&["--ignore", "GK0"])).iter().any(|code| code.starts_with("GK0")));
    let nothing_left = concise(&["--select", "GK401"]);
    assert_eq!((nothing_left.code, codes(&nothing_left)), (0, set(&[])));
}

#[test]
fn unknown_rules_are_refused_with_the_nearest() {
    for (args, near) in [(["--select", "GK31"], "GK301"), (["--ignore", "blank-cel"], "blank-cell")] {
        let said = concise(&args);
        assert_eq!((said.code, said.stdout.as_str()), (2, ""));
        assert!(said.stderr.contains(near) && said.stderr.contains(args[1]), "{}", said.stderr);
    }
}

#[test]
fn statistics_count_every_finding() {
    let said = concise(&["--statistics"]).stdout;
    let (table, _) = said.split_once("\n\n").expect("the table, then the totals");
    let counts = table.lines().filter(|line| !line.starts_with(COUNTY));
    let sum: usize =
        counts.map(|line| line.split_whitespace().next().expect("a count").parse::<usize>().expect("one")).sum();
    assert_eq!(sum, said.lines().filter(|line| line.starts_with(COUNTY)).count());
}

#[test]
fn the_nearest_settings_file_upwards_governs() {
    let folder = folder(&[
        ("gkreport.toml", "select = ['GK3']\nformat = ['concise']\nfail-on = 'never'\n"),
        ("named.toml", "format = ['concise', 'sarif=out.sarif']\n"),
        ("report.txt", &county()),
    ]);
    let below = folder.path().join("a/b");
    std::fs::create_dir_all(&below).expect("folders");
    let said = run_in(&below, &["check", "../../report.txt"]);
    assert_eq!((said.code, codes(&said).len()), (0, 3), "{}", said.stderr);
    // Paths in a file that is named are relative to the file.
    run_in(&below, &["check", "--config", "../../named.toml", "../../report.txt"]);
    assert!(folder.path().join("out.sarif").is_file());
    // The command line wins, the file is ignored where asked.
    let said = run_in(&below, &["check", "../../report.txt", "--select", "GK301", "--fail-on", "error"]);
    assert_eq!((said.code, codes(&said).len()), (1, 1));
    let said = run_in(&below, &["check", "--isolated", "--format", "concise", "../../report.txt"]);
    assert!(said.code == 1 && codes(&said).len() > 3);
    std::fs::write(below.join("gkreport.toml"), "select = ['GK302']\nformat = ['concise']\n").expect("a file");
    assert_eq!(codes(&run_in(&below, &["check", "../../report.txt"])).len(), 1);
}

#[test]
fn settings_that_mean_nothing_are_refused() {
    let refused = |text: &str| {
        let folder = folder(&[("gkreport.toml", text), ("report.txt", &county())]);
        let said = run_in(folder.path(), &["check", "report.txt"]);
        assert_eq!((said.code, said.stdout.as_str()), (2, ""), "{text}");
        assert!(said.stderr.contains("gkreport.toml") || text.contains("GK31"), "{}", said.stderr);
        said.stderr
    };
    assert!(refused("fail_on = 'error'").contains("fail-on"));
    assert!(refused("selct = ['GK3']").contains("did you mean select?"));
    assert!(refused("[tool]\nx = 1").contains("tool"));
    assert!(refused("fail-on = 'errors'").contains("errors"));
    assert!(refused("select = 'GK3").contains("line 1"));
    assert!(refused("select = ['GK31']").contains("GK301"));
    assert!(refused("format = ['xml']").contains("sarif"));
}

#[test]
fn the_settings_in_force_are_shown_as_a_file_that_gives_them() {
    let folder = folder(&[("gkreport.toml", "ignore = ['GK005']\nstatistics = true\n"), ("report.txt", &county())]);
    let shown = run_in(folder.path(), &["check", "--show-settings", "--fail-on", "note"]);
    assert_eq!(shown.code, 0);
    let value: toml::Table = shown.stdout.parse().expect("TOML");
    assert_eq!(value["fail-on"].as_str(), Some("note"));
    assert_eq!(value["ignore"].as_array().map(Vec::len), Some(1));
    assert!(shown.stdout.contains("gkreport.toml") && shown.stdout.contains("# rules: GK001"), "{}", shown.stdout);
    assert!(!shown.stdout.lines().last().expect("the rules").contains("GK005"));
    std::fs::write(folder.path().join("gkreport.toml"), &shown.stdout).expect("a file");
    assert_eq!(run_in(folder.path(), &["check", "--show-settings"]).stdout, shown.stdout);
}

#[test]
fn known_findings_are_muted_until_a_number_in_them_changes() {
    let folder = folder(&[("report.txt", &county())]);
    let check = |args: &[&str]| {
        run_in(folder.path(), &[&["check", "--isolated", "--format", "concise", "report.txt"], args].concat())
    };
    let all = check(&[]).stdout.lines().filter(|line| line.starts_with("report.txt")).count();
    let writing = check(&["--write-baseline", "known.json"]);
    assert_eq!(writing.code, 0);
    assert!(writing.stderr.contains(&all.to_string()) && writing.stderr.contains("known.json"), "{}", writing.stderr);
    let known = check(&["--baseline", "known.json"]);
    assert_eq!((known.code, codes(&known).len()), (0, 0));
    assert!(known.stdout.contains(&format!("{all} known by the baseline")), "{}", known.stdout);
    // Lines, names and sentences may change.
    let moved = county().replacen("临溪县2023年", "\n\n临溪县2023年", 1).replace("查起来省事了些", "一查就有");
    std::fs::write(folder.path().join("report.txt"), moved).expect("a file");
    assert_eq!(check(&["--baseline", "known.json"]).code, 0);
    // A number may not.
    let changed = county().replace("| 3 | 0 | 0 | 0 | 0 | 0 | 8 |", "| 3 | 0 | 0 | 0 | 0 | 0 | 9 |");
    std::fs::write(folder.path().join("report.txt"), changed).expect("a file");
    let now = check(&["--baseline", "known.json"]);
    assert_eq!(
        (now.code, codes(&now).into_iter().collect::<Vec<_>>()),
        (1, vec!["GK302".to_owned(), "GK303".to_owned()])
    );
}

#[test]
fn a_file_that_is_no_baseline_is_refused() {
    for name in ["Cargo.toml", "absent.json"] {
        let said = concise(&["--baseline", name]);
        assert_eq!((said.code, said.stdout.as_str()), (2, ""));
        assert!(said.stderr.contains(name), "{}", said.stderr);
    }
    assert!(!root().join("absent.json").exists());
}
