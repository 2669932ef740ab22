"""Makes the databases, starts the servers, measures what was chosen and prints it. Called by run.sh; see README.md."""

import contextlib
import signal
import sys
import time

import documents
import events
import footprint
import imports
import process
import report
from databases import Postgresql, Sqlite
from operations import Operation
from settings import ALL_OPERATIONS, DATABASES, OPERATIONS, ROUNDS, SECONDS
from statements import Statements

# What is no operation under load beside its limits.
MEASURES = {"start": footprint.start, "memory": footprint.memory, "documents": documents.documents, "events": events.events, "import": imports.imports}


def rounds(operation, databases):
    """Runs all in turn, A B C A B C, each round begun by another; answers the windows of each."""
    contenders = [*operation.subjects.values(), *operation.shared]
    windows = {contender.name: [] for contender in contenders}
    for contender in contenders:
        contender.run(1)  # To warm up.
    for turn in range(ROUNDS):
        for database in databases.values():
            database.tidy()
        first = turn % len(contenders)
        for contender in contenders[first:] + contenders[:first]:
            windows[contender.name].append(contender.run(SECONDS))
    return windows


def speed(operations, databases):
    """Rows of the table, and what went wrong."""
    rows, errors = [], []
    with contextlib.ExitStack() as stack:
        servers = {}
        for name, database in databases.items():
            servers[name] = stack.enter_context(process.dossier(database))
            servers[name].wait("/readyz")
        statements = Statements(servers["postgresql"], databases["postgresql"])
        chosen = {name: servers[name] for name in DATABASES}
        for name in operations:
            progress(name)
            with Operation(name, chosen, statements, databases) as operation:
                windows = rounds(operation, databases)
                rows += report.rows(operation, windows)
            errors += [error for of_one in windows.values() for window in of_one for error in window.errors]
    return rows, errors


def progress(text):
    print(f"{time.strftime('%T')} {text}", file=sys.stderr, flush=True)


def main():
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # So that what was started is stopped.
    progress("seed")
    # PostgreSQL is there in any case: it tells which statements the server sends.
    databases = {"postgresql": Postgresql()}
    if "sqlite" in DATABASES:
        databases["sqlite"] = Sqlite()
    errors, footprints = [], []
    for measure in MEASURES:
        if measure in OPERATIONS:
            for name in DATABASES:
                progress(f"{measure} {name}")
                footprints += MEASURES[measure](databases[name], errors)
    operations = [name for name in ALL_OPERATIONS if name in OPERATIONS and name not in MEASURES]
    rows = []
    if operations:
        rows, failed = speed(operations, databases)
        errors += failed
    report.show(rows, footprints)
    if errors:
        raise SystemExit("\n".join(["Not every answer was the expected one:", *errors]))


main()
