//! Links the binary for Linux at a fixed address, because it starts sooner there.
//!
//! A position-independent binary has some 17 000 addresses to be set right before its first instruction, which takes more
//! of them than a whole empty program does, and every page they stand on is copied for it. What that would buy, an
//! address unknown to whoever overruns a buffer, is little to a program without `unsafe` and without C code.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let target = |key: &str| std::env::var(format!("CARGO_CFG_TARGET_{key}")).unwrap_or_default();
    // Where another linker or system is at work, what is usual there stays.
    if (target("OS"), target("ENV"), target("ARCH")) == ("linux".into(), "gnu".into(), "x86_64".into()) {
        println!("cargo::rustc-link-arg-bins=-no-pie");
    }
}
