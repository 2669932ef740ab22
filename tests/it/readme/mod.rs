//! The README's tour, run as it is printed and compared with what it prints.

use std::process::Stdio;

use regex::Regex;
use tokio::io::AsyncWriteExt;
use tokio::process::Command;

use crate::support::Server;
use crate::support::database::Kind;

const ADDRESS: &str = "localhost:5000";
/// Printed by the shell after each command, so that outputs can be told apart.
const MARK: &str = "=== next ===";

struct Step {
    command: String,
    output: String,
}

/// The commands in the `console` blocks and what stands below each.
fn steps(readme: &str) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    let mut inside = false;
    let mut continued = false;
    for line in readme.lines() {
        match line {
            "```console" => inside = true,
            "```" => inside = false,
            _ if !inside => {}
            _ => {
                if let Some(command) = line.strip_prefix("$ ") {
                    continued = command.ends_with('\\');
                    steps.push(Step {
                        command: command.to_owned(),
                        output: String::new(),
                    });
                    continue;
                }
                let step = steps.last_mut().expect("a block begins with a command");
                if continued {
                    continued = line.ends_with('\\');
                    step.command.push('\n');
                    step.command.push_str(line);
                } else {
                    step.output.push_str(line);
                    step.output.push('\n');
                }
            }
        }
    }
    steps
}

/// What differs from run to run, made equal.
fn normalise(text: &str) -> String {
    let patterns = [
        (r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "<uuid>"),
        (r"eyJ[\w-]+\.[\w-]+\.[\w-]+", "<jwt>"),
        (r"eyJ[^\s,]*…", "<jwt>"),
        (r#""refresh_token":"[^"]+""#, r#""refresh_token":"<token>""#),
        (r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", "<time>"),
        (r"/media/[a-z0-9]{32}", "/media/<name>"),
        (r"\r", ""),
    ];
    patterns
        .iter()
        .fold(text.trim_end().to_owned(), |text, (pattern, by)| {
            Regex::new(pattern)
                .expect("a pattern")
                .replace_all(&text, *by)
                .into_owned()
        })
}

#[tokio::test]
async fn the_tour_works_as_printed() {
    let server = Server::on(Kind::Sqlite).await;
    let address = server.url.trim_start_matches("http://");
    let readme = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../README.md"))
        .expect("there is a README");
    let steps = steps(&readme);
    assert!(steps.len() >= 10, "the tour has {} steps", steps.len());
    let commands: Vec<String> = steps
        .iter()
        .map(|step| step.command.replace(ADDRESS, address))
        .collect();
    let script = commands.join(&format!("\necho '{MARK}'\n"));
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let mut shell = Command::new("bash")
        .current_dir(folder.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("bash starts");
    shell
        .stdin
        .take()
        .expect("a pipe")
        .write_all(script.as_bytes())
        .await
        .expect("bash reads");
    let output = shell.wait_with_output().await.expect("bash ends");
    let output = String::from_utf8(output.stdout)
        .expect("text")
        .replace(address, ADDRESS);
    let outputs: Vec<&str> = output.split(&format!("{MARK}\n")).collect();
    for (step, output) in steps.iter().zip(outputs) {
        assert_eq!(
            normalise(output),
            normalise(&step.output),
            "$ {}",
            step.command
        );
    }
}

#[test]
fn the_table_has_every_setting() {
    let readme = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../README.md"))
        .expect("there is a README");
    let rows: Vec<&str> = readme
        .lines()
        .filter(|line| line.starts_with("| `DOSSIER_"))
        .collect();
    let settings: Vec<String> = server::config::SETTINGS
        .iter()
        .map(|setting| {
            format!(
                "| `{}` | {} | {} |",
                setting.variable(),
                setting.default,
                setting.help
            )
        })
        .collect();
    assert_eq!(rows, settings);
}
