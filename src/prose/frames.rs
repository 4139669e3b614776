//! What a clause means: which classes together, in whatever order, tell which cell.
//!
//! A frame fits a number's clause where every word has a sense that the frame needs or allows. What it needs of its own
//! must stand in the clause; what it needs besides may come from the topic. Editions call one thing by different cells;
//! a frame without a cell is still understood, and hands its topic to the parts behind it.

use super::classes::*;
use super::numbers::Counts;
use crate::cell;
use crate::statute::{CellKey, Edition};

/// Cells a figure may mean: the likeliest first, each a sum; `*` stands for every row of a group.
pub(super) type Means = &'static [&'static [CellKey]];

/// How the figures of a list belong together: parts of one kind divide their whole once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A figure of its own.
    Whole,
    /// A way of disclosure; one thing may go several ways.
    Way,
    /// A way applications come by.
    Channel,
    Applicant,
    Outcome,
    Reason,
    Timing,
    Result,
    Staff,
}

/// What fits a clause.
#[derive(Debug)]
pub(super) struct Frame {
    pub name: &'static str,
    /// Classes that must stand in the clause.
    pub own: Classes,
    /// Classes that must stand there or be handed down.
    pub from: Classes,
    /// Classes that may stand there besides.
    pub allows: Classes,
    pub counts: &'static [Counts],
    /// Whether a word that is not known spoils it.
    pub strict: bool,
    pub kind: Kind,
    /// What it hands to the clauses behind it.
    pub gives: Classes,
    pub in_2008: Means,
    pub in_2019: Means,
    pub in_2021: Means,
}

impl Kind {
    /// Whether its figures are parts of something.
    pub const fn is_part(self) -> bool {
        !matches!(self, Self::Whole | Self::Way)
    }
}

impl Frame {
    /// How much of a clause it needs: of two that fit, the one that needs more.
    pub const fn weight(&self) -> (u32, u32) {
        (self.own.count(), self.from.count())
    }

    /// Whether it tells what was disclosed, and how.
    pub const fn is_of_disclosure(&self) -> bool {
        self.strict
            && self.own.any(DISCLOSE.and(WEBSITE).and(WECHAT).and(WEIBO).and(WEIBO_WECHAT).and(GAZETTE).and(MEDIA))
            && !self.own.any(RESPOND)
    }

    /// What the number means in an edition.
    pub const fn means(&self, edition: Edition) -> Means {
        match edition {
            Edition::E2008 => self.in_2008,
            Edition::E2019 => self.in_2019,
            Edition::E2021 => self.in_2021,
        }
    }

    const fn named(mut self, name: &'static str) -> Self {
        self.name = name;
        self
    }

    const fn word_for_word(mut self) -> Self {
        self.strict = true;
        self
    }

    const fn also(mut self, allows: Classes) -> Self {
        self.allows = self.allows.and(allows);
        self
    }

    const fn of(mut self, from: Classes) -> Self {
        self.from = from;
        self
    }

    const fn gives(mut self, gives: Classes) -> Self {
        self.gives = gives;
        self
    }

    const fn in_2008(mut self, means: Means) -> Self {
        self.in_2008 = means;
        self
    }

    const fn since_2019(mut self, means: Means) -> Self {
        self.in_2019 = means;
        self.in_2021 = means;
        self
    }

    const fn in_2019(mut self, means: Means) -> Self {
        self.in_2019 = means;
        self
    }

    const fn in_2021(mut self, means: Means) -> Self {
        self.in_2021 = means;
        self
    }

    const fn counting(mut self, counts: &'static [Counts]) -> Self {
        self.counts = counts;
        self
    }
}

const THINGS: &[Counts] = &[Counts::Things, Counts::Times, Counts::Nothing];
const CASES: &[Counts] = &[Counts::Things, Counts::Times, Counts::People, Counts::Nothing];
const PEOPLE: &[Counts] = &[Counts::People];
const TIMES: &[Counts] = &[Counts::Times, Counts::Things];
const MONEY: &[Counts] = &[Counts::Money];

const fn frame(own: Classes, kind: Kind) -> Frame {
    Frame {
        name: "",
        own,
        from: NONE,
        allows: NONE,
        counts: CASES,
        strict: false,
        kind,
        gives: NONE,
        in_2008: &[],
        in_2019: &[],
        in_2021: &[],
    }
}

/// What may stand in clauses on applications without changing what they count.
const BESIDE_APPLICATIONS: Classes = APPLICATION.and(ASKING).and(ANYONE).and(ABOUT).and(INFORMATION).and(DISCLOSE);

const fn application(own: Classes, kind: Kind) -> Frame {
    frame(own, kind).of(APPLICATION).also(BESIDE_APPLICATIONS)
}

const fn outcome(own: Classes) -> Frame {
    application(own, Kind::Outcome).also(REPLY.and(HANDLE).and(FINISH).and(RECEIVE))
}

const fn disclosed(own: Classes, kind: Kind) -> Frame {
    let mut frame = frame(own, kind).of(INFORMATION.and(DISCLOSE)).also(NEWLY.and(ABOUT)).counting(THINGS);
    frame.strict = true;
    frame
}

const fn dispute(own: Classes) -> Frame {
    let beside = OCCUR.and(RECEIVE).and(APPLICATION).and(ASKING).and(INFORMATION).and(DISCLOSE).and(NEWLY).and(ANYONE);
    frame(own, Kind::Whole).of(ABOUT).also(beside)
}

/// 受理行政复议案件85件，其中涉及政府信息公开的3件.
const fn about_disclosure(of: Classes) -> Frame {
    frame(ABOUT, Kind::Whole).of(of).also(OCCUR.and(INFORMATION).and(DISCLOSE).and(APPLICATION))
}

const fn result(own: Classes, of: Classes) -> Frame {
    frame(own, Kind::Result).of(of).also(REVIEW.and(LITIGATION).and(OCCUR).and(DECIDE))
}

const fn document(own: Classes) -> Frame {
    let mut frame = frame(own, Kind::Whole).also(NEWLY).counting(THINGS);
    frame.strict = true;
    frame
}

const fn staff(own: Classes, kind: Kind) -> Frame {
    frame(own, kind).also(EMPLOY.and(ABOUT).and(INFORMATION).and(DISCLOSE).and(HANDLE)).counting(PEOPLE)
}

const fn event(own: Classes) -> Frame {
    let mut frame = frame(own, Kind::Whole).also(HOLD.and(ABOUT).and(INFORMATION).and(DISCLOSE)).counting(TIMES);
    frame.strict = true;
    frame
}

macro_rules! statistics {
    ($($key:literal)+) => {
        &[&[$(cell!(concat!("statistics.", $key, ".value"))),+]]
    };
}

macro_rules! applications {
    ($($key:literal)+) => {
        &[&[$(cell!(concat!("applications.", $key, ".total"))),+]]
    };
}

const NEW: CellKey = cell!("applications.new_received.total");
const OVER: CellKey = cell!("applications.carried_over.total");
const HANDLED: CellKey = cell!("applications.handled_total.total");
const GRANTED_ROW: CellKey = cell!("applications.granted.total");
const PARTLY_ROW: CellKey = cell!("applications.partially_granted.total");
const DENIED_ROWS: CellKey = cell!("applications.denied.*.total");
const UNABLE_ROWS: CellKey = cell!("applications.unable_to_provide.*.total");
const NOT_PROCESSED_ROWS: CellKey = cell!("applications.not_processed.*.total");
const REVIEWS: CellKey = cell!("disputes.review.total");
const DIRECT_SUITS: CellKey = cell!("disputes.litigation_direct.total");
const AFTER_SUITS: CellKey = cell!("disputes.litigation_after_review.total");

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

macro_rules! applicants {
    ($($column:literal)+) => {
        &[
            &[$(cell!(concat!("applications.new_received.", $column))),+],
            &[$(cell!(concat!("applications.new_received.", $column)), cell!(concat!("applications.carried_over.", $column))),+],
        ]
    };
}

const fn applicant(own: Classes, means: Means) -> Frame {
    application(own, Kind::Applicant).also(RECEIVE.and(NEWLY)).since_2019(means)
}

/// The frames. No two fit one clause unless one of them needs more of it.
pub(super) static FRAMES: &[Frame] = &[
    // Applications.
    application(RECEIVE, Kind::Whole)
        .named("received")
        .also(HANDLE.and(OCCUR).and(WAYS))
        .gives(APPLICATION.and(ABOUT).and(RECEIVE))
        .in_2008(statistics!("requests.total"))
        .since_2019(RECEIVED),
    application(RECEIVE.and(NEWLY), Kind::Whole)
        .named("newly received")
        .also(HANDLE.and(WAYS))
        .gives(APPLICATION.and(ABOUT).and(RECEIVE))
        .in_2008(statistics!("requests.total"))
        .since_2019(&[&[NEW]]),
    // 公民向我局申请公开政府信息27件.
    application(ANYONE.and(APPLICATION), Kind::Whole)
        .word_for_word()
        .named("received")
        .gives(APPLICATION.and(ABOUT).and(RECEIVE))
        .in_2008(statistics!("requests.total"))
        .since_2019(RECEIVED),
    frame(HANDLE.and(APPLICATION), Kind::Whole)
        .named("dealt with")
        .also(BESIDE_APPLICATIONS.and(WAYS).and(WEBSITE).and(LETTER).and(ONLINE))
        .gives(APPLICATION.and(ABOUT)),
    frame(HANDLE, Kind::Whole)
        .named("dealt with")
        .of(APPLICATION)
        .also(BESIDE_APPLICATIONS)
        .gives(APPLICATION.and(ABOUT)),
    // 受理20件，办理18件: what is dealt with of what was received.
    frame(HANDLE, Kind::Whole)
        .named("handled")
        .of(APPLICATION.and(RECEIVE))
        .also(ABOUT)
        .gives(APPLICATION.and(ABOUT))
        .since_2019(HANDLING),
    application(REPLY, Kind::Whole)
        .named("replied")
        .also(HANDLE.and(ON_TIME))
        .gives(APPLICATION.and(ABOUT).and(REPLY))
        .in_2008(statistics!("replied.total"))
        .since_2019(HANDLING),
    application(FINISH, Kind::Whole)
        .named("completed")
        .also(REPLY.and(HANDLE))
        .gives(APPLICATION.and(ABOUT).and(REPLY))
        .in_2008(statistics!("completed.total"))
        .since_2019(HANDLING),
    // 在办结的9件申请答复中: what follows are answers.
    application(FINISH.and(REPLY).and(WITHIN), Kind::Whole)
        .named("replied")
        .gives(APPLICATION.and(ABOUT).and(REPLY))
        .in_2008(statistics!("replied.total"))
        .since_2019(HANDLING),
    application(FINISH.and(ON_TIME), Kind::Timing)
        .named("completed on time")
        .also(REPLY.and(HANDLE))
        .in_2008(statistics!("completed.on_time"))
        .since_2019(HANDLING),
    application(EXTENDED, Kind::Timing)
        .named("extended")
        .also(FINISH.and(REPLY).and(HANDLE))
        .in_2008(statistics!("completed.extended")),
    application(CARRIED_OVER, Kind::Whole)
        .named("carried over")
        .also(HANDLE.and(RECEIVE))
        .gives(APPLICATION.and(ABOUT))
        .since_2019(&[&[OVER]]),
    application(CARRIED_FORWARD, Kind::Whole)
        .named("carried forward")
        .also(HANDLE.and(REPLY).and(FINISH).and(REST))
        .since_2019(applications!("carried_forward")),
    application(ONLINE, Kind::Channel).named("online").also(RECEIVE.and(WAYS)).in_2008(statistics!("requests.online")),
    application(LETTER, Kind::Channel)
        .named("by letter")
        .also(RECEIVE.and(WAYS))
        .in_2008(statistics!("requests.letter")),
    application(FAX, Kind::Channel).named("by fax").also(RECEIVE.and(WAYS)).in_2008(statistics!("requests.fax")),
    application(IN_PERSON, Kind::Channel)
        .named("in person")
        .also(RECEIVE.and(WAYS))
        .in_2008(statistics!("requests.in_person")),
    applicant(NATURAL, applicants!("natural_person")).named("natural persons"),
    applicant(ENTERPRISE, applicants!("commercial_enterprise")).named("enterprises"),
    applicant(RESEARCH, applicants!("research_institution")).named("research institutions"),
    applicant(CHARITY, applicants!("public_interest_organization")).named("charities"),
    applicant(LAWYERS, applicants!("legal_service_organization")).named("legal services"),
    applicant(
        ORGANIZATIONS,
        applicants!(
            "commercial_enterprise" "research_institution" "public_interest_organization" "legal_service_organization"
            "other_organization"
        ),
    )
    .named("organizations"),
    // Outcomes.
    outcome(ALREADY_PUBLIC).named("already public").in_2008(statistics!("replied.already_public")),
    outcome(GRANTED)
        .named("granted")
        .in_2008(statistics!("replied.granted"))
        .since_2019(&[&[GRANTED_ROW], &[GRANTED_ROW, PARTLY_ROW]]),
    outcome(PARTLY)
        .named("partly granted")
        .in_2008(statistics!("replied.partially_granted"))
        .since_2019(&[&[PARTLY_ROW]]),
    outcome(GRANTED.and(PARTLY)).named("granted or partly").since_2019(&[&[GRANTED_ROW, PARTLY_ROW]]),
    outcome(DENIED).named("denied").in_2008(statistics!("replied.denied")).since_2019(&[&[DENIED_ROWS]]),
    outcome(NOT_THIS_AGENCY).named("not this agency’s").in_2008(statistics!("replied.not_this_agency")),
    outcome(DOES_NOT_EXIST).named("does not exist").in_2008(statistics!("replied.does_not_exist")),
    outcome(AMEND).named("asked to amend").in_2008(statistics!("replied.asked_to_amend")),
    outcome(OTHER_WAY).named("other way").in_2008(statistics!("replied.other_channel")),
    outcome(UNABLE).named("unable to provide").also(NOT_HELD.and(OCCUR)).since_2019(&[&[UNABLE_ROWS]]),
    outcome(NOT_HELD).named("not held").since_2019(applications!("unable_to_provide.not_held")),
    outcome(NOT_PROCESSED).named("not processed").since_2019(&[&[NOT_PROCESSED_ROWS]]),
    outcome(REPEATED).named("repeated").also(NOT_PROCESSED).since_2019(applications!("not_processed.repeated")),
    outcome(PETITION)
        .named("petitions")
        .also(NOT_PROCESSED)
        .since_2019(applications!("not_processed.petition_or_complaint")),
    outcome(OTHER_HANDLING)
        .named("other handling")
        .in_2019(applications!("other_handling"))
        .in_2021(applications!("other_handling.*")),
    reason(SECRET)
        .named("state secret")
        .in_2008(statistics!("denied.state_secret"))
        .since_2019(applications!("denied.state_secret")),
    reason(TRADE_SECRET).named("trade secret").in_2008(statistics!("denied.trade_secret")),
    reason(PRIVACY).named("privacy").in_2008(statistics!("denied.personal_privacy")),
    reason(SECURITY)
        .named("security")
        .in_2008(statistics!("denied.security_and_stability"))
        .since_2019(applications!("denied.security_and_stability")),
    reason(NO_INFORMATION).named("no government information").in_2008(statistics!("denied.not_government_information")),
    reason(OTHER_LAW).named("other laws").in_2008(statistics!("denied.other_legal")),
    // Disclosure.
    disclosed(INFORMATION.and(DISCLOSE), Kind::Whole)
        .named("disclosed")
        .gives(INFORMATION.and(DISCLOSE))
        .in_2008(statistics!("disclosed.total")),
    disclosed(NORMATIVE.and(DISCLOSE), Kind::Whole)
        .of(NONE)
        .named("documents disclosed")
        .in_2008(statistics!("disclosed.normative_documents")),
    disclosed(GAZETTE, Kind::Way).named("in the gazette").in_2008(statistics!("disclosed.gazette")),
    disclosed(WEBSITE, Kind::Way)
        .named("on the website")
        .gives(INFORMATION.and(DISCLOSE))
        .in_2008(statistics!("disclosed.website")),
    disclosed(WEIBO, Kind::Way).named("by weibo").in_2008(statistics!("disclosed.weibo")),
    disclosed(WECHAT, Kind::Way).named("by wechat").in_2008(statistics!("disclosed.wechat")),
    disclosed(WEIBO_WECHAT, Kind::Way).named("by weibo and wechat").in_2008(statistics!("disclosed.weibo_wechat")),
    disclosed(MEDIA, Kind::Way).named("in other ways").also(WAYS).in_2008(statistics!("disclosed.other_channels")),
    document(NORMATIVE.and(ISSUE))
        .named("documents issued")
        .gives(NORMATIVE)
        .in_2008(statistics!("disclosed.normative_documents_issued"))
        .in_2019(&[&[cell!("disclosure.normative_documents.created")]])
        .in_2021(&[&[cell!("disclosure.normative_documents.issued")]]),
    document(REPEAL)
        .of(NORMATIVE)
        .also(NORMATIVE)
        .named("documents repealed")
        .gives(NORMATIVE)
        .in_2021(&[&[cell!("disclosure.normative_documents.repealed")]]),
    document(IN_FORCE)
        .of(NORMATIVE)
        .also(NORMATIVE)
        .named("documents in force")
        .gives(NORMATIVE)
        .in_2021(&[&[cell!("disclosure.normative_documents.in_force")]]),
    document(RULES.and(ISSUE))
        .named("rules issued")
        .gives(RULES)
        .in_2019(&[&[cell!("disclosure.rules.created")]])
        .in_2021(&[&[cell!("disclosure.rules.issued")]]),
    document(REPEAL)
        .of(RULES)
        .also(RULES)
        .named("rules repealed")
        .gives(RULES)
        .in_2021(&[&[cell!("disclosure.rules.repealed")]]),
    document(IN_FORCE)
        .of(RULES)
        .also(RULES)
        .named("rules in force")
        .gives(RULES)
        .in_2021(&[&[cell!("disclosure.rules.in_force")]]),
    document(LICENCE.and(DECIDE)).named("licences").since_2019(&[&[cell!("disclosure.licensing.decisions")]]),
    document(LICENCE.and(HANDLE)).named("licences").since_2019(&[&[cell!("disclosure.licensing.decisions")]]),
    document(PENALTY.and(DECIDE)).named("penalties").since_2019(&[&[cell!("disclosure.penalties.decisions")]]),
    document(COMPULSORY.and(DECIDE))
        .named("compulsory measures")
        .since_2019(&[&[cell!("disclosure.compulsory_measures.decisions")]]),
    document(CHARGE)
        .also(COLLECT)
        .counting(MONEY)
        .named("charges")
        .in_2021(&[&[cell!("disclosure.administrative_fees.amount")]]),
    // Answers to the public.
    event(RESPOND.and(HOT)).named("responses").gives(RESPOND).in_2008(statistics!("response.total")),
    press(PRESS).named("press conferences").in_2008(statistics!("response.press_conferences")),
    press(PRESS.and(PRINCIPAL))
        .named("press conferences with the principal")
        .in_2008(statistics!("response.press_conferences_principal")),
    answer(INTERVIEW).also(WEBSITE).named("interviews").in_2008(statistics!("response.online_interviews")),
    answer(INTERVIEW.and(PRINCIPAL))
        .also(WEBSITE)
        .named("interviews with the principal")
        .in_2008(statistics!("response.online_interviews_principal")),
    answer(INTERPRETATION).named("interpretations").in_2008(statistics!("response.interpretations")),
    event(RESPOND.and(WEIBO_WECHAT))
        .also(EVENT.and(HOT))
        .named("responses by weibo and wechat")
        .in_2008(statistics!("response.weibo_wechat")),
    event(RESPOND.and(MEDIA))
        .also(EVENT.and(HOT))
        .named("responses in other ways")
        .in_2008(statistics!("response.other")),
    // Disputes and complaints.
    dispute(REVIEW)
        .named("review")
        .gives(REVIEW.and(ABOUT))
        .in_2008(statistics!("review.total"))
        .since_2019(&[&[REVIEWS]]),
    dispute(LITIGATION)
        .named("litigation")
        .gives(LITIGATION.and(ABOUT))
        .in_2008(statistics!("litigation.total"))
        .since_2019(&[&[DIRECT_SUITS, AFTER_SUITS], &[DIRECT_SUITS]]),
    dispute(REVIEW.and(LITIGATION))
        .named("review and litigation")
        .gives(ABOUT)
        .in_2008(statistics!("review.total" "litigation.total"))
        .since_2019(&[&[REVIEWS, DIRECT_SUITS, AFTER_SUITS], &[REVIEWS, DIRECT_SUITS]]),
    result(UPHELD, REVIEW)
        .named("upheld")
        .in_2008(statistics!("review.upheld"))
        .since_2019(&[&[cell!("disputes.review.upheld")]]),
    result(CORRECTED, REVIEW)
        .named("corrected")
        .in_2008(statistics!("review.corrected"))
        .since_2019(&[&[cell!("disputes.review.corrected")]]),
    result(OTHER_RESULT, REVIEW)
        .named("other result")
        .in_2008(statistics!("review.other"))
        .since_2019(&[&[cell!("disputes.review.other")]]),
    result(PENDING, REVIEW).named("pending").since_2019(&[&[cell!("disputes.review.pending")]]),
    result(DIRECT, LITIGATION).named("direct litigation").since_2019(&[&[DIRECT_SUITS]]),
    result(AFTER_REVIEW, LITIGATION).named("litigation after review").since_2019(&[&[AFTER_SUITS]]),
    result(UPHELD, LITIGATION)
        .named("upheld in court")
        .in_2008(statistics!("litigation.upheld"))
        .since_2019(&[&[cell!("disputes.litigation_direct.upheld"), cell!("disputes.litigation_after_review.upheld")]]),
    result(CORRECTED, LITIGATION).named("corrected in court").in_2008(statistics!("litigation.corrected")).since_2019(
        &[&[cell!("disputes.litigation_direct.corrected"), cell!("disputes.litigation_after_review.corrected")]],
    ),
    result(OTHER_RESULT, LITIGATION)
        .named("other result in court")
        .in_2008(statistics!("litigation.other"))
        .since_2019(&[&[cell!("disputes.litigation_direct.other"), cell!("disputes.litigation_after_review.other")]]),
    result(PENDING, LITIGATION).named("pending in court").since_2019(&[&[
        cell!("disputes.litigation_direct.pending"),
        cell!("disputes.litigation_after_review.pending"),
    ]]),
    about_disclosure(REVIEW)
        .named("review")
        .gives(REVIEW.and(ABOUT))
        .in_2008(statistics!("review.total"))
        .since_2019(&[&[REVIEWS]]),
    about_disclosure(LITIGATION)
        .named("litigation")
        .gives(LITIGATION.and(ABOUT))
        .in_2008(statistics!("litigation.total"))
        .since_2019(&[&[DIRECT_SUITS, AFTER_SUITS], &[DIRECT_SUITS]]),
    frame(COMPLAINT.and(ABOUT), Kind::Whole)
        .also(RECEIVE.and(HANDLE).and(OCCUR).and(INFORMATION).and(DISCLOSE))
        .named("complaints")
        .in_2008(statistics!("complaints.total")),
    // Means.
    frame(FEE.and(COLLECT), Kind::Whole)
        .also(APPLICATION.and(ABOUT).and(INFORMATION).and(DISCLOSE).and(ANYONE))
        .counting(MONEY)
        .named("fees")
        .in_2008(statistics!("fees.amount")),
    frame(FEE.and(APPLICATION), Kind::Whole)
        .also(ABOUT.and(INFORMATION).and(DISCLOSE))
        .counting(MONEY)
        .named("fees")
        .in_2008(statistics!("fees.amount")),
    staff(STAFF, Kind::Whole)
        .of(ABOUT.and(EMPLOY))
        .named("staff")
        .gives(STAFF.and(ABOUT).and(EMPLOY))
        .in_2008(statistics!("organization.staff")),
    staff(FULL_TIME, Kind::Staff)
        .of(STAFF.and(ABOUT))
        .also(STAFF)
        .named("full-time staff")
        .gives(STAFF.and(ABOUT).and(EMPLOY))
        .in_2008(statistics!("organization.staff_full_time")),
    staff(PART_TIME, Kind::Staff)
        .of(STAFF.and(ABOUT))
        .also(STAFF)
        .named("part-time staff")
        .gives(STAFF.and(ABOUT).and(EMPLOY))
        .in_2008(statistics!("organization.staff_part_time")),
    place(OFFICE).named("offices").in_2008(statistics!("organization.offices")),
    place(READING_POINT).named("reading points").in_2008(statistics!("organization.reading_points")),
    frame(BUDGET.and(ABOUT), Kind::Whole)
        .also(EMPLOY.and(INFORMATION).and(DISCLOSE))
        .counting(MONEY)
        .named("budget")
        .in_2008(statistics!("organization.budget")),
    event(MEETING).of(ABOUT).named("meetings").in_2008(statistics!("training.meetings")),
    event(TRAINING)
        .of(ABOUT)
        .named("training sessions")
        .gives(ABOUT.and(TRAINING))
        .in_2008(statistics!("training.sessions")),
    event(TRAINED)
        .of(ABOUT)
        .also(STAFF.and(TRAINING))
        .counting(PEOPLE)
        .named("people trained")
        .in_2008(statistics!("training.trainees")),
];

const fn reason(own: Classes) -> Frame {
    let mut frame = outcome(own).also(DENIED.and(OCCUR));
    frame.kind = Kind::Reason;
    frame
}

/// What answers the public is told where answers are spoken of: others hold press conferences as well.
const fn answer(own: Classes) -> Frame {
    event(own).of(RESPOND)
}

const fn press(own: Classes) -> Frame {
    // 新闻发布会公开信息12条 counts what was made public there.
    let mut frame = answer(own);
    frame.allows = HOLD.and(ABOUT);
    frame
}

const fn place(own: Classes) -> Frame {
    let mut frame =
        frame(own, Kind::Whole).of(ABOUT).also(EMPLOY.and(HOLD).and(INFORMATION).and(DISCLOSE)).counting(THINGS);
    frame.strict = true;
    frame
}
