// The editor of an article's body: it stands in for the text area, whose Markdown serves where no script runs. Its schema
// is the program's own document, so that nothing can be written that could not be stored.
import { redo, undo, history } from "./vendor/prosemirror/prosemirror-history.js";
import { keymap } from "./vendor/prosemirror/prosemirror-keymap.js";
import { dropCursor } from "./vendor/prosemirror/prosemirror-dropcursor.js";
import { gapCursor } from "./vendor/prosemirror/prosemirror-gapcursor.js";
import { Fragment, Slice } from "./vendor/prosemirror/prosemirror-model.js";
import { EditorState } from "./vendor/prosemirror/prosemirror-state.js";
import * as tables from "./vendor/prosemirror/prosemirror-tables.js";
import { EditorView } from "./vendor/prosemirror/prosemirror-view.js";
import * as commands from "./editor/commands.js";
import { element } from "./editor/dialogs.js";
import { fromNode, toNode } from "./editor/document.js";
import { inserts } from "./editor/inserts.js";
import { cleanHtml, plainParagraphs } from "./editor/paste.js";
import { pictures, schema } from "./editor/schema.js";
import { toolbar } from "./editor/toolbar.js";

const { nodes, marks } = schema;

/** How long after the last letter the document is written into the form, in milliseconds. */
const PAUSE = 200;

function enhance(area) {
  const texts = JSON.parse(area.dataset.texts);
  const field = element("input", { type: "hidden", name: "document" });
  const status = element("p", { className: "editor-status" });
  status.setAttribute("role", "status");
  const host = element("div", { className: "editor" });
  const label = area.labels[0];
  const help = element("p", { className: "hint editor-help", id: `${area.id}-help`, textContent: texts.help });
  pictures.base = area.dataset.pictures;
  let editable = !area.readOnly;
  let timer = 0;
  let view;

  const say = words => {
    status.textContent = "";
    // A change is announced, the same words again would not be.
    requestAnimationFrame(() => (status.textContent = words));
  };
  const write = () => {
    clearTimeout(timer);
    timer = 0;
    field.value = JSON.stringify(fromNode(view.state.doc));
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      write();
      area.dispatchEvent(new CustomEvent("loa:change", { bubbles: true }));
    }, PAUSE);
  };
  const insert = inserts({ area, texts, say, view: () => view });
  const open = what => (state, dispatch) => {
    if (what === "selected") return dispatch ? insert.editSelected(state) : insert.isEditable(state);
    if (dispatch) what === "toolbar" ? bar.focus() : insert[what]();
    return true;
  };

  const insideTable = state => tables.isInTable(state);
  const command = (name, run, on) => ({ name, run, on, can: state => run(state) });
  const question = (name, can = () => true, on) => ({ name, run: open(name), can, on });
  const outside = state => !insideTable(state);
  const block = (name, type, level) => command(name, level ? commands.heading(level) : commands.paragraph,
    state => { const { parent } = state.selection.$from; return parent.type === type && (!level || parent.attrs.level === level); });
  const has = (...types) => state => Boolean(commands.around(state, ...types));
  const marked = type => state => commands.isMarked(state, type);
  const inTable = (name, run) => ({ ...command(name, run), shown: insideTable });
  const bar = toolbar([
    [command("undo", undo), command("redo", redo)],
    [block("paragraph", nodes.paragraph), block("h2", nodes.heading, 2), block("h3", nodes.heading, 3), block("h4", nodes.heading, 4)],
    [command("strong", commands.strong, marked(marks.strong)), command("emphasis", commands.emphasis, marked(marks.emphasis)),
      question("link", () => true, marked(marks.link)), question("cite", () => true, marked(marks.cite))],
    [command("bullets", commands.list(nodes.bullet_list), has(nodes.bullet_list)),
      command("numbers", commands.list(nodes.ordered_list), has(nodes.ordered_list)),
      command("quote", commands.quote, has(nodes.quote)), command("rule", commands.rule)],
    [question("picture", outside), question("table", outside), ...(insert.hasBlocks ? [question("reuse", outside)] : [])],
    [inTable("rowBefore", tables.addRowBefore), inTable("rowAfter", tables.addRowAfter),
      inTable("columnBefore", tables.addColumnBefore), inTable("columnAfter", tables.addColumnAfter),
      inTable("deleteRow", tables.deleteRow), inTable("deleteColumn", tables.deleteColumn), inTable("deleteTable", tables.deleteTable)],
  ], texts, tool => {
    tool.run(view.state, view.dispatch, view);
    if (!document.querySelector("dialog[open]")) view.focus();
  });

  const fresh = json => EditorState.create({
    doc: toNode(json),
    plugins: [
      commands.typing,
      keymap({ ...commands.keys(open) }),
      history(),
      dropCursor({ class: "editor-drop", width: 3, color: false }),
      gapCursor(),
      commands.shape,
      tables.tableEditing(),
    ],
  });

  host.append(bar.dom);
  view = new EditorView(host, {
    state: fresh(JSON.parse(area.dataset.document || "{}")),
    editable: () => editable,
    attributes: state => ({
      class: "editor-text prose", role: "textbox", "aria-multiline": "true", "aria-labelledby": label.id,
      "aria-describedby": help.id, id: `${area.id}-text`, lang: area.lang || "vi", spellcheck: "true",
      "aria-readonly": String(!editable), "data-placeholder": isEmpty(state.doc) ? texts.placeholder : "",
    }),
    nodeViews: { reuse: node => ({ dom: insert.reuseView(node) }) },
    dispatchTransaction(tr) {
      view.updateState(view.state.apply(tr));
      bar.update(view.state, editable);
      if (tr.docChanged) later();
    },
    transformPastedHTML(html) {
      const clean = cleanHtml(html);
      if (clean.pictures) say(texts.pasteWithoutPictures.replace("{n}", clean.pictures));
      return clean.html;
    },
    clipboardTextParser(text, $context) {
      const line = words => words.flatMap((word, index) =>
        [...(index ? [nodes.hard_break.create()] : []), schema.text(word, $context.marks())]);
      const paragraphs = plainParagraphs(text).map(words => nodes.paragraph.create(null, line(words)));
      return new Slice(Fragment.from(paragraphs), paragraphs.length ? 1 : 0, paragraphs.length ? 1 : 0);
    },
    handlePaste: (_, event, slice) => insert.files(event.clipboardData) || pasteIntoCell(view, slice),
    handleDrop: (_, event, slice, moved) => !moved && insert.files(event.dataTransfer),
    handleDoubleClickOn: (_, pos, node) => insert.editNode(node, pos),
    handleDOMEvents: {
      // The browser tells of a new selection a moment after it is made; a shortcut may come first, and means what is selected.
      keydown: (_, event) => {
        if (!event.isComposing && (event.ctrlKey || event.metaKey)) document.dispatchEvent(new Event("selectionchange"));
        return false;
      },
      blur: () => (timer && (write(), area.dispatchEvent(new CustomEvent("loa:change", { bubbles: true }))), false),
    },
  });
  const form = area.form;
  area.hidden = true;
  document.getElementById(`${area.id}-markdown`).hidden = true;
  // The form sends the document, and not the Markdown that stood in for it.
  area.disabled = true;
  area.after(host, status, help, field);
  label.addEventListener("click", event => (event.preventDefault(), view.focus()));
  form?.addEventListener("formdata", event => (write(), event.formData.set("document", field.value)));
  write();
  bar.update(view.state, editable);

  area.loaEditor = {
    /** The document as it stands now. */
    get: () => fromNode(view.state.doc),
    /** Puts another document in its place; what was before cannot be brought back with undo. */
    set(json) {
      view.updateState(fresh(typeof json === "string" ? JSON.parse(json) : json));
      write();
      bar.update(view.state, editable);
    },
    /** Locks or unlocks the text. */
    readOnly(locked) {
      editable = !locked;
      view.setProps({});
      bar.update(view.state, editable);
    },
    /** The selected words, and the number of the first block they are in; none when nothing is selected. */
    selectionQuote() {
      const { from, to, empty, $from } = view.state.selection;
      return empty ? null : { text: view.state.doc.textBetween(from, to, "\n", "\n"), block: $from.index(0) };
    },
    focus: () => view.focus(),
  };
  area.dispatchEvent(new CustomEvent("loa:ready", { bubbles: true }));
}

const isEmpty = doc => doc.childCount === 1 && doc.firstChild.type === nodes.paragraph && !doc.firstChild.content.size;

/** Whatever is pasted into a cell becomes lines of its text; a table goes over the cells, as the library does it. */
function pasteIntoCell(view, slice) {
  if (!tables.isInTable(view.state) || view.state.selection instanceof tables.CellSelection) return false;
  let hasTable = false;
  slice.content.descendants(node => { hasTable ||= /^table/.test(node.type.name); });
  if (hasTable) return false;
  const parts = [];
  slice.content.descendants(node => {
    if (!node.isTextblock) return !node.isInline;
    if (parts.length) parts.push(nodes.hard_break.create());
    node.content.forEach(child => parts.push(child));
    return false;
  });
  if (!parts.length && slice.content.firstChild?.isInline) slice.content.forEach(child => parts.push(child));
  view.dispatch(view.state.tr.replaceSelection(new Slice(Fragment.from(parts), 0, 0)).scrollIntoView());
  return true;
}

for (const area of document.querySelectorAll("textarea[data-editor]")) enhance(area);
