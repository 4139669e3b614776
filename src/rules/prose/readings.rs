//! Other readings of a sentence: which whole a share may be of, and which parts a list may have.
//!
//! What a sentence tells is wrong only where no reading makes it right: GK102, GK103 and GK104 ask here before they tell a mismatch.

use crate::Report;
use crate::cell;
use crate::report::{Change, Figure, Precision, Share};
use crate::rules::figures::sum_of;
use crate::statute::CellKey;
use crate::text::{WordList, folded_words};
use rust_decimal::Decimal;

/// What the shares of a table's figures may be of.
const WHOLES: &[&[CellKey]] = &[
    &[cell!("applications.new_received.total")],
    &[cell!("applications.new_received.total"), cell!("applications.carried_over.total")],
    &[cell!("applications.handled_total.total")],
    &[cell!("disputes.review.total")],
    &[cell!("disputes.litigation_direct.total"), cell!("disputes.litigation_after_review.total")],
    &[cell!("statistics.requests.total.value")],
    &[cell!("statistics.completed.total.value")],
    &[cell!("statistics.replied.total.value")],
    &[cell!("statistics.disclosed.total.value")],
];

/// Whether a share is right by one of the wholes of the table that counts it, of which the sentence may speak; what no table
/// counts, as the ways applications came by in later editions, may be of any.
pub(super) fn is_share_of_table(report: &Report, figure: &Figure, share: &Share) -> bool {
    let tables: Vec<_> = figure.cells().iter().map(|key| key.table()).collect();
    let wholes = WHOLES.iter().filter(|wholes| tables.is_empty() || tables.contains(&wholes[0].table()));
    let mut totals = wholes.filter_map(|wholes| sum_of(report, wholes));
    totals.any(|total| is_share_of(figure, share, total))
}

/// Whether the shares of one sentence are all of the sum of their figures: 自然人9件，占75%，法人3件，占25%.
pub(super) fn is_share_of_siblings(report: &Report, figure: &Figure) -> bool {
    let shared = || {
        let beside = report.figures.iter().filter(|other| other.sentence == figure.sentence);
        beside.filter_map(|other| Some((other, other.share.as_ref()?)))
    };
    let sum: Decimal = shared().map(|(other, _)| other.value).sum();
    shared().nth(1).is_some() && shared().all(|(other, share)| is_share_of(other, share, sum))
}

/// Whether a share behind a list is that of all its members, which have none of their own: 复议21件、诉讼10件，占4.6%.
pub(super) fn is_share_of_list(report: &Report, figure: &Figure, share: &Share, bases: &[&Figure]) -> bool {
    let members = report.figures.iter().filter(|other| {
        let has_its_own = !std::ptr::eq(*other, figure) && other.share.is_some();
        other.sentence == figure.sentence && other.span.start <= figure.span.start && !has_its_own
    });
    let members: Vec<Decimal> = members.map(|member| member.value).collect();
    let mut sum = Decimal::ZERO;
    members.iter().rev().any(|member| {
        sum += *member;
        bases.iter().any(|base| is_share(sum, share, base.value))
    })
}

/// Whether a growth is that of another figure of its sentence, or of several that stand beside each other: 复议9件、诉讼3件，较上年的10件
/// growing by a fifth are twelve.
pub(super) fn is_growth_of_another(report: &Report, change: &Change) -> bool {
    let before = |figure: &&Figure| {
        figure.span.start < change.span.start && figure.precision == Precision::Exact && figure.value != change.from
    };
    let told = |figure: &&Figure| {
        let sentence = figure.sentence;
        sentence.start <= change.span.start && change.span.end <= sentence.end
    };
    let values: Vec<Decimal> = report.figures.iter().filter(told).filter(before).map(|figure| figure.value).collect();
    (0..values.len()).any(|first| {
        let mut sum = Decimal::ZERO;
        values[first..].iter().any(|value| {
            sum += *value;
            is_growth(change.from, sum, change)
        })
    })
}

/// Whether so much grew, or fell, to so much by a percentage as printed.
pub(super) fn is_growth(from: Decimal, to: Decimal, change: &Change) -> bool {
    let due = ((to - from) * Decimal::ONE_HUNDRED).checked_div(from);
    due.is_some_and(|due| {
        let same_way = due.is_sign_negative() == change.percent.is_sign_negative() || change.percent.is_zero();
        same_way && prints_as(due.abs(), change.percent.abs(), change.digits)
    })
}

/// Whether a figure has this share of a whole.
pub(super) fn is_share_of(figure: &Figure, share: &Share, whole: Decimal) -> bool {
    is_share(figure.value, share, whole)
}

fn is_share(part: Decimal, share: &Share, whole: Decimal) -> bool {
    let value = (part * Decimal::ONE_HUNDRED).checked_div(whole);
    value.is_some_and(|value| prints_as(value, share.percent, share.digits))
}

/// Whether a value, rounded or cut off at these digits, is printed so.
pub(super) fn prints_as(value: Decimal, printed: Decimal, digits: u32) -> bool {
    let step = Decimal::new(1, digits);
    let difference = value - printed;
    difference < step && difference * Decimal::TWO >= -step
}

/// Whether parts that do not add up to the whole that stands nearest do so in another reading of the sentence: without what follows
/// the list (…共36件；另发布4件), of another count told before them (公开77条，收到1份，其中…) or of two counts together (新收21件，结转2件，其中…).
pub(super) fn divides_otherwise(report: &Report, whole: &Figure, parts: &[&Figure]) -> bool {
    let sum: Decimal = parts.iter().map(|part| part.value).sum();
    let mut shorter = Decimal::ZERO;
    let mut gaps = String::new();
    let is_shorter = parts.windows(2).any(|pair| {
        shorter += pair[0].value;
        let gap = between(report, pair[0], pair[1]);
        let may_end = pair.iter().any(|part| part.key().is_none()) || gap.contains('另');
        let ends = shorter == whole.value && begins_anew(&gaps, &gap) && may_end;
        gaps.push_str(&gap);
        ends
    });
    let first = parts[0];
    let before = report.figures.iter().filter(|other| {
        let is_near = other.sentence == whole.sentence || other.sentence == first.sentence;
        is_near && other.precision == Precision::Exact && other.span.start < first.span.start
    });
    let before: Vec<Decimal> = before.map(|other| other.value).collect();
    let pairs = before.windows(2).map(|pair| pair[0] + pair[1]);
    let of_another = before.iter().copied().chain(pairs).any(|other| other == sum);
    // 行政许可12件，包括甲类5件、乙类7件: the first of them is the whole of the others; 网上5件 is none of 信函3件、传真2件.
    let are_siblings = parts.iter().all(|part| part.key().is_some());
    let of_the_first = sum - first.value == first.value && parts.len() > 2 && !are_siblings;
    // 复议8件：维持3件，纠正2件，另3件与公开无关
    let last = parts[parts.len() - 1];
    let behind = report.figures.iter().find(|other| other.span.start >= last.span.end);
    let goes_on = behind.is_some_and(|other| {
        other.sentence == last.sentence
            && sum + other.value == whole.value
            && between(report, last, other).contains('另')
    });
    is_shorter || of_another || of_the_first || goes_on
}

/// What stands between two figures, folded.
fn between(report: &Report, before: &Figure, next: &Figure) -> String {
    report.source.text.get(before.span.end..next.span.start).map(folded_words).unwrap_or_default()
}

/// Whether a list ends before what stands behind this gap: it has a mark, a verb or a place that no gap before it has.
fn begins_anew(before: &str, gap: &str) -> bool {
    const OTHER: WordList =
        WordList("; 此外 另 同时 通过 发布 公开 公示 更新 刊发 转发 推送 报送 组织 开展 举办 召开 接待 受理 栏");
    OTHER.iter().any(|word| gap.contains(word) && !before.contains(word))
}
