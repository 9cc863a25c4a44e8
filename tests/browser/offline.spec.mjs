// The site without a network: what is kept, what a new version does, and that no failure of it touches the page.
import { test, expect, dist, serveDist, started, total, button, cell, expectSaved, downloaded, pausesOver } from './support.mjs';
import { nextVersion, cachesOf, workerText, READY, isReady, look } from './offline.mjs';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

test.use({ serviceWorkers: 'allow' });

const notice = (page) => page.getByRole('status').filter({ hasText: '有新版本' });
const description = (page) => page.locator('meta[name="description"]').getAttribute('content');

// A server of the test's own, whose files can change and which can be stopped.
async function host(trouble, instead = {}, headers = undefined) {
  const server = await serveDist(instead, headers);
  trouble.owns(server.url);
  return { ...server, instead };
}

async function open(page, url) {
  await page.goto(url);
  await started(page);
}

async function wordFile(page) {
  const file = await downloaded(page, () => button(page, '导出 Word').click());
  return readFileSync(file.path).subarray(0, 2).toString();
}

test('exactly the finished files are kept, byte for byte', async ({ page, trouble }) => {
  const server = await host(trouble);
  await open(page, server.url);
  await isReady(page);
  const [cache, ...others] = Object.entries(await cachesOf(page));
  expect(others).toEqual([]);
  expect(cache[0]).toBe(`ziping:/some/folder/:${/VERSION = "([0-9a-f]{16})"/.exec(workerText())[1]}`);
  const wanted = readdirSync(dist).filter((name) => name !== 'sw.js' && !name.startsWith('ziping.html'));
  expect(wanted.length).toBeGreaterThan(15);
  expect(wanted.filter((name) => name.startsWith('ziping-office-')).length).toBe(2);
  expect(Object.keys(cache[1]).sort()).toEqual(wanted.sort());
  for (const name of wanted) expect(cache[1][name], name).toBe(readFileSync(join(dist, name)).toString('base64'));
  await server.close();
});

test('page and service worker ask for the files of the site once, for nothing else, and then for no more than a new version', async ({ page, trouble }) => {
  const server = await host(trouble);
  await open(page, server.url);
  await isReady(page);
  const files = new Set(readdirSync(dist).filter((name) => !name.startsWith('ziping.html')));
  expect(server.asked.filter((name) => !files.has(name))).toEqual([]);
  expect(new Set(server.asked)).toEqual(files);
  server.asked.length = 0;
  await page.reload();
  await isReady(page);
  await button(page, '看示例').click();
  expect(await wordFile(page)).toBe('PK');
  await look(page);
  expect(new Set(server.asked)).toEqual(new Set(['sw.js']));
  await server.close();
});

test('the site can be installed: manifest, icons, worker', async ({ profile, trouble }) => {
  const server = await host(trouble, {}, {});
  const context = await profile.open();
  const page = context.pages()[0];
  await open(page, server.url);
  await isReady(page);
  const session = await context.newCDPSession(page);
  const { url, errors, data, manifest } = await session.send('Page.getAppManifest');
  expect(url).toBe(`${server.url}manifest.webmanifest`);
  expect(errors).toEqual([]);
  expect(JSON.parse(data)).toMatchObject({ short_name: '自评', lang: 'zh-CN', start_url: './', scope: './', display: 'standalone' });
  expect(manifest?.startUrl ?? server.url).toBe(server.url);
  expect(manifest?.scope ?? server.url).toBe(server.url);
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
  expect(installabilityErrors).toEqual([]);
  // The browser does say what is missing where something is.
  await open(page, `${server.url}ziping.html`);
  const without = await session.send('Page.getInstallabilityErrors');
  expect(without.installabilityErrors.map((error) => error.errorId)).toContain('no-manifest');
  await open(page, server.url);
  for (const icon of JSON.parse(data).icons) {
    const size = await page.evaluate(async (source) => {
      const image = new Image();
      image.src = source;
      await image.decode();
      return `${image.naturalWidth}x${image.naturalHeight}`;
    }, icon.src);
    if (icon.sizes !== 'any') expect(size, icon.src).toBe(icon.sizes);
  }
  await server.close();
});

test('with the server stopped the site opens, works and exports Word and Excel', async ({ page, trouble }) => {
  const server = await host(trouble);
  await open(page, server.url);
  await isReady(page);
  await button(page, '新建整体自评').click();
  await cell(page, 1, '分值').fill('5');
  await expectSaved(page);
  await server.close();

  // Without having been loaded again: the office module comes from what is kept.
  await button(page, '返回').click();
  await button(page, '看示例').click();
  expect(await wordFile(page)).toBe('PK');

  await page.goto(`${server.url}?from=a-bookmark#/`);
  await started(page);
  await expect(page.getByText(READY)).toBeVisible();
  await page.getByRole('button', { name: /^打开：/ }).click();
  await expect(cell(page, 1, '分值')).toHaveValue('5');
  await cell(page, 1, '年初目标值').fill('≥4次');
  await cell(page, 1, '实际完成值').fill('4次');
  await expect(total(page)).toHaveText('5.00');
  await expectSaved(page);
  await page.reload();
  await expect(total(page)).toHaveText('5.00');
  expect(await wordFile(page)).toBe('PK');
  const excel = await downloaded(page, () => button(page, '导出 Excel').click());
  expect(readFileSync(excel.path).subarray(0, 2).toString()).toBe('PK');
  await page.goto(`${server.url}index.html`);
  await started(page);
  // Nothing was asked of the stopped server but whether there is a newer version.
  const found = await trouble.take();
  expect(found.filter((what) => !what.includes('sw.js') && !what.includes('ERR_CONNECTION_REFUSED'))).toEqual([]);
});

test('a new version is offered, not forced; nothing that was typed is lost; other caches stay', async ({ page, trouble }) => {
  const server = await host(trouble);
  await open(page, server.url);
  await isReady(page);
  await page.evaluate(async () => {
    for (const other of ['another', 'ziping:/elsewhere/:0123456789abcdef', 'ziping:/some/folder/:own-notes']) await caches.open(other);
    // Our own, left over from a version before.
    await caches.open('ziping:/some/folder/:0123456789abcdef');
  });
  await button(page, '看示例').click();
  await cell(page, 15, '得分').fill('9');
  await expect(total(page)).toHaveText('95.00');

  Object.assign(server.instead, nextVersion('第二版'));
  await look(page);
  await expect(notice(page)).toBeVisible();
  await page.evaluate(() => { window.sameDocument = true; });
  // Time enough for anything that would force it.
  await cell(page, 2, '偏差原因').fill('写到一半');
  await pausesOver(page, 1500);
  expect(await page.evaluate(() => window.sameDocument)).toBe(true);
  expect(await description(page)).not.toContain('第二版');
  // Loading the page again is not the person's consent either.
  await expectSaved(page);
  await page.reload();
  await expect(notice(page)).toBeVisible();
  expect(await description(page)).not.toContain('第二版');

  await cell(page, 2, '偏差原因').fill('写到一半，又写完');
  await button(page, '重新打开').click();
  await expect.poll(() => description(page).catch(() => '')).toContain('第二版');
  await started(page);
  await expect(total(page)).toHaveText('95.00');
  await expect(cell(page, 2, '偏差原因')).toHaveValue('写到一半，又写完');
  await expect(notice(page)).toHaveCount(0);
  const version = /VERSION = "([0-9a-f]{16})"/.exec(server.instead['sw.js'])[1];
  await expect.poll(async () => Object.keys(await cachesOf(page)).sort()).toEqual(
    ['another', `ziping:/some/folder/:${version}`, 'ziping:/elsewhere/:0123456789abcdef', 'ziping:/some/folder/:own-notes'].sort(),
  );
  expect(await wordFile(page)).toBe('PK');
  await server.close();
});

test('a second window goes on with its own version until it is opened again', async ({ page, context, trouble }) => {
  const server = await host(trouble);
  await open(page, server.url);
  await isReady(page);
  const other = await context.newPage();
  await open(other, `${server.url}#/example/unit`);
  await cell(other, 15, '得分').fill('9');
  await expect(total(other)).toHaveText('95.00');
  await other.evaluate(() => { window.sameDocument = true; });

  Object.assign(server.instead, nextVersion('第二版'));
  await look(page);
  await expect(notice(page)).toBeVisible();
  await expect(notice(other)).toBeVisible();
  await button(page, '重新打开').click();
  await expect.poll(() => description(page).catch(() => '')).toContain('第二版');
  // The host has no file of the old version any more, and the other window makes its Word file all the same.
  await server.close();
  expect(await other.evaluate(() => window.sameDocument)).toBe(true);
  await expect(notice(other)).toBeVisible();
  expect(await wordFile(other)).toBe('PK');
  await button(other, '重新打开').click();
  await expect.poll(() => description(other).catch(() => '')).toContain('第二版');
  await expect(total(other)).toHaveText('95.00');
  await trouble.take();
});

test('once no page is open a waiting version takes over by itself', async ({ page, context, trouble }) => {
  const server = await host(trouble);
  await open(page, server.url);
  await isReady(page);
  Object.assign(server.instead, nextVersion('第二版'));
  await look(page);
  await expect(notice(page)).toBeVisible();
  const next = await context.newPage();
  await page.close();
  await expect.poll(async () => {
    await open(next, server.url);
    const found = await description(next);
    await next.goto('about:blank');
    return found;
  }).toContain('第二版');
  await open(next, server.url);
  await expect(notice(next)).toHaveCount(0);
  await server.close();
});

test('what crashes at the start can be left by 重新打开 when a better version waits', async ({ page, trouble }) => {
  const server = await host(trouble);
  await open(page, server.url);
  await isReady(page);
  Object.assign(server.instead, nextVersion('第二版'));
  await look(page);
  await expect(notice(page)).toBeVisible();
  await page.evaluate(() => window.zipingPanicked('试一试'));
  await expect(page.getByRole('alert')).toContainText('试一试');
  await button(page, '重新打开').click();
  await expect.poll(() => description(page).catch(() => '')).toContain('第二版');
  await started(page);
  await server.close();
});

const office = readdirSync(dist).find((name) => /^ziping-office-.*\.wasm$/.test(name));
for (const [what, instead] of [
  ['one file is missing on the host', { [office]: null }],
  ['one file on the host is not what was built', { [office]: 'something else' }],
  ['index.html was changed by the host', { 'index.html': readFileSync(join(dist, 'index.html'), 'utf8').replace('</body>', '<p>host</p></body>') }],
]) {
  test(`${what}: nothing is kept, the page works as ever, and the mended host is taken`, async ({ page, trouble }) => {
    const server = await host(trouble, { ...instead });
    await open(page, server.url);
    await expect.poll(() => page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      return window.zipingOffline !== undefined && !registration?.installing && !registration?.active;
    })).toBe(true);
    await expect.poll(() => cachesOf(page)).toEqual({});
    await expect(page.getByText(READY)).toHaveCount(0);
    await expect(page.getByRole('alert')).toHaveCount(0);
    await button(page, '看示例').click();
    await expect(total(page)).toHaveText('94.00');
    await trouble.take();

    for (const name of Object.keys(instead)) delete server.instead[name];
    await page.goto('about:blank');
    await open(page, server.url);
    await isReady(page);
    await server.close();
  });
}

test('what was thrown away is fetched again, and until then the network answers', async ({ page, trouble }) => {
  const server = await host(trouble);
  await open(page, server.url);
  await isReady(page);
  await page.evaluate(async () => {
    for (const name of await caches.keys()) await caches.delete(name);
  });
  await page.reload();
  await started(page);
  await expect.poll(async () => Object.keys(Object.values(await cachesOf(page))[0] ?? {}).length).toBeGreaterThan(15);
  await page.reload();
  await isReady(page);
  await server.close();
});

for (const [what, refuse] of [
  ['are not there', () => Object.defineProperty(Navigator.prototype, 'serviceWorker', { get: () => undefined })],
  ['throw when named', () => Object.defineProperty(Navigator.prototype, 'serviceWorker', { get: () => { throw new DOMException('deliberate', 'SecurityError'); } })],
  ['are refused', () => { ServiceWorkerContainer.prototype.register = () => Promise.reject(new DOMException('deliberate', 'SecurityError')); }],
]) {
  test(`where service workers ${what} the page works and complains of nothing`, async ({ page, trouble }) => {
    const server = await host(trouble);
    await page.addInitScript(refuse);
    await open(page, server.url);
    await button(page, '看示例').click();
    await expect(total(page)).toHaveText('94.00');
    expect(await wordFile(page)).toBe('PK');
    await button(page, '返回').click();
    await expect(page.getByText(READY)).toHaveCount(0);
    await expect(page.getByRole('alert')).toHaveCount(0);
    await server.close();
  });
}

test('over plain http on a local network the page works and complains of nothing', async ({ playwright, launchOptions, trouble }) => {
  const args = [...launchOptions.args, '--host-resolver-rules=MAP ziping.test 127.0.0.1'];
  const browser = await playwright.chromium.launch({ ...launchOptions, args });
  const context = await browser.newContext();
  const server = await serveDist();
  const url = server.url.replace('127.0.0.1', 'ziping.test');
  trouble.owns(url);
  await trouble.watch(context);
  const page = await context.newPage();
  await open(page, url);
  expect(await page.evaluate(() => window.isSecureContext)).toBe(false);
  await button(page, '看示例').click();
  await cell(page, 15, '得分').fill('9');
  await expectSaved(page);
  await button(page, '返回').click();
  await expect(page.getByText(READY)).toHaveCount(0);
  expect((await trouble.take()).filter((what) => !what.includes('Cross-Origin-Opener-Policy'))).toEqual([]);
  await browser.close();
  await server.close();
});

test('the one file registers nothing, by double-click and from a host', async ({ page, singleFile, trouble }) => {
  // The one file has its own policy; a host that sends the site's would keep its scripts from running.
  const server = await host(trouble, {}, {});
  expect(readFileSync(join(dist, 'ziping.html'), 'utf8')).not.toContain('serviceWorker');
  await open(page, singleFile.url);
  await expect(page.locator('link[rel="manifest"]')).toHaveCount(0);
  await page.goto(`${server.url}ziping.html`);
  await started(page);
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
  await server.close();
});
