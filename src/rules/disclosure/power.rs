//! GK203: an organ that may make no 规章 reports some as issued.
//!
//! Takes the issuer's name as the report states it. Says nothing where the name leaves it open: a city may be one with
//! districts (it may make rules) or one without (it may not); a 部, 委 or 总局 of the State Council may. 某某县人民政府,
//! 某某镇, 某某市民政局 may not.

use crate::Report;
use crate::cell;
use crate::finding::{Bilingual, Severity};
use crate::rules::naming::{cell_name, named_operand};
use crate::rules::rule::Sink;
use crate::rules::{Rule, RuleDoc, Words};
use crate::statute::TableKind;
use rust_decimal::Decimal;

/// Rules issued by an organ that has no power to make them.
pub(in crate::rules) static RULES_BELOW_POWER: Rule = Rule {
    code: "GK203",
    name: "rules-below-power",
    severity: Severity::Warning,
    title: Words {
        zh: "无权制定规章的机关报告制发了规章", en: "rules issued by an organ that may make none"
    },
    basis: Words {
        zh: "立法法（2023年修正）第九十一条、第九十三条",
        en: "Legislation Law of the PRC (as amended in 2023), arts. 91 and 93",
    },
    doc: RuleDoc {
        what: Words {
            zh: "县（市辖区、旗）、乡镇、街道以及地方政府的部门，规章一行的本年制发件数（2019 年格式为本年新制作数量）是否\
                 大于零。规章只能由国务院部门和省、自治区、直辖市、设区的市、自治州的人民政府制定。名称上分不清的机关不判断。",
            en: "Whether a county, district, township, subdistrict or a department of a local government reports rules as \
                 issued. Only departments of the State Council and the governments of provinces, autonomous regions, \
                 municipalities, cities with districts and autonomous prefectures may make them. An organ whose name \
                 leaves this open is not judged.",
        },
        example: Words {
            zh: "某县人民政府报告本年制发规章 3 件：多半是把规范性文件或者内部制度填进了这一行。",
            en: "A county reports 3 rules issued: most often normative documents or internal rules in the wrong row.",
        },
        when_wrong: Words {
            zh: "部门填报的是由它起草、由本级政府制定的规章，或者机关名称识别有误。",
            en: "A department counts rules that it drafted and its government made, or the issuer was misread.",
        },
    },
    check: rules_below_power,
};

fn rules_below_power(report: &Report, sink: &mut Sink) {
    let Some(issuer) = report.issuer.as_ref().map(|issuer| issuer.value.as_str()).filter(|name| is_below_power(name))
    else {
        return;
    };
    let Some(table) = report.table(TableKind::Disclosure) else { return };
    let made = [cell!("disclosure.rules.issued"), cell!("disclosure.rules.created")];
    let Some(cell) = made.into_iter().find_map(|key| table.form.cells_of(key).next()) else { return };
    let Some(value) = table.cells[cell].value.filter(|value| *value > Decimal::ZERO) else { return };
    let name = cell_name(table.form, cell);
    let message = Bilingual::new(
        format!("{issuer}无权制定规章，而 {name} 为 {value}"),
        format!("{issuer} has no power to make rules, but {name} is {value}"),
    );
    let mut finding = sink.finding(table.cells[cell].span.or(Some(table.span)), message);
    finding.cells.push(named_operand(table, cell));
    sink.push(finding);
}

/// Ends of names that mean a government.
const GOVERNMENT: [&str; 2] = ["人民政府", "政府"];
/// Ends of the offices that report for a government.
const OFFICES: [&str; 4] = ["政府办公厅", "政府办公室", "政府办", "政府信息公开办公室"];
/// Ends of places whose governments may make no rules.
const LOW_PLACES: [&str; 8] = ["县", "旗", "乡", "镇", "街道", "街道办事处", "苏木", "区"];
/// Ends in 区 that may be more than a district of a city.
const OTHER_AREAS: [&str; 6] = ["自治区", "行政区", "地区", "新区", "特区", "矿区"];
/// Ends of departments.
const DEPARTMENTS: [&str; 7] = ["局", "厅", "委", "委员会", "办公室", "支队", "大队"];
/// Where a place ends inside a department's name.
const PLACE_ENDS: [char; 9] = ['省', '市', '区', '州', '盟', '县', '旗', '乡', '镇'];
/// How organs begin that belong to the State Council.
const STATE: [&str; 8] = ["国家", "国务院", "中国", "中华", "中央", "全国", "最高", "海关总署"];

/// Whether the organ of this name certainly may make no rules.
pub(crate) fn is_below_power(name: &str) -> bool {
    let name: String = name.chars().filter(|c| !c.is_whitespace()).collect();
    // The tax offices of provinces and below bear the State's name first.
    let name = name.strip_prefix("国家税务总局").filter(|rest| !rest.is_empty()).unwrap_or(&name);
    if STATE.iter().any(|start| name.starts_with(start)) {
        return false;
    }
    let office = OFFICES.iter().find_map(|office| name.strip_suffix(office).map(|place| (place, "政府")));
    let (place, kind) = office.unwrap_or((name, ""));
    let government = GOVERNMENT.iter().find_map(|end| place.strip_suffix(end)).unwrap_or(place);
    let government = if kind.is_empty() { government } else { government.strip_suffix("人民").unwrap_or(government) };
    if LOW_PLACES.iter().any(|end| government.ends_with(end)) {
        return !OTHER_AREAS.iter().any(|end| government.ends_with(end));
    }
    kind.is_empty() && DEPARTMENTS.iter().any(|end| name.ends_with(end)) && begins_with_a_place(name)
}

/// Whether a name begins with a place of two characters or more: 某某市民政局, not 城市管理局 or 市场监管局.
fn begins_with_a_place(name: &str) -> bool {
    /// Characters of the longest name of a place, its level included.
    const LONGEST: usize = 14;
    let end = name.chars().take(LONGEST).position(|c| PLACE_ENDS.contains(&c));
    end.is_some_and(|at| at >= 2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{found, sound};
    use crate::statute::Edition::{E2019, E2021};

    #[test]
    fn a_county_that_issued_rules() {
        let with = |issuer, issued: &str| {
            found(&sound(E2021).issuer(issuer).set("disclosure.rules.issued", issued).build(), "GK203")
        };
        let findings = with(Some("某某县人民政府"), "3");
        assert_eq!(findings.len(), 1);
        assert_eq!(findings[0].message.zh, "某某县人民政府无权制定规章，而 规章/本年制发件数 为 3");
        assert!(with(Some("某某县人民政府"), "0").is_empty());
        assert!(with(Some("某某县人民政府"), "").is_empty());
        assert!(with(Some("某某市人民政府"), "3").is_empty());
        assert!(with(None, "3").is_empty());
        let report = sound(E2019).issuer(Some("某某省财政厅")).set("disclosure.rules.created", "2").build();
        assert_eq!(found(&report, "GK203").len(), 1);
    }

    #[test]
    fn who_certainly_has_no_power() {
        for name in [
            "某某县",
            "某某自治县人民政府",
            "某某县人民政府办公室",
            "某某市某某区人民政府",
            "某某镇",
            "某某乡人民政府",
            "某某街道办事处",
            "某某旗人民政府",
            "某某市民政局",
            "上海市科委",
            "某某省财政厅",
            "某某市城市管理委员会",
            "国家税务总局某某市税务局",
        ] {
            assert!(is_below_power(name), "{name}");
        }
    }

    #[test]
    fn who_has_it_or_may_have_it() {
        for name in [
            "某某省",
            "某某省人民政府办公厅",
            "某某市",
            "某某市人民政府",
            "某某市人民政府办公室",
            "某某自治州人民政府",
            "某某自治区",
            "某某自治区人民政府",
            "某某自治区人民政府办公厅",
            "某某地区行政公署",
            "某某新区",
            "财政部",
            "住房和城乡建设部",
            "国家税务总局",
            "国家市场监督管理总局",
            "市场监管总局",
            "国家乡村振兴局",
            "国务院国有资产监督管理委员会",
            "中国证券监督管理委员会",
            "中国气象局",
            "城市管理局",
            "民政局",
        ] {
            assert!(!is_below_power(name), "{name}");
        }
    }
}
