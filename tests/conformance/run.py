"""Holds a server against the documents that it serves, by Schemathesis. Called by run.sh, which starts servers where no URL is given.

Settings are environment variables: URL, API_KEY, STAFF_EMAIL, STAFF_PASSWORD, EXAMPLES (cases per operation and phase), DOCUMENTS (their names).
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
DOCUMENTS = os.environ.get("DOCUMENTS", "manage carowner driver account auth").split()


def main():
    url = os.environ["URL"].rstrip("/")
    missing = [name for name in ("API_KEY", "STAFF_EMAIL", "STAFF_PASSWORD") if not os.environ.get(name)]
    if missing:
        sys.exit(f"Conformance needs {', '.join(missing)}: a key of the Account API, and a user with the role `service` or `admin`.")
    os.environ["CONFORMANCE_URL"] = url
    with tempfile.TemporaryDirectory() as scratch:
        config = write_config(scratch)
        return not all([check(url, name, config, scratch) for name in DOCUMENTS])


def write_config(scratch):
    """The settings of schemathesis.toml, and the user whom most requests to Manage are about."""
    sys.path.insert(0, HERE)
    from people import Person, call

    person = Person()
    bearer = {"Authorization": f"Bearer {person.token}"}
    form = {"first_name": "Ada", "last_name": "King", "postcode": "Y6 5DN", "birth_date": "1990-02-28", "start_date": "2026-03-01", "contact_phone_number": "07366 916627"}
    parts = [f'form-data; name="profile[{name}]"\r\n\r\n{value}' for name, value in form.items()]
    parts.append('form-data; name="profile[dbs]"; filename="dbs.pdf"\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.7 certificate')
    body = "".join(f"--part\r\nContent-Disposition: {part}\r\n" for part in parts) + "--part--\r\n"
    call("POST", "/api/v1/users/profile", body.encode(), {"Content-Type": "multipart/form-data; boundary=part", **bearer})
    call("PUT", f"/manage/api/users/{person.uid}/profile", b"{}", {"Content-Type": "application/json", **bearer})
    with open(os.path.join(HERE, "schemathesis.toml")) as file:
        settings = file.read()
    path = os.path.join(scratch, "schemathesis.toml")
    with open(path, "w") as file:
        file.write(settings.replace("conformance-user", person.uid))
    return path


def check(url, name, config, scratch):
    """Whether the server does what the document says; the whole report is printed where it does not."""
    document = os.path.join(scratch, f"{name}.json")
    with urllib.request.urlopen(f"{url}/openapi/{name}.json", timeout=30) as response:
        content = json.load(response)
    with open(document, "w") as file:
        json.dump(content, file)
    base = url + content["servers"][0]["url"].rstrip("/")
    command = [os.path.join(os.path.dirname(sys.executable), "st"), "--config-file", config, "run", document, "--url", base, "--checks", "all"]
    command += ["--max-examples", EXAMPLES, "--no-color", "--output-sanitize", "false"]
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
