#!/usr/bin/env bash
# Holds a server against the documents, with tools that are not ours. URL is the server, API_KEY a key of its Account API, STAFF_EMAIL and STAFF_PASSWORD
# somebody of its staff; it gets new users, so let it be one for trying. Without URL one server is started on SQLite and one on PostgreSQL.
# EXAMPLES is how many cases each phase makes of each operation, SEED which ones, DOCUMENTS which documents are tried.
set -euo pipefail
cd "$(dirname "$0")/../.."
. tests/prepare.sh
. tests/conformance/prepare.sh

scratch=$(mktemp -d "${TMPDIR:-/tmp}/dossier-conformance.XXXXXXXX")
chmod 755 "$scratch"
cleanup() {
  stop_server
  stop_postgres "$scratch/pg"
  rm -rf "$scratch"
}
trap cleanup EXIT
trap 'exit 130' INT TERM

prepare_tools
prepare_conformance
python=$conformance_python

if [ -n "${URL:-}" ]; then
  "$python" tests/conformance/run.py
  exit
fi

cargo build --quiet --package server
started=${DOSSIER_TEST_POSTGRES:-}
[ -n "$started" ] || start_postgres "$scratch/pg"
failed=0
for database in sqlite postgres; do
  echo "On $database:"
  start_server "$scratch/$database" "$database"
  "$python" tests/conformance/run.py || failed=1
  stop_server
done
exit "$failed"
