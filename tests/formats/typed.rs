//! Tables with types: Parquet, the table schema beside a csv, what `schema --of` tells readers.

use crate::formats::support::{county, folder, run, run_in};
use std::fs;

#[test]
fn parquet_is_written_whole_for_any_input_and_on_any_number_of_threads() {
    let folder = folder(&[("a.txt", &county()), ("b.txt", &county()), ("damaged.txt", "%PDF-1.7\n")]);
    for shape in ["wide", "long"] {
        let write = |threads: &str, out: &str| {
            let words = ["parse", "--format", "parquet", "--shape", shape, "-j", threads, "-o", out];
            let said = run_in(folder.path(), &[&words[..], &["a.txt", "damaged.txt", "b.txt", "absent.txt"]].concat());
            assert_eq!(said.code, 2, "{}", said.stderr);
            fs::read(folder.path().join(out)).expect("the file")
        };
        let one = write("1", "one.parquet");
        assert!(one.starts_with(b"PAR1") && one.ends_with(b"PAR1"));
        assert!(one == write("3", "three.parquet"));
    }
    let forgiven = run_in(folder.path(), &["parse", "--exit-zero", "--format", "parquet", "-o", "x", "absent.txt"]);
    assert_eq!(forgiven.code, 0);
}

#[test]
fn an_option_that_means_nothing_here_is_refused() {
    let folder = folder(&[("a.txt", &county())]);
    let wrong: [&[&str]; 7] = [
        &["--format", "parquet", "--bom"],
        &["--format", "parquet", "--spans"],
        &["--format", "parquet", "--schema", "s.json"],
        &["--format", "ndjson", "--schema", "s.json"],
        &["--format", "csv", "--schema", "-"],
        &["--format", "csv", "--schema", "s.json", "-o", "s.json"],
        &["--format", "csv", "--schema", "a.txt"],
    ];
    for words in wrong {
        for language in ["en", "zh"] {
            let said = run_in(folder.path(), &[&["parse", "a.txt", "--lang", language], words].concat());
            assert_eq!((said.code, said.stdout.as_str()), (2, ""), "{words:?}");
            assert!(!said.stderr.is_empty());
        }
        assert!(!folder.path().join("s.json").exists(), "{words:?}");
    }
    assert_eq!(fs::read_to_string(folder.path().join("a.txt")).expect("the report"), county());
    assert_eq!(run(&["schema", "--shape", "long"]).code, 2);
}

#[test]
fn a_table_schema_stands_beside_the_csv() {
    let folder = folder(&[("a.txt", &county())]);
    for shape in ["long", "wide"] {
        let words = ["parse", "--format", "csv", "--shape", shape, "--schema", "s.json", "-o", "t.csv", "a.txt"];
        assert_eq!(run_in(folder.path(), &words).code, 0);
        let read = |name: &str| fs::read_to_string(folder.path().join(name)).expect("a file");
        let schema: serde_json::Value = serde_json::from_str(&read("s.json")).expect("JSON");
        let names = schema["fields"].as_array().expect("a list").iter().filter_map(|field| field["name"].as_str());
        assert_eq!(names.collect::<Vec<_>>().join(","), read("t.csv").lines().next().expect("a header"));
    }
}

#[test]
fn readers_are_told_types_for_both_shapes() {
    for reader in ["parquet", "duckdb", "spark"] {
        let told = |shape| run(&["schema", "--of", reader, "--shape", shape]);
        let (wide, long) = (told("wide"), told("long"));
        assert_eq!((wide.code, long.code), (0, 0));
        assert!(wide.stdout.contains("state_secret") && !long.stdout.contains("state_secret"), "{reader}");
        assert_eq!(run(&["schema", "--of", reader]).stdout, wide.stdout, "wide where none is named");
    }
}
