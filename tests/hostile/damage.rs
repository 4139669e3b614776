//! Every fixture, damaged in every way bytes and tags can be: what is left must be read or refused, and never panic.

use super::fixtures::{Fixture, all};
use super::invariants::{assert_harmless, assert_sound};
use crate::effort::effort;
use crate::support::dice::Dice;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Damages each fixture this often in each way, times the effort; the outputs are looked at once.
const ROUNDS: usize = 1;

/// Runs one kind of damage over all fixtures, and says which case failed.
fn befalls_all(kind: &str, damage: impl Fn(&mut Vec<u8>, &mut Dice)) {
    for Fixture { name, bytes } in all() {
        for round in 0..ROUNDS * effort() {
            let mut dice = Dice::new(seed(kind, &name, round));
            let mut damaged = bytes.clone();
            damage(&mut damaged, &mut dice);
            let outcome = catch_unwind(AssertUnwindSafe(|| match round {
                0 => drop(assert_harmless(&damaged)),
                _ => drop(assert_sound(&damaged)),
            }));
            if outcome.is_err() {
                let kept = format!("{}/hostile-{kind}-{}-{round}", env!("CARGO_TARGET_TMPDIR"), name.replace('/', "-"));
                let _ = std::fs::write(&kept, &damaged);
                panic!("{kind} of {name}, round {round}; see {kept}");
            }
        }
    }
}

fn seed(kind: &str, name: &str, round: usize) -> u64 {
    let bytes = kind.bytes().chain(name.bytes()).chain([round as u8]);
    bytes.fold(0xcbf2_9ce4_8422_2325, |seed, byte| (seed ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// A stretch of at most `most` bytes.
fn stretch(bytes: &[u8], most: usize, dice: &mut Dice) -> std::ops::Range<usize> {
    let start = dice.below(bytes.len());
    start..(start + 1 + dice.below(most)).min(bytes.len())
}

/// The place of a tag, from `<` to behind `>`; nothing in a text without tags.
fn tag(bytes: &[u8], dice: &mut Dice) -> std::ops::Range<usize> {
    let from = dice.below(bytes.len());
    let opens = bytes[from..].iter().position(|&byte| byte == b'<').map(|at| from + at);
    let Some(start) = opens.or_else(|| bytes.iter().position(|&byte| byte == b'<')) else { return 0..0 };
    let end = bytes[start..].iter().position(|&byte| byte == b'>').map_or(bytes.len(), |at| start + at + 1);
    start..end
}

#[test]
fn cut_anywhere() {
    befalls_all("cut", |bytes, dice| bytes.truncate(dice.below(bytes.len())));
    befalls_all("beheaded", |bytes, dice| drop(bytes.drain(..dice.below(bytes.len()))));
}

#[test]
fn cut_within_a_tag_a_character_or_a_number() {
    befalls_all("cut in a tag", |bytes, dice| {
        let tag = tag(bytes, dice);
        bytes.truncate(tag.start + dice.below(tag.len().max(1)));
    });
    befalls_all("cut in a number", |bytes, dice| {
        let from = dice.below(bytes.len());
        let digit = bytes[from..].iter().position(u8::is_ascii_digit).unwrap_or(0);
        bytes.truncate(from + digit + 1);
    });
    befalls_all("cut in a character", |bytes, dice| {
        let from = dice.below(bytes.len());
        let wide = bytes[from..].iter().position(|byte| !byte.is_ascii()).unwrap_or(0);
        bytes.drain(..=from + wide);
    });
}

#[test]
fn bits_are_flipped() {
    let flip = |bytes: &mut Vec<u8>, dice: &mut Dice| {
        let at = dice.below(bytes.len());
        bytes[at] ^= 1 << dice.below(8);
    };
    befalls_all("one bit", flip);
    befalls_all("many bits", move |bytes, dice| (0..bytes.len() / 50).for_each(|_| flip(bytes, dice)));
}

#[test]
fn bytes_are_others() {
    befalls_all("no UTF-8", |bytes, dice| {
        for _ in 0..20 {
            let at = dice.below(bytes.len());
            bytes[at] = *dice.pick(&[0xff, 0xc0, 0xed, 0xf8, 0x80, 0xfe]);
        }
    });
    befalls_all("zero bytes", |bytes, dice| {
        for _ in 0..20 {
            bytes.insert(dice.below(bytes.len()), 0);
        }
    });
    befalls_all("controls", |bytes, dice| {
        for _ in 0..20 {
            let control = *dice.pick(&[7, 8, 0x0b, 0x0c, 0x0d, 0x1b, 0x7f]);
            bytes.insert(dice.below(bytes.len()), control);
        }
    });
}

#[test]
fn stretches_move() {
    befalls_all("swapped stretches", |bytes, dice| {
        for _ in 0..4 {
            let taken: Vec<u8> = {
                let range = stretch(bytes, 2000, dice);
                bytes.drain(range).collect()
            };
            let at = dice.below(bytes.len().max(1));
            bytes.splice(at..at, taken);
        }
    });
    befalls_all("a stretch repeated", |bytes, dice| {
        let taken = bytes[stretch(bytes, 2000, dice)].to_vec();
        let at = dice.below(bytes.len());
        bytes.splice(at..at, taken.repeat(30));
    });
    befalls_all("a stretch lost", |bytes, dice| drop(bytes.drain(stretch(bytes, 4000, dice))));
    befalls_all("the whole repeated", |bytes, _| bytes.extend_from_within(..));
}

#[test]
fn tags_come_and_go() {
    befalls_all("tags dropped", |bytes, dice| {
        for _ in 0..20 {
            bytes.drain(tag(bytes, dice));
        }
    });
    befalls_all("tags doubled", |bytes, dice| {
        for _ in 0..20 {
            let tag = tag(bytes, dice);
            let copy = bytes[tag.clone()].to_vec();
            bytes.splice(tag.start..tag.start, copy);
        }
    });
    befalls_all("tags moved", |bytes, dice| {
        for _ in 0..20 {
            let taken: Vec<u8> = bytes.drain(tag(bytes, dice)).collect();
            let at = dice.below(bytes.len());
            bytes.splice(at..at, taken);
        }
    });
    befalls_all("tags strewn in", |bytes, dice| {
        let tags: [&[u8]; 14] = [
            b"<table>",
            b"</table>",
            b"<td>",
            b"</tr>",
            b"<tr><td rowspan=65534 colspan=1000>",
            b"<td colspan=99999999999 rowspan=0>",
            b"<!--",
            b"-->",
            b"<script>",
            b"<textarea>",
            b"<svg>",
            b"<![CDATA[",
            b"<pre>",
            b"&#x10ffff;&nbsp",
        ];
        for _ in 0..10 {
            let at = dice.below(bytes.len());
            bytes.splice(at..at, dice.pick(&tags).iter().copied());
        }
    });
}

#[test]
fn the_damage_is_the_same_each_time_and_damages() {
    let text = b"<p>1</p><p>2</p>".to_vec();
    let damaged = |seed| {
        let mut bytes = text.clone();
        bytes.drain(tag(&bytes, &mut Dice::new(seed)));
        bytes
    };
    assert_eq!(damaged(3), damaged(3));
    assert!((0..9).all(|seed| damaged(seed).len() < text.len()));
    assert_ne!(seed("cut", "a", 0), seed("cut", "a", 1));
}
