//! Documents that are no annual report: nothing statutory may be found in them.

use crate::support::html::escape;
use std::fmt::Write as _;

/// Requires that no table is found, in the text and in a page made of it.
fn holds_no_table(name: &str, text: &str) {
    for (kind, document) in [("text", text.to_owned()), ("paragraphs", paragraphs(text)), ("table", table(text))] {
        let name = format!("{name} as {kind}");
        let report = gkreport::read(&name, document.as_bytes()).unwrap_or_else(|error| panic!("{name}: {error}"));
        let found: Vec<&str> = report.tables.iter().map(|table| table.form.table.key()).collect();
        assert!(found.is_empty(), "{name}: found {found:?}");
        assert_eq!(report.coverage().tables_found, 0, "{name}");
    }
}

fn paragraphs(text: &str) -> String {
    let mut out = "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>页面</title></head><body>\n".to_owned();
    for line in text.lines() {
        writeln!(out, "<p>{}</p>", escape(line)).expect("writing to a string");
    }
    out + "</body></html>\n"
}

/// Lines with tabs become rows of a table, the others stay paragraphs.
fn table(text: &str) -> String {
    let mut out = "<html><head><meta charset=\"utf-8\"></head><body>\n".to_owned();
    let mut open = false;
    for line in text.lines() {
        if line.contains('\t') != open {
            out.push_str(if open { "</table>\n" } else { "<table>\n" });
            open = !open;
        }
        if open {
            let cells: Vec<String> = line.split('\t').map(escape).collect();
            writeln!(out, "<tr><td>{}</td></tr>", cells.join("</td><td>")).expect("writing to a string");
        } else {
            writeln!(out, "<p>{}</p>", escape(line)).expect("writing to a string");
        }
    }
    out + if open { "</table></body></html>\n" } else { "</body></html>\n" }
}

#[test]
fn a_company_report() {
    holds_no_table(
        "company",
        "北川机械股份有限公司2022年年度报告\n一、公司总体情况\n公司全年卖出设备1234台，收入56.7亿元。\n\
         二、主要财务数据\n项目\t2022年\t2021年\t增减\n营业收入（万元）\t567000\t498000\t69000\n净利润\t43210\t39870\t3340\n\
         总计\t610210\t537870\t72340\n三、股东情况\n股东类型\t户数\t持股数\t比例\n自然人\t20134\t3456789\t12.5%\n\
         法人\t87\t9876543\t35.7%\n其他\t12\t1000\t0.1%\n合计\t20233\t13334332\t48.3%\n\
         四、诉讼情况\n报告期内有诉讼3起，其中维持原判1起，尚未审结2起。\n五、存在的问题及改进措施\n库存偏高。\n",
    );
}

#[test]
fn a_budget() {
    holds_no_table(
        "budget",
        "云川市水务局2023年部门预算\n一、部门概况\n本局有内设科室9个，编制56人。\n二、收支总表\n\
         收入项目\t金额（万元）\t支出项目\t金额（万元）\n一般公共预算\t3456.78\t基本支出\t2100.00\n\
         行政收费\t120.5\t项目支出\t1477.28\n上年结转\t0\t结转下年\t0\n总计\t3577.28\t总计\t3577.28\n\
         三、采购预算\n品目\t数量\t金额\n货物\t15\t230\n服务\t7\t310.5\n合计\t22\t540.5\n",
    );
}

#[test]
fn a_news_page() {
    holds_no_table(
        "news",
        "当前位置：首页 > 新闻 > 本地\n我市召开政务公开培训会\n发布时间：2022-05-12 09:30 浏览：321 次\n\
         昨天上午，全市政务公开培训会在云川宾馆召开，各县区58名工作人员参加。\n\
         会上讲到，去年全市收到政府信息公开申请312件，予以公开120件，不予公开9件，总计办理305件，结转7件。\n\
         讲课的人还说明了规章、行政许可、行政处罚怎样公开，并回答了15个问题。\n\
         上一篇：春耕开始\n下一篇：河道清淤完工\n主办：云川市人民政府办公室\n",
    );
}

#[test]
fn an_empty_page() {
    holds_no_table("empty", "");
    holds_no_table("blank lines", "\n\n  \n\u{3000}\n");
}

#[test]
fn a_list_of_links() {
    holds_no_table(
        "links",
        "云川市政府信息公开年报\n2023年政府信息公开工作年度报告\t2024-01-25\n2022年政府信息公开工作年度报告\t2023-01-19\n\
         2021年政府信息公开工作年度报告\t2022-01-21\n公开指南\t2020-03-02\n公开制度\t2019-11-11\n规章\t24\n规范性文件\t135\n\
         行政许可\t310\n行政处罚\t87\n行政强制\t12\n首页\t上一页\t1\t2\t3\t4\t5\t下一页\t尾页\n",
    );
}

#[test]
fn a_report_without_its_tables() {
    holds_no_table(
        "prose only",
        "青河县2022年政府信息公开工作年度报告\n一、总体情况\n全年公开信息4560条，收到申请35件，予以公开20件，部分公开3件。\n\
         二、主动公开政府信息情况\n制发规范性文件6件，现行有效41件；行政许可9876件，行政处罚543件，行政强制12件。\n\
         三、收到和处理政府信息公开申请情况\n自然人申请33件，商业企业2件；不予公开4件，无法提供5件，结转下年度3件。\n\
         四、政府信息公开行政复议、行政诉讼情况\n行政复议2件，结果维持1件，尚未审结1件；没有行政诉讼。\n\
         五、存在的主要问题及改进情况\n更新还不够快，今年要改。\n六、其他需要报告的事项\n没有。\n",
    );
}

#[test]
fn a_manual_that_quotes_findings() {
    let text = "核对工具说明\n输出示例：\n错误 收到与办理不平衡：自然人：本年新收 + 上年结转 ≠ 总计 + 结转下年度\n\
        52 | |  | （七）总计 |  | 1869 | 174 | 5 | 5 | 13 | 22 | 2088 |\n\
        一、本年新收 1861（第 29 行） · 二、上年结转 23（第 30 行） · 四、结转下年度 17（第 53 行）\n";
    let report = gkreport::read("manual", text.as_bytes()).expect("text is read");
    assert!(gkreport::check::nothing_to_check(&report));
}
