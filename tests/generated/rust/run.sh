# In a folder with this one's files and those of docs/clients.md; generate.sh is one of them.
set -euo pipefail
bash generate.sh
cargo build --quiet --locked --bins
"$CARGO_TARGET_DIR/debug/example"
"$CARGO_TARGET_DIR/debug/scenario"
