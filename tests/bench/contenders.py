"""What is measured: servers under load, and their limits. Each has a name and a `run(seconds)` that answers a Window."""

import json
import os
import re
import subprocess
from dataclasses import dataclass, field

import wire
from settings import BINARIES, CORES, HERE, POSTGRES, POSTGRES_BIN, SCRATCH


@dataclass
class Window:
    """What came of one run: operations a second, latencies in milliseconds, and what went wrong."""

    rate: float
    p50: float = float("nan")
    p99: float = float("nan")
    errors: list = field(default_factory=list)


class Load:
    """wrk, sending these requests to a server in turn over that many connections, each answered with `status`."""

    def __init__(self, name, server, requests, connections, status=200, spread=0.1):
        self.name, self.server, self.requests, self.connections, self.status, self.spread = name, server, requests, connections, status, spread

    def prepare(self):
        """Writes the requests down and learns from one of them how large a right answer is."""
        self.file = SCRATCH / f"{self.name}.requests"
        with self.file.open("wb") as file:
            for request in self.requests:
                file.write(b"%d\n%b" % (len(request), request))
        answer = wire.send(self.server.port, self.requests[0])
        if answer.status != self.status:
            raise SystemExit(f"{self.name} answers {answer.status} instead of {self.status}: {answer.body.decode()}")
        self.size = answer.size
        return answer

    def run(self, seconds):
        command = [
            "wrk", "-t1", f"-c{self.connections}", f"-d{seconds}s", "--timeout", "20s", "-s", HERE / "wrk" / "replay.lua",
            f"http://127.0.0.1:{self.server.port}",
        ]
        environment = {**os.environ, "REQUESTS": str(self.file)}
        output = subprocess.run(command, env=environment, check=True, text=True, stdout=subprocess.PIPE).stdout
        result = json.loads(re.search(r"^RESULT (.*)$", output, re.MULTILINE)[1])
        return Window(
            rate=result["requests"] / result["microseconds"] * 1e6,
            p50=result["p50"] / 1000,
            p99=result["p99"] / 1000,
            errors=list(self._errors(result)),
        )

    def _errors(self, result):
        for kind, count in result["errors"].items():
            if count:
                yield f"{self.name}: {count} {kind} errors"
        if not result["requests"]:
            yield f"{self.name}: no answers"
            return
        # wrk counts 400 and above; another good status shows in the size.
        size = result["bytes"] / result["requests"]
        if abs(size / self.size - 1) > self.spread:
            yield f"{self.name}: answers of {size:.0f} bytes, not of {self.size}"


class Loop:
    """A command that prints how often a second it did its work."""

    def __init__(self, name, command):
        self.name, self.command = name, command

    def prepare(self):
        """Nothing: the command does it."""

    def run(self, seconds):
        command = [str(part).replace("{seconds}", str(seconds)) for part in self.command]
        output = subprocess.run(command, check=True, text=True, stdout=subprocess.PIPE).stdout
        rate = re.search(r"^tps = ([\d.]+)|^([\d.]+) \w+ per second", output, re.MULTILINE)
        return Window(rate=float(rate[1] or rate[2]))


def pgbench(statements, name):
    """PostgreSQL without a server around it: the same statement from 8 connections, as many as the server has."""
    script = SCRATCH / f"{name}.pgbench"
    script.write_text(statements.for_pgbench(name))
    command = [POSTGRES_BIN / "pgbench", "-n", "-M", "prepared", "-c", "8", "-T", "{seconds}", "-f", script, f"{POSTGRES}/bench"]
    return Loop("pgbench", command)


def sqlite_loop(statements, name, database):
    """SQLite without a server around it."""
    command = ["python3", "-B", HERE / "sqlite_loop.py", database.copy, getattr(statements, name), CORES, "{seconds}"]
    return Loop("sqlite", command)


def argon2_loop():
    """Passwords without a server around them, on all cores."""
    return Loop("argon2", [BINARIES / "examples" / "argon2_loop", CORES, "{seconds}"])


def image_loop(picture):
    """Pictures without a server around them, on all cores."""
    return Loop("images", [BINARIES / "examples" / "image_loop", picture, CORES, "{seconds}"])
