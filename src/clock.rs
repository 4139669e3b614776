//! How long one input has been read: the time limit that ends it alone.
//!
//! Counts the thread's own CPU time where the system tells it, so that a busy machine refuses nothing, and time on the
//! wall elsewhere. Nothing is interrupted: loops that may be long ask [`Clock::is_over`] and stop early, and who began
//! the reading turns that into an error. What was read by then is thrown away.

use std::cell::Cell;
use std::time::Duration;

/// A limit of time that began to run when this was made.
#[derive(Debug, Clone, Default)]
pub struct Clock {
    /// When it ends; `None` where it never does.
    end: Option<Duration>,
    is_over: Cell<bool>,
    /// How often it was asked.
    asked: Cell<u32>,
}

/// The clock is looked at once in so many questions: a look costs as much as some hundred of them.
const STRIDE: u32 = 64;

impl Clock {
    /// Begins to run.
    pub fn start(limit: Option<Duration>) -> Self {
        Self { end: limit.map(|limit| now().saturating_add(limit)), ..Self::default() }
    }

    /// Whether the time is up. Cheap enough for the inside of a loop; once it is up it stays so.
    pub fn is_over(&self) -> bool {
        let Some(end) = self.end else { return false };
        let asked = self.asked.get();
        self.asked.set(asked.wrapping_add(1));
        if !self.is_over.get() && asked.is_multiple_of(STRIDE) {
            self.is_over.set(now() >= end);
        }
        self.is_over.get()
    }

    /// Whether the time is up now; for the end of a step.
    pub fn is_over_now(&self) -> bool {
        let is_over = self.is_over.get() || self.end.is_some_and(|end| now() >= end);
        self.is_over.set(is_over);
        is_over
    }
}

/// The CPU time of this thread.
#[cfg(any(target_os = "linux", target_os = "macos"))]
fn now() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    let part = |part: i64| u64::try_from(part).unwrap_or(0);
    Duration::from_secs(part(time.tv_sec)) + Duration::from_nanos(part(time.tv_nsec))
}

/// Time on the wall since the first question.
#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn now() -> Duration {
    static FIRST: std::sync::OnceLock<std::time::Instant> = std::sync::OnceLock::new();
    FIRST.get_or_init(std::time::Instant::now).elapsed()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_that_is_up_stays_so_and_none_is_never_up() {
        let never = Clock::start(None);
        assert!((0..1000).all(|_| !never.is_over()) && !never.is_over_now());
        let at_once = Clock::start(Some(Duration::ZERO));
        assert!(at_once.is_over() && at_once.is_over_now());
        let soon = Clock::start(Some(Duration::from_millis(20)));
        assert!(!soon.is_over_now());
        let mut turns = 0_u64;
        while !soon.is_over() {
            turns += 1;
        }
        assert!(turns > 0 && soon.is_over() && soon.is_over_now());
    }
}
