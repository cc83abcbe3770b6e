// The row of buttons: one stop for Tab, arrows between them (ARIA Authoring Practices, toolbar).
import { icon } from "./icons.js";

const SHORTCUTS = {
  undo: "Ctrl+Z", redo: "Ctrl+Y", strong: "Ctrl+B", emphasis: "Ctrl+I", link: "Ctrl+K", paragraph: "Ctrl+Alt+0",
  h2: "Ctrl+Alt+2", h3: "Ctrl+Alt+3", h4: "Ctrl+Alt+4", numbers: "Ctrl+Shift+7", bullets: "Ctrl+Shift+8",
};

/** Makes the toolbar. `groups` are lists of `{ name, run, can, on, shown }`; `texts` says what each is called. */
export function toolbar(groups, texts, run) {
  const bar = document.createElement("div");
  bar.className = "editor-tools";
  bar.setAttribute("role", "toolbar");
  bar.setAttribute("aria-label", texts.toolbar);
  // What is always there is one row, which scrolls on a phone; what a place brings along stands below it.
  const row = document.createElement("div");
  row.className = "editor-row";
  bar.append(row);
  const buttons = [];
  for (const tools of groups) {
    const group = document.createElement("div");
    group.className = "editor-group";
    for (const tool of tools) {
      const button = document.createElement("button");
      const shortcut = SHORTCUTS[tool.name];
      button.type = "button";
      button.tabIndex = buttons.length ? -1 : 0;
      button.dataset.tool = tool.name;
      button.setAttribute("aria-label", texts[tool.name]);
      if (shortcut) button.setAttribute("aria-keyshortcuts", shortcut.replace("Ctrl", "Control"));
      button.title = shortcut ? `${texts[tool.name]} (${shortcut})` : texts[tool.name];
      button.append(icon(tool.name));
      // The text keeps its cursor, and a phone its keyboard.
      button.addEventListener("mousedown", event => event.preventDefault());
      button.addEventListener("click", () => {
        stop(button);
        if (button.getAttribute("aria-disabled") !== "true") run(tool);
      });
      group.append(button);
      buttons.push({ button, tool });
    }
    (tools[0].shown ? bar : row).append(group);
  }
  const shown = () => buttons.filter(({ button }) => !button.closest("[hidden]")).map(({ button }) => button);
  const stop = chosen => buttons.forEach(({ button }) => (button.tabIndex = button === chosen ? 0 : -1));
  bar.addEventListener("keydown", event => {
    const list = shown();
    const at = list.indexOf(document.activeElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: list.length - 1 }[event.key];
    if (at < 0 || to === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    const next = list[(to + list.length) % list.length];
    stop(next);
    next.focus();
    next.scrollIntoView({ block: "nearest", inline: "nearest" });
  });
  return {
    dom: bar,
    focus() {
      (shown().find(button => button.tabIndex === 0) ?? shown()[0]).focus();
    },
    /** Shows what is on, and what can be done here. */
    update(state, editable) {
      for (const { button, tool } of buttons) {
        button.setAttribute("aria-disabled", String(!editable || !tool.can(state)));
        if (tool.on) button.setAttribute("aria-pressed", String(tool.on(state)));
      }
      for (const { button, tool } of buttons) if (tool.shown) button.parentElement.hidden = !tool.shown(state);
      if (!shown().some(button => button.tabIndex === 0)) stop(shown()[0]);
    },
  };
}
