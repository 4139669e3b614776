//! One number's clause → the frame it fits, or why it fits none.
//!
//! Two rules do most of the work: a frame fits only where every word has a sense that it needs or allows, and two frames
//! that fit are none. A clause on disclosure bears no unknown word at all, for one unknown noun makes it a field's figure;
//! elsewhere an unknown word may stand unless it looks like a body, a place, a period or a modality.

use super::classes::*;
use super::clauses::Clause;
use super::frames::{self, Frame, Kind};
use super::mind::HANDED;
use super::token::Token;
use super::token::{Counts, Number};
use super::who::looks_like_body;
use crate::report::Precision;
use rust_decimal::Decimal;

/// What means nothing wherever it stands.
const NEUTRAL: Classes = of! {
    FILL HENCE TOTAL OWN YEAR YEAR_END NOW ACTUAL CUMULATIVE SOME DIVIDES ALL OPENS JOINS WITHIN ELSE AND_SO_ON
};

/// What surrounds a clause.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Around {
    /// Classes handed down: by the topic, the clauses before, and the section.
    pub given: Classes,
    /// Of these, what only the section gives: a clause that leans on it must be known word for word.
    pub by_section: Classes,
    /// What the paragraph has spoken of: enough for what it says of staff and meetings, not for a dispute.
    pub by_paragraph: Classes,
    /// Whether the clause is about part of all matters, so that what it discloses is that part's.
    pub field: bool,
    /// What 申请 alone says with these: in the overview of a later edition what is received are applications, and in any what is
    /// answered.
    pub asked: Classes,
    /// Whether the clause is one of a list, whose numbers take their counter from the whole.
    pub listed: bool,
    /// Whether the whole area is the reporter's own.
    pub area_is_own: bool,
}

/// Why no frame fits, if no other reason is known.
const NO_FRAME: &str = "no frame fits";

/// The frames that a number's clause fits, or why it fits none.
pub(super) type Found = Result<Vec<&'static Frame>, &'static str>;

/// The frames a number's clause fits: one, or two where it says 各.
pub(super) fn frames(clause: &Clause, text: &str, number: &Number, around: Around) -> Found {
    let asked = Asked::new(clause, clause.unknown(text).collect(), number, around);
    // 收到依申请公开3个
    let is_counted = |pair: &[Token]| pair[0].classes().any(APPLICATION) && pair[1].is_number();
    let is_item = number.counter == "个" && asked.unknown.is_empty() && clause.tokens.windows(2).any(is_counted);
    let counts = if is_item { Counts::Things } else { number.counts };
    let mut why = NO_FRAME;
    let fits = |frame: &&'static Frame| {
        let reason = asked.refuses(frame);
        why = reason.filter(|reason| *reason != NO_FRAME).unwrap_or(why);
        reason.is_none()
    };
    let is_told = |frame: &&Frame| asked.classes.all(frame.own) && frame.counts.contains(&counts);
    let mut best: Vec<&'static Frame> = frames::frames().filter(is_told).filter(fits).collect();
    // 以属于执法案卷为由不予公开: why says more than what came of it.
    if best.iter().any(|frame| frame.kind == Kind::Reason) {
        best.retain(|frame| frame.own != DENIED);
    }
    let most = best.iter().map(|frame| frame.weight()).max();
    best.retain(|frame| Some(frame.weight()) == most);
    // One meaning may be told in two ways.
    best.dedup_by_key(|frame| frame.name);
    match best.as_slice() {
        [joint] if clause.classes.any(EACH) && joint.own == DISPUTES && number.precision == Precision::Exact => {
            Ok(both_disputes())
        }
        _ if clause.classes.any(EACH) => Err("各"),
        [] => Err(why),
        [_] => Ok(best),
        _ => Err("several frames fit"),
    }
}

/// A review and a suit, each by itself.
fn both_disputes() -> Vec<&'static Frame> {
    [REVIEW, LITIGATION].into_iter().filter_map(frames::with_own).collect()
}

/// A number and its clause, as every frame asks for them.
struct Asked<'c> {
    clause: &'c Clause,
    /// The clause's classes, and applications where 申请 means them.
    classes: Classes,
    unknown: Vec<&'c str>,
    number: &'c Number,
    around: Around,
    /// Whether the clause speaks of several ways at once.
    several_ways: bool,
    several_channels: bool,
    /// What may stand in the clause whatever the frame.
    neutral: Classes,
}

impl<'c> Asked<'c> {
    fn new(clause: &'c Clause, unknown: Vec<&'c str>, number: &'c Number, around: Around) -> Self {
        let several_ways = several_ways(clause);
        // 通过网络、信函等方式收到9件
        let several_channels = (clause.classes & CHANNELS).count() > 1;
        let neutral = NEUTRAL
            | if around.area_is_own { AREA } else { NONE }
            | clause.classes & EACH
            | if several_ways { WAYS_OF_DISCLOSURE | WAYS } else { NONE }
            | if several_channels { CHANNELS } else { NONE };
        let classes = clause.classes | applications(clause, around);
        Self { clause, classes, unknown, number, around, several_ways, several_channels, neutral }
    }

    /// Why a frame does not fit whose own words the clause has.
    fn refuses(&self, frame: &Frame) -> Option<&'static str> {
        let &Self { clause, classes, number, around, several_ways, .. } = self;
        let (is_dispute, is_way) = (frame.is_dispute(), frame.kind == Kind::Way);
        let mut given = around.given | if is_dispute { NONE } else { around.by_paragraph };
        // What the clause names itself goes before the topic: 诉讼1件。依申请公开4件 are no suits, 其中依申请公开1件 is one.
        let names_applications =
            clause.classes.any(APPLICATION) && !clause.classes.any(SOME | DIVIDES | OCCUR | WITHIN);
        if classes.any(DISPUTES) || names_applications {
            given = given & !DISPUTES;
        }
        let may_stand = self.neutral | frame.own | frame.from | frame.allows;
        let stands = |token: &Token| token.classes().is_empty() || token.classes().any(may_stand);
        let is_handed_down = frame.strict && matches!(frame.kind, Kind::Applicant | Kind::Timing);
        let leans = frame.from.any((around.by_section | around.by_paragraph) & !classes);
        // 收到9件，其中自然人7，企业2
        let is_listed = around.listed && frame.kind != Kind::Whole;
        let is_bare = frame.kind != Kind::Outcome && !is_listed && !classes.any(APPLICATION | DISPUTES);
        let bears = |word: &&str| {
            // 工伤认定引发诉讼 is about that, whatever was spoken of before.
            let is_of_another_matter = is_dispute && frame.kind == Kind::Whole && !clause.classes.any(ABOUT);
            // 答复书修订3次 counts no answers.
            let are_times = matches!(number.counts, Counts::Times | Counts::People) && frame.from.any(APPLICATION);
            !(frame.strict
                || leans
                || is_of_another_matter
                || are_times
                || clause.classes.any(ASKING) && !clause.classes.any(APPLICATION))
                && is_harmless(word)
        };
        match () {
            () if !(classes | given).all(frame.from) || !clause.tokens.iter().all(stands) => Some(NO_FRAME),
            // 受理行政复议5件 are cases that the reporter itself decides.
            () if is_dispute && classes.any(RECEIVE) && !classes.any(ABOUT) => Some(NO_FRAME),
            // 公民6件, 按时8件 are parts of what was told before; 受理公民申请6件, 按时答复8件 are told themselves.
            () if is_handed_down && clause.classes.any(frame.from & (RECEIVE | REPLY)) => Some(NO_FRAME),
            () if several_ways && is_way || self.several_channels && frame.kind == Kind::Channel => Some(NO_FRAME),
            // 公报12期, 微信推送12期 are numbers of them, 发布微信900条 counts messages.
            () if is_way && number.counter == "期" => Some(NO_FRAME),
            // 自然人6人 are people, 6人次 are times that one applied.
            () if frame.kind == Kind::Applicant && matches!(number.counter, "人" | "名" | "位") => Some(NO_FRAME),
            () if is_way && !classes.any(INFORMATION) && clause.has_before(DISCLOSE, frame.own) => Some(NO_FRAME),
            // 不予公开信息10条 are documents, unless applications were just spoken of.
            () if leans && frame.kind == Kind::Outcome && classes.any(INFORMATION) => Some(NO_FRAME),
            // 公开行政许可12条 counts what was published.
            () if leans
                && frame.from == DECIDE
                && (number.counter == "条" || (given & !around.by_section).any(DISCLOSE | INFORMATION)) =>
            {
                Some(NO_FRAME)
            }
            // Under its heading 公开12条 are documents; 公示12次, 推送12条 may be of anything.
            () if leans
                && frame.is_of_disclosure()
                && (number.counts != Counts::Things || frame.own == DISCLOSE && !classes.any(OPEN)) =>
            {
                Some(NO_FRAME)
            }
            () if frame.is_of_disclosure() && around.field => Some("a field"),
            // 采伐工本费3万元 is taken for something else.
            () if frame.own.any(FEE) && is_fee_of_its_own(clause) => Some(NO_FRAME),
            () if clause.classes.any(WAIVE) && !number.value.is_zero() => Some(NO_FRAME),
            // 行政复议5件，其中信息公开2件
            () if frame.is_of_disclosure() && classes.all(SOME | ABOUT) && given.any(DISPUTES) => Some(NO_FRAME),
            // 受理12件 in the middle of nothing counts anything.
            () if number.counts == Counts::Nothing && is_bare => Some("no counter"),
            () if !self.unknown.iter().all(bears) => Some("a word is not known"),
            () => None,
        }
    }
}

/// The frames whose cells a clause without a number says to be none: 未收到申请, 未发生行政复议、行政诉讼.
pub(super) fn none(told: &Clause, text: &str, around: Around) -> Vec<&'static Frame> {
    // 未制定规章和规范性文件
    if told.classes.all(DOCUMENT_KINDS) {
        let of = |kind| none(&told.without(kind), text, around);
        return [NORMATIVE, RULES].into_iter().flat_map(of).collect();
    }
    let clause = told.without(NOT | COMPLAINT | WAIVE);
    // 未收费 may be said of anything; 未收取费用 is said of fees that could have been taken.
    let collects = clause.tokens.iter().any(|token| token.classes().any(COLLECT) && !token.classes().any(FEE));
    let is_of_fees = clause.classes.any(FEE);
    // 无结转: from which year, or to which?
    let is_both = |token: &Token| token.classes().all(CARRIED_OVER | CARRIED_FORWARD);
    if is_of_fees && !collects && !clause.classes.any(ABOUT | APPLICATION) || clause.tokens.iter().any(is_both) {
        return Vec::new();
    }
    // 未经复议 is no statement that there was none, 无行政复议 is one.
    let has_none = |pair: &[Token]| {
        let word = |at: usize| &text[pair[at].range.clone()];
        let is_thing = pair[1].classes().any(DISPUTES) && !word(1).contains(['申', '提', '被', '起']);
        pair[0].classes().any(NOT) && word(0).ends_with(['无', '有']) && is_thing
    };
    let of_documents = clause.classes.any(DOCUMENT_KINDS) && clause.classes.any(ISSUE);
    // 无依申请公开政府信息, 未涉及依申请公开事项 say that nobody asked.
    let mut behind = told.tokens.iter().skip_while(|token| !token.classes().any(NOT)).skip(1);
    let asked = behind.find(|token| !token.classes().any(OCCUR | FILL));
    let asks_none = asked.is_some_and(|token| token.classes().any(APPLICATION)) && !told.classes.any(COMPLAINT);
    let states = asks_none
        || clause.classes.any(OCCUR | RECEIVE | COLLECT | CARRIED_OVER | CARRIED_FORWARD | ABOUT)
        || of_documents
        || told.tokens.windows(2).any(has_none);
    if !states || clause.unknown(text).next().is_some() || clause.classes.any(MODAL | FUTURE) {
        return Vec::new();
    }
    let counts = if is_of_fees { Counts::Money } else { Counts::Things };
    let number = Number { value: Decimal::ZERO, counter: "件", counts, precision: Precision::Exact };
    let may_be_none = of! { RECEIVE CARRIED_OVER CARRIED_FORWARD REVIEW LITIGATION FEE }
        | if of_documents { ISSUE } else { NONE }
        | if asks_none { APPLICATION } else { NONE };
    let fitting = |clause: &Clause| {
        let fits = frames(clause, text, &number, around).unwrap_or_default();
        fits.into_iter().find(|frame| frame.kind == Kind::Whole && frame.own.any(may_be_none))
    };
    match fitting(&clause).or_else(|| fitting(&clause.without(OCCUR)).filter(|_| asks_none)) {
        Some(joint) if joint.own == DISPUTES => both_disputes(),
        found => found.into_iter().collect(),
    }
}

/// Whether a clause names a matter that is not disclosure: 涉及土地征收的2件, 因行政处罚引起, 工伤认定行政诉讼.
pub(super) fn names_matter(clause: &Clause) -> bool {
    let names = |token: &Token| token.is_unknown() || token.classes().any(DECIDED | CHARGE | COMPLAINT | OTHER_THING);
    let mut pairs = clause.tokens.windows(2);
    let is_of = |pair: &[Token]| {
        let (first, second) = (pair[0].classes(), pair[1].classes());
        first.any(OCCUR) && names(&pair[1]) || names(&pair[0]) && second.any(OCCUR | DISPUTES)
    };
    pairs.any(is_of) && !clause.classes.any(ABOUT)
}

/// Whether a clause names a fee by a word that nobody knows.
fn is_fee_of_its_own(clause: &Clause) -> bool {
    clause.tokens.windows(2).any(|pair| pair[0].is_unknown() && pair[1].classes().any(FEE))
}

/// Whether a clause that counts says of what was just told only that so much of it is about disclosure: 只有1件涉及信息公开.
pub(super) fn says_matter_alone(clause: &Clause) -> bool {
    clause.classes.any(ABOUT) && says_but_matter(clause, of! { SOME DIVIDES EXCEPT SHARE })
}

/// Whether a clause says only that so many are applications: 其中属于政府信息公开申请的5件. 依申请公开5件 may be what was made public.
pub(super) fn says_applications_alone(clause: &Clause, text: &str) -> bool {
    let is_named =
        |token: &Token| token.classes().any(APPLICATION | ASKING) && !text[token.range.clone()].contains("依申请");
    clause.tokens.iter().any(is_named)
        && clause.classes.any(APPLICATION | SOME)
        && says_but_matter(clause, of! { SOME DIVIDES APPLICATION ASKING })
}

/// Whether a clause says that what was just told is not about disclosure: 与信息公开无关, 无一涉及信息公开.
pub(super) fn is_not_about(clause: &Clause) -> bool {
    clause.classes.any(UNRELATED) || clause.classes.all(NOT | ABOUT) && says_but_matter(clause, of! { NOT SOME ALL })
}

/// Whether a clause says nothing but disclosure as a matter, and words of these classes.
fn says_but_matter(clause: &Clause, classes: Classes) -> bool {
    let matter = of! { ABOUT INFORMATION DISCLOSE OPEN OCCUR CONCERNS FIELD FILL TOWARDS ENDS_DESCRIPTION COUNTED_AS };
    !clause.tokens.iter().any(Token::is_unknown) && (clause.classes & !(matter | classes)).is_empty()
}

/// Whether a clause says of what all that was just told is, which is not disclosure: 皆因土地征收引起, 均为治安处罚.
pub(super) fn names_matter_of_all(clause: &Clause, text: &str) -> bool {
    let names = |token: &Token| token.is_unknown() || token.classes().any(DECIDED | CHARGE | OTHER_THING);
    let is = |token: &Token| text[token.range.start..].starts_with(['为', '系', '是', '属', '因', '与']);
    // 均为 is one word.
    let leads = |pair: &[Token]| pair[0].classes().any(EACH) || pair[0].classes().any(ALL) && is(&pair[1]);
    let of_what = || clause.tokens.windows(2).any(leads);
    let others = of! { ABOUT ANYONE APPLICATION ASKING FINISH REPLY UPHELD CORRECTED OTHER_RESULT } | APPLICANTS;
    clause.classes.any(ALL | EACH)
        && !clause.classes.any(others)
        && (names_matter(clause) || of_what() && clause.tokens.iter().any(names))
}

/// Whether a clause that fits no frame counts something that has no cell, or that only words nobody knows name.
pub(super) fn is_another_thing(clause: &Clause, number: &Number) -> bool {
    clause.classes.any(OTHER_THING) || is_of_unknown(clause, number) && clause.classes.any(RECEIVE | HANDLE | FINISH)
}

/// Whether what a clause counts is named by words that nobody knows, and by no other.
pub(super) fn is_of_unknown(clause: &Clause, number: &Number) -> bool {
    let speaks_of = HANDED
        | CHANNELS
        | WAYS_OF_DISCLOSURE
        | DECIDED
        | of! { ASKING NATURAL ORGANIZATIONS SOME DIVIDES ELSE REST TOTAL WITHIN CHARGE };
    let is_named = clause.tokens.iter().any(Token::is_unknown);
    is_named && number.counts == Counts::Things && !clause.classes.any(speaks_of)
}

/// 申请 alone means applications where the words around speak of them.
pub(super) fn applications(clause: &Clause, around: Around) -> Classes {
    let is_spoken_of = (around.given | around.by_paragraph).any(APPLICATION | ABOUT);
    let is_asked = is_spoken_of || clause.classes.any(around.asked);
    if clause.classes.any(ASKING) && is_asked { APPLICATION } else { NONE }
}

/// Whether a clause speaks of several ways at once: 网站、微博等渠道.
fn several_ways(clause: &Clause) -> bool {
    let ways = (clause.classes & WAYS_OF_DISCLOSURE).count();
    ways > 1 || clause.classes.any(WAYS) && !clause.classes.any(MEDIA | WEIBO_WECHAT)
}

/// Whether an unknown word may stand in a clause that is no field's.
pub(super) fn is_harmless(word: &str) -> bool {
    const SIGNS: &str = "年月日季期前未拟将应需须无不没非若如省市县区州旗镇乡村局厅委办院所站校";
    !word.contains(|c| SIGNS.contains(c)) && !looks_like_body(word)
}
