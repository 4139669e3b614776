//! Applications: received, by which way and by whom, answered how.
//!
//! An outcome (予以公开5件) may lean on the topic for what it is an outcome of; reasons divide the denials.

use super::super::classes::*;
use super::frame::Kind::{self, Applicant, Channel, Outcome, Reason, Timing, Whole};
use super::frame::{Frame, ITEMS, Means, frame};
use crate::cell;
use crate::statute::CellKey;

const NEW: CellKey = cell!("applications.new_received.total");
const OVER: CellKey = cell!("applications.carried_over.total");
const HANDLED: CellKey = cell!("applications.handled_total.total");
const GRANTED_ROW: CellKey = cell!("applications.granted.total");
const PARTLY_ROW: CellKey = cell!("applications.partially_granted.total");
const DENIED_ROWS: CellKey = cell!("applications.denied.*.total");
const UNABLE_ROWS: CellKey = cell!("applications.unable_to_provide.*.total");
const NOT_PROCESSED_ROWS: CellKey = cell!("applications.not_processed.*.total");

/// What is received may be what is new, or that with what was carried over.
const RECEIVED: Means = &[&[NEW], &[NEW, OVER]];
/// What answers and completion may cover.
const HANDLING: Means = &[
    &[HANDLED],
    &[NEW, OVER],
    &[NEW],
    &[GRANTED_ROW, PARTLY_ROW, DENIED_ROWS, UNABLE_ROWS],
    &[GRANTED_ROW, PARTLY_ROW, DENIED_ROWS, UNABLE_ROWS, NOT_PROCESSED_ROWS],
];

/// What may stand in clauses on applications without changing what they count.
const BESIDE_APPLICATIONS: Classes = of! { BECOMES APPLICATION ASKING ANYONE ABOUT INFORMATION DISCLOSE JUDGE };

macro_rules! applicants {
    ($($column:literal)+) => {
        &[
            &[$(cell!(concat!("applications.new_received.", $column))),+],
            &[$(cell!(concat!("applications.new_received.", $column)), cell!(concat!("applications.carried_over.", $column))),+],
        ]
    };
}

const fn application(name: &'static str, own: Classes, kind: Kind) -> Frame {
    // 其余5件不予公开; but 其余5件已答复 are not all that was answered.
    let left = if kind.is_part() { LEFT } else { NONE };
    frame(name, own, kind).of(APPLICATION).also(BESIDE_APPLICATIONS.and(left))
}

/// So much was received, or is new: what follows is of it.
const fn received(frame: Frame, means: Means) -> Frame {
    frame.gives(APPLICATION.and(ABOUT).and(RECEIVE)).in_2008(statistics!("requests.total")).since_2019(means)
}

/// So much was answered, or dealt with: outcomes follow.
const fn answered(frame: Frame) -> Frame {
    frame.gives(APPLICATION.and(ABOUT).and(REPLY)).since_2019(HANDLING)
}

/// Applications of which no row says how many they are.
const fn at_hand(name: &'static str, own: Classes, of: Classes) -> Frame {
    frame(name, own, Whole).of(of).also(BESIDE_APPLICATIONS).gives(APPLICATION.and(ABOUT))
}

const fn applicant(name: &'static str, own: Classes, means: Means) -> Frame {
    application(name, own, Applicant).also(RECEIVE.and(NEWLY)).since_2019(means)
}

/// 其中公民5件, 企业2件: of what was received, and nothing else is said.
const fn listed_applicant(name: &'static str, own: Classes, means: Means) -> Frame {
    frame(name, own, Applicant).of(APPLICATION.and(RECEIVE)).also(ASKING).word_for_word().since_2019(means)
}

const fn outcome(name: &'static str, own: Classes) -> Frame {
    application(name, own, Outcome).also(OCCUR.and(REPLY).and(HANDLE).and(FINISH).and(RECEIVE).and(DECIDE))
}

const fn reason(name: &'static str, own: Classes) -> Frame {
    let mut frame = outcome(name, own).also(DENIED);
    frame.kind = Reason;
    frame
}

/// A row whose words are the law's own and need no topic, but bear no word that nobody knows.
const fn row(name: &'static str, own: Classes, kind: Kind, means: Means) -> Frame {
    let beside = DENIED.and(UNABLE).and(NOT_PROCESSED);
    let mut frame = outcome(name, own).of(NONE).also(beside).word_for_word().gives(APPLICATION).since_2019(means);
    frame.kind = kind;
    frame
}

pub(super) const FRAMES: &[Frame] = &[
    received(application("received", RECEIVE, Whole).also(HANDLE.and(OCCUR).and(WAYS)), RECEIVED),
    received(
        application("newly received", RECEIVE.and(NEWLY), Whole).also(HANDLE.and(WAYS).and(CARRIED_OVER)),
        &[&[NEW]],
    ),
    // 上年结转2件，新增9件
    received(frame("newly received", NEWLY, Whole).of(APPLICATION.and(RECEIVE)).word_for_word(), &[&[NEW]]),
    // 公民向我局申请公开政府信息27件.
    received(application("received", ANYONE.and(APPLICATION), Whole).word_for_word().counting(ITEMS), RECEIVED),
    // 依申请公开4件.
    frame("applications", APPLICATION, Whole)
        .also(ASKING.and(ABOUT).and(INFORMATION))
        .word_for_word()
        .counting(ITEMS)
        .gives(APPLICATION.and(ABOUT))
        .in_2008(statistics!("requests.total"))
        .since_2019(&[&[NEW], &[NEW, OVER], &[HANDLED]]),
    at_hand("dealt with", HANDLE.and(APPLICATION), NONE).also(MODAL).also(WAYS.and(WEBSITE).and(LETTER).and(ONLINE)),
    // 25件申请中，网上申请22件: a whole of whichever kind.
    at_hand("at hand", WITHIN, APPLICATION),
    at_hand("dealt with", HANDLE, APPLICATION),
    // 受理20件，办理18件: what is dealt with of what was received.
    frame("handled", HANDLE, Whole)
        .of(APPLICATION.and(RECEIVE))
        .also(ABOUT)
        .gives(APPLICATION.and(ABOUT))
        .since_2019(HANDLING),
    answered(application("replied", REPLY, Whole).also(HANDLE.and(ON_TIME).and(WRITTEN)))
        .in_2008(statistics!("replied.total")),
    answered(application("completed", FINISH, Whole).also(REPLY.and(HANDLE))).in_2008(statistics!("completed.total")),
    // 在办结的9件申请答复中: what follows are answers.
    answered(application("replied", FINISH.and(REPLY).and(WITHIN), Whole)).in_2008(statistics!("replied.total")),
    application("completed on time", FINISH.and(ON_TIME), Timing)
        .also(REPLY.and(HANDLE))
        .in_2008(statistics!("completed.on_time"))
        .since_2019(HANDLING),
    // 办结9件，按时8件
    frame("completed on time", ON_TIME, Timing)
        .of(APPLICATION.and(REPLY))
        .word_for_word()
        .in_2008(statistics!("completed.on_time")),
    application("extended", EXTENDED, Timing)
        .also(FINISH.and(REPLY).and(HANDLE))
        .in_2008(statistics!("completed.extended")),
    application("carried over", CARRIED_OVER, Whole)
        .also(HANDLE.and(RECEIVE).and(FINISH).and(REPLY))
        .gives(APPLICATION.and(ABOUT).and(RECEIVE))
        .since_2019(&[&[OVER]]),
    // 连同上年结转共收到49件
    application("received and carried over", CARRIED_OVER.and(RECEIVE).and(TOTAL), Whole)
        .gives(APPLICATION.and(ABOUT).and(RECEIVE))
        .since_2019(&[&[NEW, OVER]]),
    application("carried forward", CARRIED_FORWARD, Whole)
        .also(HANDLE.and(REPLY).and(FINISH).and(REST).and(EXCEPT))
        .since_2019(applications!("carried_forward")),
    // 收到的14件申请已全部答复: both were as many.
    application("received", RECEIVE.and(ALL), Whole)
        .also(HANDLE.and(REPLY).and(FINISH).and(ON_TIME).and(WRITTEN))
        .gives(APPLICATION.and(ABOUT).and(REPLY))
        .in_2008(statistics!("requests.total"))
        .since_2019(RECEIVED),
    application("in writing", WRITTEN, Channel).also(RECEIVE.and(WAYS)),
    application("online", ONLINE, Channel).also(RECEIVE.and(WAYS).and(WEBSITE)).in_2008(statistics!("requests.online")),
    // 网站申请9件
    frame("online", WEBSITE, Channel)
        .of(APPLICATION)
        .also(ASKING.and(ABOUT).and(RECEIVE).and(WAYS))
        .word_for_word()
        .in_2008(statistics!("requests.online")),
    application("by letter", LETTER, Channel).also(RECEIVE.and(WAYS)).in_2008(statistics!("requests.letter")),
    application("by fax", FAX, Channel).also(RECEIVE.and(WAYS)).in_2008(statistics!("requests.fax")),
    application("in person", IN_PERSON, Channel).also(RECEIVE.and(WAYS)).in_2008(statistics!("requests.in_person")),
    applicant("natural persons", NATURAL, applicants!("natural_person")),
    applicant("enterprises", ENTERPRISE, applicants!("commercial_enterprise")),
    listed_applicant("natural persons", CITIZEN, applicants!("natural_person")),
    listed_applicant("enterprises", FIRM, applicants!("commercial_enterprise")),
    applicant("other organizations", OTHER_ORGANIZATION, applicants!("other_organization")),
    // 法律服务机构3件，其他2件
    frame("other organizations", REST, Applicant)
        .of(APPLICATION.and(OTHER_ORGANIZATION))
        .word_for_word()
        .since_2019(applicants!("other_organization")),
    applicant("research institutions", RESEARCH, applicants!("research_institution")),
    applicant("charities", CHARITY, applicants!("public_interest_organization")),
    applicant("legal services", LAWYERS, applicants!("legal_service_organization")),
    applicant(
        "organizations",
        ORGANIZATIONS,
        applicants!(
            "commercial_enterprise" "research_institution" "public_interest_organization" "legal_service_organization"
            "other_organization"
        ),
    ),
    // Outcomes.
    outcome("already public", ALREADY_PUBLIC).in_2008(statistics!("replied.already_public")),
    outcome("granted", GRANTED)
        .in_2008(statistics!("replied.granted"))
        .since_2019(&[&[GRANTED_ROW], &[GRANTED_ROW, PARTLY_ROW]]),
    frame("granted", OPEN, Outcome)
        .of(APPLICATION)
        .word_for_word()
        .in_2008(statistics!("replied.granted"))
        .since_2019(&[&[GRANTED_ROW], &[GRANTED_ROW, PARTLY_ROW]]),
    outcome("partly granted", PARTLY).in_2008(statistics!("replied.partially_granted")).since_2019(&[&[PARTLY_ROW]]),
    outcome("granted or partly", GRANTED.and(PARTLY)).since_2019(&[&[GRANTED_ROW, PARTLY_ROW]]),
    outcome("granted or partly", OPEN.and(PARTLY)).since_2019(&[&[GRANTED_ROW, PARTLY_ROW]]),
    outcome("denied", DENIED).in_2008(statistics!("replied.denied")).since_2019(&[&[DENIED_ROWS]]),
    outcome("not this agency’s", NOT_THIS_AGENCY).in_2008(statistics!("replied.not_this_agency")),
    outcome("does not exist", DOES_NOT_EXIST).in_2008(statistics!("replied.does_not_exist")),
    outcome("asked to amend", AMEND).in_2008(statistics!("replied.asked_to_amend")),
    outcome("other way", OTHER_WAY).in_2008(statistics!("replied.other_channel")),
    outcome("unable to provide", UNABLE).since_2019(&[&[UNABLE_ROWS]]),
    // 因不掌握等原因无法提供 are all of them, without 等 only these.
    outcome("unable to provide", UNABLE.and(NOT_HELD).and(AND_SO_ON)).since_2019(&[&[UNABLE_ROWS]]),
    outcome("not held", NOT_HELD).also(UNABLE).since_2019(applications!("unable_to_provide.not_held")),
    outcome("not processed", NOT_PROCESSED).since_2019(&[&[NOT_PROCESSED_ROWS]]),
    outcome("repeated", REPEATED).also(NOT_PROCESSED).since_2019(applications!("not_processed.repeated")),
    row("petitions", PETITION, Outcome, applications!("not_processed.petition_or_complaint")),
    row("creation", CREATION, Outcome, applications!("unable_to_provide.requires_creation")),
    row("still unclear", UNCLEAR, Outcome, applications!("unable_to_provide.still_unclear")),
    row("publications", PUBLICATION, Outcome, applications!("not_processed.published_material")),
    row("unreasonably frequent", FREQUENT, Outcome, applications!("not_processed.unreasonably_frequent")),
    row("to be confirmed", CONFIRM, Outcome, applications!("not_processed.confirm_or_reissue")),
    row("prohibited by law", PROHIBITED, Reason, applications!("denied.prohibited_by_law")),
    row("third parties", THIRD_PARTY, Reason, applications!("denied.third_party_rights")),
    row("internal affairs", INTERNAL, Reason, applications!("denied.internal_affairs")).of(APPLICATION),
    row("process information", PROCESS, Reason, applications!("denied.process_information")),
    row("enforcement files", ENFORCEMENT, Reason, applications!("denied.enforcement_file")).of(APPLICATION),
    row("inquiries", INQUIRY, Reason, applications!("denied.administrative_inquiry")).of(APPLICATION),
    row("correction overdue", CORRECTION_OVERDUE, Outcome, &[])
        .in_2021(applications!("other_handling.correction_overdue")),
    row("fee overdue", FEE_OVERDUE, Outcome, &[]).in_2021(applications!("other_handling.fee_overdue")),
    outcome("other handling", OTHER_HANDLING)
        .in_2019(applications!("other_handling"))
        .in_2021(applications!("other_handling.*")),
    reason("state secret", SECRET)
        .in_2008(statistics!("denied.state_secret"))
        .since_2019(applications!("denied.state_secret")),
    reason("trade secret", TRADE_SECRET).in_2008(statistics!("denied.trade_secret")),
    reason("privacy", PRIVACY).in_2008(statistics!("denied.personal_privacy")),
    reason("security", SECURITY)
        .in_2008(statistics!("denied.security_and_stability"))
        .since_2019(applications!("denied.security_and_stability")),
    reason("no government information", NO_INFORMATION).in_2008(statistics!("denied.not_government_information")),
    reason("other laws", OTHER_LAW).in_2008(statistics!("denied.other_legal")),
];
