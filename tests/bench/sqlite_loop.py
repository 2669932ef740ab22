"""How often a second SQLite runs one statement without a server around it: sqlite_loop.py FILE STATEMENT THREADS SECONDS.

Readers are processes of their own, as many as told. There is one writer: SQLite has no more than one at a time.
"""

import multiprocessing
import random
import sqlite3
import sys
import time
from datetime import datetime, timezone

import people


def values(turn):
    """What the statement's $1, $2 ... are; see statements.py. A statement takes those that it names."""
    number = random.choice(people.WITH_SESSION)
    ids = [people.row_id(kind, number).bytes for kind in ("pair", "session", "user")]
    now = datetime.now(timezone.utc).isoformat(timespec="milliseconds")
    changes = [f"=Name{turn}", "", f"=+1555{turn}", f"={turn} New Street, Some Town, 12345", ""]
    return dict(zip(map(str, range(1, 10)), [*ids, now, *changes]))


def loop(file, statement, seconds):
    """Runs it for so long; answers how often. Values are made before, so that only SQLite is measured."""
    connection = sqlite3.connect(file, isolation_level=None)
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "busy_timeout = 5000"):
        connection.execute(f"PRAGMA {pragma}")
    prepared = [values(turn) for turn in range(1000000, 1002000)]
    done, end = 0, time.monotonic() + seconds
    while time.monotonic() < end:
        rows = connection.execute(statement, prepared[done % len(prepared)]).fetchall()
        if len(rows) != 1:
            raise SystemExit(f"{len(rows)} rows instead of one")
        done += 1
    return done


def main():
    file, statement, threads, seconds = sys.argv[1:]
    threads, seconds = int(threads), float(seconds)
    if statement.startswith("UPDATE"):
        done = [loop(file, statement, seconds)]
    else:
        with multiprocessing.Pool(threads) as pool:
            done = pool.starmap(loop, [(file, statement, seconds)] * threads, chunksize=1)
    print(f"{sum(done) / seconds:.1f} statements per second")


if __name__ == "__main__":
    main()
