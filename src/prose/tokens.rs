//! A sentence → its words with their classes, its numbers and its marks, in one pass.
//!
//! Takes folded text. What neither the lexicon nor the reporter's names cover is kept as unknown text, so that frames can
//! say whether they bear it. Titles in `《》` mean nothing, but for those of papers, and neither does a name in quotes beside
//! a channel.

use super::classes::*;
use super::lexicon;
use super::numbers;
use super::token::{Kind, Token};
use super::who::{LEVELS, Reporter};
use crate::text::numbering::item;
use crate::text::{is_han, is_numeral};
use std::ops::Range;

/// The tokens of `text[range]`.
pub(super) fn tokens(text: &str, range: Range<usize>, reporter: &Reporter, year: Option<i32>) -> Vec<Token> {
    let sentence = &text[range.clone()];
    let words = known(sentence, reporter);
    let mut words = &words[..];
    let mut tokens: Vec<Token> = Vec::with_capacity(words.len() * 2 + 8);
    let mut at = 0;
    while at < sentence.len() {
        // 1.当面8件;2.网络9件: these number the parts.
        let begins = tokens.last().is_none_or(|last| matches!(last.kind, Kind::Mark(mark) if mark != '('));
        let after_colon = || tokens.last().is_some_and(|last| last.kind == Kind::Mark(':'));
        if begins && is_numbered("", &sentence[at..]) && (!after_colon() || opens_list(&text[range.start + at..])) {
            at += item(&sentence[at..]).1;
        }
        let Some(c) = sentence[at..].chars().next() else { break };
        while let [(word, _), behind @ ..] = words
            && word.start < at
        {
            words = behind;
        }
        // Who ends a sentence with a point means 。.
        if c == '.' && !sentence[at + 1..].starts_with(char::is_alphanumeric) {
            at += 1;
            continue;
        }
        let (kind, length) = match c {
            // 12345热线
            '0'..='9' if words.first().is_none_or(|(word, _)| word.start > at) => {
                numbers::digits(&sentence[..at], &sentence[at..], year)
            }
            '《' => {
                let length = sentence[at..].find('》').map_or(3, |end| end + 3);
                (Kind::Word(lexicon::titled(&sentence[at..at + length])), length)
            }
            // …1个（二）查阅点数3个
            '(' if is_numbered(&sentence[..at], &sentence[at..]) => (Kind::Mark(';'), item(&sentence[at..]).1),
            ',' | ';' | ':' | '(' | ')' | '[' | ']' => (Kind::Mark(c), 1),
            // 9件——网上5件，信函4件; 申请——比上年少3件——中
            '-' if sentence[at..].starts_with("--") && tokens.last().is_some_and(|last| !is_mark(last)) => {
                (Kind::Mark(','), 2)
            }
            '"' | '\'' | '“' | '”' | '‘' | '’' | ' ' | '*' | '|' | '#' | '·' | '-' => {
                at += c.len_utf8();
                continue;
            }
            _ => match words.first().filter(|(word, _)| word.start == at) {
                Some((word, classes)) => (Kind::Word(*classes), word.len()),
                None if c == '、' => (Kind::Mark(c), 3),
                None if is_numeral(c) || matches!(c, '两' | '零') => {
                    numbers::spelt_out(&sentence[..at], &sentence[at..], year)
                }
                None => (Kind::Unknown, c.len_utf8()),
            },
        };
        let place = range.start + at..range.start + at + length;
        at += length;
        match tokens.last_mut() {
            Some(last) if matches!(kind, Kind::Unknown) && last.is_unknown() && last.range.end == place.start => {
                last.range.end = place.end;
            }
            _ => tokens.push(Token { kind, range: place }),
        }
    }
    name(text, &mut tokens, reporter);
    tokens
}

const fn is_mark(token: &Token) -> bool {
    matches!(token.kind, Kind::Mark(_))
}

/// Whether a text begins with a number that numbers what is behind it; 第(一)项 is no part.
fn is_numbered(before: &str, text: &str) -> bool {
    let (_, length) = item(text);
    length > 0 && text[length..].starts_with(is_han) && !before.ends_with('第')
}

/// Whether a number behind a colon begins a list. Digits with 、 may be figures (网络:2、当面:3): they begin one where the next
/// part is numbered too, and not behind a colon.
fn opens_list(text: &str) -> bool {
    /// Characters in which the next part is looked for.
    const NEAR: usize = 120;
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if digits == 0 || !text[digits..].trim_start().starts_with('、') {
        return true;
    }
    let near = text.char_indices().nth(NEAR).map_or(text, |(at, _)| &text[..at]);
    let goes_on = |(at, _): (usize, &str)| !near[..at].trim_end().ends_with(|c: char| c == ':' || c.is_ascii_digit());
    &text[..digits] == "1" && near.match_indices("2、").any(goes_on)
}

/// The words of a sentence: the reporter's names, and between them the lexicon's.
fn known(sentence: &str, reporter: &Reporter) -> Vec<(Range<usize>, Classes)> {
    // A word in six characters of a sentence or fewer.
    let mut words = Vec::with_capacity(sentence.len() / 18 + 4);
    let mut from = 0;
    let mut named = reporter.named(sentence);
    // 公开政府信息 does not name 开阳市政府.
    let before = |at: usize| lexicon::words(sentence).take_while(move |word| word.range.start < at);
    let inside = |at: usize| before(at).any(|word| at < word.range.end);
    named.retain(|name| !(reporter.is_short(&sentence[name.clone()]) && inside(name.start)));
    let end = sentence.len();
    for name in named.into_iter().chain(std::iter::once(end..end)) {
        for word in lexicon::words(&sentence[from..name.start]) {
            words.push((from + word.range.start..from + word.range.end, word.classes));
        }
        from = name.end;
        if !name.is_empty() {
            words.push((name, OWN));
        }
    }
    words
}

/// Tells the area from its parts: 全区各部门、各镇街 and 县政府及各部门 are all of it, 全区各镇街 and 省政府及其部门 are parts, and 全市
/// is no county's.
fn name_area(tokens: &mut [Token], at: usize, reporter: &Reporter) {
    let (is_area, is_own) = (tokens[at].classes().any(AREA), tokens[at].classes().any(OWN));
    let joins = tokens.get(at + 1).is_some_and(|next| next.classes().any(JOINS)) && !reporter.is_province();
    if !(is_area || is_own && joins && reporter.is_government) {
        return;
    }
    let names =
        |token: &Token| token.classes().any(BODY | DEPARTMENTS | JOINS | FILL) || token.kind == Kind::Mark('、');
    let length = tokens[at + 1..].iter().take_while(|token| names(token)).count();
    let (area, named) = tokens[at..=at + length].split_at_mut(1);
    let names_any = |of: Classes| area.iter().chain(&*named).any(|token| token.classes().any(of));
    // 县政府及县政府办公室: the government without those under it.
    let (is_whole, is_core) = (names_any(DEPARTMENTS), is_own && names_any(CHANCELLERY));
    if is_whole || is_core {
        area[0].kind = Kind::Word(if is_whole { area[0].classes() & !CORE } else { OWN | CORE });
        for token in named {
            token.kind = Kind::Word(FILL);
        }
    } else if named.iter().any(|token| token.classes().any(BODY)) {
        area[0].kind = Kind::Word(BODY);
    }
}

/// Two words that stand beside each other, and what they mean together: the first has one of these classes, the second all of those.
const PAIRS: [(Classes, Classes, Classes, Classes); 8] = [
    // 向县政府申请复议: who decides is nobody's subject.
    (TOWARDS, BODY, FILL, JUDGE),
    // 2021年结转, 以前年度未办结: what last year left.
    (PAST, CARRIED_OVER, FILL, CARRIED_OVER),
    (PAST, CARRIED_FORWARD, FILL, CARRIED_OVER),
    (PAST, PENDING, FILL, CARRIED_OVER),
    // 目前有效 is a state, whenever it is told.
    (NOW, IN_FORCE, FILL, IN_FORCE),
    // 2017年结转: in a report on 2016.
    (LATER, CARRIED_OVER.and(CARRIED_FORWARD), FILL, CARRIED_FORWARD),
    // 比2015年的64件.
    (VERSUS, PAST, COMPARED, COMPARED),
    // 结转2022年, 顺延至2022年: what is left to the next.
    (CARRIED_FORWARD.and(EXTENDED), LATER, CARRIED_FORWARD, FILL),
];

/// The name in quotes right before a channel, or right behind it: “云岭发布”微信公众号, 微博@云岭发布.
fn quoted_beside(text: &str, channel: &Range<usize>) -> Range<usize> {
    const OPENS: [char; 4] = ['“', '"', '‘', '@'];
    const CLOSES: [char; 3] = ['”', '"', '’'];
    let (before, behind) = (&text[..channel.start], &text[channel.end..]);
    let is_end = |c: char| CLOSES.contains(&c) || !(is_han(c) || c.is_alphanumeric());
    if let Some(inside) = before.strip_suffix(CLOSES) {
        return inside.rfind(OPENS).map_or(0..0, |open| open..channel.start);
    }
    if let Some(inside) = behind.strip_prefix(OPENS) {
        let from = text.len() - inside.len();
        return from..from + inside.find(is_end).unwrap_or(inside.len());
    }
    0..0
}

/// Whether what stands before this is a name: a number counts it, or another name is joined to it.
fn ends_name(next: &Token) -> bool {
    matches!(next.kind, Kind::Number(_) | Kind::Mark('、'))
        || next.classes().any(FIELD | INFORMATION | JOINS) && !next.classes().any(DISCLOSE)
}

/// Whether the matter that stands before a word is that of a field: 食品药品信息公开方面.
fn is_of_field(tokens: &[Token], at: usize) -> bool {
    at > 1 && (tokens[at - 2].is_unknown() || tokens[at - 2].classes().any(DECIDED | OTHER_THING | CHARGE))
}

/// Whether the last time that these words name is a year before the one reported on, and what they tell is of it: it begins a
/// clause.
fn is_of_past(before: &[Token]) -> bool {
    let is_time = |token: &Token| token.classes().any(YEAR | YEAR_END | OTHER_PERIOD | NOW);
    let Some(at) = before.iter().rposition(is_time).filter(|&at| before[at].classes().any(PAST)) else { return false };
    let lead = before[..at].iter().rev().find(|token| token.classes() != FILL);
    let begins = lead.is_none_or(is_mark);
    begins && !before.get(at + 1).is_some_and(Token::is_unknown)
}

/// Makes of each word what those beside it make of it: a name, a part of another word, a body's own site.
fn name(text: &str, tokens: &mut [Token], reporter: &Reporter) {
    const CHANNELS: Classes = of! { WEBSITE WECHAT WEIBO WEIBO_WECHAT GAZETTE };
    for at in 0..tokens.len() {
        if let [.., first, second] = &mut tokens[..=at]
            && let Some(&(.., told, behind)) =
                PAIRS.iter().find(|(one, other, ..)| first.classes().any(*one) && second.classes().all(*other))
        {
            (first.kind, second.kind) = (Kind::Word(told), Kind::Word(behind));
        }
        let (token, word) = (&tokens[at], &text[tokens[at].range.clone()]);
        let classes = token.classes();
        let is_named = at > 0 && tokens[at - 1].is_unknown() && tokens[at - 1].range.end == token.range.start;
        let kind = match () {
            // 去年全年, 2015年度，全年收到: that year's.
            () if classes.any(SAME_YEAR) && is_of_past(&tokens[..at]) => Kind::Word(FILL),
            // 县全年受理: the county itself.
            () if token.is_unknown() && reporter.is_level(word) => Kind::Word(OWN),
            // 规划计划3条, 人口计划和生育: a name, and nothing that is to be.
            () if classes.any(NAMES_PLAN) && tokens.get(at + 1).is_some_and(ends_name) => Kind::Unknown,
            // Where nobody is known to report, 县政府办公室 does.
            () if reporter.is_unknown() && classes.any(BODY) && word.starts_with(LEVELS) && word.contains("政府") => {
                Kind::Word(OWN)
            }
            // 信息公开方面，未收取费用: names the matter itself, and no field of it.
            () if word == "方面"
                && at > 0
                && tokens[at - 1].classes().any(ABOUT | APPLICATION)
                && !is_of_field(tokens, at) =>
            {
                Kind::Word(FILL)
            }
            // A township's government works through its office: 镇政府办公室收到.
            () if classes.any(CHANCELLERY)
                && reporter.is_township()
                && !reporter.is_other_level(word.chars().next()) =>
            {
                Kind::Word(OWN)
            }
            // 履职申请 are other applications.
            () if classes == ASKING && is_named => Kind::Word(OTHER_THING),
            // 安全监管, 成都: part of a word.
            () if classes == ALL && is_named && word.len() == "全".len() => Kind::Unknown,
            // 全市, 市县两级: whose level is named first.
            () if classes.any(AREA)
                && reporter.is_government
                && reporter.is_other_level(word.chars().find(|c| LEVELS.contains(c))) =>
            {
                Kind::Word(BODY)
            }
            // The province's site is not a county's.
            () if classes.any(WEBSITE) && !reporter.is_township() && reporter.is_other_level(word.chars().next()) => {
                Kind::Word(BODY)
            }
            () => token.kind.clone(),
        };
        tokens[at].kind = kind;
        name_area(tokens, at, reporter);
        if !tokens[at].classes().any(CHANNELS) {
            continue;
        }
        let name = quoted_beside(text, &tokens[at].range);
        for token in tokens.iter_mut().filter(|token| name.contains(&token.range.start)) {
            token.kind = Kind::Word(FILL);
        }
        if let Some(before) = at.checked_sub(1)
            && tokens[before].is_unknown()
            && reporter.is_of_place(&text[tokens[before].range.clone()])
        {
            tokens[before].kind = Kind::Word(OWN);
        }
    }
}
