//! The audit page: what a check found, to be looked at in a browser, offline and in print.
//!
//! ```text
//! leaf, passages, figures   what is kept of a report     row      what is kept of it once its page is written
//! article, table, cell,     the page of a report         index    all reports beside each other
//! finding, charts                                        frame    head and foot, style, script, what may load
//! ```
//!
//! A report's page is written as it comes; only a small [`row::Row`] of it stays. Every word of a report passes through
//! the template's types, which escape it, and then, whatever a template did, through [`frame::safe`]: nothing that reorders
//! or is not seen reaches a page. Nothing of a report becomes an address, an attribute's name, a style or a script.

mod article;
mod cell;
mod charts;
mod figures;
mod finding;
mod frame;
mod index;
mod leaf;
mod passages;
mod row;
mod table;

pub use leaf::Leaf;

use super::check::CheckOptions;
use super::check::CheckWriter;
use super::spill::Spill;
use crate::finding::{Finding, Language, Spot};
use crate::summary::{Input, Summary};
use maud::html;
use row::Row;
use std::collections::HashMap;
use std::io;
use std::sync::Arc;

/// Reports that one file holds at most: a browser opens no more of them at ease.
pub const REPORTS_A_FILE: usize = 300;

/// Opens a page of a folder by its name.
pub type OpenPage = Box<dyn FnMut(&str) -> io::Result<Box<dyn io::Write>>>;

/// Writes the audit page: one file, or an index with a page a report.
pub(super) struct Audit {
    options: CheckOptions,
    /// Where pages go that are no part of the index.
    pages: Option<OpenPage>,
    /// What the next input's page shows.
    leaf: Option<Arc<Leaf>>,
    rows: Vec<Row>,
    by_source: HashMap<Arc<str>, usize>,
    articles: Spill,
    series: Spill,
    failed: Spill,
}

impl Audit {
    pub(super) fn new(options: CheckOptions, pages: Option<OpenPage>) -> Self {
        Self {
            options,
            pages,
            leaf: None,
            rows: Vec::new(),
            by_source: HashMap::new(),
            articles: Spill::new(),
            series: Spill::new(),
            failed: Spill::new(),
        }
    }
}

impl CheckWriter for Audit {
    fn look(&mut self, leaf: &Arc<Leaf>) {
        self.leaf = Some(Arc::clone(leaf));
    }

    fn add(&mut self, input: &Input, findings: &[Finding<Spot>], _: &mut dyn io::Write) -> io::Result<()> {
        let language = self.options.language;
        let leaf = self.leaf.take();
        let number = self.rows.len() + 1;
        if number > REPORTS_A_FILE && self.pages.is_none() {
            return Err(io::Error::other(TooMany(language)));
        }
        self.by_source.insert(Arc::clone(&input.source), self.rows.len());
        self.rows.push(Row::new(input, findings, leaf.as_deref()));
        let alone = if self.pages.is_some() { 1 } else { number };
        let article = article::article(alone, input, leaf.as_deref(), findings, language);
        match &mut self.pages {
            None => self.articles.push(frame::safe(&article).as_bytes()),
            Some(open) => {
                let page = &mut open(&row::page_name(number))?;
                let title = row::name(&self.rows[number - 1], language);
                let back =
                    html! { nav.crumb { a href="index.html" { (language.pick("← 全部报告", "← all reports")) } } };
                frame::start(&title, language, page)?;
                page.write_all(frame::safe(&back).as_bytes())?;
                page.write_all(frame::safe(&article).as_bytes())?;
                frame::end(language, page)?;
                page.flush()
            }
        }
    }

    fn series(&mut self, findings: &[Finding<Spot>], _: &mut dyn io::Write) -> io::Result<()> {
        for one in findings {
            if let Some(&row) = self.by_source.get(&one.at.source) {
                self.rows[row].found(one);
            }
            let item = index::across(one, self.options.language);
            self.series.push(frame::safe(&item).as_bytes())?;
        }
        Ok(())
    }

    fn failed(&mut self, source: &str, why: &str, _: &mut dyn io::Write) -> io::Result<()> {
        let item = html! { li { b { (source) } " " (why.strip_prefix(source).unwrap_or(why).trim_start_matches([':', '：', ' '])) } };
        self.failed.push(frame::safe(&item).as_bytes())
    }

    fn finish(&mut self, summary: &Summary, out: &mut dyn io::Write) -> io::Result<()> {
        let language = self.options.language;
        let paged = self.pages.is_some();
        let title = match self.rows.as_slice() {
            [one] if !paged => row::name(one, language),
            _ => language.pick("政府信息公开工作年度报告审阅", "Annual reports, audited").to_owned(),
        };
        frame::start(&title, language, out)?;
        let alone =
            self.rows.len() == 1 && !paged && self.series.pieces() + self.failed.pieces() + summary.absent.len() == 0;
        if !alone {
            let head = index::head(&self.rows, summary, language);
            out.write_all(frame::safe(&head).as_bytes())?;
            index::list(language.pick("未能处理的文件", "Files that were not checked"), &mut self.failed, out)?;
            let rows = self.rows.as_slice();
            index::table(rows, paged, language, &mut |piece| out.write_all(frame::safe(&piece).as_bytes()))?;
            out.write_all(frame::safe(&index::charts(rows, language)).as_bytes())?;
            index::list(language.pick("跨年比较", "Across the years"), &mut self.series, out)?;
        }
        self.articles.pour(out)?;
        frame::end(language, out)
    }
}

/// One file was to hold more reports than a browser opens at ease.
#[derive(Debug)]
struct TooMany(Language);

impl std::fmt::Display for TooMany {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let words = self.0.pick(
            "一个网页最多放 300 份报告；请用 -o 文件夹/ 写成索引和每份报告一页",
            "one page holds 300 reports at most; name a folder, -o FOLDER/, for an index and a page a report",
        );
        out.write_str(words)
    }
}

impl std::error::Error for TooMany {}
