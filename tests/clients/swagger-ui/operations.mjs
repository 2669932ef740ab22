// Presses Execute for every operation of every document as the page shows it, and answers what comes of each. DOSSIER_TOKEN and DOSSIER_KEY are given
// to Authorize.
import { authorize, choose, open, operation, visit } from './page.mjs';

const { DOSSIER_TOKEN: bearerAuth, DOSSIER_KEY: apikey } = process.env;

/** The status that the page shows, or what it says of what is missing. */
async function press(box) {
  await box.locator('button.execute').click();
  const live = box.locator('.live-responses-table .response');
  const invalid = box.locator('.invalid');
  const said = box.locator('p.validation-errors');
  await live.or(invalid).or(said).first().waitFor();
  if (await live.count()) return Number.parseInt(await live.first().locator('.response-col_status').innerText(), 10);
  if (await said.count()) return said.innerText();
  const rows = box.locator('tr.parameters, tr[data-param-name]').filter({ has: box.page().locator('.invalid') });
  return rows.evaluateAll((all) => all.map(({ dataset }) => dataset.propertyName ?? dataset.paramName));
}

await visit(async (page) => {
  const seen = {};
  // Auth's operations end the session: they come last.
  const [auth, ...names] = await open(page);
  const given = new Set();
  for (const name of [...names, auth]) {
    const { paths, components } = await choose(page, name);
    const schemes = Object.entries({ bearerAuth, apikey }).filter(([scheme]) => scheme in components.securitySchemes && !given.has(scheme));
    await authorize(page, Object.fromEntries(schemes));
    schemes.forEach(([scheme]) => given.add(scheme));
    seen[name] = {};
    for (const { operationId } of Object.values(paths).flatMap((path) => Object.values(path))) {
      const box = await operation(page, operationId);
      seen[name][operationId] = await press(box);
      await box.locator('.opblock-summary-control').click();
    }
  }
  return seen;
  // Browsers complain about requests that are refused, and about the stream that the page leaves.
}, { expected: /^error: Failed to load resource: the server responded with a status of 4\d\d|^cannot get .*\/events: net::ERR_ABORTED/ });
