//! Which reports are of one issuer: the name made comparable, and how far it can be trusted.
//!
//! Takes the issuer as the report writes it and the path of the file. 某市人民政府, 某市政府 and 某市 are one, whatever the
//! spaces, width and script; an office of a government (某市人民政府办公室) is an organ of its own. Names of provinces,
//! cities and counties, and names that begin with one, are of one organ in the whole country; 朝阳区, 城关镇 or 民政局 are
//! of many. Such a [`Reach::Folder`] name says who is meant only among files of one folder, where folders that only name
//! a year (`2021/`, `2022年度/`) count as one.
//!
//! Refused: taking 河北省某市 for 某市. A link missed costs less than two organs taken for one.

use crate::text::{is_han, simplified};

/// Among which files a name says who is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// All of them: no other organ is called so.
    Everywhere,
    /// Those of one folder: other organs may be called so.
    Folder,
}

/// The name of an issuer, made comparable; empty where nothing of it is a name.
pub(super) fn key(name: &str) -> String {
    let plain: String = name.chars().filter_map(kept).collect();
    let plain = plain.replace("人民政府", "");
    // 某街道办事处 is 某街道; 某市政府 is 某市.
    let plain = match plain.strip_suffix("办事处") {
        Some(street) if street.ends_with("街道") => street.to_owned(),
        _ => plain,
    };
    match plain.strip_suffix("政府") {
        Some(place) if place.ends_with(['省', '市', '县', '区', '州', '盟', '旗', '乡', '镇']) => {
            place.to_owned()
        }
        _ => plain,
    }
}

/// Among which files the name `key` says who is meant.
pub(super) fn reach(key: &str) -> Reach {
    let named = key.char_indices().any(|(at, c)| {
        let (before, behind) = (&key[..at], &key[at + c.len_utf8()..]);
        let letters = before.chars().count();
        match c {
            '省' | '县' => letters >= 1,
            '市' => letters >= 1 && is_city(before, behind),
            '州' => before.ends_with("自治") && letters > 2,
            // 锡林郭勒盟, 科尔沁左翼中旗; but 红旗街道.
            '盟' | '旗' => letters >= 2 && !before.ends_with(['红', '联', '同']),
            _ => false,
        }
    });
    if named || key.contains("自治区") || key.contains("特别行政区") {
        Reach::Everywhere
    } else {
        Reach::Folder
    }
}

/// The folder of a file, without folders that only name a year.
pub(super) fn folder(path: &str) -> String {
    let mut parts: Vec<&str> = path.split(['/', '\\']).collect();
    parts.pop();
    parts.retain(|part| !matches!(*part, "" | ".") && !names_a_year(part));
    parts.join("/")
}

/// What a file is called beside the year: the code or the place that tells organs of one name apart.
///
/// `110105-2022.html` and `110105_2023年度报告.html` are both `110105`.
pub(super) fn code(path: &str) -> String {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let (mut code, mut rest) = (String::new(), stem);
    while let Some(first) = rest.chars().next() {
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let (word, behind) = rest.split_at(digits.max(first.len_utf8()));
        let year = digits == 4 && (word.starts_with("19") || word.starts_with("20"));
        if !year && !is_word_of_years(first) {
            code.push_str(word);
        }
        rest = behind;
    }
    code
}

/// A character of the words that stand with a year in a name.
fn is_word_of_years(c: char) -> bool {
    "年度报告政府信息公开工作-_. ()（）".contains(c)
}

/// A character of a name as it counts: digits (第1师) and Chinese characters, in one width and script.
fn kept(c: char) -> Option<char> {
    match c {
        '０'..='９' => char::from_u32(u32::from(c) - u32::from('０') + u32::from('0')),
        c if c.is_ascii_digit() || is_han(c) => Some(simplified(c)),
        _ => None,
    }
}

/// Whether 市 between these is the end of a city's name, not part of 城市, 市场 or 市政.
fn is_city(before: &str, behind: &str) -> bool {
    const WORDS: &[&str] = &["城", "都", "超", "集", "门", "夜", "上", "全", "本", "我", "各"];
    const BEHIND: &[&str] = &["场", "容", "民", "政工程", "政公用", "政园林", "政设施", "政管理"];
    // 盐城市 is a city; in 朝阳区城市管理局 a word begins with 城.
    let new_word = before.strip_suffix('城').is_some_and(|rest| rest.ends_with(['区', '县', '镇', '乡', '局', '道']));
    let word = BEHIND.iter().any(|word| behind.starts_with(word)) && !behind.starts_with("民政");
    !WORDS.contains(&before) && !new_word && !word
}

/// Whether a folder's name is a year and words that say what years are of.
fn names_a_year(part: &str) -> bool {
    let Some(at) = part.find("20").or_else(|| part.find("19")) else { return false };
    let (before, rest) = part.split_at(at);
    let year = rest.get(..4).is_some_and(|year| year.bytes().all(|byte| byte.is_ascii_digit()));
    year && before.chars().all(is_word_of_years) && rest[4..].chars().all(is_word_of_years)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_government_by_all_its_names() {
        for name in ["临溪市人民政府", "临溪市", "临溪市政府", " 临 溪 市　人民政府", "臨溪市人民政府"]
        {
            assert_eq!(key(name), "临溪市", "{name}");
        }
        assert_eq!(key("某縣人民政府"), key("某县"));
        assert_eq!(key("某区人民政府城东街道办事处"), key("某区城东街道"));
        assert_eq!(key("第１师"), key("第1师"));
        assert_eq!(key("—— "), "");
    }

    #[test]
    fn organs_of_a_government_are_not_the_government() {
        let names = ["临溪市人民政府办公室", "临溪市民政局", "临溪市城关镇", "河北省临溪市", "临溪县"];
        for name in names {
            assert_ne!(key(name), key("临溪市"), "{name}");
        }
        // A service hall's name ends in these characters too.
        assert_ne!(key("某某政府"), key("某某"));
    }

    #[test]
    fn names_that_only_one_organ_has() {
        for name in [
            "河北省",
            "石家庄市",
            "盐城市",
            "成都市",
            "厦门市",
            "全椒县",
            "沧县",
            "某市民政局",
            "某市市场监督管理局",
            "某省某厅",
            "国家税务总局某某市税务局",
        ] {
            assert_eq!(reach(&key(name)), Reach::Everywhere, "{name}");
        }
        for name in ["延边朝鲜族自治州", "内蒙古自治区", "锡林郭勒盟", "北京市朝阳区", "某县城关镇", "某市政务服务局"]
        {
            assert_eq!(reach(&key(name)), Reach::Everywhere, "{name}");
        }
    }

    #[test]
    fn names_that_many_organs_have() {
        for name in
            ["朝阳区", "城关镇", "民政局", "市场监督管理局", "城市管理局", "红旗街道办事处", "徐州路街道", "市民政局"]
        {
            assert_eq!(reach(&key(name)), Reach::Folder, "{name}");
        }
        assert_eq!(reach(&key("某某区市场监督管理局")), Reach::Folder);
        assert_eq!(reach(&key("新城区市政管理处")), Reach::Folder);
        assert_eq!(reach(&key("朝阳区城市管理局")), Reach::Folder);
    }

    #[test]
    fn folders_of_years_are_one_folder() {
        assert_eq!(folder("a/2021/x.txt"), folder("./a/2022年度/y.html"));
        assert_eq!(folder("a/2021年政府信息公开工作年度报告/x.txt"), "a");
        assert_eq!(folder("x.txt"), "");
        assert_ne!(folder("liaoning/2021/x.txt"), folder("beijing/2021/x.txt"));
        assert_ne!(folder("a/zone2021b/x.txt"), folder("a/x.txt"));
    }

    #[test]
    fn files_are_told_apart_by_what_is_no_year() {
        for path in ["a/110105-2022.html", "110105_2023年度报告.txt", "2022年110105.v.html", "a/2021/110105.txt"] {
            assert_eq!(code(path).trim_end_matches('v'), "110105", "{path}");
        }
        assert_eq!((code("2022.html"), code("2022年度报告.html")), (String::new(), String::new()));
        assert_ne!(code("北京朝阳区2022.txt"), code("长春朝阳区2022.txt"));
        assert_eq!(code("20221.txt"), "20221");
    }
}
