// Opens the page in a browser without JavaScript, or, with DOSSIER_WITHOUT, without that file of it. Answers what there is to read.
import { url, visit } from './page.mjs';

const { DOSSIER_WITHOUT: without } = process.env;

await visit(async (page) => {
  if (without) await page.route(`**/${without}`, (route) => route.abort());
  await page.goto(`${url}/docs/`);
  const links = page.locator('#documents a');
  await links.first().waitFor();
  const titles = {};
  for (const link of await links.all()) {
    const answer = await page.request.get(new URL(await link.getAttribute('href'), page.url()).href);
    titles[await link.innerText()] = (await answer.json()).info.title;
  }
  return { said: await page.locator('#swagger-ui p').innerText(), titles };
}, { javaScriptEnabled: Boolean(without), expected: without ? /^/ : undefined });
