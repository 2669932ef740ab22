"""The two databases: made by the server's own migrations, filled with seed.sql."""

import contextlib
import hashlib
import shutil
import sqlite3
import subprocess
from datetime import datetime, timedelta, timezone

import people
from settings import BINARIES, ENVIRONMENT, HERE, POSTGRES, POSTGRES_BIN, SCRATCH

SEED = HERE / "seed.sql"
# bench_id is what people.row_id is. They cost pgbench nothing: PostgreSQL puts the bodies in their place, because each is as immutable as it says.
FUNCTIONS = """
CREATE FUNCTION bench_id(kind text, number int) RETURNS uuid IMMUTABLE LANGUAGE sql AS 'SELECT md5(kind || number::text)::uuid';
CREATE FUNCTION bench_time(seconds int) RETURNS timestamptz STABLE LANGUAGE sql AS
  'SELECT date_trunc(''milliseconds'', now()) + seconds * interval ''1 second''';
CREATE FUNCTION bench_hash(number int) RETURNS bytea IMMUTABLE LANGUAGE sql AS 'SELECT sha256(number::text::bytea)';
CREATE FUNCTION bench_hash(key text) RETURNS bytea IMMUTABLE LANGUAGE sql AS 'SELECT sha256(key::bytea)';
"""


def _migrate(url):
    command = [BINARIES / "dossier", "migrate", "--data", SCRATCH / "data", "--database-url", url]
    subprocess.run(command, env=ENVIRONMENT, check=True, stdout=subprocess.DEVNULL)


@contextlib.contextmanager
def new(database, name):
    """The URL of an empty database beside this one, which is gone afterwards."""
    url = database.create(name)
    try:
        yield url
    finally:
        database.drop(name)


class Postgresql:
    """A database of the throwaway PostgreSQL."""

    name = "postgresql"

    def __init__(self):
        self.url = f"{POSTGRES}/bench"
        self._psql("CREATE DATABASE bench", database="postgres")
        _migrate(self.url)
        self._psql(FUNCTIONS)
        self.run(SEED.read_text())
        self.tidy()

    def tidy(self):
        """Between rounds: dead rows of one contender must not slow the next."""
        self._psql("VACUUM ANALYZE")
        self._psql("CHECKPOINT")

    def create(self, name):
        """An empty database; answers its URL."""
        self._psql(f"CREATE DATABASE {name}", database="postgres")
        return f"{POSTGRES}/{name}"

    def drop(self, name):
        self._psql(f"DROP DATABASE {name} WITH (FORCE)", database="postgres")

    def run(self, sql):
        """Runs statements in the words of the seed."""
        self._psql(sql)

    def last_statement(self, beginning):
        """The text of a statement that the server sent last on one of its connections and that begins so; empty if there is none."""
        sql = f"SELECT query FROM pg_stat_activity WHERE application_name = 'dossier' AND query LIKE '{beginning}%' LIMIT 1"
        return self._psql(sql).strip()

    def _psql(self, sql, database="bench"):
        command = [POSTGRES_BIN / "psql", "-qXAt", "-v", "ON_ERROR_STOP=1", f"{POSTGRES}/{database}"]
        return subprocess.run(command, input=sql, check=True, text=True, stdout=subprocess.PIPE).stdout


class Sqlite:
    """A file."""

    name = "sqlite"

    def __init__(self):
        self.file = SCRATCH / "bench.db"
        self.url = f"sqlite:{self.file}"
        _migrate(self.url)
        self.run(SEED.read_text())
        self.run("ANALYZE")
        # The same rows for whoever does not go through the server.
        self.copy = SCRATCH / "copy.db"
        shutil.copy(self.file, self.copy)

    def tidy(self):
        """Nothing to do: SQLite keeps no dead rows."""

    def create(self, name):
        """An empty database, which the server makes; answers its URL."""
        return f"sqlite:{SCRATCH / name}.db"

    def drop(self, name):
        for file in SCRATCH.glob(f"{name}.db*"):
            file.unlink()

    def run(self, sql):
        """Runs statements in the words of the seed."""
        with contextlib.closing(sqlite3.connect(self.file, timeout=30)) as connection:
            connection.create_function("bench_id", 2, lambda kind, number: people.row_id(kind, number).bytes)
            connection.create_function("bench_time", 1, _time)
            connection.create_function("bench_hash", 1, lambda number: hashlib.sha256(str(number).encode()).digest())
            connection.executescript(sql)


def _time(seconds):
    """As the server writes it."""
    time = datetime.now(timezone.utc) + timedelta(seconds=seconds)
    return time.isoformat(timespec="milliseconds")
