//! Sentences that several formats share: a sum with its numbers, its operands with their places, the cell in doubt.

use crate::emit::plain::{one_line, start};
use crate::finding::{Equation, Finding, Lack, Language, Operand, Quoted, Spot, Suspect};
use crate::rules;
use rust_decimal::Decimal;

/// From how many operands on zeros are counted rather than listed.
const MANY: usize = 8;
/// How many operands a line names at most; no sum of the statute has more.
const LISTED: usize = 24;
/// How many characters of a quotation a line shows.
const QUOTED: usize = 40;

/// `9038 + 189 = 9227, but 9075 + 159 = 9234 (off by -7)`.
pub(in crate::emit) fn equation(equation: &Equation<Spot>, language: Language) -> String {
    let left = side(&equation.left, equation.left_sum);
    let right = side(&equation.right, equation.right_sum);
    let delta = equation.delta().normalize();
    match language {
        Language::Zh => format!("{left}，而 {right}（相差 {delta}）"),
        Language::En => format!("{left}, but {right} (off by {delta})"),
    }
}

/// What is wrong and, where one cell explains it, which: what every format says of a finding at least.
pub(in crate::emit) fn headline(finding: &Finding<Spot>, language: Language) -> String {
    let suspect = finding.suspect.as_ref().map(|suspect| self::suspect(suspect, language));
    parts([Some(one_line(finding.message.get(language))), suspect], language)
}

/// The headline, what is to be known of it, and where else to look: for formats that tell the sum elsewhere.
pub(in crate::emit) fn message(finding: &Finding<Spot>, language: Language) -> String {
    parts([Some(headline(finding, language)), hint(finding, language), elsewhere(finding, language)], language)
}

/// The message for programs: characters as they are, places elsewhere left to the places.
pub(in crate::emit) fn exact(finding: &Finding<Spot>, language: Language) -> String {
    let suspect = finding.suspect.as_ref().map(|suspect| self::suspect(suspect, language));
    let help = finding.help.as_ref().map(|help| help.get(language).to_owned());
    parts([Some(finding.message.get(language).to_owned()), suspect, help], language)
}

/// What [`message`] says, with the sum in it: for formats that have one text a finding.
pub(in crate::emit) fn sentence(finding: &Finding<Spot>, language: Language) -> String {
    let message = one_line(finding.message.get(language));
    let text = match &finding.equation {
        None => message,
        Some(sum) => format!("{message}{}{}", language.pick("：", ": "), equation(sum, language)),
    };
    let suspect = finding.suspect.as_ref().map(|suspect| self::suspect(suspect, language));
    parts([Some(text), suspect, hint(finding, language), elsewhere(finding, language)], language)
}

/// What to do or to know, in one line.
pub(in crate::emit) fn hint(finding: &Finding<Spot>, language: Language) -> Option<String> {
    finding.help.as_ref().map(|help| one_line(help.get(language)))
}

fn parts<const N: usize>(parts: [Option<String>; N], language: Language) -> String {
    parts.into_iter().flatten().collect::<Vec<_>>().join(language.pick("；", "; "))
}

/// `see 2023.txt:53`: the first place in each other source.
fn elsewhere(finding: &Finding<Spot>, language: Language) -> Option<String> {
    let spots: Vec<_> = other_sources(finding).into_iter().map(|other| spot(other, language)).collect();
    let told = || language.pick(format!("另见 {}", spots.join("、")), format!("see {}", spots.join(", ")));
    (!spots.is_empty()).then(told)
}

/// What people call a rule: its title in Chinese, its name in English.
pub(in crate::emit) fn rule(code: &str, name: &'static str, language: Language) -> &'static str {
    match language {
        Language::Zh => rules::find(code).map_or(name, |rule| rule.title.zh),
        Language::En => name,
    }
}

/// The first place the finding speaks of in each source that is not its own.
pub(in crate::emit) fn other_sources(finding: &Finding<Spot>) -> Vec<&Spot> {
    let mut spots: Vec<&Spot> = Vec::new();
    for operand in finding.operands().filter(|operand| operand.at.source != finding.at.source) {
        if spots.iter().all(|spot| spot.source != operand.at.source) {
            spots.push(&operand.at);
        }
    }
    spots
}

/// `2023.txt:53`.
fn spot(spot: &Spot, language: Language) -> String {
    let source = one_line(&spot.source);
    match (spot.line(), spot.told(language)) {
        (Some(line), _) => format!("{source}:{line}"),
        (None, Some(told)) => format!("{source} {told}"),
        (None, None) => source,
    }
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
pub(in crate::emit) fn operands(finding: &Finding<Spot>, language: Language) -> String {
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
pub(in crate::emit) fn operand(operand: &Operand<Spot>, language: Language) -> String {
    let value = match operand.value {
        Some(value) => value.normalize().to_string(),
        None if operand.raw.trim().is_empty() => nothing(operand.lack, language).to_owned(),
        None => one_line(&operand.raw),
    };
    format!("{} {value}", one_line(&operand.label))
}

fn place(operand: &Operand<Spot>, finding: &Finding<Spot>, language: Language) -> String {
    let mut text = self::operand(operand, language);
    let elsewhere = (operand.at.source != finding.at.source).then(|| spot(&operand.at, language));
    if let Some(told) = elsewhere.or_else(|| operand.at.told(language)) {
        text.push_str(&bracketed(&told, language));
    }
    text
}

/// `likely 不予处理 2.重复申请/自然人 reads 65 (line 431), should be 56 (digits swapped)`.
pub(in crate::emit) fn suspect(suspect: &Suspect<Spot>, language: Language) -> String {
    let label = one_line(&suspect.label);
    let read = suspect.read.map_or_else(|| blank(language).to_owned(), |read| read.normalize().to_string());
    let place = suspect.at.told(language).map_or_else(String::new, |told| bracketed(&told, language));
    let (expected, reading) = (suspect.expected, suspect.reading.map(|reading| reading.word(language)));
    match language {
        Language::Zh => {
            let reading = reading.map_or_else(String::new, |word| format!("（{word}）"));
            format!("很可能是 {label}：读作 {read}{place}，应为 {expected}{reading}")
        }
        Language::En => {
            let reading = reading.map_or_else(String::new, |word| format!(" ({word})"));
            format!("likely {label} reads {read}{place}, should be {expected}{reading}")
        }
    }
}

fn bracketed(text: &str, language: Language) -> String {
    match language {
        Language::Zh => format!("（{text}）"),
        Language::En => format!(" ({text})"),
    }
}

/// `天天棋牌 (lines 14, 27) · beat365 (line 1) · and 12 more`.
pub(in crate::emit) fn places(places: &[Quoted<Spot>], language: Language) -> String {
    let mut of_text: Vec<(&str, Vec<usize>)> = Vec::new();
    let mut laid = Vec::new();
    for quoted in places.iter().take(LISTED) {
        let Some(line) = quoted.at.line() else {
            let told = quoted.at.told(language).map_or_else(String::new, |told| bracketed(&told, language));
            laid.push(start(&quoted.text, QUOTED) + &told);
            continue;
        };
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
        .chain(laid)
        .collect();
    match (language, places.len().saturating_sub(LISTED)) {
        (_, 0) => {}
        (Language::Zh, more) => all.push(format!("另有 {more} 处")),
        (Language::En, more) => all.push(format!("and {more} more")),
    }
    all.join(" · ")
}

/// What is said of a cell without a value.
const fn nothing(lack: Lack, language: Language) -> &'static str {
    match (lack, language) {
        (Lack::Blank, _) => blank(language),
        (Lack::NotRead, Language::Zh) => "未采用",
        (Lack::NotRead, Language::En) => "not read",
        (Lack::Missing, Language::Zh) => "缺",
        (Lack::Missing, Language::En) => "missing",
    }
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
            let region = Some(Region::Lines { start: place(at), end: place(at + text.len()) });
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
