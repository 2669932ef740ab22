#!/usr/bin/env bash
# Runs every test: prepares what they need, starts a throwaway PostgreSQL and an S3 server, runs them, stops both.
# Arguments go to cargo test. Nothing is skipped: what cannot be prepared ends the run with a sentence.
set -euo pipefail
cd "$(dirname "$0")/.."
. tests/prepare.sh

scratch=$(mktemp -d "${TMPDIR:-/tmp}/dossier-test.XXXXXXXX")
chmod 755 "$scratch"
cleanup() {
  [ -z "${s3:-}" ] || kill "$s3" 2>/dev/null || true
  [ ! -d "$scratch/pg/data" ] || as_postgres "$postgres_bin/pg_ctl" -D "$scratch/pg/data" -m immediate stop >/dev/null 2>&1 || true
  rm -rf "$scratch"
}
trap cleanup EXIT
trap 'exit 130' INT TERM

prepare_tools chromium php
prepare_python
prepare_node
prepare_browser
prepare_images

start_postgres "$scratch/pg"
start_s3 "$scratch/s3.log"

cargo fmt --all --check
cargo clippy --workspace --all-targets --quiet -- -D warnings
# Some tests start the program itself.
cargo build --quiet --package server
cargo test --workspace --no-fail-fast "$@"
# With tools that are not ours.
tests/conformance/lint.sh
tests/conformance/run.sh
tests/generated/run.sh
