// The list of areas of a draft: a field narrows it as someone types, with or without marks; the line above it says what is
// chosen. Without this script the whole list is there all the same.
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();
const words = (text) => fold(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);

for (const list of document.querySelectorAll("[data-areas]")) {
  const boxes = [...list.querySelectorAll("input[type=checkbox]")];
  const rows = boxes.map((box) => {
    const row = box.closest("label");
    const name = row.textContent.trim();
    return { box, row, name, words: words(name) };
  });
  const said = list.querySelector("[data-areas-said]");
  const tell = () => {
    const chosen = rows.filter(({ box }) => box.checked).map(({ name }) => name);
    said.textContent = chosen.join(", ") || list.dataset.none;
  };
  list.addEventListener("change", tell);
  list.closest("form").addEventListener("loa:change", tell);

  const find = list.querySelector("[data-areas-find]");
  const field = find.querySelector("input");
  const status = find.querySelector("[role=status]");
  const look = () => {
    const typed = words(field.value);
    let found = 0;
    for (const { box, row, words } of rows) {
      // The words as they begin, in any order: "saig" is no part of "Sài Gòn", "sai g" is.
      const fits = typed.every((part) => words.some((word) => word.startsWith(part)));
      // What holds the focus stays: a key press must not throw it away.
      row.hidden = !fits && box !== document.activeElement;
      if (fits) found += 1;
    }
    status.textContent = typed.length === 0 ? "" : found === 0 ? status.dataset.lost : `${status.dataset.found} ${found}`;
  };
  // It is no part of the draft: what is typed here is not saved, and Enter does not send the form.
  field.addEventListener("input", (event) => { event.stopPropagation(); look(); });
  field.addEventListener("change", (event) => event.stopPropagation());
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
    if (event.key === "Escape" && field.value) { event.preventDefault(); field.value = ""; look(); }
  });
  find.hidden = false;
}
