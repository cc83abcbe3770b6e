// A draft saves itself while it is written, says who else is there, and never overwrites what it has not seen.
const form = document.querySelector("form#draft");
const SAVE_AFTER = 2000;
const LOOK_EVERY = 15000;
/** How long nothing more may be saved before the lint reads. */
const LINT_AFTER = 1500;
/** How long a press waits for a save on its way, on a line that may be dead. */
const LONGEST_WAIT = 8000;

const others = document.querySelector("[data-others]");
const watch = document.querySelector("[data-readers]");
if (watch) {
  const look = async () => {
    if (document.hidden) return;
    try {
      const answer = await fetch(watch.dataset.readers, { headers: { Accept: "application/json" } });
      if (!answer.ok) return;
      const now = await answer.json();
      others.hidden = now.others.length === 0;
      others.querySelector("[data-names]").textContent = now.others.join(", ");
    } catch { /* a bad line: the next look will do */ }
  };
  setInterval(look, LOOK_EVERY);
  document.addEventListener("visibilitychange", look);
}

// The passage that is selected in the text is what a comment is about.
const quote = document.querySelector("#quote");
document.addEventListener("selectionchange", () => {
  const selection = document.getSelection();
  const inside = selection?.anchorNode?.parentElement?.closest(".reads, .ProseMirror");
  const words = selection?.toString().trim();
  if (quote && inside && words && words.length < 500) quote.value = words;
});

// In the editor a comment leads to its passage, and open ones are marked there, without a change to the text.
const quoted = form ? [...document.querySelectorAll("[data-quoted]")] : [];
const passage = (words) => {
  const text = document.querySelector(".editor-text");
  if (!text) return null;
  const letters = [];
  const walk = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(), before; node; before = node, node = walk.nextNode()) {
    // A new paragraph is a blank between words, as it is in what was selected.
    if (before && before.parentElement.closest("p, h2, h3, h4, li, td, th") !== node.parentElement.closest("p, h2, h3, h4, li, td, th")) letters.push([" ", null, 0]);
    for (let at = 0; at < node.length; at++) letters.push([/\s/.test(node.data[at]) ? " " : node.data[at], node, at]);
  }
  const single = letters.filter(([letter], at) => letter !== " " || letters[at - 1]?.[0] !== " ");
  const wanted = words.trim().replace(/\s+/g, " ");
  const start = single.map(([letter]) => letter).join("").indexOf(wanted);
  const [first, last] = [single[start], single[start + wanted.length - 1]];
  if (start < 0 || !first?.[1] || !last?.[1]) return null;
  const range = document.createRange();
  range.setStart(first[1], first[2]);
  range.setEnd(last[1], last[2] + 1);
  return range;
};
const markPassages = () => {
  if (!window.Highlight || !CSS.highlights) return;
  CSS.highlights.set("passage", new Highlight(...quoted.map((one) => passage(one.textContent)).filter(Boolean)));
};
if (quoted.length) {
  for (const one of quoted) {
    const link = document.createElement("button");
    link.type = "button";
    link.className = "plain";
    link.title = form.dataset.show;
    link.textContent = one.textContent;
    link.addEventListener("click", () => {
      const range = passage(one.textContent);
      if (!range) return;
      document.querySelector(".editor-text").focus();
      const selection = getSelection();
      selection.removeAllRanges();
      selection.addRange(range);
      range.startContainer.parentElement.scrollIntoView({ block: "center" });
    });
    one.replaceChildren(link);
  }
  setTimeout(markPassages, 500);
  form.addEventListener("loa:change", markPassages);
}

for (const field of document.querySelectorAll("[data-one-line]")) {
  field.addEventListener("keydown", (event) => { if (event.key === "Enter" && !event.isComposing) event.preventDefault(); });
}

// A press on the picture chooses the point that crops keep; a cross shows it.
for (const frame of document.querySelectorAll("[data-focus]")) {
  const image = frame.querySelector("img");
  const [x, y] = ["focus-x", "focus-y"].map((id) => document.getElementById(id));
  const cross = frame.appendChild(document.createElement("span"));
  cross.setAttribute("aria-hidden", "true");
  const show = () => { cross.style.left = `${x.value}%`; cross.style.top = `${y.value}%`; };
  image.addEventListener("click", (event) => {
    const box = image.getBoundingClientRect();
    const percent = (part) => Math.round(Math.min(Math.max(part, 0), 1) * 100);
    x.value = percent((event.clientX - box.left) / box.width);
    y.value = percent((event.clientY - box.top) / box.height);
    x.closest("details").open = true;
    show();
  });
  for (const field of [x, y]) field.addEventListener("input", show);
  show();
}

// The page answers something that was taken: what this device kept of it is on the server. The address forgets it, so
// that a page that is opened again later does not say so twice.
const here = new URL(location.href);
const taken = here.searchParams.has("bao");
if (taken) {
  for (const name of ["bao", "chu"]) here.searchParams.delete(name);
  history.replaceState(history.state, "", here);
}
const keyOf = (id) => `loa-draft-${id}`;
if (form) keepSaving(form);
else if (taken && watch?.dataset.id) {
  try { localStorage.removeItem(keyOf(watch.dataset.id)); } catch { /* forbidden */ }
}

function keepSaving(form) {
  const said = form.querySelector("[data-autosave]");
  const key = keyOf(form.dataset.id);
  const say = (words) => { said.textContent = words; };
  // What was done to characters on their way in. The same again is not said again.
  const about = form.querySelector("[data-told]");
  const tell = (sentences) => {
    about.hidden = sentences.length === 0;
    if (about.dataset.told === sentences.join("\n")) return;
    about.dataset.told = sentences.join("\n");
    about.replaceChildren(...sentences.map((words) => Object.assign(document.createElement("p"), { textContent: words })));
  };
  // The lint's panel as the words stand now. How much there is is read out, the list is there to be gone to.
  const judge = (html) => {
    const shown = document.querySelector("[data-findings]");
    const fresh = html && new DOMParser().parseFromString(html, "text/html").querySelector("[data-findings]");
    if (!fresh || !shown || fresh.isEqualNode(shown)) return;
    const { count, marks, summary } = fresh.dataset;
    shown.replaceWith(fresh);
    for (const place of document.querySelectorAll("[data-lint-count]")) place.textContent = place.matches("small") && count === "0" ? "" : count;
    const said = document.querySelector("[data-lint-summary]");
    if (said.textContent !== summary) said.textContent = summary;
    form.elements.seen.value = marks;
  };
  let reading;
  const lint = () => {
    clearTimeout(reading);
    reading = setTimeout(async () => {
      try {
        const answer = await fetch(form.dataset.lint, { headers: { Accept: "application/json" } });
        if (answer.ok) judge((await answer.json()).lint);
      } catch { /* a bad line: the next save asks again */ }
    }, LINT_AFTER);
  };
  // Someone else saved: nothing goes on by itself, the writer chooses whose words are the newest version.
  const box = form.querySelector("[data-clash-box]");
  const ask = (other) => {
    box.querySelector("[data-clash-words]").textContent = other.said;
    box.hidden = false;
    box.querySelector("[data-clash-keep]").onclick = () => {
      form.elements.version.value = other.version;
      stopped = false;
      box.hidden = true;
      save();
    };
    box.querySelector("[data-clash-see]").onclick = () => form.requestSubmit(form.querySelector(".save-bar button[value=luu]"));
    box.querySelector("[data-clash-take]").onclick = () => {
      // What was typed stays on this device and is offered once more.
      remember();
      leaving = true;
      location.reload();
    };
  };
  for (const link of document.querySelectorAll("[data-take]")) link.addEventListener("click", () => { leaving = true; });
  const state = () => {
    const fields = new FormData(form);
    // Which advice was seen is no word of the writer's.
    fields.delete("seen");
    return new URLSearchParams(fields).toString();
  };
  // After a refused save the page holds what only this writer has; a press on the button decides, never the clock.
  const clashed = "clashed" in form.dataset;
  let kept = clashed ? "" : state();
  // What was sent without an answer: it may have arrived, so the very same goes again before anything newer.
  let unsure = null;
  // What was refused is not sent again until it changes.
  let refused;
  let timer, pause = SAVE_AFTER, stopped = clashed, leaving = false, ready = false;
  // One at a time: a save names the version that the one before it made.
  let sending = false, queue = Promise.resolve(true);
  // The sentence about the last save; it stands on the page only while nothing newer waits.
  let keptSince = "";

  const remember = () => { try { localStorage.setItem(key, JSON.stringify({ at: Date.now(), state: state() })); } catch { /* full or forbidden */ } };
  const forget = () => { try { localStorage.removeItem(key); } catch { /* forbidden */ } };
  const isKept = () => unsure === null && state() === kept;

  // Answers whether all that is typed is kept now.
  const save = () => (queue = queue.then(send));

  async function send() {
    if (stopped) return false;
    const sent = unsure ?? state();
    let caughtUp = false;
    if (sent === kept) {
      // What was typed was taken back again.
      if (keptSince) say(keptSince);
      return true;
    }
    if (sent === refused) return false;
    sending = true;
    say(form.dataset.saving);
    try {
      const answer = await fetch(form.dataset.save, {
        method: "POST",
        headers: { "Content-Type": "application/x-www-form-urlencoded", Accept: "application/json" },
        body: sent,
      });
      if (answer.ok) {
        const done = await answer.json();
        form.elements.version.value = done.version;
        // Only the version may differ from what was sent; what was typed meanwhile is saved next.
        const newer = new URLSearchParams(sent);
        newer.set("version", done.version);
        kept = newer.toString();
        pause = SAVE_AFTER;
        caughtUp = unsure !== null;
        keptSince = `${form.dataset.kept} ${done.at}.`;
        tell(done.told ?? []);
        lint();
        if (state() === kept) {
          forget();
          say(keptSince);
        }
      } else if (answer.status === 409) {
        const other = await answer.json();
        stopped = true;
        say("");
        ask(other);
      } else if (answer.status === 401) {
        say(form.dataset.ended);
        pause = Math.min(pause * 2, 60000);
      } else if (answer.status === 422) {
        say((await answer.json()).error);
        refused = sent;
      } else {
        throw new Error(String(answer.status));
      }
      unsure = null;
    } catch {
      unsure = sent;
      say(form.dataset.failed);
      pause = Math.min(pause * 2, 60000);
    }
    sending = false;
    if (isKept()) return true;
    // The line is back: what was typed while it was broken follows at once.
    if (caughtUp) return send();
    if (state() !== refused && !stopped) later();
    return false;
  }

  function later() {
    remember();
    if (keptSince && said.textContent === keptSince && !isKept()) say(form.dataset.saving);
    clearTimeout(timer);
    timer = setTimeout(save, pause);
  }

  form.addEventListener("input", later);
  form.addEventListener("change", later);
  form.addEventListener("loa:change", later);
  // The copy of this device stays until the next page shows the same words: a line may break while they are sent.
  form.addEventListener("submit", async (event) => {
    remember();
    clearTimeout(timer);
    if (!ready && (sending || unsure !== null)) {
      // A save on its way makes a version that this form has to name, or it would meet its own writer's words.
      event.preventDefault();
      if (leaving) return;
      leaving = true;
      await Promise.race([save(), new Promise((over) => setTimeout(over, LONGEST_WAIT))]);
      ready = true;
      form.requestSubmit(event.submitter);
    }
    leaving = true;
  });
  const atOnce = () => { if (!isKept()) { pause = SAVE_AFTER; clearTimeout(timer); save(); } };
  addEventListener("online", atOnce);
  // Whoever comes back from signing in elsewhere does not wait for the next try.
  document.addEventListener("visibilitychange", () => { if (!document.hidden) atOnce(); });
  addEventListener("beforeunload", (event) => { if (!leaving && state() !== kept) event.preventDefault(); });
  // The other forms of the page lead away from it: what was typed goes first.
  for (const other of document.querySelectorAll(".draft-side form")) {
    other.addEventListener("submit", async (event) => {
      if (other.dataset.ready || (isKept() && !sending)) return;
      event.preventDefault();
      clearTimeout(timer);
      // What could not be saved is not left behind: the line above says why, and the button can be pressed again.
      if (!(await save())) return;
      other.dataset.ready = "1";
      leaving = true;
      other.requestSubmit(event.submitter);
    });
  }

  // What this device kept when a line broke or a battery ended.
  try {
    const left = JSON.parse(localStorage.getItem(key) ?? "null");
    if (clashed) remember();
    else if (left && !taken && words(left.state) !== words(kept)) offer(left.state);
    else if (left) forget();
  } catch { /* not ours */ }

  // The version says when something was read, not what it says.
  function words(state) {
    const fields = new URLSearchParams(state);
    fields.delete("version");
    return fields.toString();
  }

  function offer(left) {
    const box = document.createElement("div");
    box.className = "notice warning";
    const text = document.createElement("p");
    text.textContent = form.dataset.found;
    const buttons = document.createElement("p");
    buttons.className = "buttons";
    for (const [name, act] of [["restore", () => restore(left)], ["forget", forget]]) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "button secondary";
      button.textContent = form.dataset[name];
      button.setAttribute(`data-${name}`, "");
      button.addEventListener("click", () => { act(); box.remove(); });
      buttons.append(button);
    }
    box.append(text, buttons);
    box.setAttribute("role", "alert");
    form.prepend(box);
  }

  function restore(left) {
    const fields = new URLSearchParams(left);
    for (const box of form.querySelectorAll("input[type=checkbox]")) box.checked = fields.has(box.name);
    // The version goes back as well: when someone saved meanwhile, the next save says so and shows both.
    for (const [name, value] of fields) {
      const field = form.elements[name];
      if (name === "document") document.querySelector("[data-editor]")?.loaEditor?.set(JSON.parse(value));
      else if (field && field.type !== "checkbox") field.value = value;
    }
    form.dispatchEvent(new CustomEvent("loa:change"));
  }
}
