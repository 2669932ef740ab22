"""The ids of the seeded people and their access tokens."""

import base64
import hashlib
import hmac
import json
import time
import uuid

SECRET = "a secret for measuring, known to everybody"
PASSWORD = "correct horse battery staple"
# Of the application that they use.
API_KEY = "benchkey.abcdefghijkmnpqrstuvwxyz23456789"
WITH_SESSION = range(1, 1001)
# What the seed has sessions for beside them.
FOLLOWERS = range(1, 5001)
SERVICE = 5001
AWAY = 5002


def row_id(kind, number):
    """The id of a seeded row: every database computes the same."""
    return uuid.UUID(hashlib.md5(f"{kind}{number}".encode()).hexdigest())


def email(number):
    return f"user{number}@example.com"


def token(number, role="user"):
    """An access token as the server signs them, good for an hour."""
    now = int(time.time())
    claims = {
        "iss": "dossier", "sub": str(row_id("user", number)), "scp": role, "aud": None, "iat": now, "exp": now + 3600,
        "jti": str(row_id("pair", number)), "sid": str(row_id("session", number)),
    }
    signed = f"{_part({'typ': 'JWT', 'alg': 'HS256'})}.{_part(claims)}"
    return f"{signed}.{_base64(hmac.digest(SECRET.encode(), signed.encode(), 'sha256'))}"


def _part(value):
    return _base64(json.dumps(value, separators=(",", ":")).encode())


def _base64(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()
