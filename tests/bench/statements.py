"""The very statements that the server sends, read from PostgreSQL after it has sent them; SQLite gets the same, or the part that it understands."""

import re
import time

import people
import wire

NUMBER = 1
# What the statements' $1, $2 ... become for pgbench: the caller's pair, session and user, the time, then what each member of the profile that is changed
# becomes ('=' and a text, or nothing to keep it), and last the expected versions.
CALLER = ["bench_id('pair', :i)", "bench_id('session', :i)", "bench_id('user', :i)", "now()"]
CHANGES = ["('=Name' || :v)", "''", "('=+1555' || :v)", "('=' || :v || ' New Street, Some Town, 12345')", "''"]


class Statements:
    """`select` and `update` as the server sends them, for PostgreSQL and for SQLite."""

    def __init__(self, server, database):
        bearer = {"Authorization": f"Bearer {people.token(NUMBER)}"}
        read = wire.request("GET", "/api/co/profile", bearer)
        self.select = _statement(server, database, read, "SELECT u.uid")
        self.update = _statement(server, database, update(NUMBER, 0), "UPDATE users SET")

    def for_pgbench(self, name):
        """A script in which each $n is an expression over random numbers."""
        values = CALLER + (CHANGES if name == "update" else [])
        text = getattr(self, name)
        used = {int(number) for number in re.findall(r"\$(\d+)", text)}
        if used != set(range(1, len(values) + 1)):
            raise SystemExit(f"statements.py knows {len(values)} values, but the server's {name} has others: {text}")
        text = re.sub(r"\$(\d+)", lambda match: values[int(match[1]) - 1], text)
        return f"\\set i random(1, {len(people.WITH_SESSION)})\n\\set v random(1000000, 9999999)\n{text};\n"


def update(number, turn):
    """A request that changes three members of this person's profile to values that differ with each turn."""
    mark = 1000000 + turn
    body = f'{{"first_name":"Name{mark}","phone_number":"+1555{mark}","address":"{mark} New Street, Some Town, 12345"}}'
    headers = {"Authorization": f"Bearer {people.token(number)}", "Content-Type": "application/json"}
    return wire.request("PUT", "/api/co/profile", headers, body.encode())


def _statement(server, database, request, beginning):
    """What the server sends upon this request. More than once, for chores that it does beside may send another on the same connection."""
    for _ in range(50):
        answer = wire.send(server.port, request)
        if answer.status != 200:
            raise SystemExit(f"{server.name} answers {answer.status}: {answer.body.decode()}")
        if text := database.last_statement(beginning):
            return text
        time.sleep(0.1)
    raise SystemExit(f"the server sends no statement that begins with {beginning}")
