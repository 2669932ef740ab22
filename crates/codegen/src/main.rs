//! `codegen FILE... --out DIR`: see the library.

use std::process::ExitCode;

use clap::Parser;
use codegen::command::{Arguments, run};

fn main() -> ExitCode {
    run(&Arguments::parse())
}
