#!/usr/bin/env bash
# Measures speed and memory beside their limits and prints a table; about ten minutes after the build, on loopback only. See README.md.
# ROUNDS, SECONDS, DATABASES and OPERATIONS select a part: ROUNDS=1 SECONDS=1 is a smoke test.
set -euo pipefail
seconds=$SECONDS # Bash counts it up from what the environment says, or from 0.
unset SECONDS
[ "$seconds" = 0 ] || export SECONDS=$seconds
cd "$(dirname "$0")/../.."
. tests/prepare.sh

# Not /tmp, which may lie in memory: commits have to reach a disk.
scratch=$(mktemp -d "${TMPDIR:-/var/tmp}/dossier-bench.XXXXXXXX")
chmod 755 "$scratch"
cleanup() {
  stop_postgres "$scratch/pg"
  rm -rf "$scratch"
}
trap cleanup EXIT
trap 'exit 130' INT TERM

prepare_tools wrk pgbench
python=python3
cargo build --release --quiet --package server --bin dossier --examples
cargo build --release --quiet --package media --examples

# As durable as in production; only what would disturb a short run at random is put off. The last one is for reading whole statements.
start_postgres "$scratch/pg" shared_buffers=256MB max_wal_size=8GB checkpoint_timeout=1h autovacuum=off track_activity_query_size=16384

DOSSIER_BENCH_BINARIES=${CARGO_TARGET_DIR:-target}/release DOSSIER_BENCH_SCRATCH=$scratch python3 -B tests/bench
