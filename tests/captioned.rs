//! What a line over a table says of whose it is: another year's, part of a year's, another body's, wherever its words stand.

use crate::evidence::{read, told};

const KEY: &str = "applications.new_received.total";
const DECISIONS: &str = "disclosure.licensing.decisions";

/// A report of 云岭县 with this line over the applications table.
fn captioned(caption: &str) -> Option<String> {
    told(
        &read(&format!(
            "云岭县2022年政府信息公开工作年度报告\n一、总体情况\n平稳。\n三、收到和处理政府信息公开申请情况\n{caption}\n\
             项目 自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计\n\
             一、本年新收政府信息公开申请数量 8 3 0 1 0 0 12\n二、上年结转政府信息公开申请数量 1 0 0 0 0 0 1\n\
             （一）予以公开 8 2 0 1 0 0 11\n（七）总计 9 3 0 1 0 0 13\n四、结转下年度继续办理 0 0 0 0 0 0 0\n\
             四、政府信息公开行政复议、行政诉讼情况\n略。\n"
        )),
        KEY,
    )
}

#[test]
fn the_own_name_and_the_own_year_take_nothing() {
    for caption in [
        "云岭县",
        "单位：云岭县人民政府",
        "部门：县政府办公室",
        "（2022年度）",
        "2022年1—12月",
        "（2022年1月1日—12月31日）",
        "统计时间：2022年1月1日至2022年12月31日",
        "截至2022年12月31日",
        "截至12月底",
        "截至2023年1月15日",
        "2022年1月1日以来",
        "单位：件",
        "计量单位：件（次）",
        "各项数据汇总",
        "填表日期：2023年1月20日",
        "（2021年版）",
        "2019年5月15日起施行",
        "较上年增减情况",
        "县政府及所属单位情况",
        "县政府及其下属事业单位情况",
    ] {
        assert_eq!(captioned(caption).as_deref(), Some("12"), "{caption}");
    }
}

#[test]
fn a_year_before_takes_the_table_wherever_it_is_named() {
    for caption in [
        "上年度（2021年）数据如下：",
        "上一年度（2021年）情况如下表",
        "附上年情况供对比：",
        "表1：2021年收到和处理申请",
        "累计数（2008年以来）",
    ] {
        assert_eq!(captioned(caption), None, "{caption}");
    }
}

#[test]
fn a_part_of_the_year_may_be_told_in_months() {
    for caption in
        ["（1—9月）", "2022年1—9月", "截至6月底", "（2022年1月1日至2022年6月30日）", "统计时间：2022年1月1日至6月30日"]
    {
        assert_eq!(captioned(caption), None, "{caption}");
    }
}

#[test]
fn another_body_may_be_named_without_a_word_before_it() {
    for caption in [
        "河东乡",
        "（河东乡）",
        "（一）河东乡",
        "单位：河东乡",
        "编制单位：云岭县司法局",
        "部门：县教育局",
        "附：河东乡主动公开情况",
        "其中河东乡情况如下：",
        "河东乡收到和处理政府信息公开申请情况统计表",
        "全省合计",
        "各乡镇汇总",
        "县级部门合计",
        "附表：云岭县所属事业单位情况",
        "下属单位情况统计表",
    ] {
        assert_eq!(captioned(caption), None, "{caption}");
    }
}

#[test]
fn a_name_over_figures_with_a_year_in_its_note_is_no_caption() {
    let text = "云岭县2022年政府信息公开工作年度报告\n二、主动公开政府信息情况\n第二十条第（五）项\n信息内容\n\
                上一年项目数量（指2021年事项数）\n本年增/减\n处理决定数量\n行政许可\n9\n1\n17\n其他对外管理服务事项\n3\n0\n4\n";
    assert_eq!(told(&read(text), DECISIONS).as_deref(), Some("17"));
}

#[test]
fn a_row_that_is_numbered_as_a_section_ends_no_caption() {
    let annex = |unit: &str| {
        read(&format!(
            "云岭县2018年政府信息公开工作年度报告\n填报单位：{unit}\n统计指标  单位  统计数\n\
             （一）主动公开政府信息数  条  184\n\
             七、依申请公开信息收取的费用  万元  0\n\
             （三）从事政府信息公开工作人员数  人  15\n1.专职人员数  人  5\n\
             2.兼职人员数  人  10\n\
             （四）政府信息公开专项经费  万元  4.5\n\
             （一）召开政府信息公开工作会议或专题会议数  次  25\n\
             （二）举办各类培训班数  次  6\n（三）接受培训人员数  人次  71\n"
        ))
    };
    let key = "statistics.training.trainees.value";
    assert_eq!(told(&annex("云岭县"), key).as_deref(), Some("71"));
    assert_eq!(told(&annex("河西市"), key), None);
}

#[test]
fn rows_of_another_years_table_are_no_sentences_of_this_report() {
    let report = read(
        "云岭县2018年政府信息公开工作年度报告\n统计指标  单位  统计数\n（一）收到申请数  件  —\n上年度（2017年）数据如下：\n\
         统计指标  单位  统计数\n（一）收到申请数  件  194\n",
    );
    assert_ne!(told(&report, "statistics.requests.total.value").as_deref(), Some("194"));
}

#[test]
fn a_title_between_two_tables_is_the_second_s() {
    let page = |title: &str| {
        let head = "信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n";
        read(&format!(
            "2022年云岭县政府信息公开工作年度报告\n{head}规章\t0\t0\t0\n行政事业性收费\t18\t\t\n\
             {title}\n{head}规章\t2,170\t8,227\t52,663\n行政规范性文件\t6,370\t460\t44,701\n"
        ))
    };
    let key = "disclosure.rules.issued";
    assert_eq!(told(&page("江州省2025年政府信息公开工作年度报告"), key).as_deref(), Some("0"));
    assert_eq!(told(&page("2020年云岭县政府信息公开工作年度报告"), key).as_deref(), Some("0"));
}

#[test]
fn a_whole_report_behind_this_one_is_another_s() {
    let part = |[first, second, third]: [&str; 3], issued: &str| {
        format!(
            "{first}总体情况\n平稳。\n{second}主动公开政府信息情况\n信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n\
             规章\t{issued}\t0\t0\n行政规范性文件\t{issued}\t0\t0\n\
             {third}收到和处理政府信息公开申请情况\n没有收到申请。\n"
        )
    };
    let other = part(["一、", "二、", "三、"], "7");
    for own in [["（一）", "（二）", "（三）"], ["一、", "二、", "三、"], [""; 3]] {
        for title in ["江州省2025年政府信息公开工作年度报告", "2020年云岭县政府信息公开工作年度报告"]
        {
            let own = part(own, "3");
            let report = read(&format!("2022年云岭县政府信息公开工作年度报告\n{own}{title}\n{other}"));
            let key = "disclosure.rules.issued";
            assert_eq!(told(&report, key).as_deref(), Some("3"), "{own}{title}");
            let sections: Vec<_> = report.sections.iter().map(|section| section.text.contains('7')).collect();
            assert_eq!(sections, [false; 3], "{own}{title}");
        }
    }
}

#[test]
fn an_empty_table_is_the_own_one_where_the_other_is_led_by_a_comma() {
    let names = "结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计";
    let head = format!("| 行政复议 | 行政诉讼 |\n| {names} | 未经复议直接起诉 | 复议后起诉 |\n| {names} | {names} |\n");
    let theirs =
        format!("其中，县教育局情况如下：\n{head}| 4 | 1 | 7 | 3 | 15 | 2 | 5 | 8 | 1 | 16 | 9 | 6 | 2 | 2 | 19 |\n");
    let ours = format!("{head}|{}\n", " - |".repeat(15));
    for tables in [format!("{ours}{theirs}"), format!("{theirs}2022年情况如下：\n{ours}")] {
        let page = format!(
            "云岭县2022年政府信息公开工作年度报告\n四、政府信息公开行政复议、行政诉讼情况\n{tables}五、存在的主要问题及改进情况\n略。\n"
        );
        assert_eq!(told(&read(&page), "disputes.review.upheld").as_deref(), Some("blank"), "{page}");
    }
}

#[test]
fn a_running_head_ends_no_caption() {
    let names = "结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计";
    let table = format!(
        "行政复议 | 行政诉讼\n{names} | 未经复议直接起诉 | 复议后起诉\n{names} | {names}\n1 | 0 | 0 | 0 | 1{}\n",
        " | 0".repeat(10)
    );
    let own = "云岭县2022年政府信息公开工作年度报告";
    let page = |between: &str| {
        let tables =
            "信息内容 | 本年处理决定数量\n行政处罚 | 3\n四、政府信息公开行政复议、行政诉讼情况\n（表格见图片）";
        told(&read(&format!("{own}\n二、主动公开政府信息情况\n{tables}\n{between}\n{table}")), "disputes.review.upheld")
    };
    assert_eq!(page("").as_deref(), Some("1"));
    let caption = "附：2021年数据";
    assert_eq!(page(caption), None);
    for head in [own, &format!("- 2 -\n{own}"), &format!("{own}\n第2页"), &format!("2                {own}")] {
        assert_eq!(page(&format!("{caption}\n{head}")), None, "{head}");
    }
    // Rows of the other's stand before the page ends.
    let begun = format!("{caption}\n行政处罚 | 8");
    assert_eq!(page(&format!("{begun}\n- 2 -\n{own}")), None);
    assert_eq!(page(&format!("{own}\n{begun}\n{own}")), None);
}

#[test]
fn what_was_corrected_is_not_told() {
    const HEADING: &str = "二、主动公开政府信息情况";
    let table = |licences: &str| format!("信息内容 | 本年处理决定数量\n行政许可 | {licences}\n行政处罚 | 5\n");
    let page = |before: &str, original: &str, corrected: &str, after: &str| {
        told(
            &read(&format!(
                "云岭县2022年政府信息公开工作年度报告\n{HEADING}\n{before}{original}{corrected}{after}\
                 三、收到和处理政府信息公开申请情况\n见图。\n"
            )),
            DECISIONS,
        )
    };
    let (old, new) = (table("8"), table("6"));
    for (original, corrected) in [
        ("更正前：\n", "更正后：\n"),
        ("（原内容）\n", "（更正后内容）\n"),
        ("原公布数据为：\n", "改为：\n"),
        ("", "现更正如下：\n"),
        ("修改前的数据\n二、主动公开政府信息情况\n", "修改后的数据\n二、主动公开政府信息情况\n"),
    ] {
        assert_eq!(page(original, &old, corrected, &new).as_deref(), Some("6"), "{original}{corrected}");
        let is_told = page(original, &old, corrected, "行政许可（见附图）\n").as_deref() == Some("8");
        assert!(!is_told, "{original}{corrected}");
    }
    assert_eq!(page("（现更正如下）\n", "", "", &new).as_deref(), Some("6"));
    assert_eq!(page("规章更正情况：无。\n", "", "", &new).as_deref(), Some("6"));
}
