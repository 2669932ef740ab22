"""A mail server for tests, on a free port of the loopback interface until its standard input is closed.

It says what happens in lines of JSON: first where it listens and which authority has signed its certificate, then when connections come and go, and each letter.

    smtpd.py [starttls|implicit] [auth]

- `starttls`: takes nothing before STARTTLS; `implicit`: speaks TLS from the first byte. The certificate is for localhost.
- `auth`: takes nothing before `jane` has shown the password `pass:word@1`.
- `refused@…` is nobody; a letter to `hangs@…` is never answered until another one has come.
"""

import asyncio
import datetime
import json
import logging
import ssl
import sys
import tempfile
import warnings

from aiosmtpd.smtp import SMTP, AuthResult
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

MODES = set(sys.argv[1:])
# It is told that passwords without TLS are a bad idea.
logging.disable()
warnings.simplefilter("ignore")


def say(**what):
    print(json.dumps(what), flush=True)


class Handler:
    """Takes letters."""

    def __init__(self):
        self.another = asyncio.Event()

    async def handle_EHLO(self, server, session, envelope, hostname, responses):
        session.host_name = hostname
        return responses

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("refused@"):
            return "550 5.1.1 nobody here has that name"
        envelope.rcpt_tos.append(address)
        return "250 well known"

    async def handle_DATA(self, server, session, envelope):
        user = session.auth_data.login.decode() if session.auth_data else None
        content = envelope.original_content.decode()
        say(sender=envelope.mail_from, to=envelope.rcpt_tos, content=content, user=user, tls=session.ssl is not None or "implicit" in MODES, hello=session.host_name)
        if envelope.rcpt_tos[0].startswith("hangs@"):
            self.another.clear()
            await self.another.wait()
        self.another.set()
        return "250 taken"


class Server(SMTP):
    def connection_made(self, transport):
        # Also once more when TLS begins.
        if not isinstance(transport, asyncio.sslproto._SSLProtocolTransport) or "implicit" in MODES:
            say(connected=True)
        super().connection_made(transport)

    def connection_lost(self, error):
        say(connected=False)
        super().connection_lost(error)


def authenticate(server, session, envelope, mechanism, data):
    good = (data.login, data.password) == (b"jane", b"pass:word@1")
    return AuthResult(success=good, handled=good, auth_data=data)


def certificate(subject, key, issuer, signer, *, names):
    now = datetime.datetime.now(datetime.UTC)
    building = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.BasicConstraints(ca=not names, path_length=None), critical=True)
    )
    if names:
        building = building.add_extension(x509.SubjectAlternativeName([x509.DNSName(name) for name in names]), critical=False)
    return building.sign(signer, hashes.SHA256())


def context():
    """TLS for localhost, and who vouches for it."""
    authority, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    issuer, subject = (x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)]) for name in ("Authority", "localhost"))
    root = certificate(issuer, authority, issuer, authority, names=[])
    leaf = certificate(subject, key, issuer, authority, names=["localhost"])
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    pem = serialization.Encoding.PEM
    with tempfile.NamedTemporaryFile() as file:
        file.write(leaf.public_bytes(pem))
        file.write(key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))
        file.flush()
        made.load_cert_chain(file.name)
    return made, root.public_bytes(pem).decode()


async def main():
    loop, handler = asyncio.get_running_loop(), Handler()
    tls, authority = context()
    settings = {"hostname": "localhost", "loop": loop, "auth_require_tls": False}
    if "starttls" in MODES:
        settings |= {"tls_context": tls, "require_starttls": True}
    if "auth" in MODES:
        settings |= {"authenticator": authenticate, "auth_required": True}
    wrapped = tls if "implicit" in MODES else None
    server = await loop.create_server(lambda: Server(handler, **settings), "127.0.0.1", 0, ssl=wrapped)
    say(port=server.sockets[0].getsockname()[1], authority=authority)
    await loop.run_in_executor(None, sys.stdin.read)


asyncio.run(main())
