//! The house's arrows: no module imports one of a higher floor, and no files import each other in a circle.
//!
//! Reads the paths (`crate::…`, `super::…`, in the binary `gkreport::…`) that stand in the code of `src`, tests' own left
//! out, and follows each to the file that says what it names: a name that a module only hands on is its author's.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// From the ground up; what stands on one floor together imports nothing of each other.
const FLOORS: &[&[&str]] = &[
    &["text"],
    &["number"],
    &["personal"],
    &["clock"],
    &["span"],
    &["position"],
    &["statute"],
    &["finding"],
    &["limits"],
    &["error"],
    &["report"],
    &["source"],
    &["document"],
    &["tables", "sections", "prose", "about"],
    &["read"],
    &["rules"],
    &["locate"],
    &["series"],
    &["fingerprint"],
    &["summary", "baseline"],
    &["check"],
    &["sum", "comparison"],
    &["emit"],
    &["cli"],
    &["run"],
    &["main"],
];

#[test]
fn no_arrow_points_up_and_none_is_part_of_a_circle() {
    let house = House::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    let arrows = house.arrows();
    assert!(arrows.len() > 300, "the paths were read: {}", arrows.len());
    let mut leads_to: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (from, to) in &arrows {
        leads_to.entry(from).or_default().push(to);
    }
    let points_up = |from: &str, to: &str| room(from) != room(to) && floor(from) <= floor(to);
    let wrong = |(from, to): &&(String, String)| points_up(from, to) || leads(&leads_to, to, from);
    let wrong: Vec<_> = arrows.iter().filter(wrong).map(|(from, to)| format!("{from} -> {to}")).collect();
    assert!(wrong.is_empty(), "arrows that point up, or in a circle:\n{}", wrong.join("\n"));
}

/// Whether arrows lead from one file to another.
fn leads<'a>(leads_to: &BTreeMap<&'a str, Vec<&'a str>>, from: &'a str, to: &str) -> bool {
    let (mut reached, mut next) = (BTreeSet::from([from]), vec![from]);
    while let Some(file) = next.pop() {
        let on = leads_to.get(file).into_iter().flatten().copied();
        next.extend(on.filter(|other| reached.insert(other)));
    }
    reached.contains(to)
}

/// The room a file is in: `prose` for `prose/cells.rs`.
fn room(file: &str) -> &str {
    file.split(['/', '.']).next().unwrap_or(file)
}

fn floor(file: &str) -> usize {
    let stands = |floor: &&[&str]| floor.contains(&room(file));
    FLOORS.iter().position(stands).unwrap_or_else(|| panic!("{file} stands on no floor"))
}

/// A path from the root; of a `use`, the name it is called by and whether it is only handed on.
type Named = (Vec<String>, Option<(String, bool)>);

/// The source files by the path of their module, without what only tests see.
struct House(BTreeMap<Vec<String>, Module>);

struct Module {
    /// Its path below `src`.
    file: String,
    code: String,
    /// Names it hands on, and the paths they come from.
    handed_on: BTreeMap<String, Vec<String>>,
}

impl House {
    fn read(src: &Path) -> Self {
        let (mut modules, mut only_tests) = (BTreeMap::new(), Vec::new());
        let mut folders = vec![src.to_path_buf()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(&folder).expect("a folder of the sources") {
                let path = entry.expect("a file of the sources").path();
                if path.is_dir() {
                    folders.push(path);
                    continue;
                }
                let file = path.strip_prefix(src).expect("it lies below").to_str().expect("plain names").to_owned();
                let name = module_name(&file);
                let text = fs::read_to_string(&path).expect("a source file");
                only_tests.extend(test_modules(&text).map(|child| [name.as_slice(), &[child]].concat()));
                modules.insert(name, Module { file, code: production(&text), handed_on: BTreeMap::new() });
            }
        }
        modules.retain(|name: &Vec<String>, _| !only_tests.iter().any(|tests| name.starts_with(tests)));
        let mut house = Self(modules);
        let names: Vec<_> = house.0.keys().cloned().collect();
        for name in names {
            let used = house.used(&name);
            let module = house.0.get_mut(&name).expect("it was just listed");
            module.handed_on = used.into_iter().filter_map(|(path, called)| Some((called?.0, path))).collect();
        }
        house
    }

    /// Which file takes names from which.
    fn arrows(&self) -> BTreeSet<(String, String)> {
        let mut arrows = BTreeSet::new();
        // The library's root only hands on.
        for (name, module) in self.0.iter().filter(|(name, _)| !name.is_empty()) {
            let handed_on = |called: &Option<(String, bool)>| called.as_ref().is_some_and(|(_, handed_on)| *handed_on);
            for (path, _) in self.used(name).into_iter().filter(|(_, called)| !handed_on(called)) {
                let author = self.author(&path, 0).filter(|file| *file != module.file && file != "lib.rs");
                arrows.extend(author.map(|file| (module.file.clone(), file)));
            }
        }
        arrows
    }

    /// The paths a module's code names, from the root; those of `use` with the name they are called by, and whether they
    /// are only handed on.
    fn used(&self, module: &[String]) -> Vec<Named> {
        let code = &self.0[module].code;
        let mut paths = Vec::new();
        for (start, _) in code.match_indices("use ").filter(|(at, _)| *at == 0 || code[..*at].ends_with(['\n', ' '])) {
            let mut found = Vec::new();
            tree(code[start + 4..].split(';').next().unwrap_or(""), &[], &mut found);
            let line = code[..start].rfind('\n').map_or(0, |end| end + 1);
            let handed_on = code[line..start].trim_start().starts_with("pub");
            paths.extend(found.into_iter().map(|(path, called)| (path, Some((called, handed_on)))));
        }
        let children = self.0.keys().filter(|name| name.split_last().is_some_and(|(_, parent)| parent == module));
        let children = children.filter_map(|name| name.last()).map(|child| format!("{child}::"));
        let roots = ["crate::", "super::", "gkreport::"].map(str::to_owned).into_iter().chain(children);
        for root in roots {
            let inside = |c: char| c.is_alphanumeric() || matches!(c, '_' | ':' | '$');
            for (start, _) in code.match_indices(&root).filter(|(at, _)| !code[..*at].ends_with(inside)) {
                let end = code[start..].find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | ':')));
                let end = end.map_or(code.len(), |end| start + end);
                // What `use` names was followed above; `in` says only who may see something.
                let is_said = ["use ", "in "].iter().any(|word| code[..start].ends_with(word));
                if !is_said && !code[end..].starts_with('{') {
                    let path = code[start..end].trim_end_matches(':');
                    paths.push((path.split("::").map(str::to_owned).collect(), None));
                }
            }
        }
        paths.into_iter().filter_map(|(path, called)| Some((self.rooted(module, &path)?, called))).collect()
    }

    fn rooted(&self, module: &[String], path: &[String]) -> Option<Vec<String>> {
        let up = path.iter().take_while(|part| *part == "super").count();
        match path.first()?.as_str() {
            "crate" | "gkreport" => Some(path[1..].to_vec()),
            "super" => Some([&module[..module.len().checked_sub(up)?], &path[up..]].concat()),
            "self" => Some([module, &path[1..]].concat()),
            child => {
                let inside = [module, &[child.to_owned()]].concat();
                self.0.contains_key(&inside).then(|| [module, path].concat())
            }
        }
    }

    /// The file that says what a path names.
    fn author(&self, path: &[String], hops: usize) -> Option<String> {
        assert!(hops < 10, "{path:?} is handed on in a circle");
        let deep = (0..=path.len()).rev().find(|&length| self.0.contains_key(&path[..length]))?;
        let module = &self.0[&path[..deep]];
        match path.get(deep).and_then(|item| module.handed_on.get(item)) {
            Some(from) => self.author(&[from.as_slice(), &path[deep + 1..]].concat(), hops + 1),
            None => Some(module.file.clone()),
        }
    }
}

/// `["series", "links"]` for `series/links.rs`; the library's root has no name, nor has the program's.
fn module_name(file: &str) -> Vec<String> {
    let parts = file.trim_end_matches(".rs").split('/').filter(|part| !matches!(*part, "mod" | "lib"));
    parts.map(str::to_owned).collect()
}

/// The modules that only tests see.
fn test_modules(text: &str) -> impl Iterator<Item = String> {
    let items = text.split("#[cfg(test)]\n").skip(1);
    items.filter_map(|item| Some(item.lines().next()?.split_once("mod ")?.1.strip_suffix(';')?.to_owned()))
}

/// The code without comments and without what only tests see; what a module inside the file calls its parent is the file.
fn production(text: &str) -> String {
    let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or("");
    let mut inside = false;
    let mut lines = String::with_capacity(code.len());
    for line in code.lines().filter(|line| !line.trim_start().starts_with("//")) {
        inside = if line.contains("mod ") && line.ends_with(" {") { true } else { inside && line != "}" };
        lines.push_str(&if inside { line.replace("super::", "self::") } else { line.to_owned() });
        lines.push('\n');
    }
    lines
}

/// The paths of one `use`, each with the name it gives.
fn tree(text: &str, before: &[String], found: &mut Vec<(Vec<String>, String)>) {
    let text = text.trim();
    let (head, group) = text.split_once('{').map_or((text, None), |(head, rest)| (head, rest.rsplit_once('}')));
    let (head, alias) = head.split_once(" as ").map_or((head, None), |(head, alias)| (head, Some(alias.trim())));
    let mut path = before.to_vec();
    path.extend(head.split("::").map(str::trim).filter(|part| !part.is_empty() && *part != "self").map(str::to_owned));
    let Some((inside, _)) = group else {
        let called = alias.or(path.last().map(String::as_str)).unwrap_or("").to_owned();
        return found.push((path, called));
    };
    let (mut depth, mut start) = (0, 0);
    for (at, c) in inside.char_indices().chain([(inside.len(), ',')]) {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                if !inside[start..at].trim().is_empty() {
                    tree(&inside[start..at], &path, found);
                }
                start = at + 1;
            }
            _ => {}
        }
    }
}
