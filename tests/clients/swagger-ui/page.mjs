// Works with Swagger UI in a browser as a person does. DOSSIER_URL is the server, DOSSIER_TEST_CHROMIUM the browser.
import { chromium } from 'playwright-core';

export const { DOSSIER_URL: url } = process.env;
const { DOSSIER_TEST_CHROMIUM: executablePath } = process.env;
/** How long anything may take, in milliseconds. */
const timeout = 20_000;

export function ensure(good, sentence) {
  if (!good) throw new Error(sentence);
}

/** Tells what happens on the page and should not: nothing may come from another host, break the policy, or be complained about in the console. */
async function watch(page, complaints) {
  const { host } = new URL(url);
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

/**
 * Does `work` on a page and prints what it answers as JSON, or ends with a sentence. `expected` are the complaints that are none here. Further options
 * are the browser context's.
 */
export async function visit(work, { expected = /^$/, ...options } = {}) {
  // As root there is no sandbox to be had.
  const browser = await chromium.launch({ executablePath, chromiumSandbox: false, timeout });
  const complaints = [];
  try {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    page.setDefaultTimeout(timeout);
    await watch(page, complaints);
    const seen = await work(page, context);
    ensure(complaints.every((complaint) => expected.test(complaint)), 'Swagger UI does what it should not:');
    console.log(JSON.stringify(seen));
  } catch (error) {
    console.error([error.stack, ...complaints].join('\n'));
    process.exitCode = 1;
  } finally {
    await browser.close();
  }
}

/** Opens the page anew and waits for the choice of documents; answers their names. */
export async function open(page) {
  await page.goto(`${url}/docs/`);
  const choice = page.locator('.topbar select');
  await choice.waitFor();
  return choice.locator('option').allTextContents();
}

/** Chooses a document and waits until it is shown; answers it. */
export async function choose(page, name) {
  const document = await (await page.request.get(`${url}/openapi/${name}.json`)).json();
  await page.locator('.topbar select').selectOption({ label: name });
  await page.locator('.info .title', { hasText: document.info.title }).waitFor();
  return document;
}

/** Gives Authorize a value for each scheme that is named. */
export async function authorize(page, values) {
  await page.locator('.scheme-container button.authorize').click();
  const dialog = page.getByRole('dialog');
  for (const [scheme, value] of Object.entries(values)) {
    const part = dialog.locator('.auth-container', { has: page.locator('h4', { hasText: scheme }) });
    await part.locator('input').fill(value);
    await part.locator('button.authorize').click();
    await part.locator('button', { hasText: 'Logout' }).waitFor();
  }
  await dialog.locator('button.btn-done').first().click();
  await dialog.waitFor({ state: 'detached' });
}

/** An operation's box, opened and ready to be tried out. */
export async function operation(page, id) {
  const box = page.locator(`.opblock[id$="-${id}"]`);
  if ((await box.locator('button.execute').count()) === 0) await box.locator('.opblock-summary-control').click();
  await box.locator('button.execute').waitFor();
  return box;
}

/** Presses Execute; answers status and body as the page shows them. */
export async function execute(box) {
  const clear = box.locator('button.btn-clear');
  // Else what an earlier press has left is there until the next answer comes.
  if (await clear.count()) await clear.click();
  await box.locator('button.execute').click();
  const live = box.locator('.live-responses-table .response').first();
  const shown = await live.locator('.response-col_status').innerText();
  const body = live.locator('.highlight-code code');
  const text = (await body.count()) ? await body.first().innerText() : '';
  const status = Number.parseInt(shown, 10);
  return { status, body: text.startsWith('{') ? JSON.parse(text) : text };
}

/** Chooses the media type of the body. */
export async function media(box, type) {
  await box.getByLabel('Request content type').selectOption(type);
}

/** Writes the body's JSON; what is no text is written as it is read. */
export async function write(box, value) {
  await box.locator('textarea.body-param__text').fill(typeof value === 'string' ? value : JSON.stringify(value));
}

/** The row of a form's part. */
export function part(box, name) {
  return box.locator(`.opblock-section-request-body tr.parameters[data-property-name="${name}"]`);
}

/** Picks a file for a part of a form, which is left as the page shows it otherwise. */
export async function pick(box, name, file) {
  await part(box, name).locator('input[type=file]').setInputFiles(file);
}

/** Adds an item to a part of a form that is a list; answers where it is filled in. */
export async function add(box, name) {
  await part(box, name).locator('.json-schema-form-item-add').click();
  return part(box, name).locator('input[type=file], textarea').last();
}

/** Fills in a parameter in the path or the headers. */
export async function fill(box, name, value) {
  await box.locator(`tr[data-param-name="${name}"] input`).fill(value);
}

/** What another tab shows of a picture: nothing has no size. */
export async function see(context, address) {
  const tab = await context.newPage();
  const status = (await tab.goto(address)).status();
  const size = await tab.locator('img').evaluate(({ naturalWidth, naturalHeight }) => ({ width: naturalWidth, height: naturalHeight }));
  await tab.close();
  return { status, ...size };
}
