//! The README holds what it says.

mod shell;
mod tour;

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
