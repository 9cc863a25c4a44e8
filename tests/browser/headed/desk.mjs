// A desk: a display without a screen, a window manager, and on it a browser with a window, worked by keys and mouse of the system. What a
// person's fingers do goes through X and the whole browser, so that lists of suggestions, native choices, the clipboard and printing are the
// real ones; what happens is observed through Playwright.
//
// Chinese text is the exception: it is given as an input method gives it once a word is chosen (the browser's own Input.insertText). Keys of
// X would need a key for each sign, and changing the keyboard under a running browser loses signs; an input method of its own is a daemon
// more, and would test that daemon.
import { execFile, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { test as base, expect } from '../support.mjs';

export * from '../support.mjs';

const execute = promisify(execFile);

// The number of a display that is free, from the server itself once it listens.
function display() {
  return new Promise((resolve, reject) => {
    const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1400x1000x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
    let said = '';
    server.stdio[3].on('data', (data) => {
      said += data;
      if (said.includes('\n')) resolve({ server, name: `:${said.trim()}` });
    });
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)));
  });
}

const ended = (child) =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else {
      child.once('exit', resolve);
      child.kill();
    }
  });

// Printing goes to a file in the folder for downloads at once, without a window to answer: what the browser prints, printed.
const PRINTER = {
  printing: {
    print_preview_sticky_settings: {
      appState: JSON.stringify({ version: 2, recentDestinations: [{ id: 'Save as PDF', origin: 'local', account: '' }], selectedDestinationId: 'Save as PDF' }),
    },
  },
};

// Every key that reaches the page, counted when it comes up again: by then the page has done what it does with it.
function countKeys() {
  window.__keysUp = 0;
  window.addEventListener('keyup', () => window.__keysUp++, true);
}

// The keys of this display. `presses` counts those that are no sign of a text.
export class Keys {
  presses = 0;

  constructor(page, env, yearFirst) {
    this.page = page;
    this.env = env;
    this.yearFirst = yearFirst;
  }

  // A key of the system, for what is not the page's: a list that is open, a window of the browser.
  async raw(...keys) {
    this.presses += keys.length;
    await execute('xdotool', ['key', '--clearmodifiers', ...keys], { env: this.env });
  }

  // A key of the system, once the page has done with it.
  async press(key) {
    const before = await this.page.evaluate(() => window.__keysUp);
    await this.raw(key);
    await expect.poll(() => this.page.evaluate(() => window.__keysUp), { message: `${key} comes up`, intervals: [5, 10, 20, 50] }).toBeGreaterThan(before);
  }

  // Signs of a keyboard one by one, Chinese as an input method gives it; until the field with the focus ends with them.
  async type(text) {
    for (const [part] of text.matchAll(/[ -~]+|[^ -~]+/g)) {
      if (part < '~') await execute('xdotool', ['type', '--clearmodifiers', '--delay', '1', '--', part], { env: this.env });
      else await this.page.keyboard.insertText(part);
      await expect.poll(() => this.page.evaluate(valueBeforeCaret), { message: `“${part}” is typed`, intervals: [5, 10, 20, 50] }).toMatch(new RegExp(`${escaped(part)}$`));
    }
  }

  // A day: into a field of the browser's own part by part, in the order of the browser's language, which also says when a part is full; into a
  // field of text as it is.
  async day(day) {
    if ((await this.page.evaluate(() => document.activeElement.type)) !== 'date') return this.type(day);
    const [year, month, date] = day.split('-');
    const signs = this.yearFirst ? year + month + date : month + date + year;
    for (const sign of signs) await this.press(sign).then(() => this.presses--);
    await expect.poll(() => this.page.evaluate(() => document.activeElement.value)).toBe(day);
  }

  // The mouse, in the middle of what is on the screen.
  async click(x, y) {
    await execute('xdotool', ['mousemove', '--sync', String(Math.round(x)), String(Math.round(y)), 'click', '1'], { env: this.env });
  }
}

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function valueBeforeCaret() {
  const field = document.activeElement;
  // Fields of some kinds (days) have no caret to ask for.
  return typeof field?.selectionEnd === 'number' ? field.value.slice(0, field.selectionEnd) : (field?.value ?? '');
}

// In which order a field for days takes its parts depends on the language of the browser, not of the page.
async function takesYearFirst(context) {
  const probe = await context.newPage();
  await probe.setContent('<input type="date" max="9999-12-31">');
  await probe.locator('input').focus();
  await probe.keyboard.type('20211130');
  const value = await probe.locator('input').inputValue();
  await probe.close();
  return value === '2021-11-30';
}

export const test = base.extend({
  // One display for each worker, with its own clipboard.
  desk: [
    async ({}, use) => {
      const { server, name } = await display();
      const env = { ...process.env, DISPLAY: name, GTK_IM_MODULE: 'gtk-im-context-simple' };
      const manager = spawn('openbox', [], { env, stdio: 'ignore' });
      await use({ env });
      await ended(manager);
      await ended(server);
    },
    { scope: 'worker' },
  ],

  // The browser with a window, new for each test: `page`, `keys`, and `printed()`, which waits for the next PDF.
  window: async ({ desk, playwright, launchOptions, trouble }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'ziping-desk-'));
    const files = join(folder, 'files');
    mkdirSync(join(folder, 'profile/Default'), { recursive: true });
    mkdirSync(files);
    const settings = { ...PRINTER, savefile: { default_directory: files }, download: { default_directory: files } };
    writeFileSync(join(folder, 'profile/Default/Preferences'), JSON.stringify(settings));
    const context = await playwright.chromium.launchPersistentContext(join(folder, 'profile'), {
      ...launchOptions,
      headless: false,
      env: desk.env,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      reducedMotion: 'reduce',
      viewport: null,
      serviceWorkers: 'block',
      args: [...launchOptions.args, '--kiosk-printing', '--window-position=0,0', '--window-size=1366,900', '--lang=zh-CN'],
    });
    await trouble.watch(context);
    await context.addInitScript(countKeys);
    const page = context.pages()[0];
    const keys = new Keys(page, desk.env, await takesYearFirst(context));
    const seen = new Set();
    const printed = async () => {
      let name;
      await expect.poll(() => (name = readdirSync(files).find((file) => file.endsWith('.pdf') && !seen.has(file))), 'a PDF').toBeTruthy();
      seen.add(name);
      const path = join(files, name);
      // Written to its end.
      await expect.poll(() => readFileSync(path, 'latin1').trimEnd().endsWith('%%EOF'), 'the whole PDF').toBe(true);
      return path;
    };
    await use({ page, keys, printed, env: desk.env });
    expect(await trouble.left(), 'the page complained, or asked something of another address').toEqual([]);
    await context.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  },
});

// The page with the keyboard in it: the window has the focus, and a click where nothing is.
export async function openWith(window, site) {
  const { page, keys } = window;
  await page.goto(site.url);
  await expect(page.locator('#boot')).toHaveCount(0);
  await page.bringToFront();
  const at = await onScreen(page, page.locator('h1').first());
  await keys.click(at.x, at.y);
  await expect.poll(() => page.evaluate(() => document.hasFocus())).toBe(true);
}

// The middle of an element, in pixels of the screen.
export async function onScreen(page, locator) {
  await locator.scrollIntoViewIfNeeded();
  const box = await locator.boundingBox();
  const frame = await page.evaluate(() => ({ x: window.screenX, y: window.screenY + window.outerHeight - window.innerHeight }));
  return { x: frame.x + box.x + box.width / 2, y: frame.y + box.y + box.height / 2, bottom: frame.y + box.y + box.height };
}

// What lies on the clipboard of the display, as another program put it there.
export async function clipboard(env, kind, contents) {
  await new Promise((resolve, reject) => {
    const child = spawn('xclip', ['-selection', 'clipboard', '-target', kind, '-in'], { env, stdio: ['pipe', 'ignore', 'ignore'] });
    child.once('error', reject);
    // It gives the contents from a process of its own, and ends.
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`xclip ended with ${code}`))));
    child.stdin.end(contents);
  });
}

// The windows that the display shows: a list of suggestions or of choices is one of its own.
async function windows(env) {
  const search = execute('xdotool', ['search', '--onlyvisible', '--name', '.*'], { env });
  // One that goes meanwhile is no failure.
  const { stdout } = await search.catch((why) => why);
  return String(stdout ?? '').split('\n').filter(Boolean);
}

// Does what opens a list of the browser, and waits until it is on the display.
export async function opensList(env, act) {
  const before = new Set(await windows(env));
  await act();
  const opened = async () => (await windows(env)).filter((window) => !before.has(window));
  await expect.poll(async () => (await opened()).length, 'a list opens').toBeGreaterThan(0);
  const [window] = await opened();
  return { window, isOpen: async () => (await windows(env)).includes(window) };
}

// Takes what is chosen. Chromium takes nothing of a list in the first half second after it opened, so this is done again while the list stands.
export async function takes(list, act) {
  const closed = () => list.isOpen().then((open) => !open);
  await expect(async () => {
    if (await closed()) return;
    await act();
    await expect.poll(closed, { timeout: 700 }).toBe(true);
  }).toPass({ timeout: 20_000 });
}

// A click in the middle of a list.
export async function clickList(keys, list) {
  const { stdout } = await execute('xdotool', ['getwindowgeometry', '--shell', list.window], { env: keys.env });
  const at = Object.fromEntries(stdout.split('\n').map((line) => line.split('=')));
  await keys.click(Number(at.X) + Number(at.WIDTH) / 2, Number(at.Y) + Number(at.HEIGHT) / 2);
}
