// A draft saves itself while it is written, says who else is there, and never overwrites what it has not seen.
const form = document.querySelector("form#draft");
const SAVE_AFTER = 2000;
const LOOK_EVERY = 15000;

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
}

// The passage that is selected in the text is what a comment is about.
const quote = document.querySelector("#quote");
document.addEventListener("selectionchange", () => {
  const selection = document.getSelection();
  const inside = selection?.anchorNode?.parentElement?.closest(".reads, .ProseMirror");
  const words = selection?.toString().trim();
  if (quote && inside && words && words.length < 500) quote.value = words;
});

for (const field of document.querySelectorAll("[data-one-line]")) {
  field.addEventListener("keydown", (event) => { if (event.key === "Enter" && !event.isComposing) event.preventDefault(); });
}

// A press on the picture chooses the point that crops keep.
for (const image of document.querySelectorAll("img[data-focus]")) {
  image.addEventListener("click", (event) => {
    const box = image.getBoundingClientRect();
    const set = (id, part) => {
      const field = document.getElementById(id);
      if (field) field.value = Math.round(Math.min(Math.max(part, 0), 1) * 100);
    };
    set("focus-x", (event.clientX - box.left) / box.width);
    set("focus-y", (event.clientY - box.top) / box.height);
    document.getElementById("focus-x")?.focus();
  });
}

if (form) keepSaving(form);

function keepSaving(form) {
  const said = form.querySelector("[data-autosave]");
  const key = `loa-draft-${form.dataset.id}`;
  const say = (words) => { said.textContent = words; };
  const state = () => new URLSearchParams(new FormData(form)).toString();
  let kept = state(), refused;
  let timer, pause = SAVE_AFTER, stopped = false, saving = false, leaving = false;

  const remember = () => { try { localStorage.setItem(key, JSON.stringify({ at: Date.now(), state: state() })); } catch { /* full or forbidden */ } };
  const forget = () => { try { localStorage.removeItem(key); } catch { /* forbidden */ } };

  // Answers whether all that is typed is kept now.
  async function save() {
    if (saving || stopped) return false;
    const sent = state();
    if (sent === kept) return true;
    if (sent === refused) return false;
    saving = true;
    let good = false;
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
        good = true;
        forget();
        say(`${form.dataset.kept} ${done.at}.`);
      } else if (answer.status === 409) {
        const other = await answer.json();
        stopped = true;
        say(`${form.dataset.clash} ${other.by}, ${other.at}.`);
      } else if (answer.status === 401) {
        say(form.dataset.ended);
        pause = Math.min(pause * 2, 60000);
      } else if (answer.status === 422) {
        say((await answer.json()).error);
        refused = sent;
      } else {
        throw new Error(String(answer.status));
      }
    } catch {
      say(form.dataset.failed);
      pause = Math.min(pause * 2, 60000);
    }
    saving = false;
    if (state() !== kept && state() !== refused && !stopped) later();
    return good && state() === kept;
  }

  function later() {
    remember();
    clearTimeout(timer);
    timer = setTimeout(save, pause);
  }

  form.addEventListener("input", later);
  form.addEventListener("change", later);
  form.addEventListener("loa:change", later);
  form.addEventListener("submit", () => { leaving = true; clearTimeout(timer); forget(); });
  addEventListener("online", () => { pause = SAVE_AFTER; save(); });
  addEventListener("beforeunload", (event) => { if (!leaving && state() !== kept) event.preventDefault(); });
  // The other forms of the page lead away from it: what was typed goes first.
  for (const other of document.querySelectorAll(".draft-side form")) {
    other.addEventListener("submit", async (event) => {
      if (state() === kept || other.dataset.ready) return;
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
    if (left && left.state !== kept && new URLSearchParams(left.state).get("version") === form.elements.version.value) offer(left.state);
    else if (left) forget();
  } catch { /* not ours */ }

  function offer(left) {
    const box = document.createElement("div");
    box.className = "notice warning";
    const words = document.createElement("p");
    words.textContent = form.dataset.found;
    const buttons = document.createElement("p");
    buttons.className = "buttons";
    for (const [name, act] of [["restore", () => restore(left)], ["forget", forget]]) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "button secondary";
      button.textContent = form.dataset[name];
      button.addEventListener("click", () => { act(); box.remove(); });
      buttons.append(button);
    }
    box.append(words, buttons);
    form.prepend(box);
  }

  function restore(left) {
    for (const [name, value] of new URLSearchParams(left)) {
      if (name === "version") continue;
      if (name === "document") {
        document.querySelector("[data-editor]")?.loaEditor?.set(JSON.parse(value));
        continue;
      }
      const field = form.elements[name];
      if (field && "value" in field) field.value = value;
    }
    later();
  }
}
