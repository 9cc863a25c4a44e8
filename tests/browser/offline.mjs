// What the tests of the site without a network stand on.
import { expect } from '@playwright/test';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { dist, button } from './support.mjs';

export const READY = '可离线使用';

export const workerText = () => readFileSync(join(dist, 'sw.js'), 'utf8');

// The files that another build would differ in: a page with a word of its own, an office module under another name (the old
// one is gone from the host), and the worker that knows them.
export function nextVersion(word) {
  const version = createHash('sha256').update(word).digest('hex').slice(0, 16);
  const changed = {};
  let page = readFileSync(join(dist, 'index.html'), 'utf8').replace('content="预算绩效自评：', `content="${word} 预算绩效自评：`);
  let worker = workerText();
  for (const old of readdirSync(dist).filter((name) => name.startsWith('ziping-office-'))) {
    const name = old.replace(/[0-9a-f]{16}/, version);
    changed[name] = readFileSync(join(dist, old));
    changed[old] = null;
    page = page.replace(old, name);
    worker = worker.replace(old, name);
    expect(page).toContain(name);
  }
  const hash = createHash('sha256').update(page).digest('base64');
  worker = worker
    .replace(/const VERSION = "[0-9a-f]{16}"/, `const VERSION = "${version}"`)
    .replace(/"index\.html": "[^"]*"/, `"index.html": "${hash}"`);
  expect(page).toContain(word);
  expect(worker).toContain(hash);
  return { ...changed, 'index.html': page, 'sw.js': worker };
}

// Everything in the browser's caches: their names, in each the names of files with their bytes.
export const cachesOf = (page) =>
  page.evaluate(async () => {
    const found = {};
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      found[name] = {};
      for (const request of await cache.keys()) {
        const bytes = new Uint8Array(await (await cache.match(request)).arrayBuffer());
        let text = '';
        for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
        found[name][request.url.split('/').pop()] = btoa(text);
      }
    }
    return found;
  });

// Waits until the start page says that it works without a network.
export async function isReady(page) {
  await expect(button(page, '看示例')).toBeVisible();
  await expect(page.getByText(READY)).toBeVisible();
}

// What browsers do now and then by themselves: look whether there is a new version.
export const look = (page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration.update();
  });
