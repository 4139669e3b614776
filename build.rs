//! Links the binary for Linux whole and at a fixed address, because it starts sooner so, and runs on any distribution.
//!
//! A position-independent binary has some 13 000 addresses to be set right before its first instruction, and one with
//! shared libraries has those to find, to map and to bind: together that takes longer than all a whole empty program
//! does. What is given up, an address unknown to whoever overruns a buffer, is little to a program without `unsafe` and
//! without C code of its own. Where the C library is not there for static linking, or `GKREPORT_SHARED` is set (for
//! those who package the program), the shared one is linked as usual.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What the standard library asks the linker for, and what that is where nothing is shared.
const LIBRARIES: [(&str, &str); 8] = [
    ("libgcc.a", "libgcc.a"),
    ("libgcc_s.a", "libgcc_eh.a"),
    ("libutil.a", "libutil.a"),
    ("librt.a", "librt.a"),
    ("libpthread.a", "libpthread.a"),
    ("libm.a", "libm.a"),
    ("libdl.a", "libdl.a"),
    ("libc.a", "libc.a"),
];

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed=GKREPORT_SHARED");
    let target = |key: &str| env::var(format!("CARGO_CFG_TARGET_{key}")).unwrap_or_default();
    // Where another linker or system is at work, what is usual there stays.
    if (target("OS"), target("ENV"), target("ARCH")) != ("linux".into(), "gnu".into(), "x86_64".into()) {
        return;
    }
    println!("cargo::rustc-link-arg-bins=-no-pie");
    if let Some(folder) = static_libraries() {
        println!("cargo::rustc-link-arg-bins=-static");
        println!("cargo::rustc-link-arg-bins=-L{}", folder.display());
        // The C library and the compiler's ask for each other, which not every linker finds out by itself.
        for argument in ["-Wl,--start-group", "-lc", "-lgcc", "-lgcc_s", "-Wl,--end-group"] {
            println!("cargo::rustc-link-arg-bins={argument}");
        }
    }
}

/// A folder with the static libraries under the names that are asked for; `None` where one of them is missing.
///
/// The linker looks there first. It is told to take shared libraries again after `-static`, so that the names alone
/// decide.
fn static_libraries() -> Option<PathBuf> {
    if env::var_os("GKREPORT_SHARED").is_some() || env::var("HOST") != env::var("TARGET") {
        return None;
    }
    let folder = Path::new(&env::var_os("OUT_DIR")?).join("static");
    std::fs::create_dir_all(&folder).ok()?;
    for (asked, library) in LIBRARIES {
        let told = Command::new("cc").arg(format!("-print-file-name={library}")).output().ok()?;
        // A name alone means that there is none.
        let path = PathBuf::from(String::from_utf8(told.stdout).ok()?.trim());
        if !path.is_absolute() {
            return None;
        }
        let link = folder.join(asked);
        let _ = std::fs::remove_file(&link);
        link_to(&path, &link).ok()?;
    }
    Some(folder)
}

#[cfg(unix)]
fn link_to(path: &Path, link: &Path) -> std::io::Result<()> {
    std::os::unix::fs::symlink(path, link)
}

#[cfg(not(unix))]
fn link_to(path: &Path, link: &Path) -> std::io::Result<()> {
    std::fs::copy(path, link).map(drop)
}
