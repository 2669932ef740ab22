"""How much memory many large direct uploads take."""

import base64
import hashlib
import json
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

import operations
import process
import wire

UPLOADS = 100
SIZE = 20_000_000
AIM = 200


def documents(database, errors):
    """Resident memory of one process at most, while so many documents of the largest size arrive at once."""
    content = b"%PDF-1.7\n".ljust(SIZE, b"x")
    checksum = base64.b64encode(hashlib.md5(content).digest()).decode()
    blob = {"filename": "a.pdf", "byte_size": SIZE, "checksum": checksum, "content_type": "application/pdf"}

    def announce(server, number):
        headers = {**operations.bearer(number), "Content-Type": "application/json"}
        request = wire.request("POST", "/api/v1/direct_uploads", headers, json.dumps({"blob": blob}).encode())
        return urlsplit(json.loads(wire.send(server.port, request).body)["direct_upload"]["url"]).path

    with process.dossier(database) as server:
        server.wait("/readyz")
        paths = [announce(server, number) for number in range(1, UPLOADS + 1)]

        def upload(path):
            head = wire.request("PUT", path, {"Content-Type": "application/pdf", "Content-Length": SIZE})
            return wire.send(server.port, head + content, timeout=300).status

        with ThreadPoolExecutor(UPLOADS) as pool:
            statuses = list(pool.map(upload, paths))
        errors.extend(f"documents: an upload is answered {status}" for status in statuses if status != 204)
        most = f"{server.memory('VmHWM'):.1f} MiB"
    return [(f"resident at most, {UPLOADS} documents of 20 MB at once", database.name, most, f"(aim: {AIM} MiB)")]
