// Keeps what was read and what was saved, so that it can be read without a connection. Nothing here is sent anywhere.
// "__HASH__" is put in by the program: a new look is a new worker.

const LOOK = "look-__HASH__", READ = "read-1", SAVED = "saved-1";
const OFFLINE = { vi: "/ngoai-tuyen", en: "/en/ngoai-tuyen" };
const FILES = [__FILES__, ...Object.values(OFFLINE)];
const KEPT = 60; // pages that were read
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
  else if (/^\/(tep|anh)\//.test(url.pathname)) event.respondWith(file(request));
});

/** The page from the network; without one, as it was kept, and it says so. */
async function page(event, url) {
  try {
    const response = await within(PATIENCE, fetch(event.request));
    if (response.ok && isArticleOrList(url)) event.waitUntil(keep(event.request, response.clone()));
    return response;
  } catch (error) {
    const kept = await caches.match(event.request, { ignoreVary: true });
    if (kept) return marked(kept);
    const lang = /^\/en(\/|$)/.test(url.pathname) ? "en" : "vi";
    return (await caches.match(OFFLINE[lang], { ignoreVary: true })) ?? Response.error();
  }
}

/** Files change their address with their content, so the kept one is always right. */
async function file(request) {
  const kept = await caches.match(request, { ignoreVary: true });
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok) {
    const copy = response.clone();
    caches.open(READ).then((cache) => cache.put(request, copy)).catch(() => {}); // a full disk costs only the copy
  }
  return response;
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
  const pages = (await cache.keys()).filter((one) => !/^\/(tep|anh)\//.test(new URL(one.url).pathname));
  for (const old of pages.slice(0, Math.max(0, pages.length - KEPT))) await cache.delete(old);
}

/** A kept page with a line on top that says that it is one, and from when. */
async function marked(kept) {
  const html = await kept.text();
  const english = /<html lang="en"/.test(html);
  const at = kept.headers.get("x-kept-at");
  const when = at
    ? new Date(at).toLocaleString(english ? "en-GB" : "vi-VN", { dateStyle: "short", timeStyle: "short" })
    : "";
  const words = english
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
