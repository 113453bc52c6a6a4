//! Hands over to [`datawrit::cli`], nothing else.

use std::process::ExitCode;

fn main() -> ExitCode {
    datawrit::cli::run(std::env::args_os())
}
