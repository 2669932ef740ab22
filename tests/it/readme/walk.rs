//! A page whose commands are run as they are printed, and compared with what it prints.

use std::path::Path;

use regex::Regex;

use super::shell::Shell;
use crate::support::Server;

const ADDRESS: &str = "localhost:5000";
/// How the README runs the program.
const PROGRAM: &str = "cargo run --quiet --package server --";

struct Step {
    command: String,
    output: String,
    /// In a terminal of its own, which is left open.
    second: bool,
}

/// The text of a page of the repository.
pub fn text_of(page: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(page);
    std::fs::read_to_string(path).expect(page)
}

/// Runs the commands of `page` in an empty folder where the server's own is `data`, and answers how many they were. Pages may run the program
/// as `dossier`.
pub async fn walk(server: &Server, page: &str) -> usize {
    let address = server.url.trim_start_matches("http://");
    let text = text_of(page);
    let steps = steps(&text);
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    std::os::unix::fs::symlink(server.data(), folder.path().join("data")).expect("a link");
    for (name, content) in files(&text) {
        let content = content.replace(ADDRESS, address);
        std::fs::write(folder.path().join(name), content).expect("it can be written");
    }
    let program = program();
    let (mut first, mut second) = (Shell::start(folder.path()), Shell::start(folder.path()));
    let command = format!("dossier() {{ {program} \"$@\"; }}");
    assert_eq!(first.run(&command).await, "");
    let mut open: Option<(&Step, String)> = None;
    for step in &steps {
        let command = step.command.replace(ADDRESS, address);
        let command = command.replace(PROGRAM, &program);
        if step.second && !step.output.is_empty() {
            second.begin(&command).await;
            // Once something is printed, the page can go on.
            open = Some((step, second.lines(1).await));
            continue;
        }
        let terminal = if step.second { &mut second } else { &mut first };
        check(page, step, &terminal.run(&command).await, address);
    }
    if let Some((step, printed)) = open {
        let rest = second.lines(step.output.lines().count() - 1).await;
        check(page, step, &(printed + &rest), address);
    }
    steps.len()
}

/// The blocks of code that have the name of a file, and the name.
fn files(page: &str) -> Vec<(String, String)> {
    let block = Regex::new(r"(?ms)^```(?:js|json) (\S+)\n(.*?)^```$").expect("a pattern");
    let files = block.captures_iter(page);
    files
        .map(|file| (file[1].to_owned(), file[2].to_owned()))
        .collect()
}

/// The commands in the `console` blocks and what stands below each.
fn steps(page: &str) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    let (mut inside, mut second, mut continued) = (false, false, false);
    for line in page.lines() {
        match line {
            "```console" | "```console second terminal" => {
                inside = true;
                second = line.ends_with("terminal");
            }
            "```" => inside = false,
            _ if !inside => {}
            _ => {
                if let Some(command) = line.strip_prefix("$ ") {
                    continued = command.ends_with('\\');
                    steps.push(Step {
                        command: command.to_owned(),
                        output: String::new(),
                        second,
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
        (r"eyJ[\w-]+--[0-9a-f]+", "<jwt>"),
        (r"eyJ[^\s,]*…", "<jwt>"),
        (
            r#""token_checksum":"[\w-]{64}""#,
            r#""token_checksum":"<checksum>""#,
        ),
        (r#""refresh_token":"[^"]+""#, r#""refresh_token":"<token>""#),
        (r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", "<time>"),
        (r"/media/[a-z0-9]{32}", "/media/<name>"),
        (r"curl/[\d.]+", "curl/<version>"),
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

/// How the program is run that is built beside this test, without the variables of the tests.
fn program() -> String {
    let test = std::env::current_exe().expect("a program knows where it is");
    let folder = test.parent().and_then(Path::parent);
    let program = folder
        .expect("tests lie in target/debug/deps")
        .join("dossier");
    assert!(program.exists(), "{} is not built", program.display());
    format!("env -i {}", program.display())
}

fn check(page: &str, step: &Step, printed: &str, address: &str) {
    assert_eq!(
        normalise(&printed.replace(address, ADDRESS)),
        normalise(&step.output),
        "{page}: $ {}",
        step.command
    );
}
