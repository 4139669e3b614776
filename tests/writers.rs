//! The writers, the damage and the comparison themselves: what they print must be what they were given.
//!
//! `cargo test --test main -- --ignored --nocapture prints` shows one report in every layout.

use crate::support::compare::without_markup;
use crate::support::damage::Damage;
use crate::support::dice::Dice;
use crate::support::hand::{BlankMark, Digits, Extras, Hand};
use crate::support::marks::{self, Rendered};
use crate::support::page::{Block, Page};
use crate::support::runner::{Effort, run};
use crate::support::shapes::{Loses, SHAPES, shape};
use crate::support::tables::Layout;
use crate::support::truth::{Blanks, Truth, some_case};
use crate::support::wording::Wording;
use gkreport::number::{Quantity, Reading};
use gkreport::statute::{TableKind, all_forms};
use gkreport::text::fold;
use proptest::prelude::*;
use rust_decimal::Decimal;
use std::collections::BTreeSet;

fn quantity(id: usize, truth: &Truth) -> (Quantity, Decimal) {
    for table in &truth.tables {
        for (cell, value) in table.cells.iter().enumerate() {
            if Truth::id(table.form.table, cell) == id {
                return (table.form.column_of(cell).quantity, value.expect("only figures are marked"));
            }
        }
    }
    panic!("no cell has id {id}");
}

/// What a figure shows, markup and line breaks of the layout aside.
fn shown(rendered: &Rendered, range: &std::ops::Range<usize>) -> String {
    let text = &rendered.text[range.clone()];
    if rendered.text.contains("<html") { without_markup(text) } else { text.to_owned() }
}

#[test]
fn reports_are_sound() {
    run("sound", Effort::Full, Blanks::Sometimes, |case| {
        for table in &case.truth.tables {
            prop_assert_eq!(table.cells.len(), table.form.len());
            let sum = |cells: &[usize]| cells.iter().filter_map(|&cell| table.cells[cell]).sum::<Decimal>();
            for equation in table.form.equations() {
                let totals_stated = equation
                    .left
                    .iter()
                    .chain(&equation.right)
                    .all(|&cell| table.cells[cell].is_some() || !matches!(table.form.column_of(cell).key, "total"));
                if totals_stated {
                    prop_assert_eq!(sum(&equation.left), sum(&equation.right), "{:?}", equation);
                }
            }
            prop_assert!(table.cells.iter().any(Option::is_some));
        }
        Ok(())
    });
}

#[test]
fn both_editions_a_mixture_blanks_and_large_numbers_occur() {
    let seen = std::cell::RefCell::new(BTreeSet::new());
    run("variety", Effort::Full, Blanks::Sometimes, |case| {
        let lengths: Vec<usize> = case.truth.tables.iter().map(|table| table.form.len()).collect();
        seen.borrow_mut().insert(format!("{lengths:?}"));
        let values: Vec<Option<Decimal>> = case.truth.cells().map(|(_, _, value)| value).collect();
        for (what, found) in [
            ("blank", values.contains(&None)),
            ("million", values.iter().flatten().any(|&value| value >= Decimal::from(1_000_000))),
            ("negative", values.iter().flatten().any(|&value| value < Decimal::ZERO)),
            ("fraction", values.iter().flatten().any(|value| !value.fract().is_zero())),
            ("all zero", values.iter().flatten().all(Decimal::is_zero)),
        ] {
            if found {
                seen.borrow_mut().insert(what.to_owned());
            }
        }
        Ok(())
    });
    let seen = seen.into_inner();
    assert_eq!(seen.len(), 8, "{seen:?}");
}

#[test]
fn every_layout_prints_every_figure_as_it_is() {
    assert!(SHAPES.len() >= 40);
    for shape in SHAPES {
        run(shape.name, Effort::Few, Blanks::Sometimes, |case| {
            let rendered = shape.render(&case, Hand::default());
            let mut printed = BTreeSet::new();
            for (id, range) in &rendered.figures {
                let (quantity, value) = quantity(*id, &case.truth);
                let text = shown(&rendered, range);
                let reading = gkreport::number::read(&text.replace('\\', ""), quantity);
                prop_assert_eq!(reading, Reading::Number(value), "{}: {}", shape.name, text);
                printed.insert(*id);
            }
            for (id, key, value) in case.truth.cells() {
                prop_assert_eq!(printed.contains(&id), value.is_some(), "{}: {}", shape.name, key);
            }
            Ok(())
        });
    }
}

#[test]
fn every_hand_writes_the_same_numbers() {
    for digits in [Digits::Plain, Digits::FullWidth, Digits::Commas, Digits::WideCommas] {
        for extras in [Extras::None, Extras::Notes, Extras::Units] {
            let hand = Hand { digits, extras, ..Hand::default() };
            run("hands", Effort::Full, Blanks::Never, |case| {
                let rendered = shape("tabs_empty").render(&case, hand);
                for (id, range) in &rendered.figures {
                    let (quantity, value) = quantity(*id, &case.truth);
                    let text = shown(&rendered, range);
                    prop_assert_eq!(gkreport::number::read(&text, quantity), Reading::Number(value), "{}", text);
                }
                Ok(())
            });
        }
    }
    for blank in [
        BlankMark::Empty,
        BlankMark::Space,
        BlankMark::Nbsp,
        BlankMark::Hyphen,
        BlankMark::Dash,
        BlankMark::Slash,
        BlankMark::Word,
    ] {
        assert_eq!(gkreport::number::read(blank.text(), Quantity::Count), Reading::Blank);
    }
}

#[test]
fn spellings_look_as_pages_have_them() {
    let spell = |digits, extras, value: &str, quantity| {
        let hand = Hand { digits, extras, ..Hand::default() };
        let value = Decimal::from_str_exact(value).expect("a number");
        (0..400).map(|seed| hand.spell(value, quantity, &mut Dice::new(seed))).collect::<BTreeSet<_>>()
    };
    let one = |text: &str| BTreeSet::from([text.to_owned()]);
    assert_eq!(spell(Digits::Plain, Extras::None, "1234567", Quantity::Count), one("1234567"));
    assert_eq!(spell(Digits::Commas, Extras::None, "1234567", Quantity::Count), one("1,234,567"));
    assert_eq!(spell(Digits::WideCommas, Extras::None, "1234.5", Quantity::Amount), one("1，234.5"));
    assert_eq!(spell(Digits::FullWidth, Extras::None, "-616", Quantity::Change), one("－６１６"));
    assert!(spell(Digits::Plain, Extras::None, "424", Quantity::Change).contains("+424"));
    assert!(spell(Digits::Plain, Extras::Units, "25.1", Quantity::Amount).contains("251000元"));
    assert!(spell(Digits::Plain, Extras::Units, "2389900", Quantity::Amount).contains("238.99亿元"));
    assert!(spell(Digits::Plain, Extras::Notes, "22", Quantity::Count).contains("22（其中修订11件）"));
}

#[test]
fn wordings_keep_a_label_or_change_it_as_they_say() {
    let keeping = [
        Wording::Plain,
        Wording::HalfWidth,
        Wording::Spaced,
        Wording::Split,
        Wording::Traditional,
        Wording::Pinyin,
        Wording::TraditionalPinyin,
        Wording::Numbering,
    ];
    let labels = all_forms().flat_map(|form| {
        let groups = form.groups.iter().map(|group| group.label);
        form.rows.iter().map(|row| row.label).chain(form.columns.iter().map(|column| column.label)).chain(groups)
    });
    for label in labels {
        for seed in 0..8 {
            for wording in keeping {
                let worded = wording.label(label, &[], &mut Dice::new(seed));
                assert_eq!(fold(&worded), fold(label), "{wording:?}: {worded}");
            }
            let misspelt = fold(&Wording::Typos.label(label, &[], &mut Dice::new(seed)));
            let wrong = misspelt.chars().zip(fold(label).chars()).filter(|(is, due)| is != due).count();
            assert!(wrong <= 1 && misspelt.chars().count() == fold(label).chars().count(), "{misspelt}");
        }
    }
    let dice = || Dice::new(3);
    assert_eq!(Wording::Traditional.label("（七）总计", &[], &mut dice()), "（七）總計");
    assert_eq!(Wording::TraditionalPinyin.page_text("报告"), "報(bao)告(gao)");
    assert_eq!(Wording::HalfWidth.label("（一）予以公开", &[], &mut dice()), "(一)予以公开");
    assert_eq!(Wording::Split.label("（三）不予公开", &[], &mut dice()), "（三）\n不予\n公开");
    let others: BTreeSet<String> =
        (0..40).map(|seed| Wording::Variants.label("（七）总计", &["合计"], &mut Dice::new(seed))).collect();
    assert_eq!(others, BTreeSet::from(["（七）总计".to_owned(), "（七）合计".to_owned()]));
    let misspelt: BTreeSet<String> =
        (0..40).map(|seed| Wording::Typos.label("（一）予以公开", &[], &mut Dice::new(seed))).collect();
    assert!(misspelt.contains("（一）予已公开"), "{misspelt:?}");
    let renumbered: BTreeSet<String> =
        (0..40).map(|seed| Wording::Numbering.label("3.其他", &[], &mut Dice::new(seed))).collect();
    assert!(renumbered.contains("③其他") && renumbered.contains("3、其他"), "{renumbered:?}");
}

/// Display columns a figure covers on its line.
fn columns(rendered: &Rendered, range: &std::ops::Range<usize>) -> (usize, usize) {
    let line = rendered.text[..range.start].rfind('\n').map_or(0, |at| at + 1);
    let left = marks::width(&rendered.text[line..range.start]);
    (left, left + marks::width(&rendered.text[range.clone()]))
}

#[test]
fn aligned_columns_are_aligned() {
    run("aligned columns", Effort::Full, Blanks::Sometimes, |case| {
        let rendered = shape("aligned").render(&case, Hand::default());
        let form = case.truth.table(TableKind::Applications).form;
        for column in 0..form.columns.len() {
            let cells = (0..form.rows.len()).filter_map(|row| form.cell_at(row, column));
            let ids: Vec<usize> = cells.map(|cell| Truth::id(TableKind::Applications, cell)).collect();
            let places: Vec<(usize, usize)> = rendered
                .figures
                .iter()
                .filter(|(id, _)| ids.contains(id))
                .map(|(_, range)| columns(&rendered, range))
                .collect();
            let left = places.iter().map(|place| place.0).max().unwrap_or(0);
            let right = places.iter().map(|place| place.1).min().unwrap_or(usize::MAX);
            prop_assert!(left < right, "column {} does not overlap: {:?}", column, places);
        }
        Ok(())
    });
}

#[test]
fn accidents_change_the_page_and_no_figure() {
    for damage in Damage::ALL {
        for shape in SHAPES {
            run("accidents", Effort::Few, Blanks::Always, |case| {
                let mut page = Page::new(&case, shape.layout, Hand::default());
                let before = format!("{:?}", page.blocks);
                let happened = damage.befall(&mut page, shape.loses);
                prop_assert_eq!(happened, before != format!("{:?}", page.blocks), "{:?}", damage);
                let rendered = marks::resolve(&(shape.pen)(&page));
                for (id, range) in &rendered.figures {
                    let (quantity, value) = quantity(*id, &case.truth);
                    let text = shown(&rendered, range);
                    let reading = gkreport::number::read(&text.replace('\\', ""), quantity);
                    prop_assert_eq!(reading, Reading::Number(value), "{:?} {}: {}", damage, shape.name, text);
                }
                Ok(())
            });
        }
    }
}

#[test]
fn a_cut_keeps_figures_whole() {
    let marked = format!("甲{}乙{}", marks::figure(1, "1234"), marks::figure(2, "56"));
    let cuts: BTreeSet<String> = (0..=1000).map(|share| marks::resolve(&marks::cut(&marked, share)).text).collect();
    let expected = ["", "甲", "甲1234", "甲1234乙", "甲1234乙56"].map(str::to_owned);
    assert_eq!(cuts, BTreeSet::from(expected));
}

#[test]
fn a_cut_leaves_no_cell_opened() {
    let whole = |marked: &str| marks::cut(marked, 1000);
    for (marked, kept) in [
        ("总计\t5\t0\t", "总计\t5\t0"),
        ("| 5 | 0 | ", "| 5 | 0"),
        ("<td>5</td><td width=59><p>&nbsp;", "<td>5</td>"),
        ("<td>5</td><td wid", "<td>5</td>"),
        ("<td>5</td><td>&nb", "<td>5</td>"),
        ("<td>5</td><td>0", "<td>5</td><td>0"),
        ("<td>5<td>", "<td>5"),
    ] {
        assert_eq!(whole(marked), kept);
    }
}

/// Prints one report in every layout, for people to look at.
#[test]
#[ignore = "for looking at"]
fn prints_every_layout() {
    let case = some_case(Blanks::Never);
    for shape in SHAPES {
        println!("=== {}\n{}", shape.name, shape.render(&case, Hand::default()).text);
    }
}

/// Prints a report in every wording, and every accident.
#[test]
#[ignore = "for looking at"]
fn prints_wordings_and_accidents() {
    let case = some_case(Blanks::Always);
    for wording in
        [Wording::Spaced, Wording::Split, Wording::Pinyin, Wording::Typos, Wording::Variants, Wording::Numbering]
    {
        let hand = Hand { wording, extras: Extras::Notes, ..Hand::default() };
        println!("=== {wording:?}\n{}", shape("tabs_empty").render(&case, hand).text);
    }
    for damage in Damage::ALL {
        let mut page = Page::new(&case, Layout::default(), Hand { blank: BlankMark::Hyphen, ..Hand::default() });
        damage.befall(&mut page, Loses::Nothing);
        let sheets = page.blocks.iter().filter(|block| matches!(block, Block::Sheet(_))).count();
        println!("=== {damage:?} ({sheets} tables)\n{}", marks::resolve(&(shape("tabs_empty").pen)(&page)).text);
    }
}
