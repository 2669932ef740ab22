//! The toolchain's rustfmt, so that generated files are what `cargo fmt` makes of them.

use std::{
    io::{self, Write},
    process::{Command, Stdio},
};

/// `text` as rustfmt lays it out in the edition of the workspace.
///
/// # Errors
/// Where rustfmt cannot be run or refuses the text.
pub fn format(text: &str) -> io::Result<String> {
    let mut rustfmt = Command::new("rustfmt")
        .args(["--edition", "2024", "--emit", "stdout", "--quiet"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    let mut input = rustfmt
        .stdin
        .take()
        .ok_or_else(|| io::Error::other("rustfmt takes no input"))?;
    let text = text.to_owned();
    let writer = std::thread::spawn(move || input.write_all(text.as_bytes()));
    let output = rustfmt.wait_with_output()?;
    writer
        .join()
        .map_err(|_| io::Error::other("rustfmt was not given its input"))??;
    if !output.status.success() {
        return Err(io::Error::other(
            String::from_utf8_lossy(&output.stderr).into_owned(),
        ));
    }
    String::from_utf8(output.stdout).map_err(io::Error::other)
}
