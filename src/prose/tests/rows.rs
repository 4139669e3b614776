//! Rows that clauses name in few words: applicants, decisions, results of disputes. Each with a neighbour that is another thing.

use super::{figures, plain};
use crate::prose::Context;
use crate::statute::Edition::{self, E2008, E2021};

/// `key=value` of what a report of this issuer tells under a heading, by the last words of the keys.
fn keyed(issuer: &str, edition: Edition, heading: &str, text: &str) -> String {
    let text = format!("{heading}\n{text}");
    let document = plain(&text);
    let year = Some(if edition == E2008 { 2016 } else { 2024 });
    let candidates = crate::sections::candidates(&document, &crate::document::lines::lines(&document));
    let sections = crate::sections::sections(&document, candidates, edition, None, &[]);
    let told = figures(&document, Context { edition, year, issuer, sections: &sections });
    let told = told.iter().filter_map(|figure| Some(format!("{}={}", figure.key()?, figure.value)));
    let told = told.collect::<Vec<_>>().join(" ");
    ["statistics.", "applications.", "disclosure.", "disputes.", ".value", ".total"]
        .iter()
        .fold(told, |told, word| told.replace(word, ""))
}

pub(super) const OFFICE: &str = "云岭县水务局";
pub(super) const APPLICATIONS: &str = "三、收到和处理政府信息公开申请情况";
pub(super) const DISPUTES: &str = "四、行政复议、行政诉讼情况";
pub(super) const DISCLOSURE: &str = "二、主动公开政府信息情况";

pub(super) fn all_tell(edition: Edition, heading: &str, cases: &[(&str, &str)]) {
    for (text, due) in cases {
        assert_eq!(keyed(OFFICE, edition, heading, text), *due, "{text}");
    }
}

#[test]
fn applicants_named_by_one_word() {
    let kinds = "new_received=9 new_received.natural_person=6 new_received.commercial_enterprise=3";
    all_tell(
        E2021,
        APPLICATIONS,
        &[
            ("收到申请9件，其中公民6件，企业3件。", kinds),
            ("收到申请9件，其中公民申请6件，企业申请3件。", kinds),
            ("收到申请9件。帮扶企业3家，走访群众6人。", "new_received=9"),
            ("收到申请9件，其中自然人6人。", "new_received=9"),
            ("收到申请9件，其中自然人6人次。", "new_received=9 new_received.natural_person=6"),
            ("收到公民申请9件。", "new_received=9"),
            ("公民申请9件。", ""),
            ("收到涉及水价的政府信息公开申请9件。", ""),
            ("收到关于水价的政府信息公开申请9件，已答复。", ""),
            ("收到关于水价的政府信息公开申请6件，关于水质的3件，共9件。", "new_received=9"),
            ("收到关于水价的政府信息公开申请6件，关于水质的3件，共8件。", ""),
            ("收到申请9件，涉及水价6件。", "new_received=9"),
            ("收到涉及水价、水质等方面的政府信息公开申请9件。", "new_received=9"),
            ("收到向县政府提出的申请9件。", "new_received=9"),
            ("向我局提出的信息公开申请，全年共9件。", "new_received=9"),
            ("向我局提出的信息公开申请，全年共召开会议9次。", ""),
            ("受理关于水价、水质等方面的公开申请共9件。", "new_received=9"),
            ("收到申请9件，企业开办3件。", "new_received=9"),
            ("受理公民提出的申请9件。", "new_received=9"),
            ("受理公民申请6件，企业申请3件。", "new_received.commercial_enterprise=3"),
            (
                "收到申请9件，其中自然人6件、法律服务机构2件、其他1件。",
                "new_received=9 new_received.natural_person=6 new_received.legal_service_organization=2 \
                 new_received.other_organization=1",
            ),
            ("收到申请9件，其中自然人8件、其他1件。", "new_received=9 new_received.natural_person=8"),
            (
                "收到申请9件，办结9件。按申请人类型分，自然人8件，科研机构1件。",
                "new_received=9 handled_total=9 new_received.natural_person=8 new_received.research_institution=1",
            ),
            ("办结9件，其中自然人8件。", "handled_total=9"),
            ("上半年收到申请5件，下半年收到4件，全年共9件。", "new_received=9"),
            ("上半年收到申请5件，下半年收到4件，全年共12件。", ""),
            ("上半年收到申请5件，下半年办结4件，全年共9件。", ""),
        ],
    );
}

#[test]
fn wholes_and_answers_of_applications() {
    all_tell(
        E2021,
        APPLICATIONS,
        &[
            ("受理申请3件：1件予以公开，2件本机关不掌握。", "new_received=3 granted=1 unable_to_provide.not_held=2"),
            ("同意公开9件（含部分公开）。", "granted + partially_granted=9"),
            ("同意公开9件（均为公文）。", "granted=9"),
            ("收到申请9件（含上年结转）。", "new_received + carried_over=9"),
            ("收到申请9件。办理取水许可4件。", "new_received=9"),
            ("收到申请9件，重复申请2件，实际申请7件。", "new_received=9"),
            (
                "收到申请9件，答复9件，重复申请2件，实际印送7份。",
                "new_received=9 handled_total=9 not_processed.repeated=2",
            ),
            ("收到申请9件，不予公开3件，实际公开6件。", "new_received=9 denied.*=3"),
            ("收到申请9件，其中2件因重复申请告知申请人。", "new_received=9 not_processed.repeated=2"),
            ("收到申请9件，上年8件，办结9件。", "new_received=9 handled_total=9"),
            ("收到申请9件。上年收到8件，办结7件。", "new_received=9"),
            ("收到申请9件。管网抢修受理4件。", "new_received=9"),
            ("因信访投诉类不予处理2件。", "not_processed.petition_or_complaint=2"),
            (
                "收到7件申请——比上年少3件——其中自然人5件，商业企业2件。",
                "new_received=7 new_received.natural_person=5 new_received.commercial_enterprise=2",
            ),
            (
                "收到申请7件——自然人5件，商业企业2件。",
                "new_received=7 new_received.natural_person=5 new_received.commercial_enterprise=2",
            ),
            (
                "收到申请7件，其中自然人5件，商业企业2件，办理结果为：予以公开4件，本机关不掌握3件。",
                "new_received=7 new_received.natural_person=5 new_received.commercial_enterprise=2 granted=4 \
                 unable_to_provide.not_held=3",
            ),
            ("本年新增申请7件，上年末结转2件。", "new_received=7 carried_over=2"),
            ("收到申请7件，上年转2件。", "new_received=7 carried_over=2"),
            (
                "收到申请7件，其中自然人5，商业企业2。",
                "new_received=7 new_received.natural_person=5 new_received.commercial_enterprise=2",
            ),
            ("收到申请7件，自然人5。", "new_received=7"),
            ("办理信访投诉2件。", ""),
            ("答复自然人5件、商业企业2件。", ""),
            ("收到申请7件，其中5件当场答复、2件书面答复。", "new_received=7"),
            ("以“属于行政执法案卷”为由不予公开5件。", "denied.enforcement_file=5"),
            ("危及“三安全一稳定”5件。", "denied.security_and_stability=5"),
            ("法律、行政法规禁止公开5件。", "denied.prohibited_by_law=5"),
            ("公开或部分公开5件。", "granted + partially_granted=5"),
            ("不予公开（过程性信息）5件。", "denied.process_information=5"),
            ("按期答复5件，延期答复2件。", ""),
            ("按期答复5件。", "handled_total=5"),
            ("收到申请9件，2件延期至2025年办理。", "new_received=9 carried_forward=2"),
            ("应办理总数9件，上年结转2件。", "new_received + carried_over=9 carried_over=2"),
        ],
    );
    all_tell(
        E2008,
        "三、依申请公开情况",
        &[
            ("收到书面申请3件。", "requests=3"),
            ("收到书面申请3件，网上申请2件。", "requests.online=2"),
            ("收到申请9件，其中书面申请3件。", "requests=9"),
            ("申请办结9件：按时8件；延期1件。", "completed=9 completed.on_time=8 completed.extended=1"),
            ("按时报送材料8件。", ""),
            ("收取复印费30元。", "fees.amount=0.003"),
            ("网上申请9件，受理8件。", "requests.online=9"),
            ("收到申请（网上）9件。", "requests.online=9"),
            ("收到申请（网上、信函）9件。", "requests=9"),
            ("在网站、公告栏等处公开信息9条。", "disclosed=9"),
            ("收到9件申请（网上），答复8件。", "requests=9 replied=8"),
            ("收到涉及采砂的公开申请9件，涉及取水的8件。", ""),
            ("依申请公开9条，不予公开12条。", ""),
            ("依申请公开9件，不予公开2件。", "requests=9 replied.denied=2"),
            ("当面答复3件，书面答复6件。", ""),
            ("书面答复6件。", "replied=6"),
        ],
    );
    all_tell(E2008, "六、其他事项", &[("收取复印费30元。", ""), ("信息公开收取复印费30元。", "fees.amount=0.003")]);
}

#[test]
fn results_of_disputes() {
    all_tell(
        E2021,
        DISPUTES,
        &[
            (
                "行政复议9件，已审结7件，其中维持4件，责令重新答复2件，终止1件，其余2件尚未审结。",
                "review=9 review.upheld=4 review.corrected=2 review.other=1 review.pending=2",
            ),
            ("行政复议9件，其中维持7件，其他2件。", "review=9 review.upheld=7 review.other=2"),
            ("行政复议9件，其他2件。", "review=9"),
            ("办理行政复议90件，行政应诉8件。", ""),
            ("代理县政府应诉案件90件，其中信息公开类8件。", ""),
            ("办理行政复议90件，其中信息公开类8件。", ""),
            ("我局作为复议机构办理行政复议案件90件，其中信息公开类8件。", ""),
            ("行政复议9：维持6、纠正2、其他1。", "review=9 review.upheld=6 review.corrected=2 review.other=1"),
            ("申请人向县政府申请复议1件。", "review=1"),
            ("县政府申请复议1件。", ""),
            ("申请人向市局申请复议1件。", "review=1"),
            ("市局申请复议1件。", ""),
            ("因政府信息公开引起诉讼2件；涉及投诉答复的诉讼9件。", "litigation_direct + litigation_after_review=2"),
        ],
    );
    all_tell(E2008, DISPUTES, &[("举报投诉9件。", "complaints=9"), ("举报投诉90件，办结89件。", "")]);
}

#[test]
fn decisions_and_documents() {
    all_tell(
        E2021,
        DISCLOSURE,
        &[
            ("行政许可9件，行政处罚3件。", "licensing.decisions=9 penalties.decisions=3"),
            ("公开行政许可9件，行政处罚3件。", ""),
            ("主动公开信息90条，其中行政许可9件。", ""),
            ("行政许可9条。", ""),
            ("办理采砂、取水等行政许可9件，行政强制1件。", "licensing.decisions=9 compulsory_measures.decisions=1"),
            ("办理采砂行政许可9件。", ""),
            ("查办案件4件，作出行政处罚3件。", "penalties.decisions=3"),
        ],
    );
    for (text, due) in [
        ("县政府及县政府办公室印发规范性文件6件。", ""),
        ("县政府办公室印发规范性文件6件。", ""),
        ("县政府作为复议机关办理信息公开案件8件；全县被申请复议5件，被诉2件。", {
            "review=5 litigation_direct + litigation_after_review=2"
        }),
    ] {
        assert_eq!(keyed("云岭县人民政府", E2021, DISPUTES, text), due, "{text}");
    }
}

#[test]
fn ways_and_times_of_disclosure() {
    all_tell(
        E2008,
        DISCLOSURE,
        &[
            (
                "公开信息90条，其中网站80条，公报4条，其他6条。",
                "disclosed=90 disclosed.website=80 disclosed.gazette=4 disclosed.other_channels=6",
            ),
            ("公开信息90条，其中动态80条，其他10条。", "disclosed=90"),
            ("编发公报12期，微信推送30期。", ""),
            ("通过网站公开80条，公开栏公开3条。", "disclosed.website=80 disclosed.other_channels=3"),
            ("全年公开90条。", "disclosed=90"),
            ("全年推送90条，公示栏公示12次，更新网站2个。", ""),
            ("公开信息90条，其中规范性文件4条。", "disclosed=90 disclosed.normative_documents=4"),
            ("编发简报90篇，其中针对信息公开2篇。", ""),
            ("公开信息90条，其中科室80条。网站公开70条。", "disclosed=90 disclosed.website=70"),
            ("施行一年多来，累计公开信息900条。", ""),
            ("累计（2008年—2015年）公开信息900条。", ""),
            ("截至2016年底累计公开信息900条。2016年新增90条。", "disclosed=90"),
            ("截至2016年底累计公开信息900条。2016年新增栏目9个。", ""),
        ],
    );
    let town = |text: &str| keyed("云岭县清溪镇", E2008, DISCLOSURE, text);
    assert_eq!(town("我镇在县政府网站公开政府信息80条。"), "disclosed.website=80");
    assert_eq!(town("县政府网站公开政府信息80条。"), "");
    let others = |issuer: &str, text: &str| keyed(issuer, E2008, APPLICATIONS, text);
    assert_eq!(others("云岭新区管理委员会", "管委会收到申请9件。"), "requests=9");
    assert_eq!(others("云岭县公安局交通警察大队", "大队收到申请9件。"), "requests=9");
    assert_eq!(others("云岭县公安局交通警察大队", "消防大队收到申请9件。"), "");
    assert_eq!(others("开山市", "全市公开政府信息80条。"), "disclosed=80");
}

#[test]
fn nobody_asked() {
    all_tell(
        E2021,
        "一、总体情况",
        &[
            ("2024年度县水务局无依申请公开政府信息。", "new_received=0"),
            ("2024年，我局未涉及到要求政府信息公开的申请。", "new_received=0"),
            ("全年未发生依申请公开情况。", "new_received=0"),
            ("全年无依申请公开政府信息收费情况。", ""),
            ("全年未发生依申请公开投诉。", ""),
            ("全年未发生依申请公开纠纷。", ""),
            ("目前无依申请公开政府信息。", ""),
            ("全年无不予公开情况。", ""),
        ],
    );
}

#[test]
fn what_is_answered_in_an_overview_are_applications() {
    let answered = "答复申请9件，同意公开8件。";
    all_tell(
        E2021,
        "一、总体情况",
        &[
            (answered, "handled_total=9 granted=8"),
            ("以“不予公开”答复申请6件。", "denied.*=6"),
            ("截至6月底收到申请6件，截至年底收到9件。", "new_received=9"),
            ("截至6月底收到申请6件，截至年底收到来信9件。", ""),
            ("办结申请9件，同意公开8件。", ""),
            ("答复仲裁申请9件，同意公开8件。", ""),
        ],
    );
    all_tell(E2008, "一、概述", &[(answered, "replied=9 replied.granted=8"), ("收到申请9件，同意公开8件。", "")]);
    all_tell(E2021, "五、存在的主要问题及改进情况", &[(answered, "")]);
}

#[test]
fn disputes_that_an_overview_tells_at_large_are_about_disclosure() {
    all_tell(
        E2021,
        "一、总体情况",
        &[
            ("全年发生行政诉讼案件6件。", "litigation_direct + litigation_after_review=6"),
            ("全年被申请行政复议5件。", "review=5"),
            ("全年因行政执法发生行政诉讼案件6件。", ""),
            ("全年受理行政复议案件5件。", ""),
            ("办理信访36件，发生行政诉讼6件。", ""),
        ],
    );
    all_tell(E2021, "六、其他需要报告的事项", &[("全年发生行政诉讼案件6件。", "")]);
}

#[test]
fn rules_that_stand_published() {
    let told = |edition| keyed(OFFICE, edition, DISCLOSURE, "规章对外公开总数量1件，规范性文件对外公开总数量5件。");
    assert_eq!(told(Edition::E2019), "rules_disclosed=1 normative_documents_disclosed=5");
    assert_eq!(told(E2021), "");
}

#[test]
fn a_heading_below_the_first_level_speaks_for_the_lines_under_it() {
    all_tell(
        E2021,
        "一、总体情况\n（二）依申请公开情况",
        &[
            ("顺延至下一年答复2件。", "carried_forward=2"),
            ("登记政府信息公开申请9件，已办结7件。", "new_received=9 handled_total=7"),
            ("接办申请9件已办结7件。", "new_received=9 handled_total=7"),
            ("未收到申请和未发生行政复议。", "new_received=0 review=0"),
            ("由2023年带入2024年继续办理的申请3件。", "carried_over=3"),
            ("上年末结转申请3件。", "carried_over=3"),
            ("无一件申请结转下年度。", "carried_forward=0"),
            ("未收到依申请公开事项.", "new_received=0"),
            ("通过网站办理申请3件、书面申请36件。", ""),
            ("接待群众7人次。\n（三）管理情况\n顺延至下一年答复2件。", ""),
        ],
    );
    all_tell(
        E2021,
        DISPUTES,
        &[("信息公开复议案件4件，其中3件维持、1件终止。", "review=4 review.upheld=3 review.other=1")],
    );
    all_tell(
        E2008,
        "",
        &[
            ("办理依申请公开未收取费用。", "fees.amount=0"),
            ("召开政府信息公开工作例会5次，办培训班3期。", "training.meetings=5 training.sessions=3"),
        ],
    );
}
