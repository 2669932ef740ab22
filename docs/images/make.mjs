// Makes the pictures of Swagger UI that the README shows, with a server of its own: `make test` once, for the program and the browser, then `node docs/images/make.mjs`.
// DOSSIER names another program than target/debug/dossier, DOSSIER_TEST_CHROMIUM another browser than Debian's. Port 5000 has to be free.
import { spawn } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const { chromium } = createRequire(here('../../tests/clients/package.json'))('playwright-core');
const { DOSSIER: program = here('../../target/debug/dossier'), DOSSIER_TEST_CHROMIUM: executablePath = '/usr/bin/chromium' } = process.env;
const url = 'http://localhost:5000';
/** How many bytes a picture may have at most. */
const LIMIT = 150_000;

/** Starts the program with demo accounts and answers when it serves. */
async function serve(data) {
  const settings = ['--listen', '127.0.0.1:5000', '--admin-listen', 'off', '--log', 'error', '--data', data];
  const server = spawn(program, ['serve', '--demo', ...settings], { env: { PATH: process.env.PATH }, stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise((resolve, reject) => {
    let said = '';
    // The last line that it says.
    server.stdout.on('data', (piece) => { said += piece; if (/Demo apikey .*\n/.test(said)) resolve(); });
    server.on('exit', () => reject(new Error('The server does not start.')));
  });
  return server;
}

async function register() {
  const body = { email: 'ada@example.com', password: 'correct horse battery', username: 'ada', first_name: 'Ada', last_name: 'Lovelace' };
  const response = await fetch(`${url}/auth/register`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
  return (await response.json()).access_token;
}

async function open(page, name, operation) {
  await page.goto(`${url}/docs/`);
  await page.locator('.topbar select').selectOption({ label: name });
  await page.locator(`.opblock[id$="-${operation}"]`).waitFor();
}

/** The documents that there are to choose from, and the operations of one. */
async function overview(page) {
  await open(page, 'carowner', 'getProfile');
  await page.screenshot({ path: here('overview.png') });
}

/** A profile that was read with a token. */
async function tryItOut(page, token) {
  await open(page, 'carowner', 'getProfile');
  await page.locator('.scheme-container button.authorize').click();
  const dialog = page.locator('.dialog-ux .modal-ux');
  await dialog.locator('input').fill(token);
  await dialog.locator('button.authorize').click();
  await dialog.locator('button.btn-done').click();
  const box = page.locator('.opblock[id$="-getProfile"]');
  await box.locator('.opblock-summary-control').click();
  await box.locator('button.execute').click();
  const answer = box.locator('.live-responses-table');
  await answer.locator('.microlight', { hasText: 'Lovelace' }).first().waitFor();
  await box.locator('.execute-wrapper, .btn-group').first().evaluate((element) => element.scrollIntoView());
  await page.screenshot({ path: here('try-it-out.png') });
}

const data = await mkdtemp(join(tmpdir(), 'dossier-'));
const server = await serve(data);
// As root there is no sandbox to be had.
const browser = await chromium.launch({ executablePath, chromiumSandbox: false });
try {
  const page = await browser.newPage({ viewport: { width: 1180, height: 760 } });
  page.setDefaultTimeout(20_000);
  await overview(page);
  await tryItOut(page, await register());
  for (const name of ['overview.png', 'try-it-out.png']) {
    const { size } = await stat(here(name));
    console.log(name, size);
    if (size > LIMIT) throw new Error(`${name} is too large.`);
  }
} finally {
  await browser.close();
  server.kill();
  await rm(data, { recursive: true, force: true });
}
