// Signs in with a cookie from a page of an origin that is allowed, and lets a page of another one try what it can with the same browser. Prints
// what each of them saw as JSON, or ends with a sentence. DOSSIER_URL is the server; ALLOWED, STRANGER (another origin of the same site) and
// FOREIGN (one of another site) are pages; READ and WRITE are JSON of requests; EMAIL and PASSWORD say who; DOSSIER_TEST_CHROMIUM is the browser.
import { chromium } from 'playwright-core';

const { DOSSIER_URL: url, ALLOWED, STRANGER, FOREIGN, READ, WRITE, EMAIL, PASSWORD, DOSSIER_TEST_CHROMIUM: executablePath } = process.env;
const [read, write] = [READ, WRITE].map(JSON.parse);
/** How long anything may take, in milliseconds. */
const timeout = 20_000;

/** What a script of the page gets from the server with the browser's cookies: what it can read, or that it cannot. */
function ask(page, { path, ...init }) {
  const how = { credentials: 'include', ...init };
  if (how.body) how.headers = { 'Content-Type': 'application/json', ...how.headers };
  return page.evaluate(
    async ([target, options]) => {
      try {
        const response = await fetch(target, options);
        const text = await response.text();
        return { type: response.type, status: response.status, body: text ? JSON.parse(text) : null };
      } catch (error) {
        return error.name;
      }
    },
    [url + path, how],
  );
}

/** The same without a preflight; what the server answers is hidden from the page, but not from us. */
async function askBlindly(page, { path, method }) {
  const answered = page.waitForResponse((response) => response.url() === url + path && response.request().method() === method);
  const seen = await ask(page, { path, method, mode: 'no-cors', headers: { 'Content-Type': 'text/plain' } });
  return { seen, status: (await answered).status() };
}

/** What the server answers to a form that the page sends: the browser goes there. */
async function submit(context, home, path) {
  const page = await open(context, home);
  const answered = page.waitForResponse((response) => response.url() === url + path);
  await page.evaluate((target) => {
    const form = document.createElement('form');
    Object.assign(form, { method: 'post', enctype: 'text/plain', action: target });
    const field = Object.assign(document.createElement('input'), { name: '{"email": "a@b.no", "password": "', value: '"}' });
    form.append(field);
    document.body.append(form);
    form.submit();
  }, url + path);
  const response = await answered;
  const sent = await response.request().allHeaders();
  await page.close();
  return { status: response.status(), withCookie: 'cookie' in sent, origin: sent.origin };
}

async function open(context, home) {
  const page = await context.newPage();
  page.setDefaultTimeout(timeout);
  await page.goto(home);
  return page;
}

// As root there is no sandbox to be had.
const browser = await chromium.launch({ executablePath, chromiumSandbox: false, timeout });
try {
  const context = await browser.newContext();
  const allowed = await open(context, ALLOWED);
  const [stranger, foreign] = [await open(context, STRANGER), await open(context, FOREIGN)];
  const own = await open(context, `${url}/healthz`);
  const seen = {};
  seen.before = await ask(allowed, read);
  const credentials = JSON.stringify({ email: EMAIL, password: PASSWORD });
  const signIn = { path: '/auth/session', method: 'POST', body: credentials };
  seen.strangerSignsIn = await ask(stranger, signIn);
  seen.strangerSignsInByForm = await submit(context, STRANGER, '/auth/session');
  seen.noCookies = (await context.cookies()).length;
  seen.signedIn = await ask(allowed, signIn);
  const [cookie] = await context.cookies();
  seen.cookie = { name: cookie.name, path: cookie.path, httpOnly: cookie.httpOnly, sameSite: cookie.sameSite };
  seen.scripts = await allowed.evaluate(() => document.cookie);

  seen.allowed = { read: await ask(allowed, read), written: await ask(allowed, write) };
  seen.own = { read: await ask(own, read), written: await ask(own, write) };
  const logout = { path: '/auth/logout', method: 'POST' };
  for (const [name, page, home] of [['stranger', stranger, STRANGER], ['foreign', foreign, FOREIGN]]) {
    seen[name] = {
      read: await ask(page, read),
      written: await ask(page, write),
      blind: await askBlindly(page, logout),
      form: await submit(context, home, '/auth/logout'),
    };
  }
  seen.after = await ask(allowed, read);
  seen.signedOut = await ask(allowed, { path: '/auth/session', method: 'DELETE' });
  seen.cookiesLeft = (await context.cookies()).length;
  console.log(JSON.stringify(seen));
} catch (error) {
  console.error(error.stack);
  process.exitCode = 1;
} finally {
  await browser.close();
}
