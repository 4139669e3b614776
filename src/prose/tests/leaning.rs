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
