//! Documents for unit tests: a block for each line, cut without any reader.

use crate::document::{Block, BlockKind, Document, SourceMap};

/// The document of a plain text: a paragraph for each long line, a line for each short one, `#` for headings.
pub(crate) fn plain(text: &str) -> Document<'_> {
    let mut blocks = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let content = line.trim();
        let from = start + line.find(content).unwrap_or(0);
        start += line.len();
        if content.is_empty() {
            continue;
        }
        let kind = if content.starts_with('#') {
            BlockKind::Heading(1)
        } else if content.chars().count() > 60 || content.ends_with(['。', '；']) {
            BlockKind::Paragraph
        } else {
            BlockKind::Line
        };
        blocks.push(Block { range: from..from + content.len(), kind });
    }
    Document { text: text.into(), map: SourceMap::default(), blocks, metadata: Vec::new() }
}
