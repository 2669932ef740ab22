"""One walk through all namespaces with generated clients; each step is held against what the documents promise."""

import base64
import hashlib
import os
from http import HTTPStatus
from pathlib import Path

import dossier_account as account
import dossier_account.models as account_models
import dossier_auth as auth
import dossier_carowner as carowner
import dossier_driver as driver
import dossier_manage as manage
import httpx
from dossier_account.api.profile import generate_token
from dossier_account.api.profile import get_profile as get_account
from dossier_account.api.profile import update_profile as update_account
from dossier_account.api.profile import upload_profile_image
from dossier_account.types import File
from dossier_auth.api.tokens import login, logout, register
from dossier_auth.models import Login, Problem, Registration, TokenPair
from dossier_carowner.api.profile import get_profile as get_owner
from dossier_carowner.api.profile import update_profile as update_owner
from dossier_carowner.models import CarOwnerError, CarOwnerProfile, CarOwnerProfileUpdate
from dossier_driver.api.direct_uploads import create_direct_upload
from dossier_driver.api.profile import create_profile as create_driver
from dossier_driver.api.profile import get_profile as get_driver
from dossier_driver.api.profile import update_profile as update_driver
from dossier_driver.models import (
    DriverBlob,
    DriverContentType,
    DriverDirectUploadRequest,
    DriverEnglishLevel,
    DriverError,
    DriverErrors,
    DriverProfileCreate,
    DriverProfileCreateFields,
    DriverProfileEnvelope,
    DriverProfileUpdate,
    DriverProfileUpdateFields,
    DriverUpload,
)
from dossier_manage.api.drivers import review_document
from dossier_manage.api.profiles import get_user_profile, upsert_user_profile
from dossier_manage.models import (
    Forbidden,
    ManageDocumentKind,
    ManageDocumentReview,
    ManageDocumentStatus,
    ManageDocumentVerdict,
    ManageProfile,
    ManageProfileChange,
    NotFound,
    PreconditionFailed,
)

URL = os.environ["URL"]


def answered(status, kind, response):
    """What came back, if it came with that status and as that type."""
    assert response.status_code == HTTPStatus(status), response
    assert isinstance(response.parsed, kind), response
    return response.parsed


# Auth: register; the same address again is a conflict.
anybody = auth.Client(base_url=URL)
who = Registration(email="python@example.com", password="correct horse battery")
pair = answered(201, TokenPair, register.sync_detailed(client=anybody, body=who))
assert pair.user.email == who.email
taken = answered(409, Problem, register.sync_detailed(client=anybody, body=who))
assert (taken.code, taken.errors[0].name, taken.errors[0].reason) == ("conflict", "email", "unique")
token, user_id = pair.access_token, str(pair.user.uid)

# CarOwner: read, read again what has not changed, change, change what somebody else has changed.
owner = carowner.AuthenticatedClient(base_url=URL, token=token)
read = get_owner.sync_detailed(client=owner)
assert answered(200, CarOwnerProfile, read).first_name is None
tag = read.headers["ETag"]
answered(304, type(None), get_owner.sync_detailed(client=owner, if_none_match=tag))
change = CarOwnerProfileUpdate(first_name="Ada", last_name="King", phone_number="+4799999999")
changed = update_owner.sync_detailed(client=owner, body=change, if_match=tag)
assert answered(200, CarOwnerProfile, changed).first_name == "Ada"
assert changed.headers["ETag"] != tag
stale = answered(412, CarOwnerError, update_owner.sync_detailed(client=owner, body=change, if_match=tag))
assert stale.error.code == "precondition_failed"

# Account: without an API key; the same person; a picture; a new address without proof; as many proofs as there may be.
keyless = account.AuthenticatedClient(base_url=f"{URL}/api/v1", token=token)
refused = answered(403, account_models.AccountError, get_account.sync_detailed(client=keyless))
assert refused.status_code == 403
app = keyless.with_headers({"apikey": os.environ["API_KEY"]})
data = answered(200, account_models.AccountProfileEnvelope, get_account.sync_detailed(client=app)).data
assert (data.user_profile[0].first_name, data.user_profile[0].phone_code) == ("Ada", "+47")
with Path(os.environ["PICTURE"]).open("rb") as picture:
    form = account_models.AccountImageForm(image=File(payload=picture, file_name="me.png"))
    pictured = upload_profile_image.sync_detailed(client=app, body=form)
shown = httpx.get(answered(200, account_models.AccountImageEnvelope, pictured).data.profile_image)
assert (shown.status_code, shown.headers["Content-Type"]) == (200, "image/png")
new = account_models.AccountProfileUpdate(email="new.python@example.com")
unproved = answered(400, account_models.AccountProfileInvalid, update_account.sync_detailed(client=app, body=new))
assert unproved.errors.token_field == ["This field is required."]
wish = account_models.AccountTokenRequest(email="new.python@example.com")
for _ in range(5):
    assert answered(200, account_models.AccountTokenEnvelope, generate_token.sync_detailed(client=app, body=wish)).data.success
throttled = generate_token.sync_detailed(client=app, body=wish)
assert answered(429, account_models.AccountError, throttled).errors.detail
assert int(throttled.headers["Retry-After"]) > 0

# Driver: no profile yet; one with a day that no calendar has; a good one; a document that is sent ahead and attached.
wheel = driver.AuthenticatedClient(base_url=URL, token=token)
assert answered(404, DriverError, get_driver.sync_detailed(client=wheel)).error == "Not Found"
licence = {"first_name": "Ada", "last_name": "King", "postcode": "Y6 5DN", "contact_phone_number": "07366 916627"}
impossible = DriverProfileCreateFields(**licence, birth_date="1990-02-30", start_date="2026-03-01")
invalid = create_driver.sync_detailed(client=wheel, body=DriverProfileCreate(profile=impossible))
assert answered(422, DriverErrors, invalid).errors["birth_date"] == ["is invalid"]
fields = DriverProfileCreateFields(**licence, birth_date="1990-02-28", start_date="2026-03-01")
created = create_driver.sync_detailed(client=wheel, body=DriverProfileCreate(profile=fields))
assert answered(200, DriverProfileEnvelope, created).profile.birth_date.isoformat() == "1990-02-28"

content = Path(os.environ["DOCUMENT"]).read_bytes()
blob = DriverUpload(
    filename="dbs.pdf",
    byte_size=len(content),
    checksum=base64.b64encode(hashlib.md5(content).digest()).decode(),
    content_type=DriverContentType.APPLICATIONPDF,
)
announced = create_direct_upload.sync_detailed(client=wheel, body=DriverDirectUploadRequest(blob=blob))
upload = answered(200, DriverBlob, announced)
target = upload.direct_upload
assert httpx.put(target.url, headers=target.headers.to_dict(), content=content).status_code == 204
attach = DriverProfileUpdateFields(**licence, english_level=DriverEnglishLevel.NATIVE, dbs=upload.signed_id)
attached = update_driver.sync_detailed(client=wheel, body=DriverProfileUpdate(profile=attach), if_match=created.headers["ETag"])
dbs = answered(200, DriverProfileEnvelope, attached).profile.dbs
assert dbs.filename == "dbs.pdf"
assert httpx.get(dbs.url).content == content

# Manage: what consoles know of this user; what only staff may say.
console = manage.AuthenticatedClient(base_url=URL, token=token)
assert answered(404, NotFound, get_user_profile.sync_detailed(user_id, client=console)).code == "not_found"
facts = ManageProfileChange(timezone="Europe/Oslo", attributes={"theme": "dark"})
kept = upsert_user_profile.sync_detailed(user_id, client=console, body=facts)
profile = answered(200, ManageProfile, kept)
assert (profile.timezone, profile.attributes) == (facts.timezone, facts.attributes)
answered(304, type(None), get_user_profile.sync_detailed(user_id, client=console, if_none_match=kept.headers["ETag"]))
old = upsert_user_profile.sync_detailed(user_id, client=console, body=facts, if_match=tag)
assert answered(412, PreconditionFailed, old).code == "precondition_failed"
review = (user_id, ManageDocumentKind.DBS)
approval = ManageDocumentVerdict(status=ManageDocumentStatus.APPROVED)
assert answered(403, Forbidden, review_document.sync_detailed(*review, client=console, body=approval)).code == "forbidden"
credentials = Login(email=os.environ["STAFF_EMAIL"], password=os.environ["STAFF_PASSWORD"])
staff = answered(200, TokenPair, login.sync_detailed(client=anybody, body=credentials))
office = manage.AuthenticatedClient(base_url=URL, token=staff.access_token)
verdict = answered(200, ManageDocumentReview, review_document.sync_detailed(*review, client=office, body=approval))
assert (verdict.kind, verdict.status) == (ManageDocumentKind.DBS, ManageDocumentStatus.APPROVED)

# Auth: sign out; the token is void.
answered(204, object, logout.sync_detailed(client=auth.AuthenticatedClient(base_url=URL, token=token)))
out = get_owner.sync_detailed(client=owner)
assert answered(401, CarOwnerError, out).error.code == "unauthorized"
assert out.headers["WWW-Authenticate"].startswith("Bearer")
