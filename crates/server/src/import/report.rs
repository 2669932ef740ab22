//! What people are told of an import.

use std::fs::File;
use std::io::{self, BufWriter, IsTerminal, Write};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Without a terminal, a line is printed after so many.
const EVERY: u64 = 10_000;
/// A member's name is shown up to this many characters.
const SHOWN: usize = 100;
/// Where the length of the whole is known.
const BAR: &str = "{bar:30} {percent:>3} %  {msg}  {eta} left";
/// Where it is not.
const SPINNER: &str = "{spinner}  {msg}";

/// What has become of the lines.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Summary {
    /// Those whose account was made.
    pub imported: u64,
    /// Those whose account was there already.
    pub already_there: u64,
    /// Those that have no account.
    pub rejected: u64,
}

/// Tells of rejects as they come, on standard error or in a file, and shows how far the import is: a bar on a terminal, else a line now and then.
pub struct Report {
    rejects: Option<BufWriter<File>>,
    bar: Option<ProgressBar>,
    summary: Summary,
    lines: u64,
}

impl Report {
    /// Of `length` bytes, if that is known.
    #[must_use]
    pub fn new(rejects: Option<File>, length: Option<u64>) -> Self {
        Self {
            rejects: rejects.map(BufWriter::new),
            bar: io::stderr().is_terminal().then(|| bar(length)),
            summary: Summary::default(),
            lines: 0,
        }
    }

    /// Prints a sentence.
    pub(super) fn say(&self, sentence: &str) {
        // Nobody may be listening any more.
        let print = || {
            let _ = writeln!(io::stderr(), "{sentence}");
        };
        match &self.bar {
            Some(bar) => bar.suspend(print),
            None => print(),
        }
    }

    /// A member that is not known was met for the first time.
    pub(super) fn unknown(&self, line: u64, name: &str) {
        let name: String = name.chars().take(SHOWN).collect();
        let name = name.escape_debug();
        self.say(&format!(
            "Members called '{name}' are not known and left out, first in line {line}."
        ));
    }

    pub(super) fn imported(&mut self) {
        self.summary.imported += 1;
    }

    pub(super) fn already_there(&mut self) {
        self.summary.already_there += 1;
    }

    /// # Errors
    /// When the file of rejects cannot be written.
    pub(super) fn rejected(&mut self, line: u64, reason: &str) -> io::Result<()> {
        self.summary.rejected += 1;
        let Some(file) = &mut self.rejects else {
            self.say(&format!("line {line}: {reason}"));
            return Ok(());
        };
        let reject = serde_json::json!({"line": line, "reason": reason});
        writeln!(file, "{reject}")
    }

    /// So many lines and bytes have been dealt with.
    ///
    /// # Errors
    /// When the file of rejects cannot be written.
    pub(super) fn progressed(&mut self, (lines, bytes): (u64, u64)) -> io::Result<()> {
        if let Some(file) = &mut self.rejects {
            file.flush()?;
        }
        let read = format!("{} lines", grouped(lines));
        match &self.bar {
            Some(bar) => {
                bar.set_position(bytes);
                // Short, for a terminal may be narrow.
                let rejected = grouped(self.summary.rejected);
                bar.set_message(format!("{read}, rejected {rejected}"));
            }
            None if lines / EVERY > self.lines / EVERY => {
                self.say(&format!("{read}, {}", self.summary));
            }
            None => {}
        }
        self.lines = lines;
        Ok(())
    }

    /// # Errors
    /// When the file of rejects cannot be written.
    pub(super) fn end(self) -> io::Result<Summary> {
        if let Some(bar) = self.bar {
            bar.finish_and_clear();
        }
        if let Some(mut file) = self.rejects {
            file.flush()?;
        }
        Ok(self.summary)
    }
}

impl std::fmt::Display for Summary {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self {
            imported,
            already_there,
            rejected,
        } = self;
        let [imported, already_there, rejected] =
            [*imported, *already_there, *rejected].map(grouped);
        write!(
            formatter,
            "imported {imported}, there already {already_there}, rejected {rejected}"
        )
    }
}

fn bar(length: Option<u64>) -> ProgressBar {
    let (bar, template) = match length {
        Some(length) => (ProgressBar::new(length), BAR),
        None => (ProgressBar::no_length(), SPINNER),
    };
    bar.set_draw_target(ProgressDrawTarget::stderr());
    match ProgressStyle::with_template(template) {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

/// A number with commas between its thousands.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_told_apart() {
        for (number, text) in [
            (0, "0"),
            (999, "999"),
            (1_000, "1,000"),
            (99_990, "99,990"),
            (1_234_567, "1,234,567"),
        ] {
            assert_eq!(grouped(number), text);
        }
    }

    #[test]
    fn the_summary_reads_well() {
        let summary = Summary {
            imported: 99_990,
            already_there: 0,
            rejected: 10,
        };
        let text = "imported 99,990, there already 0, rejected 10";
        assert_eq!(summary.to_string(), text);
    }

    #[test]
    fn templates_are_good() {
        for template in [BAR, SPINNER] {
            assert!(ProgressStyle::with_template(template).is_ok());
        }
    }
}
