// What is put into the text by way of a question: links, citations of law, pictures, tables, reusable blocks.
import { NodeSelection } from "../vendor/prosemirror/prosemirror-state.js";
import { insertBlock, isMarked, newTable } from "./commands.js";
import { ask, element } from "./dialogs.js";
import { isSafeAddress, schema } from "./schema.js";

const { nodes, marks } = schema;
const KINDS = "image/jpeg,image/png,image/webp,image/gif";

export function inserts({ area, texts, say, view }) {
  const blocks = JSON.parse(area.dataset.blocks || "[]");
  const run = command => command(view().state, view().dispatch, view());
  const back = () => view().focus();

  async function link() {
    const { state } = view();
    const range = markRange(state, marks.link);
    const value = range?.mark.attrs.href ?? "";
    const empty = !range && state.selection.empty;
    await ask(texts, {
      title: texts.link,
      submit: texts.insert,
      fields: [
        { name: "href", label: texts.linkAddress, hint: texts.linkHint, value, required: true, missing: texts.linkWrong, mode: "url" },
        ...(empty ? [{ name: "words", label: texts.linkWords, required: true, missing: texts.required }] : []),
      ],
      extra: range && { label: texts.unlink, run: () => change(range, null) },
      async answer({ href, words }) {
        const address = /^[\w-]+(\.[\w-]+)+([/?#]|$)/.test(href) ? `https://${href}` : href;
        if (!isSafeAddress(address)) return texts.linkWrong;
        change(range, marks.link.create({ href: address }), words);
        return "";
      },
    });
    back();
  }

  async function cite() {
    const { state } = view();
    const range = markRange(state, marks.cite);
    const { from, to, empty } = state.selection;
    const value = range?.mark.attrs.reference ?? (empty ? "" : state.doc.textBetween(from, to, " "));
    await ask(texts, {
      title: texts.cite,
      submit: texts.insert,
      fields: [{ name: "q", label: texts.citeWords, hint: texts.citeHint, value, required: true, missing: texts.required, most: 300 }],
      extra: range && { label: texts.uncite, run: () => change(range, null) },
      async answer({ q }) {
        const found = area.dataset.cite ? await json(`${area.dataset.cite}?q=${encodeURIComponent(q)}`) : { reference: q };
        if (!found.reference) return found.error ?? texts.failed;
        change(range, marks.cite.create({ reference: found.reference }), found.reference);
        say(texts.cited.replace("{reference}", found.reference));
        return "";
      },
    });
    back();
  }

  /** Marks a range or the selection, or puts in marked words; no mark takes it away. */
  function change(range, mark, words) {
    const { state, dispatch } = view();
    const tr = state.tr;
    const { from, to } = range ?? state.selection;
    if (from === to && mark) tr.replaceSelectionWith(schema.text(words, [mark, ...state.selection.$from.marks()]), false);
    else if (mark) tr.addMark(from, to, mark);
    else tr.removeMark(from, to, range.mark);
    dispatch(tr.scrollIntoView());
  }

  /** A new picture, from a file that may be there already; or new words for one that is. */
  async function picture(file, old) {
    const fields = [
      { name: "alt", label: texts.alt, hint: texts.altHint, kind: "area", value: old?.node.attrs.alt, required: true, missing: texts.altMissing, most: 500 },
      { name: "caption", label: texts.caption, hint: texts.captionHint, value: old?.node.attrs.caption, most: 500 },
    ];
    if (!old) fields.unshift({ name: "file", label: texts.file, hint: texts.fileHint, kind: "file", accept: KINDS, files: file, required: true, missing: texts.fileMissing });
    await ask(texts, {
      title: old ? texts.pictureChange : texts.picture,
      submit: old ? texts.save : texts.insert,
      fields,
      async answer(values) {
        const { state, dispatch } = view();
        const words = { alt: values.alt, caption: values.caption };
        if (old) {
          dispatch(state.tr.setNodeMarkup(old.pos, null, { ...old.node.attrs, ...words }));
          return "";
        }
        const body = new FormData();
        body.append("file", values.file);
        const stored = await json(area.dataset.upload, { method: "POST", body });
        if (!stored.blob) return stored.error ?? texts.failed;
        const { blob, kind, width, height } = stored;
        run(insertBlock(nodes.picture.create({ blob, kind, width, height, ...words })));
        say(texts.pictureInserted);
        return "";
      },
    });
    back();
  }

  async function table() {
    await ask(texts, {
      title: texts.table,
      submit: texts.insert,
      fields: [
        { name: "columns", label: texts.columns, kind: "select", options: numbers(2, 8), value: "3" },
        { name: "rows", label: texts.rows, hint: texts.rowsHint, kind: "select", options: numbers(2, 20), value: "4" },
      ],
      async answer({ columns, rows }) {
        run(insertBlock(newTable(Number(rows), Number(columns)), true));
        say(texts.tableInserted.replace("{rows}", rows).replace("{columns}", columns));
        return "";
      },
    });
    back();
  }

  /** There is nothing to place yet: leads to where one is made. */
  async function noBlock() {
    await ask(texts, {
      title: texts.reuse,
      words: texts.reuseNone,
      submit: texts.reuseMake,
      fields: [],
      async answer() {
        location.assign(area.dataset.makeBlock);
        return "";
      },
    });
    back();
  }

  async function reuse(old) {
    if (!blocks.length) return noBlock();
    await ask(texts, {
      title: texts.reuse,
      submit: old ? texts.save : texts.insert,
      fields: [{ name: "id", label: texts.reuseWhich, hint: texts.reuseHint, kind: "select", options: blocks.map(({ id, name }) => [id, name]), value: old?.node.attrs.id ?? blocks[0].id }],
      async answer({ id }) {
        if (old) view().dispatch(view().state.tr.setNodeMarkup(old.pos, null, { id }));
        else run(insertBlock(nodes.reuse.create({ id })));
        return "";
      },
    });
    back();
  }

  const isEditable = state => state.selection instanceof NodeSelection &&
    (state.selection.node.type === nodes.picture || (state.selection.node.type === nodes.reuse && blocks.length > 0));
  const editNode = (node, pos) => {
    if (node.type === nodes.picture) picture(undefined, { node, pos });
    else if (node.type === nodes.reuse && blocks.length) reuse({ node, pos });
    else return false;
    return true;
  };
  const selected = state => (isEditable(state) ? { node: state.selection.node, pos: state.selection.from } : null);

  return {
    link, cite, table,
    picture: () => {
      const old = selected(view().state);
      return picture(undefined, old?.node.type === nodes.picture ? old : undefined);
    },
    reuse: () => {
      const old = selected(view().state);
      return reuse(old?.node.type === nodes.reuse ? old : undefined);
    },
    hasBlocks: blocks.length > 0 || Boolean(area.dataset.makeBlock),
    isEditable,
    editNode,
    editSelected: state => isEditable(state) && editNode(state.selection.node, state.selection.from),
    /** A picture that was pasted or dropped as a file alone. */
    files(data) {
      const images = [...(data?.files ?? [])].filter(file => KINDS.split(",").includes(file.type));
      if (!images.length || /<\w/.test(data.getData("text/html").replace(/<(\/?(html|body|meta|img)\b[^>]*|!--[^>]*)>/g, ""))) return false;
      const one = new DataTransfer();
      one.items.add(images[0]);
      picture(one.files);
      return true;
    },
    /** A reusable block shows its name: what it says is written elsewhere. */
    reuseView(node) {
      const known = blocks.find(({ id }) => id === node.attrs.id);
      const dom = element("div", { className: "editor-reuse" });
      dom.append(element("span", { textContent: texts.reuseLabel }), element("strong", { textContent: known?.name ?? texts.reuseUnknown }));
      return dom;
    },
  };
}

const numbers = (from, to) => Array.from({ length: to - from + 1 }, (_, index) => [String(from + index), String(from + index)]);

async function json(url, options) {
  const answer = await fetch(url, { ...options, headers: { accept: "application/json" }, credentials: "same-origin" });
  return answer.json();
}

/** The whole of the mark that the selection begins in. */
function markRange(state, type) {
  const { $from, from, empty } = state.selection;
  if (!$from.parent.isTextblock || (!empty && !isMarked(state, type))) return null;
  const ranges = [];
  $from.parent.forEach((child, offset) => {
    const mark = type.isInSet(child.marks);
    const start = $from.start() + offset;
    const before = ranges.at(-1);
    if (mark && before?.to === start && before.mark.eq(mark)) before.to += child.nodeSize;
    else if (mark) ranges.push({ mark, from: start, to: start + child.nodeSize });
  });
  return ranges.findLast(range => range.from <= from && range.to >= from) ?? null;
}
