//! Visible text: white space, references, what is left out, lines and their shapes, metadata.

use super::{blocks, read};
use crate::limits::{Limit, Limits};

fn text(source: &str) -> String {
    read(source).text.into_owned()
}

#[test]
fn white_space_is_what_a_browser_shows() {
    for (source, shown) in [
        ("<p>  规章 \n\t 24 </p>", "规章 24"),
        ("<span>2</span><span>2</span>", "22"),
        ("<span>2</span>\n<span>2</span>", "2 2"),
        ("<span>2 </span> <span> 2</span>", "2 2"),
        ("<p>2<b> </b>2</p>", "2 2"),
        ("<p>1,</p><p>234</p>", "1,\n234"),
        ("<p>a<!-- 3 -->b</p>", "ab"),
        ("<p>规\r\n章</p>", "规 章"),
        ("<p>\u{a0}2&nbsp;2\u{3000}</p>", "\u{a0}2\u{a0}2\u{3000}"),
        ("<p>2&#32;&#10; 2</p>", "2 2"),
        ("<p>a<wbr>b<img src=x>c</p>", "abc"),
        ("<pre>\n 一  1\r\n 二  2\n</pre>x  y", " 一  1\n 二  2\nx y"),
        ("<pre>a&#10;b&#32;&#32;c</pre>", "a\nb  c"),
        ("", ""),
        ("<p></p><div> \n</div>", ""),
        ("<p>一<br>二<br/><br/>三</br>四", "一\n二\n三\n四"),
    ] {
        assert_eq!(text(source), shown, "{source:?}");
    }
}

#[test]
fn references_are_decoded() {
    for (source, shown) in [
        ("&#50;&#x32;", "22"),
        ("&ldquo;三安全&rdquo;", "“三安全”"),
        ("&amp;amp;&lt;td&gt;", "&amp;<td>"),
        ("A&B &nosuch; &#; &#x; & &", "A&B &nosuch; &#; &#x; & &"),
        ("&ampx&ltb", "&x<b"),
        ("&#59;&semi;;", ";;;"),
        ("&#x35", "5"),
        ("2&nLt;3", "2\u{226a}\u{20d2}3"),
        ("&#0;&#1114112;&#150;", "\u{fffd}\u{fffd}–"),
        ("2 < 3 <规章> </规章>4 <>5", "2 < 3 <规章> 4 <>5"),
        ("a</>b</>&gt;</>&c", "ab>&c"),
        ("规\0章", "规章"),
    ] {
        assert_eq!(text(source), shown, "{source:?}");
    }
}

#[test]
fn what_is_not_shown_is_left_out() {
    for source in [
        "甲<script>if (a<b) { '<td>' }</script>乙",
        "甲<style>p{}</style>乙",
        "甲<noscript><p>无</p></noscript>乙",
        "甲<template><p>无<template></template></p>无</template>乙",
        "甲<svg><title>无</title><text>无</text></svg>乙",
        "甲<svg/>乙",
        "甲<button>无</button>乙",
        "甲<span hidden>无<span>无</span>无</span>乙",
        "甲<span style='color:red;DISPLAY : None !important'>无</span>乙",
        "甲<img hidden>乙",
        "甲<span style=\"font-family:'display:none-such'\">乙</span>",
        "甲<!--[if gte mso 9]><xml>无</xml><![endif]--><![if !supportLists]>乙<![endif]>",
        "甲<?xml:namespace prefix=o /><o:p>乙</o:p>",
        "甲<a title='</a><td>无'>乙</a>",
        "<head><title>无</title></head><body style='display:none'>甲乙</body>",
    ] {
        assert_eq!(text(source), "甲乙", "{source:?}");
    }
}

#[test]
fn what_is_hidden_ends_where_a_browser_ends_it() {
    for (source, shown) in [
        ("<p hidden>无<p>甲", "甲"),
        ("<p style='display:none'>无<div>甲</div>", "甲"),
        ("<div hidden><div>无</div><p>无</div>甲", "甲"),
        ("<div><span hidden>无</div>甲", "甲"),
        ("<ul><li hidden>无<li>甲</ul>", "甲"),
        ("<div><svg><g>无</div>甲", "甲"),
        ("<svg><style/><g>无<p>甲", "甲"),
        ("<div><select><option>无<option selected>乙</div>甲", "乙\n甲"),
        ("<button>无<button>无</button>甲", "甲"),
        ("<div hidden><script>'</div>'</script>无</div>甲", "甲"),
        ("<div hidden>无", ""),
        ("<table hidden><tr><td>无<table><tr><td>无</table></table>甲", "甲"),
    ] {
        assert_eq!(text(source), shown, "{source:?}");
    }
}

#[test]
fn lines_are_blocks_with_a_shape() {
    let long = "公".repeat(61);
    let source = format!(
        "<h1>年度<b>报告</b></h1><H2 class=x>一、总体情况<br>（一）</h2><p>收到申请9件。<p>&nbsp;</p>\
         第一行<br>第二行：<div>{long}</div><div>{}</div><center>完</center>",
        &long[3..]
    );
    let expected = [
        "h1 年度报告",
        "h2 一、总体情况",
        "h2 （一）",
        "p 收到申请9件。",
        "l 第一行",
        "l 第二行：",
        &format!("p {long}"),
        &format!("l {}", &long[3..]),
        "l 完",
    ];
    assert_eq!(blocks(&source), expected);
}

#[test]
fn an_unclosed_heading_marks_no_more_than_itself() {
    assert_eq!(blocks("<h2>一、总体情况<p>全年9件<p>二"), ["h2 一、总体情况", "l 全年9件", "l 二"]);
    assert_eq!(blocks("<div><h2>甲</div>乙"), ["h2 甲", "l 乙"]);
    assert_eq!(blocks("<h2><p><span>甲</span></p></h2>乙"), ["h2 甲", "l 乙"]);
    assert_eq!(blocks("<h2><div>甲</div></h3>乙"), ["h2 甲", "l 乙"]);
    assert_eq!(blocks("</h2>甲<h9>乙</h9>"), ["l 甲乙"]);
}

#[test]
fn metadata_is_what_the_page_says_of_itself() {
    let document = read(
        "<!DOCTYPE html><html><head><META NAME='PubDate' Content=' 2022-01-28 '><meta charset=gb2312>\
         <meta property=og:title content='&ldquo;报告&rdquo;'><title>\n 某市&nbsp;年度\n报告 </title></head>\
         <body>甲<svg><title>图</title></svg>",
    );
    let expected = [("pubdate", "2022-01-28"), ("og:title", "“报告”"), ("title", "某市 年度 报告")];
    let expected = expected.map(|(name, content)| (name.to_owned(), content.to_owned()));
    assert_eq!(document.metadata, expected);
    assert_eq!(document.text, "甲");
}

#[test]
fn a_text_with_html_tables_in_it_keeps_its_lines() {
    let source = "# 年度报告\n\n一、总体情况\n全年9件\n\n<html><body><table><tr><td>规\n章</td><td>1</td></tr></table></body></html>\n\n\
                  ## 二、其他\n没有。\n<p>丙\n丁</p>\n戊\n己";
    assert_eq!(
        blocks(source),
        ["h1 年度报告", "l 一、总体情况", "l 全年9件", "grid", "h2 二、其他", "p 没有。", "l 丙 丁", "l 戊", "l 己"]
    );
    assert_eq!(super::cells(source), "规 章|1");
    assert_eq!(blocks("甲<div hidden>无</div>乙\n丙"), ["l 甲", "l 乙", "l 丙"]);
    // A page that begins with markup wraps its lines where it likes.
    assert_eq!(blocks("<p>丙\n丁</p>\n# 戊\n己"), ["l 丙 丁", "l # 戊 己"]);
}

#[test]
fn depth_changes_nothing_but_is_refused_where_it_is_absurd() {
    let deep = Limits { depth: 100_000, ..Limits::default() };
    for tag in ["div", "span", "b", "svg", "p", "h1", "pre", "select", "template"] {
        let source = format!("{}甲", format!("<{tag}>").repeat(100_000));
        super::super::document(&source, &deep).expect("as deep as the limit");
        let usual = super::super::document(&source, &Limits::default());
        // These end the one before.
        let is_flat = ["p", "h1", "select"].contains(&tag);
        assert_eq!(usual.map_err(|passed| passed.what).err(), (!is_flat).then_some(Limit::Depth), "{tag}");
        let source = format!("甲{}", format!("</{tag}>").repeat(100_000));
        assert_eq!(super::super::document(&source, &Limits::default()).expect("nothing is open").text, "甲");
    }
}
