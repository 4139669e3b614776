//! Tag names → what they do to visible text.
//!
//! Only differences that change what is seen, or which cell it is seen in, are told apart; every name not known here
//! (`o:p`, `ucapcontent`) is inline, as in a browser.

use html5gum::State;

/// What a tag does to the visible text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tag {
    /// Nothing: text before and after it stands on one line.
    Inline,
    /// Nothing, and it has neither content nor end tag.
    Void,
    /// `html`, `head`, `body`: a block that is never hidden as a whole (pages that unhide it by script exist).
    Root,
    /// Ends a line and has no content.
    Break,
    /// `p`: a block that ends where the next begins.
    Paragraph,
    /// `li`, `dt`, `dd`: a block that ends where the next of its list begins.
    Item,
    /// A block that needs its end tag.
    Block,
    /// `h1` to `h6`.
    Heading(u8),
    /// A block in which white space counts.
    Preformatted,
    /// `table`.
    Table,
    /// `thead`, `tbody`, `tfoot`.
    Section(Rows),
    /// `tr`.
    Row,
    /// `td`, or `th` where `header`.
    Cell {
        /// Whether it is `th`.
        header: bool,
    },
    /// `caption`.
    Caption,
    /// `col`, `colgroup`.
    Column,
    /// `meta`.
    Meta,
    /// `title`.
    Title,
    /// Content that is raw text and not shown.
    Raw,
    /// `textarea`: content that is text with entities, shown in a box.
    Textarea,
    /// `input`: shows its value, and has no content.
    Field,
    /// `select`: shows the one that is chosen.
    Select,
    /// `option`: what a `select` may show.
    Choice,
    /// `img`, `embed`, `v:imagedata`: a picture, whatever it shows.
    Picture,
    /// Content that is markup and not shown: what a browser falls back on, what is read out, what scripts use.
    Unseen,
    /// `s`, `del`: not what the page says any more.
    Struck,
    /// `sup`: a note's number, not a digit of the figure before it.
    Raised,
    /// `sub`: no digit of the figure before or behind it either.
    Lowered,
    /// `button`: form controls, which do not nest.
    Control,
    /// `svg`, `math`: content of another language, ended by any HTML block.
    Foreign,
}

/// Which rows of a table a section holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rows {
    /// Those above all others.
    Head,
    /// Those between.
    Body,
    /// Those below all others.
    Foot,
}

impl Tag {
    /// The tag of a lower-case name.
    pub(super) fn of(name: &[u8]) -> Self {
        match name {
            b"td" => Self::Cell { header: false },
            b"th" => Self::Cell { header: true },
            b"tr" => Self::Row,
            b"p" => Self::Paragraph,
            b"br" | b"hr" => Self::Break,
            b"table" => Self::Table,
            b"thead" => Self::Section(Rows::Head),
            b"tbody" => Self::Section(Rows::Body),
            b"tfoot" => Self::Section(Rows::Foot),
            b"caption" => Self::Caption,
            b"col" | b"colgroup" => Self::Column,
            b"h1" => Self::Heading(1),
            b"h2" => Self::Heading(2),
            b"h3" => Self::Heading(3),
            b"h4" => Self::Heading(4),
            b"h5" => Self::Heading(5),
            b"h6" => Self::Heading(6),
            b"li" | b"dt" | b"dd" => Self::Item,
            b"div" | b"ul" | b"ol" | b"dl" | b"center" | b"section" | b"article" | b"main" | b"header" | b"footer"
            | b"nav" | b"aside" | b"form" | b"fieldset" | b"legend" | b"blockquote" | b"address" | b"figure"
            | b"figcaption" | b"details" | b"summary" | b"dialog" | b"dir" | b"menu" | b"hgroup" | b"search" => {
                Self::Block
            }
            b"pre" | b"listing" | b"xmp" | b"plaintext" => Self::Preformatted,
            b"html" | b"head" | b"body" => Self::Root,
            b"meta" => Self::Meta,
            b"title" => Self::Title,
            b"script" | b"style" | b"noscript" | b"iframe" | b"noembed" | b"noframes" => Self::Raw,
            b"textarea" => Self::Textarea,
            b"template" | b"datalist" | b"canvas" | b"object" | b"video" | b"audio" | b"meter" | b"progress"
            | b"rt" | b"rp" => Self::Unseen,
            b"del" | b"s" | b"strike" => Self::Struck,
            b"sup" => Self::Raised,
            b"sub" => Self::Lowered,
            b"select" => Self::Select,
            b"option" => Self::Choice,
            b"button" => Self::Control,
            b"svg" | b"math" => Self::Foreign,
            b"input" => Self::Field,
            b"img" | b"image" | b"embed" | b"v:imagedata" => Self::Picture,
            b"link" | b"area" | b"base" | b"source" | b"track" | b"wbr" | b"param" | b"bgsound" | b"frame"
            | b"keygen" => Self::Void,
            _ => Self::Inline,
        }
    }

    /// Whether the tag begins and ends lines of its own.
    pub(super) const fn breaks_line(self) -> bool {
        matches!(
            self,
            Self::Root
                | Self::Break
                | Self::Paragraph
                | Self::Item
                | Self::Block
                | Self::Heading(_)
                | Self::Preformatted
                | Self::Table
        ) || self.is_table_part()
    }

    /// Whether the tag only has a meaning inside a table.
    pub(super) const fn is_table_part(self) -> bool {
        matches!(self, Self::Section(_) | Self::Row | Self::Cell { .. } | Self::Caption | Self::Column)
    }

    /// Whether authors close what they open: then its end tag tells where everything inside ends.
    pub(super) const fn is_container(self) -> bool {
        matches!(self, Self::Block | Self::Table | Self::Root)
    }

    /// Whether the content is left out whatever the attributes say.
    pub(super) const fn is_unseen(self) -> bool {
        matches!(self, Self::Raw | Self::Unseen | Self::Control | Self::Foreign)
    }

    /// Whether text inside stands on one line with the text around it.
    pub(super) const fn is_inline(self) -> bool {
        matches!(self, Self::Inline | Self::Raised | Self::Lowered | Self::Struck | Self::Textarea)
    }

    /// Whether `hidden` or `display:none` on the tag takes content away.
    pub(super) const fn can_hide(self) -> bool {
        !matches!(self, Self::Void | Self::Break | Self::Root | Self::Meta | Self::Title | Self::Column)
    }

    /// How the tokenizer has to read the content.
    pub(super) fn content_state(self, name: &[u8]) -> Option<State> {
        match self {
            Self::Raw if name == b"script" => Some(State::ScriptData),
            Self::Raw => Some(State::RawText),
            Self::Title | Self::Textarea => Some(State::RcData),
            _ => None,
        }
    }
}
