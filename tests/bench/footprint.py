"""How fast the server is ready, and how much memory it takes."""

import statistics
import time

import operations
import process
from contenders import Load
from settings import SECONDS

STARTS = 10
UPLOADS = 32


def start(database, _):
    """From the start of the process to the first 200 of /readyz, on a database that is there already."""
    times = []
    for _ in range(STARTS):
        with process.dossier(database) as server:
            times.append(server.wait("/readyz"))
    return [(f"ready after start, median of {STARTS}", database.name, f"{statistics.median(times):.0f} ms")]


def memory(database, errors):
    """Resident memory of one process: idle, after reads, and at most under uploads."""
    rows = []

    def note(what, field):
        rows.append((what, database.name, f"{server.memory(field):.1f} MiB"))

    def load(name, requests, connections):
        load = Load(f"memory-{name}-{database.name}", server, requests, connections)
        load.prepare()
        errors.extend(load.run(SECONDS).errors)

    with process.dossier(database) as server:
        server.wait("/readyz")
        time.sleep(2)
        note("resident, idle after start", "VmRSS")
        load("get", operations.reads(), operations.CONNECTIONS)
        time.sleep(2)
        note("resident, idle after reads", "VmRSS")
        load("upload", operations.uploads(), UPLOADS)
        note(f"resident at most, {UPLOADS} uploads at once", "VmHWM")
        time.sleep(2)
        note("resident, idle after uploads", "VmRSS")
    return rows
