//! What must hold for any bytes whatever: every place handed out lies on character boundaries of the decoded text, and
//! what was read stands there. Used by the fuzz targets too, which is why it panics and draws on the library alone.

use super::outputs::assert_guarded;
use gkreport::check::{Checked, check};
use gkreport::document::{BlockKind, Document};
use gkreport::finding::Operand;
use gkreport::limits::Limits;
use gkreport::source::{DecidedBy, Encoding, MediaType, Source};
use gkreport::span::Span;
use gkreport::{Error, Report};

/// Reads, checks and writes an input in every format; gives the report, unless the input was refused.
///
/// # Panics
/// Where anything is not as it must be.
pub fn assert_harmless(bytes: &[u8]) -> Option<Report> {
    let (report, checked) = assert_sound(bytes)?;
    assert_guarded(&report, &checked);
    Some(report)
}

/// Reads and checks an input and looks at every place; gives what was found, unless the input was refused.
///
/// # Panics
/// Where a place is not where it must be.
pub fn assert_sound(bytes: &[u8]) -> Option<(Report, Checked)> {
    sound(bytes).ok()
}

/// The same for those who ask why an input was refused.
///
/// # Errors
/// Where it was refused.
///
/// # Panics
/// Where a place is not where it must be.
pub fn sound(bytes: &[u8]) -> Result<(Report, Checked), Error> {
    let report = gkreport::read("hostile.html", bytes)
        .inspect_err(|error| assert!(error.to_string().starts_with("hostile.html "), "{error}"))?;
    let checked = check(&report);
    assert_blocks(&report.source);
    stated(&report);
    findings(&report, &checked);
    Ok((report, checked))
}

/// A text that is given out as of this kind, whatever it looks like.
pub fn source(text: &str, media_type: MediaType) -> Source {
    let encoding = Encoding { name: "utf-8".to_owned(), decided_by: DecidedBy::Valid, declared: None };
    let (sha256, packed) = (String::new(), [].into());
    Source { name: "hostile".to_owned(), media_type, encoding, sha256, text: text.to_owned(), packed }
}

/// Blocks come in order, apart from each other, on character boundaries, and lead into the source.
///
/// # Panics
/// Where they do not.
pub fn assert_blocks(source: &Source) {
    // What is over a limit has none.
    let Ok(document) = Document::new(source, &Limits::default()) else { return };
    let mut end = 0;
    for block in &document.blocks {
        assert!(block.range.start >= end && block.range.start <= block.range.end, "{:?} after {end}", block.range);
        end = block.range.end;
        assert!(document.text.get(block.range.clone()).is_some(), "{:?}", block.range);
        within(&source.text, document.span(&block.range));
        if let BlockKind::Grid(grid) = &block.kind {
            for cell in grid.rows.iter().flatten() {
                assert!(document.text.get(cell.range.clone()).is_some(), "{:?}", cell.range);
                assert!(cell.width > 0 && cell.height > 0 && cell.column.checked_add(cell.width).is_some());
                within(&source.text, document.span(&cell.range));
            }
        }
    }
}

fn stated(report: &Report) {
    let source = &report.source;
    let within = |span| within(&source.text, span);
    let spans = [
        report.title.as_ref().map(|stated| stated.span),
        report.issuer.as_ref().map(|stated| stated.span),
        report.year.as_ref().map(|stated| stated.span),
        report.period.as_ref().map(|stated| stated.span),
        report.published.as_ref().map(|stated| stated.span),
    ];
    spans.into_iter().flatten().flatten().for_each(within);
    for section in &report.sections {
        within(section.heading_span);
        assert!(report.visible_text().get(section.range.clone()).is_some(), "{:?}", section.range);
        stands(source, section.heading_span, &section.heading);
    }
    for table in &report.tables {
        within(table.span);
        within(table.place());
        for cell in &table.cells {
            match cell.span {
                Some(span) => stands(source, span, &cell.raw),
                None => assert!(cell.raw.is_empty(), "{:?} stands nowhere", cell.raw),
            }
        }
    }
    for figure in &report.figures {
        within(figure.sentence);
        stands(source, figure.span, &figure.raw);
        if let Some(share) = &figure.share {
            stands(source, share.span, &share.raw);
            assert!(share.of.iter().all(|&whole| whole < report.figures.len()));
        }
        assert!(figure.part_of.is_none_or(|part| part.whole < report.figures.len()));
    }
}

fn findings(report: &Report, checked: &Checked) {
    let source = &report.source;
    let operand = |operand: &Operand| {
        if let Some(span) = operand.at {
            stands(source, span, &operand.raw);
        }
    };
    for finding in &checked.findings {
        if let Some(span) = finding.at {
            within(&source.text, span);
            let place = report.place(span);
            assert!(place.line >= 1 && place.line <= report.lines.lines() && place.column >= 1, "{place:?}");
        }
        finding.operands().for_each(operand);
        for quoted in &finding.places {
            stands(source, quoted.at.expect("words stand somewhere"), &quoted.text);
        }
        if let Some(span) = finding.suspect.as_ref().and_then(|suspect| suspect.at) {
            within(&source.text, span);
        }
    }
}

fn within(text: &str, span: Span) {
    assert!(text.get(span.start..span.end).is_some(), "{span:?} does not cut a text of {} bytes", text.len());
}

/// Requires that a span cuts the words out of the source, white space and markup aside.
fn stands(source: &Source, span: Span, words: &str) {
    within(&source.text, span);
    let cut = span.of(&source.text);
    // References and escapes stand in texts as well.
    let has_markup =
        cut.contains(['&', '\\', '"']) || source.media_type == MediaType::Html && cut.contains(['<', '\0']);
    if cut == words || same(cut, words) {
        return;
    }
    assert!(has_markup, "{span:?} cuts {cut:?}, not {words:?}");
    // What the markup hides is not among the words; of what they are, nothing is out of order.
    let mut stands = cut.chars();
    let mut plain = words.chars().filter(char::is_ascii_digit);
    let written_out = !cut.contains('&');
    assert!(!written_out || plain.all(|c| stands.any(|other| other == c)), "{cut:?} is not {words:?}");
}

fn same(one: &str, other: &str) -> bool {
    let visible = |c: &char| !c.is_whitespace();
    one.chars().filter(visible).eq(other.chars().filter(visible))
}
