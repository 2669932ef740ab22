// Signs in with what the page of a demo server shows, by token, cookie and key, and reads, changes and uploads in every document. DOSSIER_PICTURE is a
// file.
import { add, authorize, choose, ensure, execute, fill, media, open, operation, pick, see, visit, write } from './page.mjs';

const { DOSSIER_PICTURE: picture } = process.env;

/** What the page shows of the demo, by name. */
async function demo(page) {
  const section = page.getByRole('region', { name: 'Demo' });
  await section.waitFor();
  const rows = await section.locator('tr').all();
  const cells = rows.map(async (row) => [await row.locator('th').innerText(), await row.locator('td').innerText()]);
  return Object.fromEntries(await Promise.all(cells));
}

/** Answers what an operation of the document that is open answers to this body. */
async function send(page, id, body) {
  const box = await operation(page, id);
  if (body) await write(box, body);
  return execute(box);
}

async function asCarOwner(page, context) {
  await choose(page, 'carowner');
  const read = await send(page, 'getProfile');
  const renamed = await send(page, 'updateProfile', { first_name: 'Ada', last_name: 'Lovelace' });
  const box = await operation(page, 'updateProfile');
  await media(box, 'multipart/form-data');
  await pick(box, 'file', picture);
  const uploaded = await execute(box);
  return { read, renamed, uploaded, picture: await see(context, uploaded.body.profileImage) };
}

async function asDriver(page, context) {
  await choose(page, 'driver');
  const created = await send(page, 'createProfile');
  const box = await operation(page, 'updateProfile');
  await media(box, 'multipart/form-data');
  await pick(box, 'profile[dbs]', picture);
  await (await add(box, 'profile[documents]')).setInputFiles(picture);
  await (await add(box, 'profile[documents]')).setInputFiles(picture);
  await (await add(box, 'profile[experiences]')).fill(JSON.stringify({ company: 'Northline', position: 'Driver' }));
  const uploaded = await execute(box);
  return { created, uploaded, document: await see(context, uploaded.body.profile.dbs.url) };
}

async function asApp(page, apikey) {
  await choose(page, 'account');
  await authorize(page, { apikey });
  const box = await operation(page, 'uploadImage');
  await pick(box, 'image', picture);
  return { uploaded: await execute(box), read: await send(page, 'getProfile') };
}

/** Writes and reads what consoles keep, with whatever the browser sends along. */
async function asConsole(page, uid) {
  await choose(page, 'manage');
  const put = await operation(page, 'upsertUserProfile');
  await fill(put, 'userId', uid);
  await write(put, { timezone: 'Europe/Oslo' });
  const written = await execute(put);
  const get = await operation(page, 'getUserProfile');
  await fill(get, 'userId', uid);
  return { written, read: await execute(get) };
}

await visit(async (page, context) => {
  const documents = await open(page);
  const shown = await demo(page);
  await choose(page, 'auth');
  const login = await send(page, 'login', shown.user);
  const { access_token: token, user: { uid } } = login.body;
  await authorize(page, { bearerAuth: token });
  const seen = { documents, login };
  seen.carOwner = await asCarOwner(page, context);
  seen.driver = await asDriver(page, context);
  seen.account = await asApp(page, shown.apikey);
  seen.stored = await page.evaluate(() => localStorage.length + sessionStorage.length);

  // Opened anew, the page knows none of it.
  await open(page);
  ensure((await page.locator('button.authorize.locked').count()) === 0, 'The page has kept what Authorize was given.');
  await choose(page, 'auth');
  seen.signIn = await send(page, 'signIn', shown.user);
  seen.byCookie = await asConsole(page, uid);
  const [{ value }] = await context.cookies();

  // What was typed would be hidden by what the browser holds already: nothing is sent.
  await authorize(page, { cookieAuth: value });
  const get = await operation(page, 'getUserProfile');
  await get.locator('button.btn-clear').click();
  await get.locator('button.execute').click();
  seen.hidden = await get.locator('.live-responses-table .response .response-col_description').innerText();

  // It is still there.
  seen.cookiesHeld = (await context.cookies()).length;
  await context.clearCookies();
  seen.typed = await asConsole(page, uid);
  seen.cookiesLeft = (await context.cookies()).length;
  return seen;
});
