//! Work on several threads, its results in the order of the jobs.
//!
//! Takes jobs one by one and hands each result to one place, in order, on the calling thread. Jobs are asked for only
//! as results are taken: what waits at any time is bounded by the number of threads, not by the number of jobs, so a
//! list may be endless and may come slowly. Refuses nothing; what may fail is in the result.

use super::interrupt;
use std::iter::Fuse;
use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

/// Results that may wait for an earlier one, per thread.
const WAITING: usize = 4;
/// How often a wait looks whether Ctrl-C was pressed.
const LOOK_UP: Duration = Duration::from_millis(50);

/// Whether all jobs were done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// They were.
    Complete,
    /// Ctrl-C came first.
    Interrupted,
}

/// Works on so many threads, or on this one, and hands each result to `take` in the order of the jobs.
///
/// On this one Ctrl-C is seen between two jobs only: not for jobs that may keep it waiting.
///
/// # Errors
/// The first of `take`; nothing is taken after it.
pub(super) fn in_order<J, R, W>(
    jobs: impl Iterator<Item = J> + Send + 'static,
    threads: Option<NonZeroUsize>,
    work: W,
    mut take: impl FnMut(R) -> anyhow::Result<()>,
) -> anyhow::Result<End>
where
    J: Send + 'static,
    R: Send + 'static,
    W: Fn(J) -> R + Send + Sync + 'static,
{
    let Some(threads) = threads else {
        for job in jobs {
            take(work(job))?;
            if interrupt::asked() {
                return Ok(End::Interrupted);
            }
        }
        return Ok(End::Complete);
    };
    let (promises, ended) = start(jobs, threads.get(), work)?;
    // Work that panicked: to go on would be to lose an input unsaid.
    let lost = || anyhow::anyhow!("a worker thread ended");
    loop {
        let promise = match patiently(&promises) {
            Waited::For(promise) => promise,
            Waited::Closed if ended.load(Ordering::Acquire) => return Ok(End::Complete),
            Waited::Closed => return Err(lost()),
            Waited::Interrupted => return Ok(End::Interrupted),
        };
        match patiently(&promise) {
            Waited::For(result) => take(result)?,
            Waited::Closed => return Err(lost()),
            Waited::Interrupted => return Ok(End::Interrupted),
        }
    }
}

/// Where a result will arrive.
type Promise<R> = Receiver<R>;

/// The jobs that are left, and where their results are promised in their order.
struct Jobs<I, R> {
    left: Fuse<I>,
    promise: SyncSender<Promise<R>>,
    /// Set once there are no more.
    ended: Arc<AtomicBool>,
}

impl<I: Iterator, R> Jobs<I, R> {
    /// The next job and where its result goes; `None` where there is none, or nobody waits for one.
    fn next(&mut self) -> Option<(I::Item, SyncSender<R>)> {
        let Some(job) = self.left.next() else {
            self.ended.store(true, Ordering::Release);
            return None;
        };
        let (done, result) = sync_channel(1);
        self.promise.send(result).ok()?;
        Some((job, done))
    }
}

/// Starts the threads, each of which takes the next job as soon as it is free. What comes back are the places where
/// results will arrive, in the order of the jobs, and whether all jobs were taken.
///
/// The threads are not waited for: one may be waiting for a name that never comes, or read a file that is no longer
/// wanted, and ends with the process.
fn start<I, R, W>(jobs: I, threads: usize, work: W) -> anyhow::Result<(Receiver<Promise<R>>, Arc<AtomicBool>)>
where
    I: Iterator + Send + 'static,
    R: Send + 'static,
    W: Fn(I::Item) -> R + Send + Sync + 'static,
{
    let (promise, promises) = sync_channel(threads * WAITING);
    let ended = Arc::new(AtomicBool::new(false));
    let jobs = Arc::new(Mutex::new(Jobs { left: jobs.fuse(), promise, ended: Arc::clone(&ended) }));
    let work = Arc::new(work);
    for _ in 0..threads {
        let (jobs, work) = (Arc::clone(&jobs), Arc::clone(&work));
        thread::Builder::new().name("reader".to_owned()).spawn(move || {
            // Behind a poisoned lock a name was lost: what is left ends there, and is not taken for complete.
            while let Some((job, done)) = jobs.lock().ok().and_then(|mut jobs| jobs.next()) {
                // Nobody waits any more where the run has ended early.
                let _ = done.send(work(job));
            }
        })?;
    }
    Ok((promises, ended))
}

enum Waited<T> {
    For(T),
    Closed,
    Interrupted,
}

fn patiently<T>(receiver: &Receiver<T>) -> Waited<T> {
    loop {
        if interrupt::asked() {
            return Waited::Interrupted;
        }
        match receiver.recv_timeout(LOOK_UP) {
            Ok(value) => return Waited::For(value),
            Err(RecvTimeoutError::Disconnected) => return Waited::Closed,
            Err(RecvTimeoutError::Timeout) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::AtomicUsize;

    /// None for nought: the calling thread.
    fn threads(count: usize) -> Option<NonZeroUsize> {
        NonZeroUsize::new(count)
    }

    #[test]
    fn results_come_in_the_order_of_the_jobs_whatever_each_takes() {
        for count in [0, 1, 2, 5] {
            let mut taken = Vec::new();
            let work = |job: u64| {
                thread::sleep(Duration::from_micros(job * 7919 % 400));
                job
            };
            let end = in_order(0..300, threads(count), work, |result| {
                taken.push(result);
                Ok(())
            });
            assert_eq!(end.expect("no error"), End::Complete);
            assert_eq!(taken, (0..300).collect::<Vec<_>>());
        }
    }

    #[test]
    fn no_more_jobs_are_asked_for_than_can_wait() {
        static ASKED: AtomicUsize = AtomicUsize::new(0);
        let jobs = std::iter::repeat_with(|| ASKED.fetch_add(1, Ordering::SeqCst)).take(1000);
        let mut taken = 0;
        let end = in_order(
            jobs,
            threads(2),
            |job| job,
            |_| {
                taken += 1;
                let ahead = ASKED.load(Ordering::SeqCst) - taken;
                // Waiting results, and the one whose promise waits.
                assert!(ahead <= 2 * WAITING + 1, "{ahead} ahead");
                Ok(())
            },
        );
        assert_eq!(end.expect("no error"), End::Complete);
        assert_eq!(taken, 1000);
    }

    #[test]
    fn what_cannot_be_taken_ends_the_run_even_where_names_never_end() {
        for count in [0, 1, 3] {
            let mut taken = 0;
            let error = in_order(
                0..,
                threads(count),
                |job: usize| job,
                |_| {
                    taken += 1;
                    anyhow::ensure!(taken < 3, "full");
                    Ok(())
                },
            );
            assert_eq!(error.expect_err("an error").to_string(), "full");
            assert_eq!(taken, 3);
        }
    }

    #[test]
    fn a_panic_between_two_jobs_is_no_silent_end() {
        let jobs = (0..4).inspect(|job| assert!(*job != 2, "as it must"));
        let mut taken = Vec::new();
        let end = in_order(
            jobs,
            threads(2),
            |job| job,
            |job| {
                taken.push(job);
                Ok(())
            },
        );
        assert!(end.is_err());
        assert_eq!(taken, [0, 1]);
    }

    #[test]
    fn a_panic_of_the_work_is_no_silent_loss() {
        let work = |job: usize| {
            assert!(job != 2, "as it must");
            job
        };
        let mut taken = Vec::new();
        let end = in_order(0..4, threads(2), work, |job| {
            taken.push(job);
            Ok(())
        });
        assert!(end.is_err());
        assert_eq!(taken, [0, 1]);
    }
}
