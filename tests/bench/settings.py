"""What the environment says, and where things lie."""

import os
from pathlib import Path

HERE = Path(__file__).parent
BINARIES = Path(os.environ["DOSSIER_BENCH_BINARIES"])
SCRATCH = Path(os.environ["DOSSIER_BENCH_SCRATCH"])
POSTGRES = os.environ["DOSSIER_TEST_POSTGRES"].rsplit("/", 1)[0]
POSTGRES_BIN = Path(os.environ["DOSSIER_TEST_POSTGRES_BIN"])

# What the server is started with: it refuses DOSSIER_ variables that it does not know.
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith("DOSSIER_")}

ROUNDS = int(os.environ.get("ROUNDS", "5"))
SECONDS = int(os.environ.get("SECONDS", "4"))
CORES = os.cpu_count() or 1

ALL_DATABASES = ("postgresql", "sqlite")
ALL_OPERATIONS = ("get", "get304", "put", "driver_get", "driver_put", "account_get", "account_local", "manage_get", "login", "upload", "memory", "documents", "start", "events", "import")


def chosen(variable, known):
    """The part of `known` that the variable names, all of it by default."""
    names = [name for name in os.environ.get(variable, "").split(",") if name] or list(known)
    if unknown := set(names) - set(known):
        raise SystemExit(f"{variable}: {', '.join(sorted(unknown))} is none of {', '.join(known)}")
    return names


DATABASES = chosen("DATABASES", ALL_DATABASES)
OPERATIONS = chosen("OPERATIONS", ALL_OPERATIONS)
