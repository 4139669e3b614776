//! Reports that something befell, of every kind and in every layout: a wrong value that passes for read is a failure.
//!
//! Half of them are reports of small places, nearly all noughts: there the sums decide least. How many documents are
//! tried says `GKREPORT_MUTATIONS` (300 otherwise, twice as many where `GKREPORT_EFFORT` says more), from which seed
//! `GKREPORT_SEED`; what each kind came to is printed. A document that fails is left in cargo's directory for tests' files,
//! `mutation-NUMBER.txt`.

use crate::effort::effort;
use crate::support::compare::{Outcome, compare, misplaced};
use crate::support::dice::Dice;
use crate::support::hand::{BlankMark, Hand};
use crate::support::marks::resolve;
use crate::support::mutation::{Deed, Drawn, Mutation, all};
use crate::support::page::Page;
use crate::support::shapes::{Loses, SHAPES, Shape};
use crate::support::truth::{Blanks, Case, Truth, cases, sparse_cases};
use gkreport::Report;
use gkreport::report::Status;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::time::{Duration, Instant};

/// Documents tried where nothing else is asked.
const DOCUMENTS: usize = 300;
/// What a document may take in a build for tests, on a busy machine.
const LONGEST: Duration = Duration::from_secs(20);

/// A damaged document and what is true of it.
struct Mutant {
    kind: &'static str,
    layout: &'static str,
    marked: String,
    truth: Truth,
    lost: Vec<usize>,
}

/// What one kind came to.
#[derive(Default)]
struct Count {
    documents: usize,
    cells: usize,
    read: usize,
    wrong: usize,
}

fn number(name: &str, otherwise: usize) -> usize {
    std::env::var(name).map_or(otherwise, |value| value.parse().expect("a whole number"))
}

fn case(at: usize, seed: u64) -> Case {
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    bytes[8..16].copy_from_slice(&(at as u64).to_le_bytes());
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &bytes);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let drawn = if at.is_multiple_of(2) {
        sparse_cases(Blanks::Sometimes).new_tree(&mut runner).map(|tree| tree.current())
    } else {
        cases(Blanks::Sometimes).new_tree(&mut runner).map(|tree| tree.current())
    };
    drawn.expect("cases can be drawn")
}

/// Draws a document: a case, a layout, a kind of damage; nothing where the kind does not go with the layout.
fn mutant(case: &Case, shape: &'static Shape, mutation: &Mutation, dice: &mut Dice) -> Option<Mutant> {
    let blank =
        *dice.pick(&[BlankMark::Empty, BlankMark::Empty, BlankMark::Space, BlankMark::Hyphen, BlankMark::Slash]);
    let hand = Hand { blank, ..Hand::default() };
    let mut page = Page::new(case, shape.layout, hand);
    let (mut truth, mut lost) = (case.truth.clone(), Vec::new());
    let marked = match mutation.deed {
        Deed::Bordered(_) if shape.loses != Loses::Nothing => return None,
        Deed::Headed(_) if !shape.shows_heads() => return None,
        Deed::Drawn(deed) | Deed::Bordered(deed) | Deed::Headed(deed) => {
            let dice = Dice::new(case.seed ^ 0x5eed);
            let mut drawn = Drawn { page: &mut page, truth: &mut truth, lost: &mut lost, dice, loses: shape.loses };
            deed(&mut drawn).then(|| (shape.pen)(&page))?
        }
        // Half a line of aligned columns would be a line with blanks to anyone.
        Deed::Written(_) if shape.loses == Loses::Borders => return None,
        Deed::Written(deed) => deed(&(shape.pen)(&page), dice)?,
        Deed::Markup(deed) => {
            let (marked, none) = deed(&(shape.pen)(&page), dice)?;
            lost = none;
            marked
        }
    };
    Some(Mutant { kind: mutation.name, layout: shape.name, marked, truth, lost })
}

/// What is wrong with the reading of a document.
fn judged(mutant: &Mutant, text: &str) -> (Outcome, Vec<String>) {
    let begun = Instant::now();
    let rendered = resolve(&mutant.marked);
    let report = match std::panic::catch_unwind(|| gkreport::read("mutant", text.as_bytes())) {
        Ok(Ok(report)) => report,
        Ok(Err(error)) => return (Outcome::default(), vec![format!("refused: {error}")]),
        Err(_) => return (Outcome::default(), vec!["the reader panicked".to_owned()]),
    };
    let outcome = compare(&mutant.truth, &report);
    let mut wrong = outcome.wrong.clone();
    wrong.extend(misplaced(&mutant.truth, &rendered, &report));
    wrong.extend(lost_but_read(mutant, &report));
    if begun.elapsed() > LONGEST {
        wrong.push(format!("took {:?}", begun.elapsed()));
    }
    (outcome, wrong)
}

/// Cells whose figure is none any more and that were read all the same.
fn lost_but_read(mutant: &Mutant, report: &Report) -> Vec<String> {
    let known = |id: &usize| {
        let (kind, cell) = Truth::of_id(*id);
        let key = mutant.truth.table(kind).form.key(cell);
        let cell = report.cell(&key)?;
        matches!(cell.status, Status::Read | Status::Blank).then_some((key, cell))
    };
    let told = mutant.lost.iter().filter_map(known);
    told.map(|(key, cell)| format!("{key}: no figure stands there, {:?} {:?} was told", cell.status, cell.raw))
        .collect()
}

#[test]
fn nothing_is_read_that_is_not_so() {
    let (documents, seed) =
        (number("GKREPORT_MUTATIONS", DOCUMENTS * effort().min(2)), number("GKREPORT_SEED", 1) as u64);
    let mutations = all();
    assert!(mutations.len() >= 66, "{} kinds of damage", mutations.len());
    let mut counts: BTreeMap<&str, Count> = BTreeMap::new();
    let mut failures = String::new();
    let mut failed = 0;
    for at in 0..documents {
        let case = case(at, seed);
        let mut dice = Dice::new(seed.wrapping_mul(0x9e37_79b9).wrapping_add(at as u64));
        // Each kind in its turn; layouts by chance, until one goes with it.
        let mutation = &mutations[(at / 2) % mutations.len()];
        let drawn = (0..40).find_map(|_| {
            let shape = dice.pick(SHAPES);
            mutant(&case, shape, mutation, &mut dice)
        });
        let Some(mutant) = drawn else { continue };
        let rendered = resolve(&mutant.marked);
        let (outcome, wrong) = judged(&mutant, &rendered.text);
        let count = counts.entry(mutant.kind).or_default();
        count.documents += 1;
        count.cells += outcome.expected_readable;
        count.read += outcome.read;
        count.wrong += wrong.len();
        if !wrong.is_empty() {
            failed += 1;
            let path = format!("{}/mutation-{at}.txt", env!("CARGO_TARGET_TMPDIR"));
            let _ = std::fs::write(&path, &rendered.text);
            let first = wrong.iter().take(3).cloned().collect::<Vec<_>>().join("\n    ");
            if failed <= number("GKREPORT_SHOW", 20) {
                writeln!(failures, "{path}: {} in {}, {} wrong\n    {first}", mutant.kind, mutant.layout, wrong.len())
                    .expect("writing to a string");
            }
        }
    }
    for (kind, count) in &counts {
        let share = 100 * count.read / count.cells.max(1);
        println!("{kind:<48} {:>5} documents {share:>4} % read {:>6} wrong", count.documents, count.wrong);
    }
    let sum = |of: fn(&Count) -> usize| counts.values().map(of).sum::<usize>();
    println!(
        "{} documents of {} kinds from seed {seed}: {} of {} cells read, {} wrong",
        sum(|count| count.documents),
        counts.len(),
        sum(|count| count.read),
        sum(|count| count.cells),
        sum(|count| count.wrong),
    );
    assert!(failed == 0, "{failed} documents are read wrong:\n{failures}");
}
