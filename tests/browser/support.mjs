// What every browser test stands on: the built page on a small server or as one file, and a page that tells on itself.
//
//   import { test, expect, openSite, openSingleFile } from './support.mjs';
//   test('…', async ({ page, site }) => { await openSite(page, site); … });
//
// A test fails when its page reports a console error, an uncaught exception or a policy violation, or asks anything of an
// address outside itself. A test that provokes one takes it out: `expect(await trouble.take()).toEqual([…])`.
import { test as base, expect } from '@playwright/test';
import { createServer } from 'node:http';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { inflateRawSync } from 'node:zlib';
import { extname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export { expect };

export const dist = fileURLToPath(new URL('../../dist/', import.meta.url));

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
};

// What a careful host sends; the page must live with all of it.
const HEADERS = {
  'Cache-Control': 'no-cache',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; " +
    "connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
};

// Serves dist/ from a folder of a host, not from its root: the page must not care. `instead` gives other texts for names (null: not there),
// `headers` other headers.
export async function serveDist(instead = {}, headers = HEADERS) {
  const names = new Set(readdirSync(dist));
  const asked = [];
  const server = createServer((request, response) => {
    const path = new URL(request.url, 'http://localhost').pathname;
    const name = path.startsWith('/some/folder/') ? path.slice('/some/folder/'.length) || 'index.html' : '';
    asked.push(name || path);
    const body = name in instead ? instead[name] : names.has(name) ? readFileSync(join(dist, name)) : undefined;
    if (body == null) {
      response.writeHead(404, headers).end();
      return;
    }
    response.writeHead(200, { ...headers, 'Content-Type': TYPES[extname(name)] ?? 'application/octet-stream' });
    response.end(body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${server.address().port}/some/folder/`;
  return {
    url,
    // The names of all files that were asked for.
    asked,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

// A copy of the one-file page in a folder with a Chinese name and a space, as people keep it.
export function copySingleFile() {
  const folder = mkdtempSync(join(tmpdir(), '绩效 自评-'));
  const path = join(folder, '自评 2026.html');
  cpSync(join(dist, 'ziping.html'), path);
  return { path, url: pathToFileURL(path).href, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

// The page on a host.
export async function openSite(page, site) {
  await page.goto(site.url);
  await started(page);
}

// The page by double-click.
export async function openSingleFile(page, singleFile) {
  await page.goto(singleFile.url);
  await started(page);
}

// The program runs once the words before it are gone.
export async function started(page) {
  await expect(page.locator('#boot')).toHaveCount(0);
}

// Both ways of opening the page, for a test that holds either way:
//   for (const { way, open } of WAYS) test(`… (${way})`, async ({ page, site, singleFile }) => { await open(page, { site, singleFile }); … });
export const WAYS = [
  { way: 'site', open: (page, { site }) => openSite(page, site) },
  { way: 'one file', open: (page, { singleFile }) => openSingleFile(page, singleFile) },
];

// ---- what a person sees and touches, by the names that issue 2 promises -----------------------------------------

export const total = (page) => page.getByRole('status', { name: '总分', exact: true });
export const scores = (page) => page.getByRole('region', { name: '得分情况' });
export const explanation = (page) => page.getByRole('complementary', { name: '计分说明' });
export const button = (page, name) => page.getByRole('button', { name, exact: true });
export const field = (page, name) => page.getByLabel(name, { exact: true });
// `第 3 行 实际完成值`
export const cell = (page, row, column) => field(page, `第 ${row} 行 ${column}`);
export const scoreButton = (page, row) => page.getByRole('button', { name: new RegExp(`^第 ${row} 行的得分`) });

export async function expectSaved(page) {
  await expect(page.getByText(/^已保存在本机浏览器 \d\d:\d\d$/)).toBeVisible();
}

// 打开文件, with a file of this machine or `jsonFile(…)`.
export async function openFile(page, file) {
  await field(page, '打开文件').setInputFiles(file);
}

export function jsonFile(contents, name = '自评.json') {
  const text = typeof contents === 'string' ? contents : JSON.stringify(contents);
  return { name, mimeType: 'application/json', buffer: Buffer.from(text) };
}

export const examplePath = (kind) => fileURLToPath(new URL(`../../examples/hubei-2020-${kind}.json`, import.meta.url));
export const example = (kind) => JSON.parse(readFileSync(examplePath(kind), 'utf8'));

// What a person gets as a file: its name, its place on the disk, and its text.
export async function downloaded(page, act) {
  const [download] = await Promise.all([page.waitForEvent('download'), act()]);
  const path = await download.path();
  return { name: download.suggestedFilename(), path, text: readFileSync(path, 'utf8') };
}

// What the browser keeps for the page.
export const kept = (page) => page.evaluate(() => ({ ...localStorage }));

// A kept record taken apart: what the library knows of the state, and the evaluation. (`docs/keeping.md`)
export function record(text) {
  const [head, facts, evaluation] = text.split('\n');
  return { head, facts: JSON.parse(facts), evaluation: JSON.parse(evaluation) };
}

// Of several records (texts by key) of one evaluation the latest.
export function latest(entries) {
  const records = Object.keys(entries).filter((key) => key.startsWith('ziping:slot:')).map((key) => record(entries[key]));
  return records.sort((a, b) => b.facts.sequence - a.facts.sequence)[0];
}

// ---- time -------------------------------------------------------------------------------------------------------
//
// No test waits for a fixed time. What comes is waited for itself; for what must not come there are the pauses of the page.

// Returns once all that the page has put off for a pause shorter than this is done: timers come in the order of their due times, so one
// that is set now and is due later comes after them, however busy the machine is.
export const pausesOver = (page, milliseconds = 1100) => page.evaluate((after) => new Promise((done) => setTimeout(done, after)), milliseconds);

// From the next loading on, in a page or in all of a context, pauses of exactly this length do not end (or last `instead`): a machine that
// stalls between two keys makes no pause of the person's.
export const holdPauses = (where, milliseconds, instead = 2 ** 31 - 1) =>
  where.addInitScript(
    ([held, instead]) => {
      const real = window.setTimeout;
      window.setTimeout = (act, after, ...more) => real.call(window, act, after === held ? instead : after, ...more);
    },
    [milliseconds, instead],
  );

// ---- what was said ----------------------------------------------------------------------------------------------

// Every message since the page was loaded, also one whose place another has taken meanwhile.
export async function expectTold(page, words) {
  const matches = (text) => (words instanceof RegExp ? words.test(text) : text.includes(words));
  await expect.poll(async () => (await page.evaluate(() => window.__told ?? [])).some(matches), `told: ${words}`).toBe(true);
}

function keepMessages() {
  const PLACES = '.notice, .window-notice, .undone, [role="status"], [role="alert"], [role="alertdialog"], [aria-live], output';
  const told = (window.__told = []);
  const note = (element) => {
    if (told.at(-1) !== element.textContent) told.push(element.textContent);
  };
  new MutationObserver((records) => {
    for (const { target, addedNodes } of records) {
      const changed = target.nodeType === Node.ELEMENT_NODE ? target : target.parentElement;
      const place = changed?.closest(PLACES);
      if (place) note(place);
      for (const added of addedNodes) {
        if (added.nodeType !== Node.ELEMENT_NODE) continue;
        if (added.matches(PLACES)) note(added);
        added.querySelectorAll(PLACES).forEach(note);
      }
    }
  }).observe(document, { subtree: true, childList: true, characterData: true });
}

// Collects what a context's pages complain about, and what they ask of others.
export class Trouble {
  #found = [];
  #own;
  #contexts = [];
  #allowed = [];

  // `own`: the beginnings of the addresses that belong to the page.
  constructor(own) {
    this.#own = [...own, 'data:', 'blob:', 'about:'];
  }

  // Another server that belongs to the test.
  owns(url) {
    this.#own.push(url);
  }

  // What matches is no trouble from now on, however late it is reported: a browser reports what a test provokes when it likes.
  allow(pattern) {
    this.#allowed.push(pattern);
  }

  async watch(context) {
    this.#contexts.push(context);
    await context.addInitScript(keepMessages);
    // A message of the console reports a violation too, but only where the browser words it as an error.
    await context.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        const what = `${event.effectiveDirective} ${event.blockedURI}`;
        (window.__violations ??= []).push(what);
      });
    });
    context.on('console', (message) => {
      if (message.type() === 'error') this.#found.push(`console: ${message.text()}`);
    });
    context.on('weberror', (error) => this.#found.push(`exception: ${error.error().message}`));
    context.on('request', (request) => {
      const url = request.url();
      if (!this.#own.some((start) => url.startsWith(start))) this.#found.push(`request: ${url}`);
    });
  }

  // All that was found so far; it counts no more.
  async take() {
    for (const page of this.#contexts.flatMap((context) => context.pages())) {
      for (const frame of page.frames()) {
        const violations = await frame
          .evaluate(() => {
            const found = window.__violations ?? [];
            window.__violations = [];
            return found;
          })
          .catch(() => []);
        this.#found.push(...violations.map((what) => `policy: ${what}`));
      }
    }
    return this.#found.splice(0);
  }

  // What is left that no test allowed.
  async left() {
    return (await this.take()).filter((what) => !this.#allowed.some((pattern) => pattern.test(what)));
  }

  // Waits until each of these was found. What matches them is allowed from then on.
  async expect(...patterns) {
    patterns.forEach((pattern) => this.allow(pattern));
    const found = [];
    await expect
      .poll(async () => {
        found.push(...(await this.take()));
        return patterns.filter((pattern) => !found.some((what) => pattern.test(what))).map(String);
      }, 'not reported')
      .toEqual([]);
    this.#found.push(...found);
  }
}

export const test = base.extend({
  // dist/ on a server, for all tests of a worker.
  site: [
    async ({}, use) => {
      const server = await serveDist();
      await use(server);
      await server.close();
    },
    { scope: 'worker' },
  ],

  // dist/ziping.html as a person's own copy.
  singleFile: async ({}, use) => {
    const copy = copySingleFile();
    await use(copy);
    copy.remove();
  },

  // What the pages of this test complain about. A test with a context of its own calls `trouble.watch(context)`.
  trouble: async ({ site, singleFile }, use) => {
    const trouble = new Trouble([site.url, singleFile.url]);
    await use(trouble);
  },

  // A person's own browser, which remembers: each `open()` starts it, each `close()` of what it gives ends it.
  profile: async ({ playwright, launchOptions, contextOptions, trouble }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'ziping-profile-'));
    const opened = [];
    await use({
      open: async () => {
        const context = await playwright.chromium.launchPersistentContext(folder, { ...launchOptions, ...contextOptions });
        opened.push(context);
        await trouble.watch(context);
        return context;
      },
    });
    expect(await trouble.left(), 'the page complained, or asked something of another address').toEqual([]);
    for (const context of opened) await context.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  },

  page: async ({ page, trouble }, use) => {
    await trouble.watch(page.context());
    await use(page);
    expect(await trouble.left(), 'the page complained, or asked something of another address').toEqual([]);
  },
});

// A part of a Word or Excel file, unpacked.
export function part(file, name) {
  const end = file.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  let at = file.readUInt32LE(end + 16);
  for (let entry = file.readUInt16LE(end + 10); entry > 0; entry--) {
    const [packed, nameLength, extra, comment] = [20, 28, 30, 32].map((place) =>
      place === 20 ? file.readUInt32LE(at + place) : file.readUInt16LE(at + place)
    );
    const start = file.readUInt32LE(at + 42);
    if (file.subarray(at + 46, at + 46 + nameLength).toString() === name) {
      const from = start + 30 + file.readUInt16LE(start + 26) + file.readUInt16LE(start + 28);
      const bytes = file.subarray(from, from + packed);
      return (file.readUInt16LE(at + 10) === 0 ? bytes : inflateRawSync(bytes)).toString();
    }
    at += 46 + nameLength + extra + comment;
  }
  throw new Error(`no ${name} in the file`);
}
