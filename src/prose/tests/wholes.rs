//! What is told in parts, in sums or by words alone, and what only looks so.

use super::rows::{APPLICATIONS, DISCLOSURE, DISPUTES, OFFICE, all_tell};
use super::{figures, plain};
use crate::prose::Context;
use crate::statute::Edition::{E2008, E2019, E2021};

#[test]
fn parts_of_one_cell_are_none_of_them_the_cell() {
    all_tell(
        E2021,
        DISPUTES,
        &[
            ("行政诉讼5件，其中一审维持3件，二审维持2件。", "litigation_direct + litigation_after_review=5"),
            ("行政复议5件，维持3件，纠正2件。", "review=5 review.upheld=3 review.corrected=2"),
            // Who counts it as upheld says so.
            ("行政复议5件，驳回3件，维持1件，纠正1件。", "review=5 review.corrected=1"),
            ("行政复议5件，驳回3件，纠正2件。", "review=5 review.corrected=2"),
        ],
    );
    all_tell(
        E2021,
        DISCLOSURE,
        &[
            ("废止规范性文件4件。", "normative_documents.repealed=4"),
            ("废止规范性文件4件，宣布失效2件。", ""),
            ("制发规范性文件3件，废止2件。", "normative_documents.issued=3 normative_documents.repealed=2"),
            ("作出行政强制措施4件、行政强制执行1件。", ""),
            ("作出行政强制4件、行政处罚3件。", "compulsory_measures.decisions=4 penalties.decisions=3"),
            ("作出行政许可决定（延续类）20件。", ""),
            ("作出行政许可决定（含延续）20件。", "licensing.decisions=20"),
        ],
    );
    all_tell(
        E2021,
        APPLICATIONS,
        &[
            ("收到申请9件，受理8件。", "new_received=9"),
            ("收到申请9件，予以公开7件（含部分公开2件）。", "new_received=9 granted + partially_granted=7"),
            ("收到申请9件，予以公开7件，部分公开2件。", "new_received=9 granted=7 partially_granted=2"),
            ("收到申请7件，上年结转2件，共办理9件，其中办结8件。", "new_received=7 carried_over=2 handled_total=8"),
        ],
    );
}

#[test]
fn all_is_done_where_nothing_is_left_out() {
    let done = "new_received=9";
    let told = |text: &str| {
        let document = plain(text);
        let context = Context { edition: E2021, year: Some(2024), issuer: OFFICE, sections: &[] };
        figures(&document, context).iter().any(|figure| figure.sense == crate::report::Sense::Implied)
    };
    for text in ["均已办结", "已全部按时办结", "所有申请均已办结"] {
        assert!(told(&format!("收到政府信息公开申请9件，{text}。")), "{text}");
    }
    for text in [
        "到期的均已办结",
        "应办结的均已办结",
        "均已办结或依法延期",
        "除延期的外均已办结",
        "除依法延期的外，均已办结",
        "其余均已办结",
        "审批事项均已办结",
    ] {
        assert!(!told(&format!("收到政府信息公开申请9件，{text}。")), "{text}");
    }
    all_tell(
        E2021,
        APPLICATIONS,
        &[
            ("收到申请9件。代表建议全部办结，结转0件。", done),
            ("收到申请9件。全部办结，结转下年0件。", "new_received=9 carried_forward=0"),
        ],
    );
}

#[test]
fn fees_are_those_of_applications_that_were_taken() {
    all_tell(
        E2008,
        "四、收费及减免情况",
        &[
            ("收取检索费12元。", "fees.amount=0.0012"),
            ("收取检索、复印等费用12元。", "fees.amount=0.0012"),
            ("收取检索费12元、邮寄费8元。", ""),
            ("收取费用20元，其中检索费12元、邮寄费8元。", "fees.amount=0.002"),
            ("收取苗木检疫工本费3万元。", ""),
            ("免收费用3万元。", ""),
            ("减免收费3万元。", ""),
        ],
    );
    all_tell(
        E2021,
        DISCLOSURE,
        &[
            ("行政事业性收费3万元。", "administrative_fees.amount=3"),
            ("减免行政事业性收费3万元。", ""),
            ("退还行政事业性收费3万元。", ""),
        ],
    );
}

#[test]
fn a_sum_of_parts_is_their_whole() {
    all_tell(
        E2008,
        "三、依申请公开情况",
        &[
            ("当面申请2件、网络申请7件，总数9件。", "requests.in_person=2 requests.online=7 requests=9"),
            ("当面申请2件、网络申请7件，两项合计9件。", "requests.in_person=2 requests.online=7 requests=9"),
            ("当面申请2件、网络申请7件，总数8件。", "requests.in_person=2 requests.online=7"),
            ("收取检索费9元、邮寄费3元，共计12元。", "fees.amount=0.0012"),
            ("收取检索费9元、邮寄费3元，共计13元。", ""),
        ],
    );
}

#[test]
fn work_on_hand_is_of_applications_where_some_was_carried_over() {
    all_tell(
        E2021,
        "一、总体情况",
        &[
            ("上年结转2件，共需办理申请9件，办结8件，结转下年1件。", "handled_total=8 carried_forward=1"),
            ("全年申请9件，上年结转2件，结转下年1件。", "new_received=9 carried_over=2 carried_forward=1"),
            // Others have applications as well.
            ("共需办理申请9件，办结8件。", ""),
            ("全年申请9件，办结8件。", ""),
            ("年初结转资金2万元，全年申请9件。", ""),
            ("上年结转2件，共办理人大建议和补贴申请9件，办结8件。", ""),
        ],
    );
}

#[test]
fn nothing_is_said_of_several_things_at_once() {
    all_tell(
        E2021,
        "一、总体情况",
        &[
            ("全年零申请、零复议、零诉讼。", "new_received=0 review=0 litigation_direct + litigation_after_review=0"),
            ("全年未制发规章和规范性文件。", "rules.issued=0 normative_documents.issued=0"),
            ("全年制发规章和规范性文件。", ""),
            ("推进零申请办理改革。", ""),
        ],
    );
    all_tell(
        E2008,
        "四、收费及减免情况",
        &[("信息公开方面未收取费用。", "fees.amount=0"), ("苗木检疫信息公开方面未收取费用。", "")],
    );
}

#[test]
fn what_stands_there_now_is_told_in_any_period() {
    all_tell(
        E2021,
        DISCLOSURE,
        &[
            ("制发规范性文件3件，目前有效12件。", "normative_documents.issued=3 normative_documents.in_force=12"),
            ("目前制发规范性文件12件。", ""),
        ],
    );
    all_tell(
        E2019,
        DISCLOSURE,
        &[(
            "新制作规范性文件3件，对外公开总数量12件。",
            "normative_documents.created=3 normative_documents_disclosed=12",
        )],
    );
}
