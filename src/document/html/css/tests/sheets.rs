//! Rules inside rules, media, and what of a sheet does not count.

use super::{cell, of_page};
use crate::clock::Clock;
use std::time::Duration;

#[test]
fn rules_inside_rules() {
    for (style, answer) in [
        ("td{.x{display:none}}", "2"),
        ("td{color:red;& .x{display:none}color:blue}", "2"),
        ("td{> .x{display:none}}", "2"),
        ("tr{> .x{display:none}}", "29"),
        ("td{+ td .x{display:none}}", "2"),
        ("span{&.x{display:none}}", "2"),
        ("b{&.x{display:none}}", "29"),
        ("span{td &{display:none}}", "2"),
        ("span{th &{display:none}}", "29"),
        ("td,th{.y,.x{display:none}}", "2"),
        ("tr{td{.x{display:none}}}", "2"),
        (".x{&{display:none}}", "2"),
        (".x{@media screen{display:none}}", "2"),
        (".x{@media print{display:none}}", "29"),
        ("td{@media (max-width:600px){.x{display:none}}}", "29"),
        ("td{@media (min-width:1600px){.x{display:none}}}", "!29"),
        ("td{@supports (a:b){.x{display:none}}}", "!29"),
        ("span{:has(b) &{display:none}}", "!29"),
        ("td{.x:hover{display:none}}", "29"),
        ("td{.x:last-child{display:none}}", "!29"),
        // The rule inside counts as much as both together, and what follows comes later.
        ("td{.x{display:none}}.x{display:inline}", "2"),
        (".x{span&{display:none}display:inline}", "2"),
        (".x{display:none}.x{display:inline;b{display:none}}", "29"),
        ("td{.x{display:none}", "2"),
        ("td{.x{display:none}};.x{color:red}", "2"),
    ] {
        assert_eq!(cell(style, "2<span class=x>9</span>"), answer, "{style}");
    }
    // Deeper than anybody writes: then all may be hidden.
    let deep = format!("{}{{display:none}}{}", "td{".repeat(40), "}".repeat(40));
    assert_eq!(cell(&deep, "29"), "!29");
    let wide = format!("{}.x{{display:none}}{}", "a,b,c,d,e,f,g,h,i,td{".repeat(8), "}".repeat(8));
    let clock = Clock::start(Some(Duration::from_secs(10)));
    assert_eq!(cell(&wide, "29"), "!29");
    let inward = format!("a,b,td{{{}display:none{}", "span &,b &,td &{".repeat(5), "}".repeat(6));
    assert!(cell(&inward, "29").ends_with("29"));
    assert!(!clock.is_over_now());
}

#[test]
fn media_and_what_does_not_count() {
    for (style, answer) in [
        ("@media not print{.x{display:none}}", "2"),
        ("@media not screen{.x{display:none}}", "29"),
        ("@media not all and (max-width:700px){.x{display:none}}", "2"),
        ("@media (max-width:48em){.x{display:none}}", "29"),
        ("@media (width < 600px){.x{display:none}}", "!29"),
        ("@media (hover) or print{.x{display:none}}", "!29"),
        ("@supports (a:b){.x{position:absolute;left:-9999px}}", "!29"),
        ("@supports (a:b){.x{margin:0;width:90%;position:static}}", "29"),
        (".X{display:none}", "!29"),
        (".x{all:initial}.x.x{display:none}", "2"),
        (".x{display:none}.x.x{all:initial}", "29"),
        (".x{display:none;display:none-such}", "2"),
        (":is(tr td) .x{display:none}", "!29"),
        (":is(tr th) .x{display:none}", "29"),
    ] {
        assert_eq!(cell(style, "2<span class=x>9</span>"), answer, "{style}");
    }
    for holder in ["template", "textarea hidden", "noscript", "xmp hidden", "script"] {
        let end = holder.split(' ').next().unwrap_or(holder);
        let page = format!(
            "<!doctype html><{holder}><style>.x{{display:none}}</style></{end}>\
             <table><tr><td>甲<td>2<b class=x>9</b></table>"
        );
        assert_eq!(of_page(&page), "29", "{holder}");
    }
    let page =
        "<!doctype html><style type=text/less>.x{display:none}</style><table><tr><td>甲<td>2<b class=x>9</b></table>";
    assert_eq!(of_page(page), "29");
}

#[test]
fn brackets_inside_each_other_are_no_trap() {
    for style in ["display:", "transform:scale", "filter:", "color:rgb"] {
        let deep = format!("{style}{}", "(".repeat(200_000));
        assert!(cell("", &format!("2<span style='{deep}'>9</span>")).ends_with('9'), "{style}");
        assert!(cell(&format!("span{{{deep}"), "29").ends_with("29"), "{style}");
    }
    assert!(cell(&"@media screen{".repeat(100_000), "29").ends_with("29"));
    assert!(cell(&"td{&".repeat(100_000), "29").ends_with("29"));
    assert!(cell(&format!("{}x", "td:not(".repeat(100_000)), "29").ends_with("29"));
}
