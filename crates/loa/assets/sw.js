// Keeps what was read and what was saved, so that it can be read without a connection. Nothing here is sent anywhere.
// "__HASH__" is put in by the program: a new look is a new worker.

const LOOK = "look-__HASH__", READ = "read-1", SAVED = "saved-1";
const OFFLINE = { vi: "/ngoai-tuyen", en: "/en/ngoai-tuyen" };
const FILES = [__FILES__, "/manifest.webmanifest", ...Object.values(OFFLINE)];
const DAY = 86_400_000; // ms
const KEPT = 60; // pages that were read
const PICTURES = 120; // their pictures
const PATIENCE = 8000; // milliseconds before a slow line counts as none

addEventListener("install", (event) => {
  event.waitUntil(caches.open(LOOK).then((cache) => cache.addAll(FILES)).then(() => skipWaiting()));
});

addEventListener("activate", (event) => {
  const ours = [LOOK, READ, SAVED];
  event.waitUntil(
    caches.keys()
      .then((names) => Promise.all(names.filter((name) => !ours.includes(name)).map((name) => caches.delete(name))))
      .then(() => clients.claim()),
  );
});

addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(event, url));
  else if (/^\/(tep|anh)\//.test(url.pathname)) event.respondWith(file(request, url));
  else if (url.pathname === "/manifest.webmanifest") event.respondWith(fetch(request).catch(() => caches.match(request)));
});

/** The page from the network; without one, as it was kept, and it says so. */
async function page(event, url) {
  const asked = fetch(event.request).then((response) => {
    if (response.ok && isArticleOrList(url)) event.waitUntil(keep(event.request, response.clone()));
    return response;
  });
  try {
    return await within(PATIENCE, asked);
  } catch (error) {
    const kept = await caches.match(event.request, { ignoreVary: true });
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
async function file(request, url) {
  const kept = await caches.match(request, { ignoreVary: true });
  const lasting = url.pathname.startsWith("/tep/");
  if (kept && (lasting || Date.now() - Date.parse(kept.headers.get("date")) < DAY)) return kept;
  try {
    const response = await fetch(request);
    if (response.status === 410) caches.open(READ).then((cache) => cache.delete(request)).catch(() => {});
    if (response.ok) {
      const copy = response.clone();
      caches.open(READ).then((cache) => cache.put(request, copy)).catch(() => {}); // a full disk costs only the copy
    }
    return response;
  } catch (error) {
    if (kept) return kept;
    // A page kept under an older look wears the present one.
    const name = url.pathname.replace(/^\/tep\/[^/]+\//, "/tep/__HASH__/");
    return (await caches.match(name, { ignoreVary: true })) ?? Response.error();
  }
}

function isArticleOrList(url) {
  return !url.search && !/^\/(en\/)?(tim|kieu-dang|ngoai-tuyen)/.test(url.pathname);
}

/** Keeps a page with the moment it was read; the oldest ones make room. */
async function keep(request, response) {
  const headers = new Headers(response.headers);
  headers.set("x-kept-at", new Date().toISOString());
  const copy = new Response(await response.blob(), { status: 200, headers });
  const cache = await caches.open(READ);
  await cache.delete(request);
  await cache.put(request, copy);
  const isFile = (one) => /^\/(tep|anh)\//.test(new URL(one.url).pathname);
  const all = await cache.keys();
  const [pages, files] = [all.filter((one) => !isFile(one)), all.filter(isFile)];
  const old = [...pages.slice(0, Math.max(0, pages.length - KEPT)), ...files.slice(0, Math.max(0, files.length - PICTURES))];
  for (const one of old) await cache.delete(one);
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
