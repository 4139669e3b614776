//! Fields of Word: an instruction, and mostly the result that it had last.
//!
//! The result is what is shown. Some instructions are drawn as they stand and need none: an equation, a sign, a formula
//! that nobody has worked out yet. What they show is not looked into.

/// What such instructions begin with.
const DRAWN: [&str; 3] = ["EQ", "SYMBOL", "="];
/// Characters of an instruction that are kept.
const KEPT: usize = 16;

/// The fields that are open, the innermost last.
#[derive(Default)]
pub(super) struct Fields(Vec<Field>);

#[derive(Default)]
struct Field {
    instruction: String,
    has_result: bool,
}

impl Fields {
    pub(super) fn begin(&mut self) {
        self.0.push(Field::default());
    }

    /// A part of an instruction.
    pub(super) fn instruct(&mut self, text: &str) {
        if let Some(field) = self.0.last_mut().filter(|field| field.instruction.len() < KEPT) {
            field.instruction.extend(text.chars().filter(|c| !c.is_whitespace()).take(KEPT));
        }
    }

    /// The result begins.
    pub(super) fn come_to_result(&mut self) {
        if let Some(field) = self.0.last_mut() {
            field.has_result = true;
        }
    }

    /// Ends a field, and tells whether it shows something that is not in the text.
    pub(super) fn end(&mut self) -> bool {
        let Some(field) = self.0.pop() else { return false };
        let begins =
            |word: &&str| field.instruction.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
        !field.has_result && DRAWN.iter().any(begins)
    }

    /// Whether what stands here is a part of an instruction.
    pub(super) fn are_instructed(&self) -> bool {
        self.0.iter().any(|field| !field.has_result)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_drawn_without_a_result_is_told() {
        let ends = |parts: &[&str], has_result: bool| {
            let mut fields = Fields::default();
            fields.begin();
            for part in parts {
                fields.instruct(part);
            }
            if has_result {
                fields.come_to_result();
            }
            fields.end()
        };
        assert!(ends(&[" e", "q \\o\\ac(○,8)"], false) && ends(&["=5+77"], false) && ends(&["SYMBOL 9312"], false));
        assert!(
            !ends(&["=5+77"], true) && !ends(&[" PAGE "], false) && !ends(&["TC \"x\""], false) && !ends(&[], false)
        );
        assert!(!Fields::default().end());
    }
}
