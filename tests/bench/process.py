"""Processes that listen on a port, and how much memory they take."""

import socket
import subprocess
import time

import people
import wire
from settings import BINARIES, ENVIRONMENT, SCRATCH


class Listener:
    """A process that listens on a port of its own; a context manager that ends it."""

    def __init__(self, name, command, environment=None):
        self.name = name
        self.port = _free_port()
        command = [str(part).replace("{port}", str(self.port)) for part in command]
        self.log = SCRATCH / f"{name}.log"
        with self.log.open("ab") as log:
            self.began = time.monotonic()
            self.process = subprocess.Popen(
                command, env={**ENVIRONMENT, **(environment or {})}, stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )

    def wait(self, path, seconds=30):
        """Waits until the path answers 200 and says how long that took from the start of the process, in milliseconds."""
        probe = wire.request("GET", path)
        while time.monotonic() < self.began + seconds:
            if self.process.poll() is not None:
                raise SystemExit(f"{self.name} ended:\n{self.log.read_text()}")
            try:
                if wire.send(self.port, probe).status == 200:
                    return (time.monotonic() - self.began) * 1000
            except OSError:
                pass
            time.sleep(0.001)
        raise SystemExit(f"{self.name} was not ready in {seconds} seconds:\n{self.log.read_text()}")

    def memory(self, field):
        """`VmRSS` (now) or `VmHWM` (at most so far), in MiB."""
        with open(f"/proc/{self.process.pid}/status") as status:
            return next(int(line.split()[1]) / 1024 for line in status if line.startswith(field + ":"))

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()


def dossier(database):
    """The server on this database, with a data folder of its own."""
    folder = SCRATCH / f"data-{database.name}"
    command = [
        BINARIES / "dossier", "serve", "--listen", "127.0.0.1:{port}", "--admin-listen", "off", "--data", folder,
        "--database-url", database.url, "--log", "warn",
    ]
    return Listener(f"dossier-{database.name}", command, {"DOSSIER_JWT_SECRET": people.SECRET})


def static_route(size):
    """The web framework alone, answering bodies of this size."""
    return Listener("static-route", [BINARIES / "examples" / "static_route", "127.0.0.1:{port}", size])


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
