//! What changed, for people: figures in columns, sentences with `+`, `-` and `=`; of folders a line a pair.

use super::answer::{DiffAnswer, Why};
use crate::comparison::{Change, Comparison, Prose, Side};
use crate::emit::aligned::{Side as Stands, aligned};
use crate::emit::check::{CheckFormat, CheckOptions, check_writer};
use crate::emit::plain::{harmless, log_safe, one_line, start};
use crate::finding::Language;
use crate::report::Known;
use crate::rules::naming::cell_name;
use crate::statute::TableKind;
use std::fmt::Write as _;
use std::io;

/// How many sentences of a kind a section shows.
const SHOWN: usize = 12;
/// How many characters of a sentence a line shows.
const CHARS: usize = 70;

pub(super) fn write(answer: &DiffAnswer, out: &mut dyn io::Write) -> io::Result<()> {
    if answer.folders {
        return write!(out, "{}", log_safe(&harmless(&summary(answer))));
    }
    for pair in &answer.pairs {
        write!(out, "{}", log_safe(&harmless(&self::pair(pair, answer.language))))?;
        let options = CheckOptions::of_findings(answer.language, answer.colour);
        check_writer(CheckFormat::Human, &options).series(&pair.findings, out)?;
        writeln!(out, "{}", totals(pair, answer.language))?;
    }
    Ok(())
}

fn pair(pair: &Comparison, language: Language) -> String {
    let mut text = format!("{} → {}\n\n", name(&pair.old, language), name(&pair.new, language));
    for table in TableKind::ALL {
        let changes: Vec<_> = pair.changes.all.iter().filter(|change| change.form.table == table).collect();
        if !changes.is_empty() {
            let heads = [year(&pair.old, language, "旧", "old"), year(&pair.new, language, "新", "new")];
            let head = [String::new(), heads[0].clone(), heads[1].clone(), language.pick("变化", "change").to_owned()];
            let rows = changes.into_iter().map(|one| change(one, language));
            let rows: Vec<_> = std::iter::once(head.to_vec()).chain(rows).collect();
            let sides = [Stands::Left, Stands::Right, Stands::Right, Stands::Right, Stands::Right];
            let title = language.pick(table.title_zh(), table.title_en());
            let _ = writeln!(text, "{title}\n{}", aligned(&rows, &sides));
        }
    }
    for prose in pair.prose.iter().filter(|prose| prose.is_change() || !prose.stale.is_empty()) {
        text.push_str(&section(prose, language));
    }
    text
}

/// A side: who, for which year, in which file.
fn name(side: &Side, language: Language) -> String {
    let source = one_line(&side.source);
    let year = side.year.map(|year| language.pick(format!(" {year} 年度"), format!(" {year}"))).unwrap_or_default();
    match &side.issuer {
        Some(issuer) => format!("{}{year} ({source})", one_line(issuer)),
        None => format!("{source}{year}"),
    }
}

fn year(side: &Side, language: Language, zh: &str, en: &str) -> String {
    side.year.map_or_else(|| language.pick(zh, en).to_owned(), |year| year.to_string())
}

fn change(change: &Change, language: Language) -> Vec<String> {
    let value = |known: Known| match known {
        Known::Read(value) => value.normalize().to_string(),
        Known::Blank => "-".to_owned(),
        Known::Not => "?".to_owned(),
    };
    let delta = change.delta().map(|delta| format!("{:+}", delta.normalize())).unwrap_or_default();
    let percent = change.percent().map(|percent| format!("{percent:+}%")).unwrap_or_default();
    let leap = if change.is_leap() { language.pick("十倍以上", "tenfold or more") } else { "" };
    vec![cell_name(change.form, change.cell), value(change.old), value(change.new), delta, percent, leap.to_owned()]
}

fn section(prose: &Prose, language: Language) -> String {
    let heading = prose.kind.spec().heading;
    let Prose { new, gone, stale, updated, .. } = prose;
    let (more, less, left) = (new.len(), gone.len(), stale.len());
    let alike = match prose.alike() {
        Some(alike) => language.pick(format!("沿用 {alike}% 的文字，"), format!("{alike}% in the old words, ")),
        None => String::new(),
    };
    let head = language.pick(
        format!("{heading}：{alike}新增 {more} 句，删去 {less} 句，只改数字 {updated} 句，数字也未改 {left} 句"),
        format!("{heading}: {alike}sentences: {more} new, {less} gone, {updated} with other figures, {left} with the old figures"),
    );
    let mut text = head + "\n";
    for (mark, sentences) in [('+', new), ('-', gone), ('=', stale)] {
        for sentence in sentences.iter().take(SHOWN) {
            let _ = writeln!(text, "  {mark} {}", start(sentence, CHARS));
        }
        if let Some(more) = sentences.len().checked_sub(SHOWN).filter(|more| *more > 0) {
            let _ = writeln!(text, "  {mark} {}", language.pick(format!("另有 {more} 句"), format!("{more} more")));
        }
    }
    text + "\n"
}

/// The last line of a pair.
fn totals(pair: &Comparison, language: Language) -> String {
    let changed = pair.changes.all.iter().filter(|change| change.delta().is_some()).count();
    let (one_side, same, neither) = (pair.changes.all.len() - changed, pair.changes.same, pair.changes.not_known);
    match language {
        Language::Zh => {
            format!("{changed} 格有变化，{same} 格相同，{one_side} 格只有一边已知，{neither} 格两边未知")
        }
        Language::En => {
            format!("{changed} cells changed, {same} the same, {one_side} known on one side only, {neither} on neither")
        }
    }
}

/// Folders: a line a pair, then what has none.
fn summary(answer: &DiffAnswer) -> String {
    let language = answer.language;
    let head = language.pick(
        ["机关", "变化的格", "十倍以上", "文字沿用", "数字未改的句子", "跨年问题"],
        ["issuer", "cells changed", "tenfold", "old words", "old figures kept", "findings"],
    );
    let row = |pair: &Comparison| {
        let leaps = pair.changes.all.iter().filter(|change| change.is_leap()).count();
        let letters = pair.prose.iter().fold((0, 0), |sum, prose| (sum.0 + prose.letters.0, sum.1 + prose.letters.1));
        let alike = (letters.1 * 100).checked_div(letters.0).map(|alike| format!("{alike}%")).unwrap_or_default();
        let stale: usize = pair.prose.iter().map(|prose| prose.stale.len()).sum();
        let counts = [pair.changes.all.len(), leaps].map(|count| count.to_string());
        let name = one_line(pair.new.name());
        [vec![name], counts.to_vec(), vec![alike, stale.to_string(), pair.findings.len().to_string()]].concat()
    };
    let rows: Vec<_> = std::iter::once(head.map(str::to_owned).to_vec()).chain(answer.pairs.iter().map(row)).collect();
    let mut text =
        aligned(&rows, &[Stands::Left, Stands::Right, Stands::Right, Stands::Right, Stands::Right, Stands::Right]);
    text.push('\n');
    for unpaired in &answer.unpaired {
        if let Some(message) = &unpaired.message {
            let _ = writeln!(text, "{}", one_line(message));
            continue;
        }
        let issuer = unpaired.issuer.as_deref().map(|issuer| one_line(issuer) + " ").unwrap_or_default();
        let (source, said) = (one_line(&unpaired.source), one_line(&unpaired.said(language)));
        let _ = writeln!(text, "{issuer}({source}){}{said}", language.pick("：", ": "));
    }
    let count = |why: Why| answer.unpaired.iter().filter(|unpaired| unpaired.reason == why).count();
    let (pairs, new, gone) = (answer.pairs.len(), count(Why::New), count(Why::Gone));
    let (several, unread) = (count(Why::Several), count(Why::Unread));
    let last = language.pick(
        format!("比较 {pairs} 对，新增 {new} 份，减少 {gone} 份，不能确定对应的 {several} 份，未能读取 {unread} 份"),
        format!("{pairs} pairs compared, {new} new, {gone} gone, {several} in doubt, {unread} not read"),
    );
    text + &last + "\n"
}
