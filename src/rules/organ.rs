//! What kind of organ a name is of, as far as its form tells: which day of publication binds it.
//!
//! Takes the issuer's name. 某某县 and 某某市人民政府办公室 are governments, 某某县民政局 a department, 某某镇人民政府 and
//! 某某镇财政所 townships, 某某县人民医院 an institution. Refused, as [`Organ::Unknown`]: a committee that administers a
//! development zone, a branch office, and what ends in no word known here.

use crate::text::WordList;

/// What kind of organ reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Organ {
    /// A government of county level or above, or the office that reports for it.
    Government,
    /// A department of such a government.
    Department,
    /// A township or subdistrict, or an organ of one.
    Township,
    /// A public institution or enterprise.
    Institution,
    /// The name does not tell.
    Unknown,
}

/// Ends of the names of townships and subdistricts, without 人民政府.
const TOWNSHIPS: WordList = WordList("乡 镇 苏木 街道 街道办 办事处");
/// Ends of places that have a government of their own.
const PLACES: WordList = WordList("省 市 县 州 盟 旗 自治区 特别行政区 行政公署");
/// Ends in 区 that are no district: zones are administered, not governed.
const ZONES: WordList = WordList("新区 开发区 高新区 经开区 园区 景区 度假区 保税区 示范区 管理区 矿区 林区");
/// Ends of the offices that report for a government.
const OFFICES: WordList = WordList("办公厅 办公室 办");
/// Ends of the names of institutions and enterprises.
const INSTITUTIONS: WordList = WordList(
    "中心 学院 大学 学校 中学 小学 职校 幼儿园 医院 卫生院 保健院 院 所 站 馆 集团 公司 银行 农场 林场 电台 电视台",
);
/// Ends of the names of departments.
const DEPARTMENTS: WordList = WordList("局 厅 委 委员会 部 署 司 办公室");
/// Ends that look like a department's: branches, zones, party organs and people's own committees.
const NO_DEPARTMENTS: WordList =
    WordList("分局 支局 管委 管委会 管理委员会 工委 党委 市委 县委 区委 省委 居委会 村委会 支部 总部 俱乐部");
/// Committees that administer a trade, not a zone.
const TRADE_COMMITTEES: WordList = WordList("监督管理委员会 城市管理委员会 交通管理委员会 水务管理委员会");

/// What kind of organ a name is of.
pub(super) fn organ(name: &str) -> Organ {
    let name: String = name.chars().filter(|c| !c.is_whitespace()).collect();
    // The office's own kind is that of whom it reports for.
    let office = OFFICES.iter().find_map(|office| name.strip_suffix(office)).unwrap_or(&name);
    let government = ["人民政府", "政府"].iter().find_map(|end| office.strip_suffix(end));
    let place = government.unwrap_or(&name);
    if TOWNSHIPS.ends(place) || belongs_to_a_township(&name) {
        return Organ::Township;
    }
    if ZONES.ends(place) {
        return Organ::Unknown;
    }
    if government.is_some() || PLACES.ends(place) || place.ends_with('区') {
        return Organ::Government;
    }
    if INSTITUTIONS.ends(&name) {
        return Organ::Institution;
    }
    if NO_DEPARTMENTS.ends(&name) && !TRADE_COMMITTEES.ends(&name) {
        return Organ::Unknown;
    }
    if DEPARTMENTS.ends(&name) { Organ::Department } else { Organ::Unknown }
}

/// Whether a township's or subdistrict's name stands in front: 某某镇财政所, 某某街道党政办公室.
fn belongs_to_a_township(name: &str) -> bool {
    ["人民政府", "街道", "党政"].iter().any(|word| {
        name.find(word).is_some_and(|at| match *word {
            // 街道 begins the organ's own name nowhere: two characters of a name stand before it.
            "街道" => name[..at].chars().count() >= 2,
            _ => name[..at].ends_with(['乡', '镇', '道']),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_by_its_name() {
        let kinds: [(Organ, &[&str]); 5] = [
            (
                Organ::Government,
                &[
                    "某某省",
                    "某某市",
                    "某某县人民政府",
                    "某某市某某区",
                    "某某自治州",
                    "某某市人民政府办公室",
                    "某某省人民政府办公厅",
                    "某某市政府办",
                    "某某自治区",
                    "某某地区行政公署",
                ],
            ),
            (
                Organ::Department,
                &[
                    "某某市民政局",
                    "某某县卫生健康委员会",
                    "某某市国有资产监督管理委员会",
                    "某某省财政厅",
                    "财政部",
                    "上海市科委",
                    "某某市人民防空办公室",
                    "国家税务总局某某县税务局",
                    "某某镇江市水利局",
                ],
            ),
            (
                Organ::Township,
                &[
                    "某某镇",
                    "某某县某某乡人民政府",
                    "某某街道办事处",
                    "某某区某某街道",
                    "某某镇人民政府办公室",
                    "某某街道党政办公室",
                    "某某苏木",
                ],
            ),
            (Organ::Institution, &["某某县人民医院", "某某学院", "某某市政务服务中心", "某某供水有限公司"]),
            (
                Organ::Unknown,
                &["某某经济开发区管理委员会", "某某新区", "某某市公安局某某分局", "某某协会", "某某工委", ""],
            ),
        ];
        for (kind, names) in kinds {
            for name in names {
                assert_eq!(organ(name), kind, "{name}");
            }
        }
    }
}
