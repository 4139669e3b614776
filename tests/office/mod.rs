//! Word, OpenDocument, Excel, saved pages and PDF: what they show is read as it is, whatever keeps it.
#![cfg(all(feature = "office", feature = "pdf"))]

mod cuts;
mod grids;
mod hostile;
mod layouts;
mod limits;
mod lists;
mod places;
mod prints;
mod refused;
mod seeds;
mod sheets;
mod unseen;
mod word;
