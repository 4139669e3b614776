//! Text as it is compared: folding, folded text with the way back to the page, sets of characters, words found in one pass.
//!
//! Everything that folds, squeezes or searches characters stands here and knows no law: which words there are is said by
//! those who look for them. A page's own characters are never changed; what is quoted is found by the way back.

mod characters;
pub(crate) mod cursor;
pub(crate) mod dates;
mod fold;
mod folded;
mod label;
mod list;
mod matcher;
pub(crate) mod numbering;
mod set;

pub use fold::{is_han, plain_char, simplified};
pub use label::fold;

pub(crate) use characters::TRADITIONAL;
pub(crate) use fold::{is_decimal, is_numeral, is_page_mark, pinyin_note, simplified_run};
pub(crate) use folded::{FoldedText, folded_words};
pub(crate) use list::WordList;
pub(crate) use matcher::{Found, Matcher};
pub(crate) use set::{CharSet, Hints};
