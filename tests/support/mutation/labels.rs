//! Labels: misspelt, broken, gone, with notes that name other rows.

use super::Deed::Drawn as Any;
use super::{Drawn, Entry, data_rows};
use crate::support::sheet::{Kind, Sheet};

pub const ALL: &[Entry] = &[
    ("label gone", Any(gone)),
    ("three labels gone", Any(three_gone)),
    ("all labels gone", Any(all_gone)),
    ("label misspelt", Any(misspelt)),
    ("label broken over lines", Any(broken)),
    ("label with blanks", Any(spaced)),
    ("label with a note of another row", Any(noted)),
    ("labels without numbers", Any(unnumbered)),
    ("label doubled within itself", Any(doubled)),
    ("group misspelt", Any(group_misspelt)),
    ("two labels in one cell", Any(two_in_one)),
    ("official note kept", Any(official_note)),
];

/// The labels of data rows of a table.
fn labels(sheet: &Sheet) -> Vec<(usize, usize)> {
    let places = data_rows(sheet).into_iter().flat_map(|row| (0..sheet.rows[row].len()).map(move |at| (row, at)));
    places.filter(|&(row, at)| sheet.rows[row][at].kind == Kind::Label).collect()
}

fn gone(drawn: &mut Drawn<'_>) -> bool {
    let Some((sheet, dice)) = drawn.labelled() else { return false };
    let (row, at) = *dice.pick(&labels(sheet));
    sheet.rows[row][at].text.clear();
    true
}

fn three_gone(drawn: &mut Drawn<'_>) -> bool {
    gone(drawn) && gone(drawn) && gone(drawn)
}

fn all_gone(drawn: &mut Drawn<'_>) -> bool {
    let Some((sheet, _)) = drawn.labelled() else { return false };
    for (row, at) in labels(sheet) {
        sheet.rows[row][at].text.clear();
    }
    true
}

/// Changes one label.
fn reword(drawn: &mut Drawn<'_>, fits: impl Fn(&str) -> bool, change: impl Fn(&str, usize) -> String) -> bool {
    let Some((sheet, dice)) = drawn.labelled() else { return false };
    let found: Vec<(usize, usize)> =
        labels(sheet).into_iter().filter(|&(row, at)| fits(&sheet.rows[row][at].text)).collect();
    if found.is_empty() {
        return false;
    }
    let (row, at) = *dice.pick(&found);
    let length = sheet.rows[row][at].text.chars().count();
    let place = dice.below(length);
    let text = change(&sheet.rows[row][at].text, place);
    sheet.rows[row][at].text = text;
    true
}

fn misspelt(drawn: &mut Drawn<'_>) -> bool {
    reword(
        drawn,
        |text| text.chars().count() >= 7,
        |text, place| {
            text.chars().enumerate().map(|(at, c)| if at == place && c > '\u{4e00}' { '的' } else { c }).collect()
        },
    )
}

fn broken(drawn: &mut Drawn<'_>) -> bool {
    reword(
        drawn,
        |text| text.chars().count() >= 4,
        |text, place| {
            let mut out = String::new();
            for (at, c) in text.chars().enumerate() {
                if at > 1 && at == place.max(2) {
                    out.push('\n');
                }
                out.push(c);
            }
            out
        },
    )
}

fn spaced(drawn: &mut Drawn<'_>) -> bool {
    reword(
        drawn,
        |text| !text.is_empty(),
        |text, _| text.chars().flat_map(|c| if c > '\u{4e00}' { vec![c, ' '] } else { vec![c] }).collect(),
    )
}

fn noted(drawn: &mut Drawn<'_>) -> bool {
    reword(
        drawn,
        |text| text.chars().count() >= 4,
        |text, place| {
            let notes = ["（不含重复申请）", "（含部分公开）", "（其中规章2件）", "（不含行政处罚）", "（与总计一致）"];
            format!("{text}{}", notes[place % notes.len()])
        },
    )
}

fn unnumbered(drawn: &mut Drawn<'_>) -> bool {
    let (sheet, _) = drawn.matrix();
    for cell in sheet.rows.iter_mut().flatten().filter(|cell| matches!(cell.kind, Kind::Label | Kind::Group)) {
        let bare =
            cell.text.trim_start_matches(|c: char| c.is_ascii_digit() || ".、（）()一二三四五六七八".contains(c));
        cell.text = bare.to_owned();
    }
    true
}

fn doubled(drawn: &mut Drawn<'_>) -> bool {
    reword(
        drawn,
        |text| text.chars().count() >= 6,
        |text, place| text.chars().enumerate().flat_map(|(at, c)| vec![c; if at == place { 2 } else { 1 }]).collect(),
    )
}

fn group_misspelt(drawn: &mut Drawn<'_>) -> bool {
    let (sheet, dice) = drawn.matrix();
    let mut groups: Vec<_> = sheet.rows.iter_mut().flatten().filter(|cell| cell.kind == Kind::Group).collect();
    if groups.is_empty() {
        return false;
    }
    let at = dice.below(groups.len());
    let last = groups[at].text.chars().count() - 1;
    groups[at].text = groups[at].text.chars().enumerate().map(|(at, c)| if at == last { '的' } else { c }).collect();
    true
}

/// The next row's name in the cell too; the next row has it as well.
fn two_in_one(drawn: &mut Drawn<'_>) -> bool {
    let Some((sheet, dice)) = drawn.labelled() else { return false };
    let found = labels(sheet);
    if found.len() < 2 {
        return false;
    }
    let at = dice.below(found.len() - 1);
    let ((row, cell), (next, other)) = (found[at], found[at + 1]);
    let name = sheet.rows[next][other].text.clone();
    let text = format!("{}、{name}", sheet.rows[row][cell].text);
    sheet.rows[row][cell].text = text;
    true
}

fn official_note(drawn: &mut Drawn<'_>) -> bool {
    let Some((sheet, dice)) = drawn.labelled() else { return false };
    let (row, at) = *dice.pick(&labels(sheet));
    let note =
        *dice.pick(&["（填写说明：以规范性文件数为准）", "（指行政许可、行政处罚以外的事项）", "（注：不计结转件）"]);
    sheet.rows[row][at].text.push_str(note);
    true
}
