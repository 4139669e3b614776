//! What the documentation tells people to put into their build.

use crate::formats::support::{county, finish, folder, root, run_in};
use serde_yaml_ng::Value;
use std::path::Path;
use std::process::Command;

fn text(name: &str) -> String {
    std::fs::read_to_string(root().join(name)).expect(name)
}

fn yaml(text: &str) -> Value {
    serde_yaml_ng::from_str(text).expect("YAML")
}

/// The fenced blocks of `docs/ci.md` in a language.
fn blocks(language: &str) -> Vec<String> {
    let text = text("docs/ci.md");
    let parts = text.split("```").skip(1).step_by(2);
    parts.filter_map(|part| part.strip_prefix(language)?.strip_prefix('\n').map(str::to_owned)).collect()
}

/// A folder with reports where the documentation has them.
fn reports() -> tempfile::TempDir {
    let folder = folder(&[]);
    std::fs::create_dir_all(folder.path().join("reports/a b")).expect("folders");
    for name in ["reports/one.html", "reports/a b/two.txt"] {
        std::fs::write(folder.path().join(name), county()).expect("a report");
    }
    folder
}

/// Runs a script with the program on the PATH.
fn bash(folder: &Path, script: &str, variables: &[(&str, &str)]) -> crate::formats::support::Run {
    let program = Path::new(env!("CARGO_BIN_EXE_gkreport")).parent().expect("a folder");
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap_or_default());
    let mut command = Command::new("bash");
    command.args(["--noprofile", "--norc", "-eo", "pipefail", "-c", script]).current_dir(folder);
    finish(command.env("PATH", path).envs(variables.iter().copied()))
}

#[test]
fn the_commands_of_the_documentation_do_what_it_says() {
    let folder = reports();
    let commands: Vec<_> =
        blocks("sh").iter().flat_map(|block| block.lines().map(str::to_owned).collect::<Vec<_>>()).collect();
    assert_eq!(commands.len(), 3);
    let codes: Vec<_> = commands.iter().map(|command| bash(folder.path(), command, &[]).code).collect();
    assert_eq!(codes, [1, 0, 0]);
    for name in ["gkreport.sarif", "gkreport.xml", "known.json"] {
        assert!(folder.path().join(name).is_file(), "{name}");
    }
}

#[test]
fn the_settings_of_the_documentation_are_settings() {
    let folder = reports();
    let [settings] = blocks("toml").try_into().expect("one block");
    std::fs::write(folder.path().join("gkreport.toml"), settings).expect("a file");
    let said = run_in(folder.path(), &["check", "--show-settings"]);
    assert_eq!((said.code, said.stderr.as_str()), (0, ""));
    assert_eq!(said.stdout.parse::<toml::Table>().expect("TOML")["fail-on"].as_str(), Some("warning"));
}

#[test]
fn the_documentation_names_every_format() {
    for format in crate::formats::support::FORMATS {
        assert!(text("docs/ci.md").contains(&format!("`{format}`")), "the table of docs/ci.md has no row for {format}");
    }
}

#[test]
fn the_build_files_of_the_documentation_run() {
    let folder = reports();
    let blocks: Vec<_> = blocks("yaml").iter().map(|block| yaml(block)).collect();
    let [workflow, step, gitlab, pre_commit] = blocks.as_slice() else { panic!("four blocks") };
    let action = yaml(&text("action.yml"));
    let with = workflow["jobs"]["check"]["steps"][1]["with"].as_mapping().expect("inputs");
    assert!(with.keys().all(|key| action["inputs"][key].is_mapping()), "{with:?}");
    assert_eq!(with["sarif"], workflow["jobs"]["check"]["steps"][2]["with"]["sarif_file"]);
    let said = bash(folder.path(), step[0]["run"].as_str().expect("a command"), &[]);
    assert!(said.code == 1 && said.stdout.contains("::error file=reports/one.html,"), "{}", said.stderr);
    let script = gitlab["annual-reports"]["script"][0].as_str().expect("a command");
    assert_eq!(bash(folder.path(), script, &[]).code, 1);
    for kind in ["codequality", "junit"] {
        let name = gitlab["annual-reports"]["artifacts"]["reports"][kind].as_str().expect("a file");
        assert!(folder.path().join(name).is_file(), "{name}");
    }
    let hooks = yaml(&text(".pre-commit-hooks.yaml"));
    let id = &pre_commit["repos"][0]["hooks"][0]["id"];
    assert!(hooks.as_sequence().expect("a list").iter().any(|hook| hook["id"] == *id));
}

#[test]
fn hooks_have_what_pre_commit_asks_for_and_run() {
    let folder = reports();
    // The released program, as if it had been fetched.
    let cache = folder.path().join("cache/gkreport").join(env!("CARGO_PKG_VERSION"));
    std::fs::create_dir_all(&cache).expect("folders");
    std::fs::copy(env!("CARGO_BIN_EXE_gkreport"), cache.join("gkreport")).expect("the program");
    let cache = folder.path().join("cache").display().to_string();
    for hook in yaml(&text(".pre-commit-hooks.yaml")).as_sequence().expect("a list") {
        for key in ["id", "name", "description", "language", "entry"] {
            assert!(hook[key].is_string(), "{key}");
        }
        // pre-commit runs a script of the repository by its whole path.
        let script = if hook["language"] == "script" { format!("{}/", root().display()) } else { String::new() };
        let entry = hook["entry"].as_str().expect("a command");
        let entry = format!("{script}{entry} reports/one.html 'reports/a b/two.txt'");
        let said = bash(folder.path(), &entry, &[("XDG_CACHE_HOME", cache.as_str())]);
        assert!(said.code == 1 && said.stdout.contains("reports/a b/two.txt:"), "{}", said.stderr);
    }
}

#[test]
fn the_action_runs_as_github_would_run_it() {
    let action = yaml(&text("action.yml"));
    assert_eq!(action["runs"]["using"], "composite");
    let steps = action["runs"]["steps"].as_sequence().expect("steps");
    for step in steps {
        assert_eq!(step["shell"], "bash");
        // Inputs may hold anything: they reach the script as variables only.
        assert!(!step["run"].as_str().expect("a script").contains("${{"));
    }
    let check = &steps[1];
    let variables = check["env"].as_mapping().expect("variables");
    for (name, value) in variables {
        let input = value.as_str().and_then(|value| value.strip_prefix("${{ inputs.")?.strip_suffix(" }}"));
        assert!(action["inputs"][input.expect("an input")].is_mapping(), "{name:?}");
    }
    let defaults = |changed: &[(&str, &str)], folder: &Path| {
        let mut all = vec![("INPUT_LANG", "zh")];
        let names = ["INPUT_PATHS", "INPUT_SELECT", "INPUT_IGNORE", "INPUT_FAIL_ON", "INPUT_BASELINE", "INPUT_SARIF"];
        all.extend(names.map(|name| (name, "")));
        all.extend(changed);
        bash(folder, check["run"].as_str().expect("a script"), &all)
    };
    let folder = reports();
    let said = defaults(
        &[("INPUT_PATHS", "reports/**/*.html\nreports/**/*.txt\n"), ("INPUT_SARIF", "a b.sarif")],
        folder.path(),
    );
    assert_eq!((said.code, said.stderr.as_str()), (1, ""));
    assert!(said.stdout.contains("file=reports/one.html,") && said.stdout.contains("file=reports/a b/two.txt,"));
    assert!(folder.path().join("a b.sarif").is_file());
    let said = defaults(&[("INPUT_PATHS", "reports/a b/two.txt"), ("INPUT_SELECT", "GK401")], folder.path());
    assert_eq!((said.code, said.stderr.as_str()), (0, ""));
    let said = defaults(&[("INPUT_PATHS", "reports/*.pdf")], folder.path());
    assert!(said.code == 2 && said.stderr.contains("reports/*.pdf"), "{}", said.stderr);
    let said = defaults(&[("INPUT_PATHS", "$(touch gone)\n--help\n; touch gone")], folder.path());
    assert!(said.code == 2 && !folder.path().join("gone").exists(), "{}", said.stdout);
    let said = defaults(&[("INPUT_PATHS", "reports/one.html"), ("INPUT_FAIL_ON", "never")], folder.path());
    assert_eq!(said.code, 0, "{}", said.stderr);
}
