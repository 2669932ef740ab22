//! A terminal.

use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader, Lines};
use tokio::process::{Child, ChildStdin, ChildStdout, Command};
use tokio::time::timeout;

/// Printed by the shell after each command, so that outputs can be told apart.
const MARK: &str = "=== next ===";
/// So long a terminal may take to print what it shall print.
const PATIENCE: Duration = Duration::from_secs(20);

/// A bash that reads commands and prints what they print. It ends with the test.
pub struct Shell {
    input: ChildStdin,
    output: Lines<BufReader<ChildStdout>>,
    _process: Child,
}

impl Shell {
    /// Starts one in `folder`.
    pub fn start(folder: &Path) -> Self {
        let mut process = Command::new("bash")
            .current_dir(folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .expect("bash starts");
        let output = process.stdout.take().expect("a pipe");
        Self {
            input: process.stdin.take().expect("a pipe"),
            output: BufReader::new(output).lines(),
            _process: process,
        }
    }

    /// Runs `command` to its end and answers what it printed.
    pub async fn run(&mut self, command: &str) -> String {
        self.begin(&format!("{command}\necho '{MARK}'")).await;
        let mut printed = String::new();
        loop {
            match self.line().await {
                // The mark follows at once upon an output without a line break.
                Some(line) => match line.strip_suffix(MARK) {
                    Some(rest) => return printed + rest,
                    None => printed = printed + &line + "\n",
                },
                None => return printed,
            }
        }
    }

    /// Begins `command`, which may never end.
    pub async fn begin(&mut self, command: &str) {
        let line = format!("{command}\n");
        self.input
            .write_all(line.as_bytes())
            .await
            .expect("bash reads");
    }

    /// The next `number` lines.
    pub async fn lines(&mut self, number: usize) -> String {
        let mut printed = String::new();
        for _ in 0..number {
            let line = self.line().await.expect("there are more lines");
            printed = printed + &line + "\n";
        }
        printed
    }

    async fn line(&mut self) -> Option<String> {
        timeout(PATIENCE, self.output.next_line())
            .await
            .expect("the terminal prints something in time")
            .expect("text")
    }
}
