//! How much the costly tests do: as much as a developer waits for, and more where there is time.

/// `GKREPORT_EFFORT`: 1 where it says nothing. At 4 the largest inputs that are let in are tried; at night it is 8.
pub fn effort() -> usize {
    std::env::var("GKREPORT_EFFORT").map_or(1, |value| value.parse().expect("a whole number"))
}
