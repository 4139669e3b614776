//! Who reports, where the title does not say.
//!
//! Takes the evidence of the page in falling order of weight: `本报告由…编制`, `现公布…2021年政府信息公开…`, `2016年，某某省坚持…`,
//! `发布机构：…`, `请与…联系`, the portal `“中国某水”` together with what the page calls itself (全市), and the page's metadata. Refuses
//! whatever has not the form of an organ's name ([`is_organ`]), and whom the page only says to call: no issuer is better than a
//! betting site's name put in place of a city, or than the office with the telephone.

use super::evidence::{Evidence, UNDER};
use super::lexicon::{ACTS, CALLED, IN_SHORT, LEADS, RESTS, SELF_NAMED, WORK};
use super::organ::{PLACES, is_organ, without_office};
use crate::document::lines::{Line, Place};
use crate::document::{Document, TextRange};
use crate::text::dates::dates;
use crate::text::{FoldedText, WordList, folded_words, is_han};
use std::ops::Range;

/// A name and where it stands; `None` where only the page's metadata have it, or the page has it in other words.
pub(super) type Named = (String, Option<TextRange>);

/// Bytes of a page searched for evidence: reports say who they are at the start.
const SEARCHED: usize = 60_000;
/// Bytes of the longest name tried.
const LONGEST: usize = 96;

/// The issuer by the body's own words.
pub(super) fn from_body(document: &Document<'_>) -> Option<Named> {
    let text = beginning(document);
    Evidence::ALL.into_iter().find_map(|evidence| shown(document, &text, evidence)).or_else(|| portal(&text))
}

/// A name, with its place where only the body tells it, and one alone: 市民政局 is 某某市民政局.
pub(super) fn with_place(document: &Document<'_>, named: Named) -> Named {
    /// Characters of the longest name of a place.
    const LONGEST_PLACE: usize = 12;
    let name = folded_words(&named.0);
    let says_place = !named.0.starts_with(PLACES) && named.0.contains(PLACES);
    // Most names say where they are of, and the page is not folded for them: a fiftieth of what a text takes.
    if says_place && !name.ends_with('街') {
        return named;
    }
    let text = beginning(document);
    // 栗树街 is 栗树街道办事处 where the page says so.
    if let Some(at) = name.ends_with('街').then(|| text.folded.find(&format!("{name}道"))).flatten() {
        let office = format!("{name}道办事处");
        let length = if text.folded[at..].starts_with(&office) { office.len() } else { name.len() + '道'.len_utf8() };
        return self::named(&text, at..at + length).unwrap_or(named);
    }
    if says_place {
        return named;
    }
    let fuller = text.folded.match_indices(&name).filter_map(|(at, _)| {
        let before = &text.folded[..at];
        let ends = |c: char| !is_han(c) || matches!(c, '与' | '由' | '年' | '度' | '将' | '在');
        let from = before.trim_end_matches(|c| !ends(c)).len();
        let place = 2..=LONGEST_PLACE;
        let has_place = place.contains(&before[from..].chars().count()) && text.folded[from..].contains(PLACES);
        let lead = before[..from].chars().next_back().unwrap_or(' ');
        has_place.then(|| Some((lead, self::named(&text, from..at + name.len())?))).flatten()
    });
    let fuller: Vec<(char, Named)> = fuller.collect();
    // What stands there once may be a word that leads to it, but not behind 与 or 由.
    let is_sure = |(at, (lead, one)): &(usize, &(char, Named))| {
        matches!(lead, '与' | '由') || fuller[at + 1..].iter().any(|(_, other)| other.0 == one.0)
    };
    fuller.iter().enumerate().find(is_sure).map_or(named, |(_, (_, sure))| sure.clone())
}

/// What is searched for evidence.
fn beginning(document: &Document<'_>) -> FoldedText {
    FoldedText::at(&document.text[..document.text.floor_char_boundary(SEARCHED)], 0)
}

/// The first name of an organ that these words show.
fn shown(document: &Document<'_>, text: &FoldedText, evidence: Evidence) -> Option<Named> {
    evidence.shown(&text.folded).find_map(|shown| {
        let name = without_lead(&text.folded, shown.name);
        match evidence {
            Evidence::Reported => named(text, name),
            Evidence::MadeBy | Evidence::Made | Evidence::Publisher => named_office(text, name),
            Evidence::Contact => {
                // An office that one may call is nobody who reports.
                named_office(text, name)
                    .filter(|(name, _)| !CALLED.ends(name) || name.ends_with("办事处") || name.ends_with("政府办公室"))
            }
            Evidence::Opening => {
                let (before, own) = (&text.folded[..name.start], &text.folded[name.clone()]);
                // 《2023年某区政务公开工作要点》 is another document.
                let is_quoted = before.rfind('《') > before.rfind('》');
                // 住建局 says of no place; 栗树街道办事处, 某某大学 are one's own.
                let names_place = own.contains(PLACES) || SELF_NAMED.is_in(own);
                let again = text.folded.matches(own).nth(1).is_some();
                let is_own_work = WORK.has(shown.verb) || shown.verb == UNDER;
                let is_own = again || is_own_work && begins_paragraph(document, text, shown.start);
                named(text, name).filter(|_| is_own && names_place && !is_quoted)
            }
        }
    })
}

/// Whether folded text begins with an organ's name and a verb of its work: 某县审计局公开9条.
pub(super) fn acts(folded: &str) -> bool {
    actor(folded, ACTS).is_some()
}

/// The organ's name that folded text begins with, before one of these verbs, with a year between them or none.
fn actor(folded: &str, verbs: WordList) -> Option<&str> {
    let before = verbs.iter().filter_map(|verb| folded.find(verb)).map(|at| &folded[..at]);
    let without_year = |name: &str| {
        let year = name.strip_suffix('度').unwrap_or(name).strip_suffix('年')?;
        Some(year.trim_end_matches(|c: char| c.is_ascii_digit()).len())
    };
    before.map(|name| &name[..without_year(name).unwrap_or(name.len())]).find(|name| is_organ(name))
}

/// Whether the year at byte `at` of the folded text is the first thing in its line or behind a gap.
fn begins_paragraph(document: &Document<'_>, text: &FoldedText, at: usize) -> bool {
    let year = text.folded[..at].trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let start = text.range(&(year..at + 1)).map_or(0, |range| range.start);
    document.text[..start].chars().next_back().is_none_or(char::is_whitespace)
}

/// A name without the words that lead to it.
fn without_lead(folded: &str, name: Range<usize>) -> Range<usize> {
    let mut start = name.start;
    for lead in LEADS.iter() {
        start += folded[start..name.end].strip_prefix(lead).map_or(0, |_| lead.len());
    }
    start..name.end
}

/// The issuer by the page's metadata: the source it names, or the site's name where the report speaks of it.
pub(super) fn from_metadata(document: &Document<'_>) -> Option<Named> {
    let named = |wanted: &str| {
        let content = document.metadata.iter().find(|(name, _)| name == wanted).map(|(_, content)| content)?;
        let folded = FoldedText::of(content);
        let name = without_office(&folded.plain);
        is_organ(&folded_words(name)).then(|| name.to_owned())
    };
    let spoken_of = |name: &String| document.text.contains(name.as_str());
    let name = named("contentsource").or_else(|| named("source")).or_else(|| named("sitename").filter(spoken_of))?;
    Some((name, None))
}

/// Who the first sentences say acts: `某县气象局认真贯彻…`, `某县气象局2021年认真贯彻…`. A body without its place (县财政局) is somebody
/// the report speaks of.
pub(super) fn from_first_sentences(document: &Document<'_>, lines: &[Line]) -> Option<Named> {
    /// Sentences looked at.
    const FIRST: usize = 2;
    let says = |line: &&Line| line.place != Place::Beside && document.slice(&line.range).contains('。');
    lines.iter().filter(says).take(FIRST).find_map(|line| {
        let text = document.slice(&line.range);
        let head = text.char_indices().nth(LONGEST / 2).map_or(text, |(at, _)| &text[..at]);
        let folded = FoldedText::at(head, line.range.start);
        let name = actor(&folded.folded, WORK)?.len();
        named(&folded, 0..name).filter(|(name, _)| !LEVELS.iter().any(|level| name.starts_with(level)))
    })
}

/// A line that is an organ's name and nothing else, or with a day behind it: then its office speaks for it.
pub(super) fn from_line(document: &Document<'_>, line: &TextRange) -> Option<Named> {
    if line.len() > LONGEST * 2 {
        return None;
    }
    let text = document.slice(line);
    if let Some(day) = dates(text).first().filter(|date| date.day.is_some()) {
        let folded = FoldedText::at(&text[..day.range.start], line.start);
        return named_office(&folded, 0..folded.plain.len());
    }
    let folded = FoldedText::at(text, line.start);
    named(&folded, 0..folded.plain.len())
}

fn named(text: &FoldedText, range: Range<usize>) -> Option<Named> {
    let folded = text.folded.get(range.clone())?;
    // 某某局(以下简称某局)
    let short = IN_SHORT.iter().filter_map(|lead| folded.find(lead)).min();
    let (folded, range) = short.map_or((folded, range.clone()), |at| (&folded[..at], range.start..range.start + at));
    if folded.len() > LONGEST || RESTS.begins(folded) || !is_organ(folded) {
        return None;
    }
    Some((text.plain[range.clone()].to_owned(), text.range(&range)))
}

/// An organ's name that is the office of the issuer, without the office.
fn named_office(text: &FoldedText, range: Range<usize>) -> Option<Named> {
    let length = without_office(text.folded.get(range.clone())?).len();
    named(text, range.start..range.start + length)
}

/// What places are: a page calls its own 全市, 我市, 市政府.
const LEVELS: [&str; 6] = ["省", "市", "县", "区", "州", "旗"];
/// How often a portal's place must be named where the page nowhere writes it out with its level.
const NAMED_OFTEN: usize = 3;

/// `“中国某水”门户网站` and `全市`: 某水市. The page writes it out, or only a city can be meant.
fn portal(text: &FoldedText) -> Option<Named> {
    const QUOTES: [char; 3] = ['“', '"', '「'];
    let mut places = text.folded.match_indices("中国").filter_map(|(at, lead)| {
        let start = at + lead.len();
        let range = start..start + text.folded[start..].find(['”', '"', '」'])?;
        let opened = text.folded[..at].ends_with(QUOTES);
        (opened && (2..=4).contains(&text.folded[range.clone()].chars().count())).then_some(range)
    });
    let first = places.next()?;
    let place = &text.folded[first.clone()];
    if places.any(|other| &text.folded[other] != place) {
        return None;
    }
    let own = |level: &&str| {
        let words = [format!("全{level}"), format!("我{level}"), format!("{level}政府")];
        words.iter().map(|word| text.folded.matches(word).count()).sum::<usize>()
    };
    let level = LEVELS.iter().max_by_key(|level| own(level))?;
    let name = format!("{place}{level}");
    if let Some(at) = text.folded.find(&name) {
        return named(text, at..at + name.len());
    }
    let other_level = LEVELS.iter().any(|level| text.folded.contains(&format!("{place}{level}")));
    let often = text.folded.matches(place).count() >= NAMED_OFTEN;
    (*level == "市" && !other_level && often && is_organ(&name))
        .then(|| (format!("{}{level}", &text.plain[first.clone()]), text.range(&first)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::testing::plain;

    fn body(text: &str) -> Option<String> {
        let document = plain(text);
        from_body(&document).map(|(name, range)| {
            let range = range.expect("a name of the body has a place");
            assert!(name.starts_with(document.slice(&range)), "{name}");
            name
        })
    }

    #[test]
    fn the_report_says_who_made_it() {
        for (text, issuer) in [
            ("本报告由某某县人民政府办公室编制，全文共六部分。", "某某县人民政府"),
            ("本年度报告由某某省人民政府办公厅汇总各市情况编制而成。", "某某省人民政府"),
            ("现将某某镇人民政府2021年政府信息公开工作情况报告如下。", "某某镇人民政府"),
            ("在某某省2016年各市年度报告的基础上编制。", "某某省"),
            ("本年度报告是根据有关规定和上级要求，由某某区水务局编制。", "某某区水务局"),
            ("现公布某某商务区(街道)2014年政府信息公开工作年度报告。", "某某商务区(街道)"),
            ("一、总体情况 2021年，某某市人民政府办公室深入贯彻条例。", "某某市人民政府办公室"),
            ("一、总体情况 2022年以来，栗树乡在县政府的领导下推进。栗树乡坚持公开。", "栗树乡"),
            ("一、总体情况\n2023年，在区委、区政府的领导下，栗树街道办事处认真贯彻条例。", "栗树街道办事处"),
            ("一、总体情况\n2023年，栗树街道在区委、区政府的领导下，平稳推进。", "栗树街道"),
            ("如有疑问，请与某某区栗树办事处联系（电话：00000）。", "某某区栗树办事处"),
            ("索引号：1 | 发布机构：某某区审计局 | 关键词：年报", "某某区审计局"),
            ("一、概述\n2016年，某某省坚持以公开为常态。\n某某省各市均已完成。", "某某省"),
            ("如有疑问，请与某某县民政局办公室联系（电话：00000）。", "某某县民政局"),
            ("按照要求，某某县民政局结合实际，认真编制了本报告。", "某某县民政局"),
            ("发布机构：| 某某县民政局 | |", "某某县民政局"),
            (
                "可在“中国某水”门户网站下载。全市各部门按时完成，我市“某水发布”影响不断扩大，某水交警也已开通。",
                "某水市",
            ),
            ("可在“中国某水”门户网站下载。全县各部门按时完成，某水县已开通。", "某水县"),
        ] {
            assert_eq!(body(text).as_deref(), Some(issuer), "{text}");
        }
    }

    #[test]
    fn no_issuer_is_better_than_a_wrong_one() {
        for text in [
            "本报告由概述、主动公开政府信息情况等部分组成。",
            "本报告由bet99官网某某市政府办公室编制。",
            "本报告由我局办公室编制。",
            "2016年，国务院办公厅印发工作要点。国务院办公厅要求落实。",
            "2016年，某某省印发工作要点。",
            "现将2021年度政府信息公开工作情况报告如下。2021年度政府信息公开工作平稳。",
            "2016年，我市坚持公开为常态，我市各部门均已完成。",
            "严格落实《某某省2016年政务公开工作要点》。",
            "落实《2016年某某区政务公开工作要点》。某某区各部门均已完成。",
            "如有疑问，请与本机关联系。",
            "如有疑问，请联系某某市政府政务服务中心（电话：00000）。",
            "工作中，2016年，某某省认真印发要点。",
            "一、总体情况\n2016年住建局共公开9条。2016年，住建局收到3件。",
            // The portal of the city above: the county is not named.
            "可在“中国某水”门户网站下载。全县各部门按时完成，某水发布、某水交警也已开通。",
            "可在“中国某水”门户网站下载。全市各部门按时完成。",
            "可在“中国某水”和“中国某山”网站下载。全市完成，某水发布、某水交警、某水、某山。",
        ] {
            assert_eq!(body(text), None, "{text}");
        }
    }

    #[test]
    fn a_name_without_its_place_is_told_in_full_by_the_body() {
        for (name, text, due) in [
            ("市民政局", "请与某某市民政局联系。某某市民政局认真落实。", "某某市民政局"),
            ("市民政局", "如有疑问，请与某某市民政局办公室联系。", "某某市民政局"),
            ("民政局", "2016年，某某市民政局认真落实。2016年，某某市民政局收到。", "某某市民政局"),
            ("某某区民政局", "某市某某区民政局认真落实。某市某某区民政局收到。", "某某区民政局"),
            ("栗树街", "由栗树街道办事处编制。", "栗树街道办事处"),
            // Told once, what stands before it may be any word; told of two places, it may be either.
            ("市民政局", "依托某某市民政局网站公开。", "市民政局"),
        ] {
            assert_eq!(with_place(&plain(text), (name.to_owned(), None)).0, due, "{name}: {text}");
        }
    }

    #[test]
    fn metadata_of_the_page() {
        let of = |entries: &[(&str, &str)]| {
            let mut document = plain("某某市人民政府年内公开九条。");
            document.metadata = entries.iter().map(|&(name, content)| (name.to_owned(), content.to_owned())).collect();
            from_metadata(&document).map(|(name, _)| name)
        };
        assert_eq!(of(&[("contentsource", "某某县民政局办公室")]).as_deref(), Some("某某县民政局"));
        assert_eq!(of(&[("contentsource", "本站"), ("sitename", "某某市人民政府")]).as_deref(), Some("某某市人民政府"));
        assert_eq!(of(&[("sitename", "某某省人民政府")]), None);
        assert_eq!(of(&[("sitename", "某某市人民政府网")]), None);
    }
}
