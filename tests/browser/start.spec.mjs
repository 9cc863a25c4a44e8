// The page opens, on a host and by double-click, and says something sensible where it can't.
import { test, expect, dist, openSite, openSingleFile, serveDist } from './support.mjs';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const heading = (page) => page.getByRole('heading', { level: 1, name: '自评' });

test('the site opens from a folder of a host', async ({ page, site }) => {
  await openSite(page, site);
  await expect(heading(page)).toBeVisible();
  await expect(page).toHaveTitle('自评');
});

test('the one file opens by double-click', async ({ page, singleFile }) => {
  await openSingleFile(page, singleFile);
  await expect(heading(page)).toBeVisible();
  // The module stays in the page: a copy that the browser saves has it then.
  await expect(page.locator('#ziping-wasm')).toHaveCount(1);
});

test('the one file asks for nothing but itself', async ({ page, singleFile }) => {
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await openSingleFile(page, singleFile);
  expect(asked.filter((url) => !url.startsWith('data:'))).toEqual([singleFile.url]);
});

test('index.html by double-click says which file to open', async ({ page, trouble }) => {
  await page.goto(pathToFileURL(join(dist, 'index.html')).href);
  await expect(page.getByRole('alert')).toContainText('ziping.html');
  await trouble.take();
});

test('without WebAssembly a sentence names the browsers that work', async ({ page, singleFile }) => {
  await page.addInitScript(() => delete window.WebAssembly);
  await page.goto(singleFile.url);
  await expect(page.getByRole('alert')).toContainText('Edge 97');
  await expect(page.getByRole('alert')).toContainText('Firefox 102');
});

test('a missing script, a missing module and a broken module are said in words', async ({ page, trouble }) => {
  const names = readdirSync(dist);
  const glue = names.find((name) => /^ziping-.*\.js$/.test(name));
  const module = names.find((name) => name.endsWith('.wasm'));
  for (const instead of [{ [glue]: 'not a script' }, { [module]: 'not a module' }, { [module]: '' }]) {
    const server = await serveDist(instead);
    await page.goto(server.url);
    await expect(page.getByRole('alert')).toContainText('Edge 97');
    await expect(page.getByRole('button', { name: '重新打开' })).toBeVisible();
    await server.close();
  }
  await trouble.take();
});

test('without JavaScript a sentence says so', async ({ playwright, launchOptions, singleFile }) => {
  // Playwright's own switch stops scripts but shows no <noscript>: this one is what a person's setting does.
  const args = [...launchOptions.args, '--blink-settings=scriptEnabled=false'];
  const browser = await playwright.chromium.launch({ ...launchOptions, args });
  const page = await browser.newPage();
  await page.goto(singleFile.url);
  await expect(page.locator('noscript p')).toBeVisible();
  await expect(page.locator('noscript p')).toContainText('JavaScript');
  await browser.close();
});

test('after a crash everything kept can be downloaded, and nothing is written any more', async ({ page, singleFile }) => {
  await openSingleFile(page, singleFile);
  await page.evaluate(() => {
    localStorage.setItem('ziping:a', '{"甲":1}');
    localStorage.setItem('other', 'x');
    window.ranLater = false;
    setTimeout(() => (window.ranLater = true), 50);
    window.zipingPanicked('试一试');
    localStorage.setItem('ziping:a', 'broken');
    localStorage.removeItem('ziping:a');
  });
  await expect(page.getByRole('alert')).toContainText('试一试');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '下载全部数据' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^自评-全部数据-\d{4}-\d\d-\d\d\.json$/);
  const saved = JSON.parse(readFileSync(await download.path(), 'utf8'));
  expect(saved.kind).toBe('ziping-rescue');
  expect(saved.entries['ziping:a']).toBe('{"甲":1}');
  expect(saved.entries).not.toHaveProperty('other');
  expect(await page.evaluate(() => window.ranLater)).toBe(false);

  await page.getByRole('button', { name: '重新打开' }).click();
  await expect(heading(page)).toBeVisible();
});

// (module (import "m" "seen" (func)) (func (export "trap") call 0 unreachable))
const TRAP = Buffer.from('0061736d0100000001040160000002' + '0a01016d047365656e0000' + '030201000708010474726170' + '00010a0701050010' + '00000b', 'hex');

test('a trap shows the crash page, and the module is not called again', async ({ page, trouble }) => {
  const names = readdirSync(dist);
  const glue = names.find((name) => /^ziping-.*\.js$/.test(name));
  const module = names.find((name) => name.endsWith('.wasm'));
  const script = `
    window.seen = 0;
    function wasm_bindgen(init) {
      return WebAssembly.instantiateStreaming(fetch(init.module_or_path), { m: { seen: () => window.seen++ } })
        .then((made) => { window.trap = made.instance.exports.trap; });
    }`;
  const server = await serveDist({ [glue]: script, [module]: TRAP });
  trouble.owns(server.url);
  await page.goto(server.url);
  await expect(page.locator('#boot')).toHaveCount(0);
  await page.evaluate(() => window.trap());
  await expect(page.getByRole('alert')).toContainText('unreachable');
  await expect(page.getByRole('alert')).toContainText('没有保存的内容');
  await page.evaluate(() => window.trap());
  expect(await page.evaluate(() => window.seen)).toBe(1);
  await server.close();
});
