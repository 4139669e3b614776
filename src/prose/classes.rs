//! The classes of words: what a word can mean in a clause about figures.
//!
//! A word may be in several classes, and is then understood in whichever a frame asks for. Classes are bits, so that what
//! a clause holds and what a frame needs are compared at once.

use std::ops::{BitAnd, BitOr, BitOrAssign, Not};

/// A set of classes, a bit each: in words of 64, because wider ones make every token a quarter larger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Classes(u64, u64, u64);

macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident)+) => {
        #[repr(u8)]
        enum Bit { $(#[allow(non_camel_case_types, clippy::upper_case_acronyms)] $name),+ }
        $($(#[$doc])* pub(super) const $name: Classes = Classes::bit(Bit::$name as u8);)+
        const NAMES: &[(Classes, &str)] = &[$(($name, stringify!($name))),+];
    };
}

classes! {
    // Who, and whose.
    /// The reporter itself, or its own people and places.
    OWN
    /// The whole area, with all its bodies: a government's report covers it.
    AREA
    /// Some other body.
    BODY
    /// Who decides disputes: no other report's figure, where what came of them is told.
    JUDGE
    /// The office of a government, through which it issues: 政府办公室.
    CHANCELLERY
    /// Bodies without which an area is not whole: 各部门.
    DEPARTMENTS
    /// A body without those under it: 本级, 局机关.
    CORE
    /// A public that asks: 公民、法人和其他组织.
    ANYONE
    /// 公民 and 企业 alone: applicants where a list of such divides what was received.
    CITIZEN FIRM
    NATURAL ENTERPRISE RESEARCH CHARITY LAWYERS OTHER_ORGANIZATION ORGANIZATIONS
    // When.
    /// The year reported on, all of it.
    YEAR
    /// 全年, 年内: of the year named before it, and where none is of the one reported on.
    SAME_YEAR
    /// Up to its end: the year for applications, no period for what stands published.
    YEAR_END
    OTHER_PERIOD
    /// When the report is written: what there is then is the year's, what was done by then is not.
    NOW
    /// Before the year, and behind it.
    PAST LATER
    /// Compares with another figure: what follows is no figure of the year.
    COMPARED
    /// 比, 较: compares where a time before the year follows.
    VERSUS
    /// 增至, 减少到: what stood before it is past.
    BECOMES
    /// 累计: of the year or of all years, as the nearest time word says.
    CUMULATIVE
    /// Newly, in the year.
    NEWLY
    // How sure.
    /// Says that nothing is.
    NOT
    /// Says what is to be: the whole sentence is no report.
    FUTURE
    /// Says what may or must be.
    MODAL
    /// 实际: what was planned is over.
    ACTUAL
    UNRELATED
    // What is done.
    /// 对外公开总数量: all that stands published, as the column of 2019 has it.
    IN_ALL
    /// 减免, 免收, 退还: money that was not taken.
    WAIVE
    RECEIVE HANDLE REPLY FINISH ON_TIME EXTENDED DISCLOSE OCCUR HOLD ISSUE REPEAL IN_FORCE RESPOND COLLECT EMPLOY DECIDE
    // Things.
    APPLICATION
    /// 申请 alone: an application only where the words around speak of disclosure.
    ASKING
    INFORMATION
    /// Open government information as a matter, as in a dispute about it.
    ABOUT
    REVIEW LITIGATION COMPLAINT NORMATIVE RULES LICENCE PENALTY COMPULSORY CHARGE FEE
    STAFF FULL_TIME PART_TIME OFFICE READING_POINT BUDGET MEETING TRAINING TRAINED
    PRESS INTERVIEW INTERPRETATION HOT EVENT PRINCIPAL
    /// 复议申请: who receives them decides them.
    LODGED
    /// What has no cell: proposals, petitions, hotlines, documents.
    OTHER_THING
    /// Part of all matters: 方面, 领域, 类.
    FIELD
    // Ways.
    WEBSITE WECHAT WEIBO WEIBO_WECHAT GAZETTE MEDIA
    /// Several ways at once: 渠道, 途径, 平台.
    WAYS
    ONLINE LETTER FAX IN_PERSON
    /// In writing, by whichever way.
    WRITTEN
    // Outcomes of applications and disputes.
    /// 公开 alone: granted, where applications are answered.
    OPEN
    ALREADY_PUBLIC GRANTED PARTLY DENIED NOT_THIS_AGENCY DOES_NOT_EXIST AMEND OTHER_WAY UNABLE NOT_HELD NOT_PROCESSED
    PETITION REPEATED OTHER_HANDLING SECRET TRADE_SECRET PRIVACY SECURITY NO_INFORMATION OTHER_LAW
    // Rows of the later editions that no other word names.
    PROHIBITED THIRD_PARTY INTERNAL PROCESS ENFORCEMENT INQUIRY CREATION UNCLEAR PUBLICATION FREQUENT CONFIRM
    CORRECTION_OVERDUE FEE_OVERDUE
    /// 驳回: upheld, or another result.
    REJECTED
    DIRECT AFTER_REVIEW UPHELD CORRECTED OTHER_RESULT PENDING
    CARRIED_OVER CARRIED_FORWARD
    /// Several are counted as one from here on.
    MERGED
    // Words that join.
    /// Leads parts that are some of a whole.
    SOME
    /// Leads parts that are all of a whole.
    DIVIDES
    /// As many of each.
    EACH
    /// Joins two things: 和, 及.
    JOINS
    /// Another thing, no part of what was said: 另, 此外, 且.
    ELSE
    /// 中: what follows is of what was just told.
    WITHIN
    /// 占: a share.
    SHARE
    /// A growth, a fall.
    RISES FALLS
    /// The whole again: 均, 全部.
    ALL
    /// What is left: 其他, 其余.
    REST
    /// 其余: beside what it is a part of, all that is left.
    LEFT
    /// 交叉, 涉及两类: parts overlap.
    OVERLAPS
    /// 除: what it leads is left out.
    EXCEPT
    /// 向: leads to whom something is addressed, who is nobody's subject.
    TOWARDS
    /// 涉及: leads what a matter is about.
    CONCERNS
    /// 的: ends what describes.
    ENDS_DESCRIPTION
    /// 计: leads how something is counted.
    COUNTED_AS
    /// 计划: names a thing where it is counted, as in 规划计划3条.
    NAMES_PLAN
    /// Leads a purpose, a basis or a way of working: what it names does not act.
    OPENS
    /// 为此: what came of the sentence before, and in its time.
    HENCE
    /// 共, 合计.
    TOTAL
    /// 等: what was named is not all.
    AND_SO_ON
    /// Means nothing here.
    FILL
}

/// Several classes at once.
macro_rules! of {
    ($($class:ident)+) => { NONE$(.and($class))+ };
}
pub(super) use of;

/// No class.
pub(super) const NONE: Classes = Classes(0, 0, 0);
/// Single ways of disclosure.
pub(super) const WAYS_OF_DISCLOSURE: Classes = of! { WEBSITE WECHAT WEIBO WEIBO_WECHAT GAZETTE MEDIA };
/// Single ways applications come by.
pub(super) const CHANNELS: Classes = of! { ONLINE LETTER FAX IN_PERSON WRITTEN };
/// Those who apply.
pub(super) const APPLICANTS: Classes =
    of! { NATURAL ENTERPRISE RESEARCH CHARITY LAWYERS OTHER_ORGANIZATION ORGANIZATIONS };
/// What is not given out, and why.
pub(super) const REASONS: Classes = of! {
    SECRET TRADE_SECRET PRIVACY SECURITY NO_INFORMATION OTHER_LAW PROHIBITED THIRD_PARTY INTERNAL PROCESS ENFORCEMENT INQUIRY
};
/// Reviews and suits.
pub(super) const DISPUTES: Classes = of! { REVIEW LITIGATION };
/// Documents that a figure counts by their kind.
pub(super) const DOCUMENT_KINDS: Classes = of! { NORMATIVE RULES };
/// What decisions are of.
pub(super) const DECIDED: Classes = of! { LICENCE PENALTY COMPULSORY };

impl Classes {
    const fn bit(at: u8) -> Self {
        match at {
            ..64 => Self(1 << at, 0, 0),
            64..128 => Self(0, 1 << (at - 64), 0),
            128.. => Self(0, 0, 1 << (at - 128)),
        }
    }

    /// Whether it has one of these.
    #[inline]
    pub const fn any(self, of: Self) -> bool {
        self.0 & of.0 | self.1 & of.1 | self.2 & of.2 != 0
    }

    /// Whether it has all of these.
    pub const fn all(self, of: Self) -> bool {
        self.0 & of.0 == of.0 && self.1 & of.1 == of.1 && self.2 & of.2 == of.2
    }

    /// Whether it has no class.
    pub const fn is_empty(self) -> bool {
        self.0 | self.1 | self.2 == 0
    }

    /// How many classes it has.
    pub const fn count(self) -> u32 {
        self.0.count_ones() + self.1.count_ones() + self.2.count_ones()
    }

    /// These and those, for constants.
    pub const fn and(self, more: Self) -> Self {
        Self(self.0 | more.0, self.1 | more.1, self.2 | more.2)
    }

    /// The classes' names, for people who look into a reading.
    pub fn names(self) -> String {
        let names = NAMES.iter().filter(|(class, _)| self.any(*class)).map(|(_, name)| name.to_lowercase());
        names.collect::<Vec<_>>().join("|")
    }
}

/// The operators on sets of classes.
macro_rules! operators {
    ($($name:ident $call:ident $sign:tt)+) => {$(
        impl $name for Classes {
            type Output = Self;

            fn $call(self, other: Self) -> Self {
                Self(self.0 $sign other.0, self.1 $sign other.1, self.2 $sign other.2)
            }
        }
    )+};
}

operators! { BitOr bitor | BitAnd bitand & }

impl BitOrAssign for Classes {
    fn bitor_assign(&mut self, other: Self) {
        *self = *self | other;
    }
}

impl Not for Classes {
    type Output = Self;

    fn not(self) -> Self {
        Self(!self.0, !self.1, !self.2)
    }
}
