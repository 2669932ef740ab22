"""Holds a server against the documents that it serves, by Schemathesis. Called by run.sh, which starts servers where no URL is given.

Settings are environment variables: URL, API_KEY, STAFF_EMAIL, STAFF_PASSWORD, EXAMPLES (cases per operation and phase), SEED, DOCUMENTS (their names).
"""

import json
import os
import re
import subprocess
import sys
import tempfile
import time
import urllib.request

HERE = os.path.dirname(os.path.abspath(__file__))
EXAMPLES = os.environ.get("EXAMPLES", "3")
SEED = os.environ.get("SEED", "7")
DOCUMENTS = os.environ.get("DOCUMENTS", "manage carowner driver account auth").split()


def main():
    url = os.environ["URL"].rstrip("/")
    missing = [name for name in ("API_KEY", "STAFF_EMAIL", "STAFF_PASSWORD") if not os.environ.get(name)]
    if missing:
        sys.exit(f"Conformance needs {', '.join(missing)}: a key of the Account API, and a user with the role `service` or `admin`.")
    os.environ["CONFORMANCE_URL"] = url
    os.environ["CONFORMANCE_USER"] = make_user()
    with tempfile.TemporaryDirectory() as scratch:
        return not all([check(url, name, scratch) for name in DOCUMENTS])


def make_user():
    """Somebody with a driver's profile and a document, whom most requests to Manage are about."""
    sys.path.insert(0, HERE)
    from people import Person, call

    person = Person()
    person.drive()
    headers = {"Content-Type": "application/json", "Authorization": f"Bearer {person.token}"}
    call("PUT", f"/manage/api/users/{person.uid}/profile", b"{}", headers)
    return person.uid


def check(url, name, scratch):
    """Whether the server does what the document says; the whole report is printed where it does not."""
    document = os.path.join(scratch, f"{name}.json")
    with urllib.request.urlopen(f"{url}/openapi/{name}.json", timeout=30) as response:
        content = json.load(response)
    with open(document, "w") as file:
        json.dump(content, file)
    base = url + content["servers"][0]["url"].rstrip("/")
    command = [os.path.join(os.path.dirname(sys.executable), "st"), "--config-file", os.path.join(HERE, "schemathesis.toml"), "run", document, "--url", base, "--checks", "all"]
    command += ["--max-examples", EXAMPLES, "--seed", SEED, "--no-color", "--output-sanitize", "false"]
    started = time.monotonic()
    environment = {**os.environ, "PYTHONPATH": HERE, "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(command, cwd=scratch, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode != 0:
        print(done.stdout)
    cases = re.search(r"(\d+) generated", done.stdout)
    accepted = re.search(r"Filtered: (\d+)", done.stdout)
    verdict = "conforms" if done.returncode == 0 else "DOES NOT CONFORM"
    print(
        f"{name:10} {verdict}: {cases[1] if cases else 'no'} cases in {time.monotonic() - started:.0f} s,"
        f" {accepted[1] if accepted else 0} refused by a rule of accepted.py",
        flush=True,
    )
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
