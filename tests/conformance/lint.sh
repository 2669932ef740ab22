#!/usr/bin/env bash
# Lints the documents with Redocly and Spectral, and tries the check for breaking changes. No warning is let through.
set -euo pipefail
cd "$(dirname "$0")/../.."
. tests/prepare.sh
. tests/conformance/prepare.sh

command -v node >/dev/null && command -v npm >/dev/null || prepare_tools
prepare_linters
cd tests/conformance
documents=()
for document in ../../openapi/*.yaml; do
  [ "$(basename "$document")" = components.yaml ] || documents+=("$document")
done
export REDOCLY_TELEMETRY=off REDOCLY_SUPPRESS_UPDATE_NOTICE=true

quietly() {
  local said
  said=$("$@" 2>&1) || { echo "$said"; return 1; }
}
quietly node_modules/.bin/redocly lint --config redocly.yaml "${documents[@]}"
quietly node_modules/.bin/spectral lint --ruleset .spectral.yaml --fail-severity hint "${documents[@]}"
quietly node names.mjs
quietly node --test diff.test.mjs
echo "The documents are in order."
