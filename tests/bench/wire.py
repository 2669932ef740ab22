"""HTTP requests as bytes, and one sent by hand."""

import re
import socket


def request(method, path, headers=None, body=b""):
    """A whole request; wrk sends it again and again."""
    headers = {"Host": "127.0.0.1", **(headers or {})}
    if body:
        headers["Content-Length"] = len(body)
    lines = [f"{method} {path} HTTP/1.1", *(f"{name}: {value}" for name, value in headers.items())]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


class Answer:
    """A response: its status, its head as text, its body, and how many bytes all of it took."""

    def __init__(self, head, body):
        self.head, self.body = head.decode("latin-1"), body
        self.status = int(self.head.split(" ", 2)[1])
        self.size = len(head) + len(body)

    def header(self, name):
        return re.search(rf"^{name}: *(.*?)\r?$", self.head, re.MULTILINE | re.IGNORECASE)[1]


def send(port, data, timeout=20):
    """Sends a request on a connection of its own and answers the response, which has a length or no body."""
    with socket.create_connection(("127.0.0.1", port), timeout) as connection:
        connection.sendall(data)
        with connection.makefile("rb") as stream:
            lines = []
            while not lines or lines[-1] not in (b"\r\n", b""):
                lines.append(stream.readline())
            head = b"".join(lines)
            if not head:
                raise ConnectionError("no answer")
            length = re.search(rb"^content-length: *(\d+)", head, re.MULTILINE | re.IGNORECASE)
            no_body = re.match(rb"\S+ (204|304)", head)
            return Answer(head, b"" if no_body or not length else stream.read(int(length[1])))
