// Works with Swagger UI as a person does, in a browser: opens every document, gives a token, reads the profile, renames its owner and
// uploads a picture. Prints what it saw as JSON, or ends with a sentence. Nothing may come from another host, and nothing may be complained
// about in the console. DOSSIER_URL, DOSSIER_TOKEN, DOSSIER_PICTURE (a file) and DOSSIER_TEST_CHROMIUM say where and who.
import { chromium } from 'playwright-core';

const { DOSSIER_URL: url, DOSSIER_TOKEN: token, DOSSIER_PICTURE: picture, DOSSIER_TEST_CHROMIUM: executablePath } = process.env;
const { host } = new URL(url);
/** How long anything may take, in milliseconds. */
const timeout = 20_000;

function ensure(good, sentence) {
  if (!good) throw new Error(sentence);
}

/** What happened on the page and should not have. */
const complaints = [];

async function watch(page) {
  page.on('request', (request) => {
    const target = new URL(request.url());
    // What lies in the page itself is asked of nobody.
    if (['data:', 'blob:'].includes(target.protocol)) return;
    if (target.host !== host) complaints.push(`asks another host: ${request.url()}`);
  });
  page.on('requestfailed', (request) => complaints.push(`cannot get ${request.url()}: ${request.failure()?.errorText}`));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`throws ${error}`));
  await page.exposeFunction('tellViolation', (directive, blocked) => complaints.push(`breaks ${directive} with ${blocked}`));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => window.tellViolation(event.effectiveDirective, event.blockedURI));
  });
}

/** Opens each document of the choice in turn; the last one stays open. */
async function openDocuments(page) {
  await page.goto(`${url}/docs/`);
  const choice = page.locator('.topbar select');
  await choice.waitFor();
  const names = await choice.locator('option').allTextContents();
  const documents = [];
  for (const name of names) {
    const loaded = page.waitForResponse((response) => response.url() === `${url}/openapi/${name}.json`);
    // The first one is open already.
    if (documents.length === 0) await page.reload();
    else await choice.selectOption({ label: name });
    ensure((await loaded).status() === 200, `The document ${name} cannot be loaded.`);
    const expected = await (await loaded).json();
    await page.locator('.info .title', { hasText: expected.info.title }).waitFor();
    const operations = Object.values(expected.paths).flatMap((path) => Object.values(path)).map((operation) => operation.operationId);
    for (const operation of operations.filter(Boolean)) await page.locator(`.opblock[id$="-${operation}"]`).waitFor();
    documents.push({ name, title: expected.info.title, operations: await page.locator('.opblock').count() });
  }
  return documents;
}

async function authorize(page) {
  await page.locator('.scheme-container button.authorize').click();
  const dialog = page.locator('.dialog-ux .modal-ux');
  await dialog.locator('input').fill(token);
  await dialog.locator('button.authorize').click();
  await dialog.locator('button', { hasText: 'Logout' }).waitFor();
  await dialog.locator('button.btn-done').click();
  await page.locator('.scheme-container button.authorize.locked').waitFor();
}

/** An operation's box, opened and ready to be tried out. */
async function operation(page, id) {
  const box = page.locator(`.opblock[id$="-${id}"]`);
  await box.locator('.opblock-summary-control').click();
  await box.locator('button.execute').waitFor();
  return box;
}

/** Presses Execute; answers what the page shows, which has to be what the server answered. */
async function execute(page, box, method) {
  const answered = page.waitForResponse((response) => response.request().method() === method && response.url() === `${url}/api/co/profile`);
  await box.locator('button.execute').click();
  const answer = await (await answered).json();
  const live = box.locator('.live-responses-table .response').first();
  // What an earlier press has left there is replaced.
  await live.locator('.microlight', { hasText: answer.updated_at ?? '' }).first().waitFor();
  const status = Number.parseInt(await live.locator('.response-col_status').innerText(), 10);
  return { status, profile: JSON.parse(await live.locator('.microlight').first().innerText()) };
}

async function rename(page, box) {
  await box.getByLabel('Request content type').selectOption('application/json');
  await box.locator('textarea.body-param__text').fill(JSON.stringify({ first_name: 'Ada', last_name: 'Lovelace' }));
  return execute(page, box, 'PUT');
}

async function upload(page, box) {
  await box.getByLabel('Request content type').selectOption('multipart/form-data');
  const parts = box.locator('.opblock-section-request-body tr.parameters');
  await parts.locator('input[type=file]').first().waitFor();
  for (const part of await parts.all()) {
    // The rest is left as the page shows it: who picks a picture changes nothing else.
    if ((await part.getAttribute('data-property-name')) === 'file') {
      await part.locator('input[type=file]').setInputFiles(picture);
      await part.locator('input[type=checkbox]:disabled').waitFor();
    }
  }
  const answer = await execute(page, box, 'PUT');
  // As an app's page would show it; a picture that is none has no size.
  answer.picture = await page.evaluate(async (address) => {
    const response = await fetch(address);
    const image = await createImageBitmap(await response.blob());
    return { status: response.status, width: image.width, height: image.height };
  }, answer.profile.profileImage);
  return answer;
}

// As root there is no sandbox to be had.
const browser = await chromium.launch({ executablePath, chromiumSandbox: false, timeout });
try {
  const page = await browser.newPage();
  page.setDefaultTimeout(timeout);
  await watch(page);
  const documents = await openDocuments(page);
  await page.locator('.topbar select').selectOption({ label: 'carowner' });
  await page.locator('.opblock[id$="-getProfile"]').waitFor();
  await authorize(page);
  const read = await execute(page, await operation(page, 'getProfile'), 'GET');
  const put = await operation(page, 'updateProfile');
  const renamed = await rename(page, put);
  const uploaded = await upload(page, put);
  ensure(complaints.length === 0, 'Swagger UI does what it should not:');
  console.log(JSON.stringify({ documents, read, renamed, uploaded }));
} catch (error) {
  console.error([error.message, ...complaints].join('\n'));
  process.exitCode = 1;
} finally {
  await browser.close();
}
