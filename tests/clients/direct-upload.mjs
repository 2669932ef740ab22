// Works with a page that uploads files with Active Storage's published client, in a browser: picks a file, has it uploaded and attached, twice, and reads it.
// Prints what it saw as JSON, or ends with a sentence. PAGE_URL says where the page is, DOSSIER_URL and DOSSIER_TOKEN where the server is and who uploads,
// DOSSIER_FILES (paths, separated by newlines) what, and DOSSIER_TEST_CHROMIUM in which browser.
import { chromium } from 'playwright-core';

const { PAGE_URL: address, DOSSIER_URL: server, DOSSIER_TOKEN: token, DOSSIER_FILES: paths, DOSSIER_TEST_CHROMIUM: executablePath } = process.env;
const [first, second] = paths.split('\n');
/** How long anything may take, in milliseconds. */
const timeout = 20_000;
const complaints = [];

async function pick(page, file, way) {
  await page.locator('#file').setInputFiles(file);
  return page.evaluate((how) => upload(how), way);
}

// As root there is no sandbox to be had.
const browser = await chromium.launch({ executablePath, chromiumSandbox: false, timeout });
try {
  const page = await browser.newPage();
  page.setDefaultTimeout(timeout);
  page.on('pageerror', (error) => complaints.push(`throws ${error}`));
  await page.goto(`${address}#${new URLSearchParams({ server, token })}`);

  const refused = await pick(page, first, 'nobody');
  const one = await pick(page, first, 'delegate');
  const required = { first_name: 'Virgie', last_name: 'Luettgen', postcode: '123', contact_phone_number: '07856 207372' };
  const created = await page.evaluate(
    (profile) => save('POST', profile),
    { ...required, birth_date: '2000-03-20', start_date: '2020-03-20', dbs: one.blob?.signed_id },
  );
  const two = await pick(page, second, 'headers');
  const updated = await page.evaluate(
    (profile) => save('PUT', profile),
    { ...required, english_level: 'advanced', documents: [two.blob?.signed_id] },
  );
  const read = await page.evaluate((url) => read(url), updated.profile?.documents[0]?.url);
  if (complaints.length > 0) throw new Error('The page does what it should not:');
  console.log(JSON.stringify({ refused, one, created, two, updated, read }));
} catch (error) {
  console.error([error.message, ...complaints].join('\n'));
  process.exitCode = 1;
} finally {
  await browser.close();
}
