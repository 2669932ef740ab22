# What tests and measurements need and a fresh machine lacks; sourced by run.sh and bench/run.sh. Everything lands in .cache, but for Debian packages.

cache=$PWD/.cache
fail() { echo "$*" >&2; exit 1; }

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; elif sudo -n true 2>/dev/null; then sudo -n "$@"; else return 126; fi
}

# PostgreSQL refuses to run as root.
as_postgres() {
  if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}

find_postgres() {
  postgres_bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
  [ -n "$postgres_bin" ] || ! command -v initdb >/dev/null || postgres_bin=$(dirname "$(command -v initdb)")
}

# What both need, and the further tools that are told: chromium, php, wrk, pgbench, javac, and what generated clients in Java and PHP are built on.
prepare_tools() {
  missing=()
  find_postgres
  [ -n "$postgres_bin" ] || missing+=(postgresql)
  command -v curl >/dev/null || missing+=(curl)
  command -v node >/dev/null || missing+=(nodejs)
  command -v npm >/dev/null || missing+=(npm)
  command -v python3 >/dev/null || missing+=(python3)
  python3 -c 'import ensurepip, venv' 2>/dev/null || missing+=(python3-venv)
  command -v cc >/dev/null || missing+=(build-essential)
  for tool in "$@"; do
    case $tool in
      php) php -r 'exit((int) !function_exists("curl_init"));' >/dev/null 2>&1 || missing+=(php-cli php-curl) ;;
      pgbench) [ -x "$postgres_bin/$tool" ] || missing+=(postgresql-contrib) ;;
      javac) command -v javac >/dev/null || missing+=(default-jdk-headless) ;;
      java-client) [ -e /usr/share/java/httpmime.jar ] && [ -e /usr/share/java/jakarta-annotation-api.jar ] || missing+=(libhttpmime-java libjakarta-annotation-api-java) ;;
      php-client) [ -e /usr/share/php/GuzzleHttp/autoload.php ] && php -r 'exit((int) !extension_loaded("mbstring"));' || missing+=(php-guzzlehttp-guzzle php-mbstring) ;;
      *) command -v "$tool" >/dev/null || missing+=("$tool") ;;
    esac
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  echo "Installing ${missing[*]}."
  { command -v apt-get >/dev/null && as_root apt-get update -qq && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null; } ||
    fail "The tests need these Debian packages, which could not be installed here: ${missing[*]}."
  find_postgres
}

prepare_python() {
  python=$cache/python/bin/python
  export DOSSIER_TEST_PYTHON=$python
  cmp -s tests/requirements.txt "$cache/python/requirements.txt" && return 0
  echo "Installing the Python packages of tests/requirements.txt."
  python3 -m venv "$cache/python" && "$python" -m pip install --quiet --disable-pip-version-check -r tests/requirements.txt &&
    cp tests/requirements.txt "$cache/python/requirements.txt" ||
    fail "The tests need the Python packages of tests/requirements.txt, which could not be installed here."
}

prepare_node() {
  export DOSSIER_TEST_NODE_MODULES=$PWD/tests/clients/node_modules
  [ "$DOSSIER_TEST_NODE_MODULES/.package-lock.json" -nt tests/clients/package-lock.json ] && return 0
  echo "Installing the npm packages of tests/clients/package.json."
  npm --prefix tests/clients install --no-audit --no-fund --silent ||
    fail "The tests need the npm packages of tests/clients/package.json, which could not be installed here."
}

prepare_browser() {
  DOSSIER_TEST_CHROMIUM=$(command -v chromium)
  export DOSSIER_TEST_CHROMIUM
}

# Pictures made to break decoders: the test images of the Pillow library.
prepare_images() {
  export DOSSIER_TEST_IMAGES=$cache/images
  [ -d "$DOSSIER_TEST_IMAGES" ] && return 0
  echo "Downloading the test images of Pillow."
  mkdir -p "$cache/pillow"
  "$python" -m pip download --quiet --disable-pip-version-check --no-deps --no-binary pillow -d "$cache/pillow" 'pillow==12.0.0' ||
    fail "The tests need the source package of Pillow, which could not be downloaded here."
  tar -xzf "$cache"/pillow/pillow-*.tar.gz -C "$cache/pillow"
  mv "$cache"/pillow/pillow-*/Tests/images "$DOSSIER_TEST_IMAGES"
  rm -rf "$cache/pillow"
}

free_port() { "$python" -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }

# In that folder; further arguments are settings. Without any it is fast and forgets what it was told when the machine fails.
start_postgres() {
  mkdir -p "$1/run"
  [ "$(id -u)" != 0 ] || chown -R postgres "$1"
  local port log=$1/log settings=("${@:2}")
  [ ${#settings[@]} -gt 0 ] || settings=(fsync=off full_page_writes=off synchronous_commit=off)
  port=$(free_port)
  { as_postgres "$postgres_bin/initdb" -D "$1/data" -A trust -U postgres --no-sync >"/dev/null" &&
    as_postgres "$postgres_bin/pg_ctl" -D "$1/data" -w -l "$log" start -o "-p $port -c listen_addresses=127.0.0.1 -k $1/run -c max_connections=400$(printf ' -c %s' "${settings[@]}")" >/dev/null; } ||
    fail "The throwaway PostgreSQL did not start."
  export DOSSIER_TEST_POSTGRES=postgres://postgres@127.0.0.1:$port/postgres
  export DOSSIER_TEST_POSTGRES_BIN=$postgres_bin
}

stop_postgres() {
  [ ! -d "$1/data" ] || as_postgres "$postgres_bin/pg_ctl" -D "$1/data" -m immediate stop >/dev/null 2>&1 || true
}

start_s3() {
  local port
  port=$(free_port)
  "$python" -m moto.server -H 127.0.0.1 -p "$port" >"$1" 2>&1 &
  s3=$!
  export DOSSIER_TEST_S3=http://127.0.0.1:$port
  # The test server takes any key.
  export AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test
  for _ in $(seq 100); do
    curl -fs -o /dev/null "$DOSSIER_TEST_S3/moto-api/" && return 0
    sleep 0.2
  done
  cat "$1" >&2
  fail "The S3 server for the tests did not start."
}
