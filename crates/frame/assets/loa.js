// The few tools of a page that need a script. Everything else works without one; load as <script type="module" src="…/loa.js">.
import "./offline.js";
// A tool is <button type="button" class="button secondary" data-tool="print|copy|share" hidden>, shown only where the browser can do it;
// what happened is said in the nearest element with data-tool="said" (role="status"), in the words of the button's data-done or data-failed.

const tools = {
  print: { works: () => typeof window.print === "function", run: () => window.print() },
  copy: { works: () => Boolean(navigator.clipboard?.writeText), run: () => navigator.clipboard.writeText(address()) },
  share: { works: () => typeof navigator.share === "function", run: () => navigator.share({ title: document.title, url: address() }) },
};

/** The page's stable address, so that nobody passes on search words or anchors. */
function address() {
  return document.querySelector('link[rel="canonical"]')?.href ?? location.href.split("#")[0];
}

for (const button of document.querySelectorAll("button[data-tool]")) {
  const tool = tools[button.dataset.tool];
  if (!tool?.works()) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const said = button.parentElement.querySelector('[data-tool="said"]');
    let words = button.dataset.done;
    try {
      await tool.run();
    } catch (error) {
      words = error.name === "AbortError" ? "" : button.dataset.failed; // a visitor who closes the share sheet did nothing wrong
    }
    if (said) said.textContent = words ?? "";
  });
}

// Suggestions come to whoever begins to type, and cost nobody else anything.
for (const form of document.querySelectorAll("form.search")) {
  form.addEventListener("focusin", async () => (await import("./suggest.js")).suggest(form), { once: true });
}
