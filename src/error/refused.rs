//! What is said of a file that cannot be read: what it is, and what to do about it.
//!
//! A file is named for what its bytes say, whatever it is called; the advice is something a person at a desk can do.
//! `report.doc` that is locked is "a Word document that is locked with a password; take the password off and save it
//! again".

use crate::finding::Language;

/// A kind of file that cannot be read, or the state that keeps it from being read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Refused {
    /// A PDF that opens with a password only.
    LockedPdf,
    /// A Word, Excel or OpenDocument file that opens with a password only.
    LockedOffice,
    /// A PDF of pictures.
    Scanned,
    /// A PDF whose fonts do not say which characters they show.
    UnknownCharacters,
    /// A Word document with changes laid behind the text ("fast saved").
    FastSaved,
    /// A Word document that shows another file from inside itself.
    Embedded,
    /// A Word document older than Word 97.
    OldWord,
    /// An Excel workbook older than 2007.
    OldExcel,
    /// Slides.
    Slides,
    /// An OpenDocument file that is no text.
    OtherOpenDocument,
    /// A Word document or OpenDocument text written as one XML file.
    FlatXml,
    /// An Excel workbook written as one XML file.
    FlatSheet,
    /// A document of WPS or Works in a format of its own.
    Wps,
    /// The national format for finished documents.
    Ofd,
    /// The national format for office documents.
    Uof,
    /// Rich text.
    Rtf,
    /// A picture.
    Picture(&'static str),
    /// Packed files.
    Archive(&'static str),
    /// A compound file that holds nothing known.
    UnknownCompound,
    /// A mail or a saved page without a page.
    NoPage,
    /// A file that is damaged.
    Damaged(&'static str),
    /// A file that asks for more than any real one does.
    TooMuch(&'static str),
    /// A kind this build leaves out.
    NotBuilt(&'static str),
}

impl Refused {
    /// What is said, with the file's name.
    pub fn told(self, name: &str, language: Language) -> String {
        let (zh, en) = self.words();
        match language {
            Language::Zh => format!("{name} {}", zh.replace("{}", self.format())),
            Language::En => format!("{name} {}", en.replace("{}", self.format())),
        }
    }

    /// The format that the words name.
    const fn format(self) -> &'static str {
        match self {
            Self::Picture(format)
            | Self::Archive(format)
            | Self::Damaged(format)
            | Self::TooMuch(format)
            | Self::NotBuilt(format) => format,
            _ => "",
        }
    }

    /// In Chinese and in English, with `{}` where the format is named.
    const fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::LockedPdf => (
                "是加密的 PDF：请去除密码后另存再读",
                "is a PDF that is locked with a password; save it again without one",
            ),
            Self::LockedOffice => (
                "是加密的 Office 文件：请去除密码后另存再读",
                "is an Office file that is locked with a password; take the password off and save it again",
            ),
            Self::Scanned => (
                "是没有文字层的 PDF（扫描件或图片）：请先做文字识别（OCR），核对后再读",
                "is a PDF with no text layer (a scan, or pictures): run OCR first, and look it over",
            ),
            Self::UnknownCharacters => (
                "是 PDF，但其字体没有说明显示的是哪些字符，无法得知文字：请由原文件重新导出，或做文字识别（OCR）",
                "is a PDF whose fonts do not say which characters they show, so nobody can know its text; export it anew \
                 from the original, or run OCR",
            ),
            Self::FastSaved => (
                "是“快速保存”的 Word 文档：请用 Word 或 WPS 打开，另存为 .docx 再读",
                "is a Word document that was fast saved; open it in Word or WPS and save it as .docx",
            ),
            Self::Embedded => (
                "是嵌入了另一个文件（altChunk）的 Word 文档，嵌入部分无法读取：请用 Word 打开并重新保存",
                "is a Word document that shows another file from inside itself (altChunk), which cannot be read; open it in \
                 Word and save it again",
            ),
            Self::OldWord => (
                "是 Word 97 以前的文档：请另存为 .docx 再读",
                "is a Word document older than Word 97; save it as .docx",
            ),
            Self::OldExcel => (
                "是旧版 Excel 工作簿（.xls、.et）：请另存为 .xlsx 再读",
                "is an old Excel workbook (.xls, .et); save it as .xlsx",
            ),
            Self::Slides => ("是幻灯片：年度报告不应是幻灯片，请另存为 PDF 再读", "holds slides; save it as PDF"),
            Self::OtherOpenDocument => (
                "是 OpenDocument 文件但不是文本（.odt）：请另存为 .odt 或 .xlsx 再读",
                "is an OpenDocument file that is no text (.odt); save it as .odt or .xlsx",
            ),
            Self::FlatXml => (
                "是存成单个 XML 的办公文档：请另存为 .docx 或 .odt 再读",
                "is an office document written as one XML file; save it as .docx or .odt",
            ),
            Self::FlatSheet => (
                "是存成单个 XML 的 Excel 工作簿：请另存为 .xlsx 再读",
                "is an Excel workbook written as one XML file; save it as .xlsx",
            ),
            Self::Wps => (
                "是 WPS 或 Works 自有格式的文档（.wps）：请用 WPS 打开，另存为 .docx 再读",
                "is a document in a format of WPS or Works (.wps); open it in WPS and save it as .docx",
            ),
            Self::Ofd => (
                "是 OFD 版式文档：请用 OFD 阅读器另存为 PDF 再读",
                "is an OFD document; save it as PDF in an OFD viewer",
            ),
            Self::Uof => ("是 UOF（标文通）文档：请另存为 .docx 再读", "is a UOF document; save it as .docx"),
            Self::Rtf => ("是 RTF 文档：请另存为 .docx 再读", "is an RTF document; save it as .docx"),
            Self::Picture(_) => {
                ("是 {} 图片：请先做文字识别（OCR），核对后再读", "is a {} picture: run OCR first, and look it over")
            }
            Self::Archive(_) => ("是 {} 压缩包：请先解压", "is a {} archive; unpack it first"),
            Self::UnknownCompound => (
                "是复合文档，但不是 Word 文档：请另存为 .docx 或 PDF 再读",
                "is a compound file that holds no Word document; save it as .docx or PDF",
            ),
            Self::NoPage => (
                "是邮件或网页归档（.eml、.mht），其中没有网页：报告若在附件里，请把附件另存后再读，否则请用浏览器重新保存",
                "is a mail or a saved page (.eml, .mht) without a page in it; save the report from among its attachments, or \
                 save the page again in a browser",
            ),
            Self::Damaged(_) => (
                "是 {} 文件，但已损坏或不完整：请重新获取，或用原软件打开后另存",
                "is a {} file that is damaged or cut short; get it again, or open it in its program and save it anew",
            ),
            Self::TooMuch(_) => (
                "是 {} 文件，但内部结构异常庞大，未予读取：请用原软件打开后另存",
                "is a {} file that is absurdly large inside, so it was not read; open it in its program and save it anew",
            ),
            Self::NotBuilt(_) => (
                "是 {} 文件，而这个 gkreport 编译时未包含该格式",
                "is a {} file, which this build of gkreport leaves out",
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_is_named_in_both_languages() {
        assert_eq!(
            Refused::Picture("PNG").told("a.doc", Language::En),
            "a.doc is a PNG picture: run OCR first, and look it over"
        );
        assert_eq!(Refused::Archive("RAR").told("a.doc", Language::Zh), "a.doc 是 RAR 压缩包：请先解压");
        assert!(!Refused::Damaged("DOCX").told("a", Language::Zh).contains("{}"));
    }
}
