//! Reading any number of inputs: on several threads, in order, past those that cannot be read.
//!
//! Takes the inputs and what is to be made of each report; hands what was made, or why there is none, to one place in
//! the order of the inputs. All that is shown to people beside the results (the bar, what was left out, that a signal
//! came) is shown here.

use super::input::{self, Unread};
use super::inputs::{self, Input, Inputs, Lost};
use super::interrupt::{self, Ends};
use super::message;
use super::pool::{self, End};
use super::progress::Progress;
use gkreport::Report;
use gkreport::finding::Language;
use gkreport::limits::Limits;
use std::num::NonZeroUsize;
use std::path::Path;
use std::thread;

/// What became of an input.
pub(super) struct Answer<T> {
    /// What messages call the input.
    pub name: String,
    /// What was made of its report, or why it could not be read.
    pub result: Result<T, Unread>,
}

/// How a run goes about its inputs.
pub(super) struct Plan {
    /// Threads to read on; `None`: one a core.
    pub threads: Option<NonZeroUsize>,
    /// What an input may ask of this machine.
    pub limits: Limits,
    /// The language of messages.
    pub language: Language,
}

/// Reads each input, makes something of its report on whichever thread is free, and takes that in order.
///
/// # Errors
/// Those of `take`. An input that cannot be read is no error here.
pub(super) fn each<T: Send + 'static>(
    inputs: Inputs,
    plan: &Plan,
    make: impl Fn(Report) -> T + Send + Sync + 'static,
    mut take: impl FnMut(Answer<T>) -> anyhow::Result<()>,
) -> anyhow::Result<End> {
    let language = plan.language;
    let (one, waits) = (inputs.is_single(), inputs.answered_at_once);
    let left_out = inputs.left_out();
    let mut progress = None;
    if !one {
        interrupt::watch(Ends::Well);
        progress = Some(Progress::start(inputs.count, language));
    }
    let threads = if one { None } else { threads(plan, waits) };
    let limits = plan.limits;
    let work = move |input: Input| answer(input, &limits, &make);
    let end = pool::in_order(inputs, threads, work, |answer: Answer<T>| {
        if let Some(progress) = &mut progress {
            progress.step(answer.result.is_ok(), language);
        }
        if let Err(Unread::Lost(Lost::Output)) = &answer.result {
            // Before it is written over.
            anyhow::bail!(inputs::written(Path::new(&answer.name), language));
        }
        take(answer)
    });
    if let Some(progress) = progress {
        progress.finish();
    }
    message::left_out(&left_out, language);
    if matches!(end, Ok(End::Interrupted)) {
        message::interrupted(language);
    }
    end
}

/// How many threads read; `None` where the calling one may. It may not where names are waited for: Ctrl-C must not wait
/// with them.
fn threads(plan: &Plan, waits: bool) -> Option<NonZeroUsize> {
    let threads = plan.threads.or_else(|| thread::available_parallelism().ok()).unwrap_or(NonZeroUsize::MIN);
    Some(threads).filter(|threads| threads.get() > 1 || waits)
}

fn answer<T>(input: Input, limits: &Limits, make: impl Fn(Report) -> T) -> Answer<T> {
    let name = input.name();
    let result = input::read(input, limits, make);
    Answer { name, result }
}
