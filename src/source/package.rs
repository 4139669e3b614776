//! ZIP packages: the parts of an office file, by name, under one budget.
//!
//! Refuses packages of absurdly many parts before their directory is read, and what overdraws the [`Budget`]. A part
//! that is locked or damaged is not there.

use super::budget::{Budget, Spent};
use quick_xml::events::Event;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// Parts of a package; office files have some dozens.
const MOST_PARTS: usize = 10_000;
/// Bytes of a part that tell what it is.
const START: u64 = 8 << 10;
/// What deflate packs into one byte at most.
const MOST_PACKED: u64 = 1032;
/// How an entry of a package's directory begins.
const ENTRY: &[u8] = b"PK\x01\x02";

/// An open package.
pub(crate) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    budget: Budget,
}

impl<'b> Package<'b> {
    /// Opens a package that may unpack to so many bytes; `None` where it is damaged or absurd.
    pub(crate) fn open(bytes: &'b [u8], unpacked: usize) -> Option<Self> {
        if memchr::memmem::find_iter(bytes, ENTRY).nth(MOST_PARTS).is_some() {
            return None;
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
        Some(Self { archive, budget: Budget::new(unpacked) })
    }

    /// Whether it has a part of this name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// The bytes of a part; `None` where it has none of this name, or a damaged or locked one.
    ///
    /// # Errors
    /// Where the budget is spent.
    pub(crate) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, Spent> {
        let Ok(file) = self.archive.by_name(name) else { return Ok(None) };
        // What a part says of its size is believed as far as it can be packed.
        let awaited = file.size().min(file.compressed_size().saturating_mul(MOST_PACKED));
        let (bytes, whole) = self.budget.unpack(file, usize::try_from(awaited).unwrap_or(usize::MAX))?;
        Ok(whole.then_some(bytes))
    }

    /// The first bytes of a part, as far as they can be read.
    pub(super) fn start_of(&mut self, name: &str) -> Vec<u8> {
        let mut start = Vec::new();
        if let Ok(file) = self.archive.by_name(name) {
            let _ = file.take(START).read_to_end(&mut start);
        }
        start
    }

    /// The name of the part that an Office file calls its document.
    pub(crate) fn office_document(&mut self) -> Result<Option<String>, Spent> {
        let Some(relations) = self.part("_rels/.rels")? else { return Ok(None) };
        let target = targets(&relations).into_iter().find(|target| target.kind.ends_with("/officeDocument"));
        Ok(target.map(|target| target.path.trim_start_matches('/').to_owned()))
    }

    /// Where the parts that a part names in its relations lie.
    pub(crate) fn relations_of(&mut self, part: &str) -> Result<Vec<Target>, Spent> {
        let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
        let beside = |name: &str| if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") };
        let relations = self.part(&beside(&format!("_rels/{name}.rels")))?.unwrap_or_default();
        let mut targets = targets(&relations);
        for target in &mut targets {
            target.path = match target.path.strip_prefix('/') {
                Some(from_root) => from_root.to_owned(),
                None => beside(&target.path),
            };
        }
        Ok(targets)
    }
}

/// A part that another names.
#[derive(Debug)]
pub(crate) struct Target {
    /// What the other calls it.
    pub(crate) id: String,
    /// What it is to the other: the end of an address.
    pub(crate) kind: String,
    /// Its name in the package.
    pub(crate) path: String,
}

fn targets(relations: &[u8]) -> Vec<Target> {
    let text = encoding_rs::UTF_8.decode(relations).0;
    let mut reader = quick_xml::Reader::from_str(&text);
    let mut targets = Vec::new();
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(tag) | Event::Empty(tag) if tag.local_name().as_ref() == "Relationship" => {
                let of = |name: &str| {
                    let mut attributes = tag.attributes();
                    let named =
                        attributes.with_checks(false).flatten().find(|attribute| attribute.key.as_ref() == name);
                    named.map(|attribute| attribute.value.into_owned()).unwrap_or_default()
                };
                targets.push(Target { id: of("Id"), kind: of("Type"), path: of("Target") });
            }
            Event::Eof => break,
            _ => {}
        }
    }
    targets
}

/// The name of an XML document's first element, without its prefix.
pub(super) fn root(xml: &[u8]) -> Option<String> {
    let text = encoding_rs::UTF_8.decode(xml).0;
    let mut reader = quick_xml::Reader::from_str(&text);
    loop {
        match reader.read_event().ok()? {
            Event::Start(tag) | Event::Empty(tag) => return Some(tag.local_name().as_ref().to_owned()),
            Event::Eof => return None,
            _ => {}
        }
    }
}
