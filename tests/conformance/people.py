"""Who the requests are made as.

Users are made on the way: a failed login would lock a fixed one out, and a sign-out would leave the rest of the run without anything but 401.
"""

import json
import os
import time
import urllib.error
import urllib.request
from itertools import count

URL = os.environ["CONFORMANCE_URL"]
COOKIE = "better-auth.session_token"
# In seconds; less than the 15 minutes that an access token lives.
LIFE = 600
RUN = os.urandom(6).hex()
numbers = count(1)


def call(method, path, body, headers):
    request = urllib.request.Request(URL + path, body, headers, method=method)
    with urllib.request.urlopen(request, timeout=30) as response:
        return response.read(), response.headers


def post(path, body, **headers):
    text, got = call("POST", path, json.dumps(body).encode(), {"Content-Type": "application/json", **headers})
    return json.loads(text), got


class Account:
    """Somebody with a token and, once it is asked for, a cookie."""

    def __init__(self, email, password, pair):
        self.email, self.password = email, password
        self.uid, self.token, self.refresh_token = pair["user"]["uid"], pair["access_token"], pair["refresh_token"]
        self.born = time.monotonic()
        self.kept = None

    def is_old(self):
        return time.monotonic() - self.born > LIFE

    def drive(self):
        """Makes a driver's profile with a document."""
        members = {"first_name": "Ada", "last_name": "King", "postcode": "Y6 5DN", "birth_date": "1990-02-28", "start_date": "2026-03-01", "contact_phone_number": "07366"}
        parts = [f'form-data; name="profile[{name}]"\r\n\r\n{value}' for name, value in members.items()]
        parts.append('form-data; name="profile[dbs]"; filename="dbs.pdf"\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.7 certificate')
        body = "".join(f"--part\r\nContent-Disposition: {part}\r\n" for part in parts) + "--part--\r\n"
        headers = {"Content-Type": "multipart/form-data; boundary=part", "Authorization": f"Bearer {self.token}"}
        call("POST", "/api/v1/users/profile", body.encode(), headers)

    def cookie(self):
        """The cookie of a session; empty where failed logins of the run have this machine wait for one."""
        if self.kept is None:
            # From an address of its own, where the server believes it.
            address = {"X-Forwarded-For": f"10.255.0.{next(numbers) % 250}"}
            try:
                _, headers = post("/auth/session", {"email": self.email, "password": self.password}, **address)
            except urllib.error.HTTPError as error:
                if error.code != 429:
                    raise
                return ""
            self.kept = headers["Set-Cookie"].split(";")[0].split("=", 1)[1]
        return self.kept


class Person(Account):
    """A new user."""

    def __init__(self):
        email, password = f"conformance-{RUN}-{next(numbers)}@example.com", os.urandom(12).hex()
        super().__init__(email, password, post("/auth/register", {"email": email, "password": password})[0])


class Staff(Account):
    """Who may do everything in Manage."""

    def __init__(self):
        email, password = os.environ["STAFF_EMAIL"], os.environ["STAFF_PASSWORD"]
        super().__init__(email, password, post("/auth/login", {"email": email, "password": password})[0])
