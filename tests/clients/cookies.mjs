// Signs in with a cookie from a page of an origin that is allowed, and lets pages of others try what they can with the same browser. Prints what
// each of them saw as JSON, or ends with a sentence. DOSSIER_URL is the server; ALLOWED, STRANGER (another origin of the same site) and FOREIGN (one
// of another site) are pages; PROFILE is the path of what they read and write; EMAIL and PASSWORD say whose it is; DOSSIER_TEST_CHROMIUM is the
// browser.
import { chromium } from 'playwright-core';

const { DOSSIER_URL: url, ALLOWED, STRANGER, FOREIGN, PROFILE: path, EMAIL, PASSWORD, DOSSIER_TEST_CHROMIUM: executablePath } = process.env;
const read = { path };
/** Leaves a name in the profile. */
const write = (by) => ({ path, method: 'PUT', body: JSON.stringify({ attributes: { by } }) });
/** How long anything may take, in milliseconds. */
const timeout = 20_000;

/** What a script of the page gets from the server with the browser's cookies: what it can read, or that it cannot. */
function ask(page, { path: target, ...init }) {
  const how = { credentials: 'include', ...init };
  if (how.body) how.headers = { 'Content-Type': 'application/json', ...how.headers };
  return page.evaluate(
    async ([address, options]) => {
      try {
        const response = await fetch(address, options);
        const text = await response.text();
        return { type: response.type, status: response.status, body: text ? JSON.parse(text) : null };
      } catch (error) {
        return error.name;
      }
    },
    [url + target, how],
  );
}

/** The same without a preflight; what the server answers is hidden from the page, but not from us. */
async function askBlindly(page, { path: target, method }) {
  const answered = page.waitForResponse((response) => response.url() === url + target && response.request().method() === method);
  const seen = await ask(page, { path: target, method, mode: 'no-cors', headers: { 'Content-Type': 'text/plain' } });
  return { seen, status: (await answered).status() };
}

/** What the server answers to a form that the page sends: the browser goes there. */
async function submit(page, target) {
  const answered = page.waitForResponse((response) => response.url() === url + target);
  const gone = page.waitForURL(url + target);
  await page.evaluate((action) => {
    const form = document.createElement('form');
    Object.assign(form, { method: 'post', enctype: 'text/plain', action });
    const field = Object.assign(document.createElement('input'), { name: '{"email": "a@b.no", "password": "', value: '"}' });
    form.append(field);
    document.body.append(form);
    form.submit();
  }, url + target);
  const response = await answered;
  const sent = await response.request().allHeaders();
  await gone;
  return { status: response.status(), withCookie: 'cookie' in sent, origin: sent.origin };
}

// As root there is no sandbox to be had.
const browser = await chromium.launch({ executablePath, chromiumSandbox: false, timeout });
try {
  const context = await browser.newContext();
  const page = await context.newPage();
  page.setDefaultTimeout(timeout);
  const seen = {};
  await page.goto(ALLOWED);
  seen.before = await ask(page, read);
  const credentials = JSON.stringify({ email: EMAIL, password: PASSWORD });
  const signIn = { path: '/auth/session', method: 'POST', body: credentials };
  await page.goto(STRANGER);
  seen.strangerSignsIn = { script: await ask(page, signIn), form: await submit(page, '/auth/session') };
  seen.noCookies = (await context.cookies()).length;
  await page.goto(ALLOWED);
  seen.signedIn = await ask(page, signIn);
  const [cookie] = await context.cookies();
  seen.cookie = { name: cookie.name, path: cookie.path, httpOnly: cookie.httpOnly, sameSite: cookie.sameSite };
  seen.scripts = await page.evaluate(() => document.cookie);

  seen.allowed = { read: await ask(page, read), written: await ask(page, write('allowed')) };
  await page.goto(`${url}/healthz`);
  seen.own = { read: await ask(page, read), written: await ask(page, write('own')) };
  for (const [name, home] of Object.entries({ stranger: STRANGER, foreign: FOREIGN })) {
    await page.goto(home);
    seen[name] = {
      read: await ask(page, read),
      written: await ask(page, write(name)),
      blind: await askBlindly(page, { path: '/auth/logout', method: 'POST' }),
      form: await submit(page, '/auth/logout'),
    };
  }
  await page.goto(ALLOWED);
  seen.after = await ask(page, read);
  seen.signedOut = await ask(page, { path: '/auth/session', method: 'DELETE' });
  seen.cookiesLeft = (await context.cookies()).length;
  console.log(JSON.stringify(seen));
} catch (error) {
  console.error(error.stack);
  process.exitCode = 1;
} finally {
  await browser.close();
}
