// A search box suggests headlines and pages while someone types. Without this file the box works as before.
const WAIT = 120;
let number = 0;
let styled = Boolean(document.querySelector('link[href$="search.css"]'));

function style() {
  if (styled) return;
  styled = true;
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = new URL("./search.css", import.meta.url).href;
  document.head.append(link);
}

/** A suggestion as an option of the list: its words are text, never HTML. */
function option({ href, kind, lang, words }) {
  const link = document.createElement("a");
  link.href = href;
  link.tabIndex = -1;
  if (lang) link.lang = lang;
  if (kind) {
    const small = document.createElement("small");
    small.textContent = kind;
    link.append(small, " ");
  }
  for (const [text, hit] of words) {
    const piece = hit ? document.createElement("mark") : document.createTextNode("");
    piece.textContent = text;
    link.append(piece);
  }
  link.setAttribute("role", "option");
  return link;
}

/** Gives a search form its suggestions. */
export function suggest(form) {
  const box = form.querySelector('input[type="search"]');
  const list = document.createElement("div");
  list.className = "suggest";
  list.id = `suggest-${++number}`;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", box.labels[0]?.textContent ?? "");
  list.hidden = true;
  form.append(list);
  // The list of the page itself is for browsers without this script.
  box.removeAttribute("list");
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id })) box.setAttribute(name, value);

  let timer, asked = "", chosen = -1, request;
  const options = () => [...list.children];
  const show = (open) => {
    list.hidden = !open;
    box.setAttribute("aria-expanded", String(open));
    if (!open) choose(-1);
  };
  function choose(next) {
    chosen = next;
    for (const [at, option] of options().entries()) {
      option.id = `${list.id}-${at}`;
      option.setAttribute("aria-selected", String(at === chosen));
      if (at === chosen) option.scrollIntoView({ block: "nearest" });
    }
    if (chosen < 0) box.removeAttribute("aria-activedescendant");
    else box.setAttribute("aria-activedescendant", `${list.id}-${chosen}`);
  }
  async function ask() {
    const words = box.value.trim();
    if (words === asked) return;
    asked = words;
    request?.abort();
    if (words.length < 2) return show(false);
    request = new AbortController();
    try {
      const answer = await fetch(`${form.getAttribute("action")}/goi-y?q=${encodeURIComponent(words)}`, { signal: request.signal });
      if (!answer.ok || words !== box.value.trim()) return;
      const all = await answer.json();
      style();
      list.replaceChildren(...all.map(option));
      show(list.children.length > 0 && document.activeElement === box);
      choose(-1);
    } catch { /* a bad line: the box still searches */ }
  }
  box.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, WAIT); });
  box.addEventListener("keydown", (event) => {
    const length = list.children.length;
    if (event.isComposing || list.hidden || !length) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      // One place before the first is the box itself.
      choose(((chosen + 1 + step + length + 1) % (length + 1)) - 1);
    } else if (event.key === "Enter" && chosen >= 0) {
      event.preventDefault();
      options()[chosen].click();
    } else if (event.key === "Escape") {
      event.preventDefault();
      show(false);
    }
  });
  box.addEventListener("focus", () => { if (list.children.length && box.value.trim() === asked) show(true); });
  form.addEventListener("focusout", (event) => { if (!form.contains(event.relatedTarget)) show(false); });
  // A press on a suggestion must not take the focus, and the list with it, before the link is followed.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  form.addEventListener("submit", () => show(false));
  if (document.activeElement === box && box.value) ask();
}
