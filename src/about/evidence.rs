//! Words that show a name: what leads to it, and what stands behind it.
//!
//! In folded text. A name is of Chinese characters, brackets and middle dots, and ends where words first stand that may follow
//! one. By hand: as patterns of `regex` these took 21 million instructions to compile, three times what reading a short report takes.

use super::lexicon::{MAKES, PUBLISHERS, REPORT, VERBS};
use crate::text::WordList;
use std::ops::Range;

/// What kind of words show a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Evidence {
    /// `本报告由某县人民政府办公室编制`.
    MadeBy,
    /// `按照要求，某县民政局编制了本报告`, `按照要求，某县民政局特向社会公布`.
    Made,
    /// `现将某县人民政府2021年政府信息公开…`, `在某省2016年各市…的基础上`.
    Reported,
    /// `2016年，某省坚持…` at the start of a paragraph, or where the name comes again.
    Opening,
    /// `发布机构：某区审计局`.
    Publisher,
    /// `如有疑问，请与某县人民政府办公室联系`.
    Contact,
}

/// A name that words show.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Shown {
    /// Where the words begin that lead to it.
    pub start: usize,
    /// The name.
    pub name: Range<usize>,
    /// What the reporter does, where [`Evidence::Opening`] shows it.
    pub verb: &'static str,
}

/// Characters of the shortest and of the longest name.
const LENGTHS: (usize, usize) = (3, 32);
/// Characters between `报告` and `由`.
const APART: usize = 160;
/// Characters between `结合` and what is done.
const CONSIDERED: usize = 12;

/// Instead of a verb: 在上级机关的指导下.
pub(super) const UNDER: &str = "下,";

impl Evidence {
    /// Every kind, the best first.
    pub const ALL: [Self; 6] =
        [Self::MadeBy, Self::Made, Self::Reported, Self::Opening, Self::Publisher, Self::Contact];

    /// The words that lead to a name.
    const fn leads(self) -> WordList {
        match self {
            Self::MadeBy => REPORT,
            Self::Made => WordList(", 。"),
            Self::Reported => WordList("现将 将 在 公布 发布"),
            Self::Opening => WordList("0年 1年 2年 3年 4年 5年 6年 7年 8年 9年"),
            Self::Publisher => PUBLISHERS,
            Self::Contact => WordList("请与 请联系"),
        }
    }

    /// The names that such words show, from left to right, each the shortest behind its lead.
    pub fn shown(self, text: &str) -> impl Iterator<Item = Shown> {
        let places = |lead: &'static str| memchr::memmem::find_iter(text.as_bytes(), lead).map(move |at| (at, lead));
        let mut leads: Vec<(usize, &str)> = self.leads().iter().flat_map(places).collect();
        leads.sort_unstable();
        let mut from = 0;
        leads.into_iter().filter_map(move |(start, lead)| {
            // Within a name that was shown another may begin; within what leads to it none does.
            let (name, verb) = (start >= from).then(|| self.name(text, start + lead.len(), lead)).flatten()?;
            from = name.start;
            Some(Shown { start, name, verb })
        })
    }

    /// The first name that begins behind a lead's end, and the verb behind it.
    fn name(self, text: &str, end: usize, lead: &str) -> Option<(Range<usize>, &'static str)> {
        let behind = &text[end..];
        let named = |rest: &str| {
            let (length, verb) = self.length(rest, lead)?;
            let start = text.len() - rest.len();
            Some((start..start + length, verb))
        };
        match self {
            Self::MadeBy => steps(behind, APART, &['。']).find_map(|rest| named(rest.strip_prefix('由')?)),
            Self::Made => named(without(behind, &["由"])),
            Self::Opening => {
                let rest = without(without(behind, &["度", "以来"]), &[","]);
                under(rest, 60, &['。']).map(|at| &rest[at..]).find_map(named).or_else(|| named(rest))
            }
            Self::Publisher => named(without(behind, &["|"])),
            _ => named(behind),
        }
    }

    /// The length of the shortest name that a text begins with, and the verb behind it.
    fn length(self, text: &str, lead: &str) -> Option<(usize, &'static str)> {
        let is_of_name = |c: char| is_chinese(c) || c == '·' || matches!(c, '(' | ')') && lead != "请联系";
        let mut characters = text.chars();
        for length in 1..=LENGTHS.1 {
            characters.next().filter(|c| is_of_name(*c))?;
            let rest = characters.as_str();
            if length >= LENGTHS.0
                && let Some(verb) = self.follows(rest, lead)
            {
                return Some((text.len() - rest.len(), verb));
            }
        }
        None
    }

    /// Whether this may stand behind a name: the verb, or no word where any does.
    fn follows(self, rest: &str, lead: &str) -> Option<&'static str> {
        let follows = match self {
            Self::Opening if under(rest, 40, &['。', ',']).next().is_some() => return Some(UNDER),
            Self::Opening => return VERBS.iter().find(|verb| rest.starts_with(verb)),
            Self::MadeBy => MAKES.begins(without(rest, &["负责", "组织", "牵头"])),
            Self::Made => {
                let considers = |rest| steps(rest, CONSIDERED, &['。', ',']).any(|rest| makes(without(rest, &[","])));
                let tells = WordList("向社会公布 向社会公开").begins(without(rest, &["特", "现"]));
                tells || makes(rest) || rest.strip_prefix("结合").is_some_and(considers)
            }
            Self::Reported => is_year(without(rest, &["关于"])),
            Self::Publisher => !rest.starts_with(|c: char| is_chinese(c) || matches!(c, '(' | ')')),
            Self::Contact if lead == "请与" => without_bracket(rest).starts_with("联系"),
            Self::Contact => rest.starts_with('('),
        };
        follows.then_some("")
    }
}

/// Whether a text goes on `认真编制了`.
fn makes(text: &str) -> bool {
    let made = without(text, &["认真", "特", "组织"]).strip_prefix("编制");
    made.is_some_and(|rest| WordList("了 本 20").begins(without(rest, &["发布"])))
}

/// Where a text goes on behind 在…下, that it begins with, not over a stop and so many characters long at most: the longest first.
fn under(text: &str, most: usize, stops: &[char]) -> impl Iterator<Item = usize> {
    /// Characters between 在 and 下.
    const LEAST: usize = 2;
    let rest = text.strip_prefix('在').unwrap_or("");
    let ends = steps(rest, most, stops).skip(LEAST).filter(|rest| rest.starts_with(UNDER));
    let ends: Vec<usize> = ends.map(|rest| text.len() - rest.len() + UNDER.len()).collect();
    ends.into_iter().rev()
}

/// A text without a note in brackets that it begins with.
fn without_bracket(text: &str) -> &str {
    let note = text.strip_prefix('(').and_then(|rest| rest.split_once(')'));
    note.filter(|(note, _)| !note.contains('(')).map_or(text, |(_, rest)| rest)
}

/// Whether a text goes on `2021年`.
fn is_year(text: &str) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    digits == 4 && text.starts_with("20") && text[digits..].starts_with('年')
}

/// A text without the one of these words that it may begin with.
fn without<'t>(text: &'t str, words: &[&str]) -> &'t str {
    words.iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text)
}

/// A text, and what is left of it a character later, and so on, not over a stop.
fn steps<'t>(text: &'t str, most: usize, stops: &[char]) -> impl Iterator<Item = &'t str> {
    let mut next = Some(text);
    std::iter::from_fn(move || {
        let at = next?;
        let mut characters = at.chars();
        next = characters.next().filter(|c| !stops.contains(c)).map(|_| characters.as_str());
        Some(at)
    })
    .take(most + 1)
}

const fn is_chinese(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}')
}
