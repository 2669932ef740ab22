"""The operations: the requests that each sends, and what limits it."""

import contextlib
import subprocess

import contenders
import people
import process
import wire
from contenders import Load
from settings import BINARIES, SCRATCH
from statements import update

PROFILE = "/api/co/profile"
DRIVER = "/api/v1/users/profile"
ACCOUNT = "/api/v1/user/get/profile/"
LOCAL_INFO = "/api/v1/get/local-info/"
CONNECTIONS = 32
# Each person's profile changes to another value whenever their turn comes round.
TURNS = 3
FEW = range(1, 33)


def bearer(number):
    return {"Authorization": f"Bearer {people.token(number)}"}


def reads():
    """GET, with 1,000 tokens in turn."""
    return [wire.request("GET", PROFILE, bearer(number)) for number in people.WITH_SESSION]


def known_reads(server):
    """The same with the entity tag that each has now."""
    tags = [wire.send(server.port, request).header("etag") for request in reads()]
    return [wire.request("GET", PROFILE, {**bearer(number), "If-None-Match": tag}) for number, tag in zip(people.WITH_SESSION, tags)]


def updates():
    """PUT of three members."""
    return [update(number, turn * 1000 + number) for turn in range(TURNS) for number in people.WITH_SESSION]


def driver_reads():
    """GET of a driver profile with 8 attachments, 3 experiences and 5 reviews."""
    return [wire.request("GET", DRIVER, bearer(number)) for number in people.WITH_SESSION]


def driver_updates():
    """PUT of what such a profile has to have, with values that differ each time."""
    return [_driver_update(number, 1000000 + turn * 1000 + number) for turn in range(TURNS) for number in people.WITH_SESSION]


def _driver_update(number, mark):
    body = (
        f'{{"profile":{{"first_name":"Name{mark}","last_name":"Last{number}","postcode":"Y6 5DN","english_level":"advanced",'
        f'"contact_phone_number":"07366 {mark}"}}}}'
    )
    return wire.request("PUT", DRIVER, {**bearer(number), "Content-Type": "application/json"}, body.encode())


def account_reads(path):
    """GET by callers of the account API, all with the same API key."""
    return [wire.request("GET", path, {**bearer(number), "apikey": people.API_KEY}) for number in people.WITH_SESSION]


def manage_reads():
    """GET by people of what consoles know of them."""
    return [wire.request("GET", f"/manage/api/users/{people.row_id('user', number)}/profile", bearer(number)) for number in people.WITH_SESSION]


def logins():
    """POST of an email and its password."""
    body = '{{"email":"{}","password":"{}"}}'
    return [
        wire.request("POST", "/auth/login", {"Content-Type": "application/json"}, body.format(people.email(number), people.PASSWORD).encode())
        for number in people.WITH_SESSION
    ]


def uploads():
    """PUT of a form with a picture, by a few people in turn."""
    mark = "----bench-7d1f0a9c"
    head = f'--{mark}\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\nContent-Type: image/jpeg\r\n\r\n'
    body = head.encode() + picture().read_bytes() + f"\r\n--{mark}--\r\n".encode()
    content_type = {"Content-Type": f"multipart/form-data; boundary={mark}"}
    return [wire.request("PUT", PROFILE, {**bearer(number), **content_type}, body) for number in FEW]


def picture():
    """A JPEG of 2000 x 1500 pixels and one megabyte."""
    file = SCRATCH / "picture.jpg"
    if not file.exists():
        subprocess.run([BINARIES / "examples" / "picture", file], check=True)
    return file


class Operation:
    """One operation, ready to be run on each of these servers: `subjects`, beside their `shared` limits."""

    def __init__(self, name, servers, statements, databases):
        self.name, self.servers, self.statements, self.databases = name, servers, statements, databases
        self.stack = contextlib.ExitStack()

    def __enter__(self):
        requests, connections, status, make_limits = {
            "get": (lambda _: reads(), CONNECTIONS, 200, self._of_read),
            "get304": (known_reads, CONNECTIONS, 304, self._of_read),
            "put": (lambda _: updates(), CONNECTIONS, 200, self._of_update),
            "driver_get": (lambda _: driver_reads(), CONNECTIONS, 200, lambda _: self._carowner(reads)),
            "driver_put": (lambda _: driver_updates(), CONNECTIONS, 200, lambda _: self._carowner(updates)),
            "account_get": (lambda _: account_reads(ACCOUNT), CONNECTIONS, 200, lambda _: self._carowner(reads)),
            "account_local": (lambda _: account_reads(LOCAL_INFO), CONNECTIONS, 200, lambda _: self._carowner(reads)),
            "manage_get": (lambda _: manage_reads(), CONNECTIONS, 200, lambda _: self._carowner(reads)),
            "login": (lambda _: logins(), 8, 200, lambda _: [contenders.argon2_loop()]),
            "upload": (lambda _: uploads(), 4, 200, lambda _: [contenders.image_loop(picture())]),
        }[self.name]
        # A driver's trail grows until it is as long as it can be.
        spread = 1 if self.name == "driver_put" else 0.1
        self.subjects = {
            name: Load(f"{self.name}-{name}", server, requests(server), connections, status, spread) for name, server in self.servers.items()
        }
        answers = [subject.prepare() for subject in self.subjects.values()]
        self.shared = make_limits(answers[0])
        for limit in self.shared:
            limit.prepare()
        return self

    def __exit__(self, *_):
        self.stack.close()

    def limits(self, database):
        """What the operation on this database is compared with."""
        others = {"postgresql": ("sqlite", "carowner-sqlite"), "sqlite": ("pgbench", "carowner-postgresql")}[database]
        return [limit for limit in self.shared if limit.name not in others]

    def _of_read(self, answer):
        return [*self._static(answer), *self._database("select")]

    def _of_update(self, answer):
        return [*self._static(answer), *self._database("update")]

    def _carowner(self, requests):
        """The car owner's API on the same servers."""
        return [Load(f"carowner-{name}", server, requests(), CONNECTIONS) for name, server in self.servers.items()]

    def _static(self, answer):
        server = self.stack.enter_context(process.static_route(len(answer.body)))
        server.wait("/")
        subject = next(iter(self.subjects.values()))
        yield Load("static", server, subject.requests, subject.connections, subject.status)

    def _database(self, name):
        if "postgresql" in self.servers:
            yield contenders.pgbench(self.statements, name)
        if "sqlite" in self.servers:
            yield contenders.sqlite_loop(self.statements, name, self.databases["sqlite"])
