//! What a clause may lean on: the topic, the clauses before it, the headings over it.
//!
//! Takes a clause with what its sentence and its paragraph have said. What is said near goes before what headings say: 热线转办36件，办结35件
//! are the hotline's under whatever heading.

use super::super::classes::*;
use super::super::clauses::Clause;
use super::super::frames::Frame;
use super::super::mind::{Mind, Scope};
use super::super::sense::Around;
use super::Reader;
use crate::statute::Edition;
use crate::statute::sections::SectionKind;

impl Reader<'_, '_> {
    /// What a clause may lean on.
    pub(super) fn around(&self, clause: &Clause, scope: &Scope, mind: &Mind) -> Around {
        let same_sentence = self.topic.sentence == scope.sentence || self.topic.gives.any(DISPUTES);
        let topic = if same_sentence { self.topic.gives } else { self.topic.gives & !ABOUT };
        // 热线转办36件，办结35件 are still the hotline's, whatever the headings say.
        let names_own = clause.classes.any(ASKING | DISPUTES);
        let elsewhere = scope.other_things || (mind.other_things || scope.elsewhere) && !names_own;
        // 受理行政复议27件，审结25件 are no applications either.
        let of_disputes = self.topic.gives.any(DISPUTES) && self.topic.sentence == scope.sentence;
        let by_headings = match () {
            () if elsewhere => NONE,
            () if of_disputes && !clause.classes.any(ASKING) => !APPLICATION,
            () => !NONE,
        };
        // What an earlier sentence spoke of gives no more than a heading.
        let (far, near) = if self.topic.sentence == scope.sentence { (NONE, topic) } else { (topic, NONE) };
        let last = self.told.known_of_sentence(scope.sentence).last().and_then(|known| known.frame);
        // 未制定规章，印发规范性文件3件，废止1件: documents of the kind told last.
        let lead = if near.any(DOCUMENT_KINDS) { scope.lead & !DOCUMENT_KINDS } else { scope.lead };
        let near = near | lead | last.map_or(NONE, Frame::rest);
        // 全年发生行政诉讼5件: an overview tells those about disclosure.
        let overview = self.section.kind == Some(SectionKind::Overview);
        let later = overview && self.context.edition != Edition::E2008;
        let told_at_large = later && clause.classes.any(OCCUR) && clause.classes.any(DISPUTES);
        let at_large = if told_at_large { ABOUT } else { NONE };
        let section = (mind.lead | self.section.gives | at_large | far) & by_headings;
        let about = if mind.about { ABOUT } else { NONE };
        Around {
            given: near | section,
            by_section: section & !near,
            by_paragraph: about & !near,
            field: scope.field || mind.field,
            listed: scope.list.is_some() || clause.inside || clause.classes.any(SOME | DIVIDES),
            asked: match () {
                () if later && lead.any(CARRIED_OVER) => ASKING,
                () if later => RECEIVE | REPLY | CARRIED_OVER | CARRIED_FORWARD,
                () if overview => REPLY,
                () => NONE,
            },
            area_is_own: self.area_is_own(),
        }
    }
}
