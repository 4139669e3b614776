//! What people type who know other programs.

use crate::formats::support::{COUNTY, county, finish, folder, gkreport, run, run_in};

#[test]
fn a_file_in_a_commands_place_is_asked_about() {
    let said = run(&[COUNTY]);
    assert_eq!(said.code, 2);
    assert!(said.stderr.contains(&format!("did you mean `gkreport check {COUNTY}`?")), "{}", said.stderr);
    assert!(run(&[COUNTY, "--lang", "zh"]).stderr.contains(&format!("是否指 gkreport check {COUNTY}？")));
    assert!(!run(&["chek"]).stderr.contains("is a file"));
}

#[test]
fn a_quoted_pattern_means_the_files_it_matches() {
    let folder = folder(&[("a.txt", &county()), ("b.html", "x"), ("c.txt", &county().replace("临溪", "临江"))]);
    std::fs::create_dir_all(folder.path().join("sub/deep")).expect("folders");
    std::fs::write(folder.path().join("sub/deep/d.txt"), county().replace("临溪", "临海")).expect("a file");
    let sources = |args: &[&str]| {
        let said = run_in(folder.path(), &[&["parse", "--format", "csv", "--shape", "wide"], args].concat());
        let sheet = crate::formats::sheets::of_csv(&said.stdout);
        sheet.column("source")
    };
    assert_eq!(sources(&["*.txt"]), ["a.txt", "c.txt"]);
    assert_eq!(sources(&["**/*.txt"]), ["a.txt", "c.txt", "sub/deep/d.txt"]);
    assert_eq!(sources(&["s*"]), ["sub/deep/d.txt"]);
    assert_eq!(sources(&[".", "--exclude", "sub", "--exclude", "*.html"]), ["a.txt", "c.txt"]);
    let none = run_in(folder.path(), &["check", "*.md"]);
    assert_eq!(none.code, 2);
    assert!(none.stderr.contains("no file matches the pattern"), "{}", none.stderr);
}

#[test]
fn quiet_leaves_the_findings_and_more_quiet_leaves_errors() {
    let loud = run(&["check", "--isolated", "--format", "concise", COUNTY]);
    let quiet = run(&["check", "--isolated", "--format", "concise", "-q", COUNTY]);
    let lines: Vec<_> = loud.stdout.lines().collect();
    assert_eq!(quiet.stdout.lines().collect::<Vec<_>>(), lines[..lines.len() - 1]);
    let silent = run(&["check", "--isolated", "-qq", COUNTY, "absent.txt"]);
    assert_eq!((silent.code, silent.stdout.as_str()), (2, ""));
    assert!(silent.stderr.starts_with("gkreport: error: cannot read absent.txt"), "{}", silent.stderr);
}

#[test]
fn colours_are_where_they_are_asked_for() {
    let coloured = |args: &[&str], variables: &[(&str, &str)]| {
        let mut command = gkreport();
        command.args(["check", "--isolated", COUNTY]).args(args).envs(variables.iter().copied());
        finish(&mut command).stdout.contains('\u{1b}')
    };
    assert!(!coloured(&[], &[]) && coloured(&["--color", "always"], &[]));
    assert!(coloured(&[], &[("FORCE_COLOR", "1")]) && !coloured(&[], &[("FORCE_COLOR", "0")]));
    assert!(!coloured(&["--color", "never"], &[("FORCE_COLOR", "1")]));
    assert!(!coloured(&[], &[("FORCE_COLOR", "1"), ("NO_COLOR", "1")]));
    assert!(coloured(&[], &[("GKREPORT_COLOR", "always")]));
}

#[test]
fn variables_stand_for_options_between_the_command_line_and_the_file() {
    let folder = folder(&[("a.txt", &county()), ("gkreport.toml", "fail-on = \"never\"\nformat = [\"concise\"]\n")]);
    let code = |args: &[&str], variable: Option<(&str, &str)>| {
        let mut command = gkreport();
        command.current_dir(folder.path()).args(["check", "a.txt"]).args(args).envs(variable);
        finish(&mut command).code
    };
    assert_eq!(code(&[], None), 0);
    assert_eq!(code(&[], Some(("GKREPORT_FAIL_ON", "error"))), 1);
    assert_eq!(code(&["--fail-on", "never"], Some(("GKREPORT_FAIL_ON", "error"))), 0);
    assert_eq!(code(&[], Some(("GKREPORT_ISOLATED", "1"))), 1);
    assert_eq!(code(&[], Some(("GKREPORT_FAIL_ON", "nonsense"))), 2);
}

#[test]
fn exit_zero_forgives_inputs_and_not_wrong_use() {
    assert_eq!(run(&["check", "--isolated", "--exit-zero", COUNTY]).code, 0);
    assert_eq!(run(&["check", "--isolated", "--exit-zero", "absent.txt"]).code, 0);
    assert_eq!(run(&["parse", "--exit-zero", "absent.txt"]).code, 0);
    assert_eq!(run(&["check", "--isolated", "--exit-zero", "--select", "GK31", COUNTY]).code, 2);
}

#[test]
fn what_is_no_report_is_not_counted_as_one() {
    let folder = folder(&[("a.txt", &county()), ("notes.txt", "会议记录：下周三开会。\n")]);
    let said = run_in(folder.path(), &["check", "--isolated", "--format", "concise", "."]);
    assert_eq!(said.code, 2);
    assert!(said.stdout.contains("in 1 report ·") && said.stdout.contains("of 200 cells"), "{}", said.stdout);
    assert!(said.stdout.contains("1 input held no annual report"), "{}", said.stdout);
    assert!(!said.stdout.contains("notes.txt"), "{}", said.stdout);
}

#[test]
fn hidden_files_are_counted() {
    let folder = folder(&[("a.txt", &county()), (".b.txt", &county())]);
    let said = run_in(folder.path(), &["check", "--isolated", "."]);
    assert!(said.stderr.contains("hidden: 1"), "{}", said.stderr);
}

#[test]
fn an_input_that_failed_is_a_row_of_every_table() {
    let folder = folder(&[("a.txt", &county())]);
    for args in [
        &["parse", "--format", "csv"][..],
        &["parse", "--format", "csv", "--shape", "wide"],
        &["check", "--isolated", "--format", "csv"],
    ] {
        let said = run_in(folder.path(), &[args, &["a.txt", "absent.txt"]].concat());
        let sheet = crate::formats::sheets::of_csv(&said.stdout);
        assert_eq!(sheet.header.last().map(String::as_str), Some("error"));
        let last = sheet.rows.len() - 1;
        assert_eq!(sheet.get(last, "source"), "absent.txt", "{args:?}");
        assert!(sheet.get(last, "error").contains("cannot read absent.txt"), "{args:?}");
        assert!(sheet.get(0, "error").is_empty());
    }
}

#[test]
fn completions_know_the_rules_and_the_manual_its_parts() {
    assert!(run(&["completions", "bash"]).stdout.contains("GK301"));
    let page = run(&["man"]).stdout;
    for part in ["EXIT STATUS", "ENVIRONMENT", "FILES", "EXAMPLES"] {
        assert!(page.contains(&format!(".SH \"{part}\"")), "{part}");
    }
}
