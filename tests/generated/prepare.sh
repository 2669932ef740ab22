# The generators; sourced by run.sh, after tests/prepare.sh.

prepare_generators() {
  generators=$cache/generators/bin
  cmp -s tests/generated/requirements.txt "$cache/generators/requirements.txt" && return 0
  echo "Installing the Python packages of tests/generated/requirements.txt."
  python3 -m venv "$cache/generators" &&
    "$generators/python" -m pip install --quiet --disable-pip-version-check -r tests/generated/requirements.txt &&
    cp tests/generated/requirements.txt "$cache/generators/requirements.txt" ||
    fail "Generated clients need the Python packages of tests/generated/requirements.txt, which could not be installed here."
}
