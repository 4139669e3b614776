//! What is displayed: every way to take text from a page, to strike it, to raise it, and what cannot be told.

mod effects;
mod order;
mod sheets;

use super::super::tests::read;
use crate::clock::Clock;
use crate::document::BlockKind;
use std::time::Duration;

/// The first cell of a one-cell table of a whole page: its text, with `!` before it where it is obscured.
fn cell(style: &str, cell: &str) -> String {
    let page =
        format!("<!doctype html><style>{style}</style><table><tr><td>甲<td id=c class='a b'>{cell}</td></tr></table>");
    of_page(&page)
}

fn of_page(page: &str) -> String {
    let document = read(page);
    let grid = document
        .blocks
        .iter()
        .find_map(|block| if let BlockKind::Grid(grid) = &block.kind { Some(grid) } else { None });
    let range = &grid.expect("a grid").rows[0][1].range;
    let mark = if document.is_obscured(range) { "!" } else { "" };
    format!("{mark}{}", document.slice(range))
}

#[test]
fn what_a_style_takes_from_the_page_is_not_on_it() {
    for style in [
        "display:none",
        "DISPLAY:/**/None !important",
        "color:red;display : none",
        "visibility:hidden",
        "visibility:collapse",
        "opacity:0",
        "opacity:0.0",
        "opacity:0%",
        "font-size:0",
        "font-size:0px",
        "font-size:1px",
        "font:0/0 a",
        "position:absolute;left:-9999px",
        "position:fixed;top:-100em",
        "display:block;text-indent:-9999px",
        "position:absolute;clip:rect(1px,1px,1px,1px)",
        "position:absolute;clip-path:inset(50%)",
        "display:block;height:0;overflow:hidden",
        "color:transparent",
        "color:rgba(0,0,0,0)",
        "color:#fff",
        "color:#FEFEFE",
        "color:white",
        "color:rgb(255, 255, 255)",
        "background:#06c;color:#0066cc",
    ] {
        assert_eq!(cell("", &format!("2<span style='{style}'>9</span>")), "2", "{style}");
        assert_eq!(cell(&format!("span{{{style}}}"), "2<span>9</span>"), "2", "{style}");
    }
    for markup in [
        "<font color=white>9</font>",
        "<span hidden>9</span>",
        "<object>9</object>",
        "<video>9</video>",
        "<audio>9</audio>",
        "<meter value=.5>9</meter>",
        "<progress>9</progress>",
        "<ruby><rt>9</rt></ruby>",
        "<input type=hidden value=9>",
        "<s>9</s>",
        "<del>9</del>",
        "<strike>9</strike>",
        "<sup>9</sup>",
        "<sup>①</sup>",
        "<span style='text-decoration:line-through'>9</span>",
        "<span style='text-decoration:underline line-through red'>9</span>",
        "<span style='vertical-align:super'>9</span>",
        "<span style='vertical-align:3pt'>9</span>",
        "<span style='mso-text-raise:5pt'>9</span>",
    ] {
        assert_eq!(cell("", &format!("2{markup}")), "2", "{markup}");
        assert_eq!(cell("", &format!("{markup}2")), "2", "{markup}");
    }
}

#[test]
fn what_only_looks_like_it_stays() {
    for style in [
        "display:inline",
        "display:none-such",
        "visibility:visible",
        "opacity:.5",
        "font-size:12px",
        "left:-9999px",
        "text-indent:2em",
        "color:#333",
        "color:windowtext",
        "background:#06c;color:white",
        "text-decoration:underline",
        "vertical-align:baseline",
        "mso-text-raise:0pt",
        "font-family:'display:none'",
        "overflow:hidden",
    ] {
        assert_eq!(cell("", &format!("2<span style=\"{style}\">9</span>")), "29", "{style}");
    }
    assert_eq!(cell("", "<p style='background:url(a.png) #333;color:black'>29</p>"), "29");
    assert_eq!(cell("", "<b style='visibility:hidden'>9<i style='visibility:visible'>2</i></b>"), "2");
    assert_eq!(cell("", "<b style='font-size:0'>9<i style='font-size:14px'>2</i></b>"), "2");
    assert_eq!(cell("", "<b style='font-size:0'>9<i style='font-size:2em'>9</i></b>"), "");
    assert_eq!(cell("", "<b style='display:none'>9<i style='display:inline'>9</i></b>2"), "2");
}

#[test]
fn the_rule_that_counts_wins() {
    for (style, shown) in [
        (".x{display:none}", "2"),
        (".x{display:none}.x{display:inline}", "29"),
        (".x{display:none}span{display:inline}", "2"),
        (".x{display:none!important}#s{display:inline}", "2"),
        ("#s{display:inline}.x{display:none}", "29"),
        ("td .x{display:none}", "2"),
        ("td>.x{display:none}", "2"),
        ("tr>.x{display:none}", "29"),
        ("table>tbody>tr>td>.x{display:none}", "2"),
        ("table>tr .x{display:none}", "29"),
        (".a.b .x{display:none}", "2"),
        (".a.c .x{display:none}", "29"),
        ("td+td span.x{display:none}", "2"),
        ("th+td span{display:none}", "29"),
        ("td:nth-child(2) .x{display:none}", "2"),
        ("td:nth-child(odd) .x{display:none}", "29"),
        ("td:not(.a) .x{display:none}", "29"),
        ("td:not(.c) .x{display:none}", "2"),
        ("[class*=x]{display:none}", "2"),
        ("[data-n='1']{display:none}", "29"),
        (".x:hover{display:none}", "29"),
        (".x::before{display:none}", "29"),
        ("<!-- .x{display:none} -->", "2"),
        ("@media print{.x{display:none}}", "29"),
        ("@media screen{.x{display:none}}", "2"),
        ("@media (max-width:768px){.x{display:none}}", "29"),
        ("@media screen and (min-width:800px){.x{display:none}}", "2"),
        ("@font-face{font-family:a}.x{display:none}", "2"),
        ("p{},.y{display:inline}", "29"),
        ("*{display:block}", "!29"),
    ] {
        assert_eq!(cell(style, "2<span id=s class='x'>9</span>"), shown, "{style}");
    }
    assert_eq!(cell(".x{display:none}", "2<span class=x style='display:inline'>9</span>"), "29");
    assert_eq!(cell("", "2<span class=h>9</span><style>.h{display:none}</style>"), "2");
}

#[test]
fn what_cannot_be_told_is_obscured() {
    for style in [
        ".x:last-child{display:none}",
        "p~.x{display:none}td>:first-child~.x{display:none}",
        ".x:has(b){display:none}",
        "@media (min-width:1600px){.x{display:none}}",
        "@supports (display:grid){.x{display:none}}",
        ".x{display:var(--d)}",
        ".x{font-size:var(--s)}",
        ".x{font-size:calc(1px - 1px)}",
        ".x{color:var(--c)}",
        ".x{color:white;background:url(dark.png)}",
    ] {
        assert_eq!(cell(style, "2<b></b><span class=x>9</span>"), "!29", "{style}");
    }
    // A whole page may be set in a size of its own.
    assert_eq!(cell("html,table,td{font-size:var(--s);color:var(--c)}", "29"), "29");
    // What a piece of a page, or a page whose styles are elsewhere, is painted on is not known.
    let table = "<table><tr><td>甲<td>2<font color=white>9</font></table>";
    assert_eq!(of_page(table), "!29");
    assert_eq!(of_page(&format!("<html><link rel=StyleSheet href=a.css>{table}")), "!29");
    assert_eq!(of_page(&format!("<html><body bgcolor=black text=silver>{table}")), "29");
    // Where a cell may not be there, the cells behind it stand nobody knows where.
    let page = "<!doctype html><style>.x{display:var(--d)}</style><table><tr><td class=x>0<td>29</table>";
    assert_eq!(of_page(page), "!29");
}

#[test]
fn a_cell_that_displays_something_is_not_blank() {
    for markup in [
        "<img src=a alt=9>",
        "<s>9</s>",
        "<sup>9</sup>",
        "<object>9</object>",
        "<svg><text>9</text></svg>",
        "<button>9</button>",
        "<button>第九件</button>",
        "<button></button>",
        "<button><img src=9>件</button>",
        "<button>编辑",
        "<del>9</del><ins></ins>",
        "<span v-text='n'></span>",
        "<b data-bind='text: n'></b>",
        "<i th:text='${n}'></i>",
        "<i ng-bind=n> </i>",
        "<i class=nine></i>",
        "<count-to end=9></count-to>",
        "<p style='width:9px;background:url(nine.png)'></p>",
        "<ol start=3><li></li></ol>",
        "<ol><li><p></p></li></ol>",
        "<v:shape><v:imagedata src=a></v:imagedata></v:shape>",
        "<input type=checkbox>",
        "<select multiple><option>9</select>",
        "<meter>9</meter>",
    ] {
        assert_eq!(cell("", markup), "!", "{markup}");
    }
    for markup in [
        "",
        "<span hidden>9</span>",
        "<img hidden>",
        "<img src=a width=1 height=1>",
        "<input type=hidden value=9>",
        "<script>9</script>",
        "<template>9</template>",
        "<input>",
        "<b style='opacity:0'>9</b>",
        "<s> </s>",
        "<del></del><ins></ins>",
        "<button>编辑</button>",
        "<ul><li></li></ul>",
        "<i></i><b class=nine></b>",
        "<p style='background:white'></p><o:p></o:p>",
        "<ul><li></li></ul><ol></ol>",
    ] {
        assert_eq!(cell("", markup), "", "{markup}");
    }
    // A picture may be a digit.
    assert_eq!(cell("", "2<img src=nine.png alt=9>"), "!2");
    assert_eq!(cell("", "2<v:shape><v:imagedata src=nine.png /></v:shape>"), "!2");
    // What a script has filled, and what a list numbers, is read as it stands.
    assert_eq!(cell("", "<span ng-bind=n>29</span>"), "29");
    assert_eq!(cell("", "29<button>编辑</button>"), "29");
    assert_eq!(cell("", "29<i class=nine></i>"), "29");
}

#[test]
fn what_a_form_holds_is_displayed() {
    for (markup, shown) in [
        ("<input value=29>", "29"),
        ("<input type='text' readonly value=' 29 '>", "29"),
        ("<textarea>29</textarea>", "29"),
        ("<select><option>1<option selected>29<option>3</select>", "29"),
        ("<select><option>29</option><option>3</option></select>", "29"),
        ("<select><optgroup label=x><option>29</optgroup></select>", "29"),
        ("<select>\n<option>2<option selected>29", "29"),
        ("2<input value=9>", "2 9"),
        ("<input value=2><input value=9>", "2 9"),
        ("2<textarea>9</textarea>", "2 9"),
        ("<input value='2&amp;9'>", "2&9"),
    ] {
        assert_eq!(cell("", markup), shown, "{markup}");
    }
    let page = "<table><tr><td>甲<td><input type=text value=29></td></tr></table>";
    let document = read(page);
    let at = document.text.find("29").expect("it is displayed");
    assert_eq!(document.span(&(at..at + 2)).of(page), "29");
    assert_eq!(page.find("29"), Some(document.span(&(at..at + 2)).start));
}

#[test]
fn a_style_ends_with_its_element() {
    for (page, shown) in [
        ("<p>41<sup>①<p>乙", "41\n乙"),
        ("<p><sup>注</sup>一", "注一"),
        ("<div><span style='font-size:0'>无</div>甲", "甲"),
        ("<p style='visibility:hidden'>无<p>甲", "甲"),
        ("<div style='opacity:0'><p>无</p></div>甲", "甲"),
        ("<body style='opacity:0'>甲", "甲"),
        ("<s>无</s>甲<s>无<div>无</div></s>乙", "甲\n乙"),
    ] {
        assert_eq!(read(page).text, shown, "{page}");
    }
}

#[test]
fn many_rules_over_many_elements_take_little_time() {
    use std::fmt::Write;
    let mut page = "<!doctype html><style>".to_owned();
    for rule in 0..300 {
        write!(page, "div div div div div .n{rule} > b{{display:none}}").expect("a string takes it");
    }
    page.push_str("</style>");
    page.push_str(&"<div>".repeat(400));
    page.push_str(&"<b>9</b>".repeat(2000));
    let clock = Clock::start(Some(Duration::from_secs(20)));
    read(&page);
    assert!(!clock.is_over_now());
}
