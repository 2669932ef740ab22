"""What Schemathesis has to be told beyond the documents: the credentials of its requests, which answer leads to which request, and what no document can say."""

import os
import re
from itertools import count

import schemathesis
import yaml

from accepted import is_accepted
from people import COOKIE, Person, Staff

HERE = os.path.dirname(__file__)
API_KEY = os.environ["API_KEY"]
# Whether the server is told of a proxy at this address: then every request comes from an address of its own, so that the throttling of addresses does
# not end the run.
BEHIND_PROXY = "CONFORMANCE_PROXY" in os.environ
REAL_TAG = re.compile(r'(W/)?"[0-9a-f-]+"')
ENDS_THE_SESSION = {"logout", "signOut", "revokeSession", "changePassword"}


class Credentials:
    """Whoever the next request is made as. For one worker: it is not shared between threads."""

    who = None
    calls = count()

    def get(self, case, context):
        asked = schemes(context.operation)
        if not asked:
            return None
        if Credentials.who is None or Credentials.who.is_old():
            Credentials.who = Staff() if title(context.operation) == "Manage" else Person()
        return asked, Credentials.who

    def set(self, case, data, context):
        asked, who = data
        # Where both will do, every other request has the cookie.
        if "cookieAuth" in asked and ("bearerAuth" not in asked or next(Credentials.calls) % 2):
            case.cookies[COOKIE] = who.cookie()
        elif "bearerAuth" in asked:
            case.headers["Authorization"] = f"Bearer {who.token}"
        if "apikey" in asked:
            case.headers["apikey"] = API_KEY


schemathesis.auth(refresh_interval=None)(Credentials)


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


@schemathesis.hook
def before_call(context, case, kwargs):
    """Most valid requests get what lets them through: no `If-Match` that was drawn, and in Account the email as it is, since another one needs a code
    that was mailed."""
    number = next(Credentials.calls)
    positive = case.meta is not None and case.meta.generation.mode.is_positive
    if positive and number % 4 and not REAL_TAG.fullmatch(case.headers.get("If-Match", "")):
        case.headers.pop("If-Match", None)
    if positive and number % 4 and name(case.operation) == "updateProfile" and title(case.operation) == "Account" and Credentials.who:
        if isinstance(case.body, dict) and "email" in case.body:
            case.body = {**case.body, "email": Credentials.who.email}
    if BEHIND_PROXY:
        case.headers["X-Forwarded-For"] = f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"


@schemathesis.hook
def after_call(context, case, response):
    """Lets go of whoever is used up: signed out, throttled, over a daily limit, or with the one profile that there can be."""
    ended = name(case.operation) in ENDS_THE_SESSION and response.status_code == 204
    made = name(case.operation) == "createProfile" and response.status_code == 200 and next(Credentials.calls) % 4 == 0
    if ended or made or response.status_code == 429:
        Credentials.who = None


@schemathesis.hook
def filter_failure(context, failure, case, response):
    """Whether it is a failure: not where a rule that no document can express refuses what keeps the document."""
    return not (failure.code == "ST202" and is_accepted(title(case.operation), name(case.operation), response))
