//! Head and foot of every page, with its style and script, and what the browser may load: nothing but these two.

use crate::emit::plain::{harmless, log_safe};
use crate::finding::Language;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use sha2::{Digest as _, Sha256};
use std::io;
use std::sync::LazyLock;

const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("script.js");

/// What the browser may do: apply this style, run this script, load nothing.
static POLICY: LazyLock<String> = LazyLock::new(|| {
    let hash = |text: &str| STANDARD.encode(Sha256::digest(text));
    let (style, script) = (hash(STYLE), hash(SCRIPT));
    format!(
        "default-src 'none'; style-src 'sha256-{style}'; script-src 'sha256-{script}'; base-uri 'none'; form-action 'none'"
    )
});

/// Everything up to where the page's own matter begins.
pub(super) fn start(title: &str, language: Language, out: &mut dyn io::Write) -> io::Result<()> {
    let head = html! {
        (DOCTYPE)
        html lang=(language.pick("zh-CN", "en"));
        head {
            meta charset="utf-8";
            meta http-equiv="Content-Security-Policy" content=(*POLICY);
            meta name="viewport" content="width=device-width, initial-scale=1";
            meta name="referrer" content="no-referrer";
            meta name="generator" content={"gkreport " (env!("CARGO_PKG_VERSION"))};
            meta name="color-scheme" content="light dark";
            title { (title) }
            style { (PreEscaped(STYLE)) }
        }
    };
    // The element `html` is closed by `end`.
    out.write_all(safe(&head).as_bytes())?;
    out.write_all(b"<body><main>")
}

/// Everything behind it.
pub(super) fn end(language: Language, out: &mut dyn io::Write) -> io::Result<()> {
    let foot = html! {
        footer {
            p {
                (language.pick(
                    "本页由 gkreport 生成，不联网。所列疑误是推断，改不改以底稿为准。",
                    "Made by gkreport; loads nothing from elsewhere. Suspects are hypotheses: your records decide.",
                ))
            }
        }
    };
    let look = html! {
        div #look hidden role="status" aria-live="polite" data-close=(language.pick("关闭", "close")) { }
        script { (PreEscaped(SCRIPT)) }
    };
    writeln!(out, "</main>{}{}</body></html>", foot.0, look.0)
}

/// What a template gave, with nothing in it that steers a terminal, a build server or a reader's eye.
pub(super) fn safe(markup: &Markup) -> String {
    log_safe(&harmless(&markup.0)).into_owned()
}
