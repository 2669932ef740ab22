"""Writes the files that docs/clients.md prints to the folder that is told, for the server at URL.

Fails where the page names another version of a tool than what is installed to test it.
"""

import json
import os
import re
import sys
from pathlib import Path

HERE = Path(__file__).parent
PAGE = (HERE / "../../docs/clients.md").read_text()
FILE = re.compile(r"^```\w+ (\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def versions():
    """The tools that are installed, with their versions."""
    pinned = dict(line.split("==") for line in (HERE / "requirements.txt").read_text().split())
    manifest = json.loads((HERE / "typescript/package.json").read_text())
    return pinned | manifest["dependencies"] | manifest["devDependencies"]


def main(folder):
    installed = versions()
    for name, version in re.findall(r"([\w-]+)(?:==|@)(\d[\d.]*)", PAGE):
        # The page may leave open what a later patch changes.
        if not f"{installed[name]}.".startswith(f"{version}."):
            sys.exit(f"docs/clients.md has {name} {version}, but {installed[name]} is tested.")
    files = FILE.findall(PAGE)
    if len(files) != 10:
        sys.exit(f"docs/clients.md prints {len(files)} files instead of 10.")
    for name, text in files:
        path = Path(folder, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace("http://localhost:5000", os.environ["URL"]))


main(*sys.argv[1:])
