// Keeps the site usable without a network: holds exactly the files of one build, and answers for them.
//
// xtask writes dist/sw.js from this file and puts the build in place of the two lines below: the version is a hash of all the
// files, and each file comes with its own hash, so that a half-copied site or a changed file is never taken.
//
// A new version is fetched beside the one that is in use and then waits: it takes over when the person asks for it (message
// "activate") or when no page is open. Whatever fails here, the page goes on over the network as it would without this worker.
"use strict";

const VERSION = "";
const FILES = {};

// Other programs of the same host, and other copies of this one in other folders, have caches of their own.
const SCOPE = new URL(self.registration.scope);
const PREFIX = `ziping:${SCOPE.pathname}:`;
const CACHE = PREFIX + VERSION;
const PAGE = "index.html";

const address = (name) => new URL(name, SCOPE).href;

const isOurs = (cache) => cache.startsWith(PREFIX) && /^[0-9a-f]{16}$/.test(cache.slice(PREFIX.length));

// One file, as it was built. The browser compares it with the hash and gives nothing else.
async function fetched([name, hash]) {
  const response = await fetch(address(name), { integrity: `sha256-${hash}`, cache: "no-cache", credentials: "same-origin" });
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  // A host may lead from index.html to its folder; browsers take no such answer for a page.
  return response.redirected ? new Response(await response.blob(), { headers: response.headers }) : response;
}

async function olderCaches() {
  return (await caches.keys()).filter((cache) => isOurs(cache) && cache !== CACHE);
}

// All files or none.
async function fill() {
  const names = Object.keys(FILES);
  const responses = await Promise.all(Object.entries(FILES).map(fetched));
  try {
    const cache = await caches.open(CACHE);
    await Promise.all(responses.map((response, at) => cache.put(address(names[at]), response)));
  } catch (why) {
    await caches.delete(CACHE);
    throw why;
  }
}

// Fetches again what a person, or a browser short of room, has thrown away.
async function refill() {
  const cache = await caches.open(CACHE);
  if ((await cache.keys()).length < Object.keys(FILES).length) await fill();
}

// Forgets older versions, once no second page may still be running one of them.
async function tidy() {
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (pages.filter((page) => page.url.startsWith(SCOPE.href)).length > 1) return;
  await Promise.all((await olderCaches()).map((cache) => caches.delete(cache)));
}

const heldIn = (cache, name) => caches.match(address(name), { cacheName: cache, ignoreVary: true });

// What is kept under a name: by this version, or by an older one whose page is still open. (What such a page asks for has a
// hash in its name, so it never gets another version's file.)
async function held(name) {
  const found = await heldIn(CACHE, name);
  if (found) return found;
  for (const cache of await olderCaches()) {
    const found = await heldIn(cache, name);
    if (found) return found;
  }
  return undefined;
}

async function answer(request, name) {
  const found = await held(name).catch(() => undefined);
  return found || fetch(request);
}

// The name of the file that is asked for; undefined where the request is none of ours.
function nameOf(request) {
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== SCOPE.origin || !url.pathname.startsWith(SCOPE.pathname)) return undefined;
  const name = url.pathname.slice(SCOPE.pathname.length);
  if (request.mode === "navigate") return name === "" || name === PAGE ? PAGE : undefined;
  return name;
}

self.addEventListener("install", (event) => {
  event.waitUntil(fill());
});

self.addEventListener("activate", (event) => {
  // The page that brought the first worker gets its later files from it too.
  event.waitUntil(Promise.all([self.clients.claim(), tidy()]));
});

self.addEventListener("fetch", (event) => {
  const name = nameOf(event.request);
  if (name === undefined) return;
  event.respondWith(answer(event.request, name));
  if (event.request.mode === "navigate") event.waitUntil(tidy().catch(() => undefined));
});

self.addEventListener("message", (event) => {
  if (event.data === "activate") self.skipWaiting();
  if (event.data === "refill") event.waitUntil(refill().catch(() => undefined));
});
