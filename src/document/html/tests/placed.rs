//! Pieces of text in places of their own: laid out by their places, or left as they are where those tell nothing.

use super::read;
use crate::document::Document;

/// Pieces by left, top and text, on a page of their own.
fn page(pieces: &[(usize, usize, &str)]) -> String {
    let piece = |(left, top, text): &(usize, usize, &str)| {
        format!("<p style=\"position:absolute;left:{left}px;top:{top}px;font-size:10px\">{text}</p>")
    };
    format!("<div style=\"position:relative\">{}</div>", pieces.iter().map(piece).collect::<String>())
}

fn lines(source: &str) -> Vec<String> {
    read(source).text.lines().map(str::to_owned).collect()
}

fn hides(document: &Document, text: &str) -> bool {
    let at = document.text.find(text).expect("the text has it");
    document.is_obscured(&(at..at + text.len()))
}

#[test]
fn pieces_stand_where_their_places_are() {
    let source = page(&[(90, 52, "24"), (0, 20, "二、主动公开"), (0, 50, "规章"), (150, 50, "7"), (20, 50, "与文件")]);
    assert_eq!(lines(&source), ["二、主动公开", "规章与文件        24          7"]);
    let document = read(&source);
    let at = document.text.find("24").expect("the figure");
    assert_eq!(document.span(&(at..at + 2)).of(&source), "24");
    let at = document.text.find("规章").expect("the label");
    assert_eq!(document.span(&(at..at + 6)).of(&source), "规章");
}

#[test]
fn places_are_told_in_many_ways() {
    let by_sheet = "<style>.t{position:absolute;font-size:10pt} .a{left:9em} .b{top:30pt} .c{top:0}</style>\
                    <span class='t a b'>24</span><span class='t c' style='left:0'>规章</span><span class='t b' style='left:0'>文件</span>";
    assert_eq!(lines(by_sheet), ["规章", "文件              24"]);
    let lost_sheet =
        "<p style='top:20pt;left:0'>文件</p><p style='top:20pt;left:90pt'>24</p><p style='top:0pt;left:0'>规章</p>";
    let page = |pieces: &str| format!("<div style='width:200pt;height:300pt'>{pieces}</div>");
    assert_eq!(lines(&page(lost_sheet)), ["规章", "文件           24"]);
    assert_eq!(lines(&page(lost_sheet).repeat(2)), ["规章", "文件           24", "规章", "文件           24"]);
    assert_eq!(lines(lost_sheet), ["文件", "24", "规章"]);
    let below = lost_sheet.replace("style='", "style='position:absolute;");
    let below = below.replace("top:0pt", "bottom:40pt").replace("top:20pt", "bottom:20pt");
    assert_eq!(lines(&below), ["规章", "文件           24"]);
    let xml = "<page number='1' top='0' left='0'><text top='20' left='120'>24</text><text top='20' left='0'>文件</text></page>";
    assert_eq!(lines(xml), ["文件           24"]);
}

#[test]
fn line_breaks_in_a_piece_stand_below_each_other() {
    let piece = |left: usize, text: &str| {
        format!("<p style='position:absolute;left:{left}px;top:0;font-size:10px;line-height:20px'>{text}</p>")
    };
    let source = [piece(0, "规章<br>文件<br/>许可"), piece(60, "1<br>2<br>3")].concat();
    assert_eq!(lines(&source), ["规章        1", "文件        2", "许可        3"]);
    // Of a box that holds blocks nobody knows how far they stand apart.
    let boxed = source
        .replace("<p style", "<div style")
        .replace("<br>", "<p>")
        .replace("<br/>", "<p>")
        .replace("</p>", "</div>");
    assert_eq!(lines(&boxed), ["规章", "文件", "许可", "1", "2", "3"]);
}

#[test]
fn what_is_not_placed_stays() {
    let table = "<table><tr><td>规章<td>24</table><p>本年度主动公开政府信息二十四条。</p>";
    let button = "<div style='position:absolute;left:9px;top:9px'>分享</div>";
    assert_eq!(lines(&format!("{table}{button}")), ["规章", "24", "本年度主动公开政府信息二十四条。", "分享"]);
    let whole = "<div style='position:absolute;left:9px;top:9px'><p>规章</p><p>24</p></div>";
    assert_eq!(lines(whole), ["规章", "24"]);
    let heap = "<p style='left:0;top:0'>一</p><p style='left:0;top:0'>二</p><p style='left:0;top:0'>三</p>";
    assert_eq!(lines(heap), ["一", "二", "三"]);
    let joined: Vec<(usize, usize, &str)> = vec![(0, 0, "规章 1"), (0, 30, "许可 2"), (0, 60, "处罚 3"), (60, 60, "4")];
    assert_eq!(lines(&page(&joined)), ["规章 1", "许可 2", "处罚 3", "4"]);
}

#[test]
fn what_lies_on_another_or_nowhere_is_obscured() {
    let over = page(&[(0, 0, "规章"), (60, 0, "1234"), (65, 0, "56")]);
    assert!(hides(&read(&over), "1234") && hides(&read(&over), "56"));
    let touching = page(&[(0, 0, "规章与文件"), (60, 0, "12"), (73, 0, "34")]);
    assert!(hides(&read(&touching), "12") && hides(&read(&touching), "34"));
    let one = page(&[(0, 0, "规章与文件"), (60, 0, "12"), (70, 0, "34")]);
    assert!(lines(&one)[0].ends_with(" 1234") && !hides(&read(&one), "1234"));
    let bold = page(&[(0, 0, "规章与文件"), (60, 0, "12"), (60, 0, "12")]);
    assert_eq!(lines(&bold), ["规章与文件  12"]);
    let nowhere =
        page(&[(0, 0, "规章与文件"), (60, 0, "12"), (90, 0, "34")]).replace("left:90px", "left:calc(9px + 1em)");
    assert!(["12", "34"].iter().all(|figure| hides(&read(&nowhere), figure)));
    let torn = page(&[(60, 0, "12"), (0, 0, "规章与文件")]).replace("</p></div>", "");
    assert!(hides(&read(&torn), "12"));
    let broken = page(&[(0, 0, "规章"), (60, 0, "12"), (90, 0, "3"), (60, 12, "34")]);
    assert!(hides(&read(&broken), "12") && hides(&read(&broken), "34"));
}
