//! What takes text from the eye, or lays more beside it: a style, and what is told of it.

use super::cell;

/// A piece of a figure with a style: `2` before it is told, `9` is in it.
fn told(style: &str) -> String {
    let inline = cell("", &format!("2<span style=\"{style}\">9</span>"));
    let ruled = cell(&format!("span{{{style}}}"), "2<span>9</span>");
    assert_eq!(inline, ruled, "{style}");
    inline
}

#[test]
fn what_hides_and_what_may() {
    for (style, answer) in [
        ("filter:opacity(0)", "2"),
        ("filter:opacity(0%) blur(2px)", "2"),
        ("-webkit-filter:opacity(0)", "2"),
        ("filter:blur(9px)", "!29"),
        ("filter:brightness(0)", "!29"),
        ("filter:contrast(0)", "!29"),
        ("filter:url(#a)", "!29"),
        ("filter:blur(0)", "29"),
        ("filter:grayscale(100%)", "29"),
        ("filter:none", "29"),
        ("opacity:.04", "2"),
        ("opacity:.1", "!29"),
        ("opacity:calc(0)", "!29"),
        ("display:inline-block;transform:scale(0)", "2"),
        ("display:block;transform:scaleX(0)", "2"),
        ("display:flex;transform:scale(1, 0)", "2"),
        ("float:left;transform:matrix(0,0,0,0,0,0)", "2"),
        ("display:inline-block;scale:0", "2"),
        // In a line of words it does nothing, and looks like a slip.
        ("transform:scale(0)", "!29"),
        ("display:inline-block;transform:scaleX(-1)", "!29"),
        ("display:inline-block;transform:rotate(180deg)", "!29"),
        ("display:inline-block;transform:rotate(.5turn)", "!29"),
        ("display:inline-block;transform:rotateY(90deg)", "!29"),
        ("display:inline-block;rotate:180deg", "!29"),
        ("display:inline-block;transform:translateX(-9999px)", "!29"),
        ("display:inline-block;transform:skew(80deg)", "!29"),
        ("display:inline-block;transform:var(--t)", "!29"),
        ("display:inline-block;transform:rotate(360deg) translateZ(0) scale(1.1)", "29"),
        ("clip-path:inset(50%)", "2"),
        ("clip-path:circle(0)", "2"),
        ("clip-path:polygon(0 0, 1px 0)", "!29"),
        ("clip-path:none", "29"),
        ("clip-path:inset(0)", "29"),
        ("mask:linear-gradient(#0000,#0000)", "!29"),
        ("mix-blend-mode:screen", "!29"),
        ("offset-path:path('M-999 0')", "!29"),
        ("display:block;content-visibility:hidden", "2"),
        ("content-visibility:hidden", "!29"),
        ("content-visibility:auto", "29"),
        ("visibility:collapse", "2"),
        ("-webkit-text-security:disc", "!29"),
        ("font-family:Wingdings", "!29"),
        ("font-family:SimSun", "29"),
        ("letter-spacing:-1em", "!29"),
        ("letter-spacing:-.5pt", "29"),
        ("font-feature-settings:'sups'", "!29"),
        ("zoom:.01", "!29"),
        ("animation:a 1s forwards", "!29"),
    ] {
        assert_eq!(told(style), answer, "{style}");
    }
}

#[test]
fn boxes_too_small_for_their_text() {
    for (style, answer) in [
        ("display:block;max-height:0;overflow:hidden", "2"),
        ("display:inline-block;width:0;overflow:hidden", "2"),
        ("display:inline-block;max-width:1px;overflow:clip", "2"),
        ("display:block;line-height:0;overflow:hidden", "2"),
        ("position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0,0,0,0)", "2"),
        ("display:block;text-indent:100%;white-space:nowrap;overflow:hidden", "2"),
        // A box that has room left shows it.
        ("display:inline-block;height:0;overflow:hidden;padding-top:20px", "!29"),
        ("display:inline-block;width:4px;overflow:hidden", "!29"),
        ("display:block;text-indent:-150px", "!29"),
        // Lines of words have no width.
        ("width:0;overflow:hidden", "!29"),
        ("display:inline-block;width:0", "29"),
        ("display:inline-block;width:40px;overflow:hidden", "29"),
        ("line-height:0", "29"),
    ] {
        assert_eq!(told(style), answer, "{style}");
    }
    // A cell is as wide as what is in it.
    assert_eq!(cell("td{max-width:0;overflow:hidden}", "29"), "29");
    // What stands in a place of its own stands outside of what cuts.
    let out = "2<b style='display:inline-block;width:0;overflow:hidden'><i style='position:absolute'>9</i></b>";
    assert_eq!(cell("", out), "!29");
}

#[test]
fn colours_and_what_shows_without_one() {
    for (style, answer) in [
        ("color:hsl(0,0%,100%)", "2"),
        ("color:rgb(255 255 255 / 1)", "2"),
        ("color:rgb(0 0 0 / 0%)", "2"),
        ("-webkit-text-fill-color:transparent", "2"),
        ("color:transparent;text-shadow:0 0 1px #000", "!29"),
        ("color:transparent;background:linear-gradient(red,red);-webkit-background-clip:text", "!29"),
        ("background:#000", "!29"),
        ("background:linear-gradient(red,red) 0 50%/100% 2px no-repeat", "!29"),
        ("color:hsl(220 60% 30%)", "29"),
        ("text-shadow:none", "29"),
        ("background:#ff0", "29"),
    ] {
        assert_eq!(told(style), answer, "{style}");
    }
    for (old, answer) in [("ffffff", "2"), ("#ffffff", "2"), ("fff", "29"), ("WHITE", "2"), ("", "29")] {
        assert_eq!(cell("", &format!("2<font color='{old}'>9</font>")), answer, "{old}");
    }
    assert_eq!(cell("", "2<b style='color:transparent'>9<i style='color:#000'>8</i></b>"), "28");
}

#[test]
fn raised_struck_and_small() {
    for (style, answer) in [
        ("position:relative;top:-6px;font-size:60%", "2"),
        ("position:relative;bottom:.4em;font-size:10px", "2"),
        ("position:relative;top:-2px", "29"),
        ("font-size:60%", "29"),
        ("font-size:60%;vertical-align:top", "!29"),
        ("font-size:60%;vertical-align:sub", "!29"),
        ("vertical-align:top", "29"),
        // Browsers draw no letters as small as that.
        ("font-size:.01em", "!29"),
        ("font-size:0%", "2"),
    ] {
        assert_eq!(told(style), answer, "{style}");
    }
    assert_eq!(cell("s{text-decoration:none}", "2<s>9</s>"), "!29");
    assert_eq!(cell("sup{vertical-align:baseline}", "2<sup>9</sup>"), "!29");
    assert_eq!(cell("sup{vertical-align:baseline;position:relative;top:-.5em;font-size:75%}", "2<sup>9</sup>"), "2");
}

#[test]
fn what_is_laid_before_and_behind() {
    for (style, answer) in [
        ("b::before{content:'9'}", "!2"),
        ("b:after{content:'\\39'}", "!2"),
        ("b::after{content:attr(data-n)}", "!2"),
        ("b::before{content:counter(n)}", "!2"),
        ("b::before{content:url(nine.png)}", "!2"),
        ("b::before{content:var(--c)}", "!2"),
        ("b::before{content:'-'}", "!2"),
        ("td::before{content:'9'}", "!2"),
        ("@supports (a:b){b::before{content:'9'}}", "!2"),
        ("b::first-letter{font-size:0}", "!2"),
        ("b{content:url(nine.png)}", "!2"),
        ("b{position:relative}b::after{content:'';position:absolute;top:50%;border-top:1px solid}", "!2"),
        ("b::before{content:'';position:absolute;inset:0;background:#fff}", "!2"),
        ("td::after{content:'';position:absolute;inset:0;border:none}", "2"),
        ("b::before{content:''}b::after{content:'）'}", "2"),
        ("b::before{content:none}", "2"),
        ("b::before{content:'9';display:none}", "2"),
        ("b:after{content:'.';visibility:hidden;display:block;height:0}", "2"),
        ("b:hover::before,i::before{content:'9'}", "2"),
        ("@media print{b::before{content:'9'}}", "2"),
        ("table::before{content:'9'}body::after{content:'9'}", "2"),
        ("b::selection{color:white}", "2"),
    ] {
        assert_eq!(cell(style, "<b data-n=9>2</b>"), answer, "{style}");
    }
    assert_eq!(cell("b::before{content:'9'}", "<b></b>"), "!");
    assert_eq!(cell(".m li::marker{content:'9'}", "<ul class=m><li>2</ul>"), "!2");
    assert_eq!(cell("", "2<script>document.write(9)</script>"), "!2");
    assert_eq!(cell("", "2<iframe srcdoc=9></iframe>"), "!2");
}

#[test]
fn what_a_browser_folds_away_by_itself() {
    for (markup, answer) in [
        ("2<dialog>9</dialog>", "2"),
        ("<dialog open>2</dialog>", "2"),
        ("2<b popover>9</b>", "2"),
        ("2<noscript>9</noscript>", "2"),
        ("2<datalist><option>9</datalist>", "2"),
        ("2<b hidden=until-found>9</b>", "!29"),
        ("2<p hidden=until-found>9</p>", "2"),
        ("<b inert>2</b>", "2"),
        ("<details><summary>2</summary></details>", "2"),
        ("<details><summary>2</summary>9</details>", "!2\n9"),
        ("<details open><summary>2</summary></details>", "2"),
        ("<ruby>2<rp>(</rp><rt>9</rt><rp>)</rp></ruby>", "2"),
        ("<x-a><template shadowrootmode=open>2</template>9</x-a>", "!9"),
        ("<x-a>9<template shadowrootmode=closed>2</template></x-a>", "!9"),
        ("2<template>9</template>", "2"),
    ] {
        assert_eq!(cell("", markup), answer, "{markup}");
    }
}
