//! The page around a report: nothing much, a government site's furniture, layout tables, a word processor's head.

/// Whose page it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Site {
    /// A body and little else.
    Bare,
    /// Navigation, scripts, a share bar, related links, a footer.
    Government,
    /// A site laid out with tables.
    LayoutTables,
    /// Saved as a web page by a word processor.
    WordProcessor,
}

/// Puts a report's markup into a page.
pub fn wrap(site: Site, title: &str, charset: Option<&str>, body: &str) -> String {
    let declared = charset.map(|charset| format!("<meta charset=\"{charset}\">\n")).unwrap_or_default();
    let head = format!("{declared}<title>{title}</title>\n");
    match site {
        Site::Bare => format!("<!DOCTYPE html>\n<html>\n<head>\n{head}</head>\n<body>\n{body}</body>\n</html>\n"),
        Site::Government => format!(
            "<!DOCTYPE html>\n<html lang=\"zh\">\n<head>\n{head}{GOVERNMENT_HEAD}</head>\n<body>\n{GOVERNMENT_TOP}\
             <div class=\"article\" id=\"zoom\">\n{body}</div>\n{GOVERNMENT_BOTTOM}</body>\n</html>\n"
        ),
        Site::LayoutTables => format!(
            "<html>\n<head>\n{head}</head>\n<body>\n{LAYOUT_TOP}<table width=980 align=center><tr><td width=200>{LAYOUT_SIDE}\
             </td><td valign=top>\n<table width=100%><tr><td>\n{body}</td></tr></table>\n</td></tr></table>\n</body>\n</html>\n"
        ),
        Site::WordProcessor => format!(
            "<html xmlns:o=\"urn:schemas-microsoft-com:office:office\">\n<head>\n{head}{WORD_HEAD}</head>\n\
             <body lang=ZH-CN>\n<div class=WordSection1>\n{body}</div>\n</body>\n</html>\n"
        ),
    }
}

const GOVERNMENT_HEAD: &str = "<meta name=\"SiteName\" content=\"门户网站\">\n<style>td{border:1px solid #000} .a>b{color:red}</style>\n\
    <script>if (1 < 2) { var rows = \"<td>99</td><td>98</td>\"; }</script>\n";

const GOVERNMENT_TOP: &str = "<div class=\"nav\"><ul><li><a href=\"/\">首页</a></li><li><a href=\"/zwgk\">政务公开</a></li>\
    <li><a href=\"/bszn\">办事指南</a></li></ul></div>\n<div class=\"crumb\">当前位置：<a href=\"/\">首页</a> &gt; 年报</div>\n\
    <div class=\"tools\">字号：<a>大</a> <a>中</a> <a>小</a> <a onclick=\"window.print()\">打印</a> 浏览次数：<span>1234</span></div>\n";

const GOVERNMENT_BOTTOM: &str = "<div class=\"share\"><a>微信</a> <a>微博</a> 分享到：<i>3</i></div>\n<div class=\"related\"><h3>相关链接</h3>\
    <ul><li><a href=\"1.html\">上一篇：去年的年报</a></li><li><a href=\"2.html\">下一篇：明年的年报</a></li></ul></div>\n\
    <div class=\"footer\">主办：政府办公室 网站标识码 1234567890 联系电话 010-12345678</div>\n\
    <script type=\"text/javascript\">document.write('<table><tr><td>7</td></tr></table>');</script>\n";

const LAYOUT_TOP: &str = "<table width=980 align=center><tr><td><img src=top.jpg></td></tr><tr><td>\
    <table><tr><td>首页</td><td>概况</td><td>公开</td><td>服务</td></tr></table></td></tr></table>\n";

const LAYOUT_SIDE: &str =
    "<table><tr><td>公开指南</td></tr><tr><td>公开目录</td></tr><tr><td>公开年报</td><td>12</td></tr></table>";

const WORD_HEAD: &str = "<meta name=Generator content=\"Microsoft Word 15\">\n<!--[if gte mso 9]><xml><o:OfficeDocumentSettings>\
    <o:AllowPNG/></o:OfficeDocumentSettings></xml><![endif]-->\n<style>\n<!--\n p.MsoNormal {mso-style-parent:\"\"; \
    margin:0cm;}\n table.MsoNormalTable {mso-tstyle-rowband-size:0;}\n-->\n</style>\n";
