// Saving pages for reading without a connection, and the list of what is kept. Without a service worker none of this
// shows up, and the site works as before.

const READ = "read-1", SAVED = "saved-1";
const works = "serviceWorker" in navigator && "caches" in window && window.isSecureContext;

if (works) {
  navigator.serviceWorker.register("/sw.js").catch(() => {}); // a private window may refuse; nothing is lost by it
  for (const button of document.querySelectorAll("button[data-save]")) offerSaving(button);
  for (const list of document.querySelectorAll("[data-kept]")) show(list);
}

/** A button that saves this page with its pictures, or takes it out again. */
async function offerSaving(button) {
  const address = location.pathname;
  const cache = await caches.open(SAVED);
  const say = (saved) => {
    button.textContent = saved ? button.dataset.unsave : button.dataset.save;
    button.setAttribute("aria-pressed", String(saved));
  };
  say(Boolean(await cache.match(address)));
  button.hidden = false;
  button.addEventListener("click", async () => {
    const said = button.parentElement.querySelector('[data-tool="said"]');
    try {
      if (await cache.match(address)) {
        await cache.delete(address);
        await sweep(cache);
        say(false);
        if (said) said.textContent = button.dataset.unsaved;
        return;
      }
      const page = await fetch(address);
      // As in the worker: only what says of itself that it is for everyone is kept.
      const terms = page.headers.get("cache-control") ?? "";
      if (!page.ok || !/\bpublic\b/.test(terms) || /\b(no-store|private)\b/.test(terms)) throw new Error(String(page.status));
      const pictures = [...document.querySelectorAll("main img")].map((image) => image.getAttribute("src"));
      await Promise.all(pictures.map((picture) => cache.add(picture)));
      // Without a connection there is no choice of sizes: the saved page names only the pictures saved with it.
      const html = (await page.text()).replace(/<source [^>]*>/g, "").replace(/(<img [^>]*?) srcset="[^"]*"/g, "$1");
      const headers = new Headers(page.headers);
      headers.set("x-kept-at", new Date().toISOString());
      // The page comes last: what is listed as saved is saved whole.
      await cache.put(address, new Response(html, { headers }));
      say(true);
      if (said) said.textContent = button.dataset.saved;
    } catch (error) {
      if (said) said.textContent = button.dataset.failed;
    }
  });
}

/** Takes out pictures that no saved page shows any more. */
async function sweep(cache) {
  const all = await cache.keys();
  const isFile = (one) => /^\/(tep|anh)\//.test(new URL(one.url).pathname);
  const pages = await Promise.all(all.filter((one) => !isFile(one)).map(async (one) => (await cache.match(one)).text()));
  for (const file of all.filter(isFile)) {
    if (!pages.some((html) => html.includes(new URL(file.url).pathname))) await cache.delete(file);
  }
}

/** Fills a list with the titles of what is kept. */
async function show(list) {
  const cache = await caches.open(list.dataset.kept === "saved" ? SAVED : READ);
  for (const request of (await cache.keys()).reverse()) {
    const path = new URL(request.url).pathname;
    if (/^\/(tep|anh)\//.test(path)) continue;
    const html = await (await cache.match(request)).text();
    const title = new DOMParser().parseFromString(html, "text/html").querySelector("h1")?.textContent.trim();
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = path;
    link.textContent = title || path;
    item.append(link);
    list.append(item);
  }
  list.parentElement.hidden = list.children.length === 0;
  const empty = document.querySelector("[data-kept-none]");
  if (empty && list.children.length > 0) empty.hidden = true;
}
