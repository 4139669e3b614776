//! Figures whose words lean on what was told before: sums, other times and bodies, 结转 without a direction, points of a
//! paragraph.

use super::{told_by, with_keys};
use crate::statute::Edition::{self, E2008, E2021};

/// `key=value` of what a county tells under its first heading, by the last words of the keys.
fn keyed(edition: Edition, heading: &str, text: &str) -> Vec<String> {
    let told = told_by(edition, "云岭县", &format!("{heading}\n{text}"));
    with_keys(&told, &["statistics.", "applications.", ".value", ".total"])
}

fn all_tell(edition: Edition, heading: &str, cases: &[(&str, &[&str])]) {
    for (text, due) in cases {
        assert_eq!(keyed(edition, heading, text), *due, "{text}");
    }
}

#[test]
fn what_is_carried_says_from_where_or_stands_behind_what_was_done() {
    all_tell(
        E2021,
        "三、收到和处理政府信息公开申请情况",
        &[
            ("新收申请9件，结转2件。", &["new_received=9"]),
            ("新收申请9件，办结7件，结转2件。", &["new_received=9", "handled_total=7", "carried_forward=2"]),
            ("新收申请9件，结转上年2件。", &["new_received=9", "carried_over=2"]),
            ("受理申请9件（含结转2件）。", &["new_received + carried_over=9", "carried_over=2"]),
            ("新收申请9件，均已办结，结转0件。", &["new_received=9", "carried_forward=0"]),
            ("新收申请9件，无结转。", &["new_received=9"]),
            ("新收申请9件，加上年结转2件。", &["new_received=9", "carried_over=2"]),
        ],
    );
}

#[test]
fn a_sum_of_what_was_told_is_understood_by_its_value() {
    all_tell(
        E2021,
        "三、收到和处理政府信息公开申请情况",
        &[
            (
                "新收申请9件，上年结转2件，共需办理11件。",
                &["new_received=9", "carried_over=2", "new_received + carried_over=11"],
            ),
            ("新收申请9件，上年结转2件，共需办理12件。", &["new_received=9", "carried_over=2"]),
        ],
    );
    all_tell(
        E2008,
        "三、依申请公开情况",
        &[
            ("县政府本级收到申请3件，部门收到申请9件，全县合计12件。", &["requests=12"]),
            ("县政府本级收到申请3件，部门收到申请9件，全县合计13件。", &[]),
            ("县教育局收到申请3件，县公安局收到申请9件，合计12件。", &[]),
            ("县教育局收到申请3件，今年9件。", &[]),
        ],
    );
}

#[test]
fn the_own_year_behind_another_needs_no_words() {
    all_tell(
        E2008,
        "三、依申请公开情况",
        &[
            ("“十二五”以来共收到申请9件，今年3件。", &["requests=3"]),
            ("受理申请由2014年的9件增至2015年的12件，2016年为14件。", &["requests=14"]),
            ("2015年收到来信9件，2016年14件。", &[]),
            ("申请量：全年14件。", &["requests=14"]),
            ("2015年收到申请9件，2016年3万元。", &[]),
            ("去年收到申请9件，今年收到7件。", &["requests=7"]),
            ("应在收到申请后及时办理，今年办理7件。", &[]),
        ],
    );
}

#[test]
fn a_point_of_a_paragraph_is_a_heading() {
    all_tell(
        E2021,
        "一、总体情况",
        &[("一是解读政策。解读文件4件。二是依申请公开。新收9件，办结9件。", &["new_received=9", "handled_total=9"])],
    );
}

#[test]
fn some_of_what_was_asked_is_about_disclosure() {
    all_tell(
        E2008,
        "三、依申请公开情况",
        &[("受理查档申请90件。其中政府信息公开申请2件。", &["requests=2"]), ("编印文件90件。其中依申请公开2件。", &[])],
    );
}

#[test]
fn an_outcome_has_its_own_reasons_and_ends_the_last_one_s() {
    all_tell(
        E2021,
        "三、收到和处理政府信息公开申请情况",
        &[(
            "办结9件：予以公开4件，无法提供5件（其中本机关不掌握3件、补正后仍不明确2件）。",
            &[
                "handled_total=9",
                "granted=4",
                "unable_to_provide.*=5",
                "unable_to_provide.not_held=3",
                "unable_to_provide.still_unclear=2",
            ],
        )],
    );
    all_tell(
        E2008,
        "三、依申请公开情况",
        &[(
            "答复9件，其中不同意公开4件，其中属于商业秘密4件；信息不存在5件。",
            &["replied=9", "replied.denied=4", "denied.trade_secret=4", "replied.does_not_exist=5"],
        )],
    );
}

#[test]
fn words_alone_say_that_there_was_none() {
    all_tell(
        E2008,
        "四、行政复议和诉讼情况",
        &[
            ("我县无信息公开收费；无行政复议；无行政诉讼。", &["fees.amount=0", "review=0", "litigation=0"]),
            ("申请人未经复议。", &[]),
            ("没有提起诉讼的申请人。", &[]),
        ],
    );
    all_tell(E2021, "一、总体情况", &[("全年没有制发行政规范性文件。", &["disclosure.normative_documents.issued=0"])]);
}

#[test]
fn parts_of_applications_divide_no_other_matter() {
    for text in [
        "发生政府信息公开行政诉讼9件。其中，当面申请3件，网络申请12件。",
        "清理废止规范性文件9件。其中，当面申请3件，网络申请12件。",
    ] {
        let told = told_by(E2021, "云岭县", &format!("一、总体情况\n{text}"));
        assert_eq!(told.len(), 3, "{text}");
        assert!(told.iter().all(|figure| figure.part_of.is_none()), "{text}");
    }
}

#[test]
fn all_of_what_was_told_is_of_one_kind() {
    all_tell(
        E2021,
        "三、收到和处理政府信息公开申请情况",
        &[
            ("收到申请9件，均为自然人申请。", &["new_received=9", "new_received.natural_person=9"]),
            ("收到申请9件，都来自商业企业。", &["new_received=9", "new_received.commercial_enterprise=9"]),
            ("收到申请9件，全部予以公开。", &["new_received=9", "granted=9"]),
            ("收到申请9件，均已邮寄。", &["new_received=9"]),
            ("收到申请9件，均涉及自然人住宅。", &["new_received=9"]),
            ("收到申请9件，上年结转2件，均为自然人申请。", &["new_received=9", "carried_over=2"]),
            ("收到申请90多件，均为自然人申请。", &["new_received=90"]),
            ("办结申请9件，均为自然人申请。", &["handled_total=9"]),
        ],
    );
    all_tell(
        E2008,
        "三、依申请公开情况",
        &[
            ("收到申请9件，均为网上申请。", &["requests=9", "requests.online=9"]),
            ("收到申请9件，其中网站申请6件，当面3件。", &["requests=9", "requests.online=6", "requests.in_person=3"]),
            ("收到申请9件，均在网上公开。", &["requests=9"]),
            ("收到申请9件，网站公开6件。", &["requests=9"]),
        ],
    );
}

#[test]
fn what_is_excepted_or_not_understood_still_says_of_what_the_next_ones_are() {
    all_tell(
        E2021,
        "一、总体情况\n（二）依申请公开情况",
        &[
            ("除2件结转下年度外，其余均已办结。", &["carried_forward=2"]),
            ("除2件撤回外，其余均已办结。", &[]),
            ("2025年结转申请2件。", &["carried_forward=2"]),
            ("上半年结转申请2件。", &[]),
            ("上年度继续办理的申请2件。", &["carried_over=2"]),
            ("按时办理完成依申请公开件9件。", &["handled_total=9"]),
            ("收到申请9件分别为予以公开5件、部分公开4件。", &["new_received=9", "granted=5", "partially_granted=4"]),
        ],
    );
    all_tell(
        E2021,
        "一、总体情况",
        &[
            ("通过县政府网站办理并答复信息公开申请3件，顺延至下一年答复2件。", &["carried_forward=2"]),
            ("通过县政府网站办理并答复留言3件，顺延至下一年答复2件。", &[]),
            ("收到政府信息公开申请9件，无下年度结转。", &["new_received=9", "carried_forward=0"]),
            ("收到政府信息公开申请9件，属于内部事务3件。", &["new_received=9", "denied.internal_affairs=3"]),
            ("开会研究内部事务3件。", &[]),
        ],
    );
}

#[test]
fn what_one_clause_has_told_the_next_may_leave_out() {
    let disputes =
        |text: &str| with_keys(&told_by(E2021, "云岭县", &format!("四、行政诉讼情况\n{text}")), &["disputes."]);
    let both = "litigation_direct.upheld + litigation_after_review.upheld=2";
    for (text, due) in [
        (
            "直接起诉2件、复议后起诉1件，维持2件。",
            ["litigation_direct.total=2", "litigation_after_review.total=1", both],
        ),
        (
            "直接起诉2件，维持2件，复议后起诉1件。",
            ["litigation_direct.total=2", "litigation_direct.upheld=2", "litigation_after_review.total=1"],
        ),
    ] {
        assert_eq!(disputes(text), due, "{text}");
    }
    all_tell(
        E2021,
        "二、主动公开政府信息情况",
        &[(
            "未制定规章，印发规范性文件3件，宣布失效1件。",
            &[
                "disclosure.rules.issued=0",
                "disclosure.normative_documents.issued=3",
                "disclosure.normative_documents.repealed=1",
            ],
        )],
    );
    all_tell(
        E2008,
        "二、主动公开情况",
        &[
            (
                "政府公报公开政府信息9条，政府网站公开政府信息90条，政务微博公开政府信息3条。",
                &["disclosed.gazette=9", "disclosed.website=90", "disclosed.weibo=3"],
            ),
            (
                "县政府网站公开政府信息90条，政府公报公开政府信息9条，政务微博公开政府信息3条。",
                &["disclosed.gazette=9", "disclosed.weibo=3"],
            ),
            ("县乡两级政府及部门公开政府信息90条。", &["disclosed=90"]),
            ("县、乡两级公开政府信息90条。", &["disclosed=90"]),
            ("市县两级政府公开政府信息90条。", &[]),
            ("全县共整理、录入、发布政府信息90条。", &["disclosed=90"]),
            ("全县共撰写、发布政府信息90条。", &[]),
        ],
    );
}

#[test]
fn numbers_in_the_order_of_their_names() {
    let told = |text: &str| keyed(E2008, "四、行政复议、行政诉讼情况", text);
    assert_eq!(told("行政复议、行政诉讼分别为3件、2件。"), ["review=3", "litigation=2"]);
    assert_eq!(told("行政复议和行政诉讼分别3件和2件，其中维持2件、1件。"), ["review=3", "litigation=2"]);
    assert!(told("行政复议、行政诉讼、应诉分别为3件、2件。").is_empty());
    assert!(told("涉及政府信息公开的分别为3件、2件。").is_empty());
    let told = |text: &str| keyed(E2008, "三、依申请公开情况", text);
    assert_eq!(told("网络、信函分别提交申请9件、12件。"), ["requests.online=9", "requests.letter=12"]);
    assert!(told("县教育局、县公安局分别收到申请9件、12件。").is_empty());
}

#[test]
fn what_stands_beside_another_thing_is_not_taken_for_it() {
    all_tell(
        E2021,
        "三、收到和处理政府信息公开申请情况",
        &[
            ("受理行政复议27件，答复25件。", &[]),
            ("自然人申请9件，予以公开2件。", &["new_received.natural_person=9"]),
            ("除当面申请2件外，收到网上申请8件。", &[]),
            ("结转上年后新收到申请3件。", &["new_received=3"]),
            ("收到申请9件，答复书修订3次。", &["new_received=9"]),
            ("收到履职申请9件，办结9件。", &[]),
        ],
    );
    all_tell(
        E2008,
        "三、依申请公开情况",
        &[
            ("办结申请9件，另有2件延期答复。", &["completed=9"]),
            ("力争不发生投诉，没有收到政府信息公开申请。", &[]),
            (
                "受理申请9件，不予公开3件，其中国家秘密3件；信息不存在2件。",
                &["requests=9", "replied.denied=3", "denied.state_secret=3", "replied.does_not_exist=2"],
            ),
        ],
    );
    all_tell(
        E2008,
        "二、主动公开情况",
        &[
            ("微信公开信息80条，新增3条。", &["disclosed.wechat=80"]),
            ("公开信息90条，微信推送30期。", &["disclosed=90"]),
            ("公开信息90条，发布微信30条。", &["disclosed=90"]),
            ("县全年公开信息90条。", &["disclosed=90"]),
            (
                "公开信息90条（公报公开信息10条，微信公开信息80条）。",
                &["disclosed=90", "disclosed.gazette=10", "disclosed.wechat=80"],
            ),
            ("发布通知90条（公开信息80条）。", &[]),
        ],
    );
    let disputes = keyed(E2008, "四、行政复议、行政诉讼情况", "政府信息公开行政复议3件，征地行政诉讼3件。");
    assert_eq!(disputes, ["review=3"]);
    let office = |text: &str| with_keys(&told_by(E2008, "云岭县水务局", text), &["statistics.", ".value"]);
    assert!(office("县政府网站发布政府信息80条。").is_empty());
    assert_eq!(office("县水务局网站发布政府信息80条。"), ["disclosed.website=80"]);
}

#[test]
fn several_ways_are_all_of_them() {
    all_tell(
        E2021,
        "一、总体情况",
        &[
            (
                "通过线上平台、邮寄等方式收到信息公开申请9件，其中自然人8件。",
                &["new_received=9", "new_received.natural_person=8"],
            ),
            ("通过邮寄方式收到信息公开申请9件。", &[]),
            (
                "收到信息公开申请9件，1件为法律服务机构提出，其余8件为自然人提出。",
                &["new_received=9", "new_received.legal_service_organization=1", "new_received.natural_person=8"],
            ),
            ("收到信息公开申请9件，属于国家秘密1件，其他不予公开3件。", &["new_received=9", "denied.state_secret=1"]),
            ("收到信息公开申请9件，撤回1件，其余8件已答复。", &["new_received=9"]),
            ("收到依申请公开办件9个。", &["new_received=9"]),
            ("收到信息公开申请的有9个。", &[]),
            (
                "上年结转信息公开申请2件，今年新增9件，已予以公开8件。",
                &["carried_over=2", "new_received=9", "granted=8"],
            ),
            ("上年结转项目2件，今年新增9件。", &[]),
        ],
    );
    all_tell(
        E2008,
        "一、概述",
        &[
            ("举办政府信息公开综合性及专题性培训6场，培训90人次。", &["training.sessions=6", "training.trainees=90"]),
            ("举办政府信息公开安全培训6场。", &[]),
            (
                "举办新闻发布会3场，发布政策解读稿件9篇。",
                &["response.press_conferences=3", "response.interpretations=9"],
            ),
            ("举办新闻发布会3场。", &[]),
        ],
    );
    let province = |text: &str| with_keys(&told_by(E2008, "云岭省人民政府", text), &["statistics.", ".value"]);
    assert_eq!(province("全省各级行政机关收到政府信息公开申请9件。"), ["requests.total=9"]);
    assert!(province("省政府及其部门收到政府信息公开申请9件。").is_empty());
}
