//! The README and the pages in `docs` hold what they say.

mod front_ends;
mod links;
mod shell;
mod tour;
mod walk;

use walk::text_of;

#[test]
fn the_table_has_every_setting() {
    let readme = text_of("README.md");
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

#[test]
fn the_operators_table_has_every_setting() {
    let page = text_of("docs/operating/configuration.md");
    let rows: Vec<&str> = page
        .lines()
        .filter(|line| line.starts_with("| `DOSSIER_"))
        .collect();
    let settings: Vec<String> = server::config::SETTINGS
        .iter()
        .map(|setting| {
            let variable = setting.variable();
            let of_file = if setting.secret {
                format!(", `{variable}_FILE`")
            } else {
                String::new()
            };
            format!(
                "| `{variable}`{of_file} | `--{}` | `{}` | {} | {} |",
                setting.flag(),
                setting.value.replace('|', "\\|"),
                setting.default,
                setting.help
            )
        })
        .collect();
    assert_eq!(rows, settings);
}

#[test]
fn the_container_is_built_with_the_toolchain() {
    let toolchain = text_of("rust-toolchain.toml");
    let channel = toolchain.split('"').nth(1).expect("a channel");
    let container = text_of("Dockerfile");
    for line in [
        format!("FROM rust:{channel}-slim-bookworm AS build"),
        format!("ENV RUSTUP_TOOLCHAIN={channel}"),
    ] {
        assert!(container.lines().any(|found| found == line), "{line}");
    }
}
