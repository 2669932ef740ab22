"""How much thousands of open streams take, how fast events arrive at them, and how long going online takes with a full queue."""

import contextlib
import json
import resource
import statistics
import subprocess
import time

import people
import process
import wire
from settings import BINARIES, HERE, SCRATCH, SECONDS

RATE = 2000
QUEUED = 10000
TURNS = 5
# On either side of each stream, and some.
FILES = len(people.FOLLOWERS) + 1000


def events(database, errors):
    """Rows of the table; whatever an event did but arrive once and in order goes to the errors."""
    _allow_files()
    with process.dossier(database) as server:
        server.wait("/readyz")
        time.sleep(2)
        idle = server.memory("VmRSS")
        with _load(server) as load:
            _next(load)
            time.sleep(2)
            streams = server.memory("VmRSS") - idle
            load.stdin.write("go\n")
            load.stdin.flush()
            result = _next(load)
        errors += [f"events-{database.name}: {error}" for error in result["errors"]]
        online = statistics.median(_go_online(server, database) for _ in range(TURNS))
    count = f"{len(people.FOLLOWERS):,}"
    return [
        (f"{count} streams open, more than idle", database.name, f"{streams:.1f} MiB", "aim 150"),
        (f"events taken of {RATE:,} a second", database.name, f"{result['accepted'] / SECONDS:.0f}", f"aim {RATE}"),
        ("from before the POST to the stream, median", database.name, _milliseconds(result["p50_ms"]), "aim < 50"),
        ("from before the POST to the stream, p99", database.name, _milliseconds(result["p99_ms"])),
        (f"online with {QUEUED:,} queued, median of {TURNS}", database.name, f"{online:.0f} ms", "aim < 500"),
    ]


def _allow_files():
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard != resource.RLIM_INFINITY and hard < FILES:
        raise SystemExit(f"{len(people.FOLLOWERS):,} streams need {FILES:,} open files, but only {hard:,} are allowed: raise `ulimit -Hn`, or leave out events.")
    if soft != resource.RLIM_INFINITY and soft < FILES:
        # For what is started from here.
        resource.setrlimit(resource.RLIMIT_NOFILE, (FILES, hard))


@contextlib.contextmanager
def _load(server):
    """The load, which says a line of JSON when the streams are open, waits for a line, and says another at the end."""
    file = SCRATCH / "people.txt"
    lines = [people.token(people.SERVICE, "service")]
    lines += [f"{people.row_id('user', number)} {people.token(number)}" for number in people.FOLLOWERS]
    file.write_text("\n".join(lines) + "\n")
    command = [BINARIES / "examples" / "event_load", f"127.0.0.1:{server.port}", file, str(RATE), str(SECONDS)]
    with subprocess.Popen(command, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as load:
        try:
            yield load
        finally:
            load.kill()


def _next(load):
    """What the load says next."""
    line = load.stdout.readline()
    if not line:
        raise SystemExit("event_load ended before its time, see above")
    return json.loads(line)


def _go_online(server, database):
    """Milliseconds of going online with a full queue."""
    database.run((HERE / "queue.sql").read_text())
    database.tidy()
    headers = {"Authorization": f"Bearer {people.token(people.AWAY)}", "Content-Type": "application/json"}
    request = wire.request("PUT", "/api/co/presence", headers, b'{"status":"online"}')
    began = time.monotonic()
    answer = wire.send(server.port, request)
    took = (time.monotonic() - began) * 1000
    if answer.status != 200 or json.loads(answer.body)["queued_delivered"] != QUEUED:
        raise SystemExit(f"going online with {QUEUED:,} queued events answers {answer.status}: {answer.body.decode()}")
    return took


def _milliseconds(value):
    return "none" if value is None else f"{value:.1f} ms"
