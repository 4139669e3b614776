//! What forms print: labels of rows and columns, and what stands over them.

use super::lexicon::OVER_LABELS;
use crate::statute::{Form, all_forms};
use crate::text::{fold, is_numeral};
use std::collections::HashSet;
use std::sync::LazyLock;

struct Printed {
    labels: HashSet<String>,
    /// The same in one text, for pieces.
    joined: String,
}

static PRINTED: LazyLock<Printed> = LazyLock::new(|| {
    let labels = |form: &'static Form| {
        let rows = form.rows.iter().flat_map(|row| row.variants.iter().chain([&row.label]));
        let groups = form.groups.iter().flat_map(|group| group.variants.iter().chain([&group.label]));
        let columns = form.columns.iter().flat_map(|column| column.variants.iter().chain([&column.label]));
        rows.chain(groups).chain(columns).copied()
    };
    let labels: HashSet<String> = all_forms().flat_map(labels).chain(OVER_LABELS.iter()).map(fold).collect();
    let joined = labels.iter().map(String::as_str).collect::<Vec<_>>().join("\n");
    Printed { labels, joined }
});

/// Whether a text is a label, perhaps behind a numeral.
pub(super) fn is_label(text: &str) -> bool {
    /// Bytes of the longest, with what folding drops.
    const LONGEST: usize = 400;
    text.len() <= LONGEST && PRINTED.labels.contains(&fold(text.trim_start_matches(is_numeral)))
}

/// Whether a folded line is a label or a piece of one, perhaps with a note of its own behind it: 上一年项目数量（指2019年事项数）.
pub(super) fn is_piece(folded: &str) -> bool {
    /// Letters from which a piece before a note is no word of a caption: 附表（2021年）.
    const TELLING: usize = 4;
    let is_piece = |text: &str| !text.is_empty() && PRINTED.joined.contains(text);
    let before_note = fold(folded.split('(').next().unwrap_or(""));
    // A row in one piece breaks where it likes: 信息内容上一年项.
    OVER_LABELS.begins(folded)
        || is_piece(&fold(folded))
        || before_note.chars().nth(TELLING - 1).is_some() && is_piece(&before_note)
}

/// The first thing that stands in a line, as blanks and bars part it.
pub(super) fn first_cell(line: &str) -> Option<&str> {
    line.split(|c: char| c.is_whitespace() || matches!(c, '|' | '｜' | '│')).find(|cell| !cell.is_empty())
}
