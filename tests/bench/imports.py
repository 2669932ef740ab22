"""How long it takes to move users in, and how much memory."""

import json
import os
import subprocess
import time

import people
from databases import new
from settings import BINARIES, ENVIRONMENT, SCRATCH

COUNT = 100_000
SECONDS, MEMORY = 30, 100
# As Devise has it; nobody signs in.
HASH = "$2a$12$ECfD3j0COvi.Nc5iQyG.gOrRaGJ//wugCbJnNMBDhajlmICS4UVf2"


def imports(database, errors):
    """Of so many users into an empty database: seconds, and resident memory of the process at most; and the same again, when all are there."""
    lines = SCRATCH / "users.jsonl"
    with lines.open("w") as file:
        for number in range(COUNT):
            print(json.dumps(_user(number)), file=file)
    rows = []
    with new(database, "imports") as url:
        for what, expected in (("imported", f"imported {COUNT:,}, there"), ("there already", f"imported 0, there already {COUNT:,}, ")):
            seconds, memory, said = _run(lines, url)
            if not said.startswith(expected):
                errors.append(f"import: {said}")
            rows.append((f"{COUNT:,} users, {what}", database.name, f"{seconds:.1f} s", f"aim < {SECONDS}"))
            rows.append((f"resident at most, {COUNT:,} users {what}", database.name, f"{memory:.1f} MiB", f"aim < {MEMORY}"))
    return rows


def _run(lines, url):
    command = [BINARIES / "dossier", "user", "import", lines, "--data", SCRATCH / "data-imports", "--database-url", url]
    environment = {**ENVIRONMENT, "DOSSIER_JWT_SECRET": people.SECRET}
    began = time.monotonic()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    said = process.stdout.read()
    # It asks for what the process has used, which nothing else tells once it has ended.
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return time.monotonic() - began, used.ru_maxrss / 1024, said


def _user(number):
    return {
        "email": f"user{number}@example.com", "username": f"user{number}", "first_name": "Given", "last_name": "Family",
        "phone_number": f"+47{90000000 + number}", "address": f"{number} Street, Some Town", "verify_vehicles": number % 2 == 0,
        "password_hash": HASH, "created_at": "2020-01-01T00:00:00Z",
    }
