"""Has passwords hashed by the systems that people move in from: Django's hashers, and bcrypt as Devise has it. Reads a JSON list of passwords, prints one of [name, password, hash]."""

import json
import sys

import bcrypt
from django.conf import settings

HASHERS = ["PBKDF2PasswordHasher", "Argon2PasswordHasher", "BCryptSHA256PasswordHasher", "BCryptPasswordHasher"]
settings.configure(PASSWORD_HASHERS=[f"django.contrib.auth.hashers.{name}" for name in HASHERS])

from django.contrib.auth.hashers import make_password  # noqa: E402 (it reads the settings)

made = []
for password in json.load(sys.stdin):
    made += [[f"django-{name}", password, make_password(password, hasher=name)] for name in ("pbkdf2_sha256", "argon2", "bcrypt_sha256", "bcrypt")]
    made.append(["devise", password, bcrypt.hashpw(password.encode(), bcrypt.gensalt(12, prefix=b"2a")).decode()])
json.dump(made, sys.stdout)
