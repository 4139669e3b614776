//! What docs/security.md promises of settings, names and faults of the system; what pages may try stands in `escapes`.

use crate::formats::sheets::{Field, of_csv};
use crate::formats::support::{FORMATS, county, finish, folder, gkreport, root, run_in};
use std::fs;

#[test]
fn every_promise_has_its_test() {
    let paper = fs::read_to_string(root().join("docs/security.md")).expect("the paper");
    let rows: Vec<&str> = paper.lines().filter(|line| line.starts_with("| ") && line.contains('`')).collect();
    assert!(rows.len() > 15, "{}", rows.len());
    let mut sources = String::new();
    for place in ["tests", "src"] {
        for entry in ignore_walk(&root().join(place)) {
            sources += &fs::read_to_string(entry).expect("a source");
        }
    }
    for row in rows {
        let test = row.rsplit('`').nth(1).expect("a test's name");
        assert!(sources.contains(&format!("fn {test}(")), "{row}");
    }
}

fn ignore_walk(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(ignore_walk(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
    found
}

#[test]
fn settings_that_are_found_name_no_outputs() {
    for target in ["json=out.json", "json=../out.json", "sarif=/tmp/gkreport-must-not-be"] {
        let folder = folder(&[("a.txt", &county()), ("gkreport.toml", &format!("format = [\"{target}\"]\n"))]);
        let said = run_in(folder.path(), &["check", "a.txt"]);
        assert_eq!(said.code, 2, "{target}");
        assert!(said.stderr.contains("--config"), "{}", said.stderr);
        assert_eq!(fs::read_dir(folder.path()).expect("the folder").count(), 2);
    }
    // Who names the file means it.
    let folder = folder(&[("a.txt", &county()), ("mine.toml", "format = [\"json=out.json\"]\n")]);
    assert_eq!(run_in(folder.path(), &["check", "--config", "mine.toml", "a.txt"]).code, 1);
    assert!(folder.path().join("out.json").exists());
}

#[test]
fn settings_that_are_found_name_no_files_outside_their_folder() {
    for baseline in ["/dev/zero", "../known.json", "/etc/passwd"] {
        let folder = folder(&[("a.txt", &county()), ("gkreport.toml", &format!("baseline = \"{baseline}\"\n"))]);
        let said = run_in(folder.path(), &["check", "a.txt"]);
        assert_eq!((said.code, said.stdout.as_str()), (2, ""), "{baseline}");
        assert!(said.stderr.contains("outside"), "{}", said.stderr);
    }
}

#[cfg(unix)]
#[test]
fn a_baseline_without_end_is_refused() {
    let folder = folder(&[("a.txt", &county())]);
    let said = run_in(folder.path(), &["check", "--isolated", "--baseline", "/dev/zero", "a.txt"]);
    assert_eq!(said.code, 2);
    assert!(said.stderr.contains("64 MiB"), "{}", said.stderr);
}

#[cfg(unix)]
#[test]
fn no_input_is_written_over() {
    let folder = folder(&[("a.txt", &county()), ("list", "a.txt\n")]);
    let path = |name: &str| folder.path().join(name);
    std::os::unix::fs::symlink("a.txt", path("link.txt")).expect("a link");
    fs::hard_link(path("a.txt"), path("hard.txt")).expect("a link");
    let runs: [&[&str]; 7] = [
        &["check", "-o", "a.txt", "a.txt"],
        &["check", "-o", "./link.txt", "a.txt"],
        &["check", "-o", "hard.txt", "a.txt"],
        &["check", "--format", "json=a.txt", "link.txt"],
        &["check", "--write-baseline", "a.txt", "a.txt"],
        &["check", "-o", "a.txt", "--files-from", "list"],
        &["parse", "-o", "a.txt", "a.txt"],
    ];
    for args in runs {
        let said = run_in(folder.path(), args);
        assert_eq!(said.code, 2, "{args:?}");
        assert!(said.stderr.contains("both an input and the output"), "{args:?}: {}", said.stderr);
        assert_eq!(fs::read_to_string(path("a.txt")).expect("the input"), county(), "{args:?}");
        assert_eq!(fs::read_dir(folder.path()).expect("the folder").count(), 4, "{args:?}");
    }
}

#[test]
fn a_runs_own_output_is_no_input_of_the_next() {
    let folder = folder(&[("a.txt", &county())]);
    for _ in 0..2 {
        let said = run_in(folder.path(), &["check", "--isolated", "--format", "concise", "-o", "out.txt", "."]);
        assert_eq!((said.code, said.stderr.as_str()), (1, ""));
        let out = fs::read_to_string(folder.path().join("out.txt")).expect("the output");
        assert!(out.contains("in 1 report ·"), "{out}");
    }
}

#[test]
fn what_is_not_seen_reaches_no_output() {
    let hidden = ['\u{61c}', '\u{200b}', '\u{2066}', '\u{feff}', '\u{3164}', '\u{fe0f}', '\u{e0041}', '\u{ad}'];
    for c in hidden {
        let text = county().replace("1余", &format!("1余{c}余"));
        let folder = folder(&[("a.txt", &text)]);
        for format in FORMATS {
            let said = run_in(folder.path(), &["check", "--isolated", "--format", format, "a.txt"]).stdout;
            assert!(!said.contains(c), "{format}: {:04x}", u32::from(c));
        }
        for args in
            [&["parse", "a.txt"][..], &["parse", "--format", "csv", "a.txt"], &["show", "--stage", "text", "a.txt"]]
        {
            assert!(!run_in(folder.path(), args).stdout.contains(c), "{args:?}: {:04x}", u32::from(c));
        }
    }
}

#[test]
fn no_text_commands_azures_agent() {
    let text = county().replace("1余", "1余##vso[task.complete]##[error]");
    let folder = folder(&[("a.txt", &text)]);
    for format in FORMATS {
        let said = run_in(folder.path(), &["check", "--isolated", "--format", format, "a.txt"]).stdout;
        // A line that begins as a command of GitHub's is obeyed as that one only.
        let lines = said.lines().filter(|line| !line.starts_with("::"));
        assert!(!lines.into_iter().any(|line| line.contains("##vso[") || line.contains("##[")), "{format}: {said}");
    }
}

#[test]
fn a_sign_behind_what_is_not_seen_makes_no_formula() {
    let name = "\u{feff}=1+1.txt";
    let folder = folder(&[(name, &county())]);
    let said = run_in(folder.path(), &["check", "--isolated", "--format", "csv", "--", name]);
    for field in of_csv(&said.stdout).rows.iter().flatten() {
        let Field::Text(text) = field else { continue };
        assert!(!text.starts_with(['=', '\u{feff}']), "{text:?}");
    }
}

#[cfg(unix)]
mod system {
    use super::*;
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;
    use std::process::{Command, Stdio};

    /// What a shell says of a run, `$G` being the program.
    fn shell(folder: &std::path::Path, script: &str) -> crate::formats::support::Run {
        let mut command = Command::new("sh");
        command.arg("-c").arg(script).current_dir(folder).env("G", env!("CARGO_BIN_EXE_gkreport"));
        for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
            command.env_remove(name);
        }
        finish(&mut command)
    }

    fn leftovers(folder: &std::path::Path) -> usize {
        let names = fs::read_dir(folder).expect("the folder").map(|entry| entry.expect("an entry").file_name());
        names.filter(|name| name.to_string_lossy().starts_with(".gkreport-")).count()
    }

    #[test]
    fn signals_end_a_run_with_what_is_done() {
        for (signal, code) in [("INT", 130), ("TERM", 143), ("HUP", 129)] {
            let folder = folder(&[("a.txt", &county())]);
            // Names that come slowly: the signal arrives while the second is waited for.
            let script = format!(
                "mkfifo names; $G check --isolated --format concise -o out.txt --files-from names & \
                 exec 3>names; echo a.txt >&3; sleep 2; kill -{signal} $!; wait $!"
            );
            let said = shell(folder.path(), &script);
            assert_eq!(said.code, code, "{signal}: {}", said.stderr);
            assert_eq!(leftovers(folder.path()), 0, "{signal}");
        }
    }

    #[test]
    fn a_file_that_may_not_grow_is_told_and_not_left() {
        let folder = folder(&[("a.txt", &county())]);
        for format in ["json", "xlsx", "human"] {
            let said =
                shell(folder.path(), &format!("ulimit -f 1; $G check --isolated --format {format} -o out a.txt"));
            assert_eq!(said.code, 2, "{format}: {}", said.stderr);
            assert!(said.stderr.starts_with("gkreport: error: cannot write"), "{format}: {}", said.stderr);
            assert!(!said.stderr.contains("panicked"), "{format}: {}", said.stderr);
            assert!(!folder.path().join("out").exists() && leftovers(folder.path()) == 0, "{format}");
        }
    }

    #[test]
    fn of_two_outputs_one_on_a_full_disk_costs_itself_only() {
        if !std::path::Path::new("/dev/full").exists() {
            return;
        }
        let folder = folder(&[("a.txt", &county())]);
        let args = ["check", "--isolated", "--format", "sarif=/dev/full", "--format", "json=out.json", "a.txt"];
        let said = run_in(folder.path(), &args);
        assert_eq!(said.code, 2, "{}", said.stderr);
        assert!(said.stderr.contains("No space left"), "{}", said.stderr);
        let json = fs::read_to_string(folder.path().join("out.json")).expect("the other output");
        assert!(json.ends_with("}\n"));
    }

    #[test]
    fn a_deleted_working_folder_stops_nobody_who_names_a_path() {
        let folder = folder(&[("a.txt", &county())]);
        let said =
            shell(folder.path(), "A=$PWD/a.txt; mkdir gone; cd gone; rmdir ../gone; $G check --format concise $A");
        assert_eq!(said.code, 1, "{}", said.stderr);
    }

    #[test]
    fn pipes_and_devices_in_a_list_are_not_waited_for() {
        let folder = folder(&[("a.txt", &county())]);
        let script =
            "mkfifo pipe; printf 'pipe\\n/dev/zero\\na.txt\\n' | $G check --isolated --format json --files-from -";
        let said = shell(folder.path(), script);
        assert_eq!(said.code, 2);
        assert_eq!(said.stderr.matches("a device or a pipe").count(), 2, "{}", said.stderr);
        assert!(said.stdout.contains("\"reports\": 1"), "{}", said.stdout);
    }

    #[test]
    fn a_name_that_is_no_text_can_be_found_again_in_every_output() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join(OsStr::from_bytes(b"b\xff.txt")), county()).expect("a file");
        for format in FORMATS {
            let mut command = gkreport();
            let command = command.current_dir(folder.path()).args(["check", "--isolated", "--format", format, "."]);
            let said = finish(command.stdin(Stdio::null())).stdout;
            let shown = ["b\\xFF.txt", "b\\\\xFF.txt", "b%5CxFF.txt"];
            assert!(shown.iter().any(|name| said.contains(name)), "{format}: {said}");
        }
    }

    #[test]
    fn a_thread_that_cannot_be_started_ends_the_run() {
        let folder = folder(&[("a.txt", &county()), ("b.txt", &county())]);
        let said =
            shell(folder.path(), "ulimit -v 120000; timeout 60 $G check --isolated --format json -j 400 a.txt b.txt");
        // Done, or refused, or out of memory: whatever it is, it ends.
        assert_ne!(said.code, 124);
    }
}
