// Reads the profile with the keyboard alone, from a link that leads to the operation. DOSSIER_TOKEN says whose.
import { url, visit } from './page.mjs';

const { DOSSIER_TOKEN: token } = process.env;

/** Presses Tab until the focus is on what the selector selects. */
async function tabTo(page, selector) {
  for (let times = 0; times < 60; times += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The keyboard does not reach ${selector}.`);
}

await visit(async (page) => {
  await page.goto(`${url}/docs/?urls.primaryName=carowner#/profile/getProfile`);
  const box = page.locator('.opblock[id$="-getProfile"]');
  await box.locator('button.execute').waitFor();

  await tabTo(page, '.scheme-container button.authorize');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.locator('input').waitFor();
  await page.keyboard.type(token);
  await page.keyboard.press('Enter');
  await dialog.locator('button', { hasText: 'Logout' }).waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  const focused = await page.evaluate(() => document.activeElement.innerText);

  // The operation is open already; its summary closes and opens it.
  const summary = '#operations-profile-getProfile .opblock-summary-control';
  await tabTo(page, summary);
  await page.keyboard.press('Enter');
  await box.locator('button.execute').waitFor({ state: 'detached' });
  await page.keyboard.press('Enter');
  await tabTo(page, '#operations-profile-getProfile button.execute');
  await page.keyboard.press('Enter');
  const live = box.locator('.live-responses-table .response').first();
  const status = Number.parseInt(await live.locator('.response-col_status').innerText(), 10);
  const demo = await page.getByRole('region', { name: 'Demo' }).count();
  return { focused, status, demo, address: page.url().replace(url, '') };
});
