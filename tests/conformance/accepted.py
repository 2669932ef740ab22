"""Refusals of requests that keep the document, each for a rule that OpenAPI 3.0 cannot express. Whatever else is refused is a failure."""

import re

DOCUMENTS = "dbs|tacho|enchanced_dbs|cpc|medical_check|child_safeguard_training|cv|driving_license|documents"
# Document, operations, status, what every sentence of the refusal has to match, and why.
ACCEPTED = [
    ("CarOwner", {"updateProfile"}, 422, r"Only one of file and profile_image can be sent\.", "members that exclude each other"),
    ("CarOwner", {"updateProfile"}, 422, r"Not a valid image: .*|The file is empty\.", "what bytes are a picture"),
    ("Driver", {"createProfile"}, 422, r"base Profile already exists", "what has been created before"),
    ("Driver", {"createProfile", "updateProfile"}, 422, r"(experiences\.)?(birth|start|end)_date is invalid", "which days there are"),
    ("Driver", {"createProfile", "updateProfile"}, 422, r"birth_date can't be in the future", "which day it is"),
    ("Driver", {"createProfile", "updateProfile"}, 422, rf"({DOCUMENTS}) is invalid", "a `signed_id` is one that the server has made, a file one of the types that are taken"),
    ("Driver", {"uploadFile"}, 422, r"(byte_size|checksum|content_type) is invalid", "what was announced"),
    ("Account", {"updateProfile"}, 400, r"token_field Token is not matching\.|token(_checksum)?_field This field is required\.", "a new email needs the code that was mailed"),
    ("Account", {"uploadImage", "uploadProfileImage"}, 400, r"(cropped_)?image (Upload a valid image\..*|The submitted file is empty\.)", "what bytes are a picture"),
    ("Manage", {"reviewDocument"}, 400, r"#/reason This value is required\.", "a rejection needs a reason"),
    ("Manage", {"createInterview", "createReview"}, 422, r"The driver has 200 of them already\.", "how many there are already"),
    ("Manage", {"createEvent"}, 422, r"The idempotency key was used for another event\.", "which key was used for what"),
    ("Manage", {"upsertUserProfile", "updateUserProfile"}, 400, r"#/timezone Invalid IANA timezone", "the names of time zones"),
]
# The same, in forms only: Schemathesis draws names that no header of a part can hold.
ACCEPTED_IN_FORMS = [
    ("CarOwner", {"updateProfile"}, 400, r".*multipart.*|A part of the form has no name\.", "a name that no header can hold"),
    ("Driver", {"createProfile", "updateProfile"}, 400, r"Bad Request", "a name that no header can hold"),
    ("Account", {"updateProfile", "uploadImage", "uploadProfileImage", "generateToken"}, 400, r"detail Multipart form parse error - .*", "a name that no header can hold"),
]
# Every document: an entity tag that is drawn is not the one that the profile has.
ALWAYS = {412}


def sentences(title, body):
    """What a refusal says, sentence by sentence, with the field's name before it where the format has one."""
    if title == "CarOwner":
        error = body["error"]
        return [detail["message"] for detail in error["details"]] or [error["message"]]
    if title in {"Driver", "Account"} and "errors" in body:
        return [f"{field} {text}" for field, texts in body["errors"].items() for text in (texts if isinstance(texts, list) else [texts])]
    return [body["error"]] if title == "Driver" else [f"{error['pointer']} {error['detail']}" for error in body.get("errors", [])] or [body["detail"]]


def is_accepted(title, operation, response):
    if response.status_code in ALWAYS:
        return True
    form = "form" in response.request.headers.get("Content-Type", "")
    accepted = ACCEPTED + ACCEPTED_IN_FORMS if form else ACCEPTED
    rules = [rule for where, operations, status, rule, _ in accepted if where == title and operation in operations and status == response.status_code]
    if not rules:
        return False
    said = sentences(title, response.json())
    return all(any(re.fullmatch(rule, text) for rule in rules) for text in said)
