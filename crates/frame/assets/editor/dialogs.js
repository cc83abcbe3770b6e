// Questions in a <dialog>: Escape leaves, Enter answers, and the focus goes back to where it was.
let count = 0;

/**
 * Asks. `words` stand above; `fields` are `{ name, label, hint, kind, value, required, accept, options }`; `answer(values)` does the work and
 * returns a sentence when something is wrong; `extra` is `{ label, run }` for one more button.
 */
export function ask(texts, { title, words, fields, submit, answer, extra }) {
  const id = `editor-dialog-${(count += 1)}`;
  const dialog = element("dialog", { className: "editor-dialog" });
  dialog.setAttribute("aria-labelledby", id);
  const form = element("form", { method: "dialog", noValidate: true });
  const heading = element("h2", { id, textContent: title });
  const error = element("p", { className: "error" });
  error.setAttribute("role", "alert");
  const inputs = fields.map(field => input(field, id));
  const send = element("button", { className: "button", textContent: submit });
  const cancel = element("button", { className: "button secondary", type: "button", textContent: texts.cancel });
  const buttons = element("div", { className: "buttons" });
  buttons.append(send, cancel);
  if (extra) {
    const other = element("button", { className: "button secondary", type: "button", textContent: extra.label });
    other.addEventListener("click", () => (extra.run(), dialog.close()));
    buttons.append(other);
  }
  form.append(heading, ...(words ? [element("p", { className: "hint", textContent: words })] : []), ...inputs.map(({ dom }) => dom), error, buttons);
  dialog.append(form);
  document.body.append(dialog);
  cancel.addEventListener("click", () => dialog.close());
  // The page does not hear what is typed here.
  for (const kind of ["input", "change", "submit"]) dialog.addEventListener(kind, event => event.stopPropagation());
  form.addEventListener("submit", async event => {
    event.preventDefault();
    if (send.getAttribute("aria-busy") === "true") return;
    const wrong = inputs.find(({ field, control }) => {
      const missing = field.required && (field.kind === "file" ? !control.files.length : !control.value.trim());
      control.setAttribute("aria-invalid", String(Boolean(missing)));
      return missing;
    });
    if (wrong) {
      error.textContent = wrong.field.missing ?? texts.required;
      wrong.control.focus();
      return;
    }
    send.setAttribute("aria-busy", "true");
    const values = Object.fromEntries(inputs.map(({ field, control }) =>
      [field.name, field.kind === "file" ? control.files[0] : control.value.trim()]));
    const complaint = await answer(values).catch(() => texts.failed);
    send.removeAttribute("aria-busy");
    if (complaint) error.textContent = complaint;
    else dialog.close();
  });
  const closed = new Promise(resolve => dialog.addEventListener("close", () => (dialog.remove(), resolve())));
  dialog.showModal();
  const first = inputs.find(({ field }) => field.kind !== "file") ?? inputs[0];
  const start = fields.some(field => field.kind === "file") ? inputs[0] : first;
  (start?.control ?? send).focus();
  if (start?.control.select) start.control.select();
  return closed;
}

function input(field, id) {
  const name = `${id}-${field.name}`;
  const dom = element("div", { className: "field" });
  const label = element("label", { htmlFor: name, textContent: field.label });
  const control = element({ select: "select", area: "textarea" }[field.kind] ?? "input", { id: name });
  if (field.kind === "file") Object.assign(control, { type: "file", accept: field.accept });
  else if (!field.kind) control.type = "text";
  if (field.kind === "select") {
    field.options.forEach(([value, words]) => control.append(element("option", { value, textContent: words })));
  }
  if (field.files) control.files = field.files;
  if (field.value !== undefined) control.value = field.value;
  if (field.mode) control.inputMode = field.mode;
  if (field.most) control.maxLength = field.most;
  if (field.required) control.required = true;
  dom.append(label);
  if (field.hint) {
    dom.append(element("p", { className: "hint", id: `${name}-hint`, textContent: field.hint }));
    control.setAttribute("aria-describedby", `${name}-hint`);
  }
  dom.append(control);
  return { field, control, dom };
}

export function element(name, properties) {
  return Object.assign(document.createElement(name), properties);
}
