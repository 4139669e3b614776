//! Sentences that several formats share: a sum with its numbers, its operands with their places, the cell in doubt.

use crate::emit::plain::{one_line, start};
use crate::finding::{Equation, Finding, Language, Operand, Quoted, Spot, Suspect};
use rust_decimal::Decimal;
use std::fmt::Write as _;

/// From how many operands on zeros are counted rather than listed.
const MANY: usize = 8;
/// How many operands a line names at most; no sum of the statute has more.
const LISTED: usize = 24;
/// How many characters of a quotation a line shows.
const QUOTED: usize = 40;

/// `9038 + 189 = 9227, but 9075 + 159 = 9234 (off by -7)`.
pub(super) fn equation(equation: &Equation<Spot>, language: Language) -> String {
    let left = side(&equation.left, equation.left_sum);
    let right = side(&equation.right, equation.right_sum);
    let delta = equation.delta().normalize();
    match language {
        Language::Zh => format!("{left}，而 {right}（相差 {delta}）"),
        Language::En => format!("{left}, but {right} (off by {delta})"),
    }
}

/// What is wrong, with the numbers where it is a sum, and where else to look: for formats that have one text a finding.
pub(super) fn sentence(finding: &Finding<Spot>, language: Language) -> String {
    let message = one_line(finding.message.get(language));
    let text = match (&finding.equation, language) {
        (None, _) => message,
        (Some(sum), Language::Zh) => format!("{message}：{}", equation(sum, language)),
        (Some(sum), Language::En) => format!("{message}: {}", equation(sum, language)),
    };
    text + &elsewhere(finding, language)
}

/// What is wrong, and where else to look.
pub(super) fn message(finding: &Finding<Spot>, language: Language) -> String {
    one_line(finding.message.get(language)) + &elsewhere(finding, language)
}

/// `; see 2023.txt:53`: the first place in each other source.
fn elsewhere(finding: &Finding<Spot>, language: Language) -> String {
    let spots: Vec<_> = other_sources(finding).into_iter().map(spot).collect();
    match (spots.is_empty(), language) {
        (true, _) => String::new(),
        (false, Language::Zh) => format!("；另见 {}", spots.join("、")),
        (false, Language::En) => format!("; see {}", spots.join(", ")),
    }
}

/// The first place the finding speaks of in each source that is not its own.
pub(super) fn other_sources(finding: &Finding<Spot>) -> Vec<&Spot> {
    let mut spots: Vec<&Spot> = Vec::new();
    for operand in finding.operands().filter(|operand| operand.at.source != finding.at.source) {
        if spots.iter().all(|spot| spot.source != operand.at.source) {
            spots.push(&operand.at);
        }
    }
    spots
}

/// `2023.txt:53`.
fn spot(spot: &Spot) -> String {
    let source = one_line(&spot.source);
    spot.line().map_or_else(|| source.clone(), |line| format!("{source}:{line}"))
}

/// The numbers that are not zero, and their sum.
fn side(operands: &[Operand<Spot>], sum: Decimal) -> String {
    let sum = sum.normalize();
    let numbers: Vec<_> =
        operands.iter().filter_map(|operand| operand.value).filter(|value| !value.is_zero()).collect();
    if numbers.len() < 2 {
        return sum.to_string();
    }
    let numbers = numbers.into_iter().map(|value| {
        let value = value.normalize();
        if value.is_sign_negative() { format!("({value})") } else { value.to_string() }
    });
    format!("{} = {sum}", numbers.collect::<Vec<_>>().join(" + "))
}

/// `一、本年新收 9038 (line 301) · 二、上年结转 189 (line 317)`; zeros among many are counted, not listed.
pub(super) fn operands(finding: &Finding<Spot>, language: Language) -> String {
    let all: Vec<_> = finding.operands().collect();
    let many = all.len() > MANY;
    let is_zero = |operand: &Operand<Spot>| operand.value.is_some_and(|value| value.is_zero());
    let listed: Vec<_> = all.iter().filter(|operand| !(many && is_zero(operand))).collect();
    let mut line: Vec<_> = listed.iter().take(LISTED).map(|operand| place(operand, finding, language)).collect();
    let zeros = all.len() - listed.len();
    let more = listed.len().saturating_sub(LISTED);
    match (language, zeros, more) {
        (_, 0, 0) => {}
        (Language::Zh, _, 0) => line.push(format!("其余 {zeros} 格为 0")),
        (Language::En, _, 0) => line.push(format!("{zeros} more are 0")),
        (Language::Zh, ..) => line.push(format!("另有 {} 格", zeros + more)),
        (Language::En, ..) => line.push(format!("and {} more", zeros + more)),
    }
    line.join(" · ")
}

/// `二、上年结转 189`.
pub(super) fn operand(operand: &Operand<Spot>, language: Language) -> String {
    let value = match operand.value {
        Some(value) => value.normalize().to_string(),
        None if operand.raw.trim().is_empty() => blank(language).to_owned(),
        None => one_line(&operand.raw),
    };
    format!("{} {value}", one_line(&operand.label))
}

fn place(operand: &Operand<Spot>, finding: &Finding<Spot>, language: Language) -> String {
    let mut text = self::operand(operand, language);
    let _ = match (operand.at.line(), language) {
        _ if operand.at.source != finding.at.source => match language {
            Language::Zh => write!(text, "（{}）", spot(&operand.at)),
            Language::En => write!(text, " ({})", spot(&operand.at)),
        },
        (Some(line), Language::Zh) => write!(text, "（第 {line} 行）"),
        (Some(line), Language::En) => write!(text, " (line {line})"),
        (None, _) => Ok(()),
    };
    text
}

/// `likely 不予处理 2.重复申请/自然人 reads 65 (line 431), should be 56 (digits swapped)`.
pub(super) fn suspect(suspect: &Suspect<Spot>, language: Language) -> String {
    let label = one_line(&suspect.label);
    let read = suspect.read.map_or_else(|| blank(language).to_owned(), |read| read.normalize().to_string());
    let line = suspect.at.line();
    let (expected, reading) = (suspect.expected, suspect.reading.map(|reading| reading.word(language)));
    match language {
        Language::Zh => {
            let line = line.map_or_else(String::new, |line| format!("（第 {line} 行）"));
            let reading = reading.map_or_else(String::new, |word| format!("（{word}）"));
            format!("很可能是 {label}：读作 {read}{line}，应为 {expected}{reading}")
        }
        Language::En => {
            let line = line.map_or_else(String::new, |line| format!(" (line {line})"));
            let reading = reading.map_or_else(String::new, |word| format!(" ({word})"));
            format!("likely {label} reads {read}{line}, should be {expected}{reading}")
        }
    }
}

/// `the same cell: 不予处理 2.重复申请/自然人`.
pub(super) fn same_suspect(suspect: &Suspect<Spot>, language: Language) -> String {
    let label = one_line(&suspect.label);
    match language {
        Language::Zh => format!("与上一条同出一格：{label}"),
        Language::En => format!("the same cell as above: {label}"),
    }
}

/// `天天棋牌 (lines 14, 27) · beat365 (line 1) · and 12 more`.
pub(super) fn places(places: &[Quoted<Spot>], language: Language) -> String {
    let mut of_text: Vec<(&str, Vec<usize>)> = Vec::new();
    for quoted in places.iter().take(LISTED) {
        let Some(line) = quoted.at.line() else { continue };
        match of_text.iter_mut().find(|(text, _)| *text == quoted.text) {
            Some((_, lines)) if lines.contains(&line) => {}
            Some((_, lines)) => lines.push(line),
            None => of_text.push((&quoted.text, vec![line])),
        }
    }
    let mut all: Vec<_> = of_text
        .into_iter()
        .map(|(text, lines)| {
            let (text, plural) = (start(text, QUOTED), if lines.len() == 1 { "" } else { "s" });
            let lines: Vec<_> = lines.iter().map(usize::to_string).collect();
            match language {
                Language::Zh => format!("{text}（第 {} 行）", lines.join("、")),
                Language::En => format!("{text} (line{plural} {})", lines.join(", ")),
            }
        })
        .collect();
    match (language, places.len().saturating_sub(LISTED)) {
        (_, 0) => {}
        (Language::Zh, more) => all.push(format!("另有 {more} 处")),
        (Language::En, more) => all.push(format!("and {more} more")),
    }
    all.join(" · ")
}

const fn blank(language: Language) -> &'static str {
    match language {
        Language::Zh => "空白",
        Language::En => "blank",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Report;
    use crate::check::check;
    use crate::finding::Region;
    use crate::rules::testing::sound;
    use crate::statute::Edition::E2021;

    fn found(report: &Report, code: &str) -> Vec<Finding<Spot>> {
        let mut all = report.located(&check(report).findings);
        all.retain(|finding| finding.code == code);
        all
    }

    #[test]
    fn a_sum_is_told_with_its_numbers() {
        let report = sound(E2021)
            .set("disputes.review.upheld", "9038")
            .set("disputes.review.corrected", "189")
            .set("disputes.review.other", "0")
            .set("disputes.review.pending", "—")
            .set("disputes.review.total", "9234")
            .build();
        let findings = found(&report, "GK401");
        let broken = findings[0].equation.as_ref().expect("a sum");
        assert_eq!(equation(broken, Language::En), "9038 + 189 = 9227, but 9234 (off by -7)");
        assert_eq!(equation(broken, Language::Zh), "9038 + 189 = 9227，而 9234（相差 -7）");
        let line = findings[0].at.line().expect("a place");
        assert_eq!(
            operands(&findings[0], Language::En),
            format!(
                "结果维持 9038 (line {line}) · 结果纠正 189 (line {line}) · 其他结果 0 (line {line}) · \
                 尚未审结 — (line {line}) · 总计 9234 (line {line})"
            )
        );
    }

    #[test]
    fn zeros_among_many_operands_are_counted() {
        let report =
            sound(E2021).set_all("applications.denied.", "0").set("applications.granted.total", "9999").build();
        let findings = found(&report, "GK303");
        assert!(operands(&findings[0], Language::En).ends_with(" · 8 more are 0"));
    }

    #[test]
    fn the_same_words_in_several_lines_are_told_once() {
        let page = "甲棋牌\n乙\n甲棋牌，甲棋牌\n";
        let report = crate::read("page.txt", page.as_bytes()).expect("a page");
        let quote = |text: &str, at: usize| {
            let place = |offset| report.lines.place(&report.source.text, offset);
            let region = Some(Region { start: place(at), end: place(at + text.len()) });
            Quoted { text: text.to_owned(), at: Spot { source: "page.txt".into(), region } }
        };
        let second = page.find('乙').expect("it is there");
        let mut all = vec![quote("甲棋牌", 0), quote("乙", second)];
        all.extend(page.match_indices("甲棋牌").skip(1).map(|(at, text)| quote(text, at)));
        assert_eq!(places(&all, Language::En), "甲棋牌 (lines 1, 3) · 乙 (line 2)");
        assert_eq!(places(&all, Language::Zh), "甲棋牌（第 1、3 行） · 乙（第 2 行）");
        let many = vec![quote("乙", second); LISTED + 2];
        assert_eq!(places(&many, Language::En), "乙 (line 2) · and 2 more");
    }
}
