//! GK1 and GK7 over reports read from text: each rule where it fires, and beside it where it does not.

use crate::Report;
use crate::check::check;
use crate::finding::{Finding, Severity};
use crate::report::Status;

/// A report of the 2008 edition that says this under 依申请公开.
fn report_2008(said: &str) -> Report {
    let text = format!(
        "某某县2016年政府信息公开工作年度报告\n一、概述\n工作平稳有序，各项任务均已完成。\n二、主动公开政府信息情况\n按规定公开。\n\
         三、依申请公开政府信息情况\n{said}\n四、收费及减免情况\n未收费。\n五、行政复议和行政诉讼情况\n未发生。\n\
         六、存在的主要问题及改进情况\n人手不足，公开的时效有待提高。下一步加强培训。\n七、其他需要报告的事项\n无。\n"
    );
    crate::read("report.txt", text.as_bytes()).expect("text is read")
}

/// A report of the 2021 edition with 34 new applications, 2 carried over, 35 handled, that says this in its overview.
fn report_2021(said: &str) -> Report {
    let row = |label: &str, own: u32| format!("{label} | {own} | 0 | 0 | 0 | 0 | 0 | {own}\n");
    let outcomes = [
        ("（一）予以公开", 20),
        ("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", 4),
        ("1.属于国家秘密", 1),
        ("2.其他法律行政法规禁止公开", 0),
        ("3.危及“三安全一稳定”", 0),
        ("4.保护第三方合法权益", 2),
        ("5.属于三类内部事务信息", 0),
        ("6.属于四类过程性信息", 0),
        ("7.属于行政执法案卷", 0),
        ("8.属于行政查询事项", 0),
        ("1.本机关不掌握相关政府信息", 6),
        ("2.没有现成信息需要另行制作", 0),
        ("3.补正后申请内容仍不明确", 0),
        ("1.信访举报投诉类申请", 2),
        ("2.重复申请", 0),
        ("3.要求提供公开出版物", 0),
        ("4.无正当理由大量反复申请", 0),
        ("5.要求行政机关确认或重新出具已获取信息", 0),
        ("1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", 0),
        ("2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", 0),
        ("3.其他", 0),
        ("（七）总计", 35),
        ("四、结转下年度继续办理", 1),
    ];
    let rows: String = outcomes.iter().map(|(label, own)| row(label, *own)).collect();
    let text = format!(
        "某某市2024年政府信息公开工作年度报告\n一、总体情况\n{said}\n二、主动公开政府信息情况\n略。\n三、收到和处理政府信息公开申请情况\n\
         {}{}{rows}四、政府信息公开行政复议、行政诉讼情况\n略。\n五、存在的主要问题及改进情况\n人手不足，公开的时效有待提高。下一步加强培训。\n\
         六、其他需要报告的事项\n没有收取信息处理费。\n",
        row("一、本年新收政府信息公开申请数量", 34),
        row("二、上年结转政府信息公开申请数量", 2),
    );
    crate::read("report.txt", text.as_bytes()).expect("text is read")
}

/// What the rules of a family find.
fn found(report: &Report, family: &str) -> Vec<Finding> {
    check(report).findings.into_iter().filter(|finding| finding.code.starts_with(family)).collect()
}

fn codes(report: &Report, family: &str) -> Vec<&'static str> {
    found(report, family).iter().map(|finding| finding.code).collect()
}

#[test]
fn prose_is_compared_with_the_table_in_every_sense_it_may_have() {
    for (said, findings) in [
        ("2024年，全市共收到政府信息公开申请34件，上年结转2件，办理35件，结转下年度继续办理1件。", 0),
        ("2024年，全市共受理政府信息公开申请36件。", 0),
        ("全市答复政府信息公开申请33件。", 0),
        ("答复政府信息公开申请35件，其中予以公开20件，部分公开4件，不予公开3件，无法提供6件，不予处理2件。", 0),
        ("答复政府信息公开申请33件，予以公开及部分公开24件。", 0),
        ("2024年，全市共收到政府信息公开申请43件。", 1),
        ("2024年新收政府信息公开申请36件。", 1),
        ("全市答复政府信息公开申请53件。", 1),
        ("答复政府信息公开申请35件。不予公开2件，不予公开2件。", 1),
        ("2023年，全市共收到政府信息公开申请43件。", 0),
        ("市公安局收到政府信息公开申请43件。", 0),
        ("全市共收到政府信息公开申请40余件。", 0),
    ] {
        let report = report_2021(said);
        assert_eq!(codes(&report, "GK1").len(), findings, "{said}");
        assert!(codes(&report, "GK3").is_empty());
    }
    let report = report_2021("2024年，全市共收到政府信息公开申请43件。");
    let findings = found(&report, "GK101");
    assert_eq!(findings[0].at.map(|span| span.of(&report.source.text)), Some("43件"));
    assert_eq!(findings[0].message.zh, "正文“全市共收到政府信息公开申请43件”，而表中 本年新收/总计 为 34");
    assert_eq!(findings[0].operands().count(), 2);
}

#[test]
fn what_the_table_does_not_have_is_skipped() {
    let report = report_2021("因政府信息公开引发行政复议3件。");
    let checked = check(&report);
    assert!(
        checked
            .judged
            .skipped
            .iter()
            .any(|skipped| skipped.rule == "GK101" && skipped.relation == "disputes.review.total")
    );
    assert!(codes(&report, "GK101").is_empty());
}

#[test]
fn percentages_are_judged_at_their_own_digits() {
    for (said, findings) in [
        ("收到政府信息公开申请300件，其中当面申请200件，占66.67%。", 0),
        ("收到政府信息公开申请300件，其中当面申请200件，占66.66%。", 0),
        ("收到政府信息公开申请300件，其中当面申请200件，占67%。", 0),
        ("收到政府信息公开申请300件，其中当面申请200件，占66%。", 0),
        ("收到政府信息公开申请300件，其中当面申请200件，占66.7%。", 0),
        ("收到政府信息公开申请300件，其中当面申请200件，占66.8%。", 1),
        ("收到政府信息公开申请300件，其中当面申请200件，占66.65%。", 1),
        ("收到政府信息公开申请300件，其中当面申请200件，占全省的5%。", 0),
        ("收到政府信息公开申请300余件，其中当面申请200件，占50%。", 0),
        ("收到政府信息公开申请300件，同比增长50%。", 0),
        // In brackets behind a part, and of what stood published.
        ("收到政府信息公开申请300件，其中当面申请200件（66.8%）。", 1),
        ("收到政府信息公开申请300件，其中当面申请200件（66.7%）。", 0),
        ("收到政府信息公开申请300件（66.8%）。", 0),
        ("截至年底累计公开政府信息12条。在主动公开的信息中，决算预算4条，占33.4%；采购目录1条，占8.3%。", 1),
        ("收到政府信息公开申请300件，答复政府信息公开申请250件。同意公开200件，占80%。", 0),
        ("收到政府信息公开申请300件，答复政府信息公开申请250件。同意公开200件，占70%。", 1),
    ] {
        assert_eq!(codes(&report_2008(said), "GK102").len(), findings, "{said}");
    }
}

#[test]
fn a_share_may_be_of_what_the_table_counts() {
    for (said, findings) in [
        // 20 of 34 received, of 36 with those carried over, of 35 handled.
        ("收到政府信息公开申请34件，从结果看，予以公开的20件，占总数的58.82%。", 0),
        ("收到政府信息公开申请34件，从结果看，予以公开的20件，占总数的55.56%。", 0),
        ("收到政府信息公开申请34件，从结果看，予以公开的20件，占总数的57.14%。", 0),
        ("收到政府信息公开申请34件，从结果看，予以公开的20件，占总数的59.14%。", 1),
    ] {
        assert_eq!(codes(&report_2021(said), "GK102").len(), findings, "{said}");
    }
    for (said, findings) in [
        // Of the table's 34, and of the sum of what the sentence tells, whatever other whole was told.
        ("收到政府信息公开申请36件（含上年结转2件）。其中，当面申请17件，占50%，网络申请17件，占50%。", 0),
        ("收到政府信息公开申请36件（含上年结转2件）。其中，当面申请10件，占33.3%，网络申请20件，占66.7%。", 0),
        ("收到政府信息公开申请36件（含上年结转2件）。其中，当面申请10件，占33.3%，网络申请20件，占65.7%。", 2),
    ] {
        assert_eq!(codes(&report_2021(said), "GK102").len(), findings, "{said}");
    }
    // What is said to be the whole is what was spoken of, not the nearest number.
    let said = "收到网民留言340件。收到政府信息公开申请34件。从结果看，予以公开的20件，占总数的59.14%。";
    let message = &found(&report_2021(said), "GK102")[0].message.en;
    assert!(message.contains("20 of 34 is 58.82%"), "{message}");
}

#[test]
fn lists_must_add_up_to_their_whole() {
    for (said, findings) in [
        ("通过政府网站公开政府信息100条，其中县级发布45条，镇级发布55条。", 0),
        ("通过政府网站公开政府信息100条，其中县级发布45条，镇级发布65条。", 1),
        // Two of perhaps more.
        ("通过政府网站公开政府信息100条。主要包括县级发布45条，镇级发布15条以及其他信息等。", 0),
        ("通过政府网站公开政府信息100条，其中县级发布45条，镇级发布15条。", 0),
        ("通过政府网站公开政府信息100条，包括县级发布45条，镇级发布15条。", 1),
        ("通过政府网站公开政府信息100条，其中甲类10条，乙类20条，丙类30条，丁类30条。", 0),
        ("通过政府网站公开政府信息100条，其中甲类10条，乙类20条，丙类30条，丁类50条。", 1),
        ("通过政府网站公开政府信息100条：甲类10条，乙类20条，丙类30条，丁类30条。", 1),
        ("通过政府网站公开政府信息100条，其中甲类10条，乙类20条，丙类30条，丁类30条等。", 0),
        ("通过政府网站公开政府信息100条，其中甲类近10条，乙类20条，丙类30条，丁类70条。", 0),
        ("因政府信息公开引起行政复议9件：维持4件，纠正2件，另3件与公开无关。", 0),
        ("因政府信息公开引起行政复议9件：维持4件，纠正2件，另2件与公开无关。", 1),
        // Ways are none of each other, and a part that nobody tells apart may be the one that is lacking.
        ("收到政府信息公开申请9件，其中网络申请5件，信函申请3件，传真申请2件。", 1),
        ("答复政府信息公开申请9件：公开4，不予公开3，不属于本机关2。", 0),
        // What a whole is seen from divides it into no more than is named.
        ("收到政府信息公开申请50件，从申请方式看，当面申请20件，网络申请10件。", 0),
        ("收到政府信息公开申请50件，从申请方式看，当面申请20件，网络申请40件。", 1),
        ("收到政府信息公开申请50件，按申请方式分，当面申请20件，网络申请10件。", 1),
        ("收到政府信息公开申请50件，办结政府信息公开申请40件。从申请方式看，当面申请20件，网络申请30件。", 0),
        ("收到政府信息公开申请50件，办结政府信息公开申请40件。从申请方式看，当面申请20件，网络申请40件。", 1),
        ("收到政府信息公开申请50件，结转下年度1件。其中涉及土地30件、涉及规划20件。", 0),
        // What is carried on has no outcome.
        ("收到政府信息公开申请50件，结转下年度0件。从结果看，同意公开20件，不予公开10件。", 0),
        // What the whole is, nobody knows; its parts may overlap.
        ("编印各类刊物100期，其中甲类80期，乙类70期。", 0),
        ("收到政府信息公开申请50件。公开项目信息170项，其中核准类90件，备案类80件。", 0),
        ("收到政府信息公开申请50件，其中当面申请20件，较上年增加5件，网络申请30件。", 0),
    ] {
        assert_eq!(codes(&report_2008(said), "GK103").len(), findings, "{said}");
    }
    let report = report_2008("通过政府网站公开政府信息100条，其中县级发布45条，镇级发布65条。");
    let finding = &found(&report, "GK103")[0];
    assert_eq!(finding.severity, Severity::Error);
    assert_eq!(finding.message.en, "通过政府网站公开政府信息 100条: the 2 parts listed add up to 110");
    // Of the applications, though suits were spoken of last.
    let suits = report_2021("发生政府信息公开行政诉讼9件。其中，当面申请20件，网络申请14件。");
    assert!(found(&suits, "GK103").is_empty());
    let later = report_2021("收到政府信息公开申请34件，其中当面申请30件，网络申请14件。");
    assert_eq!(found(&later, "GK103")[0].severity, Severity::Warning);
}

#[test]
fn a_sentence_is_wrong_only_in_no_reading() {
    for (said, findings) in [
        ("全年公开信息16条，其中工作动态9条，通知公告7条；公众号刊发稿件11篇。", 0),
        ("全年公开信息16条，其中工作动态9条，通知公告7条，公示栏上公开财务15条。", 0),
        ("全年主动公开信息32条，收到申请1件。其中公开信息方面，工作动态20条，通知公告12条。", 0),
        ("受理申请21件，结转上年度2件，其中网上申请20件，书面申请3件。", 0),
        ("主动公开信息36条。其中行政许可12条，包括：甲类5条，乙类4条，丙类3条。其他事项20条。", 0),
        ("全年公开信息16条，其中工作动态9条，通知公告8条，政策解读7条。", 1),
    ] {
        assert_eq!(codes(&report_2021(said), "GK103").len(), findings, "{said}");
    }
    for (said, findings) in [
        // What goes on with a list belongs to it or not.
        ("收到申请20件，包括网络申请12件、信函申请6件，另有2件当面提出。", 0),
        ("收到申请18件，包括网络申请12件、信函申请6件，另有2件当面提出。", 0),
        ("收到申请21件，包括网络申请12件、信函申请6件，另有2件当面提出。", 1),
        ("收到申请20件，分别关于征地12件、规划9件。", 1),
        ("收到申请20件，分别关于征地12件、规划9件（部分同时涉及两类）。", 0),
    ] {
        assert_eq!(codes(&report_2021(said), "GK103").len(), findings, "{said}");
    }
    for (said, findings) in [
        ("收到申请60件，其中自然人申请50件，较上年的40件增长50%。", 0),
        ("收到申请60件，其中自然人申请50件，较上年的40件增长25%。", 0),
        ("收到申请60件，其中自然人申请50件，较上年的40件增长35%。", 1),
        ("引发行政复议9件、行政诉讼3件，较上年的10件增长20%。", 0),
        ("引发行政复议9件、行政诉讼3件，较上年的10件增长30%。", 1),
        ("收到申请60件，办结50件，较上年的40件、40件分别增长30%、35%。", 0),
        ("收到申请60件，较2019年的40件年均增长10%。", 0),
    ] {
        assert_eq!(codes(&report_2021(said), "GK104").len(), findings, "{said}");
    }
    let share = "收到申请200件，引发行政复议6件、行政诉讼4件，占申请件比例5%。";
    assert!(codes(&report_2021(share), "GK102").is_empty());
}

#[test]
fn one_mismatch_is_one_finding() {
    // All parts told: the sum of the statistics. Not all told: the list itself.
    let whole = "收到政府信息公开申请50件，其中当面申请20件，传真申请1件，网络申请15件，信函申请15件。";
    assert_eq!(codes(&report_2008(whole), "GK"), ["GK701"]);
    let part = "收到政府信息公开申请50件，其中当面申请20件，网络申请35件。";
    assert_eq!(codes(&report_2008(part), "GK"), ["GK103"]);
    let late = "申请办结50件，其中延期办结60件。";
    assert_eq!(codes(&report_2008(late), "GK"), ["GK702"]);
    let both = "申请办结50件，其中按时办结10件，延期办结60件。";
    assert_eq!(codes(&report_2008(both), "GK"), ["GK701"]);
}

/// An annex with some figures, as rows with a unit between bars, tabs or spaces, or a cell a line.
fn annex(between: &str) -> String {
    let rows = [
        ("（一）收到申请数", "件", "50"),
        ("1.当面申请数", "件", "20"),
        ("2.传真申请数", "件", "0"),
        ("3.网络申请数", "件", "15"),
        ("4.信函申请数", "件", "15"),
        ("（二）申请办结数", "件", "49"),
        ("1.按时办结数", "件", "48"),
        ("2.延期办结数", "件", "1"),
        ("四、行政复议数量", "件", "3"),
        ("（一）维持具体行政行为数", "件", "1"),
        ("（二）被依法纠错数", "件", "2"),
        ("（三）其他情形数", "件", "0"),
        ("五、行政诉讼数量", "件", "5"),
        ("（一）维持具体行政行为或者驳回原告诉讼请求数", "件", "1"),
        ("（二）被依法纠错数", "件", "3"),
        ("（三）其他情形数", "件", "1"),
        ("七、依申请公开信息收取的费用", "元", "5000"),
        ("（四）政府信息公开专项经费（不包括用于政府公报编辑管理及政府网站建设维护等方面的经费）", "万元", "12.5"),
    ];
    let rows = rows.iter().map(|(label, unit, value)| [*label, *unit, *value].join(between));
    let head = ["统计指标", "单位", "统计数"].join(between);
    let group = ["三、依申请公开情况", "", "——"].join(between);
    std::iter::once(head).chain(std::iter::once(group)).chain(rows).collect::<Vec<_>>().join("\n")
}

#[test]
#[ignore = "not mended yet: the unit of the annex in a column of its own is not read in every layout"]
fn the_annex_is_read_in_every_layout() {
    for between in [" | ", "\t", "    ", "\n", "\n\n", " "] {
        let report = report_2008(&format!("按规定办理。\n八、政府信息公开情况统计表\n{}", annex(between)));
        for (row, value) in [
            ("requests.total", "50"),
            ("requests.fax", "0"),
            ("completed.extended", "1"),
            ("review.corrected", "2"),
            ("review.other", "0"),
            ("litigation.upheld", "1"),
            ("litigation.corrected", "3"),
            ("litigation.other", "1"),
            ("fees.amount", "0.5"),
            ("organization.budget", "12.5"),
        ] {
            let cell = report.cell(&format!("statistics.{row}.value")).expect("the table is found");
            assert_eq!(cell.value.map(|value| value.to_string()).as_deref(), Some(value), "{row} in {between:?}");
            assert_eq!(cell.aligned_by.origin(), "table");
        }
        let blank = |status| report.tables[0].cells.iter().filter(|cell| cell.status == status).count();
        assert_eq!(
            (report.tables.len(), blank(Status::Ambiguous), blank(Status::Unreadable)),
            (1, 0, 0),
            "{between:?}"
        );
        assert_eq!(codes(&report, "GK7"), [] as [&str; 0], "{between:?}");
    }
}

#[test]
fn annex_and_prose_must_agree() {
    let annex = annex("\t");
    for (said, findings) in [
        ("收到政府信息公开申请50件，申请办结49件。", 0),
        ("收到政府信息公开申请50余件。", 0),
        ("收到政府信息公开申请60件。", 1),
        ("2015年收到政府信息公开申请60件。", 0),
        ("申请办结94件。收到政府信息公开申请50件。", 1),
    ] {
        let report = report_2008(&format!("{said}\n八、政府信息公开情况统计表\n{annex}"));
        assert_eq!(codes(&report, "GK703").len(), findings, "{said}");
    }
    // A row of a table is no sentence, and one whose cell is blank says nothing of the next.
    let row = |line: &str| match line.split('\t').collect::<Vec<_>>()[..] {
        [label, unit, "5000" | "20"] => format!("{label},{unit}"),
        [label, unit, value] => format!("{label},{value}{unit}"),
        _ => line.to_owned(),
    };
    let rows = annex.lines().map(row).collect::<Vec<_>>().join("\n").replace(",件\n", ",\n");
    let report = report_2008(&format!("见附表。\n八、政府信息公开情况统计表\n{rows}"));
    assert_eq!(report.value("statistics.requests.online.value"), Some(15.into()));
    assert_eq!(report.value("statistics.requests.in_person.value"), None);
    assert_eq!(codes(&report, "GK703"), [] as [&str; 0]);
    let twice = report_2008(
        "收到政府信息公开申请60件。\n据统计，全县收到政府信息公开申请61件。\n全县收到政府信息公开申请62件。",
    );
    // Nobody knows which of them it is.
    assert!(codes(&twice, "GK703").is_empty());
    assert_eq!(twice.value("statistics.requests.total.value"), None);
}
