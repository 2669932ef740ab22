#!/usr/bin/env bash
# Tells breaking changes of the documents from harmless ones since a revision of git.
set -euo pipefail
cd "$(dirname "$0")/../.."
. tests/prepare.sh
. tests/conformance/prepare.sh

prepare_linters
node tests/conformance/breaking.mjs "$@"
