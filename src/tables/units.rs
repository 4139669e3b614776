//! The unit of money an amount is stated in: where it stands as a word of its own.
//!
//! Taken: a heading, a label, what stands beside a figure. Given: the unit, as it is said, whether amounts are read in it or not.
//! A unit stands behind 单位, 以, 额 or 费, alone in brackets or in its cell, or behind a stroke. 元 behind a digit is a sum, 元 before
//! other letters another word (元旦, 元/件). Of two units nobody knows which is meant: both are given, and no amount is read in them.

use super::signs::is_bar;

/// Letters that multiply a unit, or say whose money it is.
const POWERS: [char; 6] = ['十', '百', '千', '万', '亿', '美'];
/// Letters of a unit typed wrong.
const WRONG: usize = 2;

/// The unit that a text states.
pub(super) fn unit_in(text: &str) -> Option<String> {
    let mut units: Vec<String> = Vec::new();
    let text = &closed_up(text);
    for (at, _) in text.match_indices('元') {
        let behind = &text[at + '元'.len_utf8()..];
        let unit = unit_before(&text[..at]).filter(|_| ends(behind)).or_else(|| unknown_before(&text[..at], behind));
        units.extend(unit.map(|unit| format!("{unit}元")));
    }
    units.dedup();
    (!units.is_empty()).then(|| units.concat())
}

/// What stands behind a figure and tells money or a multiple, up to the next space or the cell's end: `元`, `（元）`, ` 元/件`.
pub(super) fn unit_behind(text: &str) -> &str {
    const LETTERS: [char; 7] = ['元', '百', '千', '万', '萬', '亿', '億'];
    let unit = text.trim_start_matches(' ');
    let gap = text.len() - unit.len();
    let unit = &unit[..unit.find(|c: char| c.is_whitespace() || is_bar(c) || c == ',').unwrap_or(unit.len())];
    // Behind a gap other words may follow.
    let is_unit = match gap {
        0 => unit.contains(LETTERS),
        _ => unit.trim_start_matches(['(', '（']).starts_with(LETTERS) && unit.contains('元'),
    };
    if is_unit { &text[..gap + unit.len()] } else { "" }
}

/// The multiple of things that a heading counts in: 万件.
pub(super) fn multiple_in(heading: &str) -> Option<&str> {
    let stated = heading.rfind("单位").map(|at| &heading[at + "单位".len()..])?;
    let unit = stated.trim_start_matches([':', '：', '为', ' ']);
    let power = unit.chars().next().filter(|c| matches!(c, '百' | '千' | '万'))?;
    let counter = unit[power.len_utf8()..].chars().next().filter(|c| matches!(c, '件' | '条' | '次' | '项'))?;
    Some(&unit[..power.len_utf8() + counter.len_utf8()])
}

/// Whether a word is a unit of money and nothing else.
pub(super) fn is_unit(word: &str) -> bool {
    word.strip_suffix('元').is_some_and(|powers| powers.chars().all(|c| POWERS.contains(&c)))
}

/// The unit of money that a text ends in as a word of its own; its letters may stand apart: `万 元`.
pub(super) fn unit_at_end(text: &str) -> Option<String> {
    let is_blank = |c: char| matches!(c, ' ' | '\u{a0}' | '\u{3000}');
    let parts = |c: char| c.is_whitespace() || is_bar(c) || c == ',';
    let mut lead = text.strip_suffix('元')?;
    while let Some(rest) = lead.trim_end_matches(is_blank).strip_suffix(POWERS) {
        lead = rest;
    }
    let is_apart = lead.chars().next_back().is_none_or(|c| parts(c) || !c.is_alphanumeric());
    is_apart.then(|| text[lead.len()..].chars().filter(|c| !is_blank(*c)).collect())
}

/// A text without what parts the pieces of a bracket: a heading may be broken over lines, between the walls of its cell.
fn closed_up(text: &str) -> String {
    let mut open = false;
    let keeps = |c: &char| {
        open = matches!(c, '（' | '(') || open && !matches!(c, '）' | ')');
        !(open && (c.is_whitespace() || is_bar(*c)))
    };
    text.chars().filter(keeps).collect()
}

/// A word that ends a bracket where a unit would, and is none: other words have come between its letters.
fn unknown_before(text: &str, behind: &str) -> Option<String> {
    let bracket = &text[text.rfind(['（', '('])?..];
    let is_unit = behind.starts_with(['）', ')']) && bracket.contains('单') && !bracket.contains("单位");
    (is_unit && !bracket.contains(|c: char| c.is_numeric())).then(|| "?".to_owned())
}

/// The unit that a line under a table states, and nothing else: `注：单位为万元`.
pub(super) fn unit_of_note(line: &str) -> Option<String> {
    let words = line.trim_matches(|c: char| !c.is_alphanumeric());
    let words = words.strip_prefix('注').unwrap_or(words).trim_start_matches(|c: char| !c.is_alphanumeric());
    let unit = words.strip_prefix("单位")?.trim_start_matches(|c: char| !c.is_alphanumeric() || c == '为');
    is_unit(unit).then(|| unit.to_owned())
}

/// What stands before 元 and is a part of the unit; `None` where 元 is no unit there. A unit may be broken over lines.
fn unit_before(text: &str) -> Option<String> {
    let mut lead = text;
    while let Some(rest) = lead.trim_end().strip_suffix(POWERS) {
        lead = rest;
    }
    let plain = |unit: &str| unit.chars().filter(|c| !c.is_whitespace()).collect();
    if leads(lead) {
        return Some(plain(&text[lead.len()..]));
    }
    // A unit typed wrong stands where a unit is due.
    let wrong = lead.char_indices().rev().take(WRONG).take_while(|(_, c)| c.is_alphabetic());
    let mut starts = wrong.map(|(at, _)| at).filter(|&at| is_due(&text[..at]));
    starts.next().map(|at| plain(&text[at..]))
}

/// Whether a unit may stand behind a text.
fn leads(text: &str) -> bool {
    let parts = |c: char| is_bar(c) || matches!(c, '/' | '／' | ',' | '\t' | '\n');
    let text = text.trim_end_matches(|c: char| c.is_whitespace() && !parts(c) || matches!(c, ':' | '：'));
    is_due(text) || is_one_of(text) || text.ends_with(['额', '费', '币']) || text.chars().next_back().is_none_or(parts)
}

/// Whether a text says that a unit follows.
fn is_due(text: &str) -> bool {
    let text = text.trim_end();
    let said = text.trim_end_matches(|c: char| matches!(c, ':' | '：' | '为' | '是') || c.is_whitespace());
    said.ends_with("单位") || text.ends_with(['以', '(', '（', '[', '［', '【', '〔'])
}

/// Whether several units are told, and another follows: `单位：件、`.
fn is_one_of(text: &str) -> bool {
    let said = text.rsplit(['\n', '(', '（']).next().unwrap_or("");
    text.ends_with('、') && said.contains("单位")
}

/// Whether a unit may end before a text: behind a stroke another unit may follow.
fn ends(text: &str) -> bool {
    if let Some(other) = text.strip_prefix(['/', '／']) {
        return other.trim_start_matches(POWERS).starts_with('元');
    }
    text.chars().next().is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '=' | '＝') || "计为".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_is_a_word() {
        for (text, unit) in [
            ("本年收费金额（单位：万元）", Some("万元")),
            ("本年收费金额(单位 元)", Some("元")),
            ("本年收费金额（万元）", Some("万元")),
            ("本年收费金额/元", Some("元")),
            ("收费金额（以人民币万元计）", Some("万元")),
            ("金额万元", Some("万元")),
            ("| 万元 |", Some("万元")),
            ("本年收费金额（精确到0.01万元；单位：元）", Some("元")),
            ("本年收费金额（1万元=10000元）单位：元", Some("元")),
            ("（标准10元/件）（单位：万元）", Some("万元")),
            ("（精确到元，单位：万元）", Some("万元")),
            ("（单位：万\n元）", Some("万元")),
            ("（单 |\n|  | 位：亿 |\n|  | 元） |", Some("亿元")),
            ("（单 |\n| 内容 | 位：元） |", Some("?元")),
            ("本年收费金额：元", Some("元")),
            ("单位：件、元", Some("元")),
            ("（单位：万元、元）", Some("万元元")),
            ("（元/万元）", Some("元万元")),
            ("单位：方元", Some("方元")),
            ("单位：美元", Some("美元")),
            ("（单位：元）（单位：万元）", Some("元万元")),
            ("行政事业性收费（含不动产登记费80元/件）", None),
            ("行政事业性收费（元旦起减免）", None),
            ("元/件", None),
            ("本年收费金额", None),
            ("单位负责人：张元", None),
        ] {
            assert_eq!(unit_in(text).as_deref(), unit, "{text}");
        }
    }

    #[test]
    fn a_note_states_a_unit_and_nothing_else() {
        for (line, unit) in [
            ("*单位为元", Some("元")),
            ("注：单位：万元。", Some("万元")),
            ("（单位：亿元）", Some("亿元")),
            ("单位负责人：张元", None),
            ("单位电话：12345，每次收费5元", None),
            ("单位地址：元宝路1号", None),
        ] {
            assert_eq!(unit_of_note(line).as_deref(), unit, "{line}");
        }
    }

    #[test]
    fn the_letters_of_a_unit_may_stand_apart() {
        for (text, unit) in [
            ("专项经费 万 元", Some("万元")),
            ("专项经费……万元", Some("万元")),
            ("专项经费\t元", Some("元")),
            ("每件10元", None),
            ("专项经费", None),
        ] {
            assert_eq!(unit_at_end(text).as_deref(), unit, "{text}");
        }
    }
}
