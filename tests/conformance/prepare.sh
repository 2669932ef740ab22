# The tools of conformance and a server to try them on; sourced by run.sh and lint.sh, after tests/prepare.sh.

prepare_conformance() {
  conformance_python=$cache/conformance/bin/python
  cmp -s tests/conformance/requirements.txt "$cache/conformance/requirements.txt" && return 0
  echo "Installing the Python packages of tests/conformance/requirements.txt."
  python3 -m venv "$cache/conformance" && "$conformance_python" -m pip install --quiet --disable-pip-version-check -r tests/conformance/requirements.txt &&
    cp tests/conformance/requirements.txt "$cache/conformance/requirements.txt" ||
    fail "Conformance needs the Python packages of tests/conformance/requirements.txt, which could not be installed here."
}

prepare_linters() {
  [ tests/conformance/node_modules/.package-lock.json -nt tests/conformance/package-lock.json ] && return 0
  echo "Installing the npm packages of tests/conformance/package.json."
  npm --prefix tests/conformance ci --no-audit --no-fund --silent ||
    fail "Conformance needs the npm packages of tests/conformance/package.json, which could not be installed here."
}

# With its data in that folder, on `sqlite` or `postgres`; says where it is and who may do what there.
start_server() {
  local port settings=()
  port=$(free_port)
  mkdir -p "$1"
  if [ "$2" = postgres ]; then
    local name
    name=conformance_$(basename "$scratch" | tr -dc 'A-Za-z0-9' | tr 'A-Z' 'a-z')
    "$postgres_bin/psql" -q "$DOSSIER_TEST_POSTGRES" -c "create database $name"
    settings+=(DOSSIER_DATABASE_URL="${DOSSIER_TEST_POSTGRES%/*}/$name")
  fi
  # Many changes a day, so that most are tried; a proxy, so that failed logins do not lock the only address out.
  env -i PATH="$PATH" DOSSIER_PROFILE_UPDATES_PER_DAY=10000 DOSSIER_TRUSTED_PROXIES=127.0.0.1 "${settings[@]}" \
    target/debug/dossier serve --demo --data "$1" --listen "127.0.0.1:$port" --admin-listen off >"$1/log" 2>&1 &
  server=$!
  for _ in $(seq 150); do
    grep -q 'Demo apikey' "$1/log" && break
    kill -0 "$server" 2>/dev/null || { cat "$1/log" >&2; fail "The server for conformance did not start."; }
    sleep 0.2
  done
  export URL=http://127.0.0.1:$port CONFORMANCE_PROXY=yes
  API_KEY=$(awk '/Demo apikey/ {print $3}' "$1/log")
  STAFF_EMAIL=$(awk '/Demo admin/ {print $3}' "$1/log")
  STAFF_PASSWORD=$(awk '/Demo admin/ {print $6}' "$1/log")
  export API_KEY STAFF_EMAIL STAFF_PASSWORD
}

stop_server() {
  [ -n "${server:-}" ] || return 0
  kill "$server" 2>/dev/null || true
  wait "$server" 2>/dev/null || true
  server=
}
