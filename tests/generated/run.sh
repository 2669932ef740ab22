#!/usr/bin/env bash
# Generates clients in five languages from the documents of a running server, by the commands of docs/clients.md, runs the programs of that page and
# walks each client through all namespaces. LANGUAGES is which of them. All of it is made anew in .cache/clients, and nothing of it changed by hand.
set -euo pipefail
cd "$(dirname "$0")/../.."
. tests/prepare.sh
. tests/conformance/prepare.sh
. tests/generated/prepare.sh

scratch=$(mktemp -d "${TMPDIR:-/tmp}/dossier-clients.XXXXXXXX")
cleanup() {
  stop_server
  rm -rf "$scratch"
}
trap cleanup EXIT
trap 'exit 130' INT TERM

prepare_tools php javac java-client php-client
prepare_generators
python=$generators/python
cargo build --quiet --package server
start_server "$scratch/server" sqlite
export PICTURE=$scratch/me.png DOCUMENT=$scratch/dbs.pdf
curl -fsS -o "$PICTURE" "$URL/docs/favicon-32x32.png"
printf '%%PDF-1.7 certificate' >"$DOCUMENT"
# A generator in Java lives too short to be optimised. What Cargo has built of others' crates stays.
export PATH=$generators:$PATH JAVA_OPTS=-XX:TieredStopAtLevel=1 CARGO_TARGET_DIR=$cache/clients.target

# What a language says is shown if it fails, or if its example does not print what the page says.
try() {
  local begun=$SECONDS work=$cache/clients/$1
  (cd "$work" && bash run.sh) >"$scratch/$1.out" 2>"$scratch/$1.err" && [ "$(grep -cx Ada "$scratch/$1.out")" = 1 ] || {
    cat "$scratch/$1.out" "$scratch/$1.err" >&2
    echo "The client in $1 failed." >&2
    return 1
  }
  echo "The client in $1 has what the documents promise ($((SECONDS - begun)) s)."
}

try_all() {
  local failed=0
  for language in "$@"; do try "$language" || failed=1; done
  return "$failed"
}

read -ra languages <<<"${LANGUAGES:-rust java python php typescript}"
rm -rf "$cache/clients"
for language in "${languages[@]}"; do
  mkdir -p "$cache/clients/$language"
  cp -r "tests/generated/$language/." "$cache/clients/$language"
done
"$python" tests/generated/page.py "$cache/clients"

# Two at a time.
one=() other=()
for index in "${!languages[@]}"; do
  if ((index % 2)); then other+=("${languages[index]}"); else one+=("${languages[index]}"); fi
done
try_all "${one[@]}" &
beside=$!
failed=0
try_all "${other[@]}" || failed=1
wait "$beside" || failed=1
exit "$failed"
