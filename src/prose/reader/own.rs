//! Whether a number is the report's own figure of its year, and not another body's, another time's or a plan's.
//!
//! Takes a number's clause with what the sentence and the paragraph have said before. What bars a figure is told by
//! words alone; what a frame's figure needs besides (a period, a whole that is understood) is asked once the frame is known.

use super::super::classes::*;
use super::super::clauses::Clause;
use super::super::frames::{Frame, Kind};
use super::super::mind::{A_KIND, ANOTHER_BODY, Mind, Period, Scope};
use super::super::sense;
use super::super::token::{Number, Token};
use super::super::told::Known;
use super::super::who::{LEVELS, is_body, looks_like_body};
use super::{Counted, Reader};

impl Reader<'_, '_> {
    /// What bars a number from being the report's own figure of its year.
    pub(super) fn barred(&self, counted: Counted<'_>, scope: &Scope, mind: &Mind) -> Option<&'static str> {
        let Counted { number, clause, next, paragraph, .. } = counted;
        let mut notes = next.iter().take_while(|next| next.numbers.is_empty());
        let of_nothing_here = notes.any(|note| note.classes.any(UNRELATED));
        let mut inside = next.iter().take_while(|next| next.inside && !clause.inside && next.numbers.is_empty());
        let noted = inside.any(|note| note.classes.any(OTHER_PERIOD) && !note.classes.any(COMPARED | CARRIED_OVER));
        // 部门收到230件，县政府本级收到62件: the area's bodies share out what nobody adds up.
        let is_part = scope.others || scope.beside && clause.classes.any(OWN);
        let part_of_area =
            is_part && (self.reporter.is_government || clause.classes.any(CORE)) && !clause.classes.any(AREA | TOTAL);
        // 全市答复980件，其中市本级同意公开160件.
        let is_listed = scope.list.is_some() || clause.classes.any(SOME | DIVIDES);
        let part_of_list = is_listed && clause.classes.any(CORE);
        match () {
            () if !self.is_annual => Some("no annual report"),
            () if scope.future || clause.classes.any(FUTURE) => Some("a plan"),
            () if noted || mind.period == Some(Period::Other) => Some("another period"),
            () if scope.other_body || part_of_area || part_of_list => Some(ANOTHER_BODY),
            () if self.is_of_another_site(clause, paragraph.text()) => Some("another body’s site"),
            // 收到复议申请0件 says no more than 未收到复议申请.
            () if self.is_of_reviewer(clause) && !number.value.is_zero() => Some("the reviewer’s"),
            () if scope.in_order => Some("told in their order"),
            () if clause.numbers.len() > 1 => Some("several numbers"),
            () if of_nothing_here => Some("unrelated"),
            () if clause.classes.any(MERGED) || next.first().is_some_and(|next| next.classes.any(MERGED)) => {
                Some("several counted as one")
            }
            () => None,
        }
    }

    /// Whether a clause counts disputes that the reporter itself decides, or stands up for others in: 办理行政复议90件, 我局作为复议机关办理复议90件.
    pub(super) fn decides(&self, clause: &Clause) -> bool {
        let handles = clause.classes.any(DISPUTES) && clause.classes.any(HANDLE | BODY);
        handles && (!clause.classes.any(JUDGE) || clause.classes.all(OWN | HANDLE)) || self.is_of_reviewer(clause)
    }

    /// Whether a clause counts what a body receives to decide on it: 县政府收到复议申请30件. A township decides none.
    pub(super) fn is_of_reviewer(&self, clause: &Clause) -> bool {
        let decides = self.reporter.is_government && !self.reporter.is_township();
        decides && clause.classes.all(RECEIVE | LODGED)
    }

    /// Why a frame that fits a number by its words is not what it means: by the time, by the list, by what stands beside it.
    pub(super) fn doubted(
        &self,
        frame: &Frame,
        counted: Counted<'_>,
        scope: &Scope,
        mind: &Mind,
    ) -> Option<&'static str> {
        let Counted { number, clause, next, .. } = counted;
        let discloses = frame.is_of_disclosure();
        let leads = clause.classes.any(SOME | DIVIDES);
        let place =
            if leads { self.told.whole(scope.sentence, None) } else { scope.list.as_ref().map(|list| list.whole) };
        let whole = place.and_then(|place| self.told.frame(place));
        let of_unknown = place.is_some() && whole.is_none();
        let next_counts = |of| next.first().is_some_and(|next| next.classes.any(of) && !next.numbers.is_empty());
        // The applicants of what was received are others than those of what was answered.
        let is_later_stage =
            |whole: &Frame| whole.own.any(REPLY | FINISH | CARRIED_OVER | CARRIED_FORWARD) && !whole.own.any(RECEIVE);
        let in_sentence = || self.told.known_of_sentence(scope.sentence);
        let before = in_sentence().last().and_then(|known| known.frame);
        let is_answered_else = || in_sentence().any(|known| known.frame.is_none() && known.matter.any(REPLY));
        match () {
            // 依申请公开10条，不予公开信息2条
            () if frame.own == APPLICATION
                // 公民申请3件，法人申请2件
                && (clause.classes.any(CITIZEN)
                    || self.is_kind(counted, place, scope, mind)
                    || next_counts(DENIED) && (number.counter == "条" || next[0].classes.any(INFORMATION))) =>
            {
                Some("a kind, no application")
            }
            () if discloses && frame.kind == Kind::Whole && scope.one_way => Some("one site’s"),
            () if discloses && clause.inside && frame.kind == Kind::Whole => Some("a note in brackets"),
            () if clause.classes.any(CUMULATIVE) && self.is_of_more_than_the_year(frame, scope, mind) => {
                Some("cumulative")
            }
            () if discloses && mind.period == Some(Period::YearEnd) => Some("what stands published at the year’s end"),
            () if mind.period == Some(Period::Now) && !frame.is_of_means() => Some("what was done by now"),
            () if frame.own == OPEN && !(number.counter == "件" && self.some_is_open_in_part(next, scope)) => {
                Some("made public, or an answer?")
            }
            // 新增3条 of the website's are no total.
            () if discloses
                && frame.own == NEWLY
                && !of_unknown
                && !(place.is_none() && self.topic.whole.is_none() && self.topic.gives.all(INFORMATION | DISCLOSE)) =>
            {
                Some("new of what?")
            }
            // 投诉举报45起，其中针对信息公开的1起 were not made public.
            () if of_unknown && (frame.kind.is_part() || discloses && clause.classes.any(ABOUT)) => {
                Some("a part of what is not understood")
            }
            // 收到50件，重复申请5件，实际申请45件
            () if frame.kind == Kind::Outcome && !scope.finished && leaves_actual(number, next) => {
                Some("taken out of what was received")
            }
            // 答复92件，其中自然人88件; 答复自然人88件、企业4件
            () if matches!(frame.kind, Kind::Applicant | Kind::Channel)
                && (whole.is_some_and(is_later_stage)
                    || place.is_none() && scope.finished && !clause.classes.any(RECEIVE)) =>
            {
                Some("of what was answered")
            }
            // 网上申请9件，受理8件
            () if frame.tells_all_received()
                && clause.classes.any(RECEIVE)
                && !clause.classes.any(of! { APPLICATION ASKING TOTAL NEWLY })
                && before.is_some_and(|before| matches!(before.kind, Kind::Applicant | Kind::Channel)) =>
            {
                Some("of one way, or of one kind of applicants")
            }
            // 当场答复3件，书面答复6件: neither is all.
            () if frame.gives.any(REPLY)
                && clause.classes.any(CHANNELS | APPLICANTS | of! { CITIZEN FIRM })
                && (place.is_some() || leads || next_counts(REPLY) || is_answered_else()) =>
            {
                Some("answered in one way")
            }
            // 公开信息90条，其中行政许可12件、工作会议3条: of what was made public.
            () if whole.is_some_and(Frame::is_of_disclosure)
                && !discloses
                && frame.own != NORMATIVE
                && frame.kind != Kind::Way
                && !frame.own.any(RESPOND)
                || place.is_some() && frame.from == DECIDE =>
            {
                Some(A_KIND)
            }
            () if frame.tells_all_received() && is_of_one_group(clause, next) => Some("of one kind of applicants"),
            () if frame.tells_all_received() && names_subject(clause) => Some("of one subject"),
            // 驳回2件
            () if frame.own == UPHELD && clause.only_by(UPHELD, REJECTED) => Some("upheld, or another result?"),
            // 收取检索费9元、邮寄费3元
            () if frame.own.any(FEE) && next_counts(FEE) && !next[0].classes.any(SOME | DIVIDES) => {
                Some("a part of the fee")
            }
            // 共办理12件，其中办结9件: what was at hand.
            () if frame.own == HANDLE && next_counts(FINISH) && next[0].classes.any(SOME) => Some("at hand"),
            // 投诉举报90件，办结89件
            () if frame.own == COMPLAINT && next_counts(FINISH | REPLY) => Some("complaints of all matters"),
            // 答复9件，另有2件延期答复: they are not answered yet.
            () if frame.own == EXTENDED && clause.classes.any(ELSE) && !clause.classes.any(FINISH) => Some("put off"),
            // 按期答复5件，延期答复2件: neither is all.
            () if frame.own.any(REPLY) && clause.classes.any(ON_TIME) && next_counts(EXTENDED) => {
                Some("in time, beside what was late")
            }
            // 涉及商业秘密3件，征得同意后公开
            () if frame.kind == Kind::Reason && !clause.classes.any(DENIED) && says_public(next) => Some("no refusal"),
            () if frame.kind == Kind::Outcome && scope.applicant => Some("a part of a part"),
            // 不予公开3件，其中国家秘密1件；信息不存在2件: another outcome.
            () if frame.kind == Kind::Outcome && scope.anew && !leads => None,
            // Reasons divide the denials; nothing else divides a part of the applications, but for its own rows.
            () if frame.kind != Kind::Reason
                && whole.is_some_and(|whole| whole.kind.is_part() && !whole.holds(frame, self.context.edition))
                && !place.is_some_and(|place| self.is_all_received(place)) =>
            {
                Some("a part of a part")
            }
            () => None,
        }
    }

    /// Whether as many as were received were answered in time: 收到8件，按时办结8件，其中同意公开4件.
    fn is_all_received(&self, place: usize) -> bool {
        let value = |at: usize| self.told.figures[at].value;
        self.told.frame(place).is_some_and(|frame| frame.kind == Kind::Timing)
            && self.told.received(self.section.from).is_some_and(|received| value(received) == value(place))
    }

    /// Whether applications are named as a kind of things: 文件90件，其中依申请公开12件 may be had on request, and nobody has yet asked
    /// with 下载申请表12份. Of what was received some are applications: whoever writes asks.
    fn is_kind(&self, counted: Counted<'_>, place: Option<usize>, scope: &Scope, mind: &Mind) -> bool {
        let Counted { clause, paragraph, .. } = counted;
        let is_of_all_matters = |at: usize| self.told.known[at].is_received() && !self.told.known[at].matter.any(ABOUT);
        let is_among = || {
            mind.receives
                || place.is_some_and(is_of_all_matters) && sense::says_applications_alone(clause, paragraph.text())
        };
        let beside_unknown = || self.told.known_of_sentence(scope.sentence).any(|known| known.frame.is_none());
        let is_of_list = scope.list.is_some() || scope.other_things || clause.classes.any(SOME | DIVIDES | OPENS);
        // 收到信访30件、信息公开申请5件: whoever names them so speaks of those that were made.
        let is_named = clause.tokens.iter().any(|token| {
            token.classes().any(APPLICATION) && paragraph.text()[token.range.clone()].ends_with("信息公开申请")
        });
        !is_named
            && (is_of_list || clause.classes.any(APPLICATION) && beside_unknown())
            && !(clause.classes.any(SOME) && is_among())
    }

    /// Whether what is told as 累计 is not the year's: its own figure was told, or another time governs it.
    fn is_of_more_than_the_year(&self, frame: &Frame, scope: &Scope, mind: &Mind) -> bool {
        let told = self.told.known_of_sentence(scope.sentence).filter_map(|known| known.frame);
        let is_told = |told: &Frame| told.name == frame.name || told.is_of_disclosure() && frame.is_of_disclosure();
        let of_the_year = match mind.period {
            Some(Period::Year) => true,
            None => !frame.is_of_disclosure(),
            Some(Period::YearEnd | Period::Now | Period::Other) => false,
        };
        !of_the_year || scope.newly || told.into_iter().any(is_told)
    }

    /// Whether some was granted in part, so that 公开6件 is what was granted in full. 收到9件，公开6次 is what was published, and of
    /// 办结9件，公开6件 nobody knows.
    fn some_is_open_in_part(&self, next: &[Clause], scope: &Scope) -> bool {
        let is_partly = |known: &Known| known.frame.is_some_and(|frame| frame.own.any(PARTLY));
        next.iter().any(|next| next.classes.any(PARTLY) && !next.numbers.is_empty())
            || self.told.known_of_sentence(scope.sentence).any(is_partly)
    }

    /// Whether another body is the subject of a clause; nothing where its subject is not told.
    pub(super) fn is_of_another(&self, clause: &Clause, text: &str) -> Option<bool> {
        let first = clause.first_but(of! { EACH YEAR YEAR_END NOW OTHER_PERIOD SOME DIVIDES TOTAL FUTURE MODAL })?;
        let mut classes = first.classes();
        // 省政府各部门 are not the province itself.
        let mut behind = clause.tokens.iter().skip_while(|token| token.range.start <= first.range.start);
        let is_next = |token: &&Token| token.range.start == first.range.end && token.classes().any(BODY);
        if classes.any(OWN) && behind.clone().take(1).any(|next| is_next(&next)) {
            classes = BODY;
        }
        // 其中公民5件，企业2件; 企业提出2件
        let is_listed = |token: &Token| token.classes().is_empty() || token.classes().any(FIRM | SOME | FILL);
        if classes.any(FIRM) && self.topic.gives.any(RECEIVE) && clause.tokens.iter().all(is_listed) {
            return None;
        }
        if classes.any(OWN) || classes.any(AREA) && self.area_is_own() {
            // 县政府本级: a county's report counts all its bodies.
            let has_others = self.reporter.is_government && !self.reporter.is_township();
            let is_core = clause.classes.any(CORE) && !clause.classes.any(AREA);
            return Some(is_core && has_others || self.area_told && clause.classes.any(CORE));
        }
        let acts = |token: &&Token| token.classes().any(RECEIVE | DISCLOSE | ISSUE | HANDLE | REPLY | HOLD | NOT);
        let words = &text[first.range.clone()];
        // 县公路段收到: whatever is named by its level and acts.
        let next = behind.clone().next().filter(acts);
        let acts_itself = next.is_some_and(|next| next.range.start == first.range.end);
        let mut verb = || behind.find(acts);
        let is_named = first.is_unknown()
            && (looks_like_body(words)
                || acts_itself && words.starts_with(LEVELS)
                || verb().is_some_and(|verb| is_body(&text[first.range.start..verb.range.start]))
                || self.reporter.is_namesake(words));
        let tells_results = classes.any(JUDGE) && clause.classes.any(UPHELD | CORRECTED | OTHER_RESULT | PENDING);
        (is_named || classes.any(BODY | AREA)).then_some(!tells_results)
    }

    /// For each clause, whether those behind it tell another body's figure beside its own, which no word leads as a part.
    pub(super) fn beside(&self, clauses: &[Clause], text: &str) -> Vec<bool> {
        let mut found = vec![false; clauses.len()];
        // Asked of what is the reporter's own: in most sentences nothing is said to be.
        if !clauses.iter().any(|clause| clause.classes.any(OWN)) {
            return found;
        }
        for at in (1..clauses.len()).rev() {
            let next = &clauses[at];
            let is_another = || !next.numbers.is_empty() && self.is_of_another(next, text) == Some(true);
            found[at - 1] = !next.inside && !next.classes.any(SOME | DIVIDES) && (found[at] || is_another());
        }
        found
    }

    /// Whether a figure of applications includes what was carried over: 收到33件（含上年结转2件）. All of a note is looked at, all
    /// that 、 joins, and of other parts two.
    pub(super) fn includes_carried(clause: &Clause, next: &[Clause]) -> bool {
        let leads = |part: &Clause| part.inside && !clause.inside || part.classes.any(SOME | DIVIDES);
        // 受理9件，新收到8件
        let is_new = |part: &Clause| part.classes.all(RECEIVE | NEWLY) && !part.numbers.is_empty();
        if !clause.classes.any(NEWLY) && next.first().is_some_and(is_new) {
            return true;
        }
        let Some(first) = next.first().filter(|first| leads(first)) else { return false };
        let is_note = first.inside && !clause.inside;
        let goes_on = |at: usize| match () {
            () if is_note && next[at].inside => true,
            () if next[at - 1].mark == Some('、') && next[at].inside == first.inside => true,
            () => at < 2 && (leads(&next[at]) || first.classes.any(NEWLY)),
        };
        let mut parts = next.iter().enumerate().take_while(|&(at, _)| at == 0 || goes_on(at));
        // 结转 alone is the last year's where it is some of what was received.
        let is_over = |part: &Clause| !part.classes.any(CARRIED_FORWARD) || part.classes.any(SOME) || is_note;
        parts.any(|(_, part)| part.classes.any(CARRIED_OVER) && is_over(part))
    }

    /// A clause that says 结转 alone, with what was said before it: behind what was done it is left to the next year, and some of
    /// what was received is the last year's.
    pub(super) fn directed(&self, clause: &Clause, scope: &Scope) -> Option<Clause> {
        let is_both = |token: &Token| token.classes().all(CARRIED_OVER | CARRIED_FORWARD);
        if !clause.tokens.iter().any(is_both) {
            return None;
        }
        let over = clause.classes.any(SOME) && !scope.finished;
        let forward = scope.finished || self.topic.gives.any(REPLY);
        match () {
            () if over => Some(clause.without(CARRIED_FORWARD)),
            () if forward => Some(clause.without(CARRIED_OVER)),
            () => None,
        }
    }

    /// Whether what publishes is the site of the government above a body: 县政府网站发布信息.
    pub(super) fn is_of_another_site(&self, clause: &Clause, text: &str) -> bool {
        let is_site = |token: &Token| token.classes().any(WEBSITE) && text[token.range.clone()].starts_with(LEVELS);
        let subject = clause.first_but(YEAR | TOTAL | SOME);
        let has_no_site = !self.reporter.is_government || self.reporter.is_township();
        has_no_site && !self.reporter.is_unknown() && subject.is_some_and(is_site)
    }

    /// Whether a government's site is what publishes: it is one of many, and no figure of the whole area. 其中政府网站90条 are
    /// those of all sites, 其中县政府网站90条 are not; so are 政府网站90条 beside the gazette, weibo and others.
    pub(super) fn is_one_site(&self, frame: &Frame, counted: Counted<'_>, is_part: bool, scope: &Scope) -> bool {
        let Counted { clause, paragraph, .. } = counted;
        let text = paragraph.text();
        let is_kind = |token: &Token| &text[token.range.clone()] == "政府网站";
        let is_part = is_part || scope.all_ways && clause.tokens.iter().any(is_kind);
        let names = |token: &Token| {
            token.classes().any(OWN) || token.classes().any(WEBSITE) && text[token.range.clone()].starts_with(LEVELS)
        };
        self.reporter.is_government
            && frame.own == WEBSITE
            && clause.first_but(YEAR | TOTAL | SOME | OWN).is_some_and(|site| site.classes().any(WEBSITE))
            && (!is_part || clause.tokens.iter().any(names))
    }

    pub(super) fn area_is_own(&self) -> bool {
        self.reporter.is_government || self.reporter.is_unknown()
    }
}

/// Whether what was just counted is said to have been made public.
fn says_public(next: &[Clause]) -> bool {
    let mut words = next.iter().take_while(|next| next.numbers.is_empty());
    words.any(|next| next.classes.any(OPEN | GRANTED | PARTLY) && !next.classes.any(NOT | DENIED | MODAL))
}

/// Whether what is counted are the applications on one subject: 收到涉及征地的申请5件. 等 describes them all.
fn names_subject(clause: &Clause) -> bool {
    let number = clause.numbers.first().copied().unwrap_or_default();
    let said = clause.tokens[..number].iter().skip_while(|token| !token.classes().any(CONCERNS));
    said.clone().any(Token::is_unknown) && !said.into_iter().any(|token| token.classes().any(AND_SO_ON))
}

/// Whether the clauses behind a number tell how many there really were: 实际申请45件.
fn leaves_actual(number: &Number, next: &[Clause]) -> bool {
    // 不予公开3件，实际公开6件: both are answers.
    let is_actual = |clause: &Clause| {
        clause.classes.any(ACTUAL)
            && !clause.classes.any(DISCLOSE)
            && clause.counted().any(|(_, other)| other.counter == number.counter)
    };
    next.iter().any(is_actual)
}

/// Whether what was received is that of some applicants, and the next clause has what others asked for: 收到公民申请5件，企业2件;
/// 老人提出申请5件，教师提出申请2件.
fn is_of_one_group(clause: &Clause, next: &[Clause]) -> bool {
    let Some(next) = next.first().filter(|next| !next.numbers.is_empty() && next.inside == clause.inside) else {
        return false;
    };
    let applicants = APPLICANTS | of! { ANYONE CITIZEN FIRM };
    let has_unknown = |clause: &Clause| clause.tokens.iter().any(Token::is_unknown);
    // 学校提出申请3件: a body that receives nothing asks.
    let is_body_asking = next.classes.any(BODY) && !next.classes.any(RECEIVE);
    let names_others = (has_unknown(next) || next.classes.any(applicants) || is_body_asking)
        && next.classes.any(APPLICATION | ASKING)
        && !next.classes.any(of! { SOME DIVIDES REPLY FINISH HANDLE COMPLAINT OTHER_THING } | DISPUTES);
    clause.mark != Some(':')
        && (clause.classes.any(CITIZEN) && next.classes.any(of! { FIRM ENTERPRISE ORGANIZATIONS LAWYERS })
            || names_others && (has_unknown(clause) || clause.classes.any(applicants)))
}
