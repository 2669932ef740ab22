// One walk through all namespaces with generated clients; each step is held against what the documents promise.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import createClient from 'openapi-fetch';
import type { paths as Account } from './account.js';
import type { paths as Auth } from './auth.js';
import type { paths as CarOwner } from './carowner.js';
import type { paths as Driver } from './driver.js';
import type { paths as Manage } from './manage.js';

const { URL: baseUrl, API_KEY: apikey, STAFF_EMAIL, STAFF_PASSWORD, PICTURE, DOCUMENT } = process.env as Record<string, string>;

/** What came back, if it came with that status. */
function answered<T>(status: number, { data, response }: { data?: T; response: Response }): T {
  assert.equal(response.status, status);
  return data as T;
}

/** What was refused, if it was with that status. */
function refused<E>(status: number, { error, response }: { error?: E; response: Response }): E {
  assert.equal(response.status, status);
  assert(error !== undefined);
  return error;
}

const tagOf = ({ response }: { response: Response }) => response.headers.get('ETag') ?? assert.fail('no entity tag');

/** A body with files. */
function form(body: Record<string, unknown>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(body)) form.append(name, value as Blob);
  return form;
}

// Auth: register; the same address again is a conflict.
const auth = createClient<Auth>({ baseUrl });
const body = { email: 'typescript@example.com', password: 'correct horse battery' };
const pair = answered(201, await auth.POST('/auth/register', { body }));
assert.equal(pair.user.email, body.email);
const taken = refused(409, await auth.POST('/auth/register', { body }));
assert.deepEqual([taken.code, taken.errors?.[0]?.name, taken.errors?.[0]?.reason], ['conflict', 'email', 'unique']);
const headers = { Authorization: `${pair.token_type} ${pair.access_token}` };
const userId = pair.user.uid;

// CarOwner: read, read again what has not changed, change, change what somebody else has changed.
const owner = createClient<CarOwner>({ baseUrl, headers });
const read = await owner.GET('/api/co/profile');
assert.equal(answered(200, read).firstName, null);
const tag = tagOf(read);
answered(304, await owner.GET('/api/co/profile', { params: { header: { 'If-None-Match': tag } } }));
const change = { first_name: 'Ada', last_name: 'King', phone_number: '+4799999999' };
const changed = await owner.PUT('/api/co/profile', { params: { header: { 'If-Match': tag } }, body: change });
assert.equal(answered(200, changed).firstName, 'Ada');
assert.notEqual(tagOf(changed), tag);
const stale = await owner.PUT('/api/co/profile', { params: { header: { 'If-Match': tag } }, body: change });
assert.equal(refused(412, stale).error.code, 'precondition_failed');

// Account: without an API key; the same person; a picture, which both APIs take; a new address without proof; as many proofs as there may be.
const keyless = createClient<Account>({ baseUrl: `${baseUrl}/api/v1`, headers });
assert.equal(refused(403, await keyless.GET('/user/get/profile/')).status_code, 403);
const account = createClient<Account>({ baseUrl: `${baseUrl}/api/v1`, headers: { ...headers, apikey } });
const shown = answered(200, await account.GET('/user/get/profile/')).data;
assert.deepEqual([shown.UserProfile[0]?.first_name, shown.UserProfile[0]?.phone_code], ['Ada', '+47']);
// TypeScript has no type for the files of documents: they are text to the compiler.
const image = new Blob([await readFile(PICTURE!)]) as unknown as string;
const pictured = await account.POST('/user/profile/profile-image/', { body: { image }, bodySerializer: form });
const picture = await fetch(answered(200, pictured).data.ProfileImage!);
assert.deepEqual([picture.status, picture.headers.get('Content-Type')], [200, 'image/png']);
const again = answered(200, await owner.PUT('/api/co/profile', { body: { file: image }, bodySerializer: form }));
assert.notEqual(again.profileImage, pictured.data?.data.ProfileImage);
const email = 'new.typescript@example.com';
const unproved = refused(400, await account.POST('/user/update/profile/', { body: { email } }));
assert('token_field' in unproved.errors);
assert.deepEqual(unproved.errors.token_field, ['This field is required.']);
for (let sent = 0; sent < 5; sent += 1) {
  const proof = answered(200, await account.PUT('/user/token-generator/', { body: { email } }));
  assert.equal(proof.data.success, true);
}
const throttled = await account.PUT('/user/token-generator/', { body: { email } });
assert('detail' in refused(429, throttled).errors);
assert(Number(throttled.response.headers.get('Retry-After')) > 0);

// Driver: no profile yet; one with a day that no calendar has; a good one; a document that is sent ahead and attached.
const driver = createClient<Driver>({ baseUrl, headers });
assert.equal((refused(404, await driver.GET('/api/v1/users/profile')) as { error: string }).error, 'Not Found');
const licence = { first_name: 'Ada', last_name: 'King', postcode: 'Y6 5DN', contact_phone_number: '07366 916627' };
const dates = { birth_date: '1990-02-28', start_date: '2026-03-01' };
const impossible = { profile: { ...licence, ...dates, birth_date: '1990-02-30' } };
const invalid = refused(422, await driver.POST('/api/v1/users/profile', { body: impossible }));
assert.deepEqual('errors' in invalid && invalid.errors['birth_date'], ['is invalid']);
const created = await driver.POST('/api/v1/users/profile', { body: { profile: { ...licence, ...dates } } });
assert.equal(answered(200, created).profile.birth_date, dates.birth_date);

const bytes = await readFile(DOCUMENT!);
const checksum = createHash('md5').update(bytes).digest('base64');
const blob = { filename: 'dbs.pdf', byte_size: bytes.length, checksum, content_type: 'application/pdf' as const };
const upload = answered(200, await driver.POST('/api/v1/direct_uploads', { body: { blob } }));
assert('signed_id' in upload);
const sent = await fetch(upload.direct_upload.url, { method: 'PUT', headers: upload.direct_upload.headers, body: bytes });
assert.equal(sent.status, 204);
const attached = await driver.PUT('/api/v1/users/profile', {
  params: { header: { 'If-Match': tagOf(created) } },
  body: { profile: { ...licence, english_level: 'native', dbs: upload.signed_id } },
});
const { dbs } = answered(200, attached).profile;
assert.equal(dbs.filename, 'dbs.pdf');
assert.deepEqual(Buffer.from(await (await fetch(dbs.url!)).arrayBuffer()), bytes);

// Manage: what consoles know of this user; what only staff may say.
const me = { userId };
const manage = createClient<Manage>({ baseUrl, headers });
assert.equal(refused(404, await manage.GET('/manage/api/users/{userId}/profile', { params: { path: me } })).code, 'not_found');
const facts = { timezone: 'Europe/Oslo', attributes: { theme: 'dark' } };
const kept = await manage.PUT('/manage/api/users/{userId}/profile', { params: { path: me }, body: facts });
assert.deepEqual([answered(200, kept).timezone, kept.data?.attributes], [facts.timezone, facts.attributes]);
const known = { path: me, header: { 'If-None-Match': tagOf(kept) } };
answered(304, await manage.GET('/manage/api/users/{userId}/profile', { params: known }));
const old = { path: me, header: { 'If-Match': tag } };
assert.equal(refused(412, await manage.PUT('/manage/api/users/{userId}/profile', { params: old, body: facts })).code, 'precondition_failed');
const review = { params: { path: { ...me, kind: 'dbs' as const } }, body: { status: 'approved' as const } };
assert.equal(refused(403, await manage.PUT('/manage/api/users/{userId}/driver/documents/{kind}/review', review)).code, 'forbidden');
const staff = answered(200, await auth.POST('/auth/login', { body: { email: STAFF_EMAIL!, password: STAFF_PASSWORD! } }));
const office = createClient<Manage>({ baseUrl, headers: { Authorization: `Bearer ${staff.access_token}` } });
const verdict = answered(200, await office.PUT('/manage/api/users/{userId}/driver/documents/{kind}/review', review));
assert.deepEqual([verdict.kind, verdict.status], ['dbs', 'approved']);

// Auth: sign out; the token is void.
answered(204, await auth.POST('/auth/logout', { headers }));
const out = await owner.GET('/api/co/profile');
assert.equal(refused(401, out).error.code, 'unauthorized');
assert.match(out.response.headers.get('WWW-Authenticate') ?? '', /^Bearer/);
