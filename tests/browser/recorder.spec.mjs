// The recorder that every other test leans on does record.
import { test, expect, serveDist, Trouble } from './support.mjs';

const cases = [
  { what: 'a console error', script: 'console.error("deliberate")', expected: 'console: deliberate' },
  {
    what: 'an uncaught exception',
    script: 'setTimeout(() => { throw new Error("deliberate") })',
    expected: 'exception: deliberate',
  },
  {
    what: 'a request to another address',
    script: 'fetch("http://127.0.0.1:1/other").catch(() => {})',
    expected: 'request: http://127.0.0.1:1/other',
    // A policy would stop it before it is one.
    headers: {},
  },
  {
    what: 'a policy violation',
    script: 'document.body.appendChild(document.createElement("style")).textContent = "p{color:red}"',
    expected: 'policy: style-src-elem inline',
  },
];

for (const { what, script, expected, headers } of cases) {
  test(`${what} is recorded`, async ({ browser }) => {
    const html = '<!DOCTYPE html><meta charset="utf-8"><body><script src="deliberate.js"></script>';
    const server = await serveDist({ 'deliberate.html': html, 'deliberate.js': script }, headers);
    const context = await browser.newContext();
    const trouble = new Trouble([server.url]);
    await trouble.watch(context);
    const page = await context.newPage();
    await page.goto(`${server.url}deliberate.html`);
    const found = [];
    await expect
      .poll(async () => {
        found.push(...(await trouble.take()));
        return found;
      })
      .toContain(expected);
    await context.close();
    await server.close();
  });
}

test('a quiet page leaves no record', async ({ browser, site }) => {
  const context = await browser.newContext();
  const trouble = new Trouble([site.url]);
  await trouble.watch(context);
  const page = await context.newPage();
  await page.goto(site.url);
  await expect(page.locator('#boot')).toHaveCount(0);
  expect(await trouble.take()).toEqual([]);
  await context.close();
});
