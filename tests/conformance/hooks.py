"""What Schemathesis has to be told beyond the documents: the credentials of its requests, which answer leads to which request, and what no document can say."""

import base64
import hashlib
import json
import os
import re
from itertools import count

import schemathesis
import yaml
from schemathesis.core.parameters import ParameterLocation

from accepted import DOCUMENTS, is_accepted
from people import COOKIE, Person, Staff

HERE = os.path.dirname(__file__)
API_KEY = os.environ["API_KEY"]
# Whether the server is told of a proxy at this address: then every request comes from an address of its own, so that the throttling of addresses does
# not end the run.
BEHIND_PROXY = "CONFORMANCE_PROXY" in os.environ
REAL_TAG = re.compile(r'(W/)?"[0-9a-f-]+"')
# Somebody who exists, has a driver's profile and a document.
USER = os.environ["CONFORMANCE_USER"]
FILE = b"%PDF-1.7 certificate"
ANNOUNCED = {"byte_size": len(FILE), "checksum": base64.b64encode(hashlib.md5(FILE).digest()).decode(), "content_type": "application/pdf"}
ENDS_THE_SESSION = {"logout", "signOut", "revokeSession", "changePassword", "refresh"}
SERVERS = set(DOCUMENTS.split("|"))
turns = {}
numbers = count(1)


class Credentials:
    """Whoever the next request is made as. For one worker: it is not shared between threads."""

    who = None
    # What has been given to requests; many are prepared before the first of them is made.
    given = set()

    @classmethod
    def present(cls, operation):
        if cls.who is None or cls.who.is_old():
            cls.who = Staff() if title(operation) == "Manage" else Person()
        return cls.who

    def get(self, case, context):
        return schemes(context.operation) or None

    def set(self, case, asked, context):
        who = self.present(context.operation)
        # Where both will do, every other request has the cookie.
        if "cookieAuth" in asked and ("bearerAuth" not in asked or once_in(2, "cookie")) and who.cookie():
            case.cookies[COOKIE] = who.cookie()
            self.given.add(who.cookie())
        elif "bearerAuth" in asked:
            case.headers["Authorization"] = f"Bearer {who.token}"
            self.given.add(case.headers["Authorization"])
        if "apikey" in asked:
            case.headers["apikey"] = API_KEY

    @classmethod
    def renew(cls, case):
        """Has a request that was prepared as somebody who is used up made as their successor."""
        if case.headers.get("Authorization") in cls.given:
            case.headers["Authorization"] = f"Bearer {cls.present(case.operation).token}"
            cls.given.add(case.headers["Authorization"])
        if case.cookies.get(COOKIE) in cls.given:
            case.cookies[COOKIE] = cls.present(case.operation).cookie()
            cls.given.add(case.cookies[COOKIE])


schemathesis.auth(refresh_interval=None)(Credentials)
schemathesis.serializer.alias("application/pdf", "application/octet-stream")


def title(operation):
    return operation.schema.raw_schema["info"]["title"]


def name(operation):
    return operation.definition.raw.get("operationId")


def schemes(operation):
    """The names of the security schemes that an operation takes."""
    alternatives = operation.definition.raw.get("security", operation.schema.raw_schema.get("security", []))
    return {scheme for alternative in alternatives for scheme in alternative}


@schemathesis.hook
def before_load_schema(context, raw_schema):
    """Adds the links of links.yaml, and says of server-sent events what OpenAPI 3.0 has no words for: the schema is that of the JSON in `data`."""
    with open(os.path.join(HERE, "links.yaml")) as file:
        links = yaml.safe_load(file).get(raw_schema["info"]["title"], {})
    for path in raw_schema["paths"].values():
        for operation in path.values():
            responses = operation.get("responses", {}) if isinstance(operation, dict) else {}
            for status, named in links.pop(operation.get("operationId"), {}).items():
                responses[status]["links"] = named
            for response in responses.values():
                stream = response.get("content", {}).get("text/event-stream")
                if stream:
                    data = {"type": "string", "contentMediaType": "application/json", "contentSchema": stream["schema"]}
                    stream["schema"] = {"type": "object", "properties": {"data": data}}
    if links:
        raise ValueError(f"links.yaml names operations that do not exist: {', '.join(links)}")


def once_in(number, what):
    """Whether it is the turn: once in so many times that it is asked for this."""
    turns[what] = turns.get(what, 0) + 1
    return turns[what] % number == 0


def keeps_to(case, location):
    """Whether that part of a request is drawn to keep the document."""
    return case.meta is not None and not case.meta.is_negative_at(location)


def without_documents(body):
    """Without what is the server's to name (`signed_id`s)."""
    if isinstance(body.get("profile"), dict):
        return {**body, "profile": {member: value for member, value in body["profile"].items() if member not in SERVERS}}
    return {member: value for member, value in body.items() if member.removeprefix("profile[").removesuffix("]") not in SERVERS}


@schemathesis.serializer("application/x-www-form-urlencoded")
def urlencoded(context, body):
    """Objects in lists are sent as JSON, as OpenAPI has it; Schemathesis itself would send the names of their members and nothing else."""
    if not isinstance(body, dict):
        return body if body is None or isinstance(body, (str, bytes)) else json.dumps(body)
    return {member: [json.dumps(item) if isinstance(item, dict) else item for item in value] if isinstance(value, list) else value for member, value in body.items()}


@schemathesis.hook
def before_call(context, case, kwargs):
    """Most valid requests get what lets them through, and some are left as they were drawn."""
    Credentials.renew(case)
    where, what, who = title(case.operation), name(case.operation), Credentials.present(case.operation)
    if keeps_to(case, ParameterLocation.PATH) and "userId" in case.path_parameters and not once_in(4, what):
        case.path_parameters["userId"] = USER
        if "kind" in case.path_parameters:
            case.path_parameters["kind"] = "dbs"
    # A tag that was drawn is not the one that the profile has.
    if keeps_to(case, ParameterLocation.HEADER) and not REAL_TAG.fullmatch(case.headers.get("If-Match", "")) and not once_in(4, (what, "tag")):
        case.headers.pop("If-Match", None)
    if keeps_to(case, ParameterLocation.BODY) and case.meta.generation.mode.is_positive and not once_in(4, (what, "body")):
        if where == "Auth" and isinstance(case.body, dict):
            known = {"email": who.email, "password": who.password, "refresh_token": who.refresh_token, "current_password": who.password}
            case.body = case.body if what == "register" else {member: known.get(member, value) for member, value in case.body.items()}
        # Another email needs a code that was mailed.
        if where == "Account" and what == "updateProfile" and isinstance(case.body, dict) and "email" in case.body:
            case.body = {**case.body, "email": who.email}
        if what == "createDirectUpload" and isinstance(case.body, dict):
            case.body = {under: {**file, **ANNOUNCED} if under in {"file", "blob"} and isinstance(file, dict) else file for under, file in case.body.items()}
        if where == "Driver" and isinstance(case.body, dict):
            case.body = without_documents(case.body)
        if what == "uploadFile":
            case.body, case.media_type = FILE, ANNOUNCED["content_type"]
    if BEHIND_PROXY:
        number = next(numbers)
        case.headers["X-Forwarded-For"] = f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"


@schemathesis.hook
def after_call(context, case, response):
    """Lets go of whoever is used up: signed out, throttled, over a daily limit, or with the one profile that there can be."""
    ended = name(case.operation) in ENDS_THE_SESSION and response.status_code in {200, 204}
    made = name(case.operation) == "createProfile" and "already exists" in response.text and once_in(3, "made")
    if title(case.operation) == "Driver" and name(case.operation) == "updateProfile" and response.status_code == 404:
        Credentials.who.drive()
    if ended or made or response.status_code == 429:
        Credentials.who = None


@schemathesis.hook
def filter_failure(context, failure, case, response):
    """Whether it is a failure: not where a rule that no document can express refuses what keeps the document, nor where the announced file is taken."""
    if failure.code == "ST201" and response.request.body == FILE:
        # Bytes that a hook puts into a case count as none.
        return False
    return not (failure.code == "ST202" and is_accepted(title(case.operation), name(case.operation), response))
