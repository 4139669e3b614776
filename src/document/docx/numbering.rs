//! Lists of Word: which number stands before a paragraph.
//!
//! The numbering part says for each list and level how its number is written (`%1、` in Chinese numerals); the paragraphs
//! only say which list and level they are of, so that they have to be counted. 一、总体情况 may be the text 总体情况 and
//! nothing more.

use super::super::Unread;
use super::super::numerals::{chinese, circled, letter, roman};
use super::super::xml::{Sink, Tag};
use std::collections::HashMap;

/// Levels of a list.
const LEVELS: usize = 9;

/// Which list a paragraph is of, and on which level.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Listed {
    pub(super) list: String,
    pub(super) level: usize,
}

#[derive(Clone, Debug)]
struct Level {
    format: String,
    text: String,
    start: u32,
    is_legal: bool,
}

/// The lists, and how far each has been counted.
#[derive(Default)]
pub(super) struct Numbering {
    shapes: HashMap<String, [Option<Level>; LEVELS]>,
    /// The shape of each list, and levels that it begins anew.
    lists: HashMap<String, (String, [Option<u32>; LEVELS])>,
    counted: HashMap<String, [Option<u32>; LEVELS]>,
    begun: Vec<String>,
    shape: String,
    list: String,
    level: usize,
}

impl Sink for Numbering {
    fn start(&mut self, tag: &Tag<'_>) -> Result<(), Unread> {
        let value = || tag.get("val").unwrap_or_default();
        match tag.name() {
            "abstractNum" => {
                self.list.clear();
                self.shape = tag.get("abstractNumId").unwrap_or_default();
            }
            "num" => self.list = tag.get("numId").unwrap_or_default(),
            "abstractNumId" => {
                self.lists.insert(self.list.clone(), (value(), [None; LEVELS]));
            }
            "lvl" | "lvlOverride" => {
                self.level = tag.number("ilvl").unwrap_or(0) as usize;
                if self.list.is_empty() && self.level < LEVELS {
                    let level = Level { format: String::new(), text: String::new(), start: 1, is_legal: false };
                    self.shapes.entry(self.shape.clone()).or_default()[self.level] = Some(level);
                }
            }
            "startOverride" => {
                if let Some((_, starts)) = self.lists.get_mut(&self.list)
                    && let Some(start) = starts.get_mut(self.level)
                {
                    *start = tag.number("val");
                }
            }
            name if self.list.is_empty() => {
                let shape = self.shapes.get_mut(&self.shape);
                if let Some(level) = shape.and_then(|levels| levels.get_mut(self.level)?.as_mut()) {
                    match name {
                        "numFmt" => level.format = value(),
                        "lvlText" => level.text = value(),
                        "start" => level.start = tag.number("val").unwrap_or(1),
                        "isLgl" => level.is_legal = tag.is_on(),
                        _ => {}
                    }
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, _: &str) -> Result<(), Unread> {
        Ok(())
    }

    fn text(&mut self, _: &str) {}
}

impl Numbering {
    /// The number of the next paragraph of this list, as it is written; empty for one that has none.
    pub(super) fn next(&mut self, listed: &Listed) -> String {
        let Some((shape, starts)) = self.lists.get(&listed.list) else { return String::new() };
        let Some(levels) = self.shapes.get(shape) else { return String::new() };
        let Some(level) = levels.get(listed.level).and_then(Option::as_ref) else { return String::new() };
        let counted = self.counted.entry(shape.clone()).or_default();
        if !self.begun.contains(&listed.list) {
            self.begun.push(listed.list.clone());
            for (count, start) in counted.iter_mut().zip(starts).filter(|(_, start)| start.is_some()) {
                *count = start.map(|start| start.saturating_sub(1));
            }
        }
        let count = &mut counted[listed.level];
        *count = Some(count.map_or(level.start, |count| count.saturating_add(1)));
        counted[listed.level + 1..].fill(None);
        if matches!(level.format.as_str(), "bullet" | "none") {
            return String::new();
        }
        let mut text = level.text.clone();
        for (index, of) in levels.iter().enumerate() {
            let place = format!("%{}", index + 1);
            let Some(of) = of.as_ref().filter(|_| text.contains(&place)) else { continue };
            let format = if level.is_legal { "decimal" } else { of.format.as_str() };
            text = text.replace(&place, &written(counted[index].unwrap_or(of.start), format));
        }
        text
    }
}

/// A number in one of Word's ways of writing it.
fn written(number: u32, format: &str) -> String {
    let special = match format {
        "chineseCounting"
        | "chineseCountingThousand"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand"
        | "japaneseCounting"
        | "ideographDigital" => chinese(number),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => circled(number),
        "upperRoman" => roman(number),
        "lowerRoman" => roman(number).map(|text| text.to_lowercase()),
        "upperLetter" => letter(number, 'A'),
        "lowerLetter" => letter(number, 'a'),
        "none" | "bullet" => Some(String::new()),
        _ => None,
    };
    special.unwrap_or_else(|| number.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::limits::Limits;

    fn numbering(part: &str) -> Numbering {
        let mut numbering = Numbering::default();
        let part = format!("<numbering>{part}</numbering>");
        super::super::xml::read(part.as_bytes(), "DOCX", &Limits::default(), &mut numbering).expect("well formed");
        numbering
    }

    #[test]
    fn paragraphs_are_counted_by_list_and_level() {
        let mut lists = numbering(
            r#"<abstractNum abstractNumId="0"><lvl ilvl="0"><start val="1"/><numFmt val="chineseCountingThousand"/>
               <lvlText val="%1、"/></lvl><lvl ilvl="1"><start val="1"/><numFmt val="decimal"/><isLgl/>
               <lvlText val="%1.%2"/></lvl></abstractNum><num numId="7"><abstractNumId val="0"/></num>"#,
        );
        let at = |level| Listed { list: "7".to_owned(), level };
        let told: Vec<String> = [0, 1, 1, 0, 1].into_iter().map(|level| lists.next(&at(level))).collect();
        assert_eq!(told, ["一、", "1.1", "1.2", "二、", "2.1"]);
        assert_eq!(lists.next(&Listed { list: "8".to_owned(), level: 0 }), "");
    }

    #[test]
    fn a_list_may_begin_anew_and_a_bullet_is_no_number() {
        let mut lists = numbering(
            r#"<abstractNum abstractNumId="0"><lvl ilvl="0"><start val="1"/><numFmt val="upperRoman"/><lvlText val="%1"/>
               </lvl><lvl ilvl="1"><numFmt val="bullet"/><lvlText val="•"/></lvl></abstractNum>
               <num numId="1"><abstractNumId val="0"/></num>
               <num numId="2"><abstractNumId val="0"/><lvlOverride ilvl="0"><startOverride val="9"/></lvlOverride></num>"#,
        );
        let mut next = |list: &str, level| lists.next(&Listed { list: list.to_owned(), level });
        assert_eq!([next("1", 0), next("1", 1), next("2", 0), next("2", 0)], ["I", "", "IX", "X"]);
    }
}
