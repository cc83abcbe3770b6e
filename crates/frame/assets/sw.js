// Keeps what was read and what was saved, so that it can be read without a connection. Nothing here is sent anywhere.
// What may be kept is what says of itself that it is for everyone (`public`), so a new page is not kept until it says so.
// The desk passes this worker by. The words in capitals between two pairs of "_" are put in by the program: a new look is
// a new worker.

const LOOK = "look-__HASH__", READ = "read-1", SAVED = "saved-1";
const DESK = __DESK__; // below these addresses officers work
const UNLISTED = __UNLISTED__; // pages that say nothing without a connection
const OFFLINE = __OFFLINE__;
const FILES = [...__FILES__, "/manifest.webmanifest", ...Object.values(OFFLINE)];
const DAY = 86_400_000; // ms
const KEPT = 60; // pages that were read
const PICTURES = 120; // their pictures
const PATIENCE = 8000; // milliseconds before a slow line counts as none

addEventListener("install", (event) => {
  event.waitUntil(caches.open(LOOK).then((cache) => cache.addAll(FILES)).then(() => skipWaiting()));
});

addEventListener("activate", (event) => {
  event.waitUntil(tidy().then(() => clients.claim()));
});

addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin || isDesk(url)) return;
  if (request.mode === "navigate") event.respondWith(page(event, url));
  // What a page of the desk shows, such as a draft's pictures, is the desk's too.
  else if (request.referrer && isDesk(new URL(request.referrer))) return;
  else if (isFile(url)) event.respondWith(file(event, url));
  else if (url.pathname === "/manifest.webmanifest") event.respondWith(fetch(request).catch(() => caches.match(request)));
});

function isDesk(url) {
  return DESK.some((desk) => url.pathname === desk || url.pathname.startsWith(`${desk}/`));
}

function isFile(url) {
  return /^\/(tep|anh)\//.test(url.pathname);
}

function isArticleOrList(url) {
  return !url.search && !UNLISTED.includes(url.pathname);
}

/** Whether an answer may be kept under an address. Cookies cannot be seen here; the program sets them at the desk only. */
function mayKeep(url, response) {
  const said = (response.headers.get("cache-control") ?? "").toLowerCase().split(",").map((word) => word.trim());
  const everyone = said.includes("public") && !said.includes("no-store") && !said.includes("private");
  const own = !response.redirected || new URL(response.url).pathname === url.pathname;
  return response.status === 200 && everyone && own && !isDesk(url);
}

/** Whether an answer says that an address no longer has what is kept of it. A failure that passes says nothing. */
function isOver(response) {
  return response.ok || response.type === "opaqueredirect" || response.status === 404 || response.status === 410;
}

/** The page from the network; without one, as it was kept, and it says so. */
async function page(event, url) {
  const { request } = event;
  const asked = fetch(request);
  event.waitUntil(asked.then((response) => {
    const html = response.headers.get("content-type")?.startsWith("text/html");
    if (html && isArticleOrList(url) && mayKeep(url, response)) return keep(request, response.clone());
    if (isOver(response)) return forget(request, response.status === 410);
  }).catch(() => {})); // a full disk costs only the copy
  try {
    return await within(PATIENCE, asked);
  } catch (error) {
    const kept = await caches.match(request, { ignoreVary: true });
    if (kept) return marked(kept);
    try {
      return await asked; // a slow line may still bring what nobody has kept
    } catch (gone) {
      const lang = /^\/en(\/|$)/.test(url.pathname) ? "en" : "vi";
      const offline = await caches.match(OFFLINE[lang], { ignoreVary: true });
      return offline ? marked(offline, true) : Response.error();
    }
  }
}

/** Files change their address with their content, so the kept one is always right. A picture may be taken off the site
 * with its article: after a day it is asked for again. */
async function file(event, url) {
  const { request } = event;
  const kept = await caches.match(request, { ignoreVary: true });
  const lasting = url.pathname.startsWith("/tep/");
  if (kept && (lasting || Date.now() - Date.parse(kept.headers.get("date")) < DAY)) return kept;
  try {
    const response = await fetch(request);
    const copy = mayKeep(url, response) ? response.clone() : null;
    const done = copy ? caches.open(READ).then((cache) => cache.put(request, copy))
      : isOver(response) ? forget(request, response.status === 410) : Promise.resolve();
    event.waitUntil(done.catch(() => {})); // a full disk costs only the copy
    return response;
  } catch (error) {
    if (kept) return kept;
    // A page kept under an older look wears the present one.
    const name = url.pathname.replace(/^\/tep\/[^/]+\//, "/tep/__HASH__/");
    return (await caches.match(name, { ignoreVary: true })) ?? Response.error();
  }
}

/** Keeps a page with the moment it was read; the oldest ones make room. */
async function keep(request, response) {
  const headers = new Headers(response.headers);
  headers.set("x-kept-at", new Date().toISOString());
  const copy = new Response(await response.blob(), { status: 200, headers });
  const cache = await caches.open(READ);
  await cache.delete(request, { ignoreVary: true });
  await cache.put(request, copy);
  const all = await cache.keys();
  const file = (one) => isFile(new URL(one.url));
  const [pages, files] = [all.filter((one) => !file(one)), all.filter(file)];
  const old = [...pages.slice(0, Math.max(0, pages.length - KEPT)), ...files.slice(0, Math.max(0, files.length - PICTURES))];
  for (const one of old) await cache.delete(one);
}

/** Takes out what is kept of an address. What someone saved on purpose goes only when the city says that it took it off
 * (`gone`): an address may also be lost for a while, by a mistake. */
async function forget(request, gone) {
  for (const name of gone ? [READ, SAVED] : [READ]) {
    const cache = await caches.open(name);
    if (await cache.delete(request, { ignoreVary: true })) await sweep(cache);
  }
}

/** Takes out pictures that no page of a cache shows any more. */
async function sweep(cache) {
  const all = await cache.keys();
  const pages = all.filter((one) => !isFile(new URL(one.url)));
  const texts = await Promise.all(pages.map(async (one) => (await cache.match(one, { ignoreVary: true }))?.text() ?? ""));
  for (const one of all) {
    const { pathname } = new URL(one.url);
    const shown = !pathname.startsWith("/anh/") || texts.some((html) => html.includes(pathname));
    if (!shown) await cache.delete(one, { ignoreVary: true });
  }
}

/** Takes out older looks, and what an older worker kept and this one would not. */
async function tidy() {
  for (const name of await caches.keys()) {
    if (![LOOK, READ, SAVED].includes(name)) await caches.delete(name);
  }
  for (const name of [READ, SAVED]) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const response = await cache.match(request, { ignoreVary: true });
      const stays = response && mayKeep(new URL(request.url), response);
      if (!stays) await cache.delete(request, { ignoreVary: true });
    }
    await sweep(cache);
  }
}

/** A kept page with a line on top that says that it is one, and from when. */
async function marked(kept, instead = false) {
  const html = await kept.text();
  const english = /<html lang="en"/.test(html);
  const at = kept.headers.get("x-kept-at");
  const when = at
    ? new Date(at).toLocaleString(english ? "en-GB" : "vi-VN", { dateStyle: "short", timeStyle: "short" })
    : "";
  const missing = english
    ? "You are offline, and this page is not kept on this device."
    : "Bạn đang ngoại tuyến, và trang này chưa được giữ trên máy.";
  const words = instead ? missing : english
    ? `You are offline. This page was kept ${when ? `at ${when}` : "earlier"}; it may have changed since.`
    : `Bạn đang ngoại tuyến. Đây là bản giữ lại ${when ? `lúc ${when}` : "trước đó"}, có thể đã có thay đổi.`;
  const headers = new Headers(kept.headers);
  ["content-length", "content-encoding"].forEach((name) => headers.delete(name));
  const strip = `<aside class="strip" aria-label="${english ? "Offline" : "Ngoại tuyến"}" data-offline><p class="frame"><strong>${words}</strong></p></aside>`;
  return new Response(html.replace("<main", `${strip}<main`), { status: 200, headers });
}

function within(milliseconds, promise) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("slow")), milliseconds);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
