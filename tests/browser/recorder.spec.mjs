// The recorder that every other test leans on does record.
import { test, expect, serveDist, Trouble, expectTold, pausesOver, holdPauses } from './support.mjs';

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

// A page of the test's own, with this script.
async function withScript(context, script, use) {
  const html = '<!DOCTYPE html><meta charset="utf-8"><body><p role="status"></p><script src="deliberate.js"></script>';
  const server = await serveDist({ 'deliberate.html': html, 'deliberate.js': script });
  const page = await context.newPage();
  await page.goto(`${server.url}deliberate.html`);
  await use(page, server);
  await server.close();
}

test('what a test allows is no trouble, however late; anything else is', async ({ browser }) => {
  const context = await browser.newContext();
  const trouble = new Trouble(['http://127.0.0.1']);
  await trouble.watch(context);
  trouble.allow(/deliberate/);
  // The browser's own question for an icon.
  trouble.allow(/status of 404/);
  await withScript(context, 'console.error("deliberate"); console.error("other"); console.error("deliberate, late")', async (page) => {
    await trouble.expect(/late$/);
    await page.evaluate(() => console.error('deliberate, later'));
    const found = [];
    await expect.poll(async () => found.push(...(await trouble.left())) && found).toContain('console: other');
    expect(found).toEqual(['console: other']);
  });
  await context.close();
});

test('a message is heard though another has taken its place', async ({ browser }) => {
  const context = await browser.newContext();
  await new Trouble([]).watch(context);
  const script = 'const place = document.querySelector("p"); place.textContent = "first"; setTimeout(() => { place.textContent = "second" })';
  await withScript(context, script, async (page) => {
    await expect(page.locator('p')).toHaveText('second');
    await expectTold(page, 'first');
    await expectTold(page, /^second$/);
    expect(await page.evaluate(() => window.__told.includes('never'))).toBe(false);
  });
  await context.close();
});

test('a pause that is held does not end; of the others none is left when the pauses are over', async ({ page, site }) => {
  await holdPauses(page, 300);
  await page.goto(site.url);
  await page.evaluate(() => {
    window.ended = [];
    for (const pause of [300, 200, 1000]) setTimeout(() => window.ended.push(pause), pause);
  });
  await pausesOver(page);
  expect(await page.evaluate(() => window.ended)).toEqual([200, 1000]);
});
