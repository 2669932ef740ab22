"""A mail server for tests. Prints the port of the loopback interface that it listens on, then each message that it takes as a line of JSON, and ends with
the pipe that is its standard input.
"""

import asyncio
import json
import sys

from aiosmtpd.smtp import SMTP

REFUSED = {"refused@example.com": "550 5.1.1 Nobody of that name", "later@example.com": "451 4.3.0 Not now"}


class Printer:
    """Takes mail to everybody but a few."""

    async def handle_RCPT(self, _server, _session, envelope, address, _options):
        if address in REFUSED:
            return REFUSED[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server, _session, envelope):
        message = {"from": envelope.mail_from, "to": envelope.rcpt_tos, "text": envelope.content.decode()}
        print(json.dumps(message), flush=True)
        return "250 OK"


async def main():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(Printer(), hostname="localhost"), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)


asyncio.run(main())
